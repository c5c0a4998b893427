/* SPDX-License-Identifier: MIT */
/*
 * calendar: the sessions of a plan as a calendar file: one event a session,
 * with its steps.  The one for the people leading also has the days to ask
 * what people need, and to give back what came out.
 */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "out.h"
#include "phrase.h"

struct calendar_settings {
	const struct plan_session *only; /* NULL: all */
	bool everyone; /* for the people who come: what their page has */
	struct when_date today;
};

/* Writes the calendar.  False, with the problem in diag, if there is nothing
 * to put in it.  The plan must be free of errors.  Sessions without a
 * day or a start are left out and told as notes. */
bool calendar_write(const struct phrase *phrase, struct out *out,
    struct diag *diag, const struct calendar_settings *settings);

#endif
