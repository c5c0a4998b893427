/* SPDX-License-Identifier: MIT */
#include "intake_check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "file.h"
#include "reflections.h"
#include "utf8.h"
#include "word.h"

struct check {
	struct arena *arena;
	struct diag *diag;
	const struct intake_job *job;
	struct intake_files *files;
};

/* What the user asked for ---------------------------------------------------*/

static bool
no_id(struct check *check, const char *option, const char *given)
{
	diag_add(check->diag, DIAG_USAGE, (struct loc){ NULL },
	    "--%s: this is no id: '%s'; use letters, digits and dashes", option,
	    given);
	return false;
}

/* Says that the plan has no such step, and which there are in the session that
 * is meant, if that is clear. */
static bool
no_step(struct check *check, const struct plan_session *session)
{
	const struct plan *plan = check->job->plan;
	struct str given = str_from(check->job->step);
	struct str *ids, meant;
	size_t n;

	if (!session && plan->sessions.n == 1)
		session = &plan->sessions.v[0];
	n = session ? session->steps.n : 0;
	ids = ARENA_ARRAY(check->arena, struct str, n);
	for (size_t i = 0; i < n; i++)
		ids[i] = session->steps.v[i].id;
	meant = word_did_you_mean(check->arena, check->diag, given, ids, n);
	diag_add(check->diag, DIAG_USAGE, (struct loc){ NULL },
	    "--step: the %s has no step '%.*s'%.*s",
	    session ? "session" : "plan", STR_ARG(given), STR_ARG(meant));
	if (!meant.n)
		word_tell_known(check->arena, check->diag, ids, n);
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

/* Reflections may be from before or after all sessions. */
static bool
is_moment(const char *session)
{
	int moment = cell_word(str_from(session), reflections_moment_words);

	return moment == REFLECTIONS_BEFORE || moment == REFLECTIONS_AFTER;
}

/* Whether --session and --step are in the plan, or could be in one. */
static bool
check_place(struct check *check)
{
	const struct intake_job *job = check->job;
	const struct plan_session *session = NULL;

	if (job->reflections && is_moment(job->session))
		return true;
	if (job->plan &&
	    !plan_pick_session(job->plan, check->diag, job->session, &session))
		return false;
	if (!job->plan && job->session && !cell_is_id(str_from(job->session)))
		return no_id(check, "session", job->session);
	if (!job->step)
		return true;
	if (!job->plan)
		return cell_is_id(str_from(job->step)) ||
		       no_id(check, "step", job->step);
	return has_step(job->plan, session, str_from(job->step)) ||
	       no_step(check, session);
}

static const char *
no_names(struct check *check, struct loc loc, const char *why)
{
	diag_add(check->diag, DIAG_NAMES_MISSING, loc,
	    "%s, so no names are taken out of the notes; give one with --names",
	    why);
	return NULL;
}

/* The names list, or NULL, said aloud. */
static const char *
names_path(struct check *check)
{
	const struct intake_job *job = check->job;
	const struct form_text *list =
	    job->plan ? &job->plan->safe.names_list : NULL;
	const char *path;

	if (job->names)
		return job->names;
	if (!list || !list->text.n)
		return no_names(check, (struct loc){ NULL },
		    "there is no names list, neither here nor in a plan under 'safe: names_list'");
	if (!job->plan->file)
		return no_names(check, (struct loc){ NULL },
		    "a plan from standard input has no folder to look for its names list in");
	path = file_beside(
	    check->arena, job->plan->file, str_c(check->arena, list->text));
	if (file_exists(path))
		return path;
	return no_names(check, list->loc,
	    str_c(check->arena,
		str_fmt(check->arena,
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
check_files(struct check *check)
{
	const struct intake_job *job = check->job;
	const struct intake_files *files = check->files;
	const char *outputs[] = { files->notes, job->problems, files->sidecar };
	const char *inputs[] = { files->names,
		job->plan ? job->plan->file : NULL };
	const bool to_stdout = !files->notes || strcmp(files->notes, "-") == 0;
	bool clash =
	    to_stdout && job->problems && strcmp(job->problems, "-") == 0;

	for (size_t i = 0; i < COUNTOF(outputs); i++) {
		for (size_t j = 0; j < job->n_captures; j++)
			clash |= is_same_file(
			    check->arena, outputs[i], job->captures[j]);
		for (size_t j = 0; j < COUNTOF(inputs); j++)
			clash |=
			    is_same_file(check->arena, outputs[i], inputs[j]);
		for (size_t j = 0; j < i; j++)
			clash |=
			    is_same_file(check->arena, outputs[i], outputs[j]);
	}
	if (clash)
		diag_add(check->diag, DIAG_USAGE, (struct loc){ NULL },
		    "a file that is written (--into, -o, --problems) is also read, or written twice; give each its own name");
	return !clash;
}

/* A file that is there, or may be made: not a device or a pipe. */
static bool
is_file(const char *path)
{
	struct stat about;

	if (!path || strcmp(path, "-") == 0)
		return false;
	return stat(path, &about) != 0 || S_ISREG(about.st_mode);
}

static bool
is_folder(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool
misuse(struct diag *diag, const char *why)
{
	diag_add(diag, DIAG_USAGE, (struct loc){ NULL }, "%s", why);
	return false;
}

/* What is said of notes only. */
static bool
check_reflections(const struct intake_job *job, struct diag *diag)
{
	if (!job->reflections)
		return true;
	if (job->step)
		return misuse(diag,
		    "--step is for notes; an answer to the group's own questions belongs to no step, so leave it out");
	if (job->profile)
		return misuse(diag,
		    "--profile is for notes; answers to the group's own questions are known by the words of the questions, so leave it out");
	if (job->shape == PROFILE_COLUMNS || job->shape == PROFILE_LIST)
		return misuse(diag,
		    "--shape: reflections are 'notes' (an answer a row) or 'answers' (a person a row)");
	return true;
}

bool
intake_find_notes(struct arena *arena, struct diag *diag,
    const struct intake_job *job, struct intake_files *files)
{
	const char *given = job->into ? job->into : job->output;
	char *real;

	*files = (struct intake_files){ .notes = given };
	if (job->into && job->output)
		return misuse(diag,
		    "--into and -o both say where the notes go; please give one of them");
	if (job->into && is_folder(given)) {
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "--into: '%s' is a folder; give the name of a file in it, such as '%s/%s'",
		    given, given,
		    job->reflections ? "reflections.csv" : "notes.csv");
		return false;
	}
	if (job->into && !is_file(given))
		return misuse(diag,
		    "--into needs the name of a file; standard output and devices have no notes to add to");
	if (job->again && !job->into)
		return misuse(diag,
		    "--again is for --into: it brings back notes that were taken out of that file");
	if (job->withdraw && !job->into)
		return misuse(diag,
		    "--withdraw needs --into, to say which file the note is in");
	if (!is_file(given))
		return true;
	/* The same file by any name has one sidecar and one lock. */
	real = realpath(given, NULL);
	files->real = real ? str_c(arena, str_from(real)) : given;
	free(real);
	files->sidecar = ledger_sidecar(arena, files->real);
	return true;
}

/* A column that import makes or reads itself is not for --keep. */
static bool
check_keep(struct check *check)
{
	const struct intake_job *job = check->job;
	const char *const *words =
	    job->reflections ? reflections_column_words : notes_column_words;
	size_t n = job->reflections ? REFLECTIONS_COLUMNS : NOTES_COLUMNS;

	for (size_t i = 0; i < job->n_keep; i++) {
		struct str name = str_from(job->keep[i]);
		bool ours = false;

		for (size_t c = 0; c < n; c++)
			ours |= str_eq(dialect_loose(check->arena, name),
			    dialect_loose(check->arena, str_from(words[c])));
		if (!utf8_valid(name, NULL) || !str_trim(name).n)
			return misuse(check->diag,
			    "--keep needs the name of a column of the captures");
		if (!ours)
			continue;
		diag_add(check->diag, DIAG_USAGE, (struct loc){ NULL },
		    "--keep: '%.*s' is a column of ours; to say which header is meant by it use --map",
		    STR_ARG(name));
		return false;
	}
	return true;
}

bool
intake_check(struct arena *arena, struct diag *diag,
    const struct intake_job *job, struct intake_files *files)
{
	struct check check = { arena, diag, job, files };

	bool reads = job->n_captures || !job->withdraw;

	if (!check_reflections(job, diag) || !check_place(&check) ||
	    !check_keep(&check))
		return false;
	if (reads && !job->plan)
		diag_add(diag, DIAG_IMPORT_NO_PLAN, (struct loc){ NULL },
		    "no plan was given, so sessions, steps and voices are taken as the rows say; give it with --plan");
	files->names = reads ? names_path(&check) : job->names;
	return check_files(&check);
}

struct str
intake_source(struct arena *arena, struct diag *diag,
    const struct redact *redact, const char *path)
{
	size_t hidden = 0;
	struct str source = redact_text(redact, arena,
	    cell_readable(arena, str_from(file_base(file_label(path)))),
	    &hidden);

	if (hidden)
		diag_add(diag, DIAG_NAME_IN_FILE_NAME, (struct loc){ NULL },
		    "the name of a capture holds a name, an email address or a telephone number; it is replaced in the notes, but please rename the file");
	return source;
}

bool
intake_check_gone(const struct intake_job *job, struct diag *diag,
    const struct intake_files *files, const struct ledger *ledger)
{
	if (!job->into || job->again || !ledger_size(ledger))
		return true;
	diag_add(diag, DIAG_INTO_MISSING, (struct loc){ files->notes },
	    "this file is not there, but what was in it is remembered; no %s that came before would come back",
	    job->reflections ? "answer" : "note");
	diag_note(diag, (struct loc){ NULL },
	    "put it back, begin anew with -o, or bring all of them back with --again");
	return false;
}

static bool
all_have_rows(const struct receipt *receipt)
{
	bool have = true;

	for (size_t i = 0; i < receipt->files.n; i++)
		have &= notes_has_rows(&receipt->files.v[i]);
	return have;
}

bool
intake_check_used(struct diag *diag, const struct dialect_map *map,
    const struct intake_layout *layout, const struct receipt *receipt)
{
	bool fine = true;

	for (size_t i = 0; i < map->n; i++) {
		if (map->v[i].used)
			continue;
		diag_add(diag, DIAG_MAP_NOT_USED, (struct loc){ NULL },
		    "--map: no capture has a column called '%.*s'",
		    STR_ARG(map->v[i].shown));
		fine = false;
	}
	for (size_t i = 0; i < layout->n_keep; i++) {
		if (layout->keep[i].used || !receipt->fresh)
			continue;
		diag_add(diag, DIAG_KEEP_NOT_USED, (struct loc){ NULL },
		    "--keep: no capture has a column called '%.*s' that is not copied already",
		    STR_ARG(layout->keep[i].name));
		if (!all_have_rows(receipt))
			diag_note(diag, (struct loc){ NULL },
			    "it works only where each note is a row of its own, so that nothing tells which answers came from the same person");
		fine = false;
	}
	return fine;
}
