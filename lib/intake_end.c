/* SPDX-License-Identifier: MIT */
#include "intake_end.h"

#include "file.h"

static const struct csv_style style = { ',', false };

/* Rows left out -------------------------------------------------------------*/

struct out *
intake_problem_open(struct arena *arena, const struct intake_job *job)
{
	struct out *out =
	    job->problems ? out_new(arena, job->problems) : out_memory(arena);

	out_private(out);
	OUT_LIT(out, "file,line,column,value,problem,row\n");
	return out;
}

/* A cell of a row left out, as text and without names. */
static struct str
shown(const struct redact *redact, struct arena *arena, struct str bytes)
{
	size_t hidden = 0;

	return redact_text(redact, arena, cell_readable(arena, bytes), &hidden);
}

void
intake_problem_write(const struct intake_problem *problem,
    const struct redact *redact, struct arena *row, struct out *out)
{
	const struct csv_record *record = problem->record;
	struct out *cells = out_memory(row);

	/* What could not be split stands as it was. */
	if (record->trouble)
		out_bytes(cells, shown(redact, row, record->field[0]));
	for (size_t i = 0; i < record->n && !record->trouble; i++)
		csv_field(cells, &style, shown(redact, row, record->field[i]),
		    i == 0);
	csv_field(out, &style, problem->source, true);
	csv_field(out, &style, str_fmt(row, "%zu", record->line), false);
	csv_field(out, &style, str_from(problem->column), false);
	csv_field(out, &style, shown(redact, row, problem->value), false);
	csv_field(out, &style, problem->why, false);
	csv_field(out, &style, out_text(cells), false);
	csv_end(out, &style);
}

/* The files -----------------------------------------------------------------*/

/* Puts an output in its place, if it is wanted. */
static bool
settle(const struct intake_end *end, struct out *out, bool wanted)
{
	if (wanted)
		return out_commit(out, end->diag);
	out_discard(out);
	return false;
}

/* What people have is never replaced by nothing. */
static bool
would_empty(const struct intake_end *end)
{
	const char *notes = end->files->notes;

	if (!end->files->sidecar || end->job->into || end->receipt->fresh ||
	    !file_exists(notes))
		return false;
	diag_add(end->diag, DIAG_IMPORT_NO_NOTES, (struct loc){ notes },
	    "there is no %s in what was read, so this file is left as it was",
	    end->job->reflections ? "answer" : "note");
	return true;
}

/* Whether somebody wrote to the file while it was read here. */
static bool
was_changed(const struct intake_end *end)
{
	const struct stat *before = end->about;
	struct stat now;

	if (!before)
		return false;
	if (!ledger_is_closed(end->arena, end->diag, end->files->real))
		return true;
	if (stat(end->files->notes, &now) == 0 &&
	    now.st_ino == before->st_ino && now.st_size == before->st_size &&
	    now.st_mtim.tv_sec == before->st_mtim.tv_sec &&
	    now.st_mtim.tv_nsec == before->st_mtim.tv_nsec)
		return false;
	diag_add(end->diag, DIAG_INTO_CHANGED,
	    (struct loc){ end->files->notes },
	    "somebody changed this file at the same moment; nothing was written, so please import again");
	return true;
}

/* The ledger knows for ever which columns hold words of the captures. */
static void
remember_kept(const struct intake_end *end)
{
	for (size_t i = 0; i < end->layout->n_keep; i++) {
		const struct intake_keep *keep = &end->layout->keep[i];

		if (keep->used && keep->at >= 0 && end->receipt->fresh)
			ledger_add_column(end->ledger, keep->loose);
	}
}

/* Makes sure that the sidecar will know what is written to the file.  Notes
 * have keys, which tell it; the rows of other files do not. */
static bool
begin_ledger(const struct intake_end *end, struct out *out)
{
	if (end->job->reflections && end->job->into && !end->receipt->unchanged)
		return ledger_promise(end->ledger, end->diag, out);
	return ledger_begin(end->ledger, end->diag);
}

/* Notes first, then the sidecar: a note may come twice, but never be lost.
 * What is not changed is not written. */
static void
write_files(const struct intake_end *end, struct out *out)
{
	struct receipt *receipt = end->receipt;
	const char *notes = out_name(out);
	bool kept = end->files->sidecar;
	bool wanted = !would_empty(end) && !was_changed(end) &&
		      (!kept || begin_ledger(end, out));

	if (settle(end, out, wanted && !receipt->unchanged) ||
	    (wanted && receipt->unchanged))
		receipt->notes = notes;
	remember_kept(end);
	if (receipt->notes && kept)
		(void)ledger_commit(end->ledger, end->diag);
	else
		ledger_undo(end->ledger);
}

void
intake_end(const struct intake_end *end, struct out *out, struct out *problems)
{
	struct receipt *receipt = end->receipt;

	if (receipt->refused || receipt->dry_run)
		out_discard(out);
	else
		write_files(end, out);
	if (settle(end, problems,
		!receipt->refused && !receipt->dry_run && end->job->problems))
		receipt->problems = end->job->problems;
}
