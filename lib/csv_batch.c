/* SPDX-License-Identifier: MIT */
#include "csv_batch.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h> /* libcsv */

#include "csv_line.h"

#define RECORD_MAX ((size_t)16 * 1024 * 1024) /* bytes in one record */
#define OPTIONS    (CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL)
#define BLOCK_BYTES                                                            \
	((size_t)64 * 1024) /* libcsv's field buffer grows by this */

#define RAW_MAX     (2 * CSV_FIELD_MAX)
#define FIELDS_ROOM ((size_t)1000) /* fields are made room for together */

/* Bytes that are kept. */
struct csv_text {
	char *v;
	size_t n, cap;
};

/*
 * libcsv tells no places, so it is fed one physical line at a time: what it
 * calls back belongs to that line.  With CSV_REPALL_NL it calls back at the end
 * of each line but those whose end is inside a quoted field; so a line without
 * a call back leaves a quotation mark open.
 *
 * A record that is written as nearly all are is no work for it: see csv_line.h.
 *
 * Some boards do not write a quotation mark twice inside a cell.  There libcsv
 * stops, and the record is read again, line by line, as csv_again.h has it; what
 * was read behind it is read on from there.  So a file that is written well costs
 * hardly more.
 */
struct csv_reader {
	struct csv_parser parser;
	const char *name;
	struct csv_batch *batch; /* where records go */
	/* Adds the problem that ended the reading to diag; NULL: none. */
	void (*tell)(const struct csv_reader *reader, struct diag *diag);
	struct str *field; /* room for those that need no libcsv */
	size_t room;
	/* The record in hand. */
	struct arena *arena;
	char *bytes;
	size_t n_bytes, bytes_cap;
	size_t *end; /* of each field, in bytes */
	size_t n, cap;
	bool full; /* with words in it: some field is not blank */
	size_t line;
	/* Where we are. */
	size_t here;       /* the line */
	bool in_line;      /* pieces of it were fed before */
	bool record_ended; /* in this piece */
	bool field_ended;  /* in this line */
	bool after_cr;
	const char *cr; /* the next in the bytes that are read, or their end */
	char *bytes_given; /* these */
	size_t quote_line; /* where the open quotation mark stands; 0: none */
	char delimiter;
	struct csv_table table;
	/* For quotation marks that are not doubled. */
	struct csv_text raw; /* the lines of the record so far, as they stand */
	bool raw_lost;       /* they were too many bytes */
	bool loose;          /* they are read again */
	size_t at;           /* the next line of them to be looked at */
	struct csv_again again;
	struct loc first; /* the first mark in the file */
	size_t strays;    /* all that were taken as they stand */
	bool too_large;
};

static bool
is_blank(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] != ' ' && (s[i] < '\t' || s[i] > '\r'))
			return false;
	return true;
}

static void
on_field(void *bytes, size_t n, void *context)
{
	struct csv_reader *reader = context;

	reader->field_ended = true;
	if (reader->n == CSV_COLUMNS_MAX || n > CSV_FIELD_MAX ||
	    reader->n_bytes + n > RECORD_MAX) {
		reader->too_large = true;
		return;
	}
	/* A blank field has a place in the buffer, too, so there must be one. */
	reader->bytes = arena_grow(reader->arena, reader->bytes,
	    &reader->bytes_cap, reader->n_bytes + n + 1, 1);
	reader->end = arena_grow(reader->arena, reader->end, &reader->cap,
	    reader->n + 1, sizeof(*reader->end));
	if (n) {
		memcpy(reader->bytes + reader->n_bytes, bytes, n);
		reader->full |= !is_blank(bytes, n);
	}
	reader->n_bytes += n;
	reader->end[reader->n++] = reader->n_bytes;
}

/* What the next records are measured by; raw: those bytes of the record. */
static void
measure(struct csv_reader *reader, size_t n, bool full, struct str raw)
{
	uint64_t quoted = 0;

	if (csv_table_learns(&reader->table) && full)
		(void)csv_loose_strict(raw, reader->delimiter, &quoted);
	csv_table_add(&reader->table, n, quoted, !full);
}

/* Without its line end. */
static struct str
without_end(struct str text)
{
	while (text.n &&
	       (text.s[text.n - 1] == '\n' || text.s[text.n - 1] == '\r'))
		text.n--;
	return text;
}

static void
end_record(struct csv_reader *reader)
{
	struct str raw = { reader->raw.v, reader->raw.n };

	measure(reader, reader->n, reader->full, without_end(raw));
	reader->n = 0;
	reader->n_bytes = 0;
	reader->full = false;
}

static void
on_record(int terminator, void *context)
{
	struct csv_reader *reader = context;
	struct arena *arena = reader->batch->arena;
	struct str bytes = { reader->bytes, reader->n_bytes };
	struct str *field;
	size_t start = 0;

	(void)terminator;
	reader->record_ended = true;
	if (reader->too_large)
		return;
	bytes = str_dup(arena, bytes);
	field = ARENA_ARRAY(arena, struct str, reader->n);
	for (size_t i = 0; i < reader->n; i++) {
		field[i] =
		    (struct str){ bytes.s + start, reader->end[i] - start };
		start = reader->end[i];
	}
	*ARENA_PUSH(arena, reader->batch) = (struct csv_record){ .field = field,
		.n = reader->n,
		.line = reader->line,
		.blank = !reader->full,
		.plain = str_is_plain(bytes) };
	end_record(reader);
}

/* libcsv gives no context here.  A little above the limit, since it keeps the
 * closing quotation mark and blanks in the same buffer. */
static void *
limited_realloc(void *old, size_t bytes)
{
	return bytes > CSV_FIELD_MAX + 64 ? NULL : realloc(old, bytes);
}

static struct loc
place(const struct csv_reader *reader, size_t line, size_t column)
{
	return (struct loc){ reader->name, (int)line, (int)column, 0 };
}

static void
tell_too_large(const struct csv_reader *reader, struct diag *diag)
{
	struct loc loc = place(reader, reader->line, 0);

	if (reader->n == CSV_COLUMNS_MAX)
		diag_add(diag, DIAG_TOO_LARGE, loc,
		    "this row has more than %d cells", CSV_COLUMNS_MAX);
	else
		diag_add(diag, DIAG_TOO_LARGE, loc,
		    "this row is too large; a cell may have %zu KiB, and a row %zu KiB",
		    CSV_FIELD_MAX / 1024, RECORD_MAX / 1024);
	if (reader->quote_line)
		diag_note(diag, place(reader, reader->quote_line, 0),
		    "the quotation mark that opens a cell here may never be closed");
}

static void
tell_open(const struct csv_reader *reader, struct diag *diag)
{
	diag_add(diag, DIAG_CSV_QUOTE_OPEN,
	    place(reader, reader->quote_line, 0),
	    "a cell that begins with a quotation mark in this line is never closed; put a quotation mark at its end");
}

static void
tell_no_memory(const struct csv_reader *reader, struct diag *diag)
{
	diag_add(diag, DIAG_CANNOT_READ, place(reader, reader->here, 0),
	    "there is not enough memory for this row");
}

/* libcsv could not go on, but for a quotation mark. */
static bool
stop(struct csv_reader *reader)
{
	if (csv_get_buffer_size(&reader->parser) < CSV_FIELD_MAX) {
		reader->tell = tell_no_memory;
	} else if (reader->quote_line && !reader->field_ended) {
		reader->tell = tell_open; /* it goes on for many lines */
	} else {
		reader->quote_line = reader->parser.quoted ? reader->here : 0;
		reader->tell = tell_too_large;
	}
	return false;
}

/* Gives bytes of one line to libcsv, until it stops; how many it took. */
static size_t
give(struct csv_reader *reader, const char *s, size_t n)
{
	return csv_parse(&reader->parser, s, n, on_field, on_record, reader);
}

/* Whether what was read so far is fine. */
static bool
is_fine(struct csv_reader *reader)
{
	if (reader->too_large)
		reader->tell = tell_too_large;
	return !reader->tell;
}

/* Keeps bytes of a record, as long as they are not too many. */
static void
keep(struct csv_reader *reader, struct str piece)
{
	struct csv_text *raw = &reader->raw;

	reader->raw_lost |= raw->n + piece.n > RAW_MAX;
	if (reader->raw_lost)
		return;
	raw->v =
	    arena_grow(reader->arena, raw->v, &raw->cap, raw->n + piece.n, 1);
	memcpy(raw->v + raw->n, piece.s, piece.n);
	raw->n += piece.n;
}

static void
begin_parser(struct csv_reader *reader)
{
	if (csv_init(&reader->parser, OPTIONS) != 0)
		assert(false);
	csv_set_delim(&reader->parser, (unsigned char)reader->delimiter);
	csv_set_blk_size(&reader->parser, BLOCK_BYTES);
	csv_set_realloc_func(&reader->parser, limited_realloc);
}

/* libcsv stopped at a quotation mark that is not doubled, or behind it: so the
 * record is read again.  False if it cannot be. */
static bool
begin_again(struct csv_reader *reader)
{
	if (reader->raw_lost) {
		reader->quote_line = reader->line;
		reader->tell = tell_open;
	}
	if (!is_fine(reader))
		return false;
	csv_free(&reader->parser);
	begin_parser(reader);
	reader->n = reader->n_bytes = reader->at = 0;
	reader->full = reader->in_line = reader->field_ended = false;
	reader->quote_line = 0;
	reader->loose = true;
	csv_again_begin(&reader->again, &reader->table);
	return true;
}

/* How many begin in s. */
static size_t
characters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.s[i] & 0xC0) != 0x80;
	return n;
}

/* Notes where the first quotation mark is that is taken as it stands. */
static void
note_first(struct csv_reader *reader, struct str before)
{
	size_t line = reader->line;
	bool whole = true;

	for (struct str rest = before; whole; line += whole)
		before = csv_loose_take_line(&rest, &whole);
	reader->first = place(reader, line, characters(before) + 1);
}

/* Counts the quotation marks in a cell that are not written as they should. */
static void
count_strays(struct csv_reader *reader, const struct csv_loose_cell *cell)
{
	const struct str text = cell->text;

	for (size_t i = 0; i < text.n && !cell->doubled; i++) {
		if (text.s[i] != '"')
			continue;
		if (!reader->strays++)
			note_first(
			    reader, (struct str){ reader->raw.v,
					(size_t)(text.s + i - reader->raw.v) });
	}
}

/* The words of a cell, in the arena. */
static struct str
cell_words(struct arena *arena, const struct csv_loose_cell *cell)
{
	char *v = ARENA_ARRAY(arena, char, cell->text.n);
	size_t n = 0;

	for (size_t i = 0; i < cell->text.n; i++) {
		v[n++] = cell->text.s[i];
		i += cell->doubled && cell->text.s[i] == '"';
	}
	return (struct str){ v, n };
}

/* Text is a record that was read again. */
static void
add_loose(struct csv_reader *reader, struct str text)
{
	struct arena *arena = reader->batch->arena;
	struct csv_loose_cell cell[CSV_LOOSE_CELLS];
	size_t n = reader->again.cells;
	struct str *field = ARENA_ARRAY(arena, struct str, n);
	bool full = false;

	csv_loose_split(arena, &reader->again.rules, text, n, cell);
	for (size_t i = 0; i < n; i++) {
		count_strays(reader, &cell[i]);
		field[i] = cell_words(arena, &cell[i]);
		full |= !is_blank(field[i].s, field[i].n);
	}
	*ARENA_PUSH(arena, reader->batch) = (struct csv_record){ .field = field,
		.n = n,
		.line = reader->line,
		.blank = !full,
		.plain = str_is_plain(text) };
	csv_table_add_again(&reader->table, n, !full);
}

/* Text is none, or several. */
static void
add_trouble(struct csv_reader *reader, struct str text)
{
	struct arena *arena = reader->batch->arena;
	struct str *field = ARENA_NEW(arena, struct str);

	*field = str_dup(arena, text);
	*ARENA_PUSH(arena, reader->batch) = (struct csv_record){ .field = field,
		.n = 1,
		.line = reader->line,
		.trouble = reader->again.trouble };
}

static bool feed_bytes(struct csv_reader *reader, struct str bytes);

/* Reads on behind the record that was read again.  All that is there may be a
 * second time; not a third, as libcsv would have stopped before. */
static bool
go_on(struct csv_reader *reader, struct str rest)
{
	char *bytes = ARENA_ARRAY(reader->batch->arena, char, rest.n);
	char *given = reader->bytes_given;
	bool fine;

	reader->loose = reader->in_line = false;
	reader->raw.n = 0;
	reader->here = reader->line + reader->again.taken;
	reader->after_cr &= !rest.n; /* that was in the last line */
	if (rest.n)
		memcpy(bytes, rest.s, rest.n);
	reader->bytes_given = bytes;
	fine = feed_bytes(reader, (struct str){ bytes, rest.n });
	reader->bytes_given = given;
	reader->cr = NULL;
	return fine;
}

/* It is known where the record ends. */
static bool
settle(struct csv_reader *reader)
{
	struct str all = { reader->raw.v, reader->raw.n }, rest = all,
		   line = all;
	bool whole;

	for (size_t i = 0; i < reader->again.taken; i++)
		line = csv_loose_take_line(&rest, &whole);
	all.n = (size_t)(line.s + line.n - all.s);
	if (reader->again.trouble)
		add_trouble(reader, all);
	else
		add_loose(reader, all);
	return go_on(reader, rest);
}

/* Looks at the lines that are there.  last: there are no more. */
static bool
read_again(struct csv_reader *reader, bool last)
{
	const struct csv_text *raw = &reader->raw;

	if (reader->raw_lost) {
		reader->quote_line = reader->line;
		reader->tell = tell_open;
		return false;
	}
	while (reader->at < raw->n) {
		struct str rest = { raw->v + reader->at, raw->n - reader->at };
		bool whole;
		struct str line = csv_loose_take_line(&rest, &whole);

		if (!whole && !last)
			return true;
		reader->at = raw->n - rest.n;
		if (csv_again_line(&reader->again, line))
			return settle(reader);
	}
	if (!last)
		return true;
	csv_again_end(&reader->again);
	return settle(reader);
}

/* Gives a piece of one line to libcsv. */
static bool
parse(struct csv_reader *reader, struct str piece)
{
	if (give(reader, piece.s, piece.n) == piece.n)
		return is_fine(reader);
	if (csv_error(&reader->parser) != CSV_EPARSE)
		return stop(reader);
	return begin_again(reader);
}

/* Reads on in a piece of one line.  whole: it ends with the line's end. */
static bool
feed(struct csv_reader *reader, struct str piece, bool whole)
{
	reader->record_ended = false;
	if (!reader->quote_line && !reader->in_line && !reader->loose) {
		reader->line = reader->here;
		reader->raw.n = 0;
		reader->raw_lost = false;
	}
	keep(reader, piece);
	if (!reader->loose && !parse(reader, piece))
		return false;
	if (reader->loose)
		return read_again(reader, false);
	if (!whole) {
		reader->in_line = true;
		return true;
	}
	if (reader->record_ended)
		reader->quote_line = 0;
	else if (!reader->quote_line || reader->field_ended)
		reader->quote_line = reader->here;
	reader->here++;
	reader->in_line = false;
	reader->field_ended = false;
	return true;
}

/* The second half of a CR LF.  Outside of quotes the CR has ended the line. */
static bool
feed_lf_after_cr(struct csv_reader *reader)
{
	const struct str lf = STR("\n");

	if (!reader->quote_line && !reader->loose)
		return true;
	keep(reader, lf);
	if (!reader->loose)
		return give(reader, lf.s, lf.n) == lf.n;
	reader->at += reader->at + 1 == reader->raw.n;
	return true;
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The first line of bytes with its end, CR or LF, if that is there yet. */
static struct str
take_line(struct csv_reader *reader, struct str *bytes)
{
	const char *lf = memchr(bytes->s, '\n', bytes->n);
	const char *end = bytes->s + bytes->n;
	struct str line = *bytes;

	if (reader->cr < bytes->s) {
		reader->cr = memchr(bytes->s, '\r', bytes->n);
		if (!reader->cr)
			reader->cr = end;
	}
	if (lf)
		end = lf + 1;
	if (reader->cr < end)
		end = reader->cr + 1;
	line.n = (size_t)(end - bytes->s);
	*bytes = str_from_byte(*bytes, line.n);
	return line;
}

/* The same as measure(), of a record that needed no libcsv. */
static void
learn(struct csv_reader *reader, const struct csv_line *line, bool full)
{
	uint64_t quoted = 0;
	bool learns = full && csv_table_learns(&reader->table);

	if (full && csv_table_knows(&reader->table, line->n))
		return;
	/* What stands before the first byte of all is not ours. */
	for (size_t i = 0; learns && i < line->n; i++)
		if (line->field[i].s > reader->bytes_given &&
		    line->field[i].s[-1] == '"')
			quoted |= (uint64_t)1 << i;
	csv_table_add(&reader->table, line->n, quoted, !full);
}

/* The next record, if it is one that needs no libcsv.  Such a record is between
 * two others, so that reader and libcsv stay as they are. */
static bool
take_whole(struct csv_reader *reader, struct str *bytes)
{
	struct arena *arena = reader->batch->arena;
	char *from = reader->bytes_given + (bytes->s - reader->bytes_given);
	struct csv_line line;
	bool full = false;

	if (reader->room < CSV_LINE_FIELDS) {
		reader->room = FIELDS_ROOM;
		reader->field = ARENA_ARRAY(arena, struct str, reader->room);
	}
	line.field = reader->field;
	if (!csv_line_read(&line, from, str_head(*bytes, CSV_FIELD_MAX).n,
		reader->delimiter))
		return false;
	reader->field += line.n;
	reader->room -= line.n;
	for (size_t i = 0; i < line.n && !full; i++)
		full = !is_blank(line.field[i].s, line.field[i].n);
	*ARENA_PUSH(arena, reader->batch) =
	    (struct csv_record){ .field = line.field,
		    .n = line.n,
		    .line = reader->here,
		    .blank = !full,
		    .plain = line.plain };
	learn(reader, &line, full);
	reader->here += line.lines;
	reader->after_cr = from[line.bytes - 1] == '\r';
	*bytes = str_from_byte(*bytes, line.bytes);
	return true;
}

/* What is left of a line, or to the end of the bytes, read by libcsv. */
static bool
feed_line(struct csv_reader *reader, struct str *bytes)
{
	struct str line = take_line(reader, bytes);
	char last = line.s[line.n - 1];

	reader->after_cr = last == '\r';
	return feed(reader, line, is_line_end(last));
}

static bool
feed_bytes(struct csv_reader *reader, struct str bytes)
{
	reader->cr = NULL;
	while (bytes.n) {
		bool between =
		    !reader->quote_line && !reader->in_line && !reader->loose;

		if (reader->after_cr && bytes.s[0] == '\n') {
			reader->after_cr = false;
			if (!feed_lf_after_cr(reader))
				return false;
			bytes = str_from_byte(bytes, 1);
		} else if (!(between && take_whole(reader, &bytes)) &&
			   !feed_line(reader, &bytes)) {
			return false;
		}
	}
	return true;
}

/* The last record may have no line end. */
static bool
finish(struct csv_reader *reader)
{
	while (reader->loose ||
	       csv_fini(&reader->parser, on_field, on_record, reader) != 0)
		if (!(reader->loose || begin_again(reader)) ||
		    !read_again(reader, true))
			return false;
	return is_fine(reader);
}

/* What was taken as it stands is said aloud. */
static void
tell_strays(const struct csv_reader *reader, struct diag *diag)
{
	diag_add(diag, DIAG_CSV_QUOTE_KEPT, reader->first,
	    "%zu %s inside cells and not written twice; taken as part of the words, so please look at this row%s",
	    reader->strays,
	    reader->strays == 1 ? "quotation mark is" : "quotation marks are",
	    reader->strays == 1 ? "" : " and those after it");
}

struct csv_reader *
csv_batch_begin(const char *name, char delimiter)
{
	struct arena *arena = arena_new();
	struct csv_reader *reader = ARENA_NEW(arena, struct csv_reader);

	*reader = (struct csv_reader){ .name = name,
		.arena = arena,
		.delimiter = delimiter,
		.table = { .delimiter = delimiter, .fresh = true },
		.here = 1 };
	begin_parser(reader);
	return reader;
}

void
csv_batch_end(struct csv_reader *reader)
{
	csv_free(&reader->parser);
	arena_free(reader->arena);
}

bool
csv_batch_read(struct csv_reader *reader, char *bytes, size_t n, bool last,
    struct csv_batch *batch)
{
	arena_reset(batch->arena);
	batch->v = NULL;
	batch->n = batch->cap = 0;
	reader->batch = batch;
	reader->room = 0;
	reader->bytes_given = bytes;
	if (reader->tell) /* what ended the reading was in bytes before */
		return false;
	return feed_bytes(reader, (struct str){ bytes, n }) &&
	       (!last || finish(reader));
}

void
csv_batch_tell(const struct csv_reader *reader, struct diag *diag)
{
	if (reader->tell)
		reader->tell(reader, diag);
	else if (reader->strays)
		tell_strays(reader, diag);
}

enum diag_code
csv_batch_code(const struct csv_record *record)
{
	return record->trouble == CSV_UNCLOSED ? DIAG_CSV_QUOTE_OPEN
					       : DIAG_CSV_QUOTE;
}

const char *
csv_batch_why(struct arena *arena, const struct csv_record *record)
{
	static const char *const why[] = {
		[CSV_NO_WAY] =
		    "the quotation marks do not fit the cells of the table; inside a cell write each of them twice, and put one before and one behind the whole cell",
		[CSV_TWO_WAYS] =
		    "the quotation marks can be read in more than one way, and we do not guess; write each of them twice inside a cell",
		[CSV_UNCLOSED] =
		    "a cell that begins with a quotation mark is never closed, or a mark in it has no partner; put one at its end, or write the one in it twice",
	};
	struct str rest = *record->field;
	size_t last = record->line;
	bool whole;

	(void)csv_loose_take_line(&rest, &whole);
	for (; whole; last++)
		(void)csv_loose_take_line(&rest, &whole);
	if (last == record->line)
		return why[record->trouble];
	return str_c(arena, str_fmt(arena, "in lines %zu to %zu, %s",
				record->line, last, why[record->trouble]));
}
