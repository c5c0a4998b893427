/* SPDX-License-Identifier: MIT */
#include "plan_short.h"

#include "plan_words.h"
#include "utf8.h"
#include "word.h"

/* "15 break" in its parts, each with its place. */
struct short_step {
	struct yaml_node minutes;
	struct yaml_node kind;
	struct str rest; /* words after the kind, where no colon parted them */
};

static bool
starts_with_digit(struct str s)
{
	return s.n && s.s[0] >= '0' && s.s[0] <= '9';
}

/* The length of the first n words of s. */
static size_t
words_length(struct str s, int n)
{
	size_t at = 0;

	for (; n > 0 && at < s.n; n--) {
		while (at < s.n && s.s[at] == ' ')
			at++;
		while (at < s.n && s.s[at] != ' ')
			at++;
	}
	return at;
}

/* The part of a key's text from byte at, n bytes, as a text with its place. */
static struct yaml_node
part_of(struct str text, struct loc loc, size_t at, size_t n)
{
	struct yaml_node part = { .kind = YAML_TEXT, .loc = loc };

	part.text = str_trim(str_head(str_from_byte(text, at), n));
	loc.col += (int)utf8_count(str_head(text, at));
	part.loc = loc;
	part.loc.len = (int)utf8_count(part.text);
	return part;
}

static struct short_step
split_short(struct str text, struct loc loc)
{
	static const char *const units[] = { "m", "min", "mins", "minute",
		"minutes", "h", "hr", "hrs", "hour", "hours" };
	struct short_step step = { 0 };
	size_t at = 0;
	size_t n;

	if (starts_with_digit(text)) {
		struct str unit;

		at = words_length(text, 1);
		unit = str_trim(
		    str_from_byte(str_head(text, words_length(text, 2)), at));
		for (size_t i = 0; i < COUNTOF(units); i++)
			if (str_eq_case(unit, str_from(units[i]))) {
				at = words_length(text, 2);
				break;
			}
		step.minutes = part_of(text, loc, 0, at);
		while (at < text.n && text.s[at] == ' ')
			at++;
	}
	n = text.n - at;
	for (int words = 1; words <= 2; words++) {
		struct str rest = str_from_byte(text, at);
		size_t length = words_length(rest, words);

		if (word_find(plan_words_step_kind, str_head(rest, length)))
			n = length;
	}
	step.kind = part_of(text, loc, at, n);
	step.rest = str_trim(str_from_byte(text, at + n));
	return step;
}

static bool
is_short(const struct short_step *step)
{
	return step->minutes.text.n ||
	       word_find(plan_words_step_kind, step->kind.text);
}

static struct yaml_pair *
add_pair(struct form *form, struct yaml_node *map, const char *key,
    const struct yaml_node *value)
{
	struct yaml_pair *pair = &map->pair[map->n++];

	pair->key = str_from(key);
	pair->loc = value->loc;
	pair->value = ARENA_NEW(form->arena, struct yaml_node);
	*pair->value = *value;
	return pair;
}

static bool
is_key_of_short_form(struct str key)
{
	return str_eq(key, STR("minutes")) || str_eq(key, STR("kind")) ||
	       str_eq(key, STR("do"));
}

/* The long form of a step: its parts, then the pairs of node but the one at
 * skip. */
static const struct yaml_node *
lengthen(struct form *form, const struct yaml_node *node,
    const struct short_step *step, const struct yaml_node *does, size_t skip)
{
	struct yaml_node *map = ARENA_NEW(form->arena, struct yaml_node);

	map->kind = YAML_MAP;
	map->loc = node->loc;
	map->pair = ARENA_ARRAY(form->arena, struct yaml_pair, node->n + 3);
	if (step->minutes.text.n)
		add_pair(form, map, "minutes", &step->minutes);
	if (step->kind.text.n)
		add_pair(form, map, "kind", &step->kind);
	if (does)
		add_pair(form, map, "do", does);
	for (size_t i = 0; i < node->n; i++) {
		if (i == skip)
			continue;
		if (is_key_of_short_form(node->pair[i].key)) {
			diag_add(form->diag, DIAG_PLAN_GIVEN_TWICE,
			    node->pair[i].loc,
			    "'%.*s' is given twice; it stands in the first "
			    "line of this step, too",
			    STR_ARG(node->pair[i].key));
			continue;
		}
		map->pair[map->n++] = node->pair[i];
	}
	return map;
}

static void
colon_missing(struct form *form, const struct yaml_node *node,
    const struct short_step *step)
{
	diag_add(form->diag, DIAG_PLAN_STEP_FORM, node->loc,
	    "a colon is missing after '%.*s'; write '- %.*s %.*s: %.*s'",
	    STR_ARG(step->kind.text), STR_ARG(step->minutes.text),
	    STR_ARG(step->kind.text), STR_ARG(word_clip(step->rest)));
}

/* "10 break", bare. */
static const struct yaml_node *
lengthen_text(struct form *form, const struct yaml_node *node)
{
	struct short_step step = split_short(str_trim(node->text), node->loc);

	if (!is_short(&step)) {
		diag_add(form->diag, DIAG_PLAN_STEP_FORM, node->loc,
		    "we cannot read this step; a step looks like '- 15 break: "
		    "Tea and fresh air'");
		return NULL;
	}
	if (step.rest.n)
		colon_missing(form, node, &step);
	return lengthen(form, node, &step, NULL, 0);
}

const struct yaml_node *
plan_short_step(struct form *form, const struct yaml_node *node)
{
	if (node->kind == YAML_TEXT && node->text.n)
		return lengthen_text(form, node);
	for (size_t i = 0; node->kind == YAML_MAP && i < node->n; i++) {
		const struct yaml_pair *pair = &node->pair[i];
		struct short_step step = split_short(pair->key, pair->loc);

		if (!is_short(&step))
			continue;
		if (step.rest.n) { /* "15 break tea: ..." is not a kind */
			step.kind.text = str_trim(
			    str_from_byte(pair->key, step.minutes.text.n));
			step.rest = (struct str){ 0 };
		}
		return lengthen(form, node, &step, pair->value, i);
	}
	return node;
}
