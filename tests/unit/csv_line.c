/* SPDX-License-Identifier: MIT */
/* csv_line: what it splits, what it leaves alone, and that libcsv agrees. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "csv_batch.h"
#include "csv_line.h"

#define TEXTS 60000

static const struct {
	const char *line;
	const char *fields; /* NULL: it is left to libcsv */
} cases[] = {
	{ "a", "a" },
	{ "a,b", "a|b" },
	{ ",", "|" },
	{ "a,,", "a||" },
	{ " a , b\t,\t", "a|b|" },
	{ "a b,c", "a b|c" },
	{ "\"a\"", "a" },
	{ "\"a,b\",c", "a,b|c" },
	{ "a,\"b\"", "a|b" },
	{ "\" a \",\"\"", " a |" },
	{ "\"a \"\"b\"\" c\",d", "a \"b\" c|d" },
	{ "\"\"\"\"", "\"" },
	{ "\"\"\"\"\"\",\"a\"\"\"", "\"\"|a\"" },
	{ "=1,'x;y", "=1|'x;y" },
	/* Nothing, or nothing but blanks, is a record of its own kind. */
	{ "", NULL },
	{ " \t", NULL },
	{ "\"\"", NULL },
	/* Marks that do not stand where they should. */
	{ "a\"b", NULL },
	{ "a,b\"", NULL },
	{ " \"a\"", NULL },
	{ "\"a\" ", NULL },
	{ "\"a\"b,c", NULL },
	{ "\"a", NULL },
	{ "a,\"", NULL },
	{ "\"a\"\"", NULL },
	{ "\"a\"\"b\",c\"d", NULL },
};

static void
splits_what_is_well_written(void **state)
{
	struct arena *arena = arena_new();
	struct str field[CSV_LINE_FIELDS];

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		size_t bytes = strlen(cases[i].line);
		char *line = str_c(arena, str_from(cases[i].line));
		size_t n = csv_line_split(line, bytes, ',', field);
		struct buf seen = BUF(arena);

		assert_int_equal(n > 0, cases[i].fields != NULL);
		for (size_t f = 0; f < n; f++)
			buf_fmt(
			    &seen, "%s%.*s", f ? "|" : "", STR_ARG(field[f]));
		if (n)
			assert_str(buf_str(&seen), cases[i].fields);
		else
			assert_memory_equal(line, cases[i].line, bytes);
	}
	arena_free(arena);
}

static void
has_room_for_some_fields(void **state)
{
	struct str field[CSV_LINE_FIELDS];
	char line[CSV_LINE_FIELDS + 1];

	(void)state;
	memset(line, ';', sizeof(line));
	assert_int_equal(csv_line_split(line, CSV_LINE_FIELDS - 1, ';', field),
	    CSV_LINE_FIELDS);
	assert_int_equal(csv_line_split(line, CSV_LINE_FIELDS, ';', field), 0);
}

static bool
has_an_a(const void *context, struct str field)
{
	(void)context;
	return str_has(field, 'a');
}

/* All there is to know of the records of a text that is read in pieces of this
 * size, and of its problems. */
static struct str
records_of(struct arena *arena, struct str text, size_t piece, char delimiter)
{
	const struct csv_look look = { has_an_a, NULL };
	struct csv_reader *reader = csv_batch_begin("test", delimiter, look);
	struct csv_batch batch = { .arena = arena_new() };
	struct diag *diag = diag_new(arena, "test");
	struct buf seen = BUF(arena);
	struct diag_item item;
	bool fine = true;

	for (size_t at = 0; at <= text.n && fine; at += piece) {
		struct str part = str_head(str_from_byte(text, at), piece);
		char *bytes = str_c(arena, part);

		if (at == text.n)
			part.n = 0;
		fine = csv_batch_read(
		    reader, bytes, part.n, at + piece > text.n, &batch);
		for (size_t i = 0; i < batch.n; i++) {
			const struct csv_record *record = &batch.v[i];

			buf_fmt(&seen, "\n%zu%c%c%llx", record->line,
			    record->blank ? 'b' : ' ',
			    record->plain ? 'p' : ' ',
			    (unsigned long long)record->passed);
			for (size_t f = 0; f < record->n; f++) {
				buf_fmt(&seen, "|%zu:", record->field[f].n);
				buf_add(&seen, record->field[f]);
			}
		}
	}
	csv_batch_tell(reader, diag);
	for (size_t i = 0; diag_at(diag, i, &item); i++)
		buf_fmt(&seen, "\n%d at %d:%d", (int)item.code, item.loc.line,
		    item.loc.col);
	csv_batch_end(reader);
	arena_free(batch.arena);
	return buf_str(&seen);
}

/* Pieces of one byte hold no line, so that libcsv reads all of them. */
static void
libcsv_says_the_same(void **state)
{
	static const char letters[] = "aab,,;\"\"\n\n\r \t'=\0\xc3\xa9";
	static const char delimiters[] = ",;\t|";
	unsigned long long seed = 20261123;
	size_t fine = 0;

	(void)state;
	for (int i = 0; i < TEXTS; i++) {
		struct arena *arena = arena_new();
		struct buf text = BUF(arena);
		struct str lone, whole;
		char delimiter = delimiters[i % 4];
		size_t n = 1 + (size_t)i % 40;

		while (n--) {
			char c;

			seed = seed * 6364136223846793005ULL +
			       1442695040888963407ULL;
			c = letters[(seed >> 33) % (sizeof(letters) - 1)];
			/* Well written here and there. */
			if (c == '"' && seed >> 60 < 8)
				buf_fmt(&text, "\"a%cb\"\"\"%c", delimiter,
				    delimiter);
			else
				buf_char(&text, c);
		}
		lone = records_of(arena, buf_str(&text), 1, delimiter);
		whole = records_of(arena, buf_str(&text), 4096, delimiter);
		assert_int_equal(lone.n, whole.n);
		assert_memory_equal(lone.s, whole.s, lone.n);
		fine += !str_has(lone, '@');
		arena_free(arena);
	}
	assert_true(fine > TEXTS / 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits_what_is_well_written),
		cmocka_unit_test(has_room_for_some_fields),
		cmocka_unit_test(libcsv_says_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
