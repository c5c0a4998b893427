/* SPDX-License-Identifier: MIT */
/*
 * csv_line: the fields of a record that is written as nearly all are, found
 * without a copy and many bytes at a time.  All others are left to libcsv: it
 * decides what is right, this module is only sooner done.
 */
#ifndef CSV_LINE_H
#define CSV_LINE_H

#include "str.h"

#define CSV_LINE_FIELDS 64

struct csv_line {
	struct str *field; /* the caller's, with room for CSV_LINE_FIELDS */
	size_t n;          /* so many are there */
	size_t bytes;      /* of the record and its end, CR or LF */
	size_t lines;      /* that it stands in, more with quoted line ends */
	bool plain;        /* all fields are printable ASCII */
};

/* Splits the record that the n bytes begin with, as libcsv does in its strict
 * mode, into views of its bytes; what is written twice in a quoted field is
 * undone there.  False where libcsv should look itself, and then the bytes are
 * as they were: blanks around quotation marks, marks out of place or not closed,
 * a line of blanks, no end of the record, more fields or more that is written
 * twice than there is room for. */
bool csv_line_read(
    struct csv_line *line, char *bytes, size_t n, char delimiter);

#endif
