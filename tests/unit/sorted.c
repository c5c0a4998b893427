/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>
#include <sys/resource.h>

#include "buf.h"
#include "sorted.h"

enum { RECORDS = 3000 };

static int
compare(const void *context, struct str a, struct str b)
{
	/* Not by the last letter, so that some are the same. */
	assert_null(context);
	return str_cmp(str_head(a, a.n - 1), str_head(b, b.n - 1));
}

/* Records of many lengths, of which three each are the same but for the last
 * letter, which says which came first. */
static struct str
record(struct arena *arena, size_t i)
{
	static const char letters[] = "abc";
	size_t same = i % (RECORDS / 3) * 7919 % (RECORDS / 3);
	struct buf text = BUF(arena);

	buf_add(&text, str_fmt(arena, "%04zu", same));
	for (size_t k = 0; k < same % 90; k++)
		buf_char(&text, k % 5 ? '.' : '\0');
	buf_char(&text, letters[i / (RECORDS / 3)]);
	return buf_str(&text);
}

/* All of them, in memory of so many bytes; 0: as much as it takes. */
static struct sorted *
fill(struct arena *arena, size_t sip)
{
	struct sorted *sorted = sorted_new(arena);

	if (sip)
		sorted_sip(sorted, sip);
	for (size_t i = 0; i < RECORDS; i++)
		sorted_add(sorted, record(arena, i));
	return sorted;
}

static const size_t sips[] = { 0, 1, 100, 5000, 60000 };

static void
records_come_in_order(void **state)
{
	(void)state;
	for (size_t s = 0; s < COUNTOF(sips); s++) {
		struct arena *arena = arena_new();
		struct sorted *sorted = fill(arena, sips[s]);
		struct str got, last = STR("");
		size_t n = 0, place = 0;

		sorted_sort(sorted, compare, NULL);
		for (; sorted_next(sorted, &got); n++) {
			size_t same = n / 3;
			struct str want = str_fmt(arena, "%04zu", same);

			assert_int_equal(got.n, 4 + same % 90 + 1);
			assert_true(str_starts(got, want));
			/* Those that are the same stay as they came. */
			assert_int_equal(got.s[got.n - 1], "abc"[n % 3]);
			if (n == 1000)
				last = str_dup(arena, got);
			if (n == 999)
				place = sorted_place(sorted);
		}
		assert_int_equal(n, RECORDS);
		/* Once more, from a place that was told. */
		sorted_seek(sorted, place);
		assert_true(sorted_next(sorted, &got));
		assert_true(str_eq(got, last));
		for (n = 1001; sorted_next(sorted, &got); n++)
			;
		assert_int_equal(n, RECORDS);
		assert_true(sorted_fine(sorted, diag_new(arena, "test")));
		sorted_close(sorted);
		assert_false(sorted_next(sorted, &got));
		arena_free(arena);
	}
}

static void
records_can_be_left_as_they_came(void **state)
{
	(void)state;
	for (size_t s = 0; s < COUNTOF(sips); s++) {
		struct arena *arena = arena_new();
		struct sorted *sorted = fill(arena, sips[s]);
		struct str got;

		sorted_leave(sorted);
		for (size_t i = 0; i < RECORDS; i++) {
			assert_true(sorted_next(sorted, &got));
			assert_true(str_eq(got, record(arena, i)));
		}
		assert_false(sorted_next(sorted, &got));
		sorted_close(sorted);
		arena_free(arena);
	}
}

static void
none_and_one_that_is_blank(void **state)
{
	struct arena *arena = arena_new();
	struct sorted *sorted = sorted_new(arena);
	struct str got;

	(void)state;
	sorted_sort(sorted, compare, NULL);
	assert_false(sorted_next(sorted, &got));
	sorted = sorted_new(arena);
	sorted_add(sorted, STR(""));
	sorted_sort(sorted, compare, NULL);
	assert_true(sorted_next(sorted, &got));
	assert_int_equal(got.n, 0);
	assert_false(sorted_next(sorted, &got));
	arena_free(arena);
}

/* No more files can be opened. */
static void
a_problem_is_told_and_ends_it(void **state)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	struct rlimit before, none;
	struct sorted *sorted;
	struct str got;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	none = before;
	none.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	sorted = fill(arena, 5000);
	sorted_sort(sorted, compare, NULL);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	assert_false(sorted_next(sorted, &got));
	assert_false(sorted_fine(sorted, diag));
	assert_int_equal(diag_count_code(diag, DIAG_CANNOT_WRITE), 1);
	sorted_close(sorted);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_come_in_order),
		cmocka_unit_test(records_can_be_left_as_they_came),
		cmocka_unit_test(none_and_one_that_is_blank),
		cmocka_unit_test(a_problem_is_told_and_ends_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
