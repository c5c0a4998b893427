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

#define SMALL_BYTES  1024              /* most notes are shorter than this */
#define FIRST_SLOTS  64                /* a power of two */
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
	size_t n, cap; /* cap is a power of two */
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

static char *
put_length(char *to, uint64_t n)
{
	const unsigned char bytes[] = { n & 0xFF, n >> 8 & 0xFF, n >> 16 & 0xFF,
		n >> 24 & 0xFF, n >> 32 & 0xFF, n >> 40 & 0xFF, n >> 48 & 0xFF,
		(unsigned char)(n >> 56) };

	memcpy(to, bytes, sizeof(bytes));
	return to + sizeof(bytes);
}

/* Each part behind its length, so that their borders count. */
static void
lay_out(char *to, const struct str *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		to = put_length(to, parts[i].n);
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

void
hash_digits(const struct hash *hash, char *to)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < HASH_BYTES; i++) {
		to[2 * i] = digits[hash->b[i] >> 4];
		to[2 * i + 1] = digits[hash->b[i] & 15];
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
 * its place. */
static size_t
first(const struct hash *hash, size_t cap)
{
	uint64_t start;

	memcpy(&start, hash->b, sizeof(start));
	return (size_t)start & (cap - 1);
}

/* Where hash stands, or the free place where it belongs. */
static struct slot *
find(struct slot *slots, size_t cap, const struct hash *hash)
{
	for (size_t at = first(hash, cap);; at = (at + 1) & (cap - 1))
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

static void
make_room(struct hash_set *set, size_t more)
{
	size_t cap = set->cap ? set->cap : FIRST_SLOTS;
	struct arena *table;
	struct slot *slots;

	if (has_room(set, set->cap, more))
		return;
	while (!has_room(set, cap, more))
		cap *= 2;
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
	if (set->cap)
		__builtin_prefetch(&set->slots[first(hash, set->cap)], 1);
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
