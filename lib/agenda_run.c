/* SPDX-License-Identifier: MIT */
#include "agenda_run.h"

#include "plan_groups.h"

/* The step's, else the session's, else the plan's. */
static const struct form_texts *
leads(const struct leaf *leaf, const struct plan_session *session,
    const struct plan_step *step)
{
	if (step->led_by.n)
		return &step->led_by;
	return agenda_run_leads(leaf, session);
}

const struct form_texts *
agenda_run_leads(const struct leaf *leaf, const struct plan_session *session)
{
	return session->led_by.n ? &session->led_by : &leaf->plan->led_by;
}

/* "10:30 What we do": somebody who moves by headings hears both. */
static void
write_moment(const struct leaf *leaf, int at, struct str what)
{
	doc_open(leaf->doc, DOC_HEADING, NULL);
	leaf_time(leaf, at);
	doc_text(leaf->doc, STR(" "));
	doc_text(leaf->doc, what);
	doc_close(leaf->doc, DOC_HEADING);
}

/* Where people come and go nobody stays from one break to the next. */
static bool
has_breaks(const struct plan_session *session)
{
	return session->kind.choice != PLAN_DROP_IN;
}

/* A time without a break that is told: most people need one by then. */
#define LONG 60 /* minutes */

/* "4. Make, 30 minutes. If late, make it shorter". */
static struct str
step_line(const struct leaf *leaf, const struct plan_session *session,
    const struct timetable_row *row)
{
	static const enum label_id late[] = {
		[PLAN_KEEP] = LABEL_AGENDA_LATE_KEEP,
		[PLAN_SHORTEN] = LABEL_AGENDA_LATE_SHORTEN,
		[PLAN_SKIP] = LABEL_AGENDA_LATE_SKIP,
	};
	const struct plan_step *step = row->step;
	struct str number = str_fmt(leaf->phrase.arena, "%d", step->number);
	struct str line = leaf_fill(leaf, LABEL_AGENDA_STEP,
	    LABEL_ARGS({ "n", number },
		{ "kind", phrase_step_kind(&leaf->phrase, step) },
		{ "minutes", leaf_minutes(leaf, row->ends - row->starts) }));

	if (row->unbroken > LONG && step->kind.choice != PLAN_SPARE &&
	    has_breaks(session))
		line = phrase_join(&leaf->phrase,
		    phrase_sentence(&leaf->phrase, line),
		    leaf_fill(leaf, LABEL_AGENDA_UNBROKEN,
			LABEL_ARGS(
			    { "minutes", leaf_minutes(leaf, row->unbroken) })));
	if (step->if_late.choice == PLAN_LATE_BLANK)
		return line;
	return phrase_join(&leaf->phrase, phrase_sentence(&leaf->phrase, line),
	    leaf_word(leaf, late[step->if_late.choice]));
}

/* "4", "4 or 5", "4 to 6"; blank where it is not known. */
static struct str
size_words(const struct leaf *leaf, const struct plan_size *size)
{
	struct arena *arena = leaf->phrase.arena;
	struct str low = str_fmt(arena, "%ld", size->low);

	if (size->high == 0)
		return STR("");
	if (size->low == size->high)
		return low;
	return leaf_fill(leaf,
	    size->high == size->low + 1 ? LABEL_AGENDA_GROUPS_OR
					: LABEL_PLAN_RANGE,
	    LABEL_ARGS(
		{ "low", low }, { "high", str_fmt(arena, "%ld", size->high) }));
}

/* A group as an item: its name, its place, who leads, its question. */
static void
write_group(
    const struct leaf *leaf, const struct plan_breakout *group, struct str size)
{
	const struct phrase *phrase = &leaf->phrase;
	struct str name = phrase_capital(phrase, group->name.text);
	struct str more;

	if (size.n)
		name = leaf_fill(leaf, LABEL_PLAN_ROLE_NUMBER,
		    LABEL_ARGS({ "role", name }, { "n", size }));
	more = phrase_sentence(phrase, group->place.text);
	if (group->led_by.n)
		more = phrase_join(phrase, more,
		    phrase_sentence(phrase,
			leaf_fill(leaf, LABEL_FACT_LINE,
			    LABEL_ARGS(
				{ "fact", leaf_word(leaf, LABEL_FACT_LEADS) },
				{ "text",
				    leaf_roles(leaf, &group->led_by) }))));
	doc_open(leaf->doc, DOC_ITEM, NULL);
	doc_put(leaf->doc, DOC_STRONG, NULL, phrase_sentence(phrase, name));
	if (more.n) {
		doc_text(leaf->doc, STR(" "));
		doc_text(leaf->doc, more);
	}
	if (group->ask.text.n) {
		doc_text(leaf->doc, STR(" "));
		doc_text(leaf->doc, group->ask.text);
	}
	doc_close(leaf->doc, DOC_ITEM);
}

/* "In 3 groups of 4 or 5", or where a group says its own number, that of each
 * behind its name. */
static void
write_groups(const struct leaf *leaf, const struct plan_session *session,
    const struct plan_step *step)
{
	bool numbered = plan_groups_numbered(step);
	struct plan_size size;
	struct str words = STR("");

	if (step->groups.n == 0)
		return;
	size = plan_groups_size(session, step, 0);
	if (!numbered)
		words = size_words(leaf, &size);
	doc_put(leaf->doc, DOC_PARAGRAPH, NULL,
	    leaf_fill(leaf,
		words.n ? LABEL_AGENDA_GROUPS_OF : LABEL_AGENDA_GROUPS,
		LABEL_ARGS(
		    { "n", str_fmt(leaf->phrase.arena, "%zu", step->groups.n) },
		    { "size", words })));
	leaf_list_open(leaf, DOC_PLAIN);
	for (size_t i = 0; i < step->groups.n; i++) {
		size = plan_groups_size(session, step, i);
		write_group(leaf, &step->groups.v[i],
		    numbered ? size_words(leaf, &size) : STR(""));
	}
	doc_close(leaf->doc, DOC_LIST);
}

static void
write_side(const struct leaf *leaf, const struct plan_session *session,
    const struct timetable_row *row)
{
	const struct plan_step *step = row->step;
	const struct plan_step *led =
	    row->continues && !step->led_by.n ? row->continues : step;
	struct str led_by = leaf_roles(leaf, leads(leaf, session, led));
	struct str things = phrase_list(&leaf->phrase, &step->things);

	/* Nobody leads a break. */
	if (timetable_is_rest(step) && step->led_by.n == 0)
		led_by = STR("");
	if (led_by.n == 0 && things.n == 0)
		return;
	doc_open(leaf->doc, DOC_SIDE, NULL);
	doc_open(leaf->doc, DOC_FACTS, NULL);
	leaf_fact(leaf, LABEL_FACT_LEADS, led_by);
	leaf_fact(leaf, phrase_label(&leaf->phrase, session, LABEL_FACT_BRING),
	    things);
	doc_close(leaf->doc, DOC_FACTS);
	doc_close(leaf->doc, DOC_SIDE);
}

static void
write_say(const struct leaf *leaf, struct str words)
{
	if (words.n == 0)
		return;
	doc_open(leaf->doc, DOC_PARAGRAPH, NULL);
	doc_put(leaf->doc, DOC_STRONG, NULL, leaf_word(leaf, LABEL_AGENDA_SAY));
	doc_close(leaf->doc, DOC_PARAGRAPH);
	doc_open(leaf->doc, DOC_PASSAGE, NULL);
	doc_markdown(leaf->doc, words);
	doc_close(leaf->doc, DOC_PASSAGE);
}

/* A part that goes on after a break has the question of the first part. */
static void
write_ask(const struct leaf *leaf, const struct timetable_row *row)
{
	struct str ask = row->step->ask.text;

	if (ask.n == 0 && row->continues)
		ask = row->continues->ask.text;
	leaf_paragraph(leaf, DOC_ASK, ask);
}

static void
write_step(const struct leaf *leaf, const struct plan_session *session,
    const struct timetable_row *row)
{
	const struct phrase *phrase = &leaf->phrase;
	const struct plan_step *step = row->step;
	struct str ways = STR("");

	doc_open(leaf->doc, DOC_STEP,
	    &(struct doc_attrs){
		.style = timetable_is_rest(step) ? DOC_REST : DOC_PLAIN });
	write_moment(leaf, row->shows, phrase_row(phrase, row));
	leaf_paragraph(leaf, DOC_SOFT, step_line(leaf, session, row));
	doc_markdown(leaf->doc, step->how.text);
	write_say(leaf, step->say.text);
	write_ask(leaf, row);
	if (step->ways.n)
		ways = leaf_fill(leaf, LABEL_AGENDA_WAYS_LIST,
		    LABEL_ARGS({ "ways", phrase_ways(phrase, step) }));
	leaf_lead_in(leaf, LABEL_AGENDA_WAYS, ways);
	leaf_lead_in(leaf, LABEL_AGENDA_CHOICE,
	    phrase_sentence(phrase, step->choice.text));
	if (step->dots.given && step->dots.n > 0)
		leaf_paragraph(leaf, DOC_PLAIN,
		    phrase_sentence(phrase, leaf_count(leaf, LABEL_AGENDA_DOTS,
						(size_t)step->dots.n)));
	write_groups(leaf, session, step);
	write_side(leaf, session, row);
	doc_close(leaf->doc, DOC_STEP);
}

static void
write_end(const struct leaf *leaf, const struct timetable *timetable)
{
	doc_open(leaf->doc, DOC_STEP, NULL);
	write_moment(
	    leaf, timetable->shows_end, leaf_word(leaf, LABEL_AGENDA_END));
	doc_close(leaf->doc, DOC_STEP);
}

/* The day as a line. ---------------------------------------------------------- */

static enum svg_paint
paint_of(const struct plan_step *step)
{
	if (timetable_is_rest(step))
		return SVG_DASH;
	return step->kind.choice == PLAN_ARRIVE ? SVG_OPEN : SVG_MILD;
}

/* "135 minutes in all. The longest time without a break is 65 minutes. 5
 * minutes are spare." */
static struct str
total(const struct leaf *leaf, const struct timetable *timetable)
{
	const struct phrase *phrase = &leaf->phrase;
	struct str text = leaf_fill(leaf,
	    has_breaks(timetable->session) ? LABEL_AGENDA_RUN_TOTAL
					   : LABEL_AGENDA_RUN_OPEN,
	    LABEL_ARGS({ "minutes", leaf_minutes(leaf, timetable->minutes) },
		{ "longest", leaf_minutes(leaf, timetable->longest) }));

	if (timetable->spare)
		text = phrase_join(phrase, text,
		    leaf_count(leaf, LABEL_AGENDA_RUN_SPARE,
			(size_t)timetable->spare));
	if (!timetable->clock)
		text = phrase_join(
		    phrase, text, leaf_word(leaf, LABEL_AGENDA_FROM_ZERO));
	return text;
}

static void
write_day(const struct leaf *leaf, const struct timetable *timetable)
{
	struct arena *arena = leaf->phrase.arena;
	struct svg_span *span =
	    ARENA_ARRAY(arena, struct svg_span, timetable->n);
	struct str starts = when_clock(arena, timetable->starts);
	struct str ends = when_clock(arena, timetable->shows_end);
	struct svg line;

	for (size_t i = 0; i < timetable->n; i++) {
		const struct timetable_row *row = &timetable->row[i];

		span[i] = (struct svg_span){ row->ends - row->starts,
			paint_of(row->step) };
	}
	line = svg_line(arena, span, timetable->n, timetable->starts, 60);
	doc_figure(
	    leaf->doc, &(struct doc_figure){
			   .drawing = &line,
			   .name = leaf_fill(leaf, LABEL_AGENDA_DAY,
			       LABEL_ARGS({ "from", starts }, { "to", ends })),
			   .text = total(leaf, timetable),
			   .legend = leaf_word(leaf, LABEL_AGENDA_DAY_LEGEND),
			   .begins = starts,
			   .ends = ends,
		       });
}

void
agenda_run_write(const struct leaf *leaf, const struct timetable *timetable)
{
	if (timetable->n == 0) {
		leaf_paragraph(
		    leaf, DOC_PLAIN, leaf_word(leaf, LABEL_AGENDA_NO_STEPS));
		return;
	}
	write_day(leaf, timetable);
	doc_open(leaf->doc, DOC_STEPS, NULL);
	for (size_t i = 0; i < timetable->n; i++)
		write_step(leaf, timetable->session, &timetable->row[i]);
	write_end(leaf, timetable);
	doc_close(leaf->doc, DOC_STEPS);
}
