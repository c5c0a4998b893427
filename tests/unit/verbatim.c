/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>

#include "buf.h"
#include "verbatim.h"

/* What was read: each field in angle brackets, each record with its line. */
struct seen {
	struct buf copy, values;
	struct arena *arena;
};

static bool
on_record(void *context, const struct verbatim_record *record)
{
	struct seen *seen = context;

	buf_add(&seen->copy, record->bytes);
	buf_fmt(&seen->values, "%zu:", record->line);
	for (size_t i = 0; i < record->n; i++)
		buf_fmt(&seen->values, "<%.*s>",
		    STR_ARG(verbatim_value(seen->arena, record, i)));
	return true;
}

static const struct {
	const char *text, *values;
	char delimiter;
	enum diag_code code; /* DIAG_CODES: none */
} cases[] = {
	{ "a,b\nc,d\n", "1:<a><b>2:<c><d>", ',', DIAG_CODES },
	{ "a;b\r\n c ; d", "1:<a><b>2:<c><d>", ';', DIAG_CODES },
	{ "a\rb\rc", "1:<a>2:<b>3:<c>", ',', DIAG_CODES },
	{ "a\r\rb\r", "1:<a>2:<>3:<b>", ',', DIAG_CODES },
	{ "\n\r\n,,\n", "1:<>2:<>3:<><><>", ',', DIAG_CODES },
	{ "\"a\nb\",\"c\"\"d\" \nx", "1:<a\nb><c\"d>3:<x>", ',', DIAG_CODES },
	{ "\"a\r\nb\rc\"\nx", "1:<a\r\nb\rc>4:<x>", ',', DIAG_CODES },
	{ "\"\"\"\"\t\"\"", "1:<\"><>", '\t', DIAG_CODES },
	{ "", "", ',', DIAG_CODES },
	{ "a\nb\"c\n", "1:<a>", ',', DIAG_CSV_QUOTE },
	{ "\"a\"b\n", "", ',', DIAG_CSV_QUOTE },
	{ "\"a\" \"b\"\n", "", ',', DIAG_CSV_QUOTE },
	{ "a\n\"b\nc\n", "1:<a>", ',', DIAG_CSV_QUOTE_OPEN },
};

/* Whole, and in pieces of every size. */
static void
reads_a_case(size_t i, size_t piece)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	struct seen seen = { BUF(arena), BUF(arena), arena };
	struct str text = str_from(cases[i].text), rest = text;
	struct verbatim *verbatim =
	    verbatim_new(diag, "x.csv", cases[i].delimiter, on_record, &seen);
	struct diag_item item;
	bool fine = true;

	while (fine && rest.n) {
		/* In memory of its own, so that nothing is read beyond it. */
		struct str now = str_dup(arena, str_head(rest, piece));

		fine = verbatim_feed(verbatim, now);
		rest = str_from_byte(rest, piece);
	}
	fine = fine && verbatim_end(verbatim);
	assert_true(str_eq(buf_str(&seen.values), str_from(cases[i].values)));
	if (cases[i].code == DIAG_CODES) {
		assert_true(fine);
		assert_true(str_eq(buf_str(&seen.copy), text));
		assert_int_equal(diag_total(diag), 0);
	} else {
		assert_false(fine);
		assert_true(diag_at(diag, 0, &item));
		assert_int_equal(item.code, cases[i].code);
	}
	verbatim_free(verbatim);
	arena_free(arena);
}

static void
reads_every_case_in_any_pieces(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++)
		for (size_t piece = 1; piece < 20; piece++)
			reads_a_case(i, piece);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_case_in_any_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
