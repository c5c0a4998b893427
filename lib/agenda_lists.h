/* SPDX-License-Identifier: MIT */
/*
 * agenda_lists: what stands beside a run sheet: what to say at the start, what
 * to bring, what to do before and after the day, and a card for whoever takes
 * notes.
 */
#ifndef AGENDA_LISTS_H
#define AGENDA_LISTS_H

#include "leaf.h"

/* What to say at the start of a session, or where it is NULL of each, under
 * that title. */
void agenda_lists_opening(const struct leaf *leaf,
    const struct plan_session *session, enum label_id title);

/* The things of a session, with their amounts, to tick. */
void agenda_lists_bring(
    const struct leaf *leaf, const struct plan_session *session);

/* What to do before a session, or where it is NULL before each, with room for
 * who does it, and by when. */
void agenda_lists_before(
    const struct leaf *leaf, const struct plan_session *session);

/* What to do before a session because its welcome is not the usual one. */
void agenda_lists_different(
    const struct leaf *leaf, const struct plan_session *session);

/* What people will ask about and the plan does not say yet, for a session or
 * (NULL) all; nothing about a room where people only meet online. */
void agenda_lists_missing(
    const struct leaf *leaf, const struct plan_session *session);

/* What to do after a session, or where it is NULL after each; who calls people,
 * by when, is last. */
void agenda_lists_after(
    const struct leaf *leaf, const struct plan_session *session);

/* By when people are called after a session, where the day is known. */
void agenda_lists_call(
    const struct leaf *leaf, const struct plan_session *session);

/* The card for whoever takes notes; with the questions of a session, if it is
 * not NULL. */
void agenda_lists_notes(
    const struct leaf *leaf, const struct plan_session *session);

#endif
