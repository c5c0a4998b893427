/* SPDX-License-Identifier: MIT */
/*
 * notes_row: makes a note of a row.  Whatever there is to tell of it is kept
 * with it, and nothing but the row is changed: so any thread may do it, and
 * notes tells it in the order of the rows.
 */
#ifndef NOTES_ROW_H
#define NOTES_ROW_H

#include "consent.h"
#include "memo.h"
#include "notes.h"

/* What the headers of a plain table mean. */
struct notes_layout {
	int at[NOTES_CAPTURE_COLUMNS];     /* which cell; -1: none */
	int column[NOTES_CAPTURE_COLUMNS]; /* those that have one */
	size_t n_columns;
	size_t width;
	struct str title; /* stands for its theme or table; may be blank */
	enum notes_column title_is;
	bool votes; /* it has headings and their dots */
};

/* What a cell of a column of words from a list meant. */
struct notes_meaning {
	struct str value; /* as it stands in the column of the note */
	bool clear;       /* see struct note */
	const void *what; /* a session, a step, or themes */
	unsigned n;       /* a kind, a consent, flags, or how many themes */
};

/* Who makes notes of rows, in one thread. */
struct notes_maker {
	struct arena *arena; /* its own */
	const struct notes_context *notes;
	const struct notes_reading *reading;
	const struct plan_session *session; /* of rows that name none */
	struct consent_reader consent;
	/* What was found out before, by column and session: the number of its
	 * meaning. */
	struct memo *memo;
	struct notes_meaning *meanings;
	int n_meanings;
};

/* In its own arena, which whoever ends with it frees. */
struct notes_maker *notes_maker_new(
    const struct notes_context *notes, const struct notes_reading *reading);

/* A value that is not on a list, or is suspected. */
struct notes_doubt {
	enum diag_code code;
	struct str value;
};

/* A row on its way to be a note. */
struct notes_row {
	const struct notes_layout *layout; /* by which it was read */
	const struct csv_record *record;
	bool blank; /* no note: it holds only what a sheet fills in */
	bool tells; /* there is some of what follows here */
	struct {
		struct notes_doubt *v;
		size_t n, cap;
	} doubts;
	/* Why it is left out, a sentence; NULL: it is not. */
	const char *why;
	enum diag_code code;
	enum notes_column column;
	/* What is counted; see struct notes_file. */
	struct cell_odd odd;
	bool tallied, seems;
	size_t commas;
	struct note note;
};

/* Makes a note of the record of a plain table.  All of it is in the arena, or a
 * view of the record.  row must be all zeros. */
void notes_row_read(struct notes_maker *maker, struct arena *arena,
    const struct notes_layout *layout, const struct csv_record *record,
    struct notes_row *row);

/* The same where its columns stand in row->note, as cells were read. */
void notes_row_finish(
    struct notes_maker *maker, struct arena *arena, struct notes_row *row);

/* It has more cells than headers, or a column that is no text. */
void notes_row_refuse_extra(struct notes_row *row);
void notes_row_refuse_bytes(struct notes_row *row, enum notes_column column);

#endif
