/* SPDX-License-Identifier: MIT */
#include "agenda_lists.h"

#include <limits.h>
#include <stdlib.h>

#include "things.h"

/* What to say at the start. --------------------------------------------------- */

static void
write_choices(const struct leaf *leaf)
{
	doc_open(leaf->doc, DOC_ITEM, NULL);
	doc_text(leaf->doc, leaf_word(leaf, LABEL_AGENDA_OPENING_NOTE));
	leaf_list_open(leaf, DOC_PLAIN);
	for (int id = LABEL_CONSENT_QUOTE; id <= LABEL_CONSENT_PRIVATE; id++)
		leaf_item(leaf, leaf_word(leaf, (enum label_id)id));
	doc_close(leaf->doc, DOC_LIST);
	doc_close(leaf->doc, DOC_ITEM);
}

void
agenda_lists_opening(const struct leaf *leaf,
    const struct plan_session *session, enum label_id title)
{
	const struct phrase *phrase = &leaf->phrase;
	const struct plan_safe *safe = &leaf->plan->safe;
	const struct plan_welcome *welcome =
	    session ? phrase_welcome(phrase, session) : &leaf->plan->welcome;

	doc_open(leaf->doc, DOC_PANEL, NULL);
	leaf_heading(leaf, title);
	if (phrase_wanted(&safe->consent))
		doc_put(leaf->doc, DOC_PARAGRAPH, NULL,
		    phrase_sentence(phrase,
			leaf_fill(leaf, LABEL_AGENDA_OPENING_HOW,
			    LABEL_ARGS({ "text", safe->consent.text }))));
	leaf_list_open(leaf, DOC_PLAIN);
	write_choices(leaf);
	leaf_item(leaf, leaf_word(leaf, LABEL_AGENDA_OPENING_BLANK));
	leaf_item(leaf, phrase_sentence(phrase, safe->limits.text));
	leaf_item(leaf, phrase_sentence(phrase, safe->kept_apart.text));
	leaf_item(leaf, leaf_word(leaf, LABEL_AGENDA_OPENING_COURT));
	leaf_item(leaf, phrase_photos(phrase));
	leaf_item(leaf, leaf_word(leaf, LABEL_AGENDA_OPENING_PASS));
	if (welcome->quiet_room.choice == FORM_YES)
		leaf_item(leaf, leaf_word(leaf, LABEL_AGENDA_OPENING_QUIET));
	leaf_item(leaf, phrase_change_mind(phrase, session));
	doc_close(leaf->doc, DOC_LIST);
	doc_close(leaf->doc, DOC_PANEL);
}

/* Things to tick. -------------------------------------------------------------- */

/* Lines to tick; a blank one is not added. */
struct lines {
	struct str *v;
	size_t n, cap;
};

static void
add(const struct leaf *leaf, struct lines *lines, struct str text)
{
	if (text.n)
		*ARENA_PUSH(leaf->phrase.arena, lines) = text;
}

/* "Food: hot lunch". */
static struct str
fact_line(const struct leaf *leaf, enum label_id term, struct str text)
{
	return leaf_fill(leaf, LABEL_FACT_LINE,
	    LABEL_ARGS({ "fact", leaf_word(leaf, term) }, { "text", text }));
}

static void
add_fact(const struct leaf *leaf, struct lines *lines, enum label_id term,
    struct str text)
{
	if (text.n)
		add(leaf, lines, fact_line(leaf, term, text));
}

static void
write_lines(
    const struct leaf *leaf, const struct lines *lines, enum doc_style style)
{
	leaf_list_open(leaf, style);
	for (size_t i = 0; i < lines->n; i++)
		leaf_item(leaf, lines->v[i]);
	doc_close(leaf->doc, DOC_LIST);
}

/* A section with boxes to tick, if there is something in it. */
static void
write_ticks(
    const struct leaf *leaf, enum label_id title, const struct lines *lines)
{
	if (lines->n == 0)
		return;
	doc_open(
	    leaf->doc, DOC_SECTION, &(struct doc_attrs){ .style = DOC_KEEP });
	leaf_heading(leaf, title);
	write_lines(leaf, lines, DOC_TICKS);
	doc_close(leaf->doc, DOC_SECTION);
}

static struct str
thing_line(const struct leaf *leaf, const struct thing *thing)
{
	enum label_id id = LABEL_AGENDA_BRING_AMOUNT;

	if (thing->amount == 0)
		return phrase_capital(&leaf->phrase, thing->name);
	if (thing->open)
		id = LABEL_AGENDA_BRING_OPEN;
	else if (thing->single && thing->amount > 1)
		id = LABEL_AGENDA_BRING_TIMES;
	return leaf_fill(leaf, id,
	    LABEL_ARGS(
		{ "n", str_fmt(leaf->phrase.arena, "%ld", thing->amount) },
		{ "thing", thing->name }));
}

void
agenda_lists_bring(const struct leaf *leaf, const struct plan_session *session)
{
	struct things things = things_of(leaf->phrase.arena, session);
	struct lines lines = { 0 };
	size_t questions = 0;

	for (size_t i = 0; i < things.n; i++)
		add(leaf, &lines, thing_line(leaf, &things.v[i]));
	for (size_t i = 0; i < session->steps.n; i++)
		questions += session->steps.v[i].ask.text.n > 0;
	if (questions)
		add(leaf, &lines,
		    leaf_count(leaf, LABEL_AGENDA_BRING_SHEETS, questions));
	write_ticks(leaf,
	    phrase_label(&leaf->phrase, session, LABEL_AGENDA_BRING), &lines);
}

/* What to do before the day. --------------------------------------------------- */

/* How long before a session something is done. */
enum { ON_THE_DAY, THE_DAY_BEFORE, A_WEEK_BEFORE = 7 };

struct task {
	struct str what;
	struct str by; /* when */
	long days;     /* before the day */
	size_t place;  /* as they were added */
};

/* What there is to do before a session, or before each. */
struct tasks {
	const struct plan_session *session; /* NULL: each */
	struct task *v;
	size_t n, cap;
};

/* The day of the session; without a year where there is none. */
static struct when_date
day_of(const struct tasks *tasks)
{
	if (!tasks->session)
		return (struct when_date){ 0 };
	return tasks->session->date.date;
}

/* "1 February", in the year that stands above; else "20 December 2023". */
static struct str
day_words(
    const struct leaf *leaf, const struct tasks *tasks, struct when_date date)
{
	if (date.year == day_of(tasks).year)
		return label_day(leaf->phrase.arena, leaf->phrase.labels, date);
	return label_date(leaf->phrase.arena, leaf->phrase.labels, date);
}

/* A day, or where it is not known "a week before". */
static struct str
by_when(const struct leaf *leaf, const struct tasks *tasks, int days)
{
	struct when_date date = day_of(tasks);

	if (days == ON_THE_DAY)
		return leaf_word(leaf, LABEL_BEFORE_ON_THE_DAY);
	if (date.year)
		return day_words(leaf, tasks, when_add_days(date, -days));
	return leaf_word(leaf, days == THE_DAY_BEFORE
				   ? LABEL_BEFORE_THE_DAY_BEFORE
				   : LABEL_BEFORE_A_WEEK_BEFORE);
}

static void
add_task(
    const struct leaf *leaf, struct tasks *tasks, struct str what, int days)
{
	if (what.n)
		*ARENA_PUSH(leaf->phrase.arena, tasks) = (struct task){ what,
			by_when(leaf, tasks, days), days, tasks->n };
}

/* "Food: hot lunch". */
static void
add_task_fact(const struct leaf *leaf, struct tasks *tasks, enum label_id term,
    const struct form_text *text, int days)
{
	if (phrase_wanted(text))
		add_task(leaf, tasks, fact_line(leaf, term, text->text), days);
}

/* The yes-or-no answers about a place, with what each asks for. */
static const struct {
	size_t offset;
	int days;
	enum label_id yes, no, partly;
} places[] = {
	{ offsetof(struct plan_welcome, neutral), A_WEEK_BEFORE,
	    LABEL_AGENDA_NEUTRAL_YES, LABEL_AGENDA_NEUTRAL_NO,
	    LABEL_AGENDA_NEUTRAL_PARTLY },
	{ offsetof(struct plan_welcome, step_free), A_WEEK_BEFORE,
	    LABEL_AGENDA_STEP_FREE_YES, LABEL_AGENDA_STEP_FREE_NO,
	    LABEL_AGENDA_STEP_FREE_PARTLY },
	{ offsetof(struct plan_welcome, quiet_room), ON_THE_DAY,
	    LABEL_AGENDA_QUIET_ROOM_YES, LABEL_AGENDA_QUIET_ROOM_NO,
	    LABEL_AGENDA_QUIET_ROOM_PARTLY },
};

static struct str
place_line(
    const struct leaf *leaf, size_t i, const struct plan_welcome *welcome)
{
	const char *base = (const char *)welcome;
	const struct form_choice *answer =
	    (const void *)(base + places[i].offset);

	switch ((enum form_answer)answer->choice) {
	case FORM_YES:
		return leaf_word(leaf, places[i].yes);
	case FORM_NO:
		return leaf_word(leaf, places[i].no);
	case FORM_PARTLY:
		return leaf_word(leaf, places[i].partly);
	case FORM_ANSWER_BLANK:
	case FORM_NOT_NEEDED:
		break;
	}
	return STR("");
}

/* What is booked is booked a week before; what is bought or brought, the day
 * before. */
static int
days_for(enum label_id fact)
{
	return fact == LABEL_FACT_TRAVEL || fact == LABEL_FACT_CHILDCARE ||
		       fact == LABEL_FACT_INTERPRETER ||
		       fact == LABEL_FACT_GREETER
		   ? A_WEEK_BEFORE
		   : THE_DAY_BEFORE;
}

/* What a welcome asks us to do; where usual is given, only what differs. */
static void
add_welcome(const struct leaf *leaf, struct tasks *tasks,
    const struct plan_welcome *welcome, const struct plan_welcome *usual)
{
	for (size_t i = 0; i < COUNTOF(places); i++) {
		struct str line = place_line(leaf, i, welcome);

		if (!usual || !str_eq(line, place_line(leaf, i, usual)))
			add_task(leaf, tasks, line, places[i].days);
	}
	for (size_t i = 0; i < phrase_part_count; i++) {
		const struct phrase_part *part = &phrase_parts[i];
		const struct form_text *text = phrase_part_text(welcome, part);

		if (!usual ||
		    !str_eq(text->text, phrase_part_text(usual, part)->text))
			add_task_fact(leaf, tasks,
			    phrase_label(
				&leaf->phrase, tasks->session, part->fact),
			    text, days_for(part->fact));
	}
}

/* What keeping people safe and thanking them asks us to do. */
static void
add_care(const struct leaf *leaf, struct tasks *tasks)
{
	const struct plan_safe *safe = &leaf->plan->safe;
	const struct plan_thanks *thanks = &leaf->plan->thanks;
	struct str pay = phrase_pay(&leaf->phrase);

	add_task_fact(leaf, tasks, LABEL_FACT_SAFE_TOGETHER,
	    &safe->safe_together, A_WEEK_BEFORE);
	add_task_fact(
	    leaf, tasks, LABEL_FACT_SUPPORT, &safe->support, A_WEEK_BEFORE);
	if (safe->photos.choice == PLAN_PHOTOS_WRITTEN_YES)
		add_task(leaf, tasks, leaf_word(leaf, LABEL_BEFORE_PHOTOS),
		    THE_DAY_BEFORE);
	if (thanks->benefits_advice.choice == FORM_YES)
		add_task(leaf, tasks,
		    leaf_word(leaf, LABEL_AGENDA_BEFORE_BENEFITS),
		    A_WEEK_BEFORE);
	if (pay.n)
		add_task(leaf, tasks, fact_line(leaf, LABEL_FACT_MONEY, pay),
		    THE_DAY_BEFORE);
	add_task_fact(leaf, tasks, LABEL_FACT_THANKS_INSTEAD, &thanks->instead,
	    THE_DAY_BEFORE);
	if (thanks->costs.n)
		add_task(leaf, tasks,
		    fact_line(leaf, LABEL_FACT_COSTS,
			phrase_list(&leaf->phrase, &thanks->costs)),
		    THE_DAY_BEFORE);
	add_task_fact(
	    leaf, tasks, LABEL_FACT_CREDIT, &thanks->credit, ON_THE_DAY);
}

/* What is to be done first comes first. */
static int
by_days(const void *a, const void *b)
{
	const struct task *first = a;
	const struct task *second = b;

	if (first->days != second->days)
		return first->days > second->days ? -1 : 1;
	return first->place < second->place ? -1 : 1;
}

/* A table to tick and to write names in. */
static void
write_tasks(
    const struct leaf *leaf, enum label_id title, const struct tasks *tasks)
{
	static const enum label_id heads[] = { LABEL_BEFORE_WHAT,
		LABEL_BEFORE_WHO, LABEL_BEFORE_BY };
	const struct doc_attrs narrow = { .style = DOC_NARROW };

	if (tasks->n == 0)
		return;
	qsort(tasks->v, tasks->n, sizeof(*tasks->v), by_days);
	doc_open(leaf->doc, DOC_TABLE, NULL);
	doc_put(leaf->doc, DOC_CAPTION, NULL, leaf_word(leaf, title));
	doc_open(leaf->doc, DOC_ROW, NULL);
	for (size_t i = 0; i < COUNTOF(heads); i++)
		doc_put(leaf->doc, DOC_COLUMN,
		    heads[i] == LABEL_BEFORE_BY ? &narrow : NULL,
		    leaf_word(leaf, heads[i]));
	doc_close(leaf->doc, DOC_ROW);
	for (size_t i = 0; i < tasks->n; i++) {
		doc_open(leaf->doc, DOC_ROW, NULL);
		doc_put(leaf->doc, DOC_ROW_HEAD,
		    &(struct doc_attrs){ .style = DOC_TICKS },
		    tasks->v[i].what);
		doc_put(leaf->doc, DOC_CELL, NULL, STR(""));
		doc_put(leaf->doc, DOC_CELL, NULL, tasks->v[i].by);
		doc_close(leaf->doc, DOC_ROW);
	}
	doc_close(leaf->doc, DOC_TABLE);
}

/* The day to ask what people need; one that is not known comes first. */
static void
add_asking(
    const struct leaf *leaf, struct tasks *tasks, const struct form_date *asked)
{
	struct str by = phrase_date(&leaf->phrase, asked);
	struct when_date day = day_of(tasks);
	long days = LONG_MAX;

	if (day.year && asked->date.year) {
		days = when_day_number(day) - when_day_number(asked->date);
		by = day_words(leaf, tasks, asked->date);
	}
	if (by.n)
		*ARENA_PUSH(leaf->phrase.arena, tasks) =
		    (struct task){ leaf_word(leaf, LABEL_AGENDA_BEFORE_NEEDS),
			    by, days, tasks->n };
}

void
agenda_lists_before(const struct leaf *leaf, const struct plan_session *session)
{
	const struct plan_welcome *welcome =
	    session ? phrase_welcome(&leaf->phrase, session)
		    : &leaf->plan->welcome;
	struct tasks tasks = { .session = session };

	add_asking(leaf, &tasks, &welcome->needs_asked);
	add_task(leaf, &tasks, leaf_word(leaf, LABEL_AGENDA_BEFORE_PAGE),
	    A_WEEK_BEFORE);
	add_welcome(leaf, &tasks, welcome, NULL);
	add_care(leaf, &tasks);
	write_tasks(leaf,
	    session ? LABEL_AGENDA_BEFORE : LABEL_AGENDA_BEFORE_EACH, &tasks);
}

void
agenda_lists_different(
    const struct leaf *leaf, const struct plan_session *session)
{
	struct tasks tasks = { .session = session };

	add_welcome(leaf, &tasks, phrase_welcome(&leaf->phrase, session),
	    &leaf->plan->welcome);
	write_tasks(leaf, LABEL_AGENDA_BEFORE_THIS, &tasks);
}

/* What people will ask about and the plan does not say yet. */
void
agenda_lists_missing(
    const struct leaf *leaf, const struct plan_session *session)
{
	const struct plan *plan = leaf->plan;
	const struct plan_welcome *welcome =
	    session ? &session->welcome : &plan->welcome;
	bool room = session ? session->where.choice != PLAN_ONLINE
			    : leaf->phrase.at_a_place || !plan->sessions.n;
	const struct plan_safe *safe = &plan->safe;
	const struct str pay = plan->thanks.pay.text;
	const struct {
		bool missing;
		enum label_id fact;
	} facts[] = {
		{ plan->people.n == 0, LABEL_FACT_WHO },
		{ welcome->travel.text.n == 0,
		    phrase_label(&leaf->phrase, session, LABEL_FACT_TRAVEL) },
		{ welcome->food.text.n == 0, LABEL_FACT_FOOD },
		{ welcome->childcare.text.n == 0, LABEL_FACT_CHILDCARE },
		{ room && welcome->toilets.text.n == 0, LABEL_FACT_TOILETS },
		{ room && welcome->step_free.choice == 0,
		    LABEL_FACT_STEP_FREE },
		{ room && welcome->quiet_room.choice == 0,
		    LABEL_FACT_QUIET_ROOM },
		{ welcome->greeter.text.n == 0,
		    phrase_label(&leaf->phrase, session, LABEL_FACT_GREETER) },
		{ welcome->needs_asked.state == FORM_DATE_BLANK,
		    LABEL_FACT_NEEDS_ASKED },
		{ phrase_money(&leaf->phrase).n == 0, LABEL_FACT_MONEY },
		{ pay.n && pay.s[0] >= '0' && pay.s[0] <= '9',
		    LABEL_FACT_CURRENCY },
		{ safe->consent.text.n == 0, LABEL_FACT_CONSENT },
		{ safe->photos.choice == 0, LABEL_FACT_PHOTOS },
		{ safe->limits.text.n == 0, LABEL_FACT_LIMITS },
		{ safe->support.text.n == 0, LABEL_FACT_SUPPORT },
		{ !safe->call_within.given, LABEL_FACT_CALL_WITHIN },
	};
	struct lines lines = { 0 };

	for (size_t i = 0; i < COUNTOF(facts); i++)
		if (facts[i].missing)
			add(leaf, &lines, leaf_word(leaf, facts[i].fact));
	if (lines.n == 0)
		return;
	doc_open(
	    leaf->doc, DOC_SECTION, &(struct doc_attrs){ .style = DOC_KEEP });
	leaf_heading(leaf, LABEL_AGENDA_MISSING);
	doc_put(leaf->doc, DOC_PARAGRAPH, NULL,
	    leaf_word(leaf, LABEL_AGENDA_MISSING_WHY));
	write_lines(leaf, &lines, DOC_TICKS);
	doc_close(leaf->doc, DOC_SECTION);
}

/* Who calls whom, by when. */
static struct str
call_line(const struct leaf *leaf, const struct plan_session *session)
{
	struct when_date day = { 0 };
	const struct form_number *within = &leaf->plan->safe.call_within;

	if (session)
		day = phrase_call_day(&leaf->phrase, session);
	if (day.year)
		return leaf_fill(leaf, LABEL_AGENDA_AFTER_CALL,
		    LABEL_ARGS({ "date", label_weekday_date(leaf->phrase.arena,
					     leaf->phrase.labels, day) }));
	if (within->given)
		return leaf_count(
		    leaf, LABEL_AGENDA_AFTER_CALL_WITHIN, (size_t)within->n);
	return leaf_word(leaf, LABEL_AGENDA_AFTER_CALL_OPEN);
}

void
agenda_lists_after(const struct leaf *leaf, const struct plan_session *session)
{
	const struct plan_safe *safe = &leaf->plan->safe;
	struct lines lines = { 0 };
	struct str keep = phrase_date(&leaf->phrase, &safe->keep_until);

	if (keep.n == 0)
		keep = safe->keep_until_text.text;
	if (phrase_wanted(&safe->support))
		add_fact(leaf, &lines, LABEL_FACT_SUPPORT, safe->support.text);
	add(leaf, &lines,
	    leaf_word(leaf,
		phrase_label(&leaf->phrase, session, LABEL_AGENDA_AFTER_TYPE)));
	add_fact(leaf, &lines, LABEL_FACT_KEEP_UNTIL, keep);
	if (safe->supervision_every.given)
		add(leaf, &lines,
		    leaf_count(leaf, LABEL_AGENDA_AFTER_SUPERVISION,
			(size_t)safe->supervision_every.n));
	add(leaf, &lines, call_line(leaf, session));
	write_ticks(leaf,
	    session ? LABEL_AGENDA_AFTER : LABEL_AGENDA_AFTER_EACH, &lines);
}

void
agenda_lists_call(const struct leaf *leaf, const struct plan_session *session)
{
	struct lines lines = { 0 };

	if (!phrase_call_day(&leaf->phrase, session).year)
		return;
	add(leaf, &lines, call_line(leaf, session));
	write_ticks(leaf, LABEL_AGENDA_AFTER, &lines);
}

/* For whoever takes notes. ------------------------------------------------------- */

/* "Step 4: what helped?", for each question of a session. */
static void
write_questions(const struct leaf *leaf, const struct plan_session *session)
{
	for (size_t i = 0; i < session->steps.n; i++) {
		const struct plan_step *step = &session->steps.v[i];

		if (step->ask.text.n)
			leaf_item(leaf,
			    leaf_fill(leaf, LABEL_AGENDA_NOTES_ASK,
				LABEL_ARGS({ "n", str_fmt(leaf->phrase.arena,
						      "%d", step->number) },
				    { "ask", step->ask.text })));
	}
}

void
agenda_lists_notes(const struct leaf *leaf, const struct plan_session *session)
{
	doc_open(leaf->doc, DOC_PANEL, NULL);
	leaf_heading(leaf, LABEL_AGENDA_NOTES);
	leaf_list_open(leaf, DOC_PLAIN);
	for (int id = LABEL_PAPER_GUIDE_1; id <= LABEL_PAPER_GUIDE_7; id++)
		leaf_item(leaf, leaf_word(leaf, (enum label_id)id));
	if (session)
		write_questions(leaf, session);
	doc_close(leaf->doc, DOC_LIST);
	doc_close(leaf->doc, DOC_PANEL);
}
