/* SPDX-License-Identifier: MIT */
#include "str.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define DISTANCE_MAX 64 /* longest text that str_distance() measures */
#define FAR          1000

struct str
str_from(const char *s)
{
	return (struct str){ s, s ? strlen(s) : 0 };
}

char *
str_c(struct arena *arena, struct str s)
{
	char *copy = ARENA_ARRAY(arena, char, s.n + 1);

	if (s.n)
		memcpy(copy, s.s, s.n);
	return copy;
}

struct str
str_dup(struct arena *arena, struct str s)
{
	return (struct str){ str_c(arena, s), s.n };
}

struct str
str_vfmt(struct arena *arena, const char *fmt, va_list args)
{
	char small[128]; /* most are: then they are formatted once */
	va_list again;
	char *text;
	int n;

	va_copy(again, args);
	n = vsnprintf(small, sizeof(small), fmt, again);
	va_end(again);
	if (n < 0)
		return STR("");
	text = ARENA_ARRAY(arena, char, (size_t)n + 1);
	if ((size_t)n < sizeof(small))
		memcpy(text, small, (size_t)n);
	else
		(void)vsnprintf(text, (size_t)n + 1, fmt, args);
	return (struct str){ text, (size_t)n };
}

struct str
str_fmt(struct arena *arena, const char *fmt, ...)
{
	va_list args;
	struct str text;

	va_start(args, fmt);
	text = str_vfmt(arena, fmt, args);
	va_end(args);
	return text;
}

bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static char
lower(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c;
}

bool
str_eq_case(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (a.s[i] != b.s[i] && lower(a.s[i]) != lower(b.s[i]))
			return false;
	return true;
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.s, b.s, n) : 0;

	if (order)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_head(s, prefix.n), prefix);
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n &&
	       str_eq(str_from_byte(s, s.n - suffix.n), suffix);
}

size_t
str_find(struct str s, struct str needle)
{
	for (size_t i = 0; needle.n && i + needle.n <= s.n; i++) {
		const char *first =
		    memchr(s.s + i, needle.s[0], s.n - needle.n + 1 - i);

		if (!first)
			return s.n;
		i = (size_t)(first - s.s);
		if (memcmp(first, needle.s, needle.n) == 0)
			return i;
	}
	return needle.n ? s.n : 0;
}

/* Eight bytes at a time: none has its top bit set, not even less 0x20 or with
 * one more. */
bool
str_is_plain(struct str s)
{
	const uint64_t ones = 0x0101010101010101;
	uint64_t odd = 0;

	while (s.n >= sizeof(odd)) {
		uint64_t eight;

		memcpy(&eight, s.s, sizeof(eight));
		odd |= eight | (eight - ones * 0x20) | (eight + ones);
		s.s += sizeof(eight);
		s.n -= sizeof(eight);
	}
	for (; s.n; s.s++, s.n--)
		odd |= *s.s < ' ' || *s.s > '~' ? 0x80 : 0;
	return !(odd & ones * 0x80);
}

bool
str_has(struct str s, char c)
{
	return s.n && memchr(s.s, c, s.n);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str
str_trim(struct str s)
{
	while (s.n && is_space(s.s[0]))
		s = str_from_byte(s, 1);
	while (s.n && is_space(s.s[s.n - 1]))
		s.n--;
	return s;
}

struct str
str_cut(struct str s, char sep, struct str *rest)
{
	const char *at = s.n ? memchr(s.s, sep, s.n) : NULL;

	if (!at) {
		*rest = (struct str){ NULL, 0 };
		return s;
	}
	*rest = (struct str){ at + 1, (size_t)(s.s + s.n - at - 1) };
	return (struct str){ s.s, (size_t)(at - s.s) };
}

struct str
str_line(struct arena *arena, struct str s)
{
	char *line = ARENA_ARRAY(arena, char, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool blank = str_has(STR(" \t\r\n"), s.s[i]);

		if (!blank || (n && line[n - 1] != ' '))
			line[n++] = s.s[i];
		if (blank && n)
			line[n - 1] = ' ';
	}
	return str_trim((struct str){ line, n });
}

struct str
str_lower(struct arena *arena, struct str s)
{
	char *copy = str_c(arena, s);

	for (size_t i = 0; i < s.n; i++)
		copy[i] = lower(copy[i]);
	return (struct str){ copy, s.n };
}

bool
str_number(struct str s, int *n)
{
	int sum = 0;

	if (!s.n)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		int digit = s.s[i] - '0';

		if (digit < 0 || digit > 9 || sum > (INT_MAX - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	*n = sum;
	return true;
}

char *
str_put_number(char *to, size_t n, size_t least)
{
	char reversed[STR_DIGITS];
	size_t length = 0;

	for (; n || length < least; n /= 10)
		reversed[length++] = (char)('0' + n % 10);
	while (length)
		*to++ = reversed[--length];
	return to;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment, three rows at a time. */
size_t
str_distance(struct str a, struct str b)
{
	size_t rows[3][DISTANCE_MAX + 1];

	if (a.n > DISTANCE_MAX || b.n > DISTANCE_MAX)
		return FAR;
	for (size_t j = 0; j <= b.n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *now = rows[i % 3];
		const size_t *before = rows[(i + 2) % 3];
		const size_t *twice = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			char x = lower(a.s[i - 1]);
			char y = lower(b.s[j - 1]);

			now[j] = least(before[j - 1] + (x != y),
			    least(before[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && x == lower(b.s[j - 2]) &&
			    y == lower(a.s[i - 2]))
				now[j] = least(now[j], twice[j - 2] + 1);
		}
	}
	return rows[a.n % 3][b.n];
}

struct str
str_nearest(struct str word, const struct str *candidates, size_t n)
{
	size_t limit = least((word.n + 2) / 3, 3);
	struct str nearest = STR("");
	size_t best = limit + 1;

	for (size_t i = 0; i < n; i++) {
		size_t distance = str_distance(word, candidates[i]);

		/* A word with every letter wrong is no near miss. */
		if (distance < best && distance < candidates[i].n) {
			best = distance;
			nearest = candidates[i];
		}
	}
	return nearest;
}
