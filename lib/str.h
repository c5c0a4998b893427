/* SPDX-License-Identifier: MIT */
/*
 * str: a view of text: a pointer and a length, not terminated, never written
 * through.  A str does not own its bytes; they live in an arena, in static
 * storage, or in the caller's buffer.  Cut it with str_cut() and friends
 * rather than by index.  A blank str has n == 0 (its s may be NULL).
 */
#ifndef STR_H
#define STR_H

#include <stdarg.h>

#include "arena.h"

struct str {
	const char *s;
	size_t n;
};

/* A str of a string literal; refuses anything else. */
#define STR(lit) ((struct str){ "" lit "", sizeof(lit) - 1 })
/* The same where a constant initialiser is needed. */
#define STR_INIT(lit)                                                          \
	{                                                                      \
		"" lit "", sizeof(lit) - 1                                     \
	}
/* For printf("%.*s", STR_ARG(x)). */
#define STR_ARG(x) (int)(x).n, ((x).s ? (x).s : "")

/* The view of a C string; NULL gives a blank one.  The bytes stay s's. */
struct str str_from(const char *s);

/* Copies into the arena: as a view, or terminated for the C library. */
struct str str_dup(struct arena *arena, struct str s);
char *str_c(struct arena *arena, struct str s);

/* Like asprintf, into the arena. */
struct str str_fmt(struct arena *arena, const char *fmt, ...) PRINTF_LIKE(2, 3);
struct str str_vfmt(struct arena *arena, const char *fmt, va_list args)
    PRINTF_LIKE(2, 0);

bool str_eq(struct str a, struct str b);
/* Equal but for ASCII case. */
bool str_eq_case(struct str a, struct str b);
/* Byte order, as memcmp; a prefix comes first. */
int str_cmp(struct str a, struct str b);

bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* The place of needle in s, or s.n when it is not there. */
size_t str_find(struct str s, struct str needle);
bool str_has(struct str s, char c);
/* Whether all of it is printable ASCII. */
bool str_is_plain(struct str s);

/* Without ASCII white space (blank, tab, CR, LF) at both ends. */
struct str str_trim(struct str s);
/* s from byte n on; blank when n is past its end. */
static inline struct str
str_from_byte(struct str s, size_t n)
{
	if (n > s.n)
		n = s.n;
	return n ? (struct str){ s.s + n, s.n - n } : s;
}

/* The first n bytes of s. */
static inline struct str
str_head(struct str s, size_t n)
{
	return (struct str){ s.s, n < s.n ? n : s.n };
}

/* Splits at the first sep: returns what stands before it and leaves in *rest
 * what follows.  Without a sep: returns all, and *rest becomes blank with
 * s == NULL, so that
 *     for (rest = text; rest.s; ) { part = str_cut(rest, ',', &rest); ... }
 * visits every part.  rest may point to the str that is cut. */
struct str str_cut(struct str s, char sep, struct str *rest);

/* On one line: each run of white space is one blank.  In the arena. */
struct str str_line(struct arena *arena, struct str s);

/* ASCII lower case, in the arena. */
struct str str_lower(struct arena *arena, struct str s);

/* A whole decimal number, 0 to INT_MAX: digits only, nothing before or after.
 * False leaves *n alone. */
bool str_number(struct str s, int *n);

/* The digits of n, at least so many (of STR_DIGITS), at to, and where they end:
 * for what is done a million times, where str_fmt() takes too long. */
#define STR_DIGITS (3 * sizeof(size_t)) /* are enough for any */
char *str_put_number(char *to, size_t n, size_t least);

/* How many single changes (insert, delete, replace, swap of neighbours) turn
 * one into the other, ASCII case ignored; counts to at most 64 bytes, longer
 * texts are "far" (a large number). */
size_t str_distance(struct str a, struct str b);

/* The candidate that is most likely meant by word: at most a third of its
 * letters wrong (and at most 3).  Blank if none is near. */
struct str str_nearest(struct str word, const struct str *candidates, size_t n);

#endif
