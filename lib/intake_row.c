/* SPDX-License-Identifier: MIT */
#include "intake_row.h"

#include "reflections.h"

_Static_assert((int)REFLECTIONS_COLUMNS <= (int)NOTES_COLUMNS,
    "a layout has room for both");

struct intake_keep *
intake_keep_new(struct arena *arena, const struct intake_job *job,
    const struct redact *redact)
{
	struct intake_keep *keep =
	    ARENA_ARRAY(arena, struct intake_keep, job->n_keep);
	size_t hidden = 0;

	for (size_t i = 0; i < job->n_keep; i++) {
		struct str name = str_trim(str_from(job->keep[i]));

		keep[i].name = redact_text(redact, arena, name, &hidden);
		keep[i].loose = dialect_loose(arena, name);
	}
	return keep;
}

/* Our columns, then those that are kept. */
static void
number(struct intake_layout *layout)
{
	layout->n = (size_t)layout->n_ours + layout->n_keep;
	for (int c = 0; c < layout->n_ours; c++)
		layout->at[c] = c;
	for (size_t i = 0; i < layout->n_keep; i++)
		layout->keep[i].at = layout->n_ours + (int)i;
}

void
intake_layout_new(struct intake_layout *layout, struct arena *arena,
    struct intake_keep *keep, size_t n_keep)
{
	*layout = (struct intake_layout){ .arena = arena,
		.style = { .delimiter = ',' },
		.end = STR("\n"),
		.words = notes_column_words,
		.n_ours = NOTES_COLUMNS,
		.keep = keep,
		.n_keep = n_keep };
	number(layout);
}

void
intake_layout_reflections(struct intake_layout *layout)
{
	layout->words = reflections_column_words;
	layout->n_ours = REFLECTIONS_COLUMNS;
	number(layout);
}

/* Gives a column a place behind the header. */
static int
add(struct intake_layout *layout, struct str name)
{
	*ARENA_PUSH(layout->arena, &layout->more) = name;
	return (int)(layout->n + layout->more.n) - 1;
}

size_t
intake_layout_at(struct intake_layout *layout, int column)
{
	if (layout->at[column] < 0)
		layout->at[column] =
		    add(layout, str_from(layout->words[column]));
	return (size_t)layout->at[column];
}

void
intake_write_header(const struct intake_layout *layout, struct out *out)
{
	for (int c = 0; c < layout->n_ours; c++)
		csv_field(
		    out, &layout->style, str_from(layout->words[c]), c == 0);
	for (size_t i = 0; i < layout->n_keep; i++)
		csv_field(out, &layout->style, layout->keep[i].name, false);
	out_bytes(out, layout->end);
}

void
intake_write_row(struct intake_layout *layout, struct out *out,
    const struct str *column, const struct str *kept)
{
	size_t n = layout->n, at;

	if (!layout->cell)
		layout->cell = ARENA_ARRAY(layout->arena, struct str,
		    layout->n + NOTES_COLUMNS + layout->n_keep);
	/* Each has its place, so that what the last row left is replaced. */
	for (int c = 0; c < layout->n_ours; c++) {
		if (layout->at[c] < 0) {
			if (!column[c].n)
				continue;
			(void)intake_layout_at(layout, c);
		}
		at = (size_t)layout->at[c];
		layout->cell[at] = column[c];
		if (at >= n && column[c].n)
			n = at + 1;
	}
	for (size_t i = 0; i < layout->n_keep; i++) {
		struct intake_keep *keep = &layout->keep[i];

		if (keep->at < 0 && !kept[i].n)
			continue;
		if (keep->at < 0)
			keep->at = add(layout, keep->name);
		at = (size_t)keep->at;
		layout->cell[at] = kept[i];
		if (at >= n && kept[i].n)
			n = at + 1;
	}
	for (size_t i = 0; i < n; i++)
		csv_field(out, &layout->style, layout->cell[i], i == 0);
	out_bytes(out, layout->end);
}
