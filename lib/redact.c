/* SPDX-License-Identifier: MIT */
#include "redact.h"

#include "buf.h"
#include "builtin.h"
#include "csv.h"
#include "dialect.h"
#include "lexicon.h"
#include "utf8.h"
#include "yaml.h"

struct redact {
	struct lexicon *names;
	struct lexicon *look_twice;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Names such as O'Brien and Anne-Marie are also written in one. */
static void
add_joined(struct arena *arena, struct lexicon *lexicon, struct str find,
    struct str use)
{
	static const struct str marks[] = { STR_INIT("'"), STR_INIT("-"),
		STR_INIT("\xe2\x80\x99"), STR_INIT("\xe2\x80\x90"),
		STR_INIT("\xe2\x80\x91") };
	struct buf joined = BUF(arena);
	bool any = false;

	while (find.n) {
		size_t n = 0;

		for (size_t i = 0; i < COUNTOF(marks); i++)
			if (str_starts(find, marks[i]))
				n = marks[i].n;
		any |= n > 0;
		if (!n) {
			buf_char(&joined, find.s[0]);
			n = 1;
		}
		find = str_from_byte(find, n);
	}
	if (any)
		(void)lexicon_add(lexicon, buf_str(&joined), use);
}

/* A text that is looked through. */
struct scan {
	const struct redact *redact;
	struct str text;
	struct lexicon_tokens tokens;
	bool at_sign;    /* there is an @ in it */
	size_t no_email; /* no address begins before this word */
};

/* What goes out of a text, and what comes in its place. */
struct cut {
	size_t start, end;
	struct str use;
};

/* What stands between word i and the next; blank if nothing does, or if it is
 * the last. */
static struct str
gap(const struct scan *scan, size_t i)
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
is_dotted(const struct scan *scan, size_t i)
{
	struct str mark = gap(scan, i);

	return str_eq(mark, STR(".")) || (mark.n && is_only(mark, STR("-")));
}

/* The last word of an email address that begins with word i: words joined by
 * . _ % + - ', an @, and a name with a dot in it. */
static bool
email_cut(struct scan *scan, size_t i, struct cut *cut)
{
	const struct str marks = STR("._%+-'");
	const struct lexicon_token *token = scan->tokens.v;
	size_t at = i, end;
	struct str mark;

	if (!scan->at_sign || i < scan->no_email)
		return false;
	while ((mark = gap(scan, at)).n && is_only(mark, marks))
		at++;
	/* Where it is none from here, it is none from a later word. */
	scan->no_email = at + 1;
	if (!mark.n || mark.s[mark.n - 1] != '@' ||
	    !is_only(str_head(mark, mark.n - 1), marks))
		return false;
	for (end = at + 1; is_dotted(scan, end);)
		end++;
	/* Back to a last part such as "org". */
	while (end > at + 1 &&
	       (!str_eq(gap(scan, end - 1), STR(".")) ||
		   token[end].plain.n < 2 || is_digit(token[end].plain.s[0])))
		end--;
	*cut = (struct cut){ token[i].start, token[end].end, STR("[email]") };
	return end > at + 1;
}

#define DIGITS_MAX 18

/* Digits that may be a telephone number. */
struct digits {
	char c[DIGITS_MAX];
	size_t end[DIGITS_MAX]; /* where the text goes on after each */
	bool whole[DIGITS_MAX]; /* no digit follows */
	size_t n;
	size_t group[2]; /* digits in the first two groups */
	size_t groups;
};

/* The bytes of what may stand between the digits of a number. */
static size_t
separator(struct str s)
{
	static const struct str marks[] = { STR_INIT(" "), STR_INIT("."),
		STR_INIT("-"), STR_INIT("("), STR_INIT(")"), STR_INIT("/"),
		STR_INIT("\t"), STR_INIT("\n"),
		/* Blanks, dashes, and what nobody sees. */
		STR_INIT("\xc2\xa0"), STR_INIT("\xc2\xad"),
		STR_INIT("\xc2\xb7"), STR_INIT("\xe2\x80\x87"),
		STR_INIT("\xe2\x80\x89"), STR_INIT("\xe2\x80\x8b"),
		STR_INIT("\xe2\x80\x8c"), STR_INIT("\xe2\x80\x8d"),
		STR_INIT("\xe2\x80\x90"), STR_INIT("\xe2\x80\x91"),
		STR_INIT("\xe2\x80\x92"), STR_INIT("\xe2\x80\x93"),
		STR_INIT("\xe2\x80\x94"), STR_INIT("\xe2\x80\xaf"),
		STR_INIT("\xe2\x81\xa0"), STR_INIT("\xe2\x88\x92"),
		STR_INIT("\xef\xbb\xbf") };

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
		size_t n = separator(str_from_byte(text, at));

		if (is_digit(text.s[at])) {
			digits.groups += gap > 0;
			gap = 0;
			if (digits.groups <= 2)
				digits.group[digits.groups - 1]++;
			digits.c[digits.n] = text.s[at];
			digits.end[digits.n] = ++at;
			digits.whole[digits.n++] =
			    at == text.n || !is_digit(text.s[at]);
		} else if (n && gap < 3) {
			gap++;
			at += n;
		} else {
			break;
		}
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
phone_cut(struct scan *scan, size_t i, struct cut *cut)
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
	*cut = (struct cut){ start, digits.end[n - 1], STR("[phone]") };
	for (; i < scan->tokens.n && token->start < cut->end; i++, token++)
		if (token->end > cut->end)
			cut->end = token->end;
	return true;
}

typedef bool cut_fn(struct scan *scan, size_t i, struct cut *cut);

/* A name that begins with word i. */
static bool
name_cut(struct scan *scan, size_t i, struct cut *cut)
{
	const struct lexicon_token *token = &scan->tokens.v[i];
	const struct lexicon_phrase *phrase =
	    lexicon_find(scan->redact->names, &scan->tokens, i);

	if (phrase)
		*cut = (struct cut){ token->start, token[phrase->n - 1].end,
			phrase->use };
	return phrase;
}

/* A name, an email address or a telephone number. */
static bool
any_cut(struct scan *scan, size_t i, struct cut *cut)
{
	return email_cut(scan, i, cut) ||
	       (scan->tokens.v[i].digits && phone_cut(scan, i, cut)) ||
	       name_cut(scan, i, cut);
}

static struct scan
new_scan(const struct redact *redact, struct arena *arena, struct str text)
{
	return (struct scan){ .redact = redact,
		.text = text,
		.tokens = lexicon_tokenise(arena, text),
		.at_sign = str_has(text, '@') };
}

static struct str
replace(struct scan *scan, struct arena *arena, cut_fn *find, size_t *n)
{
	struct buf clean = BUF(arena);
	size_t done = 0; /* bytes of text that are in clean, or cut */
	bool any = false;

	for (size_t i = 0; i < scan->tokens.n; i++) {
		struct cut cut;

		if (scan->tokens.v[i].start < done || !find(scan, i, &cut))
			continue;
		if (cut.start > done)
			buf_add(
			    &clean, str_head(str_from_byte(scan->text, done),
					cut.start - done));
		buf_add(&clean, cut.use);
		done = cut.end;
		any = true;
		++*n;
	}
	if (!any)
		return scan->text;
	buf_add(&clean, str_from_byte(scan->text, done));
	return buf_str(&clean);
}

struct str
redact_text(const struct redact *redact, struct arena *arena, struct str text,
    size_t *n)
{
	struct scan scan = new_scan(redact, arena, text);

	return replace(&scan, arena, any_cut, n);
}

struct str
redact_names(const struct redact *redact, struct arena *arena, struct str text,
    size_t *n)
{
	struct scan scan = new_scan(redact, arena, text);

	return replace(&scan, arena, name_cut, n);
}

struct str
redact_look_twice(const struct redact *redact, struct arena *arena,
    struct str text, size_t *n, bool *look)
{
	struct scan scan = new_scan(redact, arena, text);

	*look = false;
	for (size_t i = 0; i < scan.tokens.n && !*look; i++)
		*look = lexicon_find(redact->look_twice, &scan.tokens, i);
	return replace(&scan, arena, any_cut, n);
}

/* The words of look-twice.yaml are a list of texts. */
static void
load_look_twice(struct arena *arena, struct lexicon *lexicon)
{
	struct diag *diag = diag_new(arena, "look-twice.yaml");
	const struct yaml_node *root = yaml_read(arena, diag, "look-twice.yaml",
	    builtin_find(STR("look-twice.yaml")))
					   .root;

	for (size_t i = 0; i < root->n; i++)
		(void)lexicon_add(lexicon, root->item[i]->text, STR(""));
}

struct list {
	struct arena *arena;
	struct diag *diag;
	const char *name;
	struct lexicon *names;
	bool headed;
	bool bad;
	size_t find, use; /* columns; SIZE_MAX: there is none */
};

static void
bad_row(struct list *list, enum diag_code code, size_t line, const char *why)
{
	list->bad = true;
	diag_add(list->diag, code, (struct loc){ list->name, (int)line, 0, 0 },
	    "%s", why);
}

static bool
read_list_header(struct list *list, const struct csv_record *record)
{
	list->headed = true;
	list->find = list->use = record->n;
	for (size_t i = record->n; i-- > 0;) {
		struct str loose;

		if (!utf8_valid(record->field[i], NULL))
			continue;
		loose = dialect_loose(list->arena, record->field[i]);
		if (str_eq(loose, STR("find")))
			list->find = i;
		else if (str_eq(loose, STR("use")))
			list->use = i;
	}
	if (list->find < record->n)
		return true;
	bad_row(list, DIAG_NAMES_NO_HEADER, record->line,
	    "a names list begins with the line 'find,use'");
	return false;
}

static bool
on_name(void *context, const struct csv_record *record)
{
	struct list *list = context;
	struct str find = STR(""), use = STR("");

	if (record->blank)
		return true;
	if (!list->headed)
		return read_list_header(list, record);
	if (list->find < record->n)
		find = str_trim(record->field[list->find]);
	if (list->use < record->n)
		use = str_trim(record->field[list->use]);
	if (!utf8_valid(find, NULL) || !utf8_valid(use, NULL) ||
	    str_has(find, '\0') || str_has(use, '\0')) {
		bad_row(list, DIAG_NAMES_BAD_ROW, record->line,
		    "this row holds bytes that are no text; save the list as 'CSV UTF-8'");
		return true;
	}
	use = use.n ? str_dup(list->arena, use) : STR("[name]");
	if (!lexicon_add(list->names, find, use))
		bad_row(list, DIAG_NAMES_BAD_ROW, record->line,
		    "this row has no word to look for under 'find'");
	add_joined(list->arena, list->names, find, use);
	return true;
}

static bool
load_names(struct arena *arena, struct diag *diag, const char *path,
    struct lexicon *names)
{
	struct list list = { arena, diag, file_label(path), names,
		.bad = false };
	struct file_stream *stream = file_open(arena, diag, path);
	struct dialect dialect;
	bool fine;

	if (!stream)
		return false;
	fine = dialect_open(arena, diag, stream, NULL, &dialect) &&
	       csv_read(stream, diag, dialect.delimiter, on_name, &list);
	file_close(stream);
	if (fine && !list.headed)
		bad_row(&list, DIAG_EMPTY_FILE, 0,
		    "there is nothing in this names list; it begins with the line 'find,use'");
	return fine && !list.bad;
}

struct redact *
redact_load(struct arena *arena, struct diag *diag, const char *path)
{
	struct redact *redact = ARENA_NEW(arena, struct redact);

	redact->names = lexicon_new(arena, false);
	redact->look_twice = lexicon_new(arena, true);
	load_look_twice(arena, redact->look_twice);
	if (path && !load_names(arena, diag, path, redact->names))
		return NULL;
	return redact;
}
