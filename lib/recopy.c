/* SPDX-License-Identifier: MIT */
#include "recopy.h"

#include <string.h>

#include "buf.h"
#include "utf8.h"

static const struct str mark = STR_INIT("\xef\xbb\xbf");

/* Records -------------------------------------------------------------------*/

static bool
is_blank(const struct verbatim_record *record)
{
	bool blank = true;

	for (size_t i = 0; i < record->n; i++)
		blank &= !str_trim(verbatim_raw(record, i)).n;
	return blank;
}

/* Whether blank cells have quotation marks, as the others have. */
static void
look_at_blanks(struct recopy *recopy, const struct verbatim_record *record)
{
	for (size_t i = 0; i < record->n && !recopy->quoted_blank; i++)
		recopy->quoted_blank =
		    str_eq(verbatim_raw(record, i), STR("\"\""));
}

/* How the header is written, the rows are. */
static void
look_at_header(struct recopy *recopy, const struct verbatim_record *record)
{
	bool quoted = true;

	for (size_t i = 0; i < record->n; i++)
		quoted &= record->field[i].quoted ||
			  !str_trim(verbatim_raw(record, i)).n;
	recopy->style.quote_all = quoted;
	if (record->n_end)
		recopy->end = str_dup(
		    recopy->arena, str_from_byte(record->bytes,
				       record->bytes.n - record->n_end));
}

static bool
no_text(struct recopy *recopy, size_t line)
{
	recopy->failed = true;
	diag_add(recopy->diag, DIAG_NOT_TEXT,
	    (struct loc){ recopy->path, (int)line },
	    "this row holds bytes that are no text, so nothing is added to this file; mend it, or save it as 'CSV UTF-8'");
	return false;
}

static bool
on_header(struct recopy *recopy, const struct verbatim_record *record)
{
	recopy->headed = true;
	if (!recopy->out)
		look_at_header(recopy, record);
	if (recopy->header(recopy->context, record, recopy->out))
		return true;
	recopy->failed = true;
	return false;
}

static bool
on_record(void *context, const struct verbatim_record *record)
{
	struct recopy *recopy = context;
	bool sep_line = recopy->sep_line;

	recopy->ended = record->n_end > 0;
	/* Spreadsheets do not show the line that names the delimiter. */
	recopy->sep_line = false;
	recopy->number += !sep_line;
	if (!recopy->out && !utf8_valid(record->bytes, NULL))
		return no_text(recopy, record->line);
	if (!recopy->headed && (sep_line || is_blank(record))) {
		if (recopy->out)
			out_bytes(recopy->out, record->bytes);
		return true;
	}
	if (!recopy->headed)
		return on_header(recopy, record);
	if (!recopy->out)
		look_at_blanks(recopy, record);
	return recopy->row(recopy->context, record, recopy->out);
}

/* The file ------------------------------------------------------------------*/

static bool
read_stream(struct recopy *recopy, struct file_stream *stream)
{
	struct dialect dialect;
	struct verbatim *verbatim;
	struct str bytes;
	bool fine = true;

	if (!dialect_open(recopy->arena, recopy->diag, stream, NULL, &dialect))
		return false;
	recopy->style.delimiter = dialect.delimiter;
	recopy->sep_line = dialect.sep_line;
	verbatim = verbatim_new(
	    recopy->diag, recopy->path, dialect.delimiter, on_record, recopy);
	while (fine && (bytes = file_next(stream)).n)
		fine = verbatim_feed(verbatim, bytes);
	fine = fine && !file_failed(stream) && verbatim_end(verbatim);
	verbatim_free(verbatim);
	/* Now it is known for sure. */
	recopy->encoding = dialect.encoding;
	return fine && !recopy->failed;
}

bool
recopy_read(struct recopy *recopy, struct out *out)
{
	struct file_stream *stream =
	    file_open(recopy->arena, recopy->diag, recopy->path);
	bool fine;

	if (!stream)
		return false;
	recopy->out = out;
	recopy->headed = false;
	recopy->ended = true;
	recopy->number = 0;
	if (out && recopy->encoding->mark)
		out_bytes(out, mark);
	fine = read_stream(recopy, stream);
	file_close(stream);
	if (!out)
		recopy->style.quote_blank =
		    recopy->style.quote_all && recopy->quoted_blank;
	return fine;
}

/* What we wrote ourselves ---------------------------------------------------*/

struct replay {
	struct verbatim *verbatim;
	struct out *out;
	bool begun, fine;
};

static void
feed(void *context, struct str bytes)
{
	struct replay *replay = context;
	size_t skip = 0;

	if (!replay->begun && str_starts(bytes, mark)) {
		skip = mark.n;
		out_bytes(replay->out, mark);
	}
	replay->begun = true;
	replay->fine = replay->fine && verbatim_feed(replay->verbatim,
					   str_from_byte(bytes, skip));
}

bool
recopy_ours(
    struct recopy *recopy, struct out *from, struct out *to, bool headed)
{
	struct replay replay = { .out = to, .begun = headed, .fine = true };

	recopy->out = to;
	recopy->headed = headed;
	if (!headed)
		recopy->number = 0;
	replay.verbatim = verbatim_new(recopy->diag, out_name(to),
	    recopy->style.delimiter, on_record, recopy);
	out_replay(from, feed, &replay, to);
	replay.fine = replay.fine && verbatim_end(replay.verbatim);
	verbatim_free(replay.verbatim);
	return replay.fine;
}

/* Another encoding ----------------------------------------------------------*/

/* UTF-8 that comes in pieces, on its way there. */
struct encoder {
	const struct encoding *encoding;
	struct arena *piece; /* reset at each */
	struct out *out;
	char kept[4]; /* of a character that is not whole yet */
	size_t n_kept;
	bool fine;
};

/* How many bytes at the end of text are a character that is not whole. */
static size_t
broken_tail(struct str text)
{
	size_t n = 0;

	while (n < 3 && n < text.n &&
	       ((unsigned char)text.s[text.n - 1 - n] & 0xC0) == 0x80)
		n++;
	if (n == text.n || (unsigned char)text.s[text.n - 1 - n] < 0xC0)
		return 0;
	n++;
	return utf8_valid(str_from_byte(text, text.n - n), NULL) ? 0 : n;
}

static void
encode(void *context, struct str bytes)
{
	struct encoder *encoder = context;
	struct buf text = BUF(encoder->piece);
	struct str whole, coded;
	size_t tail;

	arena_reset(encoder->piece);
	buf_add(&text, (struct str){ encoder->kept, encoder->n_kept });
	buf_add(&text, bytes);
	whole = buf_str(&text);
	tail = broken_tail(whole);
	if (tail)
		memcpy(encoder->kept, whole.s + whole.n - tail, tail);
	encoder->n_kept = tail;
	if (!encoder->fine || whole.n == tail)
		return;
	encoder->fine = encoding_write(encoder->piece, encoder->encoding,
	    str_head(whole, whole.n - tail), &coded);
	if (encoder->fine)
		out_bytes(encoder->out, coded);
}

bool
recopy_encode(struct recopy *recopy, struct out *plain, struct out *out)
{
	struct encoder encoder = { .encoding = recopy->encoding,
		.piece = arena_new(),
		.out = out,
		.fine = true };

	out_replay(plain, encode, &encoder, out);
	arena_free(encoder.piece);
	return encoder.fine;
}
