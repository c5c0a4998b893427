/* SPDX-License-Identifier: MIT */
/*
 * base: the few words that every module uses.  Nothing here allocates.
 */
#ifndef BASE_H
#define BASE_H

#include <stdbool.h>
#include <stddef.h>

/* The number of elements of an array (not of a pointer). */
#define COUNTOF(array) (sizeof(array) / sizeof((array)[0]))

/* Has the compiler check a printf-like function: format at F, values from A. */
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

#define CACHE_LINE ((size_t)64)

/* Asks the machine for bytes that are needed soon, and are far away: in memory,
 * or with another of its processors.  They need not be there. */
static inline void
ask_for(const void *at, size_t bytes)
{
	for (size_t i = 0; i < bytes; i += CACHE_LINE)
		__builtin_prefetch((const char *)at + i);
}

#endif
