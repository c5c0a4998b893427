/* SPDX-License-Identifier: MIT */
#include "mend_words.h"

#include <string.h>

#include "utf8.h"

#define KEY_MAX 40 /* letters of a key that is meant as one */

/* Curly quotes ---------------------------------------------------------------*/

enum curly { NOT_CURLY, SINGLE, DOUBLE };

/* All of them have three bytes. */
#define CURLY_BYTES 3

static enum curly
curly(const struct mender *m, size_t i)
{
	static const char *const marks[] = { "‘", "’", "‚", "“", "”", "„" };
	struct str rest = { m->text.s + i, m->text.n - i };

	for (size_t k = 0; k < COUNTOF(marks); k++)
		if (str_starts(rest, str_from(marks[k])))
			return k < COUNTOF(marks) / 2 ? SINGLE : DOUBLE;
	return NOT_CURLY;
}

size_t
mend_words_curly_end(const struct mender *m, size_t i, size_t end)
{
	enum curly opening = curly(m, i);

	/* This one is an apostrophe, as in ’s. */
	if (!opening ||
	    str_starts((struct str){ m->text.s + i, m->text.n - i }, STR("’")))
		return i;
	for (size_t k = i + CURLY_BYTES; k < end; k++)
		if (curly(m, k) == opening)
			return k + CURLY_BYTES;
	return i;
}

size_t
mend_words_end(const struct mender *m, size_t i)
{
	size_t end = i;

	for (; i < m->end; i++) {
		if (mender_is_blank(mender_at(m, i)) &&
		    mender_at(m, i + 1) == '#')
			break;
		if (!mender_is_blank(mender_at(m, i)))
			end = i + 1;
	}
	return end;
}

/* Where a curly mark begins that ends right before end; end if none does. */
static size_t
curly_before(const struct mender *m, size_t from, size_t end)
{
	return end >= from + CURLY_BYTES && curly(m, end - CURLY_BYTES)
		   ? end - CURLY_BYTES
		   : end;
}

/* Whether curly quotes stand around the words from i on. */
static bool
is_in_curly(const struct mender *m, size_t i)
{
	size_t end = mend_words_end(m, i);

	return end > i && mend_words_curly_end(m, i, end) == end;
}

/* Keys ---------------------------------------------------------------------*/

bool
mend_words_is_surely_key(const struct mender *m, size_t i)
{
	size_t from = i;

	while ((mender_at(m, i) >= 'a' && mender_at(m, i) <= 'z') ||
	       mender_at(m, i) == '_')
		i++;
	return i > from && i - from <= KEY_MAX && mender_at(m, i) == ':' &&
	       mender_is_gap(mender_at(m, i + 1));
}

size_t
mend_words_quote_end(const struct mender *m, size_t i, int parent, size_t limit)
{
	char quote = mender_at(m, i);

	for (i++; i < limit; i++) {
		if (mender_at(m, i) == '\\' && quote == '"') {
			i++;
		} else if (mender_at(m, i) == quote) {
			if (quote == '"' || mender_at(m, i + 1) != '\'')
				return i;
			i++;
		} else if (mender_at(m, i) == '\n') {
			size_t first = i + 1;

			while (mender_is_blank(mender_at(m, first)))
				first++;
			if (mender_at(m, first) != '\n' &&
			    (int)(first - i - 1) <= parent)
				return MEND_WORDS_OPEN;
		}
	}
	return MEND_WORDS_OPEN;
}

size_t
mend_words_key_colon(const struct mender *m, size_t i)
{
	if (mender_at(m, i) == '"' || mender_at(m, i) == '\'') {
		i = mend_words_quote_end(m, i, -1, m->end);
		if (i == MEND_WORDS_OPEN)
			return m->end;
		for (i++; mender_is_blank(mender_at(m, i));)
			i++;
		return mender_at(m, i) == ':' &&
			       mender_is_gap(mender_at(m, i + 1))
			   ? i
			   : m->end;
	}
	if (strchr("[{|>#", mender_at(m, i)) || is_in_curly(m, i))
		return m->end;
	for (; i < m->end; i++) {
		if (mender_at(m, i) == ':' &&
		    (mender_is_gap(mender_at(m, i + 1)) ||
			mender_odd_space(m, i + 1)))
			return i;
		if (mender_is_blank(mender_at(m, i)) &&
		    mender_at(m, i + 1) == '#')
			break;
	}
	return m->end;
}

size_t
mend_words_tight_colon(const struct mender *m, size_t i, size_t end)
{
	size_t from = i;

	while (i < end &&
	       (mender_is_word(mender_at(m, i)) || mender_at(m, i) == ' '))
		i++;
	if (i == from || i == end || i - from > KEY_MAX ||
	    mender_at(m, i) != ':' || mender_at(m, i + 1) == '/' ||
	    (mender_is_digit(mender_at(m, i - 1)) &&
		mender_is_digit(mender_at(m, i + 1))))
		return m->end;
	return i;
}

void
mend_words_add_blank(struct mender *m, size_t colon)
{
	diag_add(m->diag, DIAG_YAML_MISSING_SPACE, mender_place(m, colon, 1),
	    "a blank is missing after the colon");
	mender_replace_moving(m, colon + 1, 0, STR(" "));
}

/* Words --------------------------------------------------------------------*/

void
mend_words_say_colon(struct mender *m, size_t i)
{
	diag_add(m->diag, DIAG_YAML_COLON, mender_place(m, i, 1),
	    "a colon inside a text looks like the end of a key; put quotes "
	    "around the whole text");
}

void
mend_words_plain(struct mender *m, size_t i, int parent)
{
	bool told = false;

	mender_leave(m, MENDER_LEFT_WORDS, parent);
	for (; i < m->end; i++) {
		if (mender_at(m, i) == ':' &&
		    mender_is_gap(mender_at(m, i + 1))) {
			if (!told)
				mend_words_say_colon(m, i);
			told = true;
			mender_hide(m, i);
		} else if (mender_is_blank(mender_at(m, i)) &&
			   mender_at(m, i + 1) == '#') {
			mender_leave(m, MENDER_LEFT_NOTHING, parent);
			if (mender_is_word(mender_at(m, i + 2)))
				diag_add(m->diag, DIAG_YAML_HASH,
				    mender_place(m, i + 1, 1),
				    "what follows this '#' is left out as a "
				    "comment; put quotes around the text if "
				    "it belongs to it");
			return;
		}
	}
}

void
mend_words_say_special(struct mender *m, size_t i)
{
	diag_add(m->diag, DIAG_YAML_SPECIAL_START, mender_place(m, i, 1),
	    "a text cannot begin with '%c'; put quotes around it",
	    mender_at(m, i));
}

void
mend_words_special_start(struct mender *m, size_t i)
{
	mend_words_say_special(m, i);
	mender_hide(m, i);
}

static bool
has_any(const struct mender *m, size_t from, size_t to, const char *any)
{
	for (; from < to; from++)
		if (strchr(any, mender_at(m, from)))
			return true;
	return false;
}

static void
say_curly(struct mender *m, size_t i)
{
	diag_add(m->diag, DIAG_YAML_CURLY_QUOTE, mender_place(m, i, 1),
	    "a curly quote does not quote here; use a straight one (\"), or "
	    "leave it out");
}

bool
mend_words_curly_text(struct mender *m, size_t i, size_t end)
{
	size_t closing = end - CURLY_BYTES;

	if (end == i || mend_words_curly_end(m, i, end) != end ||
	    has_any(m, i, end, "\"\\"))
		return false;
	say_curly(m, i);
	mender_replace(m, i, CURLY_BYTES, STR("\""));
	mender_replace(m, closing, CURLY_BYTES, STR("\""));
	return true;
}

/* Quoted texts -------------------------------------------------------------*/

/* How many hexadecimal digits follow an escape; -1: there is no such escape. */
static int
escape_digits(char c)
{
	if (c == 'x')
		return 2;
	if (c == 'u')
		return 4;
	if (c == 'U')
		return 8;
	return c != '\0' && strchr("0abt\tnvfre \"/\\N_LP\n", c) ? 0 : -1;
}

/* Whether the escape at i stands for a character. */
static bool
is_escape(const struct mender *m, size_t i)
{
	int digits = escape_digits(mender_at(m, i + 1));
	unsigned value = 0;

	for (int k = 0; k < digits; k++) {
		char c = mender_at(m, i + 2 + (size_t)k);
		const char *hex = "0123456789abcdef0123456789ABCDEF";
		const char *found = c ? strchr(hex, c) : NULL;

		if (!found)
			return false;
		value = value << 4 | ((unsigned)(found - hex) & 15);
	}
	return digits >= 0 && value <= 0x10ffff &&
	       (value < 0xd800 || value > 0xdfff);
}

void
mend_words_escapes(struct mender *m, size_t i, size_t end)
{
	bool escapes = mender_at(m, i) == '"';

	for (i++; i < end && escapes; i++) {
		if (mender_at(m, i) != '\\')
			continue;
		if (is_escape(m, i)) {
			i++;
			continue;
		}
		mender_go_to(m, i);
		diag_add(m->diag, DIAG_YAML_ESCAPE, mender_place(m, i, 2),
		    "a backslash in double quotes means more than itself; "
		    "use single quotes around this text");
		mender_hide(m, i);
	}
	mender_go_to(m, end);
}

bool
mend_words_is_over(const struct mender *m, size_t i)
{
	size_t from = i;

	while (mender_is_blank(mender_at(m, i)))
		i++;
	return mender_at(m, i) == '\n' || mender_at(m, i) == ':' ||
	       (mender_at(m, i) == '#' && i > from);
}

void
mend_words_say_unclosed(struct mender *m, size_t i)
{
	diag_add(m->diag, DIAG_YAML_UNCLOSED_QUOTE, mender_place(m, i, 1),
	    "the quote that opens here is not closed; close it, or leave it "
	    "out");
}

void
mend_words_say_after(struct mender *m, size_t closing)
{
	diag_add(m->diag, DIAG_YAML_AFTER_QUOTE,
	    mender_place(m, closing + 1, 1),
	    "words follow the closing quote; put the whole text in quotes of "
	    "the other kind");
}

void
mend_words_quoted(struct mender *m, size_t i, int parent)
{
	size_t words = mend_words_end(m, i);
	size_t closing = mend_words_quote_end(m, i, parent, m->text.n);
	size_t mixed = curly_before(m, i + 1, words);

	if (closing != MEND_WORDS_OPEN && mend_words_is_over(m, closing + 1)) {
		mend_words_escapes(m, i, closing);
		mender_leave(m, MENDER_LEFT_NOTHING, parent);
		return;
	}
	if (closing != MEND_WORDS_OPEN && closing < m->end) {
		mend_words_say_after(m, closing);
	} else if (mixed < words && mender_at(m, i) == '"') {
		say_curly(m, mixed);
		mender_replace(m, mixed, CURLY_BYTES, STR("\""));
		mender_leave(m, MENDER_LEFT_NOTHING, parent);
		return;
	} else {
		mend_words_say_unclosed(m, i);
	}
	mender_hide(m, i);
	mend_words_plain(m, i + 1, parent);
}

size_t
mend_words_mark_end(const struct mender *m, size_t i)
{
	size_t end = i + 1;

	if (!strchr("&*!", mender_at(m, i)))
		return i;
	if (mender_at(m, i) == '!' && mender_at(m, end) == '!')
		end++;
	while (mender_is_word(mender_at(m, end)))
		end++;
	if (end == i + 1 || !mender_is_word(mender_at(m, end - 1)) ||
	    !strchr(" \t\n,]}", mender_at(m, end)))
		return i;
	if (mender_at(m, i) == '*') { /* nothing can follow an alias */
		size_t after = end;

		while (mender_is_blank(mender_at(m, after)))
			after++;
		if (!strchr("#\n,]}", mender_at(m, after)))
			return i;
	}
	return end;
}
