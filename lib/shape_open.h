/* SPDX-License-Identifier: MIT */
/*
 * shape_open: which headers a table has, and which column of ours stands where
 * in it.  Problems go to the diag of the job; what is kept lives in its arena.
 */
#ifndef SHAPE_OPEN_H
#define SHAPE_OPEN_H

#include "shape_state.h"

/* Where a record stands, for messages. */
struct loc shape_open_place(
    const struct shape *shape, const struct csv_record *record);

/* How many of its cells hold something. */
size_t shape_open_filled(const struct csv_record *record);

/* A record as headers, in the arena; *text is false, and they are not whole, if a
 * cell is no text. */
struct profile_row shape_open_headers(
    struct arena *arena, const struct csv_record *record, bool *text);

/* Which headers are which columns, by loose names and without a word: at[c] is
 * the place of our column c, -1 where it has none. */
void shape_open_match(const struct shape *shape, struct arena *arena,
    const struct profile_row *headers, int *at);

/* Whether these columns are headings and their dots, without notes. */
bool shape_open_is_votes(const int *at);

/* All profiles, read when they are first needed. */
const struct profile_set *shape_open_set(struct shape *shape);

/* The profile that the user named, or that headers are of; NULL if none. */
const struct profile *shape_open_profile(
    struct shape *shape, const struct profile_row *headers);

/* Opens a list: one column, or lines with commas in their words. */
void shape_open_list(struct shape *shape);

/* Opens a table that is known by loose names of headers, which record holds.
 * False after a problem. */
bool shape_open_plain(struct shape *shape, const struct profile_row *headers,
    const struct csv_record *record);

/* Takes a record for the headers of a table and opens it, in the shape that was
 * asked for, else that of profile (may be NULL).  False after a problem. */
bool shape_open_table(struct shape *shape, const struct csv_record *record,
    const struct profile *profile);

#endif
