/* SPDX-License-Identifier: MIT */
/*
 * report_easy: the parts of a report that are laid out in another way in easy
 * words: a list where there else is a table, and one idea a line.  These are
 * easy words and not Easy Read, which people with learning disabilities test;
 * the page says so.
 */
#ifndef REPORT_EASY_H
#define REPORT_EASY_H

#include "page.h"

/* What was agreed: each change with its answer, who does it and by when. */
void report_easy_decided(const struct page *page);
/* The first n of the changes, as lines for a short text; except may be NULL. */
void report_easy_changes(
    const struct page *page, size_t n, const struct summary_change *except);
/* That these are easy words. */
void report_easy_note(const struct page *page);

#endif
