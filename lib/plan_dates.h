/* SPDX-License-Identifier: MIT */
/*
 * plan_dates: times of a session that must add up, and dates that hang on
 * another session, as in "14 days after s4".
 */
#ifndef PLAN_DATES_H
#define PLAN_DATES_H

#include "plan_types.h"

/* Finds the dates of sessions that hang on other sessions. */
void plan_dates_settle_sessions(struct form *form, struct plan *plan);
/* Finds all other dates that were read with this form and hang on a session,
 * when those of sessions are known. */
void plan_dates_settle(struct form *form, const struct plan *plan);

/* Says that the id of a session is none of those n that are known. */
void plan_dates_unknown_session(struct form *form, struct str id,
    struct loc loc, const struct str *known, size_t n);

/* Says where start, end and minutes of a session do not fit together. */
void plan_dates_check_times(
    struct form *form, const struct plan_session *session);

#endif
