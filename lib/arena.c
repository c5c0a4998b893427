/* SPDX-License-Identifier: MIT */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_BYTES ((size_t)64 * 1024)

/* A piece of memory from the system; its bytes follow the head. */
struct chunk {
	struct chunk *next;
	size_t size;
	size_t used;
	size_t dirty; /* bytes that were used before, so are not all zeros */
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct chunk *chunks; /* the one in use first */
	struct chunk *spare;  /* emptied by arena_reset() */
};

void
arena_exhausted(void)
{
	/* The one place where memory ends; nothing was put in its place yet,
	 * and temporary files are unlinked by out.c's exit handler. */
	(void)fputs("workshop: there is not enough memory for this\n", stderr);
	exit(3);
}

static void *
system_alloc(size_t size)
{
	void *p = calloc(1, size);

	if (!p)
		arena_exhausted();
	return p;
}

struct arena *
arena_new(void)
{
	return system_alloc(sizeof(struct arena));
}

static void
free_chunks(struct chunk *chunk)
{
	while (chunk) {
		struct chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_chunks(arena->chunks);
	free_chunks(arena->spare);
	free(arena);
}

void
arena_reset(struct arena *arena)
{
#ifdef ARENA_PARANOID
	free_chunks(arena->chunks);
	arena->chunks = NULL;
#else
	while (arena->chunks) {
		struct chunk *chunk = arena->chunks;

		arena->chunks = chunk->next;
		if (chunk->size != CHUNK_BYTES) {
			free(chunk);
			continue;
		}
		if (chunk->dirty < chunk->used)
			chunk->dirty = chunk->used;
		chunk->used = 0;
		chunk->next = arena->spare;
		arena->spare = chunk;
	}
#endif
}

static struct chunk *
add_chunk(struct arena *arena, size_t bytes)
{
	struct chunk *chunk = arena->spare;

	if (chunk && chunk->size >= bytes) {
		arena->spare = chunk->next;
	} else {
		if (bytes > SIZE_MAX - sizeof(*chunk))
			arena_exhausted();
		chunk = system_alloc(sizeof(*chunk) + bytes);
		chunk->size = bytes;
	}
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	return chunk;
}

#ifndef ARENA_PARANOID
/* The last bytes of a chunk, zeroed just before they are used, which is when the
 * processor has them near. */
static void *
wipe(struct chunk *chunk, size_t bytes)
{
	size_t start = chunk->used - bytes;
	unsigned char *p = chunk->bytes + start;

	if (start < chunk->dirty)
		memset(p, 0,
		    bytes < chunk->dirty - start ? bytes
						 : chunk->dirty - start);
	return p;
}
#endif

void *
arena_alloc(struct arena *arena, size_t count, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct chunk *chunk = arena->chunks;
	size_t bytes;

	if (size && count > (SIZE_MAX - align) / size)
		arena_exhausted();
	bytes = count * size;
#ifdef ARENA_PARANOID
	/* Each its own, exactly as long as asked. */
	chunk = add_chunk(arena, bytes);
	return chunk->bytes;
#else
	bytes = (bytes + align - 1) / align * align;
	if (!chunk || chunk->size - chunk->used < bytes) {
		bool large = bytes > CHUNK_BYTES / 4;

		chunk = add_chunk(arena, large ? bytes : CHUNK_BYTES);
		if (large && chunk->next) { /* the rest of that one is used */
			arena->chunks = chunk->next;
			chunk->next = arena->chunks->next;
			arena->chunks->next = chunk;
		}
	}
	chunk->used += bytes;
	return wipe(chunk, bytes);
#endif
}

void *
arena_grow_more(
    struct arena *arena, void *old, size_t *cap, size_t need, size_t size)
{
	size_t more = *cap ? *cap * 2 : 8;
	void *grown;

	if (more < need)
		more = need;
	grown = arena_alloc(arena, more, size);
	if (*cap)
		memcpy(grown, old, *cap * size);
	*cap = more;
	return grown;
}
