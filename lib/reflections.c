/* SPDX-License-Identifier: MIT */
#include "reflections.h"

#include <string.h>

#include "consent.h"
#include "unknown.h"
#include "utf8.h"
#include "word.h"

#define PROBLEMS_MAX 100 /* told of one file; all are counted */

const char *const reflections_column_words[] = { "session", "voice", "question",
	"score", "word", "story", "picture", "next", "consent", NULL };

const char *const reflections_moment_words[] = { "before", "during", "after",
	NULL };

struct reader {
	const struct reflections_context *reflections;
	const struct dialect_names *names;
	struct questions questions;
	reflections_fn *fn;
	reflections_problem_fn *problem;
	void *context;
	struct reflections_file *file;
	struct arena *row; /* reset at each record */
	struct consent_reader consent;
	struct str score[REFLECTIONS_SCORES]; /* their words, loose */
	struct unknown_list unknown;
	/* Of a form, in which a row is a person: where each question has its
	 * answers; NULL for one it does not ask. */
	int **form;
	bool headed;           /* the header has been read */
	bool sessions_missing; /* it has been said that no row names one */
	size_t fives, zeros;   /* among the scores */
	bool failed;
};

/* One row on its way to be a reflection. */
struct row {
	struct reader *reader;
	const struct csv_record *record;
	struct reflection reflection;
};

static struct loc
place(const struct reader *reader, size_t line)
{
	return (struct loc){ reader->file->name, (int)line, 0, 0 };
}

/* Leaves the row out; always false. */
static bool
refuse(struct row *row, enum diag_code code, enum reflections_column column,
    const char *why)
{
	struct reader *reader = row->reader;
	int at = column < REFLECTIONS_COLUMNS ? reader->file->at[column] : -1;
	struct reflections_problem problem = { row->record, column, STR(""),
		str_from(why) };

	if (++reader->file->problems <= PROBLEMS_MAX &&
	    !reader->sessions_missing)
		diag_add(reader->reflections->diag, code,
		    place(reader, row->record->line), "%s", why);
	if (at >= 0 && (size_t)at < row->record->n)
		problem.value = row->record->field[at];
	if (reader->problem)
		reader->problem(reader->context, &problem);
	return false;
}

static void
warn(struct row *row, enum diag_code code, struct str value)
{
	unknown_add(row->reader->reflections->arena, &row->reader->unknown,
	    code, value, row->record->line);
}

/* Cells --------------------------------------------------------------------- */

static bool
read_cells(struct row *row)
{
	const struct reader *reader = row->reader;
	const struct csv_record *record = row->record;

	for (size_t i = reader->file->n_headers; i < record->n; i++)
		if (cell_trim(record->field[i]).n)
			return refuse(row, DIAG_NOTES_EXTRA_CELLS,
			    REFLECTIONS_COLUMNS,
			    "this row has more cells than the header; words with a comma in them need quotation marks around them");
	for (int c = 0; c < REFLECTIONS_COLUMNS; c++) {
		int at = reader->file->at[c];

		if (at >= 0 && (size_t)at < record->n &&
		    !cell_read(reader->row, record->field[at],
			&row->reflection.column[c], &row->reader->file->odd))
			return refuse(row, DIAG_NOTES_BAD_BYTES,
			    (enum reflections_column)c,
			    "a cell of this row holds bytes that are no text; save the file again as 'CSV UTF-8'");
	}
	return true;
}

/* Whether nobody answered: at most what a sheet fills in beforehand is there,
 * and a mark that says what may happen to nothing. */
static bool
has_no_answer(const struct row *row)
{
	static const enum reflections_column answers[] = { REFLECTIONS_SCORE,
		REFLECTIONS_WORD, REFLECTIONS_STORY, REFLECTIONS_PICTURE,
		REFLECTIONS_NEXT };
	const struct reader *reader = row->reader;

	for (size_t i = 0; i < COUNTOF(answers); i++) {
		int at = reader->file->at[answers[i]];

		if (at >= 0 && (size_t)at < row->record->n &&
		    cell_trim(row->record->field[at]).n)
			return false;
	}
	return true;
}

/* Whether a value that no plan can vouch for may be shown and kept. */
static bool
is_plain_id(const struct row *row, struct str value)
{
	const struct redact *redact = row->reader->reflections->redact;
	size_t hidden = 0;

	if (redact)
		(void)redact_text(redact, row->reader->row, value, &hidden);
	return cell_is_id(value) && !hidden;
}

static bool
read_session(struct row *row)
{
	const struct reflections_context *from = row->reader->reflections;
	struct reflection *to = &row->reflection;
	struct str *id = &to->column[REFLECTIONS_SESSION];
	int moment;

	if (!id->n)
		*id = from->only_session;
	if (!id->n && row->reader->file->at[REFLECTIONS_SESSION] < 0) {
		(void)refuse(row, DIAG_REFLECTIONS_NO_SESSION,
		    REFLECTIONS_SESSION,
		    "no column of this file says when its answers were given; give --session with the id of a session, 'before' or 'after'");
		row->reader->sessions_missing = true; /* once is enough */
		return false;
	}
	if (!id->n)
		return refuse(row, DIAG_REFLECTIONS_NO_SESSION,
		    REFLECTIONS_SESSION,
		    "this row does not say when it was; under 'session' write the id of a session, 'before' or 'after', or give --session");
	moment = cell_word(*id, reflections_moment_words);
	to->moment = REFLECTIONS_DURING;
	if (moment == REFLECTIONS_BEFORE || moment == REFLECTIONS_AFTER) {
		to->moment = (enum reflections_moment)moment;
		*id = str_from(reflections_moment_words[moment]);
		return true;
	}
	if (from->plan)
		to->session = plan_session(from->plan, *id);
	if (to->session)
		*id = to->session->id;
	if (to->session)
		return true;
	if (!from->plan)
		return is_plain_id(row, *id) ||
		       refuse(row, DIAG_REFLECTIONS_UNKNOWN_SESSION,
			   REFLECTIONS_SESSION,
			   "a session is named by its id, such as s1; or write 'before' or 'after'");
	return refuse(row, DIAG_REFLECTIONS_UNKNOWN_SESSION,
	    REFLECTIONS_SESSION,
	    str_c(row->reader->row,
		str_fmt(row->reader->row,
		    "the session of this row is not in the plan; use an id that stands there, %s, or 'before' or 'after'",
		    plan_such_as(row->reader->row, from->plan))));
}

static bool
read_question(struct row *row)
{
	const struct reader *reader = row->reader;
	struct reflection *to = &row->reflection;
	struct str *id = &to->column[REFLECTIONS_QUESTION];

	to->question = questions_find(&reader->questions, reader->row, *id);
	if (to->question >= 0)
		*id = reader->questions.v[to->question].id;
	return to->question >= 0 ||
	       (!reader->reflections->plan && is_plain_id(row, *id)) ||
	       refuse(row, DIAG_REFLECTIONS_UNKNOWN_QUESTION,
		   REFLECTIONS_QUESTION,
		   "the question of this row is not one that the plan asks; use its number, its theme or its id");
}

static bool
read_score(struct row *row)
{
	const struct reader *reader = row->reader;
	struct reflection *to = &row->reflection;
	struct str *score = &to->column[REFLECTIONS_SCORE];
	struct str loose = dialect_loose(reader->row, *score);

	to->score = REFLECTIONS_NO_SCORE;
	if (!score->n)
		return true;
	if (str_number(*score, &to->score)) {
		row->reader->zeros += to->score == 0;
		row->reader->fives += to->score == REFLECTIONS_POINTS;
		if (to->score < REFLECTIONS_POINTS)
			return true;
		loose = STR("");
	}
	to->score = REFLECTIONS_NO_SCORE;
	for (int i = 0; loose.n && i < REFLECTIONS_SCORES; i++) {
		struct str both = str_fmt(
		    reader->row, "%d%.*s", i, STR_ARG(reader->score[i]));

		if (str_eq(loose, reader->score[i]) || str_eq(loose, both))
			to->score = i;
	}
	if (str_eq(loose, STR("notsure")))
		to->score = REFLECTIONS_NOT_SURE;
	if (to->score == REFLECTIONS_NO_SCORE)
		return refuse(row, DIAG_REFLECTIONS_BAD_SCORE,
		    REFLECTIONS_SCORE,
		    "a score is 0, 1, 2, 3, 4, 'not sure', or blank");
	*score = to->score == REFLECTIONS_NOT_SURE
		     ? STR("not sure")
		     : str_fmt(reader->row, "%d", to->score);
	return true;
}

static void
read_voice(struct row *row)
{
	static const char *const others[] = { "group", "not said", NULL };
	const struct reflections_context *from = row->reader->reflections;
	struct reflection *to = &row->reflection;
	struct str *voice = &to->column[REFLECTIONS_VOICE];
	int other = cell_word(*voice, others);
	const struct plan_person *person;

	to->group = other == 0;
	if (other >= 0)
		*voice = str_from(others[other]);
	if (!voice->n || other >= 0 || !from->plan)
		return;
	person = plan_role(
	    to->session ? &to->session->people : &from->plan->people, *voice);
	if (!person)
		warn(row, DIAG_REFLECTIONS_UNKNOWN_VOICE, *voice);
	*voice = person ? person->role.text : STR("not said");
}

static void
read_consent(struct row *row)
{
	struct reflection *to = &row->reflection;
	struct str *word = &to->column[REFLECTIONS_CONSENT];

	to->consent = OUTCOME_ASK;
	if (!word->n)
		return;
	to->consent =
	    consent_read(&row->reader->consent, row->reader->row, *word);
	if (to->consent == OUTCOME_CONSENT_BLANK) {
		warn(row, DIAG_REFLECTIONS_UNKNOWN_CONSENT, *word);
		to->consent = OUTCOME_ASK;
		to->consent_unread = true;
	}
	*word = word_of(outcome_consent_words, (int)to->consent);
}

static bool
read_row(struct row *row)
{
	if (!read_session(row) || !read_question(row) || !read_score(row))
		return false;
	read_voice(row);
	read_consent(row);
	return true;
}

/* Forms --------------------------------------------------------------------- */

/* What stands before or behind a question where a form asks for more than a
 * score, loose. */
static const struct {
	struct str words;
	enum reflections_column column;
} parts[] = {
	{ STR_INIT("score"), REFLECTIONS_SCORE },
	{ STR_INIT("inoneword"), REFLECTIONS_WORD },
	{ STR_INIT("inaword"), REFLECTIONS_WORD },
	{ STR_INIT("oneword"), REFLECTIONS_WORD },
	{ STR_INIT("word"), REFLECTIONS_WORD },
	{ STR_INIT("story"), REFLECTIONS_STORY },
	{ STR_INIT("whatmakesyousaythat"), REFLECTIONS_STORY },
	{ STR_INIT("why"), REFLECTIONS_STORY },
	{ STR_INIT("onethingtochange"), REFLECTIONS_NEXT },
	{ STR_INIT("onethingwecouldchange"), REFLECTIONS_NEXT },
	{ STR_INIT("whatnext"), REFLECTIONS_NEXT },
	{ STR_INIT("next"), REFLECTIONS_NEXT },
};

/* The question that a header asks, and in *column what about it; -1: none. */
static int
read_form_header(const struct reader *reader, struct str header,
    enum reflections_column *column)
{
	struct arena *arena = reader->reflections->arena;
	struct str loose = dialect_loose(arena, header);
	int found;

	*column = REFLECTIONS_SCORE;
	for (size_t i = 0; i < COUNTOF(parts); i++) {
		struct str part = parts[i].words;
		struct str rest = STR("");

		if (str_starts(loose, part))
			rest = str_from_byte(loose, part.n);
		else if (str_ends(loose, part))
			rest = str_head(loose, loose.n - part.n);
		found = questions_find(&reader->questions, arena, rest);
		if (found >= 0) {
			*column = parts[i].column;
			return found;
		}
	}
	return questions_find(&reader->questions, arena, loose);
}

/* What holds for all answers of a row. */
static const enum reflections_column of_all[] = { REFLECTIONS_SESSION,
	REFLECTIONS_VOICE, REFLECTIONS_CONSENT };

/* Whether some columns ask the questions of the plan: then it is a form.  The
 * other columns hold for all answers of a row. */
static bool
find_form(struct reader *reader, const struct dialect_headers *headers)
{
	struct arena *arena = reader->reflections->arena;
	const int *shared = reader->file->at;
	int **form = ARENA_ARRAY(arena, int *, reader->questions.n);
	int *use = ARENA_ARRAY(arena, int, headers->n);
	bool found = false;

	for (size_t i = 0; i < headers->n; i++) {
		enum reflections_column column;
		int q = read_form_header(reader, headers->v[i], &column);

		use[i] = -1;
		for (size_t c = 0; c < COUNTOF(of_all); c++)
			if (shared[of_all[c]] == (int)i)
				use[i] = (int)of_all[c];
		if (q < 0)
			continue;
		if (!form[q]) {
			form[q] = ARENA_ARRAY(arena, int, REFLECTIONS_COLUMNS);
			for (int c = 0; c < REFLECTIONS_COLUMNS; c++)
				form[q][c] = -1;
			for (size_t c = 0; c < COUNTOF(of_all); c++)
				form[q][of_all[c]] = shared[of_all[c]];
		}
		if (form[q][column] < 0) {
			form[q][column] = (int)i;
			use[i] = (int)column;
		}
		found = true;
	}
	if (found) {
		reader->form = form;
		reader->file->use = use;
	}
	reader->file->form = found;
	return found;
}

/* Files --------------------------------------------------------------------- */

/* Which column of ours a header is. */
static void
turn_round(struct reader *reader, const struct dialect_headers *headers)
{
	struct reflections_file *file = reader->file;

	file->use = ARENA_ARRAY(reader->reflections->arena, int, headers->n);
	for (size_t i = 0; i < headers->n; i++)
		file->use[i] = -1;
	for (int c = 0; c < REFLECTIONS_COLUMNS; c++)
		if (file->at[c] >= 0)
			file->use[file->at[c]] = c;
}

static bool
find_columns(struct reader *reader, const struct dialect_headers *headers)
{
	const struct reflections_context *from = reader->reflections;
	const int *at = reader->file->at;
	bool form;

	if (!dialect_match(reader->names, from->arena, from->diag, headers,
		from->map, reader->file->at))
		return false;
	form = from->shape == PROFILE_ANSWERS ||
	       (!from->shape && at[REFLECTIONS_QUESTION] < 0);
	turn_round(reader, headers);
	if (form && find_form(reader, headers))
		return true;
	if (from->shape != PROFILE_ANSWERS && at[REFLECTIONS_QUESTION] >= 0 &&
	    (at[REFLECTIONS_SCORE] >= 0 || at[REFLECTIONS_WORD] >= 0 ||
		at[REFLECTIONS_STORY] >= 0 || at[REFLECTIONS_NEXT] >= 0))
		return true;
	diag_add(from->diag, DIAG_COLUMN_NO_ANSWER, headers->loc,
	    "reflections need a column 'question', and one of 'score', 'word', 'story' and 'next'; or a column for each question, with its words");
	diag_note(from->diag, (struct loc){ NULL },
	    from->plan
		? "say which they are: --map \"HEADER=question,HEADER=score\""
		: "give --plan, which knows the words of the questions; or say which columns they are: --map \"HEADER=question,HEADER=score\"");
	return false;
}

static bool
read_header(struct reader *reader, const struct csv_record *record)
{
	const struct reflections_context *from = reader->reflections;
	struct str *header = ARENA_ARRAY(from->arena, struct str, record->n);
	struct dialect_headers headers = { header, record->n,
		place(reader, record->line) };

	reader->headed = true;
	for (size_t i = 0; i < record->n; i++) {
		header[i] = cell_trim(str_dup(from->arena, record->field[i]));
		if (str_has(header[i], '\0') || !utf8_valid(header[i], NULL)) {
			diag_add(from->diag, DIAG_NOT_TEXT, headers.loc,
			    "the headers are not UTF-8; save the file again as 'CSV UTF-8'");
			return false;
		}
	}
	reader->file->header = header;
	reader->file->n_headers = record->n;
	return find_columns(reader, &headers);
}

/* One answer; question: that of a form, or -1. */
static bool
take_answer(
    struct reader *reader, const struct csv_record *record, int question)
{
	struct reflections_file *file = reader->file;
	struct row row = { .reader = reader, .record = record };

	file->rows++;
	if (record->blank || has_no_answer(&row)) {
		file->blanks++;
		return true;
	}
	arena_reset(reader->row);
	row.reflection.line = record->line;
	if (question < 0)
		row.reflection.record = record;
	if (!read_cells(&row))
		return true;
	if (question >= 0)
		row.reflection.column[REFLECTIONS_QUESTION] =
		    reader->questions.v[question].id;
	if (!read_row(&row))
		return true;
	file->answers++;
	return reader->fn(reader->context, &row.reflection);
}

/* A row of a form is an answer to each of its questions. */
static bool
take_form(struct reader *reader, const struct csv_record *record)
{
	int *at = reader->file->at;
	int shared[REFLECTIONS_COLUMNS];
	bool more = true;

	memcpy(shared, at, sizeof(shared));
	for (size_t q = 0; more && q < reader->questions.n; q++) {
		if (!reader->form[q])
			continue;
		memcpy(at, reader->form[q], sizeof(shared));
		more = take_answer(reader, record, (int)q);
	}
	memcpy(at, shared, sizeof(shared));
	return more;
}

static bool
on_record(void *context, const struct csv_record *record)
{
	struct reader *reader = context;

	if (reader->headed)
		return reader->form ? take_form(reader, record)
				    : take_answer(reader, record, -1);
	if (record->blank ||
	    (reader->file->dialect.sep_line && record->line == 1))
		return true;
	reader->failed = !read_header(reader, record);
	return !reader->failed;
}

static const struct unknown_words warning_words[] = {
	{ DIAG_REFLECTIONS_UNKNOWN_VOICE, "the voice",
	    "which is no role in the plan; kept as 'not said'",
	    "use a role of the plan, 'group' or 'not said'" },
	{ DIAG_REFLECTIONS_UNKNOWN_CONSENT, "the consent",
	    "which could mean several things; kept as 'ask', ask me first",
	    "use quote, reword, count, ask, private or withdrawn" },
};

static void
tell_warnings(const struct reader *reader)
{
	const struct reflections_context *from = reader->reflections;
	const struct unknown_place at = { from->arena, from->diag, from->redact,
		reader->file->name, "answer has", "answers have" };

	for (size_t i = 0; i < reader->unknown.n; i++)
		for (size_t j = 0; j < COUNTOF(warning_words); j++)
			if (warning_words[j].code == reader->unknown.v[i].code)
				unknown_tell(&at, &reader->unknown.v[i],
				    &warning_words[j]);
	unknown_tell_more(&at, &reader->unknown);
	if (reader->fives && !reader->zeros)
		diag_add(from->diag, DIAG_REFLECTIONS_SCALE, place(reader, 0),
		    "%zu %s 5, and none is 0: if it was asked from 1 to 5, every score of this file is one too high; take 1 from each, as ours go from 0 to 4",
		    reader->fives,
		    reader->fives == 1 ? "score is" : "scores are");
	if (reader->file->problems > PROBLEMS_MAX)
		diag_add(from->diag, DIAG_NOTES_MORE, place(reader, 0),
		    "%zu rows have a problem; only the first %d are listed",
		    reader->file->problems, PROBLEMS_MAX);
}

static bool
read_stream(struct reader *reader, struct file_stream *stream)
{
	struct reflections_file *file = reader->file;
	struct diag *diag = reader->reflections->diag;

	if (!dialect_open(reader->reflections->arena, diag, stream,
		&reader->reflections->orders, &file->dialect))
		return false;
	if (!csv_read(stream, diag, file->dialect.delimiter, on_record, reader))
		return false;
	if (!reader->headed)
		diag_add(diag, DIAG_EMPTY_FILE, place(reader, 0),
		    "there is nothing in this file; its first line names the columns, such as 'session,question,score'");
	return reader->headed && !reader->failed;
}

/* What the labels say for scores and consent. */
static void
load_words(struct reader *reader)
{
	const struct reflections_context *from = reader->reflections;
	const struct label_set *set = from->labels;

	if (!set)
		set = plan_labels(from->plan);
	for (int i = 0; i < REFLECTIONS_SCORES; i++)
		reader->score[i] = dialect_loose(from->arena,
		    label(set, (enum label_id)((int)LABEL_SCALE_0 + i)));
	reader->consent.arena = from->arena;
	reader->consent.labels = set;
}

bool
reflections_read(const struct reflections_context *reflections,
    const char *path, reflections_fn *fn, reflections_problem_fn *problem,
    void *context, struct reflections_file *file)
{
	struct reader reader = { .reflections = reflections,
		.fn = fn,
		.problem = problem,
		.context = context,
		.file = file };
	struct file_stream *stream =
	    file_open(reflections->arena, reflections->diag, path);
	bool fine;

	*file = (struct reflections_file){ .name = file_label(path) };
	if (!stream)
		return false;
	reader.names = dialect_names_new(
	    reflections->arena, reflections_column_words, REFLECTIONS_COLUMNS);
	if (reflections->plan)
		reader.questions =
		    questions_of(reflections->arena, reflections->plan);
	load_words(&reader);
	reader.row = arena_new();
	fine = read_stream(&reader, stream);
	tell_warnings(&reader);
	arena_free(reader.row);
	file_close(stream);
	return fine;
}

/* Writing ------------------------------------------------------------------- */

bool
reflections_clean(const struct redact *redact, struct arena *arena,
    struct str column[REFLECTIONS_COLUMNS], size_t *hidden)
{
	static const enum reflections_column words[] = { REFLECTIONS_WORD,
		REFLECTIONS_STORY, REFLECTIONS_PICTURE, REFLECTIONS_NEXT };
	struct str *consent = &column[REFLECTIONS_CONSENT];
	bool wipe =
	    str_eq(*consent, word_of(outcome_consent_words, OUTCOME_WITHDRAWN));
	bool look = false;

	for (size_t i = 0; i < COUNTOF(words); i++) {
		struct str *text = &column[words[i]];
		bool here = false;

		if (wipe)
			*text = STR("");
		*text = redact_look_twice(redact, arena, *text, hidden, &here);
		look |= here;
	}
	if (!look ||
	    !str_eq(*consent, word_of(outcome_consent_words, OUTCOME_QUOTE)))
		return false;
	*consent = word_of(outcome_consent_words, OUTCOME_ASK);
	return true;
}

void
reflections_write_header(struct out *out, const struct csv_style *style)
{
	for (int c = 0; c < REFLECTIONS_COLUMNS; c++)
		csv_field(
		    out, style, str_from(reflections_column_words[c]), c == 0);
	csv_end(out, style);
}

void
reflections_write(struct out *out, const struct csv_style *style,
    const struct str column[REFLECTIONS_COLUMNS])
{
	for (int c = 0; c < REFLECTIONS_COLUMNS; c++)
		csv_field(out, style, column[c], c == 0);
	csv_end(out, style);
}

void
reflections_write_as(struct out *out, const struct csv_style *style,
    const struct reflections_file *file,
    const struct str column[REFLECTIONS_COLUMNS])
{
	for (size_t i = 0; i < file->n_headers; i++) {
		struct str cell = STR("");

		for (int c = 0; c < REFLECTIONS_COLUMNS; c++)
			if (file->at[c] == (int)i)
				cell = column[c];
		csv_field(out, style, cell, i == 0);
	}
	csv_end(out, style);
}
