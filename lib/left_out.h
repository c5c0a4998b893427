/* SPDX-License-Identifier: MIT */
/*
 * left_out: tells the person who makes a report what is not on its page, and
 * what somebody has to do about it.  Never how many: a page that says "some
 * notes stay in the room" would say no less beside such a message.
 */
#ifndef LEFT_OUT_H
#define LEFT_OUT_H

#include "summary.h"

void left_out_tell(struct diag *diag, const struct plan *plan,
    const struct outcome *outcome, const struct summary *summary);

#endif
