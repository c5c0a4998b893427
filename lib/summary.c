/* SPDX-License-Identifier: MIT */
#include "summary.h"

#include <assert.h>
#include <limits.h>

#include "hash.h"
#include "ruling.h"
#include "summary_arrange.h"
#include "summary_choose.h"
#include "summary_clean.h"
#include "summary_reflect.h"
#include "summary_since.h"
#include "summary_take.h"
#include "summary_trace.h"
#include "summary_whole.h"
#include "utf8.h"

#define SHOW_YES (INT_MAX - 1) /* chosen by the group, in no order */

/* A text as it is compared: without case, accents or blanks. */
static struct str
theme_key(struct arena *arena, struct str name)
{
	struct str fold = utf8_fold(arena, name);
	char *key = arena_alloc(arena, fold.n, 1);
	size_t n = 0;
	for (size_t i = 0; i < fold.n; i++)
		if (fold.s[i] != ' ')
			key[n++] = fold.s[i];
	return (struct str){ key, n };
}

/* Where a theme stands, from 1; 0: there is none yet. */
static unsigned *
theme_at(struct summary_builder *b, struct str fold, enum notes_kind kind)
{
	static const struct hash key = { { 0 } };
	const struct str parts[] = { fold,
		fold.n ? STR("") : str_from(notes_kind_words[kind]) };
	struct hash hash = hash_of(&key, parts, COUNTOF(parts));
	return hash_set_at(b->themes, &hash);
}

struct summary_theme *
summary_builder_theme(
    struct summary_builder *b, struct str fold, enum notes_kind kind)
{
	unsigned at = *theme_at(b, fold, kind);
	return at ? &b->out->themes.v[at - 1] : NULL;
}

/* The theme of that name, or with a blank name that of a kind: its place, from
 * 1.  A note that somebody still has to look at (named false) counts in a theme
 * and does not give it its name: that, too, could give somebody away. */
static size_t
look_up_theme(struct summary_builder *b, struct str name, enum notes_kind kind,
    bool named)
{
	struct str fold = theme_key(b->scratch, name);
	unsigned *at = theme_at(b, fold, kind);
	if (*at == 0) {
		struct summary_theme *new_theme =
		    ARENA_PUSH(b->arena, &b->out->themes);
		new_theme->kind = kind;
		new_theme->fold = str_dup(b->arena, fold);
		*at = (unsigned)b->out->themes.n;
	}
	struct summary_theme *theme = &b->out->themes.v[*at - 1];
	/* Of several spellings the first in the alphabet, whichever came
	 * first. */
	if (fold.n && named &&
	    (!theme->name.n || str_cmp(name, theme->name) < 0))
		theme->name = str_dup(b->arena, name);
	return *at;
}

/* The same for most notes, whose themes have been met before, in this
 * spelling. */
static size_t
find_theme(struct summary_builder *b, struct str name, enum notes_kind kind,
    bool named)
{
	int at;
	if (!name.n && !b->untagged[kind])
		b->untagged[kind] = look_up_theme(b, name, kind, named);
	if (!name.n)
		return b->untagged[kind];
	if (memo_get(b->theme_memo, named, name, &at))
		return (size_t)at;
	at = (int)look_up_theme(b, name, kind, named);
	/* One that is no word stands for its kind. */
	if (b->out->themes.v[at - 1].fold.n)
		memo_put(b->theme_memo, named, name, at);
	return (size_t)at;
}

/* The language of a note; blank if it is the page's own. */
static struct str
quote_language(const struct summary_builder *b, struct str lang)
{
	return str_eq_case(lang, b->plan->language.text) ? STR("") : lang;
}

/* Of several spellings the first in the alphabet, whichever came first. */
static void
note_language(struct summary_builder *b, struct str lang)
{
	struct summary_list *list = &b->out->left_out.lang;
	struct str *known = NULL;
	for (size_t i = 0; i < list->n && !known; i++)
		if (str_eq_case(list->v[i], lang))
			known = &list->v[i];
	if (!known)
		known = ARENA_PUSH(b->arena, list);
	if (!known->n || str_cmp(lang, *known) < 0)
		*known = str_dup(b->arena, lang);
}

/* The role of a voice in its session; below 0: none that is known. */
static int
find_role(struct summary_builder *b, const struct plan_session *session,
    struct str voice)
{
	unsigned scope = (unsigned)session->number;
	int at = -1;
	if (!voice.n || memo_get(b->role_memo, scope, voice, &at))
		return at;
	const struct plan_person *role = plan_role(&session->people, voice);
	if (role)
		at = (int)(role - session->people.v);
	memo_put(b->role_memo, scope, voice, at);
	return at;
}

/* Fills in what may be printed of a note.  False: nothing may, or there is
 * nothing to print. */
static bool
make_quote(struct summary_builder *b, const struct note *note,
    const struct privacy_rule *rule, struct summary_words *words)
{
	struct summary_quote *quote = &words->quote;
	words->raw = note->column[NOTES_TEXT];
	*quote = (struct summary_quote){ .dots = note->dots,
		.show = SUMMARY_SHOW_NONE,
		.session = note->session->number - 1,
		.role = -1 };
	if (rule->in_other_words) {
		words->raw = note->column[NOTES_SHARE_AS];
		quote->idea = true;
		if (!words->raw.n)
			b->out->left_out.no_share_as++;
	} else if (!rule->words) {
		return false;
	}
	if (!words->raw.n)
		return false;
	/* Other words are the facilitator's, in the language of the page. */
	if (!quote->idea && note->column[NOTES_LANG].n)
		quote->lang = quote_language(b, note->column[NOTES_LANG]);
	if (note->show)
		quote->show = note->show_ordered ? note->show : SHOW_YES;
	quote->role = find_role(b, note->session, note->column[NOTES_VOICE]);
	if (quote->role >= 0)
		summary_arrange_spoke(b, quote->session, quote->role);
	if (quote->lang.n)
		note_language(b, quote->lang);
	return true;
}

/* Remembers, if anybody asks, what a note stands behind. */
static void
remember(struct summary_builder *b, const struct note *note,
    const struct summary_trace_row *row)
{
	if (b->trace)
		summary_trace_add(b->trace, b->scratch, row, note);
}

static void
remember_theme(struct summary_builder *b, const struct note *note,
    const struct summary_theme *theme, struct summary_words *words)
{
	struct summary_trace_row row = {
		.theme = theme->fold, .kind = theme->kind, .place = TRACE_THEME
	};
	if (!b->trace)
		return;
	if (words) {
		row.line = summary_choose_clean(b, words)->text;
		remember(b, note, &row);
	}
	row.line = STR("");
	row.place = TRACE_THEME_NOTES;
	if (ruling_has_words(note))
		remember(b, note, &row);
	row.place = TRACE_THEME_DOTS;
	if (note->dots)
		remember(b, note, &row);
}

/* Adds words to a heading; whole: those that are always printed whole. */
static void
add_quote(struct summary_builder *b, struct summary_quotes *quotes, bool whole,
    struct summary_words *words)
{
	quotes->all++;
	if (!b->most)
		return;
	if (whole || b->all)
		summary_whole_add(b, quotes, summary_choose_clean(b, words));
	if (!whole)
		summary_choose(b, quotes, words);
}

/* Counts a note in a theme, once, and puts words (may be NULL) on its wall. */
static void
add_to_theme(struct summary_builder *b, const struct note *note,
    struct str name, struct summary_words *words)
{
	size_t at = find_theme(b, name, note->kind, note->flags == 0);
	struct summary_theme *theme = &b->out->themes.v[at - 1];
	if (theme->met == b->met)
		return;
	theme->met = b->met;
	theme->notes += ruling_has_words(note);
	theme->dots += note->dots;
	remember_theme(b, note, theme, words);
	if (!words)
		return;
	bool differs = note->kind == NOTES_DIFFERS && theme->fold.n;
	add_quote(b, differs ? &theme->differs : &theme->quotes, false, words);
}

static void
add_to_themes(struct summary_builder *b, const struct note *note,
    struct summary_words *words)
{
	b->met++;
	if (!note->n_themes)
		add_to_theme(b, note, STR(""), words);
	for (size_t i = 0; i < note->n_themes; i++)
		add_to_theme(b, note, note->theme[i], words);
}

static struct str
kept_clean(struct summary_builder *b, struct str text)
{
	return text.n
		   ? str_dup(b->arena, summary_clean_words(b, b->scratch, text))
		   : STR("");
}

static void
add_action(struct summary_builder *b, const struct note *note,
    struct summary_words *words)
{
	struct summary_action *action = ARENA_PUSH(b->arena, &b->out->actions);
	action->what = str_dup(b->arena, summary_choose_clean(b, words)->text);
	action->who = kept_clean(b, note->column[NOTES_WHO]);
	action->when = kept_clean(b, note->column[NOTES_WHEN]);
}

/* The list that quotes of a kind go to; NULL: the walls of their themes. */
static struct summary_quotes *
list_of(
    struct summary *out, enum notes_kind kind, enum summary_trace_place *place)
{
	assert(out);
	switch (kind) {
	case NOTES_STRENGTH:
		*place = TRACE_WORKS;
		return &out->works;
	case NOTES_COMPOST:
		*place = TRACE_COMPOST;
		return &out->compost;
	case NOTES_DECISION:
		*place = TRACE_DECIDED;
		return &out->decided;
	case NOTES_PARKED:
		*place = TRACE_PARKED;
		return &out->parked;
	case NOTES_IDEA:
	case NOTES_NEED:
	case NOTES_WORRY:
	case NOTES_STORY:
	case NOTES_A_QUESTION:
	case NOTES_DIFFERS:
	case NOTES_VOTE:
	case NOTES_ACTION:
	case NOTES_KINDS:
		break;
	}
	return NULL;
}

/* The numbers that are not those of a theme. */
static void
remember_whole(
    struct summary_builder *b, const struct note *note, bool has_words)
{
	if (has_words)
		remember(b, note,
		    &(struct summary_trace_row){ .place = TRACE_NOTES });
	if (note->kind == NOTES_STRENGTH)
		remember(b, note,
		    &(struct summary_trace_row){ .place = TRACE_WORKS_NOTES });
}

/* What the group decided and parked is printed whole. */
static bool
is_whole(enum notes_kind kind)
{
	return kind == NOTES_DECISION || kind == NOTES_PARKED;
}

/* words may be NULL. */
static void
add_counted(struct summary_builder *b, const struct note *note,
    struct summary_words *words)
{
	enum summary_trace_place place = TRACE_ACTION;
	struct summary_quotes *list = list_of(b->out, note->kind, &place);
	bool wall = !list && note->kind != NOTES_ACTION;
	bool has_words = ruling_has_words(note);
	b->out->notes += has_words;
	b->out->works_notes += note->kind == NOTES_STRENGTH;
	if (wall || note->n_themes)
		add_to_themes(b, note, wall ? words : NULL);
	if (b->trace)
		remember_whole(b, note, has_words);
	if (!words || wall)
		return;
	if (b->trace)
		remember(b, note,
		    &(struct summary_trace_row){ .place = place,
			.line = summary_choose_clean(b, words)->text });
	if (list)
		add_quote(b, list, is_whole(note->kind), words);
	else
		add_action(b, note, words);
}

bool
summary_add(void *context, const struct note *note)
{
	struct summary_builder *b = context;
	assert(note->session);
	arena_reset(b->scratch);
	struct summary_voices *voices = &b->voices[note->session->number - 1];
	voices->noted = true;
	struct privacy_rule rule = ruling_of(note, voices->unmarked);
	struct summary_left_out *left_out = &b->out->left_out;
	bool usable =
	    rule.consent == OUTCOME_QUOTE || rule.consent == OUTCOME_REWORD;
	left_out->to_ask += rule.to_ask;
	left_out->to_look += rule.counted && usable && note->flags;
	if (!rule.counted) {
		/* Dots that stand by themselves are no note. */
		bool has_words = ruling_has_words(note);
		b->held += has_words;
		if (has_words)
			remember(b, note,
			    &(struct summary_trace_row){ .place = TRACE_HELD });
		return true;
	}
	struct summary_words words = { 0 };
	bool printed = make_quote(b, note, &rule, &words);
	add_counted(b, note, printed ? &words : NULL);
	return true;
}

struct summary_builder *
summary_begin(struct arena *arena, const struct plan *plan,
    const struct outcome *outcome, const struct redact *redact)
{
	struct summary_builder *b = ARENA_NEW(arena, struct summary_builder);
	b->arena = arena;
	b->scratch = arena_new();
	b->plan = plan;
	b->outcome = outcome;
	b->redact = redact;
	b->themes = hash_set_new();
	b->theme_memo = memo_new(arena);
	b->role_memo = memo_new(arena);
	b->most = SUMMARY_QUOTES_READ;
	b->out = ARENA_NEW(arena, struct summary);
	b->out->hide_below = plan->give_back.hide_below.n;
	b->voices = ARENA_ARRAY(arena, struct summary_voices, plan->sessions.n);
	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		b->voices[i].unmarked = privacy_unmarked(
		    &session->people, outcome_session(outcome, session->id));
	}
	return b;
}

void
summary_follow(struct summary_builder *b, struct summary_trace *trace)
{
	b->trace = trace;
}

void
summary_keep_all(struct summary_builder *b)
{
	b->all = true;
}

void
summary_since(struct summary_builder *b, struct summary_builder *earlier)
{
	earlier->most = 0; /* only its numbers are compared */
	*ARENA_PUSH(b->arena, &b->earlier) = earlier;
}

static void
drop(struct summary_builder *b)
{
	hash_set_free(b->themes);
	arena_free(b->scratch);
}

const struct summary *
summary_end(struct summary_builder *b)
{
	struct summary *out = b->out;
	summary_take_plan(b);
	summary_take_outcome(b);
	summary_take_sessions(b);
	summary_since_compare(b);
	summary_reflect_end(b);
	summary_arrange(b);
	out->any_held = b->held > 0;
	out->tell_held =
	    !out->untold && privacy_tell_held(b->held, out->hide_below);
	out->held = out->tell_held ? b->held : 0;
	for (size_t i = 0; i < b->earlier.n; i++)
		drop(b->earlier.v[i]);
	drop(b);
	return out;
}
