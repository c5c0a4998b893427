/* SPDX-License-Identifier: MIT */
#include "invite.h"

#include <assert.h>

/* A longer answer, across the page, if there is something to say. */
static void
paragraph(const struct leaf *leaf, enum label_id term, struct str text)
{
	if (text.n == 0)
		return;
	doc_open(leaf->doc, DOC_PARAGRAPH, NULL);
	doc_put(leaf->doc, DOC_STRONG, NULL,
	    leaf_fill(leaf, LABEL_INVITE_LEAD_IN,
		LABEL_ARGS({ "fact", leaf_word(leaf, term) })));
	doc_text(leaf->doc, STR(" "));
	doc_text(leaf->doc, text);
	doc_close(leaf->doc, DOC_PARAGRAPH);
}

/* Before the day. -----------------------------------------------------------*/

/* Where, and what the place is like to get into and to be in. */
static struct str
where(const struct leaf *leaf, const struct plan_session *session)
{
	const struct phrase *phrase = &leaf->phrase;
	const struct plan_welcome *welcome = phrase_welcome(phrase, session);
	struct str text =
	    phrase_sentence(phrase, phrase_where(phrase, session));

	if (welcome->step_free.choice == FORM_YES)
		text = phrase_join(
		    phrase, text, leaf_word(leaf, LABEL_INVITE_STEP_FREE_YES));
	if (welcome->step_free.choice == FORM_NO)
		text = phrase_join(
		    phrase, text, leaf_word(leaf, LABEL_INVITE_STEP_FREE_NO));
	if (welcome->step_free.choice == FORM_PARTLY)
		text = phrase_join(phrase, text,
		    leaf_word(leaf, LABEL_INVITE_STEP_FREE_PARTLY));
	if (welcome->quiet_room.choice == FORM_YES)
		text = phrase_join(
		    phrase, text, leaf_word(leaf, LABEL_INVITE_QUIET_ROOM));
	return text;
}

/* How to get there, food, children, languages; where usual is given, only what
 * is different. */
static void
write_welcome(const struct leaf *leaf, const struct plan_session *session,
    const struct plan_welcome *welcome, const struct plan_welcome *usual)
{
	for (size_t i = 0; i < phrase_part_count; i++) {
		const struct phrase_part *part = &phrase_parts[i];
		const struct form_text *text = phrase_part_text(welcome, part);

		if (!part->everyone || !phrase_wanted(text) ||
		    (usual && str_eq(text->text,
				  phrase_part_text(usual, part)->text)))
			continue;
		leaf_fact(leaf,
		    phrase_label(&leaf->phrase, session, part->fact),
		    phrase_sentence(&leaf->phrase, text->text));
	}
}

/* How people may come and go. */
static void
write_pace(const struct leaf *leaf)
{
	const struct form_text *pace = &leaf->plan->group.pace;

	if (phrase_wanted(pace))
		leaf_fact(leaf, LABEL_FACT_PACE,
		    phrase_sentence(&leaf->phrase, pace->text));
}

/* How to reach us: an address is a link. */
static void
write_contact(const struct leaf *leaf)
{
	struct str contact = str_trim(leaf->plan->owners.contact.text);
	struct doc_attrs attrs = { 0 };

	if (str_has(contact, '@') && !str_has(contact, ' '))
		attrs.href = str_fmt(
		    leaf->phrase.arena, "mailto:%.*s", STR_ARG(contact));
	doc_put(leaf->doc, DOC_TERM, NULL, leaf_word(leaf, LABEL_FACT_CONTACT));
	doc_open(leaf->doc, DOC_FACT, NULL);
	doc_put(leaf->doc, DOC_LINK, &attrs, contact);
	doc_close(leaf->doc, DOC_FACT);
}

/* On the day. -----------------------------------------------------------------*/

/* "10:30 Draw the street"; where the start is not agreed, how long it takes
 * tells more than a clock that begins at nothing. */
static void
write_step(const struct leaf *leaf, const struct timetable_row *row, bool clock)
{
	struct str what = phrase_row(&leaf->phrase, row);

	if (row->step->kind.choice == PLAN_SPARE)
		return;
	if (!clock || timetable_is_rest(row->step))
		what = leaf_fill(leaf, LABEL_INVITE_BREAK,
		    LABEL_ARGS({ "what", what },
			{ "minutes",
			    leaf_minutes(leaf, row->ends - row->starts) }));
	doc_open(leaf->doc, DOC_ITEM, NULL);
	if (clock) {
		leaf_time(leaf, row->shows);
		doc_text(leaf->doc, STR(" "));
	}
	doc_text(leaf->doc, what);
	doc_close(leaf->doc, DOC_ITEM);
}

static void
write_times(const struct leaf *leaf, const struct timetable *timetable)
{
	if (timetable->n == 0) {
		doc_put(leaf->doc, DOC_PARAGRAPH, NULL,
		    leaf_word(leaf, LABEL_INVITE_NO_STEPS));
		return;
	}
	leaf_list_open(leaf, timetable->clock ? DOC_TIMES : DOC_PLAIN);
	for (size_t i = 0; i < timetable->n; i++)
		write_step(leaf, &timetable->row[i], timetable->clock);
	doc_close(leaf->doc, DOC_LIST);
	if (!timetable->clock)
		doc_put(leaf->doc, DOC_PARAGRAPH,
		    &(struct doc_attrs){ .style = DOC_SOFT },
		    leaf_word(leaf, LABEL_INVITE_FROM_ZERO));
}

/* After the day. -----------------------------------------------------------------*/

/* What happens to people's words. */
static struct str
words(const struct leaf *leaf)
{
	const struct phrase *phrase = &leaf->phrase;
	const struct plan_safe *safe = &leaf->plan->safe;
	struct str text = leaf_word(leaf, LABEL_INVITE_WORDS);

	text = phrase_join(
	    phrase, text, phrase_sentence(phrase, safe->limits.text));
	if (phrase_wanted(&safe->kept_apart))
		text = phrase_join(phrase, text,
		    phrase_sentence(phrase, safe->kept_apart.text));
	return phrase_join(phrase, text, phrase_photos(phrase));
}

/* Who is there after, who calls and by when. */
static struct str
after(const struct leaf *leaf, const struct plan_session *session)
{
	const struct phrase *phrase = &leaf->phrase;
	const struct plan_safe *safe = &leaf->plan->safe;
	struct when_date day = { 0 };
	struct str text = STR("");

	if (session)
		day = phrase_call_day(phrase, session);
	if (phrase_wanted(&safe->support))
		text = phrase_sentence(phrase, safe->support.text);
	if (day.year)
		return phrase_join(phrase, text,
		    leaf_fill(leaf, LABEL_PLAN_CALL_BY,
			LABEL_ARGS({ "date", label_weekday_date(phrase->arena,
						 phrase->labels, day) })));
	if (safe->call_within.given)
		return phrase_join(phrase, text,
		    label_count(phrase->arena, phrase->labels,
			LABEL_PLAN_CALL_WITHIN, (size_t)safe->call_within.n));
	return phrase_join(phrase, text, leaf_word(leaf, LABEL_INVITE_AFTER));
}

static struct str
change_mind(const struct leaf *leaf, const struct plan_session *session)
{
	struct when_date by = phrase_change_mind_day(&leaf->phrase, session);

	if (!by.year)
		return leaf_word(leaf, LABEL_INVITE_CHANGE_MIND);
	return leaf_fill(leaf, LABEL_INVITE_CHANGE_MIND_BY,
	    LABEL_ARGS({ "date",
		label_date(leaf->phrase.arena, leaf->phrase.labels, by) }));
}

static void
write_words(const struct leaf *leaf, const struct plan_session *session)
{
	paragraph(leaf, LABEL_FACT_WORDS, words(leaf));
	paragraph(leaf, LABEL_FACT_CHANGE_MIND, change_mind(leaf, session));
	paragraph(leaf, LABEL_FACT_AFTER, after(leaf, session));
}

/* Whole pages. --------------------------------------------------------------------*/

static void
write_header(const struct leaf *leaf, struct str title)
{
	doc_open(leaf->doc, DOC_HEADER, NULL);
	doc_put(leaf->doc, DOC_KIND, NULL, leaf_word(leaf, LABEL_INVITE_KIND));
	doc_put(leaf->doc, DOC_TITLE, NULL, title);
	doc_put(leaf->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_LEDE },
	    leaf_word(leaf, LABEL_INVITE_LEDE));
	doc_close(leaf->doc, DOC_HEADER);
}

static void
write_one(const struct leaf *leaf, const struct plan_session *session)
{
	struct timetable timetable = timetable_of(leaf->phrase.arena, session);

	write_header(leaf, session->title.text);
	doc_open(leaf->doc, DOC_MAIN, NULL);
	doc_open(leaf->doc, DOC_FACTS, NULL);
	leaf_fact(
	    leaf, LABEL_FACT_WHEN, phrase_when(&leaf->phrase, &timetable));
	leaf_fact(leaf, LABEL_FACT_WHERE, where(leaf, session));
	write_welcome(
	    leaf, session, phrase_welcome(&leaf->phrase, session), NULL);
	write_pace(leaf);
	write_contact(leaf);
	doc_close(leaf->doc, DOC_FACTS);
	paragraph(leaf, LABEL_FACT_MONEY, phrase_money(&leaf->phrase));
	doc_open(leaf->doc, DOC_PANEL, NULL);
	doc_put(
	    leaf->doc, DOC_HEADING, NULL, leaf_word(leaf, LABEL_INVITE_HAPPEN));
	write_times(leaf, &timetable);
	doc_close(leaf->doc, DOC_PANEL);
	write_words(leaf, session);
	doc_close(leaf->doc, DOC_MAIN);
}

static void
write_overview(const struct leaf *leaf)
{
	const struct phrase *phrase = &leaf->phrase;

	doc_open(leaf->doc, DOC_SECTION, NULL);
	leaf_heading(leaf, LABEL_INVITE_OVERVIEW);
	leaf_stages(leaf, NULL, false);
	doc_open(
	    leaf->doc, DOC_LIST, &(struct doc_attrs){ .style = DOC_NUMBERED });
	for (size_t i = 0; i < leaf->plan->sessions.n; i++) {
		const struct plan_session *session = &leaf->plan->sessions.v[i];
		struct timetable timetable =
		    timetable_of(phrase->arena, session);

		doc_open(leaf->doc, DOC_ITEM, NULL);
		doc_put(leaf->doc, DOC_STRONG, NULL,
		    phrase_sentence(phrase, session->title.text));
		doc_text(leaf->doc, STR(" "));
		doc_text(
		    leaf->doc, phrase_join(phrase,
				   phrase_sentence(
				       phrase, phrase_when(phrase, &timetable)),
				   phrase_sentence(phrase,
				       phrase_stage_words(phrase, session))));
		doc_close(leaf->doc, DOC_ITEM);
	}
	doc_close(leaf->doc, DOC_LIST);
	doc_close(leaf->doc, DOC_SECTION);
}

static void
write_session(const struct leaf *leaf, const struct plan_session *session)
{
	struct timetable timetable = timetable_of(leaf->phrase.arena, session);

	doc_open(
	    leaf->doc, DOC_SECTION, &(struct doc_attrs){ .style = DOC_KEEP });
	doc_put(leaf->doc, DOC_HEADING, NULL, session->title.text);
	doc_open(leaf->doc, DOC_FACTS, NULL);
	leaf_fact(
	    leaf, LABEL_FACT_WHEN, phrase_when(&leaf->phrase, &timetable));
	leaf_fact(leaf, LABEL_FACT_WHERE, where(leaf, session));
	write_welcome(leaf, session, phrase_welcome(&leaf->phrase, session),
	    &leaf->plan->welcome);
	doc_close(leaf->doc, DOC_FACTS);
	write_times(leaf, &timetable);
	doc_close(leaf->doc, DOC_SECTION);
}

static void
write_series(const struct leaf *leaf)
{
	const struct plan *plan = leaf->plan;

	write_header(leaf, plan->title.text);
	doc_open(leaf->doc, DOC_MAIN, NULL);
	if (plan->sessions.n)
		write_overview(leaf);
	else
		doc_put(leaf->doc, DOC_PARAGRAPH, NULL,
		    leaf_word(leaf, LABEL_INVITE_NO_STEPS));
	doc_open(leaf->doc, DOC_SECTION, NULL);
	doc_put(
	    leaf->doc, DOC_HEADING, NULL, leaf_word(leaf, LABEL_INVITE_EACH));
	doc_open(leaf->doc, DOC_FACTS, NULL);
	write_welcome(leaf, NULL, &plan->welcome, NULL);
	write_pace(leaf);
	write_contact(leaf);
	doc_close(leaf->doc, DOC_FACTS);
	paragraph(leaf, LABEL_FACT_MONEY, phrase_money(&leaf->phrase));
	doc_close(leaf->doc, DOC_SECTION);
	for (size_t i = 0; i < plan->sessions.n; i++)
		write_session(leaf, &plan->sessions.v[i]);
	doc_open(leaf->doc, DOC_SECTION, NULL);
	doc_put(leaf->doc, DOC_HEADING, NULL,
	    leaf_word(leaf, LABEL_INVITE_WORDS_TITLE));
	write_words(leaf, NULL);
	doc_close(leaf->doc, DOC_SECTION);
	doc_close(leaf->doc, DOC_MAIN);
}

void
invite_write(const struct phrase *phrase, struct out *out,
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
	page = leaf_page(phrase, only, LABEL_INVITE_SKIP);
	page.large = true;
	page.one = only != NULL;
	page.columns = settings->columns;
	leaf.doc = doc_begin(phrase->arena, out, format, &page);
	if (only)
		write_one(&leaf, only);
	else
		write_series(&leaf);
	doc_end(leaf.doc);
}
