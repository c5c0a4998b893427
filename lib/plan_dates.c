/* SPDX-License-Identifier: MIT */
#include "plan_dates.h"

#include "lookup.h"
#include "plan_clocks.h"
#include "word.h"

#define DAY_MINUTES (24 * 60)

/* Times --------------------------------------------------------------------*/

/* The length of all steps; -1 if one is not known. */
static int
session_minutes(const struct plan_session *session)
{
	int sum = 0;

	for (size_t i = 0; i < session->steps.n; i++) {
		if (!session->steps.v[i].minutes.given)
			return -1;
		sum += session->steps.v[i].minutes.n;
		if (sum > 100 * DAY_MINUTES)
			return sum;
	}
	return sum;
}

/* Why the minutes on the clock are not those of the steps, if clocks change. */
static struct str
because_of_clocks(
    struct form *form, const struct plan_session *session, int moment)
{
	if (when_shows(&session->clocks, session->starts.minutes, moment) ==
	    moment)
		return STR("");
	return str_fmt(
	    form->arena, " (%.*s)", STR_ARG(plan_clocks_words(form, session)));
}

void
plan_dates_check_times(struct form *form, const struct plan_session *session)
{
	const struct form_time *starts = &session->starts;
	const struct form_time *ends = &session->ends;
	const struct when_change *clocks = &session->clocks;
	int sum = session_minutes(session);
	int moment = starts->minutes + sum;
	int end = when_shows(clocks, starts->minutes, moment);

	if (starts->given && ends->given &&
	    when_moment(clocks, starts->minutes, ends->minutes) <=
		starts->minutes) {
		diag_add(form->diag, DIAG_PLAN_PAST_MIDNIGHT, ends->loc,
		    "this session ends before it starts; a session cannot go "
		    "on past midnight, so please make two of it");
		return;
	}
	if (starts->given && end > DAY_MINUTES) {
		diag_add(form->diag, DIAG_PLAN_PAST_MIDNIGHT, starts->loc,
		    "from this start the steps go on past midnight; please "
		    "start earlier, or make two sessions of it");
		return;
	}
	if (!starts->given || !ends->given || sum <= 0 || end == ends->minutes)
		return;
	diag_add(form->diag, DIAG_PLAN_TIMES_DO_NOT_ADD_UP, ends->loc,
	    "the steps take %d minutes and end at %.*s%.*s, not at %.*s; "
	    "please change 'ends', or the minutes of a step",
	    sum, STR_ARG(when_clock(form->arena, end)),
	    STR_ARG(because_of_clocks(form, session, moment)),
	    STR_ARG(when_clock(form->arena, ends->minutes)));
}

/* Dates that hang on a session ---------------------------------------------*/

static void
settle_date(struct form_date *date, const struct plan_session *session)
{
	if (session->date.date.year)
		date->date = when_add_days(session->date.date, date->days);
}

static struct lookup
ids_of(struct form *form, const struct plan *plan)
{
	struct lookup ids = { 0 };

	for (size_t i = 0; i < plan->sessions.n; i++)
		lookup_add(form, &ids, plan->sessions.v[i].id,
		    plan->sessions.v[i].loc, i);
	lookup_sort(&ids);
	return ids;
}

void
plan_dates_settle_sessions(struct form *form, struct plan *plan)
{
	struct lookup ids = ids_of(form, plan);
	size_t n = plan->sessions.n;
	/* For each session, the walk in which it was met, from 1. */
	size_t *met = ARENA_ARRAY(form->arena, size_t, n);
	size_t *chain = ARENA_ARRAY(form->arena, size_t, n);

	for (size_t i = 0; i < n; i++) {
		size_t length = 0;
		size_t at = i;
		const struct lookup_name *next = NULL;

		while (!met[at]) {
			const struct form_date *date =
			    &plan->sessions.v[at].date;

			met[at] = i + 1;
			if (date->state != FORM_DATE_AFTER)
				break;
			next = lookup_find(form, &ids, date->session);
			if (!next)
				break;
			chain[length++] = at;
			at = next->at;
			if (met[at] == i + 1)
				diag_add(form->diag, DIAG_PLAN_GOES_ROUND,
				    date->loc,
				    "this date waits for itself; please give "
				    "one of these sessions a day");
		}
		while (length--) {
			struct form_date *date =
			    &plan->sessions.v[chain[length]].date;

			settle_date(date, &plan->sessions.v[at]);
			at = chain[length];
		}
	}
}

void
plan_dates_unknown_session(struct form *form, struct str id, struct loc loc,
    const struct str *known, size_t n)
{
	struct str meant =
	    word_did_you_mean(form->arena, form->diag, str_trim(id), known, n);

	diag_add(form->diag, DIAG_PLAN_UNKNOWN_SESSION, loc,
	    "'%.*s' is not the id of a session in the plan%.*s",
	    STR_ARG(word_clip(id)), STR_ARG(meant));
	if (!meant.n)
		word_tell_known(form->arena, form->diag, known, n);
}

void
plan_dates_settle(struct form *form, const struct plan *plan)
{
	struct lookup ids = ids_of(form, plan);

	for (size_t i = 0; i < form->waiting.n; i++) {
		struct form_date *date = form->waiting.v[i];
		const struct lookup_name *name =
		    lookup_find(form, &ids, date->session);

		if (name) {
			settle_date(date, &plan->sessions.v[name->at]);
		} else if (!form->cut_short) {
			const struct lookup_known *known =
			    lookup_known(form, &ids);

			plan_dates_unknown_session(
			    form, date->session, date->loc, known->v, known->n);
		}
	}
}
