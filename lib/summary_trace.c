/* SPDX-License-Identifier: MIT */
#include "summary_trace.h"

void
summary_trace_add(struct summary_trace *trace,
    const struct summary_trace_row *row, const struct note *note)
{
	struct arena *arena = trace->arena;
	struct summary_trace_row *added = ARENA_PUSH(arena, trace);
	struct str id = note->column[NOTES_NOTE];
	*added = *row;
	added->theme = str_dup(arena, row->theme);
	added->line = str_dup(arena, row->line);
	added->note =
	    id.n ? str_dup(arena, id)
		 : str_fmt(arena, "%s:%zu", file_base(trace->file), note->line);
}
