/* SPDX-License-Identifier: MIT */
/* workshop-check: see workshop-check(1). */
#include <stdint.h>
#include <string.h>

#include "file.h"
#include "json.h"
#include "keeping.h"
#include "lint.h"
#include "program.h"

enum format { TEXT, JSON };

struct settings {
	bool strict;
	bool all;
	bool good;
	const char *outcome;
	int format;
};

static const char *const formats[] = { "text", "json", NULL };

/* "name": text, or null where it is blank. */
static void
json_member(struct out *out, const char *name, struct str text)
{
	out_fmt(out, ", \"%s\": ", name);
	json_text_or_null(out, text);
}

/* The members of one finding. */
static void
json_finding(struct out *out, const struct diag_item *item)
{
	static const struct diag_advice none = { NULL, NULL, 0 };
	const struct diag_advice *advice = item->advice ? item->advice : &none;

	OUT_LIT(out, "\n  {\"file\": ");
	json_text(out, str_from(item->loc.file));
	out_fmt(out, ", \"line\": %d, \"column\": %d", item->loc.line,
	    item->loc.col);
	json_member(out, "code", str_from(diag_name(item->code)));
	json_member(out, "level", str_from(diag_level_word(item->level)));
	json_member(out, "message", item->text);
	json_member(out, "why", str_from(advice->why));
	json_member(out, "try", str_from(advice->try));
	if (advice->question)
		out_fmt(out, ", \"question\": %d}", advice->question);
	else
		OUT_LIT(out, ", \"question\": null}");
}

static void
write_json(const struct diag *diag, struct out *out, bool good)
{
	struct diag_item item;
	bool first = true;

	OUT_LIT(out, "[");
	for (size_t i = 0; diag_at(diag, i, &item); i++) {
		if (diag_is_fault(item.code) ||
		    (item.level == DIAG_LEVEL_GOOD && !good))
			continue;
		if (!first)
			OUT_LIT(out, ",");
		json_finding(out, &item);
		first = false;
	}
	out_bytes(out, first ? STR("]\n") : STR("\n]\n"));
}

/* What was read so far. */
struct checked {
	/* A line for each plan without errors. */
	struct out *last;
	struct lint_seen *seen;
	struct {
		const char **v;
		size_t n, cap;
	} files;
};

/* Whether a file comes for the first time: several plans may have one outcome,
 * and each problem is said once. */
static bool
first_time(struct arena *arena, struct checked *checked, const char *path)
{
	for (size_t i = 0; i < checked->files.n; i++)
		if (strcmp(checked->files.v[i], path) == 0)
			return false;
	*ARENA_PUSH(arena, &checked->files) = path;
	return true;
}

/* The outcome to read with a plan; NULL if there is none. */
static const char *
outcome_of(struct arena *arena, const struct settings *set, const char *plan)
{
	const char *beside;

	if (set->outcome || strcmp(plan, "-") == 0)
		return set->outcome;
	beside = file_beside(arena, plan, "outcome.yaml");
	return file_exists(beside) ? beside : NULL;
}

/* Says that a plan, and its outcome if there is one, can be read. */
static void
write_readable(struct out *out, const char *path, const char *outcome)
{
	out_visible(out, str_from(file_label(path)));
	if (outcome) {
		OUT_LIT(out, " and ");
		out_visible(out, str_from(file_label(outcome)));
	}
	OUT_LIT(out, ": all of it can be read. Next: workshop agenda ");
	out_visible(out, str_from(path));
	OUT_LIT(out, "\n");
}

/* Reads a plan, and its outcome if that was not read with another one, and
 * looks at what could be read whole.  What to do next goes to checked. */
static void
check(struct program_run *run, const struct settings *set, const char *path,
    struct checked *checked)
{
	size_t before = diag_count(run->diag, DIAG_LEVEL_ERROR);
	struct out *last = checked->last;
	const struct plan *plan;
	const struct outcome *read;
	const char *outcome;
	bool readable;

	if (!first_time(run->arena, checked, path))
		return;
	plan = plan_load(run->arena, run->diag, path);
	if (!plan)
		return;
	keeping_tell(run->diag, plan, run->today);
	outcome = outcome_of(run->arena, set, path);
	if (outcome && !first_time(run->arena, checked, outcome))
		outcome = NULL;
	if (diag_count(run->diag, DIAG_LEVEL_ERROR) > before) {
		/* Its roles and sessions can wait for a plan that is whole. */
		outcome_load(run->arena, run->diag, NULL, outcome);
		out_visible(last, str_from(file_label(path)));
		OUT_LIT(last, ": mend the errors first; what the plan does for "
			      "people is looked at after that\n");
		return;
	}
	read = outcome_load(run->arena, run->diag, plan, outcome);
	if (!read)
		return;
	readable = diag_count(run->diag, DIAG_LEVEL_ERROR) == before;
	lint_plan(run->arena, run->diag, plan, readable ? read : NULL,
	    run->today, checked->seen);
	if (readable)
		write_readable(last, path, outcome);
}

/* Whether more than one of the plans and the outcome is standard input. */
static bool
two_stdin(struct program_run *run, const struct settings *set,
    const char *const *paths, size_t n)
{
	const char **all = ARENA_ARRAY(run->arena, const char *, n + 1);

	for (size_t i = 0; i < n; i++)
		all[i] = paths[i];
	all[n] = set->outcome;
	return program_two_stdin(run, all, n + 1);
}

static void
run(struct program_run *run, void *context)
{
	static const char *const standard_input[] = { "-" };
	const struct settings *set = context;
	struct diag_style style = { .which = DIAG_FINDINGS,
		.colour = run->colour,
		.source = true,
		.all = set->all,
		.count = true };
	const char *const *paths = run->operand;
	size_t n = run->n_operands;
	struct checked checked = { .last = out_memory(run->arena) };
	struct out *out;

	if (set->strict)
		diag_strict(run->diag);
	if (!n) {
		paths = standard_input;
		n = 1;
	}
	if (two_stdin(run, set, paths, n))
		return;
	checked.seen = lint_seen_new(run->arena);
	for (size_t i = 0; i < n; i++)
		check(run, set, paths[i], &checked);
	lint_seen_free(checked.seen);
	out = out_new(run->arena, NULL);
	if (set->format == JSON) {
		write_json(run->diag, out, set->good);
	} else {
		diag_render(run->diag, out, &style);
		style.which = DIAG_PRAISE;
		style.source = false;
		if (set->good)
			diag_render(run->diag, out, &style);
		out_bytes(out, out_text(checked.last));
	}
	(void)out_commit(out, run->diag);
}

int
main(int argc, char **argv)
{
	struct settings set = { 0 };
	const struct option_entry options[] = {
		{ 's', "strict", OPTION_FLAG, &set.strict, NULL,
		    "end with status 1 for every finding but notes" },
		{ 0, "all", OPTION_FLAG, &set.all, NULL,
		    "show all findings, not only the first of each kind" },
		{ 0, "good", OPTION_FLAG, &set.good, NULL,
		    "show what the plan already does well, too" },
		{ 0, "outcome", OPTION_TEXT, &set.outcome, "FILE",
		    "read this outcome, not outcome.yaml beside the plan" },
		{ 'f', "format", OPTION_CHOICE, &set.format, "text|json",
		    "how findings are written (text)", formats },
	};
	const struct program program = {
		.name = "workshop-check",
		.synopsis = "[-s|--strict] [--all] [--good] "
			    "[--outcome FILE] [-f text|json] [PLAN...]",
		.summary = "Says what is mistyped or missing in a plan, and "
			   "whom it may leave out.",
		.examples = "  workshop check plan.yaml\n"
			    "  workshop check --good --all plan.yaml\n"
			    "  workshop check -f json plan.yaml\n",
		.options = options,
		.n_options = COUNTOF(options),
		.max_operands = SIZE_MAX,
		.no_output = true,
		.findings_are_output = true,
		.run = run,
		.settings = &set,
	};

	return program_main(argc, argv, &program);
}
