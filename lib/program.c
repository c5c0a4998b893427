/* SPDX-License-Identifier: MIT */
#include "program.h"

#include <assert.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define OPTIONS_MAX 40

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };
static const char *const colours[] = { "auto", "always", "never", NULL };

/* The options that every program has. */
struct common {
	bool help;
	bool version;
	int colour;
	const char *output;
	struct when_date today;
};

static size_t
all_options(const struct program *program, struct common *common,
    struct option_entry *all)
{
	size_t n = 0;

	for (; n < program->n_options; n++)
		all[n] = program->options[n];
	if (!program->no_output)
		all[n++] = (struct option_entry){ 'o', "output", OPTION_TEXT,
			&common->output, "FILE",
			"write to FILE, whole or not at all" };
	all[n++] = (struct option_entry){ 0, "today", OPTION_DATE,
		&common->today, "DATE", "take DATE for today" };
	all[n++] =
	    (struct option_entry){ 0, "color", OPTION_CHOICE, &common->colour,
		    "auto|always|never", "colour in messages", colours };
	all[n++] = (struct option_entry){ 'h', "help", OPTION_FLAG,
		&common->help, NULL, "show this help" };
	all[n++] = (struct option_entry){ 'V', "version", OPTION_FLAG,
		&common->version, NULL, "show the version" };
	assert(n <= OPTIONS_MAX);
	return n;
}

static void
show_option(struct out *out, const struct option_entry *entry)
{
	char letter[] = { '-', entry->letter, ',', ' ', '\0' };
	size_t width = 6 + 2 + strlen(entry->name) +
		       (entry->argument ? 1 + strlen(entry->argument) : 0);

	out_fmt(out, "  %s--%s%s%s", entry->letter ? letter : "    ",
	    entry->name, entry->argument ? " " : "",
	    entry->argument ? entry->argument : "");
	if (width < 30)
		out_fmt(out, "%*s", (int)(30 - width), "");
	else
		out_fmt(out, "\n%30s", "");
	out_fmt(out, "%s\n", entry->help);
}

static void
show_help(struct out *out, const struct program *program,
    const struct option_entry *all, size_t n)
{
	out_fmt(out, "%s %s\n\n%s\n\nexamples:\n%s\noptions:\n", program->name,
	    program->synopsis, program->summary, program->examples);
	for (size_t i = 0; i < n; i++)
		show_option(out, &all[i]);
	OUT_LIT(out, "\nexit status: 0 fine; 1 something in what was written;"
		     " 2 wrong use;\n3 the system failed\n");
}

static bool
wants_colour(int choice, int fd)
{
	const char *none = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (choice != COLOUR_AUTO)
		return choice == COLOUR_ALWAYS;
	return isatty(fd) && !(none && *none) &&
	       !(term && strcmp(term, "dumb") == 0);
}

/* A closed 0, 1 or 2 must not become the first file that is opened. */
static void
hold_standard_files(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd ? O_RDONLY : O_WRONLY) != fd)
			exit(DIAG_STATUS_SYSTEM);
}

static void
report(const struct program *program, const struct program_run *run)
{
	const struct diag_style style = {
		.which = program->findings_are_output ? DIAG_FAULTS : DIAG_ALL,
		.colour = run->colour,
		.source = run->terminal,
		.all = program->show_all,
	};

	diag_render(run->diag, out_stderr(run->arena), &style);
}

/* The columns of the terminal that output to this path goes to. */
static int
columns_of(const char *path)
{
	const char *said = getenv("COLUMNS");
	struct winsize size = { 0 };
	int columns = 0;

	if ((path && strcmp(path, "-") != 0) || !isatty(STDOUT_FILENO))
		return 0;
	if (said && str_number(str_from(said), &columns) && columns > 0)
		return columns;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* Whether the program was run, and so has more to say. */
static bool
start(const struct program *program, struct program_run *run, int argc,
    char **argv)
{
	struct option_entry all[OPTIONS_MAX];
	struct common common = { .colour = COLOUR_AUTO };
	size_t n = all_options(program, &common, all);
	struct out *out = out_new(run->arena, NULL);
	int first = argc;

	if (!option_read(argc, argv, all, n, run->diag, &first))
		return false;
	run->colour = wants_colour(common.colour,
	    program->findings_are_output ? STDOUT_FILENO : STDERR_FILENO);
	run->output = common.output;
	run->columns = columns_of(common.output);
	run->today = common.today.year ? common.today : when_today();
	run->operand = (const char *const *)(argv + first);
	run->n_operands = (size_t)(argc - first);
	if (common.help) {
		show_help(out, program, all, n);
		(void)out_commit(out, run->diag);
	} else if (common.version) {
		out_fmt(out, "%s %s\n", program->name, WORKSHOP_VERSION);
		(void)out_commit(out, run->diag);
	} else if (run->n_operands > program->max_operands) {
		diag_add(run->diag, DIAG_USAGE, (struct loc){ NULL },
		    "'%s' is one file too many (--help shows how to use this)",
		    run->operand[program->max_operands]);
	} else {
		program->run(run, program->settings);
		return true;
	}
	return false;
}

int
program_main(int argc, char **argv, const struct program *program)
{
	struct program_run run = { 0 };
	bool ran;
	int status;

	hold_standard_files();
	(void)signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write */
	(void)signal(SIGXFSZ, SIG_IGN); /* and so is a file grown too large */
	run.arena = arena_new();
	run.diag = diag_new(run.arena, program->name);
	run.terminal = isatty(STDERR_FILENO);
	ran = start(program, &run, argc, argv);
	report(program, &run);
	if (ran && program->after)
		program->after(&run, program->settings);
	status = (int)diag_status(run.diag);
	arena_free(run.arena);
	return status;
}

bool
program_two_stdin(struct program_run *run, const char *const *paths, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found += paths[i] && strcmp(paths[i], "-") == 0;
	if (found > 1)
		diag_add(run->diag, DIAG_USAGE, (struct loc){ NULL },
		    "only one file can be '-', standard input");
	return found > 1;
}
