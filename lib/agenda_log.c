/* SPDX-License-Identifier: MIT */
#include "agenda_log.h"

#include "plan_clocks.h"
#include "timetable.h"

#define DAY_MINUTES 1440

struct page {
	struct phrase phrase;
	struct doc *doc;
	const struct daylog *log;
	struct when_change clocks; /* of the day that is written of */
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

bool
agenda_log_has(const struct daylog *log, const struct plan_session *session)
{
	for (size_t i = 0; i < log->n; i++)
		if (!session || str_eq_case(log->v[i].session, session->id))
			return true;
	return false;
}

/* The last day that the log has of a session. */
static struct when_date
day_of(const struct page *page, const struct plan_session *session)
{
	struct when_date date = { 0 };

	for (size_t i = 0; i < page->log->n; i++)
		if (str_eq_case(page->log->v[i].session, session->id))
			date = page->log->v[i].date;
	return date;
}

/* The minutes between what the clock showed at first and at last. */
static int
between(const struct page *page, int from, int to)
{
	int began = when_moment_from(&page->clocks, 0, from);

	return when_moment_from(&page->clocks, began, to) - began;
}

static struct str
from_to(const struct page *page, int from, int to)
{
	struct arena *arena = page->phrase.arena;

	return fill(page, LABEL_LOG_TIMES,
	    LABEL_ARGS({ "from", when_clock(arena, from % DAY_MINUTES) },
		{ "to", when_clock(arena, to % DAY_MINUTES) }));
}

/* What is said of a step that took so many minutes more than planned. */
static struct str
difference(const struct page *page, int more)
{
	struct str n =
	    str_fmt(page->phrase.arena, "%d", more < 0 ? -more : more);

	if (more == 0)
		return say(page, LABEL_LOG_SAME);
	return fill(page, more > 0 ? LABEL_LOG_LONGER : LABEL_LOG_SHORTER,
	    LABEL_ARGS({ "n", n }));
}

static void
write_row(const struct page *page, struct str what, const struct str cell[3])
{
	doc_open(page->doc, DOC_ROW, NULL);
	doc_put(page->doc, DOC_ROW_HEAD, NULL, what);
	for (int i = 0; i < 3; i++)
		doc_put(page->doc, DOC_CELL, NULL, cell[i]);
	doc_close(page->doc, DOC_ROW);
}

static void
write_step(const struct page *page, const struct timetable_row *row,
    const struct daylog_step *step)
{
	struct str cell[3] = { from_to(page, row->shows, row->shows_end),
		say(page, LABEL_LOG_NOT_KNOWN), STR("") };

	if (step->began >= 0 && step->ended >= 0) {
		cell[1] = from_to(page, step->began, step->ended);
		cell[2] =
		    difference(page, between(page, step->began, step->ended) -
					 (row->ends - row->starts));
	} else if (step->out) {
		cell[1] = say(page, LABEL_LOG_OUT);
	}
	write_row(page, phrase_does(&page->phrase, row->step), cell);
}

/* The whole of it. */
static void
write_whole(const struct page *page, const struct timetable *timetable,
    const struct daylog_step *step)
{
	int began = -1;
	int ended = -1;

	for (size_t i = 0; i < timetable->n; i++) {
		if (began < 0)
			began = step[i].began;
		if (step[i].ended >= 0)
			ended = step[i].ended;
	}
	if (began < 0 || ended < 0)
		return;
	write_row(page, say(page, LABEL_LOG_WHOLE),
	    (struct str[3]){
		from_to(page, timetable->starts, timetable->shows_end),
		from_to(page, began, ended),
		difference(
		    page, between(page, began, ended) - timetable->minutes) });
}

static void
write_session(const struct page *page, const struct plan_session *session)
{
	static const enum label_id columns[] = { LABEL_LATE_STEP,
		LABEL_LATE_PLANNED, LABEL_LOG_TRUE, LABEL_LOG_DIFFERENCE };
	struct arena *arena = page->phrase.arena;
	struct timetable timetable = timetable_of(arena, session);
	struct when_date date = day_of(page, session);
	const struct doc_attrs caption = { .id = str_fmt(arena, "log-%.*s",
					       STR_ARG(session->id)) };
	struct daylog_step *step;
	long at;

	step = daylog_steps(arena, page->log, session, date, &at);
	doc_open(page->doc, DOC_SECTION, NULL);
	doc_open(page->doc, DOC_TABLE, NULL);
	doc_put(page->doc, DOC_CAPTION, &caption,
	    fill(page, LABEL_LOG_CAPTION,
		LABEL_ARGS({ "session", session->title.text },
		    { "date", label_weekday_date(
				  arena, page->phrase.labels, date) })));
	doc_open(page->doc, DOC_ROW, NULL);
	for (size_t i = 0; i < COUNTOF(columns); i++)
		doc_put(page->doc, DOC_COLUMN, NULL, say(page, columns[i]));
	doc_close(page->doc, DOC_ROW);
	for (size_t i = 0; i < timetable.n; i++)
		write_step(page, &timetable.row[i], &step[i]);
	if (at >= (long)timetable.n) /* it went to its end */
		write_whole(page, &timetable, step);
	doc_close(page->doc, DOC_TABLE);
	doc_close(page->doc, DOC_SECTION);
}

void
agenda_log_write(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct plan_session *only,
    const struct daylog *log)
{
	const struct plan *plan = phrase->plan;
	struct page page = { .phrase = *phrase, .log = log };
	struct doc_page doc_page = {
		.title = plan->title.text,
		.lang = plan->language.text,
		.rtl = str_eq(say(&page, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = say(&page, LABEL_LOG_SKIP),
		.quote_open = say(&page, LABEL_QUOTE_OPEN),
		.quote_close = say(&page, LABEL_QUOTE_CLOSE),
		.month = label_months(phrase->labels),
	};

	page.doc = doc_begin(phrase->arena, out, format, &doc_page);
	doc_open(page.doc, DOC_HEADER, NULL);
	doc_put(page.doc, DOC_KIND, NULL, say(&page, LABEL_LOG_KIND));
	doc_put(page.doc, DOC_TITLE, NULL, plan->title.text);
	doc_put(page.doc, DOC_PARAGRAPH, NULL, say(&page, LABEL_LOG_WHY));
	doc_close(page.doc, DOC_HEADER);
	doc_open(page.doc, DOC_MAIN, NULL);
	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		if ((only && only != session) || !agenda_log_has(log, session))
			continue;
		page.clocks =
		    plan_clocks_on(phrase->arena, plan, day_of(&page, session));
		write_session(&page, session);
	}
	doc_close(page.doc, DOC_MAIN);
	doc_end(page.doc);
}
