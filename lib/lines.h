/* SPDX-License-Identifier: MIT */
/*
 * lines: the bare words of pages (DOC_BARE_WORDS) as a list of lines to read
 * one by one: each paragraph, item, quote, row of a table and heading inside a
 * part once, in the order of the page.
 */
#ifndef LINES_H
#define LINES_H

#include "doc.h"

struct line {
	struct str part; /* the heading of its part; blank: above all parts */
	struct str text; /* without line breaks */
	struct str by;   /* of a quote: what its byline says */
};

struct lines {
	struct line *v;
	size_t n, cap;
};

/* The lines of bare, which a doc of DOC_BARE_WORDS wrote; several pages may
 * follow each other.  The table of contents and the heads of columns are left
 * out, and so is a line that stood in the same part before. */
struct lines lines_read(struct arena *arena, struct str bare);

/* text with each run of white space as one blank, in the arena: as it stands
 * in a line. */
struct str lines_flat(struct arena *arena, struct str text);

#endif
