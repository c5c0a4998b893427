/* SPDX-License-Identifier: MIT */
/*
 * summary_arrange: the order of a summary, which quotes are the few of a full
 * report, and what those who spoke may be called.
 */
#ifndef SUMMARY_ARRANGE_H
#define SUMMARY_ARRANGE_H

#include "summary_builder.h"

/* When all notes are in. */
void summary_arrange(struct summary_builder *b);

/* From now on there are words of that role, of a session; both counted from 0.
 */
void summary_arrange_spoke(struct summary_builder *b, int session, int role);

#endif
