/* SPDX-License-Identifier: MIT */
#include "memo.h"

#include <stdint.h>
#include <string.h>

#define PLACES    1024 /* a power of two */
#define NEAR      4    /* places where a text may stand */
#define TEXT_MAX  40   /* bytes; longer ones are few */
#define HASH_MULT UINT64_C(0x9E3779B97F4A7C15)

struct place {
	bool used;
	unsigned char n;
	unsigned scope;
	int number;
	char text[TEXT_MAX];
};

struct memo {
	struct place place[PLACES + NEAR];
	unsigned turn; /* which of those near is forgotten next */
};

struct memo *
memo_new(struct arena *arena)
{
	return ARENA_NEW(arena, struct memo);
}

/* Eight bytes at a time; who knows it can only make it forget. */
static size_t
hash(unsigned scope, struct str text)
{
	uint64_t all = (scope + 1) * HASH_MULT ^ text.n, part;

	for (; text.n >= sizeof(part); text = str_from_byte(text, 8)) {
		memcpy(&part, text.s, sizeof(part));
		all = (all ^ part) * HASH_MULT;
		all ^= all >> 32;
	}
	part = 0;
	for (size_t i = 0; i < text.n; i++)
		part = part << 8 | (unsigned char)text.s[i];
	all = (all ^ part) * HASH_MULT;
	return (size_t)(all >> 32) & (PLACES - 1);
}

static bool
is_at(const struct place *place, unsigned scope, struct str text)
{
	return place->used && place->n == text.n && place->scope == scope &&
	       memcmp(place->text, text.s, text.n) == 0;
}

bool
memo_get(const struct memo *memo, unsigned scope, struct str text, int *number)
{
	const struct place *place;

	if (!text.n || text.n > TEXT_MAX)
		return false;
	place = &memo->place[hash(scope, text)];
	for (size_t i = 0; i < NEAR; i++, place++) {
		if (!is_at(place, scope, text))
			continue;
		*number = place->number;
		return true;
	}
	return false;
}

void
memo_put(struct memo *memo, unsigned scope, struct str text, int number)
{
	struct place *near, *place;

	if (!text.n || text.n > TEXT_MAX)
		return;
	near = &memo->place[hash(scope, text)];
	place = &near[memo->turn++ % NEAR];
	for (size_t i = 0; i < NEAR; i++)
		if (!near[i].used || is_at(&near[i], scope, text)) {
			place = &near[i];
			break;
		}
	place->used = true;
	place->n = (unsigned char)text.n;
	place->scope = scope;
	place->number = number;
	memcpy(place->text, text.s, text.n);
}
