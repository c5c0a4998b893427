/* SPDX-License-Identifier: MIT */
/*
 * csv_again: where a record ends that is no good CSV, because some quotation
 * marks in its cells are not written twice.  It ends at the first line where
 * there is just one way to have as many cells as its table.  If a line comes that
 * surely begins another record, it had none, and nothing is guessed.
 */
#ifndef CSV_AGAIN_H
#define CSV_AGAIN_H

#include "csv_loose.h"

/* What is known of the table that a record belongs to. */
struct csv_table {
	char delimiter;
	size_t width;    /* cells of its header; 0: there was none */
	size_t previous; /* of the record before */
	size_t widest;   /* of the record that has most in the file */
	bool fresh;      /* the next record is a header */
	/* Of some rows below the header: */
	size_t learned;  /* how many */
	uint64_t quoted; /* cells that stand in marks in all of them */
};

#define CSV_TABLE_LEARNED 100 /* rows that are enough */

/* Whether the cells of the next row are to be learned from. */
static inline bool
csv_table_learns(const struct csv_table *table)
{
	return !table->fresh && table->learned < CSV_TABLE_LEARNED;
}

/* Whether there is nothing to count in of a record of n cells, if it is not
 * blank: so it is with nearly all. */
static inline bool
csv_table_knows(const struct csv_table *table, size_t n)
{
	return n == table->previous && !table->fresh &&
	       table->learned == CSV_TABLE_LEARNED;
}

/* Counts a record of n cells in; quoted as of csv_loose_strict(), which counts
 * only while the table learns. */
void csv_table_add(
    struct csv_table *table, size_t n, uint64_t quoted, bool blank);
/* The same of one that was read again, of which nothing is learned. */
void csv_table_add_again(struct csv_table *table, size_t n, bool blank);

/* Why a record could not be split into cells. */
enum csv_trouble {
	CSV_FINE,
	CSV_NO_WAY,   /* its marks fit no number of cells */
	CSV_TWO_WAYS, /* they fit in more than one way */
	CSV_UNCLOSED, /* one of them has no partner */
};

struct csv_again {
	struct csv_table *table;
	struct csv_loose loose;
	size_t lines;  /* that were given */
	size_t marks;  /* in them */
	bool quoted;   /* the first begins with a mark */
	bool anyway;   /* it could be a record, if cells were not always so */
	bool torn;     /* a later line could be a record by itself */
	size_t begins; /* so many lines before the next surely are */
	/* What came of it: */
	size_t taken;             /* lines; 0: more are needed */
	enum csv_trouble trouble; /* and if there is none: */
	size_t cells;             /* that they are, */
	struct csv_loose_rules
	    rules; /* by which csv_loose_split() finds them */
};

/* table outlives it. */
void csv_again_begin(struct csv_again *again, struct csv_table *table);

/* Gives it the next line, without its end.  Whether that settles it. */
bool csv_again_line(struct csv_again *again, struct str line);

/* There are no more lines; it has had one at least.  That settles it. */
void csv_again_end(struct csv_again *again);

#endif
