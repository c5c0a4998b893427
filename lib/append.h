/* SPDX-License-Identifier: MIT */
/*
 * append: rows that are added to the end of a file while people work, each of
 * them safe on disk before the next one is asked for.  Several programs may add
 * to one file: the folder is locked for as long as an append is open, as it is
 * by whoever replaces the file.
 *
 * A row is added whole, by one write at the end, or not at all.  Where a file
 * has no end of line at its end (a crash, or an editor), that line is ended
 * first, and a quotation mark that was never closed is closed: nothing of it is
 * lost, and it cannot swallow the next row.
 */
#ifndef APPEND_H
#define APPEND_H

#include <sys/types.h>

#include "diag.h"

struct append {
	struct arena *arena;
	const char *path;
	int fd;
	int folder; /* the lock; -1 where it cannot be had */
	off_t end;  /* where the next row will stand */
	bool plain; /* a file that can be cut and read again; not a device */
};

/* Waits until nobody else writes in the folder of path, and keeps it so: what
 * append_unlock() takes; -1 if it cannot be locked (writing will tell why). */
int append_lock(struct arena *arena, const char *path);
void append_unlock(int lock);

/* Opens path, made if it is not there (private: for its owner only), and waits
 * for the lock.  False after a problem; else append_close() it. */
bool append_open(struct append *append, struct arena *arena, struct diag *diag,
    const char *path, bool private);

/* Adds row, which ends its own line; in an empty file head stands before it.
 * On disk when it returns.  False after a problem: then the file is as it was. */
bool append_row(
    struct append *append, struct diag *diag, struct str head, struct str row);

/* Whether row stands at byte at.  What a crash left there of it, if that is the
 * end of the file, is cut off. */
bool append_stands(
    struct append *append, struct diag *diag, off_t at, struct str row);

/* Whether the file has this row. */
bool append_has(struct append *append, struct diag *diag, struct str row);

/* Puts row in the place of the last row that is the same as old, in one step.
 * False after a problem, also if there is none: then the file is as it was. */
bool append_swap(
    struct append *append, struct diag *diag, struct str old, struct str row);

/* Lets go of the lock. */
void append_close(struct append *append);

#endif
