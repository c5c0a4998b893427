/* SPDX-License-Identifier: MIT */
#include "form.h"

#include <assert.h>
#include <string.h>

#include "word.h"

/* Maps and lists of maps ---------------------------------------------------*/

/* What every list of structs looks like. */
struct any_list {
	void *v;
	size_t n;
	size_t cap;
};

static void
read_list(struct form *form, const struct form_field *field,
    const struct yaml_node *node, void *into)
{
	struct any_list list = { 0 };
	const struct yaml_node *const one[] = { node };
	const struct yaml_node *const *items = one;
	size_t n = 1;

	if (node->kind == YAML_LIST) {
		items = (const struct yaml_node *const *)node->item;
		n = node->n;
	} else if (yaml_is_blank(node)) {
		return;
	} else if (node->kind == YAML_TEXT) {
		diag_add(form->diag, DIAG_PLAN_NOT_LIST, node->loc,
		    "'%s' takes a list; begin each entry with a dash, on a "
		    "line of its own",
		    field->key);
		return;
	}
	/* All at once, so that the entries never move. */
	list.v = arena_alloc(form->arena, n, field->table->size);
	list.cap = n;
	for (size_t i = 0; i < n; i++)
		if (!yaml_is_blank(items[i])) {
			char *at = list.v;

			form_read(form, field->table, items[i],
			    at + list.n * field->table->size);
			list.n++;
		}
	memcpy(into, &list, sizeof(list));
}

void
form_read_value(struct form *form, const struct form_field *field,
    const struct yaml_node *node, void *into)
{
	if (field->type == FORM_STRUCT)
		form_read(form, field->table, node, into);
	else if (field->type == FORM_LIST)
		read_list(form, field, node, into);
	else if (field->type == FORM_OTHER)
		field->read(form, node, into);
	else
		form_value_read(form, field, node, into);
}

/* Keys that are not known here ----------------------------------------------*/

/* The field of a key; NULL. */
static const struct form_field *
find_field(const struct form_table *table, struct str key)
{
	for (size_t i = 0; i < table->n; i++)
		if (str_eq(key, str_from(table->field[i].key)))
			return &table->field[i];
	return NULL;
}

/* The first of table and all below it that has a key; NULL. */
static const struct form_table *
table_with(const struct form_table *table, struct str key)
{
	const struct form_table *found = find_field(table, key) ? table : NULL;

	for (size_t i = 0; i < table->n && !found; i++)
		if (table->field[i].table)
			found = table_with(table->field[i].table, key);
	return found;
}

static bool
leads_to(const struct form_table *from, const struct form_table *to)
{
	bool found = from == to;

	for (size_t i = 0; i < from->n && !found; i++)
		if (from->field[i].table)
			found = leads_to(from->field[i].table, to);
	return found;
}

/* The nearest table above this one that has a key; NULL. */
static const struct form_table *
table_above(const struct form_table *root, const struct form_table *table,
    struct str key)
{
	const struct form_table *found = NULL;

	assert(leads_to(root, table)); /* it was read on the way from there */
	for (const struct form_table *at = root; at != table;) {
		size_t i = 0;

		if (find_field(at, key))
			found = at;
		while (
		    !at->field[i].table || !leads_to(at->field[i].table, table))
			i++;
		at = at->field[i].table;
	}
	return found;
}

/* The table that a key belongs to which this table does not have: one below it,
 * above it, or elsewhere; NULL if none has it. */
static const struct form_table *
table_of(struct form *form, const struct form_table *table, struct str key)
{
	const struct form_table *found = NULL;

	for (size_t i = 0; i < table->n && !found; i++)
		if (table->field[i].table &&
		    find_field(table->field[i].table, key))
			found = table->field[i].table;
	if (!found)
		found = table_above(form->root, table, key);
	return found ? found : table_with(form->root, key);
}

static void
belongs_elsewhere(struct form *form, const struct yaml_pair *pair,
    const struct form_table *table, struct str meant)
{
	bool outermost = table == form->root;

	diag_add(form->diag, DIAG_PLAN_UNKNOWN_KEY, pair->loc,
	    "'%.*s' belongs %s %s%s", STR_ARG(pair->key),
	    table->what[0] == '\'' ? "under" : "to", table->what,
	    outermost ? " itself; begin its line in the first column" : "");
	if (meant.n)
		diag_note(form->diag, (struct loc){ 0 },
		    "or did you mean '%.*s'?", STR_ARG(meant));
}

/* Says that a key is not known here; the field that is probably meant, or
 * NULL. */
static const struct form_field *
unknown_key(struct form *form, const struct form_table *table,
    const struct yaml_pair *pair)
{
	struct str keys[WORD_LIST_MAX];
	const struct form_table *elsewhere = table_of(form, table, pair->key);
	struct str nearest = { 0 };
	struct str meant;
	struct str list;

	assert(table->n <= WORD_LIST_MAX);
	for (size_t i = 0; i < table->n; i++)
		keys[i] = str_from(table->field[i].key);
	meant = word_did_you_mean(
	    form->arena, form->diag, pair->key, keys, table->n);
	if (meant.n)
		nearest = str_nearest(pair->key, keys, table->n);
	if (elsewhere) {
		belongs_elsewhere(form, pair, elsewhere, nearest);
		return NULL;
	}
	diag_add(form->diag, DIAG_PLAN_UNKNOWN_KEY, pair->loc,
	    "'%.*s' is not a word we know%s%.*s", STR_ARG(word_clip(pair->key)),
	    meant.n ? "" : " here", STR_ARG(meant));
	if (meant.n)
		return find_field(table, nearest);
	list = word_or_list(form->arena, keys, table->n);
	if (list.n)
		diag_note(form->diag, (struct loc){ 0 }, "%s takes %.*s",
		    table->what, STR_ARG(list));
	return NULL;
}

/* The field that a key names, or probably means; NULL after a problem. */
static const struct form_field *
field_of(struct form *form, const struct form_table *table,
    const struct yaml_pair *pair)
{
	const struct form_field *field = find_field(table, pair->key);

	return field ? field : unknown_key(form, table, pair);
}

/* Whether node is a map; says so if it is something else, but blank. */
static bool
is_keys(struct form *form, const struct form_table *table,
    const struct yaml_node *node)
{
	struct str text = { 0 };
	struct str rest = { 0 };
	struct str key;

	if (node->kind == YAML_MAP || yaml_is_blank(node))
		return true;
	if (node->kind == YAML_TEXT)
		text = str_trim(node->text);
	key = str_cut(text, ':', &rest);
	if (rest.n && find_field(table, key)) {
		diag_add(form->diag, DIAG_YAML_MISSING_SPACE, node->loc,
		    "a blank is missing after the colon; write '%.*s: %.*s'",
		    STR_ARG(key), STR_ARG(word_clip(rest)));
		return false;
	}
	diag_add(form->diag, DIAG_PLAN_NOT_KEYS, node->loc,
	    "%s is written with keys, as in '%s: ...'", table->what,
	    table->field[0].key);
	return false;
}

static void *
slot(const struct form_field *field, void *into)
{
	if (field->type == FORM_OTHER)
		return into;
	return (char *)into + field->offset;
}

/* Says which keys are missing, also those of maps that are not there. */
static void
read_missing(struct form *form, const struct form_table *table,
    const struct yaml_node *node, const struct yaml_pair **given, void *into)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct form_field *field = &table->field[i];
		struct loc loc = given[i] ? given[i]->loc : node->loc;

		if (field->type == FORM_STRUCT && !given[i]) {
			struct yaml_node absent = { .loc = loc };

			form_read(
			    form, field->table, &absent, slot(field, into));
			continue;
		}
		if (!field->required ||
		    (given[i] && !yaml_is_blank(given[i]->value)))
			continue;
		diag_add(form->diag, DIAG_PLAN_MISSING_KEY, loc,
		    given[i] ? "%s needs '%s', and nothing stands after it yet"
			     : "%s needs '%s'; please add it",
		    table->what, field->key);
	}
}

void
form_read(struct form *form, const struct form_table *table,
    const struct yaml_node *node, void *into)
{
	const struct yaml_pair **given =
	    ARENA_ARRAY(form->arena, const struct yaml_pair *, table->n);

	if (!form->root)
		form->root = table;
	if (table->loc_offset >= 0)
		memcpy((char *)into + table->loc_offset, &node->loc,
		    sizeof(node->loc));
	if (table->before)
		node = table->before(form, node);
	if (!node || !is_keys(form, table, node))
		return;
	for (size_t i = 0; node->kind == YAML_MAP && i < node->n; i++) {
		const struct yaml_pair *pair = &node->pair[i];
		const struct form_field *field = field_of(form, table, pair);

		/* A key that only means another one gives way to it. */
		if (!field || (given[field - table->field] &&
				  !str_eq(pair->key, str_from(field->key))))
			continue;
		given[field - table->field] = pair;
		form_read_value(form, field, pair->value, slot(field, into));
	}
	if (!form->cut_short)
		read_missing(form, table, node, given, into);
}

/* Filling in ---------------------------------------------------------------*/

static void
fill_value(const struct form_field *field, void *into, const void *from)
{
	switch (field->type) {
	case FORM_TEXT:
	case FORM_QUESTION:
	case FORM_MARKDOWN:
	case FORM_ID:
	case FORM_LANGUAGE:
		if (!((struct form_text *)into)->text.n)
			memcpy(into, from, sizeof(struct form_text));
		break;
	case FORM_NUMBER:
	case FORM_LENGTH:
		if (!((struct form_number *)into)->given)
			memcpy(into, from, sizeof(struct form_number));
		break;
	case FORM_PEOPLE:
		if (!((struct form_people *)into)->given)
			memcpy(into, from, sizeof(struct form_people));
		break;
	case FORM_CHOICE:
		if (!((struct form_choice *)into)->choice)
			memcpy(into, from, sizeof(struct form_choice));
		break;
	case FORM_DATE:
		if (!((struct form_date *)into)->state)
			memcpy(into, from, sizeof(struct form_date));
		break;
	case FORM_TEXTS:
	case FORM_MONEY:
	case FORM_TIME:
	case FORM_PAIRS:
	case FORM_STRUCT:
	case FORM_LIST:
	case FORM_OTHER:
		assert(false); /* no table that is filled in has these */
	}
}

void
form_fill(const struct form_table *table, void *into, const void *from)
{
	for (size_t i = 0; i < table->n; i++)
		fill_value(&table->field[i], slot(&table->field[i], into),
		    (const char *)from + table->field[i].offset);
}
