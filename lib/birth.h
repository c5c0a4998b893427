/* SPDX-License-Identifier: MIT */
/*
 * birth: the days on which people were born, behind a word such as "born" or
 * "birthday".  Other dates lead to nobody.
 */
#ifndef BIRTH_H
#define BIRTH_H

#include "lexicon.h"

/* Whether word *i of text is the first number of such a date: "3/4/2015",
 * "3.4.15", "2015-04-03", "3rd of April", "April 3, 2015", or a month and a
 * year.  Then *i is its first word and *last its last. */
bool birth_date(struct str text, const struct lexicon_tokens *tokens, size_t *i,
    size_t *last);

/* Shows lexicon what stands behind the number of such a date, so that no glance
 * at a text passes one (lexicon_has_none()). */
void birth_show(struct lexicon *lexicon);

#endif
