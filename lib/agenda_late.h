/* SPDX-License-Identifier: MIT */
/*
 * agenda_late: what to do on a day that runs 10, 20 or 30 minutes late: what
 * to leave out or shorten and in which order, what must stay, and the new
 * clock times.
 */
#ifndef AGENDA_LATE_H
#define AGENDA_LATE_H

#include "leaf.h"

/* A section of its own; a sentence where nothing may be cut. */
void agenda_late_write(
    const struct leaf *leaf, const struct timetable *timetable);

#endif
