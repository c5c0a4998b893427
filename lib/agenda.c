/* SPDX-License-Identifier: MIT */
#include "agenda.h"

#include <assert.h>

#include "plan_groups.h"
#include "things.h"

/* A page being written. */
struct page {
	struct phrase phrase;
	struct doc *doc;
	const struct plan *plan;
};

/* Words of ours. ------------------------------------------------------------ */

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

static struct str
count(const struct page *page, enum label_id id, size_t n)
{
	return label_count(page->phrase.arena, page->phrase.labels, id, n);
}

static struct str
minutes(const struct page *page, int n)
{
	return count(page, LABEL_MINUTES, (size_t)(n > 0 ? n : 0));
}

static struct str
list_roles(const struct page *page, const struct form_texts *roles)
{
	return phrase_list(&page->phrase, roles);
}

/* Parts of a page. ----------------------------------------------------------- */

static void
heading(const struct page *page, enum label_id id)
{
	doc_put(page->doc, DOC_HEADING, NULL, say(page, id));
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

static void
item(const struct page *page, struct str text)
{
	if (text.n)
		doc_put(page->doc, DOC_ITEM, NULL, text);
}

/* "The choice: you can draw or just listen", the first words strong. */
static void
lead_in(const struct page *page, enum label_id id, struct str text)
{
	if (text.n == 0)
		return;
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	doc_put(page->doc, DOC_STRONG, NULL, say(page, id));
	doc_text(page->doc, STR(" "));
	doc_text(page->doc, text);
	doc_close(page->doc, DOC_PARAGRAPH);
}

static void
open_list(const struct page *page, enum doc_style style)
{
	doc_open(page->doc, DOC_LIST, &(struct doc_attrs){ .style = style });
}

/* The run sheet. ---------------------------------------------------------------- */

/* The step's, else the session's, else the plan's. */
static const struct form_texts *
leads(const struct page *page, const struct plan_session *session,
    const struct plan_step *step)
{
	if (step && step->led_by.n)
		return &step->led_by;
	if (session->led_by.n)
		return &session->led_by;
	return &page->plan->led_by;
}

/* "10:30 What we do": somebody who moves by headings hears both. */
static void
write_moment(const struct page *page, int at, struct str what)
{
	struct str clock = when_clock(page->phrase.arena, at);
	const struct doc_attrs time = { .datetime = clock };

	doc_open(page->doc, DOC_HEADING, NULL);
	doc_put(page->doc, DOC_TIME, at < TIMETABLE_DAY ? &time : NULL, clock);
	doc_text(page->doc, STR(" "));
	doc_text(page->doc, what);
	doc_close(page->doc, DOC_HEADING);
}

/* "4. Make, 30 minutes. If late, make it shorter". */
static struct str
step_line(const struct page *page, const struct timetable_row *row)
{
	static const enum label_id late[] = {
		[PLAN_KEEP] = LABEL_AGENDA_LATE_KEEP,
		[PLAN_SHORTEN] = LABEL_AGENDA_LATE_SHORTEN,
		[PLAN_SKIP] = LABEL_AGENDA_LATE_SKIP,
	};
	const struct plan_step *step = row->step;
	struct str number = str_fmt(page->phrase.arena, "%d", step->number);
	struct str line = fill(page, LABEL_AGENDA_STEP,
	    LABEL_ARGS({ "n", number },
		{ "kind", phrase_step_kind(&page->phrase, step) },
		{ "minutes", minutes(page, row->ends - row->starts) }));

	if (step->if_late.choice == PLAN_LATE_BLANK)
		return line;
	return phrase_join(&page->phrase, phrase_sentence(&page->phrase, line),
	    say(page, late[step->if_late.choice]));
}

/* "4", "4 or 5", "4 to 6"; blank where it is not known. */
static struct str
size_words(const struct page *page, const struct plan_size *size)
{
	struct arena *arena = page->phrase.arena;
	struct str low = str_fmt(arena, "%ld", size->low);

	if (size->high == 0)
		return STR("");
	if (size->low == size->high)
		return low;
	return fill(page,
	    size->high == size->low + 1 ? LABEL_AGENDA_GROUPS_OR
					: LABEL_PLAN_RANGE,
	    LABEL_ARGS(
		{ "low", low }, { "high", str_fmt(arena, "%ld", size->high) }));
}

/* A group as an item: its name, its place, who leads, its question. */
static void
write_group(
    const struct page *page, const struct plan_breakout *group, struct str size)
{
	const struct phrase *phrase = &page->phrase;
	struct str name = phrase_capital(phrase, group->name.text);
	struct str more;

	if (size.n)
		name = fill(page, LABEL_PLAN_ROLE_NUMBER,
		    LABEL_ARGS({ "role", name }, { "n", size }));
	more = phrase_sentence(phrase, group->place.text);
	if (group->led_by.n)
		more = phrase_join(phrase, more,
		    phrase_sentence(phrase,
			fill(page, LABEL_FACT_LINE,
			    LABEL_ARGS({ "fact", say(page, LABEL_FACT_LEADS) },
				{ "text",
				    list_roles(page, &group->led_by) }))));
	doc_open(page->doc, DOC_ITEM, NULL);
	doc_put(page->doc, DOC_STRONG, NULL, phrase_sentence(phrase, name));
	if (more.n) {
		doc_text(page->doc, STR(" "));
		doc_text(page->doc, more);
	}
	if (group->ask.text.n) {
		doc_text(page->doc, STR(" "));
		doc_text(page->doc, group->ask.text);
	}
	doc_close(page->doc, DOC_ITEM);
}

/* "In 3 groups of 4 or 5", or where a group says its own number, that of each
 * behind its name. */
static void
write_groups(const struct page *page, const struct plan_session *session,
    const struct plan_step *step)
{
	bool numbered = plan_groups_numbered(step);
	struct plan_size size;
	struct str words = STR("");

	if (step->groups.n == 0)
		return;
	size = plan_groups_size(session, step, 0);
	if (!numbered)
		words = size_words(page, &size);
	doc_put(page->doc, DOC_PARAGRAPH, NULL,
	    fill(page, words.n ? LABEL_AGENDA_GROUPS_OF : LABEL_AGENDA_GROUPS,
		LABEL_ARGS(
		    { "n", str_fmt(page->phrase.arena, "%zu", step->groups.n) },
		    { "size", words })));
	open_list(page, DOC_PLAIN);
	for (size_t i = 0; i < step->groups.n; i++) {
		size = plan_groups_size(session, step, i);
		write_group(page, &step->groups.v[i],
		    numbered ? size_words(page, &size) : STR(""));
	}
	doc_close(page->doc, DOC_LIST);
}

static void
write_side(const struct page *page, const struct plan_session *session,
    const struct plan_step *step)
{
	struct str led_by = list_roles(page, leads(page, session, step));
	struct str things = phrase_list(&page->phrase, &step->things);

	/* Nobody leads a break. */
	if (timetable_is_rest(step) && step->led_by.n == 0)
		led_by = STR("");
	if (led_by.n == 0 && things.n == 0)
		return;
	doc_open(page->doc, DOC_SIDE, NULL);
	doc_open(page->doc, DOC_FACTS, NULL);
	fact(page, LABEL_FACT_LEADS, led_by);
	fact(page, LABEL_FACT_BRING, things);
	doc_close(page->doc, DOC_FACTS);
	doc_close(page->doc, DOC_SIDE);
}

static void
write_step(const struct page *page, const struct plan_session *session,
    const struct timetable_row *row)
{
	const struct plan_step *step = row->step;
	struct doc *doc = page->doc;

	doc_open(doc, DOC_STEP,
	    &(struct doc_attrs){
		.style = timetable_is_rest(step) ? DOC_REST : DOC_PLAIN });
	write_moment(page, row->starts, phrase_does(&page->phrase, step));
	doc_put(doc, DOC_PARAGRAPH, &(struct doc_attrs){ .style = DOC_SOFT },
	    step_line(page, row));
	doc_markdown(doc, step->how.text);
	if (step->say.text.n) {
		doc_open(doc, DOC_PARAGRAPH, NULL);
		doc_put(doc, DOC_STRONG, NULL, say(page, LABEL_AGENDA_SAY));
		doc_close(doc, DOC_PARAGRAPH);
		doc_open(doc, DOC_PASSAGE, NULL);
		doc_markdown(doc, step->say.text);
		doc_close(doc, DOC_PASSAGE);
	}
	if (step->ask.text.n)
		doc_put(doc, DOC_PARAGRAPH,
		    &(struct doc_attrs){ .style = DOC_ASK }, step->ask.text);
	if (step->ways.n)
		lead_in(page, LABEL_AGENDA_WAYS,
		    fill(page, LABEL_AGENDA_WAYS_LIST,
			LABEL_ARGS(
			    { "ways", phrase_ways(&page->phrase, step) })));
	lead_in(page, LABEL_AGENDA_CHOICE,
	    phrase_sentence(&page->phrase, step->choice.text));
	if (step->dots.given && step->dots.n > 0)
		doc_put(doc, DOC_PARAGRAPH, NULL,
		    phrase_sentence(&page->phrase,
			count(page, LABEL_AGENDA_DOTS, (size_t)step->dots.n)));
	write_groups(page, session, step);
	write_side(page, session, step);
	doc_close(doc, DOC_STEP);
}

static void
write_end(const struct page *page, const struct timetable *timetable)
{
	doc_open(page->doc, DOC_STEP, NULL);
	write_moment(page, timetable->ends, say(page, LABEL_AGENDA_END));
	doc_close(page->doc, DOC_STEP);
}

static void
write_run(const struct page *page, const struct timetable *timetable)
{
	struct str total;

	if (timetable->n == 0) {
		doc_put(page->doc, DOC_PARAGRAPH, NULL,
		    say(page, LABEL_AGENDA_NO_STEPS));
		return;
	}
	total = fill(page, LABEL_AGENDA_RUN_TOTAL,
	    LABEL_ARGS({ "minutes", minutes(page, timetable->minutes) },
		{ "longest", minutes(page, timetable->longest) }));
	if (!timetable->clock)
		total = phrase_join(
		    &page->phrase, total, say(page, LABEL_AGENDA_FROM_ZERO));
	doc_put(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_SOFT }, total);
	doc_open(page->doc, DOC_STEPS, NULL);
	for (size_t i = 0; i < timetable->n; i++)
		write_step(page, timetable->session, &timetable->row[i]);
	write_end(page, timetable);
	doc_close(page->doc, DOC_STEPS);
}

/* When time runs short. ------------------------------------------------------------ */

static const int behind[] = { 10, 20, 30 }; /* minutes */

static void
write_late_head(const struct page *page)
{
	doc_open(page->doc, DOC_ROW, NULL);
	doc_put(page->doc, DOC_COLUMN, NULL, say(page, LABEL_LATE_STEP));
	doc_put(page->doc, DOC_COLUMN, NULL, say(page, LABEL_LATE_PLANNED));
	for (size_t i = 0; i < COUNTOF(behind); i++)
		doc_put(page->doc, DOC_COLUMN, NULL,
		    count(page, LABEL_LATE_BEHIND, (size_t)behind[i]));
	doc_close(page->doc, DOC_ROW);
}

/* "10:30", "10:30, only 20 minutes" or "Leave it out". */
static struct str
late_cell(const struct page *page, const struct timetable_row *row,
    const struct timetable_late_row *late)
{
	struct str clock = when_clock(page->phrase.arena, late->starts);

	if (late->minutes == row->ends - row->starts)
		return clock;
	if (late->minutes == 0)
		return say(page, LABEL_LATE_OUT);
	return fill(page, LABEL_LATE_ONLY,
	    LABEL_ARGS({ "time", clock },
		{ "minutes", minutes(page, late->minutes) }));
}

static void
write_late_row(const struct page *page, const struct timetable *timetable,
    const struct timetable_late *late, size_t i)
{
	const struct timetable_row *row = &timetable->row[i];

	doc_open(page->doc, DOC_ROW, NULL);
	doc_put(page->doc, DOC_ROW_HEAD, NULL,
	    phrase_does(&page->phrase, row->step));
	doc_put(page->doc, DOC_CELL, NULL,
	    when_clock(page->phrase.arena, row->starts));
	for (size_t b = 0; b < COUNTOF(behind); b++)
		doc_put(page->doc, DOC_CELL, NULL,
		    late_cell(page, row, &late[b].row[i]));
	doc_close(page->doc, DOC_ROW);
}

static void
write_late_end(const struct page *page, const struct timetable *timetable,
    const struct timetable_late *late)
{
	struct arena *arena = page->phrase.arena;

	doc_open(page->doc, DOC_ROW, NULL);
	doc_put(page->doc, DOC_ROW_HEAD, NULL, say(page, LABEL_AGENDA_END));
	doc_put(page->doc, DOC_CELL, NULL, when_clock(arena, timetable->ends));
	for (size_t b = 0; b < COUNTOF(behind); b++) {
		struct str clock = when_clock(arena, late[b].ends);

		if (late[b].over)
			clock = fill(page, LABEL_LATE_OVER,
			    LABEL_ARGS({ "time", clock },
				{ "minutes", minutes(page, late[b].over) }));
		doc_put(page->doc, DOC_CELL, NULL, clock);
	}
	doc_close(page->doc, DOC_ROW);
}

static void
write_late(const struct page *page, const struct timetable *timetable)
{
	const struct doc_attrs caption = {
		.id = str_fmt(page->phrase.arena, "late-%.*s",
		    STR_ARG(timetable->session->id))
	};
	struct timetable_late late[COUNTOF(behind)];

	if (timetable->n == 0)
		return;
	if (!timetable_can_give(timetable)) {
		doc_put(page->doc, DOC_PARAGRAPH, NULL,
		    say(page, LABEL_LATE_NOTHING));
		return;
	}
	for (size_t b = 0; b < COUNTOF(behind); b++)
		late[b] =
		    timetable_late(page->phrase.arena, timetable, behind[b]);
	doc_open(
	    page->doc, DOC_SECTION, &(struct doc_attrs){ .style = DOC_KEEP });
	doc_open(page->doc, DOC_TABLE, NULL);
	doc_put(page->doc, DOC_CAPTION, &caption, say(page, LABEL_LATE_TITLE));
	write_late_head(page);
	for (size_t i = 0; i < timetable->n; i++)
		write_late_row(page, timetable, late, i);
	write_late_end(page, timetable, late);
	doc_close(page->doc, DOC_TABLE);
	doc_put(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_SOFT },
	    say(page, LABEL_LATE_WHY));
	doc_close(page->doc, DOC_SECTION);
}

/* What to say at the start. ------------------------------------------------------- */

static void
write_choices(const struct page *page)
{
	doc_open(page->doc, DOC_ITEM, NULL);
	doc_text(page->doc, say(page, LABEL_AGENDA_OPENING_NOTE));
	open_list(page, DOC_PLAIN);
	for (int id = LABEL_CONSENT_QUOTE; id <= LABEL_CONSENT_PRIVATE; id++)
		item(page, say(page, (enum label_id)id));
	doc_close(page->doc, DOC_LIST);
	doc_close(page->doc, DOC_ITEM);
}

static void
write_opening(const struct page *page, enum label_id title)
{
	const struct phrase *phrase = &page->phrase;
	const struct plan_safe *safe = &page->plan->safe;

	doc_open(page->doc, DOC_PANEL, NULL);
	heading(page, title);
	if (phrase_wanted(&safe->consent))
		doc_put(page->doc, DOC_PARAGRAPH, NULL,
		    phrase_sentence(phrase,
			fill(page, LABEL_AGENDA_OPENING_HOW,
			    LABEL_ARGS({ "text", safe->consent.text }))));
	open_list(page, DOC_PLAIN);
	write_choices(page);
	item(page, say(page, LABEL_AGENDA_OPENING_BLANK));
	item(page, phrase_sentence(phrase, safe->limits.text));
	item(page, phrase_sentence(phrase, safe->kept_apart.text));
	item(page, say(page, LABEL_AGENDA_OPENING_COURT));
	item(page, phrase_photos(phrase));
	item(page, say(page, LABEL_AGENDA_OPENING_PASS));
	if (page->plan->welcome.quiet_room.choice == FORM_YES)
		item(page, say(page, LABEL_AGENDA_OPENING_QUIET));
	item(page, phrase_change_mind(phrase));
	doc_close(page->doc, DOC_LIST);
	doc_close(page->doc, DOC_PANEL);
}

/* Checklists. ----------------------------------------------------------------------- */

/* Lines to tick; a blank one is not added. */
struct lines {
	struct str *v;
	size_t n, cap;
};

static void
add(const struct page *page, struct lines *lines, struct str text)
{
	if (text.n)
		*ARENA_PUSH(page->phrase.arena, lines) = text;
}

/* "Food: hot lunch". */
static void
add_fact(const struct page *page, struct lines *lines, enum label_id term,
    struct str text)
{
	if (text.n)
		add(page, lines,
		    fill(page, LABEL_FACT_LINE,
			LABEL_ARGS(
			    { "fact", say(page, term) }, { "text", text })));
}

static void
write_lines(
    const struct page *page, const struct lines *lines, enum doc_style style)
{
	open_list(page, style);
	for (size_t i = 0; i < lines->n; i++)
		item(page, lines->v[i]);
	doc_close(page->doc, DOC_LIST);
}

/* A section with boxes to tick, if there is something in it. */
static void
write_ticks(
    const struct page *page, enum label_id title, const struct lines *lines)
{
	if (lines->n == 0)
		return;
	doc_open(
	    page->doc, DOC_SECTION, &(struct doc_attrs){ .style = DOC_KEEP });
	heading(page, title);
	write_lines(page, lines, DOC_TICKS);
	doc_close(page->doc, DOC_SECTION);
}

static struct str
thing_line(const struct page *page, const struct thing *thing)
{
	enum label_id id = LABEL_AGENDA_BRING_AMOUNT;

	if (thing->amount == 0)
		return phrase_capital(&page->phrase, thing->name);
	if (thing->open)
		id = LABEL_AGENDA_BRING_OPEN;
	else if (thing->single && thing->amount > 1)
		id = LABEL_AGENDA_BRING_TIMES;
	return fill(page, id,
	    LABEL_ARGS(
		{ "n", str_fmt(page->phrase.arena, "%ld", thing->amount) },
		{ "thing", thing->name }));
}

static void
write_bring(const struct page *page, const struct plan_session *session)
{
	struct things things = things_of(page->phrase.arena, session);
	struct lines lines = { 0 };
	size_t questions = 0;

	for (size_t i = 0; i < things.n; i++)
		add(page, &lines, thing_line(page, &things.v[i]));
	for (size_t i = 0; i < session->steps.n; i++)
		questions += session->steps.v[i].ask.text.n > 0;
	if (questions)
		add(page, &lines,
		    count(page, LABEL_AGENDA_BRING_SHEETS, questions));
	write_ticks(page, LABEL_AGENDA_BRING, &lines);
}

/* The yes-or-no answers about a place, with what each asks for. */
static const struct {
	size_t offset;
	enum label_id yes, no, partly;
} places[] = {
	{ offsetof(struct plan_welcome, neutral), LABEL_AGENDA_NEUTRAL_YES,
	    LABEL_AGENDA_NEUTRAL_NO, LABEL_AGENDA_NEUTRAL_PARTLY },
	{ offsetof(struct plan_welcome, step_free), LABEL_AGENDA_STEP_FREE_YES,
	    LABEL_AGENDA_STEP_FREE_NO, LABEL_AGENDA_STEP_FREE_PARTLY },
	{ offsetof(struct plan_welcome, quiet_room),
	    LABEL_AGENDA_QUIET_ROOM_YES, LABEL_AGENDA_QUIET_ROOM_NO,
	    LABEL_AGENDA_QUIET_ROOM_PARTLY },
};

static struct str
place_line(
    const struct page *page, size_t i, const struct plan_welcome *welcome)
{
	const char *base = (const char *)welcome;
	const struct form_choice *answer =
	    (const void *)(base + places[i].offset);

	switch ((enum form_answer)answer->choice) {
	case FORM_YES:
		return say(page, places[i].yes);
	case FORM_NO:
		return say(page, places[i].no);
	case FORM_PARTLY:
		return say(page, places[i].partly);
	case FORM_ANSWER_BLANK:
	case FORM_NOT_NEEDED:
		break;
	}
	return STR("");
}

/* What a welcome asks us to do; where usual is given, only what differs. */
static void
add_welcome(const struct page *page, struct lines *lines,
    const struct plan_welcome *welcome, const struct plan_welcome *usual)
{
	for (size_t i = 0; i < COUNTOF(places); i++) {
		struct str line = place_line(page, i, welcome);

		if (!usual || !str_eq(line, place_line(page, i, usual)))
			add(page, lines, line);
	}
	for (size_t i = 0; i < phrase_part_count; i++) {
		const struct phrase_part *part = &phrase_parts[i];
		const struct form_text *text = phrase_part_text(welcome, part);

		if (phrase_wanted(text) &&
		    !(usual && str_eq(text->text,
				   phrase_part_text(usual, part)->text)))
			add_fact(page, lines, part->fact, text->text);
	}
}

static void
write_before(const struct page *page, enum label_id title,
    const struct plan_welcome *welcome)
{
	const struct plan *plan = page->plan;
	const struct phrase *phrase = &page->phrase;
	struct str asked = phrase_date(phrase, &welcome->needs_asked);
	struct lines lines = { 0 };

	if (asked.n)
		add(page, &lines,
		    fill(page, LABEL_AGENDA_BEFORE_NEEDS,
			LABEL_ARGS({ "date", asked })));
	add(page, &lines, say(page, LABEL_AGENDA_BEFORE_PAGE));
	add_welcome(page, &lines, welcome, NULL);
	if (phrase_wanted(&plan->safe.safe_together))
		add_fact(page, &lines, LABEL_FACT_SAFE_TOGETHER,
		    plan->safe.safe_together.text);
	if (plan->thanks.benefits_advice.choice == FORM_YES)
		add(page, &lines, say(page, LABEL_AGENDA_BEFORE_BENEFITS));
	add_fact(page, &lines, LABEL_FACT_MONEY, phrase_money(phrase));
	add_fact(page, &lines, LABEL_FACT_CREDIT, plan->thanks.credit.text);
	write_ticks(page, title, &lines);
}

/* What people will ask about and the plan does not say yet. */
static void
write_missing(const struct page *page, const struct plan_welcome *welcome)
{
	const struct plan *plan = page->plan;
	const struct plan_safe *safe = &plan->safe;
	const struct str pay = plan->thanks.pay.text;
	const struct {
		bool missing;
		enum label_id fact;
	} facts[] = {
		{ plan->people.n == 0, LABEL_FACT_WHO },
		{ welcome->travel.text.n == 0, LABEL_FACT_TRAVEL },
		{ welcome->food.text.n == 0, LABEL_FACT_FOOD },
		{ welcome->childcare.text.n == 0, LABEL_FACT_CHILDCARE },
		{ welcome->toilets.text.n == 0, LABEL_FACT_TOILETS },
		{ welcome->step_free.choice == 0, LABEL_FACT_STEP_FREE },
		{ welcome->quiet_room.choice == 0, LABEL_FACT_QUIET_ROOM },
		{ welcome->greeter.text.n == 0, LABEL_FACT_GREETER },
		{ welcome->needs_asked.state == FORM_DATE_BLANK,
		    LABEL_FACT_NEEDS_ASKED },
		{ phrase_money(&page->phrase).n == 0, LABEL_FACT_MONEY },
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
			add(page, &lines, say(page, facts[i].fact));
	if (lines.n == 0)
		return;
	doc_open(
	    page->doc, DOC_SECTION, &(struct doc_attrs){ .style = DOC_KEEP });
	heading(page, LABEL_AGENDA_MISSING);
	doc_put(page->doc, DOC_PARAGRAPH, NULL,
	    say(page, LABEL_AGENDA_MISSING_WHY));
	write_lines(page, &lines, DOC_PLAIN);
	doc_close(page->doc, DOC_SECTION);
}

/* Ends with who calls whom, by when: the last line of a run sheet. */
static struct str
call_line(const struct page *page, const struct plan_session *session)
{
	struct when_date day = phrase_call_day(&page->phrase, session);
	const struct form_number *within = &page->plan->safe.call_within;

	if (day.year)
		return fill(page, LABEL_AGENDA_AFTER_CALL,
		    LABEL_ARGS({ "date", label_weekday_date(page->phrase.arena,
					     page->phrase.labels, day) }));
	if (within->given)
		return count(
		    page, LABEL_AGENDA_AFTER_CALL_WITHIN, (size_t)within->n);
	return say(page, LABEL_AGENDA_AFTER_CALL_OPEN);
}

static void
write_after(const struct page *page, const struct plan_session *session)
{
	const struct plan_safe *safe = &page->plan->safe;
	struct lines lines = { 0 };
	struct str keep = phrase_date(&page->phrase, &safe->keep_until);

	if (keep.n == 0)
		keep = safe->keep_until_text.text;
	if (phrase_wanted(&safe->support))
		add_fact(page, &lines, LABEL_FACT_SUPPORT, safe->support.text);
	add(page, &lines, say(page, LABEL_AGENDA_AFTER_TYPE));
	add_fact(page, &lines, LABEL_FACT_KEEP_UNTIL, keep);
	if (safe->supervision_every.given)
		add(page, &lines,
		    count(page, LABEL_AGENDA_AFTER_SUPERVISION,
			(size_t)safe->supervision_every.n));
	add(page, &lines, call_line(page, session));
	write_ticks(page, LABEL_AGENDA_AFTER, &lines);
}

/* Whole pages. ------------------------------------------------------------------------ */

/* When, where, who, aim. */
static void
write_facts(const struct page *page, const struct timetable *timetable)
{
	const struct phrase *phrase = &page->phrase;
	const struct plan_session *session = timetable->session;

	doc_open(page->doc, DOC_FACTS, NULL);
	fact(page, LABEL_FACT_WHEN, phrase_when(phrase, timetable));
	fact(page, LABEL_FACT_WHERE, phrase_where(phrase, session));
	fact(page, LABEL_FACT_WHO, phrase_who(phrase, session));
	fact(page, LABEL_FACT_AIM, session->aim.text);
	fact(page, LABEL_FACT_LEADS,
	    list_roles(page, leads(page, session, NULL)));
	doc_close(page->doc, DOC_FACTS);
}

/* "Session 1 of 4, Discover: “A family book”". */
static struct str
place_in_series(const struct page *page, const struct plan_session *session)
{
	struct arena *arena = page->phrase.arena;
	struct str stage = phrase_stage(&page->phrase, session);

	return fill(page, stage.n ? LABEL_AGENDA_LEDE_STAGE : LABEL_AGENDA_LEDE,
	    LABEL_ARGS({ "n", str_fmt(arena, "%d", session->number) },
		{ "count", str_fmt(arena, "%zu", page->plan->sessions.n) },
		{ "stage", stage }, { "title", page->plan->title.text }));
}

static void
write_one(const struct page *page, const struct plan_session *session)
{
	struct timetable timetable = timetable_of(page->phrase.arena, session);

	doc_open(page->doc, DOC_HEADER, NULL);
	doc_put(page->doc, DOC_KIND, NULL, say(page, LABEL_AGENDA_KIND));
	doc_put(page->doc, DOC_TITLE, NULL, session->title.text);
	doc_put(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_LEDE },
	    place_in_series(page, session));
	write_facts(page, &timetable);
	doc_close(page->doc, DOC_HEADER);
	doc_open(page->doc, DOC_MAIN, NULL);
	doc_open(page->doc, DOC_SECTION, NULL);
	heading(page, LABEL_AGENDA_RUN);
	write_run(page, &timetable);
	write_late(page, &timetable);
	doc_close(page->doc, DOC_SECTION);
	write_opening(page, LABEL_AGENDA_OPENING);
	write_bring(page, session);
	write_before(
	    page, LABEL_AGENDA_BEFORE, phrase_welcome(&page->phrase, session));
	write_missing(page, &session->welcome);
	write_after(page, session);
	doc_close(page->doc, DOC_MAIN);
}

static struct str
session_id(const struct page *page, const struct plan_session *session)
{
	return str_fmt(
	    page->phrase.arena, "session-%.*s", STR_ARG(session->id));
}

/* A session in the overview: "Our stories. Discover: we find out ..., 8 May". */
static void
write_overview_item(const struct page *page, const struct plan_session *session)
{
	const struct phrase *phrase = &page->phrase;
	struct timetable timetable = timetable_of(phrase->arena, session);
	struct str stage = phrase_stage(phrase, session);
	struct str words = phrase_stage_words(phrase, session);
	struct str more;

	if (words.n)
		stage = fill(page, LABEL_FACT_LINE,
		    LABEL_ARGS({ "fact", stage }, { "text", words }));
	more = phrase_join(phrase, phrase_sentence(phrase, stage),
	    phrase_sentence(phrase, phrase_when(phrase, &timetable)));
	doc_open(page->doc, DOC_ITEM, NULL);
	doc_put(page->doc, DOC_LINK,
	    &(struct doc_attrs){ .href = str_fmt(phrase->arena, "#session-%.*s",
				     STR_ARG(session->id)) },
	    session->title.text);
	doc_put(page->doc, DOC_BREAK, NULL, STR(""));
	doc_text(page->doc, more);
	doc_close(page->doc, DOC_ITEM);
}

static void
write_overview(const struct page *page)
{
	const struct plan *plan = page->plan;
	struct str back = phrase_date(&page->phrase, &plan->give_back.on);

	doc_open(page->doc, DOC_SECTION, NULL);
	heading(page, LABEL_AGENDA_OVERVIEW);
	if (plan->sessions.n) {
		open_list(page, DOC_NUMBERED);
		for (size_t i = 0; i < plan->sessions.n; i++)
			write_overview_item(page, &plan->sessions.v[i]);
		doc_close(page->doc, DOC_LIST);
	} else {
		doc_put(page->doc, DOC_PARAGRAPH, NULL,
		    say(page, LABEL_AGENDA_NO_SESSIONS));
	}
	if (back.n)
		doc_put(page->doc, DOC_PARAGRAPH, NULL,
		    fill(page, LABEL_AGENDA_GIVE_BACK,
			LABEL_ARGS({ "date", back })));
	doc_close(page->doc, DOC_SECTION);
}

static void
write_session(const struct page *page, const struct plan_session *session)
{
	struct arena *arena = page->phrase.arena;
	struct timetable timetable = timetable_of(arena, session);
	struct lines unusual = { 0 };

	doc_open(page->doc, DOC_SECTION,
	    &(struct doc_attrs){ .id = session_id(page, session) });
	doc_put(page->doc, DOC_HEADING, NULL,
	    fill(page, LABEL_AGENDA_SESSION,
		LABEL_ARGS({ "n", str_fmt(arena, "%d", session->number) },
		    { "title", session->title.text })));
	write_facts(page, &timetable);
	write_run(page, &timetable);
	write_late(page, &timetable);
	write_bring(page, session);
	add_welcome(page, &unusual, phrase_welcome(&page->phrase, session),
	    &page->plan->welcome);
	write_ticks(page, LABEL_AGENDA_BEFORE_THIS, &unusual);
	write_after(page, session);
	doc_close(page->doc, DOC_SECTION);
}

static void
write_series(const struct page *page)
{
	const struct plan *plan = page->plan;

	doc_open(page->doc, DOC_HEADER, NULL);
	doc_put(page->doc, DOC_KIND, NULL, say(page, LABEL_AGENDA_KIND));
	doc_put(page->doc, DOC_TITLE, NULL, plan->title.text);
	doc_put(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_LEDE }, plan->question.text);
	doc_close(page->doc, DOC_HEADER);
	doc_open(page->doc, DOC_MAIN, NULL);
	write_overview(page);
	write_before(page, LABEL_AGENDA_BEFORE_EACH, &plan->welcome);
	write_missing(page, &plan->welcome);
	write_opening(page, LABEL_AGENDA_OPENING_EACH);
	for (size_t i = 0; i < plan->sessions.n; i++)
		write_session(page, &plan->sessions.v[i]);
	doc_close(page->doc, DOC_MAIN);
}

void
agenda_write(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct plan_session *only)
{
	const struct plan *plan = phrase->plan;
	const struct label_set *labels = phrase->labels;
	struct page page = { .phrase = *phrase, .plan = plan };
	struct doc_page doc_page = {
		.lang = plan->language.text,
		.rtl =
		    str_eq(label(labels, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = label(labels, LABEL_AGENDA_SKIP),
		.quote_open = label(labels, LABEL_QUOTE_OPEN),
		.quote_close = label(labels, LABEL_QUOTE_CLOSE),
	};

	assert(plan->sessions.v || plan->sessions.n == 0);
	if (!only && plan->sessions.n == 1)
		only = &plan->sessions.v[0];
	doc_page.title = only ? only->title.text : plan->title.text;
	page.doc = doc_begin(phrase->arena, out, format, &doc_page);
	if (only)
		write_one(&page, only);
	else
		write_series(&page);
	doc_end(page.doc);
}
