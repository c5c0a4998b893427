/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include "chat.h"
#include "shape_open.h"
#include "shape_rows.h"

struct shape *
shape_new(const struct shape_job *job)
{
	struct shape *shape = ARENA_NEW(job->arena, struct shape);

	shape->job = job;
	shape->row = arena_new();
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		job->at[c] = -1;
	return shape;
}

void
shape_free(struct shape *shape)
{
	gather_free(shape->gather);
	answers_free(shape->answers);
	if (shape->groups)
		hash_set_free(shape->groups);
	arena_free(shape->row);
}

bool
shape_failed(const struct shape *shape)
{
	return shape->failed;
}

/* Deciding -----------------------------------------------------------------*/

static struct csv_record
keep(struct arena *arena, const struct csv_record *record)
{
	struct str *field = ARENA_ARRAY(arena, struct str, record->n);
	struct csv_record copy = *record;

	for (size_t i = 0; i < record->n; i++)
		field[i] = str_dup(arena, record->field[i]);
	copy.field = field;
	return copy;
}

/* Whether a record names columns that we know. */
static bool
is_headers(struct shape *shape, struct arena *arena,
    const struct csv_record *record, const struct profile **profile)
{
	int at[NOTES_CAPTURE_COLUMNS];
	bool text;
	struct profile_row headers = shape_open_headers(arena, record, &text);

	*profile = text ? shape_open_profile(shape, &headers) : NULL;
	if (!text)
		return false;
	if (*profile && (*profile)->known_by.n)
		return profile_is(*profile, &headers);
	shape_open_match(shape, arena, &headers, at);
	return at[NOTES_TEXT] >= 0 || shape_open_is_votes(at);
}

/* Headers below a title have more than words for people's words alone. */
static bool
is_headers_below(struct shape *shape, struct arena *arena,
    const struct csv_record *record, const struct profile **profile)
{
	return shape_open_filled(record) > 1 &&
	       is_headers(shape, arena, record, profile);
}

/* The shape that decides without looking at headers, if there is one. */
static bool
is_told(const struct shape *shape)
{
	enum profile_shape asked = shape->job->shape;

	return !shape->job->profile &&
	       (asked == PROFILE_COLUMNS || asked == PROFILE_ANSWERS);
}

static bool take(struct shape *shape, const struct csv_record *record);

/* A line alone and right above the headers of a table is its title: its theme,
 * or the table that people sat at. */
static void
set_title(struct shape *shape, const struct csv_record *title,
    const struct csv_record *headers)
{
	static const struct str tables[] = { STR_INIT("table "),
		STR_INIT("group ") };
	struct shape_found *found = shape->job->found;
	struct str text;

	if (title->line + 1 != headers->line || !shape_rows_may_be_title(title))
		return;
	text = cell_trim(title->field[0]);
	found->title = text;
	found->title_is = NOTES_THEME;
	for (size_t i = 0; i < COUNTOF(tables); i++)
		if (str_eq_case(str_head(text, tables[i].n), tables[i]))
			found->title_is = NOTES_TABLE;
}

/* Opens the table whose headers are the record number at of those kept; what
 * stands above it is no note, what stands below are its rows. */
static bool
open_at(struct shape *shape, size_t at, const struct profile *profile)
{
	struct shape_found *found = shape->job->found;

	shape->failed = !shape_open_table(shape, &shape->head[at], profile);
	for (size_t i = 0; i < at; i++) {
		found->rows++;
		found->blanks += shape->head[i].blank;
		found->not_notes += !shape->head[i].blank;
	}
	if (at && !shape->failed && !shape->match)
		set_title(shape, &shape->head[at - 1], &shape->head[at]);
	for (size_t i = at + 1; i < shape->n_head && !shape->failed; i++)
		if (!take(shape, &shape->head[i]))
			return false;
	return !shape->failed;
}

/* Whether there are several lines, each of one cell. */
static bool
is_list(const struct shape *shape)
{
	size_t full = 0;

	for (size_t i = 0; i < shape->n_head; i++) {
		const struct csv_record *record = &shape->head[i];

		if (!record->blank && (shape_open_filled(record) != 1 ||
					  !cell_trim(record->field[0]).n))
			return false;
		full += !record->blank;
	}
	return full > 1;
}

/* Takes the first records for notes.  Whether the very first is one or names
 * them all cannot be known: it is kept, and said aloud. */
static bool
begin_list(struct shape *shape)
{
	shape_open_list(shape);
	if (!shape->job->shape &&
	    !shape_rows_ends_in(shape->head[0].field[0], STR(":?")))
		diag_add(shape->job->diag, DIAG_LIST_FIRST_LINE,
		    shape_open_place(shape, &shape->head[0]),
		    "this file has one column without a name that we know, so each line is a note, this one too; if it is a heading, say so with --map \"HEADER=text\"");
	for (size_t i = 0; i < shape->n_head; i++)
		if (!take(shape, &shape->head[i]))
			return false;
	return true;
}

/* No record so far names columns that we know for certain. */
static bool
decide(struct shape *shape)
{
	const struct profile *profile;
	size_t most = 0;

	if (shape->job->shape == PROFILE_LIST ||
	    (!shape->job->shape && is_list(shape)))
		return begin_list(shape);

	for (size_t i = 0; i < shape->n_head; i++) {
		size_t filled = shape_open_filled(&shape->head[i]);

		if (filled > most && is_headers_below(shape, shape->job->arena,
					 &shape->head[i], &profile))
			return open_at(shape, i, profile);
		most = filled > most ? filled : most;
	}
	return open_at(shape, 0, shape->job->profile);
}

static bool
take_head(struct shape *shape, const struct csv_record *record)
{
	const struct profile *profile = NULL;

	if ((record->blank && !shape->n_head) ||
	    (shape->job->dialect->sep_line && record->line == 1))
		return true;
	shape->head[shape->n_head++] = keep(shape->job->arena, record);
	if (shape->n_head == 1 &&
	    (is_headers(shape, shape->job->arena, record, &profile)
		    ? shape->job->shape != PROFILE_LIST ||
			  shape_open_filled(record) == 1
		    : is_told(shape)))
		return open_at(shape, 0, profile);
	return shape->n_head < SHAPE_HEAD_ROWS || decide(shape);
}

/* Several tables -----------------------------------------------------------*/

static bool
give_plain(struct shape *shape, const struct csv_record *record)
{
	return shape->job->plain(shape->job->context, record);
}

/* Another table begins: its title, if it has one, and these headers. */
static bool
next_table(struct shape *shape, const struct csv_record *record)
{
	struct shape_found *found = shape->job->found;
	bool text;
	struct profile_row headers =
	    shape_open_headers(shape->job->arena, record, &text);

	found->rows++;
	found->not_notes++;
	found->title = STR("");
	if (shape->waits) {
		found->rows++;
		found->not_notes++;
		set_title(shape, &shape->title, record);
		shape->waits = false;
	}
	if (shape_rows_is_first_again(shape, record)) {
		found->tables++;
		return true;
	}
	shape->failed = !shape_open_plain(shape, &headers, record);
	return !shape->failed;
}

/* Whether a row of a table is the headers of the next one: most of its cells
 * name columns, and not just one, as a row may hold the word "idea".  Under
 * headers such as "note,theme" a row may be "idea,list": there it takes three, or
 * those of votes. */
static bool
is_next_headers(struct shape *shape, const struct csv_record *record)
{
	int at[NOTES_CAPTURE_COLUMNS];
	size_t known = 0, filled = shape_open_filled(record);
	bool text, votes;
	struct profile_row headers =
	    shape_open_headers(shape->row, record, &text);

	if (!text)
		return false;
	shape_open_match(shape, shape->row, &headers, at);
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		known += at[c] >= 0;
	votes = shape_open_is_votes(at);
	if (shape->own && (known < filled || (known < 3 && !votes)))
		return false;
	return known > 1 && known * 2 > filled &&
	       (at[NOTES_TEXT] >= 0 || votes);
}

/* What waited to be a title was a row. */
static bool
give_title(struct shape *shape)
{
	shape->waits = false;
	return give_plain(shape, &shape->title);
}

static bool
take_plain(struct shape *shape, const struct csv_record *record)
{
	bool asked = shape->after_blank || shape->waits;

	shape->after_blank = record->blank;
	if (record->blank)
		return (!shape->waits || give_title(shape)) &&
		       give_plain(shape, record);
	if (shape_rows_is_first_again(shape, record))
		return next_table(shape, record);
	if (asked && is_next_headers(shape, record))
		return next_table(shape, record);
	if (shape->waits && !give_title(shape))
		return false;
	if (asked && shape->job->found->width > 1 &&
	    shape_rows_may_be_title(record)) {
		shape->title = keep(shape->job->arena, record);
		shape->waits = true;
		return true;
	}
	return give_plain(shape, record);
}

static bool
take(struct shape *shape, const struct csv_record *record)
{
	arena_reset(shape->row);
	switch (shape->job->found->shape) {
	case PROFILE_COLUMNS:
		return shape_rows_columns(shape, record);
	case PROFILE_ANSWERS:
		return shape_rows_answers(shape, record);
	case PROFILE_LIST:
		return shape->lines ? shape_rows_line(shape, record)
				    : take_plain(shape, record);
	case PROFILE_SHAPE_BLANK:
	case PROFILE_NOTES:
		break;
	}
	return shape->match ? shape_rows_board(shape, record)
			    : take_plain(shape, record);
}

const struct profile *
shape_chat(struct shape *shape, struct str head)
{
	const struct shape_job *job = shape->job;
	const struct profile *profile = job->profile;

	if (profile
		? profile->chat.choice != FORM_YES
		: (job->shape && job->shape != PROFILE_LIST) || !chat_is(head))
		return NULL;
	if (!profile)
		profile = profile_chat(shape_open_set(shape));
	shape_open_list(shape);
	job->found->profile = profile;
	return profile;
}

bool
shape_message(struct shape *shape, const struct csv_record *record, bool words)
{
	struct shape_found *found = shape->job->found;
	struct str column[NOTES_CAPTURE_COLUMNS] = { { NULL } };
	struct gather_row row = {
		.record = record, .column = column, .bad = -1
	};

	found->rows++;
	if (!words)
		return shape_rows_not_a_note(shape);
	arena_reset(shape->row);
	if (!cell_read(shape->row, record->field[0], &column[NOTES_TEXT],
		shape->job->odd))
		row.bad = NOTES_TEXT;
	return shape->job->row(shape->job->context, &row);
}

bool
shape_is_plain(const struct shape *shape, const struct csv_record *record)
{
	return shape->decided && !shape->match && !shape->after_blank &&
	       !shape->waits && !record->blank &&
	       shape->job->found->shape == PROFILE_NOTES &&
	       !str_eq(record->field[0], shape->first[0]);
}

bool
shape_record(struct shape *shape, const struct csv_record *record)
{
	return shape->decided ? take(shape, record) : take_head(shape, record);
}

bool
shape_end(struct shape *shape)
{
	const struct shape_job *job = shape->job;
	struct gather_count count = { 0 };
	bool fine = true;

	if (!shape->decided && shape->n_head && !shape->failed)
		fine = decide(shape);
	if (shape->failed || !fine)
		return fine;
	if (shape->waits)
		fine = give_title(shape);
	if (shape->answers)
		answers_tell_several(shape->answers, job->diag, job->file);
	if (shape->answers)
		fine = answers_give(shape->answers, job->row, job->context);
	if (shape->joined)
		shape_rows_say_joined(shape);
	if (shape->gather)
		fine = gather_board(shape->gather, shape->match->profile,
		    job->row, job->context, &count);
	job->found->merged += count.merged;
	job->found->not_notes += count.not_notes;
	return fine;
}
