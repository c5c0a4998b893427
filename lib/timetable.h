/* SPDX-License-Identifier: MIT */
/*
 * timetable: the clock times of a session, worked out forward from its start
 * and the lengths of its steps.  Pure data: nothing is read or written.  Each
 * session is a day of its own; plan refuses one that goes on past midnight.
 */
#ifndef TIMETABLE_H
#define TIMETABLE_H

#include "plan.h"

#define TIMETABLE_DAY (24 * 60) /* minutes: later than the clock can show */

struct timetable_row {
	const struct plan_step *step;
	int starts; /* minutes after midnight */
	int ends;
	/* Minutes in a row, up to the end of this step, without a break, a
	 * meal or an arrival; 0 for these three themselves. */
	int unbroken;
};

struct timetable {
	const struct plan_session *session;
	struct timetable_row *row;
	size_t n;
	bool clock; /* the start is known; otherwise times count from 0:00 */
	int starts;
	int ends;
	int minutes; /* in all, breaks counted */
	int longest; /* the most minutes in a row without a rest */
};

/* The timetable of a session, in the arena. */
struct timetable timetable_of(
    struct arena *arena, const struct plan_session *session);

/* Whether it is a step to rest in: a break, a meal, or spare time. */
bool timetable_is_rest(const struct plan_step *step);

#endif
