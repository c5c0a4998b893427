/* SPDX-License-Identifier: MIT */
/*
 * walk_show: shows a scene on a terminal until it is over.
 */
#ifndef WALK_SHOW_H
#define WALK_SHOW_H

#include "term.h"
#include "walk_view.h"

struct walk_show {
	struct arena *arena; /* for all of the walk */
	const struct label_set *labels;
	struct term *term;
	struct arena *scratch; /* of one screen */
	/* Keeps a line that was typed before it is acted on; may be NULL.  Blank
	 * if that worked, else why not: then it has to be sent again. */
	struct str (*keep)(void *context, struct str line);
	/* Called before a screen is drawn; may be NULL. */
	void (*before)(void *context);
	void *context;
	unsigned seconds; /* between screens of which nothing was typed; or 0 */
	struct str trouble; /* why the last line could not be kept */
};

/* Opens the terminal for it, and closes it: the signal that ended it, or 0. */
void walk_show_open(struct walk_show *show, bool plain, bool colour);
int walk_show_close(struct walk_show *show, struct diag *diag);

enum walk_next walk_show(
    struct walk_show *show, const struct walk_scene *scene);

/* What went wrong first, from a diag of its own. */
struct str walk_first_problem(const struct diag *diag);

#endif
