/* SPDX-License-Identifier: MIT */
#include "csv.h"

#include <stdint.h>
#include <string.h>

#include "ahead.h"

#define AHEAD_FROM ((size_t)1024 * 1024) /* bytes; smaller is done before */

/* Some bytes of the file, and the records that are made of them. */
struct job {
	struct csv_reader *reader;
	char *v;
	size_t n, cap;
	bool last;
	struct csv_batch batch;
	bool fine;
};

static void
make_records(void *context)
{
	struct job *job = context;

	job->fine = csv_batch_read(job->reader, (struct str){ job->v, job->n },
	    job->last, &job->batch);
}

struct source {
	struct file_stream *stream;
	struct arena *arena;
	struct ahead *ahead;
	struct job job[AHEAD_JOBS];
	size_t given, taken;
	size_t bytes; /* in the jobs so far */
	bool ended;   /* nothing more can be given */
	csv_fn *fn;
	void *context;
	bool stopped; /* fn has seen enough */
};

static struct source
open_source(struct file_stream *stream, struct csv_reader *reader)
{
	struct source source = { .stream = stream, .arena = arena_new() };

	source.ahead = ahead_new(source.arena, make_records);
	for (size_t i = 0; i < AHEAD_JOBS; i++)
		source.job[i] = (struct job){ .reader = reader,
			.batch = { .arena = arena_new() } };
	return source;
}

static void
close_source(struct source *source)
{
	ahead_end(source->ahead);
	for (size_t i = 0; i < AHEAD_JOBS; i++)
		arena_free(source->job[i].batch.arena);
	arena_free(source->arena);
}

/* Reads bytes for one more job; at the end of the file it has none. */
static void
give(struct source *source)
{
	struct job *job = &source->job[source->given % AHEAD_JOBS];
	struct str bytes = file_next(source->stream);

	source->ended = !bytes.n;
	if (file_failed(source->stream))
		return;
	job->v = arena_grow(source->arena, job->v, &job->cap, bytes.n, 1);
	if (bytes.n)
		memcpy(job->v, bytes.s, bytes.n);
	job->n = bytes.n;
	job->last = source->ended;
	source->bytes += bytes.n;
	if (source->bytes >= AHEAD_FROM)
		ahead_start(source->ahead);
	ahead_give(source->ahead, job);
	source->given++;
}

/* Gives on the records of the oldest job.  False after a problem, or if fn has
 * seen enough. */
static bool
take(struct source *source)
{
	const struct job *job = ahead_take(source->ahead);

	source->taken++;
	for (size_t i = 0; i < job->batch.n && !source->stopped; i++)
		source->stopped =
		    !source->fn(source->context, &job->batch.v[i]);
	return job->fine && !source->stopped;
}

bool
csv_read(struct file_stream *stream, struct diag *diag, char delimiter,
    csv_fn *fn, void *context)
{
	return csv_read_looking(
	    stream, diag, delimiter, (struct csv_look){ NULL }, fn, context);
}

bool
csv_read_looking(struct file_stream *stream, struct diag *diag, char delimiter,
    struct csv_look look, csv_fn *fn, void *context)
{
	struct csv_reader *reader =
	    csv_batch_begin(file_name(stream), delimiter, look);
	struct source source = open_source(stream, reader);
	bool fine = true;

	source.fn = fn;
	source.context = context;
	do {
		while (!source.ended && ahead_room(source.ahead))
			give(&source);
		fine = source.taken == source.given || take(&source);
	} while (fine && !(source.ended && source.taken == source.given));
	close_source(&source);
	if (!source.stopped && !file_failed(stream))
		csv_batch_tell(reader, diag);
	csv_batch_end(reader);
	return source.stopped || (fine && !file_failed(stream));
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
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

#define ONES ((uint64_t)0x0101010101010101)
#define TOPS (ONES * 0x80)

/* Not 0 if one of eight bytes is c, for bytes of ASCII. */
static uint64_t
holds(uint64_t eight, char c)
{
	return (eight ^ ONES * (unsigned char)c) - ONES;
}

/* Whether one of eight bytes is a quotation mark, a delimiter, no printable
 * character or no ASCII: few fields have one, and these are looked at again. */
static bool
is_odd(const char *s, char delimiter)
{
	uint64_t eight;

	memcpy(&eight, s, sizeof(eight));
	return (eight | (eight - ONES * ' ') | holds(eight, '"') |
		   holds(eight, delimiter)) &
	       TOPS;
}

static bool
must_quote(struct str text, char delimiter)
{
	size_t at = 0;

	if (is_space(text.s[0]) || is_space(text.s[text.n - 1]))
		return true;
	while (at + 8 <= text.n && !is_odd(text.s + at, delimiter))
		at += 8;
	for (; at < text.n; at++) {
		char c = text.s[at];

		if (c == delimiter || c == '"' || c == '\n' || c == '\r')
			return true;
	}
	return false;
}

static char *
put(char *to, struct str s)
{
	memcpy(to, s.s, s.n);
	return to + s.n;
}

/* As put(), with each quotation mark written twice. */
static char *
put_doubled(char *to, struct str s)
{
	const char *mark;

	while (s.n && (mark = memchr(s.s, '"', s.n))) {
		size_t n = (size_t)(mark - s.s) + 1;

		to = put(to, str_head(s, n));
		*to++ = '"';
		s = str_from_byte(s, n);
	}
	return s.n ? put(to, s) : to;
}

/* The most bytes that a field needs: two for each of its own, two quotation
 * marks, an apostrophe, and what stands before it. */
static size_t
field_room(struct str text)
{
	return 2 * text.n + 4;
}

/* A field that is not blank. */
static char *
put_words(char *to, const struct csv_style *style, struct str text)
{
	bool quote = style->quote_all || must_quote(text, style->delimiter);

	if (quote)
		*to++ = '"';
	if (text.s[0] <= '@' && looks_like_formula(text) && !is_number(text))
		*to++ = '\'';
	to = quote ? put_doubled(to, text) : put(to, text);
	if (quote)
		*to++ = '"';
	return to;
}

static char *
put_field(char *to, const struct csv_style *style, struct str text, bool first)
{
	if (!first)
		*to++ = style->delimiter;
	if (text.n)
		return put_words(to, style, text);
	return style->quote_blank ? put(to, STR("\"\"")) : to;
}

void
csv_field(
    struct out *out, const struct csv_style *style, struct str text, bool first)
{
	char *room = out_room(out, field_room(text));

	out_taken(out, put_field(room, style, text, first));
}

void
csv_row(struct out *out, const struct csv_style *style, const struct str *field,
    size_t n)
{
	size_t most = 0;
	char *to;

	for (size_t i = 0; i < n; i++)
		most += field_room(field[i]);
	to = out_room(out, most);
	for (size_t i = 0; i < n; i++)
		to = put_field(to, style, field[i], i == 0);
	out_taken(out, to);
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
