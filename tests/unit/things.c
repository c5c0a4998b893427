/* SPDX-License-Identifier: MIT */
#include "things.h"

#include "unit.h"

/* Things as steps name them ("|" between steps, ";" between things), and the
 * checklist: "amount name;", after the amount a "+" where others want some, an "x"
 * where the name is of one. */
static const struct {
	const char *steps;
	const char *list;
} samples[] = {
	{ "", "" },
	{ "pens", "pens;" },
	{ "4 flipcharts|2 flipcharts", "6 flipcharts;" },
	{ "pens;4 flipcharts|tape|2 Flipcharts;pens",
	    "pens;6 flipcharts;tape;" },
	{ "pens|3 pens", "3+ pens;" },
	{ "3 pens|pens", "3+ pens;" },
	{ "1 roll of tape|1 roll  of tape", "2x roll of tape;" },
	{ "1 lamp|2 lamp", "3 lamp;" },
	{ "caf\xc3\xa9 cups|2 cafe cups", "2+ caf\xc3\xa9 cups;" },
	{ "2", "2;" },
	{ "0 pens", "0 pens;" },
	{ "1234567 pens", "1234567 pens;" },
	{ "  2   mugs  ", "2 mugs;" },
	{ "2-metre table", "2-metre table;" },
};

static struct plan_session *
build(struct arena *arena, struct str steps)
{
	struct plan_session *session = ARENA_NEW(arena, struct plan_session);

	while (steps.s) {
		struct str things = str_cut(steps, '|', &steps);
		struct plan_step *step = ARENA_PUSH(arena, &session->steps);

		while (things.s) {
			struct str text = str_cut(things, ';', &things);

			ARENA_PUSH(arena, &step->things)->text = text;
		}
	}
	return session;
}

static void
test_of(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++) {
		const struct plan_session *session =
		    build(arena, str_from(samples[i].steps));
		struct things things = things_of(arena, session);
		struct str list = STR("");

		for (size_t t = 0; t < things.n; t++) {
			const struct thing *thing = &things.v[t];

			list = thing->amount ? str_fmt(arena, "%.*s%ld%s%s ",
						   STR_ARG(list), thing->amount,
						   thing->open ? "+" : "",
						   thing->single ? "x" : "")
					     : list;
			list = str_fmt(arena, "%.*s%.*s;", STR_ARG(list),
			    STR_ARG(thing->name));
		}
		print_message("# %s: %.*s\n", samples[i].steps, STR_ARG(list));
		assert_true(str_eq(list, str_from(samples[i].list)));
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_of) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
