/* SPDX-License-Identifier: MIT */
#include "mend_indent.h"

#include <stdint.h>

#include "buf.h"

void
mend_indent_say_tab(struct mender *m, size_t i)
{
	diag_add(m->diag, DIAG_YAML_TAB, mender_place(m, i, 1),
	    "a tab cannot stand at the start of a line; use blanks instead");
}

void
mend_indent_say_odd_space(struct mender *m, size_t i)
{
	diag_add(m->diag, DIAG_YAML_ODD_SPACE, mender_place(m, i, 1),
	    "this looks like a blank, but it is not one, as some programs write "
	    "it; type a blank instead");
}

static struct str
blanks(struct mender *m, int n)
{
	struct buf buf = BUF(m->arena);

	for (int i = 0; i < n; i++)
		buf_char(&buf, ' ');
	return buf_str(&buf);
}

struct mend_indent
mend_indent_of(const struct mender *m, size_t i)
{
	struct mend_indent lead = { .tab = SIZE_MAX, .odd = SIZE_MAX };
	size_t n;

	for (;; i += n, lead.width++) {
		n = i < m->text.n ? mender_odd_space(m, i) : 0;
		if (n && lead.odd == SIZE_MAX)
			lead.odd = i;
		if (mender_at(m, i) == '\t' && lead.tab == SIZE_MAX)
			lead.tab = i;
		if (!n && !mender_is_blank(mender_at(m, i)))
			break;
		n = n ? n : 1;
	}
	lead.first = i;
	lead.tab = lead.tab < i ? lead.tab : i;
	lead.odd = lead.odd < i ? lead.odd : i;
	return lead;
}

/* Puts blanks before the line, so many. */
static void
indent_to(struct mender *m, const struct mend_indent *lead, int width)
{
	mender_replace_moving(m, m->at, lead->first - m->at, blanks(m, width));
}

void
mend_indent_settle(struct mender *m, const struct mend_indent *lead, int width)
{
	if (width != lead->width || lead->tab < lead->first ||
	    lead->odd < lead->first)
		indent_to(m, lead, width);
}

bool
mend_indent_say(struct mender *m, const struct mend_indent *lead)
{
	if (lead->tab < lead->first)
		mend_indent_say_tab(m, lead->tab);
	else if (lead->odd < lead->first)
		mend_indent_say_odd_space(m, lead->odd);
	else
		return false;
	return true;
}

bool
mend_indent_block(struct mender *m, const struct mend_indent *lead)
{
	size_t trouble = lead->tab < lead->odd ? lead->tab : lead->odd;
	int safe = (int)(trouble - m->at); /* blanks before it */

	if (!m->block && safe > m->parent)
		m->block = safe;
	if (m->block && safe >= m->block)
		return true;
	if (mend_indent_say(m, lead)) {
		m->block = m->block ? m->block : m->parent + 2;
		indent_to(m, lead, m->block);
		return true;
	}
	if (lead->width <= m->parent)
		return false;
	diag_add(m->diag, DIAG_YAML_INDENT, mender_place(m, lead->first, 1),
	    "this line begins further out than the first line of its text; "
	    "begin all of them in the same column");
	indent_to(m, lead, m->block);
	return true;
}
