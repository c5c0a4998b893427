/* SPDX-License-Identifier: MIT */
/*
 * report_first: what stands on the first screen of a telephone: the group's
 * name, its question, one quote that the group picked, and one change with its
 * date.  Nothing there tells a stranger which service the family has to do
 * with, unless the group wrote it.
 */
#ifndef REPORT_FIRST_H
#define REPORT_FIRST_H

#include "page.h"

/* "From the group in the place, for everyone who took part ...". */
struct str report_first_from(const struct page *page);

/* The name of the group; kind where it has none. */
void report_first_name(const struct page *page, enum label_id kind);

/* The first change that was agreed and has a date, else the first agreed; NULL
 * if there is none. */
const struct summary_change *report_first_change(const struct summary *summary);

/* The question, the quote and the change; each is left out where there is
 * none. */
void report_first_words(const struct page *page);
void report_first_quote(const struct page *page);
void report_first_agreed(const struct page *page);

#endif
