/* SPDX-License-Identifier: MIT */
/* clocks: zones and the days on which their clocks change, by the tables of the
 * system. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "clocks.h"

static enum clocks_result
look_for(struct arena *arena, const char *zone)
{
	struct diag *diag = diag_new(arena, "test");
	enum clocks_result result =
	    clocks_changes(arena, diag, str_from(zone), NULL, 0, NULL);

	assert_int_equal(diag_total(diag), 0);
	return result;
}

static void
zones_are_known_by_their_names(void **state)
{
	static const char *const there[] = { "Europe/London", "UTC",
		"America/Argentina/Buenos_Aires", "Etc/GMT+1", "Etc/GMT-14",
		"Asia/Kathmandu" };
	static const char *const nowhere[] = { "", "Europe/Londonn", "Europe",
		"Europe/", "/Europe/London", "Europe//London", "europe/london",
		"../zoneinfo/UTC", "../../../etc/passwd", "Europe/Lond on",
		":UTC", "zone.tab", "GMT0BST" };
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(there); i++)
		assert_int_equal(look_for(arena, there[i]), CLOCKS_KNOWN);
	for (size_t i = 0; i < COUNTOF(nowhere); i++)
		assert_int_equal(look_for(arena, nowhere[i]), CLOCKS_NO_ZONE);
	arena_free(arena);
}

/* Days, and what their clocks do; all minutes. */
static void
clocks_change_on_their_days(void **state)
{
	static const struct {
		const char *zone;
		struct when_date date;
		struct when_change change;
	} samples[] = {
		{ "Europe/London", { 2026, 3, 28 }, { 0 } },
		{ "Europe/London", { 2026, 3, 29 }, { 60, 60, 0 } },
		{ "Europe/London", { 2026, 3, 30 }, { 0 } },
		{ "Europe/London", { 2026, 10, 25 }, { 120, -60, 60 } },
		{ "Europe/London", { 0 }, { 0 } },
		{ "Europe/London", { 2070, 3, 30 }, { 60, 60, 0 } },
		{ "Europe/Paris", { 2026, 3, 29 }, { 120, 60, 60 } },
		{ "America/New_York", { 2026, 3, 8 }, { 120, 60, -300 } },
		{ "Australia/Lord_Howe", { 2026, 4, 5 }, { 120, -30, 660 } },
		/* At midnight: the day before is longer, the next shorter. */
		{ "America/Santiago", { 2026, 4, 4 }, { 1440, -60, -180 } },
		{ "America/Santiago", { 2026, 4, 5 }, { 0 } },
		{ "America/Santiago", { 2026, 9, 5 }, { 0 } },
		{ "America/Santiago", { 2026, 9, 6 }, { 0, 60, -240 } },
		/* A day that was left out. */
		{ "Pacific/Apia", { 2011, 12, 30 }, { 0, 1440, -600 } },
		{ "Asia/Tokyo", { 2026, 3, 29 }, { 0 } },
		{ "UTC", { 2026, 3, 29 }, { 0 } },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++) {
		const struct when_change *want = &samples[i].change;
		/* Not the first one asked for. */
		const struct when_date dates[] = { { 2026, 5, 1 },
			samples[i].date };
		struct when_change change[2];

		print_message(
		    "# %s %d\n", samples[i].zone, samples[i].date.day);
		assert_int_equal(clocks_changes(arena, diag_new(arena, "test"),
				     str_from(samples[i].zone), dates,
				     COUNTOF(dates), change),
		    CLOCKS_KNOWN);
		assert_int_equal(change[0].by, 0);
		assert_int_equal(change[1].at, want->at);
		assert_int_equal(change[1].by, want->by);
		assert_int_equal(change[1].before, want->before);
	}
	arena_free(arena);
}

/* The environment, and what the C library makes of it, are as before. */
static void
nothing_else_changes(void **state)
{
	static const char *const before[] = { NULL, "", "Asia/Tokyo", "XYZ-3" };
	const struct when_date date = { 2026, 3, 29 };
	const time_t noon = 1774785600; /* of that day, UTC */
	struct arena *arena = arena_new();
	struct when_change change;

	(void)state;
	for (size_t i = 0; i < COUNTOF(before); i++) {
		struct tm was, now;

		assert_int_equal(
		    before[i] ? setenv("TZ", before[i], 1) : unsetenv("TZ"), 0);
		tzset();
		assert_non_null(localtime_r(&noon, &was));
		assert_int_equal(clocks_changes(arena, diag_new(arena, "test"),
				     STR("Europe/London"), &date, 1, &change),
		    CLOCKS_KNOWN);
		assert_int_equal(change.by, 60);
		if (before[i])
			assert_string_equal(getenv("TZ"), before[i]);
		else
			assert_null(getenv("TZ"));
		assert_non_null(localtime_r(&noon, &now));
		assert_int_equal(now.tm_hour, was.tm_hour);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zones_are_known_by_their_names),
		cmocka_unit_test(clocks_change_on_their_days),
		cmocka_unit_test(nothing_else_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
