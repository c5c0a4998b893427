/* SPDX-License-Identifier: MIT */
#include "lookup.h"

#include <stdlib.h>

#include "word.h"

void
lookup_add(struct form *form, struct lookup *names, struct str text,
    struct loc loc, size_t at)
{
	struct lookup_name *name = ARENA_PUSH(form->arena, names);

	name->text = str_trim(text);
	name->key = str_lower(form->arena, name->text);
	name->loc = loc;
	name->at = at;
}

static int
by_key(const void *a, const void *b)
{
	const struct lookup_name *x = a;
	const struct lookup_name *y = b;
	int order = str_cmp(x->key, y->key);

	return order ? order : (x->at > y->at) - (x->at < y->at);
}

void
lookup_sort(struct lookup *names)
{
	if (names->n)
		qsort(names->v, names->n, sizeof(*names->v), by_key);
}

const struct lookup_name *
lookup_find(struct form *form, const struct lookup *names, struct str text)
{
	struct str key = str_lower(form->arena, str_trim(text));
	size_t low = 0;
	size_t high = names->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(names->v[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < names->n && str_eq(names->v[low].key, key) ? &names->v[low]
								: NULL;
}

const struct lookup_known *
lookup_known(struct form *form, struct lookup *names)
{
	struct lookup_known *known = &names->known;

	if (known->v)
		return known;
	known->v = ARENA_ARRAY(form->arena, struct str, names->n);
	for (size_t i = 0; i < names->n; i++)
		if (i == 0 || !str_eq(names->v[i - 1].key, names->v[i].key))
			known->v[known->n++] = names->v[i].text;
	return known;
}

void
lookup_twice(struct form *form, const struct lookup *names, const char *what)
{
	for (size_t i = 1; i < names->n; i++) {
		const struct lookup_name *name = &names->v[i];

		if (!str_eq(name[-1].key, name->key))
			continue;
		diag_add(form->diag, DIAG_PLAN_GIVEN_TWICE, name->loc,
		    "the %s '%.*s' is given twice; please give each its own",
		    what, STR_ARG(word_clip(name->text)));
		diag_note(form->diag, name[-1].loc, "first given here");
	}
}
