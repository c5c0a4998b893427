/* SPDX-License-Identifier: MIT */
#include "lint.h"

#include "lint_rule.h"
#include "word.h"

static const struct lint_rules choice_rules;

/* All rules.  Choices come first: they say which of the others are quiet. */
static const struct lint_rules *const themes[] = { &choice_rules,
	&lint_power_rules, &lint_welcome_rules, &lint_time_rules,
	&lint_safe_rules, &lint_words_rules, &lint_aims_rules };

static const struct lint_rule *
find_rule(struct str name)
{
	for (size_t i = 1; i < COUNTOF(themes); i++)
		for (size_t j = 0; j < themes[i]->n; j++) {
			const struct lint_rule *rule = &themes[i]->v[j];

			if (word_same(str_from(diag_name(rule->code)), name))
				return rule;
		}
	return NULL;
}

/* The end of a message about a rule that there is not. */
static struct str
did_you_mean(struct lint *lint, struct str name)
{
	struct str known[DIAG_CODES];
	struct str near;
	size_t n = 0;

	for (size_t i = 1; i < COUNTOF(themes); i++)
		for (size_t j = 0; j < themes[i]->n; j++)
			known[n++] = str_from(diag_name(themes[i]->v[j].code));
	near = str_nearest(name, known, n);
	if (!near.n)
		return STR("");
	return str_fmt(lint->arena, "; did you mean '%.*s'?", STR_ARG(near));
}

/* Why a choice does not count; blank if it does. */
static struct str
what_is_missing(struct lint *lint, const struct plan_different *different,
    const struct lint_rule *rule)
{
	struct str name = word_clip(different->rule.text);
	struct when_date until = lint_day(&different->until);

	if (!different->rule.text.n)
		return STR("this choice names no rule");
	if (!rule)
		return str_fmt(lint->arena, "no rule is called '%.*s'%.*s",
		    STR_ARG(name), STR_ARG(did_you_mean(lint, name)));
	if (rule->always)
		return str_fmt(lint->arena,
		    "'%.*s' is there for safety; nobody can choose it away",
		    STR_ARG(name));
	if (!different->because.text.n)
		return str_fmt(lint->arena,
		    "the choice about '%.*s' gives no reason", STR_ARG(name));
	if (!lint_has_lived(&lint->plan->people, &different->agreed_by))
		return str_fmt(lint->arena,
		    "nobody with lived experience agreed to the choice about "
		    "'%.*s'",
		    STR_ARG(name));
	if (lint_before(until, lint->today))
		return str_fmt(lint->arena,
		    "the choice about '%.*s' was until %.*s", STR_ARG(name),
		    STR_ARG(when_words(lint->arena, until)));
	return STR("");
}

static void
look_at_choices(struct lint *lint)
{
	bool *chosen = ARENA_ARRAY(lint->arena, bool, DIAG_CODES);

	for (size_t i = 0; i < lint->plan->chose_differently.n; i++) {
		const struct plan_different *different =
		    &lint->plan->chose_differently.v[i];
		const struct lint_rule *rule = find_rule(different->rule.text);
		struct str missing = what_is_missing(lint, different, rule);

		if (missing.n) {
			lint_say(lint, DIAG_LEVEL_SHOULD,
			    different->rule.text.n ? different->rule.loc
						   : different->loc,
			    "%.*s", STR_ARG(missing));
		} else {
			chosen[rule->code] = true;
			lint_good(lint, different->rule.loc);
		}
	}
	lint->chosen = chosen;
}

static const struct lint_rule choice_rule[] = {
	{ DIAG_CHOICE_DOES_NOT_COUNT,
	    { "A group may know better than a rule, when the people it is "
	      "about have agreed.",
		"Give the rule, a reason under 'because', and a role of "
		"parents or others with lived experience under 'agreed_by'.",
		5 },
	    "you chose differently, said why, and agreed it together",
	    look_at_choices },
};
static const struct lint_rules choice_rules = { choice_rule, 1 };

/* What many rules ask ------------------------------------------------------*/

static void
look_at_dates(struct lint *lint)
{
	size_t n = lint->plan->sessions.n;

	lint->dated = n > 0;
	for (size_t i = 0; i < n; i++) {
		struct when_date day =
		    lint_day(&lint->plan->sessions.v[i].date);

		lint->dated &= day.year > 0;
		if (i == 0)
			lint->first = day;
		if (!lint->last.year || lint_before(lint->last, day))
			lint->last = day;
	}
}

static void
look_at_people(struct lint *lint)
{
	static const char family[] =
	    "parent*|grandparent*|mum|mother*|dad|father*|famil*|carer";
	static const char looks_after[] =
	    "parent*|grandparent*|mum|mother*|dad|father*|carer";
	const struct plan_people *people = &lint->plan->people;

	lint->families = lint_has(lint->plan->title.text, family);
	for (size_t i = 0; i < people->n; i++) {
		struct str role = people->v[i].role.text;

		lint->families |= lint_has(role, family);
		lint->parents |=
		    plan_is_lived(&people->v[i]) && lint_has(role, looks_after);
	}
	lint->lived = lint_count(people, true);
	lint->learned = lint_count(people, false);
}

/* Runs a rule --------------------------------------------------------------*/

static void
look_for_blank(struct lint *lint)
{
	const struct form_text *text =
	    (const void *)((const char *)lint->plan + lint->rule->blank);

	if (text->text.n)
		lint_good(lint, text->loc);
	else
		lint_say(lint, diag_level(lint->rule->code), text->loc, "%s",
		    lint->rule->says);
}

static void
run_rule(struct lint *lint, const struct lint_rule *rule)
{
	lint->rule = rule;
	lint->found = lint->good = false;
	if (rule->look)
		rule->look(lint);
	else
		look_for_blank(lint);
	if (lint->good && !lint->found)
		diag_advise(lint->diag, rule->code, DIAG_LEVEL_GOOD,
		    lint->good_at, str_from(rule->good), &rule->advice);
}

struct lint_seen *
lint_seen_new(struct arena *arena)
{
	struct lint_seen *seen = ARENA_NEW(arena, struct lint_seen);

	seen->arena = arena;
	seen->key = hash_new_key();
	seen->set = hash_set_new();
	return seen;
}

void
lint_seen_free(struct lint_seen *seen)
{
	hash_set_free(seen->set);
}

void
lint_plan(struct arena *arena, struct diag *diag, const struct plan *plan,
    const struct outcome *outcome, struct when_date today,
    struct lint_seen *seen)
{
	struct lint lint = { .arena = arena,
		.diag = diag,
		.plan = plan,
		.outcome = outcome,
		.today = today,
		.seen = seen,
		.whole = { plan->title.loc.file, 0, 0, 0 } };

	look_at_dates(&lint);
	look_at_people(&lint);
	for (size_t i = 0; i < COUNTOF(themes); i++)
		for (size_t j = 0; j < themes[i]->n; j++) {
			const struct lint_rule *rule = &themes[i]->v[j];

			if (!lint.chosen || !lint.chosen[rule->code])
				run_rule(&lint, rule);
		}
}
