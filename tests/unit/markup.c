/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "markup.h"

static void
entities_become_characters(void **state)
{
	static const char *const texts[][2] = {
		{ "", "" },
		{ "tea", "tea" },
		{ "a &amp; b", "a & b" },
		{ "&lt;3 &gt; 2", "<3 > 2" },
		{ "&#39;&#x27;&quot;&apos;", "''\"'" },
		{ "&#233;&#x1F331;", "\xc3\xa9\xf0\x9f\x8c\xb1" },
		{ "a&nbsp;b", "a b" },
		/* Once, and no more. */
		{ "&amp;amp;", "&amp;" },
		/* What is none stays. */
		{ "R&D; &;&#;&#x;", "R&D; &;&#;&#x;" },
		{ "fish & chips; tea", "fish & chips; tea" },
		{ "&nothing;", "&nothing;" },
		{ "&#0;&#27;&#xD800;&#x110000;",
		    "&#0;&#27;&#xD800;&#x110000;" },
		{ "&#99999999999999999999;", "&#99999999999999999999;" },
		{ "&", "&" },
		{ "&amp", "&amp" },
	};
	struct arena *arena = *state;

	for (size_t i = 0; i < COUNTOF(texts); i++)
		assert_str(
		    markup_entities(arena, str_from(texts[i][0])), texts[i][1]);
}

static void
tags_are_taken_out(void **state)
{
	static const char *const texts[][2] = {
		{ "tea", "tea" },
		{ "<p>tea</p>", "tea" },
		{ "<p>tea</p><p>cups &amp; milk</p>", "tea\ncups & milk" },
		{ "one<br>two<br />three", "one\ntwo\nthree" },
		{ "<ul><li>a</li><li>b</li></ul>", "a\nb" },
		{ "<a href=\"https://example.org/?a=1\">here</a>", "here" },
		{ "I <3 tea > cake", "I <3 tea > cake" },
		{ "1 < 2", "1 < 2" },
		{ "a <b", "a <b" },
		/* What people typed about tags is theirs. */
		{ "&lt;b&gt;", "<b>" },
		{ "<", "<" },
	};
	struct arena *arena = *state;

	for (size_t i = 0; i < COUNTOF(texts); i++)
		assert_str(
		    markup_html(arena, str_from(texts[i][0])), texts[i][1]);
}

/* A million open tags are read in one go, not once each. */
static void
open_tags_take_no_time(void **state)
{
	struct arena *arena = *state;
	size_t n = (size_t)1024 * 1024;
	char *text = ARENA_ARRAY(arena, char, n);

	for (size_t i = 0; i < n; i++)
		text[i] = i % 2 ? 'a' : '<';
	assert_int_equal(markup_html(arena, (struct str){ text, n }).n, n);
}

static int
set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(entities_become_characters),
		TEST(tags_are_taken_out),
		TEST(open_tags_take_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
