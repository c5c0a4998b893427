/* SPDX-License-Identifier: MIT */
/*
 * intake: takes captures in and writes notes.csv, as a stream: records, notes,
 * check, redact, recognise repeats, write.  Memory grows with the number of
 * different notes (a hash each), not with their words.
 *
 * Its rooms are intake_check (what was asked for), intake_ready (what can be
 * made of a note before its turn), intake_row (how a row is written) and
 * intake_merge (a file of notes that is there already).  Beside a
 * named file of notes stands its ledger, written after it.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include "notes.h"
#include "receipt.h"

struct intake_job {
	const char *const *captures; /* paths; "-" is standard input */
	size_t n_captures;        /* 0: standard input, or with withdraw none */
	const struct plan *plan;  /* NULL: said aloud */
	const char *names;        /* the names list; NULL: as the plan has it */
	const char *map;          /* "HEADER=column,..."; may be NULL */
	const char *profile;      /* the name of one; NULL: known by headers */
	enum profile_shape shape; /* blank: found out */
	const char *session, *step;   /* for rows that name none; may be NULL */
	struct dialect_orders orders; /* how the captures are written */
	const char *const *keep; /* headers of columns that are copied, too */
	size_t n_keep;
	const char *output;   /* a new file; NULL or "-": standard output */
	const char *into;     /* or a file that is added to; or NULL */
	const char *withdraw; /* the id of a note in it, or for reflections the
			       * number of a row; may be NULL */
	const char *problems; /* a file for the rows left out; may be NULL */
	bool reflections; /* not notes, but answers to the group's questions */
	bool again;       /* brings back what is no longer in the file */
	bool bom;         /* a new file begins with a byte order mark */
	bool dry_run;     /* writes nothing */
	/* Says how many notes of a large capture have been read so far, and 0
	 * at its end; may be NULL. */
	void (*progress)(void *context, size_t notes);
	void *context;
};

/* Does the job, and fills in the receipt, whatever happens.  Problems go to
 * diag.  Nothing is written if a capture could not be read to its end; rows
 * with a problem are left out. */
void intake_run(struct arena *arena, struct diag *diag,
    const struct intake_job *job, struct receipt *receipt);

#endif
