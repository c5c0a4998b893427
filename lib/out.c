/* SPDX-License-Identifier: MIT */
/* NOLINTNEXTLINE(bugprone-reserved-identifier): O_TMPFILE, sync_file_range() */
#define _GNU_SOURCE
#include "out.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "utf8.h"

#define SMALL ((size_t)64 * 1024)
#define MEMORY_MAX                                                             \
	((size_t)4 * 1024 * 1024) /* then it goes on in a temporary file */
#define SPILLED_MAX ((size_t)256 * 1024)      /* from then on */
#define DISK_PART   ((size_t)4 * 1024 * 1024) /* is worth telling the disk of */

/* Between the name of a file and six letters: how its temporaries are told
 * from what people call their files. */
#define TEMPORARY ".new-"
#define LETTERS   ((size_t)6)

enum kind {
	OUT_FILE,
	OUT_MEMORY,
	OUT_SCREEN, /* standard error: written at the end of each line */
};

struct out {
	struct arena *arena;
	enum kind kind;
	const char *path; /* NULL: standard output */
	bool private;
	bool only_new;
	char *v; /* what is in memory; follows what is in the spool */
	size_t n, cap;
	/* Once memory was full: a file that has no name yet. */
	int spool;   /* -1: none */
	bool beside; /* it is in the folder of path, and can be named */
	size_t spilled, told; /* bytes in it; those that the disk knows of */
	int error;            /* the first errno */
};

static struct out *
new_out(struct arena *arena, enum kind kind)
{
	struct out *out = ARENA_NEW(arena, struct out);

	out->arena = arena;
	out->kind = kind;
	out->spool = -1;
	return out;
}

struct out *
out_new(struct arena *arena, const char *path)
{
	struct out *out = new_out(arena, OUT_FILE);

	if (path && strcmp(path, "-") != 0)
		out->path = path;
	return out;
}

struct out *
out_memory(struct arena *arena)
{
	return new_out(arena, OUT_MEMORY);
}

struct out *
out_stderr(struct arena *arena)
{
	return new_out(arena, OUT_SCREEN);
}

struct str
out_text(const struct out *out)
{
	return (struct str){ out->v, out->n };
}

const char *
out_name(const struct out *out)
{
	return out->path ? out->path : "standard output";
}

void
out_private(struct out *out)
{
	out->private = true;
}

void
out_only_new(struct out *out)
{
	out->only_new = true;
}

/* Writes all of it; 0 or an errno. */
static int
write_all(int fd, const char *s, size_t n)
{
	while (n) {
		ssize_t done = write(fd, s, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return errno;
		s += done;
		n -= (size_t)done;
	}
	return 0;
}

static const char *
folder_of(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	if (slash == path)
		return "/";
	return str_c(arena, (struct str){ path, (size_t)(slash - path) });
}

/* A file without a name in the folder where it will get one; -1 where this
 * cannot be done. */
static int
open_beside(const struct out *out)
{
	int fd = -1;
#ifdef O_TMPFILE
	char *real = out->path ? realpath(out->path, NULL) : NULL;

	if (out->path)
		fd = open(folder_of(real ? real : out->path, out->arena),
		    O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	free(real);
#endif
	return fd;
}

/* A file without a name where all programs have theirs. */
static int
open_elsewhere(void)
{
	FILE *file = tmpfile();
	int fd = file ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 0) : -1;

	if (file)
		(void)fclose(file);
	return fd;
}

/* Has the disk begin with what will have to be on it when out_commit() ends: it
 * waits for less then.  That alone tells whether anything was lost. */
static void
tell_disk(struct out *out)
{
#ifdef SYNC_FILE_RANGE_WRITE
	size_t more = out->spilled - out->told;

	if (!out->beside || more < DISK_PART)
		return;
	(void)sync_file_range(
	    out->spool, (off_t)out->told, (off_t)more, SYNC_FILE_RANGE_WRITE);
	out->told = out->spilled;
#else
	(void)out;
#endif
}

static void
spill(struct out *out)
{
	int error;

	if (out->spool < 0) {
		out->spool = open_beside(out);
		out->beside = out->spool >= 0;
	}
	if (out->spool < 0)
		out->spool = open_elsewhere();
	error = out->spool < 0 ? errno : write_all(out->spool, out->v, out->n);
	if (!out->error)
		out->error = error;
	out->spilled += out->n;
	out->n = 0;
	if (!error)
		tell_disk(out);
}

/* How much to ask for.  A file that is not small gets all at once: doubling
 * would touch twice the memory, and what is not used costs nothing. */
static size_t
room_for(const struct out *out, size_t need)
{
	bool all = out->kind == OUT_FILE && need > SMALL && need < MEMORY_MAX;

	return all ? MEMORY_MAX : need;
}

char *
out_room(struct out *out, size_t n)
{
	size_t most = out->spool < 0 ? MEMORY_MAX : SPILLED_MAX;

	if (out->kind == OUT_FILE && out->n + n > most)
		spill(out);
	if (!out->cap && !n) /* no bytes have a place, too */
		n = 1;
	if (out->n + n > out->cap)
		out->v = arena_grow(out->arena, out->v, &out->cap,
		    room_for(out, out->n + n), 1);
	return out->v + out->n;
}

void
out_taken(struct out *out, const char *end)
{
	size_t n = (size_t)(end - out->v);
	bool line = n > out->n && end[-1] == '\n';

	out->n = n;
	if (out->kind == OUT_SCREEN && line) {
		(void)write_all(STDERR_FILENO, out->v, out->n);
		out->n = 0;
	}
}

void
out_bytes(struct out *out, struct str s)
{
	char *room;

	if (!s.n)
		return;
	room = out_room(out, s.n);
	memcpy(room, s.s, s.n);
	out_taken(out, room + s.n);
}

void
out_char(struct out *out, char c)
{
	out_bytes(out, (struct str){ &c, 1 });
}

void
out_fmt(struct out *out, const char *fmt, ...)
{
	char small[256];
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(small, sizeof(small), fmt, args);
	va_end(args);
	if (n >= 0 && (size_t)n < sizeof(small)) {
		out_bytes(out, (struct str){ small, (size_t)n });
		return;
	}
	va_start(args, fmt);
	out_bytes(out, str_vfmt(out->arena, fmt, args));
	va_end(args);
}

void
out_visible(struct out *out, struct str s)
{
	while (s.n) {
		struct str here = s;
		unsigned c = utf8_next(&s);

		here.n -= s.n;
		if (c == 0 && here.s[0] != '\0')
			out_fmt(out, "\\x%02x", (unsigned char)here.s[0]);
		else if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
			out_fmt(out, "\\x%02x", c);
		else if (utf8_is_bidi(c))
			out_fmt(out, "\\u%04x", c);
		else
			out_bytes(out, here);
	}
}

/* Reads a piece of the spool; blank at its end, or where *error is set. */
static struct str
read_spool(const struct out *out, off_t at, char *buffer, int *error)
{
	ssize_t n;

	if (out->spool < 0)
		return STR("");
	do
		n = pread(out->spool, buffer, SMALL, at);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		*error = errno;
	return (struct str){ buffer, n < 0 ? 0 : (size_t)n };
}

/* Gives everything to fd; 0 or an errno. */
static int
pour(const struct out *out, int fd)
{
	char buffer[SMALL];
	struct str some;
	off_t at = 0;
	int error = 0;

	while (!error && (some = read_spool(out, at, buffer, &error)).n) {
		error = write_all(fd, some.s, some.n);
		at += (off_t)some.n;
	}
	return error ? error : write_all(fd, out->v, out->n);
}

static int
sync_close(int fd, bool sync)
{
	int error = 0;

	/* EINVAL: something that cannot be synced, such as a pipe. */
	if (sync && fsync(fd) != 0 && errno != EINVAL && errno != EROFS)
		error = errno;
	if (close(fd) != 0 && !error)
		error = errno;
	return error;
}

/* Makes the new name in its folder last. */
static int
sync_folder(const char *path, struct arena *arena)
{
	int fd =
	    open(folder_of(path, arena), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return 0; /* a folder that may be written but not read */
	return sync_close(fd, true);
}

/* The mode of a new file: that of the old one, or what umask leaves. */
static mode_t
new_mode(const struct out *out, const struct stat *old)
{
	mode_t mask;

	if (out->private)
		return 0600;
	if (old)
		return old->st_mode & 07777;
	mask = umask(0);
	(void)umask(mask);
	return 0666 & ~mask;
}

/* Removes a file of ours that nobody is writing; never a link, or a folder. */
static void
remove_own(int folder, const char *name)
{
	int fd = openat(
	    folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat about;

	if (fd < 0)
		return;
	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) &&
	    about.st_uid == geteuid() && flock(fd, LOCK_EX | LOCK_NB) == 0)
		(void)unlinkat(folder, name, 0);
	(void)close(fd);
}

void
out_sweep(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str begins =
	    str_fmt(arena, ".%s" TEMPORARY, slash ? slash + 1 : path);
	DIR *folder = opendir(folder_of(path, arena));
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		struct str name = str_from(entry->d_name);

		if (name.n == begins.n + LETTERS && str_starts(name, begins))
			remove_own(dirfd(folder), entry->d_name);
	}
	if (folder)
		(void)closedir(folder);
}

/* Makes a temporary, and locks it, so that nobody takes it for one that was
 * left behind.  -1: an error, in errno. */
static int
make_temporary(struct arena *arena, const char *target, char **name)
{
	const char *slash = strrchr(target, '/');
	size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
	struct stat about;
	int fd;

	for (;;) {
		*name =
		    str_c(arena, str_fmt(arena, "%.*s.%s" TEMPORARY "XXXXXX",
				     (int)folder, target, target + folder));
		fd = mkstemp(*name);
		if (fd < 0)
			return -1;
		/* Not every disk has locks. */
		(void)flock(fd, LOCK_EX);
		if (fstat(fd, &about) != 0 || about.st_nlink)
			return fd;
		(void)close(fd); /* somebody swept in between */
	}
}

/* Puts the spool, which has no name, in the place of that empty file.  False
 * where the system cannot; then no file has the name. */
static bool
name_spool(struct out *out, const char *name)
{
	char own[64];

	(void)flock(out->spool, LOCK_EX);
	(void)snprintf(own, sizeof(own), "/proc/self/fd/%d", out->spool);
	return unlink(name) == 0 &&
	       linkat(AT_FDCWD, own, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
}

/* All of it in a temporary beside target, which is open at *fd. */
static int
fill_temporary(struct out *out, const char *target, char **name, int *fd)
{
	*fd = make_temporary(out->arena, target, name);
	if (*fd >= 0 && out->beside) {
		(void)close(*fd);
		*fd = -1;
		if (name_spool(out, *name)) {
			*fd = out->spool;
			out->spool = -1;
			return write_all(*fd, out->v, out->n);
		}
		*fd = make_temporary(out->arena, target, name);
	}
	return *fd < 0 ? errno : pour(out, *fd);
}

/* Writes a temporary beside target and renames it over target. */
static int
replace(struct out *out, const char *target, const struct stat *old)
{
	char *temporary;
	int fd, hold, error;

	out_sweep(out->arena, target);
	error = fill_temporary(out, target, &temporary, &fd);
	if (fd < 0)
		return error;
	/* The lock holds until it has its name. */
	hold = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (!error && fchmod(fd, new_mode(out, old)) != 0)
		error = errno;
	if (error)
		(void)close(fd);
	else
		error = sync_close(fd, true);
	if (!error && rename(temporary, target) != 0)
		error = errno;
	if (error)
		(void)unlink(temporary);
	if (hold >= 0)
		(void)close(hold);
	return error ? error : sync_folder(target, out->arena);
}

const char *
out_reason(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		return "there is no such folder; make it first, or look at its name";
	case EISDIR:
		return "this is a folder; give the name of a file in it";
	case EACCES:
		return "the system does not let you write there";
	case ENOSPC:
	case EDQUOT:
		return "the disk is full";
	default:
		return strerror(error);
	}
}

static int
commit_file(struct out *out)
{
	char *real = realpath(out->path, NULL); /* follows a symbolic link */
	const char *target = real ? real : out->path;
	struct stat old;
	bool there = stat(target, &old) == 0;
	int error, fd;

	if (there && S_ISDIR(old.st_mode)) {
		error = EISDIR;
	} else if (there && !S_ISREG(old.st_mode)) {
		fd = open(target, O_WRONLY | O_CLOEXEC);
		error = fd < 0 ? errno : pour(out, fd);
		if (fd >= 0) {
			int closed = sync_close(fd, false);

			error = error ? error : closed;
		}
	} else if (there && access(target, W_OK) != 0) {
		error = errno; /* somebody set this file to be kept */
	} else {
		error = replace(out, target, there ? &old : NULL);
	}
	free(real);
	return error;
}

/* Takes a free name before it is filled, so that of two who want it only one
 * gets it.  (A link to the temporary would do too, but not on every disk.) */
static int
commit_new_file(struct out *out)
{
	struct stat there;
	int error, fd;

	if (stat(out->path, &there) == 0 && !S_ISREG(there.st_mode))
		return commit_file(out);
	fd = open(out->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return errno;
	error = sync_close(fd, false);
	if (!error)
		error = commit_file(out);
	if (error)
		(void)unlink(out->path);
	return error;
}

static int
commit(struct out *out)
{
	if (!out->path)
		return pour(out, STDOUT_FILENO);
	return out->only_new ? commit_new_file(out) : commit_file(out);
}

void
out_replay(struct out *out, void (*fn)(void *context, struct str bytes),
    void *context, struct out *to)
{
	char buffer[SMALL];
	struct str some;
	off_t at = 0;
	int error = 0;

	while ((some = read_spool(out, at, buffer, &error)).n) {
		fn(context, some);
		at += (off_t)some.n;
	}
	if (!out->error)
		out->error = error;
	fn(context, out_text(out));
	if (to && !to->error)
		to->error = out->error;
}

void
out_discard(struct out *out)
{
	if (out->spool >= 0)
		(void)close(out->spool);
	out->spool = -1;
	out->n = 0;
}

bool
out_commit(struct out *out, struct diag *diag)
{
	sigset_t held, before;
	int error = out->error;

	/* A signal waits until the file is whole and no temporary is left. */
	(void)sigemptyset(&held);
	(void)sigaddset(&held, SIGINT);
	(void)sigaddset(&held, SIGTERM);
	(void)sigaddset(&held, SIGHUP);
	(void)sigprocmask(SIG_BLOCK, &held, &before);
	if (!error && out->kind == OUT_FILE)
		error = commit(out);
	out_discard(out);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	if (!error)
		return true;
	if (error == EEXIST && out->only_new)
		diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
		    "'%s' is there already and was left as it is; please give "
		    "another name",
		    out->path);
	else
		diag_add(diag, DIAG_CANNOT_WRITE, (struct loc){ out_name(out) },
		    "cannot write: %s%s", out_reason(error),
		    out->path ? "; nothing was changed" : "");
	return false;
}
