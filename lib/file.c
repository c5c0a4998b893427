/* SPDX-License-Identifier: MIT */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_BYTES (64 * 1024)

struct file_stream {
	struct arena *arena;
	struct diag *diag;
	const char *name;
	int fd;
	bool failed;
	bool ended;
	/* What file_peek() read and file_next() has not returned yet. */
	char *v;
	size_t n, cap;
	char buffer[READ_BYTES];
};

const char *
file_label(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

static void
cannot(struct diag *diag, const char *name, enum diag_code code,
    const char *what, int error)
{
	diag_add(diag, code, (struct loc){ name }, "cannot %s: %s", what,
	    error == EISDIR ? "this is a folder, not a file" : strerror(error));
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
	return stream;
}

void
file_close(struct file_stream *stream)
{
	if (stream && stream->fd > STDIN_FILENO)
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

/* Reads once into the buffer. */
static struct str
read_some(struct file_stream *stream)
{
	ssize_t n;

	if (stream->ended)
		return STR("");
	do
		n = read(stream->fd, stream->buffer, sizeof(stream->buffer));
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		stream->ended = true;
	if (n < 0) {
		stream->failed = true;
		cannot(stream->diag, stream->name, DIAG_CANNOT_READ, "read",
		    errno);
		return STR("");
	}
	return (struct str){ stream->buffer, (size_t)n };
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
		    limit + sizeof(stream->buffer), 1);
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

bool
file_exists(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0;
}
