/* SPDX-License-Identifier: MIT */
/*
 * report_tried: the parts of a report about learning by trying: what was
 * tried, heard and changed, and what was planned, each with the days between.
 */
#ifndef REPORT_TRIED_H
#define REPORT_TRIED_H

#include "page.h"

/* What happened; a date has the days since the try before it. */
void report_tried_all(const struct page *page);
/* What was planned; with the days between hearing and changing. */
void report_tried_planned(const struct page *page);

#endif
