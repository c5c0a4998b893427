/* SPDX-License-Identifier: MIT */
/*
 * walk: takes somebody through a plan: the questions that a group asks itself,
 * or the steps of a session.  What is shown and what a line means is decided by
 * scenes (walk_view.h); here they meet the terminal and the disk.
 */
#ifndef WALK_H
#define WALK_H

#include "plan.h"

enum walk_when { WALK_BEFORE, WALK_DURING, WALK_AFTER };

struct walk_job {
	struct arena *arena;
	struct diag *diag;
	const struct plan *plan;
	enum walk_when when;
	const struct plan_session *session; /* NULL: none was named */
	struct str voice; /* a role, "group" or "not said"; blank: ask */
	const char *into; /* the reflections */
	bool plain, colour;
};

/* The voice that an option asks for: a role of the plan or of the session,
 * "group" or "not said".  False after a problem. */
bool walk_pick_voice(const struct plan *plan,
    const struct plan_session *session, struct diag *diag, struct str given,
    struct str *voice);

/* Asks the questions.  Returns the signal that ended it, or 0. */
int walk_questions(const struct walk_job *job);

#endif
