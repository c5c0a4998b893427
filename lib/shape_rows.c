/* SPDX-License-Identifier: MIT */
#include "shape_rows.h"

#include "buf.h"
#include "shape_open.h"
#include "utf8.h"

#define TITLE_MAX 80 /* bytes of a title between tables */

bool
shape_rows_not_a_note(struct shape *shape)
{
	shape->job->found->not_notes++;
	return true;
}

bool
shape_rows_ends_in(struct str cell, struct str marks)
{
	cell = cell_trim(cell);
	return cell.n && str_has(marks, cell.s[cell.n - 1]);
}

bool
shape_rows_may_be_title(const struct csv_record *record)
{
	return shape_open_filled(record) == 1 &&
	       cell_trim(record->field[0]).n &&
	       record->field[0].n <= TITLE_MAX &&
	       utf8_valid(record->field[0], NULL);
}

/* Whether the only words of a record are one of these. */
static bool
is_alone(const struct csv_record *record, const struct form_texts *words)
{
	return words->n && shape_open_filled(record) == 1 &&
	       profile_has(words, cell_trim(record->field[0]));
}

bool
shape_rows_is_first_again(
    const struct shape *shape, const struct csv_record *record)
{
	const struct shape_found *found = shape->job->found;

	if (!record->n || record->n > found->width)
		return false;
	for (size_t i = 0; i < record->n; i++)
		if (!str_eq(cell_trim(record->field[i]), shape->first[i]))
			return false;
	return true;
}

/* The total of a group stands with its first note alone. */
static void
take_group_votes(struct shape *shape, struct str *column)
{
	const struct hash key = { { 0 } };
	/* With its number, since two groups may have one name. */
	const struct str group[] = { column[NOTES_THEME], column[NOTES_DOTS] };
	struct hash hash = hash_of(&key, group, COUNTOF(group));

	if (column[NOTES_DOTS].n && (*hash_set_at(shape->groups, &hash))++)
		column[NOTES_DOTS] = STR("");
}

static struct str
cell_under(const struct csv_record *record, int header)
{
	if (header < 0 || (size_t)header >= record->n)
		return STR("");
	return cell_trim(record->field[header]);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many cells there are up to the last that is filled. */
static size_t
count_to_last(const struct csv_record *record)
{
	size_t n = record->n;

	while (n && !cell_trim(record->field[n - 1]).n)
		n--;
	return n;
}

/* The cells of a record from this one on as they stood in it, where commas are
 * only commas.  The blanks behind them are gone by now; "1,000" had none. */
static struct str
join_cells(struct shape *shape, const struct csv_record *record, size_t from)
{
	struct buf line = BUF(shape->row);
	size_t n = count_to_last(record);

	if (n <= from + 1)
		return record->field[from];
	for (size_t i = from; i < n; i++) {
		struct str cell = record->field[i];

		if (i > from)
			buf_char(&line, shape->job->dialect->delimiter);
		if (i > from && cell.n &&
		    !(is_digit(cell.s[0]) && line.n > 1 &&
			is_digit(line.v[line.n - 2])))
			buf_char(&line, ' ');
		buf_add(&line, cell);
	}
	return buf_str(&line);
}

/* Whether words go on to the end of their row, whatever commas are in them. */
static bool
is_words_to_end(const struct shape *shape)
{
	return shape->match->profile->words_to_end.choice == FORM_YES &&
	       shape->job->at[NOTES_TEXT] + 1 == (int)shape->job->found->width;
}

/* The record with its cells from the last header on as one. */
static struct csv_record
join_rest(struct shape *shape, const struct csv_record *record)
{
	size_t last = shape->job->found->width - 1;
	struct str *field = ARENA_ARRAY(shape->row, struct str, last + 1);
	struct csv_record joined = *record;

	for (size_t i = 0; i < last; i++)
		field[i] = record->field[i];
	field[last] = join_cells(shape, record, last);
	joined.field = field;
	joined.n = last + 1;
	if (!shape->joined++)
		shape->joined_line = record->line;
	return joined;
}

void
shape_rows_say_joined(const struct shape *shape)
{
	diag_add(shape->job->diag, DIAG_NOTES_CELLS_JOINED,
	    (struct loc){ shape->job->file, (int)shape->joined_line, 0, 0 },
	    "%zu %s more cells than headers, as in this board a comma between words stands as it is; their words are put together again",
	    shape->joined, shape->joined == 1 ? "row has" : "rows have");
}

/* Gives on a row that cannot be told from its cells. */
static bool
give_odd(
    struct shape *shape, const struct csv_record *record, bool extra, int bad)
{
	struct str column[NOTES_CAPTURE_COLUMNS] = { { NULL } };
	struct gather_row row = {
		.record = record, .column = column, .extra = extra, .bad = bad
	};

	return shape->job->row(shape->job->context, &row);
}

static bool
give_board(struct shape *shape, const struct csv_record *record)
{
	const struct profile *profile = shape->match->profile;
	struct str column[NOTES_CAPTURE_COLUMNS] = { { NULL } };
	struct gather_row row = {
		.record = record, .column = column, .bad = -1
	};
	struct csv_record whole = *record;
	bool to_end = is_words_to_end(shape);
	size_t bad = 0;
	struct gather_tie tie = { cell_under(record, shape->match->id),
		cell_under(record, shape->match->parent) };

	if (count_to_last(record) > shape->job->found->width) {
		if (!to_end)
			return give_odd(shape, record, true, -1);
		whole = join_rest(shape, record);
	} else if (to_end && record->n < shape->job->found->width) {
		/* The rest of words with a line end in them. */
		return give_odd(shape, record, false, -1);
	}
	switch (profile_read(
	    shape->row, shape->match, &whole, column, shape->job->odd, &bad)) {
	case PROFILE_NOT_A_NOTE:
		return shape_rows_not_a_note(shape);
	case PROFILE_BAD_BYTES:
		return give_odd(shape, record, false, (int)bad);
	case PROFILE_A_NOTE:
		break;
	}
	if (profile_has(&profile->blanks, tie.parent))
		tie.parent = STR("");
	if (shape->groups)
		take_group_votes(shape, column);
	if (!shape->gather)
		return shape->job->row(shape->job->context, &row);
	gather_add(shape->gather, &row, tie);
	return true;
}

bool
shape_rows_board(struct shape *shape, const struct csv_record *record)
{
	struct shape_found *found = shape->job->found;

	found->rows++;
	if (record->blank) {
		found->blanks++;
		return true;
	}
	shape->ended |= is_alone(record, &shape->match->profile->ends_at);
	if (shape->ended || shape_rows_is_first_again(shape, record))
		return shape_rows_not_a_note(shape);
	return give_board(shape, record);
}

/* A cell under its theme. */
static bool
take_cell(struct shape *shape, const struct csv_record *record, size_t i)
{
	struct shape_found *found = shape->job->found;
	struct str column[NOTES_CAPTURE_COLUMNS] = { { NULL } };
	struct gather_row row = { .record = record,
		.column = column,
		.bad = -1,
		.extra = i >= found->width };

	if (!cell_read(shape->row, record->field[i], &column[NOTES_TEXT],
		shape->job->odd))
		row.bad = NOTES_TEXT;
	if (!row.extra)
		column[NOTES_THEME] = shape->first[i];
	return shape->job->row(shape->job->context, &row);
}

bool
shape_rows_columns(struct shape *shape, const struct csv_record *record)
{
	struct shape_found *found = shape->job->found;
	size_t n = record->n > found->width ? record->n : found->width;

	for (size_t i = 0; i < n; i++) {
		bool full = i < record->n && cell_trim(record->field[i]).n > 0;

		/* A column that nobody named holds nothing but its comma. */
		if (!full && (i >= found->width || !shape->first[i].n))
			continue;
		found->rows++;
		if (!full)
			found->blanks++;
		else if (!take_cell(shape, record, i))
			return false;
	}
	return true;
}

bool
shape_rows_answers(struct shape *shape, const struct csv_record *record)
{
	struct answers_count count = { 0 };

	answers_add(shape->answers, record, shape->job->odd, &count);
	shape->job->found->rows += count.cells;
	shape->job->found->blanks += count.blanks;
	shape->job->found->not_notes += count.not_notes;
	return true;
}

/* "Tea:" after a blank line or at the top is a heading, and its theme; so is a
 * question at the top. */
static bool
is_heading(
    const struct shape *shape, const struct csv_record *record, struct str line)
{
	bool first = shape->job->found->rows == 1;

	return shape->after_blank && shape_rows_may_be_title(record) &&
	       shape_rows_ends_in(line, first ? STR(":?") : STR(":"));
}

bool
shape_rows_line(struct shape *shape, const struct csv_record *record)
{
	struct shape_found *found = shape->job->found;
	struct str column[NOTES_CAPTURE_COLUMNS] = { { NULL } };
	struct gather_row row = {
		.record = record, .column = column, .bad = -1
	};
	struct str line;

	found->rows++;
	if (record->blank) {
		found->blanks++;
		shape->after_blank = true;
		return true;
	}
	line = join_cells(shape, record, 0);
	if (is_heading(shape, record, line)) {
		line = cell_trim(line);
		if (str_ends(line, STR(":")))
			line.n--;
		found->title = str_dup(shape->job->arena, line);
		found->title_is = NOTES_THEME;
		shape->after_blank = false;
		return shape_rows_not_a_note(shape);
	}
	shape->after_blank = false;
	if (!cell_read(shape->row, line, &column[NOTES_TEXT], shape->job->odd))
		row.bad = NOTES_TEXT;
	column[NOTES_THEME] = found->title;
	return shape->job->row(shape->job->context, &row);
}
