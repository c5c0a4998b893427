/* SPDX-License-Identifier: MIT */
#include "questions.h"

#include "buf.h"
#include "builtin.h"
#include "dialect.h"
#include "lexicon.h"
#include "yaml.h"

/* The text of a key of a map; blank if there is none. */
static struct str
text_of(const struct yaml_node *map, struct str key)
{
	const struct yaml_node *node = yaml_get(map, key);

	return node ? node->text : STR("");
}

/* The kit's own words for a number or a theme. */
static struct str
kit_words(const struct yaml_node *root, struct str id)
{
	static const struct str lists[][2] = {
		{ STR_INIT("questions"), STR_INIT("number") },
		{ STR_INIT("themes"), STR_INIT("id") },
	};

	for (size_t i = 0; i < COUNTOF(lists); i++) {
		const struct yaml_node *list = yaml_get(root, lists[i][0]);

		for (size_t k = 0; k < list->n; k++)
			if (str_eq_case(
				text_of(list->item[k], lists[i][1]), id))
				return text_of(list->item[k], STR("ask"));
	}
	return STR("");
}

static const struct lexicon *
make_lexicon(struct arena *arena, const struct plan *plan)
{
	struct lexicon *lexicon = lexicon_new(arena, false);

	for (size_t i = 0; i < plan->words.n; i++)
		(void)lexicon_add(lexicon, plan->words.v[i].word.text,
		    plan->words.v[i].meaning.text);
	return lexicon;
}

/* With the words that the group uses in place of others. */
static struct str
own_words(struct arena *arena, const struct lexicon *lexicon, struct str text)
{
	struct lexicon_tokens tokens = lexicon_tokenise(arena, text);
	struct buf words = BUF(arena);
	size_t done = 0;

	for (size_t i = 0; i < tokens.n; i++) {
		const struct lexicon_phrase *found =
		    lexicon_find(lexicon, &tokens, i);

		if (!found)
			continue;
		buf_add(&words,
		    (struct str){ text.s + done, tokens.v[i].start - done });
		buf_add(&words, found->use);
		i += found->n - 1;
		done = tokens.v[i].end;
	}
	buf_add(&words, str_from_byte(text, done));
	return buf_str(&words);
}

struct questions
questions_of(struct arena *arena, const struct plan *plan)
{
	struct questions all = {
		ARENA_ARRAY(arena, struct questions_item, plan->questions.n),
		plan->questions.n,
	};
	struct diag *diag = diag_new(arena, "questions.yaml");
	const struct yaml_node *root = yaml_read(
	    arena, diag, "questions.yaml", builtin_find(STR("questions.yaml")))
					   .root;
	const struct lexicon *lexicon = make_lexicon(arena, plan);

	for (size_t i = 0; i < all.n; i++) {
		const struct plan_question *chosen = &plan->questions.v[i];
		struct questions_item *item = &all.v[i];

		item->id = chosen->id.text;
		item->note = chosen->note.text;
		item->ask = chosen->ask.text;
		if (!item->ask.n)
			item->ask = own_words(
			    arena, lexicon, kit_words(root, item->id));
		item->loose = dialect_loose(arena, item->ask);
	}
	return all;
}

/* The question whose id stands alone in loose text, or behind what a form puts
 * before it; -1. */
static int
find_id(
    const struct questions *questions, struct arena *scratch, struct str loose)
{
	/* The bare id first: a group may call one of its own "q1". */
	static const struct str before[] = { STR_INIT(""), STR_INIT("q"),
		STR_INIT("question"), STR_INIT("no"), STR_INIT("questionno") };

	for (size_t b = 0; b < COUNTOF(before); b++)
		for (size_t i = 0; i < questions->n; i++) {
			struct str id =
			    dialect_loose(scratch, questions->v[i].id);

			if (loose.n == before[b].n + id.n &&
			    str_starts(loose, before[b]) && str_ends(loose, id))
				return (int)i;
		}
	return -1;
}

int
questions_find(
    const struct questions *questions, struct arena *scratch, struct str text)
{
	struct str loose = dialect_loose(scratch, text);
	int found = loose.n ? find_id(questions, scratch, loose) : -1;

	if (found >= 0)
		return found;
	/* The longest one whose words are there, as one may hold another. */
	for (size_t i = 0; i < questions->n; i++) {
		struct str ask = questions->v[i].loose;

		if (ask.n && str_find(loose, ask) + ask.n <= loose.n &&
		    (found < 0 || ask.n > questions->v[found].loose.n))
			found = (int)i;
	}
	return found;
}
