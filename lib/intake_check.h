/* SPDX-License-Identifier: MIT */
/*
 * intake_check: whether an import is asked for in a way that can be done, and
 * where its files are.
 */
#ifndef INTAKE_CHECK_H
#define INTAKE_CHECK_H

#include "intake.h"
#include "intake_row.h"
#include "ledger.h"

struct intake_files {
	const char *notes; /* what is written; NULL or "-": standard output */
	const char *real;  /* the same, links followed; NULL if it is no file */
	const char *sidecar; /* NULL where the notes are no file */
	const char *names;   /* the names list, or NULL, said aloud */
};

/* Where the notes go, as far as that can be done; links followed.  False after
 * a problem (wrong use). */
bool intake_find_notes(struct arena *arena, struct diag *diag,
    const struct intake_job *job, struct intake_files *files);

/* Everything else.  False after a problem (wrong use). */
bool intake_check(struct arena *arena, struct diag *diag,
    const struct intake_job *job, struct intake_files *files);

/* While captures are read and after: */

/* The name of a capture as it stands behind its notes: the last part of its
 * path, without names; told if there were some. */
struct str intake_source(struct arena *arena, struct diag *diag,
    const struct redact *redact, const char *path);

/* Whether a file to add to that is not there may be made: not if its sidecar
 * knows notes, which would not come back.  False after a problem. */
bool intake_check_gone(const struct intake_job *job, struct diag *diag,
    const struct intake_files *files, const struct ledger *ledger);

/* Whether each header that the user named was in some capture.  False after a
 * problem. */
bool intake_check_used(struct diag *diag, const struct dialect_map *map,
    const struct intake_layout *layout, const struct receipt *receipt);

#endif
