/* SPDX-License-Identifier: MIT */
/*
 * mdtext: the words of one block as Markdown.  They come out as the same words
 * in CommonMark and in GitHub's Markdown, with the inline elements they were
 * given and no other.  A backslash stands only where it is needed, so that the
 * text reads well as it stands; to know that, the words are gathered first.
 *
 * Emphasis that Markdown cannot say (in the middle of a word, beside some
 * signs) is left out; its words are not.
 */
#ifndef MDTEXT_H
#define MDTEXT_H

#include "buf.h"

/* Where an inline element begins or ends a mark stands among the words: a
 * control character, which words never hold. */
enum mdtext_mark {
	MDTEXT_STRONG = 1,
	MDTEXT_STRONG_END,
	MDTEXT_EMPHASIS,
	MDTEXT_EMPHASIS_END,
	MDTEXT_LINK,
	MDTEXT_LINK_END,
	MDTEXT_CODE,
	MDTEXT_CODE_END,
	MDTEXT_LINE = '\n',
};

struct mdtext {
	struct buf words;
	struct {
		struct str *v;
		size_t n, cap;
	} hrefs; /* of the links among the words, in order */
};

#define MDTEXT(arena) ((struct mdtext){ .words = BUF(arena) })

enum mdtext_place {
	MDTEXT_BLOCK,   /* lines of its own */
	MDTEXT_HEADING, /* one line after ## */
	MDTEXT_CELL,    /* one line between bars */
};

/* Adds words as a writer is given them (writer.h), or a mark; href is of
 * MDTEXT_LINK. */
void mdtext_add(struct mdtext *text, struct str words);
void mdtext_mark(struct mdtext *text, enum mdtext_mark mark, struct str href);

/* Whether there is such a mark among the words. */
bool mdtext_has(const struct mdtext *text, enum mdtext_mark mark);

/* The Markdown, in the arena: lines without a break at the end; one line,
 * unless the place is MDTEXT_BLOCK. */
struct str mdtext_write(
    struct arena *arena, const struct mdtext *text, enum mdtext_place place);

#endif
