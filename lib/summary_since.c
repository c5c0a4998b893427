/* SPDX-License-Identifier: MIT */
#include "summary_since.h"

/* What anybody can count of a theme. */
struct counts {
	long notes, dots;
	long unseen; /* notes whose words are nowhere on the page */
};

static struct counts
counts_of(const struct summary_theme *theme)
{
	if (!theme)
		return (struct counts){ 0 };
	return (struct counts){ (long)theme->notes, theme->dots,
		(long)theme->notes -
		    (long)(theme->quotes.all + theme->differs.all) };
}

static bool
is_published(const struct summary_theme *theme)
{
	return theme->name.n || !theme->fold.n;
}

/* The theme as an earlier copy had it; NULL: it had none. */
static const struct summary_theme *
before(struct summary_builder *earlier, const struct summary_theme *theme)
{
	const struct summary_theme *found =
	    summary_builder_theme(earlier, theme->fold, theme->kind);
	return found && is_published(found) ? found : NULL;
}

static bool
are_same(struct counts a, struct counts b)
{
	return a.notes == b.notes && a.dots == b.dots && a.unseen == b.unseen;
}

/* Whether each number is as it was. */
static bool
is_same(struct summary_builder *b, struct summary_builder *earlier)
{
	size_t now = 0, then = 0;
	for (size_t i = 0; i < b->out->themes.n; i++) {
		const struct summary_theme *theme = &b->out->themes.v[i];
		if (!is_published(theme))
			continue;
		now++;
		if (!are_same(
			counts_of(theme), counts_of(before(earlier, theme))))
			return false;
	}
	for (size_t i = 0; i < earlier->out->themes.n; i++)
		then += is_published(&earlier->out->themes.v[i]);
	return now == then && b->held == earlier->held &&
	       b->out->notes == earlier->out->notes &&
	       b->out->works_notes == earlier->out->works_notes;
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

/* Whether how many notes there are, and are held back, may be told: not where
 * that, less the numbers of a theme, is that of a few. */
static bool
tells_whole(struct summary_builder *b, struct summary_builder *earlier)
{
	const struct summary *out = b->out;
	int hide = out->hide_below;
	long notes = (long)out->notes - (long)earlier->out->notes;
	long held = (long)b->held - (long)earlier->held;
	if (!privacy_tell_since(0, notes, hide) ||
	    !privacy_tell_since(0, held, hide) ||
	    !privacy_tell_since(-held, notes, hide))
		return false;
	for (size_t i = 0; i < out->themes.n; i++) {
		const struct summary_theme *theme = &out->themes.v[i];
		long more = counts_of(theme).notes -
			    counts_of(before(earlier, theme)).notes;
		if (theme->untold || !privacy_tell_since(more, notes, hide))
			return false;
	}
	return true;
}

static void
compare_themes(struct summary_builder *b, struct summary_builder *earlier)
{
	for (size_t i = 0; i < b->out->themes.n; i++) {
		struct summary_theme *theme = &b->out->themes.v[i];
		const struct summary_theme *then = before(earlier, theme);
		theme->fresh = theme->fresh && !then;
		if (!tells_theme(b, counts_of(then), counts_of(theme)))
			theme->untold = true;
		else
			theme->more =
			    theme->notes > (size_t)counts_of(then).notes;
	}
}

static void
compare(struct summary_builder *b, struct summary_builder *earlier)
{
	struct summary *out = b->out;
	if (is_same(b, earlier)) {
		for (size_t i = 0; i < out->themes.n; i++)
			out->themes.v[i].fresh = false;
		return;
	}
	out->since.same = false;
	compare_themes(b, earlier);
	out->untold = out->untold || !tells_whole(b, earlier);
	if (!privacy_tell_since((long)earlier->out->works_notes,
		(long)out->works_notes, out->hide_below) ||
	    out->untold)
		out->since.no_works = true;
}

void
summary_since_compare(struct summary_builder *b)
{
	struct summary *out = b->out;
	size_t n = 0;
	if (!b->earlier.n)
		return;
	out->since.given = out->since.same = true;
	for (size_t i = 0; i < out->themes.n; i++)
		out->themes.v[i].fresh = true;
	for (size_t i = 0; i < b->earlier.n; i++)
		compare(b, b->earlier.v[i]);
	/* Only now: each copy was compared with the true numbers. */
	for (size_t i = 0; i < out->themes.n; i++) {
		struct summary_theme *theme = &out->themes.v[i];
		if (theme->untold && !theme->quotes.n && !theme->differs.n)
			continue;
		if (theme->untold) {
			theme->notes = 0;
			theme->dots = 0;
			theme->more = false;
		}
		out->themes.v[n++] = *theme;
	}
	out->themes.n = n;
	if (out->since.no_works)
		out->works_notes = 0;
	if (out->untold)
		out->notes = 0;
}
