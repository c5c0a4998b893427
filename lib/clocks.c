/* SPDX-License-Identifier: MIT */
#include "clocks.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "file.h"

#define DAY_MINUTES    1440
#define FURTHEST       15 /* hours that any clock is away from UTC */
#define TABLE_MAX      ((size_t)256 * 1024) /* bytes; the largest has 4 KiB */
#define NAME_MAX_BYTES 64                   /* bytes of "BST" and such */

static bool
is_of_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+';
}

/* "Europe/London": never a path that leads elsewhere. */
static bool
is_name(struct str zone)
{
	bool fine = true;

	for (struct str rest = zone; rest.s && fine;) {
		struct str part = str_cut(rest, '/', &rest);

		fine = part.n > 0;
		for (size_t i = 0; i < part.n; i++)
			fine = fine && is_of_name(part.s[i]);
	}
	return fine && zone.n;
}

/* Where the table of a zone is; NULL: nowhere. */
static const char *
find_table(struct arena *arena, struct str zone)
{
	static const char *const folders[] = { "/usr/share/zoneinfo",
		"/usr/lib/zoneinfo", "/etc/zoneinfo",
		"/usr/share/lib/zoneinfo" };
	struct stat about;

	for (size_t i = 0; is_name(zone) && i < COUNTOF(folders); i++) {
		const char *path = str_c(arena,
		    str_fmt(arena, "%s/%.*s", folders[i], STR_ARG(zone)));

		if (stat(path, &about) == 0 && S_ISREG(about.st_mode))
			return path;
	}
	return NULL;
}

static void
set_zone(const char *value)
{
	if (value ? setenv("TZ", value, 1) : unsetenv("TZ"))
		arena_exhausted();
	tzset();
}

/* The local time at a moment, in minutes of UTC after a day began. */
static struct tm
local_time(struct when_date date, int minutes)
{
	time_t moment =
	    ((time_t)when_day_number(date) * DAY_MINUTES + minutes) * 60;
	struct tm tm = { 0 };

	(void)localtime_r(&moment, &tm);
	return tm;
}

/* What the C library cannot read it takes for UTC, without a word, but it has
 * no name for it then that stands in the table. */
static bool
is_read(struct str table)
{
	struct tm tm = local_time((struct when_date){ 1970, 1, 1 }, 0);
	char name[NAME_MAX_BYTES];
	size_t n = strftime(name, sizeof(name), "%Z", &tm);

	return n && str_find(table, (struct str){ name, n }) < table.n;
}

/* The minutes that clocks are ahead of UTC at such a moment. */
static int
ahead(struct when_date date, int minutes)
{
	struct tm tm = local_time(date, minutes);
	struct when_date day = { tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
	long days = when_day_number(day) - when_day_number(date);

	return (int)(days * DAY_MINUTES) + tm.tm_hour * 60 + tm.tm_min -
	       minutes;
}

/* How clocks change on a day: where they do, they are otherwise ahead before
 * and after.  A change at the very end of a day makes it longer, or the next
 * one shorter. */
static struct when_change
change_of(struct when_date date)
{
	for (int hour = -FURTHEST; hour < 24 + FURTHEST; hour++) {
		int low = hour * 60;
		int high = low + 60;
		int before = ahead(date, low);
		struct when_change change = { .before = before };

		change.by = ahead(date, high) - before;
		if (change.by == 0)
			continue;
		while (high - low > 1) {
			int middle = (low + high) / 2;

			if (ahead(date, middle) == before)
				low = middle;
			else
				high = middle;
		}
		change.at = high + before;
		if (change.by > 0 ? change.at >= 0 && change.at < DAY_MINUTES
				  : change.at > 0 && change.at <= DAY_MINUTES)
			return change;
	}
	return (struct when_change){ 0 };
}

enum clocks_result
clocks_changes(struct arena *arena, struct diag *diag, struct str zone,
    const struct when_date *date, size_t n, struct when_change *change)
{
	const char *path = find_table(arena, zone), *before = getenv("TZ");
	struct str table;

	if (!path)
		return CLOCKS_NO_ZONE;
	if (!file_read(arena, diag, path, TABLE_MAX, &table))
		return CLOCKS_FAILED;
	if (!str_starts(table, STR("TZif")))
		return CLOCKS_NO_ZONE;
	if (before)
		before = str_c(arena, str_from(before));
	set_zone(str_c(arena, str_fmt(arena, ":%s", path)));
	if (!is_read(table))
		arena_exhausted();
	for (size_t i = 0; i < n; i++)
		change[i] = date[i].year ? change_of(date[i])
					 : (struct when_change){ 0 };
	set_zone(before);
	return CLOCKS_KNOWN;
}
