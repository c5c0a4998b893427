/* SPDX-License-Identifier: MIT */
#include "walk_book.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "out.h"

#define BOOKS       99 /* walks at one file at the same time */
#define BYTES_MAX   ((size_t)64 * 1024 * 1024)
#define HEAD_STARTS "walk "

struct walk_book {
	struct arena *arena;
	const char *path;
	int fd;
	off_t end;
	struct {
		struct walk_entry *v;
		size_t n, cap;
	} entries;
};

/* A lock on the file of that name, and not on one that was just taken away. */
static bool
lock_it(int fd, const char *path)
{
	struct stat ours, there;

	return flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &ours) == 0 &&
	       stat(path, &there) == 0 && ours.st_ino == there.st_ino &&
	       ours.st_dev == there.st_dev;
}

static bool
write_line(struct walk_book *book, struct diag *diag, struct str line)
{
	ssize_t done;
	int error = 0;

	do
		done = pwrite(book->fd, line.s, line.n, book->end);
	while (done < 0 && errno == EINTR);
	if (done < 0)
		error = errno;
	else if ((size_t)done < line.n)
		error = ENOSPC;
	if (!error && fsync(book->fd) != 0)
		error = errno;
	if (!error) {
		book->end += (off_t)line.n;
		return true;
	}
	(void)ftruncate(book->fd, book->end);
	diag_add(diag, DIAG_CANNOT_WRITE, (struct loc){ book->path },
	    "cannot write: %s", out_reason(error));
	return false;
}

/* Reads what stands in it.  False if it is of another walk.  A line without an
 * end was never acted on. */
static bool
read_it(struct walk_book *book, struct diag *diag, struct str head)
{
	struct str text;
	size_t at;

	if (!file_read(book->arena, diag, book->path, BYTES_MAX, &text))
		return false;
	at = str_find(text, STR("\n"));
	if (at == text.n)
		return ftruncate(book->fd, 0) == 0 &&
		       write_line(book, diag, head);
	if (!str_eq(str_head(text, at + 1), head))
		return false;
	book->end = (off_t)at + 1;
	for (text = str_from_byte(text, at + 1);
	     (at = str_find(text, STR("\n"))) < text.n;
	     text = str_from_byte(text, at + 1)) {
		struct walk_entry *entry;

		if (at == 0)
			break;
		entry = ARENA_PUSH(book->arena, &book->entries);
		entry->mark = (enum walk_mark)text.s[0];
		entry->text = str_head(str_from_byte(text, 1), at - 1);
		book->end += (off_t)at + 1;
	}
	return true;
}

/* Takes the file of that name, if it is there (or may be made) and nobody else
 * is at it. */
static bool
take(struct walk_book *book, struct diag *diag, bool make, struct str head)
{
	book->fd = open(book->path,
	    O_RDWR | O_CLOEXEC | (make ? O_CREAT | O_EXCL : 0), 0600);
	if (book->fd < 0)
		return false;
	book->end = 0;
	book->entries.n = 0;
	if (lock_it(book->fd, book->path) && read_it(book, diag, head))
		return true;
	(void)close(book->fd);
	return false;
}

struct walk_book *
walk_book_open(struct arena *arena, struct diag *diag, const char *reflections,
    struct str head)
{
	struct walk_book *book = ARENA_NEW(arena, struct walk_book);
	const char *name = file_base(reflections);
	size_t faults = diag_total(diag);

	book->arena = arena;
	head = str_fmt(arena, HEAD_STARTS "%.*s\n", STR_ARG(head));
	for (int make = 0; make <= 1; make++)
		for (int n = 1; n <= BOOKS; n++) {
			book->path = file_beside(arena, reflections,
			    str_c(
				arena, str_fmt(arena, ".%s.walk%d", name, n)));
			if (take(book, diag, make, head))
				return book;
			if (diag_total(diag) > faults)
				return NULL;
			if (make && errno != EEXIST && errno != EWOULDBLOCK)
				break;
		}
	diag_add(diag, DIAG_CANNOT_WRITE, (struct loc){ book->path },
	    "cannot write: %s", out_reason(errno));
	return NULL;
}

size_t
walk_book_count(const struct walk_book *book)
{
	return book->entries.n;
}

struct walk_entry
walk_book_entry(const struct walk_book *book, size_t i)
{
	return book->entries.v[i];
}

bool
walk_book_add(struct walk_book *book, struct diag *diag, enum walk_mark mark,
    struct str text)
{
	return write_line(book, diag,
	    str_fmt(book->arena, "%c%.*s\n", (int)mark, STR_ARG(text)));
}

void
walk_book_close(struct walk_book *book, bool done)
{
	if (done)
		(void)unlink(book->path);
	(void)close(book->fd);
}
