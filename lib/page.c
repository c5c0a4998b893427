/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <assert.h>

/* Words ---------------------------------------------------------------------- */

/* What is too long for easy words, and how it is said there. */
static const struct {
	enum label_id plain, easy;
} easier[] = {
	{ LABEL_REPORT_FROM, LABEL_EASY_FROM },
	{ LABEL_REPORT_FROM_GROUP, LABEL_EASY_FROM_GROUP },
	{ LABEL_REPORT_FROM_PLACE, LABEL_EASY_FROM_PLACE },
	{ LABEL_REPORT_FROM_US, LABEL_EASY_FROM_US },
	{ LABEL_REPORT_LIMITS_NUMBERS, LABEL_EASY_LIMITS_NUMBERS },
	{ LABEL_REPORT_WHO_TWICE, LABEL_EASY_WHO_TWICE },
};

enum label_id
page_label(const struct page *page, enum label_id id)
{
	for (size_t i = 0; page->easy && i < COUNTOF(easier); i++)
		if (easier[i].plain == id)
			return easier[i].easy;
	return id;
}

struct str
page_word(const struct page *page, enum label_id id)
{
	return label(page->labels, page_label(page, id));
}

enum label_id
page_nth(enum label_id first, int number)
{
	assert(number > 0);
	return (enum label_id)((int)first + number - 1);
}

struct str
page_count(const struct page *page, enum label_id id, size_t n)
{
	return label_count(page->arena, page->labels, page_label(page, id), n);
}

struct str
page_fill(const struct page *page, enum label_id id, const char *name,
    struct str value)
{
	return label_fill(page->arena, page->labels, page_label(page, id),
	    LABEL_ARGS({ name, value }));
}

struct str
page_list(const struct page *page, const struct summary_list *list)
{
	return label_list(page->arena, page->labels, list->v, list->n);
}

struct str
page_capital(const struct page *page, struct str text)
{
	if (!text.n || text.s[0] < 'a' || text.s[0] > 'z')
		return text;
	char first = (char)(text.s[0] - 'a' + 'A');
	return str_fmt(
	    page->arena, "%c%.*s", first, STR_ARG(str_from_byte(text, 1)));
}

struct str
page_sentence(const struct page *page, struct str text)
{
	if (!text.n || str_has(STR(".!?:;"), text.s[text.n - 1]))
		return text;
	return str_fmt(page->arena, "%.*s.", STR_ARG(text));
}

bool
page_known(const struct form_date *date)
{
	return (date->state == FORM_DATE_KNOWN ||
		   date->state == FORM_DATE_AFTER) &&
	       date->date.year != 0;
}

bool
page_has_come(const struct page *page, const struct form_date *date)
{
	return page->today.year && page_known(date) &&
	       when_cmp(date->date, page->today) <= 0;
}

struct str
page_date_text(const struct page *page, const struct form_date *date,
    enum label_id otherwise)
{
	if (page_known(date))
		return label_date(page->arena, page->labels, date->date);
	return page_word(page,
	    date->state == FORM_DATE_BLANK ? otherwise : LABEL_TO_BE_AGREED);
}

/* Elements ------------------------------------------------------------------- */

void
page_put(const struct page *page, enum doc_element element, struct str text)
{
	doc_put(page->doc, element, NULL, text);
}

/* The first sentence of a label, taken off *rest. */
static struct str
take_sentence(struct str *rest)
{
	struct str all = *rest;
	for (size_t i = 0; i + 1 < all.n; i++) {
		if (all.s[i + 1] != ' ' || !str_has(STR(".?!"), all.s[i]))
			continue;
		*rest = str_from_byte(all, i + 2);
		return str_head(all, i + 1);
	}
	*rest = STR("");
	return all;
}

void
page_lines(const struct page *page, struct str text)
{
	if (!page->easy)
		page_put(page, DOC_PARAGRAPH, text);
	while (page->easy && text.n)
		page_put(page, DOC_PARAGRAPH, take_sentence(&text));
}

void
page_put_word(
    const struct page *page, enum doc_element element, enum label_id id)
{
	struct str word = page_word(page, id);
	if (element == DOC_PARAGRAPH)
		page_lines(page, word);
	else
		page_put(page, element, word);
}

void
page_paragraph(const struct page *page, enum doc_style style, struct str text)
{
	doc_put(page->doc, DOC_PARAGRAPH, &(struct doc_attrs){ .style = style },
	    text);
}

void
page_said(const struct page *page, enum label_id id, struct str text)
{
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	page_put_word(page, DOC_STRONG, id);
	doc_text(page->doc, STR(" "));
	doc_text(page->doc, text);
	doc_close(page->doc, DOC_PARAGRAPH);
}

void
page_fact(const struct page *page, struct str term, struct str text)
{
	page_put(page, DOC_TERM, term);
	page_put(page, DOC_FACT,
	    text.n ? text : page_word(page, LABEL_NOT_WRITTEN_YET));
}

void
page_fact_if(const struct page *page, enum label_id id, struct str text)
{
	if (text.n)
		page_fact(page, page_word(page, id), text);
}

void
page_facts_open(const struct page *page, enum doc_style style)
{
	doc_open(page->doc, DOC_FACTS, &(struct doc_attrs){ .style = style });
}

void
page_part_open(const struct page *page, enum doc_element element,
    const char *id, enum label_id name)
{
	page_part_open_style(page, element, DOC_PLAIN, id, name);
}

void
page_part_open_style(const struct page *page, enum doc_element element,
    enum doc_style style, const char *id, enum label_id name)
{
	doc_open(page->doc, element, &(struct doc_attrs){ .style = style });
	doc_put(page->doc, DOC_HEADING,
	    &(struct doc_attrs){ .id = str_from(id) }, page_word(page, name));
}

void
page_table_open(const struct page *page, const char *id, enum label_id name,
    const enum label_id *column, size_t n)
{
	doc_open(
	    page->doc, DOC_TABLE, &(struct doc_attrs){ .id = str_from(id) });
	page_put_word(page, DOC_CAPTION, name);
	doc_open(page->doc, DOC_ROW, NULL);
	for (size_t i = 0; i < n; i++)
		page_put_word(page, DOC_COLUMN, column[i]);
	doc_close(page->doc, DOC_ROW);
}

void
page_cell(const struct page *page, struct str text)
{
	page_put(page, DOC_CELL,
	    text.n ? text : page_word(page, LABEL_NOT_AGREED_YET));
}

void
page_date(const struct page *page, const struct form_date *date,
    enum label_id otherwise)
{
	if (page_known(date))
		doc_put(page->doc, DOC_TIME,
		    &(struct doc_attrs){
			.datetime = when_iso(page->arena, date->date) },
		    page_date_text(page, date, otherwise));
	else
		doc_text(page->doc, page_date_text(page, date, otherwise));
}

void
page_put_date(const struct page *page, enum doc_element element,
    const struct form_date *date, enum label_id otherwise)
{
	doc_open(page->doc, element, NULL);
	page_date(page, date, otherwise);
	doc_close(page->doc, element);
}
