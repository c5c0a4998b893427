/* SPDX-License-Identifier: MIT */
/*
 * plan: workshop-plan(5), read whole.  All of it lives in one arena.  Defaults
 * are filled in where the format has them.
 */
#ifndef PLAN_H
#define PLAN_H

#include "label.h"
#include "plan_types.h"

/* Reads the plan at path ("-": standard input).  NULL if it could not be read
 * at all (the problem is in diag); otherwise a plan, which must not be printed
 * if diag holds errors. */
struct plan *plan_load(
    struct arena *arena, struct diag *diag, const char *path);
/* The same from text, which came from file. */
struct plan *plan_read(
    struct arena *arena, struct diag *diag, const char *file, struct str text);

/* The kit's words for a plan (NULL: in its own language): those of the plan's
 * language, with what labels.yaml beside the plan says in other words. */
const struct label_set *plan_labels(const struct plan *plan);

/* The session or step of that id; NULL if there is none. ASCII case ignored. */
const struct plan_session *plan_session(const struct plan *plan, struct str id);
const struct plan_step *plan_step(
    const struct plan_session *session, struct str id);

/* The ids of all sessions, for a message. */
struct str *plan_session_ids(struct arena *arena, const struct plan *plan);

/* "such as", and the id of the first session: for a message about one that the
 * plan has not. */
const char *plan_such_as(struct arena *arena, const struct plan *plan);

/* The session that an option asks for; NULL where id is NULL (all of them).
 * False, with the problem in diag, if the plan has none of that id. */
bool plan_pick_session(const struct plan *plan, struct diag *diag,
    const char *id, const struct plan_session **picked);

/* Whether a step, or one of its groups, has a question. */
bool plan_asks(const struct plan_step *step);

/* The person whose role this is (without case or spaces at the ends); NULL. */
const struct plan_person *plan_role(
    const struct plan_people *people, struct str role);

/* A lived role: knows by living, or both. */
bool plan_is_lived(const struct plan_person *person);

#endif
