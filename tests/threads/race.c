/* SPDX-License-Identifier: MIT */
/*
 * race: what the check for races must find: a number that one thread changes
 * and the other looks at, with no lock between.  A flag that orders nothing
 * (relaxed) makes the look come after the change on each run, whichever thread
 * is the faster one.
 */
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

#include "ahead.h"

struct count {
	int number;
	atomic_bool changed;
};

static void
add(void *job)
{
	struct count *count = job;

	count->number++;
	atomic_store_explicit(&count->changed, true, memory_order_relaxed);
}

int
main(void)
{
	struct arena *arena = arena_new();
	struct ahead *ahead = ahead_new(arena, add);
	/* Not on the stack: clang 14 does not watch members of what is there. */
	struct count *count = ARENA_NEW(arena, struct count);

	ahead_start(ahead);
	ahead_give(ahead, count);
	while (!atomic_load_explicit(&count->changed, memory_order_relaxed))
		(void)sched_yield();
	(void)printf("%d\n", count->number);
	(void)ahead_take(ahead);
	ahead_end(ahead);
	arena_free(arena);
	return 0;
}
