/* SPDX-License-Identifier: MIT */
/*
 * hash: a keyed 128-bit hash (SipHash-2-4, from libsodium: the only file that
 * includes it), by which import knows a note again without keeping its words,
 * and a set of such hashes.
 */
#ifndef HASH_H
#define HASH_H

#include "str.h"

#define HASH_BYTES 16

struct hash {
	unsigned char b[HASH_BYTES];
};

/* A new random key, from the system. */
struct hash hash_new_key(void);

/* The hash of parts under key; their borders count: ("ab","c") differs from
 * ("a","bc"). */
struct hash hash_of(const struct hash *key, const struct str *parts, size_t n);

#define HASH_DIGITS ((size_t)2 * HASH_BYTES)

/* The lower-case hexadecimal digits, at to. */
void hash_digits(const struct hash *hash, char *to);
/* The same in the arena, and back (false if it is not that). */
struct str hash_text(struct arena *arena, const struct hash *hash);
bool hash_read(struct str text, struct hash *hash);

/* A set of hashes, each with two counts; grows in its own memory. */
struct hash_set;
struct hash_counts {
	unsigned count;
	unsigned seen;
};
struct hash_set *hash_set_new(void);
void hash_set_free(struct hash_set *set);
/* The count that stands with this hash, 0 when new; the caller may change it. */
unsigned *hash_set_at(struct hash_set *set, const struct hash *hash);
/* The same, with both counts: good until the set grows. */
struct hash_counts *hash_set_counts(
    struct hash_set *set, const struct hash *hash);
/* Makes room for n more, so that the set need not move while it grows. */
void hash_set_expect(struct hash_set *set, size_t n);
/* Has the system bring the place of hash nearer, which will be asked for. */
void hash_set_soon(const struct hash_set *set, const struct hash *hash);
/* Nothing in it has been seen. */
void hash_set_unsee(struct hash_set *set);
/* The same without making it a member: 0 when it is none. */
unsigned hash_set_get(const struct hash_set *set, const struct hash *hash);
size_t hash_set_size(const struct hash_set *set);

#endif
