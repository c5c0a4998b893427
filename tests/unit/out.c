/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "out.h"

/* A folder of its own for each test. */
struct fixture {
	struct arena *arena;
	struct diag *diag;
	char folder[64];
};

static const char *
at(struct fixture *f, const char *name)
{
	return str_c(f->arena, str_fmt(f->arena, "%s/%s", f->folder, name));
}

static int
set_up(void **state)
{
	struct fixture *f = test_malloc(sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
	(void)snprintf(f->folder, sizeof(f->folder), "unit-out-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;
	const char *command =
	    str_c(f->arena, str_fmt(f->arena, "rm -rf ./%s", f->folder));

	assert_int_equal(system(command), 0); /* NOLINT */
	arena_free(f->arena);
	test_free(f);
	return 0;
}

static struct str
content(struct fixture *f, const char *path)
{
	struct str text = STR("");

	assert_true(file_read(f->arena, f->diag, path, 1 << 24, &text));
	return text;
}

static bool
put(struct fixture *f, const char *path, struct str text)
{
	struct out *out = out_new(f->arena, path);

	out_bytes(out, text);
	return out_commit(out, f->diag);
}

static void
replaces_whole_and_keeps_the_mode(void **state)
{
	struct fixture *f = *state;
	const char *path = at(f, "a.md");
	struct stat about;

	assert_true(put(f, path, STR("old")));
	assert_int_equal(chmod(path, 0640), 0);
	assert_true(put(f, path, STR("new words")));
	assert_str(content(f, path), "new words");
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0640);
	assert_int_equal(diag_total(f->diag), 0);
}

static void
follows_a_symbolic_link(void **state)
{
	struct fixture *f = *state;
	const char *path = at(f, "real.md"), *link = at(f, "link.md");
	struct stat about;

	assert_true(put(f, path, STR("old")));
	assert_int_equal(symlink("real.md", link), 0);
	assert_true(put(f, link, STR("new")));
	assert_str(content(f, path), "new");
	assert_int_equal(lstat(link, &about), 0);
	assert_true(S_ISLNK(about.st_mode));
}

static void
says_when_a_byte_is_lost(void **state)
{
	struct fixture *f = *state;

	assert_false(put(f, "/dev/full", STR("x")));
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_SYSTEM);
	assert_false(put(f, at(f, "no/such/folder.md"), STR("x")));
	assert_false(put(f, f->folder, STR("x"))); /* a folder */
	assert_int_equal(diag_count_code(f->diag, DIAG_CANNOT_WRITE), 3);
	assert_false(file_exists(at(f, "no")));
}

static void
leaves_nothing_before_commit(void **state)
{
	struct fixture *f = *state;
	const char *path = at(f, "a.md");
	struct out *out = out_new(f->arena, path);

	OUT_LIT(out, "half a page");
	assert_false(file_exists(path));
	out_discard(out);
	assert_int_equal(rmdir(f->folder), 0); /* it is empty */
	assert_int_equal(mkdir(f->folder, 0700), 0);
}

static void
holds_more_than_memory(void **state)
{
	struct fixture *f = *state;
	const char *path = at(f, "big");
	struct out *out = out_new(f->arena, path);
	char line[1000];
	struct str all;

	memset(line, 'x', sizeof(line));
	for (int i = 0; i < 9000; i++) {
		line[0] = (char)('a' + i % 26);
		out_bytes(out, (struct str){ line, sizeof(line) });
	}
	assert_true(out_commit(out, f->diag));
	all = content(f, path);
	assert_int_equal(all.n, 9000000);
	for (size_t i = 0; i < 9000; i++)
		assert_int_equal(all.s[i * 1000], 'a' + (int)(i % 26));
}

static void
keeps_private_files_private(void **state)
{
	struct fixture *f = *state;
	const char *path = at(f, "private.csv");
	struct out *out = out_new(f->arena, path);
	struct stat about;

	out_private(out);
	OUT_LIT(out, "x");
	assert_true(out_commit(out, f->diag));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void
peeks_without_taking(void **state)
{
	struct fixture *f = *state;
	const char *path = at(f, "in.csv");
	struct file_stream *stream;
	struct str some;

	assert_true(put(f, path, STR("abcdef")));
	stream = file_open(f->arena, f->diag, path);
	assert_non_null(stream);
	assert_str(file_peek(stream, 2), "ab");
	assert_str(file_peek(stream, 100), "abcdef");
	some = file_next(stream);
	assert_str(some, "abcdef");
	assert_str(file_next(stream), "");
	assert_false(file_failed(stream));
	file_close(stream);
}

static void
says_what_cannot_be_read(void **state)
{
	struct fixture *f = *state;
	struct str text;

	assert_null(file_open(f->arena, f->diag, at(f, "none")));
	assert_null(file_open(f->arena, f->diag, f->folder));
	assert_true(put(f, at(f, "long"), STR("0123456789")));
	assert_false(file_read(f->arena, f->diag, at(f, "long"), 9, &text));
	assert_true(file_read(f->arena, f->diag, at(f, "long"), 10, &text));
	assert_int_equal(diag_count_code(f->diag, DIAG_CANNOT_OPEN), 1);
	assert_int_equal(diag_count_code(f->diag, DIAG_CANNOT_READ), 1);
	assert_int_equal(diag_count_code(f->diag, DIAG_TOO_LARGE), 1);
}

static void
finds_what_stands_beside(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(file_beside(f->arena, "a/b.yaml", "c"), "a/c");
	assert_string_equal(file_beside(f->arena, "b.yaml", "c"), "c");
	assert_string_equal(file_beside(f->arena, "/b", "c/d"), "/c/d");
	assert_string_equal(file_beside(f->arena, "a/b", "/c"), "/c");
	assert_string_equal(file_base("a/b.csv"), "b.csv");
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(replaces_whole_and_keeps_the_mode),
		CASE(follows_a_symbolic_link),
		CASE(says_when_a_byte_is_lost),
		CASE(leaves_nothing_before_commit),
		CASE(holds_more_than_memory),
		CASE(keeps_private_files_private),
		CASE(peeks_without_taking),
		CASE(says_what_cannot_be_read),
		CASE(finds_what_stands_beside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
