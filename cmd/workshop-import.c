/* SPDX-License-Identifier: MIT */
/* workshop-import: see workshop-import(1). */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "intake.h"
#include "keeping.h"
#include "program.h"
#include "receipt_json.h"

enum receipt_format { TEXT, JSON };
static const char *const receipt_formats[] = { "text", "json", NULL };

static const char examples[] =
    "  workshop import --plan plan.yaml -o notes.csv captures/*.csv\n"
    "  workshop import --plan plan.yaml --into notes.csv captures/*.csv\n"
    "  workshop import --into notes.csv --withdraw s1-004\n"
    "  workshop import --plan plan.yaml --session s1 --dry-run board.csv\n"
    "  workshop import --plan plan.yaml --reflections --into reflections.csv form.csv\n"
    "  workshop import --map \"Post-it=text,Heading=theme\" -o notes.csv wall.csv\n";

struct settings {
	const char *plan;
	const char *delimiter;
	int shape; /* from 0; -1: not given */
	struct intake_job job;
	struct option_list keep;
	int format; /* receipt_format */
	struct receipt receipt;
	bool shown; /* there is a line of progress on the terminal */
};

#define LINE_WIDTH 40 /* of it, at most */

/* Whether standard input is asked for more than once. */
static bool
two_stdin(struct program_run *run, const struct settings *set)
{
	size_t n = run->n_operands;
	const char **paths = ARENA_ARRAY(run->arena, const char *, n + 3);

	for (size_t i = 0; i < n; i++)
		paths[i] = run->operand[i];
	if (!n && !set->job.withdraw)
		paths[n++] = "-";
	paths[n++] = set->plan;
	paths[n++] = set->job.names;
	return program_two_stdin(run, paths, n);
}

/* What was said of how the captures are written; false: it is wrong use. */
static bool
read_orders(struct program_run *run, struct settings *set)
{
	struct dialect_orders *orders = &set->job.orders;

	if (set->delimiter)
		orders->delimiter = dialect_delimiter(str_from(set->delimiter));
	if (set->delimiter && !orders->delimiter)
		diag_add(run->diag, DIAG_USAGE, (struct loc){ NULL },
		    "--delimiter: cells are parted by comma, semicolon, tab or pipe, not by '%s'",
		    set->delimiter);
	return (!orders->encoding ||
		   encoding_known(run->diag, orders->encoding)) &&
	       (!set->delimiter || orders->delimiter);
}

/* Whether all may be written where it is to go. */
static bool
may_write(struct program_run *run, const struct settings *set)
{
	const char *outputs[] = { run->output, set->job.problems,
		set->job.into };
	const struct keeping keeping = { run->arena, run->diag, set->plan,
		set->job.plan, set->job.names, DIAG_PRIVATE_FOLDER };

	return keeping_apart(&keeping, outputs, COUNTOF(outputs));
}

/* One line that is written over, and taken away at the end. */
static void
show_progress(void *context, size_t notes)
{
	struct settings *set = context;

	if (notes)
		(void)fprintf(stderr, "\r%zu notes so far", notes);
	else if (set->shown)
		(void)fprintf(stderr, "\r%*s\r", LINE_WIDTH, "");
	set->shown = notes > 0;
}

static void
run(struct program_run *run, void *context)
{
	struct settings *set = context;

	if (two_stdin(run, set) || !read_orders(run, set))
		return;
	if (set->plan) {
		set->job.plan = plan_load(run->arena, run->diag, set->plan);
		if (!set->job.plan || diag_count(run->diag, DIAG_LEVEL_ERROR))
			return;
		keeping_tell(run->diag, set->job.plan, run->today);
	}
	if (!may_write(run, set))
		return;
	set->job.shape = (enum profile_shape)(set->shape + 1);
	set->job.captures = run->operand;
	set->job.n_captures = run->n_operands;
	set->job.output = run->output;
	set->job.keep = set->keep.v;
	set->job.n_keep = set->keep.n;
	if (run->terminal) {
		set->job.progress = show_progress;
		set->job.context = set;
	}
	intake_run(run->arena, run->diag, &set->job, &set->receipt);
}

/* The receipt comes last, behind what went wrong. */
static void
tell(struct program_run *run, void *context)
{
	const struct settings *set = context;
	enum diag_status status = diag_status(run->diag);
	struct out *out = out_stderr(run->arena);

	if (set->format == JSON)
		receipt_json_write(run->arena, &set->receipt, status, out);
	else if (status != DIAG_STATUS_USAGE)
		receipt_write(run->arena, &set->receipt, out);
}

int
main(int argc, char **argv)
{
	struct settings set = { .shape = -1 };
	struct intake_job *job = &set.job;
	const struct option_entry options[] = {
		{ 0, "plan", OPTION_TEXT, &set.plan, "PLAN",
		    "the plan, which knows sessions, steps and roles" },
		{ 0, "names", OPTION_TEXT, &job->names, "FILE",
		    "words never to print (the plan's names_list)" },
		{ 0, "map", OPTION_TEXT, &job->map, "\"HEADER=column,...\"",
		    "which header is which column, where we cannot tell" },
		{ 0, "encoding", OPTION_TEXT, &job->orders.encoding, "NAME",
		    "how the letters are written: utf-8, windows-1252 ..." },
		{ 0, "delimiter", OPTION_TEXT, &set.delimiter, "C",
		    "what parts the cells: comma, semicolon, tab or pipe" },
		{ 0, "profile", OPTION_TEXT, &job->profile, "NAME",
		    "the board or form it is from, if that is not seen" },
		{ 0, "shape", OPTION_CHOICE, &set.shape,
		    "notes|columns|answers|list",
		    "how the notes stand in it, where that is not clear",
		    profile_shape_words },
		{ 0, "session", OPTION_TEXT, &job->session, "ID",
		    "for rows that name no session" },
		{ 0, "step", OPTION_TEXT, &job->step, "ID",
		    "for rows that name no step" },
		{ 0, "reflections", OPTION_FLAG, &job->reflections, NULL,
		    "answers to the group's own questions, not notes" },
		{ 0, "into", OPTION_TEXT, &job->into, "NOTES",
		    "add what is new to this file, which people edit" },
		{ 0, "again", OPTION_FLAG, &job->again, NULL,
		    "bring back notes that were taken out of it" },
		{ 0, "withdraw", OPTION_TEXT, &job->withdraw, "ID",
		    "wipe the words of this note in it" },
		{ 0, "problems", OPTION_TEXT, &job->problems, "FILE",
		    "put the rows left out here; keep it as safe as the capture" },
		{ 0, "receipt", OPTION_CHOICE, &set.format, "text|json",
		    "the receipt, at the end of standard error",
		    receipt_formats },
		{ 0, "keep", OPTION_LIST, &set.keep, "COLUMN",
		    "copy this column, too, which we do not know" },
		{ 0, "bom", OPTION_FLAG, &job->bom, NULL,
		    "begin with a byte order mark, for Excel" },
		{ 0, "dry-run", OPTION_FLAG, &job->dry_run, NULL,
		    "write nothing, and show what would be done" },
	};
	const struct program program = {
		.name = "workshop-import",
		.synopsis = "[--plan PLAN] [--names FILE] [--profile NAME] "
			    "[--map \"HEADER=column,...\"] "
			    "[--encoding NAME] [--delimiter C] "
			    "[--shape notes|columns|answers|list] "
			    "[--session ID] [--step ID] [--reflections] "
			    "[--into NOTES | -o FILE] [--problems FILE] "
			    "[--receipt text|json] [--keep COLUMN] [--again] "
			    "[--withdraw ID] [--dry-run] [--bom] [CAPTURE...]",
		.summary = "Makes notes.csv of typed sheets and of what boards "
			   "give out.",
		.examples = examples,
		.options = options,
		.n_options = COUNTOF(options),
		.max_operands = SIZE_MAX,
		.run = run,
		.after = tell,
		.settings = &set,
	};

	return program_main(argc, argv, &program);
}
