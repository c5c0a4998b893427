/* SPDX-License-Identifier: MIT */
/*
 * ahead: jobs that a second thread does while the first goes on, given back in
 * the order in which they came.  Until the thread is started, and where the
 * system has none to give, each job is done at once: what comes of it is the
 * same.
 */
#ifndef AHEAD_H
#define AHEAD_H

#include "arena.h"

/* Jobs that may be given and not yet taken. */
#define AHEAD_JOBS 8

#define AHEAD_FEW 2

struct ahead;

/* work is called for one job at a time, in the order in which they came.  It
 * may touch nothing but its job and what only it knows of.  In the arena; end
 * it with ahead_end(). */
struct ahead *ahead_new(struct arena *arena, void (*work)(void *job));

/* From now on a second thread does the jobs.  Does nothing the second time. */
void ahead_start(struct ahead *ahead);

/* How many jobs can be given before one must be taken. */
size_t ahead_room(const struct ahead *ahead);

/* Whether fewer than AHEAD_FEW jobs are done and not taken, so that whoever takes
 * them will soon have to wait. */
bool ahead_is_behind(struct ahead *ahead);

/* There must be room. */
void ahead_give(struct ahead *ahead, void *job);

/* The job that was given first, when it is done.  One must have been given. */
void *ahead_take(struct ahead *ahead);

/* Waits for the thread; jobs that are not begun are left. */
void ahead_end(struct ahead *ahead);

#endif
