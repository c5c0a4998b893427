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
	int starts; /* minutes after midnight, as if no clock changed */
	int ends;
	int shows; /* what the clock shows as it starts, and ends */
	int shows_end;
	/* Minutes in a row, up to the end of this step, without a break, a
	 * meal or an arrival; 0 for these three themselves. */
	int unbroken;
	/* The first part of a step that goes on here after a break; NULL: it
	 * is no such part. */
	const struct plan_step *continues;
};

struct timetable {
	const struct plan_session *session;
	struct timetable_row *row;
	size_t n;
	bool clock; /* the start is known; otherwise times count from 0:00 */
	int starts;
	int ends;
	int shows_end; /* what the clock shows then */
	int minutes;   /* in all, breaks counted */
	int longest;   /* the most minutes in a row without a rest */
	int spare;     /* minutes of the steps that are spare time */
};

/* The timetable of a session, in the arena.  A step goes on after a break if it
 * has the kind of the step before the break, and the same words or none. */
struct timetable timetable_of(
    struct arena *arena, const struct plan_session *session);

/* What is left of a timetable for somebody who runs late. */
struct timetable_late_row {
	int starts;  /* never earlier than planned */
	int shows;   /* what the clock shows then */
	int minutes; /* 0: left out */
};

struct timetable_late {
	int behind;                     /* minutes, from the start on */
	struct timetable_late_row *row; /* as many as the timetable has */
	int ends;
	int shows_end; /* what the clock shows then */
	int over;      /* minutes later than planned */
};

/* The timetable of somebody who is so many minutes behind.  Time is taken from
 * spare time first, then from steps that may be left out, then from those that
 * may be shortened (to no less than a half, by five minutes at a time); of
 * each kind the last one first, since that one surely is still to come.  Where
 * a step that is left out gives more than is needed, spare time stays.
 * Breaks, meals, arrivals and what is to be kept give nothing. */
struct timetable_late timetable_late(
    struct arena *arena, const struct timetable *timetable, int behind);

/* Whether clocks change between the start and the end. */
bool timetable_clocks_change(const struct timetable *timetable);

/* Whether any step can give time. */
bool timetable_can_give(const struct timetable *timetable);

/* Whether it is a step to rest in: a break, a meal, or spare time. */
bool timetable_is_rest(const struct plan_step *step);

#endif
