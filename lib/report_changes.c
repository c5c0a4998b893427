/* SPDX-License-Identifier: MIT */
#include "report_changes.h"

#include <stdint.h>

#include "quotes.h"

bool
report_changes_will(const struct summary_change *change)
{
	return change->answer != OUTCOME_NOT_NOW &&
	       change->answer != OUTCOME_NO;
}

/* Whether it stands, or stands as well, under "not now". */
static bool
is_put_off(const struct summary_change *change)
{
	return !report_changes_will(change) || change->because.n;
}

size_t
report_changes_count(const struct summary *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->changes.n; i++)
		n += report_changes_will(&s->changes.v[i]);
	return n;
}

size_t
report_changes_put_off(const struct summary *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->changes.n; i++)
		n += is_put_off(&s->changes.v[i]);
	return n;
}

/* What will happen and, unless it is told in short, how far it is, and how
 * anybody can tell. */
static void
will_cell(
    const struct page *page, const struct summary_change *change, bool in_short)
{
	struct str more[3];
	size_t n = 0;
	if (change->state)
		more[n++] = page_word(
		    page, page_nth(LABEL_REPORT_STATE_1, change->state));
	if (change->how_many.n)
		more[n++] = page_fill(
		    page, LABEL_REPORT_HOW_MANY, "text", change->how_many);
	if (change->proof.n)
		more[n++] =
		    page_fill(page, LABEL_REPORT_PROOF, "text", change->proof);
	doc_open(page->doc, DOC_CELL, NULL);
	if (change->will.n)
		doc_text(page->doc, n && !in_short
					? page_sentence(page, change->will)
					: change->will);
	else
		doc_text(
		    page->doc, page_word(page, change->answer == OUTCOME_WAITING
						   ? LABEL_REPORT_WAITING
						   : LABEL_NOT_AGREED_YET));
	for (size_t i = 0; i < n && !in_short; i++) {
		if (i)
			doc_text(page->doc, STR(" "));
		else
			doc_put(page->doc, DOC_BREAK, NULL, STR(""));
		doc_text(page->doc, more[i]);
	}
	doc_close(page->doc, DOC_CELL);
}

static void
decided_row(
    const struct page *page, const struct summary_change *change, bool in_short)
{
	doc_open(page->doc, DOC_ROW, NULL);
	page_put(page, DOC_ROW_HEAD,
	    change->said.n ? change->said
			   : page_word(page, LABEL_REPORT_UNASKED));
	will_cell(page, change, in_short);
	page_cell(page, page_capital(page, change->who));
	page_put_date(page, DOC_CELL, &change->when, LABEL_NOT_AGREED_YET);
	if (!in_short)
		page_cell(page, change->know_by);
	doc_close(page->doc, DOC_ROW);
}

void
report_changes_decided(const struct page *page)
{
	report_changes_few(page, SIZE_MAX, NULL);
}

void
report_changes_few(
    const struct page *page, size_t most, const struct summary_change *except)
{
	static const enum label_id columns[] = { LABEL_REPORT_SAID,
		LABEL_REPORT_WILL, LABEL_REPORT_CHANGE_WHO,
		LABEL_REPORT_CHANGE_WHEN, LABEL_REPORT_CHANGE_KNOW };
	const struct summary *s = page->summary;
	bool few = most < SIZE_MAX;
	if (!report_changes_count(s)) {
		page_part_open(
		    page, DOC_SECTION, "decided", LABEL_REPORT_DECIDED);
		page_put_word(
		    page, DOC_PARAGRAPH, LABEL_REPORT_DECIDED_NOTHING);
		doc_close(page->doc, DOC_SECTION);
		return;
	}
	page_table_open(page, "decided",
	    except ? LABEL_REPORT_SHORT_ALSO : LABEL_REPORT_DECIDED, columns,
	    COUNTOF(columns) - (few ? 1 : 0));
	for (size_t i = 0; i < s->changes.n && most; i++) {
		if (!report_changes_will(&s->changes.v[i]) ||
		    &s->changes.v[i] == except)
			continue;
		decided_row(page, &s->changes.v[i], few);
		most--;
	}
	doc_close(page->doc, DOC_TABLE);
}

/* Never left out of a full report. */
void
report_changes_not_now(const struct page *page)
{
	report_changes_put_off_first(page, SIZE_MAX);
}

void
report_changes_who(const struct page *page, const struct summary_change *change)
{
	struct str who = change->who.n
			     ? change->who
			     : page_word(page, LABEL_REPORT_EASY_NOBODY);
	struct str date =
	    page_known(&change->when)
		? page_date_text(page, &change->when, LABEL_REPORT_EASY_NO_DATE)
		: page_word(page, LABEL_REPORT_EASY_NO_DATE);
	doc_put(page->doc, DOC_BREAK, NULL, STR(""));
	doc_text(page->doc,
	    label_fill(page->arena, page->labels, LABEL_REPORT_EASY_WHO_BY,
		LABEL_ARGS({ "who", who }, { "date", date })));
}

/* Why, and for what is in no table of changes what will be done all the same,
 * by whom and when. */
static void
put_off(const struct page *page, const struct summary_change *change)
{
	bool plain = change->answer < OUTCOME_PARTLY ||
		     change->answer == OUTCOME_WAITING;
	page_put(page, DOC_TERM, change->said.n ? change->said : change->will);
	doc_open(page->doc, DOC_FACT, NULL);
	doc_text(page->doc,
	    plain ? change->because
		  : page_fill(page,
			page_nth(LABEL_REPORT_ANSWER_2, change->answer - 1),
			"text", page_sentence(page, change->because)));
	if (!report_changes_will(change)) {
		if (change->said.n && change->will.n) {
			doc_put(page->doc, DOC_BREAK, NULL, STR(""));
			doc_text(page->doc,
			    page_fill(page, LABEL_REPORT_NOT_NOW_WILL, "text",
				page_sentence(page, change->will)));
		}
		if (change->will.n || change->who.n ||
		    page_known(&change->when))
			report_changes_who(page, change);
	}
	doc_close(page->doc, DOC_FACT);
}

void
report_changes_put_off_first(const struct page *page, size_t most)
{
	const struct summary *s = page->summary;
	size_t n = 0;
	page_part_open(page, DOC_SECTION, "not-now", LABEL_REPORT_NOT_NOW);
	/* First what nothing else on the page tells of. */
	for (int half_done = 0; half_done < 2; half_done++)
		for (size_t i = 0; i < s->changes.n && n < most; i++) {
			const struct summary_change *change = &s->changes.v[i];
			if (!is_put_off(change) ||
			    report_changes_will(change) != half_done)
				continue;
			if (n++ == 0)
				page_facts_open(page, DOC_WORDS);
			put_off(page, change);
		}
	if (n)
		doc_close(page->doc, DOC_FACTS);
	else
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_NOT_NOW_NONE);
	doc_close(page->doc, DOC_SECTION);
}

void
report_changes_agreed(const struct page *page)
{
	static const enum label_id columns[] = { LABEL_REPORT_ACTION,
		LABEL_REPORT_ACTION_WHO, LABEL_REPORT_ACTION_WHEN };
	const struct summary *s = page->summary;
	page_part_open(page, DOC_SECTION, "agreed", LABEL_REPORT_AGREED);
	quotes_list(page, &s->decided);
	if (s->actions.n) {
		doc_open(page->doc, DOC_SECTION, NULL);
		page_table_open(page, "actions", LABEL_REPORT_ACTIONS, columns,
		    COUNTOF(columns));
		for (size_t i = 0; i < s->actions.n; i++) {
			const struct summary_action *action = &s->actions.v[i];
			struct when_date date;
			/* What is read day first is read back with the group. */
			enum when_result read =
			    when_read_date(action->when, &date);
			bool day = read == WHEN_OK || read == WHEN_SAID_BACK;
			doc_open(page->doc, DOC_ROW, NULL);
			page_put(page, DOC_ROW_HEAD, action->what);
			page_cell(page, page_capital(page, action->who));
			page_cell(page,
			    day ? label_date(page->arena, page->labels, date)
				: action->when);
			doc_close(page->doc, DOC_ROW);
		}
		doc_close(page->doc, DOC_TABLE);
		doc_close(page->doc, DOC_SECTION);
	}
	doc_close(page->doc, DOC_SECTION);
}

void
report_changes_did_not_work(const struct page *page)
{
	page_part_open(
	    page, DOC_SECTION, "did-not-work", LABEL_REPORT_DID_NOT_WORK);
	if (page->summary->did_not_work.n)
		doc_markdown(page->doc, page->summary->did_not_work);
	else
		page_put_word(
		    page, DOC_PARAGRAPH, LABEL_REPORT_NOTHING_WRITTEN);
	doc_close(page->doc, DOC_SECTION);
}

void
report_changes_next(const struct page *page)
{
	page_part_open(page, DOC_SECTION, "next", LABEL_REPORT_NEXT);
	if (page->summary->next.n)
		doc_markdown(page->doc, page->summary->next);
	if (page->summary->after.n)
		page_put(page, DOC_PARAGRAPH,
		    page_sentence(page, page->summary->after));
	doc_close(page->doc, DOC_SECTION);
}
