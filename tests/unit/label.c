/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "label.h"

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

static void
has_words_for_every_label(void **state)
{
	const struct label_set *set = label_load(STR("en-GB"), NULL);

	(void)state;
	for (unsigned i = 0; i < LABEL_IDS; i++)
		assert_true(label(set, i).n > 0);
	/* Each in its own place, not only somewhere. */
	assert_str(label(set, LABEL_MONTH_1), "January");
	assert_str(label(set, LABEL_WEEKDAY_6), "Saturday");
}

static void
counts_in_one_and_many(void **state)
{
	const struct label_set *set = label_load(STR("en-GB"), NULL);

	assert_str(label_count(*state, set, LABEL_MINUTES, 1), "1 minute");
	assert_str(label_count(*state, set, LABEL_MINUTES, 0), "0 minutes");
	assert_str(label_count(*state, set, LABEL_MINUTES, 11), "11 minutes");
}

static void
writes_dates_and_lists(void **state)
{
	const struct label_set *set = label_load(STR("en-GB"), NULL);
	const struct when_date date = { 2024, 2, 8 };
	const struct str words[] = { STR("talk"), STR("draw"), STR("make") };

	assert_str(label_date(*state, set, date), "8 February 2024");
	assert_str(
	    label_weekday_date(*state, set, date), "Thursday 8 February 2024");
	assert_str(label_list(*state, set, words, 3), "talk, draw and make");
	assert_str(label_list(*state, set, words, 1), "talk");
	assert_str(label_list(*state, set, words, 0), "");
}

static void
does_not_fill_in_what_people_wrote(void **state)
{
	const struct label_set *set = label_load(STR("en-GB"), NULL);

	assert_str(
	    label_fill(*state, set, LABEL_DATE,
		LABEL_ARGS({ "day", STR("{month}|x") }, { "month", STR("{") })),
	    "{month}|x { ");
}

static void
falls_back_to_english(void **state)
{
	bool found = true;
	const struct label_set *set = label_load(STR("xx"), &found);

	(void)state;
	assert_false(found);
	assert_str(label(set, LABEL_MONTH_1), "January");
	(void)label_load(STR("en-GB"), &found);
	assert_true(found);
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(has_words_for_every_label),
		CASE(counts_in_one_and_many),
		CASE(writes_dates_and_lists),
		CASE(does_not_fill_in_what_people_wrote),
		CASE(falls_back_to_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
