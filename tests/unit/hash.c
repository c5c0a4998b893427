/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>

#include "hash.h"

static const struct hash zero_key;

static struct hash
one(const char *text)
{
	struct str part = str_from(text);

	return hash_of(&zero_key, &part, 1);
}

static bool
same(struct hash a, struct hash b)
{
	return memcmp(&a, &b, sizeof(a)) == 0;
}

static void
borders_of_parts_count(void **state)
{
	const struct str a[] = { STR("ab"), STR("c") };
	const struct str b[] = { STR("a"), STR("bc") };
	const struct str c[] = { STR("abc") };

	(void)state;
	assert_true(same(hash_of(&zero_key, a, 2), hash_of(&zero_key, a, 2)));
	assert_false(same(hash_of(&zero_key, a, 2), hash_of(&zero_key, b, 2)));
	assert_false(same(hash_of(&zero_key, a, 2), hash_of(&zero_key, c, 1)));
}

static void
keys_differ_each_time(void **state)
{
	struct hash a = hash_new_key(), b = hash_new_key();
	struct str part = STR("the same");

	(void)state;
	assert_false(same(a, b));
	assert_false(same(hash_of(&a, &part, 1), hash_of(&b, &part, 1)));
}

static void
long_texts_hash_like_short_ones(void **state)
{
	struct arena *arena = arena_new();
	char *text = ARENA_ARRAY(arena, char, 5000);
	struct hash all[3];

	(void)state;
	memset(text, 'x', 5000);
	for (size_t i = 0; i < COUNTOF(all); i++) {
		struct str part = { text, 1015 + i };

		/* 1016 bytes and their length are what is held without more. */
		all[i] = hash_of(&zero_key, &part, 1);
		assert_true(same(all[i], hash_of(&zero_key, &part, 1)));
	}
	assert_false(same(all[0], all[1]));
	assert_false(same(all[1], all[2]));
	arena_free(arena);
}

static void
is_written_and_read(void **state)
{
	static const char *const wrong[] = { "", "0123456789abcdef",
		"0123456789abcdef0123456789abcdeg",
		"0123456789ABCDEF0123456789abcdef",
		"0123456789abcdef0123456789abcdef0" };
	struct arena *arena = arena_new();
	struct hash hash = one("a"), again;

	(void)state;
	assert_int_equal(hash_text(arena, &hash).n, 32);
	assert_true(hash_read(hash_text(arena, &hash), &again));
	assert_true(same(hash, again));
	assert_true(hash_read(STR("000102030405060708090a0b0c0d0e0f"), &again));
	assert_int_equal(again.b[15], 15);
	assert_str(
	    hash_text(arena, &again), "000102030405060708090a0b0c0d0e0f");
	for (size_t i = 0; i < COUNTOF(wrong); i++)
		assert_false(hash_read(str_from(wrong[i]), &again));
	arena_free(arena);
}

static void
a_set_keeps_counts(void **state)
{
	struct hash_set *set = hash_set_new();
	struct arena *arena = arena_new();

	(void)state;
	for (unsigned i = 0; i < 5000; i++) {
		struct hash hash = one(str_c(arena, str_fmt(arena, "%u", i)));
		unsigned *count = hash_set_at(set, &hash);

		assert_int_equal(*count, 0);
		*count = i + 1;
	}
	assert_int_equal(hash_set_size(set), 5000);
	for (unsigned i = 0; i < 5000; i++) {
		struct hash hash = one(str_c(arena, str_fmt(arena, "%u", i)));

		assert_int_equal(*hash_set_at(set, &hash), i + 1);
	}
	assert_int_equal(hash_set_size(set), 5000);
	hash_set_free(set);
	hash_set_free(NULL);
	arena_free(arena);
}

static void
a_hash_of_zeros_is_one_like_others(void **state)
{
	struct hash_set *set = hash_set_new();
	struct hash zeros = { { 0 } };

	(void)state;
	assert_int_equal(hash_set_get(set, &zeros), 0);
	*hash_set_at(set, &zeros) = 7;
	assert_int_equal(hash_set_size(set), 1);
	assert_int_equal(hash_set_get(set, &zeros), 7);
	assert_int_equal(*hash_set_at(set, &zeros), 7);
	assert_int_equal(hash_set_size(set), 1);
	hash_set_free(set);
}

static void
what_was_seen_is_forgotten_and_counts_are_not(void **state)
{
	struct hash_set *set = hash_set_new();
	struct hash hash = one("a");

	(void)state;
	hash_set_unsee(set);
	hash_set_counts(set, &hash)->count = 3;
	hash_set_counts(set, &hash)->seen = 4;
	hash_set_expect(set, 100000); /* it moves */
	assert_int_equal(hash_set_counts(set, &hash)->seen, 4);
	hash_set_unsee(set);
	assert_int_equal(hash_set_counts(set, &hash)->seen, 0);
	assert_int_equal(hash_set_get(set, &hash), 3);
	hash_set_soon(set, &hash); /* changes nothing */
	assert_int_equal(hash_set_size(set), 1);
	hash_set_free(set);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(borders_of_parts_count),
		cmocka_unit_test(keys_differ_each_time),
		cmocka_unit_test(long_texts_hash_like_short_ones),
		cmocka_unit_test(is_written_and_read),
		cmocka_unit_test(a_set_keeps_counts),
		cmocka_unit_test(a_hash_of_zeros_is_one_like_others),
		cmocka_unit_test(what_was_seen_is_forgotten_and_counts_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
