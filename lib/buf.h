/* SPDX-License-Identifier: MIT */
/*
 * buf: text that grows, in an arena.  Declare with BUF(arena); the bytes belong
 * to the arena and stay valid after further additions only through buf_str()
 * taken after the last one.
 */
#ifndef BUF_H
#define BUF_H

#include "str.h"

struct buf {
	struct arena *arena;
	char *v;
	size_t n;
	size_t cap;
};

#define BUF(a) ((struct buf){ .arena = (a) })

void buf_add(struct buf *buf, struct str s);
void buf_char(struct buf *buf, char c);
void buf_fmt(struct buf *buf, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* What was added so far. */
struct str buf_str(const struct buf *buf);

#endif
