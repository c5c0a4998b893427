/* SPDX-License-Identifier: MIT */
#include "paper.h"

#define SLIPS 3 /* fill a side of paper */

/* A page being written. */
struct page {
	struct phrase phrase;
	struct doc *doc;
	const struct plan *plan;
	bool series; /* of more than one session */
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

static void
put(const struct page *page, enum doc_element element, enum label_id id)
{
	doc_put(page->doc, element, NULL, say(page, id));
}

static void
item(const struct page *page, struct str text)
{
	if (text.n)
		doc_put(page->doc, DOC_ITEM, NULL, text);
}

/* The labels from first to last, as a list. */
static void
write_list(const struct page *page, enum doc_style style, enum label_id first,
    enum label_id last)
{
	doc_open(page->doc, DOC_LIST, &(struct doc_attrs){ .style = style });
	for (int id = (int)first; id <= (int)last; id++)
		item(page, say(page, (enum label_id)id));
	doc_close(page->doc, DOC_LIST);
}

/* What everyone should know. ------------------------------------------------ */

static void
write_guide(const struct page *page)
{
	doc_open(page->doc, DOC_SECTION, NULL);
	put(page, DOC_HEADING, LABEL_PAPER_GUIDE);
	write_list(page, DOC_PLAIN, LABEL_PAPER_GUIDE_1, LABEL_PAPER_GUIDE_7);
	doc_close(page->doc, DOC_SECTION);
}

static void
write_aloud(const struct page *page, const struct plan_session *only)
{
	const struct phrase *phrase = &page->phrase;
	const struct plan_safe *safe = &page->plan->safe;

	doc_open(page->doc, DOC_PANEL, NULL);
	put(page, DOC_HEADING, LABEL_PAPER_ALOUD);
	doc_open(page->doc, DOC_LIST, NULL);
	item(page, say(page, LABEL_INVITE_WORDS));
	item(page, say(page, LABEL_PAPER_ALOUD_X));
	item(page, say(page, LABEL_PAPER_ALOUD_WALL));
	item(page, phrase_sentence(phrase, safe->limits.text));
	item(page, say(page, LABEL_AGENDA_OPENING_COURT));
	item(page, say(page, LABEL_AGENDA_OPENING_PASS));
	item(page, phrase_change_mind(phrase, only));
	doc_close(page->doc, DOC_LIST);
	doc_close(page->doc, DOC_PANEL);
}

static void
write_ticks(const struct page *page)
{
	static const struct {
		enum label_id words, printed, counted;
	} rows[] = {
		{ LABEL_CONSENT_QUOTE, LABEL_PAPER_QUOTE, LABEL_PAPER_YES },
		{ LABEL_CONSENT_REWORD, LABEL_PAPER_REWORD, LABEL_PAPER_YES },
		{ LABEL_CONSENT_COUNT, LABEL_PAPER_COUNT, LABEL_PAPER_YES },
		{ LABEL_CONSENT_ASK, LABEL_PAPER_ASK, LABEL_PAPER_NO },
		{ LABEL_CONSENT_PRIVATE, LABEL_PAPER_PRIVATE, LABEL_PAPER_NO },
	};
	const struct doc_attrs keep = { .style = DOC_KEEP };

	doc_open(page->doc, DOC_TABLE, &keep);
	doc_put(page->doc, DOC_CAPTION,
	    &(struct doc_attrs){ .id = STR("ticks") },
	    say(page, LABEL_PAPER_TICKS));
	doc_open(page->doc, DOC_ROW, NULL);
	put(page, DOC_COLUMN, LABEL_PAPER_TICK);
	put(page, DOC_COLUMN, LABEL_PAPER_PRINTED);
	put(page, DOC_COLUMN, LABEL_PAPER_COUNTED);
	doc_close(page->doc, DOC_ROW);
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		doc_open(page->doc, DOC_ROW, NULL);
		put(page, DOC_ROW_HEAD, rows[i].words);
		put(page, DOC_CELL, rows[i].printed);
		put(page, DOC_CELL, rows[i].counted);
		doc_close(page->doc, DOC_ROW);
	}
	doc_close(page->doc, DOC_TABLE);
}

/* Sheets. ------------------------------------------------------------------- */

/* One question, and where it is asked. */
struct question {
	const struct plan_session *session;
	const struct timetable_row *row;
	const struct plan_breakout *group; /* NULL: by everyone */
	struct str ask;
};

/* "Our stories. Step 4, 11:00. Table:" */
static struct str
where(const struct page *page, const struct question *question)
{
	static const enum label_id ids[2][2] = {
		{ LABEL_PAPER_STEP, LABEL_PAPER_STEP_TIME },
		{ LABEL_PAPER_STEP_GROUP, LABEL_PAPER_STEP_TIME_GROUP },
	};
	const struct timetable_row *row = question->row;
	struct arena *arena = page->phrase.arena;
	struct str group =
	    question->group ? question->group->name.text : STR("");
	struct str step =
	    fill(page, ids[group.n > 0][question->session->starts.given],
		LABEL_ARGS({ "n", str_fmt(arena, "%d", row->step->number) },
		    { "time", when_clock(arena, row->shows) },
		    { "group", phrase_sentence(&page->phrase, group) }));

	if (!page->series)
		return step;
	return fill(page, LABEL_PAPER_SESSION,
	    LABEL_ARGS(
		{ "title", question->session->title.text }, { "step", step }));
}

static void
write_slip(const struct page *page, enum doc_style style, enum label_id words)
{
	doc_open(page->doc, DOC_SLIP, &(struct doc_attrs){ .style = style });
	doc_put(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_SOFT }, say(page, words));
	write_list(page, DOC_TICKS, LABEL_CONSENT_QUOTE, LABEL_CONSENT_PRIVATE);
	doc_close(page->doc, DOC_SLIP);
}

static void
open_leaf(const struct page *page, const struct question *question)
{
	doc_open(page->doc, DOC_LEAF, NULL);
	doc_put(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_BLANK }, where(page, question));
	doc_put(page->doc, DOC_HEADING, NULL, question->ask);
}

static bool
is_drawn(const struct plan_step *step)
{
	for (size_t i = 0; i < step->ways.n; i++)
		if (str_eq_case(step->ways.v[i].text, STR("draw")))
			return true;
	return false;
}

static void
write_question(const struct page *page, const struct question *question)
{
	if (question->ask.n == 0)
		return;
	open_leaf(page, question);
	for (int i = 0; i < SLIPS; i++)
		write_slip(page, DOC_PLAIN, LABEL_PAPER_WRITE);
	doc_close(page->doc, DOC_LEAF);
	if (!is_drawn(question->row->step))
		return;
	open_leaf(page, question);
	write_slip(page, DOC_TALL, LABEL_PAPER_DRAW);
	doc_close(page->doc, DOC_LEAF);
}

/* A step that works in groups asks each of them, where a group has its own
 * question that one. */
static void
write_step(const struct page *page, const struct plan_session *session,
    const struct timetable_row *row)
{
	const struct plan_step *step = row->step;
	struct question question = { session, row, NULL, step->ask.text };

	if (step->groups.n == 0)
		write_question(page, &question);
	for (size_t i = 0; i < step->groups.n; i++) {
		question.group = &step->groups.v[i];
		question.ask = question.group->ask.text.n
				   ? question.group->ask.text
				   : step->ask.text;
		write_question(page, &question);
	}
}

static void
write_session(const struct page *page, const struct plan_session *session)
{
	struct timetable timetable = timetable_of(page->phrase.arena, session);

	for (size_t i = 0; i < timetable.n; i++)
		write_step(page, session, &timetable.row[i]);
}

void
paper_write(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct plan_session *only)
{
	const struct plan *plan = phrase->plan;
	const struct label_set *labels = phrase->labels;
	struct page page = {
		.phrase = *phrase,
		.plan = plan,
		.series = !only && plan->sessions.n > 1,
	};
	const struct doc_page doc_page = {
		.title = only ? only->title.text : plan->title.text,
		.lang = plan->language.text,
		.rtl =
		    str_eq(label(labels, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = label(labels, LABEL_PAPER_SKIP),
		.quote_open = label(labels, LABEL_QUOTE_OPEN),
		.quote_close = label(labels, LABEL_QUOTE_CLOSE),
		.month = label_months(labels),
	};

	page.doc = doc_begin(phrase->arena, out, format, &doc_page);
	doc_open(page.doc, DOC_HEADER, NULL);
	put(&page, DOC_KIND, LABEL_PAPER_KIND);
	doc_put(page.doc, DOC_TITLE, NULL, doc_page.title);
	doc_close(page.doc, DOC_HEADER);
	doc_open(page.doc, DOC_MAIN, NULL);
	write_guide(&page);
	write_aloud(&page, only);
	write_ticks(&page);
	for (size_t i = 0; i < plan->sessions.n; i++)
		if (!only || only == &plan->sessions.v[i])
			write_session(&page, &plan->sessions.v[i]);
	doc_close(page.doc, DOC_MAIN);
	doc_end(page.doc);
}
