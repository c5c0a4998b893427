/* SPDX-License-Identifier: MIT */
/*
 * agenda: the run sheet for the people leading: the clock times, the exact
 * questions, what to say, what to bring, and who looks after people.  The page
 * for the people who come is invite's.
 */
#ifndef AGENDA_H
#define AGENDA_H

#include "leaf.h"

/* Writes the run sheet of a session, or of all with an overview.  The plan must
 * be free of errors. */
void agenda_write(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct leaf_settings *settings);

#endif
