/* SPDX-License-Identifier: MIT */
#include "things.h"

#include <stdlib.h>

#include "utf8.h"

#define DIGITS_MAX 6 /* a longer number is no amount */

/* One mention of a thing; same is the name to compare by. */
struct mention {
	struct str name;
	struct str same;
	long amount;
	long most;    /* the largest amount at once */
	size_t place; /* in the order of the plan */
};

struct mentions {
	struct mention *v;
	size_t n, cap;
};

/* Takes "4 " off the front of *text; 0 if there is no amount. */
static long
take_amount(struct str *text)
{
	struct str rest;
	struct str number = str_cut(*text, ' ', &rest);
	int amount = 0;

	rest = str_trim(rest);
	if (rest.n == 0 || number.n > DIGITS_MAX ||
	    !str_number(number, &amount) || amount == 0)
		return 0;
	*text = rest;
	return amount;
}

static struct mentions
collect(struct arena *arena, const struct plan_session *session)
{
	struct mentions mentions = { 0 };

	for (size_t i = 0; i < session->steps.n; i++) {
		const struct form_texts *things = &session->steps.v[i].things;

		for (size_t t = 0; t < things->n; t++) {
			struct str name = str_trim(things->v[t].text);
			long amount = take_amount(&name);
			size_t place = mentions.n;

			if (name.n == 0)
				continue;
			*ARENA_PUSH(arena, &mentions) = (struct mention){
				.name = name,
				.same = utf8_fold(arena, name),
				.amount = amount,
				.most = amount,
				.place = place,
			};
		}
	}
	return mentions;
}

static int
by_place(const void *a, const void *b)
{
	const struct mention *one = a;
	const struct mention *other = b;

	return (one->place > other->place) - (one->place < other->place);
}

static int
by_name(const void *a, const void *b)
{
	const struct mention *one = a;
	const struct mention *other = b;
	int order = str_cmp(one->same, other->same);

	return order ? order : by_place(a, b);
}

struct things
things_of(struct arena *arena, const struct plan_session *session)
{
	struct mentions all = collect(arena, session);
	struct mentions first = { 0 };
	struct things things = { 0 };
	bool *open = ARENA_ARRAY(arena, bool, all.n);

	if (all.n == 0)
		return things;
	qsort(all.v, all.n, sizeof(*all.v), by_name);
	for (size_t i = 0; i < all.n; i++) {
		struct mention *last = first.n ? &first.v[first.n - 1] : NULL;

		if (last && str_eq(last->same, all.v[i].same)) {
			last->amount += all.v[i].amount;
			if (all.v[i].most > last->most)
				last->most = all.v[i].most;
		} else {
			last = ARENA_PUSH(arena, &first);
			*last = all.v[i];
		}
		if (all.v[i].amount == 0)
			open[last->place] = true;
	}
	qsort(first.v, first.n, sizeof(*first.v), by_place);
	for (size_t i = 0; i < first.n; i++)
		*ARENA_PUSH(arena, &things) = (struct thing){
			.name = first.v[i].name,
			.amount = first.v[i].amount,
			.single = first.v[i].most == 1,
			.open = first.v[i].amount && open[first.v[i].place],
		};
	return things;
}
