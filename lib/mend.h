/* SPDX-License-Identifier: MIT */
/*
 * mend: finds the traps that people fall into when they write YAML by hand,
 * says each in plain words at its place, and mends the text so that a strict
 * reader can go on and find the rest.  A mended text is never what goes on a
 * page: there is an error then.
 *
 * It knows lines, indentation, block scalars, quoted strings, brackets and
 * comments, and no more: what it does not understand it leaves to the reader.
 */
#ifndef MEND_H
#define MEND_H

#include "mender.h"

/* Mends text, which is valid UTF-8 with lines that end in "\n" and without
 * control characters but tab.  Problems go to diag. */
struct mended mend_text(
    struct arena *arena, struct diag *diag, const char *file, struct str text);

/* Where a place of the mended text stood before; line and column from 0. */
int mend_column(const struct mended *mended, int line, int col);

/* A text of the mended document with the characters put back that had to be
 * hidden from the reader. */
struct str mend_undo(
    struct arena *arena, const struct mended *mended, struct str text);

#endif
