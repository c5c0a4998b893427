/* SPDX-License-Identifier: MIT */
#include "ics.h"

#include <libical/ical.h>

#include "unit.h"

static struct ics_event
event(const char *title)
{
	return (struct ics_event){
		.uid = STR("one@example.org"),
		.title = str_from(title),
		.date = { 2026, 5, 1 },
		.starts = 600,
		.ends = 660,
	};
}

static struct str
write(struct arena *arena, struct ics_event *events, size_t n, const char *zone)
{
	struct out *out = out_memory(arena);
	struct ics ics = {
		.title = STR("A calendar"),
		.zone = str_from(zone),
		.revision = 2,
		.today = { 2026, 1, 2 },
	};
	bool written;

	ics.events.v = events;
	ics.events.n = n;
	written = ics_write(arena, out, &ics);
	assert_int_equal(written, out_text(out).n > 0);
	return out_text(out);
}

/* Titles, and what they are when libical reads them again. */
static void
test_titles(void **state)
{
	static const char *const samples[][2] = {
		{ "Our stories", "Our stories" },
		{ "a;b,c\\d\\n\\N\"e:f", "a;b,c\\d\\n\\N\"e:f" },
		{ "two\nlines", "two\nlines" },
		{ "two\r\nlines", "two\nlines" },
		{ "an old\rline end", "an old\nline end" },
		{ "END:VEVENT\r\nEND:VCALENDAR", "END:VEVENT\nEND:VCALENDAR" },
		{ "tab\tbell\a!", "tab bell !" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++) {
		struct ics_event one = event(samples[i][0]);
		struct str text = write(arena, &one, 1, "Europe/London");
		icalcomponent *root =
		    icalparser_parse_string(str_c(arena, text));

		assert_true(icalrestriction_check(root));
		assert_string_equal(
		    icalcomponent_get_summary(icalcomponent_get_first_component(
			root, ICAL_VEVENT_COMPONENT)),
		    samples[i][1]);
		icalcomponent_free(root);
	}
	icalmemory_free_ring();
	arena_free(arena);
}

static void
has(struct str text, const char *part)
{
	if (str_find(text, str_from(part)) == text.n)
		fail_msg("'%s' is not in:\n%.*s", part, STR_ARG(text));
}

static void
test_times(void **state)
{
	struct arena *arena = arena_new();
	struct ics_event events[] = { event("One"), event("Two"),
		event("Three") };
	struct str text;

	(void)state;
	events[0].ends = 24 * 60;
	events[1].ends = events[1].starts;
	events[2].all_day = true;
	events[2].alarm = STR("Remember");
	text = write(arena, events, COUNTOF(events), "");
	has(text, "DTSTART:20260501T100000\r\nDTEND:20260502T000000\r\n");
	has(text, "DTSTART:20260501T100000\r\nSUMMARY:Two\r\n");
	has(text, "DTSTART;VALUE=DATE:20260501\r\nTRANSP:TRANSPARENT\r\n");
	has(text, "BEGIN:VALARM\r\nACTION:DISPLAY\r\n"
		  "DESCRIPTION:Remember\r\nTRIGGER:PT9H\r\n");
	has(text, "SEQUENCE:2\r\n");
	has(text, "DTSTAMP:20260102T000000Z\r\n");
	assert_int_equal(str_find(text, STR("VTIMEZONE")), text.n);
	text = write(arena, events, 1, "UTC");
	has(text, "DTSTART:20260501T100000Z\r\n");
	text = write(arena, events, 1, "Europe/London");
	has(text, "DTSTART;TZID=Europe/London:20260501T100000\r\n");
	has(text, "TZID:Europe/London\r\n");
	/* Onsets are what the clock shows just before. */
	has(text, "DTSTART:20250330T010000\r\n");
	has(text, "RDATE:20261025T020000\r\n");
	/* Rather none than one in another zone. */
	text = write(arena, events, 1, "Europe/Londonn");
	assert_int_equal(text.n, 0);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
