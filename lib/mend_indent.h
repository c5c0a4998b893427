/* SPDX-License-Identifier: MIT */
/*
 * mend_indent: the blanks before a line, and the lines of a text that stands
 * below | or >, which only its blanks tell from what follows.
 */
#ifndef MEND_INDENT_H
#define MEND_INDENT_H

#include "mender.h"

/* What stands before the first character of a line that is no blank. */
struct mend_indent {
	size_t first; /* where that character is */
	int width;    /* in characters */
	size_t tab;   /* the first tab; first if there is none */
	size_t odd;   /* the same for an odd blank */
};

/* A tab, or an odd blank, where a line begins or after a dash or colon. */
void mend_indent_say_tab(struct mender *m, size_t i);
void mend_indent_say_odd_space(struct mender *m, size_t i);
/* The blanks before the line that begins at i. */
struct mend_indent mend_indent_of(const struct mender *m, size_t i);
/* Makes the line begin in column width with blanks, where it does not: once a
 * line, when its column is known. */
void mend_indent_settle(
    struct mender *m, const struct mend_indent *lead, int width);
/* Says what is wrong with the blanks before a line; false if nothing is. */
bool mend_indent_say(struct mender *m, const struct mend_indent *lead);
/* A line of a block; false if the block is over before it. */
bool mend_indent_block(struct mender *m, const struct mend_indent *lead);

#endif
