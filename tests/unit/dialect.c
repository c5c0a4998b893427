/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>

#include "dialect.h"
#include "notes.h"

struct fixture {
	struct arena *arena;
	struct diag *diag;
	const struct dialect_names *names;
};

static int
set_up(void **state)
{
	struct fixture *f = test_malloc(sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
	f->names = dialect_names_new(
	    f->arena, notes_column_words, NOTES_CAPTURE_COLUMNS);
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	test_free(f);
	return 0;
}

static void
guesses_the_delimiter(void **state)
{
	static const struct {
		const char *head;
		char delimiter;
	} heads[] = {
		{ "", ',' },
		{ "a\n", ',' },
		{ "a,b\nc,d\n", ',' },
		{ "a;b\nc;d\n", ';' },
		{ "a\tb\nc\td\n", '\t' },
		{ "a;b", ';' },
		/* Delimiters in words count for nothing. */
		{ "a;b;c\n\"x, y, z\";d;e\n\"1,2\";\"3,4\";5\n", ';' },
		{ "a,b,c\n\"x; y; z\",d,e\nf,g,\"h;i\"\n", ',' },
		{ "a;b, and more\nc;d\ne;f\n", ';' },
		{ "a\tb\tc\n\"x\ny\"\t1,2\t3\n4\t5\t6\n", '\t' },
		/* Short rows, and blank ones, are no reason to change. */
		{ "a;b;c\n\n\nd;e;f\ng\nh;i;j\n", ';' },
		{ "a,b;c\nd,e;f\n", ',' },
		/* A stray quotation mark does not hide the rest. */
		{ "a;b\n5\" pipe;x,y,z\nc;d\ne;f\n", ';' },
		{ "sep=;\na,b;c\n", ';' },
		{ "sep=,\r\na;b,c\r\n", ',' },
		{ "sep=|\na,b|c\n", '|' },
		{ "a|b|c\n\"x, y\"|d, e|f\n", '|' },
		{ "a|b\rc|d\re|f\r", '|' },
		{ "a,b\nc|d,e\nf,g|h\n", ',' },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(heads); i++)
		assert_int_equal(
		    dialect_guess(str_from(heads[i].head)).delimiter,
		    heads[i].delimiter);
}

static void
sees_line_ends_and_sep(void **state)
{
	(void)state;
	assert_true(dialect_guess(STR("a;b\r\nc;d\n")).crlf);
	assert_false(dialect_guess(STR("a,b\nc,d\r\n")).crlf);
	assert_false(dialect_guess(STR("a,b\rc,d\r")).crlf);
	assert_true(dialect_guess(STR("sep=;\r\na;b\r\n")).sep_line);
	assert_false(dialect_guess(STR("a;b\r\n")).sep_line);
}

static void
delimiters_have_names(void **state)
{
	static const struct {
		const char *text;
		char delimiter;
	} texts[] = { { ",", ',' }, { "comma", ',' }, { ";", ';' },
		{ "Semicolon", ';' }, { "\t", '\t' }, { "tab", '\t' },
		{ "|", '|' }, { "pipe", '|' }, { "", 0 }, { ":", 0 },
		{ ",,", 0 }, { "commas", 0 } };

	(void)state;
	for (size_t i = 0; i < COUNTOF(texts); i++)
		assert_int_equal(dialect_delimiter(str_from(texts[i].text)),
		    texts[i].delimiter);
	assert_string_equal(dialect_delimiters('|'), "pipes");
}

/* "text=0 theme=3": the columns found among headers split at |. */
static struct str
matched(struct fixture *f, const char *headers, struct dialect_map *map)
{
	struct {
		struct str *v;
		size_t n, cap;
	} list = { 0 };
	struct dialect_headers found;
	int at[NOTES_CAPTURE_COLUMNS];
	struct str text = STR("");

	for (struct str rest = str_from(headers); rest.s;)
		*ARENA_PUSH(f->arena, &list) = str_cut(rest, '|', &rest);
	found =
	    (struct dialect_headers){ list.v, list.n, { "a.csv", 1, 0, 0 } };
	if (!dialect_match(f->names, f->arena, f->diag, &found, map, at))
		return STR("problem");
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		if (at[c] >= 0)
			text = str_fmt(f->arena, "%.*s%s%s=%d", STR_ARG(text),
			    text.n ? " " : "", notes_column_words[c], at[c]);
	return text;
}

static void
matches_loose_headers(void **state)
{
	static const struct {
		const char *headers, *columns;
	} files[] = {
		{ "note|session|text|consent",
		    "note=0 session=1 text=2 consent=3" },
		{ "Note|Theme", "text=0 theme=1" },
		{ " What was said |TABLE NO.|Votes", "table=1 text=0 dots=2" },
		{ "Caf\xc3\xa9|T\xc3\x89XT", "text=1" },
		{ "Sticky-note|Category|Can we quote?|Speaker/Role",
		    "text=0 voice=3 theme=1 consent=2" },
		{ "Comment|Speaker", "text=0 voice=1" },
		{ "share_as|Share as", "problem" },
		/* Boards. */
		{ "reflectionGroup|author|votes|type|createdAt|discussionThread|prompt|content",
		    "text=7 theme=0 dots=2 question=6" },
		{ "ID|Text|BG Color|Position X|Area|Tags",
		    "text=1 theme=4 colour=2" },
		{ "Card ID|Card Name|Card Description|Labels|List Name|Vote Count",
		    "text=1 theme=4 dots=5" },
		{ "Post-it|Labels", "text=0 theme=1" },
		/* Two that are as good as each other are a question. */
		{ "Note|Comment", "problem" },
		{ "Text|Comment", "text=0" },
		{ "text|TEXT", "problem" },
		{ "Went well|To improve", "" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(files); i++)
		assert_str(
		    matched(f, files[i].headers, NULL), files[i].columns);
	assert_int_equal(diag_count_code(f->diag, DIAG_COLUMN_TWICE), 3);
}

static void
a_map_goes_before_names(void **state)
{
	struct fixture *f = *state;
	struct dialect_map map = { 0 };

	assert_true(dialect_read_map(f->arena, f->diag,
	    STR("Went well = text, a=b=Theme,Comment=,missing=dots"),
	    notes_column_words, NOTES_CAPTURE_COLUMNS, &map));
	assert_int_equal(map.n, 4);
	assert_str(
	    matched(f, "text|went  WELL|a=b|comment", &map), "text=1 theme=2");
	assert_true(map.v[0].used && map.v[1].used && map.v[2].used);
	assert_false(map.v[3].used);
	assert_int_equal(diag_total(f->diag), 0);
	assert_str(matched(f, "Went well|Went well", &map), "problem");
}

static void
a_map_must_be_understood(void **state)
{
	static const char *const maps[] = { "Text", "=text", "a=thema",
		"a=text,b", "a=\xff" };
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(maps); i++) {
		struct dialect_map map = { 0 };

		assert_false(
		    dialect_read_map(f->arena, f->diag, str_from(maps[i]),
			notes_column_words, NOTES_CAPTURE_COLUMNS, &map));
		assert_int_equal(diag_count_code(f->diag, DIAG_USAGE), i + 1);
	}
}

/* Every name in columns.yaml belongs to a column, and each column has names. */
static void
every_column_has_a_name(void **state)
{
	struct fixture *f = *state;

	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++) {
		struct str header[] = { STR("text"),
			str_from(notes_column_words[c]) };
		size_t n = c == NOTES_TEXT ? 1 : 2;
		struct dialect_headers headers = { header, n, { NULL } };
		int at[NOTES_CAPTURE_COLUMNS];

		assert_true(dialect_match(
		    f->names, f->arena, f->diag, &headers, NULL, at));
		assert_int_equal(at[c], n - 1);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(guesses_the_delimiter),
		TEST(sees_line_ends_and_sep),
		TEST(delimiters_have_names),
		TEST(matches_loose_headers),
		TEST(a_map_goes_before_names),
		TEST(a_map_must_be_understood),
		TEST(every_column_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
