/* SPDX-License-Identifier: MIT */
/*
 * walk_book: the notebook of a walk that is under way: each line that was typed,
 * on disk before it is acted on, so that a walk that was cut short at any moment
 * can be gone on with.  It lies beside the reflections (.NAME.walk1), is locked
 * while its walk runs, and is gone when the walk is done, so that nothing ties a
 * person's answers together.
 */
#ifndef WALK_BOOK_H
#define WALK_BOOK_H

#include "diag.h"

/* What a line of it is about. */
enum walk_mark {
	WALK_TYPED = '>',
	WALK_SAVING = '@', /* a row goes to this byte of the reflections */
	WALK_SAVED = '+',
};

struct walk_entry {
	enum walk_mark mark;
	struct str text;
};

struct walk_book;

/* Opens the notebook of a walk that was cut short, whose head (one line: which
 * walk it is) is the same, or a new one.  Others' walks are left alone.  NULL
 * after a problem. */
struct walk_book *walk_book_open(struct arena *arena, struct diag *diag,
    const char *reflections, struct str head);

/* What stood in it when it was opened. */
size_t walk_book_count(const struct walk_book *book);
struct walk_entry walk_book_entry(const struct walk_book *book, size_t i);

/* Adds a line; on disk when it returns.  False after a problem. */
bool walk_book_add(struct walk_book *book, struct diag *diag,
    enum walk_mark mark, struct str text);

/* Closes it; done: there is nothing to go on with, so it goes away. */
void walk_book_close(struct walk_book *book, bool done);

#endif
