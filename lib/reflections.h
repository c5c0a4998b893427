/* SPDX-License-Identifier: MIT */
/*
 * reflections: the rows of workshop-reflections(5): answers to the questions
 * that a group asks itself.  A reader, not an array, as notes is; and how a row
 * is written.
 */
#ifndef REFLECTIONS_H
#define REFLECTIONS_H

#include "cell.h"
#include "csv.h"
#include "dialect.h"
#include "label.h"
#include "outcome.h"
#include "profile.h"
#include "questions.h"
#include "redact.h"

enum reflections_column {
	REFLECTIONS_SESSION,
	REFLECTIONS_VOICE,
	REFLECTIONS_QUESTION,
	REFLECTIONS_SCORE,
	REFLECTIONS_WORD,
	REFLECTIONS_STORY,
	REFLECTIONS_PICTURE,
	REFLECTIONS_NEXT,
	REFLECTIONS_CONSENT,
	REFLECTIONS_COLUMNS
};
/* "session", "voice" ...: the names in the header. */
extern const char *const reflections_column_words[];

/* When it was asked. */
enum reflections_moment {
	REFLECTIONS_BEFORE,
	REFLECTIONS_DURING, /* at one of the sessions */
	REFLECTIONS_AFTER,
	REFLECTIONS_MOMENTS
};
/* "before", "during", "after". */
extern const char *const reflections_moment_words[];

/* Scores are 0 (not yet) to 4 (as much as we can), or one of these. */
enum {
	REFLECTIONS_NO_SCORE = -1, /* nothing was written */
	REFLECTIONS_POINTS = 5,
	REFLECTIONS_NOT_SURE = 5,
	REFLECTIONS_SCORES /* points, and not sure */
};

struct reflection {
	/* Trimmed; blank where nothing was written.  What is of a closed list
	 * is as the list has it. */
	struct str column[REFLECTIONS_COLUMNS];
	/* Typed. */
	enum reflections_moment moment;
	const struct plan_session *session; /* NULL: before, or after */
	int question; /* its place in the plan; -1 without a plan */
	int score;
	bool group; /* the group's own answer, not a person's */
	enum outcome_consent consent; /* never blank */
	bool consent_unread; /* there was a word that is no consent word */
	size_t line;         /* in its file, from 1 */
	/* Its row, bytes unchecked; NULL where that is not its own, in a form. */
	const struct csv_record *record;
};

/* What reading reflections needs to know. */
struct reflections_context {
	struct arena *arena; /* for what outlives a row */
	struct diag *diag;
	const struct plan *plan; /* NULL: ids and roles are not known */
	/* For rows that name no session: an id, "before" or "after"; may be
	 * blank. */
	struct str only_session;
	const struct label_set *labels; /* NULL: the plan's language */
	const struct redact
	    *redact;             /* for values that messages show; or NULL */
	struct dialect_map *map; /* may be NULL */
	struct dialect_orders orders; /* of the user, for all files */
	/* PROFILE_NOTES: a table; PROFILE_ANSWERS: a form; blank: found out. */
	enum profile_shape shape;
};

/* The row and its bytes are gone when it returns.  False stops the reading. */
typedef bool reflections_fn(void *context, const struct reflection *reflection);

/* A row that is left out, and why, for the person who typed it. */
struct reflections_problem {
	const struct csv_record *record; /* bytes unchecked */
	enum reflections_column column; /* REFLECTIONS_COLUMNS: the whole row */
	struct str value;               /* of that column, bytes unchecked */
	struct str why;                 /* a sentence */
};
typedef void reflections_problem_fn(
    void *context, const struct reflections_problem *problem);

/* What reading a file found out about it. */
struct reflections_file {
	const char *name; /* for messages */
	struct dialect dialect;
	const struct str *header; /* as written, valid UTF-8 */
	size_t n_headers;
	int at[REFLECTIONS_COLUMNS]; /* which header is which column; or -1 */
	int *use;                    /* the other way round */
	bool form;                   /* a row is a person */
	size_t rows; /* after the header, in a form for each question: */
	size_t answers;
	size_t blanks; /* no answer in them */
	size_t problems;
	struct cell_odd odd;
};

/* Reads a table of reflections (an answer a row), or what a form gave out (a
 * person a row, and for each question a column that holds its words or its id,
 * with "word", "story" or "what next" before or behind it for more), through the same detection as a capture.  Rows
 * with a problem are left out and told to diag, by line, without their words.
 * A voice that is no role becomes "not said", a consent that cannot be read
 * becomes "ask"; that is told once a value.  problem may be NULL.  False if the
 * file could not be read; file is filled in as far as the reading went. */
bool reflections_read(const struct reflections_context *reflections,
    const char *path, reflections_fn *fn, reflections_problem_fn *problem,
    void *context, struct reflections_file *file);

/* Makes a row fit to be kept: takes out of its words what would give somebody
 * away (adds to *hidden how much), wipes them if they were withdrawn, and asks
 * first (consent "ask") where a person should look at words that would be
 * printed.  True in that last case.  column holds valid UTF-8. */
bool reflections_clean(const struct redact *redact, struct arena *arena,
    struct str column[REFLECTIONS_COLUMNS], size_t *hidden);

/* Writes the header, and a row below it. */
void reflections_write_header(struct out *out, const struct csv_style *style);
void reflections_write(struct out *out, const struct csv_style *style,
    const struct str column[REFLECTIONS_COLUMNS]);
/* The same, for a file that has its columns in another order, or more. */
void reflections_write_as(struct out *out, const struct csv_style *style,
    const struct reflections_file *file,
    const struct str column[REFLECTIONS_COLUMNS]);

#endif
