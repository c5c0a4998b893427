/* SPDX-License-Identifier: MIT */
/* csv: fields are written just as somebody with time would write them. */
#include "unit.h"

#include <string.h>

#include "buf.h"
#include "csv.h"

#define ROWS   100000
#define FIELDS 24
#define LONG   200 /* bytes in a field, at most */

static const char delimiters[] = ",;\t|";

static bool
is_number(struct str s)
{
	size_t digits = 0, points = 0, others = 0;

	for (size_t i = s.s[0] == '-' || s.s[0] == '+'; i < s.n; i++) {
		digits += s.s[i] >= '0' && s.s[i] <= '9';
		points += s.s[i] == '.' || s.s[i] == ',';
		others += !str_has(STR("0123456789.,"), s.s[i]);
	}
	return digits && points < 2 && !others;
}

static bool
needs_guard(struct str s)
{
	size_t i = 0;

	while (i < s.n && s.s[i] == '\'')
		i++;
	return i < s.n && str_has(STR("=+-@\t\r"), s.s[i]) && !is_number(s);
}

static bool
needs_quotes(struct str s, const struct csv_style *style)
{
	const struct str blanks = STR(" \t\n\v\f\r");

	return str_has(s, '"') || str_has(s, '\n') || str_has(s, '\r') ||
	       str_has(s, style->delimiter) || str_has(blanks, s.s[0]) ||
	       str_has(blanks, s.s[s.n - 1]);
}

/* One byte after the other. */
static void
write_slowly(struct buf *buf, struct str s, const struct csv_style *style)
{
	bool quote = s.n ? style->quote_all || needs_quotes(s, style)
			 : style->quote_blank;

	if (quote)
		buf_char(buf, '"');
	if (s.n && needs_guard(s))
		buf_char(buf, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '"')
			buf_char(buf, '"');
		buf_char(buf, s.s[i]);
	}
	if (quote)
		buf_char(buf, '"');
}

static void
assert_written(struct arena *arena, const struct str *field, size_t n,
    const struct csv_style *style)
{
	struct out *out = out_memory(arena);
	struct buf want = BUF(arena);
	struct str got;

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_char(&want, style->delimiter);
		write_slowly(&want, field[i], style);
	}
	csv_row(out, style, field, n);
	got = out_text(out);
	assert_int_equal(got.n, buf_str(&want).n);
	if (got.n)
		assert_memory_equal(got.s, buf_str(&want).s, got.n);
}

static unsigned
next(unsigned long long *seed)
{
	*seed = *seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(*seed >> 33);
}

/* Some text, most of it letters, with exactly as much memory as it has. */
static struct str
make_text(struct arena *arena, unsigned long long *seed)
{
	static const char marks[] =
	    "\"\"',;\t|\n\r\v\f \x1f\x7f=+-@.0129\xc3\xa9\x80\xff!/:A[{}\0";
	static const unsigned most[] = { 1, 5, 20, LONG + 1 };
	unsigned kind = next(seed), odd = 1U << kind % 9;
	size_t n = next(seed) % most[kind / 16 % COUNTOF(most)];
	char *s = ARENA_ARRAY(arena, char, n);

	for (size_t i = 0; i < n; i++) {
		unsigned r = next(seed);

		s[i] =
		    (char)(r % odd ? 'a' + r / 512 % 26
				   : (unsigned char)
					 marks[r / 512 % (sizeof(marks) - 1)]);
	}
	return (struct str){ s, n };
}

static void
rows_are_as_written_slowly(void **state)
{
	struct arena *arena = arena_new();
	unsigned long long seed = 20261123;

	(void)state;
	for (unsigned row = 0; row < ROWS; row++) {
		struct csv_style style = { .delimiter = delimiters[row % 4],
			.quote_all = row % 11 == 0,
			.quote_blank = row % 7 == 0 };
		struct str field[FIELDS];
		size_t n = row / 4 % FIELDS;

		for (size_t i = 0; i < n; i++)
			field[i] = make_text(arena, &seed);
		assert_written(arena, field, n, &style);
		arena_reset(arena);
	}
	arena_free(arena);
}

/* A text of each length with one or two marks in it, at each of its places. */
static void
a_mark_is_seen_at_each_place(void **state)
{
	static const char marks[] = "\",;|\t\n\r\v \x1f=-'\xc3";
	struct arena *arena = arena_new();
	size_t made = 0;

	(void)state;
	for (size_t n = 1; n <= LONG; n++) {
		for (size_t at = 0; at < n; at++) {
			struct str field[sizeof(marks) - 1];
			struct csv_style style = { .delimiter =
						       delimiters[made++ % 4] };

			for (size_t i = 0; i < COUNTOF(field); i++) {
				char *s = ARENA_ARRAY(arena, char, n);

				memset(s, 'w', n);
				if (made % 3 == 0)
					s[(at + 7) % n] = '"';
				s[at] = marks[i];
				field[i] = (struct str){ s, n };
			}
			assert_written(arena, field, COUNTOF(field), &style);
			arena_reset(arena);
		}
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_as_written_slowly),
		cmocka_unit_test(a_mark_is_seen_at_each_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
