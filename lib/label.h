/* SPDX-License-Identifier: MIT */
/*
 * label: the kit's own words on pages, in the language of the plan.  They
 * stand in workshops/labels/LANGUAGE.yaml, one line each, key: "text".  The enum
 * below and the table are made from them at build time, so a label is added in
 * one place and a name that is not there does not compile.
 *
 * In a label, {name} is filled in.  "one|many" has a form for the number 1 and
 * one for all others; which is meant is decided by the argument called n.
 */
#ifndef LABEL_H
#define LABEL_H

#include "diag.h"
#include "when.h"

#include "label_ids.h"

struct label_set;

struct label_arg {
	const char *name;
	struct str value;
};

/* The labels of a language; where there are none, those of en-GB.  *found (may
 * be NULL) tells whether they are of that language. */
const struct label_set *label_load(struct str language, bool *found);

/* A group's own labels: what the file at path says in place of some of those in
 * set, key: "text" a line.  A problem (a key that is not known, a {name} that
 * the label has no use for) is told at its line.  NULL if the file could not be
 * read; the set lives in the arena. */
const struct label_set *label_own(struct arena *arena, struct diag *diag,
    const char *path, const struct label_set *set);

/* A label without arguments. */
struct str label(const struct label_set *set, enum label_id id);
/* The names of the twelve months. */
const struct str *label_months(const struct label_set *set);

/* A label filled in, in the arena.  args ends with an element whose name is
 * NULL; use LABEL_ARGS. */
struct str label_fill(struct arena *arena, const struct label_set *set,
    enum label_id id, const struct label_arg *args);
#define LABEL_ARGS(...) ((const struct label_arg[]){ __VA_ARGS__, { NULL } })

/* A label with one number, {n}. */
struct str label_count(struct arena *arena, const struct label_set *set,
    enum label_id id, size_t n);

/* "8 February 2024", "8 February", "Thursday 8 February 2024". */
struct str label_date(
    struct arena *arena, const struct label_set *set, struct when_date date);
struct str label_day(
    struct arena *arena, const struct label_set *set, struct when_date date);
struct str label_weekday_date(
    struct arena *arena, const struct label_set *set, struct when_date date);

/* "a, b and c" of n texts. */
struct str label_list(struct arena *arena, const struct label_set *set,
    const struct str *texts, size_t n);

#endif
