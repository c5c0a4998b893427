/* SPDX-License-Identifier: MIT */
/*
 * tally: votes that a board writes behind the words of a note: "More tea (+3)".
 * Nothing is taken for them by itself, since people write such things, too; the
 * user shows one: "(+3)", "(+3/-1)", "+3", "(3)", "(3 votes)".
 */
#ifndef TALLY_H
#define TALLY_H

#include "str.h"

/* Whether text shows how votes are written, and is no header: it begins with a
 * bracket or a plus, holds a number, and is short. */
bool tally_is_sample(struct str text);

/* If words end as the sample does, with any numbers in it: cuts that off, and
 * leaves the first number's digits in *dots.  Something has to stand before it,
 * and a blank, where it does not begin with a bracket. */
bool tally_cut(struct str sample, struct str *words, struct str *dots);

/* Whether words end in what looks like votes: "(+3)". */
bool tally_seems(struct str words);

#endif
