/* SPDX-License-Identifier: MIT */
/*
 * paper: sheets to print and write on by hand: boxes of the size of a sticky
 * note for each question of a plan, with what may happen to the words to tick;
 * what is read aloud; and a guide for whoever takes notes.
 */
#ifndef PAPER_H
#define PAPER_H

#include "doc.h"
#include "phrase.h"

/* Writes the sheets of a session; where only is NULL, of all of them.  The
 * plan must be free of errors. */
void paper_write(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct plan_session *only);

#endif
