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

	job->fine =
	    csv_batch_read(job->reader, job->v, job->n, job->last, &job->batch);
}

struct source {
	struct file_stream *stream;
	struct arena *arena;
	struct ahead *ahead;
	struct job job[AHEAD_JOBS];
	size_t given, taken;
	size_t bytes; /* in the jobs so far */
	bool ended;   /* nothing more can be given */
	const struct csv_reading *reading;
	bool stopped; /* who reads has seen enough */
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

/* Gives on the records of the oldest job.  False after a problem, or if who
 * reads has seen enough. */
static bool
take(struct source *source)
{
	const struct job *job = ahead_take(source->ahead);
	const struct csv_reading *reading = source->reading;

	source->taken++;
	for (size_t i = 0; i < job->batch.n && !source->stopped; i++)
		source->stopped =
		    !reading->fn(reading->context, &job->batch.v[i]);
	if (reading->pause && !source->stopped)
		source->stopped = !reading->pause(reading->context);
	return job->fine && !source->stopped;
}

bool
csv_read(struct file_stream *stream, struct diag *diag, char delimiter,
    csv_fn *fn, void *context)
{
	const struct csv_reading reading = { .fn = fn, .context = context };

	return csv_read_looking(stream, diag, delimiter, &reading);
}

bool
csv_read_looking(struct file_stream *stream, struct diag *diag, char delimiter,
    const struct csv_reading *reading)
{
	struct csv_reader *reader =
	    csv_batch_begin(file_name(stream), delimiter, reading->look);
	struct source source = open_source(stream, reader);
	bool fine = true;

	source.reading = reading;
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
	return text.n && str_has(STR("=+-@\t\r"), text.s[0]);
}

/* Most words begin with a letter or a digit. */
static bool
is_mark(char c)
{
	return c <= '@' && (c < '0' || c > '9');
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

#define ONES  ((uint64_t)0x0101010101010101)
#define TOPS  (ONES * 0x80)
#define EIGHT sizeof(uint64_t)

static uint64_t
eight_of(const char *s)
{
	uint64_t eight;

	memcpy(&eight, s, EIGHT);
	return eight;
}

/* Not 0 if one of eight bytes is c, for bytes of ASCII. */
static uint64_t
holds(uint64_t eight, char c)
{
	return (eight ^ ONES * (unsigned char)c) - ONES;
}

/* Whether one of eight bytes is a quotation mark, a delimiter, no printable
 * character or no ASCII: few fields have one, and these are looked at again. */
static bool
is_odd(uint64_t eight, char delimiter)
{
	return (eight | (eight - ONES * ' ') | holds(eight, '"') |
		   holds(eight, delimiter)) &
	       TOPS;
}

/* Where the first bytes of a text begin that may have to be quoted; text.n if
 * there are none.  The last eight are looked at whole. */
static size_t
find_odd(struct str text, char delimiter)
{
	size_t at = 0;

	if (text.n < EIGHT)
		return 0;
	while (
	    at + EIGHT <= text.n && !is_odd(eight_of(text.s + at), delimiter))
		at += EIGHT;
	if (at + EIGHT > text.n &&
	    !is_odd(eight_of(text.s + text.n - EIGHT), delimiter))
		return text.n;
	return at;
}

static bool
must_quote(struct str text, char delimiter)
{
	static const bool marks[256] = {
		['"'] = true, ['\n'] = true, ['\r'] = true
	};

	if (is_space(text.s[0]) || is_space(text.s[text.n - 1]))
		return true;
	for (size_t i = find_odd(text, delimiter); i < text.n; i++)
		if (marks[(unsigned char)text.s[i]] || text.s[i] == delimiter)
			return true;
	return false;
}

/* Most fields are too short to call a function for them. */
static char *
put(char *to, struct str s)
{
	if (s.n > 2 * EIGHT) {
		memcpy(to, s.s, s.n);
	} else if (s.n >= EIGHT) {
		uint64_t head = eight_of(s.s);
		uint64_t tail = eight_of(s.s + s.n - EIGHT);

		memcpy(to, &head, EIGHT);
		memcpy(to + s.n - EIGHT, &tail, EIGHT);
	} else {
		for (size_t i = 0; i < s.n; i++)
			to[i] = s.s[i];
	}
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
	if (is_mark(text.s[0]) && looks_like_formula(text) && !is_number(text))
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
