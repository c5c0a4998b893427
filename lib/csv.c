/* SPDX-License-Identifier: MIT */
#include "csv.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "ahead.h"
#include "mask.h"

#define AHEAD_FROM    ((size_t)256 * 1024) /* bytes; fewer are done before */
#define RECORDS_AHEAD 8                    /* are asked for */
#define MADE_BYTES    ((size_t)768)        /* about what is made of one */
#define MADE_MAX      4096                 /* of a job: short lines are many */

/* Some bytes of the file, and the records that are made of them. */
struct job {
	/* Two threads do not work on the same line of memory. */
	alignas(2 * CACHE_LINE) const struct source *source;
	char *buffer; /* the file is read into it, */
	char *v;      /* and of what is not, here is a copy */
	size_t cap;
	char *bytes; /* one of the two */
	size_t n;
	bool last;
	struct csv_batch batch;
	bool fine;
};

struct source {
	struct file_stream *stream;
	struct csv_reader *reader;
	struct arena *arena;
	struct ahead *ahead;
	struct job job[AHEAD_JOBS];
	size_t given, taken;
	size_t bytes; /* in the jobs so far */
	bool ended;   /* nothing more can be given */
	const struct csv_reading *reading;
	struct diag *diag;
	bool stopped; /* who reads has seen enough */
	bool refused; /* a record has trouble, and nobody takes it */
};

static void
make_records(void *context)
{
	struct job *job = context;
	const struct source *source = job->source;
	csv_made_fn *make = source->reading->make;
	void *make_context = source->reading->make_context;
	struct csv_batch *batch = &job->batch;

	job->fine = csv_batch_read(
	    source->reader, job->bytes, job->n, job->last, batch);
	/* Who would have to wait can do some of the work. */
	if (ahead_is_behind(source->ahead))
		return;
	for (size_t i = 0; make && i < batch->n && i < MADE_MAX; i++)
		if (!batch->v[i].trouble)
			batch->v[i].made =
			    make(make_context, &batch->v[i], batch->arena);
}

static void
open_source(struct source *source)
{
	source->arena = arena_new();
	source->ahead = ahead_new(source->arena, make_records);
	for (size_t i = 0; i < AHEAD_JOBS; i++)
		source->job[i] = (struct job){ .source = source,
			.buffer = ARENA_ARRAY(source->arena, char, FILE_BYTES),
			.batch = { .arena = arena_new() } };
}

static void
close_source(struct source *source)
{
	ahead_end(source->ahead);
	file_read_into(source->stream, NULL);
	for (size_t i = 0; i < AHEAD_JOBS; i++)
		arena_free(source->job[i].batch.arena);
	arena_free(source->arena);
}

/* Bytes of the stream are the job's own where they were read into its buffer:
 * others may be changed when more are read. */
static void
take_bytes(struct source *source, struct job *job, struct str bytes)
{
	size_t at = (size_t)((uintptr_t)bytes.s - (uintptr_t)job->buffer);

	job->n = bytes.n;
	if (at < FILE_BYTES) {
		job->bytes = job->buffer + at;
		return;
	}
	job->bytes = job->v =
	    arena_grow(source->arena, job->v, &job->cap, bytes.n, 1);
	if (bytes.n)
		memcpy(job->bytes, bytes.s, bytes.n);
}

/* Reads bytes for one more job; at the end of the file it has none. */
static void
give(struct source *source)
{
	struct job *job = &source->job[source->given % AHEAD_JOBS];
	struct str bytes;

	file_read_into(source->stream, job->buffer);
	bytes = file_next(source->stream);
	source->ended = !bytes.n;
	if (file_failed(source->stream))
		return;
	take_bytes(source, job, bytes);
	job->last = source->ended;
	source->bytes += bytes.n;
	if (source->bytes >= AHEAD_FROM)
		ahead_start(source->ahead);
	ahead_give(source->ahead, job);
	source->given++;
}

/* Records that another thread made are not near. */
static void
ask_for_record(const struct csv_batch *batch, size_t i)
{
	if (i < batch->n && batch->v[i].made) {
		ask_for(batch->v[i].field, 1);
		ask_for(batch->v[i].made, MADE_BYTES);
	}
}

/* Gives on a record.  False if who reads has seen enough, or it is refused. */
static bool
give_on(struct source *source, const struct csv_record *record)
{
	const struct csv_reading *reading = source->reading;

	if (!record->trouble)
		return reading->fn(reading->context, record);
	if (reading->trouble)
		return reading->trouble(reading->context, record);
	source->refused = true;
	diag_add(source->diag, csv_batch_code(record),
	    (struct loc){ file_name(source->stream), (int)record->line, 0, 0 },
	    "%s", csv_batch_why(source->arena, record));
	return false;
}

/* Gives on the records of the oldest job.  False after a problem, or if who
 * reads has seen enough. */
static bool
take(struct source *source)
{
	const struct job *job = ahead_take(source->ahead);
	const struct csv_batch *batch = &job->batch;
	const struct csv_reading *reading = source->reading;

	source->taken++;
	for (size_t i = 0; i < batch->n && !source->stopped; i++) {
		ask_for_record(batch, i + RECORDS_AHEAD);
		source->stopped = !give_on(source, &batch->v[i]);
	}
	if (reading->pause && !source->stopped)
		source->stopped = !reading->pause(reading->context);
	return job->fine && !source->stopped;
}

bool
csv_read(struct file_stream *stream, struct diag *diag, char delimiter,
    csv_fn *fn, void *context)
{
	const struct csv_reading reading = { .fn = fn, .context = context };

	return csv_read_making(stream, diag, delimiter, &reading);
}

bool
csv_read_making(struct file_stream *stream, struct diag *diag, char delimiter,
    const struct csv_reading *reading)
{
	struct csv_reader *reader =
	    csv_batch_begin(file_name(stream), delimiter);
	struct source source = { .stream = stream,
		.reader = reader,
		.reading = reading,
		.diag = diag };
	bool fine = true;

	open_source(&source);
	do {
		while (!source.ended && ahead_room(source.ahead))
			give(&source);
		fine = source.taken == source.given || take(&source);
	} while (fine && !(source.ended && source.taken == source.given));
	close_source(&source);
	if (!source.stopped && !file_failed(stream))
		csv_batch_tell(reader, diag);
	csv_batch_end(reader);
	return !source.refused &&
	       (source.stopped || (fine && !file_failed(stream)));
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

size_t
csv_row_room(const struct str *field, size_t n)
{
	size_t most = 0;

	for (size_t i = 0; i < n; i++)
		most += field_room(field[i]);
	return most;
}

char *
csv_put_row(
    char *to, const struct csv_style *style, const struct str *field, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to = put_field(to, style, field[i], i == 0);
	return to;
}

void
csv_row(struct out *out, const struct csv_style *style, const struct str *field,
    size_t n)
{
	char *to = out_room(out, csv_row_room(field, n));

	out_taken(out, csv_put_row(to, style, field, n));
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
