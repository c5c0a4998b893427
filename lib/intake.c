/* SPDX-License-Identifier: MIT */
#include "intake.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>

#include "hash.h"
#include "intake_check.h"
#include "intake_end.h"
#include "intake_merge.h"
#include "intake_ready.h"
#include "intake_reflect.h"
#include "intake_row.h"
#include "ledger.h"
#include "tally.h"
#include "word.h"

#define PROGRESS_NOTES 50000
#define NOTE_BYTES     128 /* about as much as a row of a capture has */

/* A note that comes soon, and what import will know it by. */
struct soon {
	const struct intake_ready *ready;
	struct hash key;
};

struct intake {
	struct arena *arena;
	struct diag *diag;
	const struct intake_job *job;
	struct intake_files files;
	struct notes_context notes;
	const struct profile_set *set; /* NULL until it is needed */
	struct dialect_map map;
	const struct redact *redact;
	struct ledger *ledger;
	struct intake_merge merge;
	bool adds;         /* to a file that is there */
	struct stat about; /* that file, before it is read */
	struct intake_layout layout;
	struct out *out, *problems;
	struct soon soon[NOTES_AHEAD];
	size_t told, known, taken; /* notes, for their place there */
	struct arena *row;         /* reset at each note */
	struct intake_maker *maker;
	const struct notes_file *file;  /* the capture */
	const struct str *kept_headers; /* where keep_at was found */
	int *keep_at;                   /* in them; -1: not there */
	struct str *kept;
	struct receipt *receipt;
};

static struct str
session_of(const struct note *note)
{
	struct str session = note->column[NOTES_SESSION];

	return session.n ? session : STR("n");
}

/* The id that this note got when it was new; blank if that is not known. */
static struct str
old_id(struct intake *intake, const struct note *note, unsigned known)
{
	if (known < LEDGER_NUMBER)
		return STR("");
	return ledger_id(intake->row, session_of(note), known / LEDGER_NUMBER);
}

/* What import knows a note by: what was captured, where, and its place among
 * equals in its capture. */
static struct hash
key_of(struct intake *intake, struct hash same)
{
	unsigned place = ledger_see(intake->ledger, &same);
	struct str with_place[2] = { { (const char *)same.b, HASH_BYTES } };
	char digits[STR_DIGITS];

	if (place == 1)
		return same;
	with_place[1] = (struct str){ digits,
		(size_t)(str_put_number(digits, place, 1) - digits) };
	return hash_of(
	    ledger_key(intake->ledger), with_place, COUNTOF(with_place));
}

static void
count_note(struct intake *intake, const struct note *note, struct str id)
{
	struct receipt *receipt = intake->receipt;

	receipt->fresh++;
	receipt->unmarked += note->consent == OUTCOME_CONSENT_BLANK;
	receipt->wiped += note->consent == OUTCOME_WITHDRAWN;
	if (!(note->flags & NOTES_FLAG_SAFETY))
		return;
	if (receipt->safety < RECEIPT_SAFETY_SHOWN)
		receipt->safety_ids[receipt->safety] =
		    str_dup(intake->arena, id);
	receipt->safety++;
}

/* Where the columns of --keep stand in the capture that is read.  One that is
 * read as a column of ours is not copied a second time. */
static void
find_kept(struct intake *intake)
{
	const struct shape_found *found = &intake->file->found;
	size_t first = found->n_headers - found->width;

	intake->kept_headers = found->header;
	for (size_t i = 0; i < intake->layout.n_keep; i++) {
		struct intake_keep *keep = &intake->layout.keep[i];

		intake->keep_at[i] = -1;
		for (size_t h = found->width; h-- > 0;)
			if (found->use[first + h] < 0 &&
			    str_eq(keep->loose, dialect_loose(intake->row,
						    found->header[first + h])))
				intake->keep_at[i] = (int)h;
		keep->used |= intake->keep_at[i] >= 0;
	}
}

/* The cells of the columns of --keep, without names. */
static void
take_kept(struct intake *intake, const struct note *note)
{
	const struct csv_record *record = note->record;
	struct cell_odd odd = { 0 };

	if (record && intake->kept_headers != intake->file->found.header)
		find_kept(intake);
	for (size_t i = 0; i < intake->layout.n_keep; i++) {
		int at = record ? intake->keep_at[i] : -1;
		struct str *cell = &intake->kept[i];

		*cell = STR("");
		if (at < 0 || (size_t)at >= record->n ||
		    note->consent == OUTCOME_WITHDRAWN ||
		    !cell_read(intake->row, record->field[at], cell, &odd))
			continue;
		*cell = redact_text(intake->redact, intake->row, *cell,
		    &intake->receipt->hidden);
	}
}

/* The row of a note whose id and key are known now. */
static void
write_clean(struct intake *intake, const struct note *note,
    const struct str *clean, const struct ledger_entry *entry)
{
	struct str column[NOTES_COLUMNS];

	memcpy(column, clean, sizeof(column));
	column[NOTES_NOTE] = entry->id;
	column[NOTES_KEY] = entry->key;
	if (intake->layout.n_keep)
		take_kept(intake, note);
	intake_write_row(&intake->layout, intake->out, column, intake->kept);
	if (intake->job->into)
		intake_merge_compare(&intake->merge, session_of(note),
		    column[NOTES_TEXT], entry->id);
}

static void
write_note(struct intake *intake, const struct note *note, struct hash key,
    unsigned *known)
{
	const struct intake_ready *ready = note->ready;
	struct receipt *receipt = intake->receipt;
	struct ledger_entry entry;

	ledger_enter(intake->ledger, &key, session_of(note),
	    (unsigned)note->consent, &entry);
	if (ready->row.n)
		intake_write_ready(&intake->layout, intake->out, entry.id,
		    ready->row, entry.key);
	else
		write_clean(intake, note, ready->clean, &entry);
	receipt->looked += ready->look;
	receipt->hidden += ready->hidden;
	*known = INTAKE_FRESH | (unsigned)note->consent;
	if (entry.n < UINT_MAX / LEDGER_NUMBER)
		*known |= entry.n * LEDGER_NUMBER;
	count_note(intake, note, entry.id);
}

/* A note that comes with a consent of before; nothing here loosens it. */
static void
write_tightened(struct intake *intake, const struct note *note, struct hash key,
    unsigned *known)
{
	unsigned before = *known & LEDGER_CONSENT;
	struct note now = *note;

	if (before != LEDGER_CONSENT)
		now.consent = intake_merge_tighten(
		    note->consent, (enum outcome_consent)before);
	if (now.consent != note->consent) {
		now.column[NOTES_CONSENT] =
		    word_of(outcome_consent_words, (int)now.consent);
		now.ready = intake_make_ready(intake->maker, &now, intake->row);
	}
	write_note(intake, &now, key, known);
}

/* A note that we have: its mark counts if it is stricter than what came with it
 * before.  The same capture says nothing new, so what people asked and wrote
 * down in the meantime stays. */
static void
take_repeat(struct intake *intake, const struct note *note,
    const struct hash *key, unsigned *known)
{
	unsigned before = *known & LEDGER_CONSENT;
	unsigned now = (unsigned)note->consent;
	struct str id;

	intake->receipt->repeats++;
	if (!now || (before != LEDGER_CONSENT && now <= before))
		return;
	id = old_id(intake, note, *known);
	*known = (*known & ~(unsigned)LEDGER_CONSENT) | now;
	intake_merge_want(&intake->merge, key, id, note->consent);
	ledger_add(intake->ledger, key, id.n ? id : STR("-"), now);
}

/* Whether a note that people took out of the file comes back, as is asked for;
 * never one that was withdrawn. */
static bool
comes_again(struct intake *intake, const struct note *note, unsigned known)
{
	if (!intake->job->again || known & (INTAKE_THERE | INTAKE_FRESH) ||
	    (known & LEDGER_CONSENT) == OUTCOME_WITHDRAWN)
		return false;
	return !intake_merge_has_id(
	    &intake->merge, old_id(intake, note, known));
}

static void
tell_progress(const struct intake *intake, size_t notes)
{
	const struct intake_job *job = intake->job;

	if (job->progress && notes % PROGRESS_NOTES == 0)
		job->progress(job->context, notes);
}

/* The key of the next note that has none. */
static void
know_next(struct intake *intake)
{
	struct soon *soon = &intake->soon[intake->known++ % NOTES_AHEAD];
	struct hash same = soon->ready->same;

	soon->key = key_of(intake, same);
	if (memcmp(&soon->key, &same, sizeof(same)) != 0)
		ledger_soon(intake->ledger, &soon->key);
}

/* A table of many keys takes long to look at: so we ask for the place of a note
 * before we need it, first of what it has in common with its equals, and then,
 * if that is another, of its own. */
static void
on_soon(void *context, const struct note *note)
{
	struct intake *intake = context;
	struct soon *soon = &intake->soon[intake->told++ % NOTES_AHEAD];

	soon->ready = note->ready;
	ledger_soon(intake->ledger, &soon->ready->same);
	ask_for(soon->ready->row.s, soon->ready->row.n);
	if (intake->told - intake->known > NOTES_AHEAD / 2)
		know_next(intake);
}

static bool
on_note(void *context, const struct note *note)
{
	struct intake *intake = context;
	struct hash key;
	unsigned *known;

	tell_progress(intake, intake->file->notes);
	arena_reset(intake->row);
	if (intake->known == intake->taken)
		know_next(intake);
	key = intake->soon[intake->taken++ % NOTES_AHEAD].key;
	known = ledger_at(intake->ledger, &key);
	intake->receipt->consent_unread += note->consent_unread;
	if (!*known) {
		write_note(intake, note, key, known);
	} else if (*known == OUTCOME_WITHDRAWN) { /* all that stays with -o */
		write_tightened(intake, note, key, known);
	} else if (comes_again(intake, note, *known)) {
		intake->receipt->again++;
		write_tightened(intake, note, key, known);
	} else {
		take_repeat(intake, note, &key, known);
	}
	return true;
}

static void
on_problem(void *context, const struct notes_problem *problem)
{
	struct intake *intake = context;
	const struct intake_problem left = { .record = problem->record,
		.source = intake->maker->source,
		.column = problem->column < NOTES_CAPTURE_COLUMNS
			      ? notes_column_words[problem->column]
			      : "",
		.value = problem->value,
		.why = problem->why };

	if (!intake->job->problems)
		return; /* they are counted, and not kept */
	arena_reset(intake->row);
	intake_problem_write(
	    &left, intake->redact, intake->row, intake->problems);
}

/* The files ----------------------------------------------------------------*/

static void
open_outputs(struct intake *intake)
{
	const struct intake_job *job = intake->job;

	intake->out = out_new(intake->arena, intake->files.notes);
	intake->problems = intake_problem_open(intake->arena, job);
	if (job->bom && !intake->adds)
		OUT_LIT(intake->out, "\xef\xbb\xbf");
	if (!intake->adds)
		intake_write_header(&intake->layout, intake->out);
}

/* What goes to the file: the new rows alone, or the old ones before them. */
static bool
compose(struct intake *intake)
{
	struct intake_merge *merge = &intake->merge;
	struct out *rows = intake->out;
	bool fine;

	if (!intake->adds && !merge->n_wants)
		return true;
	intake->out = out_new(intake->arena, intake->files.notes);
	fine = intake->adds ? intake_merge_copy(merge, rows, intake->out)
			    : intake_merge_mend(merge, rows, intake->out);
	out_discard(rows);
	intake->receipt->unchanged = intake->adds && !merge->changed;
	return fine;
}

static void
commit(struct intake *intake)
{
	const struct intake_end end = { .arena = intake->arena,
		.diag = intake->diag,
		.job = intake->job,
		.files = &intake->files,
		.receipt = intake->receipt,
		.layout = &intake->layout,
		.ledger = intake->ledger,
		.about = intake->adds ? &intake->about : NULL };

	if (!intake->receipt->refused)
		intake->receipt->refused = !compose(intake);
	intake_end(&end, intake->out, intake->problems);
}

/* Reading ------------------------------------------------------------------*/

static void
prepare_keep(struct intake *intake)
{
	const struct intake_job *job = intake->job;

	intake->keep_at = ARENA_ARRAY(intake->arena, int, job->n_keep);
	intake->kept = ARENA_ARRAY(intake->arena, struct str, job->n_keep);
	intake_layout_new(&intake->layout, intake->arena,
	    intake_keep_new(intake->arena, job, intake->redact), job->n_keep);
	intake->receipt->keep = job->keep;
	intake->receipt->n_keep = job->n_keep;
}

/* The note that is withdrawn is in the file, or was. */
static bool
check_withdraw(struct intake *intake)
{
	struct intake_merge *merge = &intake->merge;
	struct str id = merge->withdraw;
	struct hash key;
	size_t n = 0;

	for (; id.n && ledger_watched(intake->ledger, n, &key); n++) {
		unsigned *known = ledger_at(intake->ledger, &key);

		intake_merge_want(merge, &key, id, OUTCOME_WITHDRAWN);
		if ((*known & LEDGER_CONSENT) == OUTCOME_WITHDRAWN)
			continue;
		*known =
		    (*known & ~(unsigned)LEDGER_CONSENT) | OUTCOME_WITHDRAWN;
		ledger_add(intake->ledger, &key, id, OUTCOME_WITHDRAWN);
	}
	if (!id.n || merge->found)
		return true;
	if (n) {
		diag_add(intake->diag, DIAG_WITHDRAW_GONE, (struct loc){ NULL },
		    "'%.*s' is no longer in this file and will not come back; its words may still stand in a capture",
		    STR_ARG(id));
		return true;
	}
	diag_add(intake->diag, DIAG_USAGE, (struct loc){ NULL },
	    "--withdraw: there is no note '%.*s' in this file%s%.*s%s",
	    STR_ARG(id), merge->nearest.n ? "; did you mean '" : "",
	    STR_ARG(merge->nearest), merge->nearest.n ? "'?" : "");
	return false;
}

/* What was imported before, and the file that is added to. */
static bool
prepare_merge(struct intake *intake)
{
	const struct intake_job *job = intake->job;
	struct intake_merge *merge = &intake->merge;
	bool there;

	intake->ledger = ledger_new(intake->arena, intake->files.sidecar);
	intake->adds = job->into &&
		       stat(intake->files.notes, &intake->about) == 0 &&
		       intake->about.st_size > 0;
	*merge = (struct intake_merge){ .arena = intake->arena,
		.diag = intake->diag,
		.path = intake->files.notes,
		.ledger = intake->ledger,
		.layout = &intake->layout,
		.names = intake->notes.names,
		.receipt = intake->receipt,
		.withdraw = str_from(job->withdraw) };
	merge->consents.arena = intake->arena;
	merge->consents.labels =
	    label_load(job->plan ? job->plan->language.text : STR(""), NULL);
	intake_merge_start(merge);
	intake->receipt->into = job->into;
	ledger_watch(intake->ledger, merge->withdraw);
	return ledger_load(intake->ledger, intake->diag, !job->into, &there) &&
	       (intake->adds || intake_check_gone(job, intake->diag,
				    &intake->files, intake->ledger)) &&
	       (!intake->adds || intake_merge_scan(merge, there)) &&
	       check_withdraw(intake);
}

/* The profile that was asked for, if it is one. */
static bool
pick_profile(struct intake *intake)
{
	const struct intake_job *job = intake->job;
	const struct profile_set *set;
	struct str *ids;
	struct str near;

	if (!job->profile)
		return true;
	set = profile_load(intake->arena, intake->diag, notes_column_words);
	intake->set = set;
	intake->notes.profile = profile_find(set, str_from(job->profile));
	if (intake->notes.profile)
		return true;
	ids = ARENA_ARRAY(intake->arena, struct str, set->n);
	for (size_t i = 0; i < set->n; i++)
		ids[i] = set->v[i].id;
	near = str_nearest(str_from(job->profile), ids, set->n);
	diag_add(intake->diag, DIAG_USAGE, (struct loc){ NULL },
	    "--profile: we do not know '%s'%s%.*s%s", job->profile,
	    near.n ? "; did you mean '" : "", STR_ARG(near),
	    near.n ? "'?" : "");
	diag_note(intake->diag, (struct loc){ NULL }, "we know %.*s",
	    STR_ARG(profile_list(intake->arena, set)));
	return false;
}

/* "(+3)=dots" in the map is no header, but shows how votes are written behind
 * the words of a note. */
static void
find_tally(struct intake *intake)
{
	for (size_t i = 0; i < intake->map.n; i++) {
		struct dialect_map_entry *entry = &intake->map.v[i];

		if (entry->column == NOTES_DOTS &&
		    tally_is_sample(entry->shown))
			intake->notes.tally = entry->shown;
	}
}

/* Such an entry was of use, if some note had its votes so. */
static void
use_tally(struct intake *intake, size_t tallies)
{
	for (size_t i = 0; i < intake->map.n; i++)
		intake->map.v[i].used |=
		    tallies &&
		    str_eq(intake->map.v[i].shown, intake->notes.tally);
}

static bool
prepare(struct intake *intake)
{
	const struct intake_job *job = intake->job;
	struct notes_context *notes = &intake->notes;

	if (!intake_check(intake->arena, intake->diag, job, &intake->files) ||
	    (job->map && !dialect_read_map(intake->arena, intake->diag,
			     str_from(job->map), notes_column_words,
			     NOTES_CAPTURE_COLUMNS, &intake->map)))
		return false;
	intake->redact =
	    redact_load(intake->arena, intake->diag, intake->files.names);
	if (!intake->redact)
		return false;
	intake->receipt->redact = intake->redact;
	prepare_keep(intake);
	*notes = (struct notes_context){ .arena = intake->arena,
		.diag = intake->diag,
		.plan = job->plan,
		.only_session = str_from(job->session),
		.only_step = str_from(job->step),
		.orders = job->orders,
		.redact = intake->redact,
		.map = &intake->map,
		.set = &intake->set,
		.shape = job->shape };
	find_tally(intake);
	if (!pick_profile(intake))
		return false;
	notes->names = dialect_names_new(
	    intake->arena, notes_column_words, NOTES_CAPTURE_COLUMNS);
	return prepare_merge(intake);
}

static bool
read_capture(struct intake *intake, const char *path)
{
	const struct notes_reading reading = { .fn = on_note,
		.ready = intake_make_ready,
		.ready_context = intake->maker,
		.soon = on_soon,
		.problem = on_problem,
		.context = intake };
	struct notes_file file;
	bool fine;

	intake->maker->source =
	    intake_source(intake->arena, intake->diag, intake->redact, path);
	intake->told = intake->known = intake->taken = 0;
	ledger_open_capture(intake->ledger, file_bytes(path) / NOTE_BYTES);
	intake->file = &file;
	intake->kept_headers = NULL;
	fine = notes_read_capture(&intake->notes, path, &reading, &file);
	tell_progress(intake, 0);
	use_tally(intake, file.tallies);
	*ARENA_PUSH(intake->arena, &intake->receipt->files) = file;
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
	return fine && intake_check_used(intake->diag, &intake->map,
			   &intake->layout, intake->receipt);
}

/* It has memory of its own: nothing that changes is near what all threads
 * read. */
static struct intake_maker *
new_maker(const struct intake *intake)
{
	struct arena *arena = arena_new();
	struct intake_maker *maker = ARENA_NEW(arena, struct intake_maker);

	*maker = (struct intake_maker){ .arena = arena,
		.plan = intake->job->plan,
		.redact = intake->redact,
		.layout = &intake->layout,
		.lays_out = intake->layout.is_own && !intake->job->into,
		.key = *ledger_key(intake->ledger) };
	return maker;
}

static void
import(struct intake *intake)
{
	if (prepare(intake)) {
		intake->row = arena_new();
		intake->maker = new_maker(intake);
		open_outputs(intake);
		intake->receipt->refused = !read_captures(intake);
		commit(intake);
		arena_free(intake->maker->arena);
		arena_free(intake->row);
	}
	if (intake->ledger) {
		intake_merge_end(&intake->merge);
		ledger_free(intake->ledger);
	}
}

void
intake_run(struct arena *arena, struct diag *diag, const struct intake_job *job,
    struct receipt *receipt)
{
	struct intake intake = {
		.arena = arena, .diag = diag, .job = job, .receipt = receipt
	};
	const char *real;
	int lock = -1;

	receipt->dry_run = job->dry_run;
	if (!intake_find_notes(arena, diag, job, &intake.files))
		return;
	real = intake.files.real;
	if (real && !job->dry_run && !ledger_lock(arena, diag, real, &lock))
		return;
	if (lock >= 0) {
		out_sweep(arena, real);
		out_sweep(arena, intake.files.sidecar);
	}
	if (!real || ledger_is_closed(arena, diag, real)) {
		if (job->reflections)
			intake_reflect(
			    arena, diag, job, &intake.files, receipt);
		else
			import(&intake);
	}
	ledger_unlock(lock);
}
