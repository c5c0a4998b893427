/* SPDX-License-Identifier: MIT */
/*
 * receipt: what became of all that an import read, for the person who ran it.
 * Its numbers add up.  It shows no words of people, and no names.
 */
#ifndef RECEIPT_H
#define RECEIPT_H

#include "notes.h"

#define RECEIPT_SAFETY_SHOWN 10

struct receipt {
	struct {
		struct notes_file *v;
		size_t n, cap;
	} files;
	/* Each row of each file is one of: a problem, a blank (these the files
	 * count), */
	size_t fresh;   /* a new note, */
	size_t repeats; /* or one that we have. */
	/* Of the new notes: */
	size_t hidden;   /* replacements in them */
	size_t unmarked; /* without a mark for consent */
	size_t looked;   /* flagged for a person to look at */
	size_t wiped;    /* withdrawn */
	size_t safety;   /* about somebody's safety, and the first of these */
	struct str safety_ids[RECEIPT_SAFETY_SHOWN];
	bool refused; /* a file could not be read to its end */
	bool dry_run;
	/* Where they went; NULL: nowhere. */
	const char *notes, *problems;
};

void receipt_write(struct arena *arena, const struct redact *redact,
    const struct receipt *receipt, struct out *out);

#endif
