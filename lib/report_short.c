/* SPDX-License-Identifier: MIT */
#include "report_short.h"

#include "quotes.h"
#include "report_about.h"
#include "report_changes.h"
#include "report_easy.h"
#include "report_felt_short.h"
#include "report_first.h"
#include "report_group.h"

#define ROWS_MAX 4 /* changes on one page */
#define FELT_MAX 2 /* questions that the group asked itself */

/* The first paragraph of a text in Markdown, or the first point of a list. */
static struct str
first_of(struct str text)
{
	static const char *const ends[] = { "\n\n", "\n* ", "\n- ", "\n+ " };
	size_t end = text.n;
	for (size_t i = 0; i < COUNTOF(ends); i++) {
		size_t at = str_find(text, str_from(ends[i]));
		end = at < end ? at : end;
	}
	return str_head(text, end);
}

/* All of a text, or its beginning. */
static void
write_text(const struct page *page, struct str text, int level)
{
	if (level)
		doc_markdown(page->doc, level > 1 ? text : first_of(text));
}

static int
levels_of(struct str text)
{
	if (!text.n)
		return 0;
	return first_of(text).n < text.n ? 2 : 1;
}

/* The parts -------------------------------------------------------------------- */

static int
most_in_short(const struct summary *s)
{
	return levels_of(s->in_short);
}

static void
write_in_short(
    const struct page *page, const struct report_short *shown, int level)
{
	int all = most_in_short(page->summary);
	(void)shown;
	if (!level)
		return;
	page_part_open(page, DOC_PANEL, "short", LABEL_REPORT_SHORT);
	write_text(page, page->summary->in_short, level < all ? 1 : 2);
	doc_close(page->doc, DOC_PANEL);
}

/* One of them is told at the top of the page. */
static size_t
other_changes(const struct summary *s)
{
	return report_changes_count(s) - (report_first_change(s) ? 1 : 0);
}

static int
most_changes(const struct summary *s)
{
	size_t n = other_changes(s);
	return n < ROWS_MAX ? (int)n : ROWS_MAX;
}

static void
write_changes(
    const struct page *page, const struct report_short *shown, int level)
{
	const struct summary *s = page->summary;
	const struct summary_change *first = report_first_change(s);
	if (!level && report_changes_count(s))
		return;
	if (!level || !shown->lists) {
		report_changes_few(page, (size_t)level, first);
		return;
	}
	page_part_open(page, DOC_SECTION, "decided",
	    first ? LABEL_REPORT_SHORT_ALSO : LABEL_REPORT_DECIDED);
	report_easy_changes(page, (size_t)level, first);
	doc_close(page->doc, DOC_SECTION);
}

static int
most_not_now(const struct summary *s)
{
	size_t n = report_changes_put_off(s);
	return n < ROWS_MAX ? (int)n : ROWS_MAX;
}

static void
write_not_now(
    const struct page *page, const struct report_short *shown, int level)
{
	(void)shown;
	if (level)
		report_changes_put_off_first(page, (size_t)level);
}

static int
most_works(const struct summary *s)
{
	if (s->works.n)
		return s->works.n > 1 ? 2 : 1;
	return s->strengths.n > 1 ? 2 : (int)s->strengths.n;
}

static void
write_works(
    const struct page *page, const struct report_short *shown, int level)
{
	const struct summary *s = page->summary;
	struct page few = *page;
	(void)shown;
	if (!level)
		return;
	few.quotes = level;
	few.all_notes = false;
	page_part_open(page, DOC_SECTION, "works", LABEL_REPORT_WORKS);
	if (s->works.n)
		quotes_wall(&few, &s->works);
	else
		doc_open(page->doc, DOC_LIST, NULL);
	for (size_t i = 0; !s->works.n && i < (size_t)level; i++)
		page_put(page, DOC_ITEM, page_capital(page, s->strengths.v[i]));
	if (!s->works.n)
		doc_close(page->doc, DOC_LIST);
	doc_close(page->doc, DOC_SECTION);
}

/* The first theme about which people differ; NULL if there is none. */
static const struct summary_theme *
differing(const struct summary *s)
{
	for (size_t i = 0; i < s->themes.n; i++)
		if (s->themes.v[i].differs.n)
			return &s->themes.v[i];
	return NULL;
}

static int
most_differs(const struct summary *s)
{
	const struct summary_theme *theme = differing(s);
	if (!theme)
		return 0;
	return theme->differs.n < SUMMARY_QUOTES_SHORT ? (int)theme->differs.n
						       : SUMMARY_QUOTES_SHORT;
}

static void
write_differs(
    const struct page *page, const struct report_short *shown, int level)
{
	const struct summary_theme *theme = differing(page->summary);
	struct page few = *page;
	(void)shown;
	if (!level)
		return;
	few.quotes = level;
	few.all_notes = false;
	page_part_open(page, DOC_SECTION, "differs", LABEL_REPORT_DIFFERS);
	/* What it is that was seen differently. */
	if (theme->name.n) {
		doc_open(page->doc, DOC_PARAGRAPH, NULL);
		page_put(page, DOC_STRONG, page_sentence(page, theme->name));
		doc_close(page->doc, DOC_PARAGRAPH);
	}
	quotes_wall(&few, &theme->differs);
	doc_close(page->doc, DOC_SECTION);
}

static int
most_felt(const struct summary *s)
{
	size_t n = report_felt_short_count(s);
	return n < FELT_MAX ? (int)n : FELT_MAX;
}

static void
write_felt(const struct page *page, const struct report_short *shown, int level)
{
	(void)shown;
	report_felt_short_few(page, (size_t)level);
}

static int
most_did_not_work(const struct summary *s)
{
	return levels_of(s->did_not_work);
}

/* Never left out: at the least it says where it stands. */
static void
write_did_not_work(
    const struct page *page, const struct report_short *shown, int level)
{
	const struct summary *s = page->summary;
	int all = most_did_not_work(s);
	(void)shown;
	if (level == all && all) {
		report_changes_did_not_work(page);
		return;
	}
	page_part_open(
	    page, DOC_SECTION, "did-not-work", LABEL_REPORT_DID_NOT_WORK);
	write_text(page, s->did_not_work, level);
	if (!level)
		page_put_word(page, DOC_PARAGRAPH,
		    all ? LABEL_REPORT_SHORT_DID_NOT_WORK
			: LABEL_REPORT_NOTHING_WRITTEN);
	doc_close(page->doc, DOC_SECTION);
}

static int
most_limits(const struct summary *s)
{
	(void)s;
	return 1;
}

/* The most people who came to one session: the size of the whole group is no
 * secret. */
static long
most_came(const struct summary *s)
{
	long most = 0;
	for (size_t i = 0; i < s->sessions.n; i++)
		if (s->sessions.v[i].known && s->sessions.v[i].came > most)
			most = s->sessions.v[i].came;
	return most;
}

/* Never left out. */
static void
write_limits(
    const struct page *page, const struct report_short *shown, int level)
{
	const struct summary *s = page->summary;
	long came = most_came(s);
	(void)shown;
	page_part_open(page, DOC_SECTION, "limits", LABEL_REPORT_LIMITS);
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	if (came)
		doc_text(page->doc,
		    page_count(page, LABEL_REPORT_SHORT_PEOPLE, (size_t)came));
	else
		doc_text(page->doc, page_word(page, LABEL_REPORT_LIMITS_PLACE));
	if (level) {
		doc_text(page->doc, STR(" "));
		doc_text(page->doc, page_word(page, LABEL_REPORT_LIMITS_ASKED));
	}
	if (s->any_held) {
		doc_text(page->doc, STR(" "));
		doc_text(page->doc,
		    s->tell_held ? page_count(page, LABEL_REPORT_HELD, s->held)
				 : page_word(page, LABEL_REPORT_HELD_SOME));
	}
	doc_close(page->doc, DOC_PARAGRAPH);
	doc_close(page->doc, DOC_SECTION);
}

static int
most_thanks(const struct summary *s)
{
	return s->thanks.n ? 1 : 0;
}

static void
write_thanks(
    const struct page *page, const struct report_short *shown, int level)
{
	const struct summary *s = page->summary;
	(void)shown;
	if (!report_group_has_thanks(s))
		return;
	page_part_open(page, DOC_SECTION, "thanks", LABEL_REPORT_THANKS);
	if (level)
		doc_markdown(page->doc, s->thanks);
	else
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_THANKS_WORDS);
	doc_close(page->doc, DOC_SECTION);
}

static int
most_next(const struct summary *s)
{
	return levels_of(s->next);
}

static void
write_next(const struct page *page, const struct report_short *shown, int level)
{
	int all = most_next(page->summary);
	(void)shown;
	if (!level)
		return;
	page_part_open(page, DOC_SECTION, "next", LABEL_REPORT_NEXT);
	write_text(page, page->summary->next, level < all ? 1 : 2);
	doc_close(page->doc, DOC_SECTION);
}

static int
most_wrong(const struct summary *s)
{
	(void)s;
	return 0;
}

static void
write_wrong(
    const struct page *page, const struct report_short *shown, int level)
{
	const struct summary *s = page->summary;
	(void)shown;
	(void)level;
	page_part_open(page, DOC_PANEL, "wrong", LABEL_REPORT_WRONG);
	report_about_contact(page);
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	doc_text(page->doc, page_word(page, LABEL_REPORT_SHORT_TAKE_BACK));
	if (page_known(&s->change_mind_by) &&
	    !page_has_come(page, &s->change_mind_by)) {
		doc_text(page->doc, STR(" "));
		doc_text(page->doc,
		    page_fill(page, LABEL_REPORT_SHORT_BEFORE, "date",
			page_date_text(
			    page, &s->change_mind_by, LABEL_TO_BE_AGREED)));
	}
	doc_close(page->doc, DOC_PARAGRAPH);
	doc_close(page->doc, DOC_PANEL);
}

/* need is the turn in which a part is filled. */
static const struct part {
	size_t need;
	int (*most)(const struct summary *summary);
	void (*write)(const struct page *page, const struct report_short *shown,
	    int level);
} parts[REPORT_SHORT_PARTS] = {
	[REPORT_SHORT_IN_SHORT] = { 3, most_in_short, write_in_short },
	[REPORT_SHORT_CHANGES] = { 0, most_changes, write_changes },
	[REPORT_SHORT_NOT_NOW] = { 1, most_not_now, write_not_now },
	[REPORT_SHORT_WORKS] = { 5, most_works, write_works },
	[REPORT_SHORT_DIFFERS] = { 6, most_differs, write_differs },
	[REPORT_SHORT_FELT] = { 7, most_felt, write_felt },
	[REPORT_SHORT_DID_NOT_WORK] = { 2, most_did_not_work,
	    write_did_not_work },
	[REPORT_SHORT_LIMITS] = { 8, most_limits, write_limits },
	[REPORT_SHORT_THANKS] = { 9, most_thanks, write_thanks },
	[REPORT_SHORT_NEXT] = { 4, most_next, write_next },
	[REPORT_SHORT_WRONG] = { 10, most_wrong, write_wrong },
};

/* What fits -------------------------------------------------------------------- */

void
report_short_all(const struct summary *summary, struct report_short *shown)
{
	for (size_t i = 0; i < COUNTOF(parts); i++)
		shown->level[i] = parts[i].most(summary);
}

/* The part that is filled in this turn. */
static size_t
part_of(size_t turn)
{
	size_t i = 0;
	while (parts[i].need != turn)
		i++;
	return i;
}

void
report_short_fill(const struct summary *summary, struct report_short *shown,
    bool (*fits)(void *context), void *context)
{
	bool full[REPORT_SHORT_PARTS] = { false };
	size_t left = COUNTOF(parts);
	for (size_t turn = 0; left; turn = (turn + 1) % COUNTOF(parts)) {
		size_t i = part_of(turn);
		if (full[i])
			continue;
		if (shown->level[i] < parts[i].most(summary)) {
			shown->level[i]++;
			if (fits(context))
				continue;
			shown->level[i]--;
		}
		full[i] = true;
		left--;
	}
}

bool
report_short_is_cut(const struct summary *s, const struct report_short *shown)
{
	for (size_t i = 0; i < COUNTOF(parts); i++)
		if (shown->level[i] < parts[i].most(s))
			return true;
	return report_felt_short_count(s) > FELT_MAX ||
	       other_changes(s) > ROWS_MAX ||
	       report_changes_put_off(s) > ROWS_MAX;
}

void
report_short_part(
    const struct page *page, const struct report_short *shown, size_t part)
{
	parts[part].write(page, shown, shown->level[part]);
}
