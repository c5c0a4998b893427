/* SPDX-License-Identifier: MIT */
/* workshop-report: see workshop-report(1). */
#include <stdint.h>
#include <string.h>

#include "asking.h"
#include "file.h"
#include "keeping.h"
#include "left_out.h"
#include "program.h"
#include "report.h"
#include "review.h"
#include "summary_reflect.h"
#include "trace.h"

struct settings {
	int format; /* doc_format */
	int length; /* report_length */
	const char *outcome, *names, *reflections, *review, *to_ask, *trace;
	struct option_list previous;
	bool all_notes;
};

static const char *const formats[] = { "md", "html", "text", NULL };
static const char *const lengths[] = { "full", "page", "easy", NULL };

static const struct loc nowhere = { NULL };

/* The inputs of one report. */
struct inputs {
	const struct plan *plan;
	const struct outcome *outcome;
	const struct redact *redact;
	const struct label_set *labels;
};

/* What is made of the notes, one after the other. */
struct makers {
	struct summary_builder *builder;
	struct asking *asking;
	struct summary_trace trace;
};

static bool
is_stdin(const char *path)
{
	return strcmp(path, "-") == 0;
}

/* The names list: as given, else the plan's; NULL if there is none to read. */
static const char *
names_path(struct program_run *run, const struct settings *set,
    const char *plan_path, const struct plan *plan)
{
	if (set->names)
		return set->names;
	struct str named = plan->safe.names_list.text;
	if (!named.n) {
		diag_add(run->diag, DIAG_REPORT_NO_NAMES_LIST, nowhere,
		    "there is no names list, so no names are taken out; give one with --names, or as 'names_list' under 'safe' in the plan");
		return NULL;
	}
	if (is_stdin(plan_path)) {
		diag_add(run->diag, DIAG_REPORT_NO_NAMES_LIST, nowhere,
		    "a plan from standard input has no folder, so its names list is not read and no names are taken out; give it with --names");
		return NULL;
	}
	const char *path =
	    file_beside(run->arena, plan_path, str_c(run->arena, named));
	if (file_exists(path))
		return path;
	diag_add(run->diag, DIAG_REPORT_NO_NAMES_LIST,
	    plan->safe.names_list.loc,
	    "the names list '%.*s' is not there, so no names are taken out",
	    STR_ARG(named));
	return NULL;
}

/* The outcome: as given, else the one beside the plan; NULL if there is none. */
static const char *
outcome_path(
    struct program_run *run, const struct settings *set, const char *plan_path)
{
	if (set->outcome)
		return set->outcome;
	if (!is_stdin(plan_path)) {
		const char *path =
		    file_beside(run->arena, plan_path, "outcome.yaml");
		if (file_exists(path))
			return path;
	}
	diag_add(run->diag, DIAG_REPORT_NO_OUTCOME, nowhere,
	    "there is no outcome, so every note without a mark is 'ask' and is left out; write 'outcome.yaml' beside the plan, or give one with --outcome");
	return NULL;
}

/* The two lists that are only for the working group. */
static bool
is_private_list_fine(
    struct program_run *run, const char *option, const char *path)
{
	if (!path)
		return true;
	if (is_stdin(path)) {
		diag_add(run->diag, DIAG_REPORT_NOT_HERE, nowhere,
		    "'%s' is only for the working group and is never written to standard output; give it a file of its own",
		    option);
		return false;
	}
	if (keeping_together(run->arena, path, run->output)) {
		diag_add(run->diag, DIAG_REPORT_NOT_HERE, nowhere,
		    "'%s' is only for the working group, and '%s' would lie beside the report, which is there to be shared; please choose another folder",
		    option, path);
		return false;
	}
	return true;
}

static bool
is_html(const char *path)
{
	return str_ends(str_from(path), STR(".html"));
}

/* Lists are written as their names say. */
static bool
has_known_ending(struct program_run *run, const char *option, const char *path)
{
	if (!path || is_html(path) || str_ends(str_from(path), STR(".csv")))
		return true;
	diag_add(run->diag, DIAG_REPORT_NOT_HERE, nowhere,
	    "'%s' writes a table or a page to print; give it a name that ends in '.csv' or '.html'",
	    option);
	return false;
}

/* A trace is for a spreadsheet only. */
static bool
is_table(struct program_run *run, const char *path)
{
	if (!path || is_stdin(path) || str_ends(str_from(path), STR(".csv")))
		return true;
	diag_add(run->diag, DIAG_REPORT_NOT_HERE, nowhere,
	    "'--trace' writes a table; give it a name that ends in '.csv'");
	return false;
}

/* Whether all may be written where it is to go. */
static bool
may_write(struct program_run *run, const struct settings *set,
    const struct plan *plan)
{
	const char *outputs[] = { run->output, set->review, set->to_ask,
		set->trace };
	const struct keeping keeping = { run->arena, run->diag, run->operand[0],
		plan, set->names, DIAG_REPORT_PRIVATE_FOLDER };
	if (keeping_beside_plan(&keeping))
		diag_add(run->diag, DIAG_REPORT_NAMES_NOT_APART, nowhere,
		    "the names list lies beside the plan; keep it in a folder apart that only few can open, such as 'private'");
	return keeping_apart(&keeping, outputs, COUNTOF(outputs)) &&
	       has_known_ending(run, "--review", set->review) &&
	       has_known_ending(run, "--to-ask", set->to_ask) &&
	       is_table(run, set->trace) &&
	       is_private_list_fine(run, "--to-ask", set->to_ask) &&
	       is_private_list_fine(run, "--trace", set->trace);
}

/* Reads everything but the notes.  False: there is no report. */
static bool
read_inputs(
    struct program_run *run, const struct settings *set, struct inputs *in)
{
	const char *path = run->operand[0];
	in->plan = plan_load(run->arena, run->diag, path);
	if (!in->plan)
		return false;
	keeping_tell(run->diag, in->plan, run->today);
	if (!may_write(run, set, in->plan))
		return false;
	const char *names = names_path(run, set, path, in->plan);
	in->outcome = outcome_load(
	    run->arena, run->diag, in->plan, outcome_path(run, set, path));
	in->redact = redact_load(run->arena, run->diag, names);
	in->labels = plan_labels(in->plan);
	return in->outcome && in->redact &&
	       !diag_count(run->diag, DIAG_LEVEL_ERROR);
}

static struct notes_context
notes_context(struct program_run *run, const struct inputs *in)
{
	return (struct notes_context){
		.arena = run->arena,
		.diag = run->diag,
		.plan = in->plan,
		.labels = in->labels,
		.redact = in->redact,
	};
}

static bool
take_note(void *context, const struct note *note)
{
	struct makers *makers = context;
	return summary_add(makers->builder, note) &&
	       asking_add(makers->asking, note);
}

/* Reads the notes of all earlier copies.  False after a problem. */
static bool
read_previous(struct program_run *run, const struct settings *set,
    const struct inputs *in, struct summary_builder *builder)
{
	const struct notes_context context = notes_context(run, in);
	bool fine = true;
	for (size_t i = 0; i < set->previous.n; i++) {
		struct summary_builder *earlier = summary_begin(
		    run->arena, in->plan, in->outcome, in->redact);
		summary_since(builder, earlier);
		fine = notes_read(&context, set->previous.v[i], summary_add,
			   earlier) &&
		       fine;
	}
	return fine;
}

/* Words of somebody that the plan does not know: there is no report, as nobody
 * can tell whose they are. */
static bool
all_roles_known(struct program_run *run, enum diag_code unknown, size_t before,
    struct loc loc)
{
	if (diag_count_code(run->diag, unknown) == before)
		return true;
	diag_add(run->diag, DIAG_REPORT_UNKNOWN_ROLE, loc,
	    "some words are from a role that the plan does not have; mend 'voice' there, or write 'not said'");
	return false;
}

static bool
read_notes(
    struct program_run *run, const struct inputs *in, struct makers *makers)
{
	const struct notes_context context = notes_context(run, in);
	/* In an earlier copy it does no harm. */
	size_t before = diag_count_code(run->diag, DIAG_NOTES_UNKNOWN_VOICE);
	bool fine = true;
	for (size_t i = 1; i < run->n_operands; i++) {
		asking_file(makers->asking, run->operand[i]);
		makers->trace.file = file_label(run->operand[i]);
		fine =
		    notes_read(&context, run->operand[i], take_note, makers) &&
		    fine;
	}
	/* Notes of another plan: whose words these are is not known. */
	return all_roles_known(
		   run, DIAG_NOTES_UNKNOWN_VOICE, before, nowhere) &&
	       fine && !diag_count_code(run->diag, DIAG_NOTES_UNKNOWN_SESSION);
}

/* The reflections: as given, else those beside the plan; NULL: there are none. */
static const char *
reflections_path(struct program_run *run, const struct settings *set)
{
	const char *path;
	if (set->reflections || is_stdin(run->operand[0]))
		return set->reflections;
	path = file_beside(run->arena, run->operand[0], "reflections.csv");
	return file_exists(path) ? path : NULL;
}

/* False: there is no report. */
static bool
read_reflections(struct program_run *run, const struct settings *set,
    const struct inputs *in, struct summary_builder *builder)
{
	const struct reflections_context context = {
		.arena = run->arena,
		.diag = run->diag,
		.plan = in->plan,
		.labels = in->labels,
		.redact = in->redact,
	};
	const char *path = reflections_path(run, set);
	struct reflections_file file;
	if (!path)
		return true;
	if (!reflections_read(
		&context, path, summary_reflect_add, NULL, builder, &file))
		return false;
	return all_roles_known(run, DIAG_REFLECTIONS_UNKNOWN_VOICE, 0,
		   (struct loc){ .file = file.name }) &&
	       !file.problems;
}

/* Whether somebody has read back exactly these words. */
static enum report_state
find_state(struct program_run *run, const struct inputs *in, struct str code)
{
	const struct form_text *typed = &in->outcome->checked.code;
	if (report_code_fits(code, typed->text))
		return REPORT_CHECKED;
	if (typed->text.n)
		diag_add(run->diag, DIAG_REPORT_OTHER_WORDS, typed->loc,
		    "'%.*s' is the code of other words; these have '%.*s', so please read them again",
		    STR_ARG(typed->text), STR_ARG(code));
	else
		diag_add(run->diag, DIAG_REPORT_DRAFT, nowhere,
		    "this is a draft; when the group has read every line, write 'checked: {by: ROLE, on: DATE, code: %.*s}' in the outcome",
		    STR_ARG(code));
	return REPORT_DRAFT;
}

/* Every line, to be read before it goes out.  False after a problem. */
static bool
write_review(struct program_run *run, const struct settings *set,
    const struct inputs *in, const struct summary *summary, struct str code)
{
	if (!set->review)
		return true;
	struct out *out = out_new(run->arena, set->review);
	const struct review review = { in->labels, summary, in->redact,
		report_words(run->arena, in->labels, summary, out), code };
	if (is_html(set->review))
		review_write_html(run->arena, out, &review);
	else
		review_write_csv(run->arena, out, &review);
	if (summary_fine(summary, run->diag))
		return out_commit(out, run->diag);
	out_discard(out);
	return false;
}

/* Whom to ask, and what.  False after a problem. */
static bool
write_to_ask(struct program_run *run, const struct settings *set,
    const struct inputs *in, struct asking *asking)
{
	if (!set->to_ask)
		return true;
	struct out *out = out_new(run->arena, set->to_ask);
	out_private(out);
	if (is_html(set->to_ask))
		asking_write_html(asking, out, in->labels);
	else
		asking_write_csv(asking, out, in->labels);
	if (asking_fine(asking, run->diag))
		return out_commit(out, run->diag);
	out_discard(out);
	return false;
}

/* What stands behind each line and number.  False after a problem. */
static bool
write_trace(struct program_run *run, const struct settings *set,
    const struct inputs *in, const struct summary *summary,
    const struct summary_trace *trace)
{
	if (!set->trace)
		return true;
	struct out *out = out_new(run->arena, set->trace);
	out_private(out);
	if (trace_write(run->arena, run->diag, out, in->labels, summary, trace))
		return out_commit(out, run->diag);
	out_discard(out);
	return false;
}

/* The report, and the lists beside it. */
static void
write_all(struct program_run *run, const struct settings *set,
    const struct inputs *in, const struct makers *makers,
    const struct summary *summary)
{
	struct out *out = out_new(run->arena, run->output);
	left_out_tell(run->diag, in->plan, in->outcome, summary);
	asking_tell(makers->asking, run->diag);
	struct report_page page = {
		.format = (enum doc_format)set->format,
		.length = (enum report_length)set->length,
		.all_notes = set->all_notes,
		.code = report_code(run->arena, in->labels, summary, out),
		.today = run->today,
	};
	if (!summary_fine(summary, run->diag))
		return;
	page.state = find_state(run, in, page.code);
	if (!write_review(run, set, in, summary, page.code) ||
	    !write_to_ask(run, set, in, makers->asking) ||
	    !write_trace(run, set, in, summary, &makers->trace))
		return;
	report_write(run->arena, out, in->labels, summary, &page);
	if (summary_fine(summary, run->diag))
		(void)out_commit(out, run->diag);
	else
		out_discard(out);
}

/* Whether two of the inputs are standard input. */
static bool
reads_stdin_twice(struct program_run *run, const struct settings *set)
{
	size_t n = 0, most = run->n_operands + set->previous.n + 3;
	const char **paths = ARENA_ARRAY(run->arena, const char *, most);
	paths[n++] = set->outcome;
	paths[n++] = set->names;
	paths[n++] = set->reflections;
	for (size_t i = 0; i < set->previous.n; i++)
		paths[n++] = set->previous.v[i];
	for (size_t i = 0; i < run->n_operands; i++)
		paths[n++] = run->operand[i];
	return program_two_stdin(run, paths, n);
}

static void
run(struct program_run *run, void *context)
{
	const struct settings *set = context;
	struct inputs in;
	if (run->n_operands < 2) {
		diag_add(run->diag, DIAG_REPORT_NO_NOTES, nowhere,
		    "give a plan and the notes, as in 'workshop report plan.yaml notes.csv'");
		return;
	}
	/* Read as a plan, a table of notes would put people's words into
	 * messages. */
	if (str_ends(str_from(run->operand[0]), STR(".csv"))) {
		diag_add(run->diag, DIAG_REPORT_NO_NOTES, nowhere,
		    "the plan comes first and the notes after it, as in 'workshop report plan.yaml notes.csv'");
		return;
	}
	if (reads_stdin_twice(run, set) || !read_inputs(run, set, &in))
		return;
	struct makers makers = { summary_begin(run->arena, in.plan, in.outcome,
				     in.redact),
		asking_new(run->arena, in.plan, in.outcome, in.redact) };
	if (set->all_notes)
		summary_keep_all(makers.builder);
	if (set->to_ask)
		asking_list(makers.asking);
	if (set->trace) {
		summary_trace_begin(&makers.trace, run->arena);
		summary_follow(makers.builder, &makers.trace);
	}
	bool fine = read_previous(run, set, &in, makers.builder) &&
		    read_notes(run, &in, &makers) &&
		    read_reflections(run, set, &in, makers.builder);
	const struct summary *summary = summary_end(makers.builder);
	if (fine)
		write_all(run, set, &in, &makers, summary);
	summary_close(summary);
	asking_close(makers.asking);
	summary_trace_close(&makers.trace);
}

int
main(int argc, char **argv)
{
	struct settings set = { .format = DOC_MARKDOWN };
	const struct option_entry options[] = {
		{ 'f', "format", OPTION_CHOICE, &set.format, "md|html|text",
		    "how the page is written (md)", formats },
		{ 0, "length", OPTION_CHOICE, &set.length, "page|full|easy",
		    "one side of paper, all of it, or easy words (full)",
		    lengths },
		{ 0, "outcome", OPTION_TEXT, &set.outcome, "FILE",
		    "what happened (outcome.yaml beside the plan)" },
		{ 0, "reflections", OPTION_TEXT, &set.reflections, "FILE",
		    "answers to the group's questions (reflections.csv beside "
		    "the plan)" },
		{ 0, "names", OPTION_TEXT, &set.names, "FILE",
		    "words never to print (the plan's names_list)" },
		{ 0, "previous", OPTION_LIST, &set.previous, "NOTES",
		    "the notes of a copy that went out; once for each" },
		{ 0, "review", OPTION_TEXT, &set.review, "FILE",
		    "every line, to keep, change or take out (.csv, .html)" },
		{ 0, "to-ask", OPTION_TEXT, &set.to_ask, "FILE",
		    "the notes that wait for somebody (.csv, .html)" },
		{ 0, "trace", OPTION_TEXT, &set.trace, "FILE",
		    "which notes stand behind each line (.csv)" },
		{ 0, "all-notes", OPTION_FLAG, &set.all_notes, NULL,
		    "print all words that may be printed, not a few" },
	};
	const struct program program = {
		.name = "workshop-report",
		.synopsis =
		    "[-f md|html|text] [--length page|full|easy] "
		    "[--outcome FILE] [--reflections FILE] [--names FILE] "
		    "[--previous NOTES] [--review FILE] [--to-ask FILE] "
		    "[--trace FILE] "
		    "[--all-notes] [-o FILE] PLAN NOTES...",
		.summary = "Writes what came out of the workshops, as each "
			   "person agreed.",
		.examples =
		    "  workshop report plan.yaml notes.csv\n"
		    "  workshop report -f html -o report.html plan.yaml "
		    "notes.csv\n",
		.options = options,
		.n_options = COUNTOF(options),
		.max_operands = SIZE_MAX,
		.run = run,
		.settings = &set,
	};

	return program_main(argc, argv, &program);
}
