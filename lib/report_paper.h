/* SPDX-License-Identifier: MIT */
/*
 * report_paper: how much of a side of A4 the short report takes, before it is
 * printed.  A rough measure, on the safe side: letters of the widest of the
 * usual faces at 12 points, as page.css lays the page out, in two columns.  Checked against a browser in tests/browser.
 */
#ifndef REPORT_PAPER_H
#define REPORT_PAPER_H

#include "report_short.h"

/* Of a side of A4, and of what is measured: tenths of a line. */
#define REPORT_PAPER_SIDE 503

/* Letters in a line over the whole width. */
#define REPORT_PAPER_LETTERS 76

/* Tenths of a line that text takes, broken at so many letters. */
int report_paper_lines(struct str text, size_t letters);

/* What the header takes beside the words of it and of the footer: its large
 * title is broken sooner; below 0 where the quote and the change, beside each
 * other, take less. */
int report_paper_first(const struct page *page);

/* What the parts of the page take in all. */
int report_paper_parts(
    const struct page *page, const struct report_short *shown);

#endif
