/* SPDX-License-Identifier: MIT */
#include "label.h"

#include "buf.h"
#include "file.h"
#include "yaml.h"

struct label_set {
	struct str language;
	struct str text[LABEL_IDS];
};

static const struct label_set sets[] = { LABEL_SETS };

const struct label_set *
label_load(struct str language, bool *found)
{
	const struct label_set *set = sets;

	for (size_t i = 0; i < COUNTOF(sets); i++)
		if (str_eq(sets[i].language, language))
			set = &sets[i];
	if (found)
		*found = str_eq(set->language, language);
	return set;
}

struct str
label(const struct label_set *set, enum label_id id)
{
	return set->text[id];
}

/* A group's own --------------------------------------------------------------*/

static const struct str keys[] = { LABEL_KEYS };

/* Whether every {name} in text is one that the label fills in. */
static bool
fills_only(struct str text, struct str original, struct str *odd)
{
	while (text.s) {
		struct str part;
		struct str rest = original;
		bool known = false;

		(void)str_cut(text, '{', &text);
		if (!text.s)
			break;
		part = str_cut(text, '}', &text);
		while (rest.s && !known) {
			(void)str_cut(rest, '{', &rest);
			if (rest.s)
				known = str_eq(str_cut(rest, '}', &rest), part);
		}
		if (!known) {
			*odd = part;
			return false;
		}
	}
	return true;
}

static void
unknown_key(struct diag *diag, const struct yaml_pair *pair)
{
	struct str near = str_nearest(pair->key, keys, COUNTOF(keys));

	diag_add(diag, DIAG_LABEL_UNKNOWN, pair->loc,
	    "there is no label '%.*s'%s%.*s%s", STR_ARG(pair->key),
	    near.n ? "; did you mean '" : "", STR_ARG(near),
	    near.n ? "'?" : "");
}

static void
take_label(
    struct diag *diag, const struct yaml_pair *pair, struct label_set *own)
{
	struct str odd = STR("");

	for (size_t i = 0; i < COUNTOF(keys); i++) {
		if (!str_eq(keys[i], pair->key))
			continue;
		if (pair->value->kind != YAML_TEXT || !pair->value->text.n)
			diag_add(diag, DIAG_LABEL_BLANK, pair->loc,
			    "'%.*s' is blank; take the line out to keep our own words",
			    STR_ARG(pair->key));
		else if (!fills_only(pair->value->text, own->text[i], &odd))
			diag_add(diag, DIAG_LABEL_HOLE, pair->value->loc,
			    "'%.*s' has nothing to put in place of '{%.*s}'",
			    STR_ARG(pair->key), STR_ARG(odd));
		else
			own->text[i] = pair->value->text;
		return;
	}
	unknown_key(diag, pair);
}

const struct label_set *
label_own(struct arena *arena, struct diag *diag, const char *path,
    const struct label_set *set)
{
	struct label_set *own = ARENA_NEW(arena, struct label_set);
	const struct yaml_node *root;
	struct str text;

	if (!file_read(arena, diag, path, YAML_MAX_BYTES, &text))
		return NULL;
	*own = *set;
	root = yaml_read(arena, diag, path, text).root;
	if (root->kind != YAML_MAP && !yaml_is_blank(root))
		diag_add(diag, DIAG_LABEL_BLANK, root->loc,
		    "a label is written as a key and its words, such as 'report-short: \"In a few words\"'");
	for (size_t i = 0; root->kind == YAML_MAP && i < root->n; i++)
		take_label(diag, &root->pair[i], own);
	return own;
}

/* Filled in ------------------------------------------------------------------*/

static struct str
argument(const struct label_arg *args, struct str name)
{
	for (; args->name; args++)
		if (str_eq(str_from(args->name), name))
			return args->value;
	return STR("");
}

/* "one|many": the half that fits the argument n. */
static struct str
choose(struct str text, const struct label_arg *args)
{
	struct str many;
	struct str one = str_cut(text, '|', &many);

	if (!many.s)
		return one;
	return str_eq(argument(args, STR("n")), STR("1")) ? one : many;
}

const struct str *
label_months(const struct label_set *set)
{
	return &set->text[LABEL_MONTH_1];
}

struct str
label_fill(struct arena *arena, const struct label_set *set, enum label_id id,
    const struct label_arg *args)
{
	struct buf buf = BUF(arena);
	struct str rest = choose(set->text[id], args);

	while (rest.s) {
		buf_add(&buf, str_cut(rest, '{', &rest));
		if (rest.s)
			buf_add(
			    &buf, argument(args, str_cut(rest, '}', &rest)));
	}
	return buf_str(&buf);
}

struct str
label_count(struct arena *arena, const struct label_set *set, enum label_id id,
    size_t n)
{
	return label_fill(
	    arena, set, id, LABEL_ARGS({ "n", str_fmt(arena, "%zu", n) }));
}

/* A date by the pattern of a label. */
static struct str
date_by(struct arena *arena, const struct label_set *set, enum label_id id,
    struct when_date date)
{
	unsigned month = LABEL_MONTH_1 + (unsigned)date.month - 1;
	unsigned weekday = LABEL_WEEKDAY_0 + (unsigned)when_weekday(date);

	return label_fill(arena, set, id,
	    LABEL_ARGS({ "day", str_fmt(arena, "%d", date.day) },
		{ "month", set->text[month] },
		{ "year", str_fmt(arena, "%d", date.year) },
		{ "weekday", set->text[weekday] }));
}

struct str
label_date(
    struct arena *arena, const struct label_set *set, struct when_date date)
{
	return date_by(arena, set, LABEL_DATE, date);
}

struct str
label_day(
    struct arena *arena, const struct label_set *set, struct when_date date)
{
	return date_by(arena, set, LABEL_DATE_DAY, date);
}

struct str
label_weekday_date(
    struct arena *arena, const struct label_set *set, struct when_date date)
{
	return date_by(arena, set, LABEL_WEEKDAY_DATE, date);
}

struct str
label_list(struct arena *arena, const struct label_set *set,
    const struct str *texts, size_t n)
{
	struct buf buf = BUF(arena);

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add(
			    &buf, label(set, i + 1 == n ? LABEL_LIST_AND
							: LABEL_LIST_COMMA));
		buf_add(&buf, texts[i]);
	}
	return buf_str(&buf);
}
