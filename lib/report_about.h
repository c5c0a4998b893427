/* SPDX-License-Identifier: MIT */
/*
 * report_about: the parts of a report about itself: what it does not tell,
 * where to turn, and who looks after it.
 */
#ifndef REPORT_ABOUT_H
#define REPORT_ABOUT_H

#include "page.h"

void report_about_limits(const struct page *page);
void report_about_hard(const struct page *page);
void report_about_wrong(const struct page *page);
/* Whom to tell. */
void report_about_contact(const struct page *page);
void report_about_care(const struct page *page);
void report_about_differently(const struct page *page);
void report_about_words(const struct page *page);

#endif
