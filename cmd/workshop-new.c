/* SPDX-License-Identifier: MIT */
/* workshop-new: see workshop-new(1). */
#include "program.h"
#include "template.h"

struct settings {
	bool list;
	struct when_date date;
};

static void
run(struct program_run *run, void *context)
{
	const struct settings *set = context;
	const char *name = run->n_operands ? run->operand[0] : TEMPLATE_USUAL;
	struct out *out = out_new(run->arena, run->output);
	struct str text;

	out_only_new(out);
	if (set->list && run->n_operands) {
		diag_add(run->diag, DIAG_USAGE, (struct loc){ NULL },
		    "-l lists all templates; please leave out '%s'", name);
		return;
	}
	if (set->list) {
		template_list(out);
	} else {
		text = template_find(run->arena, run->diag, str_from(name));
		if (!text.n)
			return;
		template_write(out, run->arena, text, set->date);
	}
	(void)out_commit(out, run->diag);
}

int
main(int argc, char **argv)
{
	struct settings set = { 0 };
	const struct option_entry options[] = {
		{ 'l', "list", OPTION_FLAG, &set.list, NULL,
		    "list the templates, and what each is for" },
		{ 0, "date", OPTION_DATE, &set.date, "DATE",
		    "the first day; the other dates are counted from it" },
	};
	const struct program program = {
		.name = "workshop-new",
		.synopsis = "[-l] [--date DATE] [-o FILE] [TEMPLATE]",
		.summary = "Writes a plan to start from.  It never overwrites "
			   "one.",
		.examples = "  workshop new -l\n"
			    "  workshop new -o plan.yaml\n"
			    "  workshop new --date 2027-03-02 -o plan.yaml "
			    "fathers-group\n",
		.options = options,
		.n_options = COUNTOF(options),
		.max_operands = 1,
		.run = run,
		.settings = &set,
	};

	return program_main(argc, argv, &program);
}
