/* SPDX-License-Identifier: MIT */
/* workshop-check: see workshop-check(1). */
#include <stdint.h>
#include <string.h>

#include "file.h"
#include "outcome.h"
#include "program.h"

enum format { TEXT, JSON };

struct settings {
	bool strict;
	bool all;
	const char *outcome;
	int format;
};

static const char *const formats[] = { "text", "json", NULL };

/* A text in JSON, with its quotation marks. */
static void
json_text(struct out *out, struct str text)
{
	OUT_LIT(out, "\"");
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (c == '"' || c == '\\')
			out_char(out, '\\');
		if (c < 0x20 || c == 0x7f)
			out_fmt(out, "\\u%04x", c);
		else
			out_char(out, text.s[i]);
	}
	OUT_LIT(out, "\"");
}

/* "name": text, or null where it is blank. */
static void
json_member(struct out *out, const char *name, struct str text)
{
	out_fmt(out, ", \"%s\": ", name);
	if (text.n)
		json_text(out, text);
	else
		OUT_LIT(out, "null");
}

static void
write_json(const struct diag *diag, struct out *out)
{
	struct diag_item item;
	bool first = true;

	OUT_LIT(out, "[");
	for (size_t i = 0; diag_at(diag, i, &item); i++) {
		const char *level = diag_level_word(diag_level(item.code));

		if (diag_is_fault(item.code))
			continue;
		out_fmt(out, "%s\n  {\"file\": ", first ? "" : ",");
		json_text(out, str_from(item.loc.file));
		out_fmt(out, ", \"line\": %d, \"column\": %d", item.loc.line,
		    item.loc.col);
		json_member(out, "code", str_from(diag_name(item.code)));
		json_member(out, "level", str_from(level));
		json_member(out, "message", item.text);
		/* Why it matters and what to try come with the rules of
		 * fairness; an error of form says both in its message. */
		json_member(out, "why", (struct str){ 0 });
		json_member(out, "try", (struct str){ 0 });
		json_member(out, "question", (struct str){ 0 });
		OUT_LIT(out, "}");
		first = false;
	}
	out_bytes(out, first ? STR("]\n") : STR("\n]\n"));
}

/* What was read so far. */
struct checked {
	/* A line for each plan without errors. */
	struct out *praise;
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

/* Reads a plan, and its outcome if that was not read with another one. */
static void
check(struct program_run *run, const struct settings *set, const char *path,
    struct checked *checked)
{
	size_t before = diag_count(run->diag, DIAG_LEVEL_ERROR);
	struct out *praise = checked->praise;
	const struct plan *plan;
	const char *outcome;

	if (!first_time(run->arena, checked, path))
		return;
	plan = plan_load(run->arena, run->diag, path);
	if (!plan)
		return;
	outcome = outcome_of(run->arena, set, path);
	if (outcome && !first_time(run->arena, checked, outcome))
		outcome = NULL;
	outcome_load(run->arena, run->diag, plan, outcome);
	if (diag_count(run->diag, DIAG_LEVEL_ERROR) > before)
		return;
	out_visible(praise, str_from(file_label(path)));
	if (outcome) {
		OUT_LIT(praise, " and ");
		out_visible(praise, str_from(file_label(outcome)));
	}
	OUT_LIT(praise, ": all of it can be read. Next: workshop agenda ");
	out_visible(praise, str_from(path));
	OUT_LIT(praise, "\n");
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
	const struct diag_style style = { .which = DIAG_FINDINGS,
		.colour = run->colour,
		.source = true,
		.all = set->all };
	const char *const *paths = run->operand;
	size_t n = run->n_operands;
	struct checked checked = { .praise = out_memory(run->arena) };
	struct out *out;

	if (set->strict)
		diag_strict(run->diag);
	if (!n) {
		paths = standard_input;
		n = 1;
	}
	if (two_stdin(run, set, paths, n))
		return;
	for (size_t i = 0; i < n; i++)
		check(run, set, paths[i], &checked);
	out = out_new(run->arena, NULL);
	if (set->format == JSON) {
		write_json(run->diag, out);
	} else {
		diag_render(run->diag, out, &style);
		out_bytes(out, out_text(checked.praise));
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
		    "show all errors, not the first 20 of a file" },
		{ 0, "outcome", OPTION_TEXT, &set.outcome, "FILE",
		    "read this outcome, not outcome.yaml beside the plan" },
		{ 'f', "format", OPTION_CHOICE, &set.format, "text|json",
		    "how findings are written (text)", formats },
	};
	const struct program program = {
		.name = "workshop-check",
		.synopsis = "[-s|--strict] [--all] [--outcome FILE] "
			    "[-f text|json] [PLAN...]",
		.summary = "Says what is missing or mistyped in a plan, and "
			   "how to put it right.",
		.examples = "  workshop check plan.yaml\n"
			    "  workshop check --all plan.yaml\n"
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
