/* SPDX-License-Identifier: MIT */
/* What the plan is for: its aims, promises, questions and links. */
#include "lint_rule.h"

#include "file.h"
#include "lexicon.h"
#include "utf8.h"
#include "word.h"

/* Aims ---------------------------------------------------------------------*/

/* Aims of several projects that may be the same: all of them need food and
 * childcare, and all can ask people how it went. */
#define MAY_BE_SHARED true

/* Shorter aims are the same by chance. */
#define COPIED_WORDS 4

static bool
has_words(struct str text, size_t wanted)
{
	size_t n = 0;

	for (struct str rest = text; rest.s && n < wanted;)
		n += str_cut(rest, ' ', &rest).n > 0;
	return n >= wanted;
}

static void
say_same(struct lint *lint, const struct form_text *text,
    const struct lint_aim *first)
{
	if (first->plan == lint->plan)
		lint_say(lint, DIAG_LEVEL_THINK, text->loc,
		    "the same words stand in line %d", first->loc.line);
	else if (first->loc.file && has_words(text->text, COPIED_WORDS))
		lint_say(lint, DIAG_LEVEL_THINK, text->loc,
		    "the same words stand in another plan, '%s', line %d",
		    first->loc.file, first->loc.line);
}

static void
look_at_aim(struct lint *lint, const struct form_text *text, bool shared)
{
	const struct str folded = utf8_fold(lint->arena, text->text);
	const struct hash hash = hash_of(&lint->seen->key, &folded, 1);
	unsigned *at = hash_set_at(lint->seen->set, &hash);
	const struct lint_aim here = { lint->plan, text->loc, shared };
	struct lint_aim *first;

	if (!text->text.n)
		return;
	if (!*at) {
		*ARENA_PUSH(lint->seen->arena, &lint->seen->aims) = here;
		*at = (unsigned)lint->seen->aims.n;
		return;
	}
	first = &lint->seen->aims.v[*at - 1];
	if (first->plan != lint->plan && (shared || first->shared))
		*first = here;
	else
		say_same(lint, text, first);
}

static void
look_at_aims(struct lint *lint, const struct form_texts *texts, bool shared)
{
	for (size_t i = 0; i < texts->n; i++)
		look_at_aim(lint, &texts->v[i], shared);
}

static void
copy_paste_aim(struct lint *lint)
{
	const struct plan_aim *aim = &lint->plan->aim;

	look_at_aims(lint, &aim->puts_in, MAY_BE_SHARED);
	look_at_aims(lint, &aim->does, !MAY_BE_SHARED);
	look_at_aims(lint, &aim->soon, !MAY_BE_SHARED);
	look_at_aims(lint, &aim->later, !MAY_BE_SHARED);
	look_at_aims(lint, &aim->in_the_end, !MAY_BE_SHARED);
	look_at_aims(lint, &aim->know_by, MAY_BE_SHARED);
	if (aim->does.n + aim->soon.n + aim->later.n > 1)
		lint_good(lint, aim->does.loc);
}

static void
aim_stops_at_doing(struct lint *lint)
{
	const struct plan_aim *aim = &lint->plan->aim;

	if (aim->soon.n || aim->later.n || aim->in_the_end.n)
		lint_good(lint, aim->does.loc);
	else if (aim->does.n)
		lint_say(lint, DIAG_LEVEL_THINK, aim->does.loc,
		    "'aim' says what you do, and not what it is for");
}

/* What stands at the end of a text that was cut off; blank if it was not. */
static struct str
loose_end(struct str text)
{
	static const char *const words[] = { "and", "or", "the", "a", "an",
		"because" };

	if (str_ends(text, STR(",")))
		return STR("a comma");
	for (size_t i = 0; i < COUNTOF(words); i++) {
		struct str word = str_from(words[i]);

		if (text.n > word.n && text.s[text.n - word.n - 1] == ' ' &&
		    str_ends(text, word))
			return word;
	}
	return STR("");
}

static void
look_for_loose_end(void *context, const char *section, const char *key,
    const struct form_text *text)
{
	struct lint *lint = context;
	struct str end = loose_end(text->text);

	if (!end.n || !str_eq(str_from(section), STR("aim")))
		return;
	if (str_has(end, ' '))
		lint_say(lint, DIAG_LEVEL_THINK, text->loc,
		    "'%s' seems to stop in the middle, after a comma", key);
	else
		lint_say(lint, DIAG_LEVEL_THINK, text->loc,
		    "'%s' seems to stop in the middle, after '%.*s'", key,
		    STR_ARG(end));
}

static void
aim_cut_short(struct lint *lint)
{
	lint_texts(lint->plan, look_for_loose_end, lint);
}

static void
no_way_to_know(struct lint *lint)
{
	const struct form_texts *by = &lint->plan->aim.know_by;

	if (by->n)
		lint_good(lint, by->loc);
	else
		lint_say(lint, DIAG_LEVEL_THINK, by->loc,
		    "'know_by' is blank: how will you know that it worked?");
}

/* Promises -----------------------------------------------------------------*/

/* What a promise may speak of, and the key that keeps it; NULL: every plan
 * does. */
static const struct {
	const char *words;
	const char *key;
} kept_by[] = {
	{ "principle|question|design justice", NULL },
	{ "theory of change|logic model|aim|goal|outcome", "aim" },
	{ "workshop|session|programme|timetable|agenda", "sessions" },
	{ "inquiry|enquiry", "inquiry" },
	{ "power|decision|decides", "power" },
	{ "pay|payment|thanks|expenses|costs|reward", "thanks" },
	{ "venue|access|accessibility|food|travel|childcare", "welcome" },
	{ "consent|safety|safeguarding|privacy|aftercare", "safe" },
	{ "glossary|jargon|short form", "glossary" },
	{ "words|language", "words" },
	{ "strength|what works", "strengths" },
	{ "partner", "partners" },
	{ "resource|reading|reference|further information", "resources" },
	{ "people|group|member", "people" },
	{ "test|trial|learning loop|feedback", "loops" },
	{ "summary|report|feed back|giving back", "give_back" },
	{ "after|future|keep going|next steps", "after" },
	{ "contact|who leads|governance", NULL },
};

/* What there is to keep promises with. */
struct kept {
	struct arena *arena, *scratch;
	bool given[COUNTOF(kept_by)]; /* by row of the table */
	struct lexicon *promises;     /* each used with its number */
	bool *named;                  /* in a title, by number of the promise */
};

/* Titles that speak of what was promised. */
static void
look_at_title(struct kept *kept, struct str title)
{
	struct lexicon_tokens tokens;
	size_t n;

	arena_reset(kept->scratch);
	tokens = lexicon_tokenise(kept->scratch, title);
	for (size_t i = 0; i < tokens.n; i += n) {
		const struct lexicon_phrase *phrase =
		    lexicon_find(kept->promises, &tokens, i);
		int number;

		n = phrase ? phrase->n : 1;
		if (phrase && str_number(phrase->use, &number))
			kept->named[number] = true;
	}
}

static void
look_for_promised(void *context, const char *section, const char *key,
    const struct form_text *text)
{
	struct kept *kept = context;
	struct str in = str_from(section);

	if (!text->text.n)
		return;
	for (size_t i = 0; i < COUNTOF(kept_by); i++)
		if (kept_by[i].key && str_eq(in, str_from(kept_by[i].key)))
			kept->given[i] = true;
	if (str_eq(in, STR("sessions")) &&
	    (str_eq(str_from(key), STR("title")) ||
		str_eq(str_from(key), STR("do"))))
		look_at_title(kept, text->text);
}

static bool
is_kept(const struct kept *kept, struct str promise)
{
	for (size_t i = 0; i < COUNTOF(kept_by); i++)
		if ((kept->given[i] || !kept_by[i].key) &&
		    lint_has(promise, kept_by[i].words))
			return true;
	return false;
}

static void
promise_not_kept(struct lint *lint)
{
	const struct form_texts *promises = &lint->plan->promises;
	struct kept kept = { .arena = lint->arena, .scratch = arena_new() };

	kept.promises = lexicon_new(lint->arena, false);
	kept.named = ARENA_ARRAY(lint->arena, bool, promises->n);
	for (size_t i = 0; i < promises->n; i++)
		lexicon_add(kept.promises, promises->v[i].text,
		    str_fmt(lint->arena, "%zu", i));
	lint_texts(lint->plan, look_for_promised, &kept);
	for (size_t i = 0; i < promises->n; i++) {
		const struct form_text *promise = &promises->v[i];

		if (kept.named[i] || is_kept(&kept, promise->text))
			lint_good(lint, promise->loc);
		else
			lint_say(lint, DIAG_LEVEL_SHOULD, promise->loc,
			    "nothing in the plan keeps the promise of '%.*s'",
			    STR_ARG(word_clip(promise->text)));
	}
	arena_free(kept.scratch);
}

/* Questions ----------------------------------------------------------------*/

/* A question of the group's own speaks of the project by itself. */
static void
questions_not_applied(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	struct loc loc = lint->whole;

	for (size_t i = 0; i < plan->questions.n; i++) {
		const struct plan_question *question = &plan->questions.v[i];

		if (question->note.text.n)
			lint_good(lint, question->note.loc);
		else if (question->ask.text.n)
			lint_good(lint, question->ask.loc);
		if (i == 0)
			loc = question->loc;
	}
	if (!lint->good)
		lint_say(lint, DIAG_LEVEL_THINK, loc,
		    "no question has a 'note' on what it means for this "
		    "project");
}

/* Links --------------------------------------------------------------------*/

static bool
is_address(struct str link)
{
	return str_find(link, STR("://")) < link.n ||
	       lint_has(link, "www|mailto|tel");
}

/* Whether a link that is no address may be the name of a file. */
static bool
is_file_name(struct str link)
{
	return !is_address(link) && !str_has(link, '#') &&
	       !str_has(link, ' ') && !str_ends(link, STR(".")) &&
	       (str_has(link, '.') || str_has(link, '/'));
}

typedef void look_at_link(struct lint *lint, const struct form_text *link);

static void
each_link(struct lint *lint, look_at_link *look)
{
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->partners.n; i++)
		if (plan->partners.v[i].link.text.n)
			look(lint, &plan->partners.v[i].link);
	for (size_t i = 0; i < plan->resources.n; i++)
		if (plan->resources.v[i].link.text.n)
			look(lint, &plan->resources.v[i].link);
}

static void
look_where_it_goes(struct lint *lint, const struct form_text *link)
{
	if (is_address(link->text))
		lint_good(lint, link->loc);
	else if (!is_file_name(link->text))
		lint_say(lint, DIAG_LEVEL_THINK, link->loc,
		    "the link '%.*s' goes nowhere",
		    STR_ARG(word_clip(link->text)));
}

static void
link_goes_nowhere(struct lint *lint)
{
	each_link(lint, look_where_it_goes);
}

/* A plan from standard input is in no folder. */
static void
look_for_file(struct lint *lint, const struct form_text *link)
{
	const char *file = lint->plan->file;
	const char *name = str_c(lint->arena, link->text);

	if (!file || !is_file_name(link->text))
		return;
	if (file_exists(file_beside(lint->arena, file, name)))
		lint_good(lint, link->loc);
	else
		lint_say(lint, DIAG_LEVEL_SHOULD, link->loc,
		    "there is no file '%.*s' beside the plan",
		    STR_ARG(word_clip(link->text)));
}

static void
file_not_there(struct lint *lint)
{
	each_link(lint, look_for_file);
}

static const struct lint_rule rules[] = {
	{ DIAG_COPY_PASTE_AIM,
	    { "An aim that was copied often belongs to another project.",
		"Write what this one is for, or leave it blank. Blank prints "
		"'not written yet'.",
		3 },
	    "each aim has its own words", copy_paste_aim },
	{ DIAG_AIM_CUT_SHORT,
	    { "Half a sentence can leave out the part that counts.",
		"Finish it, or leave the line blank.", 3 },
	    NULL, aim_cut_short },
	{ DIAG_AIM_STOPS_AT_DOING,
	    { "Sessions are not what people need; what comes of them is.",
		"Write what should be better for families 'soon', 'later' and "
		"'in_the_end'.",
		3 },
	    "the plan says what it is for", aim_stops_at_doing },
	{ DIAG_NO_WAY_TO_KNOW,
	    { "We mean well, and want to know what it did for families.",
		"Write one thing that people themselves could see or count.",
		3 },
	    "the plan says how you will know that it worked", no_way_to_know },
	{ DIAG_PROMISE_NOT_KEPT,
	    { "A promise that is not kept costs trust.",
		"Fill in the part of the plan that keeps it, name a session "
		"after it, or take it out of 'promises'.",
		3 },
	    "what was promised is in the plan", promise_not_kept },
	{ DIAG_QUESTIONS_NOT_APPLIED,
	    { "The ten questions help when they speak of your own work.",
		"Choose three at a time under 'questions', and give one of "
		"them a 'note'.",
		4 },
	    "the plan says what its questions mean here",
	    questions_not_applied },
	{ DIAG_LINK_GOES_NOWHERE,
	    { "A link that goes nowhere tells people not to look.",
		"Write the whole address, or leave it blank.", 7 },
	    "links lead somewhere", link_goes_nowhere },
	{ DIAG_FILE_NOT_THERE,
	    { "People who look for a guide should find it.",
		"Put the file there, or write the whole address with "
		"'https://'.",
		7 },
	    "the files it names are there", file_not_there },
};
const struct lint_rules lint_aims_rules = { rules, COUNTOF(rules) };
