/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>

#include "when.h"

static void
dates(void **state)
{
	static const struct {
		const char *text;
		enum when_result result;
		struct when_date date;
	} cases[] = {
		{ "2024-02-08", WHEN_OK, { 2024, 2, 8 } },
		{ " 2024-2-8 ", WHEN_OK, { 2024, 2, 8 } },
		{ "2024-02-29", WHEN_OK, { 2024, 2, 29 } },
		{ "8 February 2024", WHEN_OK, { 2024, 2, 8 } },
		{ "8th Feb 2024", WHEN_OK, { 2024, 2, 8 } },
		{ "8th of february, 2024", WHEN_OK, { 2024, 2, 8 } },
		{ "February 8, 2024", WHEN_OK, { 2024, 2, 8 } },
		{ "Thursday 8 February 2024", WHEN_OK, { 2024, 2, 8 } },
		{ "1 Sept 2024", WHEN_OK, { 2024, 9, 1 } },
		{ "8/2/2024", WHEN_SAID_BACK, { 2024, 2, 8 } },
		{ "08.02.2024", WHEN_SAID_BACK, { 2024, 2, 8 } },
		{ "8-2-2024", WHEN_SAID_BACK, { 2024, 2, 8 } },
		{ "8/2/24", WHEN_SHORT_YEAR, { 0 } },
		{ "8 February 24", WHEN_SHORT_YEAR, { 0 } },
		{ "2024-02-30", WHEN_NO_SUCH_DAY, { 0 } },
		{ "2023-02-29", WHEN_NO_SUCH_DAY, { 0 } },
		{ "1900-02-29", WHEN_NO_SUCH_DAY, { 0 } },
		{ "31 April 2024", WHEN_NO_SUCH_DAY, { 0 } },
		{ "2/13/2024", WHEN_NO_SUCH_DAY, { 0 } },
		{ "0/1/2024", WHEN_NO_SUCH_DAY, { 0 } },
		{ "8 Febtober 2024", WHEN_NOT_READ, { 0 } },
		{ "8 February", WHEN_NOT_READ, { 0 } },
		{ "8 Fe 2024", WHEN_NOT_READ, { 0 } },
		{ "2024-02-08x", WHEN_NOT_READ, { 0 } },
		{ "8/2/20245", WHEN_NOT_READ, { 0 } },
		{ "99999999999/2/2024", WHEN_NOT_READ, { 0 } },
		{ "soon", WHEN_NOT_READ, { 0 } },
		{ "", WHEN_NOT_READ, { 0 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct when_date date = { 0 };

		assert_int_equal(when_read_date(str_from(cases[i].text), &date),
		    cases[i].result);
		assert_int_equal(when_cmp(date, cases[i].date), 0);
	}
}

static void
times(void **state)
{
	static const struct {
		const char *text;
		int minutes; /* -1: not a time */
	} cases[] = {
		{ "10:00", 600 },
		{ "9:30", 570 },
		{ "09:30", 570 },
		{ "9.30", 570 },
		{ "14h30", 870 },
		{ "2pm", 840 },
		{ "2:30 pm", 870 },
		{ "12am", 0 },
		{ "12 PM", 720 },
		{ "0:00", 0 },
		{ "23:59", 1439 },
		{ "24:00", -1 },
		{ "10:60", -1 },
		{ "13pm", -1 },
		{ "0am", -1 },
		{ "10", -1 },
		{ "10:5", -1 },
		{ "100:00", -1 },
		{ "10:00x", -1 },
		{ "ten", -1 },
		{ "", -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		int minutes = -1;
		bool read = when_read_time(str_from(cases[i].text), &minutes);

		assert_int_equal(minutes, cases[i].minutes);
		assert_int_equal(read, minutes >= 0);
	}
}

static void
lengths(void **state)
{
	static const struct {
		const char *text;
		int minutes; /* -1: not a length */
		int meant;
	} cases[] = {
		{ "90", 90, 0 },
		{ "1h30", -1, 90 },
		{ "1 hour 30 minutes", -1, 90 },
		{ "1.5 hours", -1, 90 },
		{ "1:30", -1, 90 },
		{ "2 hours", -1, 120 },
		{ "90 min", -1, 90 },
		{ "90m", -1, 90 },
		{ "1h75", -1, 0 },
		{ "long", -1, 0 },
		{ "9 lives", -1, 0 },
		{ "-5", -1, 0 },
		{ "", -1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		int minutes = -1;
		int meant = -1;
		bool read =
		    when_read_length(str_from(cases[i].text), &minutes, &meant);

		assert_int_equal(minutes, cases[i].minutes);
		assert_int_equal(meant, cases[i].meant);
		assert_int_equal(read, minutes >= 0);
	}
}

/* Goes through 800 years day by day, beside the count. */
static void
arithmetic(void **state)
{
	struct when_date date = { 1900, 1, 1 };
	long number = when_day_number(date);
	int weekday = 1; /* a Monday */

	(void)state;
	for (long i = 0; date.year < 2700; i++) {
		assert_true(when_valid(date));
		assert_int_equal(when_day_number(date), number + i);
		assert_int_equal(when_weekday(date), (weekday + i) % 7);
		assert_int_equal(
		    when_cmp(when_add_days((struct when_date){ 1900, 1, 1 }, i),
			date),
		    0);
		date.day++;
		if (!when_valid(date))
			date =
			    (struct when_date){ date.year, date.month + 1, 1 };
		if (!when_valid(date))
			date = (struct when_date){ date.year + 1, 1, 1 };
	}
	assert_int_equal(when_day_number((struct when_date){ 1970, 1, 1 }), 0);
	assert_int_equal(
	    when_cmp(when_add_days((struct when_date){ 2024, 3, 1 }, -1),
		(struct when_date){ 2024, 2, 29 }),
	    0);
}

static void
today(void **state)
{
	(void)state;
	assert_int_equal(setenv("SOURCE_DATE_EPOCH", "1707393600", 1), 0);
	assert_int_equal(
	    when_cmp(when_today(), (struct when_date){ 2024, 2, 8 }), 0);
	assert_int_equal(setenv("SOURCE_DATE_EPOCH", "not a number", 1), 0);
	assert_true(when_valid(when_today()));
	assert_int_equal(unsetenv("SOURCE_DATE_EPOCH"), 0);
	assert_true(when_valid(when_today()));
}

static void
words(void **state)
{
	struct arena *arena = arena_new();
	struct when_date date = { 2024, 2, 8 };

	(void)state;
	assert_str(when_iso(arena, date), "2024-02-08");
	assert_str(when_words(arena, date), "8 February 2024");
	assert_str(when_clock(arena, 9 * 60 + 5), "09:05");
	arena_free(arena);
}

/* What a clock shows along the line of a day, and back. */
static void
clocks(void **state)
{
	static const struct when_change forward = { 60, 60, 0 };
	static const struct when_change back = { 120, -60, 60 };
	static const struct when_change none = { 0 };
	static const struct {
		const struct when_change *change;
		int starts, moment, shows;
	} samples[] = {
		{ &none, 0, 0, 0 },
		{ &none, 600, 700, 700 },
		{ &forward, 30, 59, 59 },
		{ &forward, 30, 60, 120 },
		{ &forward, 30, 150, 210 },
		{ &forward, 120, 130, 130 },
		{ &back, 30, 119, 119 },
		{ &back, 30, 120, 60 },
		{ &back, 30, 179, 119 },
		{ &back, 30, 180, 120 },
		{ &back, 120, 180, 180 },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++)
		assert_int_equal(when_shows(samples[i].change,
				     samples[i].starts, samples[i].moment),
		    samples[i].shows);
	assert_int_equal(when_moment(&none, 600, 700), 700);
	assert_int_equal(when_moment(&forward, 30, 210), 150);
	assert_int_equal(when_moment(&forward, 30, 50), 50);
	assert_int_equal(when_moment(&back, 30, 90), 90);
	assert_int_equal(when_moment(&back, 100, 90), 150);
	assert_int_equal(when_moment(&back, 90, 90), 150);
	assert_int_equal(when_moment(&none, 90, 90), 90);
	assert_int_equal(when_moment(&back, 30, 120), 180);
	assert_int_equal(when_moment(&back, 600, 90), 90);
	assert_int_equal(when_moment_from(&none, 700, 90), 90);
	assert_int_equal(when_moment_from(&forward, 0, 59), 59);
	assert_int_equal(when_moment_from(&forward, 0, 600), 540);
	assert_int_equal(when_moment_from(&back, 0, 90), 90);
	assert_int_equal(when_moment_from(&back, 90, 90), 90);
	assert_int_equal(when_moment_from(&back, 91, 90), 150);
	assert_int_equal(when_moment_from(&back, 300, 30), 30);
	assert_int_equal(when_moment_from(&back, 0, 600), 660);
	assert_int_equal(when_shows_of_day(&forward, 540), 600);
	assert_int_equal(when_shows_of_day(&back, 119), 119);
	assert_int_equal(when_shows_of_day(&back, 150), 90);
	assert_false(when_never(&forward, 59) || when_never(&forward, 120));
	assert_true(when_never(&forward, 60) && when_never(&forward, 119));
	assert_false(when_twice(&back, 59) || when_twice(&back, 120));
	assert_true(when_twice(&back, 60) && when_twice(&back, 119));
	assert_false(when_never(&none, 0) || when_twice(&none, 0));
	assert_false(when_never(&back, 90) || when_twice(&forward, 90));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates),
		cmocka_unit_test(times),
		cmocka_unit_test(lengths),
		cmocka_unit_test(arithmetic),
		cmocka_unit_test(today),
		cmocka_unit_test(words),
		cmocka_unit_test(clocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
