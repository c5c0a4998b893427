/* SPDX-License-Identifier: MIT */
/*
 * daylog: the log of how a day really went, a table with one event a row:
 * session,step,event,date,time,minutes.  Written while the day runs, each row
 * on disk at once (append.h), and read back to go on, and to set planned beside
 * true.
 */
#ifndef DAYLOG_H
#define DAYLOG_H

#include "csv.h"
#include "plan.h"

enum daylog_what {
	DAYLOG_BEGAN,
	DAYLOG_ENDED,
	DAYLOG_OUT,     /* the step is left out */
	DAYLOG_MINUTES, /* its length is now this */
	DAYLOG_BACK,    /* it had not begun after all: back to the one before */
	DAYLOG_EVENTS
};

struct daylog_event {
	struct str session, step; /* ids */
	enum daylog_what what;
	struct when_date date;
	int time;    /* minutes after midnight */
	int minutes; /* DAYLOG_MINUTES */
};

/* The header, and the row of an event; in the arena. */
struct str daylog_head(struct arena *arena);
struct str daylog_row(struct arena *arena, const struct daylog_event *event);

/* The events of a log in the order they are there, in the arena. */
struct daylog {
	struct daylog_event *v;
	size_t n, cap;
};

/* Reads a log.  Rows that are none are left out and told, by line.  False if
 * it could not be read. */
bool daylog_read(struct arena *arena, struct diag *diag, const char *path,
    struct daylog *log);

/* How a session went, step by step. */
struct daylog_step {
	int began, ended; /* what the clock showed, as minutes; -1: not known */
	int minutes; /* its length when it was changed last; -1: as planned */
	bool out;
};

/* The steps of a session, as many as it has, in the arena, from its events of
 * that day; of the last day there is where date is no date.  at: the step it is
 * at (its place; n when all are done, -1 before the first). */
struct daylog_step *daylog_steps(struct arena *arena, const struct daylog *log,
    const struct plan_session *session, struct when_date date, long *at);

/* Adds what one event means to steps.  i is its step's place. */
void daylog_apply(struct daylog_step *step, size_t n, size_t i,
    const struct daylog_event *event, long *at);

#endif
