/* SPDX-License-Identifier: MIT */
/*
 * plan_questions: the questions that a group asks itself: numbers and themes of
 * the kit's own, or words of the group.
 */
#ifndef PLAN_QUESTIONS_H
#define PLAN_QUESTIONS_H

#include "plan_types.h"

/* The keys of a question that is written as a map. */
extern const struct form_table plan_questions_table;

/* Reads them into a struct plan. */
void plan_questions_read(
    struct form *form, const struct yaml_node *node, void *into);
/* All of the kit's own, for a plan that has none. */
void plan_questions_default(struct form *form, struct plan *plan);
/* Says which are given twice. */
void plan_questions_check(struct form *form, const struct plan *plan);

#endif
