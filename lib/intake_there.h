/* SPDX-License-Identifier: MIT */
/*
 * intake_there: a file of reflections that is there already and that people
 * edit.  Its rows have no ids and no keys, so they are known by what they say,
 * and counted, since several people may say the same.  It is read twice, as a
 * stream: first to count, then to copy it, byte for byte but for two things: a
 * consent that is tightened, and the words of an answer that was withdrawn.
 */
#ifndef INTAKE_THERE_H
#define INTAKE_THERE_H

#include "consent.h"
#include "intake_row.h"
#include "recopy.h"
#include "reflections.h"

struct intake_there {
	struct arena *arena;
	struct diag *diag;
	const char *path; /* of the file; NULL: standard output */
	struct ledger *ledger;
	struct intake_layout *layout;
	const struct dialect_names *names;
	const struct redact *redact;
	struct receipt *receipt;
	struct consent_reader consents;
	int withdraw; /* the number of a row; 0: none */
	/* From here on for intake_there.c itself. */
	struct arena *row;
	struct recopy copy;
	struct hash_set *said;    /* how many rows of the file say this */
	struct hash_set *stories; /* that are told in some row */
	struct hash_set *wants;   /* for how many rows, and which consent */
	struct hash_set *strict;  /* rows that were so before */
	struct hash_set *gone;    /* withdrawn rows that were met */
	struct {
		struct hash *v;
		size_t n, cap;
	} wanted;
	size_t last; /* the number of the last row */
	bool found;  /* the row to withdraw */
	bool changed;
};

void intake_there_start(struct intake_there *there);
void intake_there_end(struct intake_there *there);

/* Reads the file.  False after a problem: it cannot be read, or it is no file of
 * reflections. */
bool intake_there_scan(struct intake_there *there);

/* What a row says, names apart, without its consent; column may be with names or
 * without. */
struct hash intake_there_hash(
    struct intake_there *there, const struct str *column);
/* How many rows of the file say this. */
unsigned intake_there_count(
    const struct intake_there *there, const struct hash *said);
/* Whether so many people who said this have taken it back. */
bool intake_there_taken(
    struct intake_there *there, const struct hash *said, unsigned nth);

/* One row that says this shall have this consent at least. */
void intake_there_want(struct intake_there *there, const struct hash *said,
    enum outcome_consent consent);
/* A new row, as it is written: whether a story like its own is told already. */
bool intake_there_tells(struct intake_there *there, const struct str *column);
/* A new row comes withdrawn, and is written so. */
void intake_there_wiped(struct intake_there *there, const struct str *column);

/* Copies the file to out, and behind it the rows that were added.  False after
 * a problem. */
bool intake_there_copy(
    struct intake_there *there, struct out *added, struct out *out);
/* Copies a whole new file, header and all, for what is wanted of its rows. */
bool intake_there_mend(
    struct intake_there *there, struct out *file, struct out *out);

#endif
