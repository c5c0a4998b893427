/* SPDX-License-Identifier: MIT */
#include "spelt.h"

#include "alike.h"
#include "utf8.h"

#define LETTERS_MAX 60 /* of a phrase */
#define GAP_MAX     4  /* bytes between letters that stand alone */

/* Between the words of a phrase. */
#define BETWEEN ' '

/* A letter of a phrase, behind those that stand before it. */
struct node {
	struct node *first; /* of what follows */
	struct node *next;  /* in place of this */
	unsigned c;
	bool ends; /* a phrase */
	struct str use;
};

struct spelt {
	struct arena *arena;
	struct node root;
};

struct spelt *
spelt_new(struct arena *arena)
{
	struct spelt *spelt = ARENA_NEW(arena, struct spelt);

	spelt->arena = arena;
	return spelt;
}

static struct node *
child(const struct node *node, unsigned c)
{
	struct node *at = node->first;

	while (at && at->c != c)
		at = at->next;
	return at;
}

static struct node *
child_or_new(struct arena *arena, struct node *node, unsigned c)
{
	struct node *at = child(node, c);

	if (at)
		return at;
	at = ARENA_NEW(arena, struct node);
	*at = (struct node){ .next = node->first, .c = c };
	return node->first = at;
}

void
spelt_add(struct spelt *spelt, struct str phrase, struct str use)
{
	struct lexicon_tokens tokens = lexicon_tokenise(spelt->arena, phrase);
	struct node *node = &spelt->root;
	size_t n = 0;

	for (size_t i = 0; i < tokens.n; i++)
		n += utf8_count(tokens.v[i].plain);
	if (n < 2 || n > LETTERS_MAX)
		return;
	for (size_t i = 0; i < tokens.n; i++) {
		if (i > 0)
			node = child_or_new(spelt->arena, node, BETWEEN);
		for (struct str rest =
			 utf8_fold(spelt->arena, tokens.v[i].plain);
		     rest.n;)
			node =
			    child_or_new(spelt->arena, node, utf8_next(&rest));
	}
	if (!node->ends)
		node->use = use;
	node->ends = true;
}

/* What stands between words ------------------------------------------------*/

enum gap {
	GAP_WORDS,  /* nothing of these */
	GAP_BREAK,  /* a hyphen at a line's end */
	GAP_LETTERS /* between letters that stand alone */
};

static struct str
word_of(const struct spelt_text *text, size_t i)
{
	const struct lexicon_token *token = &text->tokens->v[i];

	return (struct str){ text->text.s + token->start,
		token->end - token->start };
}

/* What stands between word i and the next, which there must be. */
static struct str
between(const struct spelt_text *text, size_t i)
{
	const struct lexicon_token *token = &text->tokens->v[i];

	return (struct str){ text->text.s + token->end,
		token[1].start - token->end };
}

static struct str
skip_blanks(struct str s)
{
	while (s.n && (s.s[0] == ' ' || s.s[0] == '\t'))
		s = str_from_byte(s, 1);
	return s;
}

#define SOFT_HYPHEN STR("\xc2\xad")

/* Whether word i is broken at a line's end; a soft hyphen is part of the word. */
static bool
is_broken(const struct spelt_text *text, size_t i)
{
	static const struct str hyphens[] = { STR_INIT("-"),
		STR_INIT("\xe2\x80\x90"), STR_INIT("\xe2\x80\x91") };
	static const struct str ends[] = { STR_INIT("\r\n"), STR_INIT("\n"),
		STR_INIT("\r") };
	struct str gap = between(text, i), word = word_of(text, i);
	bool hyphen = str_ends(word, SOFT_HYPHEN);

	if (!hyphen && gap.n && gap.s[0] != '-' && gap.s[0] != '\xe2')
		return false; /* as nearly all are */

	for (size_t h = 0; h < COUNTOF(hyphens); h++) {
		if (!str_starts(gap, hyphens[h]))
			continue;
		gap = str_from_byte(gap, hyphens[h].n);
		hyphen = true;
		break;
	}
	if (!hyphen)
		return false;
	gap = skip_blanks(gap);
	for (size_t e = 0; e < COUNTOF(ends); e++)
		if (str_starts(gap, ends[e]))
			return !skip_blanks(str_from_byte(gap, ends[e].n)).n;
	return false;
}

/* Whether a mark that stands for letters left out is the last of s. */
static bool
ends_in_apostrophe(struct str s)
{
	static const struct str marks[] = { STR_INIT("'"),
		STR_INIT("\xe2\x80\x98"), STR_INIT("\xe2\x80\x99"),
		STR_INIT("\xca\xb9"), STR_INIT("\xca\xba"),
		STR_INIT("\xca\xbb"), STR_INIT("\xca\xbc"),
		STR_INIT("\xca\xbd") };

	if (s.n && s.s[s.n - 1] != '\'' && (unsigned char)s.s[s.n - 1] < 0x80)
		return false;
	for (size_t i = 0; i < COUNTOF(marks); i++)
		if (str_ends(s, marks[i]))
			return true;
	return false;
}

/* Whether word i is one letter, and not what is left of "is" or "not". */
static bool
is_letter(const struct spelt_text *text, size_t i)
{
	const struct lexicon_token *token = &text->tokens->v[i];
	struct str rest = word_of(text, i);
	unsigned letters[LEXICON_LETTERS_MAX];

	if (token->digits)
		return false;
	(void)utf8_next(&rest);
	while (rest.n)
		if (lexicon_letters(utf8_next(&rest), letters))
			return false;
	return !ends_in_apostrophe(str_head(text->text, token->start));
}

/* What stands between word i and the next. */
static enum gap
gap_behind(const struct spelt_text *text, size_t i)
{
	struct str gap;

	if (i + 1 >= text->tokens->n)
		return GAP_WORDS;
	gap = between(text, i);
	if (is_broken(text, i))
		return GAP_BREAK;
	if (!gap.n || gap.n > GAP_MAX || str_has(gap, '\n') ||
	    str_has(gap, '\r') || !is_letter(text, i) ||
	    !is_letter(text, i + 1))
		return GAP_WORDS;
	return GAP_LETTERS;
}

static bool
has_capital(const struct spelt_text *text, size_t i)
{
	struct str word = word_of(text, i);

	return utf8_is_upper(utf8_next(&word));
}

/* Whether words i and i + 1 are letters of one word, with gap between letters of
 * it: no other gap is there, and no capital that begins a word. */
static bool
goes_on(const struct spelt_text *text, size_t i, struct str gap)
{
	bool next;

	if (gap_behind(text, i) != GAP_LETTERS ||
	    !str_eq(between(text, i), gap))
		return false;
	next = gap_behind(text, i + 1) == GAP_LETTERS;
	return !has_capital(text, i + 1) ||
	       (has_capital(text, i) && (!next || has_capital(text, i + 2)));
}

/* A first look --------------------------------------------------------------*/

/* Whether a word that is no ASCII may be written in look-alikes, or broken. */
static void
look_at_letters(struct spelt_text *text, struct str word)
{
	while (word.n) {
		unsigned c = utf8_next(&word);

		if (c < 0x80)
			continue;
		text->odd |= c == 0xAD || alike_latin(utf8_base(c));
		text->own |= alike_is_own(utf8_base(c));
	}
}

struct spelt_text
spelt_look(const struct spelt *spelt, struct str text,
    const struct lexicon_tokens *tokens)
{
	struct spelt_text look = { text, tokens, false, false };

	if (!spelt->root.first)
		return look;
	for (size_t i = 0; i < tokens->n; i++) {
		const struct lexicon_token *token = &tokens->v[i];
		bool ascii = token->plain.s == text.s + token->start;
		unsigned next =
		    token->end < text.n ? (unsigned char)text.s[token->end] : 0;

		if (!ascii)
			look_at_letters(&look, word_of(&look, i));
		/* Most words are longer than a letter, and no hyphen follows. */
		if (!look.odd && (next == '-' || next >= 0x80 || !ascii ||
				     token->plain.n == 1))
			look.odd = gap_behind(&look, i) != GAP_WORDS;
	}
	return look;
}

/* Letter by letter ----------------------------------------------------------*/

/* How far a phrase was read, and how. */
struct way {
	const struct node *node;
	size_t i;        /* the word */
	struct str rest; /* of it */
	struct str gap;  /* the first one between letters */
	bool broken, letters, uneven, alike;
	bool itself; /* some letter is what it looks like */
};

struct search {
	const struct spelt_text *text;
	size_t first;
	struct spelt_found found; /* end 0: nothing */
};

/* How sure it is that letters that stand alone are a word: -1, that they are
 * none. */
static int
sure_of_letters(const struct search *search, const struct way *way)
{
	size_t n = way->i - search->first + 1;
	bool alone = !way->uneven && !goes_on(search->text, way->i, way->gap) &&
		     (!search->first ||
			 !goes_on(search->text, search->first - 1, way->gap));

	if (n == 2)
		return alone ? 0 : -1;
	return alone;
}

/* A phrase ends there, behind word i. */
static void
take(struct search *search, const struct way *way)
{
	struct spelt_found *found = &search->found;
	size_t end = search->text->tokens->v[way->i].end;
	int sure = 1;

	if (!way->node->ends || !(way->broken || way->letters || way->alike) ||
	    end < found->end)
		return;
	if (way->letters)
		sure = sure_of_letters(search, way);
	else if (way->alike && !way->broken)
		sure = way->itself || !search->text->own;
	if (sure >= 0)
		*found = (struct spelt_found){ end, way->node->use, sure };
}

static void read_on(struct search *search, const struct way *way);

/* From the end of word i to the next. */
static void
cross(struct search *search, struct way way)
{
	enum gap gap = gap_behind(search->text, way.i);
	const struct node *node = way.node;

	if (way.i + 1 >= search->text->tokens->n)
		return;
	if (gap == GAP_LETTERS) {
		struct str here = between(search->text, way.i);

		way.uneven |= way.letters && !str_eq(here, way.gap);
		way.gap = way.letters ? way.gap : here;
	}
	way.rest = word_of(search->text, ++way.i);
	way.node = child(node, BETWEEN);
	if (way.node)
		read_on(search, &way);
	way.node = node;
	way.broken |= gap == GAP_BREAK;
	way.letters |= gap == GAP_LETTERS;
	if (gap != GAP_WORDS)
		read_on(search, &way);
}

/* The other letters that c may be: what it looks like, or what of another
 * alphabet looks like it. */
static void
read_alike(struct search *search, struct way way, unsigned c)
{
	const struct node *node = way.node;
	size_t n;
	const struct alike *alike = alike_all(&n);
	unsigned latin = alike_latin(utf8_base(c));
	unsigned letters[LEXICON_LETTERS_MAX];

	way.alike = true;
	if (latin) {
		way.node = child(node, latin | 0x20);
		if (way.node)
			read_on(search, &way);
	}
	for (size_t i = 0; c < 0x80 && i < n; i++) {
		if (alike[i].latin != c ||
		    lexicon_letters(alike[i].c, letters) != 1)
			continue;
		way.node = child(node, letters[0]);
		if (way.node)
			read_on(search, &way);
	}
}

/* Whether this may follow a word in one with it: a plural, or digits. */
static bool
is_ending(struct str rest)
{
	return str_eq_case(rest, STR("s")) || str_eq_case(rest, STR("es")) ||
	       (rest.s[0] >= '0' && rest.s[0] <= '9');
}

/* Reads the next letter. */
static void
read_on(struct search *search, const struct way *way)
{
	const struct lexicon_token *token = &search->text->tokens->v[way->i];
	bool mixed = token->plain.s != search->text->text.s + token->start;
	unsigned letters[LEXICON_LETTERS_MAX], c = 0;
	struct way next = *way;
	size_t n = 0;

	while (!n && next.rest.n) {
		if (is_ending(next.rest))
			take(search, &next);
		c = utf8_next(&next.rest);
		n = lexicon_letters(c, letters);
	}
	if (!n) {
		take(search, &next);
		cross(search, next);
		return;
	}
	/* A word of ASCII alone is in the letters that it seems to be. */
	if (mixed)
		read_alike(search, next, c);
	for (size_t i = 0; i < n && next.node; i++)
		next.node = child(next.node, letters[i]);
	next.itself = true;
	if (next.node)
		read_on(search, &next);
}

bool
spelt_find(const struct spelt *spelt, const struct spelt_text *text, size_t i,
    struct spelt_found *found)
{
	struct search search = { .text = text, .first = i };
	struct way way = {
		.node = &spelt->root, .i = i, .rest = word_of(text, i)
	};

	while (way.rest.n && way.rest.s[0] >= '0' && way.rest.s[0] <= '9')
		way.rest = str_from_byte(way.rest, 1);
	read_on(&search, &way);
	*found = search.found;
	return found->end > 0;
}
