/* SPDX-License-Identifier: MIT */
#include "report_felt_short.h"

#include "quotes.h"

/* What there is to say ------------------------------------------------------- */

static size_t
times_answered(const struct summary_question *question)
{
	size_t n = 0;

	for (int m = 0; m < REFLECTIONS_MOMENTS; m++)
		n += question->scores[m].average;
	return n;
}

/* A group may have told no more than a story. */
static bool
answers(const struct summary_own *own)
{
	return own->score >= 0 || own->word.n;
}

static bool
has_something(const struct summary_question *question)
{
	for (size_t i = 0; i < question->own.n; i++)
		if (answers(&question->own.v[i]))
			return true;
	return times_answered(question) || question->words.n;
}

size_t
report_felt_short_count(const struct summary *s)
{
	size_t n = 0;

	for (size_t q = 0; q < s->reflected.n; q++)
		n += has_something(&s->reflected.v[q]);
	return n;
}

/* Words ---------------------------------------------------------------------- */

static struct str
point(const struct page *page, int number)
{
	return page_word(page, page_nth(LABEL_SCALE_0, number + 1));
}

/* "a little or less", "about half", "between about half and mostly".  What is
 * told as "or less" is so of the next point above, too. */
static struct str
average(const struct page *page, const struct privacy_scores *scores)
{
	struct str low = point(page, scores->halves / 2);
	struct str high = point(page, (scores->halves + 1) / 2);

	if (scores->edge < 0)
		return page_fill(page, LABEL_FELT_OR_LESS, "n", high);
	if (scores->edge > 0)
		return page_fill(page, LABEL_FELT_OR_MORE, "n", low);
	if (scores->halves % 2 == 0)
		return low;
	return label_fill(page->arena, page->labels, LABEL_FELT_SHORT_BETWEEN,
	    LABEL_ARGS({ "low", low }, { "high", high }));
}

/* One line of an answer, below those before it. */
static void
put_line(const struct page *page, struct str text, size_t *n)
{
	if ((*n)++)
		doc_put(page->doc, DOC_BREAK, NULL, STR(""));
	doc_text(page->doc, text);
}

/* "Before, on average: a little or less.", "After: mostly or more." */
static void
put_averages(
    const struct page *page, const struct summary_question *question, size_t *n)
{
	for (int m = 0; m < REFLECTIONS_MOMENTS; m++) {
		const struct privacy_scores *scores = &question->scores[m];
		struct str when =
		    page_word(page, page_nth(LABEL_FELT_BEFORE, m + 1));

		if (scores->average)
			put_line(page,
			    label_fill(page->arena, page->labels,
				*n ? LABEL_FELT_SHORT_THEN
				   : LABEL_FELT_SHORT_FIRST,
				LABEL_ARGS({ "when", when },
				    { "answer", average(page, scores) })),
			    n);
	}
}

/* "As a group, after: mostly." */
static void
put_own(
    const struct page *page, const struct summary_question *question, size_t *n)
{
	for (size_t i = 0; i < question->own.n; i++) {
		const struct summary_own *own = &question->own.v[i];
		struct str when = page_word(page,
		    page_nth(LABEL_FELT_SHORT_BEFORE, (int)own->moment + 1));
		struct str answer =
		    own->score >= 0 ? point(page, own->score) : own->word;

		if (answers(own))
			put_line(page,
			    label_fill(page->arena, page->labels,
				LABEL_FELT_SHORT_OWN,
				LABEL_ARGS(
				    { "when", when }, { "answer", answer })),
			    n);
	}
}

/* A question, and in so many words what people answered. */
static void
put_question(
    const struct page *page, const struct summary_question *question, bool all)
{
	size_t n = 0;

	page_put(page, DOC_TERM, question->ask);
	doc_open(page->doc, DOC_FACT, NULL);
	put_averages(page, question, &n);
	if (all || !n)
		put_own(page, question, &n);
	if (question->words.n && (all || !n))
		put_line(page,
		    page_fill(page, LABEL_FELT_SHORT_WORDS, "words",
			page_list(page, &question->words)),
		    &n);
	doc_close(page->doc, DOC_FACT);
}

/* The part -------------------------------------------------------------------- */

/* So many questions, first those that were answered most times. */
static void
put_questions(const struct page *page, size_t most, bool all)
{
	const struct summary *s = page->summary;

	page_facts_open(page, DOC_WORDS);
	for (size_t times = REFLECTIONS_MOMENTS + 1; times-- && most;)
		for (size_t q = 0; q < s->reflected.n && most; q++)
			if (times_answered(&s->reflected.v[q]) == times &&
			    has_something(&s->reflected.v[q])) {
				put_question(page, &s->reflected.v[q], all);
				most--;
			}
	doc_close(page->doc, DOC_FACTS);
}

void
report_felt_short_few(const struct page *page, size_t n)
{
	if (!n)
		return;
	page_part_open(page, DOC_SECTION, "felt", LABEL_REPORT_FELT);
	put_questions(page, n, false);
	doc_close(page->doc, DOC_SECTION);
}

void
report_felt_short_easy(const struct page *page)
{
	const struct summary *s = page->summary;
	size_t n = report_felt_short_count(s);

	page_part_open(page, DOC_SECTION, "felt", LABEL_REPORT_FELT);
	page_put_word(page, DOC_PARAGRAPH, LABEL_FELT_SHORT_SCALE);
	if (n)
		put_questions(page, n, true);
	page_put_word(page, DOC_PARAGRAPH, LABEL_FELT_SHORT_ROUNDED);
	for (size_t q = 0; q < s->reflected.n; q++)
		quotes_wall(page, &s->reflected.v[q].stories);
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
