/* SPDX-License-Identifier: MIT */
#include "when.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  9999
#define MONTHS     12

static const char *const month_words[MONTHS] = { "January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December" };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
days_in(int year, int month)
{
	static const int days[MONTHS] = { 31, 28, 31, 30, 31, 30, 31, 31, 30,
		31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool
when_valid(struct when_date date)
{
	return date.year >= FIRST_YEAR && date.year <= LAST_YEAR &&
	       date.month >= 1 && date.month <= MONTHS && date.day >= 1 &&
	       date.day <= days_in(date.year, date.month);
}

/* Takes the digits off the front of *s: their count, with their value. */
static size_t
take_digits(struct str *s, int *value)
{
	size_t n = 0;

	while (n < s->n && is_digit(s->s[n]))
		n++;
	if (!str_number(str_head(*s, n), value))
		return 0;
	*s = str_from_byte(*s, n);
	return n;
}

static bool
take_char(struct str *s, const char *any)
{
	if (!s->n || !strchr(any, s->s[0]))
		return false;
	*s = str_from_byte(*s, 1);
	return true;
}

/* Takes white space, full stops and commas off the front of *s. */
static void
take_gap(struct str *s)
{
	while (take_char(s, " \t.,"))
		continue;
}

static struct str
take_word(struct str *s)
{
	struct str word;
	size_t n = 0;

	while (n < s->n && ((s->s[n] >= 'a' && s->s[n] <= 'z') ||
			       (s->s[n] >= 'A' && s->s[n] <= 'Z')))
		n++;
	word = str_head(*s, n);
	*s = str_from_byte(*s, n);
	return word;
}

/* Whether word begins the full word, with three letters or more. */
static bool
short_for(struct str word, const char *full)
{
	struct str whole = str_from(full);

	return word.n >= 3 && word.n <= whole.n &&
	       str_eq_case(word, str_head(whole, word.n));
}

/* The month of that name, whole or short; 0 if it is none. */
static int
month_of(struct str word)
{
	if (str_eq_case(word, STR("sept")))
		return 9;
	for (int i = 0; i < MONTHS; i++)
		if (short_for(word, month_words[i]))
			return i + 1;
	return 0;
}

static void
take_weekday(struct str *s)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday",
		"thursday", "friday", "saturday", "sunday" };
	struct str rest = *s;
	struct str word = take_word(&rest);

	for (size_t i = 0; i < COUNTOF(days); i++)
		if (short_for(word, days[i])) {
			take_gap(&rest);
			*s = rest;
			return;
		}
}

static enum when_result
settle(struct when_date read, size_t year_digits, enum when_result good,
    struct when_date *date)
{
	if (year_digits == 2)
		return WHEN_SHORT_YEAR;
	if (year_digits != 4)
		return WHEN_NOT_READ;
	if (!when_valid(read))
		return WHEN_NO_SUCH_DAY;
	*date = read;
	return good;
}

/* 2024-02-08 */
static bool
read_iso(struct str s, struct when_date *read)
{
	return take_digits(&s, &read->year) == 4 && take_char(&s, "-/.") &&
	       take_digits(&s, &read->month) && take_char(&s, "-/.") &&
	       take_digits(&s, &read->day) && !s.n;
}

/* 8/2/2024; how many digits its year has, 0 if it is no such date. */
static size_t
read_slashes(struct str s, struct when_date *read)
{
	size_t digits;

	if (!take_digits(&s, &read->day) || !take_char(&s, "/.-") ||
	    !take_digits(&s, &read->month) || !take_char(&s, "/.-"))
		return 0;
	digits = take_digits(&s, &read->year);
	return s.n ? 0 : digits;
}

/* 8 February 2024, 8th Feb 2024, February 8, 2024; as read_slashes(). */
static size_t
read_words(struct str s, struct when_date *read)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	struct str before;
	size_t digits;

	read->month = month_of(take_word(&s));
	take_gap(&s);
	if (!take_digits(&s, &read->day))
		return 0;
	before = s;
	struct str ending = take_word(&s);
	bool ordinal = false;
	for (size_t i = 0; i < COUNTOF(endings); i++)
		ordinal |= str_eq_case(ending, str_from(endings[i]));
	if (!ordinal)
		s = before;
	take_gap(&s);
	if (!read->month) {
		before = s;
		if (!str_eq_case(take_word(&s), STR("of")))
			s = before;
		take_gap(&s);
		read->month = month_of(take_word(&s));
		take_gap(&s);
	}
	digits = take_digits(&s, &read->year);
	return !s.n && read->month ? digits : 0;
}

enum when_result
when_read_date(struct str text, struct when_date *date)
{
	struct when_date read = { 0 };
	size_t digits;

	text = str_trim(text);
	if (read_iso(text, &read))
		return settle(read, 4, WHEN_OK, date);
	digits = read_slashes(text, &read);
	if (digits)
		return settle(read, digits, WHEN_SAID_BACK, date);
	read = (struct when_date){ 0 };
	take_weekday(&text);
	digits = read_words(text, &read);
	return settle(read, digits, WHEN_OK, date);
}

bool
when_read_time(struct str text, int *minutes)
{
	struct str s = str_trim(text);
	struct str half;
	int hour;
	int minute = 0;
	bool has_minutes;

	size_t digits = take_digits(&s, &hour);
	if (digits < 1 || digits > 2)
		return false;
	has_minutes = take_char(&s, ":.hH");
	if (has_minutes && take_digits(&s, &minute) != 2)
		return false;
	s = str_trim(s);
	half = s;
	if (str_eq_case(half, STR("am")) || str_eq_case(half, STR("pm"))) {
		if (hour < 1 || hour > 12)
			return false;
		hour = hour % 12 + (str_eq_case(half, STR("pm")) ? 12 : 0);
	} else if (s.n || !has_minutes) {
		return false;
	}
	if (hour > 23 || minute > 59)
		return false;
	*minutes = hour * 60 + minute;
	return true;
}

static bool
is_word_of(struct str word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_case(word, str_from(words[i])))
			return true;
	return false;
}

/* The minutes that "1h30", "1.5 hours" or "90 min" mean; 0 if it is unclear. */
static int
meant_minutes(struct str s)
{
	static const char *const hours[] = { "h", "hr", "hrs", "hour",
		"hours" };
	static const char *const mins[] = { "m", "min", "mins", "minute",
		"minutes" };
	struct str word;
	int whole;
	int rest = 0;
	int tenths = 0;

	if (!take_digits(&s, &whole) || whole > 1440)
		return 0;
	if (s.n && s.s[0] == ':') { /* 1:30 */
		s = str_from_byte(s, 1);
		return take_digits(&s, &rest) == 2 && !s.n ? whole * 60 + rest
							   : 0;
	}
	if (take_char(&s, ".,") && take_digits(&s, &tenths) != 1)
		return 0;
	take_gap(&s);
	word = take_word(&s);
	take_gap(&s);
	if (is_word_of(word, mins, COUNTOF(mins)))
		return s.n ? 0 : whole;
	if (!is_word_of(word, hours, COUNTOF(hours)))
		return 0;
	if (s.n && !take_digits(&s, &rest))
		return 0;
	take_gap(&s);
	word = take_word(&s);
	if (s.n || (word.n && !is_word_of(word, mins, COUNTOF(mins))))
		return 0;
	return rest > 59 ? 0 : whole * 60 + tenths * 6 + rest;
}

bool
when_read_length(struct str text, int *minutes, int *meant)
{
	text = str_trim(text);
	*meant = 0;
	if (str_number(text, minutes))
		return true;
	*meant = meant_minutes(text);
	return false;
}

/* Days since 1 March of the year 0, in years that end with February: each
 * month then begins at a fixed day, and a leap day comes last. */
static long
march_days(struct when_date date)
{
	long year = date.month <= 2 ? date.year - 1 : date.year;
	long month = (date.month + 9) % 12;

	return year * 365 + year / 4 - year / 100 + year / 400 +
	       (month * 153 + 2) / 5 + date.day - 1;
}

long
when_day_number(struct when_date date)
{
	static const struct when_date epoch = { 1970, 1, 1 };

	return march_days(date) - march_days(epoch);
}

struct when_date
when_add_days(struct when_date date, long days)
{
	long target = when_day_number(date) + days;
	/* Near the year; put right by the loops, at most a step or two. */
	struct when_date first = { date.year + (int)(days / 366), 1, 1 };

	while (when_day_number((struct when_date){ first.year + 1, 1, 1 }) <=
	       target)
		first.year++;
	while (when_day_number(first) > target)
		first.year--;
	target -= when_day_number(first);
	while (target >= days_in(first.year, first.month))
		target -= days_in(first.year, first.month++);
	first.day = (int)target + 1;
	return first;
}

int
when_cmp(struct when_date a, struct when_date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

int
when_weekday(struct when_date date)
{
	long day = (when_day_number(date) + 4) % 7; /* a Thursday was day 0 */

	return (int)(day < 0 ? day + 7 : day);
}

/* SOURCE_DATE_EPOCH, if it is a number of seconds; -1 if not. */
static time_t
stamp_from_environment(void)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long seconds;

	if (!text || !is_digit(text[0]))
		return -1;
	seconds = strtoll(text, &end, 10);
	return *end ? -1 : (time_t)seconds;
}

/* The time now; all of it 0 if it is not known. */
static struct tm
now(void)
{
	time_t stamp = stamp_from_environment();
	struct tm tm = { 0 };
	bool known;

	if (stamp >= 0) {
		known = gmtime_r(&stamp, &tm) != NULL;
	} else {
		stamp = time(NULL);
		known = localtime_r(&stamp, &tm) != NULL;
	}
	return known ? tm : (struct tm){ 0 };
}

struct when_date
when_today(void)
{
	struct tm tm = now();

	if (tm.tm_mday == 0)
		return (struct when_date){ 0 };
	return (
	    struct when_date){ tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
}

int
when_now(void)
{
	struct tm tm = now();

	return tm.tm_hour * 60 + tm.tm_min;
}

struct str
when_words(struct arena *arena, struct when_date date)
{
	return str_fmt(arena, "%d %s %d", date.day, month_words[date.month - 1],
	    date.year);
}

struct str
when_iso(struct arena *arena, struct when_date date)
{
	return str_fmt(
	    arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

struct str
when_clock(struct arena *arena, int minutes)
{
	return str_fmt(arena, "%02d:%02d", minutes / 60, minutes % 60);
}

/* Clocks that change. -------------------------------------------------------- */

#define BEFORE_THE_DAY (-1)

bool
when_never(const struct when_change *change, int clock)
{
	return clock >= change->at && clock < change->at + change->by;
}

bool
when_twice(const struct when_change *change, int clock)
{
	return clock < change->at && clock >= change->at + change->by;
}

int
when_shows(const struct when_change *change, int starts, int moment)
{
	bool after = starts < change->at && moment >= change->at;

	return after ? moment + change->by : moment;
}

int
when_moment(const struct when_change *change, int starts, int clock)
{
	bool first = clock > starts && clock < change->at;

	if (starts >= change->at || first || clock < change->at + change->by)
		return clock;
	return clock - change->by;
}

int
when_moment_from(const struct when_change *change, int earliest, int clock)
{
	int moment = when_moment(change, BEFORE_THE_DAY, clock);

	if (moment < earliest && when_twice(change, clock))
		moment -= change->by;
	return moment;
}

int
when_shows_of_day(const struct when_change *change, int moment)
{
	return when_shows(change, BEFORE_THE_DAY, moment);
}
