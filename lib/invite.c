/* SPDX-License-Identifier: MIT */
#include "invite.h"

#include <assert.h>

/* A page being written. */
struct page {
	struct phrase phrase;
	struct doc *doc;
	const struct plan *plan;
};

static struct str
say(const struct page *page, enum label_id id)
{
	return label(page->phrase.labels, id);
}

static struct str
fill(const struct page *page, enum label_id id, const struct label_arg *args)
{
	return label_fill(page->phrase.arena, page->phrase.labels, id, args);
}

/* A pair of facts, if there is something to say. */
static void
fact(const struct page *page, enum label_id term, struct str text)
{
	if (text.n == 0)
		return;
	doc_put(page->doc, DOC_TERM, NULL, say(page, term));
	doc_put(page->doc, DOC_FACT, NULL, text);
}

/* A longer answer, across the page, if there is something to say. */
static void
paragraph(const struct page *page, enum label_id term, struct str text)
{
	if (text.n == 0)
		return;
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	doc_put(page->doc, DOC_STRONG, NULL,
	    fill(page, LABEL_INVITE_LEAD_IN,
		LABEL_ARGS({ "fact", say(page, term) })));
	doc_text(page->doc, STR(" "));
	doc_text(page->doc, text);
	doc_close(page->doc, DOC_PARAGRAPH);
}

/* Before the day. -----------------------------------------------------------*/

/* Where, and what the place is like to get into and to be in. */
static struct str
where(const struct page *page, const struct plan_session *session)
{
	const struct phrase *phrase = &page->phrase;
	const struct plan_welcome *welcome = phrase_welcome(phrase, session);
	struct str text =
	    phrase_sentence(phrase, phrase_where(phrase, session));

	if (welcome->step_free.choice == FORM_YES)
		text = phrase_join(
		    phrase, text, say(page, LABEL_INVITE_STEP_FREE_YES));
	if (welcome->step_free.choice == FORM_NO)
		text = phrase_join(
		    phrase, text, say(page, LABEL_INVITE_STEP_FREE_NO));
	if (welcome->step_free.choice == FORM_PARTLY)
		text = phrase_join(
		    phrase, text, say(page, LABEL_INVITE_STEP_FREE_PARTLY));
	if (welcome->quiet_room.choice == FORM_YES)
		text = phrase_join(
		    phrase, text, say(page, LABEL_INVITE_QUIET_ROOM));
	return text;
}

/* How to get there, food, children, languages; where usual is given, only what
 * is different. */
static void
write_welcome(const struct page *page, const struct plan_welcome *welcome,
    const struct plan_welcome *usual)
{
	for (size_t i = 0; i < phrase_part_count; i++) {
		const struct phrase_part *part = &phrase_parts[i];
		const struct form_text *text = phrase_part_text(welcome, part);

		if (!part->everyone || !phrase_wanted(text) ||
		    (usual && str_eq(text->text,
				  phrase_part_text(usual, part)->text)))
			continue;
		fact(page, part->fact,
		    phrase_sentence(&page->phrase, text->text));
	}
}

/* How to reach us: an address is a link. */
static void
write_contact(const struct page *page)
{
	struct str contact = str_trim(page->plan->owners.contact.text);
	struct doc_attrs attrs = { 0 };

	if (str_has(contact, '@') && !str_has(contact, ' '))
		attrs.href = str_fmt(
		    page->phrase.arena, "mailto:%.*s", STR_ARG(contact));
	doc_put(page->doc, DOC_TERM, NULL, say(page, LABEL_FACT_CONTACT));
	doc_open(page->doc, DOC_FACT, NULL);
	doc_put(page->doc, DOC_LINK, &attrs, contact);
	doc_close(page->doc, DOC_FACT);
}

/* On the day. -----------------------------------------------------------------*/

static void
write_moment(const struct page *page, int at, struct str what)
{
	struct str clock = when_clock(page->phrase.arena, at);
	const struct doc_attrs time = { .datetime = clock };

	doc_open(page->doc, DOC_ITEM, NULL);
	doc_put(page->doc, DOC_TIME, at < TIMETABLE_DAY ? &time : NULL, clock);
	doc_text(page->doc, STR(" "));
	doc_text(page->doc, what);
	doc_close(page->doc, DOC_ITEM);
}

static void
write_step(const struct page *page, const struct timetable_row *row)
{
	struct str what = phrase_does(&page->phrase, row->step);

	if (row->step->kind.choice == PLAN_SPARE)
		return;
	if (timetable_is_rest(row->step))
		what = fill(page, LABEL_INVITE_BREAK,
		    LABEL_ARGS({ "what", what },
			{ "minutes", label_count(page->phrase.arena,
					 page->phrase.labels, LABEL_MINUTES,
					 (size_t)(row->ends - row->starts)) }));
	write_moment(page, row->starts, what);
}

static void
write_times(const struct page *page, const struct timetable *timetable)
{
	if (timetable->n == 0) {
		doc_put(page->doc, DOC_PARAGRAPH, NULL,
		    say(page, LABEL_INVITE_NO_STEPS));
		return;
	}
	doc_open(
	    page->doc, DOC_LIST, &(struct doc_attrs){ .style = DOC_TIMES });
	for (size_t i = 0; i < timetable->n; i++)
		write_step(page, &timetable->row[i]);
	/* Where the clock is known, the end stands beside "When". */
	if (!timetable->clock)
		write_moment(
		    page, timetable->ends, say(page, LABEL_AGENDA_END));
	doc_close(page->doc, DOC_LIST);
	if (!timetable->clock)
		doc_put(page->doc, DOC_PARAGRAPH,
		    &(struct doc_attrs){ .style = DOC_SOFT },
		    say(page, LABEL_INVITE_FROM_ZERO));
}

/* After the day. -----------------------------------------------------------------*/

/* What happens to people's words. */
static struct str
words(const struct page *page)
{
	const struct phrase *phrase = &page->phrase;
	const struct plan_safe *safe = &page->plan->safe;
	struct str text = say(page, LABEL_INVITE_WORDS);

	text = phrase_join(
	    phrase, text, phrase_sentence(phrase, safe->limits.text));
	if (phrase_wanted(&safe->kept_apart))
		text = phrase_join(phrase, text,
		    phrase_sentence(phrase, safe->kept_apart.text));
	return phrase_join(phrase, text, phrase_photos(phrase));
}

/* Who is there after, who calls and by when. */
static struct str
after(const struct page *page, const struct plan_session *session)
{
	const struct phrase *phrase = &page->phrase;
	const struct plan_safe *safe = &page->plan->safe;
	struct when_date day = { 0 };
	struct str text = STR("");

	if (session)
		day = phrase_call_day(phrase, session);
	if (phrase_wanted(&safe->support))
		text = phrase_sentence(phrase, safe->support.text);
	if (day.year)
		return phrase_join(phrase, text,
		    fill(page, LABEL_PLAN_CALL_BY,
			LABEL_ARGS({ "date", label_weekday_date(phrase->arena,
						 phrase->labels, day) })));
	if (safe->call_within.given)
		return phrase_join(phrase, text,
		    label_count(phrase->arena, phrase->labels,
			LABEL_PLAN_CALL_WITHIN, (size_t)safe->call_within.n));
	return phrase_join(phrase, text, say(page, LABEL_INVITE_AFTER));
}

static void
write_words(const struct page *page, const struct plan_session *session)
{
	paragraph(page, LABEL_FACT_WORDS, words(page));
	paragraph(
	    page, LABEL_FACT_CHANGE_MIND, phrase_change_mind(&page->phrase));
	paragraph(page, LABEL_FACT_AFTER, after(page, session));
}

/* Whole pages. --------------------------------------------------------------------*/

static void
write_header(const struct page *page, struct str title)
{
	doc_open(page->doc, DOC_HEADER, NULL);
	doc_put(page->doc, DOC_KIND, NULL, say(page, LABEL_INVITE_KIND));
	doc_put(page->doc, DOC_TITLE, NULL, title);
	doc_put(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_LEDE },
	    say(page, LABEL_INVITE_LEDE));
	doc_close(page->doc, DOC_HEADER);
}

static void
write_one(const struct page *page, const struct plan_session *session)
{
	struct timetable timetable = timetable_of(page->phrase.arena, session);

	write_header(page, session->title.text);
	doc_open(page->doc, DOC_MAIN, NULL);
	doc_open(page->doc, DOC_FACTS, NULL);
	fact(page, LABEL_FACT_WHEN, phrase_when(&page->phrase, &timetable));
	fact(page, LABEL_FACT_WHERE, where(page, session));
	write_welcome(page, phrase_welcome(&page->phrase, session), NULL);
	write_contact(page);
	doc_close(page->doc, DOC_FACTS);
	paragraph(page, LABEL_FACT_MONEY, phrase_money(&page->phrase));
	doc_open(page->doc, DOC_PANEL, NULL);
	doc_put(page->doc, DOC_HEADING, NULL, say(page, LABEL_INVITE_HAPPEN));
	write_times(page, &timetable);
	doc_close(page->doc, DOC_PANEL);
	write_words(page, session);
	doc_close(page->doc, DOC_MAIN);
}

static void
write_overview(const struct page *page)
{
	const struct phrase *phrase = &page->phrase;

	doc_open(page->doc, DOC_SECTION, NULL);
	doc_put(page->doc, DOC_HEADING, NULL, say(page, LABEL_INVITE_OVERVIEW));
	doc_open(
	    page->doc, DOC_LIST, &(struct doc_attrs){ .style = DOC_NUMBERED });
	for (size_t i = 0; i < page->plan->sessions.n; i++) {
		const struct plan_session *session = &page->plan->sessions.v[i];
		struct timetable timetable =
		    timetable_of(phrase->arena, session);

		doc_open(page->doc, DOC_ITEM, NULL);
		doc_put(page->doc, DOC_STRONG, NULL,
		    phrase_sentence(phrase, session->title.text));
		doc_text(page->doc, STR(" "));
		doc_text(
		    page->doc, phrase_join(phrase,
				   phrase_sentence(
				       phrase, phrase_when(phrase, &timetable)),
				   phrase_sentence(phrase,
				       phrase_stage_words(phrase, session))));
		doc_close(page->doc, DOC_ITEM);
	}
	doc_close(page->doc, DOC_LIST);
	doc_close(page->doc, DOC_SECTION);
}

static void
write_session(const struct page *page, const struct plan_session *session)
{
	struct timetable timetable = timetable_of(page->phrase.arena, session);

	doc_open(page->doc, DOC_SECTION, NULL);
	doc_put(page->doc, DOC_HEADING, NULL, session->title.text);
	doc_open(page->doc, DOC_FACTS, NULL);
	fact(page, LABEL_FACT_WHEN, phrase_when(&page->phrase, &timetable));
	fact(page, LABEL_FACT_WHERE, where(page, session));
	write_welcome(
	    page, phrase_welcome(&page->phrase, session), &page->plan->welcome);
	doc_close(page->doc, DOC_FACTS);
	write_times(page, &timetable);
	doc_close(page->doc, DOC_SECTION);
}

static void
write_series(const struct page *page)
{
	const struct plan *plan = page->plan;

	write_header(page, plan->title.text);
	doc_open(page->doc, DOC_MAIN, NULL);
	if (plan->sessions.n)
		write_overview(page);
	else
		doc_put(page->doc, DOC_PARAGRAPH, NULL,
		    say(page, LABEL_INVITE_NO_STEPS));
	doc_open(page->doc, DOC_SECTION, NULL);
	doc_put(page->doc, DOC_HEADING, NULL, say(page, LABEL_INVITE_EACH));
	doc_open(page->doc, DOC_FACTS, NULL);
	write_welcome(page, &plan->welcome, NULL);
	write_contact(page);
	doc_close(page->doc, DOC_FACTS);
	paragraph(page, LABEL_FACT_MONEY, phrase_money(&page->phrase));
	doc_close(page->doc, DOC_SECTION);
	for (size_t i = 0; i < plan->sessions.n; i++)
		write_session(page, &plan->sessions.v[i]);
	doc_open(page->doc, DOC_SECTION, NULL);
	doc_put(
	    page->doc, DOC_HEADING, NULL, say(page, LABEL_INVITE_WORDS_TITLE));
	write_words(page, NULL);
	doc_close(page->doc, DOC_SECTION);
	doc_close(page->doc, DOC_MAIN);
}

void
invite_write(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct plan_session *only)
{
	const struct plan *plan = phrase->plan;
	const struct label_set *labels = phrase->labels;
	struct page page = { .phrase = *phrase, .plan = plan };
	struct doc_page doc_page = {
		.lang = plan->language.text,
		.rtl =
		    str_eq(label(labels, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = label(labels, LABEL_INVITE_SKIP),
		.large = true,
		.quote_open = label(labels, LABEL_QUOTE_OPEN),
		.quote_close = label(labels, LABEL_QUOTE_CLOSE),
	};

	assert(plan->sessions.v || plan->sessions.n == 0);
	if (!only && plan->sessions.n == 1)
		only = &plan->sessions.v[0];
	doc_page.one = only != NULL;
	doc_page.title = only ? only->title.text : plan->title.text;
	page.doc = doc_begin(phrase->arena, out, format, &doc_page);
	if (only)
		write_one(&page, only);
	else
		write_series(&page);
	doc_end(page.doc);
}
