/* SPDX-License-Identifier: MIT */
/*
 * arena: memory that is freed all at once.
 *
 * A document (a plan, an outcome, a summary) owns one arena; everything inside
 * it points into that arena or to static storage, and nobody frees parts.  A
 * stream of records uses a scratch arena, reset at each record.
 *
 * Memory is zeroed.  When there is none left the program says so in one line
 * and exits with status 3, so callers never check for NULL.
 *
 * Built with ARENA_PARANOID every allocation is its own malloc, so that
 * AddressSanitizer sees each boundary.
 */
#ifndef ARENA_H
#define ARENA_H

#include "base.h"

struct arena;

/* A new, empty arena.  Free it with arena_free(). */
struct arena *arena_new(void);

/* Frees the arena and everything in it.  arena_free(NULL) does nothing. */
void arena_free(struct arena *arena);

/* Empties the arena; what was in it is gone, its memory is used again. */
void arena_reset(struct arena *arena);

/* Says that there is no memory left, and exits with status 3: for the few
 * libraries that must be handed an allocator. */
_Noreturn void arena_exhausted(void);

/* Zeroed memory for count things of size bytes each, aligned for any type.
 * A count of 0 gives a valid pointer that must not be read. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

/* The rare part of arena_grow(), below. */
void *arena_grow_more(
    struct arena *arena, void *old, size_t *cap, size_t need, size_t size);

/* Room for at least need things in a growable array: returns old if *cap is
 * enough, else a larger copy (at least double) with *cap updated.  The array
 * before stays in the arena, unused. */
static inline void *
arena_grow(
    struct arena *arena, void *old, size_t *cap, size_t need, size_t size)
{
	return need <= *cap ? old
			    : arena_grow_more(arena, old, cap, need, size);
}

#define ARENA_NEW(arena, type) ((type *)arena_alloc(arena, 1, sizeof(type)))
#define ARENA_ARRAY(arena, type, n)                                            \
	((type *)arena_alloc(arena, n, sizeof(type)))

/* Adds one zeroed element to list, a struct { type *v; size_t n, cap; }, and
 * is that element's address.  list is evaluated more than once. */
#define ARENA_PUSH(arena, list)                                                \
	((list)->v = arena_grow((arena), (list)->v, &(list)->cap,              \
	     (list)->n + 1, sizeof(*(list)->v)),                               \
	    &(list)->v[(list)->n++])

#endif
