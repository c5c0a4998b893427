/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "privacy_scores.h"

#define PARTS PRIVACY_SCORES_PARTS

/* One occasion, nobody wrote down who came. */
static struct privacy_scores
tell(const int part[PARTS], int hide_below)
{
	struct privacy_occasion occasion = { .came = -1 };

	memcpy(occasion.part, part, sizeof(occasion.part));
	return privacy_scores(&occasion, 1, hide_below);
}

static void
what_is_told(void **state)
{
	static const struct {
		int part[PARTS], hide_below;
		int answered, halves, edge, unsure; /* -1: not told */
	} cases[] = {
		{ { 0 }, 5, 0, -1, 0, -1 },
		{ { 0, 0, 2, 2, 0, 0 }, 5, 0, -1, 0, -1 },
		{ { 0, 1, 2, 2, 0, 0 }, 5, 5, 4, 0, 0 },
		{ { 0, 1, 2, 2, 0, 0 }, 3, 5, 4, 0, 0 },
		{ { 0, 1, 2, 2, 0, 0 }, 6, 0, -1, 0, -1 },
		/* All the same is never sure. */
		{ { 5, 0, 0, 0, 0, 0 }, 5, 5, 2, -1, 0 },
		{ { 0, 5, 0, 0, 0, 0 }, 5, 5, 2, -1, 0 },
		{ { 0, 0, 0, 0, 9, 0 }, 5, 5, 6, 1, 0 },
		{ { 0, 0, 0, 5, 10, 0 }, 5, 15, 7, 1, 0 },
		{ { 0, 0, 0, 10, 5, 0 }, 5, 15, 7, 1, 0 },
		{ { 0, 0, 0, 12, 3, 0 }, 5, 15, 6, 0, 0 },
		/* Few gave a point: then nobody is told not to be sure. */
		{ { 0, 1, 2, 1, 0, 6 }, 5, 10, -1, 0, -1 },
		{ { 0, 1, 2, 2, 0, 6 }, 5, 10, 4, 0, 5 },
		{ { 0, 1, 2, 2, 0, 4 }, 5, 5, 4, 0, 0 },
		{ { 0, 1, 2, 2, 0, 5 }, 5, 10, 4, 0, 5 },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct privacy_scores told =
		    tell(cases[i].part, cases[i].hide_below);

		assert_false(told.split);
		assert_int_equal(told.answered, cases[i].answered);
		assert_int_equal(
		    told.average ? told.halves : -1, cases[i].halves);
		assert_int_equal(told.edge, cases[i].edge);
		assert_int_equal(
		    told.unsure ? told.part[PARTS - 1] : -1, cases[i].unsure);
	}
}

static void
many_answers_are_told_by_point(void **state)
{
	static const struct {
		int part[PARTS], answered, told[PARTS];
		int halves, edge; /* of what is told */
	} cases[] = {
		/* 5 times 2 and 10 times 3, by 15 */
		{ { 1, 3, 8, 12, 4, 2 }, 30, { 0, 0, 5, 10, 0, 0 }, 5, 0 },
		{ { 0, 2, 8, 8, 2, 0 }, 20, { 0, 0, 5, 5, 0, 0 }, 5, 0 },
		/* One part is small: no other is told as it is. */
		{ { 6, 7, 7, 11, 6, 1 }, 35, { 5, 5, 5, 5, 5, 0 }, 4, 0 },
		{ { 1, 7, 7, 11, 6, 6 }, 35, { 0, 5, 5, 5, 5, 5 }, 5, 0 },
		/* The ends are never told as all or nothing. */
		{ { 2, 2, 0, 0, 26, 2 }, 30, { 0, 0, 0, 0, 25, 0 }, 7, 1 },
		{ { 26, 2, 0, 0, 2, 2 }, 30, { 25, 0, 0, 0, 0, 0 }, 1, -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct privacy_scores told = tell(cases[i].part, 5);

		assert_true(told.split);
		assert_int_equal(told.answered, cases[i].answered);
		assert_memory_equal(
		    told.part, cases[i].told, sizeof(cases[i].told));
		assert_int_equal(told.halves, cases[i].halves);
		assert_int_equal(told.edge, cases[i].edge);
	}
	/* One fewer, and the parts are not told. */
	assert_false(tell((const int[PARTS]){ 0, 2, 8, 7, 2, 0 }, 5).split);
}

static void
sessions_count_people_once(void **state)
{
	struct privacy_occasion sessions[3] = {
		{ { 0, 0, 2, 2, 0, 0 }, -1 },
		{ { 0, 0, 2, 2, 0, 0 }, -1 },
		{ { 0, 0, 2, 2, 0, 0 }, -1 },
	};
	struct privacy_scores told = privacy_scores(sessions, 3, 5);

	/* Twelve answers, and perhaps four people. */
	(void)state;
	assert_int_equal(told.answered, 0);
	assert_false(told.average);
	sessions[1].part[4] = 2;
	told = privacy_scores(sessions, 3, 5);
	assert_int_equal(told.answered, 5);
	assert_int_equal(told.halves, 5);
	/* More answers than people were there. */
	sessions[1].came = 4;
	assert_int_equal(privacy_scores(sessions, 3, 5).answered, 0);
	sessions[1].came = 0;
	assert_int_equal(privacy_scores(sessions, 3, 5).answered, 0);
	assert_int_equal(privacy_scores(sessions, 0, 5).answered, 0);
}

/* Of two occasions with as many people the first is told. */
static void
the_first_of_the_largest_is_told(void **state)
{
	const struct privacy_occasion sessions[2] = {
		{ { 0, 1, 2, 2, 0, 5 }, -1 },
		{ { 0, 3, 4, 3, 0, 0 }, -1 },
	};

	(void)state;
	assert_int_equal(privacy_scores(sessions, 2, 5).part[PARTS - 1], 5);
}

static void
the_average_is_that_of_all_sessions(void **state)
{
	const struct privacy_occasion sessions[2] = {
		{ { 0, 5, 0, 0, 0, 0 }, -1 },
		{ { 0, 0, 0, 5, 0, 0 }, -1 },
	};
	struct privacy_scores told = privacy_scores(sessions, 2, 5);

	(void)state;
	assert_true(told.average);
	assert_int_equal(told.halves, 4);
	assert_int_equal(told.edge, 0);
}

/* What is told of some answers, and which numbers they may be. */
struct told {
	struct privacy_scores scores;
	int least[PARTS], most[PARTS];
};

struct tolds {
	struct told *v;
	size_t n, cap;
};

static bool
is_same(const struct privacy_scores *a, const struct privacy_scores *b)
{
	return a->step == b->step && a->answered == b->answered &&
	       a->average == b->average && a->halves == b->halves &&
	       a->edge == b->edge && a->unsure == b->unsure &&
	       a->split == b->split &&
	       memcmp(a->part, b->part, sizeof(a->part)) == 0;
}

static void
add(struct arena *arena, struct tolds *all, const int part[PARTS],
    int hide_below)
{
	struct privacy_scores scores = tell(part, hide_below);
	struct told *told = NULL;

	for (size_t i = 0; i < all->n && !told; i++)
		if (is_same(&all->v[i].scores, &scores))
			told = &all->v[i];
	if (!told) {
		told = ARENA_PUSH(arena, all);
		told->scores = scores;
		memcpy(told->least, part, sizeof(told->least));
		memcpy(told->most, part, sizeof(told->most));
	}
	for (int i = 0; i < PARTS; i++) {
		if (part[i] < told->least[i])
			told->least[i] = part[i];
		if (part[i] > told->most[i])
			told->most[i] = part[i];
	}
}

/* All ways in which n people can answer. */
static void
add_all(struct arena *arena, struct tolds *all, int n, int hide_below)
{
	int part[PARTS];

	for (part[0] = 0; part[0] <= n; part[0]++)
		for (part[1] = 0; part[0] + part[1] <= n; part[1]++)
			for (part[2] = 0; part[0] + part[1] + part[2] <= n;
			     part[2]++)
				for (part[3] = 0;
				     part[0] + part[1] + part[2] + part[3] <= n;
				     part[3]++)
					for (part[4] = 0;
					     part[0] + part[1] + part[2] +
						 part[3] + part[4] <=
					     n;
					     part[4]++) {
						part[5] = n - part[0] -
							  part[1] - part[2] -
							  part[3] - part[4];
						add(arena, all, part,
						    hide_below);
					}
}

/* Somebody who knows how many answered, and has this program, tries all that
 * they can have said: no small number comes out, and never that all said the
 * same. */
static void
no_small_number_follows(void **state)
{
	static const struct {
		int least, most, hide_below;
	} cases[] = { { 1, 17, 3 }, { 19, 21, 5 }, { 5, 14, 6 },
		{ 24, 24, 6 } };

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++)
		for (int n = cases[i].least; n <= cases[i].most; n++) {
			struct arena *arena = arena_new();
			struct tolds all = { 0 };

			add_all(arena, &all, n, cases[i].hide_below);
			for (size_t k = 0; k < all.n; k++)
				for (int p = 0; p < PARTS; p++) {
					const struct told *t = &all.v[k];

					if (t->least[p] == t->most[p] &&
					    t->least[p] > 0 &&
					    (t->least[p] < t->scores.step ||
						t->least[p] == n) &&
					    all.n > 1)
						fail_msg("%d of %d follows",
						    t->least[p], n);
				}
			arena_free(arena);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_told),
		cmocka_unit_test(many_answers_are_told_by_point),
		cmocka_unit_test(sessions_count_people_once),
		cmocka_unit_test(the_first_of_the_largest_is_told),
		cmocka_unit_test(the_average_is_that_of_all_sessions),
		cmocka_unit_test(no_small_number_follows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
