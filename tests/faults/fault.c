/* SPDX-License-Identifier: MIT */
/*
 * A library to preload: makes the N-th call of one kind fail, or all from the
 * N-th on, so that tests can see what a program does then.
 *
 *   FAULT_CALL   read, write, fsync, close, rename, open, fchmod or alloc
 *   FAULT_AT     which call of that kind, from 1
 *   FAULT_ERRNO  the number to fail with; for write, 0 writes half and goes on;
 *                -1 kills the program there, as kill -9 would
 *   FAULT_EVER   if set, all later ones fail, too
 *   FAULT_FIRED  a file that is made when a call was made to fail
 *
 * Linux and glibc only.
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static const char *
setting(const char *name)
{
	const char *value = getenv(name);

	return value ? value : "";
}

static void
fired(void)
{
	long fd = syscall(SYS_openat, AT_FDCWD, setting("FAULT_FIRED"),
	    O_WRONLY | O_CREAT, 0600);

	if (fd >= 0)
		(void)syscall(SYS_close, fd);
}

/* Whether this call of a kind is to fail; sets errno. */
static int
fails(const char *call)
{
	static int seen;
	int at, number;

	if (strcmp(setting("FAULT_CALL"), call) != 0)
		return 0;
	at = atoi(setting("FAULT_AT"));
	seen++;
	if (seen < at || (seen > at && !*setting("FAULT_EVER")))
		return 0;
	fired();
	number = atoi(setting("FAULT_ERRNO"));
	if (number < 0)
		(void)raise(SIGKILL);
	errno = number;
	return 1;
}

ssize_t
read(int fd, void *buffer, size_t n)
{
	if (fails("read"))
		return -1;
	return syscall(SYS_read, fd, buffer, n);
}

ssize_t
write(int fd, const void *buffer, size_t n)
{
	if (fd != STDERR_FILENO && fails("write")) {
		if (errno)
			return -1;
		n = n > 1 ? n / 2 : n;
	}
	return syscall(SYS_write, fd, buffer, n);
}

int
fsync(int fd)
{
	return fails("fsync") ? -1 : (int)syscall(SYS_fsync, fd);
}

int
close(int fd)
{
	int wrong = fails("close");
	int kept = errno;
	int result = (int)syscall(SYS_close, fd);

	errno = wrong ? kept : errno;
	return wrong ? -1 : result;
}

int
rename(const char *from, const char *to)
{
	return fails("rename") ? -1 : (int)syscall(SYS_rename, from, to);
}

int
fchmod(int fd, mode_t mode)
{
	return fails("fchmod") ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

static int
opens(const char *path, int flags, mode_t mode)
{
	if (fails("open"))
		return -1;
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

/* The mode is there only if a file may be made. */
#define OPEN(path, flags)                                                      \
	do {                                                                   \
		mode_t mode = 0;                                               \
		va_list args;                                                  \
                                                                               \
		va_start(args, flags);                                         \
		if (flags & O_CREAT)                                           \
			mode = va_arg(args, mode_t);                           \
		va_end(args);                                                  \
		return opens(path, flags, mode);                               \
	} while (0)

int
open(const char *path, int flags, ...)
{
	OPEN(path, flags);
}

int
open64(const char *path, int flags, ...)
{
	OPEN(path, flags);
}

void *
malloc(size_t n)
{
	return fails("alloc") ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails("alloc") ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t n)
{
	return fails("alloc") ? NULL : __libc_realloc(old, n);
}
