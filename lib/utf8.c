/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "buf.h"

/* The character at the start of s: its length, or 0 for a wrong byte. */
static size_t
decode(struct str s, unsigned *c)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t n;

	if (!s.n)
		return 0;
	if ((unsigned char)s.s[0] < 0x80) {
		*c = (unsigned char)s.s[0];
		return 1;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s.s,
	    s.n > 4 ? 4 : (utf8proc_ssize_t)s.n, &code);
	if (n <= 0)
		return 0;
	*c = (unsigned)code;
	return (size_t)n;
}

/* Whether the eight bytes at p are all ASCII. */
static bool
eight_ascii(const char *p)
{
	unsigned long long word;

	memcpy(&word, p, sizeof(word));
	return !(word & 0x8080808080808080ULL);
}

size_t
utf8_ascii_run(struct str s)
{
	size_t n = 0;

	while (s.n - n >= 8 && eight_ascii(s.s + n))
		n += 8;
	while (n < s.n && (unsigned char)s.s[n] < 0x80)
		n++;
	return n;
}

bool
utf8_valid(struct str s, size_t *bad)
{
	size_t i = 0;

	while (i < s.n) {
		unsigned c;
		size_t n;

		if (s.n - i >= 8 && eight_ascii(s.s + i)) {
			i += 8;
			continue;
		}
		n = decode(str_from_byte(s, i), &c);
		if (!n) {
			if (bad)
				*bad = i;
			return false;
		}
		i += n;
	}
	return true;
}

unsigned
utf8_next(struct str *s)
{
	unsigned c = 0;
	size_t n;

	if (s->n && (unsigned char)s->s[0] < 0x80) { /* nearly all there is */
		s->n--;
		return (unsigned char)*s->s++;
	}
	n = decode(*s, &c);
	*s = str_from_byte(*s, n ? n : 1);
	return n ? c : 0;
}

size_t
utf8_put(unsigned c, char *out)
{
	utf8proc_ssize_t n =
	    utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);

	return n > 0 ? (size_t)n : 0;
}

size_t
utf8_count(struct str s)
{
	size_t n = 0;

	while (s.n) {
		(void)utf8_next(&s);
		n++;
	}
	return n;
}

static size_t
char_width(unsigned c)
{
	int width;

	if (c < 0x7F)
		return c >= 0x20;
	width = utf8proc_charwidth((utf8proc_int32_t)c);
	return width > 0 ? (size_t)width : 0;
}

size_t
utf8_width(struct str s)
{
	size_t width = 0;

	while (s.n) {
		unsigned char c = (unsigned char)s.s[0];

		if (c < 0x80) { /* lines are measured often */
			width += c >= 0x20 && c < 0x7F;
			s = (struct str){ s.s + 1, s.n - 1 };
		} else {
			width += char_width(utf8_next(&s));
		}
	}
	return width;
}

size_t
utf8_fit(struct str s, size_t width)
{
	struct str rest = s;
	size_t used = 0;

	while (rest.n) {
		struct str here = rest;

		used += char_width(utf8_next(&rest));
		if (used > width)
			return s.n - here.n;
	}
	return s.n;
}

/* Maps what NFKD leaves apart but people type for the same thing. */
static unsigned
plain_quote(unsigned c)
{
	switch (c) {
	case 0x2018:
	case 0x2019:
	case 0x201B:
	case 0x2032:
	case 0x00B4:
	case 0x0060:
		return '\'';
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x2033:
		return '"';
	default:
		return c;
	}
}

static bool
is_white(unsigned c)
{
	utf8proc_category_t kind;

	if (c < 0x80)
		return c == ' ' || (c >= 9 && c <= 13);
	kind = utf8proc_category((utf8proc_int32_t)c);
	return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL ||
	       kind == UTF8PROC_CATEGORY_ZP;
}

/* Each run of white space becomes one blank; quotes become plain, ASCII lower
 * case.  What comes out is never longer than what went in. */
static struct str
squeeze(struct arena *arena, struct str s)
{
	char *v = ARENA_ARRAY(arena, char, s.n);
	size_t n = 0;
	bool gap = false;

	while (s.n) {
		unsigned c = utf8_next(&s);

		if (is_white(c)) {
			gap = n > 0;
			continue;
		}
		if (gap)
			v[n++] = ' ';
		gap = false;
		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		c = plain_quote(c);
		if (c < 0x80)
			v[n++] = (char)c;
		else
			n += utf8_put(c, v + n);
	}
	return (struct str){ v, n };
}

/* Characters that are not ASCII, without marks and case. */
static void
fold_run(struct buf *buf, struct str run)
{
	const int options = UTF8PROC_STABLE | UTF8PROC_COMPAT |
			    UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
			    UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)run.s,
	    (utf8proc_ssize_t)run.n, &folded, options);

	if (n == UTF8PROC_ERROR_NOMEM)
		arena_exhausted();
	if (n < 0)
		buf_add(buf, run);
	else
		buf_add(buf, (struct str){ (const char *)folded, (size_t)n });
	free(folded);
}

/* Only what is not ASCII needs the tables of Unicode.  This may be done run by
 * run, since each character folds by itself once marks are left out. */
struct str
utf8_fold(struct arena *arena, struct str s)
{
	struct buf buf = BUF(arena);
	size_t n = utf8_ascii_run(s);

	if (n == s.n)
		return squeeze(arena, s);
	while (s.n) {
		buf_add(&buf, str_head(s, n));
		s = str_from_byte(s, n);
		for (n = 0; n < s.n && (unsigned char)s.s[n] >= 0x80;)
			n++;
		if (n)
			fold_run(&buf, str_head(s, n));
		s = str_from_byte(s, n);
		n = utf8_ascii_run(s);
	}
	return squeeze(arena, buf_str(&buf));
}

/* The characters that c is made of, at most max; how many. */
static size_t
decompose(unsigned c, bool fold, utf8proc_int32_t *parts, size_t max)
{
	const int options = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
			    UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
	const int folding = options | UTF8PROC_CASEFOLD;
	int last = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts,
	    (utf8proc_ssize_t)max,
	    (utf8proc_option_t)(fold ? folding : options), &last);

	return n < 0 || (size_t)n > max ? 0 : (size_t)n;
}

size_t
utf8_fold_char(unsigned c, unsigned folded[UTF8_FOLDED_MAX])
{
	utf8proc_int32_t parts[UTF8_FOLDED_MAX];
	size_t n;

	if (c < 0x80) {
		folded[0] = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
		return 1;
	}
	n = decompose(c, true, parts, UTF8_FOLDED_MAX);
	for (size_t i = 0; i < n; i++)
		folded[i] = (unsigned)parts[i];
	return n;
}

unsigned
utf8_base(unsigned c)
{
	utf8proc_int32_t parts[UTF8_FOLDED_MAX];

	return c >= 0x80 && decompose(c, false, parts, UTF8_FOLDED_MAX)
		   ? (unsigned)parts[0]
		   : c;
}

/* A character in ASCII, added to buf. */
static void
add_ascii(struct buf *buf, unsigned c)
{
	utf8proc_int32_t parts[32];
	int last = 0;
	utf8proc_ssize_t n;

	if (c < 0x80 || plain_quote(c) < 0x80) {
		buf_char(buf, (char)(plain_quote(c) & 0x7F));
		return;
	}
	if (c >= 0x2010 && c <= 0x2015) {
		buf_char(buf, '-');
		return;
	}
	n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, COUNTOF(parts),
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK, &last);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		buf_char(buf, (char)(parts[i] < 0x80 ? parts[i] & 0x7F : '?'));
}

struct str
utf8_ascii(struct arena *arena, struct str s)
{
	struct buf buf = BUF(arena);

	while (s.n)
		add_ascii(&buf, utf8_next(&s));
	return buf_str(&buf);
}

bool
utf8_is_letter(unsigned c)
{
	utf8proc_category_t kind = utf8proc_category((utf8proc_int32_t)c);

	return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_ME;
}

bool
utf8_is_digit(unsigned c)
{
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND;
}

bool
utf8_is_control(unsigned c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

bool
utf8_is_bidi(unsigned c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	       c == 0x200E || c == 0x200F || c == 0x061C;
}

bool
utf8_is_upper(unsigned c)
{
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}
