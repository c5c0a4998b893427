/* SPDX-License-Identifier: MIT */
#include "mdtext.h"

#include <string.h>

#include "utf8.h"

/* Emphasis in the middle of a word, with another sign than the usual one. */
#define STAR     14
#define STAR_END 15

struct scan {
	struct str words;
	const struct mdtext *text;
	enum mdtext_place place;
	struct buf out;
	/* What stands anywhere among the words. */
	bool emphasis;
	bool label;      /* "]:" */
	bool address;    /* "@" and ">" */
	bool pairs[128]; /* more than one run of this sign */
	/* The link that the scan is in: its address and its words. */
	size_t links; /* begun so far */
	struct str href;
	struct str link_words;
	bool in_link;
};

void
mdtext_add(struct mdtext *text, struct str words)
{
	buf_add(&text->words, words);
}

void
mdtext_mark(struct mdtext *text, enum mdtext_mark mark, struct str href)
{
	buf_char(&text->words, (char)mark);
	if (mark == MDTEXT_LINK)
		*ARENA_PUSH(text->words.arena, &text->hrefs) = href;
}

bool
mdtext_has(const struct mdtext *text, enum mdtext_mark mark)
{
	return str_has(buf_str(&text->words), (char)mark);
}

/* What a byte is. */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_alnum(char c)
{
	return is_digit(c) || is_alpha(c);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static bool
is_mark(char c)
{
	return c > 0 && c < ' ' && c != '\n';
}

static bool
is_punct(char c)
{
	return c > ' ' && c < 127 && !is_alnum(c);
}

/* A byte of the words; past either end as if a line ended there. */
static char
at(struct str words, size_t i)
{
	if (i < words.n)
		return words.s[i];
	return '\n';
}

static char
before(struct str words, size_t i)
{
	if (i)
		return words.s[i - 1];
	return '\n';
}

/* The place of c from i on, words.n if there is none. */
static size_t
find(struct str words, size_t i, char c)
{
	while (i < words.n && words.s[i] != c)
		i++;
	return i;
}

/* Marks: those that Markdown cannot say are taken out. */

/* Takes out strong words inside strong words, and ends that meet a beginning.
 * Makes a copy that the other passes work on. */
static struct buf
flatten(struct arena *arena, struct str words)
{
	struct buf out = BUF(arena);
	int depth[MDTEXT_CODE_END + 1] = { 0 };
	size_t i;

	for (i = 0; i < words.n; i++) {
		char c = words.s[i];
		char last = before(buf_str(&out), out.n);
		bool begins = c == MDTEXT_STRONG || c == MDTEXT_EMPHASIS;
		bool ends = c == MDTEXT_STRONG_END || c == MDTEXT_EMPHASIS_END;

		if (begins && depth[(size_t)c]++)
			continue;
		if (ends && --depth[(size_t)c - 1])
			continue;
		if ((begins && last == c + 1) || (ends && last == c - 1))
			out.n--;
		else
			buf_char(&out, c);
	}
	return out;
}

/* White space of Unicode, as CommonMark has it; ASCII's is tidied away. */
static bool
is_wide_blank(unsigned c)
{
	return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
	       c == 0x202F || c == 0x205F || c == 0x3000;
}

/* The character that begins at i, or the one that ends before i. */
static unsigned
char_at(struct str words, size_t i)
{
	struct str rest = str_from_byte(words, i);

	return utf8_next(&rest);
}

static unsigned
char_before(struct str words, size_t i)
{
	while (i && ((unsigned char)words.s[i - 1] & 0xC0) == 0x80)
		i--;
	return i ? char_at(words, i - 1) : 0;
}

/* Whether a sign of emphasis counts as one with this character inside it,
 * whatever stands outside. */
static bool
is_word(unsigned c)
{
	return utf8_is_letter(c) || utf8_is_digit(c);
}

/* The same for what stands outside, whatever is inside: a blank or a sign. */
static bool
is_apart(char c)
{
	return is_blank(c) || is_punct(c) || is_mark(c);
}

/* Settles the emphasis that begins at i and ends at end; false if Markdown
 * cannot say it. */
static bool
settle(struct buf *words, size_t i, size_t end)
{
	struct str s = buf_str(words);
	char left = before(s, i);
	char right = at(s, end + 1);

	if (!is_apart(left) && !is_word(char_at(s, i + 1)))
		return false;
	if (!is_apart(right) && !is_word(char_before(s, end)))
		return false;
	if (s.s[i] == MDTEXT_STRONG || (is_apart(left) && is_apart(right)))
		return true;
	if (is_mark(left) || is_mark(right) || !is_word(char_at(s, i + 1)) ||
	    !is_word(char_before(s, end)))
		return false;
	words->v[i] = STAR;
	words->v[end] = STAR_END;
	return true;
}

/* Takes out the first mark that Markdown cannot say; false if there is none. */
static bool
take_out_one(struct buf *words)
{
	size_t i;

	for (i = 0; i < words->n; i++) {
		char c = words->v[i];
		size_t end;

		if (c != MDTEXT_STRONG && c != MDTEXT_EMPHASIS)
			continue;
		end = find(buf_str(words), i, (char)(c + 1));
		if (settle(words, i, end))
			continue;
		memmove(words->v + end, words->v + end + 1, words->n - end - 1);
		memmove(words->v + i, words->v + i + 1, words->n - i - 2);
		words->n -= 2;
		return true;
	}
	return false;
}

/* Signs: which of them would say something to Markdown. */

static bool
line_starts(struct str words, size_t i)
{
	return i == 0 || words.s[i - 1] == '\n';
}

/* Whether the line at i holds these characters only. */
static bool
line_of(struct str words, size_t i, struct str set)
{
	while (i < words.n && str_has(set, words.s[i]))
		i++;
	return at(words, i) == '\n';
}

/* Whether the sign at i could be half of a pair: not between blanks, and not
 * as in snake_case. */
static bool
is_half(struct str words, size_t i)
{
	bool last = i + 1 == words.n || words.s[i + 1] == ' ';

	if (words.s[i] == '_' && is_alnum(before(words, i)) &&
	    is_alnum(at(words, i + 1)))
		return false;
	return words.s[i] == '`' || !last || !is_blank(before(words, i));
}

/* One run alone, "____", is no pair; in a table other cells may hold the
 * second. */
static bool
could_pair(const struct scan *scan, size_t i)
{
	return is_half(scan->words, i) &&
	       (scan->place == MDTEXT_CELL || scan->emphasis ||
		   scan->pairs[(size_t)scan->words.s[i]]);
}

/* "#" to "######" and a blank. */
static bool
is_heading(struct str words, size_t i)
{
	size_t n = i;

	while (at(words, n) == '#')
		n++;
	return n - i <= 6 && is_blank(at(words, n));
}

/* The point in "1. " or the bracket in "1) ". */
static bool
is_number(struct str words, size_t i)
{
	size_t n = i;

	while (n && i - n <= 9 && is_digit(words.s[n - 1]))
		n--;
	return n < i && i - n <= 9 && line_starts(words, n) &&
	       is_blank(at(words, i + 1));
}

/* "[ ]", "[x]": a box to tick at the start of a line, and for GitHub's reader
 * also after a number and any other character: "12 [ ]". */
static bool
is_box(struct str words, size_t i)
{
	size_t n = i;

	if (at(words, i + 2) != ']' || !str_has(STR(" xX"), at(words, i + 1)))
		return false;
	if (line_starts(words, i))
		return true;
	if (n < 3 || words.s[n - 1] != ' ')
		return false;
	n -= 2;
	while (n && is_digit(words.s[n - 1]))
		n--;
	return line_starts(words, n);
}

/* Whether the sign at i, the first of a line, would begin a block, or make the
 * line before it a heading or the head of a table. */
static bool
starts_block(const struct scan *scan, size_t i)
{
	struct str words = scan->words;
	bool apart = is_blank(at(words, i + 1));

	switch (words.s[i]) {
	case '#':
		return is_heading(words, i);
	case '>':
		return true;
	case '*':
		return apart || line_of(words, i, STR("* "));
	case '+':
		return apart;
	case '`':
	case '~':
		return at(words, i + 1) == words.s[i] &&
		       at(words, i + 2) == words.s[i];
	case '-':
		return apart || line_of(words, i, STR("-:| "));
	case ':':
	case '|':
		return line_of(words, i, STR("-:| "));
	case '_':
		return line_of(words, i, STR("_ "));
	case '=':
		return i && line_of(words, i, STR("= "));
	case '[':
		return scan->label; /* "[x]: address" */
	default:
		return false;
	}
}

/* "&amp;", "&#38;". */
static bool
is_entity(struct str words, size_t i)
{
	size_t n = i + 1;

	if (at(words, n) == '#')
		n++;
	if (!is_alnum(at(words, n)))
		return false;
	while (is_alnum(at(words, n)))
		n++;
	return at(words, n) == ';';
}

/* The "<" of a tag, a comment, an address. */
static bool
is_tag(const struct scan *scan, size_t i)
{
	char next = at(scan->words, i + 1);

	return is_alpha(next) || next == '/' || next == '!' || next == '?' ||
	       (scan->address && !is_blank(next));
}

static bool
follows(struct str words, size_t i, struct str word)
{
	return i >= word.n &&
	       str_eq_case((struct str){ words.s + i - word.n, word.n }, word);
}

/* The colon of "https://example.org". */
static bool
is_address(struct str words, size_t i)
{
	if (at(words, i + 1) != '/' || at(words, i + 2) != '/')
		return false;
	return follows(words, i, STR("http")) ||
	       follows(words, i, STR("https")) || follows(words, i, STR("ftp"));
}

/* The first point of "www.example.org". */
static bool
is_www(struct str words, size_t i)
{
	return follows(words, i, STR("www")) && !is_alnum(before(words, i - 3));
}

/* The "@" of "someone@example.org". */
static bool
is_mail(struct str words, size_t i)
{
	size_t n = i + 1;

	if (!is_alnum(before(words, i)) &&
	    !str_has(STR(".+-_"), before(words, i)))
		return false;
	while (is_alnum(at(words, n)) || str_has(STR("-_"), at(words, n)))
		n++;
	return at(words, n) == '.' && is_alnum(at(words, n + 1));
}

static bool
needs_backslash(const struct scan *scan, size_t i)
{
	struct str words = scan->words;
	char next = at(words, i + 1);

	if (scan->place == MDTEXT_BLOCK && line_starts(words, i) &&
	    starts_block(scan, i))
		return true;
	switch (words.s[i]) {
	case '\\':
		return is_punct(next) || is_mark(next) || next == '\n' ||
		       is_wide_blank(char_at(words, i + 1));
	case '`':
	case '*':
	case '~':
	case '_':
		return could_pair(scan, i);
	case '[':
		return scan->in_link || next == '^' ||
		       (scan->place == MDTEXT_BLOCK && is_box(words, i));
	case ']':
		return scan->in_link || next == '(';
	case '!':
		return next == MDTEXT_LINK;
	case '<':
		return is_tag(scan, i);
	case '&':
		return is_entity(words, i);
	case '#':
		return scan->place == MDTEXT_HEADING &&
		       is_blank(before(words, i)) &&
		       line_of(words, i, STR("#"));
	case '|':
		return scan->place == MDTEXT_CELL;
	case '.':
	case ')':
		return (scan->place == MDTEXT_BLOCK && is_number(words, i)) ||
		       (words.s[i] == '.' && !scan->in_link &&
			   is_www(words, i));
	case ':':
		return !scan->in_link && is_address(words, i);
	default:
		return false;
	}
}

/* Writing. */

/* GitHub's name for a heading: small letters, signs left out, blanks as
 * dashes.  So the contents, whose words are those of the headings, lead
 * somewhere. */
static void
put_anchor(struct buf *out, struct str words)
{
	buf_char(out, '#');
	while (words.n) {
		struct str here = words;
		unsigned c = utf8_next(&words);

		if (c == ' ')
			buf_char(out, '-');
		else if (c == '-' || c == '_' || is_word(c))
			buf_add(out, str_lower(out->arena,
					 str_head(here, here.n - words.n)));
	}
}

/* An address that reads as itself can stand in <>. */
static bool
is_bare(struct str words, struct str href)
{
	if (str_has(words, '&'))
		return false;
	if (str_starts(href, STR("mailto:")))
		href = str_from_byte(href, sizeof("mailto:") - 1);
	return str_eq(words, href);
}

static void
put_href(struct buf *out, struct str href)
{
	size_t i;

	for (i = 0; i < href.n; i++) {
		if (href.s[i] == '&' && is_entity(href, i))
			buf_char(out, '\\');
		buf_char(out, href.s[i]);
	}
}

/* Begins the link at i.  Returns where to go on: after it, if it was written
 * whole. */
static size_t
begin_link(struct scan *scan, size_t i)
{
	size_t end = find(scan->words, i, MDTEXT_LINK_END);

	scan->href = scan->text->hrefs.v[scan->links++];
	scan->link_words = (struct str){ scan->words.s + i + 1, end - i - 1 };
	if (is_bare(scan->link_words, scan->href)) {
		buf_fmt(&scan->out, "<%.*s>", STR_ARG(scan->link_words));
		return end + 1;
	}
	scan->in_link = true;
	buf_char(&scan->out, '[');
	return i + 1;
}

static void
end_link(struct scan *scan)
{
	scan->in_link = false;
	buf_add(&scan->out, STR("]("));
	if (str_starts(scan->href, STR("#")))
		put_anchor(&scan->out, scan->link_words);
	else
		put_href(&scan->out, scan->href);
	buf_char(&scan->out, ')');
}

/* Writes the code that begins at i, between more backticks than it holds.
 * Returns where to go on. */
static size_t
put_code(struct scan *scan, size_t i)
{
	size_t end = find(scan->words, i, MDTEXT_CODE_END);
	size_t longest = 0;
	size_t run = 0;
	struct str code = { scan->words.s + i + 1, end - i - 1 };
	const char *pad = str_has(code, '`') ? " " : "";
	char *line = str_c(scan->out.arena, code);
	size_t k;

	for (k = 0; k < code.n; k++) {
		run = code.s[k] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
		if (line[k] == '\n')
			line[k] = ' ';
	}
	for (k = 0; k <= longest; k++)
		buf_char(&scan->out, '`');
	buf_fmt(&scan->out, "%s%s%s", pad, line, pad);
	for (k = 0; k <= longest; k++)
		buf_char(&scan->out, '`');
	return end + 1;
}

/* Writes the mark at i.  Returns where to go on. */
static size_t
put_mark(struct scan *scan, size_t i)
{
	switch (scan->words.s[i]) {
	case MDTEXT_STRONG:
	case MDTEXT_STRONG_END:
		buf_add(&scan->out, STR("**"));
		break;
	case MDTEXT_EMPHASIS:
	case MDTEXT_EMPHASIS_END:
		buf_char(&scan->out, '_');
		break;
	case STAR:
	case STAR_END:
		buf_char(&scan->out, '*');
		break;
	case MDTEXT_LINK:
		return begin_link(scan, i);
	case MDTEXT_LINK_END:
		end_link(scan);
		break;
	default:
		return put_code(scan, i);
	}
	return i + 1;
}

/* Writes the character at i.  Returns where to go on. */
static size_t
put_char(struct scan *scan, size_t i)
{
	struct str rest = str_from_byte(scan->words, i);
	char c = scan->words.s[i];
	unsigned wide;

	if ((unsigned char)c < 0x80) {
		if (c == '@' && !scan->in_link && is_mail(scan->words, i))
			buf_add(&scan->out, STR("<!-- -->"));
		if (needs_backslash(scan, i))
			buf_char(&scan->out, '\\');
		buf_char(&scan->out, c);
		return i + 1;
	}
	wide = utf8_next(&rest);
	/* A blank there would make the sign of emphasis a mere sign. */
	if (is_wide_blank(wide) &&
	    (is_mark(before(scan->words, i)) || is_mark(at(rest, 0))))
		buf_fmt(&scan->out, "&#%u;", wide);
	else
		buf_add(&scan->out, (struct str){ scan->words.s + i,
					scan->words.n - i - rest.n });
	return scan->words.n - rest.n;
}

/* What stands anywhere among the words. */
static void
survey(struct scan *scan)
{
	struct str words = scan->words;
	size_t seen[128] = { 0 };
	size_t i;

	for (i = 0; i < words.n; i++) {
		char c = words.s[i];

		if ((unsigned char)c < 0x80 && c != before(words, i) &&
		    is_half(words, i))
			scan->pairs[(size_t)c] = ++seen[(size_t)c] > 1;
	}
	scan->emphasis = seen[MDTEXT_STRONG] || seen[MDTEXT_EMPHASIS] ||
			 seen[STAR] || seen[MDTEXT_CODE];
	scan->label = str_find(words, STR("]:")) < words.n;
	scan->address = seen['@'] && seen['>'];
}

struct str
mdtext_write(
    struct arena *arena, const struct mdtext *text, enum mdtext_place place)
{
	struct buf words = flatten(arena, str_trim(buf_str(&text->words)));
	struct scan scan = { .text = text, .place = place, .out = BUF(arena) };
	size_t i = 0;

	while (take_out_one(&words))
		;
	scan.words = buf_str(&words);
	survey(&scan);
	while (i < scan.words.n) {
		if (scan.words.s[i] == MDTEXT_LINE) {
			buf_add(&scan.out,
			    place == MDTEXT_BLOCK ? STR("\\\n") : STR(" "));
			i++;
		} else if (is_mark(scan.words.s[i])) {
			i = put_mark(&scan, i);
		} else {
			i = put_char(&scan, i);
		}
	}
	return buf_str(&scan.out);
}
