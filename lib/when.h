/* SPDX-License-Identifier: MIT */
/*
 * when: dates and times as people write them (workshop-plan(5)).  Dates are of
 * the proleptic Gregorian calendar, years 1900 to 9999; times are minutes
 * after midnight.  No time zones here.
 */
#ifndef WHEN_H
#define WHEN_H

#include "str.h"

struct when_date {
	int year;  /* 0: no date */
	int month; /* 1-12 */
	int day;   /* 1-31 */
};

enum when_result {
	WHEN_OK,
	WHEN_SAID_BACK,   /* read day first, as in 8/2/2024: tell the person */
	WHEN_SHORT_YEAR,  /* two-digit year */
	WHEN_NO_SUCH_DAY, /* 31 February */
	WHEN_NOT_READ,    /* anything else */
};

/* Reads 2024-02-08, 8 February 2024 (also Feb, 8th), 8/2/2024 (day first, with
 * / . or -).  *date is set for WHEN_OK and WHEN_SAID_BACK only. */
enum when_result when_read_date(struct str text, struct when_date *date);

/* Reads 10:00, 9:30, 09:30, 9.30, 2pm, 2:30 pm, 14h30: minutes after midnight,
 * 0 to 1439.  False leaves *minutes alone. */
bool when_read_time(struct str text, int *minutes);

/* Reads "90"; whole minutes.  For "1h30", "1.5h", "2 hours", "90 min" it is
 * false with *meant the minutes that were probably meant, else *meant is 0. */
bool when_read_length(struct str text, int *minutes, int *meant);

bool when_valid(struct when_date date);
/* Days from the first of January 1970, for arithmetic. */
long when_day_number(struct when_date date);
struct when_date when_add_days(struct when_date date, long days);
/* Negative, zero or positive as a is before, on or after b. */
int when_cmp(struct when_date a, struct when_date b);
/* 0 Sunday to 6 Saturday. */
int when_weekday(struct when_date date);

/* A day on which clocks change; as minutes after midnight by the clock before
 * the change, so that a session is one line of minutes. */
struct when_change {
	int at;
	int by;     /* minutes forward, or less than 0 back; 0: no change */
	int before; /* minutes that clocks are ahead of UTC before it */
};

/* Whether a clock never shows that time on that day. */
bool when_never(const struct when_change *change, int clock);
/* Whether a clock shows it two times. */
bool when_twice(const struct when_change *change, int clock);
/* What the clock shows at a moment of the line that begins at the (first) time
 * starts; and the first moment after that time at which it shows clock,
 * no later than starts where there is none. */
int when_shows(const struct when_change *change, int starts, int moment);
int when_moment(const struct when_change *change, int starts, int clock);
/* The moment at which the clock shows a time, on a line that begins with the
 * day; of two such moments the first that is not before earliest. */
int when_moment_from(const struct when_change *change, int earliest, int clock);
/* What it shows at a moment of that line. */
int when_shows_of_day(const struct when_change *change, int moment);

/* Today: from SOURCE_DATE_EPOCH if that is set, else the clock, local time. */
struct when_date when_today(void);
/* Minutes after midnight, by the same clock. */
int when_now(void);

/* "8 February 2024", for messages; pages use label_date(). */
struct str when_words(struct arena *arena, struct when_date date);
/* "2024-02-08", and "10:00" for a number of minutes. */
struct str when_iso(struct arena *arena, struct when_date date);
struct str when_clock(struct arena *arena, int minutes);

#endif
