/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plan.h"
#include "plan_table.h"

#define HEAD                                                                   \
	"title: A small plan\n"                                                \
	"question: What helps?\n"                                              \
	"owners: {lead: all of us, contact: us@example.org}\n"
#define PEOPLE                                                                 \
	"people:\n"                                                            \
	"  - {role: parent, knows_by: living, number: 12}\n"                   \
	"  - {role: worker, knows_by: learning, broader: staff}\n"             \
	"  - {role: guide, knows_by: both}\n"

struct fixture {
	struct arena *arena;
	struct diag *diag;
};

static int
set_up(void **state)
{
	struct fixture *f = test_malloc(sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
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

static const struct plan *
read(struct fixture *f, const char *text)
{
	const struct plan *plan =
	    plan_read(f->arena, f->diag, "plan.yaml", str_from(text));

	assert_non_null(plan);
	return plan;
}

/* A plan with nothing but notes to say about it. */
static const struct plan *
good(struct fixture *f, const char *text)
{
	const struct plan *plan = read(f, text);

	assert_int_equal(diag_count(f->diag, DIAG_LEVEL_ERROR), 0);
	return plan;
}

static void
defaults(void **state)
{
	struct fixture *f = *state;
	const struct plan *plan =
	    good(f, HEAD "sessions:\n"
			 "  - title: One\n"
			 "    steps: [5 arrive, {minutes: 10, kind: talk}]\n"
			 "  - {title: Two, kind: drop-in}\n");

	assert_str(plan->language.text, "en-GB");
	assert_int_equal(plan->give_back.hide_below.n, 5);
	assert_int_equal(plan->revision.n, 0);
	assert_int_equal(plan->questions.n, 10);
	assert_str(plan->questions.v[9].id.text, "10");
	assert_str(plan->sessions.v[0].id, "s1");
	assert_str(plan->sessions.v[1].id, "s2");
	assert_int_equal(plan->sessions.v[0].kind.choice, PLAN_WORKSHOP);
	assert_int_equal(plan->sessions.v[1].kind.choice, PLAN_DROP_IN);
	assert_str(plan->sessions.v[0].steps.v[1].id, "2");
	assert_int_equal(plan->sessions.v[0].steps.v[1].number, 2);
	assert_false(plan->sessions.v[0].steps.v[1].own_id);
	assert_string_equal(plan->file, "plan.yaml");
}

/* A step means the same in both forms. */
static void
steps(void **state)
{
	static const struct {
		const char *text;
		enum plan_step_kind kind;
		int minutes;
		const char *does;
	} cases[] = {
		{ "15 break: Tea", PLAN_BREAK, 15, "Tea" },
		{ "10 break", PLAN_BREAK, 10, "" },
		{ "10 break:", PLAN_BREAK, 10, "" },
		{ "{10 check-in: How, ask: Well?}", PLAN_CHECK_IN, 10, "How" },
		{ "10 check out: Bye", PLAN_CHECK_OUT, 10, "Bye" },
		{ "10  Meal : Soup", PLAN_MEAL, 10, "Soup" },
		{ "{minutes: 240, kind: walk, do: Out}", PLAN_WALK, 240,
		    "Out" },
		{ "{ask: Well?, 1 test: It}", PLAN_TEST, 1, "It" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct str text = str_fmt(f->arena,
		    HEAD "sessions:\n  - title: One\n    steps:\n      - %s\n",
		    cases[i].text);
		const struct plan *plan = good(f, str_c(f->arena, text));
		const struct plan_step *step = &plan->sessions.v[0].steps.v[0];

		assert_int_equal(step->kind.choice, cases[i].kind);
		assert_int_equal(step->minutes.n, cases[i].minutes);
		assert_str(step->does.text, cases[i].does);
		assert_int_equal(step->loc.line, 7);
	}
}

/* The parts of a short form have their own places. */
static void
places(void **state)
{
	struct fixture *f = *state;
	const struct plan *plan =
	    read(f, HEAD "sessions:\n  - title: One\n    steps:\n"
			 "      - 15 min brake: Tea\n");
	struct diag_item item;

	assert_true(diag_at(f->diag, 0, &item));
	assert_int_equal(item.code, DIAG_PLAN_BAD_LENGTH);
	assert_int_equal(item.loc.col, 9);
	assert_int_equal(item.loc.len, 6);
	assert_true(diag_at(f->diag, 1, &item));
	assert_int_equal(item.code, DIAG_PLAN_UNKNOWN_WORD);
	assert_int_equal(item.loc.col, 16);
	assert_int_equal(item.loc.len, 5);
	assert_int_equal(plan->sessions.v[0].steps.v[0].kind.choice, 0);
}

static void
sessions_over_the_plan(void **state)
{
	struct fixture *f = *state;
	const struct plan *plan = good(f,
	    HEAD "sessions:\n"
		 "  - title: One\n"
		 "    welcome: {venue: the park, step_free: partly}\n"
		 "    people:\n"
		 "      - {role: Parent, number: 4}\n"
		 "      - {role: visitor}\n"
		 "    led_by: visitor\n"
		 "  - title: Two\n" PEOPLE
		 "welcome: {venue: the hall, food: soup, step_free: yes}\n");
	const struct plan_session *one = &plan->sessions.v[0];
	const struct plan_session *two = &plan->sessions.v[1];

	assert_str(one->welcome.venue.text, "the park");
	assert_str(one->welcome.food.text, "soup");
	assert_int_equal(one->welcome.step_free.choice, FORM_PARTLY);
	assert_true(one->own_people);
	assert_int_equal(one->people.n, 4);
	assert_int_equal(one->people.v[0].number.low, 4);
	assert_int_equal(one->people.v[0].knows_by.choice, PLAN_LIVING);
	assert_str(one->people.v[3].role.text, "visitor");
	assert_str(two->welcome.venue.text, "the hall");
	assert_false(two->own_people);
	assert_int_equal(two->people.n, 3);
	assert_int_equal(plan->people.v[0].number.low, 12);
}

static void
questions(void **state)
{
	struct fixture *f = *state;
	const struct plan *plan =
	    good(f, HEAD "questions: [2, 4-6, Care, {id: 7, note: n}, "
			 "{id: hope, ask: Is there?}]\n");

	assert_int_equal(plan->questions.n, 7);
	assert_str(plan->questions.v[3].id.text, "6");
	assert_str(plan->questions.v[4].id.text, "care");
	assert_str(plan->questions.v[5].note.text, "n");
	assert_str(plan->questions.v[6].ask.text, "Is there?");
	assert_int_equal(good(f, HEAD "questions: 3\n")->questions.n, 1);
}

/* A date that hangs on a session is known when that session's is. */
static void
waiting_dates(void **state)
{
	struct fixture *f = *state;
	const struct plan *plan =
	    good(f, HEAD "give_back: {on: 14 days after s3}\n"
			 "safe: {change_mind_by: 1 day after s4}\n"
			 "sessions:\n"
			 "  - {title: a, date: 1 week after s3}\n"
			 "  - {title: b, date: 2024-02-28}\n"
			 "  - {title: c, date: 2 days after s2}\n"
			 "  - {title: d, date: to be agreed}\n"
			 "  - {title: e, date: 1 day after s4}\n");
	struct when_date date = plan->sessions.v[2].date.date;

	assert_int_equal(when_cmp(date, (struct when_date){ 2024, 3, 1 }), 0);
	date = plan->sessions.v[0].date.date;
	assert_int_equal(when_cmp(date, (struct when_date){ 2024, 3, 8 }), 0);
	date = plan->give_back.on.date;
	assert_int_equal(when_cmp(date, (struct when_date){ 2024, 3, 15 }), 0);
	assert_int_equal(plan->safe.change_mind_by.date.year, 0);
	assert_int_equal(plan->safe.change_mind_by.state, FORM_DATE_AFTER);
	assert_int_equal(plan->sessions.v[4].date.date.year, 0);
}

static void
finding(void **state)
{
	struct fixture *f = *state;
	const struct plan *plan =
	    good(f, HEAD PEOPLE "sessions:\n"
				"  - {title: a, id: First, steps: [5 arrive, "
				"{minutes: 5, kind: talk, id: Paths}]}\n");
	const struct plan_session *session = plan_session(plan, STR("FIRST"));
	const struct plan_session *picked;

	assert_ptr_equal(session, &plan->sessions.v[0]);
	assert_null(plan_session(plan, STR("s1")));
	assert_ptr_equal(
	    plan_step(session, STR("paths")), &session->steps.v[1]);
	assert_true(session->steps.v[1].own_id);
	assert_ptr_equal(plan_step(session, STR("1")), &session->steps.v[0]);
	assert_null(plan_step(session, STR("2")));
	assert_ptr_equal(
	    plan_role(&plan->people, STR(" Parent ")), &plan->people.v[0]);
	assert_null(plan_role(&plan->people, STR("parents")));
	assert_true(plan_is_lived(&plan->people.v[0]));
	assert_false(plan_is_lived(&plan->people.v[1]));
	assert_true(plan_is_lived(&plan->people.v[2]));
	assert_true(plan_pick_session(plan, f->diag, NULL, &picked));
	assert_null(picked);
	assert_true(plan_pick_session(plan, f->diag, "first", &picked));
	assert_ptr_equal(picked, session);
	assert_false(plan_pick_session(plan, f->diag, "frist", &picked));
	assert_int_equal(diag_count_code(f->diag, DIAG_USAGE), 1);
}

static void
keep_until(void **state)
{
	struct fixture *f = *state;
	const struct plan *plan =
	    good(f, HEAD "safe: {keep_until: the book is printed}\n");

	assert_str(plan->safe.keep_until_text.text, "the book is printed");
	assert_int_equal(plan->safe.keep_until.state, FORM_DATE_BLANK);
	plan = good(f, HEAD "safe: {keep_until: 2025-01-01}\n");
	assert_int_equal(plan->safe.keep_until.date.year, 2025);
}

/* Where a plan is cut short, nobody is told that something is missing. */
static void
cut_short(void **state)
{
	struct fixture *f = *state;
	const struct plan *plan = read(f,
	    "title: a\nled_by: parent\nsafe: {change_mind_by: 1 day after s9}\n"
	    "aim: {soon: [d] e}\npeople: [{role: parent}]\n");

	assert_str(plan->title.text, "a");
	assert_int_equal(diag_total(f->diag), 1);
	assert_int_equal(diag_count_code(f->diag, DIAG_YAML_SYNTAX), 1);
}

/* Every table of the format is whole: what a field needs, it has. */
static void
check_table(const struct form_table *table)
{
	assert_non_null(table->what);
	for (size_t i = 0; i < table->n; i++) {
		const struct form_field *field = &table->field[i];

		assert_non_null(field->key);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(
			    field->key, table->field[j].key);
		if (field->type == FORM_CHOICE)
			assert_non_null(field->words);
		if (field->type == FORM_STRUCT || field->type == FORM_LIST)
			assert_non_null(field->table);
		if (field->type == FORM_OTHER)
			assert_non_null(field->read);
		if (field->table)
			check_table(field->table);
	}
}

static void
tables(void **state)
{
	(void)state;
	check_table(plan_table());
	assert_int_equal(plan_table()->n, 30);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(defaults),
		TEST(steps),
		TEST(places),
		TEST(sessions_over_the_plan),
		TEST(questions),
		TEST(waiting_dates),
		TEST(finding),
		TEST(keep_until),
		TEST(cut_short),
		cmocka_unit_test(tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
