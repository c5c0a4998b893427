/* SPDX-License-Identifier: MIT */
/*
 * spelt: finds words of a list where they are not written as words (lexicon.h
 * finds these): broken by a hyphen at a line's end ("An-", "na"), letter by
 * letter ("A n n a", "A. n. n. a."), or with letters of another alphabet that
 * look the same (alike.h).
 */
#ifndef SPELT_H
#define SPELT_H

#include "lexicon.h"

struct spelt;

/* Of no words, in the arena. */
struct spelt *spelt_new(struct arena *arena);

/* Adds a word or phrase; of two that are the same the first wins.  One of a
 * single letter, or of very many, is left out.  use must outlive the list. */
void spelt_add(struct spelt *spelt, struct str phrase, struct str use);

/* A text that is looked through. */
struct spelt_text {
	struct str text;
	const struct lexicon_tokens *tokens;
	bool odd; /* something in it may be written so */
	bool own; /* it has words of another alphabet with look-alikes */
};

/* text must be valid UTF-8, tokens its words; the list is for odd alone, which is
 * false if there is nothing in it. */
struct spelt_text spelt_look(const struct spelt *spelt, struct str text,
    const struct lexicon_tokens *tokens);

/* What was found: where it ends, and what was given for it.  Not sure: letters in
 * a row of more, two letters alone, or a word that is all of another alphabet in
 * a text with others of it. */
struct spelt_found {
	size_t end;
	struct str use;
	bool sure;
};

/* The longest that begins with word i of an odd text; false if none does, or only
 * what is written as lexicon.h finds it. */
bool spelt_find(const struct spelt *spelt, const struct spelt_text *text,
    size_t i, struct spelt_found *found);

#endif
