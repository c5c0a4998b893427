/* SPDX-License-Identifier: MIT */
/*
 * digest: a keyed hash of bytes that come in pieces, such as a whole file; where
 * they are cut makes no difference.
 */
#ifndef DIGEST_H
#define DIGEST_H

#include "hash.h"

#define DIGEST_BLOCK ((size_t)4096)

/* Begin it with { .key = ... }. */
struct digest {
	struct hash key;
	struct hash so_far;
	char block[DIGEST_BLOCK];
	size_t n; /* bytes of the block */
};

/* Adds bytes; context is a struct digest, so that out_replay() may call it. */
void digest_add(void *context, struct str bytes);
/* The hash of all; nothing is added after. */
struct hash digest_end(struct digest *digest);

#endif
