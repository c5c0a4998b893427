/* SPDX-License-Identifier: MIT */
/*
 * mend_flow: the traps of lists and maps in brackets: [a, b] and {a: b}.
 */
#ifndef MEND_FLOW_H
#define MEND_FLOW_H

#include "mender.h"

/* A value in brackets, at i, of an entry at parent. */
void mend_flow(struct mender *m, size_t i, int parent);

#endif
