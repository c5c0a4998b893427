/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "memo.h"

static void
a_text_has_its_number_in_its_scope(void **state)
{
	struct arena *arena = arena_new();
	struct memo *memo = memo_new(arena);
	int number = 7;

	(void)state;
	assert_false(memo_get(memo, 0, STR("tea"), &number));
	memo_put(memo, 0, STR("tea"), 1);
	memo_put(memo, 1, STR("tea"), 2);
	memo_put(memo, 0, STR("teas"), 3);
	memo_put(memo, 0, STR("ten letters"), -1);
	assert_true(memo_get(memo, 0, STR("tea"), &number));
	assert_int_equal(number, 1);
	assert_true(memo_get(memo, 1, STR("tea"), &number));
	assert_int_equal(number, 2);
	assert_true(memo_get(memo, 0, STR("teas"), &number));
	assert_int_equal(number, 3);
	assert_true(memo_get(memo, 0, STR("ten letters"), &number));
	assert_int_equal(number, -1);
	assert_false(memo_get(memo, 0, STR("Tea"), &number));
	assert_false(memo_get(memo, 2, STR("tea"), &number));
	memo_put(memo, 0, STR("tea"), 4);
	assert_true(memo_get(memo, 0, STR("tea"), &number));
	assert_int_equal(number, 4);
	arena_free(arena);
}

static void
long_and_blank_texts_are_not_kept(void **state)
{
	static const char text[] = "forty-one letters, of which none is kept.";
	struct arena *arena = arena_new();
	struct memo *memo = memo_new(arena);
	int number;

	(void)state;
	assert_int_equal(sizeof(text) - 1, 41);
	memo_put(memo, 0, STR(""), 1);
	memo_put(memo, 0, str_from(text), 1);
	memo_put(memo, 0, str_head(str_from(text), 40), 2);
	assert_false(memo_get(memo, 0, STR(""), &number));
	assert_false(memo_get(memo, 0, str_from(text), &number));
	assert_true(memo_get(memo, 0, str_head(str_from(text), 40), &number));
	assert_int_equal(number, 2);
	arena_free(arena);
}

/* It may forget, and is never wrong; what came last is known. */
static void
many_texts_are_never_mixed_up(void **state)
{
	enum { TEXTS = 5000 };
	struct arena *arena = arena_new();
	struct memo *memo = memo_new(arena);
	size_t known = 0;

	(void)state;
	for (int i = 0; i < TEXTS; i++) {
		struct str text = str_fmt(arena, "theme %d", i);
		int number = -1;

		memo_put(memo, 0, text, i);
		assert_true(memo_get(memo, 0, text, &number));
		assert_int_equal(number, i);
	}
	for (int i = 0; i < TEXTS; i++) {
		int number = -1;

		if (!memo_get(memo, 0, str_fmt(arena, "theme %d", i), &number))
			continue;
		assert_int_equal(number, i);
		known++;
	}
	assert_in_range(known, 500, TEXTS - 1);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_has_its_number_in_its_scope),
		cmocka_unit_test(long_and_blank_texts_are_not_kept),
		cmocka_unit_test(many_texts_are_never_mixed_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
