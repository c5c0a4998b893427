/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>

#include "buf.h"
#include "prose.h"

static const char *const names[] = {
	[PROSE_PARAGRAPH] = "p",
	[PROSE_HEADING] = "h",
	[PROSE_LIST] = "ul",
	[PROSE_NUMBERED] = "ol",
	[PROSE_ITEM] = "li",
	[PROSE_QUOTE] = "quote",
	[PROSE_CODE_BLOCK] = "pre",
	[PROSE_STRONG] = "b",
	[PROSE_EMPHASIS] = "i",
	[PROSE_LINK] = "a",
	[PROSE_CODE] = "code",
};

struct seen {
	struct buf buf;
	int depth;
	int deepest;
};

static void
note(void *context, enum prose_kind kind, bool entering, struct str text)
{
	struct seen *seen = context;

	if (kind == PROSE_TEXT) {
		buf_add(&seen->buf, text);
		return;
	}
	if (kind == PROSE_BREAK) {
		buf_add(&seen->buf, STR("/"));
		return;
	}
	seen->depth += entering ? 1 : -1;
	seen->deepest =
	    seen->depth > seen->deepest ? seen->depth : seen->deepest;
	if (!entering)
		buf_add(&seen->buf, STR(")"));
	else if (text.n)
		buf_fmt(&seen->buf, "(%s=%.*s ", names[kind], STR_ARG(text));
	else
		buf_fmt(&seen->buf, "(%s ", names[kind]);
}

static void
reads_what_people_write(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "a\nb\\\nc  \nd", "(p a b/c/d)" },
		{ "# h\n\nh2\n==\n", "(h h)(h h2)" },
		{ "**b** _i_ `c`", "(p (b b) (i i) (code c))" },
		{ "- a\n- b\n  1) c", "(ul (li a)(li b(ol=1 (li c))))" },
		{ "7. a\n\n8. b", "(ol=7 (li (p a))(li (p b)))" },
		{ "> q\n> > r", "(quote (p q)(quote (p r)))" },
		{ "    code\n", "(pre code\n)" },
		{ "```sh\nx <b>\n```\n", "(pre x <b>\n)" },
		{ "a <b>x</b> <!-- c -->", "(p a <b>x</b> <!-- c -->)" },
		{ "<div>\nx\n</div>\n", "(p <div>\nx\n</div>\n)" },
		{ "![a *b*](http://x/y.png)", "(p a (i b))" },
		{ "[a](javascript:b 'c')", "(p (a=javascript:b a))" },
		{ "<http://x.y>", "(p (a=http://x.y http://x.y))" },
		{ "a\n\n***\n\nb", "(p a)(p b)" },
		{ "&lt; &#x202e;", "(p < \xe2\x80\xae)" },
		{ "\"a\" -- b...", "(p \"a\" -- b...)" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct seen seen = { BUF(arena), 0, 0 };

		assert_true(
		    prose_read(arena, str_from(cases[i][0]), note, &seen));
		assert_str(buf_str(&seen.buf), cases[i][1]);
		assert_int_equal(seen.depth, 0);
	}
	arena_free(arena);
}

/* Blocks and words inside each other as deep as they will go. */
static void
stays_shallow(void **state)
{
	static const char *const deep[] = { "> ", "- ", "1. ", "*a **b ", "[" };
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(deep); i++) {
		struct seen seen = { BUF(arena), 0, 0 };
		struct buf text = BUF(arena);
		struct str all;

		while (text.n < 1000)
			buf_add(&text, str_from(deep[i]));
		buf_add(&text, STR("words"));
		while (text.n < 2000)
			buf_add(&text, STR("*** "));
		assert_true(prose_read(arena, buf_str(&text), note, &seen));
		assert_int_equal(seen.depth, 0);
		assert_true(seen.deepest <= PROSE_DEPTH);
		all = buf_str(&seen.buf);
		assert_true(str_find(all, STR("words")) < all.n);
	}
	arena_free(arena);
}

static void
refuses_what_is_too_long(void **state)
{
	struct arena *arena = arena_new();
	struct seen seen = { BUF(arena), 0, 0 };
	struct buf text = BUF(arena);

	(void)state;
	while (text.n < PROSE_MAX_BYTES)
		buf_char(&text, 'a');
	assert_true(prose_read(arena, buf_str(&text), note, &seen));
	assert_int_equal(seen.buf.n, PROSE_MAX_BYTES + strlen("(p )"));
	buf_char(&text, 'a');
	seen.buf.n = 0;
	assert_false(prose_read(arena, buf_str(&text), note, &seen));
	assert_int_equal(seen.buf.n, 0);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_people_write),
		cmocka_unit_test(stays_shallow),
		cmocka_unit_test(refuses_what_is_too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
