/* SPDX-License-Identifier: MIT */
/* unit: what every unit test includes, and checks for our own types. */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "str.h"

/* got is these words. */
#define assert_str(got, want)                                                  \
	do {                                                                   \
		struct arena *unit_arena = arena_new();                        \
		char *unit_got = str_c(unit_arena, (got));                     \
		assert_string_equal(unit_got, (want));                         \
		arena_free(unit_arena);                                        \
	} while (0)

#endif
