/* SPDX-License-Identifier: MIT */
/*
 * program: what all programs do the same: options, --help, --version, one
 * arena, one diag, one output, and the exit status.  A program's own part is a
 * function of inputs to output and problems.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "diag.h"
#include "option.h"
#include "out.h"
#include "when.h"

struct program_run {
	struct arena *arena;
	struct diag *diag;
	const char *const *operand; /* as given; "-" is standard input */
	size_t n_operands;
	const char *output;     /* -o FILE; NULL: standard output */
	struct when_date today; /* --today, else when_today() */
	bool terminal;          /* standard error is a terminal */
	/* How wide the terminal is that the output goes to; 0: to none. */
	int columns;
	bool colour; /* --color, NO_COLOR and TERM obeyed */
};

struct program {
	const char *name;     /* "workshop agenda", as people type it */
	const char *synopsis; /* "[-f md|html|text] ... [PLAN]", one line */
	const char *summary;  /* one line: what it does */
	const char *examples; /* lines, two blanks before each */
	const struct option_entry *options;
	size_t n_options;
	size_t max_operands; /* SIZE_MAX: any number */
	bool no_output;      /* has no -o */
	/* The findings are the output (check): to standard output. */
	bool findings_are_output;
	bool show_all; /* no limit of findings shown */
	/* Does the work. Writes to an out of its own making (out_new(arena,
	 * run->output)), which it commits or discards. Problems go to diag. */
	void (*run)(struct program_run *run, void *settings);
	/* What run has to say at the very end, after the problems; may be NULL.
	 * Not called where the options could not be read. */
	void (*after)(struct program_run *run, void *settings);
	void *settings;
};

/* Runs a program; returns its exit status. */
int program_main(int argc, char **argv, const struct program *program);

/* Whether more than one input is standard input ("-"): adds a problem. */
bool program_two_stdin(
    struct program_run *run, const char *const *paths, size_t n);

#endif
