/* SPDX-License-Identifier: MIT */
/*
 * diag: the problems found in one run.  A module that finds one adds it and
 * carries on; the program shows them all, sorted by place, at the end.
 *
 * A message is lower case, has no full stop, says what is wrong first, names
 * its subject in 'single quotes', and then how to put it right.  It is kind,
 * and blames nobody.  What people said at a workshop never belongs in a
 * message: for captures only the place, and a value only of columns with a
 * closed list of words.
 *
 * Codes, their levels and public names stand in diag.def; each is explained in
 * the manual of the program that reports it.
 */
#ifndef DIAG_H
#define DIAG_H

#include "str.h"

struct out;

/* A place, counted from 1; 0 is not known.  Columns and len count characters;
 * len is how many to underline (0: one). file is NULL for the program itself;
 * it is compared by address first, then by name. */
struct loc {
	const char *file;
	int line;
	int col;
	int len;
};

enum diag_level {
	DIAG_LEVEL_ERROR, /* form: what is written cannot be read as meant */
	DIAG_LEVEL_MUST,
	DIAG_LEVEL_SHOULD,
	DIAG_LEVEL_THINK,
	DIAG_LEVEL_NOTE, /* something said back; never fails */
	DIAG_LEVEL_GOOD, /* no problem at all, but praise; never fails */
	DIAG_LEVELS
};

enum diag_code {
#define DIAG(id, level, status, name) DIAG_##id,
#include "diag.def"
#undef DIAG
	DIAG_CODES
};

/* Statuses, the same in every program. */
enum diag_status {
	DIAG_STATUS_FINE = 0,
	DIAG_STATUS_INPUT = 1,
	DIAG_STATUS_USAGE = 2,
	DIAG_STATUS_SYSTEM = 3,
};

struct diag;

/* Problems are kept in the arena.  program is the name that messages without a
 * file begin with; it must outlive the diag. */
struct diag *diag_new(struct arena *arena, const char *program);

/* Gives the text of a file, so that its problems can show their line.  Only
 * for files that facilitators write; never for captures.  text must outlive
 * the diag. */
void diag_source(struct diag *diag, const char *file, struct str text);

/* Records a problem. Control characters of the message are made visible. */
void diag_add(struct diag *diag, enum diag_code code, struct loc loc,
    const char *fmt, ...) PRINTF_LIKE(4, 5);

/* Adds a line to the problem added last: a second place ("first given here"),
 * or with a blank loc, a hint.  Does nothing if there is no problem yet. */
void diag_note(struct diag *diag, struct loc loc, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

/* What a rule about people has to say beside what it saw. */
struct diag_advice {
	const char *why;
	const char *try; /* one thing to do */
	int question;    /* of the ten; 0: none of them */
};

/* Records what such a rule saw, at the level that fits what it saw.  Below the
 * level of its code it never fails.  advice must outlive the diag. */
void diag_advise(struct diag *diag, enum diag_code code, enum diag_level level,
    struct loc loc, struct str text, const struct diag_advice *advice);

/* How many were added at this level, in all, or with this code. */
size_t diag_count(const struct diag *diag, enum diag_level level);
size_t diag_total(const struct diag *diag);
size_t diag_count_code(const struct diag *diag, enum diag_code code);

/* The exit status these problems call for: the worst of them. */
enum diag_status diag_status(const struct diag *diag);

/* From now on every finding but a note calls for status 1 (check --strict). */
void diag_strict(struct diag *diag);

/* A code's public name, "plan-unknown-key"; "error" for a level. */
const char *diag_name(enum diag_code code);
enum diag_level diag_level(enum diag_code code);
const char *diag_level_word(enum diag_level level);
/* Wrong use or the system (status 2 and 3), not what people wrote. */
bool diag_is_fault(enum diag_code code);

/* The i-th problem in order of place, from 0; false past the last. */
struct diag_item {
	enum diag_code code;
	enum diag_level level;
	struct loc loc;
	struct str text;
	const struct diag_advice *advice; /* NULL: the message says all */
};
bool diag_at(const struct diag *diag, size_t i, struct diag_item *item);

enum diag_which {
	DIAG_ALL,
	DIAG_FINDINGS, /* what people wrote: status 1, and notes */
	DIAG_PRAISE,   /* DIAG_LEVEL_GOOD, which none of the others shows */
	DIAG_FAULTS,   /* wrong use and the system: status 2 and 3 */
};

struct diag_style {
	enum diag_which which;
	bool colour;
	bool source; /* show the line and a caret, where the text is known */
	bool all;    /* no limit of 20 form errors and 10 pieces of advice */
	bool count;  /* say first how much there is in each file */
};

/* Writes all problems, sorted by place, to out. What a rule about people saw at
 * several places of a file stands together, with its advice once. */
void diag_render(
    const struct diag *diag, struct out *out, const struct diag_style *style);

#endif
