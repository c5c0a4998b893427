/* SPDX-License-Identifier: MIT */
/*
 * alike: letters of other alphabets that look like Latin ones: Greek, Cyrillic,
 * and a few of phonetics.  What is told apart by a mark, or in print by its form
 * alone (full width, mathematics), is for utf8_fold().
 *
 * Facts from confusables.txt of Unicode Technical Standard 39, version 17: the
 * letters that stand there for one Latin letter each; an I counts as an I, and
 * not as an l.
 */
#ifndef ALIKE_H
#define ALIKE_H

#include "base.h"

/* A letter, without marks, and the Latin one it looks like, in its case. */
struct alike {
	unsigned c;
	unsigned latin;
};

/* All of them, and how many; in the order of c. */
const struct alike *alike_all(size_t *n);

/* The Latin letter that c looks like, 0 if it looks like none. */
unsigned alike_latin(unsigned c);

/* Whether c is a letter of an alphabet that has look-alikes, and none itself: so
 * what it stands in is written in that alphabet. */
bool alike_is_own(unsigned c);

#endif
