/* SPDX-License-Identifier: MIT */
/*
 * file: the only module that opens files to read.  "-" is standard input.
 * Problems are added to diag (status 3 where the system failed, 1 where the
 * file is too large); a directory given as a file is a problem.
 */
#ifndef FILE_H
#define FILE_H

#include "diag.h"

/* A whole file, at most limit bytes, into the arena.  False after a problem. */
bool file_read(struct arena *arena, struct diag *diag, const char *path,
    size_t limit, struct str *text);

/* A file read as a stream. */
struct file_stream;

/* Opens path.  NULL after a problem.  Close it with file_close(). */
struct file_stream *file_open(
    struct arena *arena, struct diag *diag, const char *path);

/* The first bytes (at most limit, fewer only if the file is shorter), without
 * taking them: file_next() returns them again.  The view is good until the
 * next call. Blank after a problem, or if the file is empty. */
struct str file_peek(struct file_stream *stream, size_t limit);

/* The next bytes; blank at the end or after a problem (then file_failed()).
 * The view is good until the next call. */
struct str file_next(struct file_stream *stream);
bool file_failed(const struct file_stream *stream);

/* From now on it reads into buffer, which has FILE_BYTES, so that what
 * file_next() gives may be bytes of it: who reads keeps these for as long as
 * nothing is read into it again.  NULL: into its own, as it did before. */
#define FILE_BYTES ((size_t)64 * 1024)
void file_read_into(struct file_stream *stream, char *buffer);

/* Changes the bytes on their way out of a stream. */
struct file_filter {
	/* What to give instead of bytes, good until the next call; may keep
	 * some back.  At the end it is called once more, without any, if last
	 * is set. */
	struct str (*change)(void *context, struct str bytes, bool last);
	void (*done)(void *context); /* the stream is closed */
	void *context;
};

/* From now on all bytes go through filter, also those that were only peeked
 * at.  At most one filter a stream. */
void file_filter(struct file_stream *stream, const struct file_filter *filter);

/* Gives fn what stands in the file behind the bytes that filters have seen;
 * these come again later.  fn returns false when it has seen enough.  What can
 * be read only once is kept in an unnamed file.  False after a problem. */
typedef bool file_look_fn(void *context, struct str bytes);
bool file_look_ahead(
    struct file_stream *stream, file_look_fn *fn, void *context);

/* Reads at most n bytes at a time: for tests that nothing depends on it. */
void file_sip(struct file_stream *stream, size_t n);

/* The name for messages: the path, or "standard input". */
const char *file_name(const struct file_stream *stream);
void file_close(struct file_stream *stream);

/* The name that messages use for a path ("-" is "standard input"). */
const char *file_label(const char *path);

/* The path of name in the folder of path: "a/b.yaml", "c" gives "a/c"; an
 * absolute name is kept.  In the arena. */
const char *file_beside(
    struct arena *arena, const char *path, const char *name);
/* The part after the last slash; points into path. */
const char *file_base(const char *path);
/* How large a file is; 0 where that cannot be told (no problem is added). */
size_t file_bytes(const char *path);
/* Whether something of that name can be seen (no problem is added). */
bool file_exists(const char *path);

#endif
