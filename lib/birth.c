/* SPDX-License-Identifier: MIT */
#include "birth.h"

#define OF STR("of") /* between a day and its month */

static bool
is_one_of(struct str word, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_case(word, words[i]))
			return true;
	return false;
}

#define MONTH_LETTERS 3 /* of its name at least */

static const struct str months[] = { STR_INIT("january"), STR_INIT("february"),
	STR_INIT("march"), STR_INIT("april"), STR_INIT("may"), STR_INIT("june"),
	STR_INIT("july"), STR_INIT("august"), STR_INIT("september"),
	STR_INIT("october"), STR_INIT("november"), STR_INIT("december") };

static bool
is_month(struct str word)
{
	for (size_t i = 0; i < COUNTOF(months); i++)
		if (word.n >= MONTH_LETTERS && word.n <= months[i].n &&
		    str_eq_case(word, str_head(months[i], word.n)))
			return true;
	return str_eq_case(word, STR("sept"));
}

void
birth_show(struct lexicon *lexicon)
{
	lexicon_show_behind(lexicon, OF);
	for (size_t i = 0; i < COUNTOF(months); i++) {
		lexicon_show_behind(lexicon, months[i]);
		lexicon_show_behind(
		    lexicon, str_head(months[i], MONTH_LETTERS));
	}
}

static size_t
leading_digits(struct str word)
{
	size_t n = 0;

	while (n < word.n && word.s[n] >= '0' && word.s[n] <= '9')
		n++;
	return n;
}

static bool
is_number(struct str word, size_t low, size_t high)
{
	return leading_digits(word) == word.n && word.n >= low &&
	       word.n <= high;
}

/* "3", "03" or "3rd". */
static bool
is_day(struct str word)
{
	static const struct str ends[] = { STR_INIT(""), STR_INIT("st"),
		STR_INIT("nd"), STR_INIT("rd"), STR_INIT("th") };
	size_t n = leading_digits(word);

	return (n == 1 || n == 2) &&
	       is_one_of(str_from_byte(word, n), ends, COUNTOF(ends));
}

/* Whether a word such as "born" stands before word i, with none or few small
 * ones between. */
static bool
is_of_birth(const struct lexicon_tokens *tokens, size_t i)
{
	static const struct str births[] = { STR_INIT("born"), STR_INIT("dob"),
		STR_INIT("birth"), STR_INIT("birthday"), STR_INIT("birthdays"),
		STR_INIT("birthdate") };
	static const struct str small[] = { STR_INIT("on"), STR_INIT("is"),
		STR_INIT("was"), STR_INIT("the"), STR_INIT("in"),
		STR_INIT("s") };
	const struct lexicon_token *token = tokens->v + i;

	for (size_t back = 0; back < 4 && back < i; back++) {
		struct str word = (--token)->plain;

		if (is_one_of(word, births, COUNTOF(births)))
			return true;
		if (!is_one_of(word, small, COUNTOF(small)))
			break;
	}
	return i >= 3 && str_eq_case(token->plain, STR("b")) &&
	       token > tokens->v + 1 &&
	       str_eq_case(token[-1].plain, STR("o")) &&
	       str_eq_case(token[-2].plain, STR("d"));
}

/* Whether c, a mark that dates are written with, is all that stands between
 * word i and the next. */
static bool
is_between(
    struct str text, const struct lexicon_tokens *tokens, size_t i, char c)
{
	const struct lexicon_token *token = tokens->v + i;

	return i + 1 < tokens->n && token[1].start == token->end + 1 &&
	       text.s[token->end] == c;
}

/* The last word of "3/4/2015" or "3/4", from word i on; 0: it is none. */
static size_t
end_in_numbers(struct str text, const struct lexicon_tokens *tokens, size_t i)
{
	static const char marks[] = { '/', '.', '-' };
	const struct lexicon_token *token = tokens->v + i;

	for (size_t m = 0; m < COUNTOF(marks); m++) {
		if (!is_between(text, tokens, i, marks[m]) ||
		    !is_number(token->plain, 1, 4) ||
		    !is_number(token[1].plain, 1, 2))
			continue;
		if (is_between(text, tokens, i + 1, marks[m]) &&
		    is_number(token[2].plain, 1, 4))
			return i + 2;
		return marks[m] == '/' ? i + 1 : 0;
	}
	return 0;
}

/* Whether word i is a year. */
static bool
is_year(const struct lexicon_tokens *tokens, size_t i)
{
	return i < tokens->n && is_number(tokens->v[i].plain, 4, 4);
}

/* The last word of "April 3, 2015", "April 3rd" or "April 2015", from word i on;
 * 0: it is none. */
static size_t
end_behind_month(const struct lexicon_tokens *tokens, size_t i)
{
	struct str day;

	if (is_year(tokens, i + 1))
		return i + 1;
	if (i + 1 >= tokens->n)
		return 0;
	day = tokens->v[i + 1].plain;
	if (!is_day(day))
		return 0;
	if (is_year(tokens, i + 2))
		return i + 2;
	return leading_digits(day) < day.n ? i + 1 : 0;
}

/* The same of "3rd of April 2015". */
static size_t
end_behind_day(const struct lexicon_tokens *tokens, size_t i)
{
	const struct lexicon_token *token = tokens->v;

	i++;
	if (i + 1 < tokens->n && str_eq_case(token[i].plain, OF))
		i++;
	if (i >= tokens->n || !is_month(token[i].plain))
		return 0;
	return is_year(tokens, i + 1) ? i + 1 : i;
}

bool
birth_date(struct str text, const struct lexicon_tokens *tokens, size_t *i,
    size_t *last)
{
	size_t first = *i;

	if (first > 0 && is_month(tokens->v[first - 1].plain))
		first--;
	if (first == 0 || !is_of_birth(tokens, first))
		return false;
	*last = end_in_numbers(text, tokens, first);
	if (!*last && is_month(tokens->v[first].plain))
		*last = end_behind_month(tokens, first);
	else if (!*last && is_day(tokens->v[first].plain))
		*last = end_behind_day(tokens, first);
	*i = first;
	return *last > 0;
}
