/* SPDX-License-Identifier: MIT */
/*
 * plan_roles: the roles of a plan and of its sessions, and all places that name
 * a role.
 */
#ifndef PLAN_ROLES_H
#define PLAN_ROLES_H

#include "plan_types.h"

/* Says which roles are given twice or not known, and which wider labels lead
 * back to where they began; then puts the people of each session over those of
 * the plan, role by role, key by key. */
void plan_roles_settle(struct form *form, struct plan *plan);

/* Says that a role is none of those n that are known. */
void plan_roles_unknown(struct form *form, const struct form_text *role,
    const struct str *known, size_t n);

#endif
