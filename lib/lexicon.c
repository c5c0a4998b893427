/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include <string.h>

#include "buf.h"
#include "utf8.h"

#define ANY_NUMBER STR("#")
#define START      0 /* the number of what stands before a first word */

/* A word of a phrase, behind the words that stand before it: phrases that begin
 * alike share these.  So a text is compared with all phrases at once. */
struct node {
	struct node *next; /* in its bucket */
	unsigned before;   /* the number of the word before, or START */
	unsigned number;
	unsigned hash;
	struct str word;                     /* plain */
	const struct lexicon_phrase *phrase; /* that ends here, or NULL */
};

struct lexicon {
	struct arena *arena;
	struct glance *glance;
	struct node **bucket;
	size_t n_buckets; /* a power of two */
	unsigned n;       /* nodes */
	bool zero_is_any; /* "0" in a phrase is kept as ANY_NUMBER */
};

#define HASH_TIMES 16777619U

/* The hash of a word one byte longer (FNV-1a), without ASCII case: letters and
 * digits of ASCII differ in other bits. */
static unsigned
hash_on(unsigned hash, char c)
{
	return (hash ^ ((unsigned char)c | 0x20)) * HASH_TIMES;
}
#define HASH_START 2166136261U

static bool
is_ascii_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

static bool
is_ascii_word(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 || is_ascii_digit(c);
}

/* Characters that nobody sees, or that could not be read: they join what stands
 * beside them, and do not count. */
static bool
is_joiner(unsigned c)
{
	return c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200D) ||
	       (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFD ||
	       (c >= 0xE0000 && c <= 0xE0FFF) || utf8_is_bidi(c);
}

/* Scripts that write without blanks between words: each character is looked at
 * as a word. */
static bool
is_unspaced(unsigned c)
{
	static const struct {
		unsigned first, last;
	} scripts[] = { { 0x0E00, 0x0EFF }, { 0x1000, 0x109F },
		{ 0x1780, 0x17FF }, { 0x2E80, 0xA4CF }, { 0xAC00, 0xD7FF },
		{ 0xF900, 0xFAFF }, { 0x20000, 0x3FFFF } };

	for (size_t i = 0; i < COUNTOF(scripts); i++)
		if (c >= scripts[i].first && c <= scripts[i].last)
			return true;
	return false;
}

/* What looks like an apostrophe and counts as a letter. */
static bool
is_apostrophe(unsigned c)
{
	return c >= 0x2B9 && c <= 0x2BD;
}

/* Letters that are no letter plus a mark, and how people write them without. */
static struct str
without_stroke(unsigned c)
{
	static const struct {
		unsigned c;
		struct str plain;
	} letters[] = { { 0xE6, STR_INIT("ae") }, { 0xF0, STR_INIT("d") },
		{ 0xF8, STR_INIT("o") }, { 0xFE, STR_INIT("th") },
		{ 0x111, STR_INIT("d") }, { 0x127, STR_INIT("h") },
		{ 0x131, STR_INIT("i") }, { 0x142, STR_INIT("l") },
		{ 0x153, STR_INIT("oe") }, { 0x167, STR_INIT("t") } };

	for (size_t i = 0; i < COUNTOF(letters); i++)
		if (letters[i].c == c)
			return letters[i].plain;
	return (struct str){ NULL, 0 };
}

/* A word without accents, in the arena. */
static struct str
plain(struct arena *arena, struct str word)
{
	struct buf text = BUF(arena);

	for (struct str rest = utf8_fold(arena, word); rest.n;) {
		struct str here = rest, other;
		unsigned c = utf8_next(&rest);

		here.n -= rest.n;
		other = without_stroke(c);
		if (other.s)
			buf_add(&text, other);
		else if (!is_joiner(c))
			buf_add(&text, here);
	}
	return buf_str(&text);
}

size_t
lexicon_letters(unsigned c, unsigned letters[LEXICON_LETTERS_MAX])
{
	unsigned folded[UTF8_FOLDED_MAX];
	size_t n, count = 0;

	if (c < 0x80)
		return utf8_fold_char(c, letters);
	n = utf8_fold_char(c, folded);
	for (size_t i = 0; i < n; i++) {
		struct str other = without_stroke(folded[i]);

		for (size_t j = 0; j < other.n; j++)
			letters[count++] = (unsigned char)other.s[j];
		if (!other.n && !is_joiner(folded[i]))
			letters[count++] = folded[i];
	}
	return count;
}

/* The letters and digits of ASCII, as hash_on() takes them; 0 for all else. */
#define LETTERS(c) [c] = (c) | 0x20, [(c) | 0x20] = (c) | 0x20
static const unsigned char ascii_word[256] = { ['0'] = '0',
	['1'] = '1',
	['2'] = '2',
	['3'] = '3',
	['4'] = '4',
	['5'] = '5',
	['6'] = '6',
	['7'] = '7',
	['8'] = '8',
	['9'] = '9',
	LETTERS('A'),
	LETTERS('B'),
	LETTERS('C'),
	LETTERS('D'),
	LETTERS('E'),
	LETTERS('F'),
	LETTERS('G'),
	LETTERS('H'),
	LETTERS('I'),
	LETTERS('J'),
	LETTERS('K'),
	LETTERS('L'),
	LETTERS('M'),
	LETTERS('N'),
	LETTERS('O'),
	LETTERS('P'),
	LETTERS('Q'),
	LETTERS('R'),
	LETTERS('S'),
	LETTERS('T'),
	LETTERS('U'),
	LETTERS('V'),
	LETTERS('W'),
	LETTERS('X'),
	LETTERS('Y'),
	LETTERS('Z') };

/* Reads on from byte at of s while it is ASCII letters and digits, and hashes
 * them into token; the place of what follows. */
static size_t
scan_ascii(struct lexicon_token *token, struct str s, size_t at)
{
	unsigned all = HASH_START, less_one = 0, less_two = 0;
	unsigned char c, least = 'z';

	for (; at < s.n && (c = ascii_word[(unsigned char)s.s[at]]); at++) {
		less_two = less_one;
		less_one = all;
		all = (all ^ c) * HASH_TIMES;
		least = c < least ? c : least;
	}
	token->digits = least <= '9';
	token->hash[0] = all;
	token->hash[1] = less_one;
	token->hash[2] = less_two;
	return at;
}

/* The hashes of a word that is not all ASCII. */
static void
hash_word(struct lexicon_token *token, struct str word)
{
	unsigned all = HASH_START;

	for (size_t i = 0; i < word.n; i++) {
		token->hash[2] = token->hash[1];
		token->hash[1] = all;
		all = hash_on(all, word.s[i]);
		token->digits |= is_ascii_digit(word.s[i]);
	}
	token->hash[0] = all;
}

static bool
is_word(unsigned c, bool inside)
{
	if (c < 0x80)
		return is_ascii_word((char)c);
	return !is_unspaced(c) && !is_apostrophe(c) &&
	       (utf8_is_letter(c) || utf8_is_digit(c) ||
		   (inside && is_joiner(c)));
}

/* A word that goes on after its ASCII beginning, if it has one: letters of
 * any script, or one character of a script without blanks. */
static void
scan_any(struct arena *arena, struct lexicon_token *token, struct str text)
{
	struct str rest = str_from_byte(text, token->end);

	while (rest.n) {
		struct str next = rest;
		unsigned c = utf8_next(&next);
		bool inside = token->end > token->start;
		bool alone = !inside && is_unspaced(c);

		if (!alone && !is_word(c, inside))
			break;
		rest = next;
		token->end = text.n - rest.n;
		if (alone)
			break;
	}
	token->plain = plain(arena,
	    (struct str){ text.s + token->start, token->end - token->start });
	hash_word(token, token->plain);
}

/* The place of the first byte from at on that may begin a word. */
static size_t
skip_ascii(struct str text, size_t at)
{
	while (at < text.n && (unsigned char)text.s[at] < 0x80 &&
	       !ascii_word[(unsigned char)text.s[at]])
		at++;
	return at;
}

/* The place behind the character there, which begins no word. */
static size_t
skip_one(struct str text, size_t at)
{
	struct str rest = str_from_byte(text, at);

	(void)utf8_next(&rest);
	return text.n - rest.n;
}

struct lexicon_tokens
lexicon_tokenise(struct arena *arena, struct str text)
{
	struct lexicon_tokens tokens = { 0 };
	size_t at = skip_ascii(text, 0);

	tokens.cap = text.n / 4 + 4; /* few texts have shorter words */
	tokens.v = ARENA_ARRAY(arena, struct lexicon_token, tokens.cap);
	for (; at < text.n; at = skip_ascii(text, at)) {
		struct lexicon_token *token;

		tokens.v = arena_grow(arena, tokens.v, &tokens.cap,
		    tokens.n + 1, sizeof(*tokens.v));
		token = &tokens.v[tokens.n];
		token->start = at;
		at = token->end = scan_ascii(token, text, at);
		token->plain =
		    (struct str){ text.s + token->start, at - token->start };
		if (at < text.n && (unsigned char)text.s[at] >= 0x80) {
			scan_any(arena, token, text);
			at = token->end;
		}
		tokens.n += token->plain.n > 0;
		if (at == token->start)
			at = skip_one(text, at);
	}
	return tokens;
}

static struct node **
bucket_of(const struct lexicon *lexicon, unsigned before, unsigned hash)
{
	hash ^= before * 2654435761U;
	return &lexicon->bucket[(hash ^ hash >> 16) & (lexicon->n_buckets - 1)];
}

/* The word of this hash behind another, NULL if no phrase has it there. */
static struct node *
find(const struct lexicon *lexicon, unsigned before, unsigned hash,
    struct str word)
{
	struct node *node = *bucket_of(lexicon, before, hash);

	while (node && (node->hash != hash || node->before != before ||
			   !str_eq_case(node->word, word)))
		node = node->next;
	return node;
}

static void
make_room(struct lexicon *lexicon)
{
	struct lexicon bigger = *lexicon;

	if (lexicon->n < lexicon->n_buckets / 2)
		return;
	bigger.n_buckets = lexicon->n_buckets ? lexicon->n_buckets * 2 : 512;
	bigger.bucket =
	    ARENA_ARRAY(lexicon->arena, struct node *, bigger.n_buckets);
	for (size_t i = 0; i < lexicon->n_buckets; i++) {
		struct node *node = lexicon->bucket[i];

		while (node) {
			struct node *next = node->next;
			struct node **bucket =
			    bucket_of(&bigger, node->before, node->hash);

			node->next = *bucket;
			*bucket = node;
			node = next;
		}
	}
	*lexicon = bigger;
}

struct lexicon *
lexicon_new(struct arena *arena, bool zero_is_any)
{
	struct lexicon *lexicon = ARENA_NEW(arena, struct lexicon);

	lexicon->arena = arena;
	lexicon->zero_is_any = zero_is_any;
	lexicon->glance = glance_new(arena);
	make_room(lexicon);
	return lexicon;
}

static struct node *
find_or_add(struct lexicon *lexicon, unsigned before, struct str word)
{
	struct lexicon_token token = { 0 };
	struct node *node;
	struct node **bucket;

	hash_word(&token, word);
	node = find(lexicon, before, token.hash[0], word);
	if (node)
		return node;
	make_room(lexicon);
	bucket = bucket_of(lexicon, before, token.hash[0]);
	node = ARENA_NEW(lexicon->arena, struct node);
	*node = (struct node){ *bucket, before, ++lexicon->n, token.hash[0],
		str_dup(lexicon->arena, word), NULL };
	*bucket = node;
	return node;
}

/* What a first glance at a text must see of a phrase. */
static void
show_glance(struct lexicon *lexicon, const struct lexicon_tokens *tokens)
{
	size_t i = 0;

	while (i < tokens->n && tokens->v[i].digits)
		i++;
	if (i < tokens->n)
		glance_add(lexicon->glance, tokens->v[i].plain, i > 0);
	else if (i > 0)
		glance_add_number(lexicon->glance);
}

void
lexicon_show_behind(struct lexicon *lexicon, struct str word)
{
	glance_add(lexicon->glance, word, true);
}

bool
lexicon_has_none(
    const struct lexicon *lexicon, struct str text, struct glance_sight *seen)
{
	return glance_has_none(lexicon->glance, text, seen);
}

bool
lexicon_add(struct lexicon *lexicon, struct str find, struct str use)
{
	struct lexicon_tokens tokens = lexicon_tokenise(lexicon->arena, find);
	struct lexicon_phrase *phrase;
	struct node *node = NULL;

	show_glance(lexicon, &tokens);
	for (size_t i = 0; i < tokens.n; i++) {
		struct str word = tokens.v[i].plain;

		if (lexicon->zero_is_any && str_eq(word, STR("0")))
			word = ANY_NUMBER;
		node = find_or_add(lexicon, node ? node->number : START, word);
	}
	if (!node)
		return false;
	if (node->phrase)
		return true;
	phrase = ARENA_NEW(lexicon->arena, struct lexicon_phrase);
	*phrase = (struct lexicon_phrase){ tokens.n, use };
	node->phrase = phrase;
	return true;
}

/* Whether a word may be a plural, in how many ways: s, es. */
static size_t
plurals(struct str word)
{
	if (word.n < 3 || (word.s[word.n - 1] | 0x20) != 's')
		return 0;
	return (word.s[word.n - 2] | 0x20) == 'e' ? 2 : 1;
}

/* A phrase that ends with this word, perhaps as a plural. */
static const struct lexicon_phrase *
phrase_at(const struct lexicon *lexicon, unsigned before,
    const struct lexicon_token *token)
{
	size_t ways = plurals(token->plain);
	const struct node *node;

	for (size_t i = 0; i <= ways; i++) {
		node = find(lexicon, before, token->hash[i],
		    str_head(token->plain, token->plain.n - i));
		if (node && node->phrase)
			return node->phrase;
	}
	return NULL;
}

static bool
is_any_number(const struct lexicon *lexicon, const struct lexicon_token *token)
{
	struct str s = token->plain;

	return lexicon->zero_is_any && token->digits && s.n <= 2 &&
	       is_ascii_digit(s.s[0]) && is_ascii_digit(s.s[s.n - 1]);
}

static const struct lexicon_phrase *
longer(const struct lexicon_phrase *best, const struct lexicon_phrase *other)
{
	return !best || (other && other->n > best->n) ? other : best;
}

/* The longest phrase that goes on with word i behind before, or best. */
static const struct lexicon_phrase *
go_on(const struct lexicon *lexicon, const struct lexicon_tokens *tokens,
    size_t i, unsigned before, const struct lexicon_phrase *best)
{
	while (i < tokens->n) {
		const struct lexicon_token *token = &tokens->v[i++];
		const struct node *node;

		best = longer(best, phrase_at(lexicon, before, token));
		if (is_any_number(lexicon, token)) {
			struct lexicon_token any = { .plain = ANY_NUMBER };

			hash_word(&any, any.plain);
			node = find(lexicon, before, any.hash[0], any.plain);
			if (node)
				best = go_on(lexicon, tokens, i, node->number,
				    longer(best, node->phrase));
		}
		node = find(lexicon, before, token->hash[0], token->plain);
		if (!node)
			break;
		before = node->number;
	}
	return best;
}

const struct lexicon_phrase *
lexicon_find(const struct lexicon *lexicon, const struct lexicon_tokens *tokens,
    size_t i)
{
	const struct lexicon_token *token = &tokens->v[i];

	/* Most words begin nothing. */
	if (!token->digits && !plurals(token->plain) &&
	    !*bucket_of(lexicon, START, token->hash[0]))
		return NULL;
	return go_on(lexicon, tokens, i, START, NULL);
}
