/* SPDX-License-Identifier: MIT */
#include "digest.h"

#include <string.h>

/* The hash of a block, and of all before it. */
static void
chain(struct digest *digest)
{
	const struct str parts[] = { { (const char *)digest->so_far.b,
					 HASH_BYTES },
		{ digest->block, digest->n } };

	digest->so_far = hash_of(&digest->key, parts, COUNTOF(parts));
	digest->n = 0;
}

void
digest_add(void *context, struct str bytes)
{
	struct digest *digest = context;

	while (bytes.n) {
		size_t n = DIGEST_BLOCK - digest->n;

		if (n > bytes.n)
			n = bytes.n;
		memcpy(digest->block + digest->n, bytes.s, n);
		digest->n += n;
		bytes = str_from_byte(bytes, n);
		if (digest->n == DIGEST_BLOCK)
			chain(digest);
	}
}

struct hash
digest_end(struct digest *digest)
{
	chain(digest); /* also a last block that is empty */
	return digest->so_far;
}
