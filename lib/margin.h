/* SPDX-License-Identifier: MIT */
/*
 * margin: lines of text under what stands to their left: "> " of a quotation,
 * "- " before the first line of an item and blanks before the others.  Used by
 * the writers of Markdown and plain text.
 */
#ifndef MARGIN_H
#define MARGIN_H

#include "out.h"

struct margin;

struct margin *margin_new(struct arena *arena, struct out *out);

/* From here on first stands before the first line and rest before the others,
 * inside the margins there are.  Both must outlive the margin. */
void margin_push(struct margin *margin, struct str first, struct str rest);

/* Ends the innermost margin. */
void margin_pop(struct margin *margin);

/* Whether no line stood in the innermost margin yet. */
bool margin_fresh(const struct margin *margin);

/* Writes one line; blanks at its end are left out. */
void margin_line(struct margin *margin, struct str line);

/* Wants one blank line before the next line, unless that is the first of its
 * margin or of the page. */
void margin_gap(struct margin *margin);

/* Wants no blank line before the next line, whoever asks for one. */
void margin_close_up(struct margin *margin);

/* Columns that the margins take. */
size_t margin_width(const struct margin *margin);

#endif
