/* SPDX-License-Identifier: MIT */
#include "html.h"

#include "builtin.h"

/* Columns whose style their cells take; no table of ours is wider. */
#define COLUMNS 16
#define MONTHS  12

struct html {
	struct arena *arena;
	struct out *out;
	const struct doc_page *page;
	enum doc_style columns[COLUMNS]; /* of the table that is open */
	int tables;
	int figures;
	bool drawn; /* in the name of a figure, which holds no elements */
	bool as_is; /* in words of somebody, or in a narrow column */
	int rows;   /* of the table that is open */
	bool side;  /* the step that is open has facts beside it */
};

/* How an element is written. */
struct tag {
	struct str name; /* blank: by its own function */
	struct str class;
	struct str after_open;
	struct str after_close;
};

#define TAG(name, class, after_open, after_close)                              \
	{                                                                      \
		STR_INIT(name), STR_INIT(class), STR_INIT(after_open),         \
		    STR_INIT(after_close)                                      \
	}

static const struct tag tags[DOC_ELEMENTS] = {
	[DOC_HEADER] = TAG("header", "", "\n", "\n\n"),
	[DOC_NAV] = TAG("nav", "toc", "\n", "\n\n"),
	[DOC_MAIN] = TAG("main", "", "\n", "\n"),
	[DOC_FOOTER] = TAG("footer", "", "\n", "\n"),
	[DOC_SECTION] = TAG("section", "", "\n", "\n\n"),
	[DOC_PANEL] = TAG("section", "tint box", "\n", "\n\n"),
	[DOC_LEAF] = TAG("section", "leaf box", "\n", "\n\n"),
	[DOC_SLIP] = TAG("div", "slip", "\n", "\n"),
	[DOC_TITLE] = TAG("h1", "", "", "\n"),
	[DOC_KIND] = TAG("p", "kind", "", "\n"),
	[DOC_PARAGRAPH] = TAG("p", "", "", "\n"),
	[DOC_ITEM] = TAG("li", "", "", "\n"),
	[DOC_FACTS] = TAG("dl", "", "\n", "\n"),
	[DOC_TERM] = TAG("dt", "", "", ""),
	[DOC_FACT] = TAG("dd", "", "", "\n"),
	[DOC_WALL] = TAG("div", "wall", "\n", "\n"),
	[DOC_NOTE] = TAG("div", "note", "", "\n"),
	[DOC_BYLINE] = TAG("p", "", "", ""),
	[DOC_COLUMN] = TAG("th", "", "", ""),
	[DOC_ROW_HEAD] = TAG("th", "", "", ""),
	[DOC_CELL] = TAG("td", "", "", ""),
	[DOC_STEPS] = TAG("ol", "plain ruled run", "\n", "\n"),
	[DOC_PASSAGE] = TAG("blockquote", "", "\n", "\n"),
	[DOC_STRONG] = TAG("strong", "", "", ""),
	[DOC_EMPHASIS] = TAG("em", "", "", ""),
	[DOC_LINK] = TAG("a", "", "", ""),
	[DOC_CODE] = TAG("code", "", "", ""),
	[DOC_LEGEND] = TAG("p", "soft ends", "", "\n"),
	[DOC_LEGEND_END] = TAG("span", "", "", ""),
};

/* The class that a style is, whatever element has it. */
static const struct str style_classes[] = {
	[DOC_PLAIN] = STR_INIT(""),
	[DOC_SOFT] = STR_INIT("soft"),
	[DOC_LEDE] = STR_INIT("lede"),
	[DOC_ASK] = STR_INIT("ask"),
	[DOC_DRAFT] = STR_INIT("draft"),
	[DOC_NUMBERED] = STR_INIT(""),
	[DOC_TICKS] = STR_INIT("plain two"),
	[DOC_BARE] = STR_INIT("plain"),
	[DOC_TIMES] = STR_INIT("plain times"),
	[DOC_IDEA] = STR_INIT("idea"),
	[DOC_REST] = STR_INIT("rest"),
	[DOC_NUMBER] = STR_INIT("num"),
	[DOC_NARROW] = STR_INIT("n"),
	[DOC_KEEP] = STR_INIT("keep"),
	[DOC_TALL] = STR_INIT("tall"),
	[DOC_BLANK] = STR_INIT("blank"),
	[DOC_WORDS] = STR_INIT("words"),
	[DOC_STAGES] = STR_INIT("plain stages"),
	[DOC_SCALE] = STR_INIT("plain scale"),
};

/* Text between tags and in attributes: the same four characters are enough
 * for both. */
static void
put_text(struct html *html, struct str text)
{
	while (text.n) {
		size_t n = 0;

		while (n < text.n && !str_has(STR("&<>\""), text.s[n]))
			n++;
		out_bytes(html->out, str_head(text, n));
		if (n == text.n)
			return;
		switch (text.s[n]) {
		case '&':
			OUT_LIT(html->out, "&amp;");
			break;
		case '<':
			OUT_LIT(html->out, "&lt;");
			break;
		case '>':
			OUT_LIT(html->out, "&gt;");
			break;
		default:
			OUT_LIT(html->out, "&quot;");
			break;
		}
		text = str_from_byte(text, n + 1);
	}
}

static void
put_attribute(struct html *html, struct str name, struct str value)
{
	if (!value.n)
		return;
	out_char(html->out, ' ');
	out_bytes(html->out, name);
	OUT_LIT(html->out, "=\"");
	put_text(html, value);
	out_char(html->out, '"');
}

/* Where the language differs, so may the direction. */
static void
put_language(struct html *html, const struct doc_attrs *attrs)
{
	put_attribute(html, STR("lang"), attrs->lang);
	if (attrs->rtl && !html->page->rtl)
		OUT_LIT(html->out, " dir=\"rtl\"");
	else if (attrs->lang.n && !attrs->rtl && html->page->rtl)
		OUT_LIT(html->out, " dir=\"ltr\"");
}

static void
put_start(struct html *html, struct str name, struct str class,
    const struct doc_attrs *attrs)
{
	struct str more = style_classes[attrs->style];

	out_char(html->out, '<');
	out_bytes(html->out, name);
	put_attribute(html, STR("class"),
	    class.n && more.n ? str_fmt(html->arena, "%.*s %.*s",
				    STR_ARG(class), STR_ARG(more))
	    : class.n         ? class
			      : more);
	put_attribute(html, STR("id"), attrs->id);
	put_language(html, attrs);
	put_attribute(html, STR("href"), attrs->href);
	put_attribute(html, STR("datetime"), attrs->datetime);
}

static void
put_end(struct html *html, struct str name)
{
	OUT_LIT(html->out, "</");
	out_bytes(html->out, name);
	out_char(html->out, '>');
}

static bool
is_in(const struct writer_place *place, enum doc_element element)
{
	return place->up && place->up->element == element;
}

/* Whether it is in a list of this style, or a note of this style ... */
static bool
is_in_style(const struct writer_place *place, enum doc_style style)
{
	return place->up && place->up->attrs.style == style;
}

static struct str
heading_name(const struct writer_place *place)
{
	static const struct str names[] = { STR_INIT("h1"), STR_INIT("h2"),
		STR_INIT("h3"), STR_INIT("h4"), STR_INIT("h5"),
		STR_INIT("h6") };

	return names[place->level - 1];
}

static void
open_heading(struct html *html, const struct writer_place *place)
{
	struct doc_attrs attrs = place->attrs;

	if (is_in(place, DOC_NAV))
		attrs.id = STR("contents");
	put_start(html, heading_name(place), STR(""), &attrs);
	out_char(html->out, '>');
}

static struct str
list_name(const struct writer_place *place)
{
	bool ordered = place->attrs.style == DOC_NUMBERED ||
		       place->attrs.style == DOC_TIMES ||
		       place->attrs.style == DOC_STAGES;

	return ordered ? STR("ol") : STR("ul");
}

static void
open_list(struct html *html, const struct writer_place *place)
{
	/* Contents stand in two columns, but beside the text in one. */
	put_start(html, list_name(place),
	    is_in(place, DOC_NAV) ? STR("two") : STR(""), &place->attrs);
	if (place->attrs.start > 1)
		out_fmt(html->out, " start=\"%d\"", place->attrs.start);
	OUT_LIT(html->out, ">\n");
}

/* What tells one tag of a name from another. */
static void
put_more_attributes(struct html *html, const struct writer_place *place)
{
	if (place->element == DOC_NAV)
		OUT_LIT(html->out, " aria-labelledby=\"contents\"");
	else if (place->element == DOC_MAIN)
		OUT_LIT(html->out, " id=\"main\"");
	else if (place->element == DOC_COLUMN)
		OUT_LIT(html->out, " scope=\"col\"");
	else if (place->element == DOC_ROW_HEAD)
		OUT_LIT(html->out, " scope=\"row\"");
	else if (place->attrs.current)
		OUT_LIT(html->out, " aria-current=\"step\"");
}

/* Cells take the style of their column. */
static struct doc_attrs
cell_attrs(struct html *html, const struct writer_place *place)
{
	struct doc_attrs attrs = place->attrs;

	if (place->index >= COLUMNS)
		return attrs;
	if (place->element == DOC_COLUMN)
		html->columns[place->index] = attrs.style;
	else if (attrs.style == DOC_PLAIN)
		attrs.style = html->columns[place->index];
	return attrs;
}

static void
open_tag(struct html *html, const struct writer_place *place)
{
	/* The kit's own mark: two diamonds. */
	static const char mark[] =
	    "<svg class=\"mark\" viewBox=\"0 0 52 26\" aria-hidden=\"true\">"
	    "<path d=\"M2 13 14 2 26 13 14 24zM26 13 38 2 50 13 38 24z\"/>"
	    "</svg>";
	const struct tag *tag = &tags[place->element];
	struct doc_attrs attrs = place->attrs;
	struct str class = tag->class;

	if (is_in(place, DOC_ROW))
		attrs = cell_attrs(html, place);
	if (place->element == DOC_FACTS && attrs.style == DOC_PLAIN &&
	    !is_in(place, DOC_SIDE))
		class = STR("facts");
	if (place->element == DOC_ITEM && is_in_style(place, DOC_TICKS))
		class = STR("tick");
	if (place->element == DOC_ROW_HEAD && attrs.style == DOC_TICKS) {
		class = STR("tick");
		attrs.style = DOC_PLAIN;
	}
	put_start(html, tag->name, class, &attrs);
	put_more_attributes(html, place);
	out_char(html->out, '>');
	out_bytes(html->out, tag->after_open);
	if (place->element == DOC_KIND)
		out_bytes(html->out, str_from(mark));
}

/* The caption names the table, and its box that scrolls: that is why the table
 * waits for it. */
static void
open_caption(struct html *html, const struct writer_place *place)
{
	struct doc_attrs attrs = place->attrs;

	html->tables++;
	html->rows = 0;
	if (!attrs.id.n)
		attrs.id = place->up->attrs.id;
	if (!attrs.id.n)
		attrs.id = str_fmt(html->arena, "table-%d", html->tables);
	OUT_LIT(html->out, "<div class=\"scroll");
	if (place->up->attrs.style == DOC_KEEP)
		OUT_LIT(html->out, " keep");
	OUT_LIT(html->out, "\" role=\"group\" tabindex=\"0\"");
	put_attribute(html, STR("aria-labelledby"), attrs.id);
	OUT_LIT(html->out, ">\n<table>\n<caption>");
	put_start(html, heading_name(place), STR(""), &attrs);
	out_char(html->out, '>');
}

static void
open_row(struct html *html)
{
	if (html->rows == 0)
		OUT_LIT(html->out, "<thead>");
	else if (html->rows == 1)
		OUT_LIT(html->out, "<tbody>\n");
	OUT_LIT(html->out, "<tr>");
}

static void
close_row(struct html *html)
{
	OUT_LIT(html->out, "</tr>");
	if (html->rows++ == 0)
		OUT_LIT(html->out, "</thead>");
	out_char(html->out, '\n');
}

static void
close_table(struct html *html)
{
	if (html->rows > 1)
		OUT_LIT(html->out, "</tbody>\n");
	OUT_LIT(html->out, "</table>\n</div>\n\n");
}

static void
open_quote(struct html *html, const struct writer_place *place)
{
	OUT_LIT(html->out, "<blockquote>");
	put_start(html, STR("p"), STR(""), &place->attrs);
	out_char(html->out, '>');
	if (!is_in_style(place, DOC_IDEA))
		put_text(html, html->page->quote_open);
}

static void
close_quote(struct html *html, const struct writer_place *place)
{
	if (!is_in_style(place, DOC_IDEA))
		put_text(html, html->page->quote_close);
	OUT_LIT(html->out, "</p></blockquote>");
}

static void
open_drawing(struct html *html, const struct svg *drawing)
{
	OUT_LIT(html->out, "<svg");
	put_attribute(html, STR("class"), drawing->class);
	put_attribute(html, STR("viewBox"), drawing->frame);
}

/* A drawing is named by what stands first in it, and described by the text
 * below it.  It is no figure element: printed, that would be a figure without
 * an alternative. */
static void
open_figure(struct html *html, const struct writer_place *place)
{
	html->figures++;
	OUT_LIT(html->out, "<div class=\"figure\">\n");
	open_drawing(html, place->attrs.drawing);
	out_fmt(html->out,
	    " role=\"img\" aria-labelledby=\"figure-%d\" "
	    "aria-describedby=\"figure-%d-text\">\n",
	    html->figures, html->figures);
}

static void
put_drawing(struct html *html, const struct writer_place *place)
{
	open_drawing(html, place->attrs.drawing);
	OUT_LIT(html->out, " aria-hidden=\"true\">");
	out_bytes(html->out, place->attrs.drawing->shapes);
	OUT_LIT(html->out, "</svg>");
}

/* The parts of a figure; false: it is none. */
static bool
open_drawn(struct html *html, const struct writer_place *place)
{
	html->drawn = place->element == DOC_FIGURE_NAME;
	if (place->element == DOC_FIGURE)
		open_figure(html, place);
	else if (place->element == DOC_FIGURE_NAME)
		out_fmt(html->out, "<title id=\"figure-%d\">", html->figures);
	else if (place->element == DOC_FIGURE_TEXT)
		out_fmt(html->out, "<p id=\"figure-%d-text\">", html->figures);
	else if (place->element == DOC_DRAWING)
		put_drawing(html, place);
	else
		return false;
	return true;
}

static bool
close_drawn(struct html *html, const struct writer_place *place)
{
	html->drawn = false;
	if (place->element == DOC_FIGURE_NAME) {
		OUT_LIT(html->out, "</title>\n");
		out_bytes(html->out, place->attrs.drawing->shapes);
		OUT_LIT(html->out, "\n</svg>\n");
	} else if (place->element == DOC_FIGURE_TEXT) {
		OUT_LIT(html->out, "</p>\n");
	} else if (place->element == DOC_FIGURE) {
		OUT_LIT(html->out, "</div>\n");
	} else {
		return false;
	}
	return true;
}

/* Whether blanks in it stay as they are: somebody's own words, and cells, which
 * the style keeps together where there is room. */
static bool
is_as_is(const struct writer_place *place)
{
	return place->element == DOC_QUOTE || is_in(place, DOC_ROW);
}

static void
html_open(void *self, const struct writer_place *place)
{
	struct html *html = self;

	html->as_is = html->as_is || is_as_is(place);
	if (open_drawn(html, place))
		return;
	if (tags[place->element].name.n) {
		open_tag(html, place);
	} else if (place->element == DOC_HEADING) {
		open_heading(html, place);
	} else if (place->element == DOC_LIST) {
		open_list(html, place);
	} else if (place->element == DOC_QUOTE) {
		open_quote(html, place);
	} else if (place->element == DOC_CAPTION) {
		open_caption(html, place);
	} else if (place->element == DOC_ROW) {
		open_row(html);
	} else if (place->element == DOC_STEP) {
		html->side = false;
		put_start(html, STR("li"), STR(""), &place->attrs);
		OUT_LIT(html->out, "><div>");
	} else if (place->element == DOC_SIDE) {
		html->side = true;
		OUT_LIT(html->out, "</div>\n");
	} else if (place->element == DOC_TIME && place->attrs.datetime.n) {
		put_start(html, STR("time"), STR(""), &place->attrs);
		out_char(html->out, '>');
	}
}

static void
html_close(void *self, const struct writer_place *place)
{
	const struct tag *tag = &tags[place->element];
	struct html *html = self;

	html->as_is = html->as_is && !is_as_is(place);
	if (close_drawn(html, place))
		return;
	if (tag->name.n) {
		put_end(html, tag->name);
		out_bytes(html->out, tag->after_close);
	} else if (place->element == DOC_HEADING) {
		put_end(html, heading_name(place));
		out_char(html->out, '\n');
	} else if (place->element == DOC_LIST) {
		put_end(html, list_name(place));
		out_char(html->out, '\n');
	} else if (place->element == DOC_QUOTE) {
		close_quote(html, place);
	} else if (place->element == DOC_CAPTION) {
		put_end(html, heading_name(place));
		OUT_LIT(html->out, "</caption>\n");
	} else if (place->element == DOC_ROW) {
		close_row(html);
	} else if (place->element == DOC_TABLE) {
		close_table(html);
	} else if (place->element == DOC_STEP) {
		if (!html->side)
			OUT_LIT(html->out, "</div>");
		OUT_LIT(html->out, "</li>\n");
	} else if (place->element == DOC_TIME && place->attrs.datetime.n) {
		OUT_LIT(html->out, "</time>");
	}
}

/* Where the blank between a day and its month is, which no line may end at;
 * text.n if there is none. */
static size_t
find_day_end(const struct str *month, struct str text)
{
	for (size_t i = 1; month && i < text.n; i++) {
		struct str rest = str_from_byte(text, i + 1);

		if (text.s[i] != ' ' || text.s[i - 1] < '0' ||
		    text.s[i - 1] > '9')
			continue;
		for (int m = 0; m < MONTHS; m++)
			if (month[m].n && str_starts(rest, month[m]))
				return i;
	}
	return text.n;
}

static void
html_text(void *self, struct str text)
{
	struct html *html = self;
	const struct str *month = html->as_is ? NULL : html->page->month;

	while (text.n) {
		size_t n = find_day_end(month, text);

		put_text(html, str_head(text, n));
		if (n == text.n)
			return;
		OUT_LIT(html->out, "&nbsp;");
		text = str_from_byte(text, n + 1);
	}
}

static void
html_line(void *self)
{
	struct html *html = self;

	if (html->drawn)
		out_char(html->out, ' ');
	else
		OUT_LIT(html->out, "<br>");
}

static void
put_head(struct html *html)
{
	const struct doc_page *page = html->page;

	OUT_LIT(html->out, "<!DOCTYPE html>\n<html");
	put_attribute(html, STR("lang"), page->lang);
	if (page->rtl)
		OUT_LIT(html->out, " dir=\"rtl\"");
	if (page->large)
		OUT_LIT(html->out, " class=\"large\"");
	put_attribute(html, STR("data-title"), page->title);
	put_attribute(html, STR("data-state"), page->state);
	OUT_LIT(html->out, ">\n<head>\n<meta charset=\"utf-8\">\n"
			   "<meta http-equiv=\"Content-Security-Policy\" "
			   "content=\"default-src 'none'; style-src 'sha256-");
	out_bytes(html->out, str_from(builtin_style_sha256));
	OUT_LIT(html->out,
	    "'; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	put_text(html, page->title);
	OUT_LIT(html->out, "</title>\n<style>");
	out_bytes(html->out, builtin_find(STR("page.css")));
	OUT_LIT(html->out, "</style>\n</head>\n");
}

static void *
html_begin(struct arena *arena, struct out *out, const struct doc_page *page)
{
	struct html *html = ARENA_NEW(arena, struct html);

	html->arena = arena;
	html->out = out;
	html->page = page;
	put_head(html);
	OUT_LIT(out, "<body");
	if (page->contents)
		OUT_LIT(out, " class=\"long\"");
	else if (page->one)
		OUT_LIT(out, " class=\"one\"");
	else if (page->pictures)
		OUT_LIT(out, " class=\"pictures\"");
	OUT_LIT(out, ">\n");
	if (page->skip.n) {
		OUT_LIT(out, "<a class=\"skip\" href=\"#main\">");
		put_text(html, page->skip);
		OUT_LIT(out, "</a>\n");
	}
	return html;
}

static void
html_end(void *self)
{
	struct html *html = self;

	OUT_LIT(html->out, "</body>\n</html>\n");
}

const struct writer html_writer = {
	.draws = true,
	.begin = html_begin,
	.open = html_open,
	.close = html_close,
	.text = html_text,
	.line = html_line,
	.end = html_end,
};
