/* SPDX-License-Identifier: MIT */
/*
 * prose: the Markdown that people write, read with cmark (the only file that
 * includes it), as events.  Raw HTML comes as literal text, images as their
 * alternative text; rules between paragraphs are left out.  Debian's cmark is
 * slow on some hostile inputs, so at most PROSE_MAX_BYTES are given to it.
 */
#ifndef PROSE_H
#define PROSE_H

#include "str.h"

#define PROSE_MAX_BYTES ((size_t)16 * 1024)
#define PROSE_DEPTH     32

enum prose_kind {
	PROSE_PARAGRAPH,
	PROSE_HEADING,
	PROSE_LIST,
	PROSE_NUMBERED, /* a list; text is its first number */
	PROSE_ITEM, /* of a tight list: its text without a PROSE_PARAGRAPH */
	PROSE_QUOTE,
	PROSE_CODE_BLOCK, /* text follows as PROSE_TEXT */
	PROSE_STRONG,
	PROSE_EMPHASIS,
	PROSE_LINK, /* text is the address on entering */
	PROSE_CODE,
	PROSE_TEXT,  /* not closed */
	PROSE_BREAK, /* not closed */
};

/* entering is false when an element ends.  Elements nest at most PROSE_DEPTH
 * deep; deeper ones are left out, but not their words. */
typedef void prose_fn(
    void *context, enum prose_kind kind, bool entering, struct str text);

/* Reads text, which must be valid UTF-8 of at most PROSE_MAX_BYTES.  False if
 * it is longer (nothing is called then).  The text that fn is given lives until
 * prose_read() returns. */
bool prose_read(
    struct arena *arena, struct str text, prose_fn *fn, void *context);

#endif
