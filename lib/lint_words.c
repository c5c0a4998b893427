/* SPDX-License-Identifier: MIT */
/* The words of the plan. */
#include "lint_rule.h"

#include "builtin.h"
#include "lexicon.h"
#include "utf8.h"
#include "word.h"

#define SENTENCE_WORDS 25  /* a longer one is hard to read */
#define FORMS_MAX      100 /* short forms told apart in one plan */

/* A word of words.yaml or of the plan's own words, and how often it stands in
 * the plan. */
struct word {
	struct str avoid;
	struct str say;
	enum diag_level level;
	bool fine;
	int n;
	struct loc loc; /* of the first */
};

struct short_form {
	struct str text;
	int n;
	struct loc loc;
};

struct words {
	struct lint *lint;
	struct arena *scratch; /* for one text */
	struct lexicon *kit;
	struct lexicon *own; /* the plan's; their "say" goes first */
	struct {
		struct word *v;
		size_t n, cap;
	} list;
	const struct yaml_node *known;
	struct {
		struct short_form *v;
		size_t n, cap;
	} forms;
};

static void
add_word(struct words *words, struct lexicon *lexicon, const struct word *word)
{
	struct arena *arena = words->lint->arena;
	struct str place = str_fmt(arena, "%zu", words->list.n);

	if (lexicon_add(lexicon, word->avoid, place))
		*ARENA_PUSH(arena, &words->list) = *word;
}

static void
load_level(
    struct words *words, const struct yaml_node *entries, enum diag_level level)
{
	for (size_t i = 0; entries && i < entries->n; i++) {
		const struct yaml_node *avoid =
		    yaml_get(entries->item[i], STR("words"));
		const struct yaml_node *say =
		    yaml_get(entries->item[i], STR("say"));

		for (size_t j = 0; avoid && say && j < avoid->n; j++) {
			const struct word word = { avoid->item[j]->text,
				say->text, level, false, 0, { 0 } };

			add_word(words, words->kit, &word);
		}
	}
}

static void
load_fine(struct words *words, const struct yaml_node *groups)
{
	for (size_t i = 0; groups && i < groups->n; i++)
		for (size_t j = 0; j < groups->item[i]->n; j++) {
			const struct word word = {
				.avoid = groups->item[i]->item[j]->text,
				.fine = true
			};

			add_word(words, words->kit, &word);
		}
}

/* words.yaml, and what the group would rather say. */
static void
load_words(struct words *words)
{
	static const char name[] = "words.yaml";
	struct arena *arena = words->lint->arena;
	const struct form_pairs *pairs = &words->lint->plan->words;
	const struct yaml_node *root = yaml_read(
	    arena, diag_new(arena, name), name, builtin_find(str_from(name)))
					   .root;

	words->kit = lexicon_new(arena, false);
	words->own = lexicon_new(arena, false);
	load_fine(words, yaml_get(root, STR("fine")));
	load_level(words, yaml_get(root, STR("should")), DIAG_LEVEL_SHOULD);
	load_level(words, yaml_get(root, STR("think")), DIAG_LEVEL_THINK);
	words->known = yaml_get(root, STR("known"));
	for (size_t i = 0; i < pairs->n; i++) {
		const struct word word = { pairs->v[i].word.text,
			pairs->v[i].meaning.text, DIAG_LEVEL_THINK, false, 0,
			{ 0 } };

		add_word(words, words->own, &word);
	}
}

/* What is in quotation marks is somebody's own words: blanks in its stead. */
static struct str
without_quotes(struct arena *arena, struct str text)
{
	static const struct {
		struct str open, close;
	} marks[] = { { STR_INIT("\""), STR_INIT("\"") },
		{ STR_INIT("\xe2\x80\x9c"), STR_INIT("\xe2\x80\x9d") },
		{ STR_INIT("\xe2\x80\x98"), STR_INIT("\xe2\x80\x99") },
		{ STR_INIT(" '"), STR_INIT("'") } };
	char *kept = str_c(arena, text);

	for (size_t m = 0; m < COUNTOF(marks); m++)
		for (size_t at = 0; at < text.n;) {
			struct str here = str_from_byte(text, at);
			size_t from = str_find(here, marks[m].open);
			struct str rest =
			    str_from_byte(here, from + marks[m].open.n);
			size_t n = str_find(rest, marks[m].close);

			if (from == here.n || n == rest.n)
				break;
			from += at + marks[m].open.n;
			for (size_t i = from; i < from + n; i++)
				kept[i] = ' ';
			at = from + n + marks[m].close.n;
		}
	return (struct str){ kept, text.n };
}

#define PLACED_MAX 2048 /* bytes of a text whose words have a place */

/* The place of bytes start to end of a text; of the whole text where its lines
 * are not those of the file, or where it is too long to be read on one. */
static struct loc
place_in(const struct form_text *text, size_t start, size_t end)
{
	struct loc loc = text->loc;
	int width;

	if (text->text.n > PLACED_MAX || str_has(text->text, '\n'))
		return loc;
	width = (int)utf8_count(text->text);
	if (loc.len < width)
		return loc;
	loc.col +=
	    (loc.len > width) + (int)utf8_count(str_head(text->text, start));
	loc.len = (int)utf8_count(
	    str_head(str_from_byte(text->text, start), end - start));
	return loc;
}

/* The word of a phrase; NULL if there is no phrase. */
static struct word *
rule_word(const struct words *words, const struct lexicon_phrase *phrase)
{
	int place;

	if (!phrase || !str_number(phrase->use, &place))
		return NULL;
	return &words->list.v[place];
}

/* The word that begins with token i; *n tokens long.  NULL if there is none. */
static struct word *
find_word(const struct words *words, const struct lexicon_tokens *tokens,
    size_t i, size_t *n)
{
	const struct lexicon_phrase *own = lexicon_find(words->own, tokens, i);
	const struct lexicon_phrase *kit = lexicon_find(words->kit, tokens, i);
	const struct lexicon_phrase *longer =
	    own && kit && own->n < kit->n ? kit : own;
	const struct word *kits = rule_word(words, kit);
	struct word *word = rule_word(words, longer ? longer : kit);

	*n = longer ? longer->n : kit ? kit->n : 1;
	/* The group's own word weighs what it weighs in the kit's list. */
	if (word && kits && !kits->fine)
		word->level = kits->level;
	return word;
}

static void
count_words(struct words *words, const struct form_text *text,
    const struct lexicon_tokens *tokens)
{
	size_t n;

	for (size_t i = 0; i < tokens->n; i += n) {
		struct word *word = find_word(words, tokens, i, &n);

		if (word && !word->fine && !word->n++)
			word->loc = place_in(
			    text, tokens->v[i].start, tokens->v[i + n - 1].end);
	}
}

/* A word in capitals, without the s of a plural; blank if it is none. */
static struct str
capitals(struct str text, const struct lexicon_token *token)
{
	struct str word = str_head(
	    str_from_byte(text, token->start), token->end - token->start);

	if (word.n > 2 && word.s[word.n - 1] == 's')
		word.n--;
	if (word.n < 2)
		return STR("");
	for (size_t i = 0; i < word.n; i++)
		if (word.s[i] < 'A' || word.s[i] > 'Z')
			return STR("");
	return word;
}

static bool
is_explained(const struct words *words, struct str form)
{
	const struct form_pairs *glossary = &words->lint->plan->glossary;
	const char *word = str_c(words->scratch, form);

	for (size_t i = 0; words->known && i < words->known->n; i++)
		if (str_eq(words->known->item[i]->text, form))
			return true;
	for (size_t i = 0; i < glossary->n; i++)
		if (lint_has(glossary->v[i].word.text, word))
			return true;
	return false;
}

static void
count_form(struct words *words, struct str form, struct loc loc)
{
	struct short_form *found = NULL;

	for (size_t i = 0; i < words->forms.n && !found; i++)
		if (str_eq(words->forms.v[i].text, form))
			found = &words->forms.v[i];
	if (!found && words->forms.n < FORMS_MAX) {
		found = ARENA_PUSH(words->lint->arena, &words->forms);
		found->text = form;
		found->loc = loc;
	}
	if (found)
		found->n++;
}

/* Whole lines in capitals are shouted, not shortened. */
static void
count_forms(struct words *words, const struct form_text *text,
    const struct lexicon_tokens *tokens)
{
	bool before = false;

	for (size_t i = 0; i < tokens->n; i++) {
		struct str form = capitals(text->text, &tokens->v[i]);
		bool after = i + 1 < tokens->n &&
			     tokens->v[i + 1].start == tokens->v[i].end + 1 &&
			     capitals(text->text, &tokens->v[i + 1]).n > 0;

		if (form.n && form.n <= 6 && !before && !after)
			count_form(words, form,
			    place_in(
				text, tokens->v[i].start, tokens->v[i].end));
		before = form.n && after;
	}
}

/* Whether a sentence ends at byte at. */
static bool
sentence_ends(struct str text, size_t at)
{
	char c = text.s[at];
	struct str rest = str_from_byte(text, at + 1);
	char next = '\n';

	if (rest.n)
		next = rest.s[0];
	if (c == '.' || c == '!' || c == '?')
		return next == ' ' || next == '\n';
	return c == '\n' && (next == '\n' || next == '-' || next == '*' ||
				next == '#' || next == ' ');
}

static void
say_if_long(struct words *words, const struct form_text *text, size_t from,
    size_t to, int n)
{
	if (n > SENTENCE_WORDS)
		lint_say(words->lint, DIAG_LEVEL_THINK,
		    place_in(text, from, to),
		    "this sentence has %d words; %d are easier to read", n,
		    SENTENCE_WORDS);
}

static void
measure_sentences(struct words *words, const struct form_text *text)
{
	struct str s = text->text;
	size_t from = 0;
	int n = 0;
	bool inside = false;

	for (size_t at = 0; at < s.n; at++) {
		bool blank = s.s[at] == ' ' || s.s[at] == '\n';

		if (!blank && !inside && !n++)
			from = at;
		inside = !blank;
		if (sentence_ends(s, at)) {
			say_if_long(words, text, from, at, n);
			n = 0;
			inside = false;
		}
	}
	say_if_long(words, text, from, s.n, n);
}

static void
look_at_text(void *context, const char *section, const char *key,
    const struct form_text *text)
{
	struct words *words = context;
	struct lexicon_tokens tokens;

	(void)section;
	(void)key;
	if (!text->text.n)
		return;
	arena_reset(words->scratch);
	tokens = lexicon_tokenise(
	    words->scratch, without_quotes(words->scratch, text->text));
	count_words(words, text, &tokens);
	count_forms(words, text, &tokens);
	measure_sentences(words, text);
}

static struct str
times(struct arena *arena, int n)
{
	return n == 1 ? STR("") : str_fmt(arena, " (%d times)", n);
}

static void
words_change_things(struct lint *lint)
{
	struct words words = { .lint = lint, .scratch = arena_new() };

	load_words(&words);
	lint_texts(lint->plan, look_at_text, &words);
	for (size_t i = 0; i < words.list.n; i++) {
		const struct word *word = &words.list.v[i];

		if (word->n)
			lint_say(lint, word->level, word->loc,
			    "'%.*s'%.*s can hurt, or hide what is meant; you "
			    "could say: %.*s",
			    STR_ARG(word_clip(word->avoid)),
			    STR_ARG(times(lint->arena, word->n)),
			    STR_ARG(word_clip(word->say)));
	}
	for (size_t i = 0; i < words.forms.n; i++) {
		const struct short_form *form = &words.forms.v[i];

		if (!is_explained(&words, form->text))
			lint_say(lint, DIAG_LEVEL_THINK, form->loc,
			    "'%.*s'%.*s is a short form that the glossary does "
			    "not explain",
			    STR_ARG(form->text),
			    STR_ARG(times(lint->arena, form->n)));
	}
	arena_free(words.scratch);
	if (lint->plan->words.n)
		lint_good(lint, lint->plan->words.loc);
}

static const struct lint_rule rules[] = {
	{ DIAG_WORDS_CHANGE_THINGS,
	    { "Words can make people feel blamed or small, and long ones shut "
	      "them out.",
		"Use the words that people chose for themselves. Explain short "
		"forms under 'glossary'.",
		3 },
	    "the plan keeps to the words you chose", words_change_things },
};
const struct lint_rules lint_words_rules = { rules, COUNTOF(rules) };
