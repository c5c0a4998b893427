/* SPDX-License-Identifier: MIT */
/*
 * lint: whether a plan is fair to the people it is for.  Each rule is a row of
 * a table: what it is called, which of the ten questions it serves, why it
 * matters, what to try, what to say of a plan that does it well, and a small
 * function that looks.  The rules are explained in workshop-check(1).
 */
#ifndef LINT_H
#define LINT_H

#include "outcome.h"

/* What was seen in the plans of one run, to tell what was copied from one to
 * another.  It keeps no words, but the plans must outlive it. */
struct lint_seen;
struct lint_seen *lint_seen_new(struct arena *arena);
void lint_seen_free(struct lint_seen *seen);

/* Looks at a plan that could be read whole, and at its outcome (NULL: none
 * that could be read).  Adds to diag what each rule saw; and for each rule that
 * the plan keeps, with something written to show it, a DIAG_LEVEL_GOOD.  Rules
 * about which the group chose differently say nothing. */
void lint_plan(struct arena *arena, struct diag *diag, const struct plan *plan,
    const struct outcome *outcome, struct when_date today,
    struct lint_seen *seen);

#endif
