/* SPDX-License-Identifier: MIT */
#include "summary_trace.h"

#include <string.h>

#include "buf.h"

void
summary_trace_begin(struct summary_trace *trace, struct arena *arena)
{
	trace->rows = sorted_new(arena);
}

void
summary_trace_add(struct summary_trace *trace, struct arena *scratch,
    const struct summary_trace_row *row, const struct note *note)
{
	struct summary_trace_row added = *row;
	added.note = note->column[NOTES_NOTE];
	if (!added.note.n)
		added.note = str_fmt(
		    scratch, "%s:%zu", file_base(trace->file), note->line);
	sorted_add(trace->rows, summary_trace_record(scratch, &added));
}

void
summary_trace_close(struct summary_trace *trace)
{
	if (trace->rows)
		sorted_close(trace->rows);
}

struct str
summary_trace_record(struct arena *arena, const struct summary_trace_row *row)
{
	struct buf record = BUF(arena);
	buf_add(&record, (struct str){ (const char *)row, sizeof(*row) });
	buf_add(&record, row->theme);
	buf_add(&record, row->line);
	buf_add(&record, row->note);
	return buf_str(&record);
}

struct summary_trace_row
summary_trace_read(struct str record)
{
	struct summary_trace_row row;
	memcpy(&row, record.s, sizeof(row));
	record = str_from_byte(record, sizeof(row));
	row.theme = str_head(record, row.theme.n);
	record = str_from_byte(record, row.theme.n);
	row.line = str_head(record, row.line.n);
	row.note = str_from_byte(record, row.line.n);
	return row;
}
