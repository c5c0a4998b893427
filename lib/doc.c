/* SPDX-License-Identifier: MIT */
#include "doc.h"

#include <assert.h>
#include <stdint.h>

#include "bare.h"
#include "buf.h"
#include "html.h"
#include "link.h"
#include "md.h"
#include "prose.h"
#include "text.h"
#include "utf8.h"
#include "writer.h"

/* Deeper than any page of ours, with all that prose nests inside. */
#define DEPTH 64

/* How elements nest: each has a set of elements it may stand in.  A page
 * itself counts as DOC_ELEMENTS. */
#define IN(element) (UINT64_C(1) << (element))
#define PAGE        IN(DOC_ELEMENTS)
#define FLOW                                                                   \
	(IN(DOC_HEADER) | IN(DOC_NAV) | IN(DOC_MAIN) | IN(DOC_FOOTER) |        \
	    IN(DOC_SECTION) | IN(DOC_PANEL) | IN(DOC_LEAF) | IN(DOC_SLIP) |    \
	    IN(DOC_ITEM) | IN(DOC_STEP) | IN(DOC_PASSAGE))
#define SPAN                                                                   \
	(IN(DOC_STRONG) | IN(DOC_EMPHASIS) | IN(DOC_TIME) | IN(DOC_LINK) |     \
	    IN(DOC_CODE))
#define PHRASE                                                                 \
	(SPAN | IN(DOC_TITLE) | IN(DOC_HEADING) | IN(DOC_KIND) |               \
	    IN(DOC_PARAGRAPH) | IN(DOC_ITEM) | IN(DOC_TERM) | IN(DOC_FACT) |   \
	    IN(DOC_QUOTE) | IN(DOC_BYLINE) | IN(DOC_CAPTION) |                 \
	    IN(DOC_COLUMN) | IN(DOC_ROW_HEAD) | IN(DOC_CELL) | IN(DOC_LEGEND))
#define INLINE (SPAN | IN(DOC_BREAK) | IN(DOC_LEGEND_END))
/* Text stands in them, but no other element does. */
#define BARE (IN(DOC_FIGURE_NAME) | IN(DOC_FIGURE_TEXT) | IN(DOC_LEGEND_END))
/* Left out where they hold no words. */
#define LAZY                                                                   \
	(SPAN | IN(DOC_TITLE) | IN(DOC_HEADING) | IN(DOC_KIND) |               \
	    IN(DOC_PARAGRAPH) | IN(DOC_QUOTE) | IN(DOC_BYLINE) |               \
	    IN(DOC_LEGEND) | IN(DOC_LEGEND_END))
/* A heading inside is one level deeper. */
#define DEEPER (IN(DOC_SECTION) | IN(DOC_PANEL) | IN(DOC_LEAF) | IN(DOC_STEP))

static const uint64_t parents[DOC_ELEMENTS] = {
	[DOC_HEADER] = PAGE,
	[DOC_NAV] = PAGE,
	[DOC_MAIN] = PAGE,
	[DOC_FOOTER] = PAGE,
	[DOC_SECTION] = IN(DOC_MAIN) | IN(DOC_SECTION) | IN(DOC_PANEL),
	[DOC_PANEL] = IN(DOC_MAIN) | IN(DOC_SECTION),
	[DOC_LEAF] = IN(DOC_MAIN),
	[DOC_SLIP] = IN(DOC_LEAF),
	[DOC_TITLE] = IN(DOC_HEADER),
	[DOC_HEADING] = FLOW & ~IN(DOC_ITEM) & ~IN(DOC_PASSAGE) & ~IN(DOC_SLIP),
	[DOC_KIND] = IN(DOC_HEADER),
	[DOC_PARAGRAPH] = FLOW,
	[DOC_LIST] = FLOW,
	[DOC_ITEM] = IN(DOC_LIST),
	[DOC_FACTS] = FLOW | IN(DOC_SIDE),
	[DOC_TERM] = IN(DOC_FACTS),
	[DOC_FACT] = IN(DOC_FACTS),
	[DOC_WALL] = FLOW,
	[DOC_NOTE] = IN(DOC_WALL),
	[DOC_QUOTE] = IN(DOC_NOTE),
	[DOC_BYLINE] = IN(DOC_NOTE),
	[DOC_TABLE] = FLOW,
	[DOC_CAPTION] = IN(DOC_TABLE),
	[DOC_ROW] = IN(DOC_TABLE),
	[DOC_COLUMN] = IN(DOC_ROW),
	[DOC_ROW_HEAD] = IN(DOC_ROW),
	[DOC_CELL] = IN(DOC_ROW),
	[DOC_STEPS] = FLOW,
	[DOC_STEP] = IN(DOC_STEPS),
	[DOC_SIDE] = IN(DOC_STEP),
	[DOC_PASSAGE] = FLOW,
	[DOC_STRONG] = PHRASE & ~IN(DOC_CODE),
	[DOC_EMPHASIS] = PHRASE & ~IN(DOC_CODE),
	[DOC_TIME] = PHRASE & ~IN(DOC_CODE),
	[DOC_LINK] = PHRASE & ~IN(DOC_CODE),
	[DOC_BREAK] = PHRASE,
	[DOC_CODE] = IN(DOC_PARAGRAPH) | IN(DOC_ITEM) | (SPAN & ~IN(DOC_CODE)),
	[DOC_FIGURE] = FLOW,
	[DOC_FIGURE_NAME] = IN(DOC_FIGURE),
	[DOC_FIGURE_TEXT] = IN(DOC_FIGURE),
	[DOC_LEGEND] = IN(DOC_FIGURE),
	[DOC_LEGEND_END] = IN(DOC_LEGEND),
	[DOC_DRAWING] = IN(DOC_CELL) | IN(DOC_ITEM) | IN(DOC_FACT),
};

/* White space that waits for the next word of a block. */
enum gap {
	GAP_START, /* no word yet: none is needed */
	GAP_NONE,
	GAP_BLANK,
	GAP_LINE,
};

struct open {
	struct writer_place place;
	bool told; /* the writer knows of it */
	bool mute; /* the writer will not */
	bool full; /* nothing may follow in it */
	int children;
};

struct doc {
	struct arena *arena;
	struct doc_page page; /* its texts made tidy */
	const struct writer *writer;
	void *self;
	struct open open[DEPTH];
	size_t n;
	int depth; /* of sections and steps */
	enum gap gap;
};

/* One line of text of the page itself, as doc_text() would write it. */
static struct str
tidy(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);

	for (text = str_trim(text); text.n;) {
		struct str here = text;
		unsigned c = utf8_next(&text);

		if (c == '\n' || c == '\r' || c == '\t')
			buf_char(&buf, ' ');
		else if (utf8_is_control(c))
			buf_add(&buf, UTF8_REPLACEMENT);
		else if (!utf8_is_bidi(c))
			buf_add(&buf, str_head(here, here.n - text.n));
	}
	return buf_str(&buf);
}

/* Language tags come from people's files, too: only what has the shape of one
 * is kept. */
static struct str
language(struct str lang)
{
	size_t i;

	if (lang.n < 2 || lang.n > 35)
		return STR("");
	for (i = 0; i < lang.n; i++) {
		char c = lang.s[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!letter && (i < 2 || !((c >= '0' && c <= '9') || c == '-')))
			return STR("");
	}
	return lang;
}

struct doc *
doc_begin(struct arena *arena, struct out *out, enum doc_format format,
    const struct doc_page *page)
{
	static const struct writer *const writers[] = {
		[DOC_MARKDOWN] = &md_writer,
		[DOC_HTML] = &html_writer,
		[DOC_TEXT] = &text_writer,
		[DOC_BARE_WORDS] = &bare_writer,
	};
	struct doc *doc = ARENA_NEW(arena, struct doc);

	doc->arena = arena;
	doc->writer = writers[format];
	doc->page = *page;
	doc->page.title = tidy(arena, page->title);
	doc->page.lang = language(page->lang);
	doc->page.skip = tidy(arena, page->skip);
	doc->page.state = tidy(arena, page->state);
	doc->self = doc->writer->begin(arena, out, &doc->page);
	return doc;
}

void
doc_end(struct doc *doc)
{
	assert(doc->n == 0);
	doc->writer->end(doc->self);
}

static int
heading_level(const struct doc *doc)
{
	int level = doc->depth + 1;

	return level < 2 ? 2 : level > 6 ? 6 : level;
}

static bool
inside(const struct doc *doc, enum doc_element element)
{
	size_t i;

	for (i = 0; i < doc->n; i++)
		if (doc->open[i].place.element == element)
			return true;
	return false;
}

static void
tell(struct doc *doc, struct open *open)
{
	if (open->mute)
		return;
	if (open > doc->open)
		open->place.index = open[-1].children++;
	open->told = true;
	doc->writer->open(doc->self, &open->place);
}

/* Tells the white space that waited. */
static void
tell_gap(struct doc *doc)
{
	if (doc->gap == GAP_LINE)
		doc->writer->line(doc->self);
	else if (doc->gap == GAP_BLANK)
		doc->writer->text(doc->self, STR(" "));
	if (doc->gap != GAP_START)
		doc->gap = GAP_NONE;
}

/* Words come: now what waited for them is told, white space before the inline
 * elements that begin here. */
static void
words(struct doc *doc, struct str text)
{
	size_t i = doc->n;

	if (!text.n)
		return;
	while (i && !doc->open[i - 1].told)
		i--;
	for (; i < doc->n; i++) {
		if (IN(doc->open[i].place.element) & INLINE)
			tell_gap(doc);
		tell(doc, &doc->open[i]);
	}
	tell_gap(doc);
	doc->gap = GAP_NONE;
	doc->writer->text(doc->self, text);
}

static void
want(struct doc *doc, enum gap gap)
{
	if (doc->gap != GAP_START && gap > doc->gap)
		doc->gap = gap;
}

static void
check_place(struct doc *doc, enum doc_element element)
{
	struct open *up = doc->n ? &doc->open[doc->n - 1] : NULL;

	assert(parents[element] & (up ? IN(up->place.element) : PAGE));
	if (!up)
		return;
	assert(!up->full);
	assert(up->place.element != DOC_TABLE || up->children > 0 ||
	       element == DOC_CAPTION);
	up->full = element == DOC_SIDE;
}

/* A link to nowhere, or in a link, is only its words. */
static void
open_link(struct doc *doc, struct open *open)
{
	struct str href = link_clean(doc->arena, open->place.attrs.href);

	open->mute = !href.n || inside(doc, DOC_LINK);
	open->place.attrs.href = href;
}

void
doc_open(
    struct doc *doc, enum doc_element element, const struct doc_attrs *attrs)
{
	struct open *open = &doc->open[doc->n];

	assert(doc->n < DEPTH);
	check_place(doc, element);
	if (IN(element) & DEEPER)
		doc->depth++;
	*open = (struct open){ .place = {
				   .element = element,
				   .level = heading_level(doc),
				   .up = doc->n ? &open[-1].place : NULL,
			       } };
	if (attrs)
		open->place.attrs = *attrs;
	open->place.attrs.lang = language(open->place.attrs.lang);
	if (element == DOC_LINK)
		open_link(doc, open);
	doc->n++;
	if (element == DOC_BREAK)
		want(doc, GAP_LINE);
	if (IN(element) & INLINE)
		return;
	doc->gap = GAP_START;
	if (!(IN(element) & LAZY))
		tell(doc, open);
	if (element == DOC_ROW_HEAD && open->place.attrs.style == DOC_TICKS &&
	    !doc->writer->draws)
		words(doc, STR("[ ] "));
}

void
doc_close(struct doc *doc, enum doc_element element)
{
	struct open *open;

	assert(doc->n > 0);
	open = &doc->open[--doc->n];
	assert(open->place.element == element);
	if (IN(element) & DEEPER)
		doc->depth--;
	if (open->told)
		doc->writer->close(doc->self, &open->place);
	if (!(IN(element) & INLINE))
		doc->gap = GAP_START;
}

/* How many of the bytes of text can be told as they are: no white space but
 * single blanks between words, nothing that must not come out. */
static size_t
tidy_length(struct str text)
{
	struct str rest = text;
	size_t n = 0;      /* up to the last word */
	bool blank = true; /* the character before was one */

	while (rest.n) {
		unsigned c;

		if (rest.s[0] > ' ' && rest.s[0] < 0x7F) { /* nearly always */
			rest = (struct str){ rest.s + 1, rest.n - 1 };
			n = text.n - rest.n;
			blank = false;
			continue;
		}
		c = utf8_next(&rest);
		if ((c == ' ' && blank) || c < ' ' || utf8_is_control(c) ||
		    utf8_is_bidi(c))
			break;
		blank = c == ' ';
		if (!blank)
			n = text.n - rest.n;
	}
	return n;
}

void
doc_text(struct doc *doc, struct str text)
{
	assert(doc->n > 0);
	assert(IN(doc->open[doc->n - 1].place.element) & (PHRASE | BARE));
	while (text.n) {
		size_t n = tidy_length(text);
		unsigned c;

		words(doc, str_head(text, n));
		text = str_from_byte(text, n);
		if (!text.n)
			break;
		c = utf8_next(&text);
		if (c == '\n' || c == '\r')
			want(doc, GAP_LINE);
		else if (c == ' ' || c == '\t')
			want(doc, GAP_BLANK);
		else if (!utf8_is_bidi(c))
			words(doc, UTF8_REPLACEMENT);
	}
}

void
doc_put(struct doc *doc, enum doc_element element,
    const struct doc_attrs *attrs, struct str text)
{
	doc_open(doc, element, attrs);
	if (text.n)
		doc_text(doc, text);
	doc_close(doc, element);
}

void
doc_figure(struct doc *doc, const struct doc_figure *figure)
{
	const struct doc_attrs attrs = { .drawing = figure->drawing };

	assert(figure->name.n && figure->text.n);
	if (!doc->writer->draws) {
		doc_open(doc, DOC_PARAGRAPH, NULL);
		doc_text(doc, figure->name);
		doc_text(doc, STR(" "));
		doc_text(doc, figure->text);
		doc_close(doc, DOC_PARAGRAPH);
		return;
	}
	doc_open(doc, DOC_FIGURE, &attrs);
	doc_put(doc, DOC_FIGURE_NAME, &attrs, figure->name);
	doc_open(doc, DOC_LEGEND, NULL);
	doc_put(doc, DOC_LEGEND_END, NULL, figure->begins);
	doc_text(doc, STR(" "));
	doc_text(doc, figure->legend);
	doc_text(doc, STR(" "));
	doc_put(doc, DOC_LEGEND_END, NULL, figure->ends);
	doc_close(doc, DOC_LEGEND);
	doc_put(doc, DOC_FIGURE_TEXT, NULL, figure->text);
	doc_close(doc, DOC_FIGURE);
}

void
doc_drawing(struct doc *doc, const struct svg *drawing)
{
	if (doc->writer->draws)
		doc_put(doc, DOC_DRAWING,
		    &(struct doc_attrs){ .drawing = drawing }, STR(""));
}

static void
open_or_close(struct doc *doc, bool opening, enum doc_element element,
    const struct doc_attrs *attrs)
{
	if (opening)
		doc_open(doc, element, attrs);
	else
		doc_close(doc, element);
}

static void
lay_out_list(struct doc *doc, bool opening, struct str first)
{
	struct doc_attrs attrs = { .style = DOC_NUMBERED };

	(void)str_number(first, &attrs.start);
	open_or_close(doc, opening, DOC_LIST, &attrs);
}

static void
lay_out_heading(struct doc *doc, bool opening)
{
	if (opening)
		doc_open(doc, DOC_PARAGRAPH, NULL);
	open_or_close(doc, opening, DOC_STRONG, NULL);
	if (!opening)
		doc_close(doc, DOC_PARAGRAPH);
}

static void
lay_out(void *context, enum prose_kind kind, bool entering, struct str text)
{
	static const enum doc_element elements[] = {
		[PROSE_PARAGRAPH] = DOC_PARAGRAPH,
		[PROSE_CODE_BLOCK] = DOC_PARAGRAPH,
		[PROSE_LIST] = DOC_LIST,
		[PROSE_ITEM] = DOC_ITEM,
		[PROSE_QUOTE] = DOC_PASSAGE,
		[PROSE_STRONG] = DOC_STRONG,
		[PROSE_EMPHASIS] = DOC_EMPHASIS,
		[PROSE_LINK] = DOC_LINK,
		[PROSE_CODE] = DOC_CODE,
	};
	struct doc_attrs attrs = { .href = text };
	struct doc *doc = context;

	if (kind == PROSE_TEXT)
		doc_text(doc, text);
	else if (kind == PROSE_BREAK)
		doc_put(doc, DOC_BREAK, NULL, STR(""));
	else if (kind == PROSE_NUMBERED)
		lay_out_list(doc, entering, text);
	else if (kind == PROSE_HEADING)
		lay_out_heading(doc, entering);
	else
		open_or_close(doc, entering, elements[kind], &attrs);
}

/* Takes a paragraph off text: up to a blank line. */
static struct str
cut_paragraph(struct str *text)
{
	size_t n = str_find(*text, STR("\n\n"));
	struct str paragraph = str_head(*text, n);

	*text = str_from_byte(*text, n);
	while (str_starts(*text, STR("\n")))
		*text = str_from_byte(*text, 1);
	return paragraph;
}

void
doc_markdown(struct doc *doc, struct str text)
{
	if (prose_read(doc->arena, text, lay_out, doc))
		return;
	while (text.n)
		doc_put(doc, DOC_PARAGRAPH, NULL, cut_paragraph(&text));
}

const char *
doc_format_name(enum doc_format format)
{
	static const char *const names[] = {
		[DOC_MARKDOWN] = "md",
		[DOC_HTML] = "html",
		[DOC_TEXT] = "text",
		[DOC_BARE_WORDS] = "words",
	};

	return names[format];
}
