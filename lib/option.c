/* SPDX-License-Identifier: MIT */
#include "option.h"

#include <assert.h>
#include <getopt.h>
#include <string.h>

#define OPTIONS_MAX 40
/* What getopt_long() returns for a long option: this and its place. */
#define LONG_OPTION 256

/* The table in the words of getopt_long(). */
struct getopt_table {
	struct option longs[OPTIONS_MAX + 1];
	char letters[2 + 2 * OPTIONS_MAX];
};

static void
translate(const struct option_entry *table, size_t n, struct getopt_table *out)
{
	char *letter = out->letters;

	assert(n <= OPTIONS_MAX);
	*letter++ = ':'; /* tells a missing argument from an unknown option */
	for (size_t i = 0; i < n; i++) {
		bool flag = table[i].type == OPTION_FLAG;

		out->longs[i] = (struct option){ table[i].name,
			flag ? no_argument : required_argument, NULL,
			LONG_OPTION + (int)i };
		if (!table[i].letter)
			continue;
		*letter++ = table[i].letter;
		if (!flag)
			*letter++ = ':';
	}
	*letter = '\0';
	out->longs[n] = (struct option){ NULL, 0, NULL, 0 };
}

static void
wrong(struct diag *diag, const char *what, struct str subject, struct str near)
{
	if (near.n)
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "%s '%.*s'; did you mean '%.*s'? (--help lists all)", what,
		    STR_ARG(subject), STR_ARG(near));
	else
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "%s '%.*s' (--help lists all)", what, STR_ARG(subject));
}

static bool
read_choice(
    const struct option_entry *entry, struct str given, struct diag *diag)
{
	struct str words[16];
	size_t n = 0;

	for (; entry->words[n]; n++) {
		assert(n < COUNTOF(words));
		words[n] = str_from(entry->words[n]);
		if (str_eq(words[n], given)) {
			*(int *)entry->value = (int)n;
			return true;
		}
	}
	wrong(diag, "this option does not know", given,
	    str_nearest(given, words, n));
	diag_note(diag, (struct loc){ NULL }, "--%s takes %s", entry->name,
	    entry->argument);
	return false;
}

static bool
read_number(
    const struct option_entry *entry, struct str given, struct diag *diag)
{
	int n;

	if (str_number(given, &n) && n >= entry->low && n <= entry->high) {
		*(int *)entry->value = n;
		return true;
	}
	diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
	    "--%s takes a whole number from %d to %d, not '%.*s'", entry->name,
	    entry->low, entry->high, STR_ARG(given));
	return false;
}

static bool
read_date(const struct option_entry *entry, struct str given, struct diag *diag)
{
	struct when_date date;

	if (when_read_date(given, &date) == WHEN_OK) {
		*(struct when_date *)entry->value = date;
		return true;
	}
	diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
	    "--%s takes a date such as 2024-02-08, not '%.*s'", entry->name,
	    STR_ARG(given));
	return false;
}

static bool
read_list(
    const struct option_entry *entry, const char *given, struct diag *diag)
{
	struct option_list *list = entry->value;

	if (list->n < OPTION_LIST_MAX) {
		list->v[list->n++] = given;
		return true;
	}
	diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
	    "--%s can be given at most %d times", entry->name, OPTION_LIST_MAX);
	return false;
}

static bool
take(const struct option_entry *entry, const char *given, struct diag *diag)
{
	struct str text = str_from(given);

	switch (entry->type) {
	case OPTION_FLAG:
		*(bool *)entry->value = true;
		return true;
	case OPTION_TEXT:
		*(const char **)entry->value = given;
		return true;
	case OPTION_LIST:
		return read_list(entry, given, diag);
	case OPTION_CHOICE:
		return read_choice(entry, text, diag);
	case OPTION_NUMBER:
		return read_number(entry, text, diag);
	case OPTION_DATE:
		return read_date(entry, text, diag);
	}
	return false;
}

/* The option that getopt_long() took last, as it stands in argv; given is its
 * argument. */
static const char *
token_of(char **argv, const char *given)
{
	const char *token = argv[optind - 1];

	return given && token == given ? argv[optind - 2] : token;
}

/* getopt_long() takes "--out" for "--output"; we do not, since a new option
 * would change what a script means. */
static bool
abbreviated(const char *token, const struct option_entry *entry)
{
	struct str rest;

	return !str_eq(
	    str_cut(str_from(token + 2), '=', &rest), str_from(entry->name));
}

static void
unknown(const char *given, const struct option_entry *table, size_t n,
    struct diag *diag)
{
	struct str names[OPTIONS_MAX], rest, near;
	struct str token = str_from(given);
	char shown[] = { '-', (char)optopt, '\0' };

	if (optopt && optopt < LONG_OPTION) {
		wrong(diag, "unknown option", str_from(shown), STR(""));
		return;
	}
	for (size_t i = 0; i < n; i++)
		names[i] = str_from(table[i].name);
	token = str_cut(token, '=', &rest);
	near = str_nearest(str_from_byte(token, 2), names, n);
	if (near.n) /* the C string of the table, so dashes can stand before */
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "unknown option '%.*s'; did you mean '--%.*s'? (--help lists all)",
		    STR_ARG(token), STR_ARG(near));
	else
		wrong(diag, "unknown option", token, STR(""));
}

static const struct option_entry *
by_letter(const struct option_entry *table, size_t n, int letter)
{
	for (size_t i = 0; i < n; i++)
		if (letter == table[i].letter || letter == LONG_OPTION + (int)i)
			return &table[i];
	return NULL;
}

bool
option_read(int argc, char **argv, const struct option_entry *table, size_t n,
    struct diag *diag, int *first)
{
	struct getopt_table words;
	int c;

	translate(table, n, &words);
	opterr = 0;
	while ((c = getopt_long(
		    argc, argv, words.letters, words.longs, NULL)) != -1) {
		const struct option_entry *entry = by_letter(table, n, c);

		if (c == ':') {
			diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
			    "'%s' needs something after it (--help shows what)",
			    argv[optind - 1]);
			return false;
		}
		if (!entry) {
			unknown(argv[optind - 1], table, n, diag);
			return false;
		}
		if (c >= LONG_OPTION &&
		    abbreviated(token_of(argv, optarg), entry)) {
			optopt = 0;
			unknown(token_of(argv, optarg), table, n, diag);
			return false;
		}
		if (!take(entry, optarg, diag))
			return false;
	}
	*first = optind;
	return true;
}
