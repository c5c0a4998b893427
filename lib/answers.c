/* SPDX-License-Identifier: MIT */
#include "answers.h"

#include <stdlib.h>
#include <string.h>

#include "builtin.h"
#include "several.h"
#include "yaml.h"

/* Which column --------------------------------------------------------------*/

/* The lists of answers.yaml. */
enum list {
	NEVER_COPIED,
	BEFORE,
	AFTER,
	CONSENT_ASKS,
	CONSENT_ABOUT,
	SESSION,
	STEP,
	TABLE,
	VOICE,
	LANG,
	CONSENT,
	LISTS
};
static const char *const list_names[] = { "never_copied", "before", "after",
	"consent_asks", "consent_about", "session", "step", "table", "voice",
	"lang", "consent" };

/* The headers of one file while they are matched. */
struct matching {
	const struct answers_job *job;
	const struct profile_row *headers;
	struct {
		struct str *v; /* loose */
		size_t n;
	} list[LISTS];
	int *use;
};

static void
load_lists(struct matching *matching)
{
	struct arena *arena = matching->job->arena;
	struct diag *quiet = diag_new(arena, "answers.yaml");
	const struct yaml_node *root = yaml_read(
	    arena, quiet, "answers.yaml", builtin_find(STR("answers.yaml")))
					   .root;

	for (size_t i = 0; i < LISTS; i++) {
		const struct yaml_node *words =
		    yaml_get(root, str_from(list_names[i]));

		matching->list[i].n = words->n;
		matching->list[i].v = ARENA_ARRAY(arena, struct str, words->n);
		for (size_t j = 0; j < words->n; j++)
			matching->list[i].v[j] =
			    dialect_loose(arena, words->item[j]->text);
	}
}

enum compared {
	IS,
	BEGINS,
	ENDS,
	HOLDS,
};

/* The first word of a list that text is, begins with, ends with or holds. */
static struct str
find_word(const struct matching *matching, enum list list, struct str text,
    enum compared how)
{
	for (size_t i = 0; i < matching->list[list].n; i++) {
		struct str word = matching->list[list].v[i];

		if ((how == IS && str_eq(text, word)) ||
		    (how == BEGINS && str_starts(text, word)) ||
		    (how == ENDS && str_ends(text, word)) ||
		    (how == HOLDS && str_find(text, word) < text.n))
			return word;
	}
	return STR("");
}

/* "What is your name? (optional)" is "name". */
static bool
is_personal(const struct matching *matching, struct str loose)
{
	struct str word = find_word(matching, AFTER, loose, ENDS);

	loose.n -= word.n;
	for (;;) {
		if (find_word(matching, NEVER_COPIED, loose, IS).n)
			return true;
		word = find_word(matching, BEFORE, loose, BEGINS);
		if (!word.n)
			return false;
		loose = str_from_byte(loose, word.n);
	}
}

static bool
is_not_asked(const struct matching *matching, struct str loose)
{
	const struct profile *profile = matching->job->profile;

	for (size_t i = 0; profile && i < profile->not_questions.n; i++) {
		struct str text = profile->not_questions.v[i].text;
		bool prefix = str_ends(text, STR("*"));
		struct str word = dialect_loose(matching->job->arena, text);

		if (prefix ? str_starts(loose, word) : str_eq(loose, word))
			return true;
	}
	return false;
}

static int
use_of(const struct matching *matching, struct str loose)
{
	static const int columns[] = { [SESSION] = NOTES_SESSION,
		[STEP] = NOTES_STEP,
		[TABLE] = NOTES_TABLE,
		[VOICE] = NOTES_VOICE,
		[LANG] = NOTES_LANG,
		[CONSENT] = NOTES_CONSENT };

	if (!loose.n || is_not_asked(matching, loose) ||
	    is_personal(matching, loose))
		return ANSWERS_NOT_COPIED;
	for (enum list i = SESSION; i < LISTS; i++)
		if (find_word(matching, i, loose, IS).n)
			return columns[i];
	if (find_word(matching, CONSENT_ASKS, loose, HOLDS).n &&
	    find_word(matching, CONSENT_ABOUT, loose, HOLDS).n)
		return NOTES_CONSENT;
	return NOTES_TEXT;
}

static bool
two_for_one(const struct matching *matching, size_t a, size_t b)
{
	const struct answers_job *job = matching->job;
	const char *word = job->columns[matching->use[a]];

	diag_add(job->diag, DIAG_COLUMN_TWICE, job->loc,
	    "columns %zu and %zu could both be our column '%s'", a + 1, b + 1,
	    word);
	diag_note(job->diag, (struct loc){ NULL },
	    "say which is meant with --map \"HEADER=%s\", and that the other is a question with --map \"HEADER=text\"",
	    word);
	return false;
}

bool
answers_match(
    const struct answers_job *job, const struct profile_row *headers, int *use)
{
	struct matching matching = {
		.job = job, .headers = headers, .use = use
	};
	int at[NOTES_CAPTURE_COLUMNS];
	/* What a form has before its questions, in any language. */
	const size_t lead =
	    job->profile ? profile_lead(job->profile, headers) : 0;
	bool asked = false;

	for (size_t c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		at[c] = -1;
	load_lists(&matching);
	for (size_t i = 0; i < headers->n; i++) {
		struct dialect_map_entry *entry =
		    job->map ? dialect_map_entry(job->map, headers->shown[i],
				   headers->loose[i])
			     : NULL;

		if (entry)
			use[i] = entry->column;
		else if (i < lead)
			use[i] = ANSWERS_NOT_COPIED;
		else
			use[i] = use_of(&matching, headers->loose[i]);
		if (entry)
			entry->used = true;
		asked |= use[i] == NOTES_TEXT;
		if (use[i] < 0 || use[i] == NOTES_TEXT)
			continue;
		if (at[use[i]] >= 0)
			return two_for_one(&matching, (size_t)at[use[i]], i);
		at[use[i]] = (int)i;
	}
	if (!asked)
		diag_add(job->diag, DIAG_COLUMN_NO_TEXT, job->loc,
		    "no column here is a question; say which is with --map \"HEADER=text\"");
	return asked;
}

/* The answers ---------------------------------------------------------------*/

/* A row: what holds for all its answers. */
struct person {
	struct csv_record record;
	struct str column[NOTES_CAPTURE_COLUMNS];
	int bad; /* of these */
};

struct answer {
	const struct person *person;
	struct str text;
	unsigned header;
	bool bad;
};

struct answers {
	struct arena *arena;
	const struct profile *profile; /* may be NULL */
	const struct str *headers;
	int *use;
	size_t n_headers;
	struct {
		struct answer *v;
		size_t n, cap;
	} list;
};

struct answers *
answers_new(
    const struct profile *profile, const struct profile_row *headers, int *use)
{
	struct arena *arena = arena_new();
	struct answers *answers = ARENA_NEW(arena, struct answers);

	answers->arena = arena;
	answers->profile = profile;
	answers->headers = headers->shown;
	answers->use = use;
	answers->n_headers = headers->n;
	return answers;
}

void
answers_free(struct answers *answers)
{
	if (answers)
		arena_free(answers->arena);
}

static struct person *
keep_person(struct answers *answers, const struct csv_record *record,
    struct cell_odd *odd)
{
	struct person *person = ARENA_NEW(answers->arena, struct person);
	struct str *field = ARENA_ARRAY(answers->arena, struct str, record->n);

	person->record = *record;
	person->record.field = field;
	person->bad = -1;
	for (size_t i = 0; i < record->n; i++) {
		int use = i < answers->n_headers ? answers->use[i]
						 : ANSWERS_NOT_COPIED;

		field[i] = str_dup(answers->arena, record->field[i]);
		if (use < 0 || use == NOTES_TEXT)
			continue;
		if (!cell_read(
			answers->arena, field[i], &person->column[use], odd))
			person->bad = use;
	}
	return person;
}

static bool
is_left_out(const struct answers *answers, struct str cell)
{
	return answers->profile &&
	       profile_has(&answers->profile->left_out, cell_trim(cell));
}

/* A row of ids under the headers. */
static void
read_ids(struct answers *answers, const struct csv_record *record,
    struct answers_count *count)
{
	for (size_t i = 0; i < record->n && i < answers->n_headers; i++) {
		if (is_left_out(answers, record->field[i]))
			answers->use[i] = ANSWERS_NOT_COPIED;
		if (answers->use[i] != NOTES_TEXT)
			continue;
		count->cells++;
		count->not_notes++;
	}
}

void
answers_add(struct answers *answers, const struct csv_record *record,
    struct cell_odd *odd, struct answers_count *count)
{
	const struct person *person = NULL;
	size_t n =
	    record->n > answers->n_headers ? record->n : answers->n_headers;

	if (record->n && is_left_out(answers, record->field[0])) {
		read_ids(answers, record, count);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		bool extra = i >= answers->n_headers;
		bool full = i < record->n && cell_trim(record->field[i]).n > 0;
		struct answer *answer;

		if (extra ? !full : answers->use[i] != NOTES_TEXT)
			continue;
		count->cells++;
		if (!full) {
			count->blanks++;
			continue;
		}
		if (!person)
			person = keep_person(answers, record, odd);
		answer = ARENA_PUSH(answers->arena, &answers->list);
		answer->person = person;
		answer->header = (unsigned)i;
		answer->bad = !cell_read(answers->arena,
		    person->record.field[i], &answer->text, odd);
	}
}

/* By question, words, and at last by place, which tells nothing of equals. */
static int
compare(const void *a, const void *b)
{
	const struct answer *one = a, *other = b;
	int words;

	if (one->header != other->header)
		return one->header < other->header ? -1 : 1;
	words = str_cmp(one->text, other->text);
	if (words)
		return words;
	if (one->person->record.line == other->person->record.line)
		return 0;
	return one->person->record.line < other->person->record.line ? -1 : 1;
}

/* Puts them in order; more than once does no harm. */
static void
sort(struct answers *answers)
{
	if (answers->list.n)
		qsort(answers->list.v, answers->list.n, sizeof(struct answer),
		    compare);
}

void
answers_tell_several(
    struct answers *answers, struct diag *diag, const char *file)
{
	struct str *cell =
	    ARENA_ARRAY(answers->arena, struct str, answers->list.n);
	struct str between;
	size_t n;

	sort(answers);
	for (size_t i = 0; i < answers->list.n; i += n) {
		unsigned header = answers->list.v[i].header;
		size_t found;

		for (n = 0; i + n < answers->list.n &&
			    answers->list.v[i + n].header == header;
		     n++)
			cell[n] = answers->list.v[i + n].text;
		found = several_count(cell, n, &between);
		if (!found)
			continue;
		diag_add(diag, DIAG_NOTES_VALUES_WHOLE,
		    (struct loc){ file, 0, 0, 0 },
		    "in column %u, %zu cells seem to hold several answers with '%.*s' between them; each cell is kept whole, as one note",
		    header + 1, found, STR_ARG(str_trim(between)));
		diag_note(diag, (struct loc){ NULL },
		    "to have a note for each, split that column in a copy (in a spreadsheet: Data, Text to Columns), and give each new column the same question");
	}
}

bool
answers_give(struct answers *answers, gather_fn *fn, void *context)
{
	sort(answers);
	for (size_t i = 0; i < answers->list.n; i++) {
		const struct answer *answer = &answers->list.v[i];
		struct str column[NOTES_CAPTURE_COLUMNS];
		struct gather_row row = { .record = &answer->person->record,
			.column = column,
			.bad = answer->bad ? NOTES_TEXT : answer->person->bad,
			.extra = answer->header >= answers->n_headers };

		memcpy(column, answer->person->column, sizeof(column));
		column[NOTES_TEXT] = answer->text;
		if (!row.extra)
			row.place = column[NOTES_QUESTION] =
			    answers->headers[answer->header];
		if (!fn(context, &row))
			return false;
	}
	return true;
}
