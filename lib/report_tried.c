/* SPDX-License-Identifier: MIT */
#include "report_tried.h"

/* How many days to lies after from; below 0 if that is not known, or it lies
 * before it. */
static long
days_between(const struct form_date *from, const struct form_date *to)
{
	if (!page_known(from) || !page_known(to))
		return -1;
	return when_day_number(to->date) - when_day_number(from->date);
}

/* When it was, and how long after the one before it (NULL: it is the first). */
static void
when_cell(const struct page *page, const struct form_date *before,
    const struct form_date *on)
{
	long days = before ? days_between(before, on) : -1;
	doc_open(page->doc, DOC_CELL, NULL);
	page_date(page, on, LABEL_NOT_WRITTEN_YET);
	if (days > 0) {
		doc_put(page->doc, DOC_BREAK, NULL, STR(""));
		doc_text(page->doc,
		    page_count(page, LABEL_REPORT_TRIED_AFTER, (size_t)days));
	}
	doc_close(page->doc, DOC_CELL);
}

void
report_tried_all(const struct page *page)
{
	static const enum label_id columns[] = { LABEL_REPORT_TRIED_TRY,
		LABEL_REPORT_TRIED_HEARD, LABEL_REPORT_TRIED_CHANGED,
		LABEL_REPORT_TRIED_ON };
	const struct summary *s = page->summary;
	page_table_open(
	    page, "tried", LABEL_REPORT_TRIED, columns, COUNTOF(columns));
	for (size_t i = 0; i < s->tried.n; i++) {
		const struct summary_tried *tried = &s->tried.v[i];
		doc_open(page->doc, DOC_ROW, NULL);
		page_put(page, DOC_ROW_HEAD, tried->try);
		page_put(page, DOC_CELL, tried->heard);
		page_put(page, DOC_CELL, tried->changed);
		when_cell(page, i ? &tried[-1].on : NULL, &tried->on);
		doc_close(page->doc, DOC_ROW);
	}
	doc_close(page->doc, DOC_TABLE);
}

void
report_tried_planned(const struct page *page)
{
	static const enum label_id columns[] = { LABEL_REPORT_LOOP_TRY,
		LABEL_REPORT_LOOP_WITH, LABEL_REPORT_LOOP_HEAR,
		LABEL_REPORT_LOOP_CHANGE, LABEL_REPORT_LOOP_BETWEEN };
	const struct summary *s = page->summary;
	page_table_open(
	    page, "loops", LABEL_REPORT_LOOPS, columns, COUNTOF(columns));
	for (size_t i = 0; i < s->loops.n; i++) {
		const struct summary_loop *loop = &s->loops.v[i];
		long days = days_between(&loop->hear_on, &loop->change_on);
		doc_open(page->doc, DOC_ROW, NULL);
		page_put(page, DOC_ROW_HEAD, loop->try);
		page_cell(page, loop->with);
		page_put_date(
		    page, DOC_CELL, &loop->hear_on, LABEL_NOT_AGREED_YET);
		page_put_date(
		    page, DOC_CELL, &loop->change_on, LABEL_NOT_AGREED_YET);
		page_put(page, DOC_CELL,
		    days < 0 ? page_word(page, LABEL_REPORT_LOOP_NOT_KNOWN)
			     : page_count(
				   page, LABEL_REPORT_LOOP_DAYS, (size_t)days));
		doc_close(page->doc, DOC_ROW);
	}
	doc_close(page->doc, DOC_TABLE);
}
