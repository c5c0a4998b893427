/* SPDX-License-Identifier: MIT */
#include "hash.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#define SMALL_BYTES 1024 /* most notes are shorter than this */
#define FIRST_SLOTS 64   /* a power of two */

_Static_assert(HASH_BYTES == crypto_shorthash_siphashx24_BYTES,
    "a hash is what SipHash-2-4-128 gives");
_Static_assert(HASH_BYTES == crypto_shorthash_siphashx24_KEYBYTES,
    "a key is as long as a hash");

struct slot {
	struct hash hash;
	unsigned count;
	bool used;
};

struct hash_set {
	struct arena *arena;
	struct arena *table; /* the slots; freed when they move */
	struct slot *slots;
	size_t n, cap; /* cap is a power of two, at least twice n */
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

/* Each part behind its length, so that their borders count. */
static void
lay_out(char *to, const struct str *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t shift = 0; shift < 64; shift += 8)
			*to++ = (char)((uint64_t)parts[i].n >> shift & 0xFF);
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

struct str
hash_text(struct arena *arena, const struct hash *hash)
{
	static const char digits[] = "0123456789abcdef";
	char *text = ARENA_ARRAY(arena, char, 2 * (size_t)HASH_BYTES);

	for (size_t i = 0; i < HASH_BYTES; i++) {
		text[2 * i] = digits[hash->b[i] >> 4];
		text[2 * i + 1] = digits[hash->b[i] & 15];
	}
	return (struct str){ text, 2 * (size_t)HASH_BYTES };
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

/* Where hash stands, or the free place where it belongs.  The bytes of a keyed
 * hash are as good as random, so the first of them choose the place. */
static struct slot *
find(struct slot *slots, size_t cap, const struct hash *hash)
{
	uint64_t start;
	size_t at;

	memcpy(&start, hash->b, sizeof(start));
	for (at = (size_t)start & (cap - 1); slots[at].used;
	     at = (at + 1) & (cap - 1))
		if (memcmp(&slots[at].hash, hash, sizeof(*hash)) == 0)
			break;
	return &slots[at];
}

static void
make_room(struct hash_set *set)
{
	size_t cap = set->cap ? set->cap * 2 : FIRST_SLOTS;
	struct arena *table;
	struct slot *slots;

	if (2 * (set->n + 1) <= set->cap)
		return;
	table = arena_new();
	slots = ARENA_ARRAY(table, struct slot, cap);
	for (size_t i = 0; i < set->cap; i++)
		if (set->slots[i].used)
			*find(slots, cap, &set->slots[i].hash) = set->slots[i];
	arena_free(set->table);
	set->table = table;
	set->slots = slots;
	set->cap = cap;
}

unsigned *
hash_set_at(struct hash_set *set, const struct hash *hash)
{
	struct slot *slot;

	make_room(set);
	slot = find(set->slots, set->cap, hash);
	if (!slot->used) {
		slot->used = true;
		slot->hash = *hash;
		set->n++;
	}
	return &slot->count;
}

unsigned
hash_set_get(const struct hash_set *set, const struct hash *hash)
{
	return set->cap ? find(set->slots, set->cap, hash)->count : 0;
}
