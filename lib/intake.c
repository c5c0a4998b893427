/* SPDX-License-Identifier: MIT */
#include "intake.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hash.h"
#include "receipt.h"

#define SIDECAR_LINE (2 * HASH_BYTES + 1)

static const struct csv_style style = { ',', false };

struct intake {
	struct arena *arena;
	struct diag *diag;
	const struct intake_job *job;
	struct notes_context notes;
	struct dialect_map map;
	const struct redact *redact;
	bool kept; /* the output is a file: it has keys and a sidecar */
	const char *sidecar;
	struct hash key;
	struct hash_set *seen;   /* keys of all notes of this run */
	struct hash_set *equals; /* how often the same, in this capture */
	struct hash_set *ids;    /* the last number of each session */
	struct out *out, *keys, *problems;
	struct arena *row; /* reset at each note */
	struct str source; /* the capture's own name */
	struct receipt receipt;
};

/* How the columns of a note are written that import makes or changes. */

/* "s1", '-', 4, three digits: "s1-004".  By hand, since it is done often. */
static struct str
numbered(
    struct arena *arena, struct str name, char mark, size_t n, size_t digits)
{
	char reversed[3 * sizeof(n)];
	size_t length = 0, at = name.n;
	char *text;

	for (; n || length < digits; n /= 10)
		reversed[length++] = (char)('0' + n % 10);
	text = ARENA_ARRAY(arena, char, name.n + 1 + length);
	if (name.n)
		memcpy(text, name.s, name.n);
	text[at++] = mark;
	while (length)
		text[at++] = reversed[--length];
	return (struct str){ text, at };
}

static struct str
new_id(struct intake *intake, const struct note *note)
{
	struct str session = note->column[NOTES_SESSION], same;
	struct hash hash;
	unsigned n;

	if (!session.n)
		session = STR("n");
	same = str_lower(intake->row, session); /* no n-001 beside N-001 */
	hash = hash_of(&intake->key, &same, 1);
	n = ++*hash_set_at(intake->ids, &hash);
	return numbered(intake->row, session, '-', n, 3);
}

static struct str
write_flags(struct arena *arena, unsigned flags)
{
	struct str text = STR("");

	for (int i = 0; notes_flag_words[i]; i++)
		if (flags & 1U << i)
			text = str_fmt(arena, "%.*s%s%s", STR_ARG(text),
			    text.n ? ";" : "", notes_flag_words[i]);
	return text;
}

static struct str
write_show(struct arena *arena, const struct note *note)
{
	if (note->show_ordered)
		return str_fmt(arena, "%d", note->show);
	return note->show ? STR("yes") : STR("");
}

/* Takes names out of what people wrote freely.  True if its words should be
 * looked at twice. */
static bool
redact_columns(struct intake *intake, struct str *column)
{
	static const enum notes_column free_text[] = { NOTES_TABLE,
		NOTES_MOMENT, NOTES_THEME, NOTES_COLOUR, NOTES_PICTURE,
		NOTES_SHARE_AS, NOTES_WHO, NOTES_WHEN,
		/* These are words of the plan, if there is one. */
		NOTES_STEP, NOTES_VOICE };
	size_t n = COUNTOF(free_text) - (intake->job->plan ? 2 : 0);
	bool look;

	for (size_t i = 0; i < n; i++)
		if (column[free_text[i]].n)
			column[free_text[i]] =
			    redact_text(intake->redact, intake->row,
				column[free_text[i]], &intake->receipt.hidden);
	column[NOTES_TEXT] = redact_look_twice(intake->redact, intake->row,
	    column[NOTES_TEXT], &intake->receipt.hidden, &look);
	return look;
}

/* What was captured: a picture or a vote may have no words. */
static struct str
words_of(const struct note *note)
{
	static const enum notes_column instead[] = { NOTES_TEXT, NOTES_PICTURE,
		NOTES_THEME };

	for (size_t i = 0; i < COUNTOF(instead); i++)
		if (note->column[instead[i]].n)
			return note->column[instead[i]];
	return STR("");
}

/* What import knows a note by: what was captured, where, and its place among
 * equals in its capture. */
static struct hash
key_of(struct intake *intake, const struct note *note)
{
	const struct str parts[] = { words_of(note),
		note->column[NOTES_SESSION], note->column[NOTES_STEP],
		note->column[NOTES_TABLE] };
	struct hash same = hash_of(&intake->key, parts, COUNTOF(parts));
	unsigned place = ++*hash_set_at(intake->equals, &same);
	struct str with_place[2] = { { (const char *)same.b, HASH_BYTES } };

	if (place == 1)
		return same;
	with_place[1] = str_fmt(intake->row, "%u", place);
	return hash_of(&intake->key, with_place, COUNTOF(with_place));
}

static void
count_note(struct intake *intake, const struct note *note, struct str id)
{
	struct receipt *receipt = &intake->receipt;

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

/* "FILE:LINE", or for an answer to a form "FILE: the question". */
static struct str
source_of(struct intake *intake, const struct note *note)
{
	struct str place = note->place;
	size_t hidden = 0;

	if (!place.n)
		return numbered(
		    intake->row, intake->source, ':', note->line, 1);
	place = str_line(intake->row,
	    redact_text(intake->redact, intake->row, place, &hidden));
	return str_fmt(
	    intake->row, "%.*s: %.*s", STR_ARG(intake->source), STR_ARG(place));
}

static void
write_note(struct intake *intake, const struct note *note, struct hash key)
{
	struct str column[NOTES_COLUMNS];
	struct str key_text = hash_text(intake->row, &key);
	unsigned flags = note->flags;

	memcpy(column, note->column, sizeof(column));
	if (note->consent == OUTCOME_WITHDRAWN)
		column[NOTES_TEXT] = column[NOTES_SHARE_AS] = STR("");
	if (redact_columns(intake, column)) {
		flags |= NOTES_FLAG_CHECK;
		intake->receipt.looked++;
	}
	column[NOTES_NOTE] = new_id(intake, note);
	column[NOTES_FLAG] = write_flags(intake->row, flags);
	column[NOTES_SHOW] = write_show(intake->row, note);
	column[NOTES_SOURCE] = source_of(intake, note);
	column[NOTES_KEY] = intake->kept ? key_text : STR("");
	for (int c = 0; c < NOTES_COLUMNS; c++)
		csv_field(intake->out, &style, column[c], c == 0);
	csv_end(intake->out, &style);
	out_bytes(intake->keys, key_text);
	OUT_LIT(intake->keys, "\n");
	count_note(intake, note, column[NOTES_NOTE]);
}

static bool
on_note(void *context, const struct note *note)
{
	struct intake *intake = context;
	struct hash key;

	arena_reset(intake->row);
	key = key_of(intake, note);
	if ((*hash_set_at(intake->seen, &key))++)
		intake->receipt.repeats++;
	else
		write_note(intake, note, key);
	return true;
}

/* A cell of a row left out, as text and without names. */
static struct str
shown(struct intake *intake, struct str bytes)
{
	size_t hidden = 0;

	return redact_text(intake->redact, intake->row,
	    cell_readable(intake->row, bytes), &hidden);
}

static void
on_problem(void *context, const struct notes_problem *problem)
{
	struct intake *intake = context;
	const struct csv_record *record = problem->record;
	struct out *out = intake->problems;
	struct out *row;

	arena_reset(intake->row);
	row = out_memory(intake->row);
	for (size_t i = 0; i < record->n; i++)
		csv_field(row, &style, shown(intake, record->field[i]), i == 0);
	csv_field(out, &style, intake->source, true);
	csv_field(
	    out, &style, str_fmt(intake->row, "%zu", record->line), false);
	csv_field(out, &style,
	    str_from(problem->column < NOTES_CAPTURE_COLUMNS
			 ? notes_column_words[problem->column]
			 : ""),
	    false);
	csv_field(out, &style, shown(intake, problem->value), false);
	csv_field(out, &style, problem->why, false);
	csv_field(out, &style, out_text(row), false);
	csv_end(out, &style);
}

/* The files ----------------------------------------------------------------*/

/* A file that is there, or may be made: not a device or a pipe. */
static bool
is_kept(const char *path)
{
	struct stat about;

	if (!path || strcmp(path, "-") == 0)
		return false;
	return stat(path, &about) != 0 || S_ISREG(about.st_mode);
}

/* Whether a spreadsheet that has the notes open would write over ours. */
static bool
is_open_elsewhere(struct intake *intake)
{
	const char *path = intake->job->output;
	const char *name = file_base(path);
	const char *lock = file_beside(intake->arena, path,
	    str_c(intake->arena, str_fmt(intake->arena, ".~lock.%s#", name)));
	const char *owner = file_beside(intake->arena, path,
	    str_c(intake->arena, str_fmt(intake->arena, "~$%s", name)));

	if (!file_exists(lock) && !file_exists(owner))
		return false;
	diag_add(intake->diag, DIAG_FILE_OPEN_ELSEWHERE, (struct loc){ path },
	    "a spreadsheet has this file open; close it there first, so that nothing is lost");
	return true;
}

/* Waits until no other import works in the folder of the notes.  The folder
 * and not the file, which is replaced.  -1 if it cannot be locked; writing
 * will then tell why. */
static int
lock_folder(struct intake *intake)
{
	int fd = open(file_beside(intake->arena, intake->job->output, "."),
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	while (fd >= 0 && flock(fd, LOCK_EX) != 0 && errno == EINTR)
		;
	return fd;
}

/* The hash key of an older sidecar stays, so that keys mean the same.  False
 * if there is one that cannot be read. */
static bool
load_key(struct intake *intake)
{
	struct file_stream *stream;
	struct hash key;

	intake->key = hash_new_key();
	if (!intake->kept)
		return true;
	if (!file_exists(intake->sidecar))
		return true;
	stream = file_open(intake->arena, intake->diag, intake->sidecar);
	if (!stream)
		return false;
	if (hash_read(str_trim(file_peek(stream, SIDECAR_LINE)), &key))
		intake->key = key;
	file_close(stream);
	return !file_failed(stream);
}

static void
open_outputs(struct intake *intake)
{
	const struct intake_job *job = intake->job;

	intake->out = out_new(intake->arena, job->output);
	intake->keys = intake->kept ? out_new(intake->arena, intake->sidecar)
				    : out_memory(intake->arena);
	intake->problems = job->problems ? out_new(intake->arena, job->problems)
					 : out_memory(intake->arena);
	out_private(intake->keys);
	out_private(intake->problems);
	for (int c = 0; c < NOTES_COLUMNS; c++)
		csv_field(intake->out, &style, str_from(notes_column_words[c]),
		    c == 0);
	csv_end(intake->out, &style);
	OUT_LIT(intake->problems, "file,line,column,value,problem,row\n");
	out_bytes(intake->keys, hash_text(intake->arena, &intake->key));
	OUT_LIT(intake->keys, "\n");
}

/* Puts an output in its place, if it is wanted. */
static bool
settle(struct intake *intake, struct out *out, bool wanted)
{
	if (wanted)
		return out_commit(out, intake->diag);
	out_discard(out);
	return false;
}

/* Notes first, then the sidecar: a note may come twice, but never be lost. */
static void
commit(struct intake *intake)
{
	struct receipt *receipt = &intake->receipt;
	const char *notes = out_name(intake->out);
	bool wanted = !receipt->refused && !receipt->dry_run;

	if (settle(intake, intake->out, wanted))
		receipt->notes = notes;
	wanted = receipt->notes;
	(void)settle(intake, intake->keys, wanted && intake->kept);
	if (settle(intake, intake->problems, wanted && intake->job->problems))
		receipt->problems = intake->job->problems;
}

/* What the user asked for ---------------------------------------------------*/

static bool
wrong_use(struct intake *intake, const char *option, const char *given)
{
	diag_add(intake->diag, DIAG_USAGE, (struct loc){ NULL },
	    "--%s: %s '%s'%s", option,
	    intake->job->plan ? "the plan has no" : "this is no id:", given,
	    intake->job->plan ? "" : "; use letters, digits and dashes");
	return false;
}

/* Whether the step is in the session, or if that is not known, in some. */
static bool
has_step(const struct plan *plan, const struct plan_session *session,
    struct str step)
{
	bool found = session && plan_step(session, step);

	for (size_t i = 0; !session && !found && i < plan->sessions.n; i++)
		found = plan_step(&plan->sessions.v[i], step);
	return found;
}

/* Whether --session and --step are in the plan, or could be in one. */
static bool
check_place(struct intake *intake)
{
	const struct intake_job *job = intake->job;
	const struct plan_session *session = NULL;

	if (job->plan &&
	    !plan_pick_session(job->plan, intake->diag, job->session, &session))
		return false;
	if (!job->plan && job->session && !cell_is_id(str_from(job->session)))
		return wrong_use(intake, "session", job->session);
	if (job->step &&
	    !(job->plan ? has_step(job->plan, session, str_from(job->step))
			: cell_is_id(str_from(job->step))))
		return wrong_use(intake, "step", job->step);
	return true;
}

static const char *
no_names(struct intake *intake, struct loc loc, const char *why)
{
	diag_add(intake->diag, DIAG_NAMES_MISSING, loc,
	    "%s, so no names are taken out of the notes; give one with --names",
	    why);
	return NULL;
}

/* The names list, or NULL, said aloud. */
static const char *
names_path(struct intake *intake)
{
	const struct intake_job *job = intake->job;
	const struct form_text *list =
	    job->plan ? &job->plan->safe.names_list : NULL;
	const char *path;

	if (job->names)
		return job->names;
	if (!list || !list->text.n)
		return no_names(intake, (struct loc){ NULL },
		    "there is no names list, neither here nor in a plan under 'safe: names_list'");
	if (!job->plan->file)
		return no_names(intake, (struct loc){ NULL },
		    "a plan from standard input has no folder to look for its names list in");
	path = file_beside(
	    intake->arena, job->plan->file, str_c(intake->arena, list->text));
	if (file_exists(path))
		return path;
	return no_names(intake, list->loc,
	    str_c(intake->arena,
		str_fmt(intake->arena,
		    "the names list of the plan is not there ('%s')", path)));
}

/* Whether two paths lead, or would lead, to the same file. */
static bool
is_same_file(struct arena *arena, const char *a, const char *b)
{
	struct stat one, other;

	if (!a || !b || strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
		return false;
	if (stat(a, &one) == 0 && !S_ISREG(one.st_mode))
		return false;
	if (stat(a, &one) != 0 || stat(b, &other) != 0) {
		/* Then the folder says it. */
		if (strcmp(file_base(a), file_base(b)) != 0 ||
		    stat(file_beside(arena, a, "."), &one) != 0 ||
		    stat(file_beside(arena, b, "."), &other) != 0)
			return false;
	}
	return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Whether nothing would be written over what is read, or over each other. */
static bool
check_files(struct intake *intake, const char *names)
{
	const struct intake_job *job = intake->job;
	const char *outputs[] = { job->output, job->problems, intake->sidecar };
	const char *inputs[] = { names, job->plan ? job->plan->file : NULL };
	const bool to_stdout = !job->output || strcmp(job->output, "-") == 0;
	bool clash =
	    to_stdout && job->problems && strcmp(job->problems, "-") == 0;

	for (size_t i = 0; i < COUNTOF(outputs); i++) {
		for (size_t j = 0; j < job->n_captures; j++)
			clash |= is_same_file(
			    intake->arena, outputs[i], job->captures[j]);
		for (size_t j = 0; j < COUNTOF(inputs); j++)
			clash |=
			    is_same_file(intake->arena, outputs[i], inputs[j]);
		for (size_t j = 0; j < i; j++)
			clash |=
			    is_same_file(intake->arena, outputs[i], outputs[j]);
	}
	if (clash)
		diag_add(intake->diag, DIAG_USAGE, (struct loc){ NULL },
		    "a file that is written (-o, --problems) is also read, or written twice; give each its own name");
	return !clash;
}

static void
set_sidecar(struct intake *intake)
{
	const char *output = intake->job->output;

	if (intake->kept)
		intake->sidecar = file_beside(intake->arena, output,
		    str_c(intake->arena, str_fmt(intake->arena, ".%s.imported",
					     file_base(output))));
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

static bool
prepare(struct intake *intake)
{
	const struct intake_job *job = intake->job;
	struct notes_context *notes = &intake->notes;
	const char *names;

	if (!job->plan)
		diag_add(intake->diag, DIAG_IMPORT_NO_PLAN,
		    (struct loc){ NULL },
		    "no plan was given, so sessions, steps and voices are taken as the rows say; give it with --plan");
	if (!check_place(intake) ||
	    (job->map && !dialect_read_map(intake->arena, intake->diag,
			     str_from(job->map), notes_column_words,
			     NOTES_CAPTURE_COLUMNS, &intake->map)))
		return false;
	names = names_path(intake);
	set_sidecar(intake);
	if (!check_files(intake, names))
		return false;
	intake->redact = redact_load(intake->arena, intake->diag, names);
	*notes = (struct notes_context){ .arena = intake->arena,
		.diag = intake->diag,
		.plan = job->plan,
		.only_session = str_from(job->session),
		.only_step = str_from(job->step),
		.orders = job->orders,
		.redact = intake->redact,
		.map = &intake->map,
		.shape = job->shape };
	if (!pick_profile(intake))
		return false;
	notes->names = dialect_names_new(
	    intake->arena, notes_column_words, NOTES_CAPTURE_COLUMNS);
	return intake->redact && load_key(intake);
}

static bool
read_capture(struct intake *intake, const char *path)
{
	struct notes_file file;
	size_t hidden = 0;
	bool fine;

	intake->source = redact_text(intake->redact, intake->arena,
	    cell_readable(intake->arena, str_from(file_base(file_label(path)))),
	    &hidden);
	if (hidden)
		diag_add(intake->diag, DIAG_NAME_IN_FILE_NAME,
		    (struct loc){ NULL },
		    "the name of a capture holds a name, an email address or a telephone number; it is replaced in the notes, but please rename the file");
	intake->equals = hash_set_new();
	fine = notes_read_capture(
	    &intake->notes, path, on_note, on_problem, intake, &file);
	hash_set_free(intake->equals);
	if (file.found.n_headers)
		*ARENA_PUSH(intake->arena, &intake->receipt.files) = file;
	return fine;
}

static bool
read_captures(struct intake *intake)
{
	static const char *const standard_input[] = { "-" };
	const struct intake_job *job = intake->job;
	size_t n = job->n_captures ? job->n_captures : 1;
	bool fine = true;

	for (size_t i = 0; i < n; i++)
		fine &= read_capture(intake,
		    job->n_captures ? job->captures[i] : standard_input[0]);
	for (size_t i = 0; i < intake->map.n && fine; i++)
		if (!intake->map.v[i].used) {
			diag_add(intake->diag, DIAG_MAP_NOT_USED,
			    (struct loc){ NULL },
			    "--map: no capture has a column called '%.*s'",
			    STR_ARG(intake->map.v[i].shown));
			fine = false;
		}
	return fine;
}

static void
import(struct intake *intake, struct out *out)
{
	open_outputs(intake);
	intake->receipt.refused = !read_captures(intake);
	commit(intake);
	receipt_write(intake->arena, intake->redact, &intake->receipt, out);
}

void
intake_run(struct arena *arena, struct diag *diag, const struct intake_job *job,
    struct out *receipt)
{
	struct intake intake = { .arena = arena,
		.diag = diag,
		.job = job,
		.receipt.dry_run = job->dry_run };
	int lock = -1;

	intake.kept = is_kept(job->output);
	if (intake.kept && is_open_elsewhere(&intake))
		return;
	if (intake.kept && !job->dry_run)
		lock = lock_folder(&intake);
	if (prepare(&intake)) {
		intake.seen = hash_set_new();
		intake.ids = hash_set_new();
		intake.row = arena_new();
		import(&intake, receipt);
		arena_free(intake.row);
		hash_set_free(intake.ids);
		hash_set_free(intake.seen);
	}
	if (lock >= 0)
		(void)close(lock);
}
