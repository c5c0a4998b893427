/* SPDX-License-Identifier: MIT */
#include "append.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "file.h"
#include "out.h"
#include "unit.h"

#define HEAD "a,b\n"

/* A file of its own for each test, in a folder that goes away. */
struct place {
	struct arena *arena;
	struct diag *diag;
	char folder[64];
	const char *path;
};

static int
set_up(void **state)
{
	struct arena *arena = arena_new();
	struct place *place = ARENA_NEW(arena, struct place);
	const char *temporary = getenv("TMPDIR");

	place->arena = arena;
	place->diag = diag_new(arena, "test");
	(void)snprintf(place->folder, sizeof(place->folder),
	    "%.40s/append.XXXXXX", temporary ? temporary : "/tmp");
	assert_non_null(mkdtemp(place->folder));
	place->path =
	    str_c(arena, str_fmt(arena, "%s/rows.csv", place->folder));
	*state = place;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *place = *state;

	(void)unlink(place->path);
	(void)rmdir(place->folder);
	arena_free(place->arena);
	return 0;
}

static void
write_file(struct place *place, const char *text)
{
	struct out *out = out_new(place->arena, place->path);

	out_bytes(out, str_from(text));
	assert_true(out_commit(out, place->diag));
}

static struct str
read_back(struct place *place)
{
	struct str text;

	assert_true(
	    file_read(place->arena, place->diag, place->path, 10000, &text));
	return text;
}

static void
open_it(struct place *place, struct append *append)
{
	assert_true(
	    append_open(append, place->arena, place->diag, place->path, false));
}

/* What stands in the file before, and after one row was added. */
static const struct {
	const char *before, *after;
} rows[] = {
	{ NULL, HEAD "1,2\n" },
	{ "", HEAD "1,2\n" },
	{ HEAD, HEAD "1,2\n" },
	{ HEAD "0,0\n", HEAD "0,0\n1,2\n" },
	{ HEAD "0,0", HEAD "0,0\n1,2\n" },
	{ HEAD "0,\"half a sto", HEAD "0,\"half a sto\"\n1,2\n" },
	{ HEAD "0,\"he said \"\"no\"\"\"",
	    HEAD "0,\"he said \"\"no\"\"\"\n1,2\n" },
};

static void
test_row(void **state)
{
	struct place *place = *state;

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct append append;

		(void)unlink(place->path);
		if (rows[i].before)
			write_file(place, rows[i].before);
		open_it(place, &append);
		assert_true(
		    append_row(&append, place->diag, STR(HEAD), STR("1,2\n")));
		append_close(&append);
		assert_str(read_back(place), rows[i].after);
	}
}

static void
test_no_room(void **state)
{
	struct place *place = *state;
	struct append append;

	assert_true(append_open(
	    &append, place->arena, place->diag, "/dev/full", false));
	assert_false(append_row(&append, place->diag, STR(HEAD), STR("1,2\n")));
	append_close(&append);
	assert_int_equal(diag_count_code(place->diag, DIAG_CANNOT_WRITE), 1);
	assert_false(append_open(
	    &append, place->arena, place->diag, "/nowhere/at/all.csv", false));
}

/* What a crash left of a row that was meant for byte 4. */
static const struct {
	const char *file;
	bool stands;
	const char *after;
} crashes[] = {
	{ HEAD, false, HEAD },
	{ HEAD "1,\"x y\"\n", true, HEAD "1,\"x y\"\n" },
	{ HEAD "1,\"x y\"\n3,4\n", true, HEAD "1,\"x y\"\n3,4\n" },
	{ HEAD "1,\"x", false, HEAD },
	{ HEAD "1,", false, HEAD },
	{ HEAD "3,4\n", false, HEAD "3,4\n" },
};

static void
test_stands(void **state)
{
	struct place *place = *state;

	for (size_t i = 0; i < COUNTOF(crashes); i++) {
		struct append append;

		write_file(place, crashes[i].file);
		open_it(place, &append);
		assert_int_equal(
		    append_stands(&append, place->diag, 4, STR("1,\"x y\"\n")),
		    crashes[i].stands);
		append_close(&append);
		assert_str(read_back(place), crashes[i].after);
	}
}

static void
test_swap(void **state)
{
	struct place *place = *state;
	struct append append;

	write_file(place, HEAD "1,1\n11,1\n1,1\n2,2\n");
	open_it(place, &append);
	assert_true(append_has(&append, place->diag, STR("2,2\n")));
	assert_false(append_has(&append, place->diag, STR("2,3\n")));
	/* The last of those that are the same, and only a whole row. */
	assert_true(
	    append_swap(&append, place->diag, STR("1,1\n"), STR("9,9,9\n")));
	append_close(&append);
	assert_str(read_back(place), HEAD "1,1\n11,1\n9,9,9\n2,2\n");
	open_it(place, &append);
	assert_false(
	    append_swap(&append, place->diag, STR("7,7\n"), STR("8,8\n")));
	append_close(&append);
	assert_str(read_back(place), HEAD "1,1\n11,1\n9,9,9\n2,2\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_row, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    test_no_room, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_stands, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_swap, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
