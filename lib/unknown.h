/* SPDX-License-Identifier: MIT */
/*
 * unknown: values of a column with a closed list that are not on the list, and
 * suspicions about values.  Each is told once, with how many rows have it.
 */
#ifndef UNKNOWN_H
#define UNKNOWN_H

#include "redact.h"

struct unknown {
	enum diag_code code;
	struct str value;
	size_t count;
	size_t line; /* the first that has it */
};

struct unknown_list {
	struct unknown *v;
	size_t n, cap;
	size_t more; /* cells with further values than are kept */
};

/* Counts one value found at line. */
void unknown_add(struct arena *arena, struct unknown_list *list,
    enum diag_code code, struct str value, size_t line);

/* What to say of a value: "3 notes have the kind 'x', INSTEAD", then HINT. */
struct unknown_words {
	enum diag_code code;
	const char *what; /* "the kind" */
	const char *instead;
	const char *hint;
};

/* Where and of what it is said. */
struct unknown_place {
	struct arena *arena;
	struct diag *diag;
	const struct redact *redact; /* may be NULL */
	const char *file;
	const char *one, *many; /* "note has", "notes have" */
};

/* Tells of one.  A value that may hold people's words is not shown: long ones,
 * and what redact would take out. */
void unknown_tell(const struct unknown_place *place,
    const struct unknown *unknown, const struct unknown_words *words);
/* Tells how many further values there were, if any. */
void unknown_tell_more(
    const struct unknown_place *place, const struct unknown_list *list);

#endif
