/* SPDX-License-Identifier: MIT */
#include "agenda.h"

#include <assert.h>

#include "agenda_late.h"
#include "agenda_lists.h"
#include "agenda_run.h"

/* When, where, who, aim. */
static void
write_facts(const struct leaf *leaf, const struct timetable *timetable)
{
	const struct phrase *phrase = &leaf->phrase;
	const struct plan_session *session = timetable->session;

	doc_open(leaf->doc, DOC_FACTS, NULL);
	leaf_fact(leaf, LABEL_FACT_WHEN, phrase_when(phrase, timetable));
	leaf_fact(leaf, LABEL_FACT_WHERE, phrase_where(phrase, session));
	leaf_fact(leaf, LABEL_FACT_WHO, phrase_who(phrase, session));
	leaf_fact(leaf, LABEL_FACT_AIM, session->aim.text);
	leaf_fact(leaf, LABEL_FACT_LEADS,
	    leaf_roles(leaf, agenda_run_leads(leaf, session)));
	doc_close(leaf->doc, DOC_FACTS);
}

/* "Session 1 of 4, Discover: “A family book”"; of a session that is alone
 * "Drop-in: “A family book”". */
static struct str
place_in_series(const struct leaf *leaf, const struct plan_session *session)
{
	static const enum label_id ids[2][2] = {
		{ LABEL_AGENDA_LEDE_ALONE, LABEL_AGENDA_LEDE_STAGE_ALONE },
		{ LABEL_AGENDA_LEDE, LABEL_AGENDA_LEDE_STAGE },
	};
	struct arena *arena = leaf->phrase.arena;
	struct str stage = phrase_stage(&leaf->phrase, session);

	return leaf_fill(leaf, ids[leaf->plan->sessions.n > 1][stage.n > 0],
	    LABEL_ARGS({ "n", str_fmt(arena, "%d", session->number) },
		{ "count", str_fmt(arena, "%zu", leaf->plan->sessions.n) },
		{ "stage", stage }, { "title", leaf->plan->title.text }));
}

/* Where a session sits among the four stages. */
static void
write_place(const struct leaf *leaf, const struct plan_session *session)
{
	if (session->stage.choice == PLAN_STAGE_BLANK)
		return;
	doc_open(
	    leaf->doc, DOC_SECTION, &(struct doc_attrs){ .style = DOC_KEEP });
	leaf_heading(leaf, LABEL_AGENDA_PLACE);
	leaf_stages(leaf, session, true);
	doc_close(leaf->doc, DOC_SECTION);
}

static void
write_one(const struct leaf *leaf, const struct plan_session *session)
{
	struct timetable timetable = timetable_of(leaf->phrase.arena, session);

	doc_open(leaf->doc, DOC_HEADER, NULL);
	doc_put(leaf->doc, DOC_KIND, NULL, leaf_word(leaf, LABEL_AGENDA_KIND));
	doc_put(leaf->doc, DOC_TITLE, NULL, session->title.text);
	leaf_paragraph(leaf, DOC_LEDE, place_in_series(leaf, session));
	write_facts(leaf, &timetable);
	doc_close(leaf->doc, DOC_HEADER);
	doc_open(leaf->doc, DOC_MAIN, NULL);
	doc_open(leaf->doc, DOC_SECTION, NULL);
	leaf_heading(leaf, LABEL_AGENDA_RUN);
	agenda_run_write(leaf, &timetable);
	agenda_late_write(leaf, &timetable);
	doc_close(leaf->doc, DOC_SECTION);
	agenda_lists_bring(leaf, session);
	agenda_lists_before(leaf, session);
	agenda_lists_missing(leaf, session);
	write_place(leaf, session);
	agenda_lists_opening(leaf, session, LABEL_AGENDA_OPENING);
	agenda_lists_notes(leaf, session);
	/* Last, so that nobody goes home without it: who calls people. */
	agenda_lists_after(leaf, session);
	doc_close(leaf->doc, DOC_MAIN);
}

static struct str
session_id(const struct leaf *leaf, const struct plan_session *session)
{
	return str_fmt(
	    leaf->phrase.arena, "session-%.*s", STR_ARG(session->id));
}

/* A session in the overview: "Our stories. Discover. 8 May". */
static void
write_overview_item(const struct leaf *leaf, const struct plan_session *session)
{
	const struct phrase *phrase = &leaf->phrase;
	struct timetable timetable = timetable_of(phrase->arena, session);
	struct str more = phrase_join(phrase,
	    phrase_sentence(phrase, phrase_stage(phrase, session)),
	    phrase_sentence(phrase, phrase_when(phrase, &timetable)));

	doc_open(leaf->doc, DOC_ITEM, NULL);
	doc_put(leaf->doc, DOC_LINK,
	    &(struct doc_attrs){ .href = str_fmt(phrase->arena, "#session-%.*s",
				     STR_ARG(session->id)) },
	    session->title.text);
	doc_put(leaf->doc, DOC_BREAK, NULL, STR(""));
	doc_text(leaf->doc, more);
	doc_close(leaf->doc, DOC_ITEM);
}

static void
write_overview(const struct leaf *leaf)
{
	const struct plan *plan = leaf->plan;
	struct str back = phrase_date(&leaf->phrase, &plan->give_back.on);

	doc_open(leaf->doc, DOC_SECTION, NULL);
	leaf_heading(leaf, LABEL_AGENDA_OVERVIEW);
	leaf_stages(leaf, NULL, true);
	if (plan->sessions.n) {
		leaf_list_open(leaf, DOC_NUMBERED);
		for (size_t i = 0; i < plan->sessions.n; i++)
			write_overview_item(leaf, &plan->sessions.v[i]);
		doc_close(leaf->doc, DOC_LIST);
	} else {
		leaf_paragraph(
		    leaf, DOC_PLAIN, leaf_word(leaf, LABEL_AGENDA_NO_SESSIONS));
	}
	if (back.n)
		leaf_paragraph(leaf, DOC_PLAIN,
		    leaf_fill(leaf, LABEL_AGENDA_GIVE_BACK,
			LABEL_ARGS({ "date", back })));
	doc_close(leaf->doc, DOC_SECTION);
}

/* Whether nothing more is planned on the day of a session. */
static bool
is_last_of_day(const struct leaf *leaf, const struct plan_session *session)
{
	const struct plan *plan = leaf->plan;

	return (size_t)session->number == plan->sessions.n ||
	       when_cmp(session[1].date.date, session->date.date) != 0;
}

static void
write_session(const struct leaf *leaf, const struct plan_session *session)
{
	struct arena *arena = leaf->phrase.arena;
	struct timetable timetable = timetable_of(arena, session);

	doc_open(leaf->doc, DOC_SECTION,
	    &(struct doc_attrs){ .id = session_id(leaf, session) });
	doc_put(leaf->doc, DOC_HEADING, NULL,
	    leaf_fill(leaf, LABEL_AGENDA_SESSION,
		LABEL_ARGS({ "n", str_fmt(arena, "%d", session->number) },
		    { "title", session->title.text })));
	write_facts(leaf, &timetable);
	agenda_run_write(leaf, &timetable);
	agenda_late_write(leaf, &timetable);
	agenda_lists_bring(leaf, session);
	agenda_lists_different(leaf, session);
	if (is_last_of_day(leaf, session))
		agenda_lists_call(leaf, session);
	doc_close(leaf->doc, DOC_SECTION);
}

static void
write_series(const struct leaf *leaf)
{
	const struct plan *plan = leaf->plan;

	doc_open(leaf->doc, DOC_HEADER, NULL);
	doc_put(leaf->doc, DOC_KIND, NULL, leaf_word(leaf, LABEL_AGENDA_KIND));
	doc_put(leaf->doc, DOC_TITLE, NULL, plan->title.text);
	leaf_paragraph(leaf, DOC_LEDE, plan->question.text);
	doc_close(leaf->doc, DOC_HEADER);
	doc_open(leaf->doc, DOC_MAIN, NULL);
	write_overview(leaf);
	agenda_lists_before(leaf, NULL);
	agenda_lists_missing(leaf, NULL);
	agenda_lists_opening(leaf, NULL, LABEL_AGENDA_OPENING_EACH);
	agenda_lists_notes(leaf, NULL);
	agenda_lists_after(leaf, NULL);
	for (size_t i = 0; i < plan->sessions.n; i++)
		write_session(leaf, &plan->sessions.v[i]);
	doc_close(leaf->doc, DOC_MAIN);
}

void
agenda_write(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct leaf_settings *settings)
{
	const struct plan *plan = phrase->plan;
	const struct plan_session *only = settings->only;
	struct leaf leaf = {
		.phrase = *phrase,
		.plan = plan,
		.today = settings->today,
	};
	struct doc_page page;

	assert(plan->sessions.v || plan->sessions.n == 0);
	if (!only && plan->sessions.n == 1)
		only = &plan->sessions.v[0];
	page = leaf_page(phrase, only, LABEL_AGENDA_SKIP);
	page.columns = settings->columns;
	leaf.doc = doc_begin(phrase->arena, out, format, &page);
	if (only)
		write_one(&leaf, only);
	else
		write_series(&leaf);
	doc_end(leaf.doc);
}
