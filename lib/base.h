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

#endif
