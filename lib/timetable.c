/* SPDX-License-Identifier: MIT */
#include "timetable.h"

bool
timetable_is_rest(const struct plan_step *step)
{
	return step->kind.choice == PLAN_BREAK ||
	       step->kind.choice == PLAN_MEAL ||
	       step->kind.choice == PLAN_SPARE;
}

/* Spare time may be used up, so only what people can count on is a pause. */
static bool
is_pause(const struct plan_step *step)
{
	return step->kind.choice == PLAN_BREAK ||
	       step->kind.choice == PLAN_MEAL ||
	       step->kind.choice == PLAN_ARRIVE;
}

struct timetable
timetable_of(struct arena *arena, const struct plan_session *session)
{
	struct timetable timetable = {
		.session = session,
		.row =
		    ARENA_ARRAY(arena, struct timetable_row, session->steps.n),
		.n = session->steps.n,
		.clock = session->starts.given,
		.starts = session->starts.given ? session->starts.minutes : 0,
	};
	int now = timetable.starts;
	int unbroken = 0;

	for (size_t i = 0; i < timetable.n; i++) {
		const struct plan_step *step = &session->steps.v[i];
		int minutes = step->minutes.given ? step->minutes.n : 0;

		unbroken = is_pause(step) ? 0 : unbroken + minutes;
		if (unbroken > timetable.longest)
			timetable.longest = unbroken;
		timetable.row[i] = (struct timetable_row){
			.step = step,
			.starts = now,
			.ends = now + minutes,
			.unbroken = unbroken,
		};
		now += minutes;
	}
	timetable.ends = now;
	timetable.minutes = now - timetable.starts;
	return timetable;
}
