/* SPDX-License-Identifier: MIT */
/*
 * link: which addresses a page may point to.
 */
#ifndef LINK_H
#define LINK_H

#include "str.h"

/* The address as it may stand in any format, in the arena: of http, https or
 * mailto, or #id, with all that has a meaning in HTML or Markdown, and all
 * that is not ASCII, percent-encoded.  Blank if it is none of these. */
struct str link_clean(struct arena *arena, struct str href);

#endif
