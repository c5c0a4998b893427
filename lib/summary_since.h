/* SPDX-License-Identifier: MIT */
/*
 * summary_since: numbers of notes beside those of earlier copies.  Whoever has
 * any of them must not find by taking away, or by what is left out, what a few
 * did since.
 *
 * So a number is told only where it is hide_below or more from that of every
 * earlier copy that told it.  It is never compared with a number that was not
 * told: that it is told now, or is not, would tell of that one.
 */
#ifndef SUMMARY_SINCE_H
#define SUMMARY_SINCE_H

#include "summary_builder.h"

/* Takes out of b's summary the numbers that may not be told beside those of
 * each earlier summary, oldest first, and the headings that would stand there
 * without words and number; marks what is new.  Before the summary is
 * arranged. */
void summary_since_compare(struct summary_builder *b);

#endif
