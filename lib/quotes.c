/* SPDX-License-Identifier: MIT */
#include "quotes.h"

/* Whether a language is written from right to left. */
static bool
right_to_left(struct str lang)
{
	static const struct str languages[] = { STR_INIT("ar"), STR_INIT("ur"),
		STR_INIT("fa"), STR_INIT("he"), STR_INIT("ps"), STR_INIT("yi"),
		STR_INIT("sd"), STR_INIT("ug"), STR_INIT("dv"),
		STR_INIT("ckb") };
	static const struct str scripts[] = { STR_INIT("Arab"),
		STR_INIT("Hebr"), STR_INIT("Thaa") };
	struct str rest;
	struct str language = str_cut(lang, '-', &rest);
	struct str script = str_cut(rest, '-', &rest);
	if (script.n == 4) {
		for (size_t i = 0; i < COUNTOF(scripts); i++)
			if (str_eq_case(script, scripts[i]))
				return true;
		return false;
	}
	for (size_t i = 0; i < COUNTOF(languages); i++)
		if (str_eq_case(language, languages[i]))
			return true;
	return false;
}

/* "A parent", "An aunt", "Someone from the family". */
static struct str
byline(const struct page *page, const struct summary_quote *quote)
{
	struct str by = quote->voice;
	if (!by.n) {
		by = page_word(page, LABEL_REPORT_BY_ANYONE);
	} else {
		struct str after;
		struct str first = str_cut(by, ' ', &after);
		bool whole = false;
		struct str rest = page_word(page, LABEL_REPORT_BY_WHOLE);
		while (rest.s)
			whole = str_eq_case(first, str_cut(rest, ' ', &rest)) ||
				whole;
		bool vowel = str_has(STR("aeiouAEIOU"), by.s[0]);
		by = whole
			 ? page_capital(page, by)
			 : page_fill(page,
			       vowel ? LABEL_REPORT_BY_VOWEL : LABEL_REPORT_BY,
			       "role", by);
	}
	return quote->idea ? page_fill(page, LABEL_REPORT_BY_IDEA, "by", by)
			   : by;
}

static void
write_note(const struct page *page, const struct summary_quote *quote)
{
	doc_open(page->doc, DOC_NOTE,
	    &(struct doc_attrs){ .style = quote->idea ? DOC_IDEA : DOC_PLAIN });
	doc_put(page->doc, DOC_QUOTE,
	    &(struct doc_attrs){
		.lang = quote->lang, .rtl = right_to_left(quote->lang) },
	    quote->text);
	page_put(page, DOC_BYLINE, byline(page, quote));
	doc_close(page->doc, DOC_NOTE);
}

void
quotes_one(const struct page *page, const struct summary_quote *quote)
{
	doc_open(page->doc, DOC_WALL, NULL);
	write_note(page, quote);
	doc_close(page->doc, DOC_WALL);
}

void
quotes_wall(const struct page *page, const struct summary_quotes *quotes)
{
	struct summary_reader reader = summary_read(quotes, page->all_notes);
	const struct summary_quote *quote;
	struct page wall = *page;
	if (!quotes->all)
		return;
	wall.arena = arena_new();
	doc_open(page->doc, DOC_WALL, NULL);
	while ((quote = summary_next(&reader))) {
		arena_reset(wall.arena);
		if (page->all_notes || quote->rank <= page->quotes)
			write_note(&wall, quote);
	}
	doc_close(page->doc, DOC_WALL);
	arena_free(wall.arena);
}

void
quotes_list(const struct page *page, const struct summary_quotes *quotes)
{
	struct summary_reader reader = summary_read(quotes, true);
	const struct summary_quote *quote;
	if (!quotes->all)
		return;
	doc_open(page->doc, DOC_LIST, NULL);
	while ((quote = summary_next(&reader))) {
		doc_open(page->doc, DOC_ITEM,
		    &(struct doc_attrs){ .lang = quote->lang,
			.rtl = right_to_left(quote->lang) });
		doc_text(page->doc, quote->text);
		doc_close(page->doc, DOC_ITEM);
	}
	doc_close(page->doc, DOC_LIST);
}
