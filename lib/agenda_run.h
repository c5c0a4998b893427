/* SPDX-License-Identifier: MIT */
/*
 * agenda_run: the run sheet of a session: the day as a line, and each step
 * with its clock time, its question, what to say and what to bring.
 */
#ifndef AGENDA_RUN_H
#define AGENDA_RUN_H

#include "leaf.h"

void agenda_run_write(
    const struct leaf *leaf, const struct timetable *timetable);

/* Who leads a session: its own roles, else the plan's. */
const struct form_texts *agenda_run_leads(
    const struct leaf *leaf, const struct plan_session *session);

#endif
