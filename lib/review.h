/* SPDX-License-Identifier: MIT */
/*
 * review: every line that a report could print, for people to read before it
 * goes out: to keep, to change or to take out.  With it stands the code of
 * exactly these words.
 */
#ifndef REVIEW_H
#define REVIEW_H

#include "label.h"
#include "summary.h"

struct review {
	const struct label_set *labels;
	const struct summary *summary;
	const struct redact *redact; /* knows what to look at twice */
	struct str words;            /* report_words() of the summary */
	struct str code;             /* report_code() of it */
};

/* For a spreadsheet (CSV, with a byte-order mark and CRLF, which they all
 * read), and as a web page to print. */
void review_write_csv(
    struct arena *arena, struct out *out, const struct review *review);
void review_write_html(
    struct arena *arena, struct out *out, const struct review *review);

#endif
