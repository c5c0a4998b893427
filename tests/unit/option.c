/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <getopt.h>
#include <string.h>

#include "option.h"
#include "out.h"

struct settings {
	bool strict;
	const char *names;
	int format;
	int rows;
	struct when_date today;
};

static const char *const formats[] = { "md", "html", "text", NULL };

static struct {
	const char *line; /* arguments, one blank between */
	bool fine;
	const char *message; /* a part of it */
	struct settings want;
} cases[] = {
	{ "a.yaml -s b.yaml", true, "", { .strict = true } },
	{ "--strict --format=html", true, "", { .strict = true, .format = 1 } },
	{ "-f text --rows 30", true, "", { .format = 2, .rows = 30 } },
	{ "--today 2024-02-08", true, "", { .today = { 2024, 2, 8 } } },
	{ "-- -s", true, "", { 0 } },
	{ "--names -s", true, "", { .names = "-s" } },
	{ "--form html", false, "did you mean '--format'", { 0 } },
	{ "--formt html", false, "did you mean '--format'", { 0 } },
	{ "--zzz", false, "unknown option '--zzz'", { 0 } },
	{ "-x", false, "unknown option '-x'", { 0 } },
	{ "--strict=1", false, "'--strict'", { 0 } },
	{ "-f", false, "'-f' needs something after it", { 0 } },
	{ "--rows", false, "'--rows' needs something", { 0 } },
	{ "--rows 0", false, "from 1 to 500, not '0'", { 0 } },
	{ "--rows 1e3", false, "not '1e3'", { 0 } },
	{ "-f htm", false, "did you mean 'html'", { 0 } },
	{ "-f pdf", false, "--format takes md|html|text", { 0 } },
	{ "--today 8/2/2024", false, "such as 2024-02-08", { 0 } },
};

static void
reads_or_explains(size_t i)
{
	struct settings set = { 0 };
	const struct option_entry table[] = {
		{ 's', "strict", OPTION_FLAG, &set.strict, NULL, "" },
		{ 0, "names", OPTION_TEXT, &set.names, "FILE", "" },
		{ 'f', "format", OPTION_CHOICE, &set.format, "md|html|text", "",
		    formats },
		{ 0, "rows", OPTION_NUMBER, &set.rows, "N", "", NULL, 1, 500 },
		{ 0, "today", OPTION_DATE, &set.today, "DATE", "" },
	};
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "workshop test");
	struct out *out = out_memory(arena);
	struct str rest = str_fmt(arena, "test %s", cases[i].line), text;
	char *argv[16];
	int argc = 0, first = 0;

	while (rest.s)
		argv[argc++] = str_c(arena, str_cut(rest, ' ', &rest));
	argv[argc] = NULL;
	optind = 0;
	assert_int_equal(
	    option_read(argc, argv, table, COUNTOF(table), diag, &first),
	    cases[i].fine);
	diag_render(diag, out, &(struct diag_style){ 0 });
	text = out_text(out);
	assert_true(str_find(text, str_from(cases[i].message)) < text.n ||
		    !cases[i].message[0]);
	assert_int_equal(diag_status(diag), cases[i].fine ? 0 : 2);
	if (cases[i].fine) {
		assert_int_equal(set.strict, cases[i].want.strict);
		assert_int_equal(set.format, cases[i].want.format);
		assert_int_equal(set.rows, cases[i].want.rows);
		assert_int_equal(set.today.day, cases[i].want.today.day);
		assert_int_equal(!set.names, !cases[i].want.names);
	}
	arena_free(arena);
}

static void
reads_every_case(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++)
		reads_or_explains(i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
