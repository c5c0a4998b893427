/* SPDX-License-Identifier: MIT */
/*
 * out: where bytes go.  Output is only ever complete: nothing is at its place
 * before out_commit(), which writes, flushes, syncs, closes and renames, and
 * checks each of these.
 *
 * To a named file: a temporary in the same folder (mode of the file it
 * replaces, else 0666 less umask; a symbolic link is followed), renamed over
 * the target by out_commit().  To a name that is no regular file (a device, a
 * pipe): written straight.  To standard output: written out by out_commit().
 * Until then it is held in memory up to a few MiB, and what is more in a file
 * that has no name, and is gone if the program ends.
 */
#ifndef OUT_H
#define OUT_H

#include "diag.h"

struct out;

/* Output to path; NULL or "-" is standard output.  Never fails by itself: the
 * first error is remembered and told by out_commit(). */
struct out *out_new(struct arena *arena, const char *path);

/* Output that is only kept: read it with out_text().  For tests, and for text
 * that is laid out before it is used. */
struct out *out_memory(struct arena *arena);
struct str out_text(const struct out *out);

/* Standard error, written at once, for messages; errors are ignored. */
struct out *out_stderr(struct arena *arena);

/* Literals of ours; refuses anything but a string literal. */
#define OUT_LIT(out, lit) out_bytes((out), STR(lit))
/* Bytes that have been made safe for their place by the caller. */
void out_bytes(struct out *out, struct str s);
void out_char(struct out *out, char c);
/* Room for at most n bytes, which the caller puts there, and then says where
 * they end. */
char *out_room(struct out *out, size_t n);
void out_taken(struct out *out, const char *end);
void out_fmt(struct out *out, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Text for a person's screen: control characters become \x1b and so on,
 * characters that turn the direction of writing are shown as \u202e. */
void out_visible(struct out *out, struct str s);

/* Makes the file readable by its owner only (mode 0600). */
void out_private(struct out *out);

/* Only a name that is free: out_commit() leaves a file that is there already as
 * it is, and says so (wrong use). */
void out_only_new(struct out *out);

/* Puts the output in its place.  False if a byte was lost; the problem is
 * added to diag, nothing is left behind, an older file is as it was.  out must
 * not be used after. */
bool out_commit(struct out *out, struct diag *diag);

/* Gives what was written so far to fn, a piece at a time.  A byte that cannot
 * be read again is told by out_commit() of this output, or by to's, if it is
 * not NULL. */
void out_replay(struct out *out, void (*fn)(void *context, struct str bytes),
    void *context, struct out *to);

/* Takes away what a program that was killed left half-written beside path; what
 * others are writing at this moment is locked, and stays.  out_commit() does so
 * for its own file. */
void out_sweep(struct arena *arena, const char *path);

/* Drops the output; an older file is as it was. */
void out_discard(struct out *out);

/* What the error of a system call (errno) means for somebody who wants a file to
 * be written. */
const char *out_reason(int error);

/* The name of a target, for messages. */
const char *out_name(const struct out *out);

#endif
