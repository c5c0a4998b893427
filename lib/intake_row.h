/* SPDX-License-Identifier: MIT */
/*
 * intake_row: where the columns of a note stand in a notes file, ours and those
 * that people added, and its rows written in the file's own way.
 */
#ifndef INTAKE_ROW_H
#define INTAKE_ROW_H

#include "csv.h"
#include "intake.h"
#include "ledger.h"
#include "verbatim.h"

/* A column of the captures that is none of ours, kept on request. */
struct intake_keep {
	struct str name;  /* as its header is written */
	struct str loose; /* for comparing */
	int at;           /* in the file of notes; -1: not there yet */
	bool used;        /* some capture has it */
};

struct intake_layout {
	struct arena *arena;
	struct csv_style style;
	struct str end; /* of a line */
	/* Our columns: those of notes, or of reflections, which are fewer. */
	const char *const *words;
	int n_ours;
	int at[NOTES_COLUMNS]; /* -1: not there yet */
	size_t n;              /* columns of the header */
	bool is_own;           /* they are ours, in our order */
	/* Columns that new rows need and the header has not: behind it. */
	struct {
		struct str *v;
		size_t n, cap;
	} more;
	struct intake_keep *keep;
	size_t n_keep;
	/* Columns of a file that were copied by --keep, now or before. */
	struct {
		int *v;
		size_t n, cap;
	} kept;
	struct str *cell; /* of the row that is written; NULL before it */
};

/* The columns of --keep, in the arena; their names are shown without names of
 * people. */
struct intake_keep *intake_keep_new(struct arena *arena,
    const struct intake_job *job, const struct redact *redact);

/* The layout of a new file: our columns, then those that are kept. */
void intake_layout_new(struct intake_layout *layout, struct arena *arena,
    struct intake_keep *keep, size_t n_keep);
/* Our columns are those of reflections. */
void intake_layout_reflections(struct intake_layout *layout);

/* The header of a file that is there, as verbatim has it: where its columns
 * stand.  One that is no text has none of ours.  False after a problem. */
bool intake_layout_read(struct intake_layout *layout, struct diag *diag,
    const struct dialect_names *names, const struct ledger *ledger,
    const char *path, const struct verbatim_record *header);
/* Whether the cells of this column are words that came with --keep. */
bool intake_layout_is_kept(const struct intake_layout *layout, size_t at);

/* The place of a column of ours, made behind the header if it has none. */
size_t intake_layout_at(struct intake_layout *layout, int column);

/* Copies that header, with the columns behind it that were made since. */
void intake_copy_header(const struct intake_layout *layout, struct out *out,
    const struct verbatim_record *header);

/* New cells of a row that is there. */
struct intake_change {
	const int *column; /* of ours */
	const struct str *text;
	size_t n;
	bool wipes; /* what was kept, too */
};
/* Copies the row with these cells changed; at least up to the last of them that
 * is not blank. */
void intake_copy_changed(struct intake_layout *layout, struct out *out,
    const struct verbatim_record *record, const struct intake_change *change);

/* Writes a header, or a row: our columns, and what is kept, in the order of
 * layout->keep. */
void intake_write_header(const struct intake_layout *layout, struct out *out);
void intake_write_row(struct intake_layout *layout, struct out *out,
    const struct str *column, const struct str *kept);

/* The bytes between the first and the last column of a row of a layout that is
 * our own, in the arena, and later that row. */
struct str intake_ready_row(const struct intake_layout *layout,
    struct arena *arena, const struct str *column);
void intake_write_ready(const struct intake_layout *layout, struct out *out,
    struct str first, struct str ready, struct str last);

#endif
