/* SPDX-License-Identifier: MIT */
/*
 * csv_loose: in how many ways a record can be read whose quotation marks are
 * not written twice inside a cell, as some boards write them.  There a mark
 * ends a cell only where the delimiter or the end of a line follows, and a
 * record has as many cells as its table.
 *
 * All ways are followed at once, a bit for each number of cells, so that it
 * takes no longer however many they are.
 */
#ifndef CSV_LOOSE_H
#define CSV_LOOSE_H

#include <stdint.h>

#include "str.h"

#define CSV_LOOSE_CELLS 64 /* a record that has more is not read */

/* What is taken for a cell. */
struct csv_loose_rules {
	char delimiter;
	uint64_t quoted; /* bit c: cell c stands in quotation marks */
	/* Cells without marks around them may hold some: |5" pipe|, and, in
	 * pairs, |"Come in" is kind|. */
	bool bare;
};

/* Numbers of cells: bit n - 1 of one, if there is a way to have n; of two, if
 * there are more ways than one. */
struct csv_loose_ways {
	uint64_t one, two;
};

/* A record on its way. */
struct csv_loose {
	struct csv_loose_rules rules;
	struct csv_loose_ways starts; /* a cell starts here; bit c: cell c */
	struct csv_loose_ways open;   /* we are in quotation marks */
	bool opened;                  /* some cell may have begun with a mark */
	size_t cells; /* if each delimiter and line end were one */
};

void csv_loose_begin(
    struct csv_loose *loose, const struct csv_loose_rules *rules);

/* Reads on to the end of a line, given without its end.  The ways in which the
 * record ends there. */
struct csv_loose_ways csv_loose_line(struct csv_loose *loose, struct str line);

/* How many ways there are to have n cells; 2: two or more. */
unsigned csv_loose_count(struct csv_loose_ways ways, size_t n);

/* The number of cells, if there is just one way in all; else 0. */
size_t csv_loose_only(struct csv_loose_ways ways);

/* A cell as it is to be read, without blanks and marks around it. */
struct csv_loose_cell {
	struct str text;
	bool quoted; /* marks stood around it */
	/* Marks in it are written twice, all of them. */
	bool doubled;
};

/* Splits text, without the end of its last line, into n cells where there is
 * just one way; of those there is room for CSV_LOOSE_CELLS. */
void csv_loose_split(struct arena *arena, const struct csv_loose_rules *rules,
    struct str text, size_t n, struct csv_loose_cell *cell);

/* The number of cells of a record that is written as it should be, in text,
 * without the end of its last line; 0 if it is not.  Sets quoted: those that stand
 * in marks, a bit each. */
size_t csv_loose_strict(struct str text, char delimiter, uint64_t *quoted);

/* The first line of text, without its end (LF, CR, CR LF), and takes both off
 * text; *whole: it has one. */
struct str csv_loose_take_line(struct str *text, bool *whole);

#endif
