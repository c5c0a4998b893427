/* SPDX-License-Identifier: MIT */
/*
 * mend_words: the traps of words: plain or in quotes, as keys and as values.
 */
#ifndef MEND_WORDS_H
#define MEND_WORDS_H

#include <stdint.h>

#include "mender.h"

/* A quote that is not closed. */
#define MEND_WORDS_OPEN SIZE_MAX

/* Where a text in curly quotes ends that begins at i, before end; i if there is
 * none. */
size_t mend_words_curly_end(const struct mender *m, size_t i, size_t end);
/* The end of the words of this line from i on: before a comment and blanks. */
size_t mend_words_end(const struct mender *m, size_t i);
/* Whether what stands at i is surely a key: small letters and a colon. */
bool mend_words_is_surely_key(const struct mender *m, size_t i);
/* The end of a quoted text that begins at i; MEND_WORDS_OPEN if it does not end
 * before a line that is no further in than parent, or before limit. */
size_t mend_words_quote_end(
    const struct mender *m, size_t i, int parent, size_t limit);
/* The colon that ends the key at i; m->end if this line has none. */
size_t mend_words_key_colon(const struct mender *m, size_t i);
/* The colon at i that lacks a blank after it, as in title:Our day; m->end if
 * there is none.  Not the colons of 10:00 and https://. */
size_t mend_words_tight_colon(const struct mender *m, size_t i, size_t end);
/* Says that a blank is missing after the colon, and puts one there. */
void mend_words_add_blank(struct mender *m, size_t colon);
void mend_words_say_colon(struct mender *m, size_t i);
/* Plain words from i to the end of the line, or to a comment: says colons that
 * would begin a key, and takes their meaning away. */
void mend_words_plain(struct mender *m, size_t i, int parent);
/* What begins with a sign that means something else: says so; and takes its
 * meaning away. */
void mend_words_say_special(struct mender *m, size_t i);
void mend_words_special_start(struct mender *m, size_t i);
/* Words from i to end: makes curly quotes around all of them straight.  False
 * if there are none. */
bool mend_words_curly_text(struct mender *m, size_t i, size_t end);
/* A quoted text that is closed at end: only its escapes may be wrong. */
void mend_words_escapes(struct mender *m, size_t i, size_t end);
/* Whether nothing more of a value stands from i to the end of its line. */
bool mend_words_is_over(const struct mender *m, size_t i);
/* A quote that is not closed, and one with words after its end. */
void mend_words_say_unclosed(struct mender *m, size_t i);
void mend_words_say_after(struct mender *m, size_t closing);
/* A value in quotes, at i, of an entry at parent. */
void mend_words_quoted(struct mender *m, size_t i, int parent);
/* The end of an anchor, an alias or a tag that stands at i and is whole; i if
 * it is none, but words that begin with its sign.  The reader refuses it. */
size_t mend_words_mark_end(const struct mender *m, size_t i);

#endif
