/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include "hash.h"

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

static bool
is_of_theme(enum summary_trace_place place)
{
	return place == TRACE_THEME || place == TRACE_THEME_NOTES ||
	       place == TRACE_THEME_DOTS;
}

/* Their themes are headings by now; others have none. */
static int
compare(const void *context, struct str one, struct str other)
{
	struct summary_trace_row a = summary_trace_read(one);
	struct summary_trace_row b = summary_trace_read(other);
	(void)context;
	if (is_of_theme(a.place) && is_of_theme(b.place)) {
		int heading = str_cmp(a.theme, b.theme);
		if (heading)
			return heading;
	}
	if (a.place != b.place)
		return a.place < b.place ? -1 : 1;
	int c = str_cmp(a.line, b.line);
	return c ? c : str_cmp(a.note, b.note);
}

/* Where the heading of a theme stands in a summary, from 1; 0: nowhere. */
static unsigned *
place_of(struct hash_set *headings, struct str theme, enum notes_kind kind)
{
	static const struct hash key = { { 0 } };
	const struct str parts[] = { theme,
		theme.n ? STR("") : str_from(notes_kind_words[kind]) };
	struct hash hash = hash_of(&key, parts, COUNTOF(parts));
	return hash_set_at(headings, &hash);
}

/* The theme of a row becomes its heading as it is printed.  False: it is not
 * printed. */
static bool
find_heading(const struct label_set *labels, const struct summary *summary,
    struct hash_set *headings, struct summary_trace_row *row)
{
	unsigned at = *place_of(headings, row->theme, row->kind);
	if (!at)
		return false;
	const struct summary_theme *theme = &summary->themes.v[at - 1];
	row->theme = theme->name;
	if (!theme->name.n)
		row->theme = label(labels,
		    (enum label_id)(LABEL_REPORT_KIND_IDEA + (int)theme->kind));
	return true;
}

/* The rows that are printed, in their order. */
static struct sorted *
sort(struct arena *arena, const struct label_set *labels,
    const struct summary *summary, struct sorted *rows)
{
	struct sorted *sorted = sorted_new(arena);
	struct arena *scratch = arena_new();
	struct hash_set *headings = hash_set_new();
	struct str record;
	for (size_t i = 0; i < summary->themes.n; i++) {
		const struct summary_theme *theme = &summary->themes.v[i];
		*place_of(headings, theme->fold, theme->kind) = (unsigned)i + 1;
	}
	sorted_leave(rows);
	while (sorted_next(rows, &record)) {
		struct summary_trace_row row = summary_trace_read(record);
		arena_reset(scratch);
		if (!is_of_theme(row.place) ||
		    find_heading(labels, summary, headings, &row))
			sorted_add(sorted, summary_trace_record(scratch, &row));
	}
	sorted_sort(sorted, compare, NULL);
	arena_free(scratch);
	hash_set_free(headings);
	return sorted;
}

static void
write_row(struct out *out, const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_field(out, &style, cells[i], i == 0);
	csv_end(out, &style);
}

bool
trace_write(struct arena *arena, struct diag *diag, struct out *out,
    const struct label_set *labels, const struct summary *summary,
    const struct summary_trace *trace)
{
	struct sorted *sorted = sort(arena, labels, summary, trace->rows);
	struct str record;
	bool fine;
	OUT_LIT(out, "\xef\xbb\xbf");
	const struct str heads[] = { label(labels, LABEL_REVIEW_PART),
		label(labels, LABEL_TRACE_HEADING),
		label(labels, LABEL_TRACE_LINE),
		label(labels, LABEL_ASKING_NOTE) };
	write_row(out, heads, COUNTOF(heads));
	while (sorted_next(sorted, &record)) {
		struct summary_trace_row row = summary_trace_read(record);
		const struct str cells[] = {
			label(labels, places[row.place].part),
			is_of_theme(row.place) ? row.theme : STR(""),
			row.line.n ? row.line
				   : label(labels, places[row.place].number),
			row.note,
		};
		write_row(out, cells, COUNTOF(cells));
	}
	fine = sorted_fine(trace->rows, diag) && sorted_fine(sorted, diag);
	sorted_close(sorted);
	return fine;
}
