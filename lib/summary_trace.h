/* SPDX-License-Identifier: MIT */
/*
 * summary_trace: which notes stand behind each line and number of a summary.
 * It is made beside the summary and is no part of it, so that whoever lays a
 * page out never sees the number of a note.
 */
#ifndef SUMMARY_TRACE_H
#define SUMMARY_TRACE_H

#include "sorted.h"
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
	enum notes_kind kind;
	struct str theme; /* as it is compared; blank: that of its kind */
	struct str line;  /* blank: a number */
	struct str note;  /* its number, or FILE:LINE */
};

struct summary_trace {
	struct sorted *rows; /* as they came; NULL: nobody asks */
	const char *file;    /* the notes that come stand in it */
};

void summary_trace_begin(struct summary_trace *trace, struct arena *arena);
/* The row's note is that of the note. */
void summary_trace_add(struct summary_trace *trace, struct arena *scratch,
    const struct summary_trace_row *row, const struct note *note);
/* Gives its files back; the rows are gone. */
void summary_trace_close(struct summary_trace *trace);

/* A row as a record of rows, in the arena, and back. */
struct str summary_trace_record(
    struct arena *arena, const struct summary_trace_row *row);
struct summary_trace_row summary_trace_read(struct str record);

#endif
