/* SPDX-License-Identifier: MIT */
#include "plan_questions.h"

#include "lookup.h"
#include "word.h"

#define KIT_QUESTIONS 10

static const char *const theme_words[] = { "roles", "group", "connection",
	"space", "change", "discomfort", "story", "care", "comfort", NULL };

#define OF struct plan_question
static const struct form_field question_fields[] = {
	FORM_NAMED(id, FORM_ID, .required = true),
	FORM_NAMED(ask, FORM_QUESTION),
	FORM_NAMED(note, FORM_TEXT),
};
FORM_TABLE(plan_questions_table, question_fields, "an entry of 'questions'",
    .loc_offset = FORM_PLACED);
#undef OF

static bool
is_kit_question(struct str id)
{
	int n;

	return (str_number(id, &n) && n >= 1 && n <= KIT_QUESTIONS) ||
	       word_find(theme_words, id);
}

static void
unknown_question(struct form *form, const struct form_text *id)
{
	struct str known[COUNTOF(theme_words) - 1];

	for (size_t i = 0; i < COUNTOF(known); i++)
		known[i] = str_from(theme_words[i]);
	diag_add(form->diag, DIAG_PLAN_UNKNOWN_QUESTION, id->loc,
	    "'%.*s' is not one of our questions%.*s",
	    STR_ARG(word_clip(id->text)),
	    STR_ARG(word_did_you_mean(
		form->arena, form->diag, id->text, known, COUNTOF(known))));
	diag_note(form->diag, (struct loc){ 0 },
	    "give a number from 1 to 10, a theme such as 'care', or your own "
	    "as {id: ours, ask: \"...?\"}");
}

static void
add_kit_questions(
    struct form *form, struct plan *plan, int low, int high, struct loc loc)
{
	for (int n = low; n <= high; n++) {
		struct plan_question *question =
		    ARENA_PUSH(form->arena, &plan->questions);

		question->loc = loc;
		question->id.loc = loc;
		question->id.text = str_fmt(form->arena, "%d", n);
	}
}

/* "1-10": the numbers from one to the other. */
static bool
read_question_range(
    struct form *form, const struct yaml_node *node, struct plan *plan)
{
	struct str rest;
	struct str first = str_cut(node->text, '-', &rest);
	int low;
	int high;

	if (!str_number(str_trim(first), &low) ||
	    !str_number(str_trim(rest), &high) || low < 1 || low > high ||
	    high > KIT_QUESTIONS)
		return false;
	add_kit_questions(form, plan, low, high, node->loc);
	return true;
}

static void
read_question(
    struct form *form, const struct yaml_node *node, struct plan *plan)
{
	struct plan_question question = { .loc = node->loc };
	int theme;

	if (node->kind == YAML_TEXT) {
		if (read_question_range(form, node, plan))
			return;
		question.id.text = str_trim(node->text);
		question.id.loc = node->loc;
	} else {
		form_read(form, &plan_questions_table, node, &question);
	}
	if (!question.id.text.n)
		return;
	if (!question.ask.text.n && !is_kit_question(question.id.text)) {
		unknown_question(form, &question.id);
		return;
	}
	theme = word_find(theme_words, question.id.text);
	if (theme)
		question.id.text = word_of(theme_words, theme);
	*ARENA_PUSH(form->arena, &plan->questions) = question;
}

void
plan_questions_read(struct form *form, const struct yaml_node *node, void *into)
{
	struct plan *plan = into;

	if (node->kind != YAML_LIST) {
		read_question(form, node, plan);
		return;
	}
	for (size_t i = 0; i < node->n; i++)
		read_question(form, node->item[i], plan);
}

void
plan_questions_default(struct form *form, struct plan *plan)
{
	if (!plan->questions.n)
		add_kit_questions(
		    form, plan, 1, KIT_QUESTIONS, (struct loc){ 0 });
}

void
plan_questions_check(struct form *form, const struct plan *plan)
{
	struct lookup ids = { 0 };

	for (size_t i = 0; i < plan->questions.n; i++)
		lookup_add(form, &ids, plan->questions.v[i].id.text,
		    plan->questions.v[i].id.loc, i);
	lookup_sort(&ids);
	lookup_twice(form, &ids, "question");
}
