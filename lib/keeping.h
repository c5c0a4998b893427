/* SPDX-License-Identifier: MIT */
/*
 * keeping: how long things are kept, and where nothing is ever written.
 */
#ifndef KEEPING_H
#define KEEPING_H

#include "plan.h"

/* Says what there is to destroy where the last day that the plan promises to
 * keep things (keep_until) is over. */
void keeping_tell(
    struct diag *diag, const struct plan *plan, struct when_date today);

/* Where a plan and its names list lie. */
struct keeping {
	struct arena *arena;
	struct diag *diag;
	const char *plan_path;   /* "-": standard input, no folder */
	const struct plan *plan; /* NULL: there is none */
	const char *names;       /* as given; NULL: the plan's names_list */
	enum diag_code code;     /* what a problem is called */
};

/* Whether none of n outputs lies in the folder of the names list, which is
 * private; adds a problem for the first that does.  NULL and "-" are no files.
 * A list that lies beside the plan makes no folder private. */
bool keeping_apart(
    const struct keeping *keeping, const char *const *outputs, size_t n);

/* Whether the folder of the names list is the plan's own, or holds it. */
bool keeping_beside_plan(const struct keeping *keeping);

/* Whether two files lie, or would, in the same folder.  NULL and "-" stand for
 * the folder that the program is run in. */
bool keeping_together(struct arena *arena, const char *one, const char *other);

#endif
