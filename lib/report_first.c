/* SPDX-License-Identifier: MIT */
#include "report_first.h"

#include "quotes.h"

struct str
report_first_from(const struct page *page)
{
	const struct summary *s = page->summary;
	enum label_id id = LABEL_REPORT_FROM_US;
	if (s->group.n)
		id = s->place.n ? LABEL_REPORT_FROM : LABEL_REPORT_FROM_GROUP;
	else if (s->place.n)
		id = LABEL_REPORT_FROM_PLACE;
	return label_fill(page->arena, page->labels, page_label(page, id),
	    LABEL_ARGS({ "group", s->group }, { "place", s->place }));
}

void
report_first_name(const struct page *page, enum label_id kind)
{
	const struct summary *s = page->summary;
	page_put(page, DOC_KIND,
	    s->group.n ? page_capital(page, s->group) : page_word(page, kind));
}

/* Whether a comes before b: picked by the group, in its order; then the one
 * with the most dots. */
static bool
picked_first(const struct summary_quote *a, const struct summary_quote *b)
{
	if (!b || a->show != b->show)
		return !b || a->show < b->show;
	return a->dots > b->dots;
}

static const struct summary_quote *
pick(const struct summary_quotes *quotes, const struct summary_quote *best)
{
	for (size_t i = 0; i < quotes->n; i++) {
		const struct summary_quote *quote = &quotes->v[i];
		bool chosen = quote->show != SUMMARY_SHOW_NONE || quote->dots;
		if (chosen && picked_first(quote, best))
			best = quote;
	}
	return best;
}

/* The quote that the group picked, else the one with the most dots; NULL if
 * nobody chose any. */
static const struct summary_quote *
first_quote(const struct summary *s)
{
	const struct summary_quote *best = NULL;
	for (size_t i = 0; i < s->themes.n; i++)
		best = pick(&s->themes.v[i].quotes, best);
	return pick(&s->works, best);
}

const struct summary_change *
report_first_change(const struct summary *s)
{
	const struct summary_change *first = NULL;
	for (size_t i = 0; i < s->changes.n; i++) {
		const struct summary_change *change = &s->changes.v[i];
		if (change->answer != OUTCOME_YES || !change->will.n ||
		    change->state == OUTCOME_STOPPED)
			continue;
		if (page_known(&change->when))
			return change;
		if (!first)
			first = change;
	}
	return first;
}

static void
write_change(const struct page *page, const struct summary_change *change)
{
	struct str who = page_capital(page, change->who);
	bool dated = page_known(&change->when);
	enum label_id id = LABEL_REPORT_FIRST_WHO_BY;
	if (!who.n)
		id = LABEL_REPORT_FIRST_BY;
	else if (!dated)
		id = LABEL_REPORT_FIRST_WHO;
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	page_put_word(page, DOC_STRONG,
	    change->state == OUTCOME_DONE ? LABEL_REPORT_FIRST_DONE
					  : LABEL_REPORT_FIRST_YES);
	doc_text(page->doc, STR(" "));
	doc_text(page->doc, page_sentence(page, change->will));
	doc_text(page->doc, STR(" "));
	if (who.n || dated)
		doc_text(page->doc,
		    label_fill(page->arena, page->labels, id,
			LABEL_ARGS({ "who", who },
			    { "date", page_date_text(page, &change->when,
					  LABEL_TO_BE_AGREED) })));
	doc_close(page->doc, DOC_PARAGRAPH);
}

void
report_first_quote(const struct page *page)
{
	const struct summary_quote *quote = first_quote(page->summary);
	if (quote)
		quotes_one(page, quote);
}

void
report_first_agreed(const struct page *page)
{
	const struct summary_change *change =
	    report_first_change(page->summary);
	if (change)
		write_change(page, change);
}

void
report_first_words(const struct page *page)
{
	page_paragraph(page, DOC_LEDE, page->summary->question);
	report_first_quote(page);
	report_first_agreed(page);
}
