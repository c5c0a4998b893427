/* SPDX-License-Identifier: MIT */
/*
 * memo: what was worked out for a short text, kept so that it is not worked
 * out again for each of a million rows that say the same.  It takes one size
 * of memory, and forgets: a number that is not there is only worked out once
 * more.
 */
#ifndef MEMO_H
#define MEMO_H

#include "str.h"

struct memo;

#define MEMO_TEXT_MAX 40 /* bytes; longer ones are few */

/* One that knows nothing, in the arena. */
struct memo *memo_new(struct arena *arena);

/* Whether the number of this text is known.  The same text may stand for
 * another number in another scope. */
bool memo_get(
    const struct memo *memo, unsigned scope, struct str text, int *number);
/* Keeps it, in place of others.  Long texts are not kept. */
void memo_put(struct memo *memo, unsigned scope, struct str text, int number);

#endif
