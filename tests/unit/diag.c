/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "diag.h"
#include "out.h"

struct fixture {
	struct arena *arena;
	struct diag *diag;
};

static int
set_up(void **state)
{
	struct fixture *f = test_malloc(sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "workshop test");
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

static struct str
rendered(struct fixture *f, const struct diag_style *style)
{
	struct out *out = out_memory(f->arena);

	diag_render(f->diag, out, style);
	return out_text(out);
}

static void
sorts_by_place(void **state)
{
	struct fixture *f = *state;
	char b[] = "b.yaml";

	diag_add(f->diag, DIAG_NOT_TEXT, (struct loc){ "b.yaml", 2, 1 }, "one");
	diag_add(f->diag, DIAG_NOT_TEXT, (struct loc){ "a.yaml", 1, 1 }, "two");
	diag_add(f->diag, DIAG_NOT_TEXT, (struct loc){ b, 1, 7 }, "three");
	diag_add(f->diag, DIAG_USAGE, (struct loc){ NULL }, "four");
	assert_str(rendered(f, &(struct diag_style){ 0 }),
	    "workshop test: error: four [usage]\n"
	    "b.yaml:1:7: error: three [not-text]\n"
	    "b.yaml:2:1: error: one [not-text]\n"
	    "a.yaml:1:1: error: two [not-text]\n");
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_USAGE);
}

static void
shows_the_line_and_a_caret(void **state)
{
	struct fixture *f = *state;

	diag_source(f->diag, "p", STR("kit: 1\r\n\t日é: \x1b[2J x\r\n"));
	diag_add(f->diag, DIAG_NOT_TEXT, (struct loc){ "p", 2, 2, 2 }, "odd");
	diag_note(f->diag, (struct loc){ "p", 1, 1, 3 }, "first here");
	diag_note(f->diag, (struct loc){ NULL }, "a hint");
	assert_str(rendered(f, &(struct diag_style){ .source = true }),
	    "p:2:2: error: odd [not-text]\n"
	    "    2 |  日é: \\x1b[2J x\n"
	    "      |  ^~~\n"
	    "p:1:1: first here\n"
	    "    1 | kit: 1\n"
	    "      | ^~~\n"
	    "    a hint\n");
}

static void
makes_hostile_messages_visible(void **state)
{
	struct fixture *f = *state;

	diag_add(f->diag, DIAG_NOT_TEXT, (struct loc){ "\x1b]0;x", 1, 1 },
	    "'%s'", "\x1b[2J\xe2\x80\xae\xc2\x9b\xff\n");
	assert_str(rendered(f, &(struct diag_style){ 0 }),
	    "\\x1b]0;x:1:1: error: '\\x1b[2J\\u202e\\x9b\\xff\\x0a' "
	    "[not-text]\n");
}

static void
shows_twenty_errors_then_a_count(void **state)
{
	struct fixture *f = *state;
	struct str text;

	for (int i = 1; i <= 25; i++)
		diag_add(f->diag, DIAG_NOT_TEXT, (struct loc){ "a", i, 1 },
		    "no %d", i);
	diag_add(f->diag, DIAG_NOT_TEXT, (struct loc){ "b", 1, 1 }, "other");
	text = rendered(f, &(struct diag_style){ 0 });
	assert_true(str_find(text, STR("no 20")) < text.n);
	assert_true(str_find(text, STR("no 21")) == text.n);
	assert_true(
	    str_find(text, STR("a: and 5 more: 5 errors; mend")) < text.n);
	assert_true(str_find(text, STR("other")) < text.n);
	text = rendered(f, &(struct diag_style){ .all = true });
	assert_true(str_find(text, STR("no 25")) < text.n);
}

static void
keeps_findings_and_faults_apart(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(diag_status(f->diag), DIAG_STATUS_FINE);
	diag_add(f->diag, DIAG_NOT_TEXT, (struct loc){ "a", 1, 1 }, "found");
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_INPUT);
	diag_add(f->diag, DIAG_CANNOT_WRITE, (struct loc){ "z" }, "failed");
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_SYSTEM);
	assert_str(rendered(f, &(struct diag_style){ .which = DIAG_FINDINGS }),
	    "a:1:1: error: found [not-text]\n");
	assert_str(rendered(f, &(struct diag_style){ .which = DIAG_FAULTS }),
	    "z: error: failed [cannot-write]\n");
}

static void
is_strict_when_asked(void **state)
{
	struct fixture *f = *state;

	diag_add(f->diag, DIAG_PLAN_READ_AS, (struct loc){ 0 }, "a note");
	diag_strict(f->diag);
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_FINE);
	diag_add(f->diag, DIAG_NOTES_UNKNOWN_KIND, (struct loc){ 0 },
	    "something that should be");
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_INPUT);
	diag_add(f->diag, DIAG_USAGE, (struct loc){ 0 }, "wrong use");
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_USAGE);
}

static const struct diag_advice advice = { "Because.", "Do this.", 4 };

static void
advise(struct fixture *f, enum diag_level level, int line)
{
	diag_advise(f->diag, DIAG_NO_BREAK, level, (struct loc){ "a", line, 1 },
	    STR("long"), &advice);
}

static void
advice_weighs_what_it_says(void **state)
{
	struct fixture *f = *state;
	struct diag_item item;

	advise(f, DIAG_LEVEL_GOOD, 1);
	advise(f, DIAG_LEVEL_THINK, 2);
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_FINE);
	assert_str(rendered(f, &(struct diag_style){ .count = true }),
	    "a: 1 thing to look at: 1 think\n"
	    "a:2:1: think: long [no-break]\n"
	    "    why: Because.\n    try: Do this.\n");
	assert_str(rendered(f, &(struct diag_style){ .which = DIAG_PRAISE }),
	    "a:1:1: good: long [no-break]\n");
	assert_true(diag_at(f->diag, 1, &item));
	assert_int_equal(item.advice->question, 4);
	advise(f, DIAG_LEVEL_MUST, 3);
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_INPUT);
}

static void
shows_every_must_and_ten_others(void **state)
{
	struct fixture *f = *state;
	struct str text;

	for (int i = 1; i <= 12; i++)
		advise(f, DIAG_LEVEL_MUST, i);
	for (int i = 21; i <= 24; i++)
		advise(f, DIAG_LEVEL_THINK, i);
	for (int i = 31; i <= 38; i++)
		advise(f, DIAG_LEVEL_SHOULD, i);
	text = rendered(f, &(struct diag_style){ .count = true });
	assert_true(
	    str_starts(text, STR("a: 24 things to look at: 12 must, 8 should, "
				 "4 think\n")));
	assert_true(str_find(text, STR("line 12: long\n")) < text.n);
	assert_true(str_find(text, STR("line 22: long\n")) < text.n);
	assert_true(str_find(text, STR("line 23: long\n")) == text.n);
	assert_true(str_find(text, STR("line 38: long\n")) < text.n);
	assert_true(
	    str_ends(text, STR("a: and 2 more: 2 think; --all shows them\n")));
}

static void
a_rule_gives_its_advice_once(void **state)
{
	struct fixture *f = *state;

	advise(f, DIAG_LEVEL_SHOULD, 2);
	advise(f, DIAG_LEVEL_MUST, 3);
	diag_advise(f->diag, DIAG_NO_FOOD, DIAG_LEVEL_SHOULD,
	    (struct loc){ "a", 4, 1 }, STR("hungry"), &advice);
	advise(f, DIAG_LEVEL_SHOULD, 5);
	diag_note(f->diag, (struct loc){ NULL }, "a hint");
	diag_advise(f->diag, DIAG_NO_BREAK, DIAG_LEVEL_SHOULD,
	    (struct loc){ "b", 6, 1 }, STR("also\x1b"), &advice);
	diag_advise(f->diag, DIAG_NO_BREAK, DIAG_LEVEL_SHOULD,
	    (struct loc){ "b", 7, 1 }, STR("also\x1b"), &advice);
	assert_str(rendered(f, &(struct diag_style){ 0 }),
	    "a:2:1: should: long [no-break]\n"
	    "    why: Because.\n    try: Do this.\n"
	    "    line 5: long\n"
	    "    a hint\n"
	    "a:3:1: must: long [no-break]\n"
	    "    why: Because.\n    try: Do this.\n"
	    "a:4:1: should: hungry [no-food]\n"
	    "    why: Because.\n    try: Do this.\n"
	    "b:6:1: should: also\\x1b [no-break]\n"
	    "    why: Because.\n    try: Do this.\n"
	    "    line 7: also\\x1b\n");
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(sorts_by_place),
		CASE(shows_the_line_and_a_caret),
		CASE(makes_hostile_messages_visible),
		CASE(shows_twenty_errors_then_a_count),
		CASE(keeps_findings_and_faults_apart),
		CASE(is_strict_when_asked),
		CASE(advice_weighs_what_it_says),
		CASE(shows_every_must_and_ten_others),
		CASE(a_rule_gives_its_advice_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
