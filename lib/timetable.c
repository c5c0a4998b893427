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

static bool
is_break(const struct plan_step *step)
{
	return step->kind.choice == PLAN_BREAK ||
	       step->kind.choice == PLAN_MEAL;
}

/* The first part of the step at i, if it goes on there after a break. */
static const struct plan_step *
continued(const struct timetable_row *row, size_t i)
{
	const struct plan_step *step = row[i].step;
	const struct plan_step *first;
	size_t before = i;

	while (before > 0 && is_break(row[before - 1].step))
		before--;
	if (before == 0 || before == i || timetable_is_rest(step))
		return NULL;
	before--;
	first =
	    row[before].continues ? row[before].continues : row[before].step;
	if (first->kind.choice != step->kind.choice ||
	    (step->does.text.n &&
		!str_eq_case(step->does.text, first->does.text)))
		return NULL;
	return first;
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
			.shows =
			    when_shows(&session->clocks, timetable.starts, now),
			.shows_end = when_shows(
			    &session->clocks, timetable.starts, now + minutes),
			.unbroken = unbroken,
		};
		timetable.row[i].continues = continued(timetable.row, i);
		if (step->kind.choice == PLAN_SPARE)
			timetable.spare += minutes;
		now += minutes;
	}
	timetable.ends = now;
	timetable.shows_end =
	    when_shows(&session->clocks, timetable.starts, now);
	timetable.minutes = now - timetable.starts;
	return timetable;
}

bool
timetable_clocks_change(const struct timetable *timetable)
{
	const struct when_change *clocks = &timetable->session->clocks;

	return timetable->clock && clocks->by &&
	       timetable->starts < clocks->at && timetable->ends >= clocks->at;
}

/* When time runs short. ----------------------------------------------------- */

/* What gives time first. */
enum give { GIVE_SPARE, GIVE_SKIP, GIVE_SHORTEN, GIVES };

/* The minutes that a step can give in this round. */
static int
can_give(const struct timetable_row *row, enum give give)
{
	const struct plan_step *step = row->step;
	int minutes = row->ends - row->starts;

	if (is_pause(step) || step->if_late.choice == PLAN_KEEP)
		return 0;
	if (step->kind.choice == PLAN_SPARE)
		return give == GIVE_SPARE ? minutes : 0;
	if (give == GIVE_SKIP && step->if_late.choice == PLAN_SKIP)
		return minutes;
	if (give == GIVE_SHORTEN && step->if_late.choice == PLAN_SHORTEN)
		return minutes / 2 / 5 * 5;
	return 0;
}

/* What it gives of what is asked: a part, or where it is left out, all. */
static int
gives(const struct timetable_row *row, enum give give, int asked)
{
	int most = can_give(row, give);

	if (give == GIVE_SHORTEN)
		asked = (asked + 4) / 5 * 5;
	return give == GIVE_SKIP || most < asked ? most : asked;
}

/* A step that is left out may give more than is asked: then spare time stays,
 * the first first. */
static void
give_back(
    const struct timetable *timetable, struct timetable_late_row *row, int more)
{
	for (size_t i = 0; i < timetable->n && more > 0; i++) {
		int back = timetable->row[i].ends - timetable->row[i].starts -
			   row[i].minutes;

		if (!can_give(&timetable->row[i], GIVE_SPARE))
			continue;
		back = back < more ? back : more;
		row[i].minutes += back;
		more -= back;
	}
}

struct timetable_late
timetable_late(
    struct arena *arena, const struct timetable *timetable, int behind)
{
	struct timetable_late late = {
		.behind = behind,
		.row =
		    ARENA_ARRAY(arena, struct timetable_late_row, timetable->n),
	};
	int asked = behind;
	int now = timetable->starts + behind;

	for (size_t i = 0; i < timetable->n; i++)
		late.row[i].minutes =
		    timetable->row[i].ends - timetable->row[i].starts;
	for (int give = GIVE_SPARE; give < GIVES; give++) {
		for (size_t i = timetable->n; i-- > 0 && asked > 0;) {
			int given =
			    gives(&timetable->row[i], (enum give)give, asked);

			late.row[i].minutes -= given;
			asked -= given;
		}
		if (give == GIVE_SKIP)
			give_back(timetable, late.row, -asked);
	}
	for (size_t i = 0; i < timetable->n; i++) {
		if (now < timetable->row[i].starts)
			now = timetable->row[i].starts;
		late.row[i].starts = now;
		late.row[i].shows = when_shows(
		    &timetable->session->clocks, timetable->starts, now);
		now += late.row[i].minutes;
	}
	late.ends = now > timetable->ends ? now : timetable->ends;
	late.shows_end = when_shows(
	    &timetable->session->clocks, timetable->starts, late.ends);
	late.over = late.ends - timetable->ends;
	return late;
}

bool
timetable_can_give(const struct timetable *timetable)
{
	for (size_t i = 0; i < timetable->n; i++)
		for (int give = GIVE_SPARE; give < GIVES; give++)
			if (can_give(&timetable->row[i], (enum give)give) > 0)
				return true;
	return false;
}
