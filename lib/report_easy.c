/* SPDX-License-Identifier: MIT */
#include "report_easy.h"

#include "report_changes.h"

static void
write_change(const struct page *page, const struct summary_change *change)
{
	struct str will = change->will;
	if (!will.n)
		will = page_word(page, change->answer == OUTCOME_WAITING
					   ? LABEL_REPORT_WAITING
					   : LABEL_NOT_AGREED_YET);
	doc_open(page->doc, DOC_ITEM, NULL);
	if (change->said.n) {
		page_put(page, DOC_STRONG, page_sentence(page, change->said));
		doc_put(page->doc, DOC_BREAK, NULL, STR(""));
	}
	doc_text(page->doc, page_sentence(page, will));
	report_changes_who(page, change);
	doc_close(page->doc, DOC_ITEM);
}

void
report_easy_changes(
    const struct page *page, size_t n, const struct summary_change *except)
{
	const struct summary *s = page->summary;
	doc_open(page->doc, DOC_LIST, NULL);
	for (size_t i = 0; i < s->changes.n && n; i++) {
		if (!report_changes_will(&s->changes.v[i]) ||
		    &s->changes.v[i] == except)
			continue;
		write_change(page, &s->changes.v[i]);
		n--;
	}
	doc_close(page->doc, DOC_LIST);
}

void
report_easy_decided(const struct page *page)
{
	page_part_open(page, DOC_SECTION, "decided", LABEL_REPORT_DECIDED);
	if (report_changes_count(page->summary))
		report_easy_changes(page, page->summary->changes.n, NULL);
	else
		page_put_word(
		    page, DOC_PARAGRAPH, LABEL_REPORT_DECIDED_NOTHING);
	doc_close(page->doc, DOC_SECTION);
}

void
report_easy_note(const struct page *page)
{
	page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_EASY_NOTE);
}
