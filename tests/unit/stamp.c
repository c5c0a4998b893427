/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>

#include "stamp.h"

/* 12/2/2024, 10:15 p.m. in Arabic, with marks of the writing direction */
static const char arabic[] =
    "\u200f\u0661\u0662\u200f/\u0662\u200f/\u0662\u0660\u0662\u0664"
    "\u060c \u0661\u0660:\u0661\u0665 \u0645 - ";

static void
a_stamp_is_taken_in_many_languages(void **state)
{
	static const char *const stamps[] = {
		"12/02/2024, 22:15 - ",
		"2/12/24, 10:15\u202fPM - ",
		"[12/02/2024, 22:15:01] ",
		"\u200e[2/12/24, 10:15:01\u202fPM] ",
		"12.02.24, 22:15 - ",
		"12/02/2024 22:15 - ",
		"12/02/2024 \u00e0 22:15 - ",
		"12/2/24, 10:15 p.\u00a0m. - ",
		"[12/2/24, 10:15:01 p.\u202fm.] ",
		"12. 2. 2024 22:15 - ",
		"2024. 02. 12. 22:15 - ",
		"[12.2.2024 klo 22.15.01] ",
		"12.02.2024 \u0433., 22:15 - ",
		"2024/2/12 \u4e0b\u534810:15 - ",
		"[2024. 2. 12. \uc624\ud6c4 10:15:01] ",
		arabic,
		"12/02/24, 10:15 \u03bc.\u03bc. - ",
		"12.02.2024, 10:15 e pasdites - ",
		"22:15, 12/02/2024 - ",
		"12/02/2024, 22:15 \u2013 ",
		"[2/12/R6, 22:15:01] ",
		"[2/12/2567 BE, 22:15:01] ",
		"12 Feb 2024, 22:15 - ",
		"12. Februar 2024, 22:15 - ",
		"[12 f\u00e9vr. 2024 \u00e0 22:15:01] ",
		"12 de fev. de 2024 22:15 - ",
		"Feb 12, 2024, 10:15 PM - ",
		"12 Feb 22:15 - ",
		"10:15pm, 12 Feb - ",
		"Feb 12, 10:15 PM - ",
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(stamps); i++) {
		char text[160];
		struct str line;

		(void)snprintf(text, sizeof(text), "%sAma: tea", stamps[i]);
		line = str_from(text);
		if (!stamp_take(&line))
			fail_msg("no stamp: %s", text);
		assert_true(str_eq(line, STR("Ama: tea")));
	}
}

static void
other_lines_stay_as_they_are(void **state)
{
	static const char *const lines[] = {
		"",
		"Ama: tea",
		"12 chairs - and a table: red",
		"12/02/2024 - Ama: tea",
		"12/02/2024, 22:15 we met - Ama: tea",
		"12/02/2024 when we met 22:15 - Ama: tea",
		"12/02/2024, 22:15, Ama: tea",
		"[12/02/2024, 22:15:01 Ama: tea",
		"22:15 - tea, 12/02/2024",
		"12 chairs, 22:15 we met - Ama: tea",
		"12 Fe 22:15 - Ama: tea",
		"12 Feb 2024 - Ama: tea",
		"12 Feb - Ama: tea",
		"Feb, 22:15 - Ama: tea",
		"12 Feb 24, 22:15",
		"1.5.2024 - 22:15",
		"12/02/2024, 22:15 \xc3",
		"12/02/\xff\xff, 22:15 - Ama: tea",
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(lines); i++) {
		struct str line = str_from(lines[i]);

		if (stamp_take(&line))
			fail_msg("a stamp: %s", lines[i]);
		assert_ptr_equal(line.s, lines[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stamp_is_taken_in_many_languages),
		cmocka_unit_test(other_lines_stay_as_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
