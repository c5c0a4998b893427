/* SPDX-License-Identifier: MIT */
/*
 * intake_ready: what import can make of a note before its turn, since it does not
 * depend on the notes before it: its words without names, its row, and the hash
 * by which it may be known.  Nothing that it reads changes, so any thread may
 * do it.
 */
#ifndef INTAKE_READY_H
#define INTAKE_READY_H

#include "hash.h"
#include "intake_row.h"

/* What it reads. */
struct intake_maker {
	struct arena *arena; /* its own */
	const struct plan *plan;
	const struct redact *redact;
	const struct intake_layout *layout;
	bool lays_out; /* rows are for a new file */
	struct hash key;
	struct str source; /* the capture's own name */
};

/* A note without its id and its key, which are not known before its turn. */
struct intake_ready {
	struct hash same; /* of what was captured, and where */
	/* The bytes of its row between id and key, if it goes to a new file;
	 * else blank, and clean has the columns as they are written. */
	struct str row;
	const struct str *clean;
	size_t hidden; /* what was replaced in them */
	bool look;     /* at the words, twice */
};

/* Makes it in the arena; context is a struct intake_maker. */
const void *intake_make_ready(
    const void *context, const struct note *note, struct arena *arena);

#endif
