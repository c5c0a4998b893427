/* SPDX-License-Identifier: MIT */
#include "report_felt.h"

#include "quotes.h"

/* Words ---------------------------------------------------------------------- */

static struct str
moment_word(const struct page *page, int moment)
{
	return page_word(page, page_nth(LABEL_FELT_BEFORE, moment + 1));
}

/* "6. To what extent are we ...?" */
static struct str
whole_question(const struct page *page, const struct summary_question *question)
{
	return label_fill(page->arena, page->labels, LABEL_MIRROR_QUESTION,
	    LABEL_ARGS({ "id", page_capital(page, question->id) },
		{ "ask", question->ask }));
}

/* "6, before" */
static struct str
when_asked(const struct page *page, const struct summary_question *question,
    int moment)
{
	return label_fill(page->arena, page->labels, LABEL_FELT_WHEN,
	    LABEL_ARGS({ "id", page_capital(page, question->id) },
		{ "when", moment_word(page, moment) }));
}

/* "10 or more", "fewer than 5" */
static struct str
people(const struct page *page, const struct privacy_scores *scores, int n)
{
	return n ? page_count(page, LABEL_REPORT_AT_LEAST, (size_t)n)
		 : page_count(page, LABEL_REPORT_FEWER, (size_t)scores->step);
}

/* "2.5", "1 or less", "3 or more" */
static struct str
average(const struct page *page, const struct privacy_scores *scores)
{
	struct str number;

	if (!scores->average)
		return page_word(page, LABEL_FELT_TOO_FEW);
	number = page_fill(page,
	    scores->halves % 2 ? LABEL_FELT_HALF : LABEL_FELT_WHOLE, "n",
	    str_fmt(page->arena, "%d", scores->halves / 2));
	if (scores->edge)
		number = page_fill(page,
		    scores->edge < 0 ? LABEL_FELT_OR_LESS : LABEL_FELT_OR_MORE,
		    "n", number);
	return number;
}

/* Tables --------------------------------------------------------------------- */

static void
bar(const struct page *page, const struct privacy_scores *scores, int moment)
{
	static const enum svg_paint paints[REFLECTIONS_MOMENTS] = { SVG_OPEN,
		SVG_MILD, SVG_BOLD };
	const int most = 2 * (PRIVACY_SCORES_POINTS - 1);
	struct svg drawing = svg_bar_middle(page->arena, paints[moment],
	    scores->halves, most, PRIVACY_SCORES_POINTS - 1);

	doc_drawing(page->doc, &drawing);
}

/* Whether something may be told of a question. */
static bool
is_told(const struct summary_question *question)
{
	for (int m = 0; m < REFLECTIONS_MOMENTS; m++)
		if (question->scores[m].answered)
			return true;
	return false;
}

/* The averages, side by side. */
static void
averages(const struct page *page)
{
	const struct summary *s = page->summary;
	enum label_id column[1 + REFLECTIONS_MOMENTS] = { LABEL_FELT_QUESTION };
	size_t n = 1;

	for (int m = 0; m < REFLECTIONS_MOMENTS; m++)
		if (s->moment[m])
			column[n++] = page_nth(LABEL_FELT_BEFORE, m + 1);
	doc_open(page->doc, DOC_SECTION, NULL);
	page_table_open(page, "felt-average", LABEL_FELT_AVERAGES, column, n);
	for (size_t q = 0; q < s->reflected.n; q++) {
		const struct summary_question *question = &s->reflected.v[q];

		if (!is_told(question))
			continue;
		doc_open(page->doc, DOC_ROW, NULL);
		page_put(page, DOC_ROW_HEAD, whole_question(page, question));
		for (int m = 0; m < REFLECTIONS_MOMENTS; m++) {
			const struct privacy_scores *scores =
			    &question->scores[m];

			if (!s->moment[m])
				continue;
			doc_open(page->doc, DOC_CELL, NULL);
			doc_text(page->doc, average(page, scores));
			if (scores->average)
				bar(page, scores, m);
			doc_close(page->doc, DOC_CELL);
		}
		doc_close(page->doc, DOC_ROW);
	}
	doc_close(page->doc, DOC_TABLE);
	doc_close(page->doc, DOC_SECTION);
}

static bool
any_split(const struct summary *s)
{
	for (size_t q = 0; q < s->reflected.n; q++)
		for (int m = 0; m < REFLECTIONS_MOMENTS; m++)
			if (s->reflected.v[q].scores[m].split)
				return true;
	return false;
}

static void
spread_row(const struct page *page, const struct summary_question *question,
    int moment, bool points)
{
	const struct privacy_scores *scores = &question->scores[moment];
	const int unsure = PRIVACY_SCORES_POINTS;

	doc_open(page->doc, DOC_ROW, NULL);
	page_put(page, DOC_ROW_HEAD, when_asked(page, question, moment));
	page_put(page, DOC_CELL, people(page, scores, scores->answered));
	for (int i = 0; points && i < PRIVACY_SCORES_POINTS; i++)
		page_put(page, DOC_CELL,
		    scores->split ? people(page, scores, scores->part[i])
				  : page_word(page, LABEL_FELT_NOT_SPLIT));
	page_put(page, DOC_CELL,
	    scores->unsure ? people(page, scores, scores->part[unsure])
			   : page_word(page, LABEL_FELT_NOT_SPLIT));
	doc_close(page->doc, DOC_ROW);
}

/* How many answered, and where enough did, what. */
static void
spreads(const struct page *page)
{
	const struct summary *s = page->summary;
	bool points = any_split(s);
	enum label_id column[2 + PRIVACY_SCORES_PARTS] = { LABEL_FELT_ASKED,
		LABEL_FELT_ANSWERED };
	size_t n = 2;

	for (int i = points ? 0 : PRIVACY_SCORES_POINTS;
	     i < PRIVACY_SCORES_PARTS; i++)
		column[n++] = page_nth(LABEL_FELT_POINT_0, i + 1);
	doc_open(page->doc, DOC_SECTION, NULL);
	page_table_open(page, "felt-spread", LABEL_FELT_SPREAD, column, n);
	for (size_t q = 0; q < s->reflected.n; q++)
		for (int m = 0; m < REFLECTIONS_MOMENTS; m++)
			if (s->reflected.v[q].scores[m].answered)
				spread_row(page, &s->reflected.v[q], m, points);
	doc_close(page->doc, DOC_TABLE);
	doc_close(page->doc, DOC_SECTION);
}

static void
scores(const struct page *page)
{
	const struct summary *s = page->summary;
	bool any = false;
	bool told = false;

	for (int m = 0; m < REFLECTIONS_MOMENTS; m++)
		any |= s->moment[m];
	if (!any)
		return;
	page_put_word(page, DOC_PARAGRAPH, LABEL_FELT_SCALE);
	for (size_t q = 0; q < s->reflected.n; q++)
		told |= is_told(&s->reflected.v[q]);
	if (told) {
		averages(page);
		spreads(page);
	}
	page_paragraph(page, DOC_SOFT,
	    page_count(page, LABEL_FELT_ROUNDED,
		(size_t)s->reflected.v[0].scores[0].step));
}

/* What people said ----------------------------------------------------------- */

static struct str
quoted(const struct page *page, struct str words)
{
	return str_fmt(page->arena, " %.*s%.*s%.*s",
	    STR_ARG(page_word(page, LABEL_QUOTE_OPEN)), STR_ARG(words),
	    STR_ARG(page_word(page, LABEL_QUOTE_CLOSE)));
}

static void
own_answer(const struct page *page, const struct summary_question *question,
    const struct summary_own *own)
{
	const struct str words[] = { own->word, own->story, own->next };

	doc_open(page->doc, DOC_ITEM, NULL);
	page_put(page, DOC_STRONG,
	    page_fill(page, LABEL_FELT_OWN_WHEN, "when",
		when_asked(page, question, (int)own->moment)));
	if (own->score >= 0) {
		struct str word =
		    page_word(page, page_nth(LABEL_SCALE_0, own->score + 1));

		doc_text(page->doc, STR(" "));
		doc_text(page->doc,
		    own->score == REFLECTIONS_NOT_SURE
			? word
			: label_fill(page->arena, page->labels,
			      LABEL_FELT_POINT,
			      LABEL_ARGS({ "n", str_fmt(page->arena, "%d",
						    own->score) },
				  { "word", word })));
	}
	for (size_t i = 0; i < COUNTOF(words); i++)
		if (words[i].n)
			doc_text(page->doc, quoted(page, words[i]));
	doc_close(page->doc, DOC_ITEM);
}

static bool
any_own(const struct summary *s)
{
	for (size_t q = 0; q < s->reflected.n; q++)
		if (s->reflected.v[q].own.n)
			return true;
	return false;
}

/* The group's own answers, which are nobody's and are in no average. */
static void
own_answers(const struct page *page)
{
	const struct summary *s = page->summary;

	if (!any_own(s))
		return;
	doc_open(page->doc, DOC_PANEL, NULL);
	page_put_word(page, DOC_HEADING, LABEL_FELT_OWN);
	doc_open(page->doc, DOC_LIST, NULL);
	for (size_t q = 0; q < s->reflected.n; q++)
		for (size_t i = 0; i < s->reflected.v[q].own.n; i++)
			own_answer(page, &s->reflected.v[q],
			    &s->reflected.v[q].own.v[i]);
	doc_close(page->doc, DOC_LIST);
	doc_close(page->doc, DOC_PANEL);
}

/* What people said to one question. */
static void
words(const struct page *page, const struct summary_question *question)
{
	if (!question->words.n && !question->stories.n)
		return;
	doc_open(page->doc, DOC_SECTION, NULL);
	page_put(page, DOC_HEADING, whole_question(page, question));
	if (question->words.n)
		page_said(
		    page, LABEL_FELT_WORDS, page_list(page, &question->words));
	quotes_wall(page, &question->stories);
	doc_close(page->doc, DOC_SECTION);
}

void
report_felt(const struct page *page)
{
	const struct summary *s = page->summary;

	page_part_open(page, DOC_SECTION, "felt", LABEL_REPORT_FELT);
	scores(page);
	own_answers(page);
	for (size_t q = 0; q < s->reflected.n; q++)
		words(page, &s->reflected.v[q]);
	if (s->could_change.n) {
		doc_open(page->doc, DOC_SECTION, NULL);
		page_put_word(page, DOC_HEADING, LABEL_FELT_NEXT);
		quotes_list(page, &s->could_change);
		doc_close(page->doc, DOC_SECTION);
	}
	if (s->answers_held)
		page_put_word(page, DOC_PARAGRAPH, LABEL_FELT_HELD);
	doc_close(page->doc, DOC_SECTION);
}
