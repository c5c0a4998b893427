/* SPDX-License-Identifier: MIT */
#include "report_changes.h"

#include "quotes.h"

/* Whether it stands in the table, rather than only under "not now". */
static bool
will_happen(const struct summary_change *change)
{
	return change->answer != OUTCOME_NOT_NOW &&
	       change->answer != OUTCOME_NO;
}

/* What will happen, how far it is, and how anybody can tell. */
static void
will_cell(const struct page *page, const struct summary_change *change)
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
		doc_text(page->doc, change->will);
	else
		doc_text(
		    page->doc, page_word(page, change->answer == OUTCOME_WAITING
						   ? LABEL_REPORT_WAITING
						   : LABEL_NOT_AGREED_YET));
	for (size_t i = 0; i < n; i++) {
		doc_put(page->doc, DOC_BREAK, NULL, STR(""));
		doc_text(page->doc, more[i]);
	}
	doc_close(page->doc, DOC_CELL);
}

void
report_changes_decided(const struct page *page)
{
	static const enum label_id columns[] = { LABEL_REPORT_SAID,
		LABEL_REPORT_WILL, LABEL_REPORT_CHANGE_WHO,
		LABEL_REPORT_CHANGE_WHEN, LABEL_REPORT_CHANGE_KNOW };
	const struct summary *s = page->summary;
	size_t n = 0;
	for (size_t i = 0; i < s->changes.n; i++)
		n += will_happen(&s->changes.v[i]);
	if (!n) {
		page_part_open(
		    page, DOC_SECTION, "decided", LABEL_REPORT_DECIDED);
		page_put_word(
		    page, DOC_PARAGRAPH, LABEL_REPORT_DECIDED_NOTHING);
		doc_close(page->doc, DOC_SECTION);
		return;
	}
	page_table_open(
	    page, "decided", LABEL_REPORT_DECIDED, columns, COUNTOF(columns));
	for (size_t i = 0; i < s->changes.n; i++) {
		const struct summary_change *change = &s->changes.v[i];
		if (!will_happen(change))
			continue;
		doc_open(page->doc, DOC_ROW, NULL);
		page_put(page, DOC_ROW_HEAD,
		    change->said.n ? change->said
				   : page_word(page, LABEL_REPORT_UNASKED));
		will_cell(page, change);
		page_cell(page, page_capital(page, change->who));
		page_put_date(
		    page, DOC_CELL, &change->when, LABEL_NOT_AGREED_YET);
		page_cell(page, change->know_by);
		doc_close(page->doc, DOC_ROW);
	}
	doc_close(page->doc, DOC_TABLE);
}

/* Never left out: what was put off, turned down or only half done. */
void
report_changes_not_now(const struct page *page)
{
	const struct summary *s = page->summary;
	size_t n = 0;
	page_part_open(page, DOC_SECTION, "not-now", LABEL_REPORT_NOT_NOW);
	for (size_t i = 0; i < s->changes.n; i++) {
		const struct summary_change *change = &s->changes.v[i];
		if (will_happen(change) && !change->because.n)
			continue;
		if (n++ == 0)
			page_facts_open(page, DOC_WORDS);
		page_put(page, DOC_TERM,
		    change->said.n ? change->said : change->will);
		page_put(page, DOC_FACT,
		    change->answer < OUTCOME_PARTLY ||
			    change->answer == OUTCOME_WAITING
			? change->because
			: page_fill(page,
			      page_nth(
				  LABEL_REPORT_ANSWER_2, change->answer - 1),
			      "text", change->because));
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
			bool day =
			    when_read_date(action->when, &date) == WHEN_OK;
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
report_changes_tried(const struct page *page)
{
	static const enum label_id columns[] = { LABEL_REPORT_TRIED_TRY,
		LABEL_REPORT_TRIED_HEARD, LABEL_REPORT_TRIED_CHANGED,
		LABEL_REPORT_TRIED_ON };
	const struct summary *s = page->summary;
	page_table_open(
	    page, "tried", LABEL_REPORT_TRIED, columns, COUNTOF(columns));
	for (size_t i = 0; i < s->tried.n; i++) {
		doc_open(page->doc, DOC_ROW, NULL);
		page_put(page, DOC_ROW_HEAD, s->tried.v[i].try);
		page_put(page, DOC_CELL, s->tried.v[i].heard);
		page_put(page, DOC_CELL, s->tried.v[i].changed);
		page_put_date(
		    page, DOC_CELL, &s->tried.v[i].on, LABEL_NOT_WRITTEN_YET);
		doc_close(page->doc, DOC_ROW);
	}
	doc_close(page->doc, DOC_TABLE);
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
		page_put(page, DOC_PARAGRAPH, page->summary->after);
	doc_close(page->doc, DOC_SECTION);
}
