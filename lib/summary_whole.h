/* SPDX-License-Identifier: MIT */
/*
 * summary_whole: all quotes of those headings that are printed whole, however
 * many, on disk (sorted.h).
 */
#ifndef SUMMARY_WHOLE_H
#define SUMMARY_WHOLE_H

#include "sorted.h"
#include "summary_choose.h"

/* Adds a quote to those of its heading. */
void summary_whole_add(struct summary_builder *b, struct summary_quotes *quotes,
    const struct summary_quote *quote);

/* When all are in, and it is known what those who spoke are called. */
void summary_whole_sort(struct summary_builder *b);

/* The order in which quotes are printed: the group's, then that of the
 * alphabet, so that tables and turns are lost. */
int summary_whole_compare(
    const struct summary_quote *a, const struct summary_quote *b);

#endif
