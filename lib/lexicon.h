/* SPDX-License-Identifier: MIT */
/*
 * lexicon: finds words and phrases of a list in texts, at a cost that does not
 * grow with the list.  Words are whole words, compared in any case, with or
 * without accents, the last of a phrase also as a plural; whatever stands
 * between the words of a phrase does not count.  In scripts without
 * blanks each character is a word.  Characters that nobody sees do not count.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "glance.h"

/* A word of a text, and where it stands there. */
struct lexicon_token {
	size_t start, end;
	struct str plain; /* without accents; an ASCII word as it stands */
	/* The hash of plain, and of plain without its last one and two bytes,
	 * where a plural would end. */
	unsigned hash[3];
	bool digits; /* has some */
};
struct lexicon_tokens {
	struct lexicon_token *v;
	size_t n, cap;
};

/* The words of text, which must be valid UTF-8 and outlive them: letters and
 * digits that stand together. */
struct lexicon_tokens lexicon_tokenise(struct arena *arena, struct str text);

#define LEXICON_LETTERS_MAX 36

/* The letters of a character as words are compared, without case and accents;
 * how many: 0 for one that does not count. */
size_t lexicon_letters(unsigned c, unsigned letters[LEXICON_LETTERS_MAX]);

struct lexicon_phrase {
	size_t n;       /* words */
	struct str use; /* as given to lexicon_add() */
};

struct lexicon;

/* An empty lexicon, all of it in the arena.  zero_is_any: a word "0" in its
 * phrases stands for any number of one or two digits. */
struct lexicon *lexicon_new(struct arena *arena, bool zero_is_any);

/* Adds a phrase; of two that are the same the first wins.  False if there is
 * no word in it.  use must outlive the lexicon. */
bool lexicon_add(struct lexicon *lexicon, struct str phrase, struct str use);

/* The longest phrase that begins with word i of a text and takes phrase->n
 * words; NULL if there is none. */
const struct lexicon_phrase *lexicon_find(const struct lexicon *lexicon,
    const struct lexicon_tokens *tokens, size_t i);

/* Lets no glance at a text pass this word behind a number, either, which is none
 * of the phrases. */
void lexicon_show_behind(struct lexicon *lexicon, struct str word);

/* Whether no phrase begins anywhere in text, as far as can be seen at a glance;
 * see glance_has_none(). */
bool lexicon_has_none(
    const struct lexicon *lexicon, struct str text, struct glance_sight *seen);

#endif
