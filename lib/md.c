/* SPDX-License-Identifier: MIT */
#include "md.h"

#include <assert.h>
#include <string.h>

#include "margin.h"
#include "mdtext.h"
#include "utf8.h"

/* A table that fits in this is written with its bars under each other. */
#define TABLE_WIDTH 80

struct md {
	struct arena *arena;   /* of the page */
	struct arena *scratch; /* of a block, or of a table */
	const struct doc_page *page;
	struct margin *margin;
	struct mdtext text; /* of the block that is open */
	struct str kind;    /* what kind of page: waits for the title */
	struct {
		char *v;
		size_t n, cap;
	} bullets;        /* of the lists that are open */
	char last_bullet; /* of the list that ended just now, else 0 */
	/* The table that is open. */
	struct {
		struct str *v;
		size_t n, cap;
	} cells;
	struct {
		enum doc_style *v;
		size_t n, cap;
	} columns;
};

/* Begins the words of the next block. */
static void
begin_words(struct md *md)
{
	/* A table's cells stay until it ends. */
	if (!md->columns.v)
		arena_reset(md->scratch);
	md->text = MDTEXT(md->scratch);
}

static void
put_lines(struct md *md, struct str text)
{
	margin_gap(md->margin);
	while (text.s)
		margin_line(md->margin, str_cut(text, '\n', &text));
	md->last_bullet = 0;
}

/* Writes the words gathered so far as a block of their own. */
static void
put_words(struct md *md)
{
	if (md->text.words.n)
		put_lines(
		    md, mdtext_write(md->scratch, &md->text, MDTEXT_BLOCK));
	begin_words(md);
}

static void
put_heading(struct md *md, int level)
{
	struct str text = mdtext_write(md->scratch, &md->text, MDTEXT_HEADING);

	put_lines(md,
	    str_fmt(md->scratch, "%.*s %.*s", level, "######", STR_ARG(text)));
	begin_words(md);
}

static void
add_mark(struct md *md, enum mdtext_mark mark)
{
	mdtext_mark(&md->text, mark, STR(""));
}

/* What a block in an item does first, and one that is nothing but its words
 * does last. */
static void
flush(struct md *md, const struct writer_place *place)
{
	(void)place;
	put_words(md);
}

static void
put_kind(struct md *md)
{
	if (md->kind.n)
		put_lines(md, md->kind);
	md->kind = STR("");
}

static void
close_header(struct md *md, const struct writer_place *place)
{
	(void)place;
	put_kind(md);
}

static void
close_kind(struct md *md, const struct writer_place *place)
{
	(void)place;
	md->kind = str_dup(
	    md->arena, mdtext_write(md->scratch, &md->text, MDTEXT_BLOCK));
	begin_words(md);
}

static void
close_title(struct md *md, const struct writer_place *place)
{
	(void)place;
	put_heading(md, 1);
	put_kind(md);
}

static void
close_heading(struct md *md, const struct writer_place *place)
{
	put_heading(md, place->level);
}

static void
open_footer(struct md *md, const struct writer_place *place)
{
	(void)place;
	put_lines(md, STR("---"));
}

/* What is said to people in so many words, or must not be missed. */
static bool
is_strong(const struct writer_place *place)
{
	return place->attrs.style == DOC_ASK || place->attrs.style == DOC_DRAFT;
}

static void
open_passage(struct md *md, const struct writer_place *place)
{
	(void)place;
	put_words(md);
	margin_gap(md->margin);
	margin_push(md->margin, STR("> "), STR("> "));
}

static void
close_passage(struct md *md, const struct writer_place *place)
{
	(void)place;
	put_words(md);
	margin_pop(md->margin);
}

static void
open_paragraph(struct md *md, const struct writer_place *place)
{
	put_words(md);
	if (place->attrs.style == DOC_DRAFT)
		open_passage(md, place);
	if (is_strong(place))
		add_mark(md, MDTEXT_STRONG);
}

static void
close_paragraph(struct md *md, const struct writer_place *place)
{
	if (is_strong(place))
		add_mark(md, MDTEXT_STRONG_END);
	put_words(md);
	if (place->attrs.style == DOC_DRAFT)
		margin_pop(md->margin);
}

/* Lists that touch have different signs, or they would be one; so have lists
 * that begin in each other on one line, since "- - -" is a rule. */
static void
open_list(struct md *md, const struct writer_place *place)
{
	bool numbered = writer_is_numbered(place->attrs.style);
	const char *signs = numbered ? ".)" : "-*";
	bool other = !numbered && md->bullets.n % 2;

	put_words(md);
	margin_gap(md->margin);
	if (md->last_bullet == signs[other])
		other = !other;
	*ARENA_PUSH(md->arena, &md->bullets) = signs[other];
	md->last_bullet = 0;
}

static void
close_list(struct md *md, const struct writer_place *place)
{
	(void)place;
	md->last_bullet = md->bullets.v[--md->bullets.n];
}

static void
open_item(struct md *md, const struct writer_place *place)
{
	char bullet = md->bullets.v[md->bullets.n - 1];
	const struct doc_attrs *list = &place->up->attrs;
	struct str first = bullet == '*' ? STR("* ") : STR("- ");
	struct str rest = STR("  ");

	if (writer_is_numbered(list->style)) {
		int number = (list->start ? list->start : 1) + place->index;

		first = str_fmt(md->arena, "%d%c ", number, bullet);
		rest = str_fmt(md->arena, "%*s", (int)first.n, "");
	} else if (list->style == DOC_TICKS) {
		first = bullet == '*' ? STR("* [ ] ") : STR("- [ ] ");
	}
	margin_push(md->margin, first, rest);
	md->last_bullet = 0;
}

static void
close_item(struct md *md, const struct writer_place *place)
{
	(void)place;
	put_words(md);
	if (margin_fresh(md->margin))
		margin_line(md->margin, STR(""));
	margin_pop(md->margin);
}

/* A term and its fact are one item: "- **When:** Monday". */
static void
open_term(struct md *md, const struct writer_place *place)
{
	open_item(md, place);
	add_mark(md, MDTEXT_STRONG);
}

static void
close_term(struct md *md, const struct writer_place *place)
{
	struct str words = buf_str(&md->text.words);

	(void)place;
	if (words.n && !str_has(STR("?!.:"), words.s[words.n - 1]))
		mdtext_add(&md->text, STR(":"));
	add_mark(md, MDTEXT_STRONG_END);
	mdtext_add(&md->text, STR(" "));
}

static void
open_quote(struct md *md, const struct writer_place *place)
{
	if (place->up->attrs.style != DOC_IDEA)
		mdtext_add(&md->text, md->page->quote_open);
}

static void
close_quote(struct md *md, const struct writer_place *place)
{
	if (place->up->attrs.style != DOC_IDEA)
		mdtext_add(&md->text, md->page->quote_close);
	put_words(md);
}

static void
open_byline(struct md *md, const struct writer_place *place)
{
	(void)place;
	mdtext_add(&md->text, STR("– "));
}

/* Tables. */

static void
close_cell(struct md *md, const struct writer_place *place)
{
	*ARENA_PUSH(md->scratch, &md->cells) =
	    mdtext_write(md->scratch, &md->text, MDTEXT_CELL);
	if (place->element == DOC_COLUMN)
		*ARENA_PUSH(md->scratch, &md->columns) = place->attrs.style;
	begin_words(md);
}

/* How wide each column is, if they all fit; else NULL. */
static size_t *
column_widths(struct md *md)
{
	size_t *widths = ARENA_ARRAY(md->scratch, size_t, md->columns.n);
	size_t total = margin_width(md->margin) + 1;
	size_t i;

	for (i = 0; i < md->cells.n; i++) {
		size_t width = utf8_width(md->cells.v[i]);
		size_t *widest = &widths[i % md->columns.n];

		*widest = width > *widest ? width : *widest;
	}
	for (i = 0; i < md->columns.n; i++) {
		widths[i] = widths[i] < 3 ? 3 : widths[i];
		total += widths[i] + 3;
	}
	return total <= TABLE_WIDTH ? widths : NULL;
}

static void
put_row(struct md *md, const struct str *cells, const size_t *widths)
{
	struct buf line = BUF(md->scratch);
	size_t i;

	for (i = 0; i < md->columns.n; i++) {
		size_t pad = widths ? widths[i] - utf8_width(cells[i]) : 0;
		bool number = md->columns.v[i] == DOC_NUMBER;

		buf_fmt(&line, "| %*s%.*s%*s ", number ? (int)pad : 0, "",
		    STR_ARG(cells[i]), number ? 0 : (int)pad, "");
	}
	buf_char(&line, '|');
	margin_line(md->margin, buf_str(&line));
}

/* The line that makes it a table: "| ---- | ---: |". */
static void
put_rule(struct md *md, const size_t *widths)
{
	struct str *cells = ARENA_ARRAY(md->scratch, struct str, md->columns.n);
	size_t i;

	for (i = 0; i < md->columns.n; i++) {
		struct buf cell = BUF(md->scratch);
		size_t width = widths ? widths[i] : 3;
		bool number = md->columns.v[i] == DOC_NUMBER;

		while (cell.n < width - number)
			buf_char(&cell, '-');
		if (number)
			buf_char(&cell, ':');
		cells[i] = buf_str(&cell);
	}
	put_row(md, cells, widths);
}

static void
close_row(struct md *md, const struct writer_place *place)
{
	(void)place;
	assert(md->columns.n > 0 && md->cells.n % md->columns.n == 0);
}

static void
close_table(struct md *md, const struct writer_place *place)
{
	size_t *widths;
	size_t i;

	(void)place;
	if (md->columns.n) {
		widths = column_widths(md);
		margin_gap(md->margin);
		put_row(md, md->cells.v, widths);
		put_rule(md, widths);
		for (i = md->columns.n; i < md->cells.n; i += md->columns.n)
			put_row(md, md->cells.v + i, widths);
	}
	memset(&md->cells, 0, sizeof(md->cells));
	memset(&md->columns, 0, sizeof(md->columns));
	begin_words(md);
}

/* Inline elements. */

static void
open_span(struct md *md, const struct writer_place *place)
{
	static const enum mdtext_mark marks[DOC_ELEMENTS] = {
		[DOC_STRONG] = MDTEXT_STRONG,
		[DOC_EMPHASIS] = MDTEXT_EMPHASIS,
		[DOC_LINK] = MDTEXT_LINK,
		[DOC_CODE] = MDTEXT_CODE,
	};

	mdtext_mark(&md->text, marks[place->element], place->attrs.href);
}

static void
close_span(struct md *md, const struct writer_place *place)
{
	static const enum mdtext_mark marks[DOC_ELEMENTS] = {
		[DOC_STRONG] = MDTEXT_STRONG_END,
		[DOC_EMPHASIS] = MDTEXT_EMPHASIS_END,
		[DOC_LINK] = MDTEXT_LINK_END,
		[DOC_CODE] = MDTEXT_CODE_END,
	};

	add_mark(md, marks[place->element]);
}

/* What is done where an element begins and where it ends; nothing for those
 * that Markdown does not show. */
typedef void step(struct md *md, const struct writer_place *place);

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
	[DOC_LIST] = { open_list, close_list },
	[DOC_ITEM] = { open_item, close_item },
	[DOC_FACTS] = { open_list, close_list },
	[DOC_TERM] = { open_term, close_term },
	[DOC_FACT] = { NULL, close_item },
	[DOC_WALL] = { flush, NULL },
	[DOC_NOTE] = { open_passage, close_passage },
	[DOC_QUOTE] = { open_quote, close_quote },
	[DOC_BYLINE] = { open_byline, flush },
	[DOC_TABLE] = { flush, close_table },
	[DOC_CAPTION] = { NULL, close_heading },
	[DOC_ROW] = { NULL, close_row },
	[DOC_COLUMN] = { NULL, close_cell },
	[DOC_ROW_HEAD] = { NULL, close_cell },
	[DOC_CELL] = { NULL, close_cell },
	[DOC_STEPS] = { flush, NULL },
	[DOC_PASSAGE] = { open_passage, close_passage },
	[DOC_STRONG] = { open_span, close_span },
	[DOC_EMPHASIS] = { open_span, close_span },
	[DOC_LINK] = { open_span, close_span },
	[DOC_CODE] = { open_span, close_span },
};

static void
md_open(void *self, const struct writer_place *place)
{
	if (steps[place->element].open)
		steps[place->element].open(self, place);
}

static void
md_close(void *self, const struct writer_place *place)
{
	if (steps[place->element].close)
		steps[place->element].close(self, place);
}

static void
md_text(void *self, struct str text)
{
	struct md *md = self;

	mdtext_add(&md->text, text);
}

static void
md_line(void *self)
{
	add_mark(self, MDTEXT_LINE);
}

static void *
md_begin(struct arena *arena, struct out *out, const struct doc_page *page)
{
	struct md *md = ARENA_NEW(arena, struct md);

	md->arena = arena;
	md->scratch = arena_new();
	md->page = page;
	md->margin = margin_new(arena, out);
	begin_words(md);
	return md;
}

static void
md_end(void *self)
{
	struct md *md = self;

	arena_free(md->scratch);
}

const struct writer md_writer = {
	.begin = md_begin,
	.open = md_open,
	.close = md_close,
	.text = md_text,
	.line = md_line,
	.end = md_end,
};
