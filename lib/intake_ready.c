/* SPDX-License-Identifier: MIT */
#include "intake_ready.h"

#include <string.h>

/* "file.csv", 4: "file.csv:4". */
static struct str
with_line(struct arena *arena, struct str name, size_t line)
{
	char *text = ARENA_ARRAY(arena, char, name.n + 1 + STR_DIGITS);
	char *to = text;

	if (name.n)
		memcpy(to, name.s, name.n);
	to += name.n;
	*to++ = ':';
	to = str_put_number(to, line, 1);
	return (struct str){ text, (size_t)(to - text) };
}

static struct str
write_flags(struct arena *arena, unsigned flags)
{
	struct str text = STR("");

	for (int i = 0; notes_flag_words[i]; i++)
		if (flags & 1U << i)
			text = str_fmt(arena, "%.*s%s%s", STR_ARG(text),
			    text.n ? ";" : "", notes_flag_words[i]);
	return text;
}

static struct str
write_show(struct arena *arena, const struct note *note)
{
	if (note->show_ordered)
		return str_fmt(arena, "%d", note->show);
	return note->show ? STR("yes") : STR("");
}

/* "FILE:LINE", or for an answer to a form "FILE: the question". */
static struct str
source_of(const struct intake_maker *maker, struct arena *arena,
    const struct note *note)
{
	struct str place = note->place;
	size_t hidden = 0;

	if (!place.n)
		return with_line(arena, maker->source, note->line);
	place =
	    str_line(arena, redact_text(maker->redact, arena, place, &hidden));
	return str_fmt(
	    arena, "%.*s: %.*s", STR_ARG(maker->source), STR_ARG(place));
}

/* What people wrote freely, without names, and whether the words should be
 * looked at twice. */
static void
take_names_out(const struct intake_maker *maker, struct arena *arena,
    const struct note *note, struct str *column, struct intake_ready *ready)
{
	static const enum notes_column free_text[] = { NOTES_TABLE,
		NOTES_MOMENT, NOTES_THEME, NOTES_COLOUR, NOTES_PICTURE,
		NOTES_SHARE_AS, NOTES_WHO, NOTES_WHEN,
		/* These are words of the plan, if there is one. */
		NOTES_STEP, NOTES_VOICE };
	size_t n = COUNTOF(free_text) - (maker->plan ? 2 : 0);

	for (size_t i = 0; i < n; i++) {
		struct str *cell = &column[free_text[i]];

		/* The words of a note that was withdrawn go, too. */
		if (free_text[i] == NOTES_SHARE_AS &&
		    note->consent == OUTCOME_WITHDRAWN)
			*cell = STR("");
		if (cell->n && !(note->clear >> free_text[i] & 1))
			*cell = redact_text(
			    maker->redact, arena, *cell, &ready->hidden);
	}
	if (note->consent == OUTCOME_WITHDRAWN)
		column[NOTES_TEXT] = STR("");
	else
		column[NOTES_TEXT] = redact_look_twice(maker->redact, arena,
		    column[NOTES_TEXT], &ready->hidden, &ready->look);
}

/* A note as it is written. */
static void
clean_note(const struct intake_maker *maker, struct arena *arena,
    const struct note *note, struct str *column, struct intake_ready *ready)
{
	unsigned flags = note->flags;

	memcpy(column, note->column,
	    (size_t)maker->layout->n_ours * sizeof(*column));
	take_names_out(maker, arena, note, column, ready);
	if (ready->look)
		flags |= NOTES_FLAG_CHECK;
	column[NOTES_FLAG] = write_flags(arena, flags);
	column[NOTES_SHOW] = write_show(arena, note);
	column[NOTES_SOURCE] = source_of(maker, arena, note);
}

/* What was captured: a picture or a vote may have no words. */
static struct str
words_of(const struct note *note)
{
	static const enum notes_column instead[] = { NOTES_TEXT, NOTES_PICTURE,
		NOTES_THEME };

	for (size_t i = 0; i < COUNTOF(instead); i++)
		if (note->column[instead[i]].n)
			return note->column[instead[i]];
	return STR("");
}

/* What was captured, and where: what equals have in common. */
static struct hash
same_of(const struct intake_maker *maker, const struct note *note)
{
	const struct str parts[] = { words_of(note),
		note->column[NOTES_SESSION], note->column[NOTES_STEP],
		note->column[NOTES_TABLE] };

	return hash_of(&maker->key, parts, COUNTOF(parts));
}

const void *
intake_make_ready(
    const void *context, const struct note *note, struct arena *arena)
{
	const struct intake_maker *maker = context;
	struct intake_ready *ready = ARENA_NEW(arena, struct intake_ready);
	struct str column[NOTES_COLUMNS], *clean = column;

	if (!maker->lays_out)
		ready->clean = clean =
		    ARENA_ARRAY(arena, struct str, NOTES_COLUMNS);
	ready->same = same_of(maker, note);
	clean_note(maker, arena, note, clean, ready);
	if (maker->lays_out)
		ready->row = intake_ready_row(maker->layout, arena, clean);
	return ready;
}
