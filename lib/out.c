/* SPDX-License-Identifier: MIT */
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
#include <sys/stat.h>
#include <unistd.h>

#include "utf8.h"

#define SMALL ((size_t)64 * 1024)
#define MEMORY_MAX                                                             \
	((size_t)4 * 1024 * 1024) /* then it goes on in a temporary file */

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
	FILE *spool; /* an unnamed file; NULL until memory is full */
	int error;   /* the first errno */
};

static struct out *
new_out(struct arena *arena, enum kind kind)
{
	struct out *out = ARENA_NEW(arena, struct out);

	out->arena = arena;
	out->kind = kind;
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

static void
spill(struct out *out)
{
	if (!out->spool)
		out->spool = tmpfile();
	if (!out->spool || fwrite(out->v, 1, out->n, out->spool) != out->n)
		out->error = out->error ? out->error : errno;
	out->n = 0;
}

/* How much to ask for.  A file that is not small gets all at once: doubling
 * would touch twice the memory, and what is not used costs nothing. */
static size_t
room_for(const struct out *out, size_t need)
{
	bool all = out->kind == OUT_FILE && need > SMALL && need < MEMORY_MAX;

	return all ? MEMORY_MAX : need;
}

void
out_bytes(struct out *out, struct str s)
{
	if (!s.n)
		return;
	if (out->kind == OUT_FILE && out->n + s.n > MEMORY_MAX)
		spill(out);
	if (out->n + s.n > out->cap)
		out->v = arena_grow(out->arena, out->v, &out->cap,
		    room_for(out, out->n + s.n), 1);
	memcpy(out->v + out->n, s.s, s.n);
	out->n += s.n;
	if (out->kind == OUT_SCREEN && s.s[s.n - 1] == '\n') {
		(void)write_all(STDERR_FILENO, out->v, out->n);
		out->n = 0;
	}
}

void
out_char(struct out *out, char c)
{
	/* Fields are written byte by byte where they hold quotes. */
	if (out->kind == OUT_FILE && out->n < out->cap && out->n < MEMORY_MAX)
		out->v[out->n++] = c;
	else
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

/* Gives everything to fd; 0 or an errno. */
static int
pour(struct out *out, int fd)
{
	char buffer[64 * 1024];
	size_t n;
	int error = 0;

	if (out->spool) {
		rewind(out->spool);
		while (!error &&
		       (n = fread(buffer, 1, sizeof(buffer), out->spool)) > 0)
			error = write_all(fd, buffer, n);
		if (!error && ferror(out->spool))
			error = EIO;
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

/* Writes a temporary beside target and renames it over target. */
static int
replace(struct out *out, const char *target, const struct stat *old)
{
	const char *slash = strrchr(target, '/');
	size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
	char *temporary =
	    str_c(out->arena, str_fmt(out->arena, "%.*s.%s" TEMPORARY "XXXXXX",
				  (int)folder, target, target + folder));
	int fd = mkstemp(temporary);
	int error;

	if (fd < 0)
		return errno;
	error = pour(out, fd);
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
	return error ? error : sync_folder(target, out->arena);
}

/* Removes a file of ours; never a link, or a folder. */
static void
remove_own(int folder, const char *name)
{
	struct stat about;

	if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISREG(about.st_mode) && about.st_uid == geteuid())
		(void)unlinkat(folder, name, 0);
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
	char buffer[64 * 1024];
	size_t n;

	if (out->spool) {
		rewind(out->spool);
		while ((n = fread(buffer, 1, sizeof(buffer), out->spool)) > 0)
			fn(context, (struct str){ buffer, n });
		if (ferror(out->spool) && !out->error)
			out->error = EIO;
	}
	fn(context, out_text(out));
	if (to && !to->error)
		to->error = out->error;
}

void
out_discard(struct out *out)
{
	if (out->spool)
		(void)fclose(out->spool);
	out->spool = NULL;
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
		    "cannot write: %s%s", strerror(error),
		    out->path ? "; nothing was changed" : "");
	return false;
}
