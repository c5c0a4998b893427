/* SPDX-License-Identifier: MIT */
/*
 * writer: what doc tells a writer.  A writer only ever sees a page
 * that is well nested, and text that is tidy: valid UTF-8, no control
 * characters, none that turn the direction of writing, single blanks only and
 * none at the edges of a block.  Elements that hold no words are not told.
 */
#ifndef WRITER_H
#define WRITER_H

#include "doc.h"

/* Whether the items of a list have numbers, where nothing is drawn. */
static inline bool
writer_is_numbered(enum doc_style style)
{
	return style == DOC_NUMBERED || style == DOC_STAGES;
}

/* An element and where it stands. */
struct writer_place {
	enum doc_element element;
	struct doc_attrs attrs;
	int level; /* of a heading here: 1 to 6 */
	int index; /* which child of its parent it is, from 0 */
	const struct writer_place *up; /* NULL: the page */
};

struct writer {
	bool draws; /* is told of drawings and figures */
	void *(*begin)(
	    struct arena *arena, struct out *out, const struct doc_page *page);
	void (*open)(void *self, const struct writer_place *place);
	void (*close)(void *self, const struct writer_place *place);
	void (*text)(void *self, struct str text);
	void (*line)(void *self); /* a new line inside a block */
	void (*end)(void *self);
};

#endif
