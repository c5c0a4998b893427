/* SPDX-License-Identifier: MIT */
/*
 * pattern: what would lead to a person without naming them: email addresses,
 * telephone and other numbers, postcodes, street addresses, days of birth, links
 * and handles.  Where a number has a check digit, it must be right, so that other
 * numbers stay.  Times, other dates, prices, pages and numbers of people are none
 * of these.
 */
#ifndef PATTERN_H
#define PATTERN_H

#include "lexicon.h"

/* A text that is looked through, from its first word to its last. */
struct pattern_scan {
	struct str text;
	struct lexicon_tokens tokens;
	bool at_sign;    /* there may be an @ in it, or what stands for it */
	bool link;       /* there may be a link in it */
	size_t no_email; /* no address begins before this word */
	size_t no_link;  /* no link does, but for "www" */
	bool doubtful;   /* something was seen that a person should look at */
};

/* What goes out of a text, and what comes in its place. */
struct pattern_cut {
	size_t start, end;
	struct str use;
};

/* The text must be valid UTF-8, and outlive the scan. */
struct pattern_scan pattern_scan(struct arena *arena, struct str text);

/* Whether nothing of it all is in a text, after a glance that was enough for
 * lexicon_has_none(); false is no answer. */
bool pattern_has_none(struct str text, const struct glance_sight *seen);

/* Whether anything can begin with word i: with most words nothing can. */
static inline bool
pattern_may(const struct pattern_scan *scan, size_t i)
{
	const struct lexicon_token *token = &scan->tokens.v[i];

	return token->digits || scan->at_sign || scan->link ||
	       (token->plain.n == 2 && i + 1 < scan->tokens.n &&
		   token[1].digits);
}

/* An email address or a telephone number that begins with word i. */
bool pattern_contact(
    struct pattern_scan *scan, size_t i, struct pattern_cut *cut);

/* Any of them all; may set scan->doubtful. */
bool pattern_any(struct pattern_scan *scan, size_t i, struct pattern_cut *cut);

#endif
