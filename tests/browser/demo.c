/* SPDX-License-Identifier: MIT */
/*
 * demo: a page with every element that doc has, so that its writers can be
 * looked at and checked without a plan or notes.
 *
 *     demo md|html|text [plain|draft|hostile|run|rtl]
 */
#include <stdio.h>
#include <string.h>

#include "doc.h"

/* Words that would be something else in some format. */
static const char *const hostile[] = {
	"<script>alert(1)</script> & &amp; &#x3c;b&#x3e; \"quoted\" 'single'",
	"# heading\n===\n- item\n    four spaces\n1. one\n~~~\n```\n> quote",
	"![picture](http://example.com/x.png) [link](javascript:alert(1))",
	"| a | b |\n| --- | --- |\n| 1 | 2 |",
	"</style></main></body><!-- --> ]]> <![CDATA[ x",
	"=1+1 @SUM(A1) *bold* _em_ ~~gone~~ `code` www.example.com",
	"\x1b[2J\x07 bell \xe2\x80\xae turned \xe2\x81\xa6 and \xc2\x9b",
	"wordswithoutablankwordswithoutablankwordswithoutablankwords",
};

static struct str
words(bool nasty, size_t i, struct str plain)
{
	return nasty ? str_from(hostile[i % COUNTOF(hostile)]) : plain;
}

static void
put(struct doc *doc, enum doc_element element, const char *text)
{
	doc_put(doc, element, NULL, str_from(text));
}

static void
put_style(struct doc *doc, enum doc_element element, enum doc_style style,
    const char *text)
{
	doc_put(doc, element, &(struct doc_attrs){ .style = style },
	    str_from(text));
}

static void
open_style(struct doc *doc, enum doc_element element, enum doc_style style)
{
	doc_open(doc, element, &(struct doc_attrs){ .style = style });
}

static void
put_heading(struct doc *doc, const char *id, const char *text)
{
	doc_put(doc, DOC_HEADING, &(struct doc_attrs){ .id = str_from(id) },
	    str_from(text));
}

static void
put_fact(struct doc *doc, const char *term, struct str fact)
{
	put(doc, DOC_TERM, term);
	doc_put(doc, DOC_FACT, NULL, fact);
}

static void
put_header(struct doc *doc, bool draft)
{
	doc_open(doc, DOC_HEADER, NULL);
	put(doc, DOC_KIND, "Outcome summary, in full");
	put(doc, DOC_TITLE, "A family book for good endings");
	put_style(doc, DOC_PARAGRAPH, DOC_LEDE,
	    "What we heard, and what happens next");
	if (draft) {
		open_style(doc, DOC_PARAGRAPH, DOC_DRAFT);
		put(doc, DOC_STRONG, "Draft: not yet checked.");
		doc_text(
		    doc, STR(" Please do not share it until the group has read "
			     "it."));
		doc_close(doc, DOC_PARAGRAPH);
	}
	open_style(doc, DOC_PARAGRAPH, DOC_SOFT);
	doc_text(doc, STR("From the Seedling group in Riverbend. "));
	doc_put(doc, DOC_TIME,
	    &(struct doc_attrs){ .datetime = STR("2024-06-27") },
	    STR("27 June 2024"));
	doc_text(doc, STR(". Read first by parents in the group."));
	doc_close(doc, DOC_PARAGRAPH);
	doc_close(doc, DOC_HEADER);
}

static void
put_contents(struct doc *doc)
{
	static const char *const links[][2] = {
		{ "#short", "In short" },
		{ "#heard", "What we heard" },
		{ "#decided", "What we decided together" },
		{ "#numbers", "Who took part" },
		{ "#care", "Who looks after this" },
	};
	size_t i;

	doc_open(doc, DOC_NAV, NULL);
	put(doc, DOC_HEADING, "In this summary");
	open_style(doc, DOC_LIST, DOC_BARE);
	for (i = 0; i < COUNTOF(links); i++) {
		doc_open(doc, DOC_ITEM, NULL);
		doc_put(doc, DOC_LINK,
		    &(struct doc_attrs){ .href = str_from(links[i][0]) },
		    str_from(links[i][1]));
		doc_close(doc, DOC_ITEM);
	}
	doc_close(doc, DOC_LIST);
	doc_close(doc, DOC_NAV);
}

static void
put_note(struct doc *doc, const struct doc_attrs *note,
    const struct doc_attrs *quote, struct str text, const char *byline)
{
	doc_open(doc, DOC_NOTE, note);
	doc_put(doc, DOC_QUOTE, quote, text);
	put(doc, DOC_BYLINE, byline);
	doc_close(doc, DOC_NOTE);
}

static void
put_heard(struct doc *doc, bool nasty)
{
	size_t i;

	doc_open(doc, DOC_SECTION, NULL);
	put_heading(doc, "heard", "What we heard");
	put(doc, DOC_PARAGRAPH,
	    "We heard 61 notes. 44 are in this summary. The headings are "
	    "sentences that the group chose together.");
	doc_open(doc, DOC_SECTION, NULL);
	put_heading(doc, "t-shock", "Endings came as a shock");
	doc_open(doc, DOC_WALL, NULL);
	put_note(doc, NULL, NULL,
	    words(nasty, 0, STR("It just stopped. No one said goodbye.")),
	    "A parent");
	put_note(doc, NULL,
	    &(struct doc_attrs){ .lang = STR("ar"), .rtl = true },
	    words(nasty, 6, STR("لم يخبرنا أحد متى ستكون الزيارة الأخيرة.")),
	    "A parent. In English: “No one told us when the last visit would "
	    "be.”");
	put_note(doc, NULL,
	    &(struct doc_attrs){ .lang = STR("ur"), .rtl = true },
	    words(nasty, 6, STR("ہر بار شروع سے بتانا پڑتا ہے۔")),
	    "A parent. In English: “Each time I have to tell it from the "
	    "start.”");
	put_note(doc, NULL, &(struct doc_attrs){ .lang = STR("cy") },
	    words(
		nasty, 2, STR("Roedd y baned cyn dechrau\nyn golygu llawer.")),
	    "A parent");
	put_note(doc, &(struct doc_attrs){ .style = DOC_IDEA }, NULL,
	    words(nasty, 3, STR("A neighbour kept in touch each week.")),
	    "An idea from a parent, in other words");
	if (nasty)
		for (i = 0; i < COUNTOF(hostile); i++)
			put_note(doc, NULL, NULL, str_from(hostile[i]),
			    "Someone who took part");
	doc_close(doc, DOC_WALL);
	put(doc, DOC_PARAGRAPH, "14 notes spoke of this.");
	doc_open(doc, DOC_PANEL, NULL);
	put(doc, DOC_HEADING, "Where we saw it differently");
	doc_markdown(
	    doc, STR("**Some of us said** a last date, set early, would have "
		     "helped.\n\n**Others said** a date can feel like a clock "
		     "running down."));
	doc_close(doc, DOC_PANEL);
	doc_close(doc, DOC_SECTION);
	doc_close(doc, DOC_SECTION);
}

static void
put_decided(struct doc *doc, bool nasty)
{
	static const char *const cells[][5] = {
		{ "Tell us early when support will end",
		    "A last-visit plan, filled in together, weeks before",
		    "Practitioners", "30 Sept 2024",
		    "Families say they knew the date in good time" },
		{ "Put our own tips in a book",
		    "200 books printed. Parents choose the cover",
		    "Parents, with money from the council team", "13 Sept 2024",
		    "Every family that finishes is handed one" },
		{ "Text us, please",
		    "Each family picks text, call or visit at the start",
		    "Not agreed yet", "Not agreed yet", "Not agreed yet" },
	};
	size_t row;
	size_t i;

	open_style(doc, DOC_TABLE, DOC_KEEP);
	doc_put(doc, DOC_CAPTION, &(struct doc_attrs){ .id = STR("decided") },
	    STR("What we decided together"));
	doc_open(doc, DOC_ROW, NULL);
	put(doc, DOC_COLUMN, "We said");
	put(doc, DOC_COLUMN, "What will happen");
	put(doc, DOC_COLUMN, "Who");
	put_style(doc, DOC_COLUMN, DOC_NARROW, "By when");
	put(doc, DOC_COLUMN, "How we will know");
	doc_close(doc, DOC_ROW);
	for (row = 0; row < COUNTOF(cells); row++) {
		doc_open(doc, DOC_ROW, NULL);
		for (i = 0; i < 5; i++)
			doc_put(doc, i ? DOC_CELL : DOC_ROW_HEAD, NULL,
			    words(nasty, row * 5 + i, str_from(cells[row][i])));
		doc_close(doc, DOC_ROW);
	}
	doc_close(doc, DOC_TABLE);
}

static void
put_numbers(struct doc *doc)
{
	static const char *const cells[][3] = {
		{ "Discover", "12", "5" },
		{ "Define", "11", "fewer than 5" },
		{ "Develop", "9", "5" },
	};
	size_t i;

	doc_open(doc, DOC_TABLE, NULL);
	doc_put(doc, DOC_CAPTION, &(struct doc_attrs){ .id = STR("numbers") },
	    STR("Who took part"));
	doc_open(doc, DOC_ROW, NULL);
	put(doc, DOC_COLUMN, "Session");
	put_style(doc, DOC_COLUMN, DOC_NUMBER, "Parents");
	put_style(doc, DOC_COLUMN, DOC_NUMBER, "Practitioners");
	doc_close(doc, DOC_ROW);
	for (i = 0; i < COUNTOF(cells); i++) {
		doc_open(doc, DOC_ROW, NULL);
		put(doc, DOC_ROW_HEAD, cells[i][0]);
		put(doc, DOC_CELL, cells[i][1]);
		put(doc, DOC_CELL, cells[i][2]);
		doc_close(doc, DOC_ROW);
	}
	doc_close(doc, DOC_TABLE);
}

static void
put_care(struct doc *doc, bool nasty)
{
	open_style(doc, DOC_SECTION, DOC_KEEP);
	put_heading(doc, "care", "Who looks after this");
	doc_open(doc, DOC_FACTS, NULL);
	put_fact(doc, "Who leads", STR("Parents and council team, together"));
	put_fact(doc, "Started", words(nasty, 1, STR("15 January 2024")));
	doc_open(doc, DOC_TERM, NULL);
	doc_text(doc, STR("Talk to us"));
	doc_close(doc, DOC_TERM);
	doc_open(doc, DOC_FACT, NULL);
	doc_put(doc, DOC_LINK,
	    &(struct doc_attrs){ .href = STR("mailto:book@example.org") },
	    STR("book@example.org"));
	doc_text(doc, STR(", or read "));
	doc_put(doc, DOC_LINK,
	    &(struct doc_attrs){ .href = STR("https://example.org/a?b=1&c=2") },
	    STR("the page of the group"));
	doc_close(doc, DOC_FACT);
	doc_close(doc, DOC_FACTS);
	put(doc, DOC_HEADING, "Words we used");
	open_style(doc, DOC_FACTS, DOC_WORDS);
	put_fact(doc, "Co-design",
	    STR("The people whose lives will change, and the people who do "
		"the work, make something together and share the decisions."));
	put_fact(doc, "Double diamond",
	    words(nasty, 5, STR("Four stages: open up, choose, make, try.")));
	doc_close(doc, DOC_FACTS);
	doc_markdown(doc,
	    STR("## A heading of theirs\n\nSome _leaning_ and **strong** "
		"words, `code`, a [link](https://example.org) and\na second "
		"line.\\\nA third <b>line</b>.\n\n3. three\n4. four\n   - "
		"inner\n   - other\n\n> quoted\n\n```\nlines of\n  code\n```"
		"\n\n![a picture of it](x.png)\n"));
	doc_close(doc, DOC_SECTION);
}

static void
put_step(struct doc *doc, enum doc_style style, const char *time,
    const char *what, const char *kind)
{
	open_style(doc, DOC_STEP, style);
	doc_open(doc, DOC_HEADING, NULL);
	doc_put(doc, DOC_TIME,
	    &(struct doc_attrs){ .datetime = str_from(time) }, str_from(time));
	doc_text(doc, STR(" "));
	doc_text(doc, str_from(what));
	doc_close(doc, DOC_HEADING);
	put_style(doc, DOC_PARAGRAPH, DOC_SOFT, kind);
}

static void
put_side(struct doc *doc, const char *leads, const char *bring)
{
	doc_open(doc, DOC_SIDE, NULL);
	doc_open(doc, DOC_FACTS, NULL);
	put_fact(doc, "Leads", str_from(leads));
	put_fact(doc, "Bring", str_from(bring));
	doc_close(doc, DOC_FACTS);
	doc_close(doc, DOC_SIDE);
}

static void
put_day(struct doc *doc, bool nasty)
{
	static const struct svg_span day[] = { { 30, SVG_OPEN },
		{ 60, SVG_MILD }, { 15, SVG_DASH }, { 55, SVG_MILD },
		{ 5, SVG_DASH } };
	struct arena *arena = arena_new();
	const struct svg line = svg_line(arena, day, COUNTOF(day), 600, 60);

	doc_figure(doc,
	    &(struct doc_figure){
		.drawing = &line,
		.name = words(nasty, 0, STR("The day from 10:00 to 12:45.")),
		.text = words(nasty, 4, STR("The break is at 11:30.")),
		.legend = words(nasty, 1, STR("A tick for each hour.")),
		.begins = STR("10:00"),
		.ends = STR("12:45"),
	    });
	arena_free(arena);
}

/* Each stage as the one that is here. */
static void
put_stages(struct doc *doc, bool nasty)
{
	static const char *const names[] = { "Discover: our stories",
		"Define: what the book must do", "Develop: make rough pages",
		"Deliver: try the book" };

	for (int here = -1; here <= SVG_STAGES; here++) {
		struct arena *arena = arena_new();
		const struct svg stages = svg_diamonds(arena, here);

		doc_figure(
		    doc, &(struct doc_figure){ .drawing = &stages,
			     .name = STR("The four stages."),
			     .text = words(nasty, 5, STR("You are here.")) });
		open_style(doc, DOC_LIST, DOC_STAGES);
		for (int i = 0; i < SVG_STAGES; i++)
			doc_put(doc, DOC_ITEM,
			    &(struct doc_attrs){ .current = i == here },
			    str_from(names[i]));
		doc_close(doc, DOC_LIST);
		arena_free(arena);
	}
}

static void
put_bars(struct doc *doc)
{
	static const char *const points[] = { "Not yet", "A little",
		"About half", "Mostly", "As much as we can", "Not sure" };
	struct arena *arena = arena_new();

	doc_open(doc, DOC_TABLE, NULL);
	put(doc, DOC_CAPTION, "What people ticked");
	doc_open(doc, DOC_ROW, NULL);
	put(doc, DOC_COLUMN, "Answer");
	put(doc, DOC_COLUMN, "How many");
	put(doc, DOC_COLUMN, "Average");
	doc_close(doc, DOC_ROW);
	for (size_t i = 0; i < COUNTOF(points); i++) {
		const struct svg bar = svg_bar(arena,
		    i == COUNTOF(points) - 1 ? SVG_OPEN : SVG_MILD, (long)i, 5);
		const struct svg side =
		    svg_bar_middle(arena, SVG_BOLD, (long)i * 8, 40, 4);

		doc_open(doc, DOC_ROW, NULL);
		put(doc, DOC_ROW_HEAD, points[i]);
		doc_open(doc, DOC_CELL, NULL);
		doc_text(doc, str_fmt(arena, "%zu", i));
		doc_drawing(doc, &bar);
		doc_close(doc, DOC_CELL);
		doc_open(doc, DOC_CELL, NULL);
		doc_text(doc, str_fmt(arena, "%zu", i * 8));
		doc_drawing(doc, &side);
		doc_close(doc, DOC_CELL);
		doc_close(doc, DOC_ROW);
	}
	doc_close(doc, DOC_TABLE);
	arena_free(arena);
}

static void
put_run(struct doc *doc, bool nasty)
{
	static const char *const things[] = { "Hot lunch and fruit for 25",
		"Tea, coffee, milk, 25 cups", "25 first-name badges",
		"30 picture cards", "40 pens in many colours",
		"6 pads of sticky notes" };
	size_t i;

	doc_open(doc, DOC_SECTION, NULL);
	put_heading(doc, "run", "Run sheet");
	put_day(doc, nasty);
	doc_open(doc, DOC_STEPS, NULL);
	put_step(doc, DOC_PLAIN, "10:00", "Arrive and eat together",
	    "1. Arrive, 30 minutes");
	put(doc, DOC_PARAGRAPH,
	    "Someone each parent already knows says hello at the door.");
	put_side(doc, "parent peer supporters", "badges, pens");
	doc_close(doc, DOC_STEP);
	put_step(doc, DOC_PLAIN, "11:00",
	    "Draw the last month of support as a path", "4. Make, 30 minutes");
	doc_put(doc, DOC_PARAGRAPH, &(struct doc_attrs){ .style = DOC_ASK },
	    words(nasty, 1,
		STR("What helped, and what was missing, when support ended?")));
	doc_markdown(doc,
	    STR("**Join in by** drawing or talking. **The choice:** you can "
		"draw, talk or just listen."));
	put_side(doc, "a parent at each table",
	    "3 rolls of paper, pens, sticky notes");
	doc_close(doc, DOC_STEP);
	put_step(doc, DOC_REST, "11:30", "Tea and fresh air",
	    "5. Break, 15 minutes. Never cut");
	doc_close(doc, DOC_STEP);
	doc_close(doc, DOC_STEPS);
	doc_close(doc, DOC_SECTION);
	open_style(doc, DOC_SECTION, DOC_KEEP);
	put_heading(doc, "bring", "Things to bring");
	open_style(doc, DOC_LIST, DOC_TICKS);
	for (i = 0; i < COUNTOF(things); i++)
		doc_put(
		    doc, DOC_ITEM, NULL, words(nasty, i, str_from(things[i])));
	doc_close(doc, DOC_LIST);
	put(doc, DOC_HEADING, "Where this session sits");
	put_stages(doc, nasty);
	doc_close(doc, DOC_SECTION);
	put_bars(doc);
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct out *out = out_new(arena, NULL);
	struct diag *diag = diag_new(arena, "demo");
	const char *kind = argc > 2 ? argv[2] : "plain";
	bool nasty = strcmp(kind, "hostile") == 0;
	bool draft = strcmp(kind, "draft") == 0;
	bool run = strcmp(kind, "run") == 0;
	struct doc_page page = {
		.title = STR("A family book for good endings"),
		.lang = STR("en-GB"),
		.skip = STR("Skip to the summary"),
		.state = draft ? STR("Draft: not yet checked") : STR(""),
		.contents = !run,
		.quote_open = STR("“"),
		.quote_close = STR("”"),
	};
	enum doc_format format = DOC_MARKDOWN;
	struct doc *doc;
	int status;

	while (argc > 1 && strcmp(doc_format_name(format), argv[1]) != 0 &&
	       format < DOC_TEXT)
		format++;
	if (nasty)
		page.title = str_from(hostile[0]);
	page.rtl = strcmp(kind, "rtl") == 0;
	doc = doc_begin(arena, out, format, &page);
	put_header(doc, draft);
	if (!run)
		put_contents(doc);
	doc_open(doc, DOC_MAIN, NULL);
	if (!run) {
		doc_open(doc, DOC_PANEL, NULL);
		put_heading(doc, "short", "In short");
		put(doc, DOC_PARAGRAPH,
		    "From 30 September, every last visit will be planned with "
		    "the family, at least four weeks before.");
		doc_close(doc, DOC_PANEL);
		put_heard(doc, nasty);
		put_decided(doc, nasty);
		put_numbers(doc);
		put_care(doc, nasty);
	}
	put_run(doc, nasty);
	doc_close(doc, DOC_MAIN);
	doc_open(doc, DOC_FOOTER, NULL);
	put(doc, DOC_PARAGRAPH, "The ten questions are in our own words.");
	doc_close(doc, DOC_FOOTER);
	doc_end(doc);
	if (!out_commit(out, diag))
		(void)fputs("demo: the page was not written\n", stderr);
	status = (int)diag_status(diag);
	arena_free(arena);
	return status;
}
