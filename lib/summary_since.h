/* SPDX-License-Identifier: MIT */
/*
 * summary_since: numbers of notes beside those of earlier copies.  Whoever has
 * both must not find by taking away what a few did since.
 */
#ifndef SUMMARY_SINCE_H
#define SUMMARY_SINCE_H

#include "summary_builder.h"

/* Takes out of b's summary the numbers that may not be told beside those of
 * each earlier summary, and the headings that would stand there without words
 * and number; marks what is new.  Before the summary is arranged. */
void summary_since_compare(struct summary_builder *b);

#endif
