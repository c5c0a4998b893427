/* SPDX-License-Identifier: MIT */
#include "shape_open.h"

#include <string.h>

#include "buf.h"
#include "utf8.h"

#define HEADER_SHOWN 30 /* characters; longer may be somebody's words */

/* Headers ------------------------------------------------------------------*/

struct loc
shape_open_place(const struct shape *shape, const struct csv_record *record)
{
	return (struct loc){ shape->job->file, (int)record->line, 0, 0 };
}

size_t
shape_open_filled(const struct csv_record *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->n; i++)
		n += cell_trim(record->field[i]).n > 0;
	return n;
}

struct profile_row
shape_open_headers(
    struct arena *arena, const struct csv_record *record, bool *text)
{
	struct str *shown = ARENA_ARRAY(arena, struct str, record->n);
	struct str *loose = ARENA_ARRAY(arena, struct str, record->n);

	*text = true;
	for (size_t i = 0; i < record->n; i++) {
		struct str cell = cell_trim(record->field[i]);

		if (str_has(cell, '\0') || !utf8_valid(cell, NULL)) {
			*text = false;
			continue;
		}
		shown[i] = str_dup(arena, cell);
		loose[i] = dialect_loose(arena, cell);
	}
	return (struct profile_row){ shown, loose, record->n };
}

/* Whether all of them are ours, as in a sheet. */
static bool
is_own(const struct shape *shape, const struct profile_row *headers)
{
	for (size_t i = 0; i < headers->n; i++)
		if (cell_word(headers->shown[i], shape->job->columns) < 0)
			return false;
	return true;
}

void
shape_open_match(const struct shape *shape, struct arena *arena,
    const struct profile_row *headers, int *at)
{
	const struct dialect_headers list = { headers->shown, headers->n,
		{ NULL } };

	(void)dialect_match(
	    shape->job->names, arena, NULL, &list, shape->job->map, at);
}

bool
shape_open_is_votes(const int *at)
{
	return at[NOTES_TEXT] < 0 && at[NOTES_THEME] >= 0 &&
	       at[NOTES_DOTS] >= 0;
}

/* Form answers, unless the columns are those of notes. */
static bool
is_wanted(const struct shape *shape, const struct profile *profile,
    const struct profile_row *headers)
{
	int at[NOTES_CAPTURE_COLUMNS];

	if (shape->job->shape)
		return (int)shape->job->shape == profile->shape.choice;
	if (profile->shape.choice != PROFILE_ANSWERS)
		return true;
	shape_open_match(shape, shape->job->arena, headers, at);
	return at[NOTES_TEXT] < 0 || at[NOTES_THEME] < 0;
}

const struct profile_set *
shape_open_set(struct shape *shape)
{
	const struct shape_job *job = shape->job;

	if (!*job->set)
		*job->set = profile_load(
		    job->arena, diag_new(job->arena, "profiles"), job->columns);
	return *job->set;
}

const struct profile *
shape_open_profile(struct shape *shape, const struct profile_row *headers)
{
	const struct shape_job *job = shape->job;
	const struct profile *profile;

	if (job->profile || is_own(shape, headers))
		return job->profile;
	profile = profile_known(shape_open_set(shape), headers);
	return profile && is_wanted(shape, profile, headers) ? profile : NULL;
}

/* Adds the headers of a table to those of the file. */
static void
tell_headers(struct shape *shape, const struct profile_row *headers)
{
	struct arena *arena = shape->job->arena;
	struct shape_found *found = shape->job->found;
	size_t n = found->n_headers + headers->n;
	struct str *all = ARENA_ARRAY(arena, struct str, n);
	int *use = ARENA_ARRAY(arena, int, n);

	if (found->n_headers) {
		memcpy(all, found->header, found->n_headers * sizeof(*all));
		memcpy(use, found->use, found->n_headers * sizeof(*use));
	}
	for (size_t i = 0; i < headers->n; i++) {
		all[found->n_headers + i] = headers->shown[i];
		use[found->n_headers + i] = -1;
	}
	found->header = all;
	found->use = use;
	found->n_headers = n;
	found->width = headers->n;
	found->tables++;
	shape->first = headers->shown;
	shape->decided = true;
}

/* Where the use of the headers of the last table begins. */
static int *
last_use(const struct shape *shape)
{
	const struct shape_found *found = shape->job->found;

	return found->use + (found->n_headers - found->width);
}

/* Opening a table ----------------------------------------------------------*/

/* The headers there are, for somebody who has to map them; blank if they may be
 * people's words, as in a file without headers. */
static struct str
list_headers(const struct shape_job *job, const struct profile_row *headers)
{
	struct buf seen = BUF(job->arena);

	for (size_t i = 0; i < headers->n; i++) {
		struct str header = headers->shown[i];
		size_t hidden = 0;

		if (utf8_count(header) > HEADER_SHOWN)
			return STR("");
		if (job->redact)
			header = redact_text(
			    job->redact, job->arena, header, &hidden);
		if (header.n)
			buf_fmt(&seen, "%s'%.*s'", seen.n ? ", " : "",
			    STR_ARG(header));
	}
	return buf_str(&seen);
}

/* Whether they are of a sheet of answers to the group's own questions. */
static bool
is_reflections(const struct profile_row *headers)
{
	bool question = false, score = false;

	for (size_t i = 0; i < headers->n; i++) {
		question |= str_eq(headers->loose[i], STR("question"));
		score |= str_eq(headers->loose[i], STR("score"));
	}
	return question && score;
}

/* Nothing says which column holds people's words; always false. */
static bool
no_text_column(const struct shape *shape, const struct profile_row *headers,
    const struct csv_record *record)
{
	const struct shape_job *job = shape->job;
	struct str seen = list_headers(job, headers);

	diag_add(job->diag, DIAG_COLUMN_NO_TEXT,
	    shape_open_place(shape, record),
	    "no column here is called 'text', 'note' or anything else that we know for people's words");
	if (is_reflections(headers))
		diag_note(job->diag, (struct loc){ NULL },
		    "these seem to be answers to the group's own questions: give --reflections");
	if (shape_open_filled(record) == 1)
		diag_note(job->diag, (struct loc){ NULL },
		    "if this line is a title, take it out of a copy: the first line has to name the columns");
	else if (seen.n)
		diag_note(job->diag, (struct loc){ NULL },
		    "the headers here are %.*s", STR_ARG(seen));
	diag_note(job->diag, (struct loc){ NULL },
	    "say which one holds the words: --map \"HEADER=text\"");
	if (!job->shape)
		diag_note(job->diag, (struct loc){ NULL },
		    "or how the notes stand in it: --shape columns (each column is a theme), --shape answers (each row is a person) or --shape list (each line is a note)");
	return false;
}

static bool
open_columns(struct shape *shape, const struct profile_row *headers)
{
	int *use;

	tell_headers(shape, headers);
	use = last_use(shape);
	for (size_t i = 0; i < headers->n; i++)
		use[i] = headers->shown[i].n ? NOTES_THEME : -1;
	return true;
}

static bool
open_answers(struct shape *shape, const struct profile_row *headers,
    const struct csv_record *record)
{
	const struct shape_job *job = shape->job;
	struct answers_job answers = { job->arena, job->diag,
		shape_open_place(shape, record), job->columns,
		job->found->profile, job->map };

	tell_headers(shape, headers);
	if (!answers_match(&answers, headers, last_use(shape)))
		return false;
	shape->answers = answers_new(answers.profile, headers, last_use(shape));
	return true;
}

static bool
open_board(struct shape *shape, const struct profile *profile,
    const struct profile_row *headers, const struct csv_record *record)
{
	const struct shape_job *job = shape->job;

	shape->match = profile_match(job->arena, profile, headers, job->map);
	tell_headers(shape, headers);
	for (size_t i = shape->match->n; i > 0; i--) {
		const struct profile_place *at = &shape->match->v[i - 1];

		last_use(shape)[at->header] = (int)at->column;
		job->at[at->column] = (int)at->header;
	}
	if (job->at[NOTES_TEXT] < 0)
		return no_text_column(shape, headers, record);
	if (shape->match->id >= 0)
		shape->gather = gather_new();
	if (profile->votes.choice == PROFILE_VOTES_GROUP)
		shape->groups = hash_set_new();
	return true;
}

void
shape_open_list(struct shape *shape)
{
	static const struct str none[] = { STR_INIT("") };
	const struct profile_row headers = { none, none, 1 };

	shape->lines = true;
	shape->job->found->shape = PROFILE_LIST;
	tell_headers(shape, &headers);
	last_use(shape)[0] = NOTES_TEXT;
	shape->after_blank = true;
}

bool
shape_open_plain(struct shape *shape, const struct profile_row *headers,
    const struct csv_record *record)
{
	const struct shape_job *job = shape->job;
	const struct dialect_headers list = { headers->shown, headers->n,
		shape_open_place(shape, record) };
	int *use;

	if (!dialect_match(
		job->names, job->arena, job->diag, &list, job->map, job->at))
		return false;
	shape->own = is_own(shape, headers);
	job->found->votes = shape_open_is_votes(job->at);
	if (job->at[NOTES_TEXT] < 0 && !job->found->votes)
		return no_text_column(shape, headers, record);
	tell_headers(shape, headers);
	use = last_use(shape);
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		if (job->at[c] >= 0)
			use[job->at[c]] = c;
	return true;
}

bool
shape_open_table(struct shape *shape, const struct csv_record *record,
    const struct profile *profile)
{
	struct shape_found *found = shape->job->found;
	bool text;
	struct profile_row headers =
	    shape_open_headers(shape->job->arena, record, &text);

	if (!text) {
		diag_add(shape->job->diag, DIAG_NOT_TEXT,
		    shape_open_place(shape, record),
		    "the headers are not UTF-8; save the file again as 'CSV UTF-8'");
		return false;
	}
	found->profile = profile;
	found->shape = shape->job->shape;
	if (!found->shape)
		found->shape = profile
				   ? (enum profile_shape)profile->shape.choice
				   : PROFILE_NOTES;
	switch (found->shape) {
	case PROFILE_COLUMNS:
		return open_columns(shape, &headers);
	case PROFILE_ANSWERS:
		return open_answers(shape, &headers, record);
	case PROFILE_LIST:
	case PROFILE_SHAPE_BLANK:
	case PROFILE_NOTES:
		break;
	}
	if (profile && profile->sources.n)
		return open_board(shape, profile, &headers, record);
	return shape_open_plain(shape, &headers, record);
}
