/* SPDX-License-Identifier: MIT */
/*
 * recopy: a table that is there already and that people edit, read as a stream,
 * record by record, and copied byte for byte but for what the caller changes.
 * Strict, as verbatim is.
 */
#ifndef RECOPY_H
#define RECOPY_H

#include "csv.h"
#include "dialect.h"
#include "verbatim.h"

/* A record; out: where it, or what stands for it, goes; NULL: it is only looked
 * at.  False, of a header that is looked at: it is not read on. */
typedef bool recopy_fn(
    void *context, const struct verbatim_record *record, struct out *out);

struct recopy {
	struct arena *arena; /* outlives the copy */
	struct diag *diag;
	const char *path;
	recopy_fn *header, *row; /* row: each record below the header */
	void *context;
	/* Of the file, when it was looked at: */
	struct csv_style style;
	struct str end; /* of a line */
	const struct encoding *encoding;
	bool headed;   /* it has a header */
	bool ended;    /* its last line has an end */
	size_t number; /* of the record at hand, as spreadsheets number rows */
	/* From here on for recopy.c itself. */
	struct out *out;
	bool sep_line, quoted_blank, failed;
};

/* Reads the file: to out, with its byte order mark, in UTF-8; or with NULL only
 * looks at it, which has to come first.  False after a problem, also if some
 * bytes of it are no text; not if there is no header, see headed. */
bool recopy_read(struct recopy *recopy, struct out *out);

/* Copies rows of ours, which were written to from, in the same way; headed: a
 * header does not stand above them. */
bool recopy_ours(
    struct recopy *recopy, struct out *from, struct out *to, bool headed);

/* Copies what stands in plain, in UTF-8, in the file's own encoding.  False if
 * that has no place for some letter. */
bool recopy_encode(struct recopy *recopy, struct out *plain, struct out *out);

#endif
