/* SPDX-License-Identifier: MIT */
#include "walk_ask.h"

#include "questions.h"
#include "word.h"

#define STAGES       4
#define MARK_CELLS   5 /* a number or letter, and the words beside it */
#define LIST_WORDS   30
#define CONSENTS     5 /* of outcome_consent, from OUTCOME_QUOTE on */
#define SCORE_SCALES 5

enum part {
	PART_VOICE,
	PART_START,
	PART_SCORE,
	PART_WORD,
	PART_STORY,
	PART_NEXT,
	PART_CONSENT,
	PART_UNSAVED,
	PART_END,
};

enum over { OVER_NOTHING, OVER_HELP, OVER_LIST };

enum state { STATE_OPEN, STATE_PASSED, STATE_SAVED };

struct answer {
	enum state state;
	struct str score, word, story, next, consent;
	struct str row; /* as it is in the file */
};

struct walk_ask {
	struct walk_ask_setup setup;
	struct questions questions;
	struct answer *answer; /* of each question */
	struct answer draft;   /* of the one we are at */
	size_t at;
	enum part part;
	enum over over;
	struct str why; /* it could not be saved */
	struct str message;
	enum screen_style tone; /* of the message */
};

/* What the texts that are typed have in common. */
static const struct text_part {
	enum label_id ask, prompt;
	size_t offset; /* in struct answer */
} text_parts[] = {
	[PART_WORD] = { LABEL_WALK_ASK_WORD, LABEL_WALK_ASK_WORD_PROMPT,
	    offsetof(struct answer, word) },
	[PART_STORY] = { LABEL_WALK_ASK_STORY, LABEL_WALK_ASK_STORY_PROMPT,
	    offsetof(struct answer, story) },
	[PART_NEXT] = { LABEL_WALK_ASK_NEXT, LABEL_WALK_ASK_NEXT_PROMPT,
	    offsetof(struct answer, next) },
};

static struct str
say(const struct walk_ask *ask, enum label_id id)
{
	return label(ask->setup.labels, id);
}

static bool
is(const struct walk_ask *ask, struct str line, enum label_id key)
{
	return walk_is(ask->setup.labels, line, key);
}

static void
tell(struct walk_ask *ask, enum screen_style tone, struct str message)
{
	ask->message = message;
	ask->tone = tone;
}

static void
tell_wrong(struct walk_ask *ask, enum label_id id, struct str line)
{
	tell(ask, SCREEN_LATE,
	    walk_wrong(ask->setup.arena, ask->setup.labels, id, line));
}

static struct str *
text_of(struct answer *answer, enum part part)
{
	return (struct str *)(void *)((char *)answer + text_parts[part].offset);
}

static const struct questions_item *
question(const struct walk_ask *ask)
{
	return &ask->questions.v[ask->at];
}

/* "Who ...?" and "What ...?" cannot be answered with "mostly". */
static bool
has_scale(const struct walk_ask *ask)
{
	struct str rest;
	struct str first = str_cut(question(ask)->ask, ' ', &rest);

	for (rest = say(ask, LABEL_WALK_ASK_OPEN_WORDS); rest.s;)
		if (str_eq_case(first, str_cut(rest, ' ', &rest)))
			return false;
	return true;
}

static enum part
first_part(const struct walk_ask *ask)
{
	return has_scale(ask) ? PART_SCORE : PART_WORD;
}

static bool
says_nothing(const struct answer *answer)
{
	return !answer->score.n && !answer->word.n && !answer->story.n &&
	       !answer->next.n;
}

/* The state of the walk. ---------------------------------------------------- */

size_t
walk_ask_saved(const struct walk_ask *ask)
{
	size_t n = 0;

	for (size_t i = 0; i < ask->questions.n; i++)
		n += ask->answer[i].state == STATE_SAVED;
	return n;
}

static size_t
count_open(const struct walk_ask *ask)
{
	size_t n = 0;

	for (size_t i = 0; i < ask->questions.n; i++)
		n += ask->answer[i].state == STATE_OPEN;
	return n;
}

size_t
walk_ask_at(const struct walk_ask *ask)
{
	return ask->at + 1;
}

bool
walk_ask_finished(const struct walk_ask *ask)
{
	return count_open(ask) == 0;
}

bool
walk_ask_begun(const struct walk_ask *ask)
{
	return count_open(ask) < ask->questions.n || ask->at > 0 ||
	       !says_nothing(&ask->draft);
}

struct str
walk_ask_why_unsaved(const struct walk_ask *ask)
{
	return ask->part == PART_UNSAVED ? ask->why : STR("");
}

static void
go_to(struct walk_ask *ask, size_t at)
{
	ask->at = at;
	ask->draft = ask->answer[at];
	ask->part = first_part(ask);
}

/* On to what comes after this question. */
static void
go_on(struct walk_ask *ask)
{
	if (ask->at + 1 < ask->questions.n)
		go_to(ask, ask->at + 1);
	else
		ask->part = PART_END;
}

struct walk_ask *
walk_ask_new(const struct walk_ask_setup *setup)
{
	struct walk_ask *ask = ARENA_NEW(setup->arena, struct walk_ask);

	ask->setup = *setup;
	ask->questions = questions_of(setup->arena, setup->plan);
	ask->answer =
	    ARENA_ARRAY(setup->arena, struct answer, ask->questions.n);
	ask->part = setup->voice.n ? PART_START : PART_VOICE;
	return ask;
}

/* Saving. ------------------------------------------------------------------- */

static struct str
label_of_score(const struct walk_ask *ask, const struct answer *answer)
{
	int n;

	if (answer->score.n == 0)
		return STR("");
	if (!str_number(answer->score, &n) || n >= SCORE_SCALES)
		return say(ask, LABEL_SCALE_5);
	return str_fmt(ask->setup.arena, "%d, %.*s", n,
	    STR_ARG(say(ask, (enum label_id)(LABEL_SCALE_0 + n))));
}

static struct str
save_draft(struct walk_ask *ask)
{
	struct str column[REFLECTIONS_COLUMNS] = {
		[REFLECTIONS_SESSION] = ask->setup.moment,
		[REFLECTIONS_VOICE] = ask->setup.voice,
		[REFLECTIONS_QUESTION] = question(ask)->id,
		[REFLECTIONS_SCORE] = ask->draft.score,
		[REFLECTIONS_WORD] = ask->draft.word,
		[REFLECTIONS_STORY] = ask->draft.story,
		[REFLECTIONS_NEXT] = ask->draft.next,
		[REFLECTIONS_CONSENT] = ask->draft.consent,
	};
	struct str why =
	    ask->setup.save(ask->setup.context, column, &ask->draft.row);

	if (why.n)
		return why;
	ask->draft.state = STATE_SAVED;
	ask->answer[ask->at] = ask->draft;
	return STR("");
}

static void
save(struct walk_ask *ask)
{
	struct arena *arena = ask->setup.arena;
	struct str why = save_draft(ask);

	ask->why = why;
	if (why.n) {
		ask->part = PART_UNSAVED;
		tell(ask, SCREEN_LATE,
		    label_fill(arena, ask->setup.labels, LABEL_WALK_ASK_UNSAVED,
			LABEL_ARGS({ "why", why })));
		return;
	}
	tell(ask, SCREEN_GOOD,
	    label_fill(arena, ask->setup.labels, LABEL_WALK_ASK_SAVED,
		LABEL_ARGS({ "n", str_fmt(arena, "%zu", walk_ask_saved(ask)) },
		    { "all", str_fmt(arena, "%zu", ask->questions.n) },
		    { "file", ask->setup.file })));
	go_on(ask);
}

static void
pass(struct walk_ask *ask)
{
	if (ask->draft.state == STATE_SAVED) {
		tell(ask, SCREEN_PLAIN, say(ask, LABEL_WALK_ASK_PASS_SAVED));
		return;
	}
	ask->answer[ask->at].state = STATE_PASSED;
	tell(ask, SCREEN_PLAIN, say(ask, LABEL_WALK_ASK_PASSED));
	go_on(ask);
}

struct str
walk_ask_settle(struct walk_ask *ask)
{
	bool begun = ask->part >= PART_SCORE && ask->part <= PART_UNSAVED &&
		     ask->draft.state != STATE_SAVED;

	if (!begun || says_nothing(&ask->draft))
		return STR("");
	if (ask->part != PART_UNSAVED)
		ask->draft.consent = STR("");
	return save_draft(ask);
}

/* Taking a line. ------------------------------------------------------------ */

/* The voices that can be picked: the group, the roles, "not said". */
static size_t
voices(const struct walk_ask *ask)
{
	const struct plan_session *session = ask->setup.session;

	return 2 + (session ? session->people.n : ask->setup.plan->people.n);
}

static struct str
voice(const struct walk_ask *ask, size_t i)
{
	const struct plan_people *people = ask->setup.session
					       ? &ask->setup.session->people
					       : &ask->setup.plan->people;

	if (i == 0)
		return STR("group");
	return i <= people->n ? people->v[i - 1].role.text : STR("not said");
}

static void
take_voice(struct walk_ask *ask, struct str line)
{
	int n;

	if (str_number(line, &n) && n >= 1 && (size_t)n <= voices(ask)) {
		ask->setup.voice = voice(ask, (size_t)n - 1);
		ask->part = PART_START;
	} else if (line.n) {
		tell_wrong(ask, LABEL_WALK_ASK_LIST_WRONG, line);
	}
}

static void
take_score(struct walk_ask *ask, struct str line)
{
	int n;

	if (is(ask, line, LABEL_WALK_KEY_PASS)) {
		pass(ask);
		return;
	}
	if (line.n == 0 && ask->draft.state == STATE_SAVED)
		; /* as it is */
	else if (is(ask, line, LABEL_WALK_KEY_NOT_SURE))
		ask->draft.score = STR("not sure");
	else if (str_number(line, &n) && n < SCORE_SCALES && line.n == 1)
		ask->draft.score = str_dup(ask->setup.arena, line);
	else if (line.n == 0)
		return; /* nothing was said: the question stands */
	else {
		tell_wrong(ask, LABEL_WALK_ASK_SCORE_WRONG, line);
		return;
	}
	ask->part = PART_WORD;
}

static void
take_text(struct walk_ask *ask, struct str line)
{
	struct str *text = text_of(&ask->draft, ask->part);

	if (is(ask, line, LABEL_WALK_KEY_CLEAR))
		*text = STR("");
	else if (ask->part == PART_WORD && !has_scale(ask) &&
		 is(ask, line, LABEL_WALK_KEY_PASS)) {
		pass(ask);
		return;
	} else if (line.n)
		*text = str_dup(ask->setup.arena, line);
	ask->part++;
	if (ask->part == PART_CONSENT && says_nothing(&ask->draft))
		pass(ask);
}

static void
take_consent(struct walk_ask *ask, struct str line)
{
	int n = OUTCOME_ASK;

	if (line.n == 0 && ask->draft.consent.n) {
		save(ask);
		return;
	}
	if (line.n && (!str_number(line, &n) || n < 1 || n > CONSENTS)) {
		tell_wrong(ask, LABEL_WALK_ASK_CONSENT_WRONG, line);
		return;
	}
	ask->draft.consent = word_of(outcome_consent_words, n);
	save(ask);
}

static enum walk_next
take_end(struct walk_ask *ask, struct str line)
{
	if (is(ask, line, LABEL_WALK_KEY_NEW))
		return WALK_NEW;
	if (line.n) {
		tell_wrong(ask, LABEL_WALK_NO_SUCH, line);
		return WALK_GO_ON;
	}
	for (size_t i = 0; i < ask->questions.n; i++)
		if (ask->answer[i].state == STATE_OPEN) {
			go_to(ask, i);
			return WALK_GO_ON;
		}
	return WALK_DONE;
}

static void
go_back(struct walk_ask *ask)
{
	if (ask->part == PART_END)
		go_to(ask, ask->questions.n - 1);
	else if (ask->part == PART_UNSAVED)
		ask->part = PART_CONSENT;
	else if (ask->part <= PART_START)
		return;
	else if (ask->part > first_part(ask))
		ask->part--;
	else if (ask->at > 0)
		go_to(ask, ask->at - 1);
	else
		ask->part = PART_START;
}

static void
skip(struct walk_ask *ask)
{
	if (ask->part == first_part(ask) && ask->part != PART_START) {
		tell(ask, SCREEN_PLAIN, say(ask, LABEL_WALK_ASK_LEFT));
		go_on(ask);
	} else if (ask->part > PART_SCORE && ask->part < PART_CONSENT) {
		take_text(ask, STR(""));
	} else if (ask->part == PART_CONSENT) {
		take_consent(ask, STR(""));
	}
}

static void
take_list(struct walk_ask *ask, struct str line)
{
	int n;

	if (line.n == 0 || is(ask, line, LABEL_WALK_KEY_BACK)) {
		ask->over = OVER_NOTHING;
	} else if (ask->part >= PART_START && str_number(line, &n) && n >= 1 &&
		   (size_t)n <= ask->questions.n) {
		ask->over = OVER_NOTHING;
		go_to(ask, (size_t)n - 1);
	} else {
		tell_wrong(ask, LABEL_WALK_ASK_LIST_WRONG, line);
	}
}

/* The keys that work everywhere.  True if it was one of them. */
static bool
take_key(struct walk_ask *ask, struct str line)
{
	if (is(ask, line, LABEL_WALK_KEY_HELP))
		ask->over = OVER_HELP;
	else if (is(ask, line, LABEL_WALK_KEY_WHERE))
		ask->over = OVER_LIST;
	else if (ask->over == OVER_HELP)
		ask->over = OVER_NOTHING;
	else if (ask->over == OVER_LIST)
		take_list(ask, line);
	else if (is(ask, line, LABEL_WALK_KEY_BACK))
		go_back(ask);
	else if (is(ask, line, LABEL_WALK_KEY_SKIP))
		skip(ask);
	else
		return false;
	return true;
}

static enum walk_next
take(void *state, struct str line)
{
	struct walk_ask *ask = state;

	line = str_trim(line);
	tell(ask, SCREEN_PLAIN, STR(""));
	if (is(ask, line, LABEL_WALK_KEY_STOP))
		return WALK_STOP;
	if (take_key(ask, line))
		return WALK_GO_ON;
	switch (ask->part) {
	case PART_VOICE:
		take_voice(ask, line);
		break;
	case PART_START:
		go_to(ask, ask->at);
		break;
	case PART_SCORE:
		take_score(ask, line);
		break;
	case PART_WORD:
	case PART_STORY:
	case PART_NEXT:
		take_text(ask, line);
		break;
	case PART_CONSENT:
		take_consent(ask, line);
		break;
	case PART_UNSAVED:
		save(ask);
		break;
	case PART_END:
		return take_end(ask, line);
	}
	return WALK_GO_ON;
}

/* Drawing. ------------------------------------------------------------------ */

static struct str
moment_words(const struct walk_ask *ask)
{
	if (ask->setup.session)
		return ask->setup.session->title.text;
	return say(ask, str_eq(ask->setup.moment, STR("before"))
			    ? LABEL_WALK_MOMENT_BEFORE
			    : LABEL_WALK_MOMENT_AFTER);
}

static struct str
voice_words(const struct walk_ask *ask, struct str name)
{
	if (str_eq(name, STR("group")))
		return say(ask, LABEL_WALK_WHO_GROUP);
	if (str_eq(name, STR("not said")))
		return say(ask, LABEL_WALK_WHO_UNSAID);
	return name;
}

struct str
walk_ask_place(const struct walk_ask *ask, struct arena *arena)
{
	if (ask->setup.voice.n == 0)
		return moment_words(ask);
	return label_fill(arena, ask->setup.labels, LABEL_WALK_PLACE,
	    LABEL_ARGS({ "moment", moment_words(ask) },
		{ "voice", voice_words(ask, ask->setup.voice) }));
}

static struct str
counted(const struct walk_ask *ask, struct screen *screen, enum label_id id,
    size_t n)
{
	return label_fill(screen_arena(screen), ask->setup.labels, id,
	    LABEL_ARGS({ "n", str_fmt(screen_arena(screen), "%zu", n) },
		{ "all",
		    str_fmt(screen_arena(screen), "%zu", ask->questions.n) },
		{ "file", ask->setup.file }));
}

static void
number_item(struct screen *screen, size_t n, struct str text)
{
	screen_item(screen, SCREEN_PLAIN,
	    str_fmt(screen_arena(screen), "%3zu", n), MARK_CELLS, text);
}

static void
draw_voice(const struct walk_ask *ask, struct screen *screen)
{
	screen_text(screen, SCREEN_BOLD, say(ask, LABEL_WALK_WHO));
	screen_text(screen, SCREEN_PLAIN, say(ask, LABEL_WALK_WHO_WHY));
	screen_gap(screen);
	for (size_t i = 0; i < voices(ask); i++)
		number_item(screen, i + 1, voice_words(ask, voice(ask, i)));
	walk_keys(
	    screen, ask->setup.labels, LABEL_IDS, WALK_WHERE | WALK_ALWAYS);
	screen_prompt(screen, say(ask, LABEL_WALK_WHO_PROMPT));
}

/* The stage we are in: that of the session; none before, the last after. */
static int
stage_of(const struct walk_ask *ask)
{
	if (ask->setup.session)
		return ask->setup.session->stage.choice;
	return str_eq(ask->setup.moment, STR("before")) ? 0 : STAGES;
}

static void
draw_stage(const struct walk_ask *ask, struct screen *screen)
{
	int stage = stage_of(ask);

	walk_stage(screen, ask->setup.labels, stage);
	if (stage == 0 && !ask->setup.session)
		screen_text(
		    screen, SCREEN_PLAIN, say(ask, LABEL_WALK_YOU_ARE_BEFORE));
	screen_gap(screen);
}

static void
draw_start(const struct walk_ask *ask, struct screen *screen)
{
	draw_stage(ask, screen);
	screen_text(screen, SCREEN_PLAIN,
	    counted(ask, screen, LABEL_WALK_ASK_COUNT, ask->questions.n));
	screen_text(screen, SCREEN_PLAIN, say(ask, LABEL_WALK_ASK_NOT_SURE));
	screen_text(screen, SCREEN_PLAIN, say(ask, LABEL_WALK_ASK_SAVED_FIRST));
	walk_keys(screen, ask->setup.labels, LABEL_WALK_DOES_BEGIN,
	    WALK_WHERE | WALK_ALWAYS);
}

/* How far we are, and the question. */
static void
draw_question(const struct walk_ask *ask, struct screen *screen)
{
	struct str progress =
	    counted(ask, screen, LABEL_WALK_ASK_PROGRESS, ask->at + 1);

	if (screen_look(screen)->plain)
		screen_text(screen, SCREEN_PLAIN, progress);
	else
		walk_bar(screen,
		    str_fmt(
			screen_arena(screen), "%.*s    ", STR_ARG(progress)),
		    (int)ask->at + 1, (int)ask->questions.n);
	screen_gap(screen);
	screen_text(screen, SCREEN_BOLD, question(ask)->ask);
	screen_gap(screen);
	if (question(ask)->note.n)
		screen_text(screen, SCREEN_PLAIN,
		    label_fill(screen_arena(screen), ask->setup.labels,
			LABEL_WALK_ASK_NOTE,
			LABEL_ARGS({ "note", question(ask)->note })));
	screen_gap(screen);
}

static void
draw_said(const struct walk_ask *ask, struct screen *screen)
{
	struct str said = label_of_score(ask, &ask->draft);

	if (said.n)
		screen_text(screen, SCREEN_PLAIN,
		    label_fill(screen_arena(screen), ask->setup.labels,
			LABEL_WALK_ASK_YOU_SAID,
			LABEL_ARGS({ "answer", said })));
}

static void
draw_score(const struct walk_ask *ask, struct screen *screen)
{
	draw_question(ask, screen);
	draw_said(ask, screen);
	screen_gap(screen);
	for (int i = 0; i < SCORE_SCALES; i++)
		number_item(screen, (size_t)i,
		    say(ask, (enum label_id)(LABEL_SCALE_0 + i)));
	screen_gap(screen);
	screen_item(screen, SCREEN_PLAIN,
	    str_fmt(screen_arena(screen), "%3.*s",
		STR_ARG(say(ask, LABEL_WALK_KEY_NOT_SURE))),
	    MARK_CELLS, say(ask, LABEL_SCALE_5));
	screen_item(screen, SCREEN_PLAIN,
	    str_fmt(screen_arena(screen), "%3.*s",
		STR_ARG(say(ask, LABEL_WALK_KEY_PASS))),
	    MARK_CELLS, say(ask, LABEL_WALK_ASK_PASS));
	walk_keys(screen, ask->setup.labels,
	    ask->draft.state == STATE_SAVED ? LABEL_WALK_DOES_KEEP : LABEL_IDS,
	    WALK_BACK | WALK_SKIP | WALK_WHERE | WALK_ALWAYS);
	screen_prompt(screen, say(ask, LABEL_WALK_ASK_SCORE_PROMPT));
}

/* What was written so far, one line each. */
static void
draw_texts(const struct walk_ask *ask, struct screen *screen, enum part before)
{
	struct answer draft = ask->draft;

	for (enum part part = PART_WORD; part < before; part++) {
		struct str text = *text_of(&draft, part);

		if (text.n)
			screen_item(screen, SCREEN_PLAIN,
			    say(ask, text_parts[part].ask), LIST_WORDS - 6,
			    text);
	}
}

static void
draw_text(const struct walk_ask *ask, struct screen *screen)
{
	const struct text_part *part = &text_parts[ask->part];
	struct answer draft = ask->draft;
	struct str now = *text_of(&draft, ask->part);

	/* In plain lines it was said just before. */
	if (!screen_look(screen)->plain || ask->part == first_part(ask))
		draw_question(ask, screen);
	draw_said(ask, screen);
	draw_texts(ask, screen, ask->part);
	screen_gap(screen);
	screen_text(screen, SCREEN_BOLD, say(ask, part->ask));
	screen_text(screen, SCREEN_PLAIN,
	    now.n ? label_fill(screen_arena(screen), ask->setup.labels,
			LABEL_WALK_ASK_KEEP, LABEL_ARGS({ "text", now }))
		  : say(ask, LABEL_WALK_ASK_LEAVE_OUT));
	walk_keys(screen, ask->setup.labels,
	    now.n ? LABEL_WALK_DOES_KEEP : LABEL_WALK_DOES_LEAVE_OUT,
	    WALK_BACK | WALK_SKIP | WALK_WHERE | WALK_ALWAYS);
	if (ask->part == PART_WORD && !has_scale(ask))
		screen_key(screen, say(ask, LABEL_WALK_KEY_PASS),
		    say(ask, LABEL_WALK_ASK_PASS));
	screen_prompt(screen, say(ask, part->prompt));
}

static void
draw_consent(const struct walk_ask *ask, struct screen *screen)
{
	int now = word_find(outcome_consent_words, ask->draft.consent);

	if (!screen_look(screen)->plain)
		draw_question(ask, screen);
	draw_said(ask, screen);
	draw_texts(ask, screen, PART_CONSENT);
	screen_gap(screen);
	screen_text(screen, SCREEN_BOLD, say(ask, LABEL_WALK_ASK_CONSENT));
	screen_gap(screen);
	for (int i = OUTCOME_QUOTE; i <= CONSENTS; i++) {
		struct str words = say(ask,
		    (enum label_id)(LABEL_CONSENT_QUOTE + i - OUTCOME_QUOTE));

		if (i == (now ? now : OUTCOME_ASK))
			words = label_fill(screen_arena(screen),
			    ask->setup.labels, LABEL_WALK_ASK_CONSENT_ENTER,
			    LABEL_ARGS({ "words", words }));
		number_item(screen, (size_t)i, words);
	}
	if (ask->draft.score.n) {
		screen_gap(screen);
		screen_text(screen, SCREEN_PLAIN,
		    say(ask, LABEL_WALK_ASK_CONSENT_SCORE));
	}
	walk_keys(screen, ask->setup.labels, LABEL_IDS,
	    WALK_BACK | WALK_WHERE | WALK_ALWAYS);
	screen_prompt(screen, say(ask, LABEL_WALK_ASK_CONSENT_PROMPT));
}

static void
draw_unsaved(const struct walk_ask *ask, struct screen *screen)
{
	draw_said(ask, screen);
	draw_texts(ask, screen, PART_CONSENT);
	screen_gap(screen);
	screen_text(screen, SCREEN_PLAIN, say(ask, LABEL_WALK_ASK_UNSAVED_DO));
	walk_keys(screen, ask->setup.labels, LABEL_WALK_DOES_AGAIN,
	    WALK_BACK | WALK_WHERE | WALK_ALWAYS);
}

static void
draw_end(const struct walk_ask *ask, struct screen *screen)
{
	size_t open = count_open(ask);

	screen_text(screen, SCREEN_BOLD, say(ask, LABEL_WALK_ASK_END));
	screen_gap(screen);
	screen_text(screen, SCREEN_GOOD,
	    counted(ask, screen, LABEL_WALK_ASK_SAFE, walk_ask_saved(ask)));
	if (open)
		screen_text(screen, SCREEN_PLAIN,
		    counted(ask, screen, LABEL_WALK_ASK_END_LEFT, open));
	walk_keys(screen, ask->setup.labels,
	    open ? LABEL_WALK_DOES_LEFT : LABEL_WALK_DOES_FINISH, 0);
	screen_key(screen, say(ask, LABEL_WALK_KEY_NEW),
	    say(ask, LABEL_WALK_DOES_NEW));
	walk_keys(screen, ask->setup.labels, LABEL_IDS,
	    WALK_BACK | WALK_WHERE | WALK_ALWAYS);
}

static struct str
list_words(const struct walk_ask *ask, size_t i)
{
	const struct answer *answer = &ask->answer[i];

	if (answer->state == STATE_PASSED)
		return say(ask, LABEL_WALK_ASK_LIST_PASSED);
	if (answer->state == STATE_SAVED)
		return answer->score.n ? label_of_score(ask, answer)
				       : say(ask, LABEL_WALK_ASK_LIST_WORDS);
	if (i == ask->at && ask->part != PART_END)
		return say(ask, LABEL_WALK_ASK_LIST_HERE);
	return say(ask, LABEL_WALK_ASK_LIST_OPEN);
}

static void
draw_list(const struct walk_ask *ask, struct screen *screen)
{
	struct arena *arena = screen_arena(screen);

	draw_stage(ask, screen);
	for (size_t i = 0; i < ask->questions.n; i++) {
		bool here = i == ask->at && ask->part > PART_START &&
			    ask->part != PART_END;

		screen_item(screen, here ? SCREEN_BOLD : SCREEN_PLAIN,
		    str_fmt(arena, "%s %2zu  %.*s", here ? ">" : " ", i + 1,
			STR_ARG(list_words(ask, i))),
		    LIST_WORDS, ask->questions.v[i].ask);
	}
	walk_keys(
	    screen, ask->setup.labels, LABEL_WALK_DOES_RETURN, WALK_ALWAYS);
	screen_prompt(screen, say(ask, LABEL_WALK_ASK_LIST_PROMPT));
}

static void
draw_part(const struct walk_ask *ask, struct screen *screen)
{
	switch (ask->part) {
	case PART_VOICE:
		draw_voice(ask, screen);
		break;
	case PART_START:
		draw_start(ask, screen);
		break;
	case PART_SCORE:
		draw_score(ask, screen);
		break;
	case PART_WORD:
	case PART_STORY:
	case PART_NEXT:
		draw_text(ask, screen);
		break;
	case PART_CONSENT:
		draw_consent(ask, screen);
		break;
	case PART_UNSAVED:
		draw_unsaved(ask, screen);
		break;
	case PART_END:
		draw_end(ask, screen);
		break;
	}
}

static void
draw(const void *state, struct screen *screen)
{
	const struct walk_ask *ask = state;

	screen_head(screen, ask->setup.plan->title.text,
	    walk_ask_place(ask, screen_arena(screen)));
	screen_prompt(screen, STR("> "));
	screen_text(screen, ask->tone, ask->message);
	screen_gap(screen);
	if (ask->over == OVER_HELP) {
		walk_help(screen, ask->setup.labels,
		    WALK_BACK | WALK_SKIP | WALK_WHERE | WALK_ALWAYS);
		walk_keys(screen, ask->setup.labels, LABEL_WALK_DOES_RETURN,
		    WALK_WHERE | WALK_ALWAYS);
	} else if (ask->over == OVER_LIST) {
		draw_list(ask, screen);
	} else {
		draw_part(ask, screen);
	}
}

struct walk_scene
walk_ask_scene(struct walk_ask *ask)
{
	return (struct walk_scene){ .state = ask, .draw = draw, .take = take };
}
