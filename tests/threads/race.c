/* SPDX-License-Identifier: MIT */
/*
 * race: what the check for races must find: a number that one thread changes
 * while the other looks at it.
 */
#include <stdio.h>

#include "ahead.h"

static void
add(void *job)
{
	++*(int *)job;
}

int
main(void)
{
	struct arena *arena = arena_new();
	struct ahead *ahead = ahead_new(arena, add);
	int number = 0;

	ahead_start(ahead);
	ahead_give(ahead, &number);
	(void)printf("%d\n", number);
	(void)ahead_take(ahead);
	ahead_end(ahead);
	arena_free(arena);
	return 0;
}
