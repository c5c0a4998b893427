/* SPDX-License-Identifier: MIT */
/*
 * receipt: what became of all that an import read, for the person who ran it.
 * Its numbers add up.  It shows no words of people, and no names.
 */
#ifndef RECEIPT_H
#define RECEIPT_H

#include "notes.h"

#define RECEIPT_SAFETY_SHOWN 10
#define RECEIPT_CHANGES_MAX  100 /* told of each kind; all are counted */

/* A note that was in the file before, and is not as it was. */
struct receipt_change {
	struct str id;
	enum outcome_consent from, to;
	bool wiped;                 /* its words are gone */
	struct str source, picture; /* where they stand as well */
};

/* Two notes whose words differ in case, blanks and signs at most. */
struct receipt_pair {
	struct str one, other; /* their ids */
};

struct receipt {
	struct {
		struct notes_file *v;
		size_t n, cap;
	} files;
	bool reflections;            /* not notes, but answers */
	const struct redact *redact; /* NULL: nothing was read yet */
	/* Each row of each file is one of: a problem, a blank, merged with
	 * another row, no note (these the files count), */
	size_t fresh;   /* a new note, */
	size_t repeats; /* or one that we have. */
	/* Of the notes that were read: */
	size_t consent_unread; /* with a word for consent that we do not know */
	/* Of the new notes: */
	size_t hidden;   /* replacements in them */
	size_t unmarked; /* without a mark for consent */
	size_t looked;   /* flagged for a person to look at */
	size_t wiped;    /* withdrawn */
	size_t again;    /* that were taken out of the file before */
	size_t safety;   /* about somebody's safety, and the first of these */
	struct str safety_ids[RECEIPT_SAFETY_SHOWN];
	/* Headers that are copied though they are none of ours. */
	const char *const *keep;
	size_t n_keep;
	/* Of a file that was there: */
	bool into;
	struct {
		struct receipt_change *v;
		size_t n, cap;
	} changes;
	size_t n_changes;
	struct {
		struct receipt_pair *v;
		size_t n, cap;
	} pairs;
	size_t n_pairs;
	bool unchanged; /* there was nothing to write */
	bool cr;      /* its lines end in CR alone, as those of old programs */
	bool refused; /* a file could not be read to its end */
	bool dry_run;
	/* Where they went; NULL: nowhere. */
	const char *notes, *problems;
};

/* What became of the rows of all files. */
struct receipt_sums {
	size_t rows, merged, not_notes, blanks, problems;
};
struct receipt_sums receipt_add_up(const struct receipt *receipt);

/* Whether a header of this file is neither ours nor kept. */
bool receipt_is_unknown(struct arena *arena, const struct receipt *receipt,
    const struct notes_file *file, size_t header);
/* A text of a capture as it may be shown: short, and without names. */
struct str receipt_shown(
    struct arena *arena, const struct receipt *receipt, struct str text);

void receipt_write(
    struct arena *arena, const struct receipt *receipt, struct out *out);

#endif
