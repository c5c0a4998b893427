/* SPDX-License-Identifier: MIT */
#include "walk_wrap.h"

#include "word.h"

#define PEOPLE_MAX 10000
#define MARK_CELLS 5

/* What is asked about the words, after who came. */
enum agreed { READ_ALOUD, X_PAPER, LOOK_BACK, BY, UNMARKED, AGREED };

static const struct {
	const char *key;
	enum label_id ask, choice; /* the first of its choices */
	int choices;               /* BY: as many as there are lived roles */
} agreed[AGREED] = {
	[READ_ALOUD] = { "read_aloud", LABEL_WALK_WRAP_READ_ALOUD,
	    LABEL_WALK_WRAP_READ_1, 4 },
	[X_PAPER] = { "x_paper", LABEL_WALK_WRAP_X_PAPER, LABEL_WALK_WRAP_YES_1,
	    2 },
	[LOOK_BACK] = { "look_back", LABEL_WALK_WRAP_LOOK_BACK,
	    LABEL_WALK_WRAP_YES_1, 2 },
	[BY] = { "by", LABEL_WALK_WRAP_BY, LABEL_IDS, 0 },
	[UNMARKED] = { "unmarked", LABEL_WALK_WRAP_UNMARKED,
	    LABEL_CONSENT_QUOTE, 4 },
};

/* How read_aloud is written for each choice. */
static const char *const read_words[] = { "start and end", "start", "end",
	"no" };
static const char *const yes_words[] = { "yes", "no" };

enum over { OVER_NOTHING, OVER_HELP, OVER_LIST };

struct walk_wrap {
	struct walk_wrap_setup setup;
	struct str *value; /* of each question, as it is in the file */
	size_t roles;
	size_t at; /* roles first, then the agreed; all: the end */
	enum over over;
	struct str message, paste;
	enum screen_style tone;
};

static struct str
say(const struct walk_wrap *wrap, enum label_id id)
{
	return label(wrap->setup.labels, id);
}

static bool
is(const struct walk_wrap *wrap, struct str line, enum label_id key)
{
	return walk_is(wrap->setup.labels, line, key);
}

static size_t
count(const struct walk_wrap *wrap)
{
	return wrap->roles + AGREED;
}

static struct str
role(const struct walk_wrap *wrap, size_t i)
{
	return wrap->setup.session->people.v[i].role.text;
}

/* The i-th lived role, from 0; blank past the last. */
static struct str
lived_role(const struct walk_wrap *wrap, int i)
{
	const struct plan_people *people = &wrap->setup.session->people;

	for (size_t p = 0; p < people->n; p++)
		if (plan_is_lived(&people->v[p]) && i-- == 0)
			return people->v[p].role.text;
	return STR("");
}

static int
choices(const struct walk_wrap *wrap, int which)
{
	int n = agreed[which].choices;

	if (which == BY)
		while (lived_role(wrap, n).n)
			n++;
	return n;
}

/* The i-th choice, from 0: as people read it, and as it is written. */
static struct str
choice_words(const struct walk_wrap *wrap, int which, int i)
{
	if (which == BY)
		return lived_role(wrap, i);
	return say(wrap, (enum label_id)((int)agreed[which].choice + i));
}

static struct str
choice_value(const struct walk_wrap *wrap, int which, int i)
{
	if (which == BY)
		return lived_role(wrap, i);
	if (which == READ_ALOUD)
		return str_from(read_words[i]);
	if (which == UNMARKED)
		return word_of(outcome_consent_words, i + 1);
	return str_from(yes_words[i]);
}

static void
fill_known(struct walk_wrap *wrap)
{
	const struct outcome_session *known = wrap->setup.known;
	struct str *value = wrap->value + wrap->roles;

	for (size_t c = 0; c < known->came.n; c++)
		for (size_t i = 0; i < wrap->roles; i++)
			if (word_same(
				known->came.v[c].role.text, role(wrap, i)))
				wrap->value[i] = str_fmt(wrap->setup.arena,
				    "%d", known->came.v[c].number);
	value[READ_ALOUD] = known->agreed.read_aloud.text;
	if (known->agreed.x_paper.choice)
		value[X_PAPER] =
		    word_of(form_value_yes_no, known->agreed.x_paper.choice);
	if (known->agreed.look_back.choice)
		value[LOOK_BACK] =
		    word_of(form_value_yes_no, known->agreed.look_back.choice);
	value[BY] = known->agreed.by.text;
	if (known->agreed.unmarked.loc.line)
		value[UNMARKED] = word_of(
		    outcome_consent_words, known->agreed.unmarked.choice);
}

struct walk_wrap *
walk_wrap_new(const struct walk_wrap_setup *setup)
{
	struct walk_wrap *wrap = ARENA_NEW(setup->arena, struct walk_wrap);

	wrap->setup = *setup;
	wrap->roles = setup->session->people.n;
	wrap->value = ARENA_ARRAY(setup->arena, struct str, count(wrap));
	if (setup->known)
		fill_known(wrap);
	return wrap;
}

/* Taking a line. ------------------------------------------------------------ */

static void
keep(struct walk_wrap *wrap, struct str value)
{
	struct outcome_edit edit = {
		.session = wrap->setup.session->id,
		.part = wrap->at < wrap->roles ? STR("came") : STR("agreed"),
		.key = wrap->at < wrap->roles
			   ? role(wrap, wrap->at)
			   : str_from(agreed[wrap->at - wrap->roles].key),
		.value = value,
	};
	struct arena *arena = wrap->setup.arena;
	struct str why = STR("");

	switch (wrap->setup.keep(wrap->setup.context, &edit, &why)) {
	case WALK_NOT_KEPT:
		wrap->message = label_fill(arena, wrap->setup.labels,
		    LABEL_WALK_TROUBLE, LABEL_ARGS({ "why", why }));
		wrap->tone = SCREEN_LATE;
		return;
	case WALK_TO_PASTE:
		wrap->paste = str_fmt(
		    arena, "%.*s%.*s", STR_ARG(wrap->paste), STR_ARG(why));
		break;
	case WALK_KEPT:
		wrap->message =
		    label_fill(arena, wrap->setup.labels, LABEL_WALK_WRAP_SAVED,
			LABEL_ARGS({ "file", wrap->setup.file }));
		wrap->tone = SCREEN_GOOD;
	}
	wrap->value[wrap->at] = value;
	wrap->at++;
}

static void
take_answer(struct walk_wrap *wrap, struct str line)
{
	int n = 0;
	bool number = str_number(line, &n);
	int which = (int)(wrap->at - wrap->roles);

	if (line.n == 0)
		wrap->at++;
	else if (wrap->at < wrap->roles && number && n <= PEOPLE_MAX)
		keep(wrap, str_fmt(wrap->setup.arena, "%d", n));
	else if (wrap->at >= wrap->roles && number && n >= 1 &&
		 n <= choices(wrap, which))
		keep(wrap, choice_value(wrap, which, n - 1));
	else {
		wrap->message = walk_wrong(wrap->setup.arena,
		    wrap->setup.labels, LABEL_WALK_WRAP_WRONG, line);
		wrap->tone = SCREEN_LATE;
	}
}

static void
take_list(struct walk_wrap *wrap, struct str line)
{
	int n;

	if (str_number(line, &n) && n >= 1 && (size_t)n <= count(wrap))
		wrap->at = (size_t)n - 1;
	wrap->over = OVER_NOTHING;
}

static enum walk_next
take(void *state, struct str line)
{
	struct walk_wrap *wrap = state;

	line = str_trim(line);
	wrap->message = STR("");
	if (is(wrap, line, LABEL_WALK_KEY_STOP))
		return WALK_STOP;
	if (is(wrap, line, LABEL_WALK_KEY_HELP))
		wrap->over = OVER_HELP;
	else if (is(wrap, line, LABEL_WALK_KEY_WHERE))
		wrap->over = OVER_LIST;
	else if (wrap->over == OVER_HELP)
		wrap->over = OVER_NOTHING;
	else if (wrap->over == OVER_LIST)
		take_list(wrap, line);
	else if (is(wrap, line, LABEL_WALK_KEY_BACK))
		wrap->at -= wrap->at > 0;
	else if (wrap->at == count(wrap))
		return WALK_DONE;
	else if (is(wrap, line, LABEL_WALK_KEY_SKIP))
		wrap->at++;
	else
		take_answer(wrap, line);
	return WALK_GO_ON;
}

/* Drawing. ------------------------------------------------------------------ */

static struct str
question(const struct walk_wrap *wrap, struct arena *arena, size_t at)
{
	if (at < wrap->roles)
		return label_fill(arena, wrap->setup.labels,
		    LABEL_WALK_WRAP_CAME,
		    LABEL_ARGS({ "role", role(wrap, at) }));
	return say(wrap, agreed[at - wrap->roles].ask);
}

static void
draw_question(const struct walk_wrap *wrap, struct screen *screen)
{
	struct arena *arena = screen_arena(screen);
	int which = (int)(wrap->at - wrap->roles);
	struct str now = wrap->value[wrap->at];

	screen_text(screen, SCREEN_PLAIN,
	    say(wrap, wrap->at < wrap->roles ? LABEL_WALK_WRAP_WHY_CAME
					     : LABEL_WALK_WRAP_WHY_AGREED));
	screen_gap(screen);
	screen_text(screen, SCREEN_BOLD, question(wrap, arena, wrap->at));
	screen_gap(screen);
	for (int i = 0; wrap->at >= wrap->roles && i < choices(wrap, which);
	     i++)
		screen_item(screen, SCREEN_PLAIN, str_fmt(arena, "%3d", i + 1),
		    MARK_CELLS, choice_words(wrap, which, i));
	screen_gap(screen);
	if (now.n)
		screen_text(screen, SCREEN_PLAIN,
		    label_fill(arena, wrap->setup.labels, LABEL_WALK_WRAP_NOW,
			LABEL_ARGS(
			    { "file", wrap->setup.file }, { "text", now })));
	walk_keys(screen, wrap->setup.labels,
	    now.n ? LABEL_WALK_DOES_KEEP : LABEL_WALK_DOES_LEAVE_OUT,
	    WALK_BACK | WALK_SKIP | WALK_WHERE | WALK_ALWAYS);
	screen_prompt(screen, say(wrap, LABEL_WALK_WHO_PROMPT));
}

static void
draw_end(const struct walk_wrap *wrap, struct screen *screen)
{
	screen_text(screen, SCREEN_BOLD, say(wrap, LABEL_WALK_WRAP_END));
	screen_gap(screen);
	if (wrap->paste.n) {
		screen_text(screen, SCREEN_LATE,
		    label_fill(screen_arena(screen), wrap->setup.labels,
			LABEL_WALK_WRAP_PASTE,
			LABEL_ARGS({ "file", wrap->setup.file })));
		screen_exact(screen, wrap->paste);
	}
	walk_keys(screen, wrap->setup.labels, LABEL_WALK_DOES_FINISH,
	    WALK_BACK | WALK_WHERE | WALK_ALWAYS);
}

static void
draw_list(const struct walk_wrap *wrap, struct screen *screen)
{
	struct arena *arena = screen_arena(screen);

	for (size_t i = 0; i < count(wrap); i++)
		screen_item(screen, i == wrap->at ? SCREEN_BOLD : SCREEN_PLAIN,
		    str_fmt(arena, "%s %2zu  %.*s", i == wrap->at ? ">" : " ",
			i + 1,
			STR_ARG(wrap->value[i].n
				    ? wrap->value[i]
				    : say(wrap, LABEL_WALK_ASK_LIST_OPEN))),
		    22, question(wrap, arena, i));
	walk_keys(
	    screen, wrap->setup.labels, LABEL_WALK_DOES_RETURN, WALK_ALWAYS);
	screen_prompt(screen, say(wrap, LABEL_WALK_ASK_LIST_PROMPT));
}

static void
draw(const void *state, struct screen *screen)
{
	const struct walk_wrap *wrap = state;

	screen_head(screen, wrap->setup.session->title.text,
	    say(wrap, LABEL_WALK_WRAP_PLACE));
	screen_prompt(screen, STR("> "));
	screen_text(screen, wrap->tone, wrap->message);
	screen_gap(screen);
	if (wrap->over == OVER_HELP) {
		walk_help(screen, wrap->setup.labels,
		    WALK_BACK | WALK_SKIP | WALK_WHERE | WALK_ALWAYS);
		walk_keys(screen, wrap->setup.labels, LABEL_WALK_DOES_RETURN,
		    WALK_WHERE | WALK_ALWAYS);
	} else if (wrap->over == OVER_LIST) {
		draw_list(wrap, screen);
	} else if (wrap->at < count(wrap)) {
		draw_question(wrap, screen);
	} else {
		draw_end(wrap, screen);
	}
}

struct walk_scene
walk_wrap_scene(struct walk_wrap *wrap)
{
	return (struct walk_scene){ .state = wrap, .draw = draw, .take = take };
}
