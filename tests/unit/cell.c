/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "cell.h"

static void
cells_are_read_as_meant(void **state)
{
	static const struct {
		struct str raw;
		const char *cell;
		size_t controls, bidis;
	} cells[] = {
		{ STR_INIT(""), "", 0, 0 },
		{ STR_INIT(" \t\r\n"), "", 0, 0 },
		{ STR_INIT("\xc2\xa0 a b\xe3\x80\x80\xef\xbb\xbf"), "a b", 0,
		    0 },
		{ STR_INIT("'=1+1"), "=1+1", 0, 0 },
		{ STR_INIT(" ''=1+1"), "'=1+1", 0, 0 },
		{ STR_INIT("'tis"), "'tis", 0, 0 },
		{ STR_INIT("a\r\nb\rc\nd"), "a\nb\nc\nd", 0, 0 },
		{ STR_INIT("a\x1b[2J\x7f"), "a\xef\xbf\xbd[2J\xef\xbf\xbd", 2,
		    0 },
		{ STR_INIT("\xe2\x80\x8e a\xe2\x80\xae"
			   "b"),
		    "ab", 0, 2 },
		{ STR_INIT("12345678 \x01 12345678"),
		    "12345678 \xef\xbf\xbd 12345678", 1, 0 },
		{ STR_INIT("1234\x1f"
			   "678"),
		    "1234\xef\xbf\xbd"
		    "678",
		    1, 0 },
		{ STR_INIT("1234567\x7f"), "1234567\xef\xbf\xbd", 1, 0 },
		{ STR_INIT("12345\xc2\x85"
			   "8"),
		    "12345\xef\xbf\xbd"
		    "8",
		    1, 0 },
		{ STR_INIT("caf\xc3\xa9 \xe2\x98\x95"),
		    "caf\xc3\xa9 \xe2\x98\x95", 0, 0 },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(cells); i++) {
		struct cell_odd odd = { 0 };
		struct str cell;

		assert_true(cell_read(arena, cells[i].raw, &cell, &odd));
		assert_str(cell, cells[i].cell);
		assert_int_equal(odd.controls, cells[i].controls);
		assert_int_equal(odd.bidis, cells[i].bidis);
	}
	arena_free(arena);
}

static void
bytes_that_are_no_text(void **state)
{
	static const struct str bytes[] = { STR_INIT("a\0b"), STR_INIT("a\xff"),
		STR_INIT("a\xc3"), STR_INIT("a\xed\xa0\x80"),
		STR_INIT("a234567\0 012345678"),
		STR_INIT("a234567\xff 012345678") };
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(bytes); i++) {
		struct cell_odd odd = { 0 };
		struct str cell, shown;

		assert_false(cell_read(arena, bytes[i], &cell, &odd));
		shown = cell_readable(arena, bytes[i]);
		assert_true(cell_read(arena, shown, &cell, &odd));
		assert_int_equal(cell.s[0], 'a');
		assert_true(cell.n > 1);
	}
	assert_str(cell_readable(arena, STR("a\nb\tc\r\n")), "a\nb\tc\r\n");
	arena_free(arena);
}

static void
parts_of_a_cell(void **state)
{
	static const char *const parts[] = { "a", "", "b c", "d", "" };
	struct str rest = STR("a ;;\nb c\xc2\xa0,d; ");

	(void)state;
	for (size_t i = 0; i < COUNTOF(parts); i++) {
		assert_true(rest.n > 0);
		assert_str(cell_cut(rest, STR(";,"), &rest), parts[i]);
	}
	assert_int_equal(rest.n, 0);
}

static void
ids_languages_and_dates(void **state)
{
	static const struct {
		const char *text;
		bool id, language, date;
	} texts[] = {
		{ "", false, false, false },
		{ "s1", true, false, false },
		{ "a-b", true, false, false },
		{ "a b", false, false, false },
		{ "\xc3\xa9", false, false, false },
		{ "a1234567890123456789012345678901234567890", false, false,
		    false },
		{ "cy", true, true, false },
		{ "pt-BR", true, true, false },
		{ "zh-Hant-TW", true, true, false },
		{ "en-", true, false, false },
		{ "english", true, false, false },
		{ "01/02/26", false, false, true },
		{ "1.2.2026", false, false, true },
		{ "2026-02-01", true, false, true },
		{ "4-Mar", true, false, true },
		{ "Mar-26", true, true, true },
		{ "4-Max", true, false, false },
		{ "1/2", false, false, false },
		{ "12", true, false, false },
		{ "table 1", false, false, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(texts); i++) {
		struct str text = str_from(texts[i].text);

		assert_int_equal(cell_is_id(text), texts[i].id);
		assert_int_equal(cell_is_language(text), texts[i].language);
		assert_int_equal(cell_is_date(text), texts[i].date);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_read_as_meant),
		cmocka_unit_test(bytes_that_are_no_text),
		cmocka_unit_test(parts_of_a_cell),
		cmocka_unit_test(ids_languages_and_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
