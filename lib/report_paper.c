/* SPDX-License-Identifier: MIT */
#include "report_paper.h"

#include "report_changes.h"
#include "report_first.h"
#include "utf8.h"

#define HALF_LETTERS 34 /* in a line of a part that stands beside another */
#define HEADING      20 /* tenths of a line, with the space around it */
#define PANEL        15 /* the edges of a panel */
#define GAP          11 /* between parts */

int
report_paper_lines(struct str text, size_t letters)
{
	int tenths = 0;
	while (text.s) {
		size_t width = utf8_width(str_cut(text, '\n', &text));
		tenths += (int)((width + letters - 1) / letters) * 10;
	}
	return tenths;
}

/* The words of one part, as plain text. */
static int
part_lines(const struct page *page, const struct report_short *shown, size_t i,
    size_t letters)
{
	struct arena *arena = arena_new();
	struct out *out = out_memory(arena);
	struct page part = *page;
	const struct doc_page doc_page = { .chat = true };
	int tenths;
	part.arena = arena;
	part.doc = doc_begin(arena, out, DOC_TEXT, &doc_page);
	doc_open(part.doc, DOC_MAIN, NULL);
	report_short_part(&part, shown, i);
	doc_close(part.doc, DOC_MAIN);
	doc_end(part.doc);
	tenths = report_paper_lines(out_text(out), letters);
	arena_free(arena);
	return tenths;
}

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

/* The table of changes: of each row its highest cell. */
static int
table_lines(const struct page *page, int rows)
{
	const struct summary *s = page->summary;
	const struct summary_change *first = report_first_change(s);
	int tenths = 2 * HEADING;
	for (size_t i = 0; i < s->changes.n && rows; i++) {
		const struct summary_change *change = &s->changes.v[i];
		int said = report_paper_lines(change->said, 15);
		int will = report_paper_lines(change->will, 28);
		int who = report_paper_lines(change->who, 9);
		if (!report_changes_will(change) || change == first)
			continue;
		tenths += larger(larger(said, will), larger(who, 20)) + 6;
		rows--;
	}
	return tenths;
}

int
report_paper_parts(const struct page *page, const struct report_short *shown)
{
	int tenths = 0, beside = 0;
	for (size_t i = 0; i < REPORT_SHORT_PARTS; i++) {
		int here;
		if (i == REPORT_SHORT_CHANGES && shown->level[i]) {
			tenths += table_lines(page, shown->level[i]);
			continue;
		}
		if (i == REPORT_SHORT_IN_SHORT) {
			here = part_lines(page, shown, i, REPORT_PAPER_LETTERS);
			tenths += here ? here + HEADING : 0;
			continue;
		}
		here = part_lines(page, shown, i, HALF_LETTERS);
		if (!here)
			continue;
		here += HEADING + (i == REPORT_SHORT_WRONG ? PANEL : 0);
		tenths += beside ? larger(here, beside) + GAP : 0;
		beside = beside ? 0 : here;
	}
	return tenths + beside;
}
