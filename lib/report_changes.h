/* SPDX-License-Identifier: MIT */
/*
 * report_changes: the parts of a report about what comes of it: what was
 * decided and why not, what was agreed, tried and did not work, what is next.
 */
#ifndef REPORT_CHANGES_H
#define REPORT_CHANGES_H

#include "page.h"

void report_changes_decided(const struct page *page);
void report_changes_not_now(const struct page *page);
void report_changes_agreed(const struct page *page);
void report_changes_tried(const struct page *page);
void report_changes_did_not_work(const struct page *page);
void report_changes_next(const struct page *page);

#endif
