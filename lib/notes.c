/* SPDX-License-Identifier: MIT */
#include "notes.h"

#include <string.h>

#include "buf.h"
#include "cell.h"
#include "chat.h"
#include "consent.h"
#include "tally.h"
#include "unknown.h"
#include "utf8.h"
#include "word.h"

#define PROBLEMS_MAX 100 /* told of one file; all are counted */
#define DOTS_MAX     9999
#define LONG         8 /* bytes; less is soon done by who needs it */
#define LOST_SUSPECT 3 /* words; fewer may be meant so: "why?because" */
#define SEEM_SUSPECT 2 /* one may be a slip of the pen */

const char *const notes_column_words[] = { "note", "session", "step", "table",
	"kind", "text", "voice", "moment", "theme", "dots", "colour", "picture",
	"consent", "share_as", "flag", "show", "lang", "who", "when", "source",
	"key", "question", NULL };

const char *const notes_kind_words[] = { "idea", "need", "worry", "strength",
	"story", "question", "differs", "compost", "vote", "decision", "action",
	"parked", NULL };

const char *const notes_flag_words[] = { "name", "court", "safety", "child",
	"check", NULL };

struct reader;

/* One row on its way to be a note. */
struct row {
	struct reader *reader;
	const struct csv_record *record;
	struct note note;
};

/* A step with its question, loose. */
struct ask {
	const struct plan_session *session;
	const struct plan_step *step;
	struct str loose;
};

struct reader {
	const struct notes_context *notes;
	const struct dialect_names *names;
	const struct notes_reading *reading;
	struct notes_file *file;
	struct row soon[NOTES_AHEAD]; /* notes that were read, and not given */
	size_t n_soon;
	struct arena *row; /* what they need; reset when they are given */
	struct consent_reader consent;
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

/* Leaves the row out; always false. */
static bool
refuse(struct row *row, enum diag_code code, enum notes_column column,
    const char *why)
{
	struct reader *reader = row->reader;
	int at = column < NOTES_CAPTURE_COLUMNS ? reader->file->at[column] : -1;
	struct notes_problem problem = { row->record, column, STR(""),
		str_from(why) };

	if (++reader->file->problems <= PROBLEMS_MAX &&
	    !reader->sessions_missing)
		diag_add(reader->notes->diag, code,
		    place(reader, row->record->line), "%s", why);
	if (at >= 0 && (size_t)at < row->record->n)
		problem.value = row->record->field[at];
	if (reader->reading->problem)
		reader->reading->problem(reader->reading->context, &problem);
	return false;
}

static void
warn(struct row *row, enum diag_code code, struct str value)
{
	unknown_add(row->reader->notes->arena, &row->reader->unknown, code,
	    value, row->record->line);
}

static bool
refuse_extra(struct row *row)
{
	return refuse(row, DIAG_NOTES_EXTRA_CELLS, NOTES_CAPTURE_COLUMNS,
	    "this row has more cells than the header; words with a comma in them need quotation marks around them");
}

static bool
refuse_bytes(struct row *row, enum notes_column column)
{
	return refuse(row, DIAG_NOTES_BAD_BYTES, column,
	    "a cell of this row holds bytes that are no text; save the file again as 'CSV UTF-8'");
}

static bool
read_cells(struct row *row)
{
	const struct reader *reader = row->reader;
	const struct csv_record *record = row->record;

	for (size_t i = reader->file->found.width; i < record->n; i++)
		if (str_trim(record->field[i]).n)
			return refuse_extra(row);
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++) {
		int at = reader->file->at[c];

		if (at < 0 || (size_t)at >= record->n)
			continue;
		row->note.clear |=
		    at < 64 ? (unsigned)(record->passed >> at & 1) << c : 0;
		if (record->plain)
			row->note.column[c] = cell_read_plain(
			    record->field[at], &row->reader->file->odd);
		else if (!cell_read(row->reader->row, record->field[at],
			     &row->note.column[c], &row->reader->file->odd))
			return refuse_bytes(row, (enum notes_column)c);
	}
	if (reader->file->found.title.n) {
		struct str *title =
		    &row->note.column[reader->file->found.title_is];

		if (!title->n)
			*title = reader->file->found.title;
	}
	if (reader->file->found.votes && !row->note.column[NOTES_KIND].n)
		row->note.column[NOTES_KIND] = STR("vote");
	return true;
}

/* Whether nothing is filled but what a sheet fills in beforehand. */
static bool
is_blank_row(const struct row *row)
{
	const int *at = row->reader->file->at;

	for (size_t i = 0; i < row->record->n; i++) {
		int here = (int)i;

		if (here != at[NOTES_SESSION] && here != at[NOTES_STEP] &&
		    here != at[NOTES_QUESTION] && here != at[NOTES_TABLE] &&
		    cell_trim(row->record->field[i]).n)
			return false;
	}
	return true;
}

/* Whether a value that is no list's and no plan's holds a name. */
static bool
names_somebody(const struct row *row, struct str value)
{
	const struct redact *redact = row->reader->notes->redact;
	size_t n = 0;

	if (redact)
		(void)redact_text(redact, row->reader->row, value, &n);
	return n > 0;
}

static bool
read_session(struct row *row)
{
	const struct notes_context *notes = row->reader->notes;
	const struct plan *plan = notes->plan;
	struct str *id = &row->note.column[NOTES_SESSION];

	if (!id->n)
		*id = notes->only_session;
	if (!plan)
		return !id->n ||
		       (cell_is_id(*id) && !names_somebody(row, *id)) ||
		       refuse(row, DIAG_NOTES_UNKNOWN_SESSION, NOTES_SESSION,
			   "a session is named by its id: letters, digits and dashes, such as s1");
	if (!id->n && plan->sessions.n == 1)
		row->note.session = &plan->sessions.v[0];
	else if (id->n)
		row->note.session = plan_session(plan, *id);
	if (row->note.session) {
		*id = row->note.session->id;
		return true;
	}
	if (id->n)
		return refuse(row, DIAG_NOTES_UNKNOWN_SESSION, NOTES_SESSION,
		    str_c(row->reader->row,
			str_fmt(row->reader->row,
			    "the session of this row is not in the plan; use an id that stands there, %s",
			    plan_such_as(row->reader->row, plan))));
	if (row->reader->file->at[NOTES_SESSION] >= 0)
		return refuse(row, DIAG_NOTES_NO_SESSION, NOTES_SESSION,
		    "this row names no session, and the plan has more than one; fill in 'session', or give --session");
	(void)refuse(row, DIAG_NOTES_NO_SESSION, NOTES_SESSION,
	    "no column of this file says which session its notes come from, and the plan has more than one; give --session");
	row->reader->sessions_missing = true; /* once is enough */
	return false;
}

static bool
read_step(struct row *row)
{
	const struct notes_context *notes = row->reader->notes;
	struct str *id = &row->note.column[NOTES_STEP];

	if (!id->n)
		*id = notes->only_step;
	if (!id->n || !notes->plan)
		return true;
	row->note.step = plan_step(row->note.session, *id);
	if (!row->note.step)
		return refuse(row, DIAG_NOTES_UNKNOWN_STEP, NOTES_STEP,
		    "the step of this row is not in the plan of its session; use its id or number, or leave it blank");
	*id = row->note.step->id;
	return true;
}

/* Votes behind the words, where the user says so; else they are words. */
static void
read_tally(struct row *row)
{
	struct notes_file *file = row->reader->file;
	struct str *column = row->note.column;

	if (column[NOTES_DOTS].n || !column[NOTES_TEXT].n)
		return;
	if (!row->reader->notes->tally.n)
		file->seem += tally_seems(column[NOTES_TEXT]);
	else if (tally_cut(row->reader->notes->tally, &column[NOTES_TEXT],
		     &column[NOTES_DOTS]))
		file->tallies++;
}

static bool
read_dots(struct row *row)
{
	struct str dots = row->note.column[NOTES_DOTS];

	if (!dots.n ||
	    (str_number(dots, &row->note.dots) && row->note.dots <= DOTS_MAX))
		return true;
	return refuse(row, DIAG_NOTES_BAD_DOTS, NOTES_DOTS,
	    "'dots' is a whole number from 0 to 9999, or blank");
}

static void
read_kind(struct row *row)
{
	struct str *kind = &row->note.column[NOTES_KIND];
	int i = kind->n ? cell_word(*kind, notes_kind_words) : NOTES_IDEA;

	if (i < 0) {
		warn(row, DIAG_NOTES_UNKNOWN_KIND, *kind);
		i = NOTES_IDEA;
	}
	row->note.kind = (enum notes_kind)i;
	if (kind->n)
		*kind = str_from(notes_kind_words[i]);
}

static void
read_voice(struct row *row)
{
	static const char *const others[] = { "mixed", "not said", NULL };
	struct str *voice = &row->note.column[NOTES_VOICE];
	const struct plan_person *person = NULL;
	int other = cell_word(*voice, others);

	if (!voice->n || (other < 0 && !row->note.session))
		return;
	if (other < 0)
		person = plan_role(&row->note.session->people, *voice);
	if (other < 0 && !person)
		warn(row, DIAG_NOTES_UNKNOWN_VOICE, *voice);
	if (person)
		*voice = person->role.text;
	else
		*voice = str_from(other < 0 ? "not said" : others[other]);
}

static void
read_consent(struct row *row)
{
	struct str *word = &row->note.column[NOTES_CONSENT];

	if (!word->n)
		return;
	row->note.consent =
	    consent_read(&row->reader->consent, row->reader->row, *word);
	if (row->note.consent == OUTCOME_CONSENT_BLANK) {
		warn(row, DIAG_NOTES_UNKNOWN_CONSENT, *word);
		row->note.consent = OUTCOME_ASK;
		row->note.consent_unread = true;
	}
	*word = word_of(outcome_consent_words, (int)row->note.consent);
}

static void
read_flags(struct row *row)
{
	struct str rest = row->note.column[NOTES_FLAG];

	while (rest.n) {
		struct str word = cell_cut(rest, STR(";,/&+\n"), &rest);
		int i = cell_word(word, notes_flag_words);

		if (!word.n)
			continue;
		if (i < 0)
			warn(row, DIAG_NOTES_UNKNOWN_FLAG, word);
		row->note.flags |= i < 0 ? NOTES_FLAG_CHECK : 1U << i;
	}
}

static void
read_show(struct row *row)
{
	static const char *const yes[] = { "yes", "y", "true", NULL };
	static const char *const no[] = { "no", "n", "false", "0", NULL };
	struct str word = row->note.column[NOTES_SHOW];
	int order;

	if (!word.n || cell_word(word, no) >= 0)
		return;
	if (cell_word(word, yes) >= 0) {
		row->note.show = 1;
	} else if (str_number(word, &order)) {
		row->note.show = order;
		row->note.show_ordered = true;
	} else {
		warn(row, DIAG_NOTES_UNKNOWN_SHOW, word);
		row->note.column[NOTES_SHOW] = STR("");
	}
}

static void
read_lang(struct row *row)
{
	struct str *lang = &row->note.column[NOTES_LANG];

	if (!lang->n ||
	    (cell_is_language(*lang) && !names_somebody(row, *lang)))
		return;
	warn(row, DIAG_NOTES_UNKNOWN_LANG, *lang);
	*lang = STR("");
}

static void
read_themes(struct row *row)
{
	struct {
		struct str *v;
		size_t n, cap;
	} themes = { 0 };

	for (struct str rest = row->note.column[NOTES_THEME]; rest.n;) {
		struct str theme = cell_cut(rest, STR(";"), &rest);

		if (!theme.n)
			continue;
		*ARENA_PUSH(row->reader->row, &themes) = theme;
		row->reader->file->commas += str_has(theme, ',');
		if (cell_is_date(theme))
			warn(row, DIAG_NOTES_DATE_IN_THEME, STR(""));
	}
	row->note.theme = themes.v;
	row->note.n_themes = themes.n;
	if (cell_is_date(row->note.column[NOTES_TABLE]))
		warn(row, DIAG_NOTES_DATE_IN_TABLE, STR(""));
}

/* Words may be missing where something else says what is meant. */
static bool
has_words(struct row *row)
{
	const struct note *note = &row->note;

	if (note->column[NOTES_TEXT].n || note->column[NOTES_PICTURE].n ||
	    note->consent == OUTCOME_WITHDRAWN ||
	    (note->kind == NOTES_VOTE && note->n_themes))
		return true;
	return refuse(row, DIAG_NOTES_NO_WORDS, NOTES_TEXT,
	    "this row has no words in 'text'; that is fine only for a vote with a theme, a picture, or a note that was withdrawn");
}

static bool
read_row(struct row *row)
{
	read_tally(row);
	if (!read_session(row) || !read_step(row) || !read_dots(row))
		return false;
	read_kind(row);
	read_voice(row);
	read_consent(row);
	read_flags(row);
	read_show(row);
	read_lang(row);
	read_themes(row);
	return has_words(row);
}

/* Gives on the notes that were read. */
static bool
give(struct reader *reader)
{
	const struct notes_reading *reading = reader->reading;
	bool more = true;

	for (size_t i = 0; i < reader->n_soon && more; i++) {
		reader->file->notes++;
		more = reading->fn(reading->context, &reader->soon[i].note);
	}
	reader->n_soon = 0;
	return more;
}

/* The row is a note, and the next of those that are to be given. */
static bool
give_soon(struct reader *reader, const struct row *row)
{
	const struct notes_reading *reading = reader->reading;

	reader->n_soon++;
	if (!reading->soon)
		return give(reader);
	reading->soon(reading->context, &row->note);
	return reader->n_soon < NOTES_AHEAD || give(reader);
}

static struct row *
new_row(struct reader *reader, const struct csv_record *record)
{
	struct row *row = &reader->soon[reader->n_soon];

	if (!reader->n_soon)
		arena_reset(reader->row);
	*row = (struct row){ .reader = reader, .record = record };
	row->note.line = record->line;
	return row;
}

/* A row of a plain table, as its headers say. */
static bool
on_plain(void *context, const struct csv_record *record)
{
	struct reader *reader = context;
	struct notes_file *file = reader->file;
	struct row *row = new_row(reader, record);

	file->rows++;
	if (record->blank || is_blank_row(row)) {
		file->blanks++;
		return true;
	}
	row->note.record = record;
	if (!read_cells(row) || !read_row(row))
		return true;
	return give_soon(reader, row);
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
find_ask(struct row *row)
{
	struct reader *reader = row->reader;
	struct str session = row->note.column[NOTES_SESSION];
	const struct ask *found = NULL;

	struct str loose;

	if (!reader->asks_loaded)
		load_asks(reader);
	if (!reader->asks.n)
		return NULL;
	loose = dialect_loose(reader->row, row->note.column[NOTES_QUESTION]);
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
place_question(struct row *row)
{
	struct str *column = row->note.column;
	const struct ask *ask;

	if (!column[NOTES_SESSION].n)
		column[NOTES_SESSION] = row->reader->notes->only_session;
	if (column[NOTES_STEP].n || row->reader->notes->only_step.n ||
	    !column[NOTES_QUESTION].n)
		return;
	ask = find_ask(row);
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
	struct row *row = new_row(reader, made->record);

	row->note.place = made->place;
	if (notes_has_rows(reader->file))
		row->note.record = made->record;
	memcpy(row->note.column, made->column, sizeof(row->note.column));
	if (made->extra) {
		refuse_extra(row);
		return true;
	}
	if (made->bad >= 0) {
		refuse_bytes(row, (enum notes_column)made->bad);
		return true;
	}
	place_question(row);
	if (!read_row(row))
		return true;
	return give_soon(reader, row) && give(reader);
}

/* What is no row of a plain table may change what the headers mean. */
static bool
on_record(void *context, const struct csv_record *record)
{
	struct reader *reader = context;

	reader->any |= !record->blank &&
		       !(reader->file->dialect.sep_line && record->line == 1);
	if (shape_is_plain(reader->shape, record))
		return on_plain(reader, record);
	return give(reader) && shape_record(reader->shape, record) &&
	       give(reader);
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

static bool
is_clear(const void *redact, struct str field)
{
	return field.n >= LONG && redact_is_clear(redact, field);
}

/* A table, or a chat. */
static bool
read_records(struct reader *reader, struct file_stream *stream)
{
	struct diag *diag = reader->notes->diag;
	const struct csv_reading reading = { .fn = on_record,
		.pause = on_pause,
		.context = reader,
		.look = { reader->notes->find_clear ? is_clear : NULL,
		    reader->notes->redact } };
	const struct profile *chat =
	    shape_chat(reader->shape, file_peek(stream, CHAT_PEEK));

	if (chat)
		return chat_read(stream, diag, chat, on_message, reader);
	return csv_read_looking(
	    stream, diag, reader->file->dialect.delimiter, &reading);
}

static bool
read_stream(struct reader *reader, struct file_stream *stream)
{
	struct notes_file *file = reader->file;
	struct diag *diag = reader->notes->diag;

	if (!dialect_open(reader->notes->arena, diag, stream,
		&reader->notes->orders, &file->dialect))
		return false;
	if (!read_records(reader, stream))
		return false;
	if (!shape_failed(reader->shape))
		(void)shape_end(reader->shape);
	(void)give(reader);
	if (!reader->any)
		diag_add(diag, DIAG_EMPTY_FILE, place(reader, 0),
		    "there is nothing in this file; its first line names the columns, such as 'session,step,text'");
	return reader->any && !shape_failed(reader->shape);
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
	struct shape_job job = { .arena = notes->arena,
		.diag = notes->diag,
		.file = file_label(path),
		.columns = notes_column_words,
		.dialect = &file->dialect,
		.map = notes->map,
		.redact = notes->redact,
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
	reader.consent.arena = notes->arena;
	reader.consent.labels = notes->labels;
	if (!notes->labels)
		reader.consent.labels = plan_labels(notes->plan);
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
