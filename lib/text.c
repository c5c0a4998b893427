/* SPDX-License-Identifier: MIT */
#include "text.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "buf.h"
#include "margin.h"
#include "utf8.h"

#define WIDTH 72
/* The head of a row is at least this wide, with its cells beside it. */
#define HEAD_WIDTH 16
/* Facts beside their terms are at least this wide. */
#define FACT_WIDTH 24
/* Terms up to this wide have their facts beside them, else below. */
#define TERM_WIDTH 20
/* The times of a run sheet, and the steps beside them. */
#define TIME_WIDTH 7

struct strs {
	struct str *v;
	size_t n, cap;
};

struct page {
	struct arena *arena;   /* of the page */
	struct arena *scratch; /* of a block, or of a table or facts */
	const struct doc_page *page;
	struct margin *margin;
	size_t width;      /* of the page */
	struct buf words;  /* of the block that is open */
	size_t link;       /* where the link that is open begins among them */
	struct str kind;   /* what kind of page: waits for the title */
	bool gathering;    /* a table or facts: cells are kept until it ends */
	struct strs cells; /* row by row; of facts, term by term */
	struct {
		enum doc_style *v;
		size_t n, cap;
	} columns;
	bool indented; /* the step that is open stands beside its time */
};

static void
begin_words(struct page *page)
{
	if (!page->gathering)
		arena_reset(page->scratch);
	page->words = BUF(page->scratch);
}

static size_t
room(const struct page *page)
{
	size_t taken = margin_width(page->margin);
	size_t least = page->width / 3;

	if (page->page->chat)
		return SIZE_MAX;
	/* In a deep margin lines are long rather than one word each. */
	return taken + least < page->width ? page->width - taken : least;
}

/* Takes off text as many words as fit; at least one, never a part of one.
 * *used is how wide they are. */
static struct str
cut_line(struct str *text, size_t width, size_t *used)
{
	struct str all = *text;
	size_t end = 0, i;

	*used = 0;
	for (i = 0; i <= all.n; i++) {
		size_t more;

		if (i < all.n && all.s[i] != ' ')
			continue;
		more = utf8_width(str_head(str_from_byte(all, end), i - end));
		if (end && *used + more > width)
			break;
		*used += more;
		end = i;
	}
	if (end == all.n) {
		*text = (struct str){ NULL, 0 };
		return all;
	}
	*text = str_from_byte(all, end + 1);
	return str_head(all, end);
}

/* Writes text in lines that fit; the widest of them was this wide. */
static size_t
put_lines(struct page *page, struct str text)
{
	size_t widest = 0;

	while (text.s) {
		struct str line = str_cut(text, '\n', &text);

		while (line.s) {
			size_t width;

			margin_line(
			    page->margin, cut_line(&line, room(page), &width));
			widest = width > widest ? width : widest;
		}
	}
	return widest;
}

/* Writes the words gathered so far as a block of their own. */
static void
put_words(struct page *page)
{
	if (page->words.n) {
		margin_gap(page->margin);
		(void)put_lines(page, buf_str(&page->words));
	}
	begin_words(page);
}

static void
put_rule(struct page *page, char sign, size_t width)
{
	struct buf line = BUF(page->scratch);

	while (line.n < width)
		buf_char(&line, sign);
	margin_line(page->margin, buf_str(&line));
}

static void
put_heading(struct page *page, char sign)
{
	size_t width;

	margin_gap(page->margin);
	width = put_lines(page, str_trim(buf_str(&page->words)));
	if (page->page->chat)
		margin_close_up(page->margin);
	else if (sign)
		put_rule(page, sign, width < page->width ? width : page->width);
	begin_words(page);
}

/* What a block in an item does first, and one that is nothing but its words
 * does last. */
static void
flush(struct page *page, const struct writer_place *place)
{
	(void)place;
	put_words(page);
}

static void
put_kind(struct page *page)
{
	if (page->kind.n) {
		margin_gap(page->margin);
		(void)put_lines(page, page->kind);
	}
	page->kind = STR("");
}

static void
close_header(struct page *page, const struct writer_place *place)
{
	(void)place;
	put_kind(page);
}

static void
close_kind(struct page *page, const struct writer_place *place)
{
	(void)place;
	page->kind = str_dup(page->arena, buf_str(&page->words));
	begin_words(page);
}

static void
close_title(struct page *page, const struct writer_place *place)
{
	(void)place;
	put_heading(page, '=');
	put_kind(page);
}

static void
close_heading(struct page *page, const struct writer_place *place)
{
	if (place->up->element == DOC_STEP)
		put_heading(page, 0);
	else if (place->level == 2)
		put_heading(page, '-');
	else
		put_heading(page, '.');
}

static void
open_footer(struct page *page, const struct writer_place *place)
{
	(void)place;
	margin_gap(page->margin);
	if (!page->page->chat)
		put_rule(page, '-', WIDTH);
}

static void
open_paragraph(struct page *page, const struct writer_place *place)
{
	put_words(page);
	margin_gap(page->margin);
	if (place->attrs.style == DOC_ASK)
		margin_push(page->margin, STR("> "), STR("> "));
	else if (place->attrs.style == DOC_DRAFT)
		margin_push(page->margin, STR("! "), STR("! "));
}

static void
close_paragraph(struct page *page, const struct writer_place *place)
{
	put_words(page);
	if (place->attrs.style == DOC_ASK || place->attrs.style == DOC_DRAFT)
		margin_pop(page->margin);
}

static void
open_list(struct page *page, const struct writer_place *place)
{
	put_words(page);
	if (place->up->element != DOC_ITEM)
		margin_gap(page->margin);
}

static void
open_item(struct page *page, const struct writer_place *place)
{
	const struct doc_attrs *list = &place->up->attrs;
	struct str first = STR("- ");

	if (writer_is_numbered(list->style))
		first = str_fmt(page->arena, "%d. ",
		    (list->start ? list->start : 1) + place->index);
	else if (list->style == DOC_TICKS)
		first = STR("[ ] ");
	margin_push(
	    page->margin, first, str_fmt(page->arena, "%*s", (int)first.n, ""));
}

static void
close_item(struct page *page, const struct writer_place *place)
{
	(void)place;
	put_words(page);
	if (margin_fresh(page->margin))
		margin_line(page->margin, STR(""));
	margin_pop(page->margin);
}

static void
open_passage(struct page *page, const struct writer_place *place)
{
	(void)place;
	put_words(page);
	margin_gap(page->margin);
	margin_push(page->margin, STR("    "), STR("    "));
}

static void
close_passage(struct page *page, const struct writer_place *place)
{
	(void)place;
	put_words(page);
	margin_pop(page->margin);
}

static void
open_quote(struct page *page, const struct writer_place *place)
{
	if (place->up->attrs.style != DOC_IDEA)
		buf_add(&page->words, page->page->quote_open);
}

static void
close_quote(struct page *page, const struct writer_place *place)
{
	if (place->up->attrs.style != DOC_IDEA)
		buf_add(&page->words, page->page->quote_close);
	put_words(page);
}

static void
open_byline(struct page *page, const struct writer_place *place)
{
	(void)place;
	buf_add(&page->words, STR("– "));
}

static void
close_byline(struct page *page, const struct writer_place *place)
{
	(void)place;
	/* No gap: it belongs to what was said. */
	(void)put_lines(page, buf_str(&page->words));
	begin_words(page);
}

/* Run sheets: times, and the steps beside them. */

static void
close_time(struct page *page, const struct writer_place *place)
{
	struct str time = buf_str(&page->words);
	size_t width = utf8_width(time);
	const struct writer_place *up = place->up;

	if (up->element != DOC_HEADING || up->up->element != DOC_STEP ||
	    page->indented)
		return;
	width = width < TIME_WIDTH - 1 ? TIME_WIDTH - width : 1;
	margin_gap(page->margin);
	margin_push(page->margin,
	    str_fmt(page->arena, "%.*s%*s", STR_ARG(time), (int)width, ""),
	    STR("       "));
	page->indented = true;
	page->words = BUF(page->scratch);
}

static void
close_step(struct page *page, const struct writer_place *place)
{
	(void)place;
	if (page->indented)
		margin_pop(page->margin);
	page->indented = false;
}

/* Tables and facts: gathered, then laid out. */

static void
begin_gathering(struct page *page, const struct writer_place *place)
{
	(void)place;
	put_words(page);
	page->gathering = true;
}

static void
end_gathering(struct page *page)
{
	page->gathering = false;
	memset(&page->cells, 0, sizeof(page->cells));
	memset(&page->columns, 0, sizeof(page->columns));
	begin_words(page);
}

static void
close_cell(struct page *page, const struct writer_place *place)
{
	*ARENA_PUSH(page->scratch, &page->cells) = buf_str(&page->words);
	if (place->element == DOC_COLUMN)
		*ARENA_PUSH(page->scratch, &page->columns) = place->attrs.style;
	page->words = BUF(page->scratch);
}

static void
close_row(struct page *page, const struct writer_place *place)
{
	(void)place;
	assert(page->columns.n > 0 && page->cells.n % page->columns.n == 0);
}

/* The widest line of each column. */
static size_t *
column_widths(struct page *page, size_t columns)
{
	size_t *widths = ARENA_ARRAY(page->scratch, size_t, columns);
	size_t i;

	for (i = 0; i < page->cells.n; i++) {
		size_t width = utf8_width(page->cells.v[i]);
		size_t *widest = &widths[i % columns];

		*widest = width > *widest ? width : *widest;
	}
	return widths;
}

/* A row: the cells stand beside the first line of its head. */
static void
put_columns(struct page *page, const struct str *cells, const size_t *widths)
{
	struct str head = cells[0];
	size_t used = 0;
	struct str first = cut_line(&head, widths[0], &used);
	struct buf line = BUF(page->scratch);
	size_t i;

	buf_fmt(&line, "%.*s%*s  ", STR_ARG(first),
	    (int)(used < widths[0] ? widths[0] - used : 0), "");
	for (i = 1; i < page->columns.n; i++) {
		int pad = (int)(widths[i] - utf8_width(cells[i]));
		bool number = page->columns.v[i] == DOC_NUMBER;

		buf_fmt(&line, "%*s%.*s%*s  ", number ? pad : 0, "",
		    STR_ARG(cells[i]), number ? 0 : pad, "");
	}
	margin_line(page->margin, buf_str(&line));
	while (head.s) {
		struct str more = cut_line(&head, widths[0] - 2, &used);

		margin_line(page->margin,
		    str_fmt(page->scratch, "  %.*s", STR_ARG(more)));
	}
}

/* A table that fits: columns side by side. */
static void
put_narrow_table(struct page *page, const size_t *widths)
{
	struct str *rule =
	    ARENA_ARRAY(page->scratch, struct str, page->columns.n);
	size_t i;

	for (i = 0; i < page->columns.n; i++) {
		struct buf cell = BUF(page->scratch);

		while (cell.n < widths[i])
			buf_char(&cell, '-');
		rule[i] = buf_str(&cell);
	}
	margin_gap(page->margin);
	put_columns(page, page->cells.v, widths);
	put_columns(page, rule, widths);
	for (i = page->columns.n; i < page->cells.n; i += page->columns.n)
		put_columns(page, page->cells.v + i, widths);
}

/* A table that does not fit: each row a block, each cell after the head of its
 * column. */
static void
put_wide_table(struct page *page)
{
	size_t columns = page->columns.n;
	size_t i;

	assert(columns > 0);
	for (i = columns; i < page->cells.n; i++) {
		struct str cell = page->cells.v[i];
		struct str head = page->cells.v[i % columns];

		if (i % columns == 0) {
			margin_gap(page->margin);
			(void)put_lines(page, cell);
		} else if (cell.n) {
			margin_push(page->margin, STR("  "), STR("    "));
			(void)put_lines(
			    page, str_fmt(page->scratch, "%.*s: %.*s",
				      STR_ARG(head), STR_ARG(cell)));
			margin_pop(page->margin);
		}
	}
}

/* Makes the heads of rows narrower, if the table then fits. */
static void
squeeze_head(const struct page *page, size_t *widths)
{
	size_t others = 0;

	for (size_t i = 1; i < page->columns.n; i++)
		others += 2 + widths[i];
	if (widths[0] + others > room(page) &&
	    others + HEAD_WIDTH <= room(page) &&
	    page->columns.v[0] != DOC_NUMBER)
		widths[0] = room(page) - others;
}

static void
close_table(struct page *page, const struct writer_place *place)
{
	size_t columns = page->columns.n;
	size_t *widths;
	size_t total = 0;
	bool lines = false;
	size_t i;

	(void)place;
	assert(columns > 0);
	widths = column_widths(page, columns);
	squeeze_head(page, widths);
	for (i = 0; i < columns; i++)
		total += widths[i] + (i ? 2 : 0);
	for (i = 0; i < page->cells.n; i++)
		lines = lines || str_has(page->cells.v[i], '\n');
	if (total <= room(page) && !lines)
		put_narrow_table(page, widths);
	else
		put_wide_table(page);
	end_gathering(page);
}

/* A term, and below it or beside it its fact. */
static void
put_fact(struct page *page, struct str term, struct str fact, size_t beside)
{
	struct str blanks = STR("                          ");
	struct str rest = beside ? str_head(blanks, beside + 2) : STR("    ");
	struct str first = rest;

	if (beside) {
		first = str_fmt(page->scratch, "%.*s%*s", STR_ARG(term),
		    (int)(beside + 2 - utf8_width(term)), "");
	} else {
		(void)put_lines(page, term);
		if (!fact.n)
			return;
	}
	margin_push(page->margin, first, rest);
	(void)put_lines(page, fact.n ? fact : STR(" "));
	margin_pop(page->margin);
}

static void
close_facts(struct page *page, const struct writer_place *place)
{
	size_t widest = column_widths(page, 2)[0];
	bool beside = place->attrs.style != DOC_WORDS && widest <= TERM_WIDTH &&
		      widest + 2 + FACT_WIDTH <= room(page);
	size_t i;

	margin_gap(page->margin);
	for (i = 0; i + 1 < page->cells.n; i += 2)
		put_fact(page, page->cells.v[i], page->cells.v[i + 1],
		    beside ? widest : 0);
	end_gathering(page);
}

/* Inline elements: only links need more than their words. */

static void
open_link(struct page *page, const struct writer_place *place)
{
	(void)place;
	page->link = page->words.n;
}

static void
close_link(struct page *page, const struct writer_place *place)
{
	struct str words = str_from_byte(buf_str(&page->words), page->link);
	struct str href = place->attrs.href;

	if (str_starts(href, STR("mailto:")))
		href = str_from_byte(href, sizeof("mailto:") - 1);
	if (!str_starts(href, STR("#")) && !str_eq(words, href))
		buf_fmt(&page->words, " (%.*s)", STR_ARG(href));
}

/* What is done where an element begins and where it ends; nothing for those
 * that plain text does not show. */
typedef void step(struct page *page, const struct writer_place *place);

static const struct {
	step *open;
	step *close;
} steps[DOC_ELEMENTS] = {
	[DOC_HEADER] = { NULL, close_header },
	[DOC_FOOTER] = { open_footer, NULL },
	[DOC_SLIP] = { open_passage, close_passage },
	[DOC_TITLE] = { NULL, close_title },
	[DOC_HEADING] = { NULL, close_heading },
	[DOC_KIND] = { NULL, close_kind },
	[DOC_PARAGRAPH] = { open_paragraph, close_paragraph },
	[DOC_LIST] = { open_list, NULL },
	[DOC_ITEM] = { open_item, close_item },
	[DOC_FACTS] = { begin_gathering, close_facts },
	[DOC_TERM] = { NULL, close_cell },
	[DOC_FACT] = { NULL, close_cell },
	[DOC_WALL] = { flush, NULL },
	[DOC_NOTE] = { open_passage, close_passage },
	[DOC_QUOTE] = { open_quote, close_quote },
	[DOC_BYLINE] = { open_byline, close_byline },
	[DOC_TABLE] = { begin_gathering, close_table },
	[DOC_CAPTION] = { NULL, close_heading },
	[DOC_ROW] = { NULL, close_row },
	[DOC_COLUMN] = { NULL, close_cell },
	[DOC_ROW_HEAD] = { NULL, close_cell },
	[DOC_CELL] = { NULL, close_cell },
	[DOC_STEPS] = { flush, NULL },
	[DOC_STEP] = { NULL, close_step },
	[DOC_PASSAGE] = { open_passage, close_passage },
	[DOC_TIME] = { NULL, close_time },
	[DOC_LINK] = { open_link, close_link },
};

static void
text_open(void *self, const struct writer_place *place)
{
	if (steps[place->element].open)
		steps[place->element].open(self, place);
}

static void
text_close(void *self, const struct writer_place *place)
{
	if (steps[place->element].close)
		steps[place->element].close(self, place);
}

static void
text_text(void *self, struct str text)
{
	struct page *page = self;

	buf_add(&page->words, text);
}

static void
text_line(void *self)
{
	struct page *page = self;

	buf_char(&page->words, '\n');
}

static void *
text_begin(struct arena *arena, struct out *out, const struct doc_page *page)
{
	struct page *self = ARENA_NEW(arena, struct page);

	self->arena = arena;
	self->scratch = arena_new();
	self->page = page;
	self->width = WIDTH;
	if (page->columns > 0 && page->columns < WIDTH)
		self->width = (size_t)page->columns;
	self->margin = margin_new(arena, out);
	begin_words(self);
	return self;
}

static void
text_end(void *self)
{
	struct page *page = self;

	arena_free(page->scratch);
}

const struct writer text_writer = {
	.begin = text_begin,
	.open = text_open,
	.close = text_close,
	.text = text_text,
	.line = text_line,
	.end = text_end,
};
