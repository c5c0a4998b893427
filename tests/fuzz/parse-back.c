/* SPDX-License-Identifier: MIT */
/*
 * parse-back: people's words come out of every format as the same words, and
 * make nothing of the page that was not laid out.
 *
 * Random strings of whatever means something to Markdown, HTML or a terminal
 * are laid out in every place of a page.  The Markdown is read with cmark, or
 * built with -DGFM with cmark-gfm and all its extensions (never both: the two
 * libraries have the same names), the HTML by a small scanner.  What is read
 * must be what is read of the same page with a harmless word in their place,
 * with that word replaced.  As a control the words are put there unescaped:
 * then every place must fail.
 *
 *     parse-back [STRINGS [SEED]]
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef GFM
#include <cmark-gfm.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#else
#include <cmark.h>
#endif

#include "doc.h"
#include "prose.h"
#include "utf8.h"

#include "buf.h"

/* Brackets of what is read: words hold no control characters. */
#define OPEN  '\x02'
#define CLOSE '\x03'
#define SOFT  '\x04' /* a line of Markdown that ends without a break */

#define HREF "https://example.org/a?b=1&copy=2"

/* Random strings */

struct random {
	uint64_t state;
};

static size_t
pick(struct random *random, size_t n)
{
	random->state ^= random->state << 13;
	random->state ^= random->state >> 7;
	random->state ^= random->state << 17;
	return (size_t)(random->state >> 11) % n;
}

/* What means something somewhere, and what stands around it. */
static const char *const fragments[] = {
	"a",
	"b",
	"word",
	"Two words",
	"x1",
	"9",
	"1",
	"12",
	"é",
	"ß",
	"日本",
	"👍",
	"\xc2\xa0",
	"\xe2\x80\x83",
	"“",
	"”",
	"–",
	"…",
	"»",
	" ",
	" ",
	" ",
	" ",
	"  ",
	"    ",
	"\t",
	"\n",
	"\n",
	"\n\n",
	"\r\n",
	"*",
	"**",
	"***",
	"_",
	"__",
	"~",
	"~~",
	"~~~",
	"`",
	"``",
	"```",
	"#",
	"##",
	"# ",
	"###### ",
	"#######",
	"-",
	"- ",
	"--",
	"---",
	"-- -",
	"+",
	"+ ",
	"* ",
	"=",
	"===",
	"1. ",
	"1) ",
	"10.",
	"1234567890. ",
	".",
	",",
	":",
	";",
	"!",
	"?",
	"'",
	"\"",
	"(",
	")",
	"[",
	"]",
	"{",
	"}",
	"<",
	">",
	"> ",
	"/",
	"\\",
	"\\\\",
	"|",
	"&",
	"%",
	"$",
	"^",
	"@",
	"=1+1",
	"[ ] ",
	"[x] ",
	"[x]: http://a.b",
	"[^1]",
	"[^1]: note",
	"](",
	"](x)",
	"[a](b)",
	"[a][b]",
	"[a]",
	"![",
	"![a](http://a.b/c.png)",
	"<b>",
	"</b>",
	"<br>",
	"<script>",
	"</script>",
	"<!--",
	"-->",
	"<!-- a -->",
	"<?",
	"<![CDATA[",
	"]]>",
	"<a@b.c>",
	"<1@b.c>",
	"<http://a.b>",
	"<3",
	"< ",
	"&amp;",
	"&lt;",
	"&#35;",
	"&#x23;",
	"&copy",
	"&copy;",
	"&nbsp;",
	"http://",
	"https://a.b/c",
	"HTTP://a.b",
	"ftp://a.b",
	"http:",
	"//",
	"www.",
	"www.a.b",
	"wwww.a.b",
	"a@b.c",
	"a.b+c@d-e.fg",
	"@b.c",
	"mailto:a@b.c",
	"xmpp:a@b.c",
	"| - |",
	"|---|",
	"| a | b |",
	":-:",
	"-:",
	"|-",
	"a|b",
	"\x1b[31m",
	"\x07",
	"\xe2\x80\xae",
	"\xe2\x81\xa6",
	"\xc2\x9b",
	"\x7f",
	"\xef\xbf\xbd",
	"\xe2\x80\x8b",
	"\xef\xbb\xbf",
	"</style>",
	"</title>",
	"<main>",
	"</p>",
	"style=\"x\"",
	"javascript:a",
	"e\xcc\x81",
	"ⅷ",
};

static struct str
random_words(struct arena *arena, struct random *random)
{
	struct buf buf = BUF(arena);
	size_t n = 1 + pick(random, pick(random, 4) ? 6 : 24);

	while (n--) {
		if (pick(random, 4))
			buf_add(&buf,
			    str_from(
				fragments[pick(random, COUNTOF(fragments))]));
		else
			buf_char(&buf, (char)(' ' + pick(random, 95)));
	}
	return buf_str(&buf);
}

/* The words that must come back: tidied as doc.h says. */
static struct str
clean(struct arena *arena, struct str words)
{
	struct buf buf = BUF(arena);
	char gap = 0;

	while (words.n) {
		struct str here = words;
		unsigned c = utf8_next(&words);

		if (c == '\n' || c == '\r')
			gap = '\n';
		else if ((c == ' ' || c == '\t') && !gap)
			gap = ' ';
		if (c == '\n' || c == '\r' || c == ' ' || c == '\t' ||
		    utf8_is_bidi(c))
			continue;
		if (gap && buf.n)
			buf_char(&buf, gap);
		gap = 0;
		if (utf8_is_control(c))
			buf_add(&buf, UTF8_REPLACEMENT);
		else
			buf_add(&buf, str_head(here, here.n - words.n));
	}
	return buf_str(&buf);
}

static struct str
replace(struct arena *arena, struct str text, struct str from, struct str to)
{
	struct buf buf = BUF(arena);

	while (text.n) {
		size_t n = str_find(text, from);

		buf_add(&buf, str_head(text, n));
		if (n < text.n)
			buf_add(&buf, to);
		text = str_from_byte(text, n < text.n ? n + from.n : n);
	}
	return buf_str(&buf);
}

/* Places: where words can stand. */

typedef void place_fn(struct doc *doc, struct str words);

static void
paragraph(struct doc *doc, struct str words)
{
	doc_put(doc, DOC_PARAGRAPH, NULL, words);
}

static void
ask(struct doc *doc, struct str words)
{
	doc_put(
	    doc, DOC_PARAGRAPH, &(struct doc_attrs){ .style = DOC_ASK }, words);
}

static void
draft(struct doc *doc, struct str words)
{
	doc_put(doc, DOC_PARAGRAPH, &(struct doc_attrs){ .style = DOC_DRAFT },
	    words);
}

static void
heading(struct doc *doc, struct str words)
{
	doc_put(doc, DOC_HEADING, NULL, words);
}

static void
list(struct doc *doc, enum doc_style style, struct str words)
{
	doc_open(doc, DOC_LIST, &(struct doc_attrs){ .style = style });
	doc_put(doc, DOC_ITEM, NULL, words);
	doc_put(doc, DOC_ITEM, NULL, words);
	doc_close(doc, DOC_LIST);
}

static void
item(struct doc *doc, struct str words)
{
	list(doc, DOC_PLAIN, words);
}

static void
numbered(struct doc *doc, struct str words)
{
	list(doc, DOC_NUMBERED, words);
}

static void
tick(struct doc *doc, struct str words)
{
	list(doc, DOC_TICKS, words);
}

static void
nested(struct doc *doc, struct str words)
{
	doc_open(doc, DOC_LIST, NULL);
	doc_open(doc, DOC_ITEM, NULL);
	doc_text(doc, words);
	item(doc, words);
	doc_text(doc, words);
	doc_put(doc, DOC_PARAGRAPH, NULL, words);
	doc_close(doc, DOC_ITEM);
	doc_close(doc, DOC_LIST);
}

static void
note(struct doc *doc, enum doc_style style, struct str words)
{
	doc_open(doc, DOC_WALL, NULL);
	doc_open(doc, DOC_NOTE, &(struct doc_attrs){ .style = style });
	doc_put(doc, DOC_QUOTE, NULL, words);
	doc_put(doc, DOC_BYLINE, NULL, words);
	doc_close(doc, DOC_NOTE);
	doc_close(doc, DOC_WALL);
}

static void
quote(struct doc *doc, struct str words)
{
	note(doc, DOC_PLAIN, words);
}

static void
idea(struct doc *doc, struct str words)
{
	note(doc, DOC_IDEA, words);
}

static void
facts(struct doc *doc, struct str words)
{
	doc_open(doc, DOC_FACTS, NULL);
	doc_put(doc, DOC_TERM, NULL, words);
	doc_put(doc, DOC_FACT, NULL, words);
	doc_close(doc, DOC_FACTS);
}

static void
table(struct doc *doc, struct str words)
{
	doc_open(doc, DOC_TABLE, NULL);
	doc_put(doc, DOC_CAPTION, NULL, words);
	doc_open(doc, DOC_ROW, NULL);
	doc_put(doc, DOC_COLUMN, NULL, words);
	doc_put(doc, DOC_COLUMN, NULL, words);
	doc_close(doc, DOC_ROW);
	doc_open(doc, DOC_ROW, NULL);
	doc_put(doc, DOC_ROW_HEAD, NULL, words);
	doc_put(doc, DOC_CELL, NULL, words);
	doc_close(doc, DOC_ROW);
	doc_close(doc, DOC_TABLE);
}

static void
link_words(struct doc *doc, struct str words)
{
	doc_open(doc, DOC_PARAGRAPH, NULL);
	doc_text(doc, words);
	doc_put(doc, DOC_LINK, &(struct doc_attrs){ .href = STR(HREF) }, words);
	doc_text(doc, words);
	doc_close(doc, DOC_PARAGRAPH);
}

static void
strong(struct doc *doc, struct str words)
{
	doc_open(doc, DOC_PARAGRAPH, NULL);
	doc_text(doc, STR("a "));
	doc_put(doc, DOC_STRONG, NULL, words);
	doc_text(doc, STR(" b "));
	doc_put(doc, DOC_EMPHASIS, NULL, words);
	doc_close(doc, DOC_PARAGRAPH);
}

static void
step(struct doc *doc, struct str words)
{
	doc_open(doc, DOC_STEPS, NULL);
	doc_open(doc, DOC_STEP, NULL);
	doc_open(doc, DOC_HEADING, NULL);
	doc_put(doc, DOC_TIME, NULL, STR("10:00"));
	doc_text(doc, STR(" "));
	doc_text(doc, words);
	doc_close(doc, DOC_HEADING);
	doc_put(doc, DOC_PARAGRAPH, NULL, words);
	doc_open(doc, DOC_SIDE, NULL);
	facts(doc, words);
	doc_close(doc, DOC_SIDE);
	doc_close(doc, DOC_STEP);
	doc_close(doc, DOC_STEPS);
}

enum kind {
	ANY,
	ONE_LINE, /* headings and cells: a line break would be a blank */
	TRIMMED,  /* a blank at either end would be told */
};

/* What is read back, Q for the words. */
static const struct place {
	const char *name;
	place_fn *lay_out;
	enum kind kind;
	const char *read;
} places[] = {
	{ "paragraph", paragraph, ANY, "(paragraph Q)" },
	{ "question", ask, ANY, "(paragraph (strong Q))" },
	{ "draft", draft, ANY, "(block_quote (paragraph (strong Q)))" },
	{ "heading", heading, ONE_LINE, "(heading2 Q)" },
	{ "item", item, ANY,
	    "(list0 (item (paragraph Q))(item (paragraph Q)))" },
	{ "numbered item", numbered, ANY,
	    "(list1 (item (paragraph Q))(item (paragraph Q)))" },
#ifdef GFM
	{ "box to tick", tick, ANY,
	    "(list0 (tasklist (paragraph Q))(tasklist (paragraph Q)))" },
#else
	{ "box to tick", tick, ANY,
	    "(list0 (item (paragraph [ ] Q))(item (paragraph [ ] Q)))" },
#endif
	{ "nested item", nested, ANY,
	    "(list0 (item (paragraph Q)(list0 (item (paragraph Q))"
	    "(item (paragraph Q)))(paragraph Q)(paragraph Q)))" },
	{ "quote", quote, ANY, "(block_quote (paragraph “Q”)(paragraph – Q))" },
	{ "idea", idea, ANY, "(block_quote (paragraph Q)(paragraph – Q))" },
	{ "fact", facts, ANY, "(list0 (item (paragraph (strong Q:) Q)))" },
#ifdef GFM
	{ "table", table, ONE_LINE,
	    "(heading2 Q)(table (table_header (table_cell Q)(table_cell Q))"
	    "(table_row (table_cell Q)(table_cell Q)))" },
#else
	{ "table", table, ONE_LINE,
	    "(heading2 Q)(paragraph | Q | Q |;| rule |;| Q | Q |)" },
#endif
	{ "link", link_words, TRIMMED, "(paragraph Q(link " HREF " Q)Q)" },
	{ "strong", strong, TRIMMED, "(paragraph a (strong Q) b (emph Q))" },
	{ "step", step, ONE_LINE,
	    "(heading2 10:00 Q)(paragraph Q)"
	    "(list0 (item (paragraph (strong Q:) Q)))" },
};

/* A page with these words in one place. */
static struct str
write_page(struct arena *arena, enum doc_format format, place_fn *const *fns,
    size_t n, struct str words)
{
	static const struct doc_page page = {
		.title = STR_INIT("Title"),
		.lang = STR_INIT("en-GB"),
		.quote_open = STR_INIT("“"),
		.quote_close = STR_INIT("”"),
	};
	struct out *out = out_memory(arena);
	struct doc *doc = doc_begin(arena, out, format, &page);
	struct str text;
	size_t i;

	doc_open(doc, DOC_HEADER, NULL);
	doc_put(doc, DOC_TITLE, NULL, STR("Title"));
	doc_close(doc, DOC_HEADER);
	doc_open(doc, DOC_MAIN, NULL);
	for (i = 0; i < n; i++)
		fns[i](doc, words);
	doc_close(doc, DOC_MAIN);
	doc_end(doc);
	text = str_dup(arena, out_text(out));
	out_discard(out);
	return text;
}

/* Reading Markdown back */

static cmark_node *
parse(struct str text)
{
#ifdef GFM
	static const char *const names[] = { "table", "strikethrough",
		"autolink", "tagfilter", "tasklist" };
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
	size_t i;

	for (i = 0; i < COUNTOF(names); i++)
		(void)cmark_parser_attach_syntax_extension(
		    parser, cmark_find_syntax_extension(names[i]));
#else
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
#endif
	cmark_node *document;

	cmark_parser_feed(parser, text.s, text.n);
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return document;
}

static void
dump_start(struct buf *buf, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	buf_char(buf, OPEN);
	buf_add(buf, str_from(cmark_node_get_type_string(node)));
	if (type == CMARK_NODE_HEADING)
		buf_fmt(buf, "%d", cmark_node_get_heading_level(node));
	else if (type == CMARK_NODE_LIST)
		buf_fmt(buf, "%d",
		    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
			? cmark_node_get_list_start(node)
			: 0);
	else if (type == CMARK_NODE_LINK)
		buf_fmt(buf, " %s", cmark_node_get_url(node));
	buf_char(buf, ' ');
}

/* What has no children, and no event of its end. */
static void
dump_leaf(struct buf *buf, cmark_node *node)
{
	struct str literal = str_from(cmark_node_get_literal(node));
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT) {
		buf_add(buf, literal);
	} else if (type == CMARK_NODE_LINEBREAK) {
		buf_char(buf, '\n');
	} else if (type == CMARK_NODE_SOFTBREAK) {
		buf_char(buf, SOFT);
	} else if (type != CMARK_NODE_HTML_INLINE ||
		   !str_eq(literal, STR("<!-- -->"))) {
		/* That comment keeps an address from becoming a link. */
		dump_start(buf, node);
		buf_add(buf, literal);
		buf_char(buf, CLOSE);
	}
}

static bool
is_leaf(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return cmark_node_get_literal(node) || type == CMARK_NODE_LINEBREAK ||
	       type == CMARK_NODE_SOFTBREAK ||
	       type == CMARK_NODE_THEMATIC_BREAK;
}

/* To cmark a table is a paragraph: its second line may have any number of
 * dashes, its cells any number of blanks. */
static struct str
settle(struct arena *arena, struct str dump)
{
	struct buf buf = BUF(arena);
	size_t lines = 0;
	size_t i;

	for (i = 0; i < dump.n; i++) {
		size_t n = i + 1;

		if (dump.s[i] == ' ' && buf.n && buf.v[buf.n - 1] == ' ')
			continue;
		buf_char(&buf, dump.s[i]);
		if (dump.s[i] == OPEN)
			lines = 0;
		if (dump.s[i] != SOFT || lines++)
			continue;
		while (n < dump.n && str_has(STR("-:| "), dump.s[n]))
			n++;
		if (n < dump.n && dump.s[n] > 0 && dump.s[n] <= SOFT) {
			buf_add(&buf, STR("| rule |"));
			i = n - 1;
		}
	}
	return buf_str(&buf);
}

/* What Markdown says, as text. */
static struct str
read_markdown(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);
	cmark_node *document = parse(text);
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (node == document)
			continue;
		if (is_leaf(node))
			dump_leaf(&buf, node);
		else if (event == CMARK_EVENT_ENTER)
			dump_start(&buf, node);
		else
			buf_char(&buf, CLOSE);
	}
	cmark_iter_free(iter);
	cmark_node_free(document);
	return settle(arena, buf_str(&buf));
}

/* Reading HTML back */

static const struct {
	const char *entity;
	char c;
} entities[] = {
	{ "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
	{ ".", 0 }, /* any other character */
};

/* The tags as they are, but a line break as one, and the text between them. */
static struct str
read_html(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);
	size_t i;

	text = str_from_byte(text, str_find(text, STR("</style>")));
	while (text.n) {
		if (str_starts(text, STR("<br>"))) {
			buf_char(&buf, '\n');
			text = str_from_byte(text, 4);
			continue;
		}
		if (text.s[0] == '<') {
			size_t n = str_find(text, STR(">"));

			buf_char(&buf, OPEN);
			buf_add(&buf, str_from_byte(str_head(text, n), 1));
			buf_char(&buf, CLOSE);
			text = str_from_byte(text, n + 1);
			continue;
		}
		for (i = 0; i < COUNTOF(entities) - 1; i++)
			if (str_starts(text, str_from(entities[i].entity)))
				break;
		if (entities[i].c)
			buf_char(&buf, entities[i].c);
		else
			buf_char(&buf, text.s[0]);
		text = str_from_byte(text, strlen(entities[i].entity));
	}
	return buf_str(&buf);
}

/* Trials */

struct trial {
	struct arena *arena;
	const struct place *place;
	struct str words;    /* as people wrote them */
	struct str clean;    /* as they must come back */
	struct str stand_in; /* a harmless word */
};

/* After some signs a term needs no colon: the word ends as the words do. */
static struct str
stand_in(struct str clean)
{
	char last = clean.s[clean.n - 1];

	return str_has(STR("?!.:"), last) ? STR("Qqzx.") : STR("Qqzx");
}

static struct trial
new_trial(struct arena *arena, const struct place *place, struct str words)
{
	struct trial trial = { arena, place, words, clean(arena, words),
		STR("") };
	size_t i;

	if (place->kind == ONE_LINE) {
		char *line = str_c(arena, trial.clean);

		for (i = 0; i < trial.clean.n; i++)
			if (line[i] == '\n')
				line[i] = ' ';
		trial.clean.s = line;
	}
	if (place->kind != ANY)
		trial.words = trial.clean;
	if (trial.clean.n)
		trial.stand_in = stand_in(trial.clean);
	return trial;
}

static void
show(const char *what, struct str text)
{
	struct arena *arena = arena_new();
	struct out *out = out_stderr(arena);

	out_fmt(out, "%s: ", what);
	out_visible(out, text);
	out_char(out, '\n');
	arena_free(arena);
}

typedef struct str read_fn(struct arena *arena, struct str text);

/* Whether the page, read back, is the page with a stand-in, read back, and the
 * words in its place.  text is NULL to write the page with the words. */
static bool
comes_back(const struct trial *trial, enum doc_format format, read_fn *reader,
    const struct str *text, bool quiet)
{
	place_fn *fn = trial->place->lay_out;
	struct str page =
	    text ? *text
		 : write_page(trial->arena, format, &fn, 1, trial->words);
	struct str harmless =
	    write_page(trial->arena, format, &fn, 1, trial->stand_in);
	struct str want = replace(trial->arena, reader(trial->arena, harmless),
	    trial->stand_in, trial->clean);
	struct str got = reader(trial->arena, page);

	if (str_eq(got, want))
		return true;
	if (!quiet) {
		(void)fprintf(stderr, "FAILED: %s, as %s\n", trial->place->name,
		    doc_format_name(format));
		show("words", trial->words);
		show("page", format == DOC_HTML ? STR("") : page);
		show("read", got);
		show("want", want);
	}
	return false;
}

/* As if nothing were escaped: the words put where the stand-in was. */
static bool
comes_back_bare(
    const struct trial *trial, enum doc_format format, read_fn *reader)
{
	place_fn *fn = trial->place->lay_out;
	struct str page = replace(trial->arena,
	    write_page(trial->arena, format, &fn, 1, trial->stand_in),
	    trial->stand_in, trial->clean);

	return comes_back(trial, format, reader, &page, true);
}

/* Nothing that a terminal would obey, in any format. */
static bool
is_quiet(const struct trial *trial, enum doc_format format)
{
	place_fn *fn = trial->place->lay_out;
	struct str page =
	    write_page(trial->arena, format, &fn, 1, trial->words);

	while (page.n) {
		unsigned c = utf8_next(&page);

		if (c == '\t' || c == 0 || utf8_is_control(c) ||
		    utf8_is_bidi(c)) {
			show("FAILED: a control character of", trial->words);
			return false;
		}
	}
	return true;
}

/* The places read as they are meant to. */
static bool
places_are_right(struct arena *arena)
{
	static const char title[] = "(heading1 Title)";
	bool right = true;
	size_t i;
	size_t k;

	for (i = 0; i < COUNTOF(places); i++) {
		char *read = str_c(arena,
		    read_markdown(arena, write_page(arena, DOC_MARKDOWN,
					     &places[i].lay_out, 1, STR("Q"))));

		for (k = 0; read[k]; k++)
			if (read[k] >= OPEN && read[k] <= SOFT)
				read[k] = "();"[read[k] - OPEN];
		if (strncmp(read, title, strlen(title)) == 0 &&
		    strcmp(read + strlen(title), places[i].read) == 0)
			continue;
		(void)fprintf(stderr, "FAILED: %s reads as\n%s\nnot as\n%s\n",
		    places[i].name, read, places[i].read);
		right = false;
	}
	return right;
}

struct tally {
	size_t strings;
	size_t failures;
	size_t bare_failures[COUNTOF(places)];
	size_t bare_html_failures[COUNTOF(places)];
};

static void
try_words(struct tally *tally, const struct trial *trial, bool all)
{
	size_t i = (size_t)(trial->place - places);

	tally->strings++;
	tally->failures += !comes_back(
	    trial, DOC_MARKDOWN, read_markdown, NULL, tally->failures > 5);
	if (!all)
		return;
	tally->failures +=
	    !comes_back(trial, DOC_HTML, read_html, NULL, tally->failures > 5);
	tally->failures += !is_quiet(trial, DOC_TEXT);
	tally->failures += !is_quiet(trial, DOC_MARKDOWN);
	tally->bare_failures[i] +=
	    !comes_back_bare(trial, DOC_MARKDOWN, read_markdown);
	tally->bare_html_failures[i] +=
	    !comes_back_bare(trial, DOC_HTML, read_html);
}

/* Pages with three places after each other: none runs into the next. */
static void
try_neighbours(struct tally *tally, struct arena *arena, struct random *random)
{
	place_fn *fns[3];
	struct str words = random_words(arena, random);
	struct trial trial =
	    new_trial(arena, &(struct place){ .kind = ONE_LINE }, words);
	struct str want;
	struct str got;
	size_t i;

	for (i = 0; i < COUNTOF(fns); i++)
		fns[i] = places[pick(random, COUNTOF(places))].lay_out;
	if (!trial.clean.n)
		return;
	want = read_markdown(arena,
	    write_page(arena, DOC_MARKDOWN, fns, COUNTOF(fns), trial.stand_in));
	want = replace(arena, want, trial.stand_in, trial.clean);
	got = read_markdown(arena,
	    write_page(arena, DOC_MARKDOWN, fns, COUNTOF(fns), trial.words));
	tally->strings++;
	if (str_eq(got, want))
		return;
	if (tally->failures++ <= 5) {
		show("FAILED: neighbours, words", trial.words);
		show("read", got);
		show("want", want);
	}
}

#ifndef GFM
static void
markdown(struct doc *doc, struct str words)
{
	doc_markdown(doc, words);
}

/* The text alone, of a page as HTML with these words as Markdown. */
static struct str
text_of_markdown(struct arena *arena, struct str words)
{
	place_fn *fn = markdown;
	struct str page =
	    read_html(arena, write_page(arena, DOC_HTML, &fn, 1, words));
	struct buf buf = BUF(arena);
	bool tag = false;
	size_t i;

	for (i = 0; i < page.n; i++) {
		tag = (tag || page.s[i] == OPEN) && page.s[i] != CLOSE;
		if (!tag && page.s[i] != CLOSE && page.s[i] != '\n')
			buf_char(&buf, page.s[i]);
	}
	/* What keeps an address from becoming a link is text here. */
	return replace(arena, buf_str(&buf), STR("<!-- -->"), STR(""));
}

/* Markdown of theirs, written as Markdown of ours, says the same. */
static void
try_markdown(struct tally *tally, struct arena *arena, struct random *random)
{
	static const char title[] = "# Title\n\n";
	place_fn *fn = markdown;
	/* A mark of byte order means something at the start of a text. */
	struct str words =
	    str_fmt(arena, "a%.*s", STR_ARG(random_words(arena, random)));
	struct str ours = write_page(arena, DOC_MARKDOWN, &fn, 1, words);
	struct str got;
	struct str want;

	ours = str_from_byte(ours, strlen(title));
	got = text_of_markdown(arena, ours);
	want = text_of_markdown(arena, words);
	tally->strings++;
	if (str_eq(got, want))
		return;
	if (tally->failures++ <= 5) {
		show("FAILED: Markdown", words);
		show("ours", ours);
		show("read", got);
		show("want", want);
	}
}
#endif

/* With nothing escaped every place must have failed. */
static void
check_control(struct tally *tally)
{
	size_t i;

	for (i = 0; i < COUNTOF(places); i++) {
		if (tally->bare_failures[i] && tally->bare_html_failures[i])
			continue;
		(void)fprintf(stderr,
		    "FAILED: %s is fine without an escape (%zu, %zu)\n",
		    places[i].name, tally->bare_failures[i],
		    tally->bare_html_failures[i]);
		tally->failures++;
	}
}

int
main(int argc, char **argv)
{
	size_t strings = argc > 1 ? strtoul(argv[1], NULL, 10) : 120000;
	struct random random = { argc > 2 ? strtoul(argv[2], NULL, 10)
					  : 20240208 };
	struct arena *arena = arena_new();
	struct tally tally = { 0 };
	size_t i;

#ifdef GFM
	cmark_gfm_core_extensions_ensure_registered();
#endif
	tally.failures += !places_are_right(arena);
	for (i = 0; tally.strings < strings; i++) {
		struct trial trial = new_trial(arena,
		    &places[i % COUNTOF(places)], random_words(arena, &random));

		if (trial.clean.n)
			try_words(&tally, &trial, i % 8 == 0);
		if (i % 8 == 1)
			try_neighbours(&tally, arena, &random);
#ifndef GFM
		if (i % 8 == 2)
			try_markdown(&tally, arena, &random);
#endif
		arena_reset(arena);
	}
	check_control(&tally);
	(void)printf("%zu strings in %zu places: %zu did not come back\n",
	    tally.strings, COUNTOF(places), tally.failures);
	arena_free(arena);
	return tally.failures ? EXIT_FAILURE : EXIT_SUCCESS;
}

#ifdef GFM
/* Here the library's own reader of Markdown, which uses cmark, is not. */
bool
prose_read(struct arena *arena, struct str text, prose_fn *fn, void *context)
{
	(void)arena;
	(void)text;
	(void)fn;
	(void)context;
	return false;
}
#endif
