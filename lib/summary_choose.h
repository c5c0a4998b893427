/* SPDX-License-Identifier: MIT */
/*
 * summary_choose: which quotes of a heading are kept while notes come in, so
 * that memory does not grow with them: those that are chosen first, fewer of
 * each where there are very many headings.  Nothing in
 * the order of choosing depends on the order of rows.
 */
#ifndef SUMMARY_CHOOSE_H
#define SUMMARY_CHOOSE_H

#include "summary_builder.h"

/* A quote whose words are made clean only once they are wanted: of most notes
 * they never are. */
struct summary_words {
	struct summary_quote quote; /* text and fold are not there before */
	struct str raw;             /* as in the note */
};

/* Sees to it that they are clean, in the scratch of the note. */
const struct summary_quote *summary_choose_clean(
    const struct summary_builder *b, struct summary_words *words);

/* Keeps a copy, if it is one of the first of its heading. */
void summary_choose(struct summary_builder *b, struct summary_quotes *quotes,
    struct summary_words *words);

/* The order of choosing: below 0 if a comes before b.  Two are the same only
 * if they look the same. */
int summary_choose_compare(
    const struct summary_quote *a, const struct summary_quote *b);
/* The part of it that looks at words only: that of the alphabet. */
int summary_choose_words(
    const struct summary_quote *a, const struct summary_quote *b);

#endif
