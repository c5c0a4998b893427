/* SPDX-License-Identifier: MIT */
#include "summary_since.h"

/* What anybody can count of a theme. */
struct counts {
	long notes, dots;
	long unseen; /* notes whose words are nowhere on the page */
};

static const struct counts none = { 0 };

static struct counts
counts_of(const struct summary_theme *theme)
{
	return (struct counts){ (long)theme->notes, theme->dots,
		(long)theme->notes -
		    (long)(theme->quotes.all + theme->differs.all) };
}

static bool
is_published(const struct summary_theme *theme)
{
	return theme->name.n || !theme->fold.n;
}

/* Whether its heading stands on the page: there is a word or a number below. */
static bool
is_shown(const struct summary_theme *theme)
{
	return is_published(theme) &&
	       (!theme->untold || theme->quotes.all || theme->differs.all);
}

/* A theme as a copy shows it; NULL: it does not. */
static struct summary_theme *
shown_in(struct summary_builder *copy, const struct summary_theme *theme)
{
	struct summary_theme *found =
	    summary_builder_theme(copy, theme->fold, theme->kind);
	return found && is_shown(found) ? found : NULL;
}

/* What a copy tells of a theme; false: nothing.  Where all numbers are told, a
 * missing heading is one, too. */
static bool
told_in(struct summary_builder *copy, const struct summary_theme *theme,
    struct counts *counts)
{
	const struct summary_theme *found = shown_in(copy, theme);
	*counts = found ? counts_of(found) : none;
	return found ? !found->untold : !copy->out->untold;
}

/* A theme whose numbers did not change, or by a few only, is not told apart
 * from one by the other: neither has a number. */
static bool
tells_theme(
    const struct summary_builder *b, struct counts then, struct counts now)
{
	int hide = b->out->hide_below;
	return then.notes != now.notes &&
	       privacy_tell_since(then.notes, now.notes, hide) &&
	       privacy_tell_since(then.dots, now.dots, hide) &&
	       privacy_tell_since(then.unseen, now.unseen, hide);
}

/* The same numbers ---------------------------------------------------------- */

static bool
are_same(struct counts a, struct counts b)
{
	return a.notes == b.notes && a.dots == b.dots && a.unseen == b.unseen;
}

/* A theme that would have a heading in a copy; NULL: there is none. */
static const struct summary_theme *
published_in(struct summary_builder *copy, const struct summary_theme *theme)
{
	const struct summary_theme *found =
	    summary_builder_theme(copy, theme->fold, theme->kind);
	return found && is_published(found) ? found : NULL;
}

/* Whether each number is as it was. */
static bool
is_same(struct summary_builder *b, struct summary_builder *last)
{
	size_t now = 0, then = 0;
	for (size_t i = 0; i < b->out->themes.n; i++) {
		const struct summary_theme *theme = &b->out->themes.v[i];
		if (!is_published(theme))
			continue;
		now++;
		const struct summary_theme *before = published_in(last, theme);
		if (!are_same(
			counts_of(theme), before ? counts_of(before) : none))
			return false;
	}
	for (size_t i = 0; i < last->out->themes.n; i++)
		then += is_published(&last->out->themes.v[i]);
	return now == then && b->held == last->held &&
	       b->out->notes == last->out->notes &&
	       b->out->works_notes == last->out->works_notes;
}

/* Then no more is told than was then. */
static void
tell_the_same(struct summary_builder *b, struct summary_builder *last)
{
	b->out->untold = last->out->untold;
	for (size_t i = 0; i < b->out->themes.n; i++) {
		struct summary_theme *theme = &b->out->themes.v[i];
		const struct summary_theme *then = published_in(last, theme);
		theme->untold = then && then->untold;
	}
}

/* Other numbers ------------------------------------------------------------- */

/* Decides for each theme by nothing but what the n copies before tell of it. */
static void
judge_themes(
    struct summary_builder *b, struct summary_builder *const *copy, size_t n)
{
	for (size_t i = 0; i < b->out->themes.n; i++) {
		struct summary_theme *theme = &b->out->themes.v[i];
		struct counts now = counts_of(theme), then;
		theme->fresh = true;
		for (size_t k = 0; k < n; k++) {
			theme->fresh =
			    theme->fresh && !shown_in(copy[k], theme);
			if (!told_in(copy[k], theme, &then))
				continue;
			theme->more = now.notes > then.notes;
			if (!tells_theme(b, then, now))
				theme->untold = true;
		}
	}
}

/* The notes that stand under no heading. */
static long
rest_of(const struct summary *out)
{
	long rest = (long)out->notes;
	for (size_t i = 0; i < out->themes.n; i++)
		if (is_published(&out->themes.v[i]))
			rest -= (long)out->themes.v[i].notes;
	return rest;
}

/* Whether a theme that is there no more was that of enough. */
static bool
tells_gone(struct summary_builder *b, struct summary_builder *copy)
{
	for (size_t i = 0; i < copy->out->themes.n; i++) {
		const struct summary_theme *then = &copy->out->themes.v[i];
		if (is_shown(then) && !then->untold && !shown_in(b, then) &&
		    !tells_theme(b, counts_of(then), none))
			return false;
	}
	return true;
}

/* Whether how many notes are held back may be told. */
static bool
tells_held(const struct summary_builder *b, const struct summary_builder *copy)
{
	int hide = b->out->hide_below;
	long notes = (long)b->out->notes - (long)copy->out->notes;
	long held = (long)b->held - (long)copy->held;
	if (!privacy_tell_held(copy->held, hide) ||
	    !privacy_tell_held(b->held, hide))
		return true; /* one of the two is not told anyway */
	return privacy_tell_since(0, held, hide) &&
	       privacy_tell_since(-held, notes, hide);
}

/* Whether how many notes there are, and are held back, may be told beside a
 * copy: not where that, less the numbers of themes, is that of a few. */
static bool
tells_whole(struct summary_builder *b, struct summary_builder *copy)
{
	const struct summary *out = b->out;
	int hide = out->hide_below;
	long notes = (long)out->notes - (long)copy->out->notes;
	if (!tells_gone(b, copy))
		return false;
	if (copy->out->untold)
		return true; /* there is nothing to take it away from */
	if (!privacy_tell_since(0, notes, hide) || !tells_held(b, copy) ||
	    !privacy_tell_since(
		(long)copy->out->works_notes, (long)out->works_notes, hide) ||
	    !privacy_tell_since(rest_of(copy->out), rest_of(out), hide))
		return false;
	for (size_t i = 0; i < out->themes.n; i++) {
		const struct summary_theme *theme = &out->themes.v[i];
		const struct summary_theme *then = shown_in(copy, theme);
		long more = (long)theme->notes - (then ? (long)then->notes : 0);
		if (is_published(theme) &&
		    !privacy_tell_since(more, notes, hide))
			return false;
	}
	return true;
}

static void
judge_whole(
    struct summary_builder *b, struct summary_builder *const *copy, size_t n)
{
	for (size_t i = 0; i < b->out->themes.n; i++)
		if (is_published(&b->out->themes.v[i]) &&
		    b->out->themes.v[i].untold)
			b->out->untold = true;
	for (size_t k = 0; k < n; k++)
		if (!tells_whole(b, copy[k]))
			b->out->untold = true;
}

/* Decides which numbers of copy[n] may be told beside the n before it. */
static void
judge(struct summary_builder *const *copy, size_t n)
{
	struct summary_builder *b = copy[n], *last = copy[n - 1];
	b->out->since.same = is_same(b, last);
	if (b->out->since.same) {
		tell_the_same(b, last);
		return;
	}
	judge_themes(b, copy, n);
	judge_whole(b, copy, n);
}

/* Takes out what is not told. */
static void
take_out(struct summary *out)
{
	size_t n = 0;
	for (size_t i = 0; i < out->themes.n; i++) {
		struct summary_theme *theme = &out->themes.v[i];
		if (theme->untold && !theme->quotes.all && !theme->differs.all)
			continue;
		if (theme->untold) {
			theme->notes = 0;
			theme->dots = 0;
			theme->more = false;
		}
		out->themes.v[n++] = *theme;
	}
	out->themes.n = n;
	if (out->untold)
		out->notes = out->works_notes = 0;
}

void
summary_since_compare(struct summary_builder *b)
{
	size_t n = b->earlier.n;
	if (!n)
		return;
	/* What is told of each is decided as it was then: beside those before
	 * it. */
	struct summary_builder **copy =
	    ARENA_ARRAY(b->arena, struct summary_builder *, n + 1);
	for (size_t i = 0; i < n; i++)
		copy[i] = b->earlier.v[i];
	copy[n] = b;
	for (size_t i = 1; i <= n; i++)
		judge(copy, i);
	b->out->since.given = true;
	take_out(b->out);
}
