/* SPDX-License-Identifier: MIT */
#include "summary_arrange.h"

#include <assert.h>
#include <stdlib.h>

#include "summary_choose.h"
#include "summary_clean.h"
#include "summary_whole.h"

/* Sorting ------------------------------------------------------------------ */

static int
compare_choice(const void *a, const void *b)
{
	return summary_choose_compare(a, b);
}

static int
compare_print(const void *a, const void *b)
{
	return summary_whole_compare(a, b);
}

/* The themes with the most notes first, the untagged last, by kind. */
static int
compare_themes(const void *pa, const void *pb)
{
	const struct summary_theme *a = pa, *b = pb;
	if ((a->name.n == 0) != (b->name.n == 0))
		return a->name.n ? -1 : 1;
	if (a->name.n == 0)
		return (int)a->kind - (int)b->kind;
	if (a->notes != b->notes)
		return a->notes > b->notes ? -1 : 1;
	int c = str_cmp(a->fold, b->fold);
	return c ? c : str_cmp(a->name, b->name);
}

static int
compare_actions(const void *pa, const void *pb)
{
	const struct summary_action *a = pa, *b = pb;
	int c = str_cmp(a->what, b->what);
	if (c == 0)
		c = str_cmp(a->who, b->who);
	return c ? c : str_cmp(a->when, b->when);
}

static int
compare_texts(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Voices ------------------------------------------------------------------- */

void
summary_arrange_spoke(struct summary_builder *b, int session, int role)
{
	struct summary_voices *voices = &b->voices[session];
	assert(session >= 0 && role >= 0);
	if (!voices->spoke)
		voices->spoke = ARENA_ARRAY(
		    b->arena, bool, b->plan->sessions.v[session].people.n);
	voices->spoke[role] = true;
}

/* What those who spoke in session i may be called. */
static void
label_speakers(struct summary_builder *b, size_t i)
{
	const struct plan_session *session = &b->plan->sessions.v[i];
	struct summary_voices *voices = &b->voices[i];
	size_t n = session->people.n;
	arena_reset(b->scratch);
	voices->label = ARENA_ARRAY(b->arena, struct str, n);
	privacy_labels(b->scratch, &session->people,
	    outcome_session(b->outcome, session->id), b->out->hide_below,
	    voices->spoke, voices->label);
	for (size_t k = 0; k < n; k++)
		if (voices->spoke[k])
			voices->label[k] = summary_clean(b, voices->label[k]);
}

/* Whether so few came to a session, or nobody knows how many, that each of
 * their words should be looked at. */
static bool
is_small(const struct summary_builder *b, size_t session)
{
	const struct summary_session *came = &b->out->sessions.v[session];
	return !came->known || came->came < 2L * b->out->hide_below;
}

static const struct summary_voices *
voices_of(const struct summary_builder *b, int session)
{
	assert(session >= 0);
	return &b->voices[session];
}

static void
arrange(const struct summary_builder *b, struct summary_quotes *quotes)
{
	for (size_t i = 0; i < quotes->n; i++) {
		struct summary_quote *quote = &quotes->v[i];
		if (quote->session < 0)
			continue; /* who came is known of sessions only */
		const struct summary_voices *voices =
		    voices_of(b, quote->session);
		if (quote->role >= 0)
			quote->voice = voices->label[quote->role];
		quote->few = voices->few;
	}
	if (!quotes->n)
		return;
	qsort(quotes->v, quotes->n, sizeof(*quotes->v), compare_choice);
	for (size_t i = 0; i < quotes->n; i++)
		quotes->v[i].rank = (int)i + 1;
	qsort(quotes->v, quotes->n, sizeof(*quotes->v), compare_print);
}

/* Leaves out themes that have no name that may be shown. */
static void
drop_unnamed(struct summary *out)
{
	size_t n = 0;
	for (size_t i = 0; i < out->themes.n; i++)
		if (out->themes.v[i].name.n || !out->themes.v[i].fold.n)
			out->themes.v[n++] = out->themes.v[i];
	out->themes.n = n;
}

void
summary_arrange(struct summary_builder *b)
{
	struct summary *out = b->out;
	drop_unnamed(out);
	for (size_t i = 0; i < b->plan->sessions.n; i++) {
		b->voices[i].few = is_small(b, i);
		if (b->voices[i].spoke)
			label_speakers(b, i);
	}
	summary_whole_sort(b);
	for (size_t i = 0; i < out->themes.n; i++) {
		struct summary_theme *theme = &out->themes.v[i];
		arrange(b, &theme->quotes);
		arrange(b, &theme->differs);
		theme->name = summary_clean_words(b, b->arena, theme->name);
	}
	arrange(b, &out->works);
	arrange(b, &out->compost);
	for (size_t i = 0; i < out->reflected.n; i++)
		arrange(b, &out->reflected.v[i].stories);
	arrange(b, &out->could_change);
	if (out->themes.n)
		qsort(out->themes.v, out->themes.n, sizeof(*out->themes.v),
		    compare_themes);
	if (out->actions.n)
		qsort(out->actions.v, out->actions.n, sizeof(*out->actions.v),
		    compare_actions);
	struct summary_list *lang = &out->left_out.lang;
	if (lang->n)
		qsort(lang->v, lang->n, sizeof(*lang->v), compare_texts);
}
