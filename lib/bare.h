/* SPDX-License-Identifier: MIT */
/*
 * bare: the words of a page and what each of them is, with no layout: for a
 * code of exactly these words, and for a list of them (lines.h).
 */
#ifndef BARE_H
#define BARE_H

#include "writer.h"

/* An element: BARE_OPEN, its doc_element + 1, its doc_style + 1, of a link its
 * address and BARE_HREF, what is in it, BARE_CLOSE. */
#define BARE_CLOSE '\0'
#define BARE_OPEN  '\1'
#define BARE_HREF  '\2'

extern const struct writer bare_writer;

#endif
