/* SPDX-License-Identifier: MIT */
/* NOLINTNEXTLINE(bugprone-reserved-identifier): for madvise() */
#define _DEFAULT_SOURCE
#include "hash.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <sodium.h>

#define SMALL_BYTES  1024 /* most notes are shorter than this */
#define FIRST_SLOTS  64
#define EXPECTED_MAX ((size_t)1 << 22) /* no more at once, on a hint */
#define LARGE_PAGE   ((size_t)2 * 1024 * 1024)

_Static_assert(HASH_BYTES == crypto_shorthash_siphashx24_BYTES,
    "a hash is what SipHash-2-4-128 gives");
_Static_assert(HASH_BYTES == crypto_shorthash_siphashx24_KEYBYTES,
    "a key is as long as a hash");

/* A free slot is all zeros; see stored(). */
struct slot {
	struct hash hash;
	struct hash_counts counts;
};

struct hash_set {
	struct arena *arena;
	struct arena *table; /* the slots; freed when they move */
	struct slot *slots;
	size_t n, cap;
	size_t expected; /* as hash_set_expect() was told */
};

struct hash
hash_new_key(void)
{
	struct hash key;

	if (sodium_init() < 0) {
		(void)fputs(
		    "workshop: the system gives no random numbers\n", stderr);
		exit(3);
	}
	randombytes_buf(key.b, sizeof(key.b));
	return key;
}

/* The lowest byte first. */
static char *
put_number(char *to, uint64_t n)
{
	to[0] = (char)(n & 0xFF);
	to[1] = (char)(n >> 8 & 0xFF);
	to[2] = (char)(n >> 16 & 0xFF);
	to[3] = (char)(n >> 24 & 0xFF);
	to[4] = (char)(n >> 32 & 0xFF);
	to[5] = (char)(n >> 40 & 0xFF);
	to[6] = (char)(n >> 48 & 0xFF);
	to[7] = (char)(n >> 56);
	return to + 8;
}

/* Each part behind its length, so that their borders count. */
static void
lay_out(char *to, const struct str *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		to = put_number(to, parts[i].n);
		if (parts[i].n)
			memcpy(to, parts[i].s, parts[i].n);
		to += parts[i].n;
	}
}

struct hash
hash_of(const struct hash *key, const struct str *parts, size_t n)
{
	char small[SMALL_BYTES];
	struct arena *arena = NULL;
	char *laid = small;
	struct hash hash;
	size_t bytes = 0;

	for (size_t i = 0; i < n; i++)
		bytes += 8 + parts[i].n;
	if (bytes > sizeof(small)) {
		arena = arena_new();
		laid = ARENA_ARRAY(arena, char, bytes);
	}
	lay_out(laid, parts, n);
	(void)crypto_shorthash_siphashx24(
	    hash.b, (const unsigned char *)laid, bytes, key->b);
	arena_free(arena);
	return hash;
}

/* Eight digits, the lowest byte first, for four bytes with two bytes of room
 * each: their halves are laid in that room, and what is above 9 moves on from
 * the digits to the letters. */
static uint64_t
digits_of(uint64_t four)
{
	const uint64_t ones = 0x0101010101010101;
	uint64_t halves = (four >> 4 & ones * 15) | (four << 8 & ones * 15);

	halves &= ones * 15;
	return halves + ones * '0' +
	       ((halves + ones * 6) >> 4 & ones) * ('a' - '9' - 1);
}

void
hash_digits(const struct hash *hash, char *to)
{
	for (size_t i = 0; i < HASH_BYTES; i += 4) {
		const unsigned char *b = &hash->b[i];

		to = put_number(
		    to, digits_of(b[0] | (uint64_t)b[1] << 16 |
				  (uint64_t)b[2] << 32 | (uint64_t)b[3] << 48));
	}
}

struct str
hash_text(struct arena *arena, const struct hash *hash)
{
	char *text = ARENA_ARRAY(arena, char, HASH_DIGITS);

	hash_digits(hash, text);
	return (struct str){ text, HASH_DIGITS };
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
hash_read(struct str text, struct hash *hash)
{
	struct hash read;

	if (text.n != 2 * (size_t)HASH_BYTES)
		return false;
	for (size_t i = 0; i < HASH_BYTES; i++) {
		int high = digit(text.s[2 * i]);
		int low = digit(text.s[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		read.b[i] = (unsigned char)(high * 16 + low);
	}
	*hash = read;
	return true;
}

struct hash_set *
hash_set_new(void)
{
	struct arena *arena = arena_new();
	struct hash_set *set = ARENA_NEW(arena, struct hash_set);

	set->arena = arena;
	return set;
}

void
hash_set_free(struct hash_set *set)
{
	if (!set)
		return;
	arena_free(set->table);
	arena_free(set->arena);
}

size_t
hash_set_size(const struct hash_set *set)
{
	return set->n;
}

static bool
is_none(const struct hash *hash)
{
	static const struct hash none;

	return memcmp(hash, &none, sizeof(none)) == 0;
}

/* As it stands in a slot: the one hash that is all zeros as another. */
static struct hash
stored(const struct hash *hash)
{
	struct hash kept = *hash;

	if (is_none(hash))
		kept.b[0] = 1;
	return kept;
}

/* The bytes of a keyed hash are as good as random, so the first of them choose
 * its place: as a part of all that they can be, which is as much of cap. */
static size_t
first(const struct hash *hash, size_t cap)
{
	uint32_t start;

	memcpy(&start, hash->b, sizeof(start));
	return (size_t)((uint64_t)start * cap >> 32);
}

/* Where hash stands, or the free place where it belongs. */
static struct slot *
find(struct slot *slots, size_t cap, const struct hash *hash)
{
	for (size_t at = first(hash, cap);; at = at + 1 < cap ? at + 1 : 0)
		if (memcmp(&slots[at].hash, hash, sizeof(*hash)) == 0 ||
		    is_none(&slots[at].hash))
			return &slots[at];
}

/* A large table is read all over the place, which takes fewer look-ups in the
 * system's own tables if its pages are large. */
static void
ask_for_large_pages(void *table, size_t bytes)
{
#ifdef MADV_HUGEPAGE
	size_t before = -(uintptr_t)table & (LARGE_PAGE - 1);

	if (bytes >= before + LARGE_PAGE)
		(void)madvise(
		    (char *)table + before, bytes - before, MADV_HUGEPAGE);
#else
	(void)table;
	(void)bytes;
#endif
}

static bool
has_room(const struct hash_set *set, size_t cap, size_t more)
{
	return set->n + more <= cap / 4 * 3;
}

/* How many slots are next: twice as many, or what is expected, since so much of
 * it has come; but not for a hint alone. */
static size_t
next_cap(const struct hash_set *set)
{
	size_t expected = set->expected / 3 * 4 + 4;

	if (!set->cap)
		return FIRST_SLOTS;
	if (expected <= set->cap * 2)
		return set->cap * 2;
	return expected < set->cap * 4 ? expected : set->cap * 4;
}

static void
make_room(struct hash_set *set, size_t more)
{
	size_t cap;
	struct arena *table;
	struct slot *slots;

	if (has_room(set, set->cap, more))
		return;
	cap = next_cap(set);
	if (!has_room(set, cap, more))
		cap = (set->n + more) / 3 * 4 + 4;
	table = arena_new();
	slots = ARENA_ARRAY(table, struct slot, cap);
	ask_for_large_pages(slots, cap * sizeof(*slots));
	for (size_t i = 0; i < set->cap; i++)
		if (!is_none(&set->slots[i].hash))
			*find(slots, cap, &set->slots[i].hash) = set->slots[i];
	arena_free(set->table);
	set->table = table;
	set->slots = slots;
	set->cap = cap;
}

void
hash_set_expect(struct hash_set *set, size_t n)
{
	set->expected = set->n + n;
	if (n > EXPECTED_MAX)
		n = EXPECTED_MAX;
	make_room(set, n);
}

struct hash_counts *
hash_set_counts(struct hash_set *set, const struct hash *hash)
{
	struct hash kept = stored(hash);
	struct slot *slot;

	make_room(set, 1);
	slot = find(set->slots, set->cap, &kept);
	if (is_none(&slot->hash)) {
		slot->hash = kept;
		set->n++;
	}
	return &slot->counts;
}

unsigned *
hash_set_at(struct hash_set *set, const struct hash *hash)
{
	return &hash_set_counts(set, hash)->count;
}

void
hash_set_soon(const struct hash_set *set, const struct hash *hash)
{
	/* What is not there is looked for in the next line, too. */
	if (set->cap)
		ask_for(&set->slots[first(hash, set->cap)], 2 * CACHE_LINE);
}

void
hash_set_unsee(struct hash_set *set)
{
	for (size_t i = 0; i < set->cap; i++)
		set->slots[i].counts.seen = 0;
}

unsigned
hash_set_get(const struct hash_set *set, const struct hash *hash)
{
	struct hash kept = stored(hash);

	if (!set->cap)
		return 0;
	return find(set->slots, set->cap, &kept)->counts.count;
}
