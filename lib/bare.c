/* SPDX-License-Identifier: MIT */
#include "bare.h"

/* Text holds no control character but the new line, so what stands for an
 * element can be told from words: BARE_OPEN and two bytes begin it, BARE_CLOSE
 * ends it, and BARE_HREF ends the address that a link has first. */

static void *
begin(struct arena *arena, struct out *out, const struct doc_page *page)
{
	(void)arena;
	(void)page;
	return out;
}

static void
open_element(void *self, const struct writer_place *place)
{
	out_char(self, BARE_OPEN);
	out_char(self, (char)(place->element + 1));
	out_char(self, (char)(place->attrs.style + 1));
	if (place->element != DOC_LINK)
		return;
	out_bytes(self, place->attrs.href);
	out_char(self, BARE_HREF);
}

static void
close_element(void *self, const struct writer_place *place)
{
	(void)place;
	out_char(self, BARE_CLOSE);
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
