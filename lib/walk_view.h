/* SPDX-License-Identifier: MIT */
/*
 * walk_view: what all screens of a walk have in common.  A scene is a state with
 * two functions: one draws it on a screen, one takes a line that was typed.
 * Neither knows a terminal, so they are tested without one.
 */
#ifndef WALK_VIEW_H
#define WALK_VIEW_H

#include "phrase.h"
#include "screen.h"

enum walk_next {
	WALK_GO_ON,
	WALK_STOP, /* asked for; the scene can be gone on with another time */
	WALK_DONE, /* there is no more */
	WALK_NEW,  /* done, and somebody else begins */
};

struct walk_scene {
	void *state;
	void (*draw)(const void *state, struct screen *screen);
	enum walk_next (*take)(void *state, struct str line);
};

/* The keys that work everywhere; which of them a screen names. */
enum walk_keys {
	WALK_BACK = 1,
	WALK_SKIP = 2,
	WALK_WHERE = 4,
	WALK_ALWAYS = 8, /* stop and help */
};

/* Whether a line is this key. */
bool walk_is(
    const struct label_set *labels, struct str line, enum label_id key);

/* Names the keys in the foot; enter: what Enter does, LABEL_IDS if nothing. */
void walk_keys(struct screen *screen, const struct label_set *labels,
    enum label_id enter, unsigned keys);

/* The help on those keys, in the body. */
void walk_help(
    struct screen *screen, const struct label_set *labels, unsigned keys);

/* The double diamond.  here is a plan_stage, 0 for none; those before it are
 * done. */
void walk_diamond(
    struct screen *screen, const struct label_set *labels, int here);

/* The same, and in words: "You are here: Deliver, stage 4 of 4." */
void walk_stage(
    struct screen *screen, const struct label_set *labels, int here);

/* What people wrote as Markdown, as paragraphs without marks, in the arena. */
struct str walk_prose(struct arena *arena, struct str text);

/* A bar: how much of all is done, or of the time gone. */
void walk_bar(struct screen *screen, struct str before, int done, int all);

/* A label with the one gap {what}: a line that could not be used, clipped. */
struct str walk_wrong(struct arena *arena, const struct label_set *labels,
    enum label_id id, struct str line);

#endif
