/* SPDX-License-Identifier: MIT */
/*
 * questions: the questions that a plan chose for the group to ask itself, in
 * words: the group's own, or the kit's from workshops/questions.yaml.
 */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include "plan.h"

struct questions_item {
	struct str id;    /* "1" to "10", a theme, or the group's own */
	struct str ask;   /* never blank; in the kit's own words the plan's
			  * 'words' have been put in */
	struct str note;  /* how it applies here; may be blank */
	struct str loose; /* ask, for comparing */
};

/* In the order of the plan. */
struct questions {
	struct questions_item *v;
	size_t n;
};

/* All of them, in the arena. */
struct questions questions_of(struct arena *arena, const struct plan *plan);

/* The place of the question that text means: its id ("6", "Q6", "Question 6"),
 * or a text that holds its words; -1 if it is none.  scratch is used while it
 * compares. */
int questions_find(
    const struct questions *questions, struct arena *scratch, struct str text);

#endif
