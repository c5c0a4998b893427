/* SPDX-License-Identifier: MIT */
#include "memo.h"

#include <stdint.h>
#include <string.h>

#define PLACES    1024 /* a power of two */
#define NEAR      4    /* places where a text may stand */
#define HASH_MULT UINT64_C(0x9E3779B97F4A7C15)

struct place {
	uint64_t tail; /* the last bytes of the text, at most 8 */
	unsigned scope;
	int number;
	unsigned char n; /* of the text; 0: the place is free */
	char text[MEMO_TEXT_MAX];
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

/* All of n bytes, at most 8. */
static uint64_t
few(const char *s, size_t n)
{
	uint32_t first, last;

	if (n < sizeof(first))
		return !n ? 0
			  : (unsigned)(unsigned char)s[0] |
				(unsigned)(unsigned char)s[n / 2] << 8 |
				(unsigned)(unsigned char)s[n - 1] << 16;
	memcpy(&first, s, sizeof(first));
	memcpy(&last, s + n - sizeof(last), sizeof(last));
	return (uint64_t)last << 32 | first;
}

/* A text that is looked for. */
struct sought {
	unsigned scope;
	struct str text;
	uint64_t tail; /* its last bytes, at most 8 */
	size_t hash;
};

/* Eight bytes at a time; who knows it can only make it forget. */
static struct sought
seek(unsigned scope, struct str text)
{
	struct sought sought = { scope, text, 0, 0 };
	uint64_t all = (scope + 1) * HASH_MULT ^ text.n, part;

	for (; text.n > sizeof(part); text = str_from_byte(text, 8)) {
		memcpy(&part, text.s, sizeof(part));
		all = (all ^ part) * HASH_MULT;
		all ^= all >> 32;
	}
	sought.tail = few(text.s, text.n);
	all = (all ^ sought.tail) * HASH_MULT;
	sought.hash = (size_t)(all >> 32) & (PLACES - 1);
	return sought;
}

/* Of eight bytes or fewer the tail is all. */
static bool
is_at(const struct place *place, const struct sought *sought)
{
	size_t n = sought->text.n;

	return place->n == n && place->scope == sought->scope &&
	       place->tail == sought->tail &&
	       (n <= sizeof(place->tail) ||
		   memcmp(place->text, sought->text.s, n) == 0);
}

bool
memo_get(const struct memo *memo, unsigned scope, struct str text, int *number)
{
	const struct place *place;
	struct sought sought;

	if (!text.n || text.n > MEMO_TEXT_MAX)
		return false;
	sought = seek(scope, text);
	place = &memo->place[sought.hash];
	for (size_t i = 0; i < NEAR; i++, place++) {
		if (!is_at(place, &sought))
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
	struct sought sought;

	if (!text.n || text.n > MEMO_TEXT_MAX)
		return;
	sought = seek(scope, text);
	near = &memo->place[sought.hash];
	place = &near[memo->turn++ % NEAR];
	for (size_t i = 0; i < NEAR; i++)
		if (!near[i].n || is_at(&near[i], &sought)) {
			place = &near[i];
			break;
		}
	*place = (struct place){
		.tail = sought.tail, .scope = scope, .number = number
	};
	place->n = (unsigned char)text.n;
	memcpy(place->text, text.s, text.n);
}
