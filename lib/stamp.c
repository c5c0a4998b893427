/* SPDX-License-Identifier: MIT */
#include "stamp.h"

#include "utf8.h"

#define GAP_LETTERS  4  /* "klo" and "à" between a date and its time */
#define HALF_LETTERS 12 /* "p. m." and the like */

/* Of the name of a month. */
#define MONTH_LEAST   3
#define MONTH_LETTERS 12

/* Pieces --------------------------------------------------------------------*/

void
stamp_skip_blanks(struct str *s)
{
	struct str rest = *s;

	while (rest.n) {
		unsigned c = utf8_next(&rest);

		if (c != ' ' && c != 0xa0 && c != 0x202f && c != 0xfeff &&
		    !utf8_is_bidi(c))
			return;
		*s = rest;
	}
}

/* Digits of any script, low to high of them. */
static bool
take_digits(struct str *s, size_t low, size_t high)
{
	struct str rest = *s;
	size_t n = 0;

	while (rest.n && utf8_is_digit(utf8_next(&rest))) {
		*s = rest;
		n++;
	}
	return n >= low && n <= high;
}

static bool
take_one(struct str *s, const struct str *marks, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(*s, marks[i])) {
			*s = str_from_byte(*s, marks[i].n);
			return true;
		}
	return false;
}

/* Up to so many letters; how many there were. */
static size_t
take_letters(struct str *s, size_t most)
{
	struct str rest = *s;
	size_t n = 0;

	while (n < most && rest.n && utf8_is_letter(utf8_next(&rest))) {
		*s = rest;
		n++;
	}
	return n;
}

/* Moments -------------------------------------------------------------------*/

static bool
take_separator(struct str *s)
{
	static const struct str marks[] = { STR_INIT("/"), STR_INIT("."),
		STR_INIT("-") };
	bool found;

	stamp_skip_blanks(s);
	found = take_one(s, marks, COUNTOF(marks));
	stamp_skip_blanks(s);
	return found;
}

static const struct str dot[] = { STR_INIT(".") };

/* Feb, févr., and "de fev." */
static bool
take_month(struct str *s)
{
	static const struct str of[] = { STR_INIT("de ") };
	struct str rest = *s;

	(void)take_one(&rest, of, COUNTOF(of));
	if (take_letters(&rest, MONTH_LETTERS) < MONTH_LEAST)
		return false;
	(void)take_one(&rest, dot, COUNTOF(dot));
	stamp_skip_blanks(&rest);
	(void)take_one(&rest, of, COUNTOF(of));
	*s = rest;
	return true;
}

/* 12 Feb 2024, Feb 12, 2024; old chats have no year */
static bool
take_named_date(struct str *s)
{
	static const struct str comma[] = { STR_INIT(",") };
	struct str rest = *s, year;
	bool first = take_digits(&rest, 1, 2);

	(void)take_one(&rest, dot, COUNTOF(dot));
	stamp_skip_blanks(&rest);
	if (!take_month(&rest) || (!first && !take_digits(&rest, 1, 2)))
		return false;
	*s = year = rest;
	if (!first)
		(void)take_one(&year, comma, COUNTOF(comma));
	stamp_skip_blanks(&year);
	if (take_digits(&year, 4, 4))
		*s = year;
	return true;
}

/* 12/02/2024, 12. 2. 24, 2024-02-12, and 2/12/R6 where years have eras */
static bool
take_numbers(struct str *s)
{
	if (!take_digits(s, 1, 4) || !take_separator(s) ||
	    !take_digits(s, 1, 2) || !take_separator(s))
		return false;
	if (!take_digits(s, take_letters(s, 1) ? 1 : 2, 4))
		return false;
	(void)take_one(s, dot, COUNTOF(dot));
	return true;
}

static bool
take_date(struct str *s)
{
	struct str rest = *s;

	if (take_numbers(&rest)) {
		*s = rest;
		return true;
	}
	return take_named_date(s);
}

/* What stands between date and time: a comma, a short word, or both. */
static void
skip_gap(struct str *s)
{
	static const struct str commas[] = { STR_INIT(","),
		STR_INIT("\xd8\x8c") };

	(void)take_one(s, commas, COUNTOF(commas));
	stamp_skip_blanks(s);
	if (take_letters(s, GAP_LETTERS))
		(void)take_one(s, dot, COUNTOF(dot));
	(void)take_one(s, commas, COUNTOF(commas));
	stamp_skip_blanks(s);
}

/* am, p.m., "p. m." and what other languages have for them, if it is there.
 * Any short words will do that are not written in ASCII: the words of a message
 * cannot follow here without a dash. */
static void
skip_half(struct str *s)
{
	static const struct str known[] = { STR_INIT("am"), STR_INIT("pm"),
		STR_INIT("gn"), STR_INIT("sn"), STR_INIT("eparadites"),
		STR_INIT("epasdites") };
	char letters[4 * HALF_LETTERS];
	struct str half = { letters, 0 }, rest = *s;
	bool more;

	do {
		struct str word;
		size_t n;

		stamp_skip_blanks(&rest);
		word = rest;
		n = take_letters(&rest, HALF_LETTERS);
		word = str_head(word, word.n - rest.n);
		more = n && half.n + word.n <= sizeof(letters);
		for (size_t i = 0; more && i < word.n; i++)
			letters[half.n++] = word.s[i];
		if (more && rest.n && rest.s[0] == '.')
			rest = str_from_byte(rest, 1);
	} while (more);
	for (size_t i = 0; i < COUNTOF(known); i++)
		if (str_eq_case(half, known[i]))
			*s = rest;
	if (half.n && utf8_ascii_run(half) < half.n)
		*s = rest;
}

/* 10:15, 10.15, 10:15:01, 10:15 am */
static bool
take_time(struct str *s)
{
	static const struct str marks[] = { STR_INIT(":"), STR_INIT(".") };

	if (!take_digits(s, 1, 2) || !take_one(s, marks, COUNTOF(marks)) ||
	    !take_digits(s, 2, 2))
		return false;
	if (take_one(s, marks, COUNTOF(marks)) && !take_digits(s, 2, 2))
		return false;
	skip_half(s);
	return true;
}

/* Date and time, in either order. */
static bool
take_moment(struct str *s)
{
	struct str rest = *s;

	if (take_date(&rest)) {
		skip_gap(&rest);
		if (!take_time(&rest))
			return false;
	} else {
		rest = *s;
		if (!take_time(&rest))
			return false;
		skip_gap(&rest);
		if (!take_date(&rest))
			return false;
	}
	*s = rest;
	return true;
}

bool
stamp_take(struct str *line)
{
	static const struct str open[] = { STR_INIT("[") };
	static const struct str close[] = { STR_INIT("]") };
	static const struct str dashes[] = { STR_INIT("-"),
		STR_INIT("\xe2\x80\x93") };
	struct str rest = *line;
	bool bracket;

	stamp_skip_blanks(&rest);
	bracket = take_one(&rest, open, COUNTOF(open));
	if (!take_moment(&rest))
		return false;
	stamp_skip_blanks(&rest);
	if (!(bracket ? take_one(&rest, close, COUNTOF(close))
		      : take_one(&rest, dashes, COUNTOF(dashes))))
		return false;
	stamp_skip_blanks(&rest);
	*line = rest;
	return true;
}
