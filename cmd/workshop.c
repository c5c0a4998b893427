/* SPDX-License-Identifier: MIT */
/* workshop: finds and runs workshop-NAME, as workshop(1) says. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "diag.h"
#include "file.h"
#include "out.h"

static const struct {
	const char *name;
	const char *does;
} programs[] = {
#define PROGRAM(name, does) { name, does },
#include "programs.def"
#undef PROGRAM
};

static void
show_help(struct out *out)
{
	OUT_LIT(out,
	    "workshop [-h] [-V] PROGRAM [ARGUMENT...]\n\n"
	    "Plan co-design workshops, gather the notes, and give back what"
	    " came out.\n\nexamples:\n"
	    "  workshop check plan.yaml\n"
	    "  workshop agenda plan.yaml\n"
	    "  workshop import --plan plan.yaml -o notes.csv captures/*.csv\n"
	    "  workshop report -f html -o report.html plan.yaml notes.csv\n\n"
	    "programs, in the order of a workshop:\n");
	for (size_t i = 0; i < COUNTOF(programs); i++)
		out_fmt(
		    out, "  %-10s %s\n", programs[i].name, programs[i].does);
	OUT_LIT(out, "\n'workshop PROGRAM --help' tells more of each;"
		     " 'man 7 workshop' is the introduction.\n");
}

static void
unknown(struct diag *diag, const char *name)
{
	struct str names[COUNTOF(programs)], near;

	for (size_t i = 0; i < COUNTOF(programs); i++)
		names[i] = str_from(programs[i].name);
	near = str_nearest(str_from(name), names, COUNTOF(names));
	if (str_eq(near, str_from(name)))
		diag_add(diag, DIAG_CANNOT_OPEN, (struct loc){ NULL },
		    "'workshop-%s' stands neither beside this program nor on "
		    "the PATH; was the kit installed whole?",
		    name);
	else if (near.n)
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "there is no program '%s'; did you mean '%.*s'?", name,
		    STR_ARG(near));
	else
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "there is no program '%s' ('workshop --help' lists all)",
		    name);
}

/* Becomes workshop-NAME: the one beside this program, else the one on PATH.
 * Returns only if there is none. */
static void
run(struct arena *arena, struct diag *diag, char **argv, const char *self)
{
	const char *name = str_c(arena, str_fmt(arena, "workshop-%s", argv[0]));
	char *real = strchr(self, '/') ? realpath(self, NULL) : NULL;
	const char *asked = argv[0];

	argv[0] = str_c(arena, str_from(name));
	if (!strchr(name, '/') && real)
		(void)execv(file_beside(arena, real, name), argv);
	if (!strchr(name, '/') && (!real || errno == ENOENT))
		(void)execvp(name, argv);
	if (errno == ENOENT || strchr(name, '/'))
		unknown(diag, asked);
	else
		diag_add(diag, DIAG_CANNOT_OPEN, (struct loc){ name },
		    "cannot run: %s", strerror(errno));
	free(real);
}

static void
start(struct arena *arena, struct diag *diag, int argc, char **argv)
{
	struct out *out = out_new(arena, NULL);
	struct str first = str_from(argc > 1 ? argv[1] : NULL);

	if (!first.n) {
		show_help(out_stderr(arena));
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "which program? Give one of these names");
	} else if (str_eq(first, STR("-h")) || str_eq(first, STR("--help"))) {
		show_help(out);
		(void)out_commit(out, diag);
	} else if (str_eq(first, STR("-V")) ||
		   str_eq(first, STR("--version"))) {
		OUT_LIT(out, "workshop " WORKSHOP_VERSION "\n");
		(void)out_commit(out, diag);
	} else if (first.s[0] == '-') {
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "unknown option '%s'; give the program's name first",
		    argv[1]);
	} else {
		run(arena, diag, argv + 1, argv[0]);
	}
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "workshop");
	int status;

	(void)signal(SIGPIPE, SIG_IGN);
	start(arena, diag, argc, argv);
	diag_render(diag, out_stderr(arena), &(struct diag_style){ 0 });
	status = (int)diag_status(diag);
	arena_free(arena);
	return status;
}
