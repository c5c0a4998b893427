/* SPDX-License-Identifier: MIT */
/*
 * chat: the export of a group chat as text: a line "12/02/2024, 10:15 - Name:
 * words" or "[12/02/2024, 10:15:01] Name: words" for each message, which may go
 * on over further lines.  Who wrote it and when is never given on.
 */
#ifndef CHAT_H
#define CHAT_H

#include "profile.h"

/* How much of a file chat_is() wants to see. */
#define CHAT_PEEK ((size_t)1024)

/* Whether a file that begins so is a chat. */
bool chat_is(struct str head);

/* A message: its words are the only field of record.  A line of the program
 * itself, or that something was left out, is none: words is false then.  Both
 * are gone when it returns.  False stops the reading. */
typedef bool chat_fn(
    void *context, const struct csv_record *record, bool words);

/* Reads stream to its end.  profile knows what is no message.  False after a
 * problem, which is added to diag. */
bool chat_read(struct file_stream *stream, struct diag *diag,
    const struct profile *profile, chat_fn *fn, void *context);

#endif
