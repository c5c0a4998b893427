/* SPDX-License-Identifier: MIT */
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct file_stream {
	struct arena *arena;
	struct diag *diag;
	const char *name;
	int fd;
	FILE *spool; /* what was read ahead of a pipe; NULL: nothing */
	bool failed;
	bool ended;
	struct file_filter filter; /* change NULL: none */
	struct str unfiltered;     /* peeked at before there was a filter */
	/* What file_peek() read and file_next() has not returned yet. */
	char *v;
	size_t n, cap;
	size_t sip;         /* bytes read at a time */
	char *own, *buffer; /* the one, and where it reads into just now */
};

const char *
file_label(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* What a system error means for somebody who named a file. */
static const char *
reason(int error)
{
	switch (error) {
	case EISDIR:
		return "this is a folder, not a file; name the files in it";
	case EACCES:
		return "the system does not let you read it; ask the person it belongs to";
	default:
		return strerror(error);
	}
}

static void
cannot(struct diag *diag, const char *name, enum diag_code code,
    const char *what, int error)
{
	diag_add(diag, code, (struct loc){ name }, "cannot %s: %s", what,
	    reason(error));
}

/* The name in the folder of path that is nearest to its own; blank: none is. */
static struct str
nearest(struct arena *arena, const char *path)
{
	DIR *folder = opendir(file_beside(arena, path, "."));
	struct str near = STR("");
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		const struct str names[] = { near, str_from(entry->d_name) };
		struct str nearer = str_nearest(
		    str_from(file_base(path)), names, COUNTOF(names));

		if (nearer.n && !str_eq(nearer, near))
			near = str_dup(arena, nearer);
	}
	if (folder)
		(void)closedir(folder);
	return near;
}

/* Nothing has that name; says what may be meant. */
static void
not_there(struct arena *arena, struct diag *diag, const char *path)
{
	struct str near = nearest(arena, path);

	if (near.n)
		diag_add(diag, DIAG_CANNOT_OPEN, (struct loc){ path },
		    "cannot open: there is no such file; did you mean '%.*s'?",
		    STR_ARG(near));
	else
		diag_add(diag, DIAG_CANNOT_OPEN, (struct loc){ path },
		    "cannot open: there is no such file; look at its name, and at the folder it is in");
}

struct file_stream *
file_open(struct arena *arena, struct diag *diag, const char *path)
{
	struct file_stream *stream;
	const char *name = file_label(path);
	struct stat about;
	int fd = STDIN_FILENO;

	if (strcmp(path, "-") != 0)
		fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		if (errno == ENOENT)
			not_there(arena, diag, path);
		else
			cannot(diag, name, DIAG_CANNOT_OPEN, "open", errno);
		return NULL;
	}
	if (fstat(fd, &about) == 0 && S_ISDIR(about.st_mode)) {
		cannot(diag, name, DIAG_CANNOT_READ, "read", EISDIR);
		if (fd != STDIN_FILENO)
			(void)close(fd);
		return NULL;
	}
	stream = ARENA_NEW(arena, struct file_stream);
	stream->arena = arena;
	stream->diag = diag;
	stream->name = name;
	stream->fd = fd;
	stream->sip = FILE_BYTES;
	stream->own = stream->buffer = ARENA_ARRAY(arena, char, FILE_BYTES);
	return stream;
}

void
file_close(struct file_stream *stream)
{
	if (!stream)
		return;
	if (stream->filter.done)
		stream->filter.done(stream->filter.context);
	if (stream->spool)
		(void)fclose(stream->spool);
	else if (stream->fd > STDIN_FILENO)
		(void)close(stream->fd);
}

bool
file_failed(const struct file_stream *stream)
{
	return stream->failed;
}

const char *
file_name(const struct file_stream *stream)
{
	return stream->name;
}

static void
fail(struct file_stream *stream)
{
	if (!stream->failed)
		cannot(stream->diag, stream->name, DIAG_CANNOT_READ, "read",
		    errno);
	stream->failed = stream->ended = true;
}

/* Reads once into a buffer of size bytes. */
static struct str
read_into(struct file_stream *stream, char *buffer, size_t size)
{
	ssize_t n;

	do
		n = read(stream->fd, buffer, size);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		fail(stream);
	return (struct str){ buffer, n > 0 ? (size_t)n : 0 };
}

/* The next bytes as they stand in the file. */
static struct str
read_raw(struct file_stream *stream)
{
	struct str raw = str_head(stream->unfiltered, stream->sip);

	if (raw.n) {
		stream->unfiltered = str_from_byte(stream->unfiltered, raw.n);
		return raw;
	}
	raw = read_into(stream, stream->buffer, stream->sip);
	stream->ended |= !raw.n;
	return raw;
}

static struct str
read_some(struct file_stream *stream)
{
	struct str some = STR("");

	while (!some.n && !stream->ended) {
		some = read_raw(stream);
		if (stream->filter.change && !stream->failed)
			some = stream->filter.change(
			    stream->filter.context, some, stream->ended);
	}
	return stream->failed ? STR("") : some;
}

void
file_filter(struct file_stream *stream, const struct file_filter *filter)
{
	stream->filter = *filter;
	stream->unfiltered = (struct str){ stream->v, stream->n };
	stream->ended = stream->failed; /* the filter is told the end, too */
	stream->v = NULL;
	stream->n = stream->cap = 0;
}

void
file_sip(struct file_stream *stream, size_t n)
{
	stream->sip = n < FILE_BYTES ? n : FILE_BYTES;
}

void
file_read_into(struct file_stream *stream, char *buffer)
{
	stream->buffer = buffer ? buffer : stream->own;
}

/* Takes the rest of a pipe into an unnamed file, and goes on in there. */
static bool
spool_rest(struct file_stream *stream, char *buffer)
{
	FILE *spool = tmpfile();
	struct str some;

	if (!spool) {
		fail(stream);
		return false;
	}
	while ((some = read_into(stream, buffer, FILE_BYTES)).n)
		if (fwrite(some.s, 1, some.n, spool) != some.n)
			fail(stream);
	if (fflush(spool) != 0 || fseek(spool, 0, SEEK_SET) != 0)
		fail(stream);
	if (stream->fd > STDIN_FILENO)
		(void)close(stream->fd);
	stream->spool = spool;
	stream->fd = fileno(spool);
	return !stream->failed;
}

bool
file_look_ahead(struct file_stream *stream, file_look_fn *fn, void *context)
{
	char *buffer = ARENA_ARRAY(stream->arena, char, FILE_BYTES);
	struct str some = stream->unfiltered;
	off_t here;

	if (lseek(stream->fd, 0, SEEK_CUR) < 0 && !spool_rest(stream, buffer))
		return false;
	here = lseek(stream->fd, 0, SEEK_CUR);
	if (some.n && !fn(context, some))
		return true;
	while ((some = read_into(stream, buffer, FILE_BYTES)).n)
		if (!fn(context, some))
			break;
	if (lseek(stream->fd, here, SEEK_SET) < 0)
		fail(stream);
	return !stream->failed;
}

struct str
file_peek(struct file_stream *stream, size_t limit)
{
	while (stream->n < limit) {
		struct str more = read_some(stream);

		if (!more.n)
			break;
		/* All at once: what is not used costs nothing. */
		stream->v = arena_grow(stream->arena, stream->v, &stream->cap,
		    limit + (more.n > FILE_BYTES ? more.n : FILE_BYTES), 1);
		memcpy(stream->v + stream->n, more.s, more.n);
		stream->n += more.n;
	}
	if (stream->failed)
		return STR("");
	return str_head((struct str){ stream->v, stream->n }, limit);
}

struct str
file_next(struct file_stream *stream)
{
	struct str kept = { stream->v, stream->n };

	if (!stream->n)
		return read_some(stream);
	stream->n = 0;
	return kept;
}

bool
file_read(struct arena *arena, struct diag *diag, const char *path,
    size_t limit, struct str *text)
{
	struct file_stream *stream = file_open(arena, diag, path);
	bool fine;

	if (!stream)
		return false;
	*text = file_peek(stream, limit + 1);
	fine = !stream->failed;
	if (text->n > limit) {
		diag_add(diag, DIAG_TOO_LARGE, (struct loc){ stream->name },
		    "this file is larger than %zu KiB, the most that is read",
		    limit / 1024);
		fine = false;
	}
	file_close(stream);
	return fine;
}

const char *
file_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

const char *
file_beside(struct arena *arena, const char *path, const char *name)
{
	size_t folder = (size_t)(file_base(path) - path);

	if (name[0] == '/')
		return name;
	return str_c(arena, str_fmt(arena, "%.*s%s", (int)folder, path, name));
}

size_t
file_bytes(const char *path)
{
	struct stat about;

	if (stat(path, &about) != 0 || !S_ISREG(about.st_mode))
		return 0;
	return (size_t)about.st_size;
}

bool
file_exists(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0;
}
