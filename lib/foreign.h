/* SPDX-License-Identifier: MIT */
/*
 * foreign: files that are no text at all, or text of another kind, and that
 * people hand over since they look the same in a folder: a workbook, a PDF, a
 * photo, a web page.  Known by how they begin, never by their name.
 */
#ifndef FOREIGN_H
#define FOREIGN_H

#include "str.h"

#define FOREIGN_PEEK ((size_t)64 * 1024) /* what it wants to see of a file */

struct foreign {
	const char *what;    /* "an Excel workbook" */
	const char *instead; /* what to do, where a table is wanted */
	bool is_plan;
};

/* What a file is that begins so; NULL: it may be a table or other text. */
const struct foreign *foreign_look(struct str head);

#endif
