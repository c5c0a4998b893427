/* SPDX-License-Identifier: MIT */
#include "notes.h"

#include <stdatomic.h>
#include <string.h>

#include "chat.h"
#include "notes_row.h"
#include "unknown.h"

#define PROBLEMS_MAX 100 /* told of one file; all are counted */
#define LOST_SUSPECT 3   /* words; fewer may be meant so: "why?because" */
#define SEEM_SUSPECT 2   /* one may be a slip of the pen */

const char *const notes_column_words[] = { "note", "session", "step", "table",
	"kind", "text", "voice", "moment", "theme", "dots", "colour", "picture",
	"consent", "share_as", "flag", "show", "lang", "who", "when", "source",
	"key", "question", NULL };

const char *const notes_kind_words[] = { "idea", "need", "worry", "strength",
	"story", "question", "differs", "compost", "vote", "decision", "action",
	"parked", NULL };

const char *const notes_flag_words[] = { "name", "court", "safety", "child",
	"check", NULL };

/* A step with its question, loose. */
struct ask {
	const struct plan_session *session;
	const struct plan_step *step;
	struct str loose;
};

/* Who makes rows ahead, perhaps in another thread, has memory of its own. */
struct row_maker {
	struct notes_maker *maker;
	_Atomic(const struct notes_layout *) layout;
};

struct reader {
	const struct notes_context *notes;
	const struct dialect_names *names;
	const struct notes_reading *reading;
	struct notes_file *file;
	const struct notes_layout *layout; /* what the headers mean just now */
	struct notes_maker *maker;
	struct row_maker *ahead;
	/* Notes that were read, and not given. */
	const struct notes_row *soon[NOTES_AHEAD];
	size_t n_soon;
	struct arena *row; /* what they need; reset when they are given */
	struct shape *shape;
	bool any; /* there was a record that is not blank */
	/* Questions of forms. */
	struct {
		struct ask *v;
		size_t n, cap;
	} asks;
	bool asks_loaded;
	bool sessions_missing; /* that no row names one has been told */
	struct unknown_list unknown;
};

static struct loc
place(const struct reader *reader, size_t line)
{
	return (struct loc){ reader->file->name, (int)line, 0, 0 };
}

/* The row is left out, and it is told why. */
static void
tell_refused(struct reader *reader, const struct notes_row *row)
{
	struct notes_file *file = reader->file;
	int at = row->column < NOTES_CAPTURE_COLUMNS
		     ? row->layout->at[row->column]
		     : -1;
	struct notes_problem problem = { row->record, row->column, STR(""),
		str_from(row->why) };

	if (++file->problems <= PROBLEMS_MAX && !reader->sessions_missing)
		diag_add(reader->notes->diag, row->code,
		    place(reader, row->record->line), "%s", row->why);
	if (row->code == DIAG_NOTES_NO_SESSION &&
	    row->layout->at[NOTES_SESSION] < 0)
		reader->sessions_missing = true; /* once is enough */
	if (at >= 0 && (size_t)at < row->record->n)
		problem.value = row->record->field[at];
	if (reader->reading->problem)
		reader->reading->problem(reader->reading->context, &problem);
}

/* Tells what there is to tell of a row that was read, and counts it.  False if
 * it is no note. */
static bool
tell(struct reader *reader, const struct notes_row *row)
{
	struct notes_file *file = reader->file;

	if (!row->tells)
		return true;
	file->odd.controls += row->odd.controls;
	file->odd.bidis += row->odd.bidis;
	file->odd.lost += row->odd.lost;
	file->tallies += row->tallied;
	file->seem += row->seems;
	file->commas += row->commas;
	for (size_t i = 0; i < row->doubts.n; i++)
		unknown_add(reader->notes->arena, &reader->unknown,
		    row->doubts.v[i].code, row->doubts.v[i].value,
		    row->record->line);
	if (row->why)
		tell_refused(reader, row);
	return !row->why;
}

/* Gives on the notes that were read. */
static bool
give(struct reader *reader)
{
	const struct notes_reading *reading = reader->reading;
	bool more = true;

	for (size_t i = 0; i < reader->n_soon && more; i++) {
		reader->file->notes++;
		more = reading->fn(reading->context, &reader->soon[i]->note);
	}
	reader->n_soon = 0;
	return more;
}

/* The row is one that was read; if it is a note, it is the next of those that
 * are to be given. */
static bool
take_row(struct reader *reader, const struct notes_row *row)
{
	const struct notes_reading *reading = reader->reading;

	if (!tell(reader, row))
		return true;
	reader->soon[reader->n_soon++] = row;
	if (!reading->soon)
		return give(reader);
	reading->soon(reading->context, &row->note);
	return reader->n_soon < NOTES_AHEAD || give(reader);
}

static struct notes_row *
new_row(struct reader *reader)
{
	if (!reader->n_soon)
		arena_reset(reader->row);
	return ARENA_NEW(reader->row, struct notes_row);
}

static bool
is_layout(const struct notes_layout *layout, const struct notes_file *file)
{
	return layout && layout->width == file->found.width &&
	       layout->title.s == file->found.title.s &&
	       layout->title.n == file->found.title.n &&
	       layout->title_is == file->found.title_is &&
	       layout->votes == file->found.votes &&
	       memcmp(layout->at, file->at, sizeof(layout->at)) == 0;
}

/* A record that is no row of a plain table may have changed what the headers
 * mean. */
static void
look_at_headers(struct reader *reader)
{
	const struct notes_file *file = reader->file;
	struct notes_layout *layout;

	if (is_layout(reader->layout, file))
		return;
	layout = ARENA_NEW(reader->notes->arena, struct notes_layout);
	*layout = (struct notes_layout){ .width = file->found.width,
		.title = file->found.title,
		.title_is = file->found.title_is,
		.votes = file->found.votes };
	memcpy(layout->at, file->at, sizeof(layout->at));
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		if (layout->at[c] >= 0)
			layout->column[layout->n_columns++] = c;
	reader->layout = layout;
	atomic_store(&reader->ahead->layout, layout);
}

/* A row of a plain table, as its headers say; perhaps in another thread, when
 * they may be others soon. */
static void *
make_row(void *context, const struct csv_record *record, struct arena *arena)
{
	struct row_maker *ahead = context;
	const struct notes_layout *layout = atomic_load(&ahead->layout);
	struct notes_row *row;

	if (!layout || record->blank)
		return NULL;
	row = ARENA_NEW(arena, struct notes_row);
	notes_row_read(ahead->maker, arena, layout, record, row);
	return row;
}

static bool
take_plain(struct reader *reader, const struct notes_row *row)
{
	struct notes_file *file = reader->file;

	file->rows++;
	file->blanks += row->blank;
	return row->blank || take_row(reader, row);
}

static bool
on_plain(void *context, const struct csv_record *record)
{
	struct reader *reader = context;
	struct notes_row *row = new_row(reader);

	look_at_headers(reader);
	notes_row_read(reader->maker, reader->row, reader->layout, record, row);
	return take_plain(reader, row);
}

/* What the steps of the plan ask, loose. */
static void
load_asks(struct reader *reader)
{
	const struct plan *plan = reader->notes->plan;
	struct arena *arena = reader->notes->arena;

	reader->asks_loaded = true;
	for (size_t i = 0; plan && i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		for (size_t j = 0; j < session->steps.n; j++) {
			const struct plan_step *step = &session->steps.v[j];

			if (step->ask.text.n)
				*ARENA_PUSH(arena,
				    &reader->asks) = (struct ask){ session,
					step,
					dialect_loose(arena, step->ask.text) };
		}
	}
}

/* The step that asks the question of a row, in its session if that is known;
 * NULL if none does, or several do. */
static const struct ask *
find_ask(struct reader *reader, const struct note *note)
{
	struct str session = note->column[NOTES_SESSION];
	const struct ask *found = NULL;
	struct str loose;

	if (!reader->asks_loaded)
		load_asks(reader);
	if (!reader->asks.n)
		return NULL;
	loose = dialect_loose(reader->row, note->column[NOTES_QUESTION]);
	for (size_t i = 0; i < reader->asks.n; i++) {
		const struct ask *ask = &reader->asks.v[i];

		if (!str_eq(loose, ask->loose) ||
		    (session.n && !str_eq_case(session, ask->session->id)))
			continue;
		if (found)
			return NULL;
		found = ask;
	}
	return found;
}

/* A question of a form that a step of the plan asks belongs there. */
static void
place_question(struct reader *reader, struct note *note)
{
	const struct notes_context *notes = reader->notes;
	struct str *column = note->column;
	const struct ask *ask;

	if (!column[NOTES_SESSION].n)
		column[NOTES_SESSION] = notes->only_session;
	if (column[NOTES_STEP].n || notes->only_step.n ||
	    !column[NOTES_QUESTION].n)
		return;
	ask = find_ask(reader, note);
	if (!ask)
		return;
	column[NOTES_STEP] = ask->step->id;
	column[NOTES_SESSION] = ask->session->id;
}

bool
notes_has_rows(const struct notes_file *file)
{
	return file->found.shape == PROFILE_NOTES;
}

/* A row that has been made of a record; what it is made of is gone soon. */
static bool
on_row(void *context, const struct gather_row *made)
{
	struct reader *reader = context;
	struct notes_row *row = new_row(reader);
	struct note *note = &row->note;

	look_at_headers(reader);
	row->layout = reader->layout;
	row->record = made->record;
	note->line = made->record->line;
	note->place = made->place;
	if (notes_has_rows(reader->file))
		note->record = made->record;
	memcpy(note->column, made->column, sizeof(note->column));
	if (made->extra) {
		notes_row_refuse_extra(row);
	} else if (made->bad >= 0) {
		notes_row_refuse_bytes(row, (enum notes_column)made->bad);
	} else {
		place_question(reader, note);
		notes_row_finish(reader->maker, reader->row, row);
	}
	return take_row(reader, row) && give(reader);
}

/* What is no row of a plain table may change what the headers mean. */
static bool
on_record(void *context, const struct csv_record *record)
{
	struct reader *reader = context;
	const struct notes_row *row = record->made;
	bool more;

	reader->any |= !record->blank &&
		       !(reader->file->dialect.sep_line && record->line == 1);
	if (shape_is_plain(reader->shape, record))
		return row && row->layout == reader->layout
			   ? take_plain(reader, row)
			   : on_plain(reader, record);
	more =
	    give(reader) && shape_record(reader->shape, record) && give(reader);
	look_at_headers(reader);
	return more;
}

/* Nobody knows the cells of a row: it is left out whole, and told. */
static bool
on_trouble(void *context, const struct csv_record *record)
{
	struct reader *reader = context;
	struct notes_row *row;

	if (!give(reader))
		return false;
	reader->any = true;
	reader->file->rows++;
	look_at_headers(reader);
	row = new_row(reader);
	row->layout = reader->layout;
	row->record = record;
	row->why = csv_batch_why(reader->row, record);
	row->code = csv_batch_code(record);
	row->column = NOTES_CAPTURE_COLUMNS;
	tell_refused(reader, row);
	return true;
}

static bool
on_pause(void *context)
{
	return give(context);
}

static bool
on_message(void *context, const struct csv_record *record, bool words)
{
	struct reader *reader = context;

	reader->any = true;
	return shape_message(reader->shape, record, words);
}

/* What a warning says after "3 notes have". */
static const struct unknown_words warning_words[] = {
	{ DIAG_NOTES_UNKNOWN_KIND, "the kind",
	    "which is not on our list; kept as 'idea'",
	    "the kinds are idea, need, worry, strength, story, question, differs, compost, vote, decision, action and parked" },
	{ DIAG_NOTES_UNKNOWN_VOICE, "the voice",
	    "which is no role in the plan; kept as 'not said'",
	    "use a role of the plan, 'mixed' or 'not said'" },
	{ DIAG_NOTES_UNKNOWN_CONSENT, "the consent",
	    "which could mean several things; kept as 'ask', ask me first",
	    "use quote, reword, count, ask, private or withdrawn" },
	{ DIAG_NOTES_UNKNOWN_FLAG, "the flag",
	    "which is not on our list; kept as 'check'",
	    "the flags are name, court, safety, child and check" },
	{ DIAG_NOTES_UNKNOWN_SHOW, "the mark", "under 'show'; it is left out",
	    "use yes, or 1, 2, 3 for an order" },
	{ DIAG_NOTES_UNKNOWN_LANG, "the language",
	    "which is no language code; it is left out",
	    "use a code such as en, cy or pl" },
};

static void
tell_date(const struct reader *reader, const struct unknown *warning)
{
	diag_add(reader->notes->diag, warning->code,
	    place(reader, warning->line),
	    "%zu %s looks like a date that a spreadsheet made of something else; please look",
	    warning->count,
	    warning->code == DIAG_NOTES_DATE_IN_TABLE
		? (warning->count == 1 ? "'table'" : "'table' cells")
		: (warning->count == 1 ? "'theme'" : "'theme' cells"));
}

static void
tell_lost_letters(const struct reader *reader)
{
	size_t n = reader->file->odd.lost;

	if (n < LOST_SUSPECT)
		return;
	diag_add(reader->notes->diag, DIAG_NOTES_LOST_LETTERS, place(reader, 0),
	    "%zu words have a question mark between their letters; a program may have lost letters before this file came to us",
	    n);
	diag_note(reader->notes->diag, (struct loc){ NULL },
	    "open what it was made from, and export it again as 'CSV UTF-8'");
}

static void
tell_seems(const struct reader *reader)
{
	size_t n = reader->file->seem;

	if (n < SEEM_SUSPECT || !reader->reading->problem)
		return;
	diag_add(reader->notes->diag, DIAG_NOTES_VOTES_BEHIND, place(reader, 0),
	    "%zu notes end in something like '(+3)', as some boards write votes; that was kept as words",
	    n);
	diag_note(reader->notes->diag, (struct loc){ NULL },
	    "if they are votes, import again with --map \"(+3)=dots\"");
}

static void
tell_commas(const struct reader *reader)
{
	const struct notes_file *file = reader->file;

	if (file->commas < SEEM_SUSPECT || !reader->reading->problem ||
	    !notes_has_rows(file) || file->found.profile)
		return;
	diag_add(reader->notes->diag, DIAG_NOTES_VALUES_WHOLE, place(reader, 0),
	    "%zu themes have a comma in them; each is kept whole, as one theme",
	    file->commas);
	diag_note(reader->notes->diag, (struct loc){ NULL },
	    "if such a cell has several themes, write it as Food; Travel in a copy");
}

static void
tell_warnings(const struct reader *reader)
{
	const struct notes_context *notes = reader->notes;
	const struct unknown_place at = { notes->arena, notes->diag,
		notes->redact, reader->file->name, "note has", "notes have" };

	tell_lost_letters(reader);
	tell_seems(reader);
	tell_commas(reader);
	for (size_t i = 0; i < reader->unknown.n; i++) {
		const struct unknown *unknown = &reader->unknown.v[i];
		bool told = false;

		for (size_t j = 0; j < COUNTOF(warning_words); j++)
			if (warning_words[j].code == unknown->code) {
				unknown_tell(&at, unknown, &warning_words[j]);
				told = true;
			}
		if (!told)
			tell_date(reader, unknown);
	}
	unknown_tell_more(&at, &reader->unknown);
	if (reader->file->problems > PROBLEMS_MAX)
		diag_add(reader->notes->diag, DIAG_NOTES_MORE, place(reader, 0),
		    "%zu rows have a problem; only the first %d are listed",
		    reader->file->problems, PROBLEMS_MAX);
}

/* A table, or a chat. */
static bool
read_records(struct reader *reader, struct file_stream *stream)
{
	struct diag *diag = reader->notes->diag;
	const struct csv_reading reading = { .fn = on_record,
		.pause = on_pause,
		/* A report is made of all notes, or of none. */
		.trouble = reader->reading->problem ? on_trouble : NULL,
		.context = reader,
		.make = make_row,
		.make_context = reader->ahead };
	const struct profile *chat =
	    shape_chat(reader->shape, file_peek(stream, CHAT_PEEK));

	if (chat)
		return chat_read(stream, diag, chat, on_message, reader);
	return csv_read_making(
	    stream, diag, reader->file->dialect.delimiter, &reading);
}

static bool
read_stream(struct reader *reader, struct file_stream *stream)
{
	struct notes_file *file = reader->file;
	struct diag *diag = reader->notes->diag;
	bool whole;

	if (!dialect_open(reader->notes->arena, diag, stream,
		&reader->notes->orders, &file->dialect))
		return false;
	whole = read_records(reader, stream);
	/* Rows that wait are counted, too, where a file breaks off. */
	if (!shape_failed(reader->shape))
		(void)shape_end(reader->shape);
	(void)give(reader);
	if (whole && !reader->any)
		diag_add(diag, DIAG_EMPTY_FILE, place(reader, 0),
		    "there is nothing in this file; its first line names the columns, such as 'session,step,text'");
	return whole && reader->any && !shape_failed(reader->shape);
}

static struct row_maker *
new_ahead(const struct reader *reader)
{
	struct notes_maker *maker =
	    notes_maker_new(reader->notes, reader->reading);
	struct row_maker *ahead = ARENA_NEW(maker->arena, struct row_maker);

	ahead->maker = maker;
	return ahead;
}

bool
notes_read_capture(const struct notes_context *notes, const char *path,
    const struct notes_reading *reading, struct notes_file *file)
{
	struct reader reader = { .notes = notes,
		.names = notes->names,
		.reading = reading,
		.file = file };
	struct file_stream *stream = file_open(notes->arena, notes->diag, path);
	const struct profile_set *own = NULL;
	struct shape_job job = { .arena = notes->arena,
		.diag = notes->diag,
		.file = file_label(path),
		.columns = notes_column_words,
		.dialect = &file->dialect,
		.map = notes->map,
		.redact = notes->redact,
		.set = notes->set ? notes->set : &own,
		.profile = notes->profile,
		.shape = notes->shape,
		.at = file->at,
		.odd = &file->odd,
		.found = &file->found,
		.plain = on_plain,
		.row = on_row };
	bool fine;

	*file = (struct notes_file){ .name = file_label(path) };
	if (!stream)
		return false;
	if (!reader.names)
		reader.names = dialect_names_new(
		    notes->arena, notes_column_words, NOTES_CAPTURE_COLUMNS);
	reader.row = arena_new();
	reader.maker = notes_maker_new(notes, reading);
	reader.ahead = new_ahead(&reader);
	job.names = reader.names;
	job.context = &reader;
	reader.shape = shape_new(&job);
	fine = read_stream(&reader, stream);
	shape_free(reader.shape);
	file->rows += file->found.rows;
	file->blanks += file->found.blanks;
	file->merged = file->found.merged;
	file->not_notes = file->found.not_notes;
	tell_warnings(&reader);
	arena_free(reader.ahead->maker->arena);
	arena_free(reader.maker->arena);
	arena_free(reader.row);
	file_close(stream);
	return fine;
}

bool
notes_read(const struct notes_context *notes, const char *path, notes_fn *fn,
    void *context)
{
	const struct notes_reading reading = { .fn = fn, .context = context };
	struct notes_file file;

	return notes_read_capture(notes, path, &reading, &file);
}
