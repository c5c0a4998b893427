/* SPDX-License-Identifier: MIT */
/*
 * verbatim: the records of a CSV file as they stand, byte for byte, with the
 * places of their fields, so that one field can be changed and all else
 * copied.  Strict, as csv is (RFC 4180, and blanks beside quotation marks).
 * Takes bytes as they come; memory does not grow with the file.
 */
#ifndef VERBATIM_H
#define VERBATIM_H

#include "diag.h"

struct verbatim_field {
	size_t start, n; /* in the record's bytes; with quotes and blanks */
	bool quoted;
};

struct verbatim_record {
	struct str bytes; /* with the end of its line, if it has one */
	size_t n_end;     /* how long that end is: 0 to 2 */
	const struct verbatim_field *field;
	size_t n;
	size_t line; /* where it begins, from 1 */
};

/* The record is gone when it returns.  False stops the reading. */
typedef bool verbatim_fn(void *context, const struct verbatim_record *record);

struct verbatim;

/* A reader of records with this delimiter; name is for messages.  Free it with
 * verbatim_free(). */
struct verbatim *verbatim_new(struct diag *diag, const char *name,
    char delimiter, verbatim_fn *fn, void *context);
/* The next bytes.  False after a problem, or when fn has seen enough. */
bool verbatim_feed(struct verbatim *verbatim, struct str bytes);
/* The end: gives the last record, if no line end stands behind it.  False as
 * above. */
bool verbatim_end(struct verbatim *verbatim);
void verbatim_free(struct verbatim *verbatim);

/* A field as it stands, and what it says: without blanks at its ends and with
 * its quotation marks undone, in the arena.  Blank past the last. */
struct str verbatim_raw(const struct verbatim_record *record, size_t i);
struct str verbatim_value(
    struct arena *arena, const struct verbatim_record *record, size_t i);

#endif
