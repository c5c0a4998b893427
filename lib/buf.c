/* SPDX-License-Identifier: MIT */
#include "buf.h"

#include <string.h>

void
buf_add(struct buf *buf, struct str s)
{
	if (!s.n)
		return;
	buf->v = arena_grow(buf->arena, buf->v, &buf->cap, buf->n + s.n, 1);
	memcpy(buf->v + buf->n, s.s, s.n);
	buf->n += s.n;
}

void
buf_char(struct buf *buf, char c)
{
	buf_add(buf, (struct str){ &c, 1 });
}

void
buf_fmt(struct buf *buf, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	buf_add(buf, str_vfmt(buf->arena, fmt, args));
	va_end(args);
}

struct str
buf_str(const struct buf *buf)
{
	return (struct str){ buf->v, buf->n };
}
