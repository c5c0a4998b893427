/* SPDX-License-Identifier: MIT */
#include "mend.h"

#include <string.h>

#include "buf.h"
#include "mend_flow.h"
#include "mend_indent.h"
#include "mend_words.h"
#include "utf8.h"

/* Values -------------------------------------------------------------------*/

static bool
is_block_header(const struct mender *m, size_t i)
{
	for (i++; mender_is_digit(mender_at(m, i)) || mender_at(m, i) == '+' ||
		  mender_at(m, i) == '-';)
		i++;
	return mend_words_is_over(m, i) && mender_at(m, i) != ':';
}

/* Whether a value cannot begin with what stands at i. */
static bool
is_special(const struct mender *m, size_t i)
{
	char c = mender_at(m, i);

	return strchr("@`%&*!|>,]}", c) ||
	       (strchr("?:", c) && mender_is_gap(mender_at(m, i + 1)));
}

/* Whether the line below this one is further in than parent. */
static bool
goes_on_below(const struct mender *m, int parent)
{
	struct mend_indent lead;

	if (m->end + 1 >= m->text.n)
		return false;
	lead = mend_indent_of(m, m->end + 1);
	return lead.width > parent && !strchr("\n#", mender_at(m, lead.first));
}

/* A value at i, in the rest of this line and perhaps on lines below that are
 * further in than parent. */
static void
value(struct mender *m, size_t i, int parent)
{
	i = mender_skip_blanks(m, i);
	while (mend_words_mark_end(m, i) > i)
		i = mender_skip_blanks(m, mend_words_mark_end(m, i));
	if (i == m->end || mender_at(m, i) == '#') {
		mender_leave(m, MENDER_LEFT_KEY, parent);
	} else if (mender_at(m, i) == '"' || mender_at(m, i) == '\'') {
		mend_words_quoted(m, i, parent);
	} else if (mender_at(m, i) == '[' || mender_at(m, i) == '{') {
		mend_flow(m, i, parent);
	} else if (strchr("|>", mender_at(m, i)) && is_block_header(m, i)) {
		mender_leave(m, MENDER_LEFT_BLOCK, parent);
		m->block = 0;
	} else if (mender_at(m, i) == '-' &&
		   mender_is_gap(mender_at(m, i + 1))) {
		diag_add(m->diag, DIAG_YAML_DASH, mender_place(m, i, 1),
		    "a list begins on the line below its key; put the dash "
		    "there, or quotes around a text");
		mender_hide(m, i);
		mend_words_plain(m, i + 1, parent);
	} else if (is_special(m, i)) {
		mend_words_special_start(m, i);
		mend_words_plain(m, i + 1, parent);
	} else if (!goes_on_below(m, parent) &&
		   mend_words_curly_text(m, i, mend_words_end(m, i))) {
		mender_leave(m, MENDER_LEFT_NOTHING, parent);
	} else {
		mend_words_plain(m, i, parent);
	}
}

/* Lines --------------------------------------------------------------------*/

/* Makes a comment of the rest of the line, and of all lines further in. */
static void
drop(struct mender *m, size_t i, int indent)
{
	mender_replace(m, i, 1, STR("#"));
	m->dropped = indent;
}

/* Opens a level for the entry of this line at col. */
static void
push(struct mender *m, int col, bool list, const struct mend_indent *lead)
{
	if (m->depth == MENDER_MAX_DEPTH) {
		m->stopped = true;
		return;
	}
	m->level[m->depth++] = (struct mender_level){ col, list,
		{ m->text.s + m->at, lead->first - m->at } };
}

static bool
is_dash(const struct mender *m, size_t i)
{
	return mender_at(m, i) == '-' &&
	       (mender_is_gap(mender_at(m, i + 1)) ||
		   (i + 1 < m->end && mender_odd_space(m, i + 1)));
}

/* The level that an entry which does not line up is meant for: the nearest of
 * its kind, the inner of two; -1 if there is none. */
static int
nearest_level(const struct mender *m, int col, bool list)
{
	int best = -1;
	int best_far = 0;

	for (int i = m->depth - 1; i >= 0; i--) {
		int far = m->level[i].col - col;

		far = far < 0 ? -far : far;
		if (m->level[i].list == list && (best < 0 || far < best_far)) {
			best = i;
			best_far = far;
		}
	}
	return best;
}

/* How far in a line is meant to be that begins with a tab. */
static int
guess_width(const struct mender *m, const struct mend_indent *lead, bool list)
{
	struct str written = { m->text.s + m->at, lead->first - m->at };
	int same;

	for (int i = m->depth - 1; i >= 0; i--)
		if (m->level[i].list == list &&
		    str_eq(m->level[i].lead, written))
			return m->level[i].col;
	if (m->left == MENDER_LEFT_KEY)
		return m->parent < 0 ? 0 : m->parent + 2;
	same = nearest_level(m, m->parent, list);
	return same < 0 ? lead->width : m->level[same].col;
}

/* Finds the level of an entry at col.  False if it does not line up. */
static bool
find_level(struct mender *m, int col, bool list, const struct mend_indent *lead)
{
	int depth = m->depth;

	if (m->left == MENDER_LEFT_KEY &&
	    (col > m->parent || (list && col == m->parent && depth &&
				    !m->level[depth - 1].list))) {
		push(m, col, list, lead);
		return true;
	}
	while (depth && m->level[depth - 1].col > col)
		depth--;
	if (depth && !list && m->level[depth - 1].list &&
	    m->level[depth - 1].col == col)
		depth--;
	if (!depth || m->level[depth - 1].col != col ||
	    m->level[depth - 1].list != list)
		return false;
	m->depth = depth;
	return true;
}

/* Where an entry belongs that does not line up: the column that is meant; -1
 * if that is nowhere, and the line is left out. */
static int
line_up(struct mender *m, const struct mend_indent *lead, int col, bool list)
{
	int i = nearest_level(m, col, list);

	if (i < 0) {
		mend_indent_settle(m, lead, col);
		diag_add(m->diag, DIAG_YAML_DASH,
		    mender_place(m, lead->first, 1),
		    "this dash begins an entry of a list, and there is no "
		    "list here");
		drop(m, lead->first, col);
		return -1;
	}
	diag_add(m->diag, DIAG_YAML_INDENT, mender_place(m, lead->first, 1),
	    "this does not line up with the lines above; begin it in column "
	    "%d, or further in to belong to what is above it",
	    m->level[i].col + 1);
	m->depth = i + 1;
	return m->level[i].col;
}

/* Whether the next line that is not blank holds a key in this column. */
static bool
key_follows(const struct mender *m, int col)
{
	size_t i = m->end + 1;

	while (i < m->text.n) {
		struct mend_indent lead = mend_indent_of(m, i);

		if (mender_at(m, lead.first) != '\n' &&
		    mender_at(m, lead.first) != '#')
			return lead.width == col &&
			       mend_words_is_surely_key(m, lead.first);
		i = mender_line_end(m, lead.first) + 1;
	}
	return false;
}

static void
no_key(struct mender *m, size_t i)
{
	diag_add(m->diag, DIAG_YAML_NO_KEY, mender_place(m, i, 1),
	    "these words have no key before them; write 'key: words', or "
	    "begin further in to go on with the text above");
}

/* A key whose colon is known, and its value. */
static void
key(struct mender *m, size_t i, size_t colon, int col)
{
	size_t odd;

	if (strchr("@`%", mender_at(m, i)))
		mend_words_special_start(m, i);
	odd = colon + 1 < m->end ? mender_odd_space(m, colon + 1) : 0;
	if (odd)
		mend_indent_say_odd_space(m, colon + 1);
	value(m, colon + 1, col);
}

/* A letter, or a part of one. */
static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* Whether the words after a dash, with a tight colon, are meant as a key: that
 * of a step, as in 15 break:Tea, or one among others. */
static bool
is_meant_as_key(const struct mender *m, size_t i, size_t tight, int col)
{
	size_t word = i;

	while (mender_is_digit(mender_at(m, word)))
		word++;
	return (word > i && mender_at(m, word) == ' ' &&
		   is_letter(mender_at(m, word + 1)) &&
		   is_letter(mender_at(m, tight + 1))) ||
	       key_follows(m, col);
}

/* What stands after a dash, at col. */
static void
entry(struct mender *m, size_t i, int col, int dash)
{
	const struct mend_indent none = { .first = m->at };
	size_t colon;
	size_t tight;

	if (i == m->end || mender_at(m, i) == '#') {
		mender_leave(m, MENDER_LEFT_KEY, dash);
		return;
	}
	colon = mend_words_key_colon(m, i);
	tight = mend_words_tight_colon(m, i, m->end);
	if (colon < m->end) {
		push(m, col, false, &none);
		key(m, i, colon, col);
	} else if (tight < m->end && is_meant_as_key(m, i, tight, col)) {
		push(m, col, false, &none);
		mend_words_add_blank(m, tight);
		value(m, tight + 1, col);
	} else if (mender_is_word(mender_at(m, i)) && key_follows(m, col)) {
		no_key(m, i);
		mender_replace(m, i, 1, STR("#"));
		mender_leave(m, MENDER_LEFT_KEY, dash);
	} else {
		value(m, i, dash);
	}
}

/* A line that begins with a dash, or several, at col. */
static void
dashes(struct mender *m, size_t i, int col)
{
	const struct mend_indent none = { .first = m->at };

	for (;;) {
		size_t blank = i + 1;
		size_t next;

		if (blank < m->end && mender_odd_space(m, blank))
			mend_indent_say_odd_space(m, blank);
		for (next = blank; next < m->end && mender_at(m, next) == ' ';)
			next++;
		if (mender_at(m, next) == '\t') {
			diag_add(m->diag, DIAG_YAML_TAB,
			    mender_place(m, next, 1),
			    "a tab cannot stand after a dash; use a blank "
			    "instead");
			while (mender_at(m, next) == '\t')
				mender_replace(m, next++, 1, STR(" "));
		}
		next = mender_skip_blanks(m, next);
		if (!is_dash(m, next) || m->stopped) {
			entry(m, next, mender_column(m, next) + m->wider, col);
			return;
		}
		i = next;
		col = mender_column(m, next) + m->wider;
		push(m, col, true, &none);
	}
}

/* A line with neither dash nor key. */
static void
words(struct mender *m, const struct mend_indent *lead, int col)
{
	size_t tight = mend_words_tight_colon(m, lead->first, m->end);

	if (m->left == MENDER_LEFT_KEY && col > m->parent &&
	    !(mender_is_word(mender_at(m, lead->first)) &&
		key_follows(m, col))) {
		mend_indent_settle(m, lead, col);
		value(m, lead->first, m->parent);
	} else if (tight < m->end) {
		if (!find_level(m, col, false, lead))
			col = line_up(m, lead, col, false);
		if (col < 0)
			return;
		mend_indent_settle(m, lead, col);
		mend_words_add_blank(m, tight);
		value(m, tight + 1, col);
	} else {
		mend_indent_settle(m, lead, col);
		no_key(m, lead->first);
		drop(m, lead->first, col);
	}
}

/* A line that goes on with the words above it. */
static void
go_on(struct mender *m, const struct mend_indent *lead, int col)
{
	size_t i = lead->first;

	mend_indent_settle(m, lead, col);
	if (is_dash(m, i)) {
		diag_add(m->diag, DIAG_YAML_DASH, mender_place(m, i, 1),
		    "this dash is read as part of the words above; a list "
		    "begins on the line below its key");
		mender_hide(m, i++);
	}
	mend_words_plain(m, i, m->parent);
}

/* A dash that lacks the blank after it: -15 break. */
static bool
is_tight_dash(const struct mender *m, size_t i)
{
	return mender_at(m, i) == '-' && mender_is_word(mender_at(m, i + 1)) &&
	       mender_at(m, i + 1) != '-';
}

static void
structure(struct mender *m, const struct mend_indent *lead, int col)
{
	size_t i = lead->first;
	bool tight = is_tight_dash(m, i);
	bool list = is_dash(m, i) || tight;
	size_t colon = list ? m->end : mend_words_key_colon(m, i);

	if (!list && colon == m->end) {
		words(m, lead, col);
		return;
	}
	if (!find_level(m, col, list, lead))
		col = line_up(m, lead, col, list);
	if (col < 0)
		return;
	mend_indent_settle(m, lead, col);
	if (tight) {
		diag_add(m->diag, DIAG_YAML_MISSING_SPACE,
		    mender_place(m, i, 1), "a blank is missing after the dash");
		mender_replace_moving(m, i + 1, 0, STR(" "));
		entry(m, i + 1, col + 2, col);
	} else if (list) {
		dashes(m, i, col);
	} else {
		key(m, i, colon, col);
	}
}

/* --- and ..., at the start of a line */
static bool
is_border(const struct mender *m, size_t i)
{
	struct str rest = { m->text.s + i, m->text.n - i };

	return i == m->at && mender_is_gap(mender_at(m, i + 3)) &&
	       (str_starts(rest, STR("---")) || str_starts(rest, STR("...")));
}

/* A line that holds more than blanks, and is not in a block. */
static void
full_line(struct mender *m, const struct mend_indent *lead)
{
	bool list = is_dash(m, lead->first);
	int col = lead->width;

	if (is_border(m, lead->first)) {
		m->depth = 0;
		mender_leave(m, MENDER_LEFT_KEY, -1);
		return;
	}
	if (mend_indent_say(m, lead) && lead->tab < lead->first)
		col = guess_width(m, lead, list);
	if (m->left == MENDER_LEFT_WORDS && col > m->parent &&
	    !mend_words_is_surely_key(m, lead->first)) {
		go_on(m, lead, col);
	} else if ((mender_at(m, lead->first) == '%' && lead->width == 0) ||
		   (strchr("?:", mender_at(m, lead->first)) &&
		       mender_is_gap(mender_at(m, lead->first + 1)))) {
		mend_indent_settle(m, lead, col);
		mend_words_say_special(m, lead->first);
		drop(m, lead->first, col);
	} else {
		structure(m, lead, col);
	}
}

static void
line(struct mender *m)
{
	struct mend_indent lead = mend_indent_of(m, m->at);
	bool blank = mender_at(m, lead.first) == '\n';

	if (blank && (lead.tab < lead.first || lead.odd < lead.first)) {
		mender_replace_moving(m, m->at, lead.first - m->at, STR(""));
		return;
	}
	if (blank)
		return;
	if (m->left == MENDER_LEFT_BLOCK) {
		if (mend_indent_block(m, &lead))
			return;
		mender_leave(m, MENDER_LEFT_NOTHING, m->parent);
	}
	if (mender_at(m, lead.first) == '#') {
		mend_indent_settle(m, &lead, lead.width);
		if (m->left == MENDER_LEFT_WORDS)
			mender_leave(m, MENDER_LEFT_NOTHING, m->parent);
		return;
	}
	if (m->dropped >= 0 && lead.width > m->dropped) {
		mend_indent_settle(m, &lead, lead.width);
		mender_replace(m, lead.first, 1, STR("#"));
		return;
	}
	m->dropped = -1;
	full_line(m, &lead);
}

struct mended
mend_text(
    struct arena *arena, struct diag *diag, const char *file, struct str text)
{
	struct mender m = { .arena = arena,
		.diag = diag,
		.file = file,
		.text = text,
		.out = BUF(arena),
		.parent = -1,
		.left = MENDER_LEFT_KEY,
		.dropped = -1 };

	m.end = mender_line_end(&m, 0);
	while (m.at < text.n && !m.stopped) {
		line(&m);
		mender_next_line(&m);
	}
	buf_add(&m.out, str_from_byte(text, m.copied));
	m.mended.text = buf_str(&m.out);
	return m.mended;
}

/* Back to what was written ---------------------------------------------------*/

int
mend_column(const struct mended *mended, int line, int col)
{
	size_t low = 0;
	size_t high = mended->shifts.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mended->shifts.v[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	/* Each shift's column counts those before it. */
	int back = 0;
	for (; low < mended->shifts.n && mended->shifts.v[low].line == line;
	     low++)
		if (col >= mended->shifts.v[low].col)
			back += mended->shifts.v[low].by;
	return col - back;
}

struct str
mend_undo(struct arena *arena, const struct mended *mended, struct str text)
{
	struct buf buf = BUF(arena);

	if (!mended->changed)
		return text;
	for (struct str rest = text; rest.n;) {
		struct str head = rest;
		unsigned c = utf8_next(&rest);

		head.n -= rest.n;
		if (c >= MENDER_HIDDEN && c < MENDER_HIDDEN + 0x80)
			buf_char(&buf, (char)(c - MENDER_HIDDEN));
		else
			buf_add(&buf, head);
	}
	return buf_str(&buf);
}
