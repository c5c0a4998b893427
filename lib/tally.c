/* SPDX-License-Identifier: MIT */
#include "tally.h"

#define SAMPLE_MAX 20 /* bytes */
#define DIGITS_MAX 4

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_bracket(char c)
{
	return c == '(' || c == '[' || c == '{';
}

static size_t
digits_of(struct str text)
{
	size_t n = 0;

	while (n < text.n && is_digit(text.s[n]))
		n++;
	return n;
}

bool
tally_is_sample(struct str text)
{
	bool number = false;

	if (!text.n || text.n > SAMPLE_MAX ||
	    !(is_bracket(text.s[0]) || text.s[0] == '+'))
		return false;
	for (size_t i = 0; i < text.n; i++)
		number |= is_digit(text.s[i]);
	return number;
}

/* Whether text is like the sample, with numbers of its own; "(1 vote)" is like
 * "(3 votes)". */
static bool
is_like(struct str sample, struct str text, struct str *dots)
{
	*dots = STR("");
	while (sample.n && text.n) {
		size_t wanted = digits_of(sample), found = digits_of(text);

		if (wanted) {
			if (!found || found > DIGITS_MAX)
				return false;
			if (!dots->n)
				*dots = str_head(text, found);
		} else if (sample.s[0] == text.s[0]) {
			wanted = found = 1;
		} else if (sample.s[0] == 's') {
			wanted = 1;
		} else if (text.s[0] == 's') {
			found = 1;
		} else {
			return false;
		}
		sample = str_from_byte(sample, wanted);
		text = str_from_byte(text, found);
	}
	return !sample.n && !text.n;
}

bool
tally_cut(struct str sample, struct str *words, struct str *dots)
{
	size_t at = words->n;

	while (at-- > 1) {
		struct str rest = str_from_byte(*words, at);
		struct str before = str_trim(str_head(*words, at));

		if (rest.n > SAMPLE_MAX)
			return false;
		if (rest.s[0] != sample.s[0] || !before.n ||
		    (before.n == at && !is_bracket(sample.s[0])) ||
		    !is_like(sample, rest, dots))
			continue;
		*words = before;
		return true;
	}
	return false;
}

bool
tally_seems(struct str words)
{
	struct str dots;

	if (!words.n || words.s[words.n - 1] != ')')
		return false;
	return tally_cut(STR("(+3)"), &words, &dots) ||
	       tally_cut(STR("(+3/-1)"), &words, &dots);
}
