/* SPDX-License-Identifier: MIT */
#include "ics.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libical/ical.h>

#include "buf.h"

#define ALARM_HOUR  9
#define DAY_MINUTES (24 * 60)
#define SECONDS_MAX 20 /* of work; a large calendar takes a tenth of one */

/* A calendar being written. */
struct calendar {
	struct arena *arena;
	const struct ics *ics;
	icalcomponent *root;
	const char *zone; /* NULL: none */
	bool utc;         /* which has no rules to write down */
};

/* Text for libical, which ends at a NUL and would write a CR or a tab in a way
 * that not all calendars read. */
static const char *
clean(const struct calendar *calendar, struct str text)
{
	struct buf buf = BUF(calendar->arena);

	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		bool control = (c >= 0 && c < ' ') || c == 0x7F;

		if (c == '\r' && i + 1 < text.n && text.s[i + 1] == '\n')
			continue;
		if (c == '\n' || c == '\r')
			buf_char(&buf, '\n');
		else
			buf_add(&buf,
			    control ? STR(" ") : (struct str){ &text.s[i], 1 });
	}
	return str_c(calendar->arena, buf_str(&buf));
}

static struct icaltimetype
day(struct when_date date)
{
	return (struct icaltimetype){
		.year = date.year,
		.month = date.month,
		.day = date.day,
		.is_date = 1,
	};
}

/* So many minutes after (or before) the midnight that a day begins with. */
static struct icaltimetype
moment(struct when_date date, int minutes)
{
	struct icaltimetype time = day(date);

	time.is_date = 0;
	icaltime_adjust(&time, 0, 0, minutes, 0);
	return time;
}

/* Whether an event is at the change of clocks: readers do not agree which of two
 * equal times is meant. */
static bool
is_at_change(const struct ics_event *event)
{
	const struct when_change *clocks = &event->clocks;
	int from = clocks->by < 0 ? clocks->at + clocks->by : clocks->at;

	return clocks->by && event->starts < clocks->at && event->ends >= from;
}

/* Adds a start or an end, in the zone of the calendar; where that could be
 * taken for another moment, in UTC. */
static void
add_time(const struct calendar *calendar, icalcomponent *event,
    icalproperty *(*property_of)(struct icaltimetype),
    const struct ics_event *from, int minutes)
{
	bool utc = calendar->zone && !calendar->utc && is_at_change(from);
	struct icaltimetype time =
	    moment(from->date, utc ? minutes - from->clocks.before : minutes);
	icalproperty *property;

	if (utc || calendar->utc)
		time.zone = icaltimezone_get_utc_timezone();
	property = property_of(time);
	if (calendar->zone && !utc && !calendar->utc)
		icalproperty_add_parameter(
		    property, icalparameter_new_tzid(calendar->zone));
	icalcomponent_add_property(event, property);
}

static void
add_alarm(
    const struct calendar *calendar, icalcomponent *event, struct str text)
{
	struct icaltriggertype trigger = {
		.time = icaltime_null_time(),
		.duration = icaldurationtype_from_int(ALARM_HOUR * 60 * 60),
	};
	icalcomponent *alarm = icalcomponent_new_valarm();

	icalcomponent_add_property(
	    alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
	icalcomponent_add_property(
	    alarm, icalproperty_new_description(clean(calendar, text)));
	icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
	icalcomponent_add_component(event, alarm);
}

static void
add_event(const struct calendar *calendar, const struct ics_event *from)
{
	icalcomponent *event = icalcomponent_new_vevent();
	struct icaltimetype stamp = moment(calendar->ics->today, 0);

	stamp.zone = icaltimezone_get_utc_timezone();
	icalcomponent_add_property(
	    event, icalproperty_new_uid(clean(calendar, from->uid)));
	icalcomponent_add_property(event, icalproperty_new_dtstamp(stamp));
	icalcomponent_add_property(
	    event, icalproperty_new_sequence(calendar->ics->revision));
	if (from->all_day) {
		icalcomponent_add_property(
		    event, icalproperty_new_dtstart(day(from->date)));
		/* Nobody is busy because of it. */
		icalcomponent_add_property(
		    event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	} else {
		add_time(calendar, event, icalproperty_new_dtstart, from,
		    from->starts);
		if (from->ends > from->starts)
			add_time(calendar, event, icalproperty_new_dtend, from,
			    from->ends);
	}
	icalcomponent_add_property(
	    event, icalproperty_new_summary(clean(calendar, from->title)));
	if (from->place.n)
		icalcomponent_add_property(event,
		    icalproperty_new_location(clean(calendar, from->place)));
	if (from->text.n)
		icalcomponent_add_property(event,
		    icalproperty_new_description(clean(calendar, from->text)));
	if (from->alarm.n)
		add_alarm(calendar, event, from->alarm);
	icalcomponent_add_component(calendar->root, event);
}

static void
remove_property(icalcomponent *component, icalproperty_kind kind)
{
	icalproperty *property =
	    icalcomponent_get_first_property(component, kind);

	if (!property)
		return;
	icalcomponent_remove_property(component, property);
	icalproperty_free(property);
}

/* libical gives the days on which clocks change in UTC, which the standard does
 * not allow here: makes them what the clock showed before. */
static void
set_local(icalcomponent *change)
{
	icalproperty *from = icalcomponent_get_first_property(
	    change, ICAL_TZOFFSETFROM_PROPERTY);
	icalproperty *date =
	    icalcomponent_get_first_property(change, ICAL_RDATE_PROPERTY);

	for (; date; date = icalcomponent_get_next_property(
			 change, ICAL_RDATE_PROPERTY)) {
		struct icaldatetimeperiodtype on = icalproperty_get_rdate(date);

		if (!icaltime_is_utc(on.time))
			continue;
		icaltime_adjust(
		    &on.time, 0, 0, 0, icalproperty_get_tzoffsetfrom(from));
		on.time.zone = NULL;
		icalproperty_set_rdate(date, on);
	}
}

/* Adds the rules of the zone, for the years from before the first event to
 * after the last one; those of the last hundred years are of no use.  False if
 * there is no such zone. */
static bool
add_zone(struct calendar *calendar)
{
	const struct ics *ics = calendar->ics;
	struct when_date first = ics->events.v[0].date;
	struct when_date last = first;
	icaltimezone *zone;
	icalcomponent *rules;

	calendar->zone = clean(calendar, ics->zone);
	zone = icaltimezone_get_builtin_timezone(calendar->zone);
	rules = zone ? icaltimezone_get_component(zone) : NULL;
	calendar->utc = !rules;
	if (!rules)
		return zone != NULL;
	for (size_t i = 1; i < ics->events.n; i++) {
		struct when_date date = ics->events.v[i].date;

		if (when_cmp(date, first) < 0)
			first = date;
		if (when_cmp(date, last) > 0)
			last = date;
	}
	rules = icalcomponent_new_clone(rules);
	icaltimezone_truncate_vtimezone(rules,
	    moment((struct when_date){ first.year - 1, 1, 1 }, 0),
	    moment((struct when_date){ last.year + 1, 1, 1 }, 0), 0);
	for (icalcomponent *change =
		 icalcomponent_get_first_component(rules, ICAL_ANY_COMPONENT);
	     change; change = icalcomponent_get_next_component(
			 rules, ICAL_ANY_COMPONENT))
		set_local(change);
	/* Under the name that everyone knows, and without libical's own. */
	remove_property(rules, ICAL_TZID_PROPERTY);
	remove_property(rules, ICAL_TZUNTIL_PROPERTY);
	remove_property(rules, ICAL_X_PROPERTY);
	icalcomponent_add_property(
	    rules, icalproperty_new_tzid(calendar->zone));
	icalcomponent_add_component(calendar->root, rules);
	return true;
}

static void
add_title(const struct calendar *calendar)
{
	icalproperty *title =
	    icalproperty_new_x(clean(calendar, calendar->ics->title));

	/* Not in the standard, and understood by nearly all. */
	icalproperty_set_x_name(title, "X-WR-CALNAME");
	icalcomponent_add_property(calendar->root, title);
}

/* The text of a calendar; blank if there is no such zone, NULL without memory.
 * Nothing is freed: the process ends. */
static const char *
calendar_text(struct arena *arena, const struct ics *ics)
{
	struct calendar calendar = { .arena = arena, .ics = ics };
	const char *text = "";
	bool known = true;

	icaltimezone_free_builtin_timezones();
	icalerror_clear_errno();
	calendar.root = icalcomponent_new_vcalendar();
	icalcomponent_add_property(
	    calendar.root, icalproperty_new_version("2.0"));
	icalcomponent_add_property(calendar.root,
	    icalproperty_new_prodid(
		"-//Co-design Workshop Kit//workshop " WORKSHOP_VERSION
		"//EN"));
	add_title(&calendar);
	if (ics->zone.n)
		known = add_zone(&calendar);
	for (size_t i = 0; i < ics->events.n; i++)
		add_event(&calendar, &ics->events.v[i]);
	if (known)
		text = icalcomponent_as_ical_string_r(calendar.root);
	return icalerrno == ICAL_NEWFAILED_ERROR ? NULL : text;
}

static bool
send_all(int fd, struct str text)
{
	while (text.n) {
		ssize_t n = write(fd, text.s, text.n);

		if (n > 0)
			text = (struct str){ text.s + n, text.n - (size_t)n };
		else if (n == 0 || errno != EINTR)
			return false;
	}
	return true;
}

/* Without memory it may also go round for ever. */
static void
limit_time(void)
{
	const struct rlimit limit = { SECONDS_MAX, SECONDS_MAX };

	(void)setrlimit(RLIMIT_CPU, &limit);
}

/* The process that asks libical.  What lacks memory only once comes out
 * otherwise the second time. */
static _Noreturn void
run_errand(struct arena *arena, const struct ics *ics, int fd)
{
	const char *text, *again;

	(void)close(STDERR_FILENO); /* the one that waits tells what is wrong */
	limit_time();
	icalerror_set_errors_are_fatal(0);
	text = calendar_text(arena, ics);
	again = calendar_text(arena, ics);
	_exit(!text || !again || strcmp(text, again) != 0 ||
	      !send_all(fd, str_from(text)));
}

static bool
receive(int fd, struct buf *buf)
{
	char piece[4096];

	for (;;) {
		ssize_t n = read(fd, piece, sizeof(piece));

		if (n > 0)
			buf_add(buf, (struct str){ piece, (size_t)n });
		else if (n == 0 || errno != EINTR)
			return n == 0;
	}
}

static bool
wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* libical does not look whether it gets the memory that it asks for: without,
 * it crashes, or leaves something out.  So it works in a process of its own,
 * and only what it surely did whole is taken. */
static struct str
ask_libical(struct arena *arena, const struct ics *ics)
{
	struct buf buf = BUF(arena);
	bool whole;
	pid_t child;
	int ends[2];

	if (pipe(ends) < 0)
		arena_exhausted();
	child = fork();
	if (child == 0)
		run_errand(arena, ics, ends[1]);
	(void)close(ends[1]);
	whole = child > 0 && receive(ends[0], &buf);
	(void)close(ends[0]);
	/* Waits even for what could not be read. */
	whole = child > 0 && wait_for(child) && whole;
	if (!whole)
		arena_exhausted();
	return buf_str(&buf);
}

bool
ics_write(struct arena *arena, struct out *out, const struct ics *ics)
{
	struct str text;

	assert(ics->events.n > 0);
	text = ask_libical(arena, ics);
	/* All that libical writes has CRLF at the end of its lines. */
	out_bytes(out, text);
	return text.n > 0;
}
