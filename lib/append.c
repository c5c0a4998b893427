/* SPDX-License-Identifier: MIT */
#include "append.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "out.h"

#define READ_MAX ((size_t)256 * 1024 * 1024)

static bool
failed(const struct append *append, struct diag *diag, int error)
{
	diag_add(diag, DIAG_CANNOT_WRITE, (struct loc){ append->path },
	    "cannot write: %s; nothing was changed", out_reason(error));
	return false;
}

int
append_lock(struct arena *arena, const char *path)
{
	int fd = open(
	    file_beside(arena, path, "."), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	while (fd >= 0 && flock(fd, LOCK_EX) != 0 && errno == EINTR)
		;
	return fd;
}

void
append_unlock(int lock)
{
	if (lock >= 0)
		(void)close(lock);
}

/* All of what stands in the file. */
static bool
read_all(const struct append *append, struct diag *diag, struct str *text)
{
	return file_read(append->arena, diag, append->path, READ_MAX, text);
}

/* Ends a line that has no end. */
static bool
mend(struct append *append, struct diag *diag)
{
	struct str text;
	size_t marks = 0;

	if (!append->plain || append->end == 0)
		return true;
	if (!read_all(append, diag, &text))
		return false;
	/* A NUL: it is UTF-16, or no text; whoever reads it will say so. */
	if (text.n == 0 || text.s[text.n - 1] == '\n' || str_has(text, '\0'))
		return true;
	for (size_t i = 0; i < text.n; i++)
		marks += text.s[i] == '"';
	return append_row(
	    append, diag, STR(""), marks % 2 ? STR("\"\n") : STR("\n"));
}

bool
append_open(struct append *append, struct arena *arena, struct diag *diag,
    const char *path, bool private)
{
	struct stat about;

	*append = (struct append){ .arena = arena, .path = path };
	append->folder = append_lock(arena, path);
	append->fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC,
	    private ? 0600 : 0666);
	if (append->fd < 0 || fstat(append->fd, &about) != 0) {
		(void)failed(append, diag, errno);
		append_close(append);
		return false;
	}
	append->plain = S_ISREG(about.st_mode);
	append->end = append->plain ? about.st_size : 0;
	if (mend(append, diag))
		return true;
	append_close(append);
	return false;
}

bool
append_row(
    struct append *append, struct diag *diag, struct str head, struct str row)
{
	struct str text = row;
	ssize_t done;
	int error = 0;

	if (append->end == 0)
		text = str_fmt(
		    append->arena, "%.*s%.*s", STR_ARG(head), STR_ARG(row));
	do
		done = write(append->fd, text.s, text.n);
	while (done < 0 && errno == EINTR);
	if (done < 0)
		error = errno;
	else if ((size_t)done < text.n)
		error = ENOSPC;
	if (!error && fsync(append->fd) != 0 && errno != EINVAL &&
	    errno != EROFS)
		error = errno;
	if (!error) {
		if (append->end == 0 && append->folder >= 0)
			(void)fsync(append->folder); /* its name is new */
		append->end += (off_t)text.n;
		return true;
	}
	/* A part of a row must not stay. */
	if (append->plain && ftruncate(append->fd, append->end) != 0)
		error = errno;
	return failed(append, diag, error);
}

bool
append_stands(
    struct append *append, struct diag *diag, off_t at, struct str row)
{
	struct str text;

	if (!append->plain || !read_all(append, diag, &text))
		return false;
	text = str_from_byte(text, (size_t)at);
	if (str_starts(text, row))
		return true;
	/* Opening the file ended the line that a crash left. */
	for (size_t i = 0; i <= 2 && text.n; i++) {
		if (str_starts(row, text)) {
			if (ftruncate(append->fd, at) == 0)
				append->end = at;
			break;
		}
		text = str_head(text, text.n - 1);
	}
	return false;
}

/* The last place of a whole row in text; text.n if it is not there. */
static size_t
last_place(struct str text, struct str row)
{
	size_t found = text.n;

	for (size_t at = 0; at < text.n;) {
		struct str rest = str_from_byte(text, at);
		size_t next = str_find(rest, row);

		if (next == rest.n)
			break;
		at += next;
		if (at == 0 || text.s[at - 1] == '\n')
			found = at;
		at++;
	}
	return found;
}

bool
append_has(struct append *append, struct diag *diag, struct str row)
{
	struct str text;

	return read_all(append, diag, &text) && last_place(text, row) < text.n;
}

bool
append_swap(
    struct append *append, struct diag *diag, struct str old, struct str row)
{
	struct str text;
	struct out *out;
	size_t at;

	if (!read_all(append, diag, &text))
		return false;
	at = last_place(text, old);
	if (at == text.n) {
		diag_add(diag, DIAG_CANNOT_WRITE, (struct loc){ append->path },
		    "somebody changed this answer in the file since, so it "
		    "was left as it is there");
		return false;
	}
	out = out_new(append->arena, append->path);
	out_bytes(out, str_head(text, at));
	out_bytes(out, row);
	out_bytes(out, str_from_byte(text, at + old.n));
	return out_commit(out, diag);
}

void
append_close(struct append *append)
{
	if (append->fd >= 0)
		(void)close(append->fd);
	append_unlock(append->folder);
}
