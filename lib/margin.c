/* SPDX-License-Identifier: MIT */
#include "margin.h"

#include "buf.h"
#include "utf8.h"

struct level {
	struct str first;
	struct str rest;
	bool fresh; /* no line stood in it yet */
};

struct margin {
	struct out *out;
	struct {
		struct level *v;
		size_t n, cap;
	} levels;
	struct arena *arena;
	bool close_up; /* no blank line may come before the next line */
	bool gap;
	bool begun;
};

struct margin *
margin_new(struct arena *arena, struct out *out)
{
	struct margin *margin = ARENA_NEW(arena, struct margin);

	margin->arena = arena;
	margin->out = out;
	return margin;
}

void
margin_push(struct margin *margin, struct str first, struct str rest)
{
	struct level *level = ARENA_PUSH(margin->arena, &margin->levels);

	*level = (struct level){ first, rest, true };
}

void
margin_pop(struct margin *margin)
{
	margin->levels.n--;
}

bool
margin_fresh(const struct margin *margin)
{
	size_t n = margin->levels.n;

	return n ? margin->levels.v[n - 1].fresh : !margin->begun;
}

/* The blanks of a margin wait for what follows them, so that no line ends in
 * one. */
struct held {
	struct out *out;
	size_t blanks;
};

static void
put(struct held *held, struct str s)
{
	size_t words = s.n;

	while (words && s.s[words - 1] == ' ')
		words--;
	if (words) {
		out_fmt(held->out, "%*s", (int)held->blanks, "");
		out_bytes(held->out, str_head(s, words));
		held->blanks = 0;
	}
	held->blanks += s.n - words;
}

void
margin_line(struct margin *margin, struct str line)
{
	struct held held = { margin->out, 0 };
	size_t i;

	if (margin->gap) {
		for (i = 0; i < margin->levels.n; i++)
			if (!margin->levels.v[i].fresh)
				put(&held, margin->levels.v[i].rest);
		out_char(margin->out, '\n');
		held.blanks = 0;
	}
	for (i = 0; i < margin->levels.n; i++) {
		struct level *level = &margin->levels.v[i];

		put(&held, level->fresh ? level->first : level->rest);
		level->fresh = false;
	}
	put(&held, line);
	out_char(margin->out, '\n');
	margin->gap = margin->close_up = false;
	margin->begun = true;
}

void
margin_gap(struct margin *margin)
{
	if (!margin_fresh(margin) && !margin->close_up)
		margin->gap = true;
}

void
margin_close_up(struct margin *margin)
{
	margin->close_up = true;
}

size_t
margin_width(const struct margin *margin)
{
	size_t width = 0;
	size_t i;

	for (i = 0; i < margin->levels.n; i++)
		width += utf8_width(margin->levels.v[i].rest);
	return width;
}
