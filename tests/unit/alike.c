/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "alike.h"
#include "utf8.h"

/* Each is found, and is a letter without marks that looks like one in its case. */
static void
each_looks_like_a_letter(void **state)
{
	size_t n;
	const struct alike *all = alike_all(&n);

	(void)state;
	assert_true(n > 50);
	for (size_t i = 0; i < n; i++) {
		unsigned c = all[i].c, latin = all[i].latin;

		assert_true(c > 0x7F && (i == 0 || c > all[i - 1].c));
		assert_true(utf8_is_letter(c));
		assert_int_equal(utf8_base(c), c);
		assert_true((latin | 0x20) >= 'a' && (latin | 0x20) <= 'z');
		/* But a soft sign, b, and a palochka, l. */
		if (c != 0x42C && c != 0x4C0)
			assert_int_equal(
			    utf8_is_upper(c), utf8_is_upper(latin));
		assert_int_equal(alike_latin(c), latin);
		assert_false(alike_is_own(c));
	}
}

static void
others_look_like_none(void **state)
{
	static const unsigned own[] = { 0x3A9, 0x3B4, 0x416, 0x44F, 0x43C };
	static const unsigned none[] = { 0, 'a', 'A', '0', 0xE9, 0x5D0,
		0x1F331 };

	(void)state;
	for (size_t i = 0; i < COUNTOF(own); i++) {
		assert_int_equal(alike_latin(own[i]), 0);
		assert_true(alike_is_own(own[i]));
	}
	for (size_t i = 0; i < COUNTOF(none); i++) {
		assert_int_equal(alike_latin(none[i]), 0);
		assert_false(alike_is_own(none[i]));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_looks_like_a_letter),
		cmocka_unit_test(others_look_like_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
