/* SPDX-License-Identifier: MIT */
/*
 * word: words that must be one of a few: closed lists, and what to say of a
 * word that is not known.
 *
 * A list has the words in the order of their enum, from 1, and NULL at the
 * end; a blank one keeps a place free.  After them "say|mean" reads say as
 * mean, and says so; "say=mean" is silent.  Case, dashes and blanks do not
 * matter.
 */
#ifndef WORD_H
#define WORD_H

#include "diag.h"

#define WORD_LIST_MAX 64 /* words in a list */

/* The word of a choice, from 1; blank for 0. */
struct str word_of(const char *const *words, int choice);
/* The place of word in words, from 1; 0 if it is none of them. */
int word_find(const char *const *words, struct str word);
/* The place in words of what somebody wrote at loc; 0 after a problem. */
int word_read(struct arena *arena, struct diag *diag, const char *const *words,
    struct str text, struct loc loc);

/* Whether two texts are the same word: case, dashes and blanks ignored. */
bool word_same(struct str a, struct str b);

/* What people wrote, short enough to stand in a message. */
struct str word_clip(struct str text);
/* The end of a message about a word that is not known: the word that was
 * probably meant, or blank. */
struct str word_did_you_mean(struct arena *arena, struct diag *diag,
    struct str word, const struct str *known, size_t n);
/* "'a', 'b' or 'c'"; blank if there are too many to read. */
struct str word_or_list(struct arena *arena, const struct str *words, size_t n);
/* A note below a message about a word that nearly is none of those n that are
 * known: which there are, or the first of too many. */
void word_tell_known(
    struct arena *arena, struct diag *diag, const struct str *known, size_t n);

#endif
