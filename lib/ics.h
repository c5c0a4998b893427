/* SPDX-License-Identifier: MIT */
/*
 * ics: a calendar file (RFC 5545), over libical, which knows the time zones,
 * the escapes and how lines are folded (the only file that includes it).
 */
#ifndef ICS_H
#define ICS_H

#include "out.h"
#include "when.h"

struct ics_event {
	struct str uid; /* the same each time the event is written */
	struct str title;
	struct str place; /* may be blank, as the next two */
	struct str text;
	struct str alarm; /* what to say at nine in the morning of that day */
	struct when_date date;
	bool all_day;
	int starts; /* minutes after midnight; not for a whole day */
	int ends;   /* on the line of when_change; where it is starts, no end */
	struct when_change clocks; /* of that day */
};

struct ics {
	struct str title;
	struct str zone; /* IANA name; blank: the clock of wherever one is */
	int revision;    /* of all events */
	struct when_date today;
	struct {
		struct ics_event *v;
		size_t n, cap;
	} events; /* at least one */
};

/* Writes the calendar.  Texts are any valid UTF-8: line ends become line
 * breaks, other control characters blanks.  The same calendar gives the same
 * bytes.  False, and nothing is written, if libical knows no such zone. */
bool ics_write(struct arena *arena, struct out *out, const struct ics *ics);

#endif
