/* SPDX-License-Identifier: MIT */
#include "csv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h> /* NOLINT(readability-duplicate-include): libcsv */

#include "utf8.h"

#define RECORD_MAX ((size_t)16 * 1024 * 1024) /* bytes in one record */
#define BLOCK_BYTES                                                            \
	((size_t)64 * 1024) /* libcsv's field buffer grows by this */

/*
 * libcsv tells no places, so it is fed one physical line at a time: what it
 * calls back belongs to that line.  With CSV_REPALL_NL it calls back at the end
 * of each line but those whose end is inside a quoted field; so a line without
 * a call back leaves a quotation mark open.
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

static void
on_record(int terminator, void *context)
{
	struct reader *reader = context;
	struct csv_record record;
	size_t start = 0;

	(void)terminator;
	reader->record_ended = true;
	if (reader->stopped || reader->too_large)
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
	reader->n = 0;
	reader->n_bytes = 0;
	reader->full = false;
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

/* What libcsv stopped at: the byte after the first taken of piece. */
static void
say_stopped(struct reader *reader, struct str piece, size_t taken)
{
	size_t column = reader->column + utf8_count(str_head(piece, taken)) + 1;

	if (csv_error(&reader->parser) == CSV_EPARSE) {
		diag_add(reader->diag, DIAG_CSV_QUOTE,
		    place(reader, reader->here, column),
		    "a quotation mark is out of place around here; inside a cell it is written twice, and the whole cell stands in quotation marks");
		if (reader->quote_line && !reader->field_ended)
			diag_note(reader->diag,
			    place(reader, reader->quote_line, 0),
			    "or the quotation mark that opens a cell here is never closed");
	} else if (csv_get_buffer_size(&reader->parser) >= CSV_FIELD_MAX) {
		if (!reader->quote_line || reader->field_ended)
			reader->quote_line = reader->here;
		say_too_large(reader);
	} else {
		diag_add(reader->diag, DIAG_CANNOT_READ,
		    place(reader, reader->here, 0),
		    "there is not enough memory for this row");
	}
}

/* Gives a piece of one line to libcsv.  whole: it ends with the line's end. */
static bool
feed(struct reader *reader, struct str piece, bool whole)
{
	size_t taken;

	reader->record_ended = false;
	if (!reader->quote_line && !reader->column)
		reader->line = reader->here;
	taken = csv_parse(
	    &reader->parser, piece.s, piece.n, on_field, on_record, reader);
	if (taken != piece.n) {
		say_stopped(reader, piece, taken);
		return false;
	}
	if (reader->too_large) {
		say_too_large(reader);
		return false;
	}
	if (!whole) {
		reader->column += utf8_count(piece);
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
	if (csv_fini(&reader->parser, on_field, on_record, reader) == 0) {
		if (reader->too_large)
			say_too_large(reader);
		return !reader->too_large;
	}
	if (!reader->quote_line || reader->field_ended)
		reader->quote_line = reader->here;
	diag_add(reader->diag, DIAG_CSV_QUOTE_OPEN,
	    place(reader, reader->quote_line, 0),
	    "a cell that begins with a quotation mark in this line is never closed; put a quotation mark at its end");
	return false;
}

static bool
read_all(struct reader *reader, struct file_stream *stream)
{
	struct str bytes;

	while ((bytes = file_next(stream)).n)
		if (!feed_chunk(reader, bytes))
			return reader->stopped && !reader->too_large;
	return !file_failed(stream) && finish(reader);
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
		.here = 1 };
	bool fine;

	if (csv_init(&reader.parser,
		CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
		assert(false);
	csv_set_delim(&reader.parser, (unsigned char)delimiter);
	csv_set_blk_size(&reader.parser, BLOCK_BYTES);
	csv_set_realloc_func(&reader.parser, limited_realloc);
	fine = read_all(&reader, stream);
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
