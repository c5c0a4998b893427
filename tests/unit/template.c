/* SPDX-License-Identifier: MIT */
/* Each template is a plan that an experienced facilitator would stand behind. */
#include "unit.h"

#include "builtin.h"
#include "plan.h"
#include "template.h"

enum {
	TEMPLATES = 14,
	ARRIVE_LEAST = 15, /* minutes */
	WITHOUT_BREAK_MOST = 60,
	ASK_LEAST = 10,
	SPARE_FROM = 60, /* sessions longer than this have spare time */
};

struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct str name[TEMPLATES];
	const struct plan *plan[TEMPLATES];
	size_t n;
};

static int
set_up(void **state)
{
	const struct str folder = STR("templates/");
	struct fixture *f = test_malloc(sizeof(*f));

	*f = (struct fixture){ .arena = arena_new() };
	f->diag = diag_new(f->arena, "test");
	for (size_t i = 0; i < builtin_count; i++) {
		const struct builtin_file *file = &builtin_files[i];

		if (!str_starts(file->name, folder))
			continue;
		assert_true(f->n < TEMPLATES);
		f->name[f->n] = file->name;
		f->plan[f->n] = plan_read(
		    f->arena, f->diag, str_c(f->arena, file->name), file->text);
		assert_non_null(f->plan[f->n++]);
	}
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	test_free(f);
	return 0;
}

/* Says which one it is. */
static void
holds(bool fine, const struct fixture *f, size_t at,
    const struct plan_session *session, const char *what)
{
	if (!fine)
		fail_msg("%.*s, session %.*s: %s", STR_ARG(f->name[at]),
		    STR_ARG(session ? session->id : STR("")), what);
}

/* Calls a check for each session of each template. */
typedef void session_check(
    const struct fixture *f, size_t at, const struct plan_session *session);

static void
each_session(const struct fixture *f, session_check *check)
{
	for (size_t i = 0; i < f->n; i++)
		for (size_t j = 0; j < f->plan[i]->sessions.n; j++)
			check(f, i, &f->plan[i]->sessions.v[j]);
}

static size_t
count_kind(const struct plan_session *session, int kind)
{
	size_t n = 0;

	for (size_t i = 0; i < session->steps.n; i++)
		n += session->steps.v[i].kind.choice == kind;
	return n;
}

static size_t
count_asks(const struct plan_session *session)
{
	size_t n = 0;

	for (size_t i = 0; i < session->steps.n; i++)
		n += session->steps.v[i].ask.text.n > 0;
	return n;
}

static int
length(const struct plan_session *session)
{
	int sum = 0;

	for (size_t i = 0; i < session->steps.n; i++)
		sum += session->steps.v[i].minutes.n;
	return sum;
}

/* As plans -----------------------------------------------------------------*/

static void
each_is_read_without_a_finding(void **state)
{
	const struct fixture *f = *state;
	struct diag_item item;

	assert_int_equal(f->n, TEMPLATES);
	if (diag_at(f->diag, 0, &item))
		fail_msg("%s:%d: %.*s", item.loc.file, item.loc.line,
		    STR_ARG(item.text));
}

static void
each_has_a_true_logic_model(void **state)
{
	const struct fixture *f = *state;

	for (size_t i = 0; i < f->n; i++) {
		const struct plan_aim *aim = &f->plan[i]->aim;

		holds(aim->puts_in.n && aim->does.n && aim->soon.n &&
			  aim->later.n && aim->in_the_end.n && aim->know_by.n,
		    f, i, NULL, "a line of 'aim' is blank");
	}
}

static bool
same_lines(const struct form_texts *a, const struct form_texts *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++)
		if (!str_eq(a->v[i].text, b->v[i].text))
			return false;
	return a->n == b->n;
}

/* Every question that is asked in a plan. */
struct asks {
	struct str *v;
	size_t n, cap;
};

static struct asks
asks_of(struct arena *arena, const struct plan *plan)
{
	struct asks asks = { 0 };

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		for (size_t j = 0; j < session->steps.n; j++) {
			struct str ask = session->steps.v[j].ask.text;

			if (ask.n)
				*ARENA_PUSH(arena, &asks) = ask;
		}
	}
	return asks;
}

static void
ask_other_things(
    const struct fixture *f, size_t at, struct asks mine, struct asks theirs)
{
	for (size_t i = 0; i < mine.n; i++)
		for (size_t j = 0; j < theirs.n; j++)
			holds(!str_eq_case(mine.v[i], theirs.v[j]), f, at, NULL,
			    "a question stands in another template too");
}

static void
no_two_are_the_same_text(void **state)
{
	const struct fixture *f = *state;

	for (size_t i = 0; i < f->n; i++)
		for (size_t j = 0; j < i; j++) {
			const struct plan *a = f->plan[i];
			const struct plan *b = f->plan[j];

			holds(!str_eq(a->title.text, b->title.text) &&
				  !str_eq(a->question.text, b->question.text),
			    f, i, NULL, "its title or question is another's");
			holds(!same_lines(&a->aim.does, &b->aim.does) &&
				  !same_lines(&a->aim.soon, &b->aim.soon) &&
				  !same_lines(&a->aim.later, &b->aim.later),
			    f, i, NULL, "its aim is another's");
			ask_other_things(
			    f, i, asks_of(f->arena, a), asks_of(f->arena, b));
		}
}

/* Stages -------------------------------------------------------------------*/

static void
workshops_have_all_four_stages(void **state)
{
	const struct fixture *f = *state;
	size_t diamonds = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct plan *plan = f->plan[i];
		unsigned seen = 0;
		int last = PLAN_STAGE_BLANK;

		for (size_t j = 0; j < plan->sessions.n; j++) {
			const struct plan_session *session =
			    &plan->sessions.v[j];
			int stage = session->stage.choice;

			if (session->kind.choice != PLAN_WORKSHOP)
				continue;
			holds(stage > last, f, i, session, "stages go back");
			last = stage;
			seen |= 1U << stage;
		}
		diamonds += seen != 0;
		holds(!seen ||
			  seen == (1U << PLAN_DISCOVER | 1U << PLAN_DEFINE |
				      1U << PLAN_DEVELOP | 1U << PLAN_DELIVER),
		    f, i, NULL, "a stage is missing");
	}
	/* All but the cafe, the review and the reflection. */
	assert_int_equal(diamonds, TEMPLATES - 3);
}

/* The day ------------------------------------------------------------------*/

static void
arrives(const struct fixture *f, size_t at, const struct plan_session *session)
{
	const struct plan_step *first = &session->steps.v[0];

	holds(session->steps.n > 0 && first->kind.choice == PLAN_ARRIVE &&
		  first->minutes.n >= ARRIVE_LEAST,
	    f, at, session, "people need time to arrive");
}

static void
rests(const struct fixture *f, size_t at, const struct plan_session *session)
{
	int minutes = 0;

	for (size_t i = 0; i < session->steps.n; i++) {
		const struct plan_step *step = &session->steps.v[i];
		int kind = step->kind.choice;

		minutes += step->minutes.n;
		if (kind == PLAN_BREAK || kind == PLAN_MEAL ||
		    kind == PLAN_ARRIVE)
			minutes = 0;
		holds(minutes <= WITHOUT_BREAK_MOST, f, at, session,
		    "there is more than an hour without a break");
	}
	holds(length(session) <= SPARE_FROM ||
		  count_kind(session, PLAN_SPARE) > 0,
	    f, at, session, "there is no spare time");
}

/* In by a check-in in the first third; out by a check-out or a celebration,
 * after which there may be spare time only. */
static void
comes_in_and_goes_out(
    const struct fixture *f, size_t at, const struct plan_session *session)
{
	size_t last = session->steps.n;
	int before = 0;
	int arriving = session->steps.v[0].minutes.n;

	while (last > 0 && session->steps.v[last - 1].kind.choice == PLAN_SPARE)
		last--;
	holds(last > 0 &&
		  (session->steps.v[last - 1].kind.choice == PLAN_CHECK_OUT ||
		      session->steps.v[last - 1].kind.choice == PLAN_CELEBRATE),
	    f, at, session, "it does not end gently");
	holds(count_kind(session, PLAN_CHECK_OUT) == 1 &&
		  count_kind(session, PLAN_CHECK_IN) == 1,
	    f, at, session, "it has no check-in or no check-out");
	for (size_t i = 0; session->steps.v[i].kind.choice != PLAN_CHECK_IN;
	     i++)
		before += session->steps.v[i].minutes.n;
	holds(before - arriving <= (length(session) - arriving) / 3, f, at,
	    session, "people are asked late how they are");
}

static void
tells_about_words(
    const struct fixture *f, size_t at, const struct plan_session *session)
{
	holds(count_asks(session) > 0, f, at, session, "nothing is asked");
	holds(count_kind(session, PLAN_AGREE) +
		      count_kind(session, PLAN_WELCOME) >
		  0,
	    f, at, session, "it does not say what happens to people's words");
	if (session->number == 1)
		holds(count_kind(session, PLAN_AGREE) > 0, f, at, session,
		    "the first session has no 'agree'");
}

static bool
only_writing(const struct form_texts *ways)
{
	for (size_t i = 0; i < ways->n; i++)
		if (!str_eq(ways->v[i].text, STR("write")) &&
		    !str_eq(ways->v[i].text, STR("read")))
			return false;
	return true;
}

static void
asks_kindly(
    const struct fixture *f, size_t at, const struct plan_session *session)
{
	for (size_t i = 0; i < session->steps.n; i++) {
		const struct plan_step *step = &session->steps.v[i];

		if (!step->ask.text.n)
			continue;
		holds(step->own_id && step->choice.text.n > 0 &&
			  step->minutes.n >= ASK_LEAST &&
			  !only_writing(&step->ways),
		    f, at, session,
		    "a question needs an id, time, a choice and more than "
		    "writing");
	}
}

static void
each_session_gives_people_time(void **state)
{
	each_session(*state, arrives);
	each_session(*state, rests);
	each_session(*state, comes_in_and_goes_out);
}

static void
each_session_is_fair_to_words(void **state)
{
	each_session(*state, tells_about_words);
	each_session(*state, asks_kindly);
}

/* Somebody who lives it is never outnumbered, nor alone at a table. */
static void
sits_together(
    const struct fixture *f, size_t at, const struct plan_session *session)
{
	int lived = 0;
	int learned = 0;
	int tables = session->tables.given ? session->tables.n : 1;

	for (size_t i = 0; i < session->people.n; i++) {
		const struct plan_person *person = &session->people.v[i];

		if (plan_is_lived(person))
			lived += person->number.low;
		else if (person->knows_by.choice == PLAN_LEARNING)
			learned += person->number.high;
	}
	holds(lived >= learned && lived >= 2 * tables, f, at, session,
	    "there are too few people who live it");
}

static void
nobody_is_outnumbered(void **state)
{
	each_session(*state, sits_together);
}

/* Dates --------------------------------------------------------------------*/

static struct str
written(struct arena *arena, const char *text, struct when_date first)
{
	struct out *out = out_memory(arena);

	template_write(out, arena, str_from(text), first);
	return out_text(out);
}

static void
dates_are_counted(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "date: to be agreed   # the first day\n",
		    "date: 2028-02-20     # the first day\n" },
		{ "on: to be agreed # 9 days after the first day\n",
		    "on: 2028-02-29   # 9 days after the first day\n" },
		{ "on: to be agreed # 20 days before the first day\n",
		    "on: 2028-01-31   # 20 days before the first day\n" },
		/* Anything else stays as it is. */
		{ "on: to be agreed\n", "on: to be agreed\n" },
		{ "on: to be agreed # with all\n",
		    "on: to be agreed # with all\n" },
		{ "on: to be agreed # 9 days after\n",
		    "on: to be agreed # 9 days after\n" },
		{ "on: to be agreed # x days after the first day\n",
		    "on: to be agreed # x days after the first day\n" },
		{ "# the first day\n\nkit: 1\n",
		    "# the first day\n\nkit: 1\n" },
	};
	const struct fixture *f = *state;
	const struct when_date first = { 2028, 2, 20 };
	const struct when_date none = { 0 };

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		assert_str(
		    written(f->arena, cases[i].text, first), cases[i].want);
		assert_str(
		    written(f->arena, cases[i].text, none), cases[i].text);
	}
}

static void
a_date_after_the_last_year_stays_open(void **state)
{
	static const char line[] =
	    "on: to be agreed # 1 days after the first day\n";
	const struct fixture *f = *state;

	assert_str(
	    written(f->arena, line, (struct when_date){ 9999, 12, 31 }), line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_read_without_a_finding),
		cmocka_unit_test(each_has_a_true_logic_model),
		cmocka_unit_test(no_two_are_the_same_text),
		cmocka_unit_test(workshops_have_all_four_stages),
		cmocka_unit_test(each_session_gives_people_time),
		cmocka_unit_test(each_session_is_fair_to_words),
		cmocka_unit_test(nobody_is_outnumbered),
		cmocka_unit_test(dates_are_counted),
		cmocka_unit_test(a_date_after_the_last_year_stays_open),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
