/* SPDX-License-Identifier: MIT */
/*
 * report: lays out a summary as a page.  It sees nothing but the summary and
 * the labels, so it cannot print what may not be printed.
 */
#ifndef REPORT_H
#define REPORT_H

#include "page.h"

enum report_state {
	REPORT_DRAFT, /* nobody has read these words yet: said on every page */
	REPORT_CHECKED, /* somebody of the group has read exactly these words */
};

enum report_length {
	REPORT_FULL,
	REPORT_PAGE, /* one side of A4; as text, one chat message */
	REPORT_EASY, /* easy words, which are not Easy Read */
};

/* A chat message has fewer letters than this. */
#define REPORT_CHAT 1300

struct report_page {
	enum doc_format format;
	enum report_length length;
	enum report_state state;
	bool all_notes;  /* every quote that is kept (summary_keep_all()) */
	struct str code; /* report_code() */
	struct when_date today;
};

/* Writes the page to out, as one copy is to be. */
void report_write(struct arena *arena, struct out *out,
    const struct label_set *labels, const struct summary *summary,
    const struct report_page *copy);

/* The bare words (bare.h) of every line that any report of this summary could
 * print: what the code is made of.  They may have to be kept in a file: a
 * problem with it is told by out_commit() of to. */
struct str report_words(struct arena *arena, const struct label_set *labels,
    const struct summary *summary, struct out *to);

/* Four letters and digits that stand for the exact words of every line that
 * any report of this summary could print, whatever its format, the day, and
 * whether it is a draft.  to: as above. */
struct str report_code(struct arena *arena, const struct label_set *labels,
    const struct summary *summary, struct out *to);

/* Whether code, as a person typed it, is that code. */
bool report_code_fits(struct str code, struct str typed);

#endif
