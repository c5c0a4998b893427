/* SPDX-License-Identifier: MIT */
/*
 * intake_merge: a file of notes that is there already and that people edit.  It
 * is read twice, as a stream: first to know its notes again, then to copy it,
 * byte for byte but for two things: a consent that is tightened, and the words
 * of a note that was withdrawn, also in the columns that were kept.
 */
#ifndef INTAKE_MERGE_H
#define INTAKE_MERGE_H

#include "consent.h"
#include "file.h"
#include "intake_row.h"
#include "ledger.h"
#include "receipt.h"
#include "recopy.h"

/* Beside what the ledger knows of a key. */
enum {
	INTAKE_THERE = LEDGER_FREE,    /* a row of the file has it */
	INTAKE_FRESH = 2 * LEDGER_FREE /* its note is new in this run */
};

struct intake_merge {
	struct arena *arena;
	struct diag *diag;
	const char *path; /* of the file; NULL: standard output */
	struct ledger *ledger;
	struct intake_layout *layout;
	const struct dialect_names *names;
	struct receipt *receipt;
	struct consent_reader consents;
	struct str withdraw; /* the id of a note; may be blank */
	/* From here on for intake_merge.c itself. */
	struct arena *row;
	struct recopy copy;
	struct hash_set *wants; /* the consent that keys and ids shall have */
	size_t n_wants;
	struct hash_set *keyless; /* ids of rows without a key of ours */
	struct hash_set *alike;   /* folded words, and the id of the first */
	struct {
		struct str *v;
		size_t n, cap;
	} odd_ids;              /* that are not of their session */
	size_t n_keys, n_known; /* of its rows; those in the ledger */
	size_t n_asked;         /* had no mark, and came again with one */
	struct str nearest;
	bool found; /* the note to withdraw */
	bool changed;
};

void intake_merge_start(struct intake_merge *merge);
void intake_merge_end(struct intake_merge *merge);

/* Reads the file: its layout, keys and ids.  there: it has a sidecar.  False
 * after a problem: it cannot be read, or does not fit its sidecar. */
bool intake_merge_scan(struct intake_merge *merge, bool there);

/* What the consent of a row becomes that has one and meets another: the
 * stricter; no mark that meets a yes is no yes. */
enum outcome_consent intake_merge_tighten(
    enum outcome_consent has, enum outcome_consent comes);

/* From now on the note with this key, or where its row has no key, with this
 * id, shall have this consent at least. */
void intake_merge_want(struct intake_merge *merge, const struct hash *key,
    struct str id, enum outcome_consent consent);
/* Whether a row without a key has this id. */
bool intake_merge_has_id(struct intake_merge *merge, struct str id);
/* Points out a new note whose words are nearly those of another. */
void intake_merge_compare(struct intake_merge *merge, struct str session,
    struct str text, struct str id);

/* Copies the file to out, and behind it the rows that were added.  False after
 * a problem. */
bool intake_merge_copy(
    struct intake_merge *merge, struct out *added, struct out *out);
/* Copies a whole new file, header and all, for what is wanted of its rows. */
bool intake_merge_mend(
    struct intake_merge *merge, struct out *file, struct out *out);

#endif
