/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include <string.h>

#include "buf.h"
#include "chat.h"
#include "hash.h"
#include "utf8.h"

#define HEAD_ROWS    20 /* looked at before we decide */
#define HEADER_SHOWN 30 /* characters; longer may be somebody's words */
#define TITLE_MAX    80 /* bytes of a title between tables */

struct shape {
	const struct shape_job *job;
	const struct profile_set *set;
	struct profile_match *match;
	struct gather *gather; /* rows that wait for the end */
	struct answers *answers;
	struct hash_set *groups; /* whose votes have been taken */
	struct arena *row;       /* reset at each record */
	/* The first records, until we have decided. */
	struct csv_record head[HEAD_ROWS];
	size_t n_head;
	bool decided;
	bool failed;
	/* Where we are. */
	bool after_blank;
	bool ended; /* the rest are no notes */
	bool waits; /* title is a record that may be a title */
	struct csv_record title;
	const struct str *first; /* the headers of the table at hand */
	bool lines;              /* each is a note, and none names a column */
	bool own; /* they are those of our sheet, where no table follows */
	/* Rows whose words were put together again, and the line of the first. */
	size_t joined, joined_line;
};

struct shape *
shape_new(const struct shape_job *job)
{
	struct shape *shape = ARENA_NEW(job->arena, struct shape);

	shape->job = job;
	shape->set = job->set;
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

/* Headers ------------------------------------------------------------------*/

static struct loc
place(const struct shape *shape, const struct csv_record *record)
{
	return (struct loc){ shape->job->file, (int)record->line, 0, 0 };
}

static size_t
count_filled(const struct csv_record *record)
{
	size_t n = 0;

	for (size_t i = 0; i < record->n; i++)
		n += cell_trim(record->field[i]).n > 0;
	return n;
}

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

/* A record as headers; *text is false if they are none. */
static struct profile_row
as_headers(struct arena *arena, const struct csv_record *record, bool *text)
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

/* Which headers are which columns, by loose names and without a word. */
static void
match_quietly(const struct shape *shape, struct arena *arena,
    const struct profile_row *headers, int *at)
{
	const struct dialect_headers list = { headers->shown, headers->n,
		{ NULL } };

	(void)dialect_match(
	    shape->job->names, arena, NULL, &list, shape->job->map, at);
}

/* Headings and their dots, without notes. */
static bool
is_votes(const int *at)
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
	match_quietly(shape, shape->job->arena, headers, at);
	return at[NOTES_TEXT] < 0 || at[NOTES_THEME] < 0;
}

static const struct profile_set *
load_set(struct shape *shape)
{
	const struct shape_job *job = shape->job;

	if (!shape->set)
		shape->set = profile_load(
		    job->arena, diag_new(job->arena, "profiles"), job->columns);
	return shape->set;
}

/* The profile that headers are of, if any. */
static const struct profile *
find_profile(struct shape *shape, const struct profile_row *headers)
{
	const struct shape_job *job = shape->job;
	const struct profile *profile;

	if (job->profile || is_own(shape, headers))
		return job->profile;
	profile = profile_known(load_set(shape), headers);
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

/* Nothing says which column holds people's words; always false. */
static bool
no_text_column(const struct shape *shape, const struct profile_row *headers,
    const struct csv_record *record)
{
	const struct shape_job *job = shape->job;
	struct str seen = list_headers(job, headers);

	diag_add(job->diag, DIAG_COLUMN_NO_TEXT, place(shape, record),
	    "no column here is called 'text', 'note' or anything else that we know for people's words");
	if (count_filled(record) == 1)
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
		place(shape, record), job->columns, job->found->profile,
		job->map };

	tell_headers(shape, headers);
	if (!answers_match(&answers, headers, last_use(shape)))
		return false;
	shape->answers =
	    answers_new(headers->shown, last_use(shape), headers->n);
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

/* One column, or lines with commas in their words. */
static void
open_list(struct shape *shape)
{
	static const struct str none[] = { STR_INIT("") };
	const struct profile_row headers = { none, none, 1 };

	shape->lines = true;
	shape->job->found->shape = PROFILE_LIST;
	tell_headers(shape, &headers);
	last_use(shape)[0] = NOTES_TEXT;
	shape->after_blank = true;
}

static bool
open_plain(struct shape *shape, const struct profile_row *headers,
    const struct csv_record *record)
{
	const struct shape_job *job = shape->job;
	const struct dialect_headers list = { headers->shown, headers->n,
		place(shape, record) };
	int *use;

	if (!dialect_match(
		job->names, job->arena, job->diag, &list, job->map, job->at))
		return false;
	shape->own = is_own(shape, headers);
	job->found->votes = is_votes(job->at);
	if (job->at[NOTES_TEXT] < 0 && !job->found->votes)
		return no_text_column(shape, headers, record);
	tell_headers(shape, headers);
	use = last_use(shape);
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		if (job->at[c] >= 0)
			use[job->at[c]] = c;
	return true;
}

/* Takes a record for the headers of a table. */
static bool
open_table(struct shape *shape, const struct csv_record *record,
    const struct profile *profile)
{
	struct shape_found *found = shape->job->found;
	bool text;
	struct profile_row headers =
	    as_headers(shape->job->arena, record, &text);

	if (!text) {
		diag_add(shape->job->diag, DIAG_NOT_TEXT, place(shape, record),
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
	return open_plain(shape, &headers, record);
}

/* Deciding -----------------------------------------------------------------*/

/* Whether a record names columns that we know. */
static bool
is_headers(struct shape *shape, struct arena *arena,
    const struct csv_record *record, const struct profile **profile)
{
	int at[NOTES_CAPTURE_COLUMNS];
	bool text;
	struct profile_row headers = as_headers(arena, record, &text);

	*profile = text ? find_profile(shape, &headers) : NULL;
	if (!text)
		return false;
	if (*profile && (*profile)->known_by.n)
		return profile_is(*profile, &headers);
	match_quietly(shape, arena, &headers, at);
	return at[NOTES_TEXT] >= 0 || is_votes(at);
}

/* Headers below a title have more than words for people's words alone. */
static bool
is_headers_below(struct shape *shape, struct arena *arena,
    const struct csv_record *record, const struct profile **profile)
{
	return count_filled(record) > 1 &&
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

/* Whether the last character of a cell is one of these. */
static bool
ends_in(struct str cell, struct str marks)
{
	cell = cell_trim(cell);
	return cell.n && str_has(marks, cell.s[cell.n - 1]);
}

/* One short cell alone. */
static bool
may_be_title(const struct csv_record *record)
{
	return count_filled(record) == 1 && cell_trim(record->field[0]).n &&
	       record->field[0].n <= TITLE_MAX &&
	       utf8_valid(record->field[0], NULL);
}

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

	if (title->line + 1 != headers->line || !may_be_title(title))
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

	shape->failed = !open_table(shape, &shape->head[at], profile);
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

		if (!record->blank && (count_filled(record) != 1 ||
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
	open_list(shape);
	if (!shape->job->shape && !ends_in(shape->head[0].field[0], STR(":?")))
		diag_add(shape->job->diag, DIAG_LIST_FIRST_LINE,
		    place(shape, &shape->head[0]),
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
		size_t filled = count_filled(&shape->head[i]);

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
			  count_filled(record) == 1
		    : is_told(shape)))
		return open_at(shape, 0, profile);
	return shape->n_head < HEAD_ROWS || decide(shape);
}

/* Rows ---------------------------------------------------------------------*/

static bool
not_a_note(struct shape *shape)
{
	shape->job->found->not_notes++;
	return true;
}

/* Whether the only words of a record are one of these. */
static bool
is_alone(const struct csv_record *record, const struct form_texts *words)
{
	return words->n && count_filled(record) == 1 &&
	       profile_has(words, cell_trim(record->field[0]));
}

static bool
is_first_again(const struct shape *shape, const struct csv_record *record)
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

static void
say_joined(const struct shape *shape)
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
		return not_a_note(shape);
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

static bool
take_board(struct shape *shape, const struct csv_record *record)
{
	struct shape_found *found = shape->job->found;

	found->rows++;
	if (record->blank) {
		found->blanks++;
		return true;
	}
	shape->ended |= is_alone(record, &shape->match->profile->ends_at);
	if (shape->ended || is_first_again(shape, record))
		return not_a_note(shape);
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

static bool
take_columns(struct shape *shape, const struct csv_record *record)
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

static bool
take_answers(struct shape *shape, const struct csv_record *record)
{
	struct answers_count count = { 0 };

	answers_add(shape->answers, record, shape->job->odd, &count);
	shape->job->found->rows += count.cells;
	shape->job->found->blanks += count.blanks;
	return true;
}

/* "Tea:" after a blank line or at the top is a heading, and its theme; so is a
 * question at the top. */
static bool
is_heading(
    const struct shape *shape, const struct csv_record *record, struct str line)
{
	bool first = shape->job->found->rows == 1;

	return shape->after_blank && may_be_title(record) &&
	       ends_in(line, first ? STR(":?") : STR(":"));
}

static bool
take_line(struct shape *shape, const struct csv_record *record)
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
		return not_a_note(shape);
	}
	shape->after_blank = false;
	if (!cell_read(shape->row, line, &column[NOTES_TEXT], shape->job->odd))
		row.bad = NOTES_TEXT;
	column[NOTES_THEME] = found->title;
	return shape->job->row(shape->job->context, &row);
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
	    as_headers(shape->job->arena, record, &text);

	found->rows++;
	found->not_notes++;
	found->title = STR("");
	if (shape->waits) {
		found->rows++;
		found->not_notes++;
		set_title(shape, &shape->title, record);
		shape->waits = false;
	}
	if (is_first_again(shape, record)) {
		found->tables++;
		return true;
	}
	shape->failed = !open_plain(shape, &headers, record);
	return !shape->failed;
}

/* Whether a row of a table is the headers of the next one: most of its cells
 * name columns, and not just one, as a row may hold the word "idea". */
static bool
is_next_headers(struct shape *shape, const struct csv_record *record)
{
	int at[NOTES_CAPTURE_COLUMNS];
	size_t known = 0;
	bool text;
	struct profile_row headers = as_headers(shape->row, record, &text);

	if (!text || shape->own)
		return false;
	match_quietly(shape, shape->row, &headers, at);
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		known += at[c] >= 0;
	return known > 1 && known * 2 > count_filled(record) &&
	       (at[NOTES_TEXT] >= 0 || is_votes(at));
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
	if (is_first_again(shape, record))
		return next_table(shape, record);
	if (asked && is_next_headers(shape, record))
		return next_table(shape, record);
	if (shape->waits && !give_title(shape))
		return false;
	if (asked && shape->job->found->width > 1 && may_be_title(record)) {
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
		return take_columns(shape, record);
	case PROFILE_ANSWERS:
		return take_answers(shape, record);
	case PROFILE_LIST:
		return shape->lines ? take_line(shape, record)
				    : take_plain(shape, record);
	case PROFILE_SHAPE_BLANK:
	case PROFILE_NOTES:
		break;
	}
	return shape->match ? take_board(shape, record)
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
		profile = profile_chat(load_set(shape));
	open_list(shape);
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
		return not_a_note(shape);
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
		fine = answers_give(shape->answers, job->row, job->context);
	if (shape->joined)
		say_joined(shape);
	if (shape->gather)
		fine = gather_board(shape->gather, shape->match->profile,
		    job->row, job->context, &count);
	job->found->merged += count.merged;
	job->found->not_notes += count.not_notes;
	return fine;
}
