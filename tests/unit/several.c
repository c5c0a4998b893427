/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "several.h"

static void
ticked_options_are_told_from_sentences(void **state)
{
	static const struct {
		const char *cell[6];
		size_t found;
		const char *between;
	} cases[] = {
		{ { "Food, Travel", "Travel, Food", "Food" }, 2, ", " },
		{ { "Food;Travel;", "Travel;", "Food;Travel;" }, 2, ";" },
		{ { "Food; Travel", "Travel; Food" }, 2, ";" },
		{ { "Food, Travel", "Food, Travel, my own", "Travel, Food" }, 3,
		    ", " },
		{ { "Tea, and a chair", "A chair, please", "Tea" }, 0, "" },
		{ { "Food, Travel", "Queue" }, 0, "" },
		{ { "Food, Travel", "Food, Travel" }, 2, ", " },
		{ { "Yes, it was", "No, it was not", "Yes, and warm", "Yes" },
		    0, "" },
		{ { "", "", "" }, 0, "" },
		{ { ";", ";;" }, 0, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct str cell[COUNTOF(cases[i].cell)], between;
		size_t n = 0;

		for (; n < COUNTOF(cell) && cases[i].cell[n]; n++)
			cell[n] = str_from(cases[i].cell[n]);
		assert_int_equal(
		    several_count(cell, n, &between), cases[i].found);
		if (cases[i].found)
			assert_true(
			    str_eq(between, str_from(cases[i].between)));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticked_options_are_told_from_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
