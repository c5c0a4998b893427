/* SPDX-License-Identifier: MIT */
/*
 * plan_groups: how many people are in each of the groups that a step works in.
 * People who are there to help may be in a group or not.
 */
#ifndef PLAN_GROUPS_H
#define PLAN_GROUPS_H

#include "plan_types.h"

/* From low to high; not known: high is 0. */
struct plan_size {
	long low;
	long high;
};

/* The people in the i-th group of a step: as it says, else an equal share of
 * those who are expected and in no other group. */
struct plan_size plan_groups_size(
    const struct plan_session *session, const struct plan_step *step, size_t i);

/* Whether a group of this step says its number. */
bool plan_groups_numbered(const struct plan_step *step);

/* Says where the numbers of groups do not fit the people expected, whose
 * people must be settled. */
void plan_groups_check(struct form *form, const struct plan_session *session);

#endif
