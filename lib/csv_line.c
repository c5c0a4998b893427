/* SPDX-License-Identifier: MIT */
#include "csv_line.h"

#include "mask.h"

#define MARKS 64 /* that are written twice, in one record */

/* A record on its way to be fields. */
struct scan {
	struct csv_line *line;
	char *bytes;
	char delimiter;
	size_t start; /* of the next field */
	/* Of the byte that follows, bit 0, and of the first, all bits: */
	uint64_t apart;    /* a field begins with it */
	uint64_t closed;   /* a quotation mark that closes stands before it */
	uint64_t inside;   /* it stands in quotation marks */
	char *mark[MARKS]; /* the second of each two */
	size_t marks;
	bool odd, tabs; /* there is what is not printable ASCII; these are */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* What stands from first to last, without the blanks around it. */
static struct str
trim(const char *first, const char *last)
{
	while (first < last && is_blank(*first))
		first++;
	while (first < last && is_blank(last[-1]))
		last--;
	return (struct str){ first, (size_t)(last - first) };
}

/* The fields that end in a block at some places.  False if they are too many.
 * A field that is empty has the byte behind it as its first and last. */
static bool
take_fields(struct scan *scan, size_t at, uint64_t apart)
{
	struct str *field = scan->line->field;
	const char *first = scan->bytes + scan->start;
	size_t n = scan->line->n;

	for (; apart && n < CSV_LINE_FIELDS; apart &= apart - 1) {
		const char *end = scan->bytes + at + mask_first(apart);
		const char *last = end - (end > first);
		size_t quoted = *first == '"';
		struct str all = { first + quoted,
			(size_t)(end - first) - 2 * quoted };

		if (*first <= ' ' || *last <= ' ')
			all = trim(first, end);
		field[n++] = all;
		first = end + 1;
	}
	scan->start = (size_t)(first - scan->bytes);
	scan->line->n = n;
	return !apart;
}

/* A line end in quotation marks; CR LF is one. */
static size_t
count_lines(const char *bytes, uint64_t breaks)
{
	size_t lines = 0;

	for (; breaks; breaks &= breaks - 1) {
		const char *at = bytes + mask_first(breaks);

		lines += !(at[0] == '\n' && at[-1] == '\r');
	}
	return lines;
}

/* Rare enough to be looked at again. */
static void
take_odd(struct scan *scan, const char *block, uint64_t odd)
{
	uint64_t tabs = odd & mask_is(block, '\t');

	scan->tabs |= tabs != 0;
	scan->odd |= odd != tabs;
}

static bool
take_marks(struct scan *scan, size_t at, uint64_t marks)
{
	for (; marks && scan->marks < MARKS; marks &= marks - 1)
		scan->mark[scan->marks++] =
		    scan->bytes + at + mask_first(marks);
	return !marks;
}

/* Looks at the bytes from a place on; block is those, or a copy.  False if the
 * record ends there, or is not for us: then it has no length. */
static bool
take_block(struct scan *scan, const char *block, size_t at)
{
	uint64_t quotes = mask_is(block, '"');
	uint64_t breaks = mask_either(block, '\n', '\r');
	uint64_t inside = mask_inside(quotes) ^ scan->inside;
	uint64_t ends = breaks & ~inside;
	/* The record's: all up to the first of its ends. */
	uint64_t ours = ends ^ (ends - 1);
	uint64_t apart =
	    (ends | (mask_is(block, scan->delimiter) & ~inside)) & ours;
	uint64_t begins = apart << 1 | scan->apart;
	uint64_t closed = (quotes & ~inside) << 1 | scan->closed;
	uint64_t stray = (closed & ~(quotes | apart)) |
			 (quotes & inside & ~(closed | begins));
	uint64_t odd = ~mask_between(block, 0, ' ', '~') & ~apart & ours;

	if (stray & ours || !take_marks(scan, at, closed & quotes & ours) ||
	    !take_fields(scan, at, apart))
		return false;
	if (odd) {
		take_odd(scan, block, odd);
		scan->line->lines +=
		    count_lines(scan->bytes + at, breaks & inside & ours);
	}
	scan->inside = (uint64_t)0 - (inside >> 63);
	scan->closed = (quotes & ~inside) >> 63;
	scan->apart = apart >> 63;
	if (ends)
		scan->line->bytes = at + mask_first(ends) + 1;
	return !ends;
}

/* Takes out the marks that stand in a field, from one of them on; the next
 * that does not. */
static size_t
undouble(const struct scan *scan, size_t i, struct str *field)
{
	const char *end = field->s + field->n;
	char *to = scan->mark[i];

	while (i < scan->marks && scan->mark[i] < end) {
		const char *from = scan->mark[i++] + 1;
		const char *next = i < scan->marks && scan->mark[i] < end
				       ? scan->mark[i]
				       : end;

		memmove(to, from, (size_t)(next - from));
		to += next - from;
	}
	field->n = (size_t)(to - field->s);
	return i;
}

static bool
are_plain(const struct str *field, size_t n)
{
	bool plain = true;

	for (size_t i = 0; i < n && plain; i++)
		plain = str_is_plain(field[i]);
	return plain;
}

static void
finish(const struct scan *scan)
{
	struct csv_line *line = scan->line;
	struct str *field = line->field;

	for (size_t i = 0; i < scan->marks; field++)
		if (scan->mark[i] < field->s + field->n)
			i = undouble(scan, i, field);
	/* Those around fields are gone. */
	line->plain =
	    !scan->odd && (!scan->tabs || are_plain(line->field, line->n));
}

bool
csv_line_read(struct csv_line *line, char *bytes, size_t n, char delimiter)
{
	struct scan scan;
	char last[MASK_BYTES];
	const char *block = bytes;
	size_t at = 0;

	/* Not its marks, which are many. */
	scan.line = line;
	scan.bytes = bytes;
	scan.delimiter = delimiter;
	scan.start = scan.marks = 0;
	scan.closed = scan.inside = 0;
	scan.apart = 1;
	scan.odd = scan.tabs = false;
	line->n = line->bytes = 0;
	line->lines = 1;
	do {
		block = bytes + at;
		if (n - at < MASK_BYTES) {
			memset(last, 0, sizeof(last));
			memcpy(last, bytes + at, n - at);
			block = last;
		}
	} while (take_block(&scan, block, at) && (at += MASK_BYTES) < n);
	if (!line->bytes || (line->n == 1 && !line->field[0].n))
		return false;
	finish(&scan);
	return true;
}
