/* SPDX-License-Identifier: MIT */
#include "intake_row.h"

#include <string.h>

#include "reflections.h"
#include "utf8.h"

#define FEW_BYTES 2048 /* of a row; few need more room */

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
	layout->is_own = !layout->n_keep;
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

/* A file that is there -------------------------------------------------------*/

/* Where the columns of --keep stand, if they are there, and those that were
 * kept before. */
static void
find_kept(struct intake_layout *layout, const struct ledger *ledger,
    const struct str *header, size_t n)
{
	for (size_t i = 0; i < layout->n_keep; i++)
		layout->keep[i].at = -1;
	for (size_t h = n; h-- > 0;) {
		struct str loose = dialect_loose(layout->arena, header[h]);

		for (size_t i = 0; i < layout->n_keep; i++)
			if (str_eq(loose, layout->keep[i].loose))
				layout->keep[i].at = (int)h;
		if (ledger_has_column(ledger, loose))
			*ARENA_PUSH(layout->arena, &layout->kept) = (int)h;
	}
}

bool
intake_layout_read(struct intake_layout *layout, struct diag *diag,
    const struct dialect_names *names, const struct ledger *ledger,
    const char *path, const struct verbatim_record *record)
{
	struct str *header = ARENA_ARRAY(layout->arena, struct str, record->n);
	const struct dialect_headers headers = { header, record->n,
		{ path, (int)record->line } };
	int at[NOTES_CAPTURE_COLUMNS];
	bool text = true;

	for (size_t i = 0; i < record->n; i++) {
		header[i] = cell_trim(str_dup(
		    layout->arena, verbatim_value(layout->arena, record, i)));
		text &=
		    !str_has(header[i], '\0') && utf8_valid(header[i], NULL);
	}
	layout->is_own = false;
	for (int c = 0; c < layout->n_ours; c++)
		layout->at[c] = -1;
	if (!text)
		return true;
	if (!dialect_match(names, layout->arena, diag, &headers, NULL, at))
		return false;
	for (int c = 0; c < layout->n_ours; c++)
		layout->at[c] = at[c];
	layout->n = record->n;
	find_kept(layout, ledger, header, record->n);
	return true;
}

bool
intake_layout_is_kept(const struct intake_layout *layout, size_t at)
{
	for (size_t i = 0; i < layout->n_keep; i++)
		if (layout->keep[i].at == (int)at)
			return true;
	for (size_t i = 0; i < layout->kept.n; i++)
		if (layout->kept.v[i] == (int)at)
			return true;
	return false;
}

void
intake_copy_header(const struct intake_layout *layout, struct out *out,
    const struct verbatim_record *header)
{
	size_t n = header->bytes.n - header->n_end;

	out_bytes(out, str_head(header->bytes, n));
	for (size_t i = 0; i < layout->more.n; i++)
		csv_field(out, &layout->style, layout->more.v[i], false);
	out_bytes(out, str_from_byte(header->bytes, n));
}

static void
copy_cell(const struct intake_layout *layout, struct out *out,
    const struct verbatim_record *record, const struct intake_change *change,
    size_t c)
{
	for (size_t i = 0; i < change->n; i++)
		if (layout->at[change->column[i]] == (int)c) {
			csv_field(out, &layout->style, change->text[i], true);
			return;
		}
	if (change->wipes && intake_layout_is_kept(layout, c))
		csv_field(out, &layout->style, STR(""), true);
	else
		out_bytes(out, verbatim_raw(record, c));
}

void
intake_copy_changed(struct intake_layout *layout, struct out *out,
    const struct verbatim_record *record, const struct intake_change *change)
{
	size_t cells = record->n;

	for (size_t i = 0; i < change->n; i++)
		if (change->text[i].n &&
		    intake_layout_at(layout, change->column[i]) >= cells)
			cells = intake_layout_at(layout, change->column[i]) + 1;
	for (size_t c = 0; c < cells; c++) {
		if (c)
			out_char(out, layout->style.delimiter);
		copy_cell(layout, out, record, change, c);
	}
	out_bytes(
	    out, str_from_byte(record->bytes, record->bytes.n - record->n_end));
}

/* Rows -----------------------------------------------------------------------*/

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

	if (layout->is_own) {
		csv_row(out, &layout->style, column, (size_t)layout->n_ours);
		out_bytes(out, layout->end);
		return;
	}
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
	csv_row(out, &layout->style, layout->cell, n);
	out_bytes(out, layout->end);
}

struct str
intake_ready_row(const struct intake_layout *layout, struct arena *arena,
    const struct str *column)
{
	size_t n = (size_t)layout->n_ours - 2;
	size_t room = csv_row_room(column + 1, n);
	char few[FEW_BYTES];
	char *row = room > sizeof(few) ? ARENA_ARRAY(arena, char, room) : few;
	const char *end = csv_put_row(row, &layout->style, column + 1, n);
	struct str ready = { row, (size_t)(end - row) };

	return row == few ? str_dup(arena, ready) : ready;
}

void
intake_write_ready(const struct intake_layout *layout, struct out *out,
    struct str first, struct str ready, struct str last)
{
	const struct str ends[] = { first, last };
	char *to =
	    out_room(out, csv_row_room(ends, 2) + ready.n + layout->end.n);

	to = csv_put_row(to, &layout->style, &first, 1);
	*to++ = layout->style.delimiter;
	memcpy(to, ready.s, ready.n);
	to += ready.n;
	*to++ = layout->style.delimiter;
	to = csv_put_row(to, &layout->style, &last, 1);
	memcpy(to, layout->end.s, layout->end.n);
	out_taken(out, to + layout->end.n);
}
