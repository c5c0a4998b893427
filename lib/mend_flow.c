/* SPDX-License-Identifier: MIT */
#include "mend_flow.h"

#include <assert.h>
#include <string.h>

#include "mend_words.h"

/* Whether a part of a list or map may end before i: a comma, a colon or a
 * bracket follows. */
static bool
may_end(const struct mender *m, size_t i)
{
	while (mender_is_blank(mender_at(m, i)))
		i++;
	return strchr(",:]}#\n", mender_at(m, i)) != NULL;
}

/* Where a text in quotes ends that begins at i; i if there is none, or if it
 * does not end where a part may. */
static size_t
quoted_end(const struct mender *m, size_t i, int parent)
{
	size_t closing;

	if (mender_at(m, i) != '"' && mender_at(m, i) != '\'')
		return i;
	closing = mend_words_quote_end(m, i, parent, m->text.n);
	if (closing == MEND_WORDS_OPEN || !may_end(m, closing + 1))
		return i;
	return closing + 1;
}

/* Whether a line that is no further in than parent begins after the line feed
 * at i, and brackets cannot go on there. */
static bool
brackets_break_off(const struct mender *m, size_t i, int parent)
{
	size_t first = i + 1;

	while (mender_is_blank(mender_at(m, first)))
		first++;
	return (int)(first - i - 1) <= parent &&
	       (mend_words_is_surely_key(m, first) ||
		   (mender_at(m, first) == '-' &&
		       mender_is_gap(mender_at(m, first + 1))));
}

/* Whether the colon at i parts a key from its value: after plain words only
 * where a blank follows. */
static bool
is_colon(const struct mender *m, size_t i, bool after_plain)
{
	return mender_at(m, i) == ':' &&
	       (!after_plain || mender_is_gap(mender_at(m, i + 1)));
}

/* Where a text in curly quotes ends that begins at i, inside brackets; i if it
 * does not, or if it is only the beginning of a text. */
static size_t
curly_end(const struct mender *m, size_t i, size_t end)
{
	size_t closing = mend_words_curly_end(m, i, end);
	size_t after = closing;

	for (size_t k = i; k < closing; k++)
		if (strchr("[]{}#\"", mender_at(m, k)))
			return i;
	while (after < m->text.n && mender_is_gap(mender_at(m, after)))
		after++;
	return strchr(",]}#", mender_at(m, after)) || is_colon(m, after, true)
		   ? closing
		   : i;
}

/* Where the plain text, or the colon, at i ends, inside brackets; i is neither
 * a blank, a comma nor a bracket, and end is that of its line.  goes_on: it is
 * not the first line of a text. */
static size_t
plain_end(const struct mender *m, size_t i, size_t end, bool goes_on)
{
	size_t closing = goes_on ? i : curly_end(m, i, end);

	if (closing > i)
		return closing;
	if (is_colon(m, i, goes_on))
		return i + 1;
	for (i++; i < end && !strchr(",[]{}", mender_at(m, i)); i++)
		if (is_colon(m, i, true) ||
		    (mender_at(m, i) == '#' &&
			mender_is_blank(mender_at(m, i - 1))))
			break;
	return i;
}

/* Goes from the bracket at i to the one that closes it: the place of that, or
 * MEND_WORDS_OPEN.  *deep tells that they are nested too deep to look into. */
static size_t
flow_end(const struct mender *m, size_t i, int parent, bool *deep)
{
	char closing[MENDER_MAX_DEPTH];
	int depth = 0;
	bool plain = false; /* plain words stand before this */
	size_t end = mender_line_end(m, i);

	while (i < m->text.n) {
		char c = mender_at(m, i);
		size_t after = i + 1;

		if (c == '[' || c == '{') {
			*deep = depth == MENDER_MAX_DEPTH;
			if (*deep)
				return MEND_WORDS_OPEN;
			closing[depth++] = c == '[' ? ']' : '}';
		} else if (c == ']' || c == '}') {
			assert(depth > 0); /* i began at a bracket */
			if (c != closing[--depth])
				return MEND_WORDS_OPEN;
			if (!depth)
				return i;
		} else if (c == '\n' && brackets_break_off(m, i, parent)) {
			return MEND_WORDS_OPEN;
		} else if (c == '#') {
			after = end;
		} else if (!mender_is_gap(c) && c != ',') {
			after = plain ? i : quoted_end(m, i, parent);
			if (after == i) {
				after = plain_end(m, i, end, plain);
				plain = !is_colon(m, i, plain);
			}
		}
		if (strchr("[]{},#", c))
			plain = false;
		i = after;
		if (i > end)
			end = mender_line_end(m, i);
	}
	return MEND_WORDS_OPEN;
}

/* Inside which brackets, and how far into an entry. */
struct inside {
	bool map;   /* {} */
	bool key;   /* a key came already */
	bool plain; /* plain words stand before this */
};

/* A colon between a key and its value: in {} only one can stand. */
static void
colon(struct mender *m, size_t i, struct inside *in)
{
	if (in->key && in->map) {
		mend_words_say_colon(m, i);
		mender_hide(m, i);
	}
	in->key = true;
}

/* Says the traps of a plain text inside brackets, from i to end. */
static void
plain_text(struct mender *m, size_t i, size_t end, const struct inside *in)
{
	char c = mender_at(m, i);
	size_t tight;

	if (c == '"' || c == '\'') {
		size_t closing = mend_words_quote_end(m, i, -1, m->end);

		if (closing == MEND_WORDS_OPEN)
			mend_words_say_unclosed(m, i);
		else
			mend_words_say_after(m, closing);
		mender_hide(m, i++);
	} else if (curly_end(m, i, m->end) > i) {
		(void)mend_words_curly_text(m, i, end);
		return;
	} else if (mend_words_mark_end(m, i) == i &&
		   (strchr("@`%|>&*!", c) ||
		       (strchr("-?", c) &&
			   mender_is_gap(mender_at(m, i + 1))))) {
		mend_words_special_start(m, i++);
	}
	tight = mend_words_tight_colon(m, i, end);
	if (in->map && !in->key && tight < end &&
	    (tight + 1 < end || !strchr(",]}", mender_at(m, end))) &&
	    mender_at(m, end) != ':')
		mend_words_add_blank(m, tight);
}

/* Says the traps of what stands at i, a text or a colon; where it ends. */
static size_t
part(struct mender *m, size_t i, struct inside *in, int parent)
{
	size_t end = in->plain ? i : quoted_end(m, i, parent);

	if (end > i) {
		mend_words_escapes(m, i, end - 1);
		return end;
	}
	end = plain_end(m, i, m->end, in->plain);
	if (is_colon(m, i, in->plain)) {
		colon(m, i, in);
		in->plain = false;
	} else {
		if (!in->plain)
			plain_text(m, i, end, in);
		in->plain = true;
	}
	return end;
}

/* Says the traps inside brackets, from i to those that close at end. */
static void
flow_words(struct mender *m, size_t i, size_t end, int parent)
{
	struct inside in[MENDER_MAX_DEPTH];
	int depth = 0;

	while (i < end) {
		char c = mender_at(m, i);
		size_t after = i + 1;

		if (c == '[' || c == '{') {
			in[depth++] = (struct inside){ .map = c == '{' };
		} else if (c == ']' || c == '}') {
			depth--;
		} else if (c == ',') {
			assert(depth > 0);
			in[depth - 1].key = false;
		} else if (c == '\n') {
			mender_next_line(m);
		} else if (c == '#') {
			after = m->end;
		} else if (!mender_is_blank(c)) {
			assert(depth > 0);
			after = part(m, i, &in[depth - 1], parent);
		}
		if (depth && strchr("]},#", c))
			in[depth - 1].plain = false;
		i = after;
	}
	mender_go_to(m, end);
}

void
mend_flow(struct mender *m, size_t i, int parent)
{
	size_t end = flow_end(m, i, parent, &m->stopped);

	if (m->stopped)
		return;
	if (end != MEND_WORDS_OPEN && mend_words_is_over(m, end + 1)) {
		flow_words(m, i, end, parent);
		mender_leave(m, MENDER_LEFT_NOTHING, parent);
		return;
	}
	if (end == MEND_WORDS_OPEN)
		diag_add(m->diag, DIAG_YAML_UNCLOSED_BRACKET,
		    mender_place(m, i, 1),
		    "the '%c' that opens here is not closed", mender_at(m, i));
	else
		diag_add(m->diag, DIAG_YAML_BRACKET, mender_place(m, i, 1),
		    "a text cannot begin with '%c'; put quotes around it",
		    mender_at(m, i));
	mender_hide(m, i);
	mend_words_plain(m, i + 1, parent);
}
