/* SPDX-License-Identifier: MIT */
/*
 * plan_clocks: the days on which the clocks of a plan's time zone change, and
 * what that does to its sessions.
 */
#ifndef PLAN_CLOCKS_H
#define PLAN_CLOCKS_H

#include "plan_types.h"

/* Finds how clocks change on the days of sessions with a start, once those are
 * known.  Says where a session begins or ends at a time that no clock shows
 * then, or begins at one that comes twice (the first is meant), and, where it
 * looked, that a zone is not known. */
void plan_clocks_settle(struct form *form, struct plan *plan);

/* How clocks change on a day in the time zone of the plan; no change where that
 * is not known, which is said when the plan is read. */
struct when_change plan_clocks_on(
    struct arena *arena, const struct plan *plan, struct when_date date);

/* Says that the time zone of the plan is not one that calendars know. */
void plan_clocks_no_zone(struct diag *diag, const struct plan *plan);

/* "on 29 March 2026 the clocks go forward from 01:00 to 02:00". */
struct str plan_clocks_words(
    struct form *form, const struct plan_session *session);

#endif
