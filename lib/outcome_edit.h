/* SPDX-License-Identifier: MIT */
/*
 * outcome_edit: puts one thing that a session came to into the text of an
 * outcome, and leaves every other byte as people wrote it.  What it makes is
 * read again: where anything else would read differently, nothing is made.
 */
#ifndef OUTCOME_EDIT_H
#define OUTCOME_EDIT_H

#include "outcome.h"

struct outcome_edit {
	struct str session; /* its id */
	struct str part;    /* "came" or "agreed" */
	struct str key;     /* a role, or a key of 'agreed' */
	struct str value;
};

/* The text of the outcome with the edit; of a blank text a new outcome.  file
 * is its name.  False if it cannot be done safely: *text is then left alone. */
bool outcome_edit_put(struct arena *arena, const struct plan *plan,
    const char *file, const struct outcome_edit *edit, struct str *text);

/* The lines for somebody to write down instead; in the arena. */
struct str outcome_edit_lines(
    struct arena *arena, const struct outcome_edit *edit);

#endif
