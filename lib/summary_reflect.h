/* SPDX-License-Identifier: MIT */
/*
 * summary_reflect: what may be shown of the answers to the questions that a
 * group asks itself.
 */
#ifndef SUMMARY_REFLECT_H
#define SUMMARY_REFLECT_H

#include "reflections.h"
#include "summary_builder.h"

/* Takes one answer in; context is the builder (a reflections_fn).  Always
 * true. */
bool summary_reflect_add(void *context, const struct reflection *reflection);

/* When all are in: what may be told of the scores. */
void summary_reflect_end(struct summary_builder *b);

#endif
