/* SPDX-License-Identifier: MIT */
/*
 * plan_short: the short form of a step, "- 15 break: Tea and fresh air".
 */
#ifndef PLAN_SHORT_H
#define PLAN_SHORT_H

#include "form.h"

/* The long form of a step that may be written short, for a table's before;
 * NULL after a problem that leaves nothing to read. */
const struct yaml_node *plan_short_step(
    struct form *form, const struct yaml_node *node);

#endif
