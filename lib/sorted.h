/* SPDX-License-Identifier: MIT */
/*
 * sorted: records of bytes, however many, put in an order and read in it.  What
 * memory does not hold goes on in temporary files without a name: nobody else
 * can open them, and they are gone when the program ends, however it ends.
 */
#ifndef SORTED_H
#define SORTED_H

#include "diag.h"

struct sorted;

/* None yet; what is in memory is in the arena.  After a problem with a file
 * there are no more records: sorted_fine() tells. */
struct sorted *sorted_new(struct arena *arena);

/* Holds at most n bytes in memory: for tests that nothing depends on it. */
void sorted_sip(struct sorted *sorted, size_t n);

/* Adds a copy. */
void sorted_add(struct sorted *sorted, struct str record);

/* Below 0: a comes before b. */
typedef int sorted_fn(const void *context, struct str a, struct str b);

/* When all are in: puts them in order; those that are the same stay as they
 * came. */
void sorted_sort(struct sorted *sorted, sorted_fn *fn, const void *context);

/* As sorted_sort(), in the order in which they came. */
void sorted_leave(struct sorted *sorted);

/* The next records are those from a place on: 0, or one that sorted_place()
 * told.  False at the end, or after a problem; the bytes are good until the
 * next call. */
void sorted_seek(struct sorted *sorted, size_t place);
size_t sorted_place(const struct sorted *sorted);
bool sorted_next(struct sorted *sorted, struct str *record);

/* False after a problem, which is told to diag. */
bool sorted_fine(const struct sorted *sorted, struct diag *diag);

/* Gives back its files; its records are gone. */
void sorted_close(struct sorted *sorted);

#endif
