/* SPDX-License-Identifier: MIT */
#include "agenda_late.h"

static const int behind[] = { 10, 20, 30 }; /* minutes */

static void
write_late_head(const struct leaf *leaf)
{
	const struct doc_attrs narrow = { .style = DOC_NARROW };

	doc_open(leaf->doc, DOC_ROW, NULL);
	doc_put(leaf->doc, DOC_COLUMN, NULL, leaf_word(leaf, LABEL_LATE_STEP));
	doc_put(leaf->doc, DOC_COLUMN, &narrow,
	    leaf_word(leaf, LABEL_LATE_PLANNED));
	for (size_t i = 0; i < COUNTOF(behind); i++)
		doc_put(leaf->doc, DOC_COLUMN, &narrow,
		    leaf_count(leaf, LABEL_LATE_COLUMN, (size_t)behind[i]));
	doc_close(leaf->doc, DOC_ROW);
}

/* "10:30", "10:30 (20)" for only so many minutes, or "left out". */
static struct str
late_cell(const struct leaf *leaf, const struct timetable_row *row,
    const struct timetable_late_row *late)
{
	struct str clock = when_clock(leaf->phrase.arena, late->shows);

	if (late->minutes == row->ends - row->starts)
		return clock;
	if (late->minutes == 0)
		return leaf_word(leaf, LABEL_LATE_OUT);
	return leaf_fill(leaf, LABEL_LATE_ONLY,
	    LABEL_ARGS({ "time", clock },
		{ "n", str_fmt(leaf->phrase.arena, "%d", late->minutes) }));
}

static void
write_late_row(const struct leaf *leaf, const struct timetable *timetable,
    const struct timetable_late *late, size_t i)
{
	const struct timetable_row *row = &timetable->row[i];

	doc_open(leaf->doc, DOC_ROW, NULL);
	doc_put(leaf->doc, DOC_ROW_HEAD, NULL, phrase_row(&leaf->phrase, row));
	doc_put(leaf->doc, DOC_CELL, NULL,
	    when_clock(leaf->phrase.arena, row->shows));
	for (size_t b = 0; b < COUNTOF(behind); b++)
		doc_put(leaf->doc, DOC_CELL, NULL,
		    late_cell(leaf, row, &late[b].row[i]));
	doc_close(leaf->doc, DOC_ROW);
}

/* The first step that can take less: those before it are only as late as the
 * people are, so of them a table needs no more than the breaks. */
static size_t
first_other(
    const struct timetable *timetable, const struct timetable_late *late)
{
	for (size_t i = 0; i < timetable->n; i++) {
		const struct timetable_row *row = &timetable->row[i];

		for (size_t b = 0; b < COUNTOF(behind); b++)
			if (late[b].row[i].minutes != row->ends - row->starts)
				return i;
	}
	return 0;
}

static void
write_late_end(const struct leaf *leaf, const struct timetable *timetable,
    const struct timetable_late *late)
{
	struct arena *arena = leaf->phrase.arena;

	doc_open(leaf->doc, DOC_ROW, NULL);
	doc_put(
	    leaf->doc, DOC_ROW_HEAD, NULL, leaf_word(leaf, LABEL_AGENDA_END));
	doc_put(
	    leaf->doc, DOC_CELL, NULL, when_clock(arena, timetable->shows_end));
	for (size_t b = 0; b < COUNTOF(behind); b++) {
		struct str clock = when_clock(arena, late[b].shows_end);

		if (late[b].over)
			clock = leaf_fill(leaf, LABEL_LATE_OVER,
			    LABEL_ARGS({ "time", clock },
				{ "n", str_fmt(arena, "%d", late[b].over) }));
		doc_put(leaf->doc, DOC_CELL, NULL, clock);
	}
	doc_close(leaf->doc, DOC_ROW);
}

/* What to do. ------------------------------------------------------------------ */

struct names {
	struct str *v;
	size_t n, cap;
};

/* “Three dots each”: set off from the words around it. */
static struct str
name_of(const struct leaf *leaf, const struct timetable_row *row)
{
	return leaf_fill(leaf, LABEL_LATE_NAME,
	    LABEL_ARGS({ "what", phrase_row(&leaf->phrase, row) }));
}

/* "Leave out: “Three dots each” and “A film”."; nothing for no names. */
static struct str
and_names(const struct leaf *leaf, struct str before, enum label_id id,
    const struct names *names)
{
	const struct phrase *phrase = &leaf->phrase;

	if (names->n == 0)
		return before;
	return phrase_join(phrase, before,
	    phrase_sentence(phrase,
		leaf_fill(leaf, id,
		    LABEL_ARGS(
			{ "what", label_list(phrase->arena, phrase->labels,
				      names->v, names->n) }))));
}

/* "10 minutes behind: Use the spare time. Leave out: ..., We end at 11:45." in
 * the order in which time is found, the last step first. */
static struct str
advice(const struct leaf *leaf, const struct timetable *timetable,
    const struct timetable_late *late)
{
	struct arena *arena = leaf->phrase.arena;
	struct names out = { 0 };
	struct names shorter = { 0 };
	struct str text = STR("");

	for (size_t i = timetable->n; i-- > 0;) {
		const struct timetable_row *row = &timetable->row[i];
		struct str name = name_of(leaf, row);

		if (late->row[i].minutes == row->ends - row->starts)
			continue;
		if (row->step->kind.choice == PLAN_SPARE)
			text = leaf_word(leaf, LABEL_LATE_USE_SPARE);
		else if (late->row[i].minutes == 0)
			*ARENA_PUSH(arena, &out) = name;
		else
			*ARENA_PUSH(arena, &shorter) =
			    leaf_fill(leaf, LABEL_LATE_TO,
				LABEL_ARGS({ "what", name },
				    { "minutes", leaf_minutes(leaf,
						     late->row[i].minutes) }));
	}
	text = and_names(leaf, text, LABEL_LATE_LEAVE_OUT, &out);
	text = and_names(leaf, text, LABEL_LATE_SHORTEN, &shorter);
	return phrase_join(&leaf->phrase, text,
	    leaf_fill(leaf, LABEL_LATE_WE_END,
		LABEL_ARGS({ "time", when_clock(arena, late->shows_end) })));
}

/* What gives no time, whatever happens. */
static struct str
stays(const struct leaf *leaf, const struct timetable *timetable)
{
	struct names names = { 0 };

	for (size_t i = 0; i < timetable->n; i++) {
		const struct timetable_row *row = &timetable->row[i];

		if (row->step->if_late.choice == PLAN_KEEP ||
		    row->step->kind.choice == PLAN_BREAK ||
		    row->step->kind.choice == PLAN_MEAL)
			*ARENA_PUSH(leaf->phrase.arena, &names) =
			    name_of(leaf, row);
	}
	return and_names(leaf, STR(""), LABEL_LATE_KEEP, &names);
}

static void
write_advice(const struct leaf *leaf, const struct timetable *timetable,
    const struct timetable_late *late, size_t first)
{
	leaf_list_open(leaf, DOC_PLAIN);
	for (size_t b = 0; b < COUNTOF(behind); b++) {
		doc_open(leaf->doc, DOC_ITEM, NULL);
		doc_put(leaf->doc, DOC_STRONG, NULL,
		    leaf_count(leaf, LABEL_LATE_BEHIND, (size_t)behind[b]));
		doc_text(leaf->doc, STR(" "));
		doc_text(leaf->doc, advice(leaf, timetable, &late[b]));
		doc_close(leaf->doc, DOC_ITEM);
	}
	leaf_item(leaf, stays(leaf, timetable));
	if (first)
		leaf_item(
		    leaf, leaf_fill(leaf, LABEL_LATE_UNTIL,
			      LABEL_ARGS({ "what",
				  name_of(leaf, &timetable->row[first]) })));
	doc_close(leaf->doc, DOC_LIST);
}

void
agenda_late_write(const struct leaf *leaf, const struct timetable *timetable)
{
	const struct doc_attrs caption = {
		.id = str_fmt(leaf->phrase.arena, "late-%.*s",
		    STR_ARG(timetable->session->id))
	};
	struct timetable_late late[COUNTOF(behind)];
	size_t first;

	if (timetable->n == 0)
		return;
	if (!timetable_can_give(timetable)) {
		/* Nobody is late where people come when they like. */
		if (timetable->session->kind.choice == PLAN_DROP_IN)
			return;
		doc_put(leaf->doc, DOC_PARAGRAPH, NULL,
		    leaf_word(leaf, LABEL_LATE_NOTHING));
		return;
	}
	for (size_t b = 0; b < COUNTOF(behind); b++)
		late[b] =
		    timetable_late(leaf->phrase.arena, timetable, behind[b]);
	doc_open(
	    leaf->doc, DOC_SECTION, &(struct doc_attrs){ .style = DOC_KEEP });
	leaf_heading(leaf, LABEL_LATE_TITLE);
	first = first_other(timetable, late);
	write_advice(leaf, timetable, late, first);
	doc_open(leaf->doc, DOC_TABLE, NULL);
	doc_put(leaf->doc, DOC_CAPTION, &caption,
	    leaf_word(leaf, LABEL_LATE_TABLE));
	write_late_head(leaf);
	for (size_t i = 0; i < timetable->n; i++)
		if (i >= first || timetable_is_rest(timetable->row[i].step))
			write_late_row(leaf, timetable, late, i);
	write_late_end(leaf, timetable, late);
	doc_close(leaf->doc, DOC_TABLE);
	doc_close(leaf->doc, DOC_SECTION);
}
