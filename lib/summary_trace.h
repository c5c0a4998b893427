/* SPDX-License-Identifier: MIT */
/*
 * summary_trace: which notes stand behind each line and number of a summary.
 * It is made beside the summary and is no part of it, so that whoever lays a
 * page out never sees the number of a note.
 */
#ifndef SUMMARY_TRACE_H
#define SUMMARY_TRACE_H

#include "summary.h"

/* What a note stands behind. */
enum summary_trace_place {
	TRACE_NOTES, /* numbers of the whole */
	TRACE_HELD,
	TRACE_THEME, /* lines, and numbers, under a heading */
	TRACE_THEME_NOTES,
	TRACE_THEME_DOTS,
	TRACE_WORKS,
	TRACE_WORKS_NOTES,
	TRACE_DECIDED,
	TRACE_ACTION,
	TRACE_COMPOST,
	TRACE_PARKED,
};

struct summary_trace_row {
	enum summary_trace_place place;
	struct str theme; /* as it is compared; blank: that of its kind */
	enum notes_kind kind;
	struct str line; /* blank: a number */
	struct str note; /* its number, or FILE:LINE */
};

struct summary_trace {
	struct arena *arena;
	const char *file; /* the notes that come stand in it */
	struct summary_trace_row *v;
	size_t n, cap;
};

void summary_trace_add(struct summary_trace *trace,
    const struct summary_trace_row *row, const struct note *note);

#endif
