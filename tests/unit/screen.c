/* SPDX-License-Identifier: MIT */
#include "screen.h"

#include <string.h>

#include "unit.h"
#include "utf8.h"

static struct screen *
build(struct arena *arena, const struct screen_look *look)
{
	struct screen *screen = screen_new(arena, look);

	screen_head(screen, STR("A title"), STR("where"));
	screen_text(screen, SCREEN_BOLD,
	    STR("Some words that are said here.\nAnd some more."));
	screen_gap(screen);
	screen_gap(screen);
	screen_item(screen, SCREEN_PLAIN, STR("1"), 3, STR("one"));
	screen_picture(screen, STR("/#-|"), 1, 2);
	screen_words(screen, STR("Keys: "), STR("-- more --"));
	screen_key(screen, STR("b"), STR("back"));
	screen_key(screen, STR("q"), STR("stop"));
	screen_prompt(screen, STR("> "));
	return screen;
}

static struct str
rows(struct arena *arena, const struct screen_frame *frame)
{
	struct str all = STR("");

	for (size_t i = 0; i < frame->n; i++)
		all = str_fmt(
		    arena, "%.*s%.*s\n", STR_ARG(all), STR_ARG(frame->row[i]));
	return all;
}

static void
test_lines(void **state)
{
	struct arena *arena = arena_new();
	const struct screen_look look = { 40, 10, .plain = true };

	(void)state;
	assert_str(screen_lines(arena, build(arena, &look)),
	    "A title. where\n"
	    "Some words that are said here.\n"
	    "And some more.\n"
	    "1  one\n"
	    "Keys: b back, q stop.\n"
	    "> ");
	arena_free(arena);
}

#define RULE_40 "----------------------------------------"
#define RULE_20 "--------------------"

/* The same screen on terminals of several sizes. */
static const struct {
	struct screen_look look;
	const char *want;
} sizes[] = {
	{ { 40, 24, .utf8 = false },
	    "A title\nwhere\n" RULE_40 "\n"
	    "Some words that are said here.\nAnd some more.\n\n"
	    "1  one\n/#-|\n" RULE_40 "\n"
	    "b back   q stop\n> 3 \n" },
	{ { 20, 24, .utf8 = false },
	    "A title\nwhere\n" RULE_20 "\n"
	    "Some words that are\nsaid here.\nAnd some more.\n\n"
	    "1  one\n/#-|\n" RULE_20 "\n"
	    "b back   q stop\n> 3 \n" },
	/* No room for the gap, nor for all of the body. */
	{ { 20, 9, .utf8 = false },
	    "A title\nwhere\n" RULE_20 "\n"
	    "Some words that are\nsaid here.\nAnd some more.\n"
	    "-- more --\n"
	    "b back   q stop\n> 3 \n" },
	{ { 20, 5, .utf8 = false }, "Some words that are\nsaid here.\n"
				    "-- more --\nb back   q stop\n> 3 \n" },
	{ { 40, 24, .utf8 = true, .colour = true },
	    "\x1b[1mA title\x1b[0m\nwhere\n\x1b[2m"
	    "────────────────────────────────────────\x1b[0m\n"
	    "\x1b[1mSome words that are said here.\x1b[0m\n"
	    "\x1b[1mAnd some more.\x1b[0m\n\n"
	    "1  one\n╱\x1b[32m█\x1b[0m─│\n\x1b[2m"
	    "────────────────────────────────────────\x1b[0m\n"
	    "\x1b[1mb\x1b[0m \x1b[2mback\x1b[0m   "
	    "\x1b[1mq\x1b[0m \x1b[2mstop\x1b[0m\n> 3 \n" },
};

static void
test_frame(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(sizes); i++) {
		size_t scroll = 0;
		struct screen_frame frame = screen_frame(
		    arena, build(arena, &sizes[i].look), STR("3"), 1, &scroll);

		assert_str(rows(arena, &frame), sizes[i].want);
		assert_int_equal(frame.cursor_row, frame.n - 1);
		assert_int_equal(frame.cursor_column, 3);
		assert_int_equal(
		    frame.more, strstr(sizes[i].want, "-- more --") != NULL);
	}
	arena_free(arena);
}

static void
test_wide(void **state)
{
	struct arena *arena = arena_new();
	const struct screen_look look = { 200, 50, .utf8 = false };
	size_t scroll = 0;
	struct screen *screen = build(arena, &look);
	struct screen_frame frame;

	(void)state;
	screen_text(screen, SCREEN_PLAIN,
	    str_fmt(arena, "%0200d", 0)); /* a word without an end */
	frame = screen_frame(arena, screen, STR(""), 0, &scroll);
	for (size_t i = 0; i < frame.n; i++)
		assert_true(utf8_width(frame.row[i]) <= 80);
	assert_int_equal(utf8_width(frame.row[0]), 80);
	/* The margin and 64 cells. */
	assert_int_equal(utf8_width(frame.row[7]), 68);
	arena_free(arena);
}

static void
test_scroll(void **state)
{
	struct arena *arena = arena_new();
	const struct screen_look look = { 20, 9, .utf8 = false };
	struct screen *screen = build(arena, &look);
	size_t scroll = 100;
	struct screen_frame frame =
	    screen_frame(arena, screen, STR(""), 0, &scroll);

	(void)state;
	assert_int_equal(scroll, 2);
	assert_str(frame.row[3], "And some more.");
	assert_str(frame.row[5], "/#-|");
	arena_free(arena);
}

/* What somebody types is longer than a row. */
static void
test_typed(void **state)
{
	struct arena *arena = arena_new();
	const struct screen_look look = { 20, 24, .utf8 = true };
	struct str typed = STR("twenty letters and more, e\xcc\x81nd");
	size_t scroll = 0;
	struct screen_frame frame =
	    screen_frame(arena, build(arena, &look), typed, typed.n, &scroll);

	(void)state;
	assert_str(frame.row[frame.n - 2], "> twenty letters and");
	assert_str(frame.row[frame.n - 1], " more, e\xcc\x81nd ");
	assert_int_equal(frame.cursor_row, frame.n - 1);
	assert_int_equal(frame.cursor_column, 10);
	frame = screen_frame(arena, build(arena, &look), typed, 2, &scroll);
	assert_int_equal(frame.cursor_row, frame.n - 2);
	assert_int_equal(frame.cursor_column, 4);
	arena_free(arena);
}

/* Text that means harm, or that the terminal cannot show. */
static const struct {
	const char *text, *utf8, *ascii;
} texts[] = {
	{ "a\x1b[2Jb", "a\\x1b[2Jb", "a\\x1b[2Jb" },
	{ "a\xc2\x9b"
	  "31mb",
	    "a\\x9b31mb", "a\\x9b31mb" },
	{ "a\xe2\x80\xae"
	  "b",
	    "a\\u202eb", "a\\u202eb" },
	{ "caf\xc3\xa9 \xe2\x80\x9cyes\xe2\x80\x9d",
	    "caf\xc3\xa9 \xe2\x80\x9cyes\xe2\x80\x9d", "cafe \"yes\"" },
	{ "\xe6\x97\xa5\xe6\x9c\xac", "\xe6\x97\xa5\xe6\x9c\xac", "??" },
	{ "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
	    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "????" },
};

static void
test_safe(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(texts); i++)
		for (int utf8 = 0; utf8 <= 1; utf8++) {
			struct screen_look look = { 40, 24, .utf8 = utf8 };
			struct screen *screen = screen_new(arena, &look);
			size_t scroll = 0;
			struct screen_frame frame;

			screen_text(
			    screen, SCREEN_PLAIN, str_from(texts[i].text));
			frame =
			    screen_frame(arena, screen, STR(""), 0, &scroll);
			assert_str(frame.row[0],
			    utf8 ? texts[i].utf8 : texts[i].ascii);
		}
	arena_free(arena);
}

/* Wide characters take two cells, marks none. */
static void
test_cells(void **state)
{
	struct arena *arena = arena_new();
	const struct screen_look look = { 20, 24, .utf8 = true };
	struct screen *screen = screen_new(arena, &look);
	size_t scroll = 0;
	struct screen_frame frame;

	(void)state;
	screen_text(
	    screen, SCREEN_PLAIN, STR("日本語日本語日本語日本語日本語"));
	screen_text(screen, SCREEN_PLAIN,
	    STR("a\xcc\x8a"
		"a\xcc\x8a"
		"aaaaaaaaaaaaaaaaaaa"));
	frame = screen_frame(arena, screen, STR(""), 0, &scroll);
	assert_str(frame.row[0], "日本語日本語日本語日");
	assert_str(frame.row[1], "本語日本語");
	assert_int_equal(utf8_width(frame.row[2]), 20);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_frame),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_scroll),
		cmocka_unit_test(test_typed),
		cmocka_unit_test(test_safe),
		cmocka_unit_test(test_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
