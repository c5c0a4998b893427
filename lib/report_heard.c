/* SPDX-License-Identifier: MIT */
#include "report_heard.h"

#include "quotes.h"

#define HEARD_MOST 3 /* headings that stand in short */

/* Headings, a line each: many are whole sentences. */
static void
headings_list(
    const struct page *page, enum label_id id, const struct summary_list *names)
{
	if (!names->n)
		return;
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	page_put_word(page, DOC_STRONG, id);
	doc_close(page->doc, DOC_PARAGRAPH);
	doc_open(page->doc, DOC_LIST, NULL);
	for (size_t i = 0; i < names->n; i++)
		page_put(page, DOC_ITEM, names->v[i]);
	doc_close(page->doc, DOC_LIST);
}

void
report_heard_short(const struct page *page)
{
	const struct summary *s = page->summary;
	page_part_open(page, DOC_PANEL, "short", LABEL_REPORT_SHORT);
	struct summary_list top = { 0 };
	for (size_t i = 0; i < HEARD_MOST && i < s->themes.n; i++) {
		const struct summary_theme *t = &s->themes.v[i];
		if (!t->name.n || t->untold)
			break;
		*ARENA_PUSH(page->arena, &top) = t->name;
	}
	if (s->in_short.n)
		doc_markdown(page->doc, s->in_short);
	else if (top.n)
		headings_list(page, LABEL_REPORT_HEARD_MOST, &top);
	else
		page_put_word(page, DOC_PARAGRAPH, LABEL_NOT_WRITTEN_YET);
	/* Where it led to. */
	if (s->question_now.n) {
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_QUESTION_NOW);
		doc_markdown(page->doc, s->question_now);
	}
	doc_close(page->doc, DOC_PANEL);
}

/* How many notes, and how many of them are held back. */
static struct str
how_many(const struct page *page)
{
	const struct summary *s = page->summary;
	struct str parts[2] = { page_count(
				    page, LABEL_REPORT_HEARD_SOME, s->notes),
		page_word(page, LABEL_REPORT_HELD_SOME) };
	struct str in = page_count(page, LABEL_REPORT_HEARD_IN, s->notes);
	if (s->untold)
		return page_word(page, LABEL_REPORT_SINCE_FEW);
	/* Where the number held back is hidden, so is the whole: the one
	 * follows from the other. */
	if (s->notes == 0 && !s->tell_held)
		return parts[1];
	if (!s->tell_held)
		return str_fmt(page->arena, "%.*s %.*s", STR_ARG(parts[0]),
		    STR_ARG(parts[1]));
	if (s->notes + s->held == 0)
		return page_word(page, LABEL_REPORT_HEARD_NONE);
	parts[0] = page_count(page, LABEL_REPORT_HEARD_ALL, s->notes + s->held);
	if (!s->held)
		return str_fmt(page->arena, "%.*s %.*s", STR_ARG(parts[0]),
		    STR_ARG(
			page_count(page, LABEL_REPORT_HEARD_EVERY, s->notes)));
	return str_fmt(page->arena, "%.*s %.*s %.*s", STR_ARG(parts[0]),
	    STR_ARG(in), STR_ARG(page_count(page, LABEL_REPORT_HELD, s->held)));
}

static void
theme(const struct page *page, const struct summary_theme *t)
{
	doc_open(page->doc, DOC_SECTION, NULL);
	page_put(page, DOC_HEADING,
	    t->name.n ? t->name
		      : page_word(page, page_nth(LABEL_REPORT_KIND_IDEA,
					    (int)t->kind + 1)));
	quotes_wall(page, &t->quotes);
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	if (t->notes)
		doc_text(page->doc, page_count(page,
					t->name.n ? LABEL_REPORT_THEME_NOTES
						  : LABEL_REPORT_KIND_NOTES,
					t->notes));
	if (t->notes && t->dots)
		doc_text(page->doc, STR(" "));
	if (t->dots)
		doc_text(page->doc,
		    page_count(page, LABEL_REPORT_THEME_DOTS, (size_t)t->dots));
	doc_close(page->doc, DOC_PARAGRAPH);
	if (t->differs.n) {
		doc_open(page->doc, DOC_PANEL, NULL);
		page_put_word(page, DOC_HEADING, LABEL_REPORT_DIFFERS);
		quotes_wall(page, &t->differs);
		doc_close(page->doc, DOC_PANEL);
	}
	doc_close(page->doc, DOC_SECTION);
}

void
report_heard_themes(const struct page *page)
{
	const struct summary *s = page->summary;
	page_part_open(page, DOC_SECTION, "heard", LABEL_REPORT_HEARD);
	page_put(page, DOC_PARAGRAPH, how_many(page));
	if (s->themes.n)
		page_paragraph(page, DOC_SOFT,
		    page_word(page, LABEL_REPORT_HEARD_HEADINGS));
	for (size_t i = 0; i < s->themes.n; i++)
		if (s->themes.v[i].notes || s->themes.v[i].dots ||
		    s->themes.v[i].untold)
			theme(page, &s->themes.v[i]);
	doc_close(page->doc, DOC_SECTION);
}

/* The headings of which one thing or the other is true, as a list. */
static void
headings(const struct page *page, enum label_id id, bool fresh)
{
	const struct summary *s = page->summary;
	struct summary_list list = { 0 };
	for (size_t i = 0; i < s->themes.n; i++) {
		const struct summary_theme *t = &s->themes.v[i];
		if (t->name.n && (fresh ? t->fresh : t->more && !t->fresh))
			*ARENA_PUSH(page->arena, &list) = t->name;
	}
	headings_list(page, id, &list);
}

void
report_heard_since(const struct page *page)
{
	page_part_open(page, DOC_SECTION, "since", LABEL_REPORT_SINCE);
	if (page->summary->since.same)
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_SINCE_SAME);
	headings(page, LABEL_REPORT_SINCE_FRESH, true);
	headings(page, LABEL_REPORT_SINCE_MORE, false);
	page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_SINCE_AWAY);
	doc_close(page->doc, DOC_SECTION);
}

void
report_heard_works(const struct page *page)
{
	const struct summary *s = page->summary;
	page_part_open(page, DOC_SECTION, "works", LABEL_REPORT_WORKS);
	if (s->strengths.n) {
		doc_open(page->doc, DOC_LIST, NULL);
		for (size_t i = 0; i < s->strengths.n; i++)
			page_put(page, DOC_ITEM,
			    page_capital(page, s->strengths.v[i]));
		doc_close(page->doc, DOC_LIST);
	}
	quotes_wall(page, &s->works);
	if (s->works_notes)
		page_put(page, DOC_PARAGRAPH,
		    page_count(page, LABEL_REPORT_WORKS_NOTES, s->works_notes));
	page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_WORKS_THANKS);
	doc_close(page->doc, DOC_SECTION);
}

void
report_heard_compost(const struct page *page)
{
	const struct summary_quotes *compost = &page->summary->compost;
	page_part_open(page, DOC_SECTION, "compost", LABEL_REPORT_COMPOST);
	quotes_wall(page, compost);
	if (!page->all_notes && compost->n > (size_t)page->quotes)
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_COMPOST_MORE);
	doc_close(page->doc, DOC_SECTION);
}

void
report_heard_parked(const struct page *page)
{
	page_part_open(page, DOC_SECTION, "parked", LABEL_REPORT_PARKED);
	quotes_list(page, &page->summary->parked);
	doc_close(page->doc, DOC_SECTION);
}
