/* SPDX-License-Identifier: MIT */
/*
 * intake_end: the files of an import at its end: what was read goes to its
 * place, or nowhere; and the rows that were left out.
 */
#ifndef INTAKE_END_H
#define INTAKE_END_H

#include <sys/stat.h>

#include "intake_check.h"
#include "intake_row.h"
#include "ledger.h"

/* A row that is left out, and why. */
struct intake_problem {
	const struct csv_record *record; /* bytes unchecked */
	struct str source;               /* the capture's own name */
	const char *column;              /* "": the whole row */
	struct str value;                /* of that column, bytes unchecked */
	struct str why;
};

/* The file for them, with its header; where none is asked for, it is only kept
 * in memory. */
struct out *intake_problem_open(
    struct arena *arena, const struct intake_job *job);
/* Writes one, without names; row is scratch. */
void intake_problem_write(const struct intake_problem *problem,
    const struct redact *redact, struct arena *row, struct out *out);

struct intake_end {
	struct arena *arena;
	struct diag *diag;
	const struct intake_job *job;
	const struct intake_files *files;
	struct receipt *receipt;
	const struct intake_layout *layout;
	struct ledger *ledger;
	/* The file that is added to, as it was before it was read; NULL: there
	 * is none. */
	const struct stat *about;
};

/* Puts out, and the rows left out, in their places, unless the receipt says
 * that this was refused or a dry run; and fills in where they went. */
void intake_end(
    const struct intake_end *end, struct out *out, struct out *problems);

#endif
