/* SPDX-License-Identifier: MIT */
/*
 * gather: rows that wait until the end of their file, because they belong
 * together: a note that is repeated for each of its tags, and notes that lie on
 * another one or in a frame.
 */
#ifndef GATHER_H
#define GATHER_H

#include "profile.h"

/* A row in our columns. */
struct gather_row {
	const struct csv_record *record;
	struct str *column; /* NOTES_CAPTURE_COLUMNS, read and trimmed */
	struct str place;   /* where in its file it stands; blank: its line */
	int bad;    /* a column whose bytes are no text; -1: all are fine */
	bool extra; /* it stands under no header */
};
/* The row is gone when it returns.  False stops the reading. */
typedef bool gather_fn(void *context, const struct gather_row *row);

/* How a row belongs to others.  Blank: it does not. */
struct gather_tie {
	struct str id, parent;
};

struct gather;
struct gather *gather_new(void);
void gather_free(struct gather *gather);

/* Keeps a copy of a row, whose bytes must be text. */
void gather_add(
    struct gather *gather, const struct gather_row *row, struct gather_tie tie);

/* What became of rows that were not given on as they are. */
struct gather_count {
	size_t merged;    /* into another row */
	size_t not_notes; /* are headings of other rows */
};

/* Gives the rows to fn, ordered and joined as the profile says.  False if fn
 * stopped. */
bool gather_board(struct gather *gather, const struct profile *profile,
    gather_fn *fn, void *context, struct gather_count *count);

#endif
