/* SPDX-License-Identifier: MIT */
/*
 * ledger: what an importer remembers beside the file it writes, in
 * .NAME.imported, so that what people corrected, moved, deleted or withdrew
 * never comes back: the hash key in its first line, then a line for each key
 * that was ever imported,
 *
 *     KEY[ ID[ CONSENT]]
 *
 * with the id that its note got, and the strictest consent that came with it
 * ("?": not known).  KEY is "-" for an id that was used without one.  Of two
 * lines with the same KEY the later counts.  Where ID is "column", KEY is the
 * hash of the name of a column that was copied on request; where it is
 * "capture-001" and so on, of a capture (see intake_capture.h).  It holds
 * nobody's words.
 *
 * Where the rows of the file have no keys, nothing in it tells whether an
 * importer was stopped between the file and its ledger.  So the ledger is
 * written first, as a promise: its second line is then
 *
 *     HASH promised LINES
 *
 * and what stands behind that many lines holds only if the file has this hash.
 */
#ifndef LEDGER_H
#define LEDGER_H

#include "hash.h"
#include "out.h"
#include "outcome.h"

/* Whether path may be replaced: no spreadsheet has it open.  If not, this is
 * added to diag. */
bool ledger_is_closed(struct arena *arena, struct diag *diag, const char *path);

/* Waits until no other importer works in the folder of path: the folder, and
 * not the file, which is replaced.  False after a problem, such as no folder.
 * *lock is for ledger_unlock(); -1 where the folder cannot be opened, and
 * writing will tell why. */
bool ledger_lock(
    struct arena *arena, struct diag *diag, const char *path, int *lock);
void ledger_unlock(int lock);

/* The sidecar of path, in the arena. */
const char *ledger_sidecar(struct arena *arena, const char *path);

struct ledger;

/* What stands before the number of a capture; also with afresh they are kept,
 * so that the keys of what was withdrawn stay the same. */
extern const char ledger_capture[];

/* An empty one with a new hash key.  sidecar NULL: it is not kept.  Free it
 * with ledger_free(). */
struct ledger *ledger_new(struct arena *arena, const char *sidecar);
void ledger_free(struct ledger *ledger);

/* While it is read, remembers the keys whose note got this id; ledger_watched()
 * gives them from 0 on, false past the last. */
void ledger_watch(struct ledger *ledger, struct str id);
bool ledger_watched(const struct ledger *ledger, size_t i, struct hash *key);

/* The file beside it may have been promised: call it before ledger_load(). */
void ledger_file(struct ledger *ledger, const char *file);

/* Reads the sidecar.  afresh: only the hash key, and which keys were withdrawn,
 * as far as they can be read.  False after a problem; *there is whether there
 * is a sidecar. */
bool ledger_load(
    struct ledger *ledger, struct diag *diag, bool afresh, bool *there);

const struct hash *ledger_key(const struct ledger *ledger);
/* How many keys the sidecar holds. */
size_t ledger_size(const struct ledger *ledger);

/* What is known of a key, the consent in the lowest bits; all 0: new.  The
 * other bits are for the importer. */
enum {
	LEDGER_CONSENT = 7, /* a mask; this value: not known */
	LEDGER_KNOWN = 8,   /* it stands in the sidecar */
	LEDGER_FREE = 16,   /* the first bit that is free */
	LEDGER_NUMBER = 128 /* times this: the number of the note's id */
};
unsigned *ledger_at(struct ledger *ledger, const struct hash *key);

/* This key will be asked for soon. */
void ledger_soon(const struct ledger *ledger, const struct hash *key);

/* A capture begins: none of its notes has been seen; about so many new ones are
 * in it. */
void ledger_open_capture(struct ledger *ledger, size_t n);
/* How often key has come in this capture, with this time. */
unsigned ledger_see(struct ledger *ledger, const struct hash *key);

/* Keeps a line for key (NULL: only the id).  id may be blank; consent as in
 * ledger_at(). */
void ledger_add(struct ledger *ledger, const struct hash *key, struct str id,
    unsigned consent);

/* What a new note is known by. */
struct ledger_entry {
	struct str id;  /* "s1-004" */
	struct str key; /* its digits; blank where there is no sidecar */
	unsigned n;     /* 4 */
};
/* Gives a new note of this session its id, and keeps a line for it.  What entry
 * tells is good until the next line. */
void ledger_enter(struct ledger *ledger, const struct hash *key,
    struct str session, unsigned consent, struct ledger_entry *entry);

/* A column that is none of ours was copied from captures, so its cells are
 * words of people, too.  Its name is loose. */
void ledger_add_column(struct ledger *ledger, struct str name);
bool ledger_has_column(const struct ledger *ledger, struct str name);

/* The number of a new note of this session, from 1; never used before. */
unsigned ledger_next(struct ledger *ledger, struct str session);
/* This id is taken: it stands in a row of this session. */
void ledger_taken(struct ledger *ledger, struct str id, struct str session);
/* The id with this number: "s1-004". */
struct str ledger_id(struct arena *arena, struct str session, unsigned n);
/* The number at the end of an id, and what stands before its dash; 0: none. */
unsigned ledger_number(struct str id, struct str *session);

/* Makes sure that there is a sidecar with the hash key, before the first notes
 * are written: without it their keys would mean nothing.  False after a
 * problem. */
bool ledger_begin(struct ledger *ledger, struct diag *diag);
/* The same, with all lines, for the file that out holds. */
bool ledger_promise(struct ledger *ledger, struct diag *diag, struct out *out);
/* The notes could not be written: takes away what ledger_begin() made. */
void ledger_undo(struct ledger *ledger);
/* Writes what was added, if anything.  False after a problem. */
bool ledger_commit(struct ledger *ledger, struct diag *diag);

#endif
