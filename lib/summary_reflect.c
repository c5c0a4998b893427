/* SPDX-License-Identifier: MIT */
#include "summary_reflect.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "summary_arrange.h"
#include "summary_clean.h"
#include "utf8.h"

/* What is known of one question while answers come in. */
struct summary_answers {
	/* Before, after, and each session. */
	struct privacy_occasion *occasion;
};

enum { BEFORE, AFTER, SESSIONS };

/* The first answer makes room for all. */
static void
begin(struct summary_builder *b)
{
	struct questions questions = questions_of(b->arena, b->plan);
	size_t n = SESSIONS + b->plan->sessions.n;

	b->words = hash_set_new();
	b->answers = ARENA_ARRAY(b->arena, struct summary_answers, questions.n);
	for (size_t q = 0; q < questions.n; q++) {
		struct summary_question *question =
		    ARENA_PUSH(b->arena, &b->out->reflected);

		question->id = summary_clean(b, questions.v[q].id);
		question->ask = summary_clean(b, questions.v[q].ask);
		question->note = summary_clean(b, questions.v[q].note);
		b->answers[q].occasion =
		    ARENA_ARRAY(b->arena, struct privacy_occasion, n);
		for (size_t i = 0; i < n; i++)
			b->answers[q].occasion[i].came = -1;
	}
}

static struct privacy_occasion *
occasion_of(
    const struct summary_builder *b, const struct reflection *reflection)
{
	struct privacy_occasion *all =
	    b->answers[reflection->question].occasion;

	if (reflection->session)
		return &all[SESSIONS + reflection->session->number - 1];
	return &all[reflection->moment == REFLECTIONS_BEFORE ? BEFORE : AFTER];
}

/* Words ---------------------------------------------------------------------- */

/* How often a word was said would be a number of people: each stands once. */
static void
add_word(struct summary_builder *b, struct summary_question *question,
    struct str word)
{
	static const struct hash key = { { 0 } };
	const struct str parts[] = { question->id,
		utf8_fold(b->scratch, word) };
	struct hash hash = hash_of(&key, parts, COUNTOF(parts));
	struct summary_list *list = &question->words;
	unsigned *at = hash_set_at(b->words, &hash);

	if (*at == 0) {
		*ARENA_PUSH(b->arena, list) = str_dup(b->arena, word);
		*at = (unsigned)list->n;
	} else if (str_cmp(word, list->v[*at - 1]) < 0) {
		/* The same spelling, whichever row came first. */
		list->v[*at - 1] = str_dup(b->arena, word);
	}
}

static void
add_quote(struct summary_builder *b, struct summary_quotes *quotes,
    const struct reflection *reflection, struct str text)
{
	const struct plan_session *session = reflection->session;
	const struct plan_person *role = NULL;
	struct summary_quote *quote;

	if (!text.n)
		return;
	quote = ARENA_PUSH(b->arena, quotes);
	quotes->all++;
	quote->text = str_dup(b->arena, summary_clean(b, text));
	quote->fold = utf8_fold(b->arena, quote->text);
	quote->show = SUMMARY_SHOW_NONE;
	quote->session = session ? session->number - 1 : -1;
	quote->role = -1;
	if (session)
		role = plan_role(
		    &session->people, reflection->column[REFLECTIONS_VOICE]);
	if (!role)
		return;
	quote->role = (int)(role - session->people.v);
	summary_arrange_spoke(b, quote->session, quote->role);
}

static void
add_words(struct summary_builder *b, struct summary_question *question,
    const struct reflection *reflection)
{
	const struct str *column = reflection->column;

	if (column[REFLECTIONS_WORD].n)
		add_word(
		    b, question, summary_clean(b, column[REFLECTIONS_WORD]));
	add_quote(b, &question->stories, reflection, column[REFLECTIONS_STORY]);
	add_quote(
	    b, &b->out->could_change, reflection, column[REFLECTIONS_NEXT]);
}

/* An answer of the whole group stands for itself. */
static void
add_group(struct summary_builder *b, struct summary_question *question,
    const struct reflection *reflection, bool words)
{
	struct summary_own *own = ARENA_PUSH(b->arena, &question->own);
	const struct str *column = reflection->column;

	own->moment = reflection->moment;
	own->session = reflection->session ? reflection->session->number : 0;
	own->score = reflection->score;
	if (!words)
		return;
	own->word =
	    str_dup(b->arena, summary_clean(b, column[REFLECTIONS_WORD]));
	own->story =
	    str_dup(b->arena, summary_clean(b, column[REFLECTIONS_STORY]));
	own->next =
	    str_dup(b->arena, summary_clean(b, column[REFLECTIONS_NEXT]));
}

bool
summary_reflect_add(void *context, const struct reflection *reflection)
{
	struct summary_builder *b = context;
	const struct privacy_rule rule =
	    privacy_rule(&(struct privacy_note){ .mark = reflection->consent,
			     .story = true },
		OUTCOME_ASK);
	struct summary_question *question;

	assert(reflection->question >= 0);
	arena_reset(b->scratch);
	if (!b->answers)
		begin(b);
	question = &b->out->reflected.v[reflection->question];
	b->out->left_out.answers_to_ask += rule.to_ask;
	if (!rule.counted) {
		b->out->answers_held = true;
		return true;
	}
	if (reflection->group) {
		add_group(b, question, reflection, rule.words);
		return true;
	}
	b->out->moment[reflection->moment] = true;
	if (reflection->score >= 0)
		occasion_of(b, reflection)->part[reflection->score]++;
	if (rule.words)
		add_words(b, question, reflection);
	return true;
}

/* The end -------------------------------------------------------------------- */

static int
compare_own(const void *pa, const void *pb)
{
	const struct summary_own *a = pa, *b = pb;
	int c = (int)a->moment - (int)b->moment;

	if (c == 0)
		c = a->session - b->session;
	if (c == 0)
		c = a->score - b->score;
	if (c == 0)
		c = str_cmp(a->word, b->word);
	if (c == 0)
		c = str_cmp(a->story, b->story);
	return c ? c : str_cmp(a->next, b->next);
}

static int
compare_texts(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* How many came to session i; below 0: nobody wrote it down. */
static long
came_to(const struct summary_builder *b, size_t i)
{
	const struct outcome_session *happened =
	    outcome_session(b->outcome, b->plan->sessions.v[i].id);
	long came = 0;

	if (!happened || !happened->came.n)
		return -1;
	for (size_t k = 0; k < happened->came.n; k++)
		came += happened->came.v[k].number;
	return came;
}

void
summary_reflect_end(struct summary_builder *b)
{
	struct summary *out = b->out;
	size_t n = b->plan->sessions.n;

	if (!b->answers)
		return;
	hash_set_free(b->words);
	for (size_t q = 0; q < out->reflected.n; q++) {
		struct summary_question *question = &out->reflected.v[q];
		struct privacy_occasion *occasion = b->answers[q].occasion;

		for (size_t i = 0; i < n; i++)
			occasion[SESSIONS + i].came = came_to(b, i);
		question->scores[REFLECTIONS_BEFORE] =
		    privacy_scores(&occasion[BEFORE], 1, out->hide_below);
		question->scores[REFLECTIONS_DURING] =
		    privacy_scores(&occasion[SESSIONS], n, out->hide_below);
		question->scores[REFLECTIONS_AFTER] =
		    privacy_scores(&occasion[AFTER], 1, out->hide_below);
		if (question->own.n)
			qsort(question->own.v, question->own.n,
			    sizeof(*question->own.v), compare_own);
		if (question->words.n)
			qsort(question->words.v, question->words.n,
			    sizeof(*question->words.v), compare_texts);
	}
}
