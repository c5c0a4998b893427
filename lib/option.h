/* SPDX-License-Identifier: MIT */
/*
 * option: the options of a program as a table, from which both the reading
 * (getopt_long, no abbreviations) and --help are made.
 */
#ifndef OPTION_H
#define OPTION_H

#include "diag.h"
#include "when.h"

enum option_type {
	OPTION_FLAG,   /* bool */
	OPTION_TEXT,   /* const char * */
	OPTION_LIST,   /* struct option_list: may be given several times */
	OPTION_CHOICE, /* int: the place of the word in words, from 0 */
	OPTION_NUMBER, /* int, low to high */
	OPTION_DATE,   /* struct when_date */
};

#define OPTION_LIST_MAX 64
struct option_list {
	const char *v[OPTION_LIST_MAX];
	size_t n;
};

struct option_entry {
	char letter;      /* 0: only a long name */
	const char *name; /* without the dashes */
	enum option_type type;
	void *value;              /* where it goes; left alone if not given */
	const char *argument;     /* "FILE", for --help; NULL for a flag */
	const char *help;         /* one line */
	const char *const *words; /* OPTION_CHOICE, ends with NULL */
	int low, high;            /* OPTION_NUMBER */
};

/* Reads argv by table; *first is the index of the first operand after.
 * Operands may stand among options.  False after a problem (in diag). */
bool option_read(int argc, char **argv, const struct option_entry *table,
    size_t n, struct diag *diag, int *first);

#endif
