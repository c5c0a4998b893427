/* SPDX-License-Identifier: MIT */
/*
 * report_short: the report of one page.  It holds as much of each part as fits
 * one side of A4, or a chat message, a little of each before more of any; then
 * it says that there is more in the full report.  What did not work and what
 * the report does not tell are never left out.
 */
#ifndef REPORT_SHORT_H
#define REPORT_SHORT_H

#include "page.h"

/* In the order of the page. */
enum report_short_part {
	REPORT_SHORT_IN_SHORT,
	REPORT_SHORT_CHANGES,
	REPORT_SHORT_NOT_NOW,
	REPORT_SHORT_WORKS,
	REPORT_SHORT_DIFFERS,
	REPORT_SHORT_DID_NOT_WORK,
	REPORT_SHORT_LIMITS,
	REPORT_SHORT_THANKS,
	REPORT_SHORT_FELT,
	REPORT_SHORT_NEXT,
	REPORT_SHORT_WRONG,
	REPORT_SHORT_PARTS
};

/* How much of each part is shown; 0 is the least. */
struct report_short {
	int level[REPORT_SHORT_PARTS];
	bool chat;  /* as a message: without what it does not need */
	bool lists; /* in place of tables */
};

/* All of every part. */
void report_short_all(
    const struct summary *summary, struct report_short *shown);

/* As much as fits, as fits() tells of what is shown so far. */
void report_short_fill(const struct summary *summary,
    struct report_short *shown, bool (*fits)(void *context), void *context);

/* Whether there is more to say than is shown. */
bool report_short_is_cut(
    const struct summary *summary, const struct report_short *shown);

/* One part of the page, or nothing. */
void report_short_part(
    const struct page *page, const struct report_short *shown, size_t part);

#endif
