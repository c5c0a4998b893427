/* SPDX-License-Identifier: MIT */
#include "summary.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "summary_reflect.h"
#include "summary_trace.h"
#include "unit.h"

/* Two sessions: in the first unmarked notes are quotes, in the second nothing
 * was agreed. Nine parents, two dads and five workers came to each. */
struct world {
	struct arena *arena;
	struct plan_person person[3];
	struct plan_session session[2];
	struct plan_question question[2];
	struct plan plan;
	struct outcome_came came[3];
	struct outcome_session happened[2];
	struct outcome outcome;
	struct redact *redact;
	struct summary_builder *builder;
};

static const char *const roles[] = { "parent", "dad", "worker" };
static const int numbers[] = { 9, 2, 5 };

static void
make_plan(struct world *w)
{
	for (size_t i = 0; i < COUNTOF(roles); i++) {
		w->person[i].role.text = str_from(roles[i]);
		w->person[i].knows_by.choice = PLAN_LIVING;
		w->came[i].role.text = str_from(roles[i]);
		w->came[i].number = numbers[i];
	}
	w->person[1].broader.text = STR("parent");
	w->person[2].knows_by.choice = PLAN_LEARNING;
	for (int i = 0; i < 2; i++) {
		struct plan_session *session = &w->session[i];
		session->id = i ? STR("s2") : STR("s1");
		session->number = i + 1;
		session->title.text = i ? STR("Second") : STR("First");
		session->people.v = w->person;
		session->people.n = COUNTOF(roles);
		w->happened[i].id = session->id;
		w->happened[i].came.v = w->came;
		w->happened[i].came.n = COUNTOF(roles);
	}
	w->plan.title.text = STR("Tea");
	w->plan.question.text = STR("What about tea?");
	w->plan.language.text = STR("en-GB");
	w->plan.owners.contact.text = STR("tea@example.org");
	w->plan.give_back.hide_below.n = 5;
	w->question[0].id.text = STR("2");
	w->question[1].id.text = STR("care");
	w->plan.questions.v = w->question;
	w->plan.questions.n = 2;
	w->plan.sessions.v = w->session;
	w->plan.sessions.n = 2;
	w->outcome.sessions.v = w->happened;
	w->outcome.sessions.n = 2;
	w->happened[0].agreed = (struct outcome_agreed){
		.read_aloud.text = STR("yes"),
		.x_paper.choice = FORM_YES,
		.look_back.choice = FORM_YES,
		.by.text = STR("parent"),
		.unmarked.choice = OUTCOME_QUOTE,
	};
}

static int
setup(void **state)
{
	struct world *w = calloc(1, sizeof(*w));
	w->arena = arena_new();
	make_plan(w);
	w->redact = redact_load(w->arena, diag_new(w->arena, "test"), NULL);
	w->builder = summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	*state = w;
	return 0;
}

static int
teardown(void **state)
{
	struct world *w = *state;
	arena_free(w->arena);
	free(w);
	return 0;
}

/* A note in short: what is not given is blank. */
struct brief {
	int session; /* from 0 */
	enum notes_kind kind;
	const char *text, *voice, *theme;
	enum outcome_consent consent;
	const char *share_as;
	unsigned flags;
	int dots, show;
	bool ordered;
	const char *lang, *who, *when, *picture;
	const char *id;
	size_t line;
	bool unread;
};

static void
add(struct world *w, const struct brief *brief)
{
	struct str theme[4], rest = str_from(brief->theme);
	struct note note = { .session = &w->session[brief->session],
		.kind = brief->kind,
		.theme = theme,
		.consent = brief->consent,
		.consent_unread = brief->unread,
		.flags = brief->flags,
		.dots = brief->dots,
		.show = brief->show,
		.show_ordered = brief->ordered,
		.line = brief->line };
	while (rest.n)
		theme[note.n_themes++] = str_trim(str_cut(rest, ';', &rest));
	note.column[NOTES_TEXT] = str_from(brief->text);
	note.column[NOTES_VOICE] = str_from(brief->voice);
	note.column[NOTES_SHARE_AS] = str_from(brief->share_as);
	note.column[NOTES_LANG] = str_from(brief->lang);
	note.column[NOTES_WHO] = str_from(brief->who);
	note.column[NOTES_WHEN] = str_from(brief->when);
	note.column[NOTES_PICTURE] = str_from(brief->picture);
	note.column[NOTES_NOTE] = str_from(brief->id);
	assert_true(summary_add(w->builder, &note));
}

#define ADD(w, ...) add((w), &(struct brief){ __VA_ARGS__ })

/* "text / text": the quotes in the order to print; chosen ones only. */
static struct str
quotes_text(struct world *w, const struct summary_quotes *quotes, bool all)
{
	struct summary_reader reader = summary_read(quotes, all);
	const struct summary_quote *quote;
	struct str out = STR("");
	while ((quote = summary_next(&reader)))
		if (all || quote->rank <= SUMMARY_QUOTES)
			out = str_fmt(w->arena, "%.*s%s%.*s", STR_ARG(out),
			    out.n ? " / " : "", STR_ARG(quote->text));
	return out;
}

static const struct summary_theme *
theme_named(const struct summary *s, const char *name)
{
	for (size_t i = 0; i < s->themes.n; i++)
		if (str_eq(s->themes.v[i].name, str_from(name)))
			return &s->themes.v[i];
	fail_msg("no theme '%s'", name);
	return NULL;
}

static void
what_may_not_be_printed_is_not_there(void **state)
{
	struct world *w = *state;
	ADD(w, .text = "shown", .theme = "T");
	ADD(w, .text = "no agreement", .theme = "T", .session = 1);
	ADD(w, .text = "asked", .theme = "T", .consent = OUTCOME_ASK);
	ADD(w, .text = "private", .theme = "T", .consent = OUTCOME_PRIVATE);
	ADD(w, .theme = "T", .consent = OUTCOME_WITHDRAWN);
	ADD(w, .text = "counted", .theme = "T", .consent = OUTCOME_COUNT);
	ADD(w, .text = "own words", .theme = "T", .consent = OUTCOME_REWORD);
	ADD(w, .text = "own words", .theme = "T", .consent = OUTCOME_REWORD,
	    .share_as = "other words");
	ADD(w, .text = "court", .theme = "Court", .consent = OUTCOME_QUOTE,
	    .flags = NOTES_FLAG_COURT);
	ADD(w, .text = "safety", .theme = "T", .consent = OUTCOME_REWORD,
	    .share_as = "safety", .flags = NOTES_FLAG_SAFETY);
	ADD(w, .text = "child", .theme = "T", .consent = OUTCOME_QUOTE,
	    .flags = NOTES_FLAG_CHILD);
	ADD(w, .text = "look first", .theme = "T", .consent = OUTCOME_REWORD,
	    .share_as = "look first", .flags = NOTES_FLAG_CHECK);
	ADD(w, .text = "story", .theme = "T", .kind = NOTES_STORY);
	/* a mark that nobody could read is no yes */
	ADD(w, .text = "unread", .theme = "T", .unread = true);
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->themes.n, 1);
	const struct summary_theme *theme = theme_named(s, "T");
	assert_str(quotes_text(w, &theme->quotes, true), "other words / shown");
	assert_true(theme->quotes.v[0].idea);
	assert_false(theme->quotes.v[1].idea);
	/* shown, counted, two in other words, child, look first */
	assert_int_equal(theme->notes, 6);
	assert_int_equal(s->notes, 6);
	assert_int_equal(s->held, 8);
	assert_int_equal(s->left_out.to_ask, 4);
	assert_int_equal(s->left_out.to_look, 2);
	assert_int_equal(s->left_out.no_share_as, 1);
}

/* Facilitators are told how many notes still need other words. */
static void
notes_without_other_words_are_known(void **state)
{
	struct world *w = *state;
	for (int i = 0; i < 5; i++)
		ADD(w, .text = "a", .theme = "T", .consent = OUTCOME_REWORD,
		    .share_as = i < 2 ? "b" : "");
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->left_out.no_share_as, 3);
	assert_int_equal(s->themes.v[0].quotes.n, 2);
	assert_int_equal(s->themes.v[0].notes, 5);
}

static void
a_few_notes_held_back_have_no_number(void **state)
{
	struct world *w = *state;
	ADD(w, .text = "shown");
	for (int i = 0; i < 4; i++)
		ADD(w, .text = "held", .consent = OUTCOME_PRIVATE);
	const struct summary *s = summary_end(w->builder);
	assert_true(s->any_held);
	assert_false(s->tell_held);
	assert_int_equal(s->held, 0);
	assert_int_equal(s->notes, 1);
	/* One says as much as four. */
	w->builder = summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	assert_false(summary_end(w->builder)->any_held);
	w->builder = summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	ADD(w, .text = "held", .consent = OUTCOME_PRIVATE);
	assert_true(summary_end(w->builder)->any_held);
	/* What are few is the group's own. */
	for (int hide_below = 6; hide_below < 9; hide_below++) {
		w->plan.give_back.hide_below.n = hide_below;
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
		for (int i = 0; i < 7; i++)
			ADD(w, .text = "held", .consent = OUTCOME_PRIVATE);
		assert_int_equal(
		    summary_end(w->builder)->held, hide_below < 8 ? 7 : 0);
	}
}

static void
a_theme_is_one_however_it_is_written(void **state)
{
	struct world *w = *state;
	ADD(w, .text = "a", .theme = "the quiet room");
	ADD(w, .text = "b", .theme = "The Quiet  Room");
	ADD(w, .text = "c", .theme = "thequietroom; THE QUIET ROOM");
	ADD(w, .text = "held", .theme = "A quieter room; THE Quiet room",
	    .consent = OUTCOME_PRIVATE);
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->themes.n, 1);
	assert_int_equal(s->themes.v[0].notes, 3);
	assert_str(s->themes.v[0].name, "THE QUIET ROOM");
	assert_str(quotes_text(w, &s->themes.v[0].quotes, true), "a / b / c");
}

/* A blank that is no space is no word: such notes stand with those of their
 * kind, whatever came between. */
static void
a_theme_without_a_word_is_none(void **state)
{
	struct world *w = *state;
	for (int i = 0; i < 2; i++) {
		ADD(w, .text = "a", .theme = "\xc2\xa0");
		ADD(w, .text = "b", .theme = "Tea");
	}
	ADD(w, .text = "c", .theme = "\xc2\xa0", .kind = NOTES_WORRY);
	ADD(w, .text = "d");
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->themes.n, 3);
	assert_str(s->themes.v[0].name, "Tea");
	assert_int_equal(s->themes.v[1].kind, NOTES_IDEA);
	assert_int_equal(s->themes.v[1].notes, 3);
	assert_int_equal(s->themes.v[2].kind, NOTES_WORRY);
	assert_str(quotes_text(w, &s->themes.v[2].quotes, true), "c");
}

static void
a_note_to_look_at_names_no_theme(void **state)
{
	struct world *w = *state;
	ADD(w, .text = "a", .theme = "Zinnias in May", .consent = OUTCOME_QUOTE,
	    .flags = NOTES_FLAG_NAME);
	ADD(w, .text = "b", .theme = "A quiet room; THE GARDEN",
	    .consent = OUTCOME_QUOTE, .flags = NOTES_FLAG_CHECK);
	ADD(w, .text = "c", .theme = "the garden");
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->themes.n, 1);
	assert_str(s->themes.v[0].name, "the garden");
	assert_int_equal(s->themes.v[0].notes, 2);
	assert_int_equal(s->notes, 3);
}

static void
themes_are_in_order(void **state)
{
	struct world *w = *state;
	ADD(w, .text = "w", .kind = NOTES_WORRY);
	ADD(w, .text = "w2", .kind = NOTES_WORRY);
	for (int i = 0; i < 3; i++)
		ADD(w, .text = "q?", .kind = NOTES_A_QUESTION);
	ADD(w, .text = "n", .kind = NOTES_NEED);
	ADD(w, .text = "1", .theme = "Few");
	ADD(w, .text = "2", .theme = "beta");
	ADD(w, .text = "3", .theme = "beta; Alpha");
	ADD(w, .text = "4", .theme = "Alpha; Cocoa");
	ADD(w, .text = "5", .theme = "Cocoa");
	const struct summary *s = summary_end(w->builder);
	static const char *const names[] = { "Alpha", "beta", "Cocoa", "Few",
		"", "", "" };
	assert_int_equal(s->themes.n, COUNTOF(names));
	for (size_t i = 0; i < COUNTOF(names); i++)
		assert_str(s->themes.v[i].name, names[i]);
	assert_int_equal(s->themes.v[4].kind, NOTES_NEED);
	assert_int_equal(s->themes.v[5].kind, NOTES_WORRY);
	assert_int_equal(s->themes.v[5].notes, 2);
	assert_int_equal(s->themes.v[6].kind, NOTES_A_QUESTION);
}

static const struct brief choice[] = {
	{ .text = "g third", .theme = "T", .show = 3, .ordered = true },
	{ .text = "z first", .theme = "T", .show = 1, .ordered = true },
	{ .text = "a yes", .theme = "T", .show = 1 },
	{ .text = "m nine dots", .theme = "T", .dots = 9 },
	{ .text = "y one dot", .theme = "T", .dots = 1 },
	{ .text = "b one dot", .theme = "T", .dots = 1 },
	{ .text = "c no dots", .theme = "T" },
	{ .text = "B one dot", .theme = "T", .dots = 1, .voice = "dad" },
};

static void
quotes_are_chosen_by_the_group_then_by_dots(void **state)
{
	struct world *w = *state;
	for (size_t i = 0; i < COUNTOF(choice); i++)
		add(w, &choice[i]);
	const struct summary *s = summary_end(w->builder);
	const struct summary_quotes *quotes = &s->themes.v[0].quotes;
	assert_str(quotes_text(w, quotes, false),
	    "z first / g third / a yes / B one dot / m nine dots");
	assert_str(quotes_text(w, quotes, true),
	    "z first / g third / a yes / B one dot / b one dot / c no dots / "
	    "m nine dots / y one dot");
}

/* The same words from several people; nobody wrote down who came to the
 * second session. */
static const struct brief alike[] = {
	{ .text = "same",
	    .theme = "T",
	    .consent = OUTCOME_REWORD,
	    .share_as = "same" },
	{ .text = "same", .theme = "T", .voice = "worker" },
	{ .text = "same", .theme = "T", .voice = "parent" },
	{ .text = "same",
	    .theme = "T",
	    .voice = "parent",
	    .session = 1,
	    .consent = OUTCOME_QUOTE },
	{ .text = "same", .theme = "T", .voice = "parent" },
	{ .text = "same",
	    .theme = "T",
	    .voice = "parent",
	    .session = 1,
	    .consent = OUTCOME_QUOTE },
	{ .text = "same", .theme = "T", .voice = "parent" },
	{ .text = "same", .theme = "T", .voice = "worker" },
	{ .text = "same", .theme = "T", .voice = "parent" },
};

static struct str
chosen_in_order(
    struct world *w, const struct brief *brief, size_t n, size_t shift)
{
	struct str out = STR("");
	w->builder = summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	for (size_t i = 0; i < n; i++) {
		size_t at = (i + shift) % n;
		add(w, &brief[shift < n ? at : n - 1 - at]);
	}
	const struct summary *s = summary_end(w->builder);
	const struct summary_quotes *quotes = &s->themes.v[0].quotes;
	for (size_t i = 0; i < quotes->n; i++)
		if (quotes->v[i].rank <= SUMMARY_QUOTES)
			out = str_fmt(w->arena, "%.*s/%.*s (%.*s)",
			    STR_ARG(out), STR_ARG(quotes->v[i].text),
			    STR_ARG(quotes->v[i].voice));
	return out;
}

static void
the_order_of_rows_changes_nothing(void **state)
{
	struct world *w = *state;
	(void)summary_end(w->builder);
	w->happened[1].came.n = 0;
	for (size_t shift = 0; shift < 2 * COUNTOF(choice); shift++) {
		assert_true(
		    str_eq(chosen_in_order(w, choice, COUNTOF(choice), shift),
			chosen_in_order(w, choice, COUNTOF(choice), 0)));
		assert_true(
		    str_eq(chosen_in_order(w, alike, COUNTOF(alike), shift),
			chosen_in_order(w, alike, COUNTOF(alike), 0)));
	}
}

/* More than are kept under any heading, with words, dots and choices alike. */
#define MANY 4000

static void
make_many(struct world *w, struct brief *brief)
{
	static const char *const openings[] = { "We", "\xc3\x89lan", "a call",
		"Zinnias 07700 900123", "tea", "ann@example.org" };
	for (size_t i = 0; i < MANY; i++) {
		unsigned r = (unsigned)i * 2654435761U >> 7;
		struct str text = str_fmt(w->arena, "%s %u",
		    openings[r % COUNTOF(openings)], r / 8 % 700);
		brief[i] = (struct brief){
			.text = str_c(w->arena, text),
			.session = (int)(r / 16 % 2),
			.kind = r % 5 ? NOTES_IDEA : NOTES_STRENGTH,
			.consent = OUTCOME_QUOTE,
			.voice = roles[r / 32 % COUNTOF(roles)],
			.theme = r % 3 ? "One; Two" : "Two",
			.dots = r / 64 % 9 == 0,
			.show = r / 128 % 200 == 0,
			.lang = r / 256 % 2 ? "CY" : "cy",
		};
	}
}

/* What is kept of many in some order of rows, as it would be chosen. */
static const struct summary *
summary_of(struct world *w, const struct brief *brief, size_t turn, bool all)
{
	w->builder = summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	if (all)
		summary_keep_all(w->builder);
	/* A step without 2 or 5 in it visits each of them once. */
	for (size_t i = 0; i < MANY; i++)
		add(w, &brief[(i * (turn * 10 + 1) + turn * 577) % MANY]);
	return summary_end(w->builder);
}

static const struct summary_quote *
ranked(const struct summary_quotes *quotes, int rank)
{
	for (size_t i = 0; i < quotes->n; i++)
		if (quotes->v[i].rank == rank)
			return &quotes->v[i];
	static const struct summary_quote none;
	fail_msg("no quote of rank %d", rank);
	return &none;
}

/* By what the group chose and by dots; then as they are printed. */
static int
compare_chosen(const void *pa, const void *pb)
{
	const struct summary_quote *a = pa, *b = pb;
	if (a->show != b->show)
		return a->show < b->show ? -1 : 1;
	if (a->dots != b->dots)
		return a->dots > b->dots ? -1 : 1;
	return a->rank - b->rank;
}

/* All of a heading are there in the order to print, and few has those that
 * are chosen first. */
static void
assert_few(struct world *w, const struct summary_quotes *few,
    const struct summary_quotes *all)
{
	struct summary_quote *chosen =
	    ARENA_ARRAY(w->arena, struct summary_quote, all->all);
	struct summary_reader reader = summary_read(all, true);
	const struct summary_quote *quote;
	size_t n = 0;
	while ((quote = summary_next(&reader))) {
		assert_true(n < all->all);
		chosen[n] = *quote;
		chosen[n].text = str_dup(w->arena, quote->text);
		chosen[n].lang = str_dup(w->arena, quote->lang);
		chosen[n].fold = str_dup(w->arena, quote->fold);
		chosen[n].rank = (int)n;
		if (n && chosen[n - 1].show == chosen[n].show)
			assert_true(
			    str_cmp(chosen[n - 1].fold, chosen[n].fold) <= 0);
		n++;
	}
	assert_int_equal(n, all->all);
	assert_in_range(n, SUMMARY_QUOTES_READ + 1, MANY);
	qsort(chosen, n, sizeof(*chosen), compare_chosen);
	assert_int_equal(few->all, n);
	assert_int_equal(few->n, SUMMARY_QUOTES_READ);
	for (int i = 0; i < SUMMARY_QUOTES_READ; i++) {
		const struct summary_quote *a = ranked(few, i + 1);
		assert_true(str_eq(a->text, chosen[i].text));
		assert_true(str_eq(a->lang, chosen[i].lang));
		assert_int_equal(a->show, chosen[i].show);
		assert_int_equal(a->dots, chosen[i].dots);
	}
}

static void
the_first_of_many_are_kept_in_any_order(void **state)
{
	struct world *w = *state;
	struct brief *brief = ARENA_ARRAY(w->arena, struct brief, MANY);
	(void)summary_end(w->builder);
	make_many(w, brief);
	const struct summary *all = summary_of(w, brief, 0, true);
	for (size_t turn = 0; turn < 6; turn++) {
		const struct summary *few = summary_of(w, brief, turn, false);
		assert_few(w, &few->works, &all->works);
		assert_int_equal(few->works_notes, all->works_notes);
		for (size_t i = 0; i < 2; i++) {
			assert_few(w, &few->themes.v[i].quotes,
			    &all->themes.v[i].quotes);
			assert_int_equal(
			    few->themes.v[i].dots, all->themes.v[i].dots);
		}
		/* Spelled in two ways, and told as one. */
		assert_int_equal(few->left_out.lang.n, 1);
		assert_str(few->left_out.lang.v[0], "CY");
	}
}

/* So many headings that of each only what is printed is kept. */
#define HEADINGS 256

static void
of_very_many_headings_fewer_are_kept(void **state)
{
	struct world *w = *state;
	(void)summary_end(w->builder);
	for (int turn = 0; turn < 3; turn++) {
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
		for (int i = 0; i < SUMMARY_QUOTES_READ; i++) {
			ADD(w, .text = "x", .kind = NOTES_STRENGTH);
			ADD(w, .text = "x", .kind = NOTES_COMPOST);
			ADD(w, .text = "x", .kind = NOTES_DIFFERS,
			    .theme = "Heading 0", .consent = OUTCOME_QUOTE);
		}
		for (int i = 0; i < HEADINGS * SUMMARY_QUOTES_READ; i++) {
			int at = turn == 1
				     ? HEADINGS * SUMMARY_QUOTES_READ - 1 - i
				     : i;
			int heading =
			    turn ? at % HEADINGS : at / SUMMARY_QUOTES_READ;
			int quote =
			    turn ? at / HEADINGS : at % SUMMARY_QUOTES_READ;
			ADD(w,
			    .text = str_c(w->arena,
				str_fmt(w->arena, "%02d", quote * 37 % 100)),
			    .theme = str_c(w->arena,
				str_fmt(w->arena, "Heading %d", heading)));
		}
		const struct summary *s = summary_end(w->builder);
		assert_int_equal(s->themes.n, HEADINGS);
		assert_int_equal(s->works.n, SUMMARY_QUOTES);
		assert_int_equal(s->compost.n, SUMMARY_QUOTES);
		assert_int_equal(s->themes.v[0].differs.n, SUMMARY_QUOTES);
		for (size_t i = 0; i < HEADINGS; i++) {
			const struct summary_theme *theme = &s->themes.v[i];
			assert_int_equal(
			    theme->notes, (i ? 1 : 2) * SUMMARY_QUOTES_READ);
			assert_int_equal(
			    theme->quotes.all, SUMMARY_QUOTES_READ);
			assert_int_equal(theme->quotes.n, SUMMARY_QUOTES);
			assert_str(quotes_text(w, &theme->quotes, false),
			    "00 / 01 / 02 / 03 / 04");
		}
	}
}

/* One heading of very many quotes, or two hundred of a hundred: of each so many
 * are kept as can be read back. */
static void
of_fewer_headings_all_are_kept_that_can_be_read_back(void **state)
{
	struct world *w = *state;
	(void)summary_end(w->builder);
	for (int headings = 1; headings <= 200; headings += 199) {
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
		for (int i = 0; i < (headings > 1 ? 20000 : 21000); i++)
			ADD(w, .text = "x",
			    .theme = str_c(w->arena,
				str_fmt(w->arena, "%d", i % headings)));
		const struct summary *s = summary_end(w->builder);
		assert_int_equal(s->themes.n, headings);
		for (size_t i = 0; i < s->themes.n; i++)
			assert_int_equal(
			    s->themes.v[i].quotes.n, SUMMARY_QUOTES_READ);
	}
}

/* So few more than are kept, in any order, that each of them counts; they begin
 * alike, and some have a dot. */
static void
the_last_of_a_hundred_is_the_right_one(void **state)
{
	struct world *w = *state;
	uint32_t dice = 1;
	(void)summary_end(w->builder);
	for (int turn = 0; turn < 60; turn++) {
		int order[150] = { 0 };
		for (int i = 0; i < 150; i++) {
			dice = dice * 1664525 + 1013904223;
			int at = (int)((dice >> 16) % (uint32_t)(i + 1));
			order[i] = order[at];
			order[at] = i;
		}
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
		for (int i = 0; i < 150; i++)
			ADD(w,
			    .text = str_c(
				w->arena, str_fmt(w->arena,
					      "We would like to be asked %03d",
					      order[i])),
			    .theme = "T", .dots = order[i] % 4 == 0);
		const struct summary *s = summary_end(w->builder);
		const struct summary_quotes *quotes = &s->themes.v[0].quotes;
		assert_int_equal(quotes->n, SUMMARY_QUOTES_READ);
		/* 38 have a dot; of the others the first 62. */
		for (size_t i = 0; i < quotes->n; i++) {
			const struct summary_quote *quote = &quotes->v[i];
			long n =
			    strtol(quote->text.s + quote->text.n - 3, NULL, 10);
			assert_true(n % 4 == 0 || n < 62 * 4 / 3 + 1);
		}
	}
}

static void
what_was_decided_is_kept_whole(void **state)
{
	struct world *w = *state;
	for (int i = 0; i < SUMMARY_QUOTES_READ + 20; i++) {
		const char *text = str_c(w->arena, str_fmt(w->arena, "%d", i));
		ADD(w, .text = text, .kind = NOTES_DECISION);
		ADD(w, .text = text, .kind = NOTES_PARKED);
		ADD(w, .text = text, .kind = NOTES_ACTION);
		ADD(w, .text = text, .kind = NOTES_COMPOST);
	}
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->decided.all, SUMMARY_QUOTES_READ + 20);
	assert_int_equal(s->parked.all, SUMMARY_QUOTES_READ + 20);
	assert_int_equal(s->decided.n + s->parked.n, 0);
	/* One heading after the other, though all stand in one place. */
	for (int i = 0; i < 2; i++) {
		const struct summary_quotes *quotes =
		    i ? &s->decided : &s->parked;
		struct str text = quotes_text(w, quotes, true);
		assert_true(str_starts(text, STR("0 / 1 / 10 / 100 / 101 / ")));
		assert_true(str_ends(text, STR(" / 98 / 99")));
	}
	assert_true(summary_fine(s, diag_new(w->arena, "test")));
	summary_close(s);
	assert_int_equal(s->actions.n, SUMMARY_QUOTES_READ + 20);
	assert_int_equal(s->compost.n, SUMMARY_QUOTES_READ);
	/* Of others that many are read, unless all were to be kept. */
	struct summary_reader reader = summary_read(&s->compost, true);
	int read = 0;
	while (summary_next(&reader))
		read++;
	assert_int_equal(read, SUMMARY_QUOTES_READ);
}

/* Whoever reads the notes uses the same room for the next of them. */
static void
what_is_kept_does_not_need_the_note(void **state)
{
	struct world *w = *state;
	char text[] = "one card", voice[] = "parent", lang[] = "cy";
	ADD(w, .text = text, .voice = voice, .lang = lang,
	    .kind = NOTES_DECISION);
	ADD(w, .text = text, .voice = voice, .lang = lang, .theme = "T");
	memset(text, 'x', sizeof(text) - 1);
	memset(voice, 'x', sizeof(voice) - 1);
	memset(lang, 'x', sizeof(lang) - 1);
	const struct summary *s = summary_end(w->builder);
	for (int i = 0; i < 2; i++) {
		struct summary_reader reader = summary_read(
		    i ? &s->decided : &s->themes.v[0].quotes, true);
		const struct summary_quote *quote = summary_next(&reader);
		assert_non_null(quote);
		assert_str(quote->text, "one card");
		assert_str(quote->voice, "parent");
		assert_str(quote->lang, "cy");
		assert_null(summary_next(&reader));
	}
	summary_close(s);
}

/* The same words of two voices stand in the same order, whoever came first. */
static void
what_is_kept_whole_is_in_one_order(void **state)
{
	static const char *const voices[] = { "parent", "worker" };
	struct world *w = *state;
	for (size_t turn = 0; turn < 2; turn++) {
		for (size_t i = 0; i < 2; i++)
			ADD(w, .text = "one card", .kind = NOTES_DECISION,
			    .voice = voices[i ^ turn]);
		const struct summary *s = summary_end(w->builder);
		struct summary_reader reader = summary_read(&s->decided, true);
		for (size_t i = 0; i < 2; i++)
			assert_str(summary_next(&reader)->voice, voices[i]);
		summary_close(s);
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	}
	(void)summary_end(w->builder);
}

static void
without_notes_nothing_is_kept_whole(void **state)
{
	struct world *w = *state;
	const struct summary *s = summary_end(w->builder);
	struct summary_trace trace = { 0 };
	assert_true(summary_fine(s, diag_new(w->arena, "test")));
	summary_close(s);
	summary_trace_close(&trace);
}

static void
each_kind_has_its_place(void **state)
{
	struct world *w = *state;
	ADD(w, .text = "keep the tea", .kind = NOTES_STRENGTH);
	ADD(w, .text = "a film", .kind = NOTES_COMPOST, .theme = "T");
	ADD(w, .text = "one card", .kind = NOTES_DECISION);
	ADD(w, .text = "bus", .kind = NOTES_PARKED);
	ADD(w, .text = "not me", .kind = NOTES_DIFFERS, .theme = "T");
	ADD(w, .text = "nor me", .kind = NOTES_DIFFERS);
	ADD(w, .text = "print it", .kind = NOTES_ACTION, .who = "worker",
	    .when = "2026-03-01");
	ADD(w, .text = "draw it", .kind = NOTES_ACTION);
	ADD(w, .text = "hide it", .kind = NOTES_ACTION,
	    .consent = OUTCOME_COUNT);
	ADD(w, .kind = NOTES_VOTE, .theme = "T", .dots = 7);
	ADD(w, .kind = NOTES_VOTE, .theme = "T", .dots = 70,
	    .consent = OUTCOME_ASK);
	ADD(w, .picture = "drawing 2", .theme = "T");
	const struct summary *s = summary_end(w->builder);
	assert_str(quotes_text(w, &s->works, true), "keep the tea");
	assert_int_equal(s->works_notes, 1);
	assert_str(quotes_text(w, &s->compost, true), "a film");
	assert_str(quotes_text(w, &s->decided, true), "one card");
	assert_str(quotes_text(w, &s->parked, true), "bus");
	const struct summary_theme *theme = theme_named(s, "T");
	assert_str(quotes_text(w, &theme->differs, true), "not me");
	assert_int_equal(theme->quotes.n, 0);
	assert_int_equal(theme->notes, 3);
	assert_int_equal(theme->dots, 7);
	assert_int_equal(s->themes.n, 2);
	assert_str(quotes_text(w, &s->themes.v[1].quotes, true), "nor me");
	assert_int_equal(s->actions.n, 2);
	assert_str(s->actions.v[0].what, "draw it");
	assert_int_equal(s->actions.v[0].who.n, 0);
	assert_str(s->actions.v[1].who, "worker");
	/* dots by themselves are no note */
	assert_int_equal(s->notes, 10);
	assert_false(s->any_held);
}

static void
voices_are_called_what_is_safe(void **state)
{
	struct world *w = *state;
	ADD(w, .text = "1", .voice = "Dad", .theme = "T");
	ADD(w, .text = "2", .voice = "parent", .theme = "T");
	ADD(w, .text = "3", .voice = " worker ", .theme = "T");
	ADD(w, .text = "4", .voice = "mixed", .theme = "T");
	ADD(w, .text = "5", .theme = "T");
	const struct summary *s = summary_end(w->builder);
	static const char *const voices[] = { "parent", "parent", "worker", "",
		"" };
	for (size_t i = 0; i < COUNTOF(voices); i++)
		assert_str(s->themes.v[0].quotes.v[i].voice, voices[i]);
	/* a voice that is none of the roles */
	assert_int_equal(s->themes.v[0].quotes.v[3].role, -1);
}

/* Under each heading: in its order, chosen by dots, and called what is safe. */
static void
quotes_have_their_rank_and_voice_everywhere(void **state)
{
	static const enum notes_kind kinds[] = { NOTES_IDEA, NOTES_DIFFERS,
		NOTES_COMPOST, NOTES_STRENGTH };
	static const struct {
		const char *text, *voice;
		int rank;
	} want[] = { { "a", "", 2 }, { "b", "worker", 1 },
		{ "c", "parent", 3 } };
	struct world *w = *state;
	for (size_t k = 0; k < COUNTOF(kinds); k++) {
		ADD(w, .text = "c", .kind = kinds[k], .theme = "T",
		    .voice = "dad");
		ADD(w, .text = "b", .kind = kinds[k], .theme = "T",
		    .voice = "worker", .dots = 1);
		ADD(w, .text = "a", .kind = kinds[k], .theme = "T");
	}
	const struct summary *s = summary_end(w->builder);
	const struct summary_quotes *lists[] = { &s->themes.v[0].quotes,
		&s->themes.v[0].differs, &s->compost, &s->works };
	for (size_t i = 0; i < COUNTOF(lists) * COUNTOF(want); i++) {
		const struct summary_quotes *list = lists[i / COUNTOF(want)];
		const struct summary_quote *quote = &list->v[i % COUNTOF(want)];
		assert_int_equal(list->n, COUNTOF(want));
		assert_str(quote->text, want[i % COUNTOF(want)].text);
		assert_str(quote->voice, want[i % COUNTOF(want)].voice);
		assert_int_equal(quote->rank, want[i % COUNTOF(want)].rank);
	}
}

static void
languages_are_kept_for_own_words_only(void **state)
{
	struct world *w = *state;
	ADD(w, .text = "z", .lang = "ur", .theme = "T");
	ADD(w, .text = "a", .lang = "cy", .theme = "T");
	ADD(w, .text = "aa", .lang = "CY", .theme = "T");
	ADD(w, .text = "aaa", .lang = "cy", .theme = "T");
	ADD(w, .text = "b", .lang = "EN-gb", .theme = "T");
	ADD(w, .text = "c", .lang = "pl", .theme = "T",
	    .consent = OUTCOME_REWORD, .share_as = "d");
	ADD(w, .text = "e", .lang = "ar", .theme = "T",
	    .consent = OUTCOME_PRIVATE);
	const struct summary *s = summary_end(w->builder);
	const struct summary_quotes *quotes = &s->themes.v[0].quotes;
	assert_str(quotes->v[0].lang, "cy");
	assert_str(quotes->v[3].lang, "");
	assert_str(quotes->v[4].lang, "");
	assert_int_equal(s->left_out.lang.n, 2);
	assert_str(s->left_out.lang.v[0], "CY");
	assert_str(s->left_out.lang.v[1], "ur");
}

static void
everything_is_redacted(void **state)
{
	struct world *w = *state;
	static const char mail[] = "write to ann@example.org";
	w->plan.title.text = STR("Tea with ann@example.org");
	w->plan.group.missing.text = str_from(mail);
	w->person[0].role.text = STR("parent of ann@example.org");
	w->came[0].role.text = w->person[0].role.text;
	w->person[1].broader.text = w->person[0].role.text;
	w->outcome.in_short.text = str_from(mail);
	w->outcome.did_not_work.text = str_from(mail);
	ADD(w, .text = mail, .theme = mail,
	    .voice = "parent of ann@example.org");
	ADD(w, .text = "x", .consent = OUTCOME_REWORD, .share_as = mail,
	    .theme = mail);
	ADD(w, .text = mail, .kind = NOTES_ACTION, .who = mail, .when = mail);
	const struct summary *s = summary_end(w->builder);
	static const char gone[] = "write to [email]";
	assert_str(s->title, "Tea with [email]");
	assert_str(s->missing, gone);
	assert_str(s->in_short, gone);
	assert_str(s->did_not_work, gone);
	assert_str(s->themes.v[0].name, gone);
	assert_str(s->themes.v[0].quotes.v[0].text, gone);
	assert_str(s->themes.v[0].quotes.v[0].voice, "parent of [email]");
	assert_str(s->themes.v[0].quotes.v[1].text, gone);
	assert_str(s->sessions.v[0].part[0].role, "parent of [email]");
	assert_str(s->actions.v[0].what, gone);
	assert_str(s->actions.v[0].who, gone);
	assert_str(s->actions.v[0].when, gone);
	/* the address to write to is there to be used */
	assert_str(s->contact, "tea@example.org");
}

static void
marks_inside_a_name_do_not_hide_it(void **state)
{
	struct world *w = *state;
	w->outcome.in_short.text =
	    STR("**Ring**\n\n- now &#97;nn&#64;example.org");
	w->outcome.letter.text = STR("**Ring** ann\\@example");
	w->outcome.next.text = STR("0&#55;700 900&#49;23");
	const struct summary *s = summary_end(w->builder);
	assert_str(s->in_short, "Ring\n\nnow [email]");
	/* where nothing is hidden nothing is changed */
	assert_str(s->letter, "**Ring** ann\\@example");
	assert_str(s->next, "[phone]");
}

/* A names list with the words "Zanqira" and, to keep it, "Sam". */
static const struct redact *
load_names(struct world *w)
{
	const char *folder = getenv("TMPDIR");
	char *path = str_c(w->arena,
	    str_fmt(w->arena, "%s/names.XXXXXX", folder ? folder : "/tmp"));
	static const char list[] = "find,use\nZanqira,\nSam,Sam\n";
	int fd = mkstemp(path);
	assert_int_equal(write(fd, list, sizeof(list) - 1), sizeof(list) - 1);
	const struct redact *names =
	    redact_load(w->arena, diag_new(w->arena, "test"), path);
	close(fd);
	unlink(path);
	return names;
}

/* What is written as Markdown, and as what it goes on the page. */
static const struct {
	const char *written, *page;
} hidden_names[] = {
	{ "Zan*qira* and **tea**", "[name] and tea" },
	{ "- tea\n- Zan*qira*", "tea\n\n[name]" },
	{ "*tea*\n***\nZan&#113;ira", "tea\n\n[name]" },
	{ "[it](https://e.org/Zan&#113;ira)", "it" },
	{ "[a](tea) [b](Zan&#113;ira)", "a b" },
	{ "Zan[qira](https://e.org)", "[name]" },
	{ "Zan`qira`", "[name]" },
	/* a part of a longer word is no name */
	{ "x*Zan&#113;ira*x", "x*Zan&#113;ira*x" },
	{ "Zan\xe2\x80\xaeqira\xe2\x81\xa7 **is** here", "[name] **is** here" },
	/* what is left says what it said, and nothing else */
	{ "Zan*qira* has a \\*plan\\*\n\n1\\. a\n2\\. b\n\n    x",
	    "[name] has a \\*plan\\*\n\n1\\. a 2\\. b\n\nx" },
	{ "Zan*qira*\n\n```\ntea\n    pot\n```", "[name]\n\ntea\npot" },
	{ "Zan*qira*\\\ntea", "[name]\ntea" },
	/* a list may keep a word; that is not done again and again */
	{ "**Sam** and S&#97;m", "**Sam** and S&#97;m" },
};

static void
no_markdown_hides_a_name(void **state)
{
	struct world *w = *state;
	const struct redact *names = load_names(w);
	(void)summary_end(w->builder);
	for (size_t i = 0; i < COUNTOF(hidden_names); i++) {
		w->outcome.in_short.text = str_from(hidden_names[i].written);
		const struct summary *s = summary_end(
		    summary_begin(w->arena, &w->plan, &w->outcome, names));
		assert_str(s->in_short, hidden_names[i].page);
	}
	/* In each text that is Markdown. */
	struct form_text *const text[] = { &w->outcome.in_short,
		&w->outcome.letter, &w->outcome.thanks,
		&w->outcome.question_now, &w->outcome.next,
		&w->outcome.did_not_work };
	for (size_t i = 0; i < COUNTOF(text); i++)
		text[i]->text = STR("Zan*qira*");
	const struct summary *s =
	    summary_end(summary_begin(w->arena, &w->plan, &w->outcome, names));
	const struct str page[] = { s->in_short, s->letter, s->thanks,
		s->question_now, s->next, s->did_not_work };
	for (size_t i = 0; i < COUNTOF(page); i++)
		assert_str(page[i], "[name]");
}

/* Where people can turn to is printed as it is, but for a name of the list. */
static void
an_address_keeps_its_number_and_no_name(void **state)
{
	struct world *w = *state;
	const struct redact *names = load_names(w);
	(void)summary_end(w->builder);
	w->plan.safe.support.text = STR("Zanqira, 01632 960123 ");
	const struct summary *s =
	    summary_end(summary_begin(w->arena, &w->plan, &w->outcome, names));
	assert_str(s->support, "[name], 01632 960123");
}

static void
an_idea_alone_is_a_note(void **state)
{
	struct world *w = *state;
	ADD(w, .kind = NOTES_VOTE, .theme = "T", .consent = OUTCOME_REWORD,
	    .share_as = "other words");
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->notes, 1);
	assert_int_equal(theme_named(s, "T")->notes, 1);
}

static void
who_came_is_told_as_far_as_it_is_safe(void **state)
{
	struct world *w = *state;
	w->session[0].date.date.month = 5;
	const struct summary *s = summary_end(w->builder);
	const struct summary_session *session = &s->sessions.v[0];
	assert_true(session->done && session->known && session->split);
	assert_int_equal(session->came, 16);
	assert_int_equal(session->part[0].show, PRIVACY_AT_LEAST);
	assert_int_equal(session->part[0].number, 0);
	assert_int_equal(session->part[1].show, PRIVACY_FEWER);
	assert_int_equal(session->part[1].number, 0);
	assert_int_equal(session->part[2].number, 5);
	assert_int_equal(session->n_parts, 3);
	assert_int_equal(s->sessions.n, 2);
	assert_str(session->title, "First");
	assert_int_equal(s->sessions.v[1].number, 2);
	assert_int_equal(session->date.date.month, 5);
}

static void
nobody_wrote_down_who_came(void **state)
{
	struct world *w = *state;
	w->happened[1].came.n = 0;
	const struct summary *s = summary_end(w->builder);
	assert_true(s->sessions.v[0].known);
	assert_true(s->sessions.v[1].done);
	assert_false(s->sessions.v[1].known);
	/* Nor anything else: then notes say that there was such a session. */
	w->outcome.sessions.n = 1;
	for (int notes = 0; notes < 2; notes++) {
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
		if (notes)
			ADD(w, .text = "a", .session = 1);
		s = summary_end(w->builder);
		assert_int_equal(s->sessions.v[1].done, notes);
		assert_false(s->sessions.v[1].known);
	}
}

/* Somebody spoke as a role that nobody was counted as. */
static void
whoever_spoke_and_was_not_counted_is_not_singled_out(void **state)
{
	struct world *w = *state;
	w->happened[0].came.n = 1;
	ADD(w, .text = "1", .voice = "parent", .theme = "T");
	for (int spoke = 0; spoke < 2; spoke++) {
		const struct summary *s = summary_end(w->builder);
		assert_str(
		    s->themes.v[0].quotes.v[0].voice, spoke ? "" : "parent");
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
		ADD(w, .text = "2", .voice = "worker", .theme = "T");
		ADD(w, .text = "1", .voice = "parent", .theme = "T");
	}
	(void)summary_end(w->builder);
}

static void
a_group_too_small_to_split_has_no_parts(void **state)
{
	struct world *w = *state;
	w->happened[0].came.n = 1;
	w->came[0].number = 4;
	const struct summary *s = summary_end(w->builder);
	const struct summary_session *session = &s->sessions.v[0];
	assert_false(session->split);
	assert_int_equal(session->came, 4);
	assert_int_equal(session->part[0].number, 0);
	assert_int_equal(session->part[0].role.n, 0);
}

static void
actions_are_in_order_of_words_who_and_when(void **state)
{
	static const char *const order[] = { "a z 1", "b x 2", "b y 1",
		"b y 2" };
	struct world *w = *state;
	ADD(w, .text = "b", .kind = NOTES_ACTION, .who = "y", .when = "2");
	ADD(w, .text = "b", .kind = NOTES_ACTION, .who = "y", .when = "1");
	ADD(w, .text = "b", .kind = NOTES_ACTION, .who = "x", .when = "2");
	ADD(w, .text = "a", .kind = NOTES_ACTION, .who = "z", .when = "1");
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->actions.n, COUNTOF(order));
	for (size_t i = 0; i < s->actions.n; i++) {
		const struct summary_action *action = &s->actions.v[i];
		assert_str(
		    str_fmt(w->arena, "%.*s %.*s %.*s", STR_ARG(action->what),
			STR_ARG(action->who), STR_ARG(action->when)),
		    order[i]);
	}
}

/* Who reads it first looks twice where fewer than twice five came, or nobody
 * wrote down who did. */
static void
words_of_a_small_session_are_marked(void **state)
{
	struct world *w = *state;
	for (int came = 0; came < 3; came++) {
		w->happened[0].came.n = came ? 1 : 0;
		w->came[0].number = came == 2 ? 10 : 9;
		ADD(w, .text = "a", .theme = "T");
		ADD(w, .text = "a", .kind = NOTES_DECISION);
		const struct summary *s = summary_end(w->builder);
		struct summary_reader reader = summary_read(&s->decided, true);
		assert_int_equal(s->themes.v[0].quotes.v[0].few, came < 2);
		assert_int_equal(summary_next(&reader)->few, came < 2);
		summary_close(s);
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	}
	(void)summary_end(w->builder);
}

/* Each ~ is an address in what is written, and "[email]" in what is shown. */
static struct str
with(struct world *w, const char *text, const char *address)
{
	struct str rest = str_from(text), out = STR("");
	while (rest.s) {
		struct str part = str_cut(rest, '~', &rest);
		out = str_fmt(w->arena, "%.*s%.*s%s", STR_ARG(out),
		    STR_ARG(part), rest.s ? address : "");
	}
	return out;
}

#define WRITTEN " ann@example.org"
#define SHOWN   " [email]"

static void
assert_shown(struct world *w, struct str is, const char *want)
{
	assert_str(is, str_c(w->arena, with(w, want, SHOWN)));
}

static const char full_plan[] =
    "kit: 1\ntitle: Tea~\nquestion: What helps?~\nplace: A place~\n"
    "setting: A setting~\n"
    "owners: {lead: A lead~, contact: A contact, started: 2026-01-02,"
    " review: 2026-03-04, approver: An approver~, legal: agreed,"
    " finance: waiting, improvement: not needed}\n"
    "aim: {puts_in: [a1~], does: [a2~], soon: [a3~], later: [a4~],"
    " in_the_end: [a5~], know_by: [a6~]}\n"
    "inquiry: {unsettles: b1~, learn: b2~, influence: b3~}\n"
    "group: {name: A group~, missing: Nobody~}\n"
    "people: [{role: parent, knows_by: living}]\n"
    "power: {rung: co-design, each: c1~, together: c2~, money_held_by: c3~,"
    " decisions: [{what: c4~, who: [parent], on: 2026-05-06}]}\n"
    "safe: {consent: d1~, support: d2, change_mind_by: 2026-07-08}\n"
    "words: {client: person~, user: \"\"}\nglossary: {Pot: For tea~}\n"
    "strengths: [e1~]\nafter: e2~\n"
    "partners: [{name: f1~, link: \"https://example.org\", pays: f2~}]\n"
    "loops: [{try: g1~, with: g2~, hear_on: 2026-09-10,"
    " change_on: 2026-11-12}]\n"
    "give_back: {on: 2026-12-13}\n"
    "chose_differently: [{rule: no-break, because: h1~, agreed_by: [parent]}]\n"
    "sessions: []\n";

/* A plan by itself, without notes. */
static void
what_a_plan_says_is_taken(void **state)
{
	struct world *w = *state;
	struct plan *plan = plan_read(w->arena, diag_new(w->arena, "test"),
	    "plan.yaml", with(w, full_plan, WRITTEN));
	assert_non_null(plan);
	(void)summary_end(w->builder);
	const struct summary *s =
	    summary_end(summary_begin(w->arena, plan, &w->outcome, w->redact));
	const struct {
		struct str is;
		const char *want;
	} texts[] = {
		{ s->title, "Tea~" },
		{ s->question, "What helps?~" },
		{ s->place, "A place~" },
		{ s->setting, "A setting~" },
		{ s->lead, "A lead~" },
		{ s->contact, "A contact" },
		{ s->approver, "An approver~" },
		{ s->puts_in.v[0], "a1~" },
		{ s->does.v[0], "a2~" },
		{ s->soon.v[0], "a3~" },
		{ s->later.v[0], "a4~" },
		{ s->in_the_end.v[0], "a5~" },
		{ s->know_by.v[0], "a6~" },
		{ s->unsettles, "b1~" },
		{ s->learn, "b2~" },
		{ s->influence, "b3~" },
		{ s->group, "A group~" },
		{ s->missing, "Nobody~" },
		{ s->each, "c1~" },
		{ s->together, "c2~" },
		{ s->money_held_by, "c3~" },
		{ s->decides.v[0].what, "c4~" },
		{ s->decides.v[0].who.v[0], "parent" },
		{ s->consent, "d1~" },
		{ s->support, "d2" },
		{ s->chosen.v[0].word, "person~" },
		{ s->chosen.v[0].meaning, "client" },
		{ s->glossary.v[0].word, "Pot" },
		{ s->glossary.v[0].meaning, "For tea~" },
		{ s->strengths.v[0], "e1~" },
		{ s->after, "e2~" },
		{ s->partners.v[0].word, "f1~" },
		{ s->partners.v[0].meaning, "f2~" },
		{ s->partners.v[0].link, "https://example.org" },
		{ s->loops.v[0].try, "g1~" },
		{ s->loops.v[0].with, "g2~" },
		{ s->differently.v[0].rule, "no-break" },
		{ s->differently.v[0].because, "h1~" },
		{ s->differently.v[0].agreed_by.v[0], "parent" },
		{ s->lang, "en-GB" },
	};
	const struct {
		struct form_date is;
		int month;
	} dates[] = { { s->started, 1 }, { s->review, 3 },
		{ s->decides.v[0].on, 5 }, { s->change_mind_by, 7 },
		{ s->loops.v[0].hear_on, 9 }, { s->loops.v[0].change_on, 11 },
		{ s->give_back, 12 } };
	for (size_t i = 0; i < COUNTOF(texts); i++)
		assert_shown(w, texts[i].is, texts[i].want);
	for (size_t i = 0; i < COUNTOF(dates); i++)
		assert_int_equal(dates[i].is.date.month, dates[i].month);
	/* a word that nobody chose another for */
	assert_int_equal(s->chosen.n, 1);
	assert_int_equal(s->rung, plan->power.rung.choice);
	assert_int_equal(s->legal, PLAN_AGREED);
	assert_int_equal(s->finance, PLAN_WAITING);
	assert_int_equal(s->improvement, PLAN_NOT_NEEDED);
}

static const char full_outcome[] =
    "kit: 1\nin_short: A~\nletter: B~\nthanks: C~\nquestion_now: D~\nnext: E~\n"
    "did_not_work: F~\n"
    "changes:\n  - {said: G~, answer: partly, because: H~, will: I~, who: J~,"
    " when: 2026-02-01, know_by: K~, how_many: L~, proof: M~, state: doing}\n"
    "tried:\n  - {try: N~, heard: O~, changed: P~, on: 2026-03-01}\n"
    "checked: {by: parent~, on: 2026-04-01, code: K7Q2}\n";

static void
what_an_outcome_says_is_taken(void **state)
{
	struct world *w = *state;
	const struct outcome *outcome =
	    outcome_read(w->arena, diag_new(w->arena, "test"), &w->plan,
		"outcome.yaml", with(w, full_outcome, WRITTEN));
	assert_non_null(outcome);
	w->session[1].stage.choice = PLAN_DEFINE;
	(void)summary_end(w->builder);
	const struct summary *s =
	    summary_end(summary_begin(w->arena, &w->plan, outcome, w->redact));
	const struct summary_change *change = &s->changes.v[0];
	const struct summary_tried *tried = &s->tried.v[0];
	const struct str texts[] = { s->in_short, s->letter, s->thanks,
		s->question_now, s->next, s->did_not_work, change->said,
		change->because, change->will, change->who, change->know_by,
		change->how_many, change->proof, tried->try, tried->heard,
		tried->changed };
	for (size_t i = 0; i < COUNTOF(texts); i++) {
		const char want[] = { (char)('A' + i), '~', '\0' };
		assert_shown(w, texts[i], want);
	}
	assert_str(s->checked_by, "parent [email]");
	assert_int_equal(s->sessions.v[1].stage, PLAN_DEFINE);
	assert_int_equal(change->answer, OUTCOME_PARTLY);
	assert_int_equal(change->state, OUTCOME_DOING);
	assert_int_equal(change->when.date.month, 2);
	assert_int_equal(tried->on.date.month, 3);
}

/* Only for those who read it first: roles that few came as, each once, and
 * none of those who are no secret. */
static void
roles_that_few_came_as_are_known(void **state)
{
	struct world *w = *state;
	struct outcome_came second[COUNTOF(roles)];
	w->came[0].number = 5;
	w->came[2].number = 1;
	memcpy(second, w->came, sizeof(second));
	second[0].number = 4;
	w->happened[1].came.v = second;
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->few_came.n, 2);
	assert_str(s->few_came.v[0], "dad");
	assert_str(s->few_came.v[1], "parent");
}

/* An answer in short: before anything began, unless it is of a session. */
struct answer {
	const char *word, *story, *next, *voice;
	enum outcome_consent consent;
	int session; /* from 1 */
	int question, score;
	bool group, after;
};

static void
reflect(struct world *w, const struct answer *answer)
{
	struct reflection r = { .question = answer->question,
		.score = answer->score,
		.group = answer->group,
		.consent = answer->consent };
	if (answer->session) {
		r.session = &w->session[answer->session - 1];
		r.moment = REFLECTIONS_DURING;
	}
	if (answer->after)
		r.moment = REFLECTIONS_AFTER;
	r.column[REFLECTIONS_WORD] = str_from(answer->word);
	r.column[REFLECTIONS_STORY] = str_from(answer->story);
	r.column[REFLECTIONS_NEXT] = str_from(answer->next);
	r.column[REFLECTIONS_VOICE] = str_from(answer->voice);
	assert_true(summary_reflect_add(w->builder, &r));
}

#define REFLECT(w, ...) reflect((w), &(struct answer){ __VA_ARGS__ })

static void
answers_are_shown_as_agreed(void **state)
{
	static const struct {
		enum outcome_consent consent;
		bool counted, words;
		size_t to_ask;
	} cases[] = {
		{ OUTCOME_QUOTE, true, true, 0 },
		{ OUTCOME_REWORD, true, false, 0 },
		{ OUTCOME_COUNT, true, false, 0 },
		{ OUTCOME_ASK, false, false, 5 },
		{ OUTCOME_PRIVATE, false, false, 0 },
		{ OUTCOME_WITHDRAWN, false, false, 0 },
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		for (int n = 0; n < 5; n++)
			REFLECT(w, .word = "calm", .story = "They rang.",
			    .next = "Tea", .consent = cases[i].consent);
		const struct summary *s = summary_end(w->builder);
		const struct summary_question *q = &s->reflected.v[0];
		assert_int_equal(q->scores[REFLECTIONS_BEFORE].answered,
		    cases[i].counted ? 5 : 0);
		assert_int_equal(
		    s->moment[REFLECTIONS_BEFORE], cases[i].counted);
		assert_int_equal(s->answers_held, !cases[i].counted);
		assert_int_equal(s->left_out.answers_to_ask, cases[i].to_ask);
		assert_int_equal(q->words.n, cases[i].words);
		assert_int_equal(q->stories.n, cases[i].words ? 5 : 0);
		assert_int_equal(q->stories.all, q->stories.n);
		assert_int_equal(s->could_change.n, cases[i].words ? 5 : 0);
		for (size_t k = 0; k < q->stories.n; k++) {
			assert_str(q->stories.v[k].text, "They rang.");
			assert_str(s->could_change.v[k].text, "Tea");
		}
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	}
	(void)summary_end(w->builder);
}

static void
questions_are_asked_without_addresses(void **state)
{
	struct world *w = *state;
	w->question[1].id.text = STR("kettle");
	w->question[1].ask.text = STR("Is it on? Say so to ann@example.org");
	w->question[1].note.text = STR("Or to 07700 900123");
	REFLECT(w, .score = 1, .consent = OUTCOME_COUNT);
	const struct summary_question *q =
	    &summary_end(w->builder)->reflected.v[1];
	assert_str(q->id, "kettle");
	assert_str(q->ask, "Is it on? Say so to [email]");
	assert_str(q->note, "Or to [phone]");
}

/* Who says nothing in a box has said nothing there. */
static void
blank_answers_are_no_words(void **state)
{
	struct world *w = *state;
	REFLECT(w, .score = 1, .consent = OUTCOME_QUOTE);
	const struct summary *s = summary_end(w->builder);
	assert_int_equal(s->reflected.v[0].words.n, 0);
	assert_int_equal(s->reflected.v[0].stories.n, 0);
	assert_int_equal(s->could_change.n, 0);
}

/* In the alphabet, however they are written, and called what is safe. */
static void
stories_are_in_order_and_have_a_rank(void **state)
{
	static const char *const order[] = { "a bus", "B bus", "c bus" };
	struct world *w = *state;
	for (size_t i = COUNTOF(order); i-- > 0;)
		REFLECT(w, .story = order[i], .next = order[i], .voice = "dad",
		    .session = 1, .consent = OUTCOME_QUOTE);
	const struct summary *s = summary_end(w->builder);
	for (int k = 0; k < 2; k++) {
		const struct summary_quotes *quotes =
		    k ? &s->could_change : &s->reflected.v[0].stories;
		assert_int_equal(quotes->n, COUNTOF(order));
		for (size_t i = 0; i < COUNTOF(order); i++) {
			assert_str(quotes->v[i].text, order[i]);
			assert_str(quotes->v[i].voice, "parent");
			assert_int_equal(quotes->v[i].rank, i + 1);
			assert_int_equal(quotes->v[i].show, SUMMARY_SHOW_NONE);
		}
	}
}

/* Of a session no more answered than came to it, however many answers there
 * are; of another that is no matter. */
static void
no_more_answered_than_came(void **state)
{
	static const struct {
		int session, came, others, answered;
	} cases[] = { { 1, 2, 1, 0 }, { 1, 2, 2, 0 }, { 1, 2, 3, 5 },
		{ 2, 2, 2, 0 }, { 2, 5, 5, 5 } };
	struct world *w = *state;
	/* What stands behind the last of them is no number of people. */
	struct outcome_came few[3] = { w->came[0], w->came[2], w->came[0] };
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		w->happened[0].came.v = cases[i].session == 1 ? few : w->came;
		w->happened[1].came.v = cases[i].session == 2 ? few : w->came;
		w->happened[0].came.n = w->happened[1].came.n = 2;
		few[0].number = cases[i].came;
		few[1].number = cases[i].others;
		for (int k = 0; k < 6; k++)
			REFLECT(w, .score = 1, .session = cases[i].session,
			    .consent = OUTCOME_COUNT);
		const struct summary *s = summary_end(w->builder);
		const struct summary_question *q = &s->reflected.v[0];
		assert_int_equal(
		    q->scores[REFLECTIONS_DURING].answered, cases[i].answered);
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	}
	/* Nobody wrote down who came. */
	w->happened[0].came.n = 0;
	for (int k = 0; k < 6; k++)
		REFLECT(w, .score = 1, .session = 1, .consent = OUTCOME_COUNT);
	assert_int_equal(summary_end(w->builder)
			     ->reflected.v[0]
			     .scores[REFLECTIONS_DURING]
			     .answered,
	    5);
}

static void
before_during_and_after_are_told_apart(void **state)
{
	struct world *w = *state;
	for (int i = 0; i < 5; i++) {
		REFLECT(w, .score = 1, .consent = OUTCOME_COUNT);
		REFLECT(w, .score = 2, .session = 2, .consent = OUTCOME_COUNT);
		REFLECT(w, .score = 3, .after = true, .consent = OUTCOME_COUNT);
	}
	const struct summary *s = summary_end(w->builder);
	for (int i = 0; i < REFLECTIONS_MOMENTS; i++) {
		assert_true(s->moment[i]);
		assert_int_equal(s->reflected.v[0].scores[i].answered, 5);
	}
	const struct privacy_scores *scores = s->reflected.v[0].scores;
	assert_int_equal(scores[REFLECTIONS_BEFORE].halves, 2);
	assert_int_equal(scores[REFLECTIONS_DURING].halves, 4);
	assert_int_equal(scores[REFLECTIONS_AFTER].halves, 6);
}

static void
a_word_stands_once_for_each_question(void **state)
{
	struct world *w = *state;
	REFLECT(w, .word = "a@example.org", .consent = OUTCOME_QUOTE);
	REFLECT(w, .word = "tea", .consent = OUTCOME_QUOTE);
	REFLECT(w, .word = "TEA", .consent = OUTCOME_QUOTE);
	REFLECT(w,
	    .word = "t\xc3\xa9"
		    "a",
	    .consent = OUTCOME_QUOTE);
	REFLECT(w, .word = "tea", .consent = OUTCOME_QUOTE, .question = 1);
	const struct summary *s = summary_end(w->builder);
	const struct summary_question *q = s->reflected.v;
	assert_int_equal(q[0].words.n, 2);
	assert_str(q[0].words.v[0], "TEA");
	assert_str(q[0].words.v[1], "[email]");
	assert_int_equal(q[1].words.n, 1);
	assert_str(q[1].words.v[0], "tea");
}

/* An answer of the group is nobody's, and stands in no number. */
static void
the_group_answers_for_itself(void **state)
{
	static const struct answer answers[] = {
		{ .score = 1, .word = "a", .story = "a", .next = "a" },
		{ .score = 1, .word = "a", .story = "a", .next = "b" },
		{ .score = 1, .word = "a", .story = "b", .next = "a" },
		{ .score = 1, .word = "b", .story = "a", .next = "a" },
		{ .score = 2, .word = "a", .story = "a", .next = "a" },
		{ .score = 1, .word = "a", .session = 1 },
		{ .score = 1, .word = "a", .session = 2 },
		{ .score = 0, .word = "a", .after = true },
	};
	struct world *w = *state;
	for (size_t shift = 0; shift < COUNTOF(answers); shift++) {
		for (size_t i = 0; i < COUNTOF(answers); i++) {
			struct answer answer =
			    answers[(i * 3 + shift) % COUNTOF(answers)];
			answer.group = true;
			answer.consent = OUTCOME_QUOTE;
			reflect(w, &answer);
		}
		REFLECT(w, .word = "hush", .story = "hush", .next = "hush",
		    .group = true, .consent = OUTCOME_COUNT, .score = 4,
		    .after = true);
		const struct summary *s = summary_end(w->builder);
		const struct summary_question *q = &s->reflected.v[0];
		assert_int_equal(q->own.n, COUNTOF(answers) + 1);
		assert_int_equal(q->words.n, 0);
		assert_int_equal(q->scores[REFLECTIONS_BEFORE].answered, 0);
		assert_false(s->moment[REFLECTIONS_BEFORE]);
		for (size_t i = 0; i < COUNTOF(answers); i++) {
			assert_str(q->own.v[i].word, answers[i].word);
			assert_str(q->own.v[i].story,
			    answers[i].story ? answers[i].story : "");
			assert_str(q->own.v[i].next,
			    answers[i].next ? answers[i].next : "");
			assert_int_equal(q->own.v[i].score, answers[i].score);
			assert_int_equal(
			    q->own.v[i].session, answers[i].session);
		}
		assert_int_equal(q->own.v[COUNTOF(answers)].score, 4);
		assert_str(q->own.v[COUNTOF(answers)].word, "");
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	}
	(void)summary_end(w->builder);
}

/* A story carries a role only where enough came to that session as it; before
 * and after there is no session. */
static void
stories_are_called_what_is_safe(void **state)
{
	static const struct {
		const char *voice;
		int session;
		const char *label;
		int role;
	} cases[] = {
		{ "parent", 1, "parent", 0 },
		{ "dad", 1, "parent", 1 },
		{ "worker", 1, "worker", 2 },
		{ "parent", 0, "", -1 },
		{ "nobody", 1, "", -1 },
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		REFLECT(w, .story = "They rang.", .voice = cases[i].voice,
		    .session = cases[i].session, .consent = OUTCOME_QUOTE);
		const struct summary *s = summary_end(w->builder);
		const struct summary_quote *quote =
		    &s->reflected.v[0].stories.v[0];
		assert_str(quote->voice, cases[i].label);
		assert_int_equal(quote->role, cases[i].role);
		assert_int_equal(quote->session, cases[i].session - 1);
		assert_false(quote->few);
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
	}
	(void)summary_end(w->builder);
}

/* "theme t 'Tea' a": a row for each line and number that a note is behind. */
static struct str
traced(struct world *w, const struct summary_trace *trace)
{
	static const char *const places[] = { "all", "held", "theme",
		"theme's notes", "theme's dots", "works", "works' notes",
		"decided", "action", "compost", "parked" };
	struct str text = STR(""), record;

	sorted_leave(trace->rows);
	while (sorted_next(trace->rows, &record)) {
		struct summary_trace_row row = summary_trace_read(record);

		text = str_fmt(w->arena, "%.*s%s%s%s%.*s%s%.*s%s %.*s",
		    STR_ARG(text), text.n ? "; " : "", places[row.place],
		    row.theme.n ? " " : "", STR_ARG(row.theme),
		    row.line.n ? ": " : "", STR_ARG(row.line),
		    row.line.n ? "," : "", STR_ARG(row.note));
	}
	return text;
}

static void
a_trace_knows_what_stands_behind(void **state)
{
	static const struct {
		struct brief note;
		const char *rows;
	} cases[] = {
		{ { .text = "tea", .theme = "T;U", .id = "a", .dots = 2 },
		    "theme t: tea, a; theme's notes t a; theme's dots t a; "
		    "theme u: tea, a; theme's notes u a; theme's dots u a; "
		    "all a" },
		{ { .text = "tea",
		      .theme = "T",
		      .consent = OUTCOME_COUNT,
		      .line = 7 },
		    "theme's notes t notes.csv:7; all notes.csv:7" },
		{ { .kind = NOTES_VOTE,
		      .theme = "T",
		      .dots = 3,
		      .id = "a",
		      .consent = OUTCOME_COUNT },
		    "theme's dots t a" },
		{ { .text = "o@example.org",
		      .kind = NOTES_STRENGTH,
		      .id = "a" },
		    "all a; works' notes a; works: [email], a" },
		{ { .text = "x",
		      .kind = NOTES_STRENGTH,
		      .id = "a",
		      .consent = OUTCOME_COUNT },
		    "all a; works' notes a" },
		{ { .text = "x", .kind = NOTES_COMPOST, .id = "a" },
		    "all a; compost: x, a" },
		{ { .text = "x", .kind = NOTES_DECISION, .id = "a" },
		    "all a; decided: x, a" },
		{ { .text = "x", .kind = NOTES_ACTION, .id = "a" },
		    "all a; action: x, a" },
		{ { .text = "x", .kind = NOTES_PARKED, .id = "a" },
		    "all a; parked: x, a" },
		{ { .text = "x",
		      .theme = "T",
		      .id = "a",
		      .consent = OUTCOME_PRIVATE },
		    "held a" },
		/* Dots that stand by themselves are no note. */
		{ { .kind = NOTES_VOTE,
		      .theme = "T",
		      .dots = 3,
		      .id = "a",
		      .consent = OUTCOME_PRIVATE },
		    "" },
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct summary_trace trace = { .file = "notes.csv" };

		(void)summary_end(w->builder);
		summary_trace_begin(&trace, w->arena);
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
		summary_follow(w->builder, &trace);
		add(w, &cases[i].note);
		assert_str(traced(w, &trace), cases[i].rows);
		summary_trace_close(&trace);
	}
	(void)summary_end(w->builder);
}

/* Whatever stands in a record of the trace is its own. */
static void
a_row_of_the_trace_comes_back(void **state)
{
	struct world *w = *state;
	char theme[] = "tea", line[] = "More tea", note[] = "a1";
	struct str record = summary_trace_record(
	    w->arena, &(struct summary_trace_row){ .place = TRACE_THEME,
			  .kind = NOTES_WORRY,
			  .theme = str_from(theme),
			  .line = str_from(line),
			  .note = str_from(note) });
	memset(theme, 'x', sizeof(theme) - 1);
	memset(line, 'x', sizeof(line) - 1);
	memset(note, 'x', sizeof(note) - 1);
	struct summary_trace_row row = summary_trace_read(record);
	assert_int_equal(row.place, TRACE_THEME);
	assert_int_equal(row.kind, NOTES_WORRY);
	assert_str(row.theme, "tea");
	assert_str(row.line, "More tea");
	assert_str(row.note, "a1");
	(void)summary_end(w->builder);
}

/* How many notes one copy has: of two themes, all only counted but for words,
 * and differs of the first; an action, what works, and what is held back; of a
 * theme without a name, since somebody has to look first. */
struct edition {
	int tea, words, buses, action, works, held, differs, look;
	int both, bare; /* of both themes; of none */
	int dots;       /* of the first */
};

static void
add_edition(struct world *w, const struct edition *e)
{
	for (int i = 0; i < e->tea; i++)
		ADD(w, .text = "a", .theme = "Tea", .consent = OUTCOME_COUNT);
	for (int i = 0; i < e->words; i++)
		ADD(w, .text = "a", .theme = "Tea", .consent = OUTCOME_QUOTE);
	for (int i = 0; i < e->differs; i++)
		ADD(w, .text = "a", .theme = "Tea", .kind = NOTES_DIFFERS,
		    .consent = OUTCOME_QUOTE);
	for (int i = 0; i < e->look; i++)
		ADD(w, .text = "a", .theme = "Look", .flags = NOTES_FLAG_CHECK,
		    .consent = OUTCOME_QUOTE);
	for (int i = 0; i < e->buses; i++)
		ADD(w, .text = "a", .theme = "Buses", .consent = OUTCOME_COUNT);
	if (e->dots)
		ADD(w, .kind = NOTES_VOTE, .theme = "Tea", .dots = e->dots,
		    .consent = OUTCOME_COUNT);
	for (int i = 0; i < e->both; i++)
		ADD(w, .text = "a", .theme = "Tea; Buses",
		    .consent = OUTCOME_COUNT);
	for (int i = 0; i < e->bare; i++)
		ADD(w, .text = "a", .consent = OUTCOME_COUNT);
	for (int i = 0; i < e->action; i++)
		ADD(w, .text = "a", .kind = NOTES_ACTION,
		    .consent = OUTCOME_COUNT);
	for (int i = 0; i < e->works; i++)
		ADD(w, .text = "a", .kind = NOTES_STRENGTH,
		    .consent = OUTCOME_COUNT);
	for (int i = 0; i < e->held; i++)
		ADD(w, .text = "a", .consent = OUTCOME_PRIVATE);
}

/* "Tea 20, new, of 26, held 6, works 3"; ? is not told. */
static struct str
what_is_told(struct world *w, const struct summary *s)
{
	struct str told = s->since.same ? STR("same: ") : STR("");
	for (size_t i = 0; i < s->themes.n; i++) {
		const struct summary_theme *theme = &s->themes.v[i];
		struct str number =
		    theme->untold ? STR("?")
				  : str_fmt(w->arena, "%zu", theme->notes);
		told = str_fmt(w->arena, "%.*s%.*s %.*s%s%s, ", STR_ARG(told),
		    STR_ARG(theme->name), STR_ARG(number),
		    theme->fresh ? " new" : "", theme->more ? " more" : "");
		/* Not even where nobody should look. */
		if (theme->untold)
			assert_true(theme->notes == 0 && theme->dots == 0);
	}
	if (s->untold)
		assert_int_equal(s->notes + s->works_notes + s->held, 0);
	if (s->untold)
		return str_fmt(w->arena, "%.*sof ?", STR_ARG(told));
	told = str_fmt(w->arena, "%.*sof %zu", STR_ARG(told), s->notes);
	if (s->held)
		told =
		    str_fmt(w->arena, "%.*s, held %zu", STR_ARG(told), s->held);
	if (s->works_notes)
		told = str_fmt(
		    w->arena, "%.*s, works %zu", STR_ARG(told), s->works_notes);
	return told;
}

/* What is told of the last of some copies; five are not few. */
static const struct {
	const char *told;
	size_t n;
	struct edition copy[4];
} chains[] = {
	{ "Tea 20, of 20", 1, { { .tea = 20 } } },
	{ "of ?", 2, { { .tea = 20 }, { .tea = 24 } } },
	{ "Tea 25 more, of 25", 2, { { .tea = 20 }, { .tea = 25 } } },
	{ "Tea 15, of 15", 2, { { .tea = 20 }, { .tea = 15 } } },
	{ "same: Tea 20, of 20", 2, { { .tea = 20 }, { .tea = 20 } } },
	{ "same: Tea 20, Buses 8, of 28", 2,
	    { { .tea = 20, .buses = 8 }, { .tea = 20, .buses = 8 } } },
	{ "of ?", 2, { { .tea = 20, .buses = 1 }, { .tea = 20 } } },
	{ "of ?", 2, { { .tea = 20 }, { .tea = 20, .buses = 1 } } },
	{ "of ?", 2, { { .tea = 20, .held = 8 }, { .tea = 20, .held = 9 } } },
	/* As many notes, and not the same ones. */
	{ "of ?", 2, { { .tea = 20, .dots = 9 }, { .tea = 20, .dots = 3 } } },
	{ "Tea ?, of ?", 2, { { .tea = 20 }, { .tea = 12, .words = 8 } } },
	/* What was not told stays so, if nothing changed since. */
	{ "same: of ?", 3, { { .tea = 20 }, { .tea = 24 }, { .tea = 24 } } },
	/* One more than in a copy that is not the last. */
	{ "of ?", 3, { { .tea = 20 }, { .tea = 26 }, { .tea = 21 } } },
	{ "Tea 32 more, of 32", 3,
	    { { .tea = 20 }, { .tea = 26 }, { .tea = 32 } } },
	/* That 24 was not told: 26 does not depend on it. */
	{ "Tea 26 more, of 26", 3,
	    { { .tea = 20 }, { .tea = 24 }, { .tea = 26 } } },
	{ "Tea 26 more, of 26", 3,
	    { { .tea = 20 }, { .tea = 16 }, { .tea = 26 } } },
	/* The third knows that the second did not tell, and the fourth that
 * the third did. */
	{ "of ?", 4,
	    { { .tea = 20 }, { .tea = 24 }, { .tea = 26 }, { .tea = 24 } } },
	/* A note that nobody sees. */
	{ "Tea ?, of ?", 2,
	    { { .words = 8 }, { .words = 14, .tea = 1, .dots = 5 } } },
	{ "Tea 14 more, of 14", 2, { { .words = 8 }, { .words = 14 } } },
	{ "Tea 14 more, of 14", 2,
	    { { .words = 8 }, { .words = 12, .differs = 2 } } },
	/* One that stands under no heading. */
	{ "Buses 14 more, Tea 14 more, of ?", 2,
	    { { .tea = 8, .buses = 8 },
		{ .tea = 14, .buses = 14, .look = 1 } } },
	/* A heading without words and number was never there. */
	{ "Tea 30 more, Buses 7 new more, of 37", 3,
	    { { .tea = 20 }, { .tea = 25, .buses = 2 },
		{ .tea = 30, .buses = 7 } } },
	/* A heading that has words was there, with or without a number. */
	{ "Buses 26 more, Tea 9 more, of 35", 3,
	    { { .buses = 14 }, { .buses = 20, .words = 2 },
		{ .buses = 26, .words = 9 } } },
	{ "Buses 26 more, Tea 9 more, of 35", 3,
	    { { .buses = 14 }, { .buses = 20, .differs = 2 },
		{ .buses = 26, .differs = 9 } } },
	/* Notes that wait for somebody are no heading, also where nothing
	 * changed. */
	{ "same: Tea 20, of 21", 2,
	    { { .tea = 20, .look = 1 }, { .tea = 20, .look = 1 } } },
	/* One follows from the notes that have no theme. */
	{ " 14 more, of ?", 2, { { .bare = 8 }, { .bare = 14, .action = 1 } } },
	/* One of the seven new notes is not of tea. */
	{ "Buses 14 more, Tea 14 more, of ?", 2,
	    { { .tea = 8, .buses = 8 }, { .tea = 9, .buses = 9, .both = 5 } } },
	/* Buses of three are gone, beside enough others. */
	{ "Tea 18 more, of ?", 2,
	    { { .tea = 8, .buses = 3 }, { .tea = 18, .action = 8 } } },
	/* Buses of three are gone, and the whole would say so. */
	{ "Tea 20 more, of ?", 2, { { .tea = 8, .buses = 3 }, { .tea = 20 } } },
	{ "Tea 20 more, of 20", 2,
	    { { .tea = 8, .buses = 5 }, { .tea = 20 } } },
	/* One action follows from the whole, less all themes. */
	{ "Buses 14 more, Tea 14 more, of ?", 2,
	    { { .tea = 8, .buses = 8 },
		{ .tea = 14, .buses = 14, .action = 1 } } },
	{ "Buses 14 more, Tea 14 more, of 33", 2,
	    { { .tea = 8, .buses = 8 },
		{ .tea = 14, .buses = 14, .action = 5 } } },
	/* One of what works well, and four others. */
	{ "of ?", 2,
	    { { .works = 3, .action = 2 }, { .works = 4, .action = 6 } } },
	{ "of 8, works 8", 2, { { .works = 3 }, { .works = 8 } } },
	/* Held back: one more; from a few, which no copy told. */
	{ "Tea 14 more, of ?", 2,
	    { { .tea = 8, .held = 8 }, { .tea = 14, .held = 9 } } },
	{ "Tea 14 more, of 14, held 13", 2,
	    { { .tea = 8, .held = 8 }, { .tea = 14, .held = 13 } } },
	{ "Tea 14 more, of 14, held 5", 2,
	    { { .tea = 8, .held = 2 }, { .tea = 14, .held = 5 } } },
	/* Five are counted now that were held back before. */
	{ "Tea 13 more, of 13, held 5", 2,
	    { { .tea = 8, .held = 10 }, { .tea = 13, .held = 5 } } },
	{ "Tea 13 more, of ?", 2,
	    { { .tea = 8, .held = 11 }, { .tea = 13, .held = 5 } } },
};

static void
no_copy_tells_what_few_did_since_any_other(void **state)
{
	struct world *w = *state;
	(void)summary_end(w->builder);
	for (size_t i = 0; i < COUNTOF(chains); i++) {
		struct summary_builder *earlier[COUNTOF(chains[i].copy)];
		size_t last = chains[i].n - 1;
		for (size_t k = 0; k <= last; k++) {
			w->builder = summary_begin(
			    w->arena, &w->plan, &w->outcome, w->redact);
			add_edition(w, &chains[i].copy[k]);
			earlier[k] = w->builder;
		}
		for (size_t k = 0; k < last; k++)
			summary_since(w->builder, earlier[k]);
		const struct summary *s = summary_end(w->builder);
		assert_str(what_is_told(w, s), chains[i].told);
		assert_int_equal(s->since.given, last > 0);
	}
}

static void
the_same_of_many_themes_is_told_again(void **state)
{
	struct world *w = *state;
	struct summary_builder *earlier = NULL;
	(void)summary_end(w->builder);
	for (int copy = 0; copy < 2; copy++) {
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
		for (int i = 0; i < 8; i++)
			ADD(w, .text = "a", .consent = OUTCOME_COUNT,
			    .theme = str_c(
				w->arena, str_fmt(w->arena, "Theme %d", i)));
		if (earlier)
			summary_since(w->builder, earlier);
		earlier = w->builder;
	}
	const struct summary *s = summary_end(w->builder);
	assert_true(s->since.same);
	assert_int_equal(s->themes.n, 8);
	for (size_t i = 0; i < s->themes.n; i++)
		assert_int_equal(s->themes.v[i].notes, 1);
}

/* One heading went and another came, each of five notes. */
static void
another_heading_is_not_the_same_number(void **state)
{
	static const struct {
		const char *clear, *look;
	} copies[] = { { "Tea", "Buses" }, { "Buses", "Tea" } };
	struct world *w = *state;
	struct summary_builder *earlier = NULL;
	(void)summary_end(w->builder);
	for (size_t i = 0; i < COUNTOF(copies); i++) {
		w->builder =
		    summary_begin(w->arena, &w->plan, &w->outcome, w->redact);
		for (int k = 0; k < 5; k++) {
			ADD(w, .text = "a", .theme = copies[i].clear,
			    .consent = OUTCOME_COUNT);
			ADD(w, .text = "a", .theme = copies[i].look,
			    .consent = OUTCOME_COUNT,
			    .flags = NOTES_FLAG_CHECK);
		}
		if (earlier)
			summary_since(w->builder, earlier);
		earlier = w->builder;
	}
	const struct summary *s = summary_end(w->builder);
	assert_false(s->since.same);
	assert_str(what_is_told(w, s), "Buses 5 new more, of 10");
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(what_may_not_be_printed_is_not_there),
		TEST(notes_without_other_words_are_known),
		TEST(a_few_notes_held_back_have_no_number),
		TEST(a_theme_is_one_however_it_is_written),
		TEST(a_theme_without_a_word_is_none),
		TEST(a_note_to_look_at_names_no_theme),
		TEST(themes_are_in_order),
		TEST(quotes_are_chosen_by_the_group_then_by_dots),
		TEST(the_order_of_rows_changes_nothing),
		TEST(the_first_of_many_are_kept_in_any_order),
		TEST(of_very_many_headings_fewer_are_kept),
		TEST(of_fewer_headings_all_are_kept_that_can_be_read_back),
		TEST(the_last_of_a_hundred_is_the_right_one),
		TEST(what_was_decided_is_kept_whole),
		TEST(what_is_kept_does_not_need_the_note),
		TEST(what_is_kept_whole_is_in_one_order),
		TEST(without_notes_nothing_is_kept_whole),
		TEST(each_kind_has_its_place),
		TEST(voices_are_called_what_is_safe),
		TEST(quotes_have_their_rank_and_voice_everywhere),
		TEST(languages_are_kept_for_own_words_only),
		TEST(everything_is_redacted),
		TEST(marks_inside_a_name_do_not_hide_it),
		TEST(no_markdown_hides_a_name),
		TEST(an_address_keeps_its_number_and_no_name),
		TEST(an_idea_alone_is_a_note),
		TEST(who_came_is_told_as_far_as_it_is_safe),
		TEST(nobody_wrote_down_who_came),
		TEST(whoever_spoke_and_was_not_counted_is_not_singled_out),
		TEST(a_group_too_small_to_split_has_no_parts),
		TEST(actions_are_in_order_of_words_who_and_when),
		TEST(words_of_a_small_session_are_marked),
		TEST(what_a_plan_says_is_taken),
		TEST(what_an_outcome_says_is_taken),
		TEST(roles_that_few_came_as_are_known),
		TEST(answers_are_shown_as_agreed),
		TEST(questions_are_asked_without_addresses),
		TEST(blank_answers_are_no_words),
		TEST(stories_are_in_order_and_have_a_rank),
		TEST(no_more_answered_than_came),
		TEST(before_during_and_after_are_told_apart),
		TEST(a_word_stands_once_for_each_question),
		TEST(the_group_answers_for_itself),
		TEST(stories_are_called_what_is_safe),
		TEST(a_trace_knows_what_stands_behind),
		TEST(a_row_of_the_trace_comes_back),
		TEST(no_copy_tells_what_few_did_since_any_other),
		TEST(the_same_of_many_themes_is_told_again),
		TEST(another_heading_is_not_the_same_number),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
