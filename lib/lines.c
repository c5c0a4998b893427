/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include <assert.h>

#include "bare.h"
#include "buf.h"
#include "hash.h"

#define DEPTH 64 /* as doc nests */

struct reader {
	struct arena *arena;
	struct str rest;
	enum doc_element open[DEPTH];
	struct str href[DEPTH];
	size_t n;
	size_t sections; /* open ones: the outermost is a part */
	size_t unread;   /* open elements with nothing to read */
	struct str part;
	struct buf text;   /* of the block that is open */
	struct str quote;  /* that waits for its byline */
	struct buf joined; /* cells of a row, or a term */
	struct lines lines;
	struct hash_set *seen;
};

struct str
lines_flat(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);
	for (size_t i = 0; i < text.n; i++)
		if (!str_has(STR(" \n\r\t"), text.s[i]))
			buf_char(&buf, text.s[i]);
		else if (buf.n && buf.v[buf.n - 1] != ' ')
			buf_char(&buf, ' ');
	return str_trim(buf_str(&buf));
}

static void
add_line(struct reader *reader, struct str text, struct str by)
{
	static const struct hash key = { { 0 } };
	const struct line line = { .part = reader->part,
		.text = lines_flat(reader->arena, text),
		.by = lines_flat(reader->arena, by) };
	const struct str parts[] = { line.part, line.text, line.by };
	struct hash hash = hash_of(&key, parts, COUNTOF(parts));
	if (line.text.n && !(*hash_set_at(reader->seen, &hash))++)
		*ARENA_PUSH(reader->arena, &reader->lines) = line;
}

/* The words of the block that is open; there are none after. */
static struct str
take_words(struct reader *reader)
{
	struct str text = str_dup(reader->arena, buf_str(&reader->text));
	reader->text.n = 0;
	return text;
}

static void
join(struct reader *reader, struct str text)
{
	if (!text.n)
		return;
	if (reader->joined.n)
		buf_add(&reader->joined, STR(" | "));
	buf_add(&reader->joined, text);
}

static void
add_joined(struct reader *reader)
{
	add_line(reader, buf_str(&reader->joined), STR(""));
	reader->joined.n = 0;
}

static void
read_heading(struct reader *reader, struct str text)
{
	if (reader->sections > 1)
		add_line(reader, text, STR(""));
	else
		reader->part = lines_flat(reader->arena, text);
}

/* A block ends. */
static void
end_block(struct reader *reader, enum doc_element element)
{
	struct str text = take_words(reader);
	switch ((int)element) {
	case DOC_HEADING:
	case DOC_CAPTION:
		read_heading(reader, text);
		break;
	case DOC_QUOTE:
		reader->quote = text;
		break;
	case DOC_BYLINE:
		add_line(reader, reader->quote, text);
		reader->quote = STR("");
		break;
	case DOC_TERM:
	case DOC_ROW_HEAD:
	case DOC_CELL:
		join(reader, text);
		break;
	case DOC_FACT:
		join(reader, text);
		add_joined(reader);
		break;
	case DOC_ROW:
		add_joined(reader);
		break;
	default:
		add_line(reader, text, STR(""));
	}
}

static bool
is_section(enum doc_element element)
{
	return element == DOC_SECTION || element == DOC_PANEL;
}

static bool
is_inline(enum doc_element element)
{
	return element == DOC_STRONG || element == DOC_EMPHASIS ||
	       element == DOC_TIME || element == DOC_LINK ||
	       element == DOC_BREAK || element == DOC_CODE;
}

static bool
is_unread(enum doc_element element)
{
	return element == DOC_NAV || element == DOC_COLUMN;
}

static struct str
take(struct reader *reader, size_t n)
{
	struct str taken = str_head(reader->rest, n);
	reader->rest = str_from_byte(reader->rest, n);
	return taken;
}

static void
open_element(struct reader *reader)
{
	struct str mark = take(reader, 2);
	enum doc_element element = (enum doc_element)(mark.s[0] - 1);
	assert(reader->n < DEPTH);
	reader->href[reader->n] = STR("");
	reader->open[reader->n] = element;
	if (element == DOC_LINK) {
		size_t end = 0;
		while (reader->rest.s[end] != BARE_HREF)
			end++;
		reader->href[reader->n] = take(reader, end);
		(void)take(reader, 1);
	}
	reader->n++;
	reader->unread += is_unread(element);
	reader->sections += is_section(element);
	/* An item's own words end where a block in it begins. */
	if (!is_inline(element) && reader->text.n)
		add_line(reader, take_words(reader), STR(""));
	if (element == DOC_HEADER)
		reader->part = STR("");
}

/* An address that is not the words of its link is printed, too. */
static void
end_link(struct reader *reader, struct str href)
{
	if (!str_starts(href, STR("#")) && !str_starts(href, STR("mailto:")))
		buf_fmt(&reader->text, " (%.*s)", STR_ARG(href));
}

static void
close_element(struct reader *reader)
{
	enum doc_element element = reader->open[--reader->n];
	if (reader->unread)
		(void)take_words(reader);
	else if (element == DOC_LINK)
		end_link(reader, reader->href[reader->n]);
	else if (!is_inline(element))
		end_block(reader, element);
	reader->unread -= is_unread(element);
	reader->sections -= is_section(element);
}

struct lines
lines_read(struct arena *arena, struct str bare)
{
	struct reader reader = { .arena = arena,
		.rest = bare,
		.text = BUF(arena),
		.joined = BUF(arena),
		.seen = hash_set_new() };
	while (reader.rest.n) {
		char c = take(&reader, 1).s[0];
		if (c == BARE_OPEN)
			open_element(&reader);
		else if (c == BARE_CLOSE)
			close_element(&reader);
		else
			buf_char(&reader.text, c);
	}
	hash_set_free(reader.seen);
	return reader.lines;
}
