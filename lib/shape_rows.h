/* SPDX-License-Identifier: MIT */
/*
 * shape_rows: the rows of a table that is open, counted and given on in our
 * columns to the job.  What a row is made of lives until the next one.
 */
#ifndef SHAPE_ROWS_H
#define SHAPE_ROWS_H

#include "shape_state.h"

/* Whether the last character of a cell is one of these. */
bool shape_rows_ends_in(struct str cell, struct str marks);

/* Whether a record is one short cell alone. */
bool shape_rows_may_be_title(const struct csv_record *record);

/* Counts a record as no note; always true. */
bool shape_rows_not_a_note(struct shape *shape);

/* Whether a record is the headers of the table at hand, once more. */
bool shape_rows_is_first_again(
    const struct shape *shape, const struct csv_record *record);

/* A row of a board that has a profile, of a table with a theme a column, of
 * answers to a form, of a list.  False if the job has seen enough. */
bool shape_rows_board(struct shape *shape, const struct csv_record *record);
bool shape_rows_columns(struct shape *shape, const struct csv_record *record);
bool shape_rows_answers(struct shape *shape, const struct csv_record *record);
bool shape_rows_line(struct shape *shape, const struct csv_record *record);

/* Says how many rows had words put together again from several cells. */
void shape_rows_say_joined(const struct shape *shape);

#endif
