/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "report_paper.h"

/* Tenths of a line: of words, blank lines, and lines from right to left. */
static void
lines(void **state)
{
	static const struct {
		const char *text;
		size_t letters;
		int tenths;
	} cases[] = {
		{ "", 10, 4 },
		{ "tea", 10, 10 },
		{ "0123456789", 10, 10 },
		{ "0123456789 ", 10, 10 },
		{ "0123456789a", 10, 20 },
		{ "0123456789012345678901", 10, 30 },
		/* Only between words: what is left of a line stays blank. */
		{ "one two three", 10, 20 },
		{ "one three five", 9, 20 },
		{ "one threes five", 9, 30 },
		{ "a 0123456789", 10, 20 },
		{ "a 0123456789a b", 10, 30 },
		{ "tea\n\ncake", 10, 24 },
		{ "tea\ncake and more", 10, 30 },
		/* As wide as they look. */
		{ "\u00e9\u00e9\u00e9\u00e9\u00e9 \u00e9\u00e9\u00e9\u00e9", 10,
		    10 },
		/* Higher lines. */
		{ "\u0634\u0627\u064a", 10, 17 },
		{ "\u0634\u0627\u064a\ntea", 10, 27 },
		{ "\u06c1\u0631 \u0628\u0627\u0631", 3, 34 },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++)
		assert_int_equal(report_paper_lines(
				     str_from(cases[i].text), cases[i].letters),
		    cases[i].tenths);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(lines) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
