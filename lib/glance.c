/* SPDX-License-Identifier: MIT */
#include "glance.h"

#include <stdint.h>
#include <string.h>

#include "mask.h"

/* The first letters of a word, in any case, with zeroes behind a shorter one. */
#define FOUR     sizeof(uint32_t)
#define ANY_CASE 0xDF

/* Bytes between letters that stand alone and may be a word; see spelt.h. */
#define SPELT_GAP_MAX 4

/* A bit for each such four, which others share now and then. */
struct set {
	uint32_t number[1 << 11];
};

struct glance {
	struct set first;  /* words that begin a phrase */
	struct set behind; /* words behind numbers that do */
	bool has_numbers;  /* some phrase is nothing else */
};

/* Where the bit is: in which number, and which of its bits. */
struct place {
	size_t number;
	unsigned bit;
};

static inline struct place
place_of(uint32_t four)
{
	uint32_t hash = four * 2654435761U;

	return (struct place){ hash >> 21, hash >> 16 & 31 };
}

static inline bool
has(const struct set *set, uint32_t four)
{
	struct place place = place_of(four);

	return set->number[place.number] >> place.bit & 1;
}

struct glance *
glance_new(struct arena *arena)
{
	return ARENA_NEW(arena, struct glance);
}

void
glance_add(struct glance *glance, struct str word, bool behind)
{
	static const struct str ends[] = { STR_INIT(""), STR_INIT("s"),
		STR_INIT("es") };
	struct set *set = behind ? &glance->behind : &glance->first;

	for (size_t i = 0; i < COUNTOF(ends); i++) {
		unsigned char letters[FOUR] = { 0 };
		struct place place;
		size_t n = 0;
		uint32_t four;

		for (; n < word.n && n < FOUR; n++)
			letters[n] = (unsigned char)word.s[n] & ANY_CASE;
		for (size_t j = 0; j < ends[i].n && n < FOUR; j++)
			letters[n++] = (unsigned char)ends[i].s[j] & ANY_CASE;
		memcpy(&four, letters, FOUR);
		place = place_of(four);
		set->number[place.number] |= (uint32_t)1 << place.bit;
	}
}

void
glance_add_number(struct glance *glance)
{
	glance->has_numbers = true;
}

/* What a character that is no ASCII is, at a glance. */
enum sight {
	SIGHT_LETTER,
	SIGHT_GAP,    /* between words */
	SIGHT_JOINER, /* nothing, between words; within one, it is part of it */
	SIGHT_UNKNOWN /* it takes more than a glance */
};

/* The plain letters of U+00C0 to U+017F; a blank where there is not one. */
static const char latin[] = "aaaaaa ceeeeiiii nooooo  uuuuy  "
			    "aaaaaa ceeeeiiii nooooo  uuuuy y"
			    "aaaaaaccccccccddddeeeeeeeeeegggg"
			    "gggghhhhiiiiiiii i  jjkk llllll "
			    " llnnnnnn   oooooo  rrrrrrssssss"
			    "ssttttttuuuuuuuuuuuuwwyyyzzzzzz ";

/* Looks at the character at byte at of text: its bytes, and its plain letter if
 * it is one. */
static enum sight
look_wide(struct str text, size_t at, size_t *bytes, char *letter)
{
	const unsigned char *s = (const unsigned char *)text.s + at;
	size_t n = text.n - at;

	*bytes = 2;
	if (s[0] >= 0xC3 && s[0] <= 0xC5 && n >= 2) {
		*letter = latin[(size_t)(s[0] - 0xC3) * 64 + (s[1] & 0x3F)];
		return *letter == ' ' ? SIGHT_UNKNOWN : SIGHT_LETTER;
	}
	if (s[0] == 0xC2 && n >= 2) /* marks of Spanish and French, a pound */
		return str_has(STR("\xA1\xA3\xAB\xBB\xBF"), text.s[at + 1])
			   ? SIGHT_GAP
			   : SIGHT_UNKNOWN;
	*bytes = 3;
	if (s[0] == 0xE2 && n >= 3 && s[1] == 0x80) {
		/* Dashes but hyphens, quotation marks, full stops in a row. */
		if (s[2] >= 0x92 && s[2] <= 0xA7)
			return SIGHT_GAP;
		return s[2] == 0x8D ? SIGHT_JOINER : SIGHT_UNKNOWN;
	}
	*bytes = 4; /* emoji */
	return s[0] == 0xF0 && n >= 4 && s[1] == 0x9F ? SIGHT_GAP
						      : SIGHT_UNKNOWN;
}

/* Bytes of a text that are looked at together, which end where no word does,
 * unless the text ends there.  Bit i of each mask is of byte i. */
struct block {
	struct str s;
	uint64_t letters, digits;
	uint64_t marks; /* from '-' to '@', but no digits */
	uint64_t wide;  /* no ASCII; then, of these, letters */
	uint64_t few;   /* from there on the text has less than four bytes */
};

/* The block at byte at; blank if it is all one word.  Before the end of the text
 * MASK_BYTES can be read. */
static inline struct block
read_block(struct str text, size_t at)
{
	size_t n = text.n - at, back = n < MASK_BYTES ? MASK_BYTES - n : 0;
	const char *s = text.s + at - back;
	struct block block = { .s = { text.s + at, n },
		.letters = mask_between(s, 0x20, 'a', 'z') >> back,
		.marks = mask_between(s, 0, '-', '@') >> back,
		.wide = mask_high(s) >> back,
		.few = ~mask_below(n < FOUR ? 0 : n - FOUR + 1) };

	if (!back) {
		uint64_t within;

		block.s.n =
		    mask_end(~(block.letters | block.marks | block.wide));
		within = mask_below(block.s.n);
		block.letters &= within;
		block.marks &= within;
		block.wide &= within;
	}
	if (block.marks) {
		block.digits =
		    mask_between(s, 0, '0', '9') >> back & block.marks;
		block.marks ^= block.digits;
	}
	return block;
}

/* Looks at what is no ASCII.  False if it takes more than a glance. */
static bool
look_at_wide(struct block *block)
{
	uint64_t rest = block->wide;

	block->wide = 0;
	while (rest) {
		size_t i = mask_first(rest), bytes;
		uint64_t words = block->letters | block->digits | block->wide;
		uint64_t beyond;
		char letter;
		enum sight sight = look_wide(block->s, i, &bytes, &letter);

		if (sight == SIGHT_UNKNOWN ||
		    (sight == SIGHT_JOINER && words << 1 >> i & 1))
			return false;
		beyond = ~mask_below(i + bytes);
		if (sight == SIGHT_LETTER)
			block->wide |= rest & ~beyond;
		rest &= beyond;
	}
	return true;
}

/* The words of the block: letters of all kinds. */
static uint64_t
words_of(const struct block *block)
{
	return block->letters | block->wide;
}

/* Where words begin that are read letter by letter. */
static uint64_t
slow_of(const struct block *block)
{
	uint64_t wide = block->wide;

	return wide | wide >> 1 | wide >> 2 | wide >> 3 | block->few;
}

/* Whether the set has the word at byte i, letter by letter. */
static bool
has_slow(const struct set *set, const struct block *block, size_t i)
{
	unsigned char letters[FOUR] = { 0 };
	uint32_t four;

	for (size_t n = 0; n < FOUR && words_of(block) >> i & 1; n++) {
		char letter = block->s.s[i];
		size_t bytes = 1;

		if (block->wide >> i & 1)
			(void)look_wide(block->s, i, &bytes, &letter);
		letters[n] = (unsigned char)letter & ANY_CASE;
		i += bytes;
	}
	memcpy(&four, letters, FOUR);
	return has(set, four);
}

/* The same where four bytes can be read, and those of the word are ASCII. */
static inline bool
has_fast(const struct set *set, const struct block *block, size_t i)
{
#define A ANY_CASE
	/* Those of a word that begins with the first, by which are letters. */
	static const unsigned char of_word[16][FOUR] = { [1] = { A },
		[3] = { A, A },
		[5] = { A },
		[7] = { A, A, A },
		[9] = { A },
		[11] = { A, A },
		[13] = { A },
		[15] = { A, A, A, A } };
#undef A
	uint32_t four, kept;

	memcpy(&four, block->s.s + i, FOUR);
	memcpy(&kept, of_word[block->letters >> i & 15], FOUR);
	return has(set, four & kept);
}

/* Whether any word of the block may begin a phrase. */
static bool
any_begins(const struct glance *glance, const struct block *block)
{
	uint64_t words = words_of(block), starts = words & ~(words << 1);
	uint64_t slow = starts & slow_of(block);

	for (starts ^= slow; starts; starts &= starts - 1)
		if (has_fast(&glance->first, block, mask_first(starts)))
			return true;
	for (; slow; slow &= slow - 1)
		if (has_slow(&glance->first, block, mask_first(slow)))
			return true;
	return false;
}

/* Whether a number may begin a phrase that goes on from byte i of the block;
 * *open: no word follows, so it may go on in the next block. */
static bool
goes_on(const struct glance *glance, const struct block *block, size_t i,
    bool *open)
{
	uint64_t words = words_of(block);
	uint64_t rest = (words | block->digits) & ~mask_below(i);

	*open = !rest;
	if (*open)
		return false;
	i = mask_first(rest);
	if (!(words >> i & 1))
		return false;
	return slow_of(block) >> i & 1 ? has_slow(&glance->behind, block, i)
				       : has_fast(&glance->behind, block, i);
}

/* Where words of one letter begin, of which some are two bytes. */
static uint64_t
single_of(const struct block *block)
{
	uint64_t words = words_of(block), wide = block->wide;
	uint64_t single = words & ~(words << 1) & ~(words >> 1);

	if (wide)
		single |= wide & ~(words << 1) & wide >> 1 & ~(words >> 2);
	return single;
}

/* Of these, which stand near behind another, with no word between. */
static uint64_t
near_of(const struct block *block, uint64_t single)
{
	uint64_t gaps = ~words_of(block);
	uint64_t gap = (single << 1 | (single & block->wide) << 2) & gaps;

	for (size_t n = 1; n < SPELT_GAP_MAX; n++)
		gap |= gap << 1 & gaps;
	return single & gap << 1;
}

/* Of words of one letter in the block at byte at, those that stand behind no
 * apostrophe: not "it's". */
static uint64_t
without_endings(struct str text, size_t at, uint64_t single)
{
	uint64_t left = single;

	for (; single; single &= single - 1) {
		struct str before = str_head(text, at + mask_first(single));

		if (str_ends(before, STR("'")) ||
		    str_ends(before, STR("\xe2\x80\x99")))
			left ^= single & -single;
	}
	return left;
}

/* Whether the last word of the block is of one letter, of one or two bytes. */
static bool
ends_in_single(
    struct str text, size_t at, const struct block *block, uint64_t single)
{
	size_t end = mask_end(single);

	return end && mask_end(words_of(block)) <= end + 1 &&
	       without_endings(text, at, single & ~mask_below(end - 1));
}

/* Whether words of one letter are near one another, so that they may be a longer
 * one; *last: whether the last word before the block is one, then whether the
 * last of the block is. */
static bool
may_be_spelt(struct str text, size_t at, const struct block *block, bool *last)
{
	uint64_t words = words_of(block), single = single_of(block);
	bool across = *last && words && single >> mask_first(words) & 1;

	*last = ends_in_single(text, at, block, single);
	/* Most blocks have one or none, and few are near one another. */
	return across || ((single & (single - 1)) && near_of(block, single) &&
			     near_of(block, without_endings(text, at, single)));
}

/* Looks at the numbers of the block.  False if one may begin a phrase, or is part
 * of a word. */
static bool
look_at_numbers(const struct glance *glance, const struct block *block,
    size_t at, struct glance_sight *seen, bool *open)
{
	uint64_t digits = block->digits, words = words_of(block);
	uint64_t starts = digits & ~(digits << 1);

	if (glance->has_numbers || (digits & (words << 1 | words >> 1)))
		return false;
	for (; starts; starts &= starts - 1) {
		size_t i = mask_first(starts);
		size_t n = mask_first(~(digits >> i));

		seen->numbers++;
		seen->number_end = at + i + n;
		if (n > seen->longest)
			seen->longest = n;
		if (goes_on(glance, block, i + n, open))
			return false;
	}
	return true;
}

/* Whether a mark may be part of a link or an address, and is no end of a
 * sentence. */
static bool
joins(struct str text, size_t at)
{
	char c = text.s[at];

	return c == '@' || c == '/' ||
	       (c == '.' && at + 1 < text.n &&
		   (unsigned char)text.s[at + 1] > ' ');
}

/* Whether the hyphen there may be where a word is broken at a line's end. */
static bool
is_break(struct str text, size_t at)
{
	struct str rest = str_from_byte(text, at + 1);

	if (at == 0 || (unsigned char)text.s[at - 1] <= ' ')
		return false;
	while (rest.n && (rest.s[0] == ' ' || rest.s[0] == '\t'))
		rest = str_from_byte(rest, 1);
	return rest.n && (rest.s[0] == '\n' || rest.s[0] == '\r');
}

/* glance_has_none() of a text before whose end MASK_BYTES can be read. */
static bool
has_none(
    const struct glance *glance, struct str text, struct glance_sight *seen)
{
	struct block block;
	bool open = false;   /* the last word is a number */
	bool single = false; /* it is one letter */

	*seen = (struct glance_sight){ 0 };
	for (size_t at = 0; at < text.n; at += block.s.n) {
		block = read_block(text, at);
		if (!block.s.n || (block.wide && !look_at_wide(&block)) ||
		    any_begins(glance, &block) ||
		    may_be_spelt(text, at, &block, &single) ||
		    (open && goes_on(glance, &block, 0, &open)) ||
		    (block.digits &&
			!look_at_numbers(glance, &block, at, seen, &open)))
			return false;
		for (uint64_t marks = block.marks; marks; marks &= marks - 1) {
			size_t mark = at + mask_first(marks);

			if (text.s[mark] == '-' && is_break(text, mark))
				return false;
			seen->marks |= joins(text, mark);
		}
	}
	return true;
}

bool
glance_has_none(
    const struct glance *glance, struct str text, struct glance_sight *seen)
{
	char copy[MASK_BYTES] = { 0 };

	/* At its end, where zeroes stand before it. */
	if (text.n && text.n < MASK_BYTES)
		text.s = memcpy(copy + MASK_BYTES - text.n, text.s, text.n);
	return has_none(glance, text, seen);
}
