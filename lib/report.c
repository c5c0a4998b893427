/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "hash.h"
#include "report_about.h"
#include "report_changes.h"
#include "report_group.h"
#include "report_heard.h"

/* Which parts there are ------------------------------------------------------- */

static bool
always(const struct summary *s)
{
	(void)s;
	return true;
}

static bool
has_works(const struct summary *s)
{
	return s->works.n || s->works_notes || s->strengths.n;
}

static bool
has_power(const struct summary *s)
{
	return s->rung || s->each.n || s->together.n || s->money_held_by.n ||
	       s->decides.n;
}

static bool
has_agreed(const struct summary *s)
{
	return s->decided.n || s->actions.n;
}

static bool
has_tried(const struct summary *s)
{
	return s->tried.n > 0;
}

static bool
has_compost(const struct summary *s)
{
	return s->compost.n > 0;
}

static bool
has_parked(const struct summary *s)
{
	return s->parked.n > 0;
}

static bool
has_next(const struct summary *s)
{
	return s->next.n || s->after.n;
}

static bool
has_support(const struct summary *s)
{
	return s->support.n > 0;
}

static bool
has_differently(const struct summary *s)
{
	return s->differently.n > 0;
}

static bool
has_words(const struct summary *s)
{
	return s->glossary.n > 0;
}

/* The parts in their order; the contents are made from the same table. */
static const struct part {
	const char *id;
	enum label_id name;
	bool (*there)(const struct summary *summary);
	void (*write)(const struct page *page);
} parts[] = {
	{ "short", LABEL_REPORT_SHORT, always, report_heard_short },
	{ "thanks", LABEL_REPORT_THANKS, always, report_group_thanks },
	{ "who", LABEL_REPORT_WHO, always, report_group_who },
	{ "did", LABEL_REPORT_DID, always, report_group_did },
	{ "heard", LABEL_REPORT_HEARD, always, report_heard_themes },
	{ "works", LABEL_REPORT_WORKS, has_works, report_heard_works },
	{ "power", LABEL_REPORT_POWER, has_power, report_group_power },
	{ "decided", LABEL_REPORT_DECIDED, always, report_changes_decided },
	{ "not-now", LABEL_REPORT_NOT_NOW, always, report_changes_not_now },
	{ "agreed", LABEL_REPORT_AGREED, has_agreed, report_changes_agreed },
	{ "tried", LABEL_REPORT_TRIED, has_tried, report_changes_tried },
	{ "did-not-work", LABEL_REPORT_DID_NOT_WORK, always,
	    report_changes_did_not_work },
	{ "compost", LABEL_REPORT_COMPOST, has_compost, report_heard_compost },
	{ "parked", LABEL_REPORT_PARKED, has_parked, report_heard_parked },
	{ "next", LABEL_REPORT_NEXT, has_next, report_changes_next },
	{ "limits", LABEL_REPORT_LIMITS, always, report_about_limits },
	{ "hard", LABEL_REPORT_HARD, has_support, report_about_hard },
	{ "wrong", LABEL_REPORT_WRONG, always, report_about_wrong },
	{ "care", LABEL_REPORT_CARE, always, report_about_care },
	{ "differently", LABEL_REPORT_DIFFERENTLY, has_differently,
	    report_about_differently },
	{ "words", LABEL_REPORT_WORDS, has_words, report_about_words },
};

/* The page --------------------------------------------------------------------- */

static struct str
from_whom(const struct page *page)
{
	const struct summary *s = page->summary;
	enum label_id id = LABEL_REPORT_FROM_US;
	if (s->group.n)
		id = s->place.n ? LABEL_REPORT_FROM : LABEL_REPORT_FROM_GROUP;
	else if (s->place.n)
		id = LABEL_REPORT_FROM_PLACE;
	return label_fill(page->arena, page->labels, id,
	    LABEL_ARGS({ "group", s->group }, { "place", s->place }));
}

static void
draft(const struct page *page, struct str code)
{
	doc_open(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_DRAFT });
	page_put_word(page, DOC_STRONG, LABEL_REPORT_DRAFT);
	doc_text(page->doc, STR(" "));
	doc_text(page->doc, page_word(page, LABEL_REPORT_DRAFT_WHY));
	doc_text(page->doc, STR(" "));
	doc_text(
	    page->doc, page_fill(page, LABEL_REPORT_DRAFT_CODE, "code", code));
	doc_close(page->doc, DOC_PARAGRAPH);
}

static void
header(const struct page *page, const struct report_page *copy)
{
	const struct summary *s = page->summary;
	doc_open(page->doc, DOC_HEADER, NULL);
	page_put_word(page, DOC_KIND, LABEL_REPORT_KIND);
	page_put(page, DOC_TITLE, s->title);
	doc_open(
	    page->doc, DOC_PARAGRAPH, &(struct doc_attrs){ .style = DOC_SOFT });
	doc_text(page->doc, from_whom(page));
	if (page_known(&s->give_back)) {
		doc_text(page->doc, STR(" "));
		doc_text(
		    page->doc, page_fill(page, LABEL_REPORT_TO_SHARE, "date",
				   page_date_text(page, &s->give_back,
				       LABEL_TO_BE_AGREED)));
	}
	if (copy && copy->state == REPORT_CHECKED && s->checked_by.n) {
		doc_text(page->doc, STR(" "));
		doc_text(page->doc,
		    page_fill(page, LABEL_REPORT_READ_BY, "by", s->checked_by));
	}
	doc_close(page->doc, DOC_PARAGRAPH);
	if (copy && copy->state == REPORT_DRAFT)
		draft(page, copy->code);
	doc_close(page->doc, DOC_HEADER);
}

static void
contents(const struct page *page)
{
	doc_open(page->doc, DOC_NAV, NULL);
	page_put_word(page, DOC_HEADING, LABEL_REPORT_CONTENTS);
	doc_open(page->doc, DOC_LIST, &(struct doc_attrs){ .style = DOC_BARE });
	for (size_t i = 0; i < COUNTOF(parts); i++) {
		if (!parts[i].there(page->summary))
			continue;
		doc_open(page->doc, DOC_ITEM, NULL);
		doc_put(page->doc, DOC_LINK,
		    &(struct doc_attrs){
			.href = str_fmt(page->arena, "#%s", parts[i].id) },
		    page_word(page, parts[i].name));
		doc_close(page->doc, DOC_ITEM);
	}
	doc_close(page->doc, DOC_LIST);
	doc_close(page->doc, DOC_NAV);
}

static void
footer(const struct page *page, const struct report_page *copy)
{
	static const struct str hole = STR_INIT("{link}");
	struct str credit = page_word(page, LABEL_REPORT_CREDIT);
	size_t at = str_find(credit, hole);
	doc_open(page->doc, DOC_FOOTER, NULL);
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	doc_text(page->doc, str_head(credit, at));
	doc_put(page->doc, DOC_LINK,
	    &(struct doc_attrs){
		.href = STR("https://www.designcouncil.org.uk") },
	    page_word(page, LABEL_REPORT_CREDIT_LINK));
	doc_text(page->doc, str_from_byte(credit, at + hole.n));
	doc_close(page->doc, DOC_PARAGRAPH);
	if (copy)
		page_put(page, DOC_PARAGRAPH,
		    page_fill(page, LABEL_REPORT_MADE, "date",
			label_date(page->arena, page->labels, copy->today)));
	doc_close(page->doc, DOC_FOOTER);
}

/* Writes the page; copy NULL: only what every copy of it has. */
static void
write_page(struct page *page, struct out *out, enum doc_format format,
    const struct report_page *copy)
{
	const struct doc_page doc_page = {
		.title = page_fill(
		    page, LABEL_REPORT_TITLE, "title", page->summary->title),
		.lang = page->summary->lang,
		.rtl = str_eq(
		    page_word(page, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = page_word(page, LABEL_REPORT_SKIP),
		.state = copy && copy->state == REPORT_DRAFT
			     ? page_word(page, LABEL_REPORT_STATE)
			     : STR(""),
		.contents = true,
		.quote_open = page_word(page, LABEL_QUOTE_OPEN),
		.quote_close = page_word(page, LABEL_QUOTE_CLOSE),
	};
	page->doc = doc_begin(page->arena, out, format, &doc_page);
	header(page, copy);
	contents(page);
	doc_open(page->doc, DOC_MAIN, NULL);
	for (size_t i = 0; i < COUNTOF(parts); i++)
		if (parts[i].there(page->summary))
			parts[i].write(page);
	doc_close(page->doc, DOC_MAIN);
	footer(page, copy);
	doc_end(page->doc);
}

void
report_write(struct arena *arena, struct out *out,
    const struct label_set *labels, const struct summary *summary,
    const struct report_page *copy)
{
	struct page page = {
		.arena = arena,
		.labels = labels,
		.summary = summary,
		.all_notes = copy->all_notes,
	};
	write_page(&page, out, copy->format, copy);
}

struct str
report_code(struct arena *arena, const struct label_set *labels,
    const struct summary *summary)
{
	/* No vowels, so that no code is a word, and nothing that looks like
	 * something else. */
	static const char letters[] = "23456789BCDFGHJKMNPQRSTVWXYZ";
	static const struct hash public_key = { { 0 } };
	struct page page = {
		.arena = arena,
		.labels = labels,
		.summary = summary,
		.all_notes = true,
	};
	struct out *out = out_memory(arena);
	write_page(&page, out, DOC_BARE_WORDS, NULL);
	struct str all = out_text(out);
	struct hash hash = hash_of(&public_key, &all, 1);
	unsigned long long n = 0;
	for (size_t i = 0; i < sizeof(n); i++)
		n = n << 8 | hash.b[i];
	char code[4];
	for (size_t i = 0; i < sizeof(code); i++) {
		code[i] = letters[n % (sizeof(letters) - 1)];
		n /= sizeof(letters) - 1;
	}
	return str_dup(arena, (struct str){ code, sizeof(code) });
}

bool
report_code_fits(struct str code, struct str typed)
{
	return code.n && str_eq_case(code, str_trim(typed));
}
