/* SPDX-License-Identifier: MIT */
/*
 * walk_ask: the chosen questions, one at a time, and an answer to each: a
 * number, a word, a story, one thing to change, and what may happen to them.
 * Each answer is given to save before the next question is shown.
 */
#ifndef WALK_ASK_H
#define WALK_ASK_H

#include "reflections.h"
#include "walk_view.h"

/* Saves an answer; row is what it is in the file now, blank if it is new, and
 * then what it has become.  Blank if it is safe, else why not. */
typedef struct str walk_ask_save(void *context,
    const struct str column[REFLECTIONS_COLUMNS], struct str *row);

struct walk_ask_setup {
	struct arena *arena; /* for all that the walk keeps */
	const struct plan *plan;
	const struct label_set *labels;
	struct str moment; /* "before", "after", or the id of the session */
	const struct plan_session *session; /* of that id; or NULL */
	struct str voice; /* a role, "group", "not said"; blank: it is asked */
	struct str file;  /* its name, to tell where answers are */
	walk_ask_save *save;
	void *context;
};

struct walk_ask;
struct walk_ask *walk_ask_new(const struct walk_ask_setup *setup);
/* Its draw and take. */
struct walk_scene walk_ask_scene(struct walk_ask *ask);

/* Saves what was begun, to be asked about first; for when nobody goes on with
 * it.  Blank if that worked, else why not. */
struct str walk_ask_settle(struct walk_ask *ask);

/* How many answers were saved; the number of the question to go on at, from 1;
 * and whether all is done. */
size_t walk_ask_saved(const struct walk_ask *ask);
size_t walk_ask_at(const struct walk_ask *ask);
bool walk_ask_finished(const struct walk_ask *ask);
/* Whether anything was answered, passed or begun. */
bool walk_ask_begun(const struct walk_ask *ask);
/* Why the answer we are at could not be saved; blank if nothing is wrong. */
struct str walk_ask_why_unsaved(const struct walk_ask *ask);
/* "after, parent", in the arena. */
struct str walk_ask_place(const struct walk_ask *ask, struct arena *arena);

#endif
