/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <limits.h>
#include <string.h>

#include "svg.h"

static size_t
times(struct str text, const char *what)
{
	size_t n = 0;

	for (;;) {
		size_t at = str_find(text, str_from(what));

		if (at == text.n)
			return n;
		text = str_from_byte(text, at + 1);
		n++;
	}
}

/* Each tag that opens closes, and attributes hold nothing but numbers and
 * names: checked with a stack of the two elements that hold others. */
static void
check_shapes(struct str shapes)
{
	size_t quotes = 0;
	int depth = 0;

	for (size_t i = 0; i < shapes.n; i++) {
		struct str here = str_from_byte(shapes, i);

		quotes += shapes.s[i] == '"';
		depth += str_starts(here, STR("<g"));
		depth -= str_starts(here, STR("</g>"));
		assert_true(depth == 0 || depth == 1);
		assert_false(str_has(STR("&';"), shapes.s[i]));
	}
	assert_int_equal(depth, 0);
	assert_int_equal(quotes % 2, 0);
	assert_int_equal(times(shapes, "<"),
	    times(shapes, "/>") + 2 * times(shapes, "</g>"));
	assert_int_equal(times(shapes, "style="), 0);
	assert_int_equal(times(shapes, "%%"), 0);
}

static void
diamonds(void **state)
{
	(void)state;
	for (int here = -1; here <= SVG_STAGES; here++) {
		struct arena *arena = arena_new();
		struct svg svg = svg_diamonds(arena, here);
		bool inside = here >= 0 && here < SVG_STAGES;
		size_t done = here < 0 ? 0 : (size_t)here;

		check_shapes(svg.shapes);
		assert_str(svg.class, "diamonds");
		assert_str(svg.frame, "0 0 640 186");
		/* The one that is here by its pin, those done by their tick,
		 * those to come by their line: not by colour alone. */
		assert_int_equal(times(svg.shapes, "\"pin\""), inside);
		assert_int_equal(
		    times(svg.shapes, "path class=\"bold\""), inside);
		assert_int_equal(times(svg.shapes, "\"check\""), done);
		assert_int_equal(times(svg.shapes, "\"mild\""), done);
		assert_int_equal(
		    times(svg.shapes, "\"dash\""), SVG_STAGES - done - inside);
		arena_free(arena);
	}
}

static void
a_line(void **state)
{
	static const struct svg_span day[] = {
		{ 30, SVG_OPEN },
		{ 60, SVG_MILD },
		{ 0, SVG_BOLD },
		{ 15, SVG_DASH },
		{ 60, SVG_MILD },
	};
	struct arena *arena = arena_new();
	struct svg svg = svg_line(arena, day, COUNTOF(day), 9 * 60 + 45, 60);

	(void)state;
	check_shapes(svg.shapes);
	assert_str(svg.frame, "");
	assert_str(svg.shapes,
	    "<rect class=\"open\" x=\"0%\" width=\"18.18%\" y=\"1\" height=\"30\"/>"
	    "<rect class=\"mild\" x=\"18.18%\" width=\"36.37%\" y=\"1\" height=\"30\"/>"
	    "<rect class=\"dash\" x=\"54.55%\" width=\"9.09%\" y=\"6\" height=\"20\"/>"
	    "<rect class=\"mild\" x=\"63.64%\" width=\"36.36%\" y=\"1\" height=\"30\"/>"
	    "<line class=\"edge\" x1=\"9.09%\" x2=\"9.09%\" y1=\"33\" y2=\"41\"/>"
	    "<line class=\"edge\" x1=\"45.45%\" x2=\"45.45%\" y1=\"33\" y2=\"41\"/>"
	    "<line class=\"edge\" x1=\"81.82%\" x2=\"81.82%\" y1=\"33\" y2=\"41\"/>");
	/* Nothing to draw, and no ticks. */
	assert_str(svg_line(arena, day, 0, 0, 0).shapes, "");
	arena_free(arena);
}

static void
bars(void **state)
{
	static const struct {
		long value, most;
		const char *width; /* NULL: no block */
	} cases[] = {
		{ 0, 8, NULL },
		{ -3, 8, NULL },
		{ 1, 8, "width=\"12.5%\"" },
		{ 2, 3, "width=\"66.67%\"" },
		{ 1, 16, "width=\"6.25%\"" },
		{ 1, 99, "width=\"1.01%\"" },
		{ 8, 8, "width=\"100%\"" },
		{ 9, 8, "width=\"100%\"" },
		{ 5, 0, NULL },
		{ LONG_MAX / 2, LONG_MAX, "width=\"50%\"" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct svg svg =
		    svg_bar(arena, SVG_OPEN, cases[i].value, cases[i].most);

		check_shapes(svg.shapes);
		assert_str(svg.class, "bar");
		assert_int_equal(times(svg.shapes, "<rect class=\"open\""),
		    !!cases[i].width);
		if (cases[i].width)
			assert_int_equal(times(svg.shapes, cases[i].width), 1);
	}
	arena_free(arena);
}

static void
bars_from_the_middle(void **state)
{
	/* Tenths of a scale from 0 to 4. */
	static const struct {
		long value;
		const char *block; /* NULL: only its end */
		const char *end;
	} cases[] = {
		{ 0, "x=\"0%\" width=\"50%\"", "x1=\"0%\"" },
		{ 13, "x=\"32.5%\" width=\"17.5%\"", "x1=\"32.5%\"" },
		{ 20, NULL, "x1=\"50%\"" },
		{ 21, "x=\"50%\" width=\"2.5%\"", "x1=\"52.5%\"" },
		{ 40, "x=\"50%\" width=\"50%\"", "x1=\"100%\"" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct svg svg =
		    svg_bar_middle(arena, SVG_BOLD, cases[i].value, 40, 4);
		struct str end = str_from_byte(
		    svg.shapes, str_find(svg.shapes, STR("cap bold")));

		check_shapes(svg.shapes);
		assert_int_equal(times(svg.shapes, "\"thin\""), 4);
		assert_int_equal(times(svg.shapes, "<rect"), !!cases[i].block);
		if (cases[i].block)
			assert_int_equal(times(svg.shapes, cases[i].block), 1);
		assert_int_equal(times(end, cases[i].end), 1);
	}
	assert_int_equal(
	    times(svg_bar_middle(arena, SVG_OPEN, 1, 4, 4).shapes, "\"cap\""),
	    1);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diamonds),
		cmocka_unit_test(a_line),
		cmocka_unit_test(bars),
		cmocka_unit_test(bars_from_the_middle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
