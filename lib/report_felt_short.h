/* SPDX-License-Identifier: MIT */
/*
 * report_felt_short: how it felt, in few words, for the shorter reports: before,
 * during and after beside each other as points of the scale, without numbers.
 * It tells nothing that report_felt.h does not tell.
 */
#ifndef REPORT_FELT_SHORT_H
#define REPORT_FELT_SHORT_H

#include "page.h"

/* How many questions there is something to say of. */
size_t report_felt_short_count(const struct summary *summary);

/* The part with so many questions: first those that were answered at most
 * times.  With none it is left out. */
void report_felt_short_few(const struct page *page, size_t n);

/* The part in easy words: all questions, and all that was said. */
void report_felt_short_easy(const struct page *page);

#endif
