/* SPDX-License-Identifier: MIT */
/*
 * walk_session: takes somebody through a session: its steps, or live the day as
 * it goes, and at the end who came and what was agreed.
 */
#ifndef WALK_SESSION_H
#define WALK_SESSION_H

#include "phrase.h"

struct walk_session_job {
	struct arena *arena;
	struct diag *diag;
	const struct phrase *phrase;
	const struct plan_session *session;
	bool live;
	const char *log;     /* of true times; NULL: none is kept */
	const char *outcome; /* the file of that name, made if need be */
	struct when_date today;
	int now; /* a rehearsal begins at this time; -1: by the clock */
	bool plain, colour;
};

/* Returns the signal that ended it, or 0. */
int walk_session(const struct walk_session_job *job);

#endif
