/* SPDX-License-Identifier: MIT */
/*
 * glance: whether a text holds none of a list of phrases, as most texts do, seen
 * from the first four letters of its words.  What it does not see for certain is
 * left to who reads word by word (lexicon.h).
 */
#ifndef GLANCE_H
#define GLANCE_H

#include "str.h"

struct glance;

/* Of no phrases, in the arena. */
struct glance *glance_new(struct arena *arena);

/* Adds the word that a phrase begins with, without accents, also as a plural;
 * behind: the first of its words that has no digits, behind words that have. */
void glance_add(struct glance *glance, struct str word, bool behind);

/* Adds a phrase of which each word has digits. */
void glance_add_number(struct glance *glance);

/* What a glance at a text has seen. */
struct glance_sight {
	size_t numbers;    /* words of digits and nothing else */
	size_t longest;    /* of these: digits */
	size_t number_end; /* where the text goes on after the last */
	bool marks; /* an @ or a /, or a full stop before what is no blank */
};

/* Whether no phrase begins anywhere in text, which must be valid UTF-8; false is
 * no answer.  Always false where text has letters that are not Latin, words of
 * letters and digits, words of one letter near one another, one that a hyphen
 * breaks at a line's end, or 64 bytes and more with nothing between words.  If
 * true, tells what else it has seen. */
bool glance_has_none(
    const struct glance *glance, struct str text, struct glance_sight *seen);

#endif
