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

#define FIELDS_ROOM ((size_t)1000) /* fields are made room for together */

/*
 * libcsv tells no places, so it is fed one physical line at a time: what it
 * calls back belongs to that line.  With CSV_REPALL_NL it calls back at the end
 * of each line but those whose end is inside a quoted field; so a line without
 * a call back leaves a quotation mark open.
 *
 * A record that is written as nearly all are is no work for it: see csv_line.h.
 *
 * Some boards do not write a quotation mark twice inside a cell.  There libcsv
 * stops in its strict mode, and its other mode takes that one byte, so that
 * nothing is read again, and a file that is written well costs hardly more.
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
	size_t column;     /* characters of this line fed in earlier pieces */
	bool in_line;      /* there were such pieces */
	bool record_ended; /* in this piece */
	bool field_ended;  /* in this line */
	bool after_cr;
	const char *cr; /* the next in the bytes that are read, or their end */
	char *bytes_given; /* these */
	size_t quote_line; /* where the open quotation mark stands; 0: none */
	/* For quotation marks that are not doubled. */
	char delimiter;
	char last_byte;   /* of the pieces of this line fed before */
	bool last_opens;  /* their last quotation mark could open a cell */
	size_t previous;  /* fields of the record before; 0: there is none */
	size_t widest;    /* fields of the record that has most */
	struct loc stray; /* the first in this record; line 0: none */
	bool in_quoted;   /* some of them stand in a quoted field */
	bool undoubled;   /* in the field in hand, which is quoted */
	int marks; /* there, what was fed last: 1 a mark, 2 one written twice */
	struct loc first; /* the first in the file */
	size_t strays;    /* all that were taken as they stand */
	bool refused;     /* they do not make sense */
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
	reader->undoubled = false;
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

/* Whether a record with quotation marks that are not doubled may be meant as
 * it was read.  A quotation mark that is never closed takes cells, and perhaps
 * lines, into its own. */
static bool
makes_sense(const struct csv_reader *reader)
{
	bool alone = reader->line == reader->here;

	if (!reader->stray.line || !reader->in_quoted)
		return true;
	if (!reader->previous)
		return alone;
	return reader->n == reader->previous || reader->n == reader->widest ||
	       (alone && reader->n > reader->widest);
}

/* What the next records are measured by. */
static void
measure(struct csv_reader *reader, size_t n, bool full)
{
	if (full)
		reader->previous = n;
	if (n > reader->widest)
		reader->widest = n;
}

static void
end_record(struct csv_reader *reader)
{
	measure(reader, reader->n, reader->full);
	reader->n = 0;
	reader->n_bytes = 0;
	reader->full = false;
	reader->stray.line = 0;
	reader->in_quoted = false;
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
	reader->refused |= !makes_sense(reader);
	if (reader->too_large || reader->refused)
		return;
	bytes = str_dup(arena, bytes);
	field = ARENA_ARRAY(arena, struct str, reader->n);
	for (size_t i = 0; i < reader->n; i++) {
		field[i] =
		    (struct str){ bytes.s + start, reader->end[i] - start };
		start = reader->end[i];
	}
	*ARENA_PUSH(arena, reader->batch) =
	    (struct csv_record){ field, reader->n, reader->line, !reader->full,
		    str_is_plain(bytes), NULL };
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

/* How many begin in s: also right where a piece ends within one. */
static size_t
characters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.s[i] & 0xC0) != 0x80;
	return n;
}

static void
tell_stray(const struct csv_reader *reader, struct diag *diag)
{
	diag_add(diag, DIAG_CSV_QUOTE, reader->stray,
	    "a quotation mark is out of place around here; inside a cell it is written twice, and the whole cell stands in quotation marks");
	if (reader->quote_line && !reader->field_ended)
		diag_note(diag, place(reader, reader->quote_line, 0),
		    "or the quotation mark that opens a cell here is never closed");
}

static void
tell_open(const struct csv_reader *reader, struct diag *diag)
{
	if (reader->stray.line) {
		tell_stray(reader, diag);
		return;
	}
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

/* The place of the last quotation mark of piece; piece.n if it has none. */
static size_t
find_last_quote(struct str piece)
{
	size_t i = piece.n;

	while (i > 0 && piece.s[i - 1] != '"')
		i--;
	return i ? i - 1 : piece.n;
}

/* Whether the last quotation mark of piece, or of the pieces of its line
 * before, stands where a cell begins. */
static bool
last_quote_opens(const struct csv_reader *reader, struct str piece)
{
	size_t at = find_last_quote(piece);

	if (at == piece.n)
		return reader->last_opens;
	if (at > 0)
		return piece.s[at - 1] == reader->delimiter;
	return !reader->in_line || reader->last_byte == reader->delimiter;
}

/* Gives bytes of one line to libcsv, until it stops; how many it took. */
static size_t
give(struct csv_reader *reader, const char *s, size_t n)
{
	return csv_parse(&reader->parser, s, n, on_field, on_record, reader);
}

/* libcsv stopped at a quotation mark that is not doubled, or behind it: at the
 * byte after those taken of piece.  Takes it as part of the words, unless it
 * rather shows that a cell was never closed in a line before. */
static bool
go_on(struct csv_reader *reader, struct str piece, size_t taken)
{
	bool quoted = reader->parser.quoted;
	bool opens = quoted && reader->quote_line && !reader->field_ended &&
		     last_quote_opens(reader, str_head(piece, taken));

	if (!reader->stray.line)
		reader->stray = place(reader, reader->here,
		    reader->column + characters(str_head(piece, taken)) + 1);
	if (opens) {
		reader->tell = tell_stray;
		return false;
	}
	if (!reader->strays++)
		reader->first = reader->stray;
	reader->in_quoted |= quoted;
	reader->undoubled = quoted;
	reader->marks = piece.s[taken] == '"';
	(void)csv_set_opts(&reader->parser, OPTIONS & ~CSV_STRICT);
	taken = give(reader, piece.s + taken, 1);
	(void)csv_set_opts(&reader->parser, OPTIONS);
	return taken == 1 || stop(reader);
}

/* Whether what was read so far is fine. */
static bool
is_fine(struct csv_reader *reader)
{
	if (reader->too_large)
		reader->tell = tell_too_large;
	else if (reader->refused)
		reader->tell = tell_stray;
	return !reader->tell;
}

/* Gives it one byte of a field where a quotation mark was not doubled, so that
 * none is.  There two of them before the end of the field are a word's and the
 * field's own; and one at the end of a line ends no record that has fewer fields
 * than the one before.  libcsv is given one more, so that it reads so. */
static size_t
give_undoubled(struct csv_reader *reader, char c)
{
	bool line = c == '\n' || c == '\r';
	bool whole = reader->n + 1 >= reader->previous;

	if ((reader->marks == 2 &&
		(c == reader->delimiter || (line && whole))) ||
	    (reader->marks == 1 && line && !whole)) {
		if (give(reader, "\"", 1) != 1)
			return 0;
		reader->strays++;
		reader->marks = 0;
	}
	if (give(reader, &c, 1) != 1)
		return 0;
	if (c == '"')
		reader->marks = reader->marks == 1 ? 2 : 1;
	else if (reader->marks != 1 || !is_blank(&c, 1))
		reader->marks = 0;
	return 1;
}

/* Gives a piece of one line to libcsv. */
static bool
parse(struct csv_reader *reader, struct str piece)
{
	size_t taken = 0;

	while (taken < piece.n) {
		size_t n = reader->undoubled ? 1 : piece.n - taken;
		size_t done = reader->undoubled
				  ? give_undoubled(reader, piece.s[taken])
				  : give(reader, piece.s + taken, n);

		taken += done;
		if (done == n)
			continue;
		if (csv_error(&reader->parser) != CSV_EPARSE)
			return stop(reader);
		if (!go_on(reader, piece, taken))
			return false;
		taken++;
	}
	return is_fine(reader);
}

/* Reads on in a piece of one line.  whole: it ends with the line's end. */
static bool
feed(struct csv_reader *reader, struct str piece, bool whole)
{
	reader->record_ended = false;
	if (!reader->quote_line && !reader->in_line)
		reader->line = reader->here;
	if (!parse(reader, piece))
		return false;
	if (!whole) {
		reader->last_opens = last_quote_opens(reader, piece);
		reader->last_byte = piece.s[piece.n - 1];
		reader->in_line = true;
		reader->column += characters(piece);
		return true;
	}
	if (reader->record_ended)
		reader->quote_line = 0;
	else if (!reader->quote_line || reader->field_ended)
		reader->quote_line = reader->here;
	reader->here++;
	reader->column = 0;
	reader->in_line = false;
	reader->field_ended = false;
	return true;
}

/* The second half of a CR LF.  Outside of quotes the CR has ended the line. */
static bool
feed_lf_after_cr(struct csv_reader *reader)
{
	static const char lf[] = "\n";

	if (!reader->quote_line)
		return true;
	return give(reader, lf, 1) == 1;
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
	*ARENA_PUSH(arena, reader->batch) = (struct csv_record){ line.field,
		line.n, reader->here, !full, line.plain, NULL };
	measure(reader, line.n, full);
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
		bool between = !reader->quote_line && !reader->in_line;

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

/* The last record may have no line end.  Never called after an error: libcsv
 * would give out half a row. */
static bool
finish(struct csv_reader *reader)
{
	if (reader->undoubled && reader->marks == 2)
		(void)give(reader, "\"", 1);
	if (csv_fini(&reader->parser, on_field, on_record, reader) != 0) {
		if (!reader->quote_line || reader->field_ended)
			reader->quote_line = reader->here;
		reader->tell = tell_open;
		return false;
	}
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

	*reader = (struct csv_reader){
		.name = name, .arena = arena, .delimiter = delimiter, .here = 1
	};
	if (csv_init(&reader->parser, OPTIONS) != 0)
		assert(false);
	csv_set_delim(&reader->parser, (unsigned char)delimiter);
	csv_set_blk_size(&reader->parser, BLOCK_BYTES);
	csv_set_realloc_func(&reader->parser, limited_realloc);
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
