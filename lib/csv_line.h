/* SPDX-License-Identifier: MIT */
/*
 * csv_line: the fields of a line that is written as nearly all are, found
 * without a copy and many bytes at a time.  All others are left to libcsv: it
 * decides what is right, this module is only sooner done.
 */
#ifndef CSV_LINE_H
#define CSV_LINE_H

#include "str.h"

#define CSV_LINE_FIELDS 64

/* Splits a line, given without its end, as libcsv does in its strict mode, into
 * views of its bytes; what is written twice in a quoted field is undone there.
 * Returns how many fields it has.  0 where libcsv should look itself, and then
 * the line is as it was: blanks around quotation marks, marks out of place or
 * never closed, a line of blanks, more fields than there is room for. */
size_t csv_line_split(
    char *line, size_t n, char delimiter, struct str field[CSV_LINE_FIELDS]);

#endif
