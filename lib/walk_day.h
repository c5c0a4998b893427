/* SPDX-License-Identifier: MIT */
/*
 * walk_day: the steps of a session, one at a time; or, live, the day as it
 * goes: the step now and next, how far behind, and what to cut.
 */
#ifndef WALK_DAY_H
#define WALK_DAY_H

#include "daylog.h"
#include "walk_view.h"

/* Keeps an event of the day.  Blank if it is safe, else why not. */
typedef struct str walk_day_keep(
    void *context, const struct daylog_event *event);

struct walk_day_setup {
	struct arena *arena; /* for all that the walk keeps */
	const struct phrase *phrase;
	const struct plan_session *session;
	bool live;
	bool rehearsal; /* the clock stands, and a time that is typed sets it */
	struct when_date today;
	struct when_change clocks; /* how they change today */
	int now;                   /* minutes after midnight */
	bool logged;               /* events are kept */
	walk_day_keep *keep;       /* live only */
	void *context;
	/* What is known of the day already, of daylog_steps(); NULL: nothing. */
	struct daylog_step *steps;
	long at;
};

struct walk_day;
struct walk_day *walk_day_new(const struct walk_day_setup *setup);
struct walk_scene walk_day_scene(struct walk_day *day);
/* The clock went on. */
void walk_day_set_now(struct walk_day *day, int minutes);

#endif
