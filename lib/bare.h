/* SPDX-License-Identifier: MIT */
/*
 * bare: the words of a page and what each of them is, with no layout: for a
 * code of exactly these words, never for people.
 */
#ifndef BARE_H
#define BARE_H

#include "writer.h"

extern const struct writer bare_writer;

#endif
