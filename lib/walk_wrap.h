/* SPDX-License-Identifier: MIT */
/*
 * walk_wrap: the end of a session: how many came, and what was agreed about the
 * words on the notes.  Each answer is given to keep before the next question.
 */
#ifndef WALK_WRAP_H
#define WALK_WRAP_H

#include "outcome_edit.h"
#include "walk_view.h"

/* What became of an answer that was kept. */
enum walk_kept {
	WALK_KEPT,
	WALK_TO_PASTE, /* why holds the lines to write down by hand */
	WALK_NOT_KEPT, /* why says why; it can be tried again */
};
typedef enum walk_kept walk_wrap_keep(
    void *context, const struct outcome_edit *edit, struct str *why);

struct walk_wrap_setup {
	struct arena *arena;
	const struct label_set *labels;
	const struct plan_session *session;
	const struct outcome_session *known; /* what is there; may be NULL */
	struct str file;                     /* the outcome's name */
	walk_wrap_keep *keep;
	void *context;
};

struct walk_wrap;
struct walk_wrap *walk_wrap_new(const struct walk_wrap_setup *setup);
struct walk_scene walk_wrap_scene(struct walk_wrap *wrap);

#endif
