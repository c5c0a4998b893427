/* SPDX-License-Identifier: MIT */
/*
 * csv_batch: records made of the bytes of a file, some at a time, with libcsv
 * (the only file that includes it) in its strict mode, with line numbers.
 * Nothing here reads a file or tells a problem, so it may be done by a thread
 * of its own.
 */
#ifndef CSV_BATCH_H
#define CSV_BATCH_H

#include "csv_again.h"
#include "diag.h"

#define CSV_FIELD_MAX   ((size_t)1024 * 1024) /* bytes in one field */
#define CSV_COLUMNS_MAX 10000

struct csv_record {
	const struct str
	    *field; /* as they stand, quotes undone, bytes unchecked */
	size_t n;
	size_t line; /* where it begins, from 1 */
	bool blank;  /* no field holds anything but white space */
	bool plain;  /* all of it is printable ASCII */
	/* If it has any: its one field is all of it as it stands in the file,
	 * perhaps with some lines that are other records'. */
	enum csv_trouble trouble;
	void *made; /* what csv_made_fn made of it; NULL: nothing */
};

/* Makes something of a record, in the arena, where it is as long as the record;
 * NULL: nothing.  Perhaps another thread calls it: it may touch nothing but its
 * context and what nobody changes. */
typedef void *csv_made_fn(
    void *context, const struct csv_record *record, struct arena *arena);

/* The records of some bytes, and in the arena what is not in those bytes. */
struct csv_batch {
	struct arena *arena;
	struct csv_record *v;
	size_t n, cap;
};

struct csv_reader;

/* Reads from the beginning of a file, in fields split at delimiter.  name is
 * that of messages.  Free it with csv_batch_end(). */
struct csv_reader *csv_batch_begin(const char *name, char delimiter);
void csv_batch_end(struct csv_reader *reader);

/* Of a record with trouble: its code, and a sentence in the arena. */
enum diag_code csv_batch_code(const struct csv_record *record);
const char *csv_batch_why(struct arena *arena, const struct csv_record *record);

/* The records that end in the next n bytes of the file, in batch, whose arena is
 * reset; they may be views of these bytes, which may be changed.  last: there
 * are no more.  False after a problem: then the batch holds the records before
 * it, and nothing more may be read. */
bool csv_batch_read(struct csv_reader *reader, char *bytes, size_t n, bool last,
    struct csv_batch *batch);

/* Adds to diag the problem that ended the reading, or what was taken as it
 * stands. */
void csv_batch_tell(const struct csv_reader *reader, struct diag *diag);

#endif
