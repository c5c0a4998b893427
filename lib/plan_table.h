/* SPDX-License-Identifier: MIT */
/*
 * plan_table: every key of a plan, its type and its limits; they stand here and
 * nowhere else.
 */
#ifndef PLAN_TABLE_H
#define PLAN_TABLE_H

#include "plan_types.h"

/* The whole plan; from it one comes to all other tables. */
const struct form_table *plan_table(void);

/* A struct plan_person and a struct plan_welcome. */
extern const struct form_table plan_table_person;
extern const struct form_table plan_table_welcome;

#endif
