/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "csv.h"

#define CHUNK ((size_t)64 * 1024) /* what file.c reads at a time */

struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct buf seen;   /* "LINE<field|field>" for each record */
	size_t skip;       /* so many records are not put into seen */
	size_t stop_after; /* 0: never */
	size_t records;
};

static int
set_up(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
	f->seen = BUF(f->arena);
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

/* A file with these bytes, open to read. */
static struct file_stream *
stream_of(struct fixture *f, struct str text)
{
	const char *folder = getenv("TMPDIR");
	char *path = str_c(f->arena,
	    str_fmt(f->arena, "%s/csv.XXXXXX", folder ? folder : "/tmp"));
	int fd = mkstemp(path);
	struct file_stream *stream;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.s, text.n), text.n);
	assert_int_equal(close(fd), 0);
	stream = file_open(f->arena, f->diag, path);
	assert_non_null(stream);
	assert_int_equal(unlink(path), 0);
	return stream;
}

static bool
on_record(void *context, const struct csv_record *record)
{
	struct fixture *f = context;

	f->records++;
	if (f->skip) {
		f->skip--;
		return true;
	}
	buf_fmt(&f->seen, "%zu%s<", record->line, record->blank ? "blank" : "");
	for (size_t i = 0; i < record->n; i++) {
		if (i)
			buf_char(&f->seen, '|');
		buf_add(&f->seen, record->field[i]);
	}
	buf_char(&f->seen, '>');
	return !f->stop_after || f->records < f->stop_after;
}

static bool
read_text(struct fixture *f, struct str text, char delimiter)
{
	struct file_stream *stream = stream_of(f, text);
	bool fine = csv_read(stream, f->diag, delimiter, on_record, f);

	file_close(stream);
	return fine;
}

static const struct {
	const char *text;
	const char *seen;
} cases[] = {
	{ "", "" },
	{ "a", "1<a>" },
	{ "a\n", "1<a>" },
	{ "a,b\nc,d\n", "1<a|b>2<c|d>" },
	{ "a,b\r\nc,d\r\n", "1<a|b>2<c|d>" },
	{ "a,b\rc,d\r", "1<a|b>2<c|d>" },
	{ "a\n\r\nb\r\rc\n\nd", "1<a>2blank<>3<b>4blank<>5<c>6blank<>7<d>" },
	{ "a,\n,,\n  \n\"\"\n", "1<a|>2blank<||>3blank<>4blank<>" },
	{ "\"a\nb\",c\nd\n", "1<a\nb|c>3<d>" },
	{ "\"a\r\nb\r\",c\r\nd\r\n", "1<a\r\nb\r|c>4<d>" },
	{ "\"a\n\n\n\"\n\"b\"\"\n\"\n", "1<a\n\n\n>5<b\"\n>" },
	{ "\"a\n\",\"b\nc\"\nd", "1<a\n|b\nc>4<d>" },
	{ " a , b\t,\" c \"\n", "1<a|b| c >" },
	{ "a;b\n", "1<a;b>" },
};

static void
reads_records_with_their_lines(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		f->seen = BUF(f->arena);
		assert_true(read_text(f, str_from(cases[i].text), ','));
		assert_str(buf_str(&f->seen), cases[i].seen);
	}
	assert_int_equal(diag_total(f->diag), 0);
}

/* The same records wherever the file happens to be cut while it is read. */
static void
chunk_borders_change_nothing(void **state)
{
	struct fixture *f = *state;
	char *text = ARENA_ARRAY(f->arena, char, CHUNK + 100);

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		size_t n = strlen(cases[i].text);

		for (size_t cut = 0; cut <= n; cut++) {
			size_t pad = CHUNK - cut;
			struct buf want = BUF(f->arena);

			memset(text, 'x', pad);
			text[pad - 1] = '\n';
			memcpy(text + pad, cases[i].text, n);
			/* Each line number is one higher. */
			for (const char *c = cases[i].seen; *c; c++)
				buf_fmt(&want, "%c",
				    *c >= '0' && *c <= '9' ? *c + 1 : *c);
			f->seen = BUF(f->arena);
			f->skip = 1;
			assert_true(
			    read_text(f, (struct str){ text, pad + n }, ','));
			assert_str(
			    buf_str(&f->seen), str_c(f->arena, buf_str(&want)));
		}
	}
}

static void
nul_bytes_reach_the_record(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("a\0b,c\n"), ','));
	assert_int_equal(buf_str(&f->seen).n, strlen("1<a.b|c>"));
}

static void
other_delimiters(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("a,b;c\n"), ';'));
	assert_true(read_text(f, STR("a,b\tc d\n"), '\t'));
	assert_str(buf_str(&f->seen), "1<a,b|c>1<a,b|c d>");
}

static void
stops_when_told(void **state)
{
	struct fixture *f = *state;

	f->stop_after = 2;
	assert_true(read_text(f, STR("a\nb\nc\n\"d\n"), ','));
	assert_str(buf_str(&f->seen), "1<a>2<b>");
	assert_int_equal(diag_total(f->diag), 0);
}

static void
problems_have_their_place(void **state)
{
	static const struct {
		const char *text;
		enum diag_code code;
		int line;
		const char *seen; /* nothing of the broken record */
		const char *why;
	} problems[] = {
		{ "a\n\"b\nc\n", DIAG_CSV_QUOTE_OPEN, 2, "1<a>",
		    "in lines 2 to 3" },
		{ "a\n\"b\",\"c\n\nd", DIAG_CSV_QUOTE_OPEN, 2, "1<a>",
		    "never closed" },
		{ "a\n\"b\nc\",\"d\n\n", DIAG_CSV_QUOTE_OPEN, 2, "1<a>",
		    "never closed" },
		{ "\"a\nb\n\"c\",d\n", DIAG_CSV_QUOTE_OPEN, 1, "",
		    "in lines 1 to 2" },
		{ "\"a\nb\",c\n\"d\"e\n", DIAG_CSV_QUOTE, 3, "1<a\nb|c>",
		    "do not fit" },
		/* A cell that is never closed takes others into its own. */
		{ "a,b,c\n\"d,\"e\",f\n", DIAG_CSV_QUOTE_OPEN, 2, "1<a|b|c>",
		    "no partner" },
		{ "a,b\n\"d,e\nf,\"g\"\n", DIAG_CSV_QUOTE_OPEN, 2, "1<a|b>",
		    "never closed" },
		{ "a,b\n\"c \"d\ne, \"f\" g,\",h,i\n", DIAG_CSV_QUOTE_OPEN, 2,
		    "1<a|b>", "no partner" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(problems); i++) {
		struct diag_item item;

		f->diag = diag_new(f->arena, "test");
		f->seen = BUF(f->arena);
		assert_false(read_text(f, str_from(problems[i].text), ','));
		assert_int_equal(diag_total(f->diag), 1);
		assert_true(diag_at(f->diag, 0, &item));
		assert_int_equal(item.code, problems[i].code);
		assert_int_equal(item.loc.line, problems[i].line);
		assert_str(buf_str(&f->seen), problems[i].seen);
		assert_true(str_find(item.text, str_from(problems[i].why)) <
			    item.text.n);
	}
}

/* "LINE!LINES<all of it>" */
static bool
on_trouble(void *context, const struct csv_record *record)
{
	struct fixture *f = context;

	assert_int_equal(record->n, 1);
	buf_fmt(
	    &f->seen, "%zu!<%.*s>", record->line, STR_ARG(record->field[0]));
	return true;
}

/* Quotation marks that are not written twice, wherever the file is cut while
 * it is read: each is a word's where there is one way to have as many cells as
 * the header, and else its record is given as it stands, and no other. */
static const struct {
	const char *text, *seen;
	int line, col; /* of the first that is kept; 0: none is */
} not_doubled[] = {
	{ "a,b\n\"x \"y\" z\",c\nd,e\n", "1<a|b>2<x \"y\" z|c>3<d|e>", 2, 4 },
	{ "a,b\n\"x\"\"y\"z\",c\n", "1<a|b>2<x\"\"y\"z|c>", 2, 3 },
	{ "a,b\n\"\xc3\xa9 \"y\" \"z\" w\" ,c\n",
	    "1<a|b>2<\xc3\xa9 \"y\" \"z\" w|c>", 2, 4 },
	{ "a,b\n\"x\ny, \"z\" w\n\",c\n", "1<a|b>2<x\ny, \"z\" w\n|c>", 3, 4 },
	/* Cells without marks around them. */
	{ "a,b\n5\" pipe,an \"x\"\n", "1<a|b>2<5\" pipe|an \"x\">", 2, 2 },
	{ "a,b\n1,\"Come in\" is kind\n2,c\n",
	    "1<a|b>2<1|\"Come in\" is kind>3<2|c>", 2, 3 },
	{ "a,b\n\"d \"e,f\n1,2\n", "1<a|b>2<\"d \"e|f>3<1|2>", 2, 1 },
	{ "a\n\xc3\xa9,5\" z\n", "1<a>2<\xc3\xa9|5\" z>", 2, 4 },
	{ "A \"title\"\na,b\n\"x\"y\",c\nd\n\"x\"y\",c\n",
	    "1<A \"title\">2<a|b>3<x\"y|c>4<d>5<x\"y|c>", 1, 3 },
	/* One at the end of a cell, alone or not. */
	{ "a,b\n\"x \"y\"\",c\nd,e\n", "1<a|b>2<x \"y\"|c>3<d|e>", 2, 4 },
	{ "a,b\n\"6\"\",c\n\"7\"\",c\nd,e\n", "1<a|b>2<6\"|c>3<7\"|c>4<d|e>", 2,
	    3 },
	{ "a,b\n\"6\"\",c\nd,\"7\"\"", "1<a|b>2<6\"|c>3<d|7\">", 2, 3 },
	{ "a,b\n\"x\n6\"\",c\r\n\"y\r\n7\"\",c\nd,e\n",
	    "1<a|b>2<x\n6\"|c>4<y\r\n7\"|c>6<d|e>", 3, 2 },
	{ "a,b\nc,\"x \"y\"\"\r\nd,e", "1<a|b>2<c|x \"y\">3<d|e>", 2, 6 },
	{ "a,b\nc,\"\"x\"\"", "1<a|b>2<c|\"x\">", 2, 4 },
	/* At the end of a line, and where one begins. */
	{ "a,b\n\"x \"y\"\nz\",c\nd,e\n", "1<a|b>2<x \"y\"\nz|c>4<d|e>", 2, 4 },
	{ "a,b\nc,\"x\n\"y\" z\"\nd,e\n", "1<a|b>2<c|x\n\"y\" z>4<d|e>", 3, 1 },
	{ "a,b\nc,\"x\n\"y\"\nd,e\n", "1<a|b>2<c|x\n\"y>4<d|e>", 3, 1 },
	{ "a,b,c\n1,\"\n\"x\" y\n\",d\n2,e,f\n",
	    "1<a|b|c>2<1|\n\"x\" y\n|d>5<2|e|f>", 3, 1 },
	/* With a delimiter behind it. */
	{ "a,b\n\"x \"y\", z\",c\n", "1<a|b>2<x \"y\", z|c>", 2, 4 },
	{ "a,b\n\"d\",\"e\"\n\"x \"y\",\nz\",\"c\"\n",
	    "1<a|b>2<d|e>3<x \"y\",\nz|c>", 3, 4 },
	{ "a,b,c\n\"x\",\"y \"z\" , w\",3\n", "1<a|b|c>2<x|y \"z\" , w|3>", 2,
	    8 },
	/* A cell beside it may be well written. */
	{ "a,b\n\"c \"x\" d\", \"e \"\"f\"\" g\"\n",
	    "1<a|b>2<c \"x\" d|e \"f\" g>", 2, 4 },
	/* Each table has its own header. */
	{ "a,b\n\"c \"x\" d\", \"e \"\"f\"\" g\"\n\nk\na,b,c,d\n\"x\"y\",1,2,3\n",
	    "1<a|b>2<c \"x\" d|e \"f\" g>3blank<>4<k>5<a|b|c|d>6<x\"y|1|2|3>",
	    2, 4 },
	/* What was always in marks need not be. */
	{ "a,b\n\"d\",5\n\"e\",6\n5\" pipe,7\n",
	    "1<a|b>2<d|5>3<e|6>4<5\" pipe|7>", 4, 2 },
	/* Two ways: we do not guess. */
	{ "a,b,c\n\"x\",\"say \"p\",\"q\" now\",3\nd,e,f\n",
	    "1<a|b|c>2!<\"x\",\"say \"p\",\"q\" now\",3>3<d|e|f>", 0, 0 },
	{ "a,b\n\"c\",\"d\"\n\"x\n\"y z\",\"w\"\n\"e\",\"f\"\n",
	    "1<a|b>2<c|d>3!<\"x\n\"y z\",\"w\">5<e|f>", 0, 0 },
	/* The words of one are not given to another. */
	{ "a,b\n\"x,c\n\"y \"z\" w\",d\ne,f\ng,h\n",
	    "1<a|b>2!<\"x,c\n\"y \"z\" w\",d>4<e|f>5<g|h>", 0, 0 },
	/* Never closed. */
	{ "a,b\nc,d\n\"x,e\n\nf,g\nh,i\n",
	    "1<a|b>2<c|d>3!<\"x,e\n>5<f|g>6<h|i>", 0, 0 },
	{ "a,b\n\"c\",d\n\"x,e\n\"f\",g\n\"y \"z\"\",h\n",
	    "1<a|b>2<c|d>3!<\"x,e>4<f|g>5<y \"z\"|h>", 5, 4 },
	{ "a,b\n\"x\",\"c", "1<a|b>2!<\"x\",\"c>", 0, 0 },
	/* What is well written is read so; the rest of it is no row. */
	{ "a,b,c\nd,e,f\n1,\"x \"\ny\",3\n", "1<a|b|c>2<d|e|f>3<1|x >4!<y\",3>",
	    0, 0 },
};

static void
keeps_what_is_not_doubled(void **state)
{
	struct fixture *f = *state;
	const struct csv_reading reading = {
		.fn = on_record, .trouble = on_trouble, .context = f
	};

	for (size_t i = 0; i < COUNTOF(not_doubled); i++) {
		for (size_t sip = 1; sip <= strlen(not_doubled[i].text);
		     sip++) {
			struct file_stream *stream =
			    stream_of(f, str_from(not_doubled[i].text));
			struct diag_item item;

			f->diag = diag_new(f->arena, "test");
			f->seen = BUF(f->arena);
			file_sip(stream, sip);
			assert_true(
			    csv_read_making(stream, f->diag, ',', &reading));
			file_close(stream);
			assert_str(buf_str(&f->seen), not_doubled[i].seen);
			assert_int_equal(
			    diag_total(f->diag), not_doubled[i].line != 0);
			if (!not_doubled[i].line)
				continue;
			assert_true(diag_at(f->diag, 0, &item));
			assert_int_equal(item.code, DIAG_CSV_QUOTE_KEPT);
			assert_int_equal(item.loc.line, not_doubled[i].line);
			assert_int_equal(item.loc.col, not_doubled[i].col);
		}
	}
}

/* A quotation mark that is never closed is told at its line, long before the
 * end of a large file. */
static void
too_large(void **state)
{
	struct fixture *f = *state;
	size_t n = 3 * CSV_FIELD_MAX;
	char *text = ARENA_ARRAY(f->arena, char, n);
	const struct str head = STR("a\nb,\"");
	struct out *out = out_memory(f->arena);
	struct diag_item item;

	memset(text, '\n', n);
	memcpy(text, head.s, head.n);
	assert_false(read_text(f, (struct str){ text, n }, ','));
	assert_true(diag_at(f->diag, 0, &item));
	assert_int_equal(item.code, DIAG_CSV_QUOTE_OPEN);
	assert_int_equal(item.loc.line, 2);
	assert_str(buf_str(&f->seen), "1<a>");

	memset(text, ',', n);
	f->diag = diag_new(f->arena, "test");
	assert_false(read_text(f, (struct str){ text, n }, ','));
	assert_int_equal(diag_count_code(f->diag, DIAG_TOO_LARGE), 1);

	/* No quotation mark is to blame for a large cell without any. */
	memset(text, 'x', n);
	f->diag = diag_new(f->arena, "test");
	assert_false(read_text(f, (struct str){ text, n }, ','));
	assert_int_equal(diag_count_code(f->diag, DIAG_TOO_LARGE), 1);
	assert_int_equal(diag_total(f->diag), 1);
	diag_render(f->diag, out, &(struct diag_style){ .all = true });
	assert_int_equal(
	    str_find(out_text(out), STR("quotation")), out_text(out).n);

	memset(text, 'x', CSV_FIELD_MAX);
	f->seen = BUF(f->arena);
	f->diag = diag_new(f->arena, "test");
	assert_true(read_text(f, (struct str){ text, CSV_FIELD_MAX }, ','));
	assert_int_equal(buf_str(&f->seen).n, CSV_FIELD_MAX + 3);
	assert_int_equal(diag_total(f->diag), 0);
}

/* Row i of a large file, and what is read of it. */
#define LARGE_ROWS 90000

static void
large_row(struct buf *text, struct buf *fields, size_t i)
{
	switch (i % 5) {
	case 0:
		buf_fmt(text, "%zu,\"said \"\"%zu\"\"\",x\n", i, i);
		buf_fmt(fields, "%zu|said \"%zu\"|x", i, i);
		break;
	case 1:
		buf_fmt(text, "\"%zu\nlines\",,\r\n", i);
		buf_fmt(fields, "%zu\nlines||", i);
		break;
	case 2:
		buf_fmt(text, "%0*zu,caf\xc3\xa9,\"a, b\"\n", (int)(i % 90), i);
		buf_fmt(fields, "%0*zu|caf\xc3\xa9|a, b", (int)(i % 90), i);
		break;
	case 3:
		buf_fmt(text, "\n");
		break;
	default:
		buf_fmt(text, "%zu,plain words that somebody said,z\r\n", i);
		buf_fmt(fields, "%zu|plain words that somebody said|z", i);
	}
}

struct large {
	struct fixture *f;
	struct arena *row;
	size_t n, line, stop_after;
	size_t made; /* records of which something was made */
};

static bool
is_large(void *context, const struct csv_record *record)
{
	struct large *large = context;
	struct buf text, want, got;

	arena_reset(large->row);
	text = BUF(large->row);
	want = BUF(large->row);
	got = BUF(large->row);
	large_row(&text, &want, large->n);
	for (size_t i = 0; i < record->n; i++) {
		if (i)
			buf_char(&got, '|');
		buf_add(&got, record->field[i]);
	}
	assert_true(str_eq(buf_str(&got), buf_str(&want)));
	assert_int_equal(record->line, large->line);
	assert_int_equal(record->plain, str_is_plain(buf_str(&want)));
	if (record->made)
		assert_int_equal(*(size_t *)record->made, record->line);
	large->made += record->made != NULL;
	large->line += large->n % 5 == 1 ? 2 : 1;
	return ++large->n != large->stop_after;
}

/* Its line, where its third field is x. */
static void *
line_of_x(void *context, const struct csv_record *record, struct arena *arena)
{
	size_t *line = ARENA_NEW(arena, size_t);

	*line = record->line;
	return record->n > 2 && str_eq(record->field[2], STR("x")) &&
		       *(const int *)context == 7
		   ? line
		   : NULL;
}

static struct str
large_text(struct fixture *f)
{
	struct buf text = BUF(f->arena), fields = BUF(f->arena);

	for (size_t i = 0; i < LARGE_ROWS; i++)
		large_row(&text, &fields, i);
	return buf_str(&text);
}

/* Reads a large file, some bytes at a time. */
static bool
read_large(struct large *large, struct str text, size_t sip)
{
	struct fixture *f = large->f;
	struct file_stream *stream = stream_of(f, text);
	int seven = 7;
	const struct csv_reading reading = { .fn = is_large,
		.context = large,
		.make = line_of_x,
		.make_context = &seven };
	bool fine;

	file_sip(stream, sip);
	large->row = arena_new();
	large->n = large->made = 0;
	large->line = 1;
	fine = csv_read_making(stream, f->diag, ',', &reading);
	arena_free(large->row);
	file_close(stream);
	return fine;
}

/* A file that is large enough for a second thread gives the same records, of
 * whatever pieces it is made. */
static void
a_second_thread_changes_nothing(void **state)
{
	static const size_t sips[] = { 211, 4096, 65535, 65536 };
	struct large large = { .f = *state };
	struct str text = large_text(large.f);

	assert_true(text.n > (size_t)2 * 1024 * 1024);
	for (size_t i = 0; i < COUNTOF(sips); i++) {
		assert_true(read_large(&large, text, sips[i]));
		assert_int_equal(large.n, LARGE_ROWS);
		/* Not all: where one thread waits, it makes none. */
		assert_in_range(large.made, 1, LARGE_ROWS / 5);
	}
	assert_int_equal(diag_total(large.f->diag), 0);
}

static void
a_second_thread_ends_when_told(void **state)
{
	struct large large = { .f = *state };
	struct str text = large_text(large.f);

	for (size_t i = 1; i <= 8; i++) {
		large.stop_after = LARGE_ROWS * i / 8 - 1;
		assert_true(read_large(&large, text, 65536));
		assert_int_equal(large.n, large.stop_after);
	}
}

/* Who goes on with a stream reads on in memory that is there. */
static void
a_stream_outlives_its_reader(void **state)
{
	struct large large = { .f = *state, .stop_after = 1 };
	struct fixture *f = *state;
	struct file_stream *stream = stream_of(f, large_text(f));
	const struct csv_reading reading = { .fn = is_large,
		.context = &large };
	struct str bytes;
	size_t n = 0;

	large.row = arena_new();
	large.line = 1;
	assert_true(csv_read_making(stream, f->diag, ',', &reading));
	while ((bytes = file_next(stream)).n)
		n += bytes.n;
	assert_in_range(n, FILE_BYTES, SIZE_MAX);
	assert_false(file_failed(stream));
	arena_free(large.row);
	file_close(stream);
}

/* All that stands before a problem is read, and it is told once. */
static void
a_second_thread_comes_to_a_problem(void **state)
{
	struct large large = { .f = *state };
	struct buf text = BUF(large.f->arena);
	struct diag_item item;

	buf_add(&text, large_text(large.f));
	buf_fmt(&text, "\"never closed\n");
	for (size_t i = 0; i < 50000; i++)
		buf_fmt(&text, "more, and \"\"more\n");
	assert_false(read_large(&large, buf_str(&text), 65536));
	assert_int_equal(large.n, LARGE_ROWS);
	assert_int_equal(diag_total(large.f->diag), 1);
	assert_true(diag_at(large.f->diag, 0, &item));
	assert_int_equal(item.code, DIAG_CSV_QUOTE_OPEN);
	assert_int_equal(item.loc.line, large.line);
}

static struct str
written(struct fixture *f, struct str text, const struct csv_style *style)
{
	struct out *out = out_memory(f->arena);

	csv_field(out, style, text, true);
	return out_text(out);
}

static void
writes_what_must_be_quoted(void **state)
{
	static const struct {
		const char *text, *comma, *semicolon;
	} fields[] = {
		{ "", "", "" },
		{ "plain words", "plain words", "plain words" },
		{ "a,b", "\"a,b\"", "a,b" },
		{ "a;b", "a;b", "\"a;b\"" },
		{ "a \"b\"", "\"a \"\"b\"\"\"", "\"a \"\"b\"\"\"" },
		{ "a\nb", "\"a\nb\"", "\"a\nb\"" },
		{ "a\rb", "\"a\rb\"", "\"a\rb\"" },
		{ " a", "\" a\"", "\" a\"" },
		{ "a\t", "\"a\t\"", "\"a\t\"" },
		{ "=1+1", "'=1+1", "'=1+1" },
		{ "-3", "-3", "-3" },
		{ "+4,5", "\"+4,5\"", "+4,5" },
		{ "-3 degrees", "'-3 degrees", "'-3 degrees" },
		{ "-", "'-", "'-" },
		{ "@SUM(1)", "'@SUM(1)", "'@SUM(1)" },
		{ "'=x", "''=x", "''=x" },
		{ "'tis", "'tis", "'tis" },
		{ "\tx", "\"'\tx\"", "\"'\tx\"" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(fields); i++) {
		struct str text = str_from(fields[i].text);

		assert_str(written(f, text, &(struct csv_style){ ',', false }),
		    fields[i].comma);
		assert_str(written(f, text, &(struct csv_style){ ';', false }),
		    fields[i].semicolon);
	}
}

static void
writes_records(void **state)
{
	struct fixture *f = *state;
	struct out *out = out_memory(f->arena);
	struct csv_style style = { ';', true };

	csv_field(out, &style, STR("a"), true);
	csv_field(out, &style, STR(""), false);
	csv_field(out, &style, STR("b"), false);
	csv_end(out, &style);
	style.crlf = false;
	csv_field(out, &style, STR("c"), true);
	csv_end(out, &style);
	assert_str(out_text(out), "a;;b\r\nc\n");
}

/* Any text comes back as it was: written, read, and the guard taken off. */
struct kept {
	char v[16];
	size_t n;
};

static bool
keep_first(void *context, const struct csv_record *record)
{
	struct kept *kept = context;
	struct str text = csv_undo_guard(record->field[0]);

	assert_true(text.n <= sizeof(kept->v));
	if (text.n)
		memcpy(kept->v, text.s, text.n);
	kept->n = text.n;
	return true;
}

static void
guard_comes_off_exactly(void **state)
{
	static const char letters[] = "'=+-@\t\r\n\",;1.x ";
	struct fixture *f = *state;
	unsigned long long seed = 20240607;
	char text[8];

	for (int i = 0; i < 3000; i++) {
		struct arena *arena = f->arena;
		struct kept got;
		struct out *out;
		struct file_stream *stream;
		size_t n;

		seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
		n = 1 + (seed >> 33) % 6;
		for (size_t j = 0; j < n; j++)
			text[j] = letters[(seed >> (40 + 3 * j)) %
					  (sizeof(letters) - 1)];
		f->arena = arena_new();
		out = out_memory(f->arena);
		csv_field(out, &(struct csv_style){ ',', false },
		    (struct str){ text, n }, true);
		OUT_LIT(out, ",end\n");
		stream = stream_of(f, out_text(out));
		assert_true(csv_read(stream, f->diag, ',', keep_first, &got));
		file_close(stream);
		assert_int_equal(got.n, n);
		assert_memory_equal(got.v, text, n);
		arena_free(f->arena);
		f->arena = arena;
	}
}

static void
other_peoples_guards_come_off(void **state)
{
	(void)state;
	assert_str(csv_undo_guard(STR("'-3")), "-3");
	assert_str(csv_undo_guard(STR("'tis")), "'tis");
	assert_str(csv_undo_guard(STR("'")), "'");
	assert_str(csv_undo_guard(STR("''=1")), "'=1");
	assert_str(csv_undo_guard(STR("=1")), "=1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_records_with_their_lines),
		TEST(chunk_borders_change_nothing),
		TEST(nul_bytes_reach_the_record),
		TEST(other_delimiters),
		TEST(stops_when_told),
		TEST(problems_have_their_place),
		TEST(keeps_what_is_not_doubled),
		TEST(too_large),
		TEST(a_second_thread_changes_nothing),
		TEST(a_second_thread_ends_when_told),
		TEST(a_stream_outlives_its_reader),
		TEST(a_second_thread_comes_to_a_problem),
		TEST(writes_what_must_be_quoted),
		TEST(writes_records),
		TEST(guard_comes_off_exactly),
		TEST(other_peoples_guards_come_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
