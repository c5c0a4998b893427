/* SPDX-License-Identifier: MIT */
#include "csv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h> /* NOLINT(readability-duplicate-include): libcsv */

#define RECORD_MAX ((size_t)16 * 1024 * 1024) /* bytes in one record */
#define OPTIONS    (CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL)
#define BLOCK_BYTES                                                            \
	((size_t)64 * 1024) /* libcsv's field buffer grows by this */

/*
 * libcsv tells no places, so it is fed one physical line at a time: what it
 * calls back belongs to that line.  With CSV_REPALL_NL it calls back at the end
 * of each line but those whose end is inside a quoted field; so a line without
 * a call back leaves a quotation mark open.
 *
 * Some boards do not write a quotation mark twice inside a cell.  There libcsv
 * stops in its strict mode, and its other mode takes that one byte, so that
 * nothing is read again, and a file that is written well costs hardly more.
 */
struct reader {
	struct csv_parser parser;
	struct diag *diag;
	const char *name;
	csv_fn *fn;
	void *context;
	/* The record in hand. */
	struct arena *arena;
	char *bytes;
	size_t n_bytes, bytes_cap;
	size_t *end; /* of each field, in bytes */
	size_t n, cap;
	struct str *field;
	size_t field_cap;
	bool full; /* with words in it: some field is not blank */
	size_t line;
	/* Where we are. */
	size_t here;       /* the line */
	size_t column;     /* characters of this line fed in earlier pieces */
	bool record_ended; /* in this piece */
	bool field_ended;  /* in this line */
	bool after_cr;
	size_t quote_line; /* where the open quotation mark stands; 0: none */
	/* For quotation marks that are not doubled. */
	char delimiter;
	char last_byte;   /* of the pieces of this line fed before */
	bool last_opens;  /* their last quotation mark could open a cell */
	size_t previous;  /* fields of the record before; 0: there is none */
	size_t widest;    /* fields of the record that has most */
	struct loc stray; /* the first in this record; line 0: none */
	bool in_quoted;   /* some of them stand in a quoted field */
	struct loc first; /* the first in the file */
	size_t strays;    /* all that were taken as they stand */
	bool refused;     /* they do not make sense */
	bool too_large;
	bool stopped; /* fn has seen enough */
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
	struct reader *reader = context;

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

/* Whether a record with quotation marks that are not doubled may be meant as
 * it was read.  A quotation mark that is never closed takes cells, and perhaps
 * lines, into its own. */
static bool
makes_sense(const struct reader *reader)
{
	bool alone = reader->line == reader->here;

	if (!reader->stray.line || !reader->in_quoted)
		return true;
	if (!reader->previous)
		return alone;
	return reader->n == reader->previous || reader->n == reader->widest ||
	       (alone && reader->n > reader->widest);
}

static void
end_record(struct reader *reader)
{
	if (reader->full)
		reader->previous = reader->n;
	if (reader->n > reader->widest)
		reader->widest = reader->n;
	reader->n = 0;
	reader->n_bytes = 0;
	reader->full = false;
	reader->stray.line = 0;
	reader->in_quoted = false;
}

static void
on_record(int terminator, void *context)
{
	struct reader *reader = context;
	struct csv_record record;
	size_t start = 0;

	(void)terminator;
	reader->record_ended = true;
	reader->refused |= !makes_sense(reader);
	if (reader->stopped || reader->too_large || reader->refused)
		return;
	reader->field = arena_grow(reader->arena, reader->field,
	    &reader->field_cap, reader->n, sizeof(*reader->field));
	for (size_t i = 0; i < reader->n; i++) {
		reader->field[i] = (struct str){ reader->bytes + start,
			reader->end[i] - start };
		start = reader->end[i];
	}
	record = (struct csv_record){ reader->field, reader->n, reader->line,
		!reader->full };
	reader->stopped = !reader->fn(reader->context, &record);
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
place(const struct reader *reader, size_t line, size_t column)
{
	return (struct loc){ reader->name, (int)line, (int)column, 0 };
}

static void
say_too_large(struct reader *reader)
{
	if (reader->n == CSV_COLUMNS_MAX)
		diag_add(reader->diag, DIAG_TOO_LARGE,
		    place(reader, reader->line, 0),
		    "this row has more than %d cells", CSV_COLUMNS_MAX);
	else
		diag_add(reader->diag, DIAG_TOO_LARGE,
		    place(reader, reader->line, 0),
		    "this row is too large; a cell may have %zu KiB, and a row %zu KiB",
		    CSV_FIELD_MAX / 1024, RECORD_MAX / 1024);
	if (reader->quote_line)
		diag_note(reader->diag, place(reader, reader->quote_line, 0),
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
say_stray(struct reader *reader, struct loc loc)
{
	diag_add(reader->diag, DIAG_CSV_QUOTE, loc,
	    "a quotation mark is out of place around here; inside a cell it is written twice, and the whole cell stands in quotation marks");
	if (reader->quote_line && !reader->field_ended)
		diag_note(reader->diag, place(reader, reader->quote_line, 0),
		    "or the quotation mark that opens a cell here is never closed");
}

static void
say_open(struct reader *reader)
{
	if (reader->stray.line) {
		say_stray(reader, reader->stray);
		return;
	}
	diag_add(reader->diag, DIAG_CSV_QUOTE_OPEN,
	    place(reader, reader->quote_line, 0),
	    "a cell that begins with a quotation mark in this line is never closed; put a quotation mark at its end");
}

/* libcsv could not go on, but for a quotation mark. */
static void
say_stopped(struct reader *reader)
{
	if (csv_get_buffer_size(&reader->parser) < CSV_FIELD_MAX) {
		diag_add(reader->diag, DIAG_CANNOT_READ,
		    place(reader, reader->here, 0),
		    "there is not enough memory for this row");
	} else if (reader->quote_line && !reader->field_ended) {
		say_open(reader); /* it goes on for many lines */
	} else {
		reader->quote_line = reader->here;
		say_too_large(reader);
	}
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
last_quote_opens(const struct reader *reader, struct str piece)
{
	size_t at = find_last_quote(piece);

	if (at == piece.n)
		return reader->last_opens;
	if (at > 0)
		return piece.s[at - 1] == reader->delimiter;
	return !reader->column || reader->last_byte == reader->delimiter;
}

/* libcsv stopped at a quotation mark that is not doubled, or behind it: at the
 * byte after those taken of piece.  Takes it as part of the words, unless it
 * rather shows that a cell was never closed in a line before. */
static bool
go_on(struct reader *reader, struct str piece, size_t taken)
{
	bool quoted = reader->parser.quoted;
	bool opens = quoted && reader->quote_line && !reader->field_ended &&
		     last_quote_opens(reader, str_head(piece, taken));

	if (!reader->stray.line)
		reader->stray = place(reader, reader->here,
		    reader->column + characters(str_head(piece, taken)) + 1);
	if (opens) {
		say_stray(reader, reader->stray);
		return false;
	}
	if (!reader->strays++)
		reader->first = reader->stray;
	reader->in_quoted |= quoted;
	(void)csv_set_opts(&reader->parser, OPTIONS & ~CSV_STRICT);
	taken = csv_parse(
	    &reader->parser, piece.s + taken, 1, on_field, on_record, reader);
	(void)csv_set_opts(&reader->parser, OPTIONS);
	if (taken != 1)
		say_stopped(reader);
	return taken == 1;
}

/* Gives a piece of one line to libcsv. */
static bool
parse(struct reader *reader, struct str piece)
{
	size_t taken = 0;

	for (;;) {
		taken += csv_parse(&reader->parser, piece.s + taken,
		    piece.n - taken, on_field, on_record, reader);
		if (taken == piece.n)
			break;
		if (csv_error(&reader->parser) != CSV_EPARSE) {
			say_stopped(reader);
			return false;
		}
		if (!go_on(reader, piece, taken))
			return false;
		taken++;
	}
	if (reader->too_large)
		say_too_large(reader);
	else if (reader->refused)
		say_stray(reader, reader->stray);
	return !reader->too_large && !reader->refused;
}

/* Reads on in a piece of one line.  whole: it ends with the line's end. */
static bool
feed(struct reader *reader, struct str piece, bool whole)
{
	reader->record_ended = false;
	if (!reader->quote_line && !reader->column)
		reader->line = reader->here;
	if (!parse(reader, piece))
		return false;
	if (!whole) {
		reader->last_opens = last_quote_opens(reader, piece);
		reader->last_byte = piece.s[piece.n - 1];
		reader->column += characters(piece);
		return true;
	}
	if (reader->record_ended)
		reader->quote_line = 0;
	else if (!reader->quote_line || reader->field_ended)
		reader->quote_line = reader->here;
	reader->here++;
	reader->column = 0;
	reader->field_ended = false;
	return !reader->stopped;
}

/* The second half of a CR LF.  Outside of quotes the CR has ended the line. */
static bool
feed_lf_after_cr(struct reader *reader)
{
	static const char lf[] = "\n";

	if (!reader->quote_line)
		return true;
	return csv_parse(&reader->parser, lf, 1, on_field, on_record, reader) ==
	       1;
}

/* The first line of bytes with its end, CR or LF; *whole is false if the end
 * is not there yet. */
static struct str
take_line(struct str *bytes, bool *whole)
{
	const char *lf = memchr(bytes->s, '\n', bytes->n);
	size_t n = lf ? (size_t)(lf - bytes->s) + 1 : bytes->n;
	const char *cr = memchr(bytes->s, '\r', n);
	struct str line;

	if (cr)
		n = (size_t)(cr - bytes->s) + 1;
	*whole = lf || cr;
	line = str_head(*bytes, n);
	*bytes = str_from_byte(*bytes, n);
	return line;
}

static bool
feed_chunk(struct reader *reader, struct str bytes)
{
	while (bytes.n) {
		struct str line;
		bool whole;

		if (reader->after_cr && bytes.s[0] == '\n') {
			reader->after_cr = false;
			if (!feed_lf_after_cr(reader))
				return false;
			bytes = str_from_byte(bytes, 1);
			continue;
		}
		line = take_line(&bytes, &whole);
		if (!feed(reader, line, whole))
			return false;
		reader->after_cr = line.s[line.n - 1] == '\r';
	}
	return true;
}

/* The last record may have no line end.  Never called after an error: libcsv
 * would give out half a row. */
static bool
finish(struct reader *reader)
{
	if (csv_fini(&reader->parser, on_field, on_record, reader) != 0) {
		if (!reader->quote_line || reader->field_ended)
			reader->quote_line = reader->here;
		say_open(reader);
		return false;
	}
	if (reader->too_large)
		say_too_large(reader);
	else if (reader->refused)
		say_stray(reader, reader->stray);
	return !reader->too_large && !reader->refused;
}

static bool
read_all(struct reader *reader, struct file_stream *stream)
{
	struct str bytes;

	while ((bytes = file_next(stream)).n)
		if (!feed_chunk(reader, bytes))
			return reader->stopped;
	return !file_failed(stream) && finish(reader);
}

/* What was taken as it stands is said aloud. */
static void
say_strays(const struct reader *reader)
{
	diag_add(reader->diag, DIAG_CSV_QUOTE_KEPT, reader->first,
	    "%zu %s inside cells and not written twice; taken as part of the words, so please look at this row%s",
	    reader->strays,
	    reader->strays == 1 ? "quotation mark is" : "quotation marks are",
	    reader->strays == 1 ? "" : " and those after it");
}

bool
csv_read(struct file_stream *stream, struct diag *diag, char delimiter,
    csv_fn *fn, void *context)
{
	struct reader reader = { .diag = diag,
		.name = file_name(stream),
		.fn = fn,
		.context = context,
		.arena = arena_new(),
		.delimiter = delimiter,
		.here = 1 };
	bool fine;

	if (csv_init(&reader.parser, OPTIONS) != 0)
		assert(false);
	csv_set_delim(&reader.parser, (unsigned char)delimiter);
	csv_set_blk_size(&reader.parser, BLOCK_BYTES);
	csv_set_realloc_func(&reader.parser, limited_realloc);
	fine = read_all(&reader, stream);
	if (fine && reader.strays)
		say_strays(&reader);
	csv_free(&reader.parser);
	arena_free(reader.arena);
	return fine;
}

/* Digits with at most one point or comma, and a sign: what a spreadsheet
 * takes for a number, which does no harm. */
static bool
is_number(struct str text)
{
	size_t digits = 0, points = 0;

	if (text.n && (text.s[0] == '-' || text.s[0] == '+'))
		text = str_from_byte(text, 1);
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '.' || text.s[i] == ',')
			points++;
		else if (text.s[i] >= '0' && text.s[i] <= '9')
			digits++;
		else
			return false;
	}
	return digits > 0 && points <= 1;
}

/* Apostrophes, perhaps none, and then what begins a formula. */
static bool
looks_like_formula(struct str text)
{
	while (text.n && text.s[0] == '\'')
		text = str_from_byte(text, 1);
	if (!text.n || text.s[0] > '@') /* most words */
		return false;
	return str_has(STR("=+-@\t\r"), text.s[0]);
}

static bool
must_quote(struct str text, char delimiter)
{
	if (str_has(text, delimiter) || str_has(text, '"') ||
	    str_has(text, '\n') || str_has(text, '\r'))
		return true;
	return is_blank(text.s, 1) || is_blank(text.s + text.n - 1, 1);
}

void
csv_field(
    struct out *out, const struct csv_style *style, struct str text, bool first)
{
	bool quote;

	if (!first)
		out_char(out, style->delimiter);
	if (!text.n) {
		if (style->quote_blank)
			OUT_LIT(out, "\"\"");
		return;
	}
	quote = style->quote_all || must_quote(text, style->delimiter);
	if (quote)
		OUT_LIT(out, "\"");
	if (looks_like_formula(text) && !is_number(text))
		OUT_LIT(out, "'");
	for (struct str rest = text; quote && rest.s;) {
		out_bytes(out, str_cut(rest, '"', &rest));
		if (rest.s)
			OUT_LIT(out, "\"\"");
	}
	if (quote)
		OUT_LIT(out, "\"");
	else
		out_bytes(out, text);
}

void
csv_end(struct out *out, const struct csv_style *style)
{
	if (style->crlf)
		OUT_LIT(out, "\r\n");
	else
		OUT_LIT(out, "\n");
}

struct str
csv_undo_guard(struct str text)
{
	if (text.n && text.s[0] == '\'' && looks_like_formula(text))
		return str_from_byte(text, 1);
	return text;
}
