/* SPDX-License-Identifier: MIT */
/*
 * intake_check: whether an import is asked for in a way that can be done, and
 * where its files are.
 */
#ifndef INTAKE_CHECK_H
#define INTAKE_CHECK_H

#include "intake.h"

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

#endif
