/* SPDX-License-Identifier: MIT */
#include "plan_clocks.h"

#include "clocks.h"

struct str
plan_clocks_words(struct form *form, const struct plan_session *session)
{
	const struct when_change *clocks = &session->clocks;
	int after = clocks->at + clocks->by;

	return str_fmt(form->arena,
	    "on %.*s the clocks go %s from %.*s to %.*s",
	    STR_ARG(when_words(form->arena, session->date.date)),
	    clocks->by > 0 ? "forward" : "back",
	    STR_ARG(when_clock(form->arena, clocks->at)),
	    STR_ARG(when_clock(form->arena, after % (24 * 60))));
}

static void
look_at(struct form *form, const struct plan_session *session)
{
	const struct form_time *times[] = { &session->starts, &session->ends };

	for (size_t i = 0; i < COUNTOF(times); i++)
		if (times[i]->given &&
		    when_never(&session->clocks, times[i]->minutes))
			diag_add(form->diag, DIAG_PLAN_NO_SUCH_TIME,
			    times[i]->loc,
			    "there is no %.*s: %.*s; please choose a time "
			    "before or after that",
			    STR_ARG(when_clock(form->arena, times[i]->minutes)),
			    STR_ARG(plan_clocks_words(form, session)));
	if (session->starts.given &&
	    when_twice(&session->clocks, session->starts.minutes))
		diag_add(form->diag, DIAG_PLAN_TIME_TWICE, session->starts.loc,
		    "%.*s comes twice: %.*s; we take the first one, so please "
		    "choose a later time if you mean the second",
		    STR_ARG(when_clock(form->arena, session->starts.minutes)),
		    STR_ARG(plan_clocks_words(form, session)));
}

void
plan_clocks_no_zone(struct diag *diag, const struct plan *plan)
{
	diag_add(diag, DIAG_CALENDAR_TIME_ZONE, plan->timezone.loc,
	    "'timezone' is not one that calendars know; write it as a place, "
	    "such as 'Europe/London', or leave it out");
}

void
plan_clocks_settle(struct form *form, struct plan *plan)
{
	size_t n = plan->sessions.n;
	struct when_date *date = ARENA_ARRAY(form->arena, struct when_date, n);
	struct when_change *change =
	    ARENA_ARRAY(form->arena, struct when_change, n);
	enum clocks_result result;
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		if (session->starts.given)
			date[i] = session->date.date;
		any = any || date[i].year;
	}
	if (!any || plan->timezone.text.n == 0)
		return;
	result = clocks_changes(
	    form->arena, form->diag, plan->timezone.text, date, n, change);
	if (result == CLOCKS_NO_ZONE)
		plan_clocks_no_zone(form->diag, plan);
	for (size_t i = 0; i < n && result == CLOCKS_KNOWN; i++) {
		plan->sessions.v[i].clocks = change[i];
		look_at(form, &plan->sessions.v[i]);
	}
}

struct when_change
plan_clocks_on(
    struct arena *arena, const struct plan *plan, struct when_date date)
{
	struct when_change change = { 0 };
	struct diag *unheard = diag_new(arena, "");

	(void)clocks_changes(
	    arena, unheard, plan->timezone.text, &date, 1, &change);
	return change;
}
