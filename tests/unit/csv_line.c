/* SPDX-License-Identifier: MIT */
/* csv_line: what it splits, what it leaves alone, and that libcsv agrees. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "csv_batch.h"
#include "csv_line.h"
#include "mask.h"

#define TEXTS 60000
#define MARKS 64 /* that are written twice, at most, in one record */

static const struct {
	const char *line;   /* without its end */
	const char *fields; /* NULL: it is left to libcsv */
	size_t lines;       /* 0: one */
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
	{ "\"a\nb\",c", "a\nb|c", 2 },
	{ "\"\n\r\n\r\r\n\",c", "\n\r\n\r\r\n|c", 5 },
	{ "\"a \"\"\nb\"\"\",\"\r\"", "a \"\nb\"|\r", 3 },
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
	static const char *const ends[] = { "\n", "\r", "\r\n", "\nx\"y" };
	struct arena *arena = arena_new();
	struct str field[CSV_LINE_FIELDS];

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases) * COUNTOF(ends); i++) {
		const char *text = cases[i / 4].line,
			   *want = cases[i / 4].fields;
		struct str whole = str_fmt(arena, "%s%s", text, ends[i % 4]);
		struct csv_line line = { .field = field };
		char *bytes = str_c(arena, whole);
		bool fine = csv_line_read(&line, bytes, whole.n, ',');
		struct buf seen = BUF(arena);

		assert_int_equal(fine, want != NULL);
		for (size_t f = 0; fine && f < line.n; f++)
			buf_fmt(
			    &seen, "%s%.*s", f ? "|" : "", STR_ARG(field[f]));
		if (fine) {
			assert_str(buf_str(&seen), want);
			assert_int_equal(line.bytes, strlen(text) + 1);
			assert_int_equal(line.lines,
			    cases[i / 4].lines ? cases[i / 4].lines : 1);
		} else {
			assert_memory_equal(bytes, whole.s, whole.n);
		}
		/* Where its end is not there yet. */
		assert_false(csv_line_read(
		    &line, str_c(arena, whole), strlen(text), ','));
	}
	arena_free(arena);
}

/* Wherever it stands in the bytes that are looked at together. */
static void
splits_at_all_places(void **state)
{
	struct arena *arena = arena_new();
	struct str field[CSV_LINE_FIELDS];
	const char *pad =
	    str_c(arena, str_fmt(arena, "%0*d", (int)(2 * MASK_BYTES), 0));

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases) * 2 * MASK_BYTES; i++) {
		const char *text = cases[i / (2 * MASK_BYTES)].line;
		const char *want = cases[i / (2 * MASK_BYTES)].fields;
		int n = (int)(i % (2 * MASK_BYTES));
		struct str whole = str_fmt(arena, "%.*s,%s\n", n, pad, text);
		struct csv_line line = { .field = field };
		struct buf seen = BUF(arena);

		if (!want)
			continue;
		assert_true(
		    csv_line_read(&line, str_c(arena, whole), whole.n, ','));
		assert_int_equal(line.bytes, whole.n);
		for (size_t f = 1; f < line.n; f++)
			buf_fmt(&seen, "%s%.*s", f > 1 ? "|" : "",
			    STR_ARG(field[f]));
		assert_int_equal(field[0].n, n);
		assert_str(buf_str(&seen), want);
	}
	arena_free(arena);
}

static void
tells_what_is_plain(void **state)
{
	static const struct {
		const char *line;
		char delimiter;
		bool plain;
	} lines[] = {
		{ "a b;~\n", ';', true },
		{ "\ta\t ;\t~ \t\r", ';', true },
		{ "a\tb;c\n", ';', false },
		{ "a\x7f;b\n", ';', false },
		{ "\t;\xc3\xa9\n", ';', false },
		{ "\"a\nb\";c\n", ';', false },
		{ "a\tb\n", '\t', true },
		{ "\"a\tb\"\tc\n", '\t', false },
		{ "\xc3\xa9\tb\n", '\t', false },
	};
	struct str field[CSV_LINE_FIELDS];
	char text[16];

	(void)state;
	for (size_t i = 0; i < COUNTOF(lines); i++) {
		struct csv_line line = { .field = field };
		size_t n = strlen(lines[i].line);

		memcpy(text, lines[i].line, n);
		assert_true(csv_line_read(&line, text, n, lines[i].delimiter));
		assert_int_equal(line.plain, lines[i].plain);
	}
}

static void
has_room_for_some_fields(void **state)
{
	struct str field[CSV_LINE_FIELDS];
	struct csv_line line = { .field = field };
	char bytes[CSV_LINE_FIELDS + 1];

	(void)state;
	memset(bytes, ';', sizeof(bytes));
	bytes[CSV_LINE_FIELDS - 1] = '\n';
	assert_true(csv_line_read(&line, bytes, CSV_LINE_FIELDS, ';'));
	assert_int_equal(line.n, CSV_LINE_FIELDS);
	bytes[CSV_LINE_FIELDS - 1] = ';';
	bytes[CSV_LINE_FIELDS] = '\n';
	assert_false(csv_line_read(&line, bytes, sizeof(bytes), ';'));
}

static void
has_room_for_some_marks(void **state)
{
	struct str field[CSV_LINE_FIELDS];
	struct csv_line line = { .field = field };
	const struct str end = STR("\",\"\"\n");
	char bytes[2 * MARKS + 16];

	(void)state;
	for (size_t marks = 0; marks <= MARKS + 1; marks++) {
		size_t n = 2 * marks + 1 + end.n;

		memset(bytes, '"', sizeof(bytes));
		memcpy(bytes + n - end.n, end.s, end.n);
		assert_int_equal(
		    csv_line_read(&line, bytes, n, ','), marks <= MARKS);
		if (marks <= MARKS)
			assert_int_equal(field[0].n, marks);
	}
}

/* All there is to know of the records of a text that is read in pieces of this
 * size, and of its problems. */
static struct str
records_of(struct arena *arena, struct str text, size_t piece, char delimiter)
{
	struct csv_reader *reader = csv_batch_begin("test", delimiter);
	struct csv_batch batch = { .arena = arena_new() };
	struct diag *diag = diag_new(arena, "test");
	struct buf seen = BUF(arena);
	struct diag_item item;
	bool fine = true;

	for (size_t at = 0; at <= text.n && fine; at += piece) {
		struct str part = str_head(str_from_byte(text, at), piece);
		char *bytes = ARENA_ARRAY(arena, char, part.n);

		if (at == text.n)
			part.n = 0;
		if (part.n)
			memcpy(bytes, part.s, part.n);
		fine = csv_batch_read(
		    reader, bytes, part.n, at + piece > text.n, &batch);
		for (size_t i = 0; i < batch.n; i++) {
			const struct csv_record *record = &batch.v[i];

			buf_fmt(&seen, "\n%zu%c%c", record->line,
			    record->blank ? 'b' : ' ',
			    record->plain ? 'p' : ' ');
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

static unsigned
next(unsigned long long *seed)
{
	*seed = *seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(*seed >> 33);
}

/* What may stand anywhere, well written here and there (D is the delimiter),
 * and words that bring it to all places of the bytes that are looked at
 * together. */
static void
add_some(struct buf *text, unsigned long long *seed, char delimiter)
{
	static const char letters[] = "aab,,;\"\"\n\n\r \t'=\0\xc3\xa9";
	static const char *const parts[] = { "\"aDb\"\"\"D", "\"a\nb\"D",
		"D\"\"\"\"\r\n", "\n\"\r\n\"\"D\"D" };
	unsigned what = next(seed);
	const char *part = parts[what / 16 % COUNTOF(parts)];

	if (what % 16 == 0)
		for (unsigned n = what / 16 % 70; n; n--)
			buf_char(text, n % 9 ? 'w' : ' ');
	else if (what % 16 < 4)
		for (; *part; part++)
			buf_fmt(text, "%c", *part == 'D' ? delimiter : *part);
	else
		buf_char(text, letters[what / 16 % (sizeof(letters) - 1)]);
}

static void
assert_same(struct str a, struct str b)
{
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.s, b.s, a.n);
}

/* Pieces of one byte hold no record but a blank one, so that libcsv reads all
 * of them. */
static void
libcsv_says_the_same(void **state)
{
	static const char delimiters[] = ",;\t|";
	unsigned long long seed = 20261123;
	size_t fine = 0;

	(void)state;
	for (int i = 0; i < TEXTS; i++) {
		struct arena *arena = arena_new();
		struct buf text = BUF(arena);
		char delimiter = delimiters[i % 4];
		size_t piece = 1 + next(&seed) % 100;
		struct str lone;

		for (int n = 1 + i % 40; n; n--)
			add_some(&text, &seed, delimiter);
		lone = records_of(arena, buf_str(&text), 1, delimiter);
		assert_same(
		    lone, records_of(arena, buf_str(&text), 4096, delimiter));
		assert_same(
		    lone, records_of(arena, buf_str(&text), piece, delimiter));
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
		cmocka_unit_test(splits_at_all_places),
		cmocka_unit_test(tells_what_is_plain),
		cmocka_unit_test(has_room_for_some_fields),
		cmocka_unit_test(has_room_for_some_marks),
		cmocka_unit_test(libcsv_says_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
