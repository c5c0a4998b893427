/* SPDX-License-Identifier: MIT */
#include "bare.h"

static void *
begin(struct arena *arena, struct out *out, const struct doc_page *page)
{
	(void)arena;
	(void)page;
	return out;
}

/* A new line, then what it is. The end of each is a NUL, which no text holds,
 * so no words can pass for an element. */
static void
open_element(void *self, const struct writer_place *place)
{
	out_char(self, '\n');
	out_char(self, (char)(place->element + 1));
	out_char(self, (char)(place->attrs.style + 1));
}

static void
close_element(void *self, const struct writer_place *place)
{
	(void)place;
	out_char(self, '\0');
}

static void
write_text(void *self, struct str text)
{
	out_bytes(self, text);
}

static void
write_line(void *self)
{
	out_char(self, '\n');
}

static void
end(void *self)
{
	(void)self;
}

const struct writer bare_writer = {
	.begin = begin,
	.open = open_element,
	.close = close_element,
	.text = write_text,
	.line = write_line,
	.end = end,
};
