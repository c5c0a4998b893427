/* SPDX-License-Identifier: MIT */
#include "intake_reflect.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "hash.h"
#include "intake_capture.h"
#include "intake_end.h"
#include "intake_merge.h"
#include "intake_there.h"
#include "word.h"

/* An answer, which waits for the others of its capture. */
struct waiting {
	int question;
	struct str column[REFLECTIONS_COLUMNS];
	struct str *kept;
	enum outcome_consent consent;
	bool consent_unread;
	struct hash key;
};

struct intake {
	struct arena *arena;
	struct diag *diag;
	const struct intake_job *job;
	struct intake_files *files;
	struct receipt *receipt;
	struct reflections_context from;
	struct dialect_map map;
	struct ledger *ledger;
	struct intake_layout layout;
	struct intake_there there;
	bool adds;               /* to a file that is there */
	struct stat about;       /* that file, before it is read */
	struct hash_set *equals; /* how often the same, in this capture */
	struct hash_set *seen;   /* and in all, names apart */
	struct out *out, *problems;
	struct arena *row;            /* reset at each answer */
	struct str source;            /* the capture's own name */
	struct reflections_file file; /* the capture */
	int *keep_at; /* where the columns of --keep are; -1: not there */
	bool keep_found;
	struct arena *capture; /* freed after each */
	struct {
		struct waiting *v;
		size_t n, cap;
	} waiting;
	size_t alike; /* new answers with a story that is told already */
};

/* Rows ----------------------------------------------------------------------*/

/* What was captured, and its place among equals in its capture.  Neither the
 * voice, which people put right, nor consent. */
static struct hash
hash_of_capture(struct intake *intake, const struct waiting *answer)
{
	static const enum reflections_column known_by[] = { REFLECTIONS_SESSION,
		REFLECTIONS_QUESTION, REFLECTIONS_SCORE, REFLECTIONS_WORD,
		REFLECTIONS_STORY, REFLECTIONS_PICTURE, REFLECTIONS_NEXT };
	struct str part[COUNTOF(known_by) + 1];
	struct hash same;

	for (size_t i = 0; i < COUNTOF(known_by); i++)
		part[i] = answer->column[known_by[i]];
	part[COUNTOF(known_by)] = STR("");
	same = hash_of(ledger_key(intake->ledger), part, COUNTOF(part));
	part[COUNTOF(known_by)] =
	    str_fmt(intake->row, "%u", ++*hash_set_at(intake->equals, &same));
	return hash_of(ledger_key(intake->ledger), part, COUNTOF(part));
}

/* Whether nobody else will have said the same. */
static bool
has_words(const struct waiting *answer)
{
	return answer->column[REFLECTIONS_STORY].n ||
	       answer->column[REFLECTIONS_NEXT].n;
}

/* What import knows the answers of a capture by. */
static void
find_keys(struct intake *intake, const char *path)
{
	struct intake_capture capture = { .arena = intake->arena,
		.ledger = intake->ledger,
		.path = path,
		.form = intake->file.form };
	const struct hash *key = ledger_key(intake->ledger);
	bool plain = false;
	unsigned number;

	for (size_t i = 0; i < intake->waiting.n; i++) {
		struct waiting *answer = &intake->waiting.v[i];

		arena_reset(intake->row);
		answer->key = hash_of_capture(intake, answer);
		plain |= !has_words(answer);
		for (size_t b = 0; b < HASH_BYTES; b++)
			capture.whole.b[b] ^= answer->key.b[b];
	}
	if (!plain)
		return;
	number = intake_capture_number(&capture);
	for (size_t i = 0; i < intake->waiting.n; i++) {
		struct waiting *answer = &intake->waiting.v[i];
		const struct str part[] = { { (const char *)answer->key.b,
						HASH_BYTES },
			str_fmt(intake->row, "%u", number) };

		if (!has_words(answer))
			answer->key = hash_of(key, part, COUNTOF(part));
		arena_reset(intake->row);
	}
}

/* Where the columns of --keep stand in a table; a form has none that tells of
 * one answer alone. */
static void
find_kept(struct intake *intake)
{
	const struct reflections_file *file = &intake->file;

	intake->keep_found = true;
	for (size_t i = 0; i < intake->layout.n_keep; i++) {
		struct intake_keep *keep = &intake->layout.keep[i];

		intake->keep_at[i] = -1;
		for (size_t h = file->n_headers; !file->form && h-- > 0;)
			if (file->use[h] < 0 &&
			    str_eq(keep->loose,
				dialect_loose(intake->row, file->header[h])))
				intake->keep_at[i] = (int)h;
		keep->used |= intake->keep_at[i] >= 0;
	}
}

/* Their cells, as they stand; blank where there are none. */
static struct str *
take_kept(struct intake *intake, const struct csv_record *record)
{
	size_t n = intake->layout.n_keep;
	struct str *kept = ARENA_ARRAY(intake->capture, struct str, n);
	struct cell_odd odd = { 0 };

	if (!intake->keep_found)
		find_kept(intake);
	for (size_t i = 0; i < n; i++) {
		int at = record ? intake->keep_at[i] : -1;

		if (at < 0 || (size_t)at >= record->n ||
		    !cell_read(
			intake->capture, record->field[at], &kept[i], &odd))
			kept[i] = STR("");
		kept[i] = str_dup(intake->capture, kept[i]);
	}
	return kept;
}

/* The same, as they are written. */
static void
clean_kept(struct intake *intake, struct str *kept, bool wiped)
{
	for (size_t i = 0; i < intake->layout.n_keep; i++)
		kept[i] = wiped ? STR("")
				: redact_text(intake->from.redact, intake->row,
				      kept[i], &intake->receipt->hidden);
}

static void
write_answer(struct intake *intake, const struct waiting *answer,
    enum outcome_consent consent)
{
	struct receipt *receipt = intake->receipt;
	unsigned *known = ledger_at(intake->ledger, &answer->key);
	struct str column[REFLECTIONS_COLUMNS];

	memcpy(column, answer->column, sizeof(column));
	if (consent != answer->consent)
		column[REFLECTIONS_CONSENT] =
		    word_of(outcome_consent_words, (int)consent);
	receipt->unmarked += !column[REFLECTIONS_CONSENT].n;
	receipt->looked += reflections_clean(
	    intake->from.redact, intake->row, column, &receipt->hidden);
	receipt->fresh++;
	if (consent == OUTCOME_WITHDRAWN) {
		receipt->wiped++;
		intake_there_wiped(&intake->there, column);
	}
	intake->alike += intake_there_tells(&intake->there, column);
	clean_kept(intake, answer->kept, consent == OUTCOME_WITHDRAWN);
	intake_write_row(&intake->layout, intake->out, column, answer->kept);
	*known = INTAKE_FRESH | INTAKE_THERE | (unsigned)consent;
	ledger_add(intake->ledger, &answer->key, STR("-"), (unsigned)consent);
}

/* An answer that we have: its mark counts if it is stricter than what came with
 * it before. */
static void
take_repeat(struct intake *intake, const struct waiting *answer,
    const struct hash *said)
{
	unsigned *known = ledger_at(intake->ledger, &answer->key);

	intake->receipt->repeats++;
	if ((unsigned)answer->consent <= (*known & LEDGER_CONSENT))
		return;
	*known =
	    (*known & ~(unsigned)LEDGER_CONSENT) | (unsigned)answer->consent;
	ledger_add(
	    intake->ledger, &answer->key, STR("-"), (unsigned)answer->consent);
	intake_there_want(&intake->there, said, answer->consent);
}

/* Whether so many said this that it must be one who took it back.  In a file
 * that is there others may say the same; but hardly the same story. */
static bool
was_taken_back(struct intake *intake, const struct waiting *answer,
    const struct hash *said, unsigned nth)
{
	unsigned there = intake_there_count(&intake->there, said);

	if (nth <= there ||
	    (intake->adds && !answer->column[REFLECTIONS_STORY].n))
		return false;
	return intake_there_taken(&intake->there, said, nth - there);
}

/* Whether an answer that people took out of the file comes back, as is asked
 * for; never one that was withdrawn. */
static bool
comes_again(struct intake *intake, const struct hash *said, unsigned nth,
    unsigned known)
{
	unsigned there = intake_there_count(&intake->there, said);

	return intake->job->again && nth > there &&
	       (known & LEDGER_CONSENT) != OUTCOME_WITHDRAWN &&
	       !intake_there_taken(&intake->there, said, nth - there);
}

static void
take(struct intake *intake, const struct waiting *answer)
{
	struct hash said;
	unsigned *known, nth;

	arena_reset(intake->row);
	arena_reset(intake->there.row);
	said = intake_there_hash(&intake->there, answer->column);
	known = ledger_at(intake->ledger, &answer->key);
	intake->receipt->consent_unread += answer->consent_unread;
	if (*known & INTAKE_THERE) { /* it came before in this run */
		take_repeat(intake, answer, &said);
		return;
	}
	nth = ++*hash_set_at(intake->seen, &said);
	if (*known == OUTCOME_WITHDRAWN) { /* all that stays with -o */
		write_answer(intake, answer, OUTCOME_WITHDRAWN);
	} else if (!*known) {
		write_answer(intake, answer,
		    was_taken_back(intake, answer, &said, nth)
			? OUTCOME_WITHDRAWN
			: answer->consent);
	} else if (comes_again(intake, &said, nth, *known)) {
		intake->receipt->again++;
		write_answer(intake, answer,
		    intake_merge_tighten(answer->consent,
			(enum outcome_consent)(*known & LEDGER_CONSENT)));
	} else {
		*known |= INTAKE_THERE;
		take_repeat(intake, answer, &said);
	}
}

static bool
on_answer(void *context, const struct reflection *answer)
{
	struct intake *intake = context;
	struct waiting *waiting = ARENA_PUSH(intake->capture, &intake->waiting);

	waiting->question = answer->question;
	waiting->consent = answer->consent;
	waiting->consent_unread = answer->consent_unread;
	for (int c = 0; c < REFLECTIONS_COLUMNS; c++)
		waiting->column[c] =
		    str_dup(intake->capture, answer->column[c]);
	waiting->kept = take_kept(intake, answer->record);
	return true;
}

/* By question, then by what was said; never by who said it. */
static int
compare(const void *a, const void *b)
{
	const struct waiting *one = a, *other = b;
	int order = (one->question > other->question) -
		    (one->question < other->question);

	for (int c = 0; !order && c < REFLECTIONS_COLUMNS; c++)
		order = str_cmp(one->column[c], other->column[c]);
	return order;
}

/* The answers of a capture; those to a form have to be put in order first. */
static void
take_waiting(struct intake *intake, const char *path)
{
	if (intake->file.form && intake->waiting.n)
		qsort(intake->waiting.v, intake->waiting.n,
		    sizeof(*intake->waiting.v), compare);
	find_keys(intake, path);
	for (size_t i = 0; i < intake->waiting.n; i++)
		take(intake, &intake->waiting.v[i]);
}

static void
on_problem(void *context, const struct reflections_problem *problem)
{
	struct intake *intake = context;
	const struct intake_problem left = { .record = problem->record,
		.source = intake->source,
		.column = problem->column < REFLECTIONS_COLUMNS
			      ? reflections_column_words[problem->column]
			      : "",
		.value = problem->value,
		.why = problem->why };

	if (!intake->job->problems)
		return; /* they are counted, and not kept */
	arena_reset(intake->row);
	intake_problem_write(
	    &left, intake->from.redact, intake->row, intake->problems);
}

/* Captures ------------------------------------------------------------------*/

/* What the receipt tells of a capture. */
static void
tell_file(struct intake *intake)
{
	const struct reflections_file *file = &intake->file;
	struct notes_file *told =
	    ARENA_PUSH(intake->arena, &intake->receipt->files);

	told->name = file->name;
	told->dialect = file->dialect;
	told->found.shape = file->form ? PROFILE_ANSWERS : PROFILE_NOTES;
	told->found.header = file->header;
	told->found.use = file->use;
	told->found.n_headers = file->use ? file->n_headers : 0;
	told->found.tables = 1;
	told->rows = file->rows;
	told->notes = file->answers;
	told->blanks = file->blanks;
	told->problems = file->problems;
	told->odd = file->odd;
}

static bool
read_capture(struct intake *intake, const char *path)
{
	bool fine;

	intake->source = intake_source(
	    intake->arena, intake->diag, intake->from.redact, path);
	intake->equals = hash_set_new();
	intake->keep_found = false;
	intake->capture = arena_new();
	intake->waiting.v = NULL;
	intake->waiting.n = intake->waiting.cap = 0;
	fine = reflections_read(
	    &intake->from, path, on_answer, on_problem, intake, &intake->file);
	take_waiting(intake, path);
	arena_free(intake->capture);
	hash_set_free(intake->equals);
	tell_file(intake);
	return fine;
}

static bool
read_captures(struct intake *intake)
{
	static const char *const standard_input[] = { "-" };
	const struct intake_job *job = intake->job;
	size_t n = job->n_captures || job->withdraw ? job->n_captures : 1;
	bool fine = true;

	for (size_t i = 0; i < n; i++)
		fine &= read_capture(intake,
		    job->n_captures ? job->captures[i] : standard_input[0]);
	if (intake->alike)
		diag_add(intake->diag, DIAG_REFLECTIONS_ALIKE,
		    (struct loc){ NULL },
		    "%zu new %s a story that another answer tells, too; all are kept, so please look whether one came twice",
		    intake->alike,
		    intake->alike == 1 ? "answer has" : "answers have");
	return fine && intake_check_used(intake->diag, &intake->map,
			   &intake->layout, intake->receipt);
}

/* The job -------------------------------------------------------------------*/

static bool
check_withdraw(struct intake *intake)
{
	const struct intake_there *there = &intake->there;

	if (!there->withdraw || there->found)
		return true;
	diag_add(intake->diag, DIAG_USAGE, (struct loc){ NULL },
	    "--withdraw: there is no answer in row %d of this file; count as a spreadsheet does, where the names of the columns are row 1, and the last is %zu",
	    there->withdraw, there->last);
	return false;
}

/* What was imported before, and the file that is added to. */
static bool
prepare_there(struct intake *intake)
{
	const struct intake_job *job = intake->job;
	struct intake_there *there = &intake->there;
	bool is_there;

	intake->ledger = ledger_new(intake->arena, intake->files->sidecar);
	ledger_file(intake->ledger, intake->files->notes);
	intake->adds = job->into &&
		       stat(intake->files->notes, &intake->about) == 0 &&
		       intake->about.st_size > 0;
	there->arena = intake->arena;
	there->diag = intake->diag;
	there->path = intake->files->notes;
	there->ledger = intake->ledger;
	there->layout = &intake->layout;
	there->names = dialect_names_new(
	    intake->arena, reflections_column_words, REFLECTIONS_COLUMNS);
	there->redact = intake->from.redact;
	there->receipt = intake->receipt;
	there->consents.arena = intake->arena;
	there->consents.labels = plan_labels(job->plan);
	intake_there_start(there);
	intake->receipt->into = job->into;
	return ledger_load(
		   intake->ledger, intake->diag, !job->into, &is_there) &&
	       (intake->adds || intake_check_gone(job, intake->diag,
				    intake->files, intake->ledger)) &&
	       (!intake->adds || intake_there_scan(there)) &&
	       check_withdraw(intake);
}

static bool
prepare(struct intake *intake)
{
	const struct intake_job *job = intake->job;
	struct reflections_context *from = &intake->from;

	*from = (struct reflections_context){ .arena = intake->arena,
		.diag = intake->diag,
		.plan = job->plan,
		.only_session = str_from(job->session),
		.map = &intake->map,
		.orders = job->orders,
		.shape = job->shape };
	if (job->withdraw &&
	    (!str_number(str_from(job->withdraw), &intake->there.withdraw) ||
		intake->there.withdraw < 2)) {
		diag_add(intake->diag, DIAG_USAGE, (struct loc){ NULL },
		    "--withdraw: an answer has no id, so give the number of its row as a spreadsheet shows it, from 2");
		return false;
	}
	if (!intake_check(intake->arena, intake->diag, job, intake->files) ||
	    (job->map && !dialect_read_map(intake->arena, intake->diag,
			     str_from(job->map), reflections_column_words,
			     REFLECTIONS_COLUMNS, &intake->map)))
		return false;
	from->redact =
	    redact_load(intake->arena, intake->diag, intake->files->names);
	if (!from->redact)
		return false;
	intake->receipt->redact = from->redact;
	intake->receipt->keep = job->keep;
	intake->receipt->n_keep = job->n_keep;
	intake->keep_at = ARENA_ARRAY(intake->arena, int, job->n_keep);
	intake_layout_new(&intake->layout, intake->arena,
	    intake_keep_new(intake->arena, job, from->redact), job->n_keep);
	intake_layout_reflections(&intake->layout);
	return prepare_there(intake);
}

static void
open_outputs(struct intake *intake)
{
	intake->out = out_new(intake->arena, intake->files->notes);
	intake->problems = intake_problem_open(intake->arena, intake->job);
	if (intake->adds)
		return;
	if (intake->job->bom)
		OUT_LIT(intake->out, "\xef\xbb\xbf");
	intake_write_header(&intake->layout, intake->out);
}

/* What goes to the file: the new rows alone, or the old ones before them. */
static bool
compose(struct intake *intake)
{
	struct intake_there *there = &intake->there;
	struct out *rows = intake->out;
	bool fine;

	if (!intake->adds && !there->wanted.n)
		return true;
	intake->out = out_new(intake->arena, intake->files->notes);
	fine = intake->adds ? intake_there_copy(there, rows, intake->out)
			    : intake_there_mend(there, rows, intake->out);
	out_discard(rows);
	intake->receipt->unchanged = intake->adds && !there->changed;
	return fine;
}

static void
import(struct intake *intake)
{
	const struct intake_end end = { .arena = intake->arena,
		.diag = intake->diag,
		.job = intake->job,
		.files = intake->files,
		.receipt = intake->receipt,
		.layout = &intake->layout,
		.ledger = intake->ledger,
		.about = intake->adds ? &intake->about : NULL };

	intake->row = arena_new();
	intake->seen = hash_set_new();
	open_outputs(intake);
	intake->receipt->refused = !read_captures(intake);
	if (!intake->receipt->refused)
		intake->receipt->refused = !compose(intake);
	intake_end(&end, intake->out, intake->problems);
	hash_set_free(intake->seen);
	arena_free(intake->row);
}

void
intake_reflect(struct arena *arena, struct diag *diag,
    const struct intake_job *job, struct intake_files *files,
    struct receipt *receipt)
{
	struct intake intake = { .arena = arena,
		.diag = diag,
		.job = job,
		.files = files,
		.receipt = receipt };

	receipt->reflections = true;
	if (prepare(&intake))
		import(&intake);
	if (intake.ledger) {
		intake_there_end(&intake.there);
		ledger_free(intake.ledger);
	}
}
