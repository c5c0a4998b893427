/* SPDX-License-Identifier: MIT */
/*
 * report_changes: the parts of a report about what comes of it: what was
 * decided and why not, what was agreed and did not work, what is next.
 */
#ifndef REPORT_CHANGES_H
#define REPORT_CHANGES_H

#include "page.h"

/* Whether a change will happen, if only in part or later, and how many will;
 * how many were put off, turned down or only half done. */
bool report_changes_will(const struct summary_change *change);
size_t report_changes_count(const struct summary *summary);
size_t report_changes_put_off(const struct summary *summary);

void report_changes_decided(const struct page *page);
void report_changes_not_now(const struct page *page);
/* The first of them only, in short; except (may be NULL) is told elsewhere. */
void report_changes_few(
    const struct page *page, size_t most, const struct summary_change *except);
/* The first are those that will not happen now. */
void report_changes_put_off_first(const struct page *page, size_t most);

/* On a line of its own: "Who: parents. By when: 1 March 2027." */
void report_changes_who(
    const struct page *page, const struct summary_change *change);

void report_changes_agreed(const struct page *page);
void report_changes_did_not_work(const struct page *page);
void report_changes_next(const struct page *page);

#endif
