/* SPDX-License-Identifier: MIT */
/* The data of workshops/questions.yaml: ten questions and nine themes. */
#include "unit.h"

#include "builtin.h"
#include "plan.h"
#include "questions.h"
#include "yaml.h"

#define BEGINS "To what extent are we "
enum { QUESTIONS = 10, THEMES = 9, WORDS_MOST = 25 };

struct fixture {
	struct arena *arena;
	struct diag *diag;
	const struct yaml_node *root;
};

static int
set_up(void **state)
{
	struct fixture *f = test_malloc(sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
	f->root = yaml_read(f->arena, f->diag, "questions.yaml",
	    builtin_find(STR("questions.yaml")))
		      .root;
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

static const struct yaml_node *
list_of(const struct fixture *f, struct str key)
{
	const struct yaml_node *list = yaml_get(f->root, key);

	assert_int_equal(diag_total(f->diag), 0);
	assert_non_null(list);
	assert_int_equal(list->kind, YAML_LIST);
	return list;
}

static struct str
text_of(const struct yaml_node *item, struct str key)
{
	const struct yaml_node *value = yaml_get(item, key);

	assert_non_null(value);
	assert_true(value->text.n > 0);
	return value->text;
}

static size_t
words_in(struct str text)
{
	size_t n = 0;

	for (struct str rest = text; rest.s;)
		n += str_cut(rest, ' ', &rest).n > 0;
	return n;
}

/* A question, of a length that people can hear once and keep. */
static void
is_question(struct str ask)
{
	assert_true(str_ends(ask, STR("?")));
	assert_in_range(words_in(ask), 5, WORDS_MOST);
}

/* "principles, 3": a source that stands under 'sources', and a place in it. */
static void
has_source(const struct fixture *f, const struct yaml_node *item)
{
	struct str place;
	struct str name = str_cut(text_of(item, STR("source")), ',', &place);
	const struct yaml_node *source =
	    yaml_get(yaml_get(f->root, STR("sources")), name);

	assert_non_null(source);
	(void)text_of(source, STR("title"));
	assert_true(str_trim(place).n > 0);
}

/* A plan may choose it. */
static void
is_chosen(struct fixture *f, struct str id)
{
	struct str text = str_fmt(f->arena,
	    "kit: 1\ntitle: A plan\nquestion: What helps?\n"
	    "owners: {lead: all of us, contact: us@example.org}\n"
	    "questions: [%.*s]\nsessions: [{title: One, steps: [10 break]}]\n",
	    STR_ARG(id));
	const struct plan *plan =
	    plan_read(f->arena, f->diag, "plan.yaml", text);

	assert_int_equal(diag_count(f->diag, DIAG_LEVEL_ERROR), 0);
	assert_int_equal(plan->questions.n, 1);
	assert_true(str_eq(plan->questions.v[0].id.text, id));
}

static void
there_are_ten_questions(void **state)
{
	struct fixture *f = *state;
	const struct yaml_node *list = list_of(f, STR("questions"));

	assert_int_equal(list->n, QUESTIONS);
	for (size_t i = 0; i < list->n; i++) {
		struct str ask = text_of(list->item[i], STR("ask"));
		int number = 0;

		assert_true(
		    str_number(text_of(list->item[i], STR("number")), &number));
		assert_int_equal(number, i + 1);
		assert_true(str_starts(ask, STR(BEGINS)));
		is_question(ask);
		has_source(f, list->item[i]);
		is_chosen(f, text_of(list->item[i], STR("number")));
	}
}

static void
there_are_nine_themes(void **state)
{
	struct fixture *f = *state;
	const struct yaml_node *list = list_of(f, STR("themes"));

	assert_int_equal(list->n, THEMES);
	for (size_t i = 0; i < list->n; i++) {
		is_question(text_of(list->item[i], STR("ask")));
		has_source(f, list->item[i]);
		is_chosen(f, text_of(list->item[i], STR("id")));
		for (size_t j = 0; j < i; j++)
			assert_false(str_eq(text_of(list->item[i], STR("id")),
			    text_of(list->item[j], STR("id"))));
	}
}

static void
no_two_ask_the_same(void **state)
{
	static const struct str keys[] = { STR_INIT("questions"),
		STR_INIT("themes") };
	struct str asked[QUESTIONS + THEMES];
	size_t n = 0;

	for (size_t k = 0; k < COUNTOF(keys); k++) {
		const struct yaml_node *list = list_of(*state, keys[k]);

		for (size_t i = 0; i < list->n && n < COUNTOF(asked); i++)
			asked[n++] = text_of(list->item[i], STR("ask"));
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < i; j++)
			assert_false(str_eq_case(asked[i], asked[j]));
}

/* As a plan asks them, and as people write which one they mean. */
static void
a_plan_asks_in_words(void **state)
{
	struct fixture *f = *state;
	const struct plan *plan = plan_read(f->arena, f->diag, "plan.yaml",
	    STR("kit: 1\ntitle: A plan\nquestion: What helps?\n"
		"owners: {lead: all of us, contact: us@example.org}\n"
		"words: {families: people, bit by bit: slowly}\n"
		"questions:\n  - 3\n  - Care\n  - 4\n"
		"  - {id: q3, ask: Is the kettle on?, note: Always.}\n"
		"  - {id: toast, ask: 'And then, is the kettle on?'}\n"
		"sessions: [{title: One, steps: [10 break]}]\n"));
	struct questions all = questions_of(f->arena, plan);
	static const struct {
		struct str text;
		int found;
	} cases[] = {
		{ STR_INIT("3"), 0 },
		{ STR_INIT("Q 3"), 3 },
		{ STR_INIT("q4"), 2 },
		{ STR_INIT("Question no. 4"), 2 },
		{ STR_INIT("CARE"), 1 },
		{ STR_INIT("Toast"), 4 },
		{ STR_INIT("Is the kettle on"), 3 },
		{ STR_INIT("2. And then - is the kettle on?"), 4 },
		{ STR_INIT("care: Who is looking after each of us, today and "
			   "after?"),
		    1 },
		{ STR_INIT(""), -1 },
		{ STR_INIT("?"), -1 },
		{ STR_INIT("10"), -1 },
		{ STR_INIT("34"), -1 },
		{ STR_INIT("kettle"), -1 },
	};

	assert_int_equal(diag_count(f->diag, DIAG_LEVEL_ERROR), 0);
	assert_int_equal(all.n, 5);
	assert_true(str_ends(all.v[0].ask,
	    STR("what it does for people, not by what we meant to do?")));
	assert_true(str_eq(all.v[1].ask,
	    STR("Who is looking after each of us, today and after?")));
	assert_true(str_find(all.v[2].ask, STR("grow slowly, in the open")) <
		    all.v[2].ask.n);
	assert_true(str_eq(all.v[3].ask, STR("Is the kettle on?")));
	assert_true(str_eq(all.v[3].note, STR("Always.")));
	for (size_t i = 0; i < COUNTOF(cases); i++)
		assert_int_equal(questions_find(&all, f->arena, cases[i].text),
		    cases[i].found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    there_are_ten_questions, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    there_are_nine_themes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    no_two_ask_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_plan_asks_in_words, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
