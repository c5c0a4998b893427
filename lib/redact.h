/* SPDX-License-Identifier: MIT */
/*
 * redact: takes out of people's words what would give somebody away: the words
 * of the locked names list (find,use), and what pattern.h finds.  Each is
 * replaced by the list's own words or by [name], [email], [phone], [number],
 * [postcode], [address], [date], [link], [handle].  It is never claimed to be
 * complete; a person reads every line before it goes out.
 */
#ifndef REDACT_H
#define REDACT_H

#include "diag.h"

struct redact;

/* Reads a names list (CSV with the columns find and use; use blank gives
 * [name]). path NULL: no list, only patterns. NULL after a problem that keeps
 * the list from being read; no message shows a word of the list. */
struct redact *redact_load(
    struct arena *arena, struct diag *diag, const char *path);

/* text with what must go replaced, in the arena (text itself, if nothing was);
 * adds to *n how many replacements were made. Words match whole, in any case,
 * with or without accents, with a possessive or plural ending; words of a phrase
 * also where they are written in one; broken by a hyphen at a line's end, letter by
 * letter or in look-alikes, too (spelt.h), where that is sure. */
struct str redact_text(const struct redact *redact, struct arena *arena,
    struct str text, size_t *n);

/* The same for the words of the names list only: for an address that
 * facilitators print so that people use it. */
struct str redact_names(const struct redact *redact, struct arena *arena,
    struct str text, size_t *n);

/* The same for the names list, email addresses and telephone numbers only: for
 * what facilitators write, with links and places that people need. */
struct str redact_contacts(const struct redact *redact, struct arena *arena,
    struct str text, size_t *n);

/* As redact_text(); and in *look, whether something in it is doubtful, or text
 * holds what a person should look at before it is shown (court, hearing, judge,
 * an age, twins, "my sister Anna" ...: workshops/look-twice.yaml). */
struct str redact_look_twice(const struct redact *redact, struct arena *arena,
    struct str text, size_t *n, bool *look);

/* Whether redact_look_twice() would change nothing in text, and find nothing in
 * it, as far as can be seen at a glance; false is no answer.  It only reads, so
 * any thread may ask. */
bool redact_is_clear(const struct redact *redact, struct str text);

#endif
