/* SPDX-License-Identifier: MIT */
/* workshop-sheet: see workshop-sheet(1). */
#include <string.h>

#include "keeping.h"
#include "mirror.h"
#include "paper.h"
#include "program.h"
#include "sheet.h"

enum format { CSV, HTML };

struct settings {
	int format; /* enum format */
	const char *session;
	bool reflections;
	struct sheet_settings sheet;
};

static const char *const formats[] = { "csv", "html", NULL };

/* False after a problem: nothing may be written then. */
static bool
write_sheet(struct program_run *run, const struct settings *set,
    const struct plan *plan, struct out *out)
{
	const struct plan_session *only = set->sheet.session;
	struct phrase phrase;

	if (set->format == CSV)
		return sheet_write(out, run->diag, plan, &set->sheet);
	if (!sheet_has_questions(run->diag, plan, only))
		return false;
	phrase = phrase_begin(run->arena, plan);
	paper_write(&phrase, out, DOC_HTML, only);
	return true;
}

/* Whether the answers are from no session, but from before or after them. */
static bool
is_apart(const char *session)
{
	return session && (strcmp(session, "before") == 0 ||
			      strcmp(session, "after") == 0);
}

static void
write_reflections(struct program_run *run, const struct settings *set,
    const struct plan *plan, struct out *out)
{
	const struct mirror_settings mirror = {
		.session = set->sheet.session ? set->sheet.session->id
					      : str_from(set->session),
		.rows = set->sheet.rows,
		.bom = set->sheet.bom,
	};
	struct phrase phrase;

	if (set->format == CSV) {
		mirror_write_table(run->arena, out, plan, &mirror);
		return;
	}
	phrase = phrase_begin(run->arena, plan);
	mirror_write_pages(&phrase, out, DOC_HTML, &mirror);
}

static void
run(struct program_run *run, void *context)
{
	struct settings *set = context;
	const char *path = run->n_operands ? run->operand[0] : "-";
	const struct plan *plan = plan_load(run->arena, run->diag, path);
	const struct keeping keeping = { run->arena, run->diag, path, plan,
		NULL, DIAG_PRIVATE_FOLDER };
	struct out *out;

	if (plan)
		keeping_tell(run->diag, plan, run->today);
	if (!plan || diag_count(run->diag, DIAG_LEVEL_ERROR) ||
	    !keeping_apart(&keeping, &run->output, 1))
		return;
	if (!(set->reflections && is_apart(set->session)) &&
	    !plan_pick_session(
		plan, run->diag, set->session, &set->sheet.session))
		return;
	out = out_new(run->arena, run->output);
	if (set->reflections) {
		write_reflections(run, set, plan, out);
		(void)out_commit(out, run->diag);
	} else if (write_sheet(run, set, plan, out))
		(void)out_commit(out, run->diag);
	else
		out_discard(out);
}

int
main(int argc, char **argv)
{
	struct settings set = { .sheet.rows = SHEET_ROWS };
	const struct option_entry options[] = {
		{ 'f', "format", OPTION_CHOICE, &set.format, "csv|html",
		    "how the sheet is written (csv)", formats },
		{ 0, "session", OPTION_TEXT, &set.session, "ID",
		    "only this session, such as s1" },
		{ 0, "rows", OPTION_NUMBER, &set.sheet.rows, "N",
		    "rows for each question, over all tables (20); CSV only",
		    NULL, 1, SHEET_ROWS_MAX },
		{ 0, "reflections", OPTION_FLAG, &set.reflections, NULL,
		    "the questions the group asks itself, not those of the "
		    "steps" },
		{ 0, "bom", OPTION_FLAG, &set.sheet.bom, NULL,
		    "begin with a mark that older spreadsheets need" },
	};
	const struct program program = {
		.name = "workshop-sheet",
		.synopsis = "[-f csv|html] [--session ID] [--rows N] "
			    "[--reflections] [--bom] "
			    "[-o FILE] [PLAN]",
		.summary = "Makes a blank sheet to type the notes of a "
			   "workshop into, or sheets to print and write on.",
		.examples =
		    "  workshop sheet -o sheet.csv plan.yaml\n"
		    "  workshop sheet --session s1 --rows 40 --bom -o s1.csv "
		    "plan.yaml\n"
		    "  workshop sheet -f html -o to-print.html plan.yaml\n"
		    "  workshop sheet --reflections -f html -o ask.html "
		    "plan.yaml\n",
		.options = options,
		.n_options = COUNTOF(options),
		.max_operands = 1,
		.run = run,
		.settings = &set,
	};

	return program_main(argc, argv, &program);
}
