/* SPDX-License-Identifier: MIT */
#include "mender.h"

#include <assert.h>
#include <string.h>

#include "utf8.h"

/* Places and changes --------------------------------------------------------*/

char
mender_at(const struct mender *m, size_t i)
{
	if (i >= m->text.n)
		return '\n';
	return m->text.s[i];
}

int
mender_column(struct mender *m, size_t i)
{
	if (i < m->counted) {
		m->counted = m->at;
		m->columns = 0;
	}
	m->columns += (int)utf8_count(
	    (struct str){ m->text.s + m->counted, i - m->counted });
	m->counted = i;
	return m->columns;
}

struct loc
mender_place(struct mender *m, size_t i, int len)
{
	return (
	    struct loc){ m->file, m->line + 1, mender_column(m, i) + 1, len };
}

void
mender_replace(struct mender *m, size_t i, size_t n, struct str with)
{
	assert(i >= m->copied);
	buf_add(&m->out, (struct str){ m->text.s + m->copied, i - m->copied });
	buf_add(&m->out, with);
	m->copied = i + n;
	m->mended.changed = true;
}

void
mender_replace_moving(struct mender *m, size_t i, size_t n, struct str with)
{
	int was = mender_column(m, i + n);
	int by = (int)utf8_count(with) -
		 (int)utf8_count((struct str){ m->text.s + i, n });

	mender_replace(m, i, n, with);
	if (!by)
		return;
	m->wider += by;
	*ARENA_PUSH(m->arena, &m->mended.shifts) =
	    (struct mender_shift){ m->line, was + m->wider, by };
}

void
mender_hide(struct mender *m, size_t i)
{
	char hidden[4];
	size_t n =
	    utf8_put(MENDER_HIDDEN + (unsigned char)m->text.s[i], hidden);

	mender_replace(m, i, 1, (struct str){ hidden, n });
}

/* Characters ----------------------------------------------------------------*/

bool
mender_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

bool
mender_is_gap(char c)
{
	return mender_is_blank(c) || c == '\n';
}

bool
mender_is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool
mender_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t
mender_odd_space(const struct mender *m, size_t i)
{
	struct str rest = { m->text.s + i, m->text.n - i };
	unsigned c = utf8_next(&rest);

	if (c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x202f ||
	    c == 0x205f || c == 0x3000)
		return m->text.n - i - rest.n;
	return 0;
}

size_t
mender_skip_blanks(struct mender *m, size_t i)
{
	for (;;) {
		size_t odd = i < m->end ? mender_odd_space(m, i) : 0;

		if (odd)
			mender_replace(m, i, odd, STR(" "));
		else if (i == m->end || !mender_is_blank(mender_at(m, i)))
			return i;
		i += odd ? odd : 1;
	}
}

/* Lines ---------------------------------------------------------------------*/

size_t
mender_line_end(const struct mender *m, size_t i)
{
	const char *end =
	    i < m->text.n ? memchr(m->text.s + i, '\n', m->text.n - i) : NULL;

	return end ? (size_t)(end - m->text.s) : m->text.n;
}

void
mender_next_line(struct mender *m)
{
	m->at = m->end + 1;
	m->end = mender_line_end(m, m->at);
	m->line++;
	m->wider = 0;
	m->counted = m->at;
	m->columns = 0;
}

void
mender_go_to(struct mender *m, size_t i)
{
	while (m->end < i)
		mender_next_line(m);
}

void
mender_leave(struct mender *m, enum mender_left left, int parent)
{
	m->left = left;
	m->parent = parent;
}
