/* SPDX-License-Identifier: MIT */
/*
 * stamp: the date and time that a line of a chat begins with, as telephones
 * write it in many languages: "12/02/2024, 10:15 - ", "[12.2.2024 klo 10.15.01]"
 * or "12 Feb 10:15 - ".  Which day it was is not worked out.
 */
#ifndef STAMP_H
#define STAMP_H

#include "str.h"

/* Takes the stamp off the start of *line, and the blanks around it.  False if
 * there is none; then *line is as it was. */
bool stamp_take(struct str *line);

/* Takes off blanks, narrow ones too, and marks of the writing direction. */
void stamp_skip_blanks(struct str *s);

#endif
