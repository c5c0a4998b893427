/* SPDX-License-Identifier: MIT */
/*
 * notes: the rows of workshop-notes(5), and of captures on their way there.
 * A reader, not an array: each note is given to a function and gone after.
 */
#ifndef NOTES_H
#define NOTES_H

#include "cell.h"
#include "column.h"
#include "csv.h"
#include "dialect.h"
#include "label.h"
#include "outcome.h"
#include "redact.h"
#include "shape.h"

/* "note", "session" ... "question": the names in the header. */
extern const char *const notes_column_words[];

enum notes_kind {
	NOTES_IDEA,
	NOTES_NEED,
	NOTES_WORRY,
	NOTES_STRENGTH,
	NOTES_STORY,
	NOTES_A_QUESTION,
	NOTES_DIFFERS,
	NOTES_COMPOST,
	NOTES_VOTE,
	NOTES_DECISION,
	NOTES_ACTION,
	NOTES_PARKED,
	NOTES_KINDS
};
extern const char *const notes_kind_words[];

/* Bits of a note's flags. */
enum notes_flag {
	NOTES_FLAG_NAME = 1,
	NOTES_FLAG_COURT = 2,
	NOTES_FLAG_SAFETY = 4,
	NOTES_FLAG_CHILD = 8,
	NOTES_FLAG_CHECK = 16,
};
/* "name", "court" ...: in the order of their bits. */
extern const char *const notes_flag_words[];

struct note {
	const struct plan_session
	    *session;                 /* never NULL in a good row with a plan */
	const struct plan_step *step; /* NULL: not placed */
	enum notes_kind kind;
	const struct str *theme; /* as written, trimmed, none blank */
	size_t n_themes;         /* 0: untagged */
	int dots;
	enum outcome_consent consent; /* the mark on the note; ask if unread */
	bool consent_unread; /* there was a word that is no consent word */
	unsigned flags;
	/* Bit c: redact is known to leave column c as it is. */
	unsigned clear;
	int show;          /* 0 no; 1 "yes", or its order from 1 */
	bool show_ordered; /* show is an order, not just "yes" */
	size_t line;       /* in its file, from 1 */
	/* What stands for its line where that would tell whose it is: the
	 * question of a form; else blank. */
	struct str place;
	/* Its row, bytes unchecked, under the headers of its table; NULL where
	 * a note is no row of its own. */
	const struct csv_record *record;
	const void *ready; /* what struct notes_reading had made of it */
	/* As in the row, trimmed; blank where nothing was written. */
	struct str column[NOTES_CAPTURE_COLUMNS];
};

/* What reading a file of notes needs to know. */
struct notes_context {
	struct arena *arena; /* for what outlives a row */
	struct diag *diag;
	const struct plan
	    *plan; /* NULL: sessions, steps and roles are not known */
	struct str only_session; /* for rows that name none; may be blank */
	struct str only_step;
	/* What the words of a sheet mean; NULL: those of the plan's language. */
	const struct label_set *labels;
	struct dialect_orders orders; /* of the user, for all files */
	/* Only for captures; all may be NULL. */
	const struct redact *redact;       /* for values that messages show */
	const struct dialect_names *names; /* made ready once for many files */
	struct dialect_map *map;
	const struct profile_set *
	    *set; /* read once for many files (shape_job.h) */
	const struct profile *profile; /* as the user says; may be NULL */
	enum profile_shape shape;      /* as the user says; may be blank */
	struct str tally; /* how votes stand behind words; may be blank */
};

/* The note and its bytes are gone when it returns.  False stops the reading. */
typedef bool notes_fn(void *context, const struct note *note);

/* Reads a notes file (workshop-notes(5)) through the same detection as any
 * capture.  Rows with a problem are left out and told to diag, by line and
 * column, without their words.  False if the file could not be read. */
bool notes_read(const struct notes_context *notes, const char *path,
    notes_fn *fn, void *context);

/* A row that is left out, and why, for the person who typed it. */
struct notes_problem {
	const struct csv_record *record; /* bytes unchecked */
	enum notes_column column; /* NOTES_CAPTURE_COLUMNS: the whole row */
	struct str value;         /* of that column, bytes unchecked */
	struct str why;           /* a sentence */
};
typedef void notes_problem_fn(
    void *context, const struct notes_problem *problem);

/* What reading a file found out about it. */
struct notes_file {
	const char *name; /* for messages */
	struct dialect dialect;
	struct shape_found found;      /* its headers, profile and shape */
	int at[NOTES_CAPTURE_COLUMNS]; /* which header is which column; or -1 */
	size_t rows;                   /* records of its shape; all of them: */
	size_t notes;
	size_t blanks; /* nothing in them, or only what a sheet fills in */
	size_t problems;
	size_t merged;    /* into the note of another record */
	size_t tallies;   /* notes whose votes stood behind their words */
	size_t seem;      /* and those that only look like it */
	size_t commas;    /* themes with a comma, where no board is known */
	size_t not_notes; /* titles, headings, and what a board adds */
	struct cell_odd odd;
};

/* Whether each note is a row of its own, so that the other cells of the row
 * tell of this note alone, and not of a person or of other notes. */
bool notes_has_rows(const struct notes_file *file);

/* Who reads a capture. */
struct notes_reading {
	notes_fn *fn;
	/* What fn will need of the note, in the arena or a view of the note: it
	 * becomes note->ready.  Perhaps another thread calls it: it may only
	 * read, and nobody may change what it reads.  May be NULL. */
	const void *(*ready)(
	    const void *context, const struct note *note, struct arena *arena);
	const void *ready_context;
	/* Each note a little before fn gets it, in the same order, at most
	 * NOTES_AHEAD of them: for what takes its time.  May be NULL. */
	void (*soon)(void *context, const struct note *note);
	notes_problem_fn *problem; /* may be NULL */
	void *context;
};
#define NOTES_AHEAD 32

/* Reads a capture, as notes_read() does, and tells more about it in file, which
 * is filled in as far as the reading went. */
bool notes_read_capture(const struct notes_context *notes, const char *path,
    const struct notes_reading *reading, struct notes_file *file);

#endif
