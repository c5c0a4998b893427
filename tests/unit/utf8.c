/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "utf8.h"

static void
knows_valid_from_not(void **state)
{
	static const struct {
		struct str text;
		bool valid;
		size_t bad;
	} cases[] = {
		{ STR_INIT(""), true, 0 },
		{ STR_INIT("plain words that are longer than eight"), true, 0 },
		{ STR_INIT("caf\xc3\xa9 \xe2\x98\x95 \xf0\x9f\x98\x80"), true,
		    0 },
		{ STR_INIT("nul\0inside"), true, 0 },
		{ STR_INIT("12345678\xff"), false, 8 },
		{ STR_INIT("a\x80"), false, 1 },
		{ STR_INIT("\xc0\xaf"), false, 0 }, /* overlong */
		{ STR_INIT("\xe0\x80\xaf"), false, 0 },
		{ STR_INIT("\xed\xa0\x80"), false, 0 },     /* a surrogate */
		{ STR_INIT("\xf4\x90\x80\x80"), false, 0 }, /* past the last */
		{ STR_INIT("ab\xe2\x98"), false, 2 },       /* cut short */
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		size_t bad = 0;

		assert_int_equal(
		    utf8_valid(cases[i].text, &bad), cases[i].valid);
		assert_int_equal(bad, cases[i].bad);
	}
}

static void
folds_what_people_type_alike(void **state)
{
	static const struct {
		const char *a, *b;
	} same[] = {
		{ "Zoë’s  CAFÉ", "zoe's cafe" },
		{ " \xc2\xa0straße\n", "STRASSE" },
		{ "ﬁne", "FINE" },
		{ "“so”", "\"so\"" },
		{ "e\xcc\x81", "é" },
		{ "soft\xc2\xadhyphen", "softhyphen" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(same); i++) {
		struct str a = utf8_fold(arena, str_from(same[i].a));
		struct str b = utf8_fold(arena, str_from(same[i].b));

		assert_str(a, str_c(arena, b));
	}
	assert_false(
	    str_eq(utf8_fold(arena, STR("mum")), utf8_fold(arena, STR("dad"))));
	arena_free(arena);
}

static void
measures_columns(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(STR("abc")), 3);
	assert_int_equal(utf8_width(STR("日本")), 4);
	assert_int_equal(utf8_width(STR("e\xcc\x81")), 1);
	assert_int_equal(utf8_count(STR("日本é")), 3);
	assert_int_equal(utf8_fit(STR("日本語"), 5), 6);
	assert_int_equal(utf8_fit(STR("ae\xcc\x81z"), 2), 4);
	assert_int_equal(utf8_fit(STR("ab"), 9), 2);
}

static void
takes_characters_one_by_one(void **state)
{
	struct str s = STR("a\xc3\xa9\xff\xf0\x9f\x98\x80");
	char bytes[4];

	(void)state;
	assert_int_equal(utf8_next(&s), 'a');
	assert_int_equal(utf8_next(&s), 0xE9);
	assert_int_equal(utf8_next(&s), 0); /* a wrong byte is taken off */
	assert_int_equal(utf8_next(&s), 0x1F600);
	assert_int_equal(s.n, 0);
	assert_int_equal(utf8_put(0x1F600, bytes), 4);
	assert_memory_equal(bytes, "\xf0\x9f\x98\x80", 4);
}

static void
knows_kinds_of_characters(void **state)
{
	(void)state;
	assert_true(utf8_is_letter(0xE9));
	assert_true(utf8_is_letter(0x0301)); /* a mark */
	assert_false(utf8_is_letter('1'));
	assert_true(utf8_is_digit(0x0663)); /* Arabic three */
	assert_true(utf8_is_control(0x1B));
	assert_true(utf8_is_control(0x9B));
	assert_false(utf8_is_control('\n'));
	assert_true(utf8_is_bidi(0x202E));
	assert_false(utf8_is_bidi(0x0627)); /* Arabic letters stay */
	assert_true(utf8_is_upper(0xC9));
	assert_false(utf8_is_upper(0xE9));
}

static void
folds_one_character_as_all(void **state)
{
	(void)state;
	for (unsigned c = 'A'; c < 0x20000; c++) {
		struct arena *arena;
		unsigned folded[UTF8_FOLDED_MAX];
		char character[4], all[4 * UTF8_FOLDED_MAX];
		size_t n = 0, bytes = utf8_put(c, character);

		if (!utf8_is_letter(c) ||
		    !utf8_valid((struct str){ character, bytes }, NULL))
			continue;
		arena = arena_new();
		for (size_t i = 0, count = utf8_fold_char(c, folded); i < count;
		     i++)
			n += utf8_put(folded[i], all + n);
		assert_str(utf8_fold(arena, (struct str){ character, bytes }),
		    str_c(arena, utf8_fold(arena, (struct str){ all, n })));
		arena_free(arena);
	}
}

static void
knows_what_a_character_is_made_of(void **state)
{
	(void)state;
	assert_int_equal(utf8_base(0xC9), 'E');
	assert_int_equal(utf8_base(0x451), 0x435);
	assert_int_equal(utf8_base(0xFF21), 'A');
	assert_int_equal(utf8_base(0x301), 0x301);
	assert_int_equal(utf8_base('a'), 'a');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_valid_from_not),
		cmocka_unit_test(folds_what_people_type_alike),
		cmocka_unit_test(measures_columns),
		cmocka_unit_test(takes_characters_one_by_one),
		cmocka_unit_test(knows_kinds_of_characters),
		cmocka_unit_test(folds_one_character_as_all),
		cmocka_unit_test(knows_what_a_character_is_made_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
