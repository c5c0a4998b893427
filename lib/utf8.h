/* SPDX-License-Identifier: MIT */
/*
 * utf8: what the kit needs to know of Unicode, over utf8proc (the only file
 * that includes it).  All functions but the first three expect valid UTF-8.
 */
#ifndef UTF8_H
#define UTF8_H

#include "str.h"

/* The replacement character, for what cannot be shown. */
#define UTF8_REPLACEMENT STR("\xef\xbf\xbd")

/* Whether all of s is UTF-8 by RFC 3629 (no overlong forms, no surrogates, at
 * most U+10FFFF).  If not, *bad (may be NULL) is the first wrong byte. NUL is
 * valid here; callers that refuse it say so themselves. */
bool utf8_valid(struct str s, size_t *bad);

/* How many bytes at the start of s are ASCII. */
size_t utf8_ascii_run(struct str s);

/* Takes the first character off *s and returns its code point; 0 at the end
 * or for a wrong byte (which is taken off, too). */
unsigned utf8_next(struct str *s);

/* Writes code point c to out (room for 4) and returns the byte count. */
size_t utf8_put(unsigned c, char *out);

/* How many characters (code points). */
size_t utf8_count(struct str s);

/* Columns on a terminal: combining marks 0, wide characters 2. */
size_t utf8_width(struct str s);
/* The longest head of s, whole characters with their combining marks, that is
 * at most width columns; in bytes. */
size_t utf8_fit(struct str s, size_t width);

/* Folded for comparing: case folded, accents and compatibility forms removed
 * (NFKD less marks), curly quotes as straight ones, each run of white space one
 * blank, none at the ends.  In the arena. */
struct str utf8_fold(struct arena *arena, struct str s);

/* The same of one character, quotes and white space aside; how many come out. */
#define UTF8_FOLDED_MAX 18 /* the most that there are */
size_t utf8_fold_char(unsigned c, unsigned folded[UTF8_FOLDED_MAX]);

/* The first that is left of a character without marks and compatibility forms, in
 * its case; c itself, if nothing is. */
unsigned utf8_base(unsigned c);

/* For a screen that has only ASCII: accents removed, quotation marks and dashes
 * straight, '?' for what is left.  In the arena. */
struct str utf8_ascii(struct arena *arena, struct str s);

/* What kind of character it is. */
bool utf8_is_letter(unsigned c); /* letters and marks */
bool utf8_is_digit(unsigned c);
bool utf8_is_control(unsigned c); /* C0, DEL and C1, but not newline or tab */
/* Characters that turn the direction of what follows (U+202A-202E, U+2066-2069,
 * U+200E, U+200F, U+061C): removed from captures, shown in messages. */
bool utf8_is_bidi(unsigned c);
bool utf8_is_upper(unsigned c);

#endif
