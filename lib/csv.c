/* SPDX-License-Identifier: MIT */
#include "csv.h"

#include <stdint.h>
#include <string.h>

#include "ahead.h"
#include "mask.h"

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
#define FOUR  sizeof(uint32_t)
#define SHORT (4 * FOUR)

/* Not 0 if one of eight bytes is c, for bytes of ASCII. */
static uint64_t
holds(uint64_t eight, char c)
{
	return (eight ^ ONES * (unsigned char)c) - ONES;
}

/* Whether one of eight bytes is a quotation mark, a delimiter, no printable
 * character or no ASCII: then the highest bit of a byte is set. */
static inline uint64_t
find_odd(uint64_t eight, char delimiter)
{
	return eight | (eight - ONES * ' ') | holds(eight, '"') |
	       holds(eight, delimiter);
}

/* Copies four bytes at two places of from; these as one number. */
static uint64_t
copy_fours(char *to, const char *from, size_t a, size_t b)
{
	uint32_t four[2];

	memcpy(&four[0], from + a, FOUR);
	memcpy(&four[1], from + b, FOUR);
	memcpy(to + a, &four[0], FOUR);
	memcpy(to + b, &four[1], FOUR);
	return (uint64_t)four[0] << 32 | four[1];
}

/* The same of up to three bytes. */
static uint64_t
copy_three(char *to, struct str s)
{
	char first = s.s[0], middle = s.s[s.n / 2], last = s.s[s.n - 1];

	to[0] = first;
	to[s.n / 2] = middle;
	to[s.n - 1] = last;
	return ONES * 'a' << 24 | (uint64_t)(unsigned char)first |
	       (uint64_t)(unsigned char)middle << 8 |
	       (uint64_t)(unsigned char)last << 16;
}

/* Copies a text of less than SHORT bytes, as most are, without a loop, some of
 * them twice.  Whether it surely is as it must be. */
static inline bool
copy_short(char *to, struct str s, char delimiter)
{
	uint64_t odd;

	if (s.n < FOUR)
		odd = find_odd(copy_three(to, s), delimiter);
	else
		odd = find_odd(copy_fours(to, s.s, 0, s.n - FOUR), delimiter);
	if (s.n > 2 * FOUR)
		odd |= find_odd(
		    copy_fours(to, s.s, FOUR, s.n - 2 * FOUR), delimiter);
	return !(odd & TOPS) && !is_mark(s.s[0]) && s.s[s.n - 1] != ' ';
}

static bool
has_mark(struct str s, char delimiter)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] == '"' || s.s[i] == '\n' || s.s[i] == '\r' ||
		    s.s[i] == delimiter)
			return true;
	return false;
}

static uint64_t
marks_of(const char *part, char delimiter)
{
	return mask_part_either(part, '"', delimiter) |
	       mask_part_either(part, '\n', '\r');
}

static bool
must_quote(struct str s, char delimiter)
{
	const char *at = s.s, *end = s.s + s.n;

	if (is_space(s.s[0]) || is_space(end[-1]))
		return true;
	if (s.n < MASK_PART)
		return has_mark(s, delimiter);
	for (; (size_t)(end - at) > MASK_PART; at += MASK_PART)
		if (marks_of(at, delimiter))
			return true;
	return marks_of(end - MASK_PART, delimiter) != 0;
}

/* Copies a text with each quotation mark written twice. */
static char *
copy_doubled(char *to, struct str s)
{
	const char *from = s.s, *end = s.s + s.n;

	while ((size_t)(end - from) >= MASK_PART) {
		uint64_t marks = mask_part_is(from, '"');
		size_t n = marks ? mask_first(marks) + 1 : MASK_PART;

		memcpy(to, from, MASK_PART);
		from += n;
		to += n;
		if (marks)
			*to++ = '"';
	}
	if (s.n >= MASK_PART && !mask_part_is(end - MASK_PART, '"')) {
		/* With those before, which are the same there. */
		to += end - from;
		memcpy(to - MASK_PART, end - MASK_PART, MASK_PART);
		return to;
	}
	for (; from < end; from++) {
		to[0] = *from;
		to[1] = '"';
		to += 1 + (*from == '"');
	}
	return to;
}

/* The most bytes that a field needs: two for each of its own, two quotation
 * marks, an apostrophe, and what stands before it. */
static size_t
field_room(struct str text)
{
	return 2 * text.n + 4;
}

static char *
put_long(char *to, const struct csv_style *style, struct str text)
{
	bool quote = style->quote_all || must_quote(text, style->delimiter);

	if (quote)
		*to++ = '"';
	if (is_mark(text.s[0]) && looks_like_formula(text) && !is_number(text))
		*to++ = '\'';
	if (quote) {
		to = copy_doubled(to, text);
		*to++ = '"';
		return to;
	}
	memcpy(to, text.s, text.n);
	return to + text.n;
}

/* A field that is not blank. */
static char *
put_words(char *to, const struct csv_style *style, struct str text)
{
	if (text.n < SHORT && !style->quote_all &&
	    copy_short(to, text, style->delimiter))
		return to + text.n;
	return put_long(to, style, text);
}

static char *
put_field(char *to, const struct csv_style *style, struct str text, bool first)
{
	if (!first)
		*to++ = style->delimiter;
	if (text.n)
		return put_words(to, style, text);
	if (style->quote_blank) {
		*to++ = '"';
		*to++ = '"';
	}
	return to;
}

void
csv_field(
    struct out *out, const struct csv_style *style, struct str text, bool first)
{
	if (!first)
		out_char(out, style->delimiter);
	csv_row(out, style, &text, 1);
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
