/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "encoding.h"

#define CHUNK ((size_t)64 * 1024) /* what file.c reads at a time */
#define HEAD  "text,theme\n"      /* enough to see UTF-16 in */

struct fixture {
	struct arena *arena;
	struct diag *diag;
};

static int
set_up(void **state)
{
	struct fixture *f = test_malloc(sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
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

/* What a file with these bytes reads as, when it is read sip bytes at a time;
 * how it was read is put into *how. */
static struct str
read_as(struct fixture *f, struct str bytes, const char *ordered, size_t sip,
    struct encoding *how)
{
	char *path =
	    str_c(f->arena, str_fmt(f->arena, "%s/encoding.XXXXXX",
				getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp"));
	int fd = mkstemp(path);
	const struct encoding *encoding;
	struct file_stream *stream;
	struct buf text = BUF(f->arena);
	struct str some;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.s, bytes.n), bytes.n);
	assert_int_equal(close(fd), 0);
	stream = file_open(f->arena, f->diag, path);
	assert_non_null(stream);
	assert_int_equal(unlink(path), 0);
	file_sip(stream, sip);
	encoding = encoding_read(f->arena, f->diag, stream, ordered);
	assert_non_null(encoding);
	(void)file_peek(stream, sip % 100 * 2);
	while ((some = file_next(stream)).n)
		buf_add(&text, some);
	assert_false(file_failed(stream));
	*how = *encoding;
	file_close(stream);
	return buf_str(&text);
}

/* These bytes read as this text, whatever the sizes of the buffers. */
static void
check(struct fixture *f, struct str bytes, const char *ordered,
    const char *text, const char *name)
{
	for (size_t sip = 1; sip <= bytes.n + 1; sip += 1 + sip / 64) {
		struct encoding how;
		struct str got = read_as(f, bytes, ordered, sip, &how);

		assert_int_equal(got.n, strlen(text));
		assert_memory_equal(got.s ? got.s : "", text, got.n);
		assert_string_equal(how.name, name);
	}
}

#define LE(c) c "\0"
#define BE(c) "\0" c
/* HEAD, each byte with a NUL behind it or before it. */
#define HEAD_LE  "t\0e\0x\0t\0,\0t\0h\0e\0m\0e\0\n\0"
#define HEAD_BE  "\0t\0e\0x\0t\0,\0t\0h\0e\0m\0e\0\n"
#define CAFE     "caf\xc3\xa9"
#define PLANT    "\xf0\x9f\x8c\xb1"
#define PLANT_LE "\x3c\xd8\x31\xdf"
#define PLANT_BE "\xd8\x3c\xdf\x31"
#define EM_DASH  "\xe2\x80\x94"

static const struct {
	struct str bytes;
	const char *ordered, *text, *name;
} cases[] = {
	{ STR_INIT(""), NULL, "", "UTF-8" },
	{ STR_INIT("a"), NULL, "a", "UTF-8" },
	{ STR_INIT("\xef\xbb\xbf"), NULL, "", "UTF-8" },
	{ STR_INIT("\xef\xbb\xbf" CAFE), NULL, CAFE, "UTF-8" },
	{ STR_INIT(HEAD CAFE " " PLANT "\n"), NULL, HEAD CAFE " " PLANT "\n",
	    "UTF-8" },
	/* One bad byte in a file of UTF-8 is no reason to read all otherwise,
	 * whether it comes before or after, or is the last. */
	{ STR_INIT(HEAD "caf\xe9 " CAFE "\n"), NULL, HEAD "caf\xe9 " CAFE "\n",
	    "UTF-8" },
	{ STR_INIT(HEAD CAFE "\n\x97\n"), NULL, HEAD CAFE "\n\x97\n", "UTF-8" },
	{ STR_INIT(HEAD "\x97 a " PLANT), NULL, HEAD "\x97 a " PLANT, "UTF-8" },
	{ STR_INIT(HEAD "caf\xe9 a \xc3"), NULL, HEAD CAFE " a \xc3\x83",
	    "windows-1252" },
	{ STR_INIT(HEAD "caf\xe9"), "utf-8", HEAD "caf\xe9", "utf-8" },
	/* Windows-1252; 0x81 is nothing there. */
	{ STR_INIT(HEAD "caf\xe9 \x97 \x80\n"), NULL,
	    HEAD CAFE " " EM_DASH " \xe2\x82\xac\n", "windows-1252" },
	{ STR_INIT(HEAD "caf\xe9"), NULL, HEAD CAFE, "windows-1252" },
	{ STR_INIT(HEAD "\xe9\n\x81\n"), NULL, HEAD "\xc3\xa9\n\xff\n",
	    "windows-1252" },
	{ STR_INIT(HEAD CAFE), "windows-1252", HEAD "caf\xc3\x83\xc2\xa9",
	    "windows-1252" },
	{ STR_INIT("caf\xe9 \xa4"), "Latin-1", CAFE " \xc2\xa4", "Latin-1" },
	{ STR_INIT("caf\xe9 \xa4"), "iso-8859-15", CAFE " \xe2\x82\xac",
	    "iso-8859-15" },
	/* UTF-16, with a mark or without. */
	{ STR_INIT("\xff\xfe" LE("a") PLANT_LE LE("b")), NULL, "a" PLANT "b",
	    "UTF-16LE" },
	{ STR_INIT("\xfe\xff" BE("a") PLANT_BE BE("b")), NULL, "a" PLANT "b",
	    "UTF-16BE" },
	{ STR_INIT(HEAD_LE PLANT_LE LE("b")), NULL, HEAD PLANT "b",
	    "UTF-16LE" },
	{ STR_INIT(HEAD_BE PLANT_BE BE("b")), NULL, HEAD PLANT "b",
	    "UTF-16BE" },
	{ STR_INIT(BE("a") BE("b")), "utf-16be", "ab", "utf-16be" },
	{ STR_INIT(HEAD_BE), "utf-16", HEAD, "UTF-16BE" },
	{ STR_INIT(LE("a")), "UTF-16", "a", "UTF-16LE" },
	{ STR_INIT("\xff\xfe\0\0a\0\0\0"), NULL, "a", "UTF-32LE" },
	/* Half a pair: its place can be told, what is around it is kept. */
	{ STR_INIT("\xff\xfe" LE("a") "\x3c\xd8" LE("b") "\x31\xdf" LE("c")),
	    NULL,
	    "a\xff"
	    "b\xff"
	    "c",
	    "UTF-16LE" },
	{ STR_INIT("\xff\xfe" LE("a") "\x3c\xd8"), NULL, "a\xff", "UTF-16LE" },
	{ STR_INIT("\xff\xfe" LE("a") "b"), NULL, "a\xff", "UTF-16LE" },
	/* A mark is believed before an order. */
	{ STR_INIT("\xef\xbb\xbf" CAFE), "windows-1252", CAFE, "UTF-8" },
	/* No text at all is not UTF-16. */
	{ STR_INIT("a\xf0\x9f"), NULL, "a\xc3\xb0\xc5\xb8", "windows-1252" },
	/* Encodings that hold letters back, or that change their state. */
	{ STR_INIT("\x1b$B$\"\x1b(Ba"), "iso-2022-jp",
	    "\xe3\x81\x82"
	    "a",
	    "iso-2022-jp" },
	{ STR_INIT("\x88\x66"), "big5-hkscs", "\xc3\x8a", "big5-hkscs" },
};

static void
reads_as_what_was_written(void **state)
{
	for (size_t i = 0; i < COUNTOF(cases); i++)
		check(*state, cases[i].bytes, cases[i].ordered, cases[i].text,
		    cases[i].name);
}

static void
nuls_alone_are_not_utf16(void **state)
{
	struct encoding how;
	struct str nuls = STR("\0\0\0\0\0\0\0\0\0\0\0\0");

	assert_int_equal(read_as(*state, nuls, NULL, 100, &how).n, nuls.n);
	assert_string_equal(how.name, "UTF-8");
	assert_int_equal(how.how, ENCODING_SEEN);
}

/* A long file: what decides is far behind what raises the question. */
static void
looks_ahead_as_far_as_it_takes(void **state)
{
	struct fixture *f = *state;
	const size_t sizes[] = { 1000, CHUNK - 3, CHUNK - 2, CHUNK - 1, CHUNK,
		CHUNK + 1, 3 * CHUNK };

	for (size_t i = 0; i < COUNTOF(sizes); i++) {
		struct buf bytes = BUF(f->arena);
		struct encoding how;
		struct str got;

		buf_add(&bytes, STR("a\n\x97\n"));
		while (bytes.n < sizes[i])
			buf_char(&bytes, 'x');
		got = read_as(f, buf_str(&bytes), NULL, SIZE_MAX, &how);
		assert_string_equal(how.name, "windows-1252");
		assert_int_equal(how.how, ENCODING_GUESSED);
		assert_int_equal(got.n, bytes.n + 2);
		buf_add(&bytes, STR(PLANT));
		got = read_as(f, buf_str(&bytes), NULL, SIZE_MAX, &how);
		assert_string_equal(how.name, "UTF-8");
		assert_int_equal(got.n, bytes.n);
		assert_memory_equal(got.s, buf_str(&bytes).s, got.n);
	}
}

/* A pipe can be read only once. */
static void
a_pipe_is_kept_while_it_is_looked_at(void **state)
{
	struct fixture *f = *state;
	const struct str ends[] = { STR_INIT("x"), STR_INIT(PLANT) };

	for (size_t i = 0; i < COUNTOF(ends); i++) {
		int standard_input = dup(STDIN_FILENO), fds[2];
		struct buf text = BUF(f->arena);
		const struct encoding *encoding;
		struct file_stream *stream;
		struct str some;

		assert_int_equal(pipe(fds), 0);
		assert_int_equal(write(fds[1], HEAD "caf\xe9\n", 16), 16);
		assert_int_equal(
		    write(fds[1], ends[i].s, ends[i].n), ends[i].n);
		assert_int_equal(close(fds[1]), 0);
		assert_int_equal(dup2(fds[0], STDIN_FILENO), STDIN_FILENO);
		stream = file_open(f->arena, f->diag, "-");
		file_sip(stream, 3);
		encoding = encoding_read(f->arena, f->diag, stream, NULL);
		while ((some = file_next(stream)).n)
			buf_add(&text, some);
		assert_str(buf_str(&text),
		    i ? HEAD "caf\xe9\n" PLANT : HEAD CAFE "\nx");
		assert_string_equal(
		    encoding->name, i ? "UTF-8" : "windows-1252");
		file_close(stream);
		assert_int_equal(
		    dup2(standard_input, STDIN_FILENO), STDIN_FILENO);
		assert_int_equal(close(standard_input), 0);
		assert_int_equal(close(fds[0]), 0);
	}
	assert_int_equal(diag_total(f->diag), 0);
}

static void
names_are_those_that_iconv_knows(void **state)
{
	static const char *const good[] = { "utf-8", "UTF-16", "Windows-1252",
		"cp1252", "latin-1", "Latin1", "ANSI", "iso-8859-15",
		"koi8-r" };
	static const char *const bad[] = { "", "utf-9", "ascii//TRANSLIT", "//",
		"no such thing", "\xff" };
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(good); i++)
		assert_true(encoding_known(f->diag, good[i]));
	assert_int_equal(diag_total(f->diag), 0);
	for (size_t i = 0; i < COUNTOF(bad); i++)
		assert_false(encoding_known(f->diag, bad[i]));
	assert_int_equal(diag_count_code(f->diag, DIAG_USAGE), COUNTOF(bad));
}

static void
writes_what_it_can(void **state)
{
	static const struct {
		const char *name, *text;
		struct str bytes;
	} texts[] = {
		{ "UTF-8", CAFE PLANT, STR_INIT(CAFE PLANT) },
		{ "windows-1252", CAFE " " EM_DASH, STR_INIT("caf\xe9 \x97") },
		{ "UTF-16LE", "a" PLANT, STR_INIT(LE("a") PLANT_LE) },
		{ "UTF-16BE", "a" PLANT, STR_INIT(BE("a") PLANT_BE) },
		{ "Latin-1", "", STR_INIT("") },
		{ "iso-2022-jp", "\xe3\x81\x82", STR_INIT("\x1b$B$\"\x1b(B") },
		/* There is no place for these. */
		{ "windows-1252", "a" PLANT, { NULL, 0 } },
		{ "Latin-1", EM_DASH, { NULL, 0 } },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(texts); i++) {
		struct encoding encoding = { .name = texts[i].name };
		struct str bytes;
		bool fine = encoding_write(
		    f->arena, &encoding, str_from(texts[i].text), &bytes);

		assert_int_equal(fine, texts[i].bytes.s != NULL);
		if (!fine)
			continue;
		assert_int_equal(bytes.n, texts[i].bytes.n);
		assert_memory_equal(
		    bytes.s ? bytes.s : "", texts[i].bytes.s, bytes.n);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_as_what_was_written),
		TEST(nuls_alone_are_not_utf16),
		TEST(looks_ahead_as_far_as_it_takes),
		TEST(a_pipe_is_kept_while_it_is_looked_at),
		TEST(names_are_those_that_iconv_knows),
		TEST(writes_what_it_can),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
