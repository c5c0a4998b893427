/* SPDX-License-Identifier: MIT */
/*
 * things: what a session needs, collected from its steps into one checklist.
 * "4 flipcharts" is an amount and a name; amounts of equal names are added up.
 */
#ifndef THINGS_H
#define THINGS_H

#include "plan.h"

struct thing {
	struct str name; /* as first written, without its amount */
	long amount;     /* 0: no amount was given */
	bool single;     /* the name is of one: it was "1 roll" each time */
	bool open;       /* another step asks for some, without an amount */
};

struct things {
	struct thing *v;
	size_t n, cap;
};

/* The things of a session, in the order they are first needed, in the arena.
 * Names are equal but for case, accents and white space. */
struct things things_of(
    struct arena *arena, const struct plan_session *session);

#endif
