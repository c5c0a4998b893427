/* SPDX-License-Identifier: MIT */
/*
 * summary_take: what a summary has from the plan and the outcome, cleaned, and
 * of who came as much as may be told.
 */
#ifndef SUMMARY_TAKE_H
#define SUMMARY_TAKE_H

#include "summary_builder.h"

void summary_take_plan(struct summary_builder *b);
void summary_take_outcome(struct summary_builder *b);
void summary_take_sessions(struct summary_builder *b);

#endif
