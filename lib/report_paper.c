/* SPDX-License-Identifier: MIT */
#include "report_paper.h"

#include "report_changes.h"
#include "report_first.h"
#include "utf8.h"

/* Letters in a line. */
#define HALF_LETTERS   38 /* of the two columns */
#define QUOTE_LETTERS  42 /* of the first quote, with the change beside it */
#define AGREED_LETTERS 32
#define TITLE_LETTERS  32
#define LEDE_LETTERS   66

/* Tenths of a line of text. */
#define TITLE     17 /* a line of the title */
#define TURNED    17 /* a line from right to left */
#define LEDE      12 /* of the question */
#define TABLE     30 /* the heading of a table and the heads of its columns */
#define HEADING   10 /* the space around a heading */
#define PANEL     8  /* the edges of a panel */
#define NOTE      10 /* the edges of a note */
#define PARAGRAPH 4  /* the space between paragraphs */

/* Lines that one line of text takes when it is broken between words. */
static size_t
broken(struct str line, size_t letters)
{
	size_t lines = 1, used = 0;
	while (line.s) {
		size_t width = utf8_width(str_cut(line, ' ', &line));
		size_t with = used ? used + 1 + width : width;
		if (!width)
			continue;
		if (with > letters && used) {
			lines++;
			with = width;
		}
		lines += (with - 1) / letters;
		used = (with - 1) % letters + 1;
	}
	return lines;
}

/* What a line takes: those that run from right to left are set larger and
 * further apart (the letters of U+0580 to U+07FF begin with these bytes). */
static int
height(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if ((unsigned char)line.s[i] >= 0xd6 &&
		    (unsigned char)line.s[i] <= 0xdf)
			return TURNED;
	return 10;
}

int
report_paper_lines(struct str text, size_t letters)
{
	int tenths = 0;
	while (text.s) {
		struct str line = str_cut(text, '\n', &text);
		tenths += line.n ? (int)broken(line, letters) * height(line)
				 : PARAGRAPH;
	}
	return tenths;
}

/* What is written by itself, as plain text. */
struct measured {
	void (*write)(const struct page *page); /* all of it; NULL: */
	const struct report_short *shown;       /* one part of it */
	size_t part;
};

static int
measure(
    const struct page *page, const struct measured *measured, size_t letters)
{
	struct arena *arena = arena_new();
	struct out *out = out_memory(arena);
	struct page alone = *page;
	const struct doc_page doc_page = { .chat = true };
	int tenths;

	alone.arena = arena;
	alone.doc = doc_begin(arena, out, DOC_TEXT, &doc_page);
	doc_open(alone.doc, DOC_MAIN, NULL);
	if (measured->write)
		measured->write(&alone);
	else
		report_short_part(&alone, measured->shown, measured->part);
	doc_close(alone.doc, DOC_MAIN);
	doc_end(alone.doc);
	tenths = report_paper_lines(out_text(out), letters);
	arena_free(arena);
	return tenths;
}

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

/* What a text in larger type takes more than in ours. */
static int
more_for(struct str text, size_t letters, int line)
{
	return report_paper_lines(text, letters) / 10 * line -
	       report_paper_lines(text, REPORT_PAPER_LETTERS);
}

int
report_paper_first(const struct page *page)
{
	const struct summary *s = page->summary;
	const struct measured quote = { .write = report_first_quote };
	const struct measured agreed = { .write = report_first_agreed };
	int quote_wide = measure(page, &quote, REPORT_PAPER_LETTERS);
	int agreed_wide = measure(page, &agreed, REPORT_PAPER_LETTERS);
	int more = more_for(s->title, TITLE_LETTERS, TITLE) +
		   more_for(s->question, LEDE_LETTERS, LEDE) +
		   (quote_wide ? NOTE : 0);
	if (!quote_wide || !agreed_wide)
		return more;
	return more - quote_wide - agreed_wide - NOTE +
	       larger(measure(page, &quote, QUOTE_LETTERS) + NOTE,
		   measure(page, &agreed, AGREED_LETTERS));
}

/* The table of changes: of each row its highest cell. */
static int
table_lines(const struct page *page, int rows)
{
	const struct summary *s = page->summary;
	const struct summary_change *first = report_first_change(s);
	int tenths = TABLE;
	for (size_t i = 0; i < s->changes.n && rows; i++) {
		const struct summary_change *change = &s->changes.v[i];
		int said = report_paper_lines(change->said, 14);
		int will = report_paper_lines(change->will, 30);
		int who = report_paper_lines(change->who, 11);
		if (!report_changes_will(change) || change == first)
			continue;
		tenths += larger(larger(said, will), larger(who, 20)) + 6;
		rows--;
	}
	return tenths;
}

/* The parts in two columns, cut where the higher of them is lowest. */
static int
columns_lines(const int part[], size_t n)
{
	int all = 0, before = 0, lowest;
	for (size_t i = 0; i < n; i++)
		all += part[i];
	lowest = all;
	for (size_t i = 0; i < n; i++) {
		before += part[i];
		if (larger(before, all - before) < lowest)
			lowest = larger(before, all - before);
	}
	return lowest;
}

/* The edges of what stands in a part, beside its words. */
static int
edges(const struct report_short *shown, size_t i)
{
	if (i == REPORT_SHORT_IN_SHORT || i == REPORT_SHORT_WRONG)
		return PANEL;
	if (i == REPORT_SHORT_WORKS || i == REPORT_SHORT_DIFFERS)
		return NOTE * shown->level[i];
	return 0;
}

int
report_paper_parts(const struct page *page, const struct report_short *shown)
{
	int part[REPORT_SHORT_PARTS] = { 0 }, tenths = 0;
	for (size_t i = 0; i < REPORT_SHORT_PARTS; i++) {
		const struct measured one = { .shown = shown, .part = i };
		bool wide = i == REPORT_SHORT_IN_SHORT;
		int here;
		if (i == REPORT_SHORT_CHANGES && shown->level[i]) {
			tenths += table_lines(page, shown->level[i]);
			continue;
		}
		here = measure(
		    page, &one, wide ? REPORT_PAPER_LETTERS : HALF_LETTERS);
		if (!here)
			continue;
		here += HEADING + edges(shown, i);
		if (wide)
			tenths += here;
		else
			part[i] = here;
	}
	return tenths + columns_lines(part, REPORT_SHORT_PARTS);
}
