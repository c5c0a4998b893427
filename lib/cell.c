/* SPDX-License-Identifier: MIT */
#include "cell.h"

#include <string.h>

#include "csv.h"
#include "mask.h"
#include "utf8.h"

#define ID_MAX 40 /* characters of an id */
#define SHORT  8  /* bytes; no words that somebody said */

struct str
cell_trim(struct str s)
{
	static const struct str blanks[] = { STR_INIT("\xc2\xa0"),
		STR_INIT("\xe2\x80\x8b"), STR_INIT("\xe3\x80\x80"),
		STR_INIT("\xef\xbb\xbf") };
	size_t before;

	do {
		s = str_trim(s);
		before = s.n;
		if (!s.n || !((s.s[0] | s.s[s.n - 1]) & 0x80))
			return s;
		for (size_t i = 0; i < COUNTOF(blanks); i++) {
			if (str_starts(s, blanks[i]))
				s = str_from_byte(s, blanks[i].n);
			if (str_ends(s, blanks[i]))
				s.n -= blanks[i].n;
		}
	} while (s.n < before);
	return s;
}

/* Whether the character at byte at of s, which is UTF-8, is not kept as it is: a
 * control character, or one that turns the direction of what follows. */
static bool
is_odd(struct str s, size_t at)
{
	unsigned char byte = (unsigned char)s.s[at];
	struct str rest;
	unsigned c;

	/* Most bytes are those of letters; but for ASCII, none of these begins
	 * with other bytes than the last three. */
	if (byte >= ' ' && byte != 0x7F && byte != 0xC2 && byte != 0xD8 &&
	    byte != 0xE2)
		return false;
	if (byte < 0x80)
		return byte != '\n' && byte != '\t';
	rest = str_from_byte(s, at);
	c = utf8_next(&rest);
	return utf8_is_control(c) || utf8_is_bidi(c);
}

/* The place of the first character that is not kept as it is; s.n: all are. */
static size_t
find_odd(struct str s)
{
	size_t at = 0;

	while (s.n - at >= MASK_BYTES) {
		uint64_t other = ~mask_between(s.s + at, 0, ' ', '~');

		if (other && is_odd(s, at + mask_first(other)))
			return at + mask_first(other);
		at += other ? mask_first(other) + 1 : MASK_BYTES;
	}
	if (str_is_plain(str_from_byte(s, at)))
		return s.n;
	while (at < s.n && !is_odd(s, at))
		at++;
	return at;
}

static struct str
scrub(struct arena *arena, struct str s, struct cell_odd *odd)
{
	struct str mark = UTF8_REPLACEMENT;
	char *clean = ARENA_ARRAY(arena, char, s.n *mark.n);
	size_t n = 0;

	while (s.n) {
		struct str here = s;
		unsigned c = utf8_next(&s);

		here.n -= s.n;
		if (c == '\r') {
			/* Line ends are all written in one way. */
			if (s.n && s.s[0] == '\n')
				continue;
			here = STR("\n");
		} else if (utf8_is_bidi(c)) {
			odd->bidis++;
			continue;
		} else if (utf8_is_control(c)) {
			odd->controls++;
			here = mark;
		}
		memcpy(clean + n, here.s, here.n);
		n += here.n;
	}
	return (struct str){ clean, n };
}

static bool
is_letter(char c)
{
	return (unsigned char)c >= 0x80 ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Words with a ? between letters, such as programs leave that could not keep
 * one.  Links have them, too; and a capital letter begins a sentence. */
static size_t
count_lost(struct str s)
{
	const char *mark;
	size_t n = 0;

	while (s.n && (mark = memchr(s.s, '?', s.n))) {
		size_t at = (size_t)(mark - s.s), start = at, end = at + 1;

		while (start > 0 && !str_has(STR(" \n\t"), s.s[start - 1]))
			start--;
		while (end < s.n && !str_has(STR(" \n\t"), s.s[end]))
			end++;
		n += at > start && at + 1 < end && is_letter(mark[-1]) &&
		     is_letter(mark[1]) &&
		     !(mark[1] >= 'A' && mark[1] <= 'Z') &&
		     !str_has((struct str){ s.s + start, end - start }, '/') &&
		     !str_has((struct str){ s.s + start, end - start }, '=');
		s = str_from_byte(s, end);
	}
	return n;
}

struct str
cell_read_plain(struct str raw, struct cell_odd *odd)
{
	struct str cell = raw;

	if (cell.n && (cell.s[0] == ' ' || cell.s[0] == '\'' ||
			  cell.s[cell.n - 1] == ' '))
		cell = cell_trim(csv_undo_guard(cell_trim(raw)));
	if (cell.n >= SHORT) /* most cells hold a word of a list */
		odd->lost += count_lost(cell);
	return cell;
}

bool
cell_read(
    struct arena *arena, struct str raw, struct str *cell, struct cell_odd *odd)
{
	if (str_is_plain(raw)) {
		*cell = cell_read_plain(raw, odd);
		return true;
	}
	if (str_has(raw, '\0') || !utf8_valid(raw, NULL))
		return false;
	*cell = cell_trim(csv_undo_guard(cell_trim(raw)));
	if (cell->n >= SHORT)
		odd->lost += count_lost(*cell);
	if (find_odd(*cell) < cell->n)
		*cell = cell_trim(scrub(arena, *cell, odd));
	return true;
}

struct str
cell_readable(struct arena *arena, struct str bytes)
{
	const struct str mark = UTF8_REPLACEMENT;
	char *text = ARENA_ARRAY(arena, char, bytes.n *mark.n + 1);
	size_t n = 0;

	while (bytes.n) {
		struct str here = bytes;
		unsigned c = utf8_next(&bytes);

		here.n -= bytes.n;
		if (c == 0 || utf8_is_bidi(c) ||
		    (utf8_is_control(c) && c != '\r'))
			here = mark;
		memcpy(text + n, here.s, here.n);
		n += here.n;
	}
	return (struct str){ text, n };
}

struct str
cell_cut(struct str s, struct str separators, struct str *rest)
{
	size_t i = 0, j;

	for (; i < s.n; i++) {
		for (j = 0; j < separators.n && separators.s[j] != s.s[i]; j++)
			;
		if (j < separators.n)
			break;
	}
	*rest = str_from_byte(s, i + 1);
	return cell_trim(str_head(s, i));
}

bool
cell_is_id(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') && c != '-')
			return false;
	}
	return s.n > 0 && s.n <= ID_MAX;
}

int
cell_word(struct str s, const char *const *words)
{
	int first = s.n ? s.s[0] | 0x20 : 0;

	/* Most words of a list begin with another letter. */
	for (int i = 0; s.n && words[i]; i++)
		if ((words[i][0] | 0x20) == first &&
		    str_eq_case(s, str_from(words[i])))
			return i;
	return -1;
}

bool
cell_is_language(struct str s)
{
	struct str rest = s;
	struct str part = str_cut(rest, '-', &rest);

	if (part.n < 2 || part.n > 3)
		return false;
	for (size_t i = 0; i < part.n; i++)
		if (part.s[i] <= '9')
			return false;
	while (rest.s) {
		part = str_cut(rest, '-', &rest);
		if (!part.n || part.n > 8)
			return false;
	}
	return cell_is_id(s);
}

/* Digits, at least low and at most high of them, taken off *s. */
static bool
take_digits(struct str *s, size_t low, size_t high)
{
	size_t n = 0;

	while (n < s->n && s->s[n] >= '0' && s->s[n] <= '9')
		n++;
	*s = str_from_byte(*s, n);
	return n >= low && n <= high;
}

bool
cell_is_date(struct str s)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may",
		"jun", "jul", "aug", "sep", "oct", "nov", "dec", NULL };
	struct str first, second, rest;
	char separator;

	first = s;
	(void)take_digits(&s, 0, 4);
	first.n -= s.n;
	if (s.n == 4 && first.n && first.n <= 2 && s.s[0] == '-')
		return cell_word(str_from_byte(s, 1), months) >= 0;
	if (!first.n && s.n >= 6 && s.s[3] == '-') {
		rest = str_from_byte(s, 4);
		return cell_word(str_head(s, 3), months) >= 0 &&
		       take_digits(&rest, 2, 4) && !rest.n;
	}
	if (!first.n || !s.n || !str_has(STR("/-."), s.s[0]))
		return false;
	separator = s.s[0];
	rest = str_from_byte(s, 1);
	second = str_cut(rest, separator, &rest);
	return take_digits(&second, 1, 2) && !second.n &&
	       take_digits(&rest, 1, 4) && !rest.n;
}
