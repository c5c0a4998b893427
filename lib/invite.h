/* SPDX-License-Identifier: MIT */
/*
 * invite: the agenda for everyone who comes: one calm page in large type, in
 * plain words.  What is for the people leading (how, say, roles, owners) never
 * stands on it.
 */
#ifndef INVITE_H
#define INVITE_H

#include "leaf.h"

/* Writes the page for a session, or for all of them.  The plan must be free of
 * errors. */
void invite_write(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct leaf_settings *settings);

#endif
