/* SPDX-License-Identifier: MIT */
#include "report_about.h"

#include "rule.h"

/* Cannot be left out. */
void
report_about_limits(const struct page *page)
{
	const struct summary *s = page->summary;
	long dots = 0;
	for (size_t i = 0; i < s->themes.n; i++)
		dots += s->themes.v[i].dots;
	page_part_open(page, DOC_SECTION, "limits", LABEL_REPORT_LIMITS);
	doc_open(page->doc, DOC_LIST, NULL);
	page_put_word(page, DOC_ITEM, LABEL_REPORT_LIMITS_PLACE);
	page_put_word(page, DOC_ITEM, LABEL_REPORT_LIMITS_ASKED);
	if (s->missing.n) {
		doc_open(page->doc, DOC_ITEM, NULL);
		page_put_word(page, DOC_STRONG, LABEL_REPORT_MISSING);
		doc_text(page->doc, STR(" "));
		doc_text(page->doc, s->missing);
		doc_close(page->doc, DOC_ITEM);
	}
	if (s->any_held) {
		page_put(page, DOC_ITEM,
		    s->tell_held ? page_count(page, LABEL_REPORT_HELD, s->held)
				 : page_word(page, LABEL_REPORT_HELD_SOME));
		page_put_word(page, DOC_ITEM, LABEL_REPORT_LIMITS_HELD);
	}
	if (dots)
		page_put_word(page, DOC_ITEM, LABEL_REPORT_LIMITS_DOTS);
	page_put(page, DOC_ITEM,
	    page_count(
		page, LABEL_REPORT_LIMITS_NUMBERS, (size_t)s->hide_below));
	doc_close(page->doc, DOC_LIST);
	doc_close(page->doc, DOC_SECTION);
}

/* Whether text is nothing but an email address. */
static bool
is_address(struct str text)
{
	struct str after;
	struct str before = str_cut(text, '@', &after);
	static const char odd[] = " \t\n<>,;\"'()?&%:";
	for (const char *c = odd; *c; c++)
		if (str_has(text, *c))
			return false;
	return before.n && str_has(after, '.') && !str_has(after, '@');
}

void
report_about_hard(const struct page *page)
{
	/* Whom to talk to stands on the same side of paper. */
	page_part_open_style(
	    page, DOC_SECTION, DOC_KEEP, "hard", LABEL_REPORT_HARD);
	page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_HARD_WORDS);
	page_put(page, DOC_PARAGRAPH,
	    page_sentence(page, page_capital(page, page->summary->support)));
	doc_close(page->doc, DOC_SECTION);
}

void
report_about_contact(const struct page *page)
{
	const struct summary *s = page->summary;
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	doc_text(page->doc, page_word(page, LABEL_REPORT_WRONG_HOW));
	doc_text(page->doc, STR(" "));
	if (is_address(s->contact))
		doc_put(page->doc, DOC_LINK,
		    &(struct doc_attrs){
			.href = str_fmt(
			    page->arena, "mailto:%.*s", STR_ARG(s->contact)) },
		    s->contact);
	else
		doc_text(page->doc, s->contact);
	doc_close(page->doc, DOC_PARAGRAPH);
}

void
report_about_wrong(const struct page *page)
{
	const struct summary *s = page->summary;
	page_part_open(page, DOC_PANEL, "wrong", LABEL_REPORT_WRONG);
	report_about_contact(page);
	if (page_known(&s->change_mind_by) &&
	    !page_has_come(page, &s->change_mind_by))
		page_lines(
		    page, page_fill(page, LABEL_PLAN_CHANGE_MIND_BY, "date",
			      page_date_text(page, &s->change_mind_by,
				  LABEL_TO_BE_AGREED)));
	else
		page_put_word(page, DOC_PARAGRAPH, LABEL_PLAN_CHANGE_MIND);
	page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_WRONG_PROVE);
	doc_close(page->doc, DOC_PANEL);
}

static void
signoff(const struct page *page, enum label_id name, int choice)
{
	if (choice)
		page_fact(page, page_word(page, name),
		    page_word(page, page_nth(LABEL_REPORT_SIGNOFF_1, choice)));
}

void
report_about_care(const struct page *page)
{
	const struct summary *s = page->summary;
	page_part_open(page, DOC_SECTION, "care", LABEL_REPORT_CARE);
	page_facts_open(page, DOC_PLAIN);
	page_fact(page, page_word(page, LABEL_REPORT_CARE_LEAD),
	    page_capital(page, s->lead));
	page_fact_if(
	    page, LABEL_REPORT_CARE_APPROVER, page_capital(page, s->approver));
	page_put_word(page, DOC_TERM, LABEL_REPORT_CARE_STARTED);
	page_put_date(page, DOC_FACT, &s->started, LABEL_NOT_WRITTEN_YET);
	page_put_word(page, DOC_TERM, LABEL_REPORT_CARE_REVIEW);
	page_put_date(page, DOC_FACT, &s->review, LABEL_NOT_WRITTEN_YET);
	signoff(page, LABEL_REPORT_CARE_LEGAL, s->legal);
	signoff(page, LABEL_REPORT_CARE_FINANCE, s->finance);
	signoff(page, LABEL_REPORT_CARE_IMPROVEMENT, s->improvement);
	page_fact_if(
	    page, LABEL_REPORT_CARE_CONSENT, page_capital(page, s->consent));
	doc_close(page->doc, DOC_FACTS);
	doc_close(page->doc, DOC_SECTION);
}

void
report_about_differently(const struct page *page)
{
	const struct summary *s = page->summary;
	page_part_open(
	    page, DOC_SECTION, "differently", LABEL_REPORT_DIFFERENTLY);
	page_facts_open(page, DOC_WORDS);
	for (size_t i = 0; i < s->differently.n; i++) {
		const struct summary_different *d = &s->differently.v[i];
		page_put(page, DOC_TERM, rule_name(page->labels, d->rule));
		doc_open(page->doc, DOC_FACT, NULL);
		doc_text(page->doc, d->because);
		if (d->agreed_by.n) {
			doc_text(page->doc, STR(" "));
			doc_text(page->doc,
			    page_fill(page, LABEL_REPORT_DIFFERENTLY_BY, "by",
				page_list(page, &d->agreed_by)));
		}
		doc_close(page->doc, DOC_FACT);
	}
	doc_close(page->doc, DOC_FACTS);
	doc_close(page->doc, DOC_SECTION);
}

void
report_about_words(const struct page *page)
{
	const struct summary *s = page->summary;
	page_part_open(page, DOC_SECTION, "words", LABEL_REPORT_WORDS);
	page_facts_open(page, DOC_WORDS);
	for (size_t i = 0; i < s->chosen.n; i++)
		page_fact(page, s->chosen.v[i].word,
		    page_fill(page, LABEL_REPORT_WORDS_CHOSEN, "word",
			s->chosen.v[i].meaning));
	for (size_t i = 0; i < s->glossary.n; i++)
		page_fact(
		    page, s->glossary.v[i].word, s->glossary.v[i].meaning);
	doc_close(page->doc, DOC_FACTS);
	doc_close(page->doc, DOC_SECTION);
}
