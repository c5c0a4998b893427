/* SPDX-License-Identifier: MIT */
/*
 * tables plan|outcome: the keys of a format as the kit reads them, a line each,
 * for schema.py and for tests: table, key, type, + if it is required, lowest and
 * highest number, most characters, the table below it, and its words.  A table is
 * called after the first key that leads to it.
 */
#include <stdio.h>
#include <string.h>

#include "outcome.h"
#include "plan_table.h"

#define TABLES_MAX 64

static const char *const types[] = {
	[FORM_TEXT] = "text",
	[FORM_QUESTION] = "question",
	[FORM_MARKDOWN] = "markdown",
	[FORM_TEXTS] = "texts",
	[FORM_NUMBER] = "number",
	[FORM_LENGTH] = "length",
	[FORM_PEOPLE] = "people",
	[FORM_MONEY] = "money",
	[FORM_CHOICE] = "choice",
	[FORM_DATE] = "date",
	[FORM_TIME] = "time",
	[FORM_ID] = "id",
	[FORM_LANGUAGE] = "language",
	[FORM_PAIRS] = "pairs",
	[FORM_STRUCT] = "struct",
	[FORM_LIST] = "list",
	[FORM_OTHER] = "other",
};

struct tables {
	const struct form_table *v[TABLES_MAX];
	const char *name[TABLES_MAX];
	size_t n;
};

/* The name of a table, which is put last in line if it is new. */
static const char *
name_of(struct tables *tables, const struct form_table *table, const char *name)
{
	for (size_t i = 0; i < tables->n; i++)
		if (tables->v[i] == table)
			return tables->name[i];
	tables->v[tables->n] = table;
	tables->name[tables->n++] = name;
	return name;
}

static void
write_field(
    struct tables *tables, const char *name, const struct form_field *field)
{
	printf("%s\t%s\t%s\t%s\t%d\t%d\t%d\t%s\t", name, field->key,
	    types[field->type], field->required ? "+" : "", field->low,
	    field->high, field->most,
	    field->table ? name_of(tables, field->table, field->key) : "");
	for (size_t i = 0; field->words && field->words[i]; i++)
		printf("%s%s", i ? ";" : "", field->words[i]);
	printf("\n");
}

int
main(int argc, char **argv)
{
	struct tables tables = { .n = 0 };

	if (argc != 2)
		return 2;
	name_of(&tables,
	    strcmp(argv[1], "plan") == 0 ? plan_table() : outcome_table(),
	    argv[1]);
	for (size_t i = 0; i < tables.n; i++)
		for (size_t j = 0; j < tables.v[i]->n; j++)
			write_field(
			    &tables, tables.name[i], &tables.v[i]->field[j]);
	return 0;
}
