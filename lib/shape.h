/* SPDX-License-Identifier: MIT */
/*
 * shape: finds out how notes stand in a file and makes rows in our columns of
 * its records: a note a row, a theme a column, a question a column, or a list;
 * by the profile of a board, by loose names of headers, or as the user says.
 * Where two shapes are possible it asks.
 *
 * A record is a row for notes and lists, and a cell, filled or empty, for
 * columns and answers.
 */
#ifndef SHAPE_H
#define SHAPE_H

#include "shape_job.h"

struct shape;
/* job must outlive it. */
struct shape *shape_new(const struct shape_job *job);
void shape_free(struct shape *shape);

/* Takes the next record of the file.  False stops the reading: then
 * shape_failed() tells a problem from a caller who has seen enough. */
bool shape_record(struct shape *shape, const struct csv_record *record);
/* At the end of the file. */
bool shape_end(struct shape *shape);
bool shape_failed(const struct shape *shape);

/* Instead of all that, for a chat: the profile by which a file that begins so is
 * read, NULL if it is none; and its messages, as chat_read() has them. */
const struct profile *shape_chat(struct shape *shape, struct str head);
bool shape_message(
    struct shape *shape, const struct csv_record *record, bool words);

/* Whether a record of a plain table may be read at once, without asking. */
bool shape_is_plain(const struct shape *shape, const struct csv_record *record);

#endif
