/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "tally.h"

static void
samples_are_told_from_headers(void **state)
{
	static const struct {
		const char *text;
		bool sample;
	} cases[] = {
		{ "(+3)", true },
		{ "(+3/-1)", true },
		{ "+3", true },
		{ "(3)", true },
		{ "(3 votes)", true },
		{ "[3]", true },
		{ "", false },
		{ "Top 3", false },
		{ "3", false },
		{ "(optional)", false },
		{ "(your idea, in 100 words or so)", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++)
		assert_int_equal(
		    tally_is_sample(str_from(cases[i].text)), cases[i].sample);
}

static void
votes_are_cut_off_as_the_sample_shows(void **state)
{
	static const struct {
		const char *sample, *text, *words, *dots; /* NULL: left alone */
	} cases[] = {
		{ "(+3)", "More tea (+12)", "More tea", "12" },
		{ "(+3)", "More tea(+0)", "More tea", "0" },
		{ "(+3)", "Caf\xc3\xa9 (two) (+4)", "Caf\xc3\xa9 (two)", "4" },
		{ "(+3)", "More tea (+3) please", NULL, NULL },
		{ "(+3)", "More tea (3)", NULL, NULL },
		{ "(+3)", "More tea (+3/-1)", NULL, NULL },
		{ "(+3)", "More tea (+)", NULL, NULL },
		{ "(+3)", "Ring (+447700900123)", NULL, NULL },
		{ "(+3)", "(+3)", NULL, NULL },
		{ "(+3)", " (+3)", NULL, NULL },
		{ "(+3)", "", NULL, NULL },
		{ "(+3)", "two\n(+3)", "two", "3" },
		{ "(+3/-1)", "Tea (+3/-12)", "Tea", "3" },
		{ "(+3/-1)", "Tea (+3)", NULL, NULL },
		{ "+3", "Tea +4", "Tea", "4" },
		{ "+3", "Tea+4", NULL, NULL },
		{ "+3", "Tea 2+4", NULL, NULL },
		{ "(3)", "Tea (4)", "Tea", "4" },
		{ "(3)", "Tea (maybe 4)", NULL, NULL },
		{ "(3 votes)", "Tea (1 vote)", "Tea", "1" },
		{ "(1 vote)", "Tea (3 votes)", "Tea", "3" },
		{ "(3 votes)", "Tea (3 cups)", NULL, NULL },
		{ "[3]", "Tea [3]", "Tea", "3" },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct str words = str_from(cases[i].text), dots;
		bool cut = tally_cut(str_from(cases[i].sample), &words, &dots);

		assert_int_equal(cut, cases[i].words != NULL);
		if (!cut) {
			assert_true(str_eq(words, str_from(cases[i].text)));
			continue;
		}
		assert_true(str_eq(words, str_from(cases[i].words)));
		assert_true(str_eq(dots, str_from(cases[i].dots)));
	}
}

static void
only_clear_votes_are_suspected(void **state)
{
	(void)state;
	assert_true(tally_seems(STR("Tea (+3)")));
	assert_true(tally_seems(STR("Tea (+3/-0)")));
	assert_false(tally_seems(STR("Tea (3)")));
	assert_false(tally_seems(STR("Tea +3")));
	assert_false(tally_seems(STR("(+3)")));
	assert_false(tally_seems(STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(samples_are_told_from_headers),
		cmocka_unit_test(votes_are_cut_off_as_the_sample_shows),
		cmocka_unit_test(only_clear_votes_are_suspected),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
