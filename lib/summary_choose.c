/* SPDX-License-Identifier: MIT */
#include "summary_choose.h"

#include <string.h>

#include "summary_clean.h"
#include "utf8.h"

int
summary_choose_words(
    const struct summary_quote *a, const struct summary_quote *b)
{
	int c = str_cmp(a->fold, b->fold);
	if (c == 0)
		c = str_cmp(a->text, b->text);
	if (c == 0)
		c = str_cmp(a->lang, b->lang);
	return c ? c : (int)a->idea - (int)b->idea;
}

/* What can be said without their words. */
static int
compare_marks(const struct summary_quote *a, const struct summary_quote *b)
{
	if (a->show != b->show)
		return a->show < b->show ? -1 : 1;
	if (a->dots != b->dots)
		return a->dots > b->dots ? -1 : 1;
	return 0;
}

int
summary_choose_compare(
    const struct summary_quote *a, const struct summary_quote *b)
{
	int c = compare_marks(a, b);
	if (c == 0)
		c = summary_choose_words(a, b);
	if (c == 0)
		c = a->session - b->session;
	return c ? c : a->role - b->role;
}

const struct summary_quote *
summary_choose_clean(
    const struct summary_builder *b, struct summary_words *words)
{
	if (!words->clean) {
		words->quote.text =
		    summary_clean_words(b, b->scratch, words->raw);
		words->quote.fold = utf8_fold(b->scratch, words->quote.text);
		words->clean = true;
	}
	return &words->quote;
}

/* Puts a part of it in its room, behind what is there already. */
static struct str
put(char **room, struct str part)
{
	struct str kept = { *room, part.n };
	if (part.n)
		memcpy(*room, part.s, part.n);
	*room += part.n;
	return kept;
}

/* Copies a quote to a place, where another may have stood: then its room is
 * used again. */
static void
keep(struct arena *arena, struct summary_quote *place,
    const struct summary_quote *quote)
{
	size_t n = quote->text.n + quote->fold.n + quote->lang.n;
	char *room = place->room =
	    arena_grow(arena, place->room, &place->room_n, n, 1);
	size_t room_n = place->room_n;
	*place = *quote;
	place->room = room;
	place->room_n = room_n;
	place->text = put(&room, quote->text);
	place->fold = put(&room, quote->fold);
	place->lang = put(&room, quote->lang);
}

/* The heap ------------------------------------------------------------------ */

/* Of place i and the two below it the one that is chosen last comes up. */
static void
sift_down(struct summary_quotes *heap, size_t i)
{
	for (size_t last = i;; i = last) {
		for (size_t below = 2 * i + 1;
		     below <= 2 * i + 2 && below < heap->n; below++)
			if (summary_choose_compare(
				&heap->v[below], &heap->v[last]) > 0)
				last = below;
		if (last == i)
			return;
		struct summary_quote up = heap->v[last];
		heap->v[last] = heap->v[i];
		heap->v[i] = up;
	}
}

static void
make_heap(struct summary_quotes *quotes)
{
	for (size_t i = quotes->n / 2; i-- > 0 && !quotes->heaped;)
		sift_down(quotes, i);
	quotes->heaped = true;
}

void
summary_choose(struct summary_builder *b, struct summary_quotes *quotes,
    struct summary_words *words)
{
	if (quotes->n < b->most) {
		keep(b->arena, ARENA_PUSH(b->arena, quotes),
		    summary_choose_clean(b, words));
		return;
	}
	if (!b->most)
		return;
	make_heap(quotes);
	/* Only between equals do words count. */
	int c = compare_marks(&words->quote, &quotes->v[0]);
	if (c > 0 ||
	    (c == 0 && summary_choose_compare(
			   summary_choose_clean(b, words), &quotes->v[0]) >= 0))
		return;
	keep(b->arena, &quotes->v[0], summary_choose_clean(b, words));
	sift_down(quotes, 0);
}
