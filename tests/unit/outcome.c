/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "outcome.h"

#define PLAN                                                                   \
	"title: A small plan\n"                                                \
	"question: What helps?\n"                                              \
	"owners: {lead: all of us, contact: us@example.org}\n"                 \
	"people:\n"                                                            \
	"  - {role: parent, knows_by: living}\n"                               \
	"  - {role: worker, knows_by: learning}\n"                             \
	"sessions:\n"                                                          \
	"  - {title: One, date: 2024-02-08}\n"                                 \
	"  - {title: Two, people: [{role: visitor, knows_by: both}]}\n"

struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct plan *plan;
};

static int
set_up(void **state)
{
	struct fixture *f = test_malloc(sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
	f->plan = plan_read(f->arena, f->diag, "plan.yaml", STR(PLAN));
	*state = f;
	return diag_total(f->diag) ? -1 : 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	test_free(f);
	return 0;
}

static const struct outcome *
read(struct fixture *f, const char *text)
{
	const struct outcome *outcome = outcome_read(
	    f->arena, f->diag, f->plan, "outcome.yaml", str_from(text));

	assert_non_null(outcome);
	return outcome;
}

static void
values(void **state)
{
	struct fixture *f = *state;
	const struct outcome *o =
	    read(f, "kit: 1\n"
		    "sessions:\n"
		    "  s1:\n"
		    "    came: {parent: 9, Worker: 3}\n"
		    "    agreed: {read_aloud: at the start, x_paper: yes, "
		    "look_back: no, by: parent, unmarked: reword}\n"
		    "  S2:\n"
		    "    came:\n"
		    "    agreed: {by: visitor}\n"
		    "in_short: |\n  Letters will carry *both* names.\n"
		    "changes:\n"
		    "  - {said: Letters, answer: not now, because: No time, "
		    "who: anybody, when: 14 days after s1, state: planned, "
		    "how_many: over 40}\n"
		    "tried: [{try: six pages, on: 2024-06-06}]\n"
		    "checked: {by: parent, on: 20/6/2024, code: K7Q2}\n");
	const struct outcome_session *one = outcome_session(o, STR("S1"));
	const struct outcome_session *two = outcome_session(o, STR("s2"));
	struct when_date when = { 2024, 2, 22 };

	assert_int_equal(diag_total(f->diag), 1); /* a date said back */
	assert_int_equal(diag_count_code(f->diag, DIAG_PLAN_READ_AS), 1);
	assert_string_equal(o->file, "outcome.yaml");
	assert_int_equal(one->came.n, 2);
	assert_str(one->came.v[1].role.text, "Worker");
	assert_int_equal(one->came.v[1].number, 3);
	assert_int_equal(one->agreed.x_paper.choice, FORM_YES);
	assert_int_equal(one->agreed.look_back.choice, FORM_NO);
	assert_int_equal(one->agreed.unmarked.choice, OUTCOME_REWORD);
	assert_int_equal(two->came.n, 0);
	assert_int_equal(two->agreed.unmarked.choice, OUTCOME_ASK);
	assert_str(o->in_short.text, "Letters will carry *both* names.");
	assert_int_equal(o->changes.v[0].answer.choice, OUTCOME_NOT_NOW);
	assert_int_equal(o->changes.v[0].state.choice, OUTCOME_PLANNED);
	assert_str(o->changes.v[0].how_many.text, "over 40");
	assert_int_equal(when_cmp(o->changes.v[0].when.date, when), 0);
	assert_str(o->tried.v[0].try.text, "six pages");
	assert_str(o->checked.code.text, "K7Q2");
	assert_null(outcome_session(o, STR("s3")));
}

static void
blank(void **state)
{
	struct fixture *f = *state;
	const struct outcome *o =
	    outcome_load(f->arena, f->diag, f->plan, NULL);

	assert_null(o->file);
	assert_int_equal(o->sessions.n + o->changes.n, 0);
	assert_null(outcome_read(
	    f->arena, f->diag, f->plan, "outcome.yaml", STR("# later\n")));
	assert_int_equal(diag_count_code(f->diag, DIAG_EMPTY_FILE), 1);
}

static void
refusals(void **state)
{
	static const struct {
		const char *text;
		enum diag_code code;
	} cases[] = {
		{ "sessions: {s3: {came: {parent: 1}}}",
		    DIAG_PLAN_UNKNOWN_SESSION },
		{ "sessions: {s1: {came: {visitor: 1}}}",
		    DIAG_PLAN_UNKNOWN_ROLE },
		{ "sessions: {s1: {came: {parent: many}}}",
		    DIAG_PLAN_BAD_NUMBER },
		{ "sessions: {s1: {came: 12}}", DIAG_PLAN_NOT_KEYS },
		{ "sessions: [s1]", DIAG_PLAN_NOT_KEYS },
		{ "sessions: {s1: {agreed: {by: parnt}}}",
		    DIAG_PLAN_UNKNOWN_ROLE },
		{ "sessions: {s1: {agreed: {by: worker}}}",
		    DIAG_OUTCOME_NOT_LIVED },
		{ "sessions: {s1: {agreed: {unmarked: private}}}",
		    DIAG_PLAN_UNKNOWN_WORD },
		{ "checked: {by: nobody}", DIAG_PLAN_UNKNOWN_ROLE },
		{ "changes: [{answer: no}]", DIAG_OUTCOME_NO_BECAUSE },
		{ "changes: [{answer: partly}]", DIAG_OUTCOME_NO_BECAUSE },
		{ "changes: [{answer: not now}]", DIAG_OUTCOME_NO_BECAUSE },
		{ "changes: [{when: 1 day after s7}]",
		    DIAG_PLAN_UNKNOWN_SESSION },
		{ "title: x", DIAG_PLAN_UNKNOWN_KEY },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		size_t total = diag_total(f->diag);
		size_t before = diag_count_code(f->diag, cases[i].code);

		(void)read(f, cases[i].text);
		if (diag_count_code(f->diag, cases[i].code) != before + 1 ||
		    diag_total(f->diag) != total + 1)
			fail_msg("not %s alone: %s", diag_name(cases[i].code),
			    cases[i].text);
	}
	(void)read(f, "changes: [{answer: yes}, {answer: waiting}, {}]");
	assert_int_equal(diag_count_code(f->diag, DIAG_OUTCOME_NO_BECAUSE), 3);
}

static void
table(void **state)
{
	(void)state;
	assert_int_equal(outcome_table()->n, 11);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(values),
		TEST(blank),
		TEST(refusals),
		cmocka_unit_test(table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
