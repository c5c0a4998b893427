/* SPDX-License-Identifier: MIT */
/* Sessions: their times, their steps and their order. */
#include "lint_rule.h"

#include "word.h"

/* For rules that look at each session alone. */
typedef void look_at_session(
    struct lint *lint, const struct plan_session *session);

/* Drop-ins have no first and last minute for those who come and go. */
static void
each_session(struct lint *lint, look_at_session *look)
{
	for (size_t i = 0; i < lint->plan->sessions.n; i++) {
		const struct plan_session *session = &lint->plan->sessions.v[i];

		if (session->steps.n && !lint_is_drop_in(session))
			look(lint, session);
	}
}

#define EARLY        (9 * 60 + 30)
#define SCHOOL_OPENS (14 * 60 + 45)
#define SCHOOL_ENDS  (15 * 60 + 45)

static bool
is_weekday(const struct form_date *date)
{
	struct when_date day = lint_day(date);
	int weekday;

	if (!day.year)
		return false;
	weekday = when_weekday(day);
	return weekday > 0 && weekday < 6;
}

static void
look_at_start(struct lint *lint, const struct plan_session *session)
{
	int starts = session->starts.minutes;
	int ends = starts + lint_minutes(session);

	if (!session->starts.given)
		return;
	if (starts < EARLY)
		lint_say(lint, DIAG_LEVEL_THINK, session->starts.loc,
		    "session '%.*s' starts at %.*s, which is early for buses "
		    "and medicines",
		    STR_ARG(session->id),
		    STR_ARG(when_clock(lint->arena, starts)));
	else if (lint->parents && is_weekday(&session->date) &&
		 starts < SCHOOL_ENDS && ends > SCHOOL_OPENS)
		lint_say(lint, DIAG_LEVEL_THINK, session->starts.loc,
		    "session '%.*s' runs from %.*s to %.*s, over the way home "
		    "from school",
		    STR_ARG(session->id),
		    STR_ARG(when_clock(lint->arena, starts)),
		    STR_ARG(when_clock(lint->arena, ends % (24 * 60))));
	else
		lint_good(lint, session->starts.loc);
}

static void
hard_start_time(struct lint *lint)
{
	each_session(lint, look_at_start);
}

static void
one_time_fits_all(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	const struct form_time *first = NULL;
	size_t same = 0, others = 0;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct form_time *starts = &plan->sessions.v[i].starts;

		if (!starts->given)
			continue;
		if (!first)
			first = starts;
		if (starts->minutes == first->minutes)
			same++;
		else
			others++;
	}
	if (others)
		lint_good(lint, first->loc);
	else if (same > 1)
		lint_say(lint, DIAG_LEVEL_THINK, first->loc,
		    "all %zu sessions start at %.*s", same,
		    STR_ARG(when_clock(lint->arena, first->minutes)));
}

#define BREAK_BY   60
#define BREAK_LAST 90

static void
say_no_break(struct lint *lint, const struct plan_step *from, int minutes)
{
	if (minutes > BREAK_BY)
		lint_say(lint,
		    minutes > BREAK_LAST ? DIAG_LEVEL_MUST : DIAG_LEVEL_SHOULD,
		    from->loc,
		    "that is %d minutes without a break; most people need one "
		    "by %d",
		    minutes, BREAK_BY);
}

static void
look_for_breaks(struct lint *lint, const struct plan_session *session)
{
	const struct plan_step *from = NULL;
	int minutes = 0;

	for (size_t i = 0; i < session->steps.n; i++) {
		const struct plan_step *step = &session->steps.v[i];
		int kind = step->kind.choice;

		if (kind == PLAN_BREAK || kind == PLAN_MEAL ||
		    kind == PLAN_ARRIVE) {
			say_no_break(lint, from, minutes);
			minutes = 0;
			continue;
		}
		if (!minutes)
			from = step;
		minutes += step->minutes.n;
	}
	say_no_break(lint, from, minutes);
	lint_good(lint, session->loc);
}

static void
no_break(struct lint *lint)
{
	each_session(lint, look_for_breaks);
}

#define ARRIVE_MINUTES 15

static void
look_at_arrival(struct lint *lint, const struct plan_session *session)
{
	const struct plan_step *first = &session->steps.v[0];
	int kind = first->kind.choice;
	bool online = lint_is_online(session);
	bool greeted =
	    online && (kind == PLAN_WELCOME || kind == PLAN_CHECK_IN);

	if (kind != PLAN_ARRIVE && !greeted)
		lint_say(lint, DIAG_LEVEL_SHOULD, first->loc,
		    "session '%.*s' starts with no time to arrive",
		    STR_ARG(session->id));
	else if (!online && !lint_is_outdoors(session) &&
		 first->minutes.n < ARRIVE_MINUTES)
		lint_say(lint, DIAG_LEVEL_SHOULD, first->loc,
		    "%d minutes to arrive is short; %d lets people settle",
		    first->minutes.n, ARRIVE_MINUTES);
	else
		lint_good(lint, first->loc);
}

static void
no_arrival_time(struct lint *lint)
{
	each_session(lint, look_at_arrival);
}

#define NEEDS_SLACK 60
#define ASK_MINUTES 10

static void
look_for_slack(struct lint *lint, const struct plan_session *session)
{
	int minutes = lint_minutes(session);
	const struct plan_step *spare = lint_step(session, PLAN_SPARE);

	if (minutes > NEEDS_SLACK && !spare)
		lint_say(lint, DIAG_LEVEL_THINK, session->loc,
		    "session '%.*s' is %d minutes long, with no 'spare' time",
		    STR_ARG(session->id), minutes);
	else if (spare)
		lint_good(lint, spare->loc);
	for (size_t i = 0; i < session->steps.n; i++) {
		const struct plan_step *step = &session->steps.v[i];

		if (plan_asks(step) && step->minutes.n < ASK_MINUTES)
			lint_say(lint, DIAG_LEVEL_THINK, step->loc,
			    "%d minutes is short for a question",
			    step->minutes.n);
	}
}

static void
no_slack(struct lint *lint)
{
	each_session(lint, look_for_slack);
}

/* The sums are errors of form; the order of days is looked at here. */
static void
times_do_not_add_up(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	const struct plan_session *last[PLAN_DELIVER + 1] = { NULL };

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		const struct plan_session **before =
		    &last[session->stage.choice];
		struct when_date day = lint_day(&session->date);

		if (!day.year || !session->stage.choice)
			continue;
		if (*before && lint_before(day, lint_day(&(*before)->date)))
			lint_say(lint, DIAG_LEVEL_MUST, session->date.loc,
			    "session '%.*s' stands after '%.*s', but its day "
			    "is earlier",
			    STR_ARG(session->id), STR_ARG((*before)->id));
		*before = session;
	}
}

/* Whether feelings are asked about in the first third, after arriving. */
static bool
checks_in(const struct plan_session *session)
{
	int all = lint_minutes(session);
	int at = 0;

	for (size_t i = 0; i < session->steps.n; i++) {
		const struct plan_step *step = &session->steps.v[i];

		if (step->kind.choice == PLAN_CHECK_IN)
			return at * 3 <= all;
		if (step->kind.choice == PLAN_ARRIVE)
			all -= step->minutes.n;
		else
			at += step->minutes.n;
	}
	return false;
}

/* The last step but for spare time, breaks and meals; NULL. */
static const struct plan_step *
last_step(const struct plan_session *session)
{
	for (size_t i = session->steps.n; i-- > 0;) {
		const struct plan_step *step = &session->steps.v[i];
		int kind = step->kind.choice;

		if (kind != PLAN_SPARE && kind != PLAN_BREAK &&
		    kind != PLAN_MEAL)
			return step;
	}
	return NULL;
}

static void
look_at_ends(struct lint *lint, const struct plan_session *session)
{
	const struct plan_step *last = last_step(session);
	int kind = last ? last->kind.choice : PLAN_STEP_BLANK;
	bool out = kind == PLAN_CHECK_OUT || kind == PLAN_CELEBRATE;

	if (!checks_in(session))
		lint_say(lint, DIAG_LEVEL_SHOULD, session->loc,
		    "session '%.*s' has no 'check-in' near its start",
		    STR_ARG(session->id));
	if (!out)
		lint_say(lint, DIAG_LEVEL_SHOULD,
		    last ? last->loc : session->loc,
		    "session '%.*s' does not end with a 'check-out' or a "
		    "celebration",
		    STR_ARG(session->id));
	lint_good(lint, session->loc);
}

static void
no_way_in_or_out(struct lint *lint)
{
	each_session(lint, look_at_ends);
}

static bool
is_writing(const struct plan_step *step)
{
	for (size_t i = 0; i < step->ways.n; i++)
		if (!lint_has(step->ways.v[i].text, "write|read"))
			return false;
	return true;
}

static void
only_writing(struct lint *lint)
{
	for (size_t i = 0; i < lint->plan->sessions.n; i++) {
		const struct plan_session *session = &lint->plan->sessions.v[i];
		const struct plan_step *writing = NULL;
		bool blank = false, other = false;

		for (size_t j = 0; j < session->steps.n; j++) {
			const struct plan_step *step = &session->steps.v[j];

			if (!plan_asks(step))
				continue;
			if (!step->ways.n)
				blank = true;
			else if (!is_writing(step))
				other = true;
			if (!writing)
				writing = step;
		}
		if (other)
			lint_good(lint, session->loc);
		else if (writing && blank)
			lint_say(lint, DIAG_LEVEL_THINK, writing->loc,
			    "session '%.*s' does not say in which 'ways' "
			    "people can answer",
			    STR_ARG(session->id));
		else if (writing)
			lint_say(lint, DIAG_LEVEL_MUST, writing->ways.loc,
			    "all answers in session '%.*s' are in writing",
			    STR_ARG(session->id));
	}
}

/* Whether hands or feet have something to do in a step. */
static bool
is_doing(const struct plan_step *step)
{
	static const bool doing[PLAN_STEP_KINDS] = { [PLAN_MAKE] = true,
		[PLAN_MOVE] = true,
		[PLAN_WALK] = true,
		[PLAN_ACT] = true,
		[PLAN_SORT] = true,
		[PLAN_VOTE] = true,
		[PLAN_TEST] = true,
		[PLAN_CELEBRATE] = true };

	return doing[step->kind.choice] ||
	       lint_any_has(&step->ways, "draw|make|move|walk");
}

static void
look_for_doing(struct lint *lint, const struct plan_session *session)
{
	for (size_t i = 0; i < session->steps.n; i++)
		if (is_doing(&session->steps.v[i])) {
			lint_good(lint, session->steps.v[i].loc);
			return;
		}
	if (lint_asks(session))
		lint_say(lint, DIAG_LEVEL_THINK, session->loc,
		    "in session '%.*s' people only talk; nothing is made, "
		    "moved or tried",
		    STR_ARG(session->id));
}

static void
only_telling(struct lint *lint)
{
	each_session(lint, look_for_doing);
}

static void
look_for_choice(struct lint *lint, const struct plan_session *session)
{
	const struct plan_step *personal = NULL;

	for (size_t i = 0; i < session->steps.n; i++) {
		const struct plan_step *step = &session->steps.v[i];
		int kind = step->kind.choice;

		if (step->choice.text.n) {
			lint_good(lint, step->choice.loc);
			return;
		}
		if (!personal &&
		    (kind == PLAN_TELL ||
			(kind == PLAN_MAKE &&
			    lint_has(step->ask.text, "you|your|yours"))))
			personal = step;
	}
	if (personal)
		lint_say(lint, DIAG_LEVEL_SHOULD, personal->loc,
		    "people are asked for their own stories, and no step of "
		    "session '%.*s' has a 'choice'",
		    STR_ARG(session->id));
}

static void
no_choice(struct lint *lint)
{
	each_session(lint, look_for_choice);
}

static void
stage_missing(struct lint *lint)
{
	static const char *const ands[] = { "", ", " };
	const struct plan *plan = lint->plan;
	const struct plan_session *first = NULL;
	bool has[PLAN_DELIVER + 1] = { false };
	struct str missing = STR("");

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		if (session->kind.choice != PLAN_WORKSHOP)
			continue;
		if (!first)
			first = session;
		has[session->stage.choice] = true;
	}
	if (!first)
		return;
	for (int stage = PLAN_DISCOVER; stage <= PLAN_DELIVER; stage++)
		if (!has[stage])
			missing = str_fmt(lint->arena, "%.*s%s%.*s",
			    STR_ARG(missing), ands[missing.n > 0],
			    STR_ARG(word_of(plan_words_stage, stage)));
	if (missing.n)
		lint_say(lint, DIAG_LEVEL_SHOULD, first->loc,
		    "no workshop has the stage: %.*s", STR_ARG(missing));
	else if (first->stage.choice >= PLAN_DEVELOP)
		lint_say(lint, DIAG_LEVEL_SHOULD, first->stage.loc,
		    "the first workshop is '%.*s'",
		    STR_ARG(word_of(plan_words_stage, first->stage.choice)));
	else
		lint_good(lint, first->stage.loc);
}

static void
no_learning_loop(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	if (!plan->loops.n)
		lint_say(lint, DIAG_LEVEL_SHOULD, lint->whole,
		    "'loops' is blank: when do you try something small and "
		    "change it?");
	for (size_t i = 0; i < plan->loops.n; i++) {
		const struct plan_loop *loop = &plan->loops.v[i];
		struct when_date hear = lint_day(&loop->hear_on);
		struct when_date change = lint_day(&loop->change_on);

		if (loop->change_on.state == FORM_DATE_BLANK)
			lint_say(lint, DIAG_LEVEL_SHOULD, loop->loc,
			    "something is tried, and no day is set to change "
			    "it ('change_on' is blank)");
		else if (!change.year || !hear.year)
			lint_say(lint, DIAG_LEVEL_THINK, loop->loc,
			    "something is tried, and its days are not both "
			    "set yet");
		else if (!lint_before(hear, change))
			lint_say(lint, DIAG_LEVEL_SHOULD, loop->change_on.loc,
			    "the change comes on or before the day you hear "
			    "back");
		else
			lint_good(lint, loop->loc);
	}
}

static void
review_date_passed(struct lint *lint)
{
	const struct form_date *review = &lint->plan->owners.review;
	struct when_date day = lint_day(review);

	if (lint_before(day, lint->today))
		lint_say(lint, DIAG_LEVEL_SHOULD, review->loc,
		    "the plan was to be looked at again by %.*s",
		    STR_ARG(when_words(lint->arena, day)));
	else if (day.year)
		lint_good(lint, review->loc);
	else
		lint_say(lint, DIAG_LEVEL_THINK, review->loc,
		    "no day is set to look at the plan again ('review')");
}

static const struct lint_rule rules[] = {
	{ DIAG_HARD_START_TIME,
	    { "Buses, medicines and the school run decide who can come.",
		"Ask people which times suit them.", 4 },
	    "the times fit around school and buses", hard_start_time },
	{ DIAG_ONE_TIME_FITS_ALL,
	    { "People who work at that hour can never come.",
		"Offer one session at another time of day, or a call for those "
		"who cannot come.",
		4 },
	    "not all sessions are at the same time of day", one_time_fits_all },
	{ DIAG_NO_BREAK,
	    { "Tired people go quiet, and so do those who need the toilet.",
		"Put a break or a meal in, or move one.", 1 },
	    "there is a break at least every 60 minutes", no_break },
	{ DIAG_NO_ARRIVAL_TIME,
	    { "People come from full mornings, and some come late.",
		"Start with an 'arrive' step of 15 minutes, with food.", 1 },
	    "people get time to arrive", no_arrival_time },
	{ DIAG_NO_SLACK,
	    { "When a good talk runs over, something has to give.",
		"Add a 'spare' step, ask fewer questions, and mark steps with "
		"'if_late'.",
		4 },
	    "there is spare time", no_slack },
	{ DIAG_TIMES_DO_NOT_ADD_UP,
	    { "People plan children and buses around these dates.",
		"Put the sessions of a stage in the order of their days.", 3 },
	    NULL, times_do_not_add_up, .always = true },
	{ DIAG_NO_WAY_IN_OR_OUT,
	    { "A hard story should not be the last thing people take home.",
		"Ask how people are near the start, and end with something "
		"gentle.",
		1 },
	    "sessions begin and end gently", no_way_in_or_out },
	{ DIAG_ONLY_WRITING,
	    { "Many people have more to say than they like to write.",
		"Add talking, drawing or making to 'ways'.", 4 },
	    "people can answer in other ways than writing", only_writing },
	{ DIAG_ONLY_TELLING,
	    { "Hands find things that words do not.",
		"Add a step to draw, make, move or act something out.", 4 },
	    "people make or move something", only_telling },
	{ DIAG_NO_CHOICE,
	    { "A story is a gift; nobody owes one.",
		"Write under 'choice' that people can listen, pass or step "
		"out, so that it is said out loud.",
		6 },
	    "people can choose what they tell", no_choice },
	{ DIAG_STAGE_MISSING,
	    { "Starting with answers can miss what people need.",
		"Plan a session for each stage. Its date can wait.", 4 },
	    "all four stages have a session", stage_missing },
	{ DIAG_NO_LEARNING_LOOP,
	    { "Small trials cost little and teach a lot.",
		"Try one small thing, with a day to hear back and a later day "
		"to change it.",
		4 },
	    "something small is tried, heard about and changed",
	    no_learning_loop },
	{ DIAG_REVIEW_DATE_PASSED,
	    { "A plan that nobody looks at again grows old in silence.",
		"Look at it together, and set the next day in 'review'.", 3 },
	    "there is a day to look at the plan again", review_date_passed },
};
const struct lint_rules lint_time_rules = { rules, COUNTOF(rules) };
