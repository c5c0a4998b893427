/* SPDX-License-Identifier: MIT */
/*
 * markup: what boards wrap people's words in, undone: HTML tags and character
 * entities.
 */
#ifndef MARKUP_H
#define MARKUP_H

#include "str.h"

/* text with its entities (&amp; &#39; &nbsp; ...) as characters.  What is none
 * stays as it is.  In the arena, or text itself. */
struct str markup_entities(struct arena *arena, struct str text);

/* text without HTML tags; the end of a paragraph, of an item of a list and a
 * break is a new line.  Its entities are undone after. */
struct str markup_html(struct arena *arena, struct str text);

#endif
