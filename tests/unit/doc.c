/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "doc.h"
#include "link.h"
#include "utf8.h"

#define STYLE(s) (&(struct doc_attrs){ .style = (s) })
#define ID(i)    (&(struct doc_attrs){ .id = STR(i) })

typedef void lay_out(struct doc *doc);

/* The page that fn lays out inside DOC_MAIN; of HTML only what main holds. */
static struct str
page_of(struct arena *arena, enum doc_format format, lay_out *fn)
{
	static const struct str months[12] = { STR_INIT("March"),
		STR_INIT("May") };
	const struct doc_page page = {
		.title = STR("A & B"),
		.lang = STR("en-GB"),
		.month = months,
		.quote_open = STR("“"),
		.quote_close = STR("”"),
	};
	struct out *out = out_memory(arena);
	struct doc *doc = doc_begin(arena, out, format, &page);
	struct str text;

	doc_open(doc, DOC_MAIN, NULL);
	fn(doc);
	doc_close(doc, DOC_MAIN);
	doc_end(doc);
	text = str_dup(arena, out_text(out));
	out_discard(out);
	if (format == DOC_HTML) {
		struct str main = STR("<main id=\"main\">\n");

		text = str_from_byte(text, str_find(text, main) + main.n);
		text = str_head(text, str_find(text, STR("</main>")));
	}
	return text;
}

static void
put(struct doc *doc, enum doc_element element, const char *text)
{
	doc_put(doc, element, NULL, str_from(text));
}

static void
sections(struct doc *doc)
{
	doc_open(doc, DOC_SECTION, STYLE(DOC_KEEP));
	doc_put(doc, DOC_HEADING, ID("one"), STR("One"));
	doc_open(doc, DOC_PANEL, NULL);
	put(doc, DOC_HEADING, "Two");
	doc_put(doc, DOC_PARAGRAPH, STYLE(DOC_SOFT), STR("soft"));
	doc_put(doc, DOC_PARAGRAPH, STYLE(DOC_ASK), STR("Why?"));
	doc_put(doc, DOC_PARAGRAPH, STYLE(DOC_DRAFT), STR("draft"));
	doc_close(doc, DOC_PANEL);
	doc_close(doc, DOC_SECTION);
}

static void
lists(struct doc *doc)
{
	doc_open(doc, DOC_LIST, NULL);
	put(doc, DOC_ITEM, "a");
	doc_open(doc, DOC_ITEM, NULL);
	doc_text(doc, STR("b"));
	doc_open(doc, DOC_LIST,
	    &(struct doc_attrs){ .style = DOC_NUMBERED, .start = 9 });
	put(doc, DOC_ITEM, "c");
	doc_put(
	    doc, DOC_ITEM, &(struct doc_attrs){ .current = true }, STR("d"));
	doc_close(doc, DOC_LIST);
	doc_close(doc, DOC_ITEM);
	doc_close(doc, DOC_LIST);
	doc_open(doc, DOC_LIST, STYLE(DOC_TICKS));
	put(doc, DOC_ITEM, "e");
	doc_close(doc, DOC_LIST);
}

static void
facts(struct doc *doc)
{
	doc_open(doc, DOC_FACTS, NULL);
	put(doc, DOC_TERM, "When");
	put(doc, DOC_FACT, "Monday");
	put(doc, DOC_TERM, "Late?");
	put(doc, DOC_FACT, "no");
	doc_close(doc, DOC_FACTS);
	doc_open(doc, DOC_FACTS, STYLE(DOC_WORDS));
	put(doc, DOC_TERM, "Word");
	put(doc, DOC_FACT, "meaning");
	doc_close(doc, DOC_FACTS);
}

static void
notes(struct doc *doc)
{
	doc_open(doc, DOC_WALL, NULL);
	doc_open(doc, DOC_NOTE, NULL);
	doc_put(doc, DOC_QUOTE,
	    &(struct doc_attrs){ .lang = STR("ar"), .rtl = true },
	    STR("one\ntwo"));
	put(doc, DOC_BYLINE, "A parent");
	doc_close(doc, DOC_NOTE);
	doc_open(doc, DOC_NOTE, STYLE(DOC_IDEA));
	put(doc, DOC_QUOTE, "idea");
	put(doc, DOC_BYLINE, "In other words");
	doc_close(doc, DOC_NOTE);
	doc_close(doc, DOC_WALL);
}

static void
leaf(struct doc *doc)
{
	doc_open(doc, DOC_LEAF, NULL);
	doc_put(doc, DOC_PARAGRAPH, STYLE(DOC_BLANK), STR("Table:"));
	put(doc, DOC_HEADING, "Why?");
	doc_open(doc, DOC_SLIP, STYLE(DOC_TALL));
	put(doc, DOC_PARAGRAPH, "Draw here");
	doc_open(doc, DOC_LIST, STYLE(DOC_TICKS));
	put(doc, DOC_ITEM, "Ask me first");
	doc_close(doc, DOC_LIST);
	doc_close(doc, DOC_SLIP);
	doc_close(doc, DOC_LEAF);
}

static void
table(struct doc *doc)
{
	doc_open(doc, DOC_TABLE, STYLE(DOC_KEEP));
	doc_put(doc, DOC_CAPTION, ID("t"), STR("Table"));
	doc_open(doc, DOC_ROW, NULL);
	put(doc, DOC_COLUMN, "Who");
	doc_put(doc, DOC_COLUMN, STYLE(DOC_NUMBER), STR("How many"));
	doc_close(doc, DOC_ROW);
	doc_open(doc, DOC_ROW, NULL);
	put(doc, DOC_ROW_HEAD, "a|b");
	put(doc, DOC_CELL, "12");
	doc_close(doc, DOC_ROW);
	doc_close(doc, DOC_TABLE);
}

static void
steps(struct doc *doc)
{
	doc_open(doc, DOC_STEPS, NULL);
	doc_open(doc, DOC_STEP, STYLE(DOC_REST));
	doc_open(doc, DOC_HEADING, NULL);
	doc_put(doc, DOC_TIME, &(struct doc_attrs){ .datetime = STR("10:00") },
	    STR("10:00"));
	doc_text(doc, STR(" Tea"));
	doc_close(doc, DOC_HEADING);
	put(doc, DOC_PARAGRAPH, "Rest");
	doc_open(doc, DOC_SIDE, NULL);
	doc_open(doc, DOC_FACTS, NULL);
	put(doc, DOC_TERM, "Leads");
	put(doc, DOC_FACT, "all");
	doc_close(doc, DOC_FACTS);
	doc_close(doc, DOC_SIDE);
	doc_close(doc, DOC_STEP);
	doc_close(doc, DOC_STEPS);
}

static void
put_link(struct doc *doc, const char *href, const char *text)
{
	doc_put(doc, DOC_LINK, &(struct doc_attrs){ .href = str_from(href) },
	    str_from(text));
}

static void
inlines(struct doc *doc)
{
	doc_open(doc, DOC_PARAGRAPH, NULL);
	put(doc, DOC_STRONG, "strong");
	doc_text(doc, STR(" and "));
	put(doc, DOC_EMPHASIS, "emphasis");
	put(doc, DOC_BREAK, "");
	put_link(doc, "https://example.org/?a=1&b=\"2\"", "link");
	doc_text(doc, STR(", "));
	put_link(doc, "mailto:a@b.org", "a@b.org");
	doc_text(doc, STR(", "));
	put_link(doc, "javascript:alert(1)", "no link");
	doc_text(doc, STR(", "));
	put_link(doc, "#one", "The one");
	put(doc, DOC_STRONG, " ");
	doc_close(doc, DOC_PARAGRAPH);
	put(doc, DOC_PARAGRAPH, " \n");
}

/* Words from outside stay words, also in a drawing. */
static void
figure(struct doc *doc)
{
	static const struct svg drawing = {
		.class = STR_INIT("day"),
		.shapes = STR_INIT("<path d=\"M0 0\"/>"),
	};

	doc_figure(doc,
	    &(struct doc_figure){
		.drawing = &drawing,
		.name = STR("</title><script>&\"'\x1b\xe2\x80\xae The day."),
		.text = STR("One \n # thing]]>"),
		.legend = STR("A tick"),
		.begins = STR("10:00"),
		.ends = STR("12:45"),
	    });
	doc_open(doc, DOC_LIST, NULL);
	doc_open(doc, DOC_ITEM, NULL);
	doc_text(doc, STR("4"));
	doc_drawing(doc, &drawing);
	doc_close(doc, DOC_ITEM);
	doc_close(doc, DOC_LIST);
	doc_open(doc, DOC_LIST, STYLE(DOC_STAGES));
	put(doc, DOC_ITEM, "Discover");
	doc_close(doc, DOC_LIST);
	doc_figure(
	    doc, &(struct doc_figure){
		     .drawing = &drawing, .name = STR("a"), .text = STR("b") });
}

static void
tidied(struct doc *doc)
{
	doc_put(doc, DOC_PARAGRAPH, NULL,
	    STR("  a \t b\r\n\n c\x1b[1m\xe2\x80\xae d \xe2\x81\xa6\x00 "));
}

/* A day stays with its month, but not in somebody's own words. */
static void
dates(struct doc *doc)
{
	put(doc, DOC_PARAGRAPH, "On 1 March & 12 May; 3 people, 4 x");
	doc_open(doc, DOC_WALL, NULL);
	doc_open(doc, DOC_NOTE, NULL);
	put(doc, DOC_QUOTE, "2 May");
	put(doc, DOC_BYLINE, "3 May");
	doc_close(doc, DOC_NOTE);
	doc_close(doc, DOC_WALL);
	doc_open(doc, DOC_TABLE, NULL);
	doc_put(doc, DOC_CAPTION, ID("d"), STR("4 May"));
	doc_open(doc, DOC_ROW, NULL);
	put(doc, DOC_COLUMN, "5 May");
	doc_close(doc, DOC_ROW);
	doc_close(doc, DOC_TABLE);
	put(doc, DOC_PARAGRAPH, "March 2 May");
}

static void
markdown(struct doc *doc)
{
	doc_markdown(
	    doc, STR("# Head\n\n*a* <b>\n\n> q\n\n1. x\n\n```\nc\n d\n```\n\n"
		     "![alt](i.png) [l](ftp://x)\n"));
}

static const struct {
	const char *name;
	lay_out *fn;
	const char *md;
	const char *html;
	const char *text;
} pages[] = {
	{ "sections", sections,
	    "## One\n\n### Two\n\nsoft\n\n**Why?**\n\n> **draft**\n",
	    "<section class=\"keep\">\n<h2 id=\"one\">One</h2>\n"
	    "<section class=\"tint box\">\n<h3>Two</h3>\n"
	    "<p class=\"soft\">soft</p>\n<p class=\"ask\">Why?</p>\n"
	    "<p class=\"draft\">draft</p>\n</section>\n\n</section>\n\n",
	    "One\n---\n\nTwo\n...\n\nsoft\n\n> Why?\n\n! draft\n" },
	{ "lists", lists, "- a\n- b\n\n  9. c\n  10. d\n\n* [ ] e\n",
	    "<ul>\n<li>a</li>\n<li>b<ol start=\"9\">\n<li>c</li>\n"
	    "<li aria-current=\"step\">d</li>\n</ol>\n</li>\n</ul>\n"
	    "<ul class=\"plain two\">\n<li class=\"tick\">e</li>\n</ul>\n",
	    "- a\n- b\n  9. c\n  10. d\n\n[ ] e\n" },
	{ "dates", dates,
	    "On 1 March & 12 May; 3 people, 4 x\n\n> “2 May”\n>\n> – 3 May\n\n"
	    "## 4 May\n\n| 5 May |\n| ----- |\n\nMarch 2 May\n",
	    "<p>On 1&nbsp;March &amp; 12&nbsp;May; 3 people, 4 x</p>\n"
	    "<div class=\"wall\">\n<div class=\"note\"><blockquote>"
	    "<p>“2 May”</p></blockquote><p>3&nbsp;May</p></div>\n</div>\n"
	    "<div class=\"scroll\" role=\"group\" tabindex=\"0\" "
	    "aria-labelledby=\"d\">\n<table>\n<caption><h2 id=\"d\">4&nbsp;May"
	    "</h2></caption>\n<thead><tr><th scope=\"col\">5 May</th></tr>"
	    "</thead>\n</table>\n</div>\n\n<p>March 2&nbsp;May</p>\n",
	    "On 1 March & 12 May; 3 people, 4 x\n\n    “2 May”\n    – 3 May\n\n"
	    "4 May\n-----\n\n5 May\n-----\n\nMarch 2 May\n" },
	{ "facts", facts,
	    "- **When:** Monday\n- **Late?** no\n\n* **Word:** meaning\n",
	    "<dl class=\"facts\">\n<dt>When</dt><dd>Monday</dd>\n"
	    "<dt>Late?</dt><dd>no</dd>\n</dl>\n<dl class=\"words\">\n"
	    "<dt>Word</dt><dd>meaning</dd>\n</dl>\n",
	    "When   Monday\nLate?  no\n\nWord\n    meaning\n" },
	{ "notes", notes,
	    "> “one\\\n> two”\n>\n> – A parent\n\n> idea\n>\n"
	    "> – In other words\n",
	    "<div class=\"wall\">\n<div class=\"note\"><blockquote>"
	    "<p lang=\"ar\" dir=\"rtl\">“one<br>two”</p></blockquote>"
	    "<p>A parent</p></div>\n<div class=\"note idea\"><blockquote>"
	    "<p>idea</p></blockquote><p>In other words</p></div>\n</div>\n",
	    "    “one\n    two”\n    – A parent\n\n    idea\n"
	    "    – In other words\n" },
	{ "leaf", leaf,
	    "Table:\n\n## Why?\n\n> Draw here\n>\n> - [ ] Ask me first\n",
	    "<section class=\"leaf box\">\n<p class=\"blank\">Table:</p>\n"
	    "<h2>Why?</h2>\n<div class=\"slip tall\">\n<p>Draw here</p>\n"
	    "<ul class=\"plain two\">\n<li class=\"tick\">Ask me first</li>\n"
	    "</ul>\n</div>\n</section>\n\n",
	    "Table:\n\nWhy?\n----\n\n    Draw here\n\n    [ ] Ask me first\n" },
	{ "table", table,
	    "## Table\n\n| Who  | How many |\n| ---- | -------: |\n"
	    "| a\\|b |       12 |\n",
	    "<div class=\"scroll keep\" role=\"group\" tabindex=\"0\" "
	    "aria-labelledby=\"t\">\n<table>\n<caption><h2 id=\"t\">Table</h2>"
	    "</caption>\n<thead><tr><th scope=\"col\">Who</th>"
	    "<th class=\"num\" scope=\"col\">How many</th></tr></thead>\n"
	    "<tbody>\n<tr><th scope=\"row\">a|b</th>"
	    "<td class=\"num\">12</td></tr>\n</tbody>\n</table>\n</div>\n\n",
	    "Table\n-----\n\nWho  How many\n---  --------\na|b        12\n" },
	{ "steps", steps, "## 10:00 Tea\n\nRest\n\n- **Leads:** all\n",
	    "<ol class=\"plain ruled run\">\n<li class=\"rest\"><div><h2>"
	    "<time datetime=\"10:00\">10:00</time> Tea</h2>\n<p>Rest</p>\n"
	    "</div>\n<dl>\n<dt>Leads</dt><dd>all</dd>\n</dl>\n</li>\n</ol>\n",
	    "10:00  Tea\n\n       Rest\n\n       Leads  all\n" },
	{ "inlines", inlines,
	    "**strong** and _emphasis_\\\n"
	    "[link](https://example.org/?a=1&b=%222%22), <a@b.org>, no link, "
	    "[The one](#the-one)\n",
	    "<p><strong>strong</strong> and <em>emphasis</em><br>"
	    "<a href=\"https://example.org/?a=1&amp;b=%222%22\">link</a>, "
	    "<a href=\"mailto:a@b.org\">a@b.org</a>, no link, "
	    "<a href=\"#one\">The one</a></p>\n",
	    "strong and emphasis\nlink (https://example.org/?a=1&b=%222%22), "
	    "a@b.org, no link, The one\n" },
	{ "figure", figure,
	    "\\</title>\\<script>&\"'� The day. One\\\n\\# thing]]>\n\n- 4\n\n"
	    "1. Discover\n\na b\n",
	    "<div class=\"figure\">\n<svg class=\"day\" role=\"img\" "
	    "aria-labelledby=\"figure-1\" "
	    "aria-describedby=\"figure-1-text\">\n"
	    "<title id=\"figure-1\">&lt;/title&gt;&lt;script&gt;&amp;&quot;'� "
	    "The day.</title>\n"
	    "<path d=\"M0 0\"/>\n</svg>\n"
	    "<p class=\"soft ends\"><span>10:00</span> A tick "
	    "<span>12:45</span></p>\n"
	    "<p id=\"figure-1-text\">One<br># thing]]&gt;</p>\n</div>\n"
	    "<ul>\n<li>4<svg class=\"day\" aria-hidden=\"true\">"
	    "<path d=\"M0 0\"/></svg></li>\n</ul>\n"
	    "<ol class=\"plain stages\">\n<li>Discover</li>\n</ol>\n"
	    "<div class=\"figure\">\n<svg class=\"day\" role=\"img\" "
	    "aria-labelledby=\"figure-2\" "
	    "aria-describedby=\"figure-2-text\">\n"
	    "<title id=\"figure-2\">a</title>\n"
	    "<path d=\"M0 0\"/>\n</svg>\n"
	    "<p id=\"figure-2-text\">b</p>\n</div>\n",
	    "</title><script>&\"'� The day. One\n# thing]]>\n\n- 4\n\n"
	    "1. Discover\n\na b\n" },
	{ "tidied", tidied, "a b\\\nc�[1m d �\n", "<p>a b<br>c�[1m d �</p>\n",
	    "a b\nc�[1m d �\n" },
	{ "markdown", markdown,
	    "**Head**\n\n_a_ \\<b>\n\n> q\n\n1. x\n\nc\\\nd\n\nalt l\n",
	    "<p><strong>Head</strong></p>\n<p><em>a</em> &lt;b&gt;</p>\n"
	    "<blockquote>\n<p>q</p>\n</blockquote>\n<ol>\n<li>x</li>\n</ol>\n"
	    "<p>c<br>d</p>\n<p>alt l</p>\n",
	    "Head\n\na <b>\n\n    q\n\n1. x\n\nc\nd\n\nalt l\n" },
};

static void
writes_every_element(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(pages); i++) {
		print_message("# %s\n", pages[i].name);
		assert_str(
		    page_of(arena, DOC_MARKDOWN, pages[i].fn), pages[i].md);
		assert_str(
		    page_of(arena, DOC_HTML, pages[i].fn), pages[i].html);
		assert_str(
		    page_of(arena, DOC_TEXT, pages[i].fn), pages[i].text);
	}
	arena_free(arena);
}

/* Markdown has a backslash only where one is needed. */
static void
escapes_no_more_than_it_must(void **state)
{
	static const char *const plain[] = {
		"Support (for us) ended - just like that.",
		"5* hotel, 3 * 4, snake_case, ~10 people, AT&T, a < b, <3",
		"#1 of 10.30, 2024-02-08, (see above), [laughs], `, 50% + 50%",
		"What?! No: it's \"fine\". £22.50/hour; a|b = c\\d ^ {e} $5",
		"Fill in: ______, or wait ... ```, a~~~ * b",
		"someone @ home, http: is a word, www is, too",
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(plain); i++) {
		const struct doc_page page = { .lang = STR("en") };
		struct out *out = out_memory(arena);
		struct doc *doc = doc_begin(arena, out, DOC_MARKDOWN, &page);

		doc_open(doc, DOC_MAIN, NULL);
		put(doc, DOC_PARAGRAPH, plain[i]);
		doc_close(doc, DOC_MAIN);
		doc_end(doc);
		assert_str(str_trim(out_text(out)), plain[i]);
		out_discard(out);
	}
	arena_free(arena);
}

static void
empty(struct doc *doc)
{
	(void)doc;
}

static void
writes_a_whole_page(void **state)
{
	static const char *const parts[] = {
		"<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\" class=\"large\" "
		"data-title=\"A &lt;&quot;&amp;\" data-state=\"Draft\">",
		"<meta charset=\"utf-8\">",
		"content=\"default-src 'none'; style-src 'sha256-",
		"'; base-uri 'none'; form-action 'none'\">",
		"<title>A &lt;&quot;&amp;</title>",
		"<body class=\"long\">\n<a class=\"skip\" href=\"#main\">Skip</a>",
		"<nav class=\"toc\" aria-labelledby=\"contents\">\n"
		"<h2 id=\"contents\">Contents</h2>",
		"<footer>\n<p>End</p>\n</footer>\n</body>\n</html>\n",
	};
	const struct doc_page page = {
		.title = STR("A\n<\"&\xe2\x80\xae"),
		.lang = STR("ar"),
		.rtl = true,
		.skip = STR("Skip"),
		.state = STR("Draft"),
		.large = true,
		.contents = true,
	};
	struct arena *arena = arena_new();
	struct out *out = out_memory(arena);
	struct doc *doc = doc_begin(arena, out, DOC_HTML, &page);

	(void)state;
	doc_open(doc, DOC_NAV, NULL);
	put(doc, DOC_HEADING, "Contents");
	doc_close(doc, DOC_NAV);
	doc_open(doc, DOC_FOOTER, NULL);
	put(doc, DOC_PARAGRAPH, "End");
	doc_close(doc, DOC_FOOTER);
	doc_end(doc);
	for (size_t i = 0; i < COUNTOF(parts); i++) {
		struct str text = out_text(out);

		if (str_find(text, str_from(parts[i])) == text.n)
			fail_msg("not on the page: %s", parts[i]);
	}
	assert_str(page_of(arena, DOC_HTML, empty), "");
	out_discard(out);
	arena_free(arena);
}

static void
text_in_section(struct doc *doc)
{
	doc_open(doc, DOC_SECTION, NULL);
	doc_text(doc, STR("words"));
}

static void
item_without_list(struct doc *doc)
{
	put(doc, DOC_ITEM, "words");
}

static void
wrong_close(struct doc *doc)
{
	doc_open(doc, DOC_SECTION, NULL);
	doc_close(doc, DOC_PANEL);
}

static void
left_open(struct doc *doc)
{
	doc_open(doc, DOC_SECTION, NULL);
}

static void
table_without_caption(struct doc *doc)
{
	doc_open(doc, DOC_TABLE, NULL);
	doc_open(doc, DOC_ROW, NULL);
}

static void
after_side(struct doc *doc)
{
	doc_open(doc, DOC_STEPS, NULL);
	doc_open(doc, DOC_STEP, NULL);
	doc_open(doc, DOC_SIDE, NULL);
	doc_close(doc, DOC_SIDE);
	put(doc, DOC_PARAGRAPH, "words");
}

static void
legend_of_nothing(struct doc *doc)
{
	doc_open(doc, DOC_LEGEND_END, NULL);
}

/* A mistake of ours ends the program at once. */
static void
stops_at_wrong_nesting(void **state)
{
	static lay_out *const wrong[] = { text_in_section, item_without_list,
		wrong_close, left_open, table_without_caption, after_side,
		legend_of_nothing };

	(void)state;
	for (size_t i = 0; i < COUNTOF(wrong); i++) {
		int status = 0;
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0) {
			(void)signal(SIGABRT, SIG_DFL);
			(void)freopen("/dev/null", "w", stderr);
			(void)page_of(arena_new(), DOC_TEXT, wrong[i]);
			_exit(0);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), SIGABRT);
	}
}

static void
wraps_between_words(void **state)
{
	struct arena *arena = arena_new();
	const struct doc_page page = { .lang = STR("en") };
	struct out *out = out_memory(arena);
	struct doc *doc = doc_begin(arena, out, DOC_TEXT, &page);
	struct buf long_word = BUF(arena);
	size_t lines = 0;
	struct str rest;

	(void)state;
	while (long_word.n < 100)
		buf_char(&long_word, 'x');
	doc_open(doc, DOC_MAIN, NULL);
	doc_open(doc, DOC_PARAGRAPH, NULL);
	for (size_t i = 0; i < 40; i++)
		doc_text(doc, STR("日本 é "));
	doc_text(doc, buf_str(&long_word));
	doc_text(doc, STR(" end"));
	doc_close(doc, DOC_PARAGRAPH);
	doc_close(doc, DOC_MAIN);
	doc_end(doc);
	rest = str_trim(out_text(out));
	for (; rest.s; lines++) {
		struct str line = str_cut(rest, '\n', &rest);

		assert_true(utf8_width(line) <= 72 ||
			    str_eq(line, buf_str(&long_word)));
	}
	assert_int_equal(lines, 6);
	out_discard(out);
	arena_free(arena);
}

static void
cleans_links(void **state)
{
	static const char *const cases[][2] = {
		{ " HTTPS://example.org:80/a b?c=[d]#e#f ",
		    "https://example.org:80/a%20b?c=%5Bd%5D#e%23f" },
		{ "http://example.org/%41%zz\"<>(|)é",
		    "http://example.org/%41%25zz%22%3C%3E%28%7C%29%C3%A9" },
		{ "mailto:a.b+c@d.org?subject=x y",
		    "mailto:a.b+c@d.org?subject=x%20y" },
		{ "#a-1", "#a-1" },
		{ "#a b", "" },
		{ "#", "" },
		{ "javascript:alert(1)", "" },
		{ "data:text/html,x", "" },
		{ "//example.org", "" },
		{ "http:/example.org", "" },
		{ "http://", "" },
		{ "http://user@example.org", "" },
		{ "http://a:99999/", "" },
		{ "http://-a/", "" },
		{ "mailto:a", "" },
		{ "mailto:a@", "" },
		{ "mailto:a b@c.d", "" },
		{ "/a/b", "" },
		{ "", "" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++)
		assert_str(
		    link_clean(arena, str_from(cases[i][0])), cases[i][1]);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_every_element),
		cmocka_unit_test(escapes_no_more_than_it_must),
		cmocka_unit_test(writes_a_whole_page),
		cmocka_unit_test(stops_at_wrong_nesting),
		cmocka_unit_test(wraps_between_words),
		cmocka_unit_test(cleans_links),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
