/* SPDX-License-Identifier: MIT */
#include "summary_choose.h"

#include <string.h>

#include "summary_clean.h"
#include "utf8.h"

#define BEGINNING 24    /* bytes that settle most comparisons */
#define KEPT_MAX  20000 /* quotes of all headings */

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

/* The words without what would give somebody away, not folded yet. */
static struct str
clean_text(const struct summary_builder *b, struct summary_words *words)
{
	if (!words->quote.text.s)
		words->quote.text =
		    summary_clean_words(b, b->scratch, words->raw);
	return words->quote.text;
}

const struct summary_quote *
summary_choose_clean(
    const struct summary_builder *b, struct summary_words *words)
{
	if (!words->quote.fold.s)
		words->quote.fold = utf8_fold(b->scratch, clean_text(b, words));
	return &words->quote;
}

/* Whether the words come behind those of a quote already by how they begin:
 * what is ASCII folds by itself, whatever follows. */
static bool
begins_later(const struct summary_builder *b, struct summary_words *words,
    const struct summary_quote *quote)
{
	struct str text = str_head(clean_text(b, words), BEGINNING);
	struct str fold =
	    utf8_fold(b->scratch, str_head(text, utf8_ascii_run(text)));
	return str_cmp(fold, str_head(quote->fold, fold.n)) > 0;
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

/* Drops those that are chosen last, down to most. */
static void
drop_last(struct summary_quotes *quotes, size_t most)
{
	if (quotes->n <= most)
		return;
	make_heap(quotes);
	while (quotes->n > most) {
		quotes->v[0] = quotes->v[--quotes->n];
		sift_down(quotes, 0);
	}
}

/* From now on only so many as are printed are kept of a heading.  It comes to
 * that in any order of rows, or in none. */
static void
keep_fewer(struct summary_builder *b)
{
	struct summary *out = b->out;
	b->most = SUMMARY_QUOTES;
	drop_last(&out->works, b->most);
	drop_last(&out->compost, b->most);
	for (size_t i = 0; i < out->themes.n; i++) {
		drop_last(&out->themes.v[i].quotes, b->most);
		drop_last(&out->themes.v[i].differs, b->most);
	}
}

void
summary_choose(struct summary_builder *b, struct summary_quotes *quotes,
    struct summary_words *words)
{
	if (quotes->n < b->most && ++b->kept > KEPT_MAX &&
	    b->most > SUMMARY_QUOTES)
		keep_fewer(b);
	if (quotes->n < b->most) {
		keep(b->arena, ARENA_PUSH(b->arena, quotes),
		    summary_choose_clean(b, words));
		return;
	}
	if (!b->most)
		return;
	make_heap(quotes);
	/* Only between equals do words count. */
	struct summary_quote *last = &quotes->v[0];
	int c = compare_marks(&words->quote, last);
	if (c > 0 || (c == 0 && begins_later(b, words, last)))
		return;
	if (c == 0 &&
	    summary_choose_compare(summary_choose_clean(b, words), last) >= 0)
		return;
	keep(b->arena, last, summary_choose_clean(b, words));
	sift_down(quotes, 0);
}
