/* SPDX-License-Identifier: MIT */
#include "lint_rule.h"

#include <string.h>

#include "plan_table.h"

void
lint_say(struct lint *lint, enum diag_level level, struct loc loc,
    const char *fmt, ...)
{
	const struct loc *last = &lint->said_at;
	va_list args;

	if (!loc.line)
		loc = lint->whole;
	if (lint->found && last->line == loc.line && last->col == loc.col &&
	    last->file == loc.file)
		return;
	lint->found = true;
	lint->said_at = loc;
	va_start(args, fmt);
	diag_advise(lint->diag, lint->rule->code, level, loc,
	    str_vfmt(lint->arena, fmt, args), &lint->rule->advice);
	va_end(args);
}

void
lint_good(struct lint *lint, struct loc loc)
{
	if (lint->good)
		return;
	lint->good = true;
	lint->good_at = loc.line ? loc : lint->whole;
}

static bool
is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

static bool
ends_here(struct str rest, size_t at)
{
	return at >= rest.n || !is_word_char(rest.s[at]);
}

/* Whether rest, which begins a word, begins with this one or its plural. */
static bool
begins_with(struct str rest, struct str word)
{
	bool open = str_ends(word, STR("*"));

	word.n -= open;
	if (rest.n < word.n || !str_eq_case(str_head(rest, word.n), word))
		return false;
	if (open || ends_here(rest, word.n))
		return true;
	rest = str_from_byte(rest, word.n);
	return ((rest.s[0] | 0x20) == 's' && ends_here(rest, 1)) ||
	       (str_eq_case(str_head(rest, 2), STR("es")) &&
		   ends_here(rest, 2));
}

/* The place of the first of words from byte at on; text.n if there is none. */
static size_t
find_word(struct str text, const char *words, size_t at)
{
	for (; at < text.n; at++) {
		if (!is_word_char(text.s[at]) ||
		    (at && is_word_char(text.s[at - 1])))
			continue;
		for (struct str rest = str_from(words); rest.s;) {
			struct str word = str_cut(rest, '|', &rest);

			if (begins_with(str_from_byte(text, at), word))
				return at;
		}
	}
	return text.n;
}

bool
lint_has(struct str text, const char *words)
{
	return find_word(text, words, 0) < text.n;
}

bool
lint_any_has(const struct form_texts *texts, const char *words)
{
	for (size_t i = 0; i < texts->n; i++)
		if (lint_has(texts->v[i].text, words))
			return true;
	return false;
}

bool
lint_means(struct str text, const char *words)
{
	for (struct str rest = text; rest.s;) {
		struct str sentence = str_cut(rest, '.', &rest);
		size_t at = find_word(sentence, words, 0);

		if (at < sentence.n &&
		    !lint_has(str_head(sentence, at),
			"no|not|never|without|instead of|nobody|don't"))
			return true;
	}
	return false;
}

bool
lint_has_lived(const struct plan_people *people, const struct form_texts *roles)
{
	for (size_t i = 0; i < roles->n; i++) {
		const struct plan_person *person =
		    plan_role(people, roles->v[i].text);

		if (person && plan_is_lived(person))
			return true;
	}
	return false;
}

struct lint_people
lint_count(const struct plan_people *people, bool lived)
{
	struct lint_people count = { .known = true };

	for (size_t i = 0; i < people->n; i++) {
		const struct plan_person *person = &people->v[i];

		if (lived ? !plan_is_lived(person)
			  : person->knows_by.choice != PLAN_LEARNING)
			continue;
		count.roles++;
		count.known &= person->number.given;
		if (person->number.low < 1000000 && count.n < 1000000)
			count.n += person->number.low;
	}
	return count;
}

struct when_date
lint_day(const struct form_date *date)
{
	if (date->state == FORM_DATE_KNOWN || date->state == FORM_DATE_AFTER)
		return date->date;
	return (struct when_date){ 0 };
}

bool
lint_before(struct when_date a, struct when_date b)
{
	return a.year && b.year && when_cmp(a, b) < 0;
}

bool
lint_is_online(const struct plan_session *session)
{
	return session->where.choice == PLAN_ONLINE;
}

bool
lint_is_outdoors(const struct plan_session *session)
{
	return session->where.choice == PLAN_OUTDOORS;
}

bool
lint_is_drop_in(const struct plan_session *session)
{
	return session->kind.choice == PLAN_DROP_IN;
}

int
lint_minutes(const struct plan_session *session)
{
	int minutes = 0;

	for (size_t i = 0; i < session->steps.n; i++)
		minutes += session->steps.v[i].minutes.n;
	return minutes;
}

const struct plan_step *
lint_step(const struct plan_session *session, enum plan_step_kind kind)
{
	for (size_t i = 0; i < session->steps.n; i++)
		if (session->steps.v[i].kind.choice == (int)kind)
			return &session->steps.v[i];
	return NULL;
}

size_t
lint_asks(const struct plan_session *session)
{
	size_t n = 0;

	for (size_t i = 0; i < session->steps.n; i++)
		n += plan_asks(&session->steps.v[i]);
	return n;
}

/* The plan's own words -----------------------------------------------------*/

struct walk {
	const struct plan *plan;
	lint_visit *visit;
	void *context;
	const char *section;
};

/* Keys whose texts are no words of the plan's own. */
static bool
is_passed_over(const char *key)
{
	static const char *const keys[] = { "agreed_by", "contact", "id",
		"language", "led_by", "link", "names_list", "read_first_by",
		"resources", "rule", "timezone", "ways", "who" };

	for (size_t i = 0; i < COUNTOF(keys); i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	return false;
}

static void
walk_texts(
    const struct walk *walk, const char *key, const struct form_texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		walk->visit(walk->context, walk->section, key, &texts->v[i]);
}

static void walk_table(
    struct walk *walk, const struct form_table *table, const void *from);

static void
walk_list(struct walk *walk, const struct form_table *table, const void *from)
{
	/* All lists of a plan begin alike. */
	const struct {
		char *v;
		size_t n, cap;
	} *list = from;

	for (size_t i = 0; i < list->n; i++)
		walk_table(walk, table, list->v + i * table->size);
}

static void
walk_pairs(
    const struct walk *walk, const char *key, const struct form_pairs *pairs)
{
	for (size_t i = 0; i < pairs->n; i++)
		walk->visit(
		    walk->context, walk->section, key, &pairs->v[i].meaning);
}

static void
walk_field(struct walk *walk, const struct form_field *field, const void *value)
{
	switch ((int)field->type) {
	case FORM_TEXT:
	case FORM_QUESTION:
	case FORM_MARKDOWN:
		walk->visit(walk->context, walk->section, field->key, value);
		break;
	case FORM_TEXTS:
		walk_texts(walk, field->key, value);
		break;
	case FORM_PAIRS:
		walk_pairs(walk, field->key, value);
		break;
	case FORM_STRUCT:
		walk_table(walk, field->table, value);
		break;
	case FORM_LIST:
		walk_list(walk, field->table, value);
		break;
	default:
		break;
	}
}

static void
walk_table(struct walk *walk, const struct form_table *table, const void *from)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct form_field *field = &table->field[i];

		/* A session's people and welcome are mostly the plan's. */
		if (!is_passed_over(field->key) &&
		    !(strcmp(walk->section, "sessions") == 0 &&
			(strcmp(field->key, "people") == 0 ||
			    strcmp(field->key, "welcome") == 0)))
			walk_field(
			    walk, field, (const char *)from + field->offset);
	}
}

/* What a session says of its own welcome, and the plan does not. */
static void
walk_own_welcome(struct walk *walk, const struct form_table *table,
    const struct plan_welcome *own)
{
	const char *plans = (const char *)&walk->plan->welcome;

	for (size_t i = 0; i < table->n; i++) {
		const struct form_field *field = &table->field[i];
		const struct form_text *text, *plan;

		if (field->type != FORM_TEXT)
			continue;
		text =
		    (const void *)((const char *)own + table->field[i].offset);
		plan = (const void *)(plans + table->field[i].offset);
		if (text->loc.line != plan->loc.line ||
		    text->loc.col != plan->loc.col)
			walk_field(walk, field, text);
	}
}

void
lint_texts(const struct plan *plan, lint_visit *visit, void *context)
{
	const struct form_table *table = plan_table();
	struct walk walk = { plan, visit, context, "" };

	for (size_t i = 0; i < table->n; i++) {
		const struct form_field *field = &table->field[i];

		walk.section = field->key;
		if (is_passed_over(field->key))
			continue;
		walk_field(&walk, field, (const char *)plan + field->offset);
		if (strcmp(field->key, "welcome") == 0)
			for (size_t s = 0; s < plan->sessions.n; s++)
				walk_own_welcome(&walk, field->table,
				    &plan->sessions.v[s].welcome);
	}
	walk.section = "questions";
	for (size_t i = 0; i < plan->questions.n; i++) {
		visit(context, "questions", "ask", &plan->questions.v[i].ask);
		visit(context, "questions", "note", &plan->questions.v[i].note);
	}
	visit(context, "safe", "keep_until", &plan->safe.keep_until_text);
}
