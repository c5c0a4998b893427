/* SPDX-License-Identifier: MIT */
#include "walk_show.h"

void
walk_show_open(struct walk_show *show, bool plain, bool colour)
{
	show->scratch = arena_new();
	show->term = term_open(show->arena, plain, colour);
}

int
walk_show_close(struct walk_show *show, struct diag *diag)
{
	arena_free(show->scratch);
	return term_close(show->term, diag);
}

static void
draw(struct walk_show *show, const struct walk_scene *scene)
{
	struct screen_look look = term_look(show->term);
	struct screen *screen;

	if (show->before)
		show->before(show->context);
	arena_reset(show->scratch);
	screen = screen_new(show->scratch, &look);
	scene->draw(scene->state, screen);
	screen_gap(screen);
	screen_text(screen, SCREEN_LATE, show->trouble);
	term_show(show->term, screen);
}

static bool
keep(struct walk_show *show, struct str line)
{
	struct str why = STR("");

	if (show->keep)
		why = show->keep(show->context, line);
	show->trouble = STR("");
	if (why.n)
		show->trouble = label_fill(show->arena, show->labels,
		    LABEL_WALK_TROUBLE, LABEL_ARGS({ "why", why }));
	return why.n == 0;
}

enum walk_next
walk_show(struct walk_show *show, const struct walk_scene *scene)
{
	enum walk_next next = WALK_GO_ON;

	while (next == WALK_GO_ON) {
		struct str line = STR("");

		draw(show, scene);
		switch (term_wait(
		    show->term, show->scratch, show->seconds, &line)) {
		case TERM_LINE:
			if (show->before)
				show->before(show->context);
			if (keep(show, line))
				next = scene->take(scene->state, line);
			else if (term_has_person(show->term))
				term_put_back(show->term, line);
			else
				next = WALK_STOP;
			break;
		case TERM_REDRAW:
		case TERM_TIME:
			break;
		case TERM_END:
		case TERM_STOPPED:
		case TERM_LOST:
			next = WALK_STOP;
		}
	}
	return next;
}

struct str
walk_first_problem(const struct diag *diag)
{
	struct diag_item item = { 0 };

	(void)diag_at(diag, 0, &item);
	return item.text;
}
