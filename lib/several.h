/* SPDX-License-Identifier: MIT */
/*
 * several: whether the cells of a column hold several values each, as ticked
 * options do ("Food, Travel" or "Food;Travel;"), and not sentences with commas
 * in them: each value of such a cell stands in another cell, too.
 */
#ifndef SEVERAL_H
#define SEVERAL_H

#include "str.h"

/* How many of n cells hold several values; 0: the column does not seem to be
 * like that.  *between is what parts them. */
size_t several_count(const struct str *cell, size_t n, struct str *between);

#endif
