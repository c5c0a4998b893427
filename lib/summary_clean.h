/* SPDX-License-Identifier: MIT */
/*
 * summary_clean: texts on their way out, without what would give somebody
 * away.  All are trimmed, and in the arena of the summary or the text itself.
 */
#ifndef SUMMARY_CLEAN_H
#define SUMMARY_CLEAN_H

#include "summary_builder.h"

/* What facilitators wrote: without names, email addresses and telephone
 * numbers. */
struct str summary_clean(const struct summary_builder *b, struct str text);

/* What people said: without all that redact.h knows; in arena, which the work
 * on it fills as well. */
struct str summary_clean_words(
    const struct summary_builder *b, struct arena *arena, struct str text);

/* The same for an address that is given so that people use it: only the words
 * of the names list go. */
struct str summary_clean_address(
    const struct summary_builder *b, struct str text);

/* The same for Markdown.  A name can be hidden from us by marks inside it, and
 * be whole again on the page (An*n*a): then the marks go, too. */
struct str summary_clean_markdown(
    const struct summary_builder *b, struct str text);

#endif
