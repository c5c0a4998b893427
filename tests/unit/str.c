/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>

#include "buf.h"

static void
cuts_every_part(void **state)
{
	static const struct {
		const char *text;
		size_t parts;
		const char *last;
	} cases[] = {
		{ "a,b,c", 3, "c" },
		{ "a,", 2, "" },
		{ "", 1, "" },
		{ ",", 2, "" },
		{ "abc", 1, "abc" },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct str rest = str_from(cases[i].text), part = STR("");
		size_t n = 0;

		for (; rest.s; n++)
			part = str_cut(rest, ',', &rest);
		assert_int_equal(n, cases[i].parts);
		assert_str(part, cases[i].last);
	}
}

static void
trims_and_finds(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
	assert_str(str_trim(STR("  ")), "");
	assert_int_equal(str_find(STR("abcabd"), STR("abd")), 3);
	assert_int_equal(str_find(STR("ab"), STR("abc")), 2);
	assert_true(str_starts(STR("abc"), STR("ab")));
	assert_false(str_starts(STR("ab"), STR("abc")));
	assert_true(str_ends(STR("abc"), STR("bc")));
	assert_false(str_ends(STR("c"), STR("bc")));
	assert_true(str_eq_case(STR("AbC"), STR("aBc")));
	assert_false(str_eq(STR("a"), STR("A")));
	assert_true(str_cmp(STR("ab"), STR("abc")) < 0);
	assert_true(str_cmp(STR("b"), STR("abc")) > 0);
}

static void
reads_numbers_whole(void **state)
{
	static const struct {
		const char *text;
		bool fine;
		int n;
	} cases[] = {
		{ "0", true, 0 },
		{ "007", true, 7 },
		{ "2147483647", true, 2147483647 },
		{ "2147483648", false, 0 },
		{ "99999999999999999999", false, 0 },
		{ "", false, 0 },
		{ "-1", false, 0 },
		{ "1 ", false, 0 },
		{ "1a", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		int n = -5;

		assert_int_equal(
		    str_number(str_from(cases[i].text), &n), cases[i].fine);
		assert_int_equal(n, cases[i].fine ? cases[i].n : -5);
	}
}

static void
measures_distance(void **state)
{
	static const struct {
		const char *a, *b;
		size_t far;
	} cases[] = {
		{ "childare", "childcare", 1 },
		{ "ab", "ba", 1 },
		{ "", "abc", 3 },
		{ "kitten", "sitting", 3 },
		{ "Parent", "parent", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++)
		assert_int_equal(
		    str_distance(str_from(cases[i].a), str_from(cases[i].b)),
		    cases[i].far);
}

static void
suggests_only_what_is_near(void **state)
{
	const struct str words[] = { STR("food"), STR("travel"),
		STR("childcare") };
	static const struct {
		const char *word, *meant;
	} cases[] = {
		{ "childare", "childcare" },
		{ "travle", "travel" },
		{ "foood", "food" },
		{ "zebra", "" },
		{ "x", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++)
		assert_str(
		    str_nearest(str_from(cases[i].word), words, COUNTOF(words)),
		    cases[i].meant);
}

static void
grows(void **state)
{
	struct arena *arena = arena_new();
	struct buf buf = BUF(arena);
	struct str all;

	(void)state;
	for (int i = 0; i < 10000; i++)
		buf_fmt(&buf, "%d,", i);
	all = buf_str(&buf);
	assert_int_equal(all.n, 10 * 2 + 90 * 3 + 900 * 4 + 9000 * 5);
	assert_true(str_starts(all, STR("0,1,2,")));
	assert_true(str_ends(all, STR(",9998,9999,")));
	arena_free(arena);
}

static void
arena_zeroes_again_after_reset(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t n = 1; n < 200000; n *= 3) {
			unsigned char *p = arena_alloc(arena, n, 1);

			assert_int_equal((uintptr_t)p % sizeof(void *), 0);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xAA, n);
		}
		arena_reset(arena);
	}
	arena_free(arena);
	arena_free(NULL);
}

#ifndef ARENA_PARANOID /* where memory is never used again at once */
static void
arena_uses_its_memory_again(void **state)
{
	struct arena *arena = arena_new();
	const char *first = NULL;

	(void)state;
	for (int round = 0; round < 4; round++) {
		const char *p = arena_alloc(arena, 100, 1);

		/* A large piece is not in the way of the next round. */
		(void)arena_alloc(arena, 20000, 1);
		if (!round)
			first = p;
		assert_ptr_equal(p, first);
		arena_reset(arena);
	}
	arena_free(arena);
}
#endif

static void
numbers_are_written(void **state)
{
	static const struct {
		size_t n, least;
		const char *digits;
	} cases[] = { { 0, 1, "0" }, { 0, 3, "000" }, { 0, 0, "" },
		{ 7, 1, "7" }, { 7, 3, "007" }, { 10, 1, "10" },
		{ 999, 3, "999" }, { 1000, 3, "1000" },
		{ 4294967295, 1, "4294967295" } };
	struct arena *arena = arena_new();
	char most[STR_DIGITS];

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		size_t n =
		    (size_t)(str_put_number(most, cases[i].n, cases[i].least) -
			     most);

		assert_str(((struct str){ most, n }), cases[i].digits);
	}
	assert_str(((struct str){ most,
		       (size_t)(str_put_number(most, SIZE_MAX, 1) - most) }),
	    str_c(arena, str_fmt(arena, "%zu", SIZE_MAX)));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_written),
		cmocka_unit_test(cuts_every_part),
		cmocka_unit_test(trims_and_finds),
		cmocka_unit_test(reads_numbers_whole),
		cmocka_unit_test(measures_distance),
		cmocka_unit_test(suggests_only_what_is_near),
		cmocka_unit_test(grows),
		cmocka_unit_test(arena_zeroes_again_after_reset),
#ifndef ARENA_PARANOID
		cmocka_unit_test(arena_uses_its_memory_again),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
