/* SPDX-License-Identifier: MIT */
#include "encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "utf8.h"

#define UTF8       "UTF-8"
#define GUESS      "windows-1252"
#define HELD_BYTES 16 /* no character of any encoding is longer */
#define LOOKED_AT  64 /* bytes that show UTF-16 without a mark */

/* Never part of UTF-8. */
static const char no_text = '\xff';

struct reader {
	struct encoding encoding;
	struct arena *arena;
	struct diag *diag;
	struct file_stream *stream;
	bool decided;  /* or all was ASCII so far */
	bool converts; /* it is not UTF-8 */
	size_t skip;   /* bytes of the mark still to come */
	iconv_t to_utf8;
	size_t unit; /* bytes to leave out where they are no text */
	/* The beginning of a character whose end has not come yet. */
	char held[HELD_BYTES];
	size_t n_held;
	char *in, *out; /* for what must be in one piece */
	size_t in_cap, out_cap;
};

/* How people call encodings that iconv calls something else. */
static const char *
iconv_name(const char *name)
{
	static const char *const others[][2] = { { "latin-1", "ISO-8859-1" },
		{ "latin-9", "ISO-8859-15" }, { "ansi", GUESS },
		{ "windows", GUESS }, { "excel", GUESS },
		{ "unicode", "UTF-16" }, { "utf", UTF8 } };

	for (size_t i = 0; i < COUNTOF(others); i++)
		if (str_eq_case(str_from(name), str_from(others[i][0])))
			return others[i][1];
	return name;
}

static bool
is_name(const char *name, const char *other)
{
	return str_eq_case(str_from(iconv_name(name)), str_from(other));
}

/* Letters, digits and few signs: iconv takes others for orders of its own. */
static bool
is_plain(struct str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.s[i];

		if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
		    !(c >= '0' && c <= '9') && !str_has(STR("-_.:()+"), c))
			return false;
	}
	return name.n > 0;
}

static iconv_t
open_iconv(const char *to, const char *from)
{
	return iconv_open(iconv_name(to), iconv_name(from));
}

static bool
is_open(iconv_t iconv)
{
	return iconv != (iconv_t)-1; /* NOLINT(performance-no-int-to-ptr) */
}

bool
encoding_known(struct diag *diag, const char *name)
{
	bool known = is_plain(str_from(name));

	if (known) {
		iconv_t there = open_iconv(UTF8, name);

		known = is_open(there);
		if (known)
			(void)iconv_close(there);
	}
	if (!known)
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "--encoding: '%s' is no encoding that we know; use utf-8, utf-16, windows-1252, latin-1, or a name that 'iconv -l' lists",
		    name);
	return known;
}

/* Reading -------------------------------------------------------------------*/

static const struct mark {
	struct str bytes;
	const char *name;
} marks[] = {
	/* The mark of UTF-16LE begins that of UTF-32LE. */
	{ STR_INIT("\xff\xfe\0\0"), "UTF-32LE" },
	{ STR_INIT("\0\0\xfe\xff"), "UTF-32BE" },
	{ STR_INIT("\xff\xfe"), "UTF-16LE" },
	{ STR_INIT("\xfe\xff"), "UTF-16BE" },
	{ STR_INIT("\xef\xbb\xbf"), UTF8 },
};

static const struct mark *
find_mark(struct str head)
{
	for (size_t i = 0; i < COUNTOF(marks); i++)
		if (str_starts(head, marks[i].bytes))
			return &marks[i];
	return NULL;
}

/* Text of the west in UTF-16 has a NUL in every second byte, mostly. */
static const char *
see_utf16(struct str head)
{
	size_t pairs, nuls[2] = { 0 };

	head = str_head(head, LOOKED_AT);
	pairs = head.n / 2;
	for (size_t i = 0; i < pairs * 2; i++)
		nuls[i % 2] += head.s[i] == '\0';
	if (pairs < 4)
		return NULL;
	if (!nuls[0] && nuls[1] * 3 >= pairs * 2)
		return "UTF-16LE";
	if (!nuls[1] && nuls[0] * 3 >= pairs * 2)
		return "UTF-16BE";
	return NULL;
}

/* How many bytes are left out where they are no text. */
static size_t
unit_of(const char *name)
{
	static const struct {
		struct str start;
		size_t unit;
	} wide[] = { { STR_INIT("utf-16"), 2 }, { STR_INIT("utf16"), 2 },
		{ STR_INIT("ucs-2"), 2 }, { STR_INIT("ucs2"), 2 },
		{ STR_INIT("utf-32"), 4 }, { STR_INIT("utf32"), 4 },
		{ STR_INIT("ucs-4"), 4 }, { STR_INIT("ucs4"), 4 } };
	struct str all = str_from(name);

	for (size_t i = 0; i < COUNTOF(wide); i++)
		if (str_eq_case(str_head(all, wide[i].start.n), wide[i].start))
			return wide[i].unit;
	return 1;
}

static bool
start_converting(struct reader *reader, const char *name)
{
	reader->encoding.name = name;
	reader->decided = true;
	reader->converts = !is_name(name, UTF8);
	reader->unit = unit_of(iconv_name(name));
	if (!reader->converts)
		return true;
	reader->to_utf8 = open_iconv(UTF8, name);
	if (is_open(reader->to_utf8))
		return true;
	reader->converts = false;
	diag_add(reader->diag, DIAG_CANNOT_READ,
	    (struct loc){ file_name(reader->stream) },
	    "this file is in %s, which this machine cannot read; save it as 'CSV UTF-8'",
	    name);
	return false;
}

/* Half a pair of UTF-16, written as UTF-8 would write it: no text, but nobody
 * else writes it so. */
static bool
is_half_pair(struct str s)
{
	return s.n >= 3 && s.s[0] == '\xed' && (s.s[1] & '\xe0') == '\xa0' &&
	       (s.s[2] & '\xc0') == '\x80';
}

/* Looks for a character of UTF-8 that is not ASCII. */
struct look {
	char tail[3]; /* which may begin one that goes on in the next piece */
	size_t n;
	bool found;
};

static bool
look_for_utf8(void *context, struct str bytes)
{
	struct look *look = context;
	char border[2 * sizeof(look->tail)];
	struct str rest = str_head(bytes, sizeof(look->tail));
	struct str piece[2] = { { border, look->n + rest.n }, bytes };

	memcpy(border, look->tail, look->n);
	memcpy(border + look->n, rest.s, rest.n);
	for (size_t i = 0; i < COUNTOF(piece); i++) {
		rest = piece[i];
		while (!look->found && rest.n) {
			rest = str_from_byte(rest, utf8_ascii_run(rest));
			look->found = is_half_pair(rest) ||
				      (rest.n && utf8_next(&rest) >= 0x80);
		}
	}
	/* The last three bytes of all. */
	rest = bytes.n < sizeof(look->tail) ? piece[0] : bytes;
	look->n = rest.n < sizeof(look->tail) ? rest.n : sizeof(look->tail);
	memcpy(look->tail, rest.s + rest.n - look->n, look->n);
	return !look->found;
}

/* Bytes that are all there is of the file by now begin with one that is not
 * ASCII: it decides. */
static bool
decide(struct reader *reader, struct str bytes)
{
	struct look look = { 0 };

	reader->decided = true;
	if (look_for_utf8(&look, bytes) &&
	    !file_look_ahead(reader->stream, look_for_utf8, &look))
		return false;
	if (look.found)
		return true;
	reader->encoding.how = ENCODING_GUESSED;
	return start_converting(reader, GUESS);
}

/* bytes with those that were held before them. */
static struct str
join_held(struct reader *reader, struct str bytes)
{
	size_t n = reader->n_held + bytes.n;

	if (!reader->n_held)
		return bytes;
	reader->in =
	    arena_grow(reader->arena, reader->in, &reader->in_cap, n, 1);
	memcpy(reader->in, reader->held, reader->n_held);
	if (bytes.n)
		memcpy(reader->in + reader->n_held, bytes.s, bytes.n);
	reader->n_held = 0;
	return (struct str){ reader->in, n };
}

static void
hold(struct reader *reader, struct str bytes)
{
	memcpy(reader->held, bytes.s, bytes.n);
	reader->n_held = bytes.n;
}

/* iconv() wants to be able to write where it reads. */
static char *
copy_in(struct reader *reader, struct str bytes)
{
	reader->in =
	    arena_grow(reader->arena, reader->in, &reader->in_cap, bytes.n, 1);
	if (bytes.n)
		memmove(reader->in, bytes.s, bytes.n);
	return reader->in;
}

static struct str
convert(struct reader *reader, struct str bytes, bool last)
{
	char *in = copy_in(reader, bytes), *out;
	size_t in_left = bytes.n, n = 0;
	bool flushed = !last;

	while (in_left || last) {
		size_t out_left, result;

		/* Where it does not do, there is more the next time round. */
		reader->out = arena_grow(reader->arena, reader->out,
		    &reader->out_cap, n + 3 * in_left + HELD_BYTES, 1);
		out = reader->out + n;
		out_left = reader->out_cap - n;
		result = iconv(reader->to_utf8, in_left ? &in : NULL, &in_left,
		    &out, &out_left);
		n = (size_t)(out - reader->out);
		if (result != (size_t)-1) {
			if (flushed)
				break;
			flushed = true; /* in what comes next */
			continue;
		}
		if (errno == EINVAL && !last && in_left < HELD_BYTES) {
			hold(reader, (struct str){ in, in_left });
			break;
		}
		if (errno != E2BIG) {
			size_t bad =
			    in_left < reader->unit ? in_left : reader->unit;

			reader->out[n++] = no_text;
			in += bad;
			in_left -= bad;
		}
	}
	return (struct str){ reader->out, n };
}

static struct str
change(void *context, struct str bytes, bool last)
{
	struct reader *reader = context;
	size_t skip = bytes.n < reader->skip ? bytes.n : reader->skip, ascii;

	reader->skip -= skip;
	bytes = str_from_byte(bytes, skip);
	if (reader->decided && !reader->converts)
		return bytes;
	bytes = join_held(reader, bytes);
	if (!reader->decided) {
		ascii = utf8_ascii_run(bytes);
		if (ascii == bytes.n)
			return bytes;
		/* With its first byte all of a character must be there. */
		if (bytes.n - ascii < 4 && !last) {
			hold(reader, str_from_byte(bytes, ascii));
			return str_head(bytes, ascii);
		}
		if (!decide(reader, str_from_byte(bytes, ascii)))
			return STR("");
	}
	return reader->converts ? convert(reader, bytes, last) : bytes;
}

static void
done(void *context)
{
	struct reader *reader = context;

	if (reader->converts)
		(void)iconv_close(reader->to_utf8);
}

/* UTF-16 and UTF-32 by name are those of this machine: from the file it is
 * known better. */
static const char *
with_order(const char *name, struct str head)
{
	const char *seen = see_utf16(head);

	if (is_name(name, "UTF-16") || is_name(name, "UTF16"))
		return seen ? seen : "UTF-16LE";
	if (is_name(name, "UTF-32") || is_name(name, "UTF32"))
		return "UTF-32LE";
	return name;
}

const struct encoding *
encoding_read(struct arena *arena, struct diag *diag,
    struct file_stream *stream, const char *ordered)
{
	struct reader *reader = ARENA_NEW(arena, struct reader);
	struct str head = file_peek(stream, LOOKED_AT);
	const struct mark *mark = find_mark(head);
	const char *name = NULL;

	if (file_failed(stream))
		return NULL;
	reader->arena = arena;
	reader->diag = diag;
	reader->stream = stream;
	reader->encoding.name = UTF8;
	if (mark) {
		name = mark->name;
		reader->encoding.mark = true;
		reader->skip = mark->bytes.n;
	} else if (ordered) {
		name = with_order(ordered, head);
		reader->encoding.how = ENCODING_ORDERED;
	} else if ((name = see_utf16(head))) {
		reader->encoding.how = ENCODING_GUESSED;
	}
	if (name && !start_converting(reader, name))
		return NULL;
	file_filter(stream, &(struct file_filter){ change, done, reader });
	return &reader->encoding;
}

/* Writing -------------------------------------------------------------------*/

bool
encoding_write(struct arena *arena, const struct encoding *encoding,
    struct str text, struct str *bytes)
{
	size_t in_left = text.n, room = 4 * text.n + HELD_BYTES, result;
	char *in, *start, *out;
	iconv_t from_utf8;

	*bytes = text;
	if (!text.n || is_name(encoding->name, UTF8))
		return true;
	from_utf8 = open_iconv(encoding->name, UTF8);
	if (!is_open(from_utf8))
		return false;
	in = str_c(arena, text);
	start = out = ARENA_ARRAY(arena, char, room);
	result = iconv(from_utf8, &in, &in_left, &out, &room);
	/* Back to the first state, where the encoding has any. */
	if (result == 0)
		result = iconv(from_utf8, NULL, NULL, &out, &room);
	(void)iconv_close(from_utf8);
	*bytes = (struct str){ start, (size_t)(out - start) };
	return result == 0;
}
