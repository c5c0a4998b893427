/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "diag.h"
#include "mend.h"

/* A place is told as line:column code, all of them with a blank between. */
static struct str
told(struct arena *arena, struct diag *diag)
{
	struct str all = { 0 };
	struct diag_item item;

	for (size_t i = 0; diag_at(diag, i, &item); i++)
		all = str_fmt(arena, "%.*s%s%d:%d %s", STR_ARG(all),
		    i ? ", " : "", item.loc.line, item.loc.col,
		    diag_name(item.code));
	return all;
}

struct trap {
	const char *text;
	const char *mended; /* with hidden characters put back */
	const char *told;
};

static void
check(const struct trap *traps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena *arena = arena_new();
		struct diag *diag = diag_new(arena, "test");
		struct mended mended = mend_text(
		    arena, diag, "plan.yaml", str_from(traps[i].text));

		assert_str(told(arena, diag), traps[i].told);
		assert_str(
		    mend_undo(arena, &mended, mended.text), traps[i].mended);
		arena_free(arena);
	}
}

/* What is good YAML, and looks like a trap, is left as it is. */
static void
left_alone(void **state)
{
	static const char *const texts[] = {
		"a: https://example.org\nb: 10:30\nc: at 10:30, or 11\n",
		"a: [b, c, 'd, e', \"f: g\"]\nh: {i: j, k: [l]}\n",
		"a: [\n  b,\n  c\n]\nd: e\n",
		"a: [b, c]  # d: e\nf: \"g\" # h\n",
		"a: {\"b\":c, d: 'e'}\n",
		"a: 'it''s'\nb: \"say \\\"hi\\\"\"\nc: parents' room\n",
		"a: \"one\n  two\n\n  three\"\nb: c\n",
		"a: one\n  two\n  three\nb: c\n",
		"a:\n  one\n  two\nb: c\n",
		"a: |\n  b: c: d\n\n  - [x\n   \"y\n\nb: c\n",
		"a: >-\n  b\n# c\nd: e\n",
		"a:\n- b\n- c: d\n  e: f\ng: h\n",
		"- - a\n  - b\n- c\n",
		"a:\n  -\n    b: c\n  -\n    b: d\n",
		"---\na: b\n...\n",
		"# a: b: c\na: b\n",
		"a: C# and b#c\n",
		"a: “b” and “c”\n",
		"a: 50% of us, x@y.org & me!\n",
		"a: [b\n  * c - d, 'e\n  f', \"g\n  h\"]\n",
		"a: [“b” and c, ‘d’ :) e]\n",
		"“a” b: c “d”\n",
		"“a”: b\n",
		"a: “b”\n  and so on\n",
		"a: so\n  ? b\n",
		"a:\n  - 2026-03-03 b:c\n  - 15 :)\n",
		"{a: b, c: [d]}\n",
		"",
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(texts); i++) {
		const struct trap trap = { texts[i], texts[i], "" };

		check(&trap, 1);
	}
}

static void
traps_in_lines(void **state)
{
	static const struct trap traps[] = {
		{ "a:\n\tb: c\n\td: e\n", "a:\n  b: c\n  d: e\n",
		    "2:1 yaml-tab, 3:1 yaml-tab" },
		{ "a:\n  b: c\n\td: e\n", "a:\n  b: c\n  d: e\n",
		    "3:1 yaml-tab" },
		{ "a:\n  - b: c\n\t- b: d\n", "a:\n  - b: c\n  - b: d\n",
		    "3:1 yaml-tab" },
		{ "a: b\n\t\nc: d\n", "a: b\n\nc: d\n", "" },
		{ "a: |\n  b\n\tc\nd: e\n", "a: |\n  b\n  c\nd: e\n",
		    "3:1 yaml-tab" },
		{ "a:\n  -\tb\n", "a:\n  - b\n", "2:4 yaml-tab" },
		{ "a:\n\u00a0\u00a0b: c\n", "a:\n  b: c\n",
		    "2:1 yaml-odd-space" },
		{ "a:\u00a0b\n", "a: b\n", "1:3 yaml-odd-space" },
		{ "a:b\n", "a:b\n", "" }, /* a whole text */
		{ "a: b\nc:d\n", "a: b\nc: d\n", "2:2 yaml-missing-space" },
		{ "a:\n  - 15 break:Tea\n", "a:\n  - 15 break: Tea\n",
		    "2:13 yaml-missing-space" },
		{ "a:\n  - b:c\n    d: e\n", "a:\n  - b: c\n    d: e\n",
		    "2:6 yaml-missing-space" },
		{ "a:\n  -b\n  -c: d\n", "a:\n  - b\n  - c: d\n",
		    "2:3 yaml-missing-space, 3:3 yaml-missing-space" },
		{ "a: b\n  c: d\n", "a: b\nc: d\n", "2:3 yaml-indent" },
		{ "a:\n    b: c\n  d: e\n", "a:\n    b: c\n    d: e\n",
		    "3:3 yaml-indent" },
		{ "a: \"b\"\n  c: d\n", "a: \"b\"\nc: d\n", "2:3 yaml-indent" },
		{ "a:\n  - b: c\n   d: e\n", "a:\n  - b: c\n    d: e\n",
		    "3:4 yaml-indent" },
		{ "a: |\n  b\n\t\n  c\n", "a: |\n  b\n\n  c\n", "" },
		{ "a: |\n    b\n  c\n", "a: |\n    b\n    c\n",
		    "3:3 yaml-indent" },
		{ "a: b\n- c\n  d\ne: f\n", "a: b\n# c\n  #\ne: f\n",
		    "2:1 yaml-dash" },
		{ "a: b\nc d e\nf: g\n", "a: b\n# d e\nf: g\n",
		    "2:1 yaml-no-key" },
		{ "a:\n  - b\n    c: d\n", "a:\n  - #\n    c: d\n",
		    "2:5 yaml-no-key" },
	};

	(void)state;
	check(traps, COUNTOF(traps));
}

static void
traps_in_values(void **state)
{
	static const struct trap traps[] = {
		{ "a: b: c: d\n", "a: b: c: d\n", "1:5 yaml-colon" },
		{ "a: b:\n", "a: b:\n", "1:5 yaml-colon" },
		{ "a: b\n  and: it\n", "a: b\nand: it\n", "2:3 yaml-indent" },
		{ "a: b\n  More: it\n", "a: b\n  More: it\n",
		    "2:7 yaml-colon" },
		{ "a: @b\n", "a: @b\n", "1:4 yaml-special-start" },
		{ "a: `b`\n", "a: `b`\n", "1:4 yaml-special-start" },
		{ "a: *b* c\n", "a: *b* c\n", "1:4 yaml-special-start" },
		{ "a: *b c\n", "a: *b c\n", "1:4 yaml-special-start" },
		{ "a: *b\n", "a: *b\n", "" }, /* left to the reader */
		{ "a: > b\n", "a: > b\n", "1:4 yaml-special-start" },
		{ "a: - b\n", "a: - b\n", "1:4 yaml-dash" },
		{ "a: [b] c\n", "a: [b] c\n", "1:4 yaml-bracket" },
		{ "a: [b, c\nd: e\n", "a: [b, c\nd: e\n",
		    "1:4 yaml-unclosed-bracket" },
		{ "a: [b}\n", "a: [b}\n", "1:4 yaml-unclosed-bracket" },
		{ "a: “b”\n", "a: \"b\"\n", "1:4 yaml-curly-quote" },
		{ "a: \"b”\n", "a: \"b\"\n", "1:6 yaml-curly-quote" },
		{ "a: “b: c”\n", "a: \"b: c\"\n", "1:4 yaml-curly-quote" },
		{ "a: “b’s”\n", "a: \"b’s\"\n", "1:4 yaml-curly-quote" },
		{ "a: [“b, c”, d]\n", "a: [\"b, c\", d]\n",
		    "1:5 yaml-curly-quote" },
		{ "“a”: “b”\n", "“a”: \"b\"\n", "1:6 yaml-curly-quote" },
		{ "a: [\"b, c]\nd: \"e\"\n", "a: [\"b, c]\nd: \"e\"\n",
		    "1:5 yaml-unclosed-quote" },
		{ "a: \"b\nc: d\n", "a: \"b\nc: d\n",
		    "1:4 yaml-unclosed-quote" },
		{ "a: 'b\nc: 'd\n", "a: 'b\nc: 'd\n",
		    "1:4 yaml-unclosed-quote, 2:4 yaml-unclosed-quote" },
		{ "a: 'b' c\n", "a: 'b' c\n", "1:7 yaml-after-quote" },
		{ "a: \"\\d \\n \\u12\"\n", "a: \"\\d \\n \\u12\"\n",
		    "1:5 yaml-escape, 1:11 yaml-escape" },
		{ "a: \"\\ud83d\"\n", "a: \"\\ud83d\"\n", "1:5 yaml-escape" },
		{ "a: b #c\n", "a: b #c\n", "1:6 yaml-hash" },
		{ "a: [\"b\" c, 'd]\n", "a: [\"b\" c, 'd]\n",
		    "1:8 yaml-after-quote, 1:12 yaml-unclosed-quote" },
		{ "a: [@b, “c, d”]\n", "a: [@b, \"c, d\"]\n",
		    "1:5 yaml-special-start, 1:9 yaml-curly-quote" },
		{ "a: {b:c, d: e: f, g:\n h}\n", "a: {b: c, d: e: f, g:\n h}\n",
		    "1:6 yaml-missing-space, 1:14 yaml-colon" },
	};

	(void)state;
	check(traps, COUNTOF(traps));
}

/* A place in the mended text is found again in the one that was written. */
static void
places(void **state)
{
	static const char text[] = "a:\n\té: x\n\tf: {g:1, h:2}\n";
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	struct mended mended;

	(void)state;
	mended = mend_text(arena, diag, "plan.yaml", str_from(text));
	assert_str(mended.text, "a:\n  é: x\n  f: {g: 1, h: 2}\n");
	assert_int_equal(mend_column(&mended, 0, 1), 1);
	assert_int_equal(mend_column(&mended, 2, 2), 1);   /* f */
	assert_int_equal(mend_column(&mended, 2, 6), 5);   /* g */
	assert_int_equal(mend_column(&mended, 2, 9), 7);   /* 1 */
	assert_int_equal(mend_column(&mended, 2, 12), 10); /* h */
	assert_int_equal(mend_column(&mended, 2, 15), 12); /* 2 */
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(left_alone),
		cmocka_unit_test(traps_in_lines),
		cmocka_unit_test(traps_in_values),
		cmocka_unit_test(places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
