/* SPDX-License-Identifier: MIT */
#include "word.h"

#include <assert.h>

#include "buf.h"
#include "utf8.h"

#define CLIP_WIDTH    40  /* columns of somebody's text in a message */
#define LISTED_MAX    22  /* words that a message lists */
#define SUGGESTED_MAX 200 /* problems after which we stop guessing */

/* The ends of messages ------------------------------------------------------*/

struct str
word_clip(struct str text)
{
	struct str rest;
	struct str line = str_cut(text, '\n', &rest);

	return str_head(line, utf8_fit(line, CLIP_WIDTH));
}

struct str
word_did_you_mean(struct arena *arena, struct diag *diag, struct str word,
    const struct str *known, size_t n)
{
	struct str nearest;

	/* In a file that is all wrong, guessing takes longer than it helps. */
	if (diag_total(diag) > SUGGESTED_MAX)
		return (struct str){ 0 };
	nearest = str_nearest(word, known, n);
	if (!nearest.n)
		return nearest;
	return str_fmt(arena, "; did you mean '%.*s'?", STR_ARG(nearest));
}

struct str
word_or_list(struct arena *arena, const struct str *words, size_t n)
{
	struct buf buf = BUF(arena);

	if (n > LISTED_MAX)
		return (struct str){ 0 };
	for (size_t i = 0; i < n; i++)
		buf_fmt(&buf, "%s'%.*s'",
		    i == 0      ? ""
		    : i + 1 < n ? ", "
				: " or ",
		    STR_ARG(words[i]));
	return buf_str(&buf);
}

void
word_tell_known(
    struct arena *arena, struct diag *diag, const struct str *known, size_t n)
{
	size_t shown = n > LISTED_MAX ? LISTED_MAX : n;
	struct str list;

	if (n == 0 || diag_total(diag) > SUGGESTED_MAX)
		return;
	list = word_or_list(arena, known, shown);
	if (n > shown)
		diag_note(diag, (struct loc){ 0 },
		    "it can be %.*s, or one of %zu more", STR_ARG(list),
		    n - shown);
	else
		diag_note(
		    diag, (struct loc){ 0 }, "it can be %.*s", STR_ARG(list));
}

/* Closed lists of words ----------------------------------------------------*/

static bool
skipped(char c)
{
	return c == ' ' || c == '-' || c == '_' || c == '\t' || c == '\n';
}

static char
lower(char c)
{
	if (c >= 'A' && c <= 'Z')
		c = (char)(c - 'A' + 'a');
	return c;
}

bool
word_same(struct str a, struct str b)
{
	size_t i = 0;
	size_t j = 0;

	for (;;) {
		while (i < a.n && skipped(a.s[i]))
			i++;
		while (j < b.n && skipped(b.s[j]))
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (lower(a.s[i++]) != lower(b.s[j++]))
			return false;
	}
}

/* A word of a list, split: what is said, and what it is read as. */
struct saying {
	struct str say;
	struct str mean; /* blank: itself */
	bool silent;
};

static struct saying
saying_of(const char *word)
{
	struct saying saying = { .say = str_from(word) };
	char sep = str_has(saying.say, '|') ? '|' : '=';

	saying.say = str_cut(saying.say, sep, &saying.mean);
	saying.silent = sep == '=';
	return saying;
}

struct str
word_of(const char *const *words, int choice)
{
	return choice ? str_from(words[choice - 1]) : (struct str){ 0 };
}

int
word_find(const char *const *words, struct str word)
{
	for (int i = 0; words[i]; i++) {
		struct saying saying = saying_of(words[i]);

		if (saying.say.n && !saying.mean.n &&
		    word_same(saying.say, word))
			return i + 1;
	}
	return 0;
}

static void
unknown_word(struct arena *arena, struct diag *diag, const char *const *words,
    struct str text, struct loc loc)
{
	struct str say[WORD_LIST_MAX];
	struct str known[WORD_LIST_MAX];
	size_t n = 0;
	size_t n_known = 0;
	struct str meant;

	for (size_t i = 0; words[i]; i++) {
		struct saying saying = saying_of(words[i]);

		assert(i < WORD_LIST_MAX);
		if (saying.say.n)
			say[n++] = saying.say;
		if (saying.say.n && !saying.mean.n)
			known[n_known++] = saying.say;
	}
	meant = word_did_you_mean(arena, diag, text, say, n);
	diag_add(diag, DIAG_PLAN_UNKNOWN_WORD, loc,
	    "'%.*s' is not a word we know here%.*s", STR_ARG(word_clip(text)),
	    STR_ARG(meant));
	if (!meant.n)
		word_tell_known(arena, diag, known, n_known);
}

int
word_read(struct arena *arena, struct diag *diag, const char *const *words,
    struct str text, struct loc loc)
{
	int place = word_find(words, text);

	for (int i = 0; !place && words[i]; i++) {
		struct saying saying = saying_of(words[i]);

		if (!saying.mean.n || !word_same(saying.say, text))
			continue;
		place = word_find(words, saying.mean);
		if (!saying.silent)
			diag_add(diag, DIAG_PLAN_READ_AS, loc,
			    "'%.*s' is read as '%.*s'", STR_ARG(text),
			    STR_ARG(saying.mean));
	}
	if (!place)
		unknown_word(arena, diag, words, text, loc);
	return place;
}
