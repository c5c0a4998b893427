/* SPDX-License-Identifier: MIT */
#include "csv_line.h"

#include <stdint.h>
#include <string.h>

/* A line on its way to be fields. */
struct line {
	char *at, *end;
	const char *mark; /* the next quotation mark; end: there is none */
	char delimiter;
	uint64_t doubled; /* bit i: field i has marks that are written twice */
};

static char *
find(char *from, char *end, char c)
{
	char *at = from < end ? memchr(from, c, (size_t)(end - from)) : NULL;

	return at ? at : end;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The field between two places, without the blanks around it. */
static bool
take_bare(struct line *line, struct str *field)
{
	const char *start = line->at;
	const char *end = line->at = find(line->at, line->end, line->delimiter);

	if (line->mark < end)
		return false;
	while (start < end && is_blank(*start))
		start++;
	while (start < end && is_blank(end[-1]))
		end--;
	*field = (struct str){ start, (size_t)(end - start) };
	return true;
}

/* The field that begins with a quotation mark, up to the delimiter. */
static bool
take_quoted(struct line *line, struct str *field, uint64_t bit)
{
	char *start = line->at + 1;
	char *end = find(start, line->end, '"');

	while (end + 1 < line->end && end[1] == '"') {
		line->doubled |= bit;
		end = find(end + 2, line->end, '"');
	}
	if (end == line->end)
		return false;
	*field = (struct str){ start, (size_t)(end - start) };
	line->at = end + 1;
	line->mark = find(line->at, line->end, '"');
	return line->at == line->end || *line->at == line->delimiter;
}

/* Writes each quotation mark once. */
static size_t
undouble(char *s, size_t n)
{
	char *from = s, *to = s, *end = s + n;

	while (from < end) {
		char *mark = find(from, end, '"');
		size_t part = (size_t)(mark - from) + (mark < end);

		memmove(to, from, part);
		to += part;
		from = mark + 2;
	}
	return (size_t)(to - s);
}

size_t
csv_line_split(
    char *line, size_t n, char delimiter, struct str field[CSV_LINE_FIELDS])
{
	struct line of = { line, line + n, find(line, line + n, '"'), delimiter,
		0 };
	size_t fields = 0;

	for (;; of.at++) {
		bool quoted = of.at < of.end && *of.at == '"';
		bool fine;

		if (fields == CSV_LINE_FIELDS)
			return 0;
		fine = quoted ? take_quoted(
				    &of, &field[fields], (uint64_t)1 << fields)
			      : take_bare(&of, &field[fields]);
		fields++;
		if (!fine || (fields == 1 && of.at == of.end && !field[0].n))
			return 0;
		if (of.at == of.end)
			break;
	}
	for (size_t i = 0; of.doubled; i++, of.doubled >>= 1)
		if (of.doubled & 1)
			field[i].n =
			    undouble(line + (field[i].s - line), field[i].n);
	return fields;
}
