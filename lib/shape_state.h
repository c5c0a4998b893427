/* SPDX-License-Identifier: MIT */
/*
 * shape_state: what shape, shape_open and shape_rows know of a file together.
 */
#ifndef SHAPE_STATE_H
#define SHAPE_STATE_H

#include "hash.h"
#include "shape_job.h"

#define SHAPE_HEAD_ROWS 20 /* looked at before we decide */

struct shape {
	const struct shape_job *job;
	struct profile_match *match;
	struct gather *gather; /* rows that wait for the end */
	struct answers *answers;
	struct hash_set *groups; /* whose votes have been taken */
	struct arena *row;       /* reset at each record */
	/* The first records, until we have decided. */
	struct csv_record head[SHAPE_HEAD_ROWS];
	size_t n_head;
	bool decided;
	bool failed;
	/* Where we are. */
	bool after_blank;
	bool ended; /* the rest are no notes */
	bool waits; /* title is a record that may be a title */
	struct csv_record title;
	const struct str *first; /* the headers of the table at hand */
	bool lines;              /* each is a note, and none names a column */
	bool own; /* they are our own words, which notes hold, too */
	/* Rows whose words were put together again, and the line of the first. */
	size_t joined, joined_line;
};

#endif
