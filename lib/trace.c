/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include <stdlib.h>

static const struct csv_style style = { ',', true };

/* Where it stands on the page, and for numbers what is counted. */
static const struct {
	enum label_id part;
	enum label_id number;
} places[] = {
	[TRACE_NOTES] = { LABEL_REPORT_HEARD, LABEL_TRACE_NOTES },
	[TRACE_HELD] = { LABEL_REPORT_HEARD, LABEL_TRACE_HELD },
	[TRACE_THEME] = { LABEL_REPORT_HEARD, LABEL_TRACE_NOTES },
	[TRACE_THEME_NOTES] = { LABEL_REPORT_HEARD, LABEL_TRACE_NOTES },
	[TRACE_THEME_DOTS] = { LABEL_REPORT_HEARD, LABEL_TRACE_DOTS },
	[TRACE_WORKS] = { LABEL_REPORT_WORKS, LABEL_TRACE_NOTES },
	[TRACE_WORKS_NOTES] = { LABEL_REPORT_WORKS, LABEL_TRACE_NOTES },
	[TRACE_DECIDED] = { LABEL_REPORT_AGREED, LABEL_TRACE_NOTES },
	[TRACE_ACTION] = { LABEL_REPORT_AGREED, LABEL_TRACE_NOTES },
	[TRACE_COMPOST] = { LABEL_REPORT_COMPOST, LABEL_TRACE_NOTES },
	[TRACE_PARKED] = { LABEL_REPORT_PARKED, LABEL_TRACE_NOTES },
};

/* A row with the heading that it stands under. */
struct traced {
	const struct summary_trace_row *row;
	struct str heading;
};

static bool
is_of_theme(enum summary_trace_place place)
{
	return place == TRACE_THEME || place == TRACE_THEME_NOTES ||
	       place == TRACE_THEME_DOTS;
}

static int
compare(const void *pa, const void *pb)
{
	const struct traced *a = pa, *b = pb;
	if (is_of_theme(a->row->place) && is_of_theme(b->row->place)) {
		int heading = str_cmp(a->heading, b->heading);
		if (heading)
			return heading;
	}
	if (a->row->place != b->row->place)
		return a->row->place < b->row->place ? -1 : 1;
	int c = str_cmp(a->row->line, b->row->line);
	return c ? c : str_cmp(a->row->note, b->row->note);
}

/* The heading of a theme as it is printed.  False: it is not printed. */
static bool
find_heading(const struct label_set *labels, const struct summary *summary,
    const struct summary_trace_row *row, struct str *heading)
{
	for (size_t i = 0; i < summary->themes.n; i++) {
		const struct summary_theme *theme = &summary->themes.v[i];
		if (!str_eq(theme->fold, row->theme) ||
		    (!row->theme.n && theme->kind != row->kind))
			continue;
		*heading =
		    theme->name.n
			? theme->name
			: label(labels, (enum label_id)(LABEL_REPORT_KIND_IDEA +
							(int)theme->kind));
		return true;
	}
	return false;
}

static void
write_row(struct out *out, const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_field(out, &style, cells[i], i == 0);
	csv_end(out, &style);
}

void
trace_write(struct arena *arena, struct out *out,
    const struct label_set *labels, const struct summary *summary,
    const struct summary_trace *trace)
{
	struct traced *rows = ARENA_ARRAY(arena, struct traced, trace->n);
	size_t n = 0;
	for (size_t i = 0; i < trace->n; i++) {
		rows[n] = (struct traced){ &trace->v[i], { "", 0 } };
		n += !is_of_theme(trace->v[i].place) ||
		     find_heading(
			 labels, summary, &trace->v[i], &rows[n].heading);
	}
	if (n)
		qsort(rows, n, sizeof(*rows), compare);
	OUT_LIT(out, "\xef\xbb\xbf");
	const struct str heads[] = { label(labels, LABEL_REVIEW_PART),
		label(labels, LABEL_TRACE_HEADING),
		label(labels, LABEL_TRACE_LINE),
		label(labels, LABEL_ASKING_NOTE) };
	write_row(out, heads, COUNTOF(heads));
	for (size_t i = 0; i < n; i++) {
		const struct summary_trace_row *row = rows[i].row;
		const struct str cells[] = {
			label(labels, places[row->place].part),
			rows[i].heading,
			row->line.n ? row->line
				    : label(labels, places[row->place].number),
			row->note,
		};
		write_row(out, cells, COUNTOF(cells));
	}
}
