/* SPDX-License-Identifier: MIT */
#include "pattern.h"

#include <string.h>

#include "birth.h"
#include "utf8.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What stands between word i and the next; blank if nothing does, or if it is
 * the last. */
static struct str
gap(const struct pattern_scan *scan, size_t i)
{
	const struct lexicon_token *token = &scan->tokens.v[i];

	if (i + 1 >= scan->tokens.n)
		return STR("");
	return (struct str){ scan->text.s + token->end,
		token[1].start - token->end };
}

/* Whether all of s is among these. */
static bool
is_only(struct str s, struct str marks)
{
	for (size_t i = 0; i < s.n; i++)
		if (!str_has(marks, s.s[i]))
			return false;
	return true;
}

/* Whether words i and i + 1 belong to one name of a machine. */
static bool
is_dotted(const struct pattern_scan *scan, size_t i)
{
	struct str mark = gap(scan, i);

	return str_eq(mark, STR(".")) || (mark.n && is_only(mark, STR("-")));
}

/* Whether a gap is blanks and one of these brackets. */
static bool
is_bracket(struct str gap, struct str brackets)
{
	struct str bracket = str_trim(gap);

	return bracket.n == 1 && str_has(brackets, bracket.s[0]);
}

/* How many words behind word i the name of a machine begins, if an @ stands
 * there, or "(at)" in its place; else 0.  marks may stand before the @. */
static size_t
to_machine(const struct pattern_scan *scan, size_t i, struct str marks)
{
	struct str mark = gap(scan, i);

	if (mark.n && mark.s[mark.n - 1] == '@')
		return is_only(str_head(mark, mark.n - 1), marks);
	if (!is_bracket(mark, STR("([{")) ||
	    !str_eq_case(scan->tokens.v[i + 1].plain, STR("at")) ||
	    !is_bracket(gap(scan, i + 1), STR(")]}")))
		return 0;
	return 2;
}

/* The last word of an email address that begins with word i: words joined by
 * . _ % + - ', an @, and a name with a dot in it. */
static bool
email_cut(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	const struct str marks = STR("._%+-'");
	const struct lexicon_token *token = scan->tokens.v;
	size_t at = i, start, end;
	struct str mark;

	if (!scan->at_sign || i < scan->no_email)
		return false;
	while ((mark = gap(scan, at)).n && is_only(mark, marks))
		at++;
	/* Where it is none from here, it is none from a later word. */
	scan->no_email = at + 1;
	start = end = at + to_machine(scan, at, marks);
	if (start == at)
		return false;
	while (is_dotted(scan, end))
		end++;
	/* Back to a last part such as "org". */
	while (end > start &&
	       (!str_eq(gap(scan, end - 1), STR(".")) ||
		   token[end].plain.n < 2 || is_digit(token[end].plain.s[0])))
		end--;
	*cut = (struct pattern_cut){ token[i].start, token[end].end,
		STR("[email]") };
	return end > start;
}

/* Whether there is an @, or a bracket that may hold what stands for it. */
static bool
may_have_email(struct str text)
{
	return str_has(text, '@') || str_has(text, '(') || str_has(text, '[') ||
	       str_has(text, '{');
}

#define DIGITS_MAX 19
#define GROUPS_MAX 4

/* Digits that may be a telephone number. */
struct digits {
	char c[DIGITS_MAX];
	size_t end[DIGITS_MAX]; /* where the text goes on after each */
	bool whole[DIGITS_MAX]; /* no digit follows */
	size_t n;
	size_t group[GROUPS_MAX]; /* digits in the first groups */
	size_t groups;
};

/* The bytes of what may stand between the digits of a number, which is asked
 * of each byte between them. */
static size_t
separator(struct str s)
{
	/* Blanks, dashes, and what nobody sees. */
	static const struct str marks[] = { STR_INIT("\xc2\xa0"),
		STR_INIT("\xc2\xad"), STR_INIT("\xc2\xb7"),
		STR_INIT("\xe2\x80\x87"), STR_INIT("\xe2\x80\x89"),
		STR_INIT("\xe2\x80\x8b"), STR_INIT("\xe2\x80\x8c"),
		STR_INIT("\xe2\x80\x8d"), STR_INIT("\xe2\x80\x90"),
		STR_INIT("\xe2\x80\x91"), STR_INIT("\xe2\x80\x92"),
		STR_INIT("\xe2\x80\x93"), STR_INIT("\xe2\x80\x94"),
		STR_INIT("\xe2\x80\xaf"), STR_INIT("\xe2\x81\xa0"),
		STR_INIT("\xe2\x88\x92"), STR_INIT("\xef\xbb\xbf") };

	if ((unsigned char)s.s[0] < 0x80)
		return str_has(STR(" .-()/\t\n"), s.s[0]);
	for (size_t i = 0; i < COUNTOF(marks); i++)
		if (str_starts(s, marks[i]))
			return marks[i].n;
	return 0;
}

static struct digits
read_digits(struct str text, size_t start)
{
	struct digits digits = { 0 };
	size_t gap = 1, at = start; /* gap: separators since the last digit */

	while (at < text.n && digits.n < DIGITS_MAX) {
		size_t n;

		if (is_digit(text.s[at])) {
			digits.groups += gap > 0;
			gap = 0;
			if (digits.groups <= GROUPS_MAX)
				digits.group[digits.groups - 1]++;
			digits.c[digits.n] = text.s[at];
			digits.end[digits.n] = ++at;
			digits.whole[digits.n++] =
			    at == text.n || !is_digit(text.s[at]);
			continue;
		}
		n = gap < 3 ? separator(str_from_byte(text, at)) : 0;
		if (!n)
			break;
		gap++;
		at += n;
	}
	return digits;
}

/* The most digits, of high to low, that end with a group; 0 if none do. */
static size_t
ends_at(const struct digits *digits, size_t high, size_t low)
{
	for (size_t n = high < digits->n ? high : digits->n; n >= low; n--)
		if (digits->whole[n - 1])
			return n;
	return 0;
}

/* How many of the digits are a telephone number; plus: a + stands before. */
static size_t
phone_digits(const struct digits *digits, bool plus)
{
	struct str s = { digits->c, digits->n };
	bool uk = str_starts(s, STR("44"));

	if (plus && uk)
		return ends_at(digits, s.n > 2 && s.s[2] == '0' ? 13 : 12, 11);
	if (plus)
		return ends_at(digits, 15, 8);
	if (str_starts(s, STR("00")))
		return ends_at(digits, 17, 11);
	/* Not dates or lists of small numbers. */
	if (digits->group[0] < 2 ||
	    (digits->group[0] == 2 && digits->group[1] != 3))
		return 0;
	if (s.n > 2 && s.s[0] == '0' && str_has(STR("12378"), s.s[1])) {
		/* Nor times and a number, such as 0830 0930 10. */
		bool times = digits->group[0] == 4 && digits->group[1] == 4;

		return ends_at(digits, 11, times ? 11 : 10);
	}
	if (s.n > 2 && uk && str_has(STR("012378"), s.s[2]))
		return ends_at(digits, s.s[2] == '0' ? 13 : 12, 12);
	/* A spreadsheet took the 0 away. */
	if (s.n && s.s[0] == '7' && digits->group[0] >= 4)
		return ends_at(digits, 10, 10);
	return 0;
}

/* A telephone number that begins in word i.  What is written in one with it
 * goes, too. */
static bool
phone_cut(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	const struct lexicon_token *token = &scan->tokens.v[i];
	struct str text = scan->text;
	size_t at = token->start, start, n;
	struct digits digits;
	bool plus;

	while (at < token->end && !is_digit(text.s[at]))
		at++;
	start = token->start;
	if (start > 0 && text.s[start - 1] == '(')
		start--;
	plus = start > 0 && text.s[start - 1] == '+';
	/* Behind letters only as in "tel07700...", not as in "B12". */
	if (at == token->end || (at > token->start && text.s[at] != '0') ||
	    (!plus && !str_has(STR("047"), text.s[at])))
		return false;
	digits = read_digits(text, at);
	n = phone_digits(&digits, plus);
	if (!n)
		return false;
	start -= plus;
	if (plus && start > 0 && text.s[start - 1] == '(')
		start--;
	*cut = (struct pattern_cut){ start, digits.end[n - 1], STR("[phone]") };
	/* A bracket that is closed only behind the number is none of it. */
	if (text.s[start] == '(' &&
	    !str_has(str_from_byte(str_head(text, cut->end), start), ')'))
		cut->start++;
	for (; i < scan->tokens.n && token->start < cut->end; i++, token++)
		if (token->end > cut->end)
			cut->end = token->end;
	return true;
}

/* Words joined by these marks alone, from word i on: the last of them. */
static size_t
last_joined(const struct pattern_scan *scan, size_t i, struct str marks)
{
	struct str mark;

	while ((mark = gap(scan, i)).n == 1 && is_only(mark, marks))
		i++;
	return i;
}

/* The end of a link that goes on at byte at: what stands in one, without the
 * marks that end a sentence. */
static size_t
link_end(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.n && (unsigned char)text.s[end] > ' ' &&
	       !str_has(STR("<>\""), text.s[end]))
		end++;
	while (end > at && str_has(STR(".,;:!?)'*]"), text.s[end - 1]))
		end--;
	return end;
}

/* Whether a name of a machine that ends so is one; many words that somebody
 * forgot to put a blank between are not. */
static bool
is_site(struct str last, bool path)
{
	static const struct str sure[] = { STR_INIT("com"), STR_INIT("org"),
		STR_INIT("net"), STR_INIT("uk"), STR_INIT("gov") };
	static const struct str perhaps[] = { STR_INIT("ly"), STR_INIT("me"),
		STR_INIT("io"), STR_INIT("be"), STR_INIT("co"), STR_INIT("eu"),
		STR_INIT("gl"), STR_INIT("info"), STR_INIT("app") };

	for (size_t i = 0; i < COUNTOF(sure); i++)
		if (str_eq_case(last, sure[i]))
			return true;
	for (size_t i = 0; path && i < COUNTOF(perhaps); i++)
		if (str_eq_case(last, perhaps[i]))
			return true;
	return false;
}

static bool
link_cut(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	const struct lexicon_token *token = &scan->tokens.v[i];
	struct str after, mark = gap(scan, i);
	size_t last = i, end;

	if (!scan->link ||
	    (!str_starts(mark, STR("://")) && !str_eq(mark, STR("."))))
		return false;
	if (mark.n == 1 && !str_eq_case(token->plain, STR("www"))) {
		if (i < scan->no_link)
			return false;
		last = last_joined(scan, i, STR(".-"));
		after = str_from_byte(scan->text, scan->tokens.v[last].end);
		/* Where it is none from here, it is none from a later word. */
		scan->no_link = last + 1;
		if (!is_site(scan->tokens.v[last].plain,
			str_starts(after, STR("/"))))
			return false;
	}
	end = scan->tokens.v[last].end;
	*cut = (struct pattern_cut){ token->start, link_end(scan->text, end),
		STR("[link]") };
	return true;
}

/* "@somebody_there", but no "a@b", "@10" or "@SUM(". */
static bool
handle_cut(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	const struct lexicon_token *token = &scan->tokens.v[i];
	struct str text = scan->text;
	size_t at = token->start, end;

	if (!scan->at_sign || !at || text.s[at - 1] != '@' ||
	    token->plain.n < 3 || is_digit(text.s[at]) ||
	    (i > 0 && token[-1].end == at - 1))
		return false;
	end = scan->tokens.v[last_joined(scan, i, STR("._"))].end;
	if (end < text.n && text.s[end] == '(')
		return false;
	*cut = (struct pattern_cut){ at - 1, end, STR("[handle]") };
	return true;
}

/* Numbers -------------------------------------------------------------------*/

/* The last of ten digits is right for the first nine (modulo 11), as in NHS
 * numbers. */
static bool
is_nhs(const char *c)
{
	int sum = 0;

	for (int i = 0; i < 9; i++)
		sum += (c[i] - '0') * (10 - i);
	return (11 - sum % 11) % 11 == c[9] - '0';
}

/* As on bank cards (Luhn). */
static bool
is_card(const char *c, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		int digit = c[n - 1 - i] - '0';

		if (i % 2)
			digit = digit * 2 - (digit > 4 ? 9 : 0);
		sum += digit;
	}
	return sum % 10 == 0 && c[0] >= '3' && c[0] <= '6';
}

/* How many digits are a number that leads to somebody. */
static size_t
personal_digits(const struct digits *digits)
{
	const size_t *group = digits->group;
	size_t n = ends_at(digits, 10, 10);

	if (n && (group[0] == 10 || (group[0] == 3 && group[1] == 3)) &&
	    is_nhs(digits->c))
		return n;
	/* A sort code and an account. */
	n = ends_at(digits, 14, 14);
	if (n && group[0] == 2 && group[1] == 2 && group[2] == 2 &&
	    group[3] == 8)
		return n;
	for (n = 19; n >= 13; n--)
		if (ends_at(digits, n, n) && (group[0] == n || group[0] == 4) &&
		    is_card(digits->c, n))
			return n;
	return 0;
}

static bool
number_cut(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	const struct lexicon_token *token = &scan->tokens.v[i];
	struct digits digits;
	size_t n;

	/* Most numbers are short, and stand alone. */
	if (!is_digit(scan->text.s[token->start]) ||
	    (token->plain.n < 8 &&
		(i + 1 >= scan->tokens.n || !token[1].digits)))
		return false;
	digits = read_digits(scan->text, token->start);
	n = personal_digits(&digits);
	if (!n) {
		/* A number of something. */
		scan->doubtful |=
		    digits.group[0] >= 9 ||
		    (digits.n >= 10 && digits.group[0] == 3 &&
			digits.group[1] == 3 && digits.group[2] == 4);
		return false;
	}
	*cut = (struct pattern_cut){ token->start, digits.end[n - 1],
		STR("[number]") };
	return true;
}

/* Letters and digits that stand together, or with one blank or dash between
 * groups, in capitals. */
#define CODE_MAX 34

struct code {
	char c[CODE_MAX];
	size_t end[CODE_MAX]; /* where the text goes on after each */
	bool whole[CODE_MAX]; /* it ends its word */
	bool lower[CODE_MAX]; /* it was a small letter */
	size_t n;
	size_t first; /* how many are in the first word */
};

static struct code
read_code(const struct pattern_scan *scan, size_t i)
{
	struct code code = { 0 };

	for (; i < scan->tokens.n; i++) {
		const struct lexicon_token *token = &scan->tokens.v[i];
		struct str mark = gap(scan, i);

		if (token->plain.s != scan->text.s + token->start ||
		    token->plain.n > CODE_MAX - code.n)
			break;
		for (size_t at = token->start; at < token->end; at++) {
			char c = scan->text.s[at];

			code.lower[code.n] = c >= 'a';
			code.c[code.n] = (char)(c >= 'a' ? c - 0x20 : c);
			code.whole[code.n] = at + 1 == token->end;
			code.end[code.n++] = at + 1;
		}
		if (!code.first)
			code.first = code.n;
		if (mark.n != 1 || !is_only(mark, STR(" -")))
			break;
	}
	return code;
}

/* Whether the code has this form from place at on: A is a letter, 9 a digit. */
static bool
has_form(const struct code *code, size_t at, const char *form)
{
	for (; *form; form++, at++) {
		if (at >= code->n)
			return false;
		if (is_digit(code->c[at]) != (*form == '9'))
			return false;
	}
	return true;
}

/* A National Insurance number: in one word, or in capitals. */
static size_t
insurance(const struct code *code)
{
	bool one = code->first >= 8;

	if (!has_form(code, 0, "AA999999"))
		return 0;
	if (code->n > 8 && code->whole[8] && code->c[8] >= 'A' &&
	    code->c[8] <= 'D' && (one || !code->lower[0]))
		return 9;
	return one && code->whole[7] ? 8 : 0;
}

/* An account number with its two check digits (modulo 97). */
static bool
is_iban(const struct code *code, size_t n)
{
	unsigned rest = 0;

	for (size_t i = 0; i < n; i++) {
		char c = code->c[(i + 4) % n];

		rest = is_digit(c) ? rest * 10 + (unsigned)(c - '0')
				   : rest * 100 + (unsigned)(c - 'A' + 10);
		rest %= 97;
	}
	return rest == 1;
}

static size_t
iban(const struct code *code)
{
	if (!has_form(code, 0, "AA99"))
		return 0;
	for (size_t n = code->n; n >= 15; n--)
		if (code->whole[n - 1] && is_iban(code, n))
			return n;
	return 0;
}

/* A case of a court or an office: two letters and many digits in one word; or
 * the plate of a car. */
static size_t
reference(const struct code *code)
{
	size_t digits = 0;

	if (has_form(code, 0, "AA99AAA") && code->n >= 7 && code->whole[6] &&
	    !code->lower[0] && !code->lower[4])
		return 7;
	for (size_t i = 0; i < code->first; i++)
		digits += is_digit(code->c[i]);
	return has_form(code, 0, "AA9") && digits >= 5 ? code->first : 0;
}

/* Whether the first word may be the number of a pupil, a driver or a passport. */
static bool
is_long_code(const struct code *code)
{
	size_t digits = 0;

	for (size_t i = 0; i < code->first; i++)
		digits += is_digit(code->c[i]);
	return digits >= 6 && code->first >= 8;
}

/* The letters that postcodes of the United Kingdom begin with, two of them. */
static bool
is_area(const char *c)
{
	static const char areas[] =
	    "AB AL BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA "
	    "DD DE DG DH DL DN DT DY EC EH EN EX FK FY GL GU GY HA HD HG HP HR "
	    "HS HU HX IG IM IP IV JE KA KT KW KY LA LD LE LL LN LS LU ME MK ML "
	    "NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM SA SE SG SK SL "
	    "SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB WA WC WD WF "
	    "WN WR WS WV YO ZE ";

	for (size_t i = 0; i + 1 < sizeof(areas); i += 3)
		if (areas[i] == c[0] && areas[i + 1] == c[1])
			return true;
	return false;
}

/* "1st", "2nd", "3rd", "4th" are no end of a postcode, in small letters. */
static bool
is_ordinal(const struct code *code, size_t at)
{
	static const char *const ends[] = { "ST", "ND", "RD", "TH" };

	for (size_t i = 0; i < COUNTOF(ends); i++)
		if (code->lower[at + 1] &&
		    memcmp(code->c + at + 1, ends[i], 2) == 0)
			return true;
	return false;
}

/* The second half, "9AA", without the letters that it never has. */
static bool
is_inward(const struct code *code, size_t at)
{
	return has_form(code, at, "9AA") && code->whole[at + 2] &&
	       !str_has(STR("CIKMOV"), code->c[at + 1]) &&
	       !str_has(STR("CIKMOV"), code->c[at + 2]) &&
	       code->lower[0] == code->lower[at + 1] && !is_ordinal(code, at);
}

/* How much of the code is a postcode; half of one is doubtful, or none: B12 is
 * a vitamin, and M1 a road. */
static size_t
postcode(struct pattern_scan *scan, const struct code *code)
{
	static const char *const forms[] = { "AA99", "AA9A", "AA9", "A99",
		"A9A", "A9" };

	for (size_t i = 0; i < COUNTOF(forms); i++) {
		size_t n = strlen(forms[i]);
		bool area = forms[i][1] == 'A' && is_area(code->c);

		if (!has_form(code, 0, forms[i]))
			continue;
		/* In one word, or in two: "TF1 3AA". */
		if ((code->first == n || code->first == n + 3) &&
		    is_inward(code, n))
			return n + 3;
		if (code->first != n || !area)
			continue;
		/* "TF1 3" */
		if (code->n > n && is_digit(code->c[n]) && code->whole[n])
			return n + 1;
		scan->doubtful = true;
	}
	return 0;
}

static bool
code_cut(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	const struct lexicon_token *token = &scan->tokens.v[i];
	struct code code;
	size_t n;

	if (is_digit(scan->text.s[token->start]) ||
	    (!token->digits &&
		(token->plain.n != 2 || i + 1 >= scan->tokens.n ||
		    !token[1].digits)))
		return false;
	code = read_code(scan, i);
	n = iban(&code);
	if (!n)
		n = insurance(&code);
	cut->use = STR("[number]");
	if (!n && (n = postcode(scan, &code)))
		cut->use = STR("[postcode]");
	if (!n)
		n = reference(&code);
	scan->doubtful |= !n && is_long_code(&code);
	if (!n)
		return false;
	cut->start = token->start;
	cut->end = code.end[n - 1];
	return true;
}

/* Addresses -----------------------------------------------------------------*/

static const struct road {
	struct str word;
	bool sure; /* also in small letters */
} roads[] = { { STR_INIT("road"), true }, { STR_INIT("street"), true },
	{ STR_INIT("lane"), true }, { STR_INIT("avenue"), true },
	{ STR_INIT("crescent"), true }, { STR_INIT("terrace"), false },
	{ STR_INIT("close"), false }, { STR_INIT("drive"), false },
	{ STR_INIT("way"), false }, { STR_INIT("court"), false },
	{ STR_INIT("place"), false }, { STR_INIT("grove"), false },
	{ STR_INIT("gardens"), false }, { STR_INIT("square"), false },
	{ STR_INIT("mews"), false }, { STR_INIT("rise"), false },
	{ STR_INIT("walk"), false }, { STR_INIT("row"), false },
	{ STR_INIT("hill"), false }, { STR_INIT("rd"), false },
	{ STR_INIT("st"), false }, { STR_INIT("ave"), false },
	{ STR_INIT("ln"), false } };

/* Words that stand between a number and a road that are no name of one. */
static bool
is_no_road(struct str word)
{
	static const struct str words[] = { STR_INIT("family"),
		STR_INIT("county"), STR_INIT("crown"), STR_INIT("the"),
		STR_INIT("a"), STR_INIT("this"), STR_INIT("that"),
		STR_INIT("on"), STR_INIT("off"), STR_INIT("by"), STR_INIT("in"),
		STR_INIT("my"), STR_INIT("our"), STR_INIT("each"),
		STR_INIT("per"), STR_INIT("to"), STR_INIT("mph"),
		STR_INIT("at"), STR_INIT("busy") };

	for (size_t i = 0; i < COUNTOF(words); i++)
		if (str_eq_case(word, words[i]))
			return true;
	return false;
}

static bool
is_capital(const struct pattern_scan *scan, const struct lexicon_token *token)
{
	struct str rest = str_from_byte(scan->text, token->start);

	return utf8_is_upper(utf8_next(&rest));
}

/* Whether the words behind the number are a road, up to word last. */
static bool
is_road(const struct pattern_scan *scan, size_t number, size_t last)
{
	const struct lexicon_token *token = scan->tokens.v;
	bool capitals = true;

	for (size_t i = number + 1; i <= last; i++)
		capitals &= token[i].plain.n == 1 || /* "Mary's" */
			    is_capital(scan, &token[i]);
	/* "1 The Avenue" is one, "at 10 the court" is not. */
	if (is_no_road(token[last - 1].plain) &&
	    (last > number + 2 || !str_eq(token[last - 1].plain, STR("The")) ||
		str_eq_case(token[last].plain, STR("court"))))
		return false;
	for (size_t i = 0; i < COUNTOF(roads); i++)
		if (str_eq_case(token[last].plain, roads[i].word))
			return capitals ||
			       (roads[i].sure && last == number + 2);
	return false;
}

/* "14 Mill Lane", "14a Long Mill Lane". */
static bool
address_cut(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	const struct lexicon_token *token = scan->tokens.v;
	struct str number = token[i].plain;

	if (!is_digit(scan->text.s[token[i].start]) || number.n > 5)
		return false;
	for (size_t n = 1; n + 1 < number.n; n++)
		if (!is_digit(number.s[n]))
			return false;
	for (size_t last = i + 1; last <= i + 4; last++) {
		struct str mark = gap(scan, last - 1);

		if (mark.n < 1 || mark.n > 2 || !is_only(mark, STR(" ,'")) ||
		    token[last].digits)
			return false;
		if (last >= i + 2 && is_road(scan, i, last)) {
			*cut = (struct pattern_cut){ token[i].start,
				token[last].end, STR("[address]") };
			return true;
		}
	}
	return false;
}

/* The day on which somebody was born; other dates stay. */
static bool
birth_cut(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	const struct lexicon_token *token = scan->tokens.v;
	size_t last;

	if (!birth_date(scan->text, &scan->tokens, &i, &last))
		return false;
	*cut = (struct pattern_cut){ token[i].start, token[last].end,
		STR("[date]") };
	return true;
}

/* All of it -----------------------------------------------------------------*/

/* Whether a full stop or "://" stands within words, as it does in links. */
static bool
may_have_link(struct str text)
{
	for (struct str rest = text; rest.s;) {
		(void)str_cut(rest, '.', &rest);
		if (rest.n && (unsigned char)rest.s[0] > ' ')
			return true;
	}
	return str_has(text, '/') && str_find(text, STR("://")) < text.n;
}

#define NUMBER_SHORT 3 /* digits; with no others they lead to nobody */

/* Whether a word follows at byte at, so that a number before it may be that of
 * a house. */
static bool
is_before_word(struct str text, size_t at)
{
	while (at < text.n && str_has(STR(" ,'"), text.s[at]))
		at++;
	return at < text.n &&
	       ((unsigned char)text.s[at] >= 0x80 ||
		   ((text.s[at] | 0x20) >= 'a' && (text.s[at] | 0x20) <= 'z'));
}

bool
pattern_has_none(struct str text, const struct glance_sight *seen)
{
	if (seen->numbers > 1 || seen->longest > NUMBER_SHORT ||
	    (seen->numbers && is_before_word(text, seen->number_end)))
		return false;
	return !seen->marks || (!str_has(text, '@') && !may_have_link(text));
}

struct pattern_scan
pattern_scan(struct arena *arena, struct str text)
{
	return (struct pattern_scan){ .text = text,
		.tokens = lexicon_tokenise(arena, text),
		.at_sign = may_have_email(text),
		.link = may_have_link(text) };
}

bool
pattern_contact(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	return email_cut(scan, i, cut) ||
	       (scan->tokens.v[i].digits && phone_cut(scan, i, cut));
}

bool
pattern_any(struct pattern_scan *scan, size_t i, struct pattern_cut *cut)
{
	static const struct {
		bool (*find)(struct pattern_scan *scan, size_t i,
		    struct pattern_cut *cut);
		bool digits; /* only where there are some */
	} patterns[] = { { pattern_contact, false }, { link_cut, false },
		{ handle_cut, false }, { code_cut, false }, { birth_cut, true },
		{ number_cut, true }, { address_cut, true } };
	bool digits = scan->tokens.v[i].digits;

	for (size_t p = 0; p < COUNTOF(patterns); p++)
		if ((digits || !patterns[p].digits) &&
		    patterns[p].find(scan, i, cut))
			return true;
	return false;
}
