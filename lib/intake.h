/* SPDX-License-Identifier: MIT */
/*
 * intake: takes captures in and writes notes.csv, as a stream: records, notes,
 * check, redact, recognise repeats, write.  Memory grows with the number of
 * different notes (a hash each), not with their words.
 *
 * Beside a named output stands its sidecar, .NAME.imported, written after it:
 * the hash key in its first line, then the key of every note that was ever
 * imported.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include "notes.h"

struct intake_job {
	const char *const *captures; /* paths; "-" is standard input */
	size_t n_captures;
	const struct plan *plan;  /* NULL: said aloud */
	const char *names;        /* the names list; NULL: as the plan has it */
	const char *map;          /* "HEADER=column,..."; may be NULL */
	const char *profile;      /* the name of one; NULL: known by headers */
	enum profile_shape shape; /* blank: found out */
	const char *session, *step;   /* for rows that name none; may be NULL */
	struct dialect_orders orders; /* how the captures are written */
	const char *output;           /* NULL or "-": standard output */
	const char *problems; /* a file for the rows left out; may be NULL */
	bool dry_run;         /* writes nothing */
};

/* Does the job, and writes the receipt.  Problems go to diag.  Nothing is
 * written if a capture could not be read to its end; rows with a problem are
 * left out. */
void intake_run(struct arena *arena, struct diag *diag,
    const struct intake_job *job, struct out *receipt);

#endif
