/* SPDX-License-Identifier: MIT */
/*
 * csv: records of comma-separated (or otherwise separated) files, read and
 * written.  Streams: memory does not grow with the file.  A large file is read
 * by two threads, one of which makes the records; what comes of it is the same.
 */
#ifndef CSV_H
#define CSV_H

#include "csv_batch.h"
#include "file.h"
#include "out.h"

/* Called for each record, also for blank ones (",,,", or an empty line).  The
 * record and its bytes are gone when it returns.  False stops the reading. */
typedef bool csv_fn(void *context, const struct csv_record *record);

/* Reads stream to its end, in fields split at delimiter.  A record whose
 * quotation marks are not written twice inside a cell is read if there is one way
 * to have as many cells as its table, and told at the end.  False after a problem
 * (a quotation mark never closed, a field or a record too large), which is added
 * to diag with its line; what was read before has been given to fn. */
bool csv_read(struct file_stream *stream, struct diag *diag, char delimiter,
    csv_fn *fn, void *context);

/* Who reads records. */
struct csv_reading {
	csv_fn *fn;
	/* Called before the records that were given are gone: with it, they
	 * stay until then.  False stops the reading.  May be NULL. */
	bool (*pause)(void *context);
	/* Called instead of fn for a record with trouble, which is not told
	 * here.  NULL: it is a problem that ends the reading. */
	csv_fn *trouble;
	void *context;
	/* Called for records before they are given on, unless it is soon done
	 * by fn: then record->made is NULL.  May be NULL. */
	csv_made_fn *make;
	void *make_context;
};

/* As csv_read(). */
bool csv_read_making(struct file_stream *stream, struct diag *diag,
    char delimiter, const struct csv_reading *reading);

/* How a file is written. */
struct csv_style {
	char delimiter;
	bool crlf;
	bool quote_all; /* each field that is not blank, as some programs do */
	bool quote_blank; /* and those, too */
};

/* Writes one field, quoted if it must be.  Text that a spreadsheet would run
 * as a formula (it starts with = + - @ tab or CR) gets one apostrophe in
 * front, which csv_undo_guard() takes away again; numbers such as -3 do not.
 * first: it is the first of its record (no delimiter before it). */
void csv_field(struct out *out, const struct csv_style *style, struct str text,
    bool first);
/* Writes n fields of one record, without its end. */
void csv_row(struct out *out, const struct csv_style *style,
    const struct str *field, size_t n);
void csv_end(struct out *out, const struct csv_style *style);

/* The same where a row is put together before it is written: the most bytes that
 * n fields need, and the fields from to on, without a delimiter before the
 * first; returns where they end. */
size_t csv_row_room(const struct str *field, size_t n);
char *csv_put_row(
    char *to, const struct csv_style *style, const struct str *field, size_t n);

/* Without the one apostrophe that a formula guard put there. */
struct str csv_undo_guard(struct str text);

#endif
