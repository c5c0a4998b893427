/* SPDX-License-Identifier: MIT */
/*
 * nobody: nobody can be picked out of a report.
 *
 * Random groups with their plan, outcome and notes are made into reports.  What
 * may be printed, and how, is worked out here a second time from what the
 * formats promise.  Every text that may not be printed holds SECRET, every one
 * that must be holds a word of its own, and names of the names list are planted
 * wherever people write.  Then somebody who knows who came, the plan and the
 * rules reads every byte: of each length in each format, with all notes and
 * with a few, of the list to read back, and of the messages.  Some groups had
 * up to three copies before this one.
 *
 * With PROGRAMS, the folder where they are built, some groups are written into
 * files, too, and what the programs make and say of them is read.
 *
 * As a control the kit is given something else than what is judged by (other
 * consents, no names list, a lower hide_below, a note less, a note that is
 * gone, no earlier copies, an id that is a secret): then each of the checks
 * must fail.
 *
 *     nobody [GROUPS [SEED [PROGRAMS]]]
 *
 * With one group its page is printed, too, if something is wrong with it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "asking.h"
#include "buf.h"
#include "left_out.h"
#include "report.h"
#include "review.h"
#include "summary_reflect.h"
#include "utf8.h"

#define SECRET       "xqz" /* in whatever may not be printed */
#define ID           "jqv" /* in the number of a note: only in messages */
#define PUBLIC       "vjk" /* begins a word that stands for one note */
#define ROLES_MAX    6
#define SESSIONS_MAX 4
#define NOTES_MAX    48
#define ANSWERS_MAX  60
#define EARLIER_MAX  3  /* copies before this one */
#define GONE_MAX     12 /* notes that are in those only */
#define CONTROLS     300
#define ARGS_MAX     24
#define PROGRAM_RUNS 8 /* of so many groups one is read by the programs, too */
#define THEMES       4

/* What can be wrong. */
enum {
	SECRET_SHOWN = 1,
	NAME_SHOWN = 2,
	LINE_MISSING = 4,
	LABEL_TELLS = 8,
	NUMBER_TELLS = 16,
	COUNT_WRONG = 32,
	ORDER_TELLS = 64,
	HELD_TELLS = 128,
	SCORE_TELLS = 256,
	REVIEW_SHOWS = 512,
	MESSAGE_TELLS = 1024,
	GONE_SHOWN = 2048,
	SINCE_TELLS = 4096,
	PROGRAM_FAILS = 8192,
	/* Those that controls can show without programs. */
	ALL_WRONGS = 8191,
};
static const char *const wrongs[] = { "a secret is shown", "a name is shown",
	"a line is missing", "a label picks somebody out",
	"a small number of who came is told", "a count is wrong",
	"the order of rows changes the page",
	"what is held back changes the page",
	"a score, or how many gave it, is told",
	"a secret or a name is in the list to read back, or a line is not",
	"a message tells a secret, a name, or how many",
	"words are shown that are no longer there",
	"two copies tell what a few did", "a program failed" };

/* What the kit is given that is not so, as a control. */
enum tamper {
	HONEST,
	OTHER_CONSENT,
	NO_NAMES,
	LOW_HIDE_BELOW,
	A_NOTE_LESS,
	A_NOTE_GONE,
	NO_EARLIER,
	SECRET_ID,
	TAMPERS
};

/* Random things --------------------------------------------------------------- */

struct random {
	uint64_t state;
};

static size_t
pick(struct random *random, size_t n)
{
	random->state ^= random->state << 13;
	random->state ^= random->state >> 7;
	random->state ^= random->state << 17;
	return (size_t)(random->state >> 11) % n;
}

static bool
one_in(struct random *random, size_t n)
{
	return pick(random, n) == 0;
}

#define PICK(random, words) ((words)[pick((random), COUNTOF(words))])

/* Six letters, different for each number. */
static struct str
letters(struct arena *arena, unsigned n)
{
	char word[6];
	for (size_t i = 0; i < sizeof(word); i++, n /= 20)
		word[i] = "abcdefghilmnoprstuwy"[n % 20];
	return str_dup(arena, (struct str){ word, sizeof(word) });
}

/* Names ------------------------------------------------------------------------- */

/* The names list, and each name as only letters. */
#define NAMES_LIST                                                             \
	"find,use\n"                                                           \
	"Zanqira,\n"                                                           \
	"Wilhelmine Okoro,[our worker]\n"                                      \
	"T\xc3\xa9odric,Sam\n"                                                 \
	"Sam,Sam\n" /* a list may say so */                                    \
	"O'Brasken,[my son]\n"
static const char *const names_bare[] = { "zanqira", "wilhelmineokoro",
	"teodric", "obrasken" };

/* As people write them: in any case, with and without accents, in the plural,
 * with characters that nobody sees. */
static const char *const names_plain[] = { "Zanqira", "ZANQIRA", "zanqira's",
	"Zànqîra", "zan\xc2\xadqira", "Zan\xe2\x80\x8bqira",
	"Zan\xe2\x80\xaeqira", "Zan\xe2\x81\xa7qira", "(Zanqiras)",
	"wilhelmine okoro", "Wilhelmine  OKORO", "Wilhelmine\nOkoro",
	"Wilhelmíne-Ökoro", "Teodric", "téodric’s", "TÉODRIC", "O'Brasken",
	"o’brasken", "OBrasken", "Ｚａｎｑｉｒａ" };

/* The same with what Markdown makes nothing of. */
static const char *const names_markdown[] = { "Zan**qira**", "*Z*anqira",
	"Zan&#113;ira", "&#x5a;anqira", "[Zan](https://example.org)qira",
	"[it](https://example.org/Zan&#113;ira)", "`Zanqira`", "`Zan`qira",
	"![Zan](https://example.org/x.png)qira", "**Wilhelmine** *Okoro*",
	"Wilhelmine\\\nOkoro", "T&eacute;o**dric**", "# O\\'Brasken",
	"> - Zan*qira*", "- tea\n- Zan*qira*", "tea\n***\nZan&#113;ira",
	"    tea\n\nZan*qira*", "1. [Zanqira](https://example.org/Zanqira)",
	"[x][1]\n\n[1]: https://example.org/Zan&#113;ira" };

/* A few words around one, often with a name. */
static struct str
words(struct random *random, struct arena *arena, const char *word)
{
	if (one_in(random, 2))
		return str_fmt(arena, "%s and cake", word);
	return str_fmt(
	    arena, "%s with %s, at last", word, PICK(random, names_plain));
}

static struct str
markdown(struct random *random, struct arena *arena, const char *word)
{
	if (one_in(random, 2))
		return words(random, arena, word);
	return str_fmt(arena, "%s\n\n%s\n\nThe **end**.",
	    PICK(random, names_markdown), word);
}

/* Groups ------------------------------------------------------------------------ */

/* Labels are numbers: a role, one of two wider labels that are no roles, and
 * "someone who took part". */
#define FAMILY   ROLES_MAX
#define HELPER   (ROLES_MAX + 1)
#define ANYBODY  (ROLES_MAX + 2)
#define NO_LABEL (ROLES_MAX + 3)
static const char *const label_words[] = { "parent", "dad", "aunt", "worker",
	"cook", "neighbour", "family", "helper", "" };

/* In the order of plan_knows and of outcome_consent. */
static const char *const knows_words[] = { "", "living", "learning", "both",
	"helping" };
static const char *const consent_words[] = { "", "quote", "reword", "count",
	"ask", "private", "withdrawn" };

struct happened {
	bool told;           /* who came */
	int came[ROLES_MAX]; /* -1: not named */
	enum outcome_consent unmarked;
};

/* A note, and what may become of it. */
struct line {
	struct note note;
	struct str theme[3];
	struct str word; /* stands in what may be printed; blank: nothing may */
	bool counted;
	bool has_words;
	int session, role;
};

/* An answer to a question of the group, and what may become of it. */
struct answer {
	struct reflection reflection;
	struct str word[3]; /* in its word, story and next; blank: may not be */
	bool counted;
	int session, role; /* -1: none */
};

/* A copy that went out before. */
struct edition {
	struct line line[NOTES_MAX + GONE_MAX];
	size_t n;
};

struct group {
	struct random *random;
	struct arena *arena;
	struct diag *diag; /* of the plan and the outcome */
	struct str plan_text, outcome_text;
	int hide;
	bool short_too; /* its shorter reports are looked at as well */
	int n_roles, n_sessions;
	int wider[ROLES_MAX + 3];
	int knows[ROLES_MAX]; /* plan_knows */
	struct happened happened[SESSIONS_MAX];
	struct plan *plan;
	struct outcome *outcome;
	struct line line[NOTES_MAX];
	size_t n_lines;
	struct answer answer[ANSWERS_MAX];
	size_t n_answers;
	struct edition *earlier[EARLIER_MAX];
	size_t n_earlier;
	struct line gone[GONE_MAX];
	size_t n_gone;
	unsigned n_words; /* given out */
	unsigned n_ids;
};

static struct str
secret(struct group *g)
{
	struct str word = letters(g->arena, (unsigned)pick(g->random, 1 << 20));
	return str_fmt(g->arena, SECRET "%.*s", STR_ARG(word));
}

/* key: "text", with two blanks before for each level. */
static void
yaml_pair(struct buf *yaml, int level, const char *key, struct str text)
{
	buf_fmt(yaml, "%*s%s: \"", level * 2, "", key);
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '\n')
			buf_add(yaml, STR("\\n"));
		else if (text.s[i] == '"' || text.s[i] == '\\')
			buf_fmt(yaml, "\\%c", text.s[i]);
		else
			buf_char(yaml, text.s[i]);
	}
	buf_add(yaml, STR("\"\n"));
}

static void
yaml_words(struct group *g, struct buf *yaml, int level, const char *key)
{
	yaml_pair(yaml, level, key, words(g->random, g->arena, "tea"));
}

static void
make_people(struct group *g, struct buf *yaml)
{
	buf_add(yaml, STR("people:\n"));
	for (int i = 0; i < g->n_roles; i++) {
		size_t up = pick(g->random, (size_t)i + 5);
		g->wider[i] = up < 3 ? ANYBODY : (int)(up - 5);
		if (up == 3 || up == 4)
			g->wider[i] = up == 3 ? FAMILY : HELPER;
		g->knows[i] = (int)pick(g->random, 5);
		buf_fmt(yaml, "  - role: %s\n", label_words[i]);
		if (g->wider[i] != ANYBODY)
			buf_fmt(yaml, "    broader: %s\n",
			    label_words[g->wider[i]]);
		if (g->knows[i])
			buf_fmt(yaml, "    knows_by: %s\n",
			    knows_words[g->knows[i]]);
	}
	g->wider[FAMILY] = g->wider[HELPER] = ANYBODY;
	g->wider[ANYBODY] = NO_LABEL;
}

static struct str
make_plan(struct group *g)
{
	struct buf yaml = BUF(g->arena);
	buf_add(&yaml, STR("kit: 1\nlanguage: en-GB\n"));
	yaml_words(g, &yaml, 0, "title");
	yaml_pair(&yaml, 0, "question",
	    str_fmt(g->arena, "Who is %s?", PICK(g->random, names_plain)));
	yaml_words(g, &yaml, 0, "place");
	buf_add(&yaml, STR("group:\n"));
	yaml_words(g, &yaml, 1, "name");
	yaml_words(g, &yaml, 1, "missing");
	buf_add(&yaml, STR("owners:\n"));
	yaml_words(g, &yaml, 1, "lead");
	yaml_words(g, &yaml, 1, "contact");
	buf_add(&yaml, STR("safe:\n"));
	yaml_words(g, &yaml, 1, "support");
	yaml_pair(&yaml, 1, "kept_apart", secret(g));
	yaml_pair(&yaml, 1, "names_list", secret(g));
	buf_add(&yaml, STR("power:\n"));
	yaml_words(g, &yaml, 1, "each");
	buf_add(&yaml, STR("glossary:\n"));
	yaml_words(g, &yaml, 1, "Tea");
	yaml_words(g, &yaml, 0, "strengths");
	yaml_words(g, &yaml, 0, "after");
	make_people(g, &yaml);
	buf_add(&yaml, STR("questions: [2, care]\n"));
	buf_add(&yaml, STR("sessions:\n"));
	for (int i = 0; i < g->n_sessions; i++)
		buf_fmt(&yaml,
		    "  - id: s%d\n    title: Morning %c\n    steps:\n"
		    "      - 10 talk: " SECRET "\n",
		    i + 1, 'A' + i);
	buf_add(&yaml, STR("give_back:\n  hide_below: "));
	return buf_str(&yaml);
}

/* What was agreed in a session, and what that makes of a note without a mark. */
static enum outcome_consent
make_agreed(struct group *g, struct buf *yaml)
{
	static const char *const aloud[] = { "", "no", "No, we forgot",
		"start and end", "yes", "at the start", "noon" };
	static const char *const answers[] = { "yes", "yes", "yes", "yes",
		"yes", "no", "partly", "" };
	size_t read = pick(g->random, COUNTOF(aloud));
	const char *paper = PICK(g->random, answers);
	const char *wall = PICK(g->random, answers);
	int by = (int)pick(g->random, (size_t)g->n_roles);
	size_t unmarked = pick(g->random, 5);
	bool lived = g->knows[by] == PLAN_LIVING || g->knows[by] == PLAN_BOTH;
	buf_fmt(yaml,
	    "    agreed:\n      read_aloud: %s\n      x_paper: %s\n"
	    "      look_back: %s\n      by: %s\n",
	    aloud[read], paper, wall, label_words[by]);
	if (unmarked)
		buf_fmt(yaml, "      unmarked: %s\n", consent_words[unmarked]);
	if (read < 3 || strcmp(paper, "yes") != 0 || strcmp(wall, "yes") != 0 ||
	    !lived || !unmarked)
		return OUTCOME_ASK;
	return (enum outcome_consent)unmarked;
}

static void
make_came(struct group *g, struct buf *yaml, struct happened *happened)
{
	happened->told = !one_in(g->random, 5);
	for (int i = 0; i < ROLES_MAX; i++)
		happened->came[i] = -1;
	if (!happened->told)
		return;
	buf_add(yaml, STR("    came:\n"));
	for (int i = 0; i < g->n_roles; i++) {
		if (i && one_in(g->random, 7))
			continue;
		happened->came[i] = (int)pick(g->random, (size_t)g->hide + 4);
		buf_fmt(
		    yaml, "      %s: %d\n", label_words[i], happened->came[i]);
	}
}

static void
make_changes(struct group *g, struct buf *yaml)
{
	buf_add(yaml, STR("changes:\n  - answer: partly\n"));
	yaml_words(g, yaml, 2, "said");
	yaml_words(g, yaml, 2, "because");
	yaml_words(g, yaml, 2, "will");
	yaml_words(g, yaml, 2, "who");
	yaml_words(g, yaml, 2, "know_by");
	yaml_words(g, yaml, 2, "how_many");
	yaml_words(g, yaml, 2, "proof");
	buf_add(yaml, STR("tried:\n  - on: 2026-01-02\n"));
	yaml_words(g, yaml, 2, "try");
	yaml_words(g, yaml, 2, "heard");
	yaml_words(g, yaml, 2, "changed");
}

static struct str
make_outcome(struct group *g)
{
	static const char *const keys[] = { "in_short", "letter", "thanks",
		"question_now", "next", "did_not_work" };
	struct buf yaml = BUF(g->arena);
	buf_add(&yaml, STR("kit: 1\nsessions:\n"));
	for (int i = 0; i < g->n_sessions; i++) {
		buf_fmt(&yaml, "  s%d:\n", i + 1);
		make_came(g, &yaml, &g->happened[i]);
		g->happened[i].unmarked = make_agreed(g, &yaml);
	}
	for (size_t i = 0; i < COUNTOF(keys); i++)
		if (!one_in(g->random, 3))
			yaml_pair(&yaml, 0, keys[i],
			    markdown(g->random, g->arena, "tea"));
	make_changes(g, &yaml);
	return buf_str(&yaml);
}

/* Notes --------------------------------------------------------------------------- */

/* The consent that holds: FORMATS 4. */
static enum outcome_consent
holds(const struct group *g, const struct line *line)
{
	const struct note *note = &line->note;
	if (note->consent_unread)
		return OUTCOME_ASK;
	if (note->consent)
		return note->consent;
	if (note->kind == NOTES_STORY || note->flags)
		return OUTCOME_ASK;
	return g->happened[line->session].unmarked;
}

static struct str
may_say(struct group *g, struct str *word, bool may)
{
	if (!may)
		return words(g->random, g->arena, str_c(g->arena, secret(g)));
	*word = letters(g->arena, g->n_words++);
	*word = str_fmt(g->arena, PUBLIC "%.*s", STR_ARG(*word));
	return words(g->random, g->arena, str_c(g->arena, *word));
}

static void
make_words(struct group *g, struct line *line)
{
	struct note *note = &line->note;
	enum outcome_consent consent = holds(g, line);
	bool vote = note->kind == NOTES_VOTE;
	bool quote = consent == OUTCOME_QUOTE && !note->flags;
	bool reword = consent == OUTCOME_REWORD && !note->flags;
	line->counted = consent <= OUTCOME_COUNT &&
			!(note->flags & (NOTES_FLAG_COURT | NOTES_FLAG_SAFETY));
	if (vote ? one_in(g->random, 3) : !one_in(g->random, 9))
		note->column[NOTES_TEXT] = may_say(g, &line->word, quote);
	if (one_in(g->random, reword ? 1 : 5) && !one_in(g->random, 4))
		note->column[NOTES_SHARE_AS] = may_say(g, &line->word, reword);
	if (one_in(g->random, 6))
		note->column[NOTES_PICTURE] = secret(g);
	line->has_words = !vote || note->column[NOTES_TEXT].n ||
			  note->column[NOTES_SHARE_AS].n ||
			  note->column[NOTES_PICTURE].n;
	bool action = note->kind == NOTES_ACTION && line->word.n;
	if (!one_in(g->random, 3)) {
		note->column[NOTES_WHO] =
		    action ? words(g->random, g->arena, "us") : secret(g);
		note->column[NOTES_WHEN] =
		    action ? words(g->random, g->arena, "soon") : secret(g);
	}
}

static const char *const theme_words[THEMES][3] = {
	{ "Theme alpha", "theme  ALPHA", "THEME alpha" },
	{ "Theme beta", "theme béta", "THEME BETA" },
	{ "Theme gamma", "theme gamma", "Themegamma" },
	{ "Theme delta", "THEME DELTA", "thémé delta" },
};

static void
make_themes(struct group *g, struct line *line)
{
	struct note *note = &line->note;
	size_t n = pick(g->random, 3);
	note->theme = line->theme;
	for (size_t i = 0; i < n; i++)
		line->theme[note->n_themes++] = str_from(
		    theme_words[pick(g->random, THEMES)][pick(g->random, 3)]);
	if ((!line->counted || note->flags) && one_in(g->random, 2))
		line->theme[note->n_themes++] =
		    one_in(g->random, 2) ? secret(g) : STR(SECRET " wall");
	else if (one_in(g->random, 9))
		line->theme[note->n_themes++] =
		    str_fmt(g->arena, "For %s", PICK(g->random, names_plain));
}

static void
make_voice(struct group *g, struct line *line)
{
	static const char *const others[] = { "", "mixed", "not said",
		("uncle " SECRET) };
	struct str *voice = &line->note.column[NOTES_VOICE];
	line->role = -1;
	if (one_in(g->random, 4)) {
		*voice = str_from(PICK(g->random, others));
		return;
	}
	line->role = (int)pick(g->random, (size_t)g->n_roles);
	*voice = str_fmt(g->arena, " %s", label_words[line->role]);
}

static void
make_line(struct group *g, struct line *line)
{
	static const enum notes_column hidden[] = { NOTES_STEP, NOTES_TABLE,
		NOTES_MOMENT, NOTES_COLOUR, NOTES_FLAG, NOTES_SOURCE, NOTES_KEY,
		NOTES_QUESTION };
	static const char *const langs[] = { "", "", "cy", "ar", "en-GB" };
	struct note *note = &line->note;
	*line = (struct line){ .session = (int)pick(
				   g->random, (size_t)g->n_sessions) };
	note->session = &g->plan->sessions.v[line->session];
	note->kind = one_in(g->random, 2)
			 ? NOTES_IDEA
			 : (enum notes_kind)pick(g->random, NOTES_KINDS);
	for (size_t i = 0; i < COUNTOF(hidden); i++)
		if (one_in(g->random, 2))
			note->column[hidden[i]] = secret(g);
	if (one_in(g->random, 2))
		note->consent = (enum outcome_consent)pick(g->random, 7);
	if (one_in(g->random, 12)) {
		if (one_in(g->random, 2))
			note->consent = OUTCOME_ASK;
		note->consent_unread = true;
		note->column[NOTES_CONSENT] = secret(g);
	}
	if (one_in(g->random, 6))
		note->flags = (unsigned)pick(g->random, 32);
	note->dots = one_in(g->random, 3) ? (int)pick(g->random, 30) : 0;
	if (one_in(g->random, 4)) {
		note->show = 1 + (int)pick(g->random, 3);
		note->show_ordered = one_in(g->random, 2);
	}
	note->column[NOTES_LANG] = str_from(PICK(g->random, langs));
	note->column[NOTES_NOTE] = str_fmt(g->arena, ID "-%u", ++g->n_ids);
	make_words(g, line);
	make_themes(g, line);
	make_voice(g, line);
}

static const enum reflections_column answer_words[] = { REFLECTIONS_WORD,
	REFLECTIONS_STORY, REFLECTIONS_NEXT };

static void
make_answer(struct group *g, struct answer *answer)
{
	static const char *const others[] = { "", "not said", "group" };
	struct reflection *r = &answer->reflection;
	*answer = (struct answer){ .session = -1, .role = -1 };
	r->moment = (enum reflections_moment)pick(g->random, 3);
	if (r->moment == REFLECTIONS_DURING) {
		answer->session = (int)pick(g->random, (size_t)g->n_sessions);
		r->session = &g->plan->sessions.v[answer->session];
	}
	r->question = one_in(g->random, 4);
	r->score = one_in(g->random, 9) ? REFLECTIONS_NO_SCORE
					: (int)pick(g->random, 6);
	if (one_in(g->random, 2)) /* people like each other */
		r->score = g->hide % 5;
	r->consent = one_in(g->random, 2)
			 ? OUTCOME_COUNT
			 : (enum outcome_consent)(1 + pick(g->random, 6));
	answer->counted = r->consent <= OUTCOME_COUNT;
	for (size_t i = 0; i < COUNTOF(answer_words); i++)
		if (one_in(g->random, 4))
			r->column[answer_words[i]] = may_say(
			    g, &answer->word[i], r->consent == OUTCOME_QUOTE);
	if (one_in(g->random, 4))
		r->column[REFLECTIONS_PICTURE] = secret(g);
	if (one_in(g->random, 4)) {
		r->column[REFLECTIONS_VOICE] =
		    str_from(PICK(g->random, others));
		r->group = str_eq(r->column[REFLECTIONS_VOICE], STR("group"));
		return;
	}
	answer->role = (int)pick(g->random, (size_t)g->n_roles);
	r->column[REFLECTIONS_VOICE] = str_from(label_words[answer->role]);
}

/* The plan of a group, whose yaml ends where hide_below is to stand. */
static struct plan *
read_plan(struct group *g, struct str yaml, int hide)
{
	g->plan_text = str_fmt(g->arena, "%.*s%d\n", STR_ARG(yaml), hide);
	struct plan *plan =
	    plan_read(g->arena, g->diag, "plan.yaml", g->plan_text);
	if (!plan || diag_count(g->diag, DIAG_LEVEL_ERROR)) {
		fprintf(stderr, "nobody: a plan that cannot be read\n");
		exit(1);
	}
	return plan;
}

/* Copies before this one: each had some of its notes, and some that are gone. */
static void
make_earlier(struct group *g)
{
	size_t kept = 2 + pick(g->random, 6);
	g->n_gone = pick(g->random, GONE_MAX);
	for (size_t i = 0; i < g->n_gone; i++)
		make_line(g, &g->gone[i]);
	g->n_earlier = 1 + pick(g->random, EARLIER_MAX);
	for (size_t k = 0; k < g->n_earlier; k++) {
		struct edition *edition = ARENA_NEW(g->arena, struct edition);
		g->earlier[k] = edition;
		if (k && one_in(g->random, 4)) {
			*edition = *g->earlier[k - 1];
			continue;
		}
		for (size_t i = 0; i < g->n_lines; i++)
			if (pick(g->random, 8) < kept)
				edition->line[edition->n++] = g->line[i];
		for (size_t i = 0; i < g->n_gone; i++)
			if (one_in(g->random, 2))
				edition->line[edition->n++] = g->gone[i];
	}
}

static void
make_group(struct group *g, enum tamper tamper)
{
	g->diag = diag_new(g->arena, "nobody");
	g->hide = 3 + (int)pick(g->random, one_in(g->random, 4) ? 18 : 4);
	g->short_too = one_in(g->random, 8);
	if (tamper == LOW_HIDE_BELOW)
		g->hide = 12;
	g->n_roles = 1 + (int)pick(g->random, ROLES_MAX);
	g->n_sessions = 1 + (int)pick(g->random, SESSIONS_MAX);
	struct str yaml = make_plan(g);
	g->plan = read_plan(g, yaml, tamper == LOW_HIDE_BELOW ? 3 : g->hide);
	g->outcome_text = make_outcome(g);
	g->outcome = outcome_read(
	    g->arena, g->diag, g->plan, "outcome.yaml", g->outcome_text);
	g->n_lines = pick(g->random, one_in(g->random, 3) ? NOTES_MAX : 12);
	for (size_t i = 0; i < g->n_lines; i++)
		make_line(g, &g->line[i]);
	g->n_answers = pick(g->random, one_in(g->random, 3) ? ANSWERS_MAX : 9);
	for (size_t i = 0; i < g->n_answers; i++)
		make_answer(g, &g->answer[i]);
	if (one_in(g->random, 4))
		make_earlier(g);
}

/* Reports ------------------------------------------------------------------------- */

enum { MD, HTML, TEXT, FORMATS };
enum { FULL, PAGE, EASY, LENGTHS };
enum { FEW, ALL, BOTH };
enum { TABLE, SHEET, REVIEWS };

struct kit {
	const struct label_set *labels;
	const struct redact *redact, *no_names;
	const char *names;    /* the names list, as a file */
	const char *folder;   /* for files */
	const char *programs; /* NULL: they are not there */
	bool show;            /* the page, if something is wrong with it */
};

/* All that is made of one group. */
struct pages {
	struct str text[LENGTHS][FORMATS][BOTH];
	struct str review[REVIEWS];
	struct str said; /* in messages */
};

/* What the kit is given of a group. */
struct input {
	const struct redact *redact;
	const struct line *line;
	size_t n_lines;
	const struct answer *answer;
	size_t n_answers;
	struct edition *const *earlier;
	size_t n_earlier;
};

static struct input
input_of(const struct group *g, const struct kit *kit)
{
	return (struct input){ kit->redact, g->line, g->n_lines, g->answer,
		g->n_answers, g->earlier, g->n_earlier };
}

static struct summary_builder *
take_lines(const struct group *g, const struct redact *redact,
    const struct line *line, size_t n)
{
	struct summary_builder *builder =
	    summary_begin(g->arena, g->plan, g->outcome, redact);

	summary_keep_all(builder);
	for (size_t i = 0; i < n; i++)
		(void)summary_add(builder, &line[i].note);
	return builder;
}

static const struct summary *
summarise(const struct group *g, const struct input *given)
{
	struct summary_builder *builder =
	    take_lines(g, given->redact, given->line, given->n_lines);
	for (size_t k = 0; k < given->n_earlier; k++)
		summary_since(builder,
		    take_lines(g, given->redact, given->earlier[k]->line,
			given->earlier[k]->n));
	for (size_t i = 0; i < given->n_answers; i++)
		(void)summary_reflect_add(
		    builder, &given->answer[i].reflection);
	return summary_end(builder);
}

static struct str
lay_out(const struct group *g, const struct kit *kit,
    const struct summary *summary, const struct report_page *page)
{
	struct out *out = out_memory(g->arena);
	struct report_page copy = *page;
	copy.today = (struct when_date){ 2026, 5, 1 };
	report_write(g->arena, out, kit->labels, summary, &copy);
	return out_text(out);
}

static struct str
read_back(const struct group *g, const struct kit *kit,
    const struct summary *summary, const struct redact *redact, int which)
{
	struct out *out = out_memory(g->arena);
	const struct review review = { kit->labels, summary, redact,
		report_words(g->arena, kit->labels, summary, out),
		STR_INIT("K7Q2") };
	(which == TABLE ? review_write_csv : review_write_html)(
	    g->arena, out, &review);
	return out_text(out);
}

/* Everything that is said about a group on standard error. */
static struct str
messages(const struct group *g, const struct input *given,
    const struct summary *summary)
{
	static const struct diag_style style = { .all = true };
	struct out *out = out_memory(g->arena);
	struct diag *diag = diag_new(g->arena, "nobody");
	struct asking *asking =
	    asking_new(g->arena, g->plan, g->outcome, given->redact);
	asking_file(asking, "notes.csv");
	for (size_t i = 0; i < given->n_lines; i++)
		(void)asking_add(asking, &given->line[i].note);
	left_out_tell(diag, g->plan, g->outcome, summary);
	asking_tell(asking, diag);
	asking_close(asking);
	diag_render(g->diag, out, &style);
	diag_render(diag, out, &style);
	return out_text(out);
}

/* Pages of the full length always; of the others, and what is read back, only
 * if whole. */
static void
make_pages(const struct group *g, const struct kit *kit,
    const struct input *given, bool whole, struct pages *pages)
{
	static const enum doc_format formats[] = { DOC_MARKDOWN, DOC_HTML,
		DOC_TEXT };
	const struct summary *summary = summarise(g, given);
	*pages = (struct pages){ 0 };
	for (int l = 0; l < (whole ? LENGTHS : FULL + 1); l++)
		for (int f = 0; f < FORMATS; f++)
			for (int all = FEW; all < BOTH; all++)
				pages->text[l][f][all] = lay_out(g, kit,
				    summary,
				    &(struct report_page){ .format = formats[f],
					.length = (enum report_length)l,
					.all_notes = all == ALL });
	for (int i = 0; whole && i < REVIEWS; i++)
		pages->review[i] = read_back(g, kit, summary, given->redact, i);
	pages->said = messages(g, given, summary);
	summary_close(summary);
}

/* As str_find(), faster. */
static size_t
find(struct str text, struct str part)
{
	for (size_t i = 0; i + part.n <= text.n; i++) {
		const char *at =
		    memchr(text.s + i, part.s[0], text.n - part.n - i + 1);
		if (!at)
			break;
		i = (size_t)(at - text.s);
		if (memcmp(at, part.s, part.n) == 0)
			return i;
	}
	return text.n;
}

static bool
has(struct str text, struct str part)
{
	return find(text, part) < text.n;
}

/* What stands after the first mark in text, up to end; blank if it is not
 * there. */
static struct str
between(struct str text, struct str mark, struct str end)
{
	struct str after = str_from_byte(text, find(text, mark) + mark.n);
	return str_head(after, find(after, end));
}

/* Each run of white space as one blank. */
static struct str
flat(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);
	for (size_t i = 0; i < text.n; i++)
		if (!str_has(STR(" \n"), text.s[i]))
			buf_char(&buf, text.s[i]);
		else if (buf.n && buf.v[buf.n - 1] != ' ')
			buf_char(&buf, ' ');
	return buf_str(&buf);
}

/* Secrets and names ----------------------------------------------------------------- */

/* Without the style sheet, and with tags true without tags. */
static struct str
seen(struct arena *arena, struct str html, bool tags)
{
	struct buf buf = BUF(arena);
	size_t style = find(html, STR("<style>"));
	buf_add(&buf, str_head(html, style));
	html = str_from_byte(html, style);
	html = str_from_byte(html, find(html, STR("</style>")));
	for (struct str rest = html; rest.s && !tags;) {
		buf_add(&buf, str_cut(rest, '<', &rest));
		(void)str_cut(rest, '>', &rest);
	}
	if (tags)
		buf_add(&buf, html);
	return buf_str(&buf);
}

/* Only the letters a to z, without accents. */
static struct str
bare(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);
	size_t i = 0;
	while (i < text.n) {
		size_t start = i;
		while (i < text.n && (unsigned char)text.s[i] >= 0x80)
			i++;
		struct str part = { text.s + start, i - start };
		if (part.n)
			part = utf8_fold(arena, part);
		else
			part = (struct str){ text.s + i++, 1 };
		for (size_t k = 0; k < part.n; k++) {
			char c = part.s[k];
			if (c >= 'A' && c <= 'Z')
				c = (char)(c - 'A' + 'a');
			if (c >= 'a' && c <= 'z')
				buf_char(&buf, c);
		}
	}
	return buf_str(&buf);
}

static bool
has_name(struct arena *arena, struct str text)
{
	text = bare(arena, text);
	for (size_t i = 0; i < COUNTOF(names_bare); i++)
		if (has(text, str_from(names_bare[i])))
			return true;
	return false;
}

/* Whether a name can be read in a text, or in what it shows. */
static bool
names_in(struct arena *arena, struct str text, bool html)
{
	if (!html)
		return has_name(arena, text);
	return has_name(arena, seen(arena, text, true)) ||
	       has_name(arena, seen(arena, text, false));
}

/* Whether words of notes that are in earlier copies only can be read. */
static bool
gone_in(const struct group *g, struct str text)
{
	for (size_t i = 0; i < g->n_gone; i++)
		if (g->gone[i].word.n && has(text, g->gone[i].word))
			return true;
	return false;
}

/* Whether words that must be there cannot be read. */
static bool
lines_missing(const struct group *g, struct str text)
{
	for (size_t i = 0; i < g->n_lines; i++)
		if (g->line[i].word.n && !has(text, g->line[i].word))
			return true;
	for (size_t i = 0; i < g->n_answers; i++)
		for (size_t w = 0; w < COUNTOF(answer_words); w++)
			if (g->answer[i].word[w].n &&
			    !has(text, g->answer[i].word[w]))
				return true;
	return false;
}

/* What may be in no page at all. */
static unsigned
check_text(const struct group *g, struct str text, bool html)
{
	unsigned wrong = 0;
	if (has(text, STR(SECRET)) || has(text, STR(ID)))
		wrong |= SECRET_SHOWN;
	if (names_in(g->arena, text, html))
		wrong |= NAME_SHOWN;
	if (gone_in(g, text))
		wrong |= GONE_SHOWN;
	return wrong;
}

static unsigned
check_words(const struct group *g, const struct pages *pages)
{
	unsigned wrong = 0;
	for (int l = 0; l < LENGTHS; l++)
		for (int f = 0; f < FORMATS; f++)
			for (int all = FEW; all < BOTH; all++)
				wrong |= check_text(
				    g, pages->text[l][f][all], f == HTML);
	for (int f = 0; f < FORMATS; f++)
		if (lines_missing(g, pages->text[FULL][f][ALL]))
			wrong |= LINE_MISSING;
	for (int i = 0; i < REVIEWS; i++) {
		unsigned shown = check_text(g, pages->review[i], i == SHEET);
		if (shown || lines_missing(g, pages->review[i]))
			wrong |= REVIEW_SHOWS;
	}
	return wrong;
}

static unsigned
check_messages(const struct group *g, struct str said)
{
	return has(said, STR(SECRET)) || has(said, STR(PUBLIC)) ||
		       has_name(g->arena, said)
		   ? MESSAGE_TELLS
		   : 0;
}

/* Labels ----------------------------------------------------------------------------- */

/* Who came as a role, and was seen to speak as it. */
static int
came_as(const struct group *g, int session, int role)
{
	int came = g->happened[session].came[role];
	return g->happened[session].told && came > 0 ? came : 0;
}

static bool
is_under(const struct group *g, int role, int label)
{
	int at = role;
	while (at != label && at != NO_LABEL)
		at = g->wider[at];
	return at == label;
}

static bool
is_staff(const struct group *g, int role)
{
	return g->knows[role] == PLAN_LEARNING ||
	       g->knows[role] == PLAN_HELPING;
}

/* What the page tells of one part: from least to most. */
struct range {
	int least, most;
};

/* "fewer than 5", "5 or more", "7". */
static struct range
read_range(struct str text, int total)
{
	struct str rest;
	int n = 0;
	if (str_starts(text, STR("fewer than "))) {
		(void)str_number(str_from_byte(text, 11), &n);
		return (struct range){ 0, n - 1 };
	}
	if (!str_number(str_cut(text, ' ', &rest), &n))
		return (struct range){ -1, -1 };
	return (struct range){ n, rest.n ? total : n };
}

/* The part of a role in "16 people: parent 9, dad 2 and worker 5". */
static struct str
part_of(struct arena *arena, struct str parts, const char *role)
{
	struct str mark = str_fmt(arena, " %s ", role);
	struct str part = between(parts, mark, STR(","));
	return str_head(part, find(part, STR(" and ")));
}

/* Who came to a session, as the page tells: "16 people: parent 9 and worker 7";
 * blank where it tells nothing. */
static struct str
read_session(const struct group *g, const struct pages *pages, int session,
    struct str *parts)
{
	struct str mark =
	    str_fmt(g->arena, "<dt>Morning %c</dt><dd>", 'A' + session);
	struct str said =
	    between(pages->text[FULL][HTML][ALL], mark, STR("</dd>"));
	return str_cut(str_cut(said, ':', parts), ' ', &(struct str){ 0 });
}

/* What somebody knows of a session who has read the page, knows the plan and
 * how many staff came: the total, and of each role from least to most. */
struct known {
	int total;
	struct range role[ROLES_MAX];
};

static struct known
read_known(const struct group *g, const struct pages *pages, int session)
{
	struct known known = { 0 };
	struct str parts;
	struct str total = read_session(g, pages, session, &parts);
	if (!str_number(total, &known.total))
		return known;
	for (int i = 0; i < g->n_roles; i++) {
		int came = came_as(g, session, i);
		bool named = g->happened[session].came[i] >= 0;
		if (is_staff(g, i))
			known.role[i] = (struct range){ came, came };
		else if (!parts.n)
			known.role[i] = (struct range){ 0, known.total };
		else if (named)
			known.role[i] =
			    read_range(part_of(g->arena, parts, label_words[i]),
				known.total);
	}
	return known;
}

/* How many there are at the least of the roles that are in. */
static int
at_least(const struct group *g, const struct known *known, const bool *in)
{
	int least = 0, rest = known->total;
	for (int i = 0; i < g->n_roles; i++)
		if (in[i])
			least += known->role[i].least;
		else
			rest -= known->role[i].most;
	return least > rest ? least : rest;
}

/* Whether everybody can know that enough came whom a label is true of. */
static bool
enough_behind(const struct group *g, const struct known *known, int label)
{
	bool in[ROLES_MAX];
	for (int i = 0; i < g->n_roles; i++)
		in[i] = is_under(g, i, label);
	return at_least(g, known, in) >= g->hide;
}

/* What each role is to be called in a session, by FORMATS 7: from nothing but
 * the page itself, so that it tells no more. */
static void
find_labels(const struct group *g, const struct pages *pages, int session,
    int label[ROLES_MAX])
{
	const struct known known = read_known(g, pages, session);
	bool there[ROLES_MAX] = { false };
	int first[ROLES_MAX];
	for (size_t i = 0; i < g->n_lines; i++)
		if (g->line[i].word.n && g->line[i].session == session &&
		    g->line[i].role >= 0)
			there[g->line[i].role] = true;
	for (size_t i = 0; i < g->n_answers; i++)
		if (g->answer[i].session == session && g->answer[i].role >= 0 &&
		    (g->answer[i].word[1].n || g->answer[i].word[2].n))
			there[g->answer[i].role] = true;
	for (int i = 0; i < g->n_roles; i++) {
		label[i] = i;
		while (
		    label[i] != ANYBODY && !enough_behind(g, &known, label[i]))
			label[i] = g->wider[label[i]];
		first[i] = label[i];
	}
	/* A few who took a wider label are not to be told from the rest. */
	for (int i = 0; i < g->n_roles; i++) {
		bool alike[ROLES_MAX];
		for (int k = 0; k < g->n_roles; k++)
			alike[k] = first[k] == first[i];
		if ((!there[i] && !known.role[i].most) ||
		    at_least(g, &known, alike) >= g->hide)
			continue;
		for (int k = 0; k < g->n_roles; k++)
			if (is_under(g, k, first[i]) &&
			    !is_under(g, first[i], label[k]))
				label[k] = first[i];
	}
}

/* The byline of the note that holds a word; blank where it stands without. */
static struct str
byline(struct str html, struct str word)
{
	struct str note =
	    between(html, word, STR("\n")); /* each note is one line */
	struct str by = between(note, STR("</blockquote><p>"), STR("</p>"));
	struct str plain = str_head(by, find(by, STR(", in other words")));
	if (str_eq(plain, STR("Someone who took part")))
		return STR("");
	return str_from_byte(plain, find(plain, STR(" ")) + 1);
}

static bool
on_a_wall(const struct line *line)
{
	enum notes_kind kind = line->note.kind;
	return line->word.n && kind != NOTES_DECISION && kind != NOTES_ACTION &&
	       kind != NOTES_PARKED;
}

/* Whether those who would be called as role i are too few, and others are
 * called something else. */
static bool
picks_out(const struct group *g, int session, const int *label, int i)
{
	int called = 0;
	bool others = label[i] != ANYBODY;
	for (int k = 0; k < g->n_roles; k++)
		if (label[k] == label[i])
			called += came_as(g, session, k);
		else if (came_as(g, session, k))
			others = true;
	return others && called < g->hide;
}

static unsigned
check_labels(const struct group *g, const struct pages *pages)
{
	int label[SESSIONS_MAX][ROLES_MAX];
	for (int s = 0; s < g->n_sessions; s++)
		find_labels(g, pages, s, label[s]);
	for (size_t i = 0; i < g->n_lines; i++) {
		const struct line *line = &g->line[i];
		if (!on_a_wall(line))
			continue;
		int want = ANYBODY;
		if (line->role >= 0)
			want = label[line->session][line->role];
		if (!str_eq(byline(pages->text[FULL][HTML][ALL], line->word),
			str_from(label_words[want])))
			return LABEL_TELLS;
		if (line->role >= 0 && picks_out(g, line->session,
					   label[line->session], line->role))
			return LABEL_TELLS;
	}
	for (size_t i = 0; i < g->n_answers; i++) {
		const struct answer *answer = &g->answer[i];
		int want = ANYBODY;
		if (!answer->word[1].n || answer->reflection.group)
			continue;
		if (answer->role >= 0 && answer->session >= 0)
			want = label[answer->session][answer->role];
		if (!str_eq(
			byline(pages->text[FULL][HTML][ALL], answer->word[1]),
			str_from(label_words[want])))
			return LABEL_TELLS;
	}
	return 0;
}

/* Who came ---------------------------------------------------------------------------- */

/* Whether somebody who knows the total can work out a part that is hidden: with
 * all others as large, and as small, as they can be, it is one number. */
static bool
worked_out(const struct range *range, int n, int which, int total)
{
	struct range left = { total, total };
	for (int i = 0; i < n; i++) {
		left.least -= i == which ? 0 : range[i].most;
		left.most -= i == which ? 0 : range[i].least;
	}
	if (left.least < range[which].least)
		left.least = range[which].least;
	if (left.most > range[which].most)
		left.most = range[which].most;
	return left.least >= left.most;
}

static bool
parts_tell(const struct group *g, int session, struct str parts, int total)
{
	struct range range[ROLES_MAX];
	int role[ROLES_MAX], n = 0;
	bool few = false;
	for (int i = 0; i < g->n_roles; i++)
		if (g->happened[session].came[i] >= 0) {
			role[n++] = i;
			few |=
			    !is_staff(g, i) && came_as(g, session, i) < g->hide;
		}
	if (!parts.n)
		return !few; /* nothing had to be hidden */
	for (int i = 0; i < n; i++)
		range[i] = read_range(
		    part_of(g->arena, parts, label_words[role[i]]), total);
	for (int i = 0; i < n; i++) {
		int came = came_as(g, session, role[i]);
		bool shown = range[i].least == range[i].most;
		if (came < range[i].least || came > range[i].most)
			return true;
		if (is_staff(g, role[i]) ? !shown : shown && came < g->hide)
			return true;
		if (shown != (is_staff(g, role[i]) || !few) &&
		    !(shown && came >= g->hide))
			return true;
		if (!shown && worked_out(range, n, i, total))
			return true;
	}
	return false;
}

static unsigned
check_who_came(const struct group *g, const struct pages *pages)
{
	for (int s = 0; s < g->n_sessions; s++) {
		struct str parts;
		struct str number = read_session(g, pages, s, &parts);
		int total = 0, told = 0;
		for (int i = 0; i < g->n_roles; i++)
			total += came_as(g, s, i);
		if (!g->happened[s].told && !number.n)
			continue;
		if (!g->happened[s].told || !str_number(number, &told) ||
		    told != total || parts_tell(g, s, parts, total))
			return NUMBER_TELLS;
	}
	return 0;
}

/* How many notes ------------------------------------------------------------------------ */

/* However it is written. */
static bool
is_theme(struct arena *arena, struct str theme, size_t which)
{
	return str_eq(
	    bare(arena, theme), bare(arena, str_from(theme_words[which][0])));
}

static bool
in_theme(const struct group *g, const struct line *line, size_t which)
{
	for (size_t i = 0; i < line->note.n_themes; i++)
		if (is_theme(g->arena, line->theme[i], which))
			return true;
	return false;
}

/* The notes that the page tells under the heading of a theme; 0 if there is no
 * such heading, or no number. */
static int
told_of(const struct group *g, struct str html, size_t which)
{
	static const struct str head = STR_INIT("<h3");
	struct str rest = html;
	while (rest.n) {
		size_t at = find(rest, head) + head.n;
		rest = str_from_byte(rest, at);
		struct str name = between(rest, STR(">"), STR("<"));
		struct str section = str_head(rest, find(rest, head));
		section = str_head(section, find(section, STR("</main>")));
		size_t end = find(section, STR(" spoke of this."));
		int n = 0;
		if (!is_theme(g->arena, name, which) || end == section.n)
			continue;
		while (end > 0 && section.s[end - 1] != '>')
			end--;
		section = str_cut(
		    str_from_byte(section, end), ' ', &(struct str){ 0 });
		return str_number(section, &n) ? n : -1;
	}
	return 0;
}

static bool
theme_is_wrong(const struct group *g, const struct pages *pages, size_t which)
{
	bool named = false;
	int n = 0;
	for (size_t i = 0; i < g->n_lines; i++) {
		const struct line *line = &g->line[i];
		if (!line->counted || !in_theme(g, line, which))
			continue;
		named |= line->note.flags == 0;
		n += line->has_words;
	}
	return told_of(g, pages->text[FULL][HTML][ALL], which) !=
	       (named ? n : 0);
}

static unsigned
check_counts(
    const struct group *g, const struct kit *kit, const struct pages *pages)
{
	struct str text = flat(g->arena, pages->text[FULL][TEXT][ALL]);
	size_t counted = 0, held = 0;
	for (size_t i = 0; i < g->n_lines; i++) {
		counted += g->line[i].counted && g->line[i].has_words;
		held += !g->line[i].counted && g->line[i].has_words;
	}
	struct str all = label_count(
	    g->arena, kit->labels, LABEL_REPORT_HEARD_ALL, counted + held);
	struct str held_told =
	    label_count(g->arena, kit->labels, LABEL_REPORT_HELD, held);
	bool some = has(text, label(kit->labels, LABEL_REPORT_HELD_SOME));
	for (size_t which = 0; which < THEMES; which++)
		if (theme_is_wrong(g, pages, which))
			return COUNT_WRONG;
	if (held == 0)
		return some || has(text, STR("stay in the room")) ? COUNT_WRONG
								  : 0;
	if (held >= 5 && (int)held >= g->hide)
		return some || !has(text, all) || !has(text, held_told)
			   ? COUNT_WRONG
			   : 0;
	return !some || has(text, STR("We heard 1")) ||
		       has(text, STR("are waiting for a yes"))
		   ? COUNT_WRONG
		   : 0;
}

/* Scores ------------------------------------------------------------------------ */

/* How many gave each score to a question, of all and on the occasion on which
 * most people answered, and how many people those were at least. */
struct given {
	int all[REFLECTIONS_SCORES], most[REFLECTIONS_SCORES], people;
	bool sure; /* all others know how many they were */
};

static struct given
count_given(const struct group *g, int question, int moment)
{
	struct given given = { .sure = moment != REFLECTIONS_DURING };
	for (int s = given.sure ? -1 : 0; s < (given.sure ? 0 : g->n_sessions);
	     s++) {
		int here[REFLECTIONS_SCORES] = { 0 }, n = 0, came = 0;
		for (size_t i = 0; i < g->n_answers; i++) {
			const struct answer *a = &g->answer[i];
			if (!a->counted || a->reflection.group ||
			    a->reflection.question != question ||
			    (int)a->reflection.moment != moment ||
			    a->session != s || a->reflection.score < 0)
				continue;
			here[a->reflection.score]++;
			given.all[a->reflection.score]++;
			n++;
		}
		for (int i = 0; s >= 0 && i < g->n_roles; i++)
			came += came_as(g, s, i);
		if (s >= 0 && g->happened[s].told && came < n)
			n = came;
		if (n > given.people) {
			given.people = n;
			memcpy(given.most, here, sizeof(here));
		}
	}
	return given;
}

/* Whether the words for an average are not what they have to be: nothing at
 * all, or within a quarter of the truth, and never near the ends. */
static bool
average_tells(const struct given *given, struct str cell, bool told, bool split)
{
	double sum = 0, n = 0, said, truth;
	struct str rest;
	int whole;
	bool more = has(cell, STR(" or more")),
	     less = has(cell, STR(" or less"));
	for (int i = 0; i < REFLECTIONS_POINTS; i++) {
		n += given->all[i];
		sum += i * given->all[i];
	}
	if (has(cell, STR("too few to say")))
		return told && !split;
	rest = str_cut(
	    str_cut(cell, ' ', &(struct str){ 0 }), '.', &(struct str){ 0 });
	if (!told || !str_number(rest, &whole))
		return true;
	said = whole + (has(cell, STR(".5")) ? .5 : 0);
	truth = sum / n;
	if (split)
		return false; /* of what is told, which is checked */
	if (given->people < 3 * 5 ? said < 1 || said > 3
				  : said < .5 || said > 3.5)
		return true;
	return more   ? truth < said - .2501
	       : less ? truth > said + .2501
		      : truth < said - .2501 || truth > said + .2501;
}

/* Whether a row tells more than it may of how many answered what. */
static bool
spread_tells(const struct group *g, const struct given *given, struct str row,
    bool told, bool *split)
{
	int step = g->hide > 5 ? g->hide : 5;
	struct range range[REFLECTIONS_SCORES];
	struct str cell[8];
	int n = 0;
	while (row.n && n < 8) {
		row = str_from_byte(row, find(row, STR("<td>")) + 4);
		if (row.n)
			cell[n++] = str_head(row, find(row, STR("</td>")));
	}
	*split = false;
	if (given->people < step)
		return n > 0;
	if (n != 2 && n != 7)
		return true;
	range[0] = read_range(cell[0], given->people);
	if (range[0].least != given->people / step * step)
		return true;
	for (int i = 0; i < REFLECTIONS_SCORES; i++) {
		struct str here = n == 7                      ? cell[i + 1]
				  : i == REFLECTIONS_NOT_SURE ? cell[1]
							      : STR("not told");
		range[i] = (struct range){ 0, given->people };
		if (str_eq(here, STR("not told")))
			continue;
		if (i < REFLECTIONS_POINTS)
			*split = true;
		if (!told)
			return true;
		range[i] = read_range(here, given->people);
		/* Only steps, and only what is true. */
		if (given->most[i] < range[i].least ||
		    given->most[i] > range[i].most ||
		    (range[i].least ? range[i].least % step ||
					  !has(here, STR(" or more"))
				    : range[i].most != step - 1))
			return true;
	}
	if (*split && given->people < 4 * step)
		return true;
	for (int i = 0; given->sure && i < REFLECTIONS_SCORES; i++)
		if (given->most[i] > 0 && given->most[i] < step &&
		    worked_out(range, REFLECTIONS_SCORES, i, given->people))
			return true;
	return false;
}

static unsigned
check_scores(const struct group *g, const struct pages *pages)
{
	static const char *const ids[] = { "2", "Care" };
	static const char *const whens[] = { "Before", "During", "After" };
	struct str html = pages->text[FULL][HTML][ALL];
	struct str head = between(html, STR(">Question</th>"), STR("</tr>"));
	int step = g->hide > 5 ? g->hide : 5;
	for (int q = 0; q < 2; q++) {
		struct str averages = between(html,
		    str_fmt(g->arena, "<th scope=\"row\">%s. ", ids[q]),
		    STR("</tr>"));
		for (int m = 0; m < 3; m++) {
			struct given given = count_given(g, q, m);
			struct str row = between(html,
			    str_fmt(g->arena, "<th scope=\"row\">%s, %s</th>",
				ids[q], whens[m]),
			    STR("</tr>"));
			struct str cell = STR("too few to say");
			int scored = 0;
			bool split;
			for (int i = 0; i < REFLECTIONS_POINTS; i++)
				scored += given.most[i];
			bool told = given.people >= step && scored >= step;
			if (given.people >= 4 * step)
				told = true;
			if (spread_tells(g, &given, row, told, &split))
				return SCORE_TELLS;
			if (averages.n && has(head, str_from(whens[m]))) {
				averages = str_from_byte(
				    averages, find(averages, STR("<td>")) + 4);
				cell = str_head(
				    averages, find(averages, STR("<")));
			}
			if (given.people < 4 * step
				? average_tells(&given, cell, told, false)
				: average_tells(&given, cell, told, true))
				return SCORE_TELLS;
		}
	}
	return 0;
}

/* What must change nothing ------------------------------------------------------------------ */

/* As far as both were made. */
static bool
same_text(struct str a, struct str b)
{
	return !a.n || !b.n || str_eq(a, b);
}

static bool
same_pages(const struct pages *a, const struct pages *b)
{
	for (int l = 0; l < LENGTHS; l++)
		for (int f = 0; f < FORMATS; f++)
			for (int all = FEW; all < BOTH; all++)
				if (!same_text(
					a->text[l][f][all], b->text[l][f][all]))
					return false;
	for (int i = 0; i < REVIEWS; i++)
		if (!same_text(a->review[i], b->review[i]))
			return false;
	return true;
}

static unsigned
check_order(struct group *g, const struct kit *kit, const struct pages *pages)
{
	struct pages again;
	struct line *line = ARENA_ARRAY(g->arena, struct line, NOTES_MAX);
	for (size_t i = 0; i < g->n_lines; i++) {
		size_t to = pick(g->random, i + 1);
		line[i] = line[to];
		line[to] = g->line[i];
	}
	struct answer *answer =
	    ARENA_ARRAY(g->arena, struct answer, ANSWERS_MAX);
	for (size_t i = 0; i < g->n_answers; i++) {
		size_t to = pick(g->random, i + 1);
		answer[i] = answer[to];
		answer[to] = g->answer[i];
	}
	struct input given = input_of(g, kit);
	given.line = line;
	given.answer = answer;
	make_pages(g, kit, &given, g->short_too, &again);
	return same_pages(pages, &again) ? 0 : ORDER_TELLS;
}

/* A note of which nothing is left but that it is there. */
static void
empty(struct line *line)
{
	struct note *note = &line->note;
	*note = (struct note){ .session = note->session,
		.kind = line->has_words ? NOTES_WORRY : NOTES_VOTE,
		.consent = OUTCOME_PRIVATE,
		.theme = line->theme };
}

/* Whatever may not be printed of a note that counts is something else. */
static void
disguise(struct group *g, struct line *line)
{
	struct note *note = &line->note;
	bool text = note->column[NOTES_TEXT].n > 0;
	bool share_as = note->column[NOTES_SHARE_AS].n > 0;
	bool picture = note->column[NOTES_PICTURE].n > 0;
	size_t n = 0;
	for (size_t i = 0; i < NOTES_CAPTURE_COLUMNS; i++)
		note->column[i] = STR("");
	if (text)
		note->column[NOTES_TEXT] = words(g->random, g->arena, "no");
	if (share_as)
		note->column[NOTES_SHARE_AS] = STR("no");
	if (picture)
		note->column[NOTES_PICTURE] = STR("photo");
	note->column[NOTES_VOICE] = STR("aunt");
	note->column[NOTES_LANG] = STR("pl");
	note->show = (int)pick(g->random, 3);
	for (size_t i = 0; i < note->n_themes; i++)
		if (!str_starts(line->theme[i], STR(SECRET)))
			line->theme[n++] = line->theme[i];
	note->n_themes = n ? n : note->n_themes;
	note->theme = line->theme;
}

/* With one to four notes held back it is not told how many; so any of these
 * numbers must give the same page. */
static void
hold_four(struct group *g)
{
	size_t held = 0;
	struct line *some = NULL;
	for (size_t i = 0; i < g->n_lines; i++)
		if (!g->line[i].counted && g->line[i].has_words) {
			some = &g->line[i];
			held++;
		}
	for (; held > 0 && held < 4 && g->n_lines < NOTES_MAX; held++)
		g->line[g->n_lines++] = *some;
}

/* Whatever may not be printed of an answer is something else; of one that does
 * not count all is, but for the moment. */
static void
disguise_answer(struct group *g, struct answer *answer)
{
	struct reflection *r = &answer->reflection;
	for (size_t i = 0; i < COUNTOF(answer_words); i++)
		if (!answer->word[i].n)
			r->column[answer_words[i]] =
			    one_in(g->random, 2) ? STR("") : STR("no");
	r->column[REFLECTIONS_PICTURE] = STR("photo");
	if (answer->counted)
		return;
	r->score = (int)pick(g->random, REFLECTIONS_SCORES);
	r->question = 0;
	r->group = one_in(g->random, 2);
	r->consent = OUTCOME_PRIVATE;
}

static unsigned
check_held(
    const struct group *g, const struct kit *kit, const struct pages *pages)
{
	struct pages again;
	struct group *other = ARENA_NEW(g->arena, struct group);
	*other = *g;
	for (size_t i = 0; i < other->n_lines; i++) {
		struct line *line = &other->line[i];
		line->note.theme = line->theme;
		if (!line->counted)
			empty(line);
		else if (!line->word.n)
			disguise(other, line);
	}
	/* Beside earlier copies it is told if nothing changed. */
	if (!g->n_earlier)
		hold_four(other);
	for (size_t i = 0; i < other->n_answers; i++)
		if (!other->answer[i].counted ||
		    other->answer[i].reflection.consent != OUTCOME_QUOTE)
			disguise_answer(other, &other->answer[i]);
	const struct input given = input_of(other, kit);
	make_pages(other, kit, &given, g->short_too, &again);
	return same_pages(pages, &again) ? 0 : HELD_TELLS;
}

/* However many more notes and answers are held back, no message says another
 * word.  Only what is withdrawn is named one by one. */
static unsigned
check_said(
    const struct group *g, const struct kit *kit, const struct pages *pages)
{
	struct group *other = ARENA_NEW(g->arena, struct group);
	*other = *g;
	for (size_t i = 0; i < g->n_lines && other->n_lines < NOTES_MAX; i++)
		if (!g->line[i].counted &&
		    g->line[i].note.consent != OUTCOME_WITHDRAWN)
			other->line[other->n_lines++] = g->line[i];
	for (size_t i = 0; i < g->n_answers && other->n_answers < ANSWERS_MAX;
	     i++)
		if (!g->answer[i].counted)
			other->answer[other->n_answers++] = g->answer[i];
	const struct input given = input_of(other, kit);
	if (!str_eq(
		pages->said, messages(other, &given, summarise(other, &given))))
		return MESSAGE_TELLS;
	return check_messages(g, pages->said);
}

/* Beside earlier copies --------------------------------------------------------- */

/* The numbers of notes that a page tells, of each theme and of all; 0: none. */
struct told {
	int theme[THEMES], all;
};

/* The number right before a mark; 0: there is none. */
static int
number_before(struct str text, struct str mark)
{
	size_t end = find(text, mark), start = end;
	int n = 0;
	while (end < text.n && start > 0 && text.s[start - 1] >= '0' &&
	       text.s[start - 1] <= '9')
		start--;
	(void)str_number(str_head(str_from_byte(text, start), end - start), &n);
	return n;
}

static struct told
read_told(
    const struct group *g, const struct kit *kit, const struct summary *summary)
{
	static const struct str marks[] = { STR_INIT(
						" notes are in this summary."),
		STR_INIT(" note is in this summary."),
		STR_INIT(" are in this summary."),
		STR_INIT(" is in this summary."),
		STR_INIT(" notes. All of them are in this summary."),
		STR_INIT(" note. It is in this summary.") };
	struct told told = { 0 };
	struct report_page page = { .format = DOC_HTML, .all_notes = true };
	struct str html = lay_out(g, kit, summary, &page);
	page.format = DOC_TEXT;
	struct str text = flat(g->arena, lay_out(g, kit, summary, &page));
	for (size_t i = 0; i < THEMES; i++)
		told.theme[i] = told_of(g, html, i);
	for (size_t i = 0; i < COUNTOF(marks) && !told.all; i++)
		told.all = number_before(text, marks[i]);
	return told;
}

static bool
is_few(const struct group *g, int a, int b)
{
	int changed = a < b ? b - a : a - b;
	return a && b && changed && changed < g->hide;
}

/* Reads all copies as they went out, one after the other, and this one as the
 * kit is given it: no two numbers may differ by a few. */
static unsigned
check_since(
    const struct group *g, const struct kit *kit, const struct input *given)
{
	struct told told[EARLIER_MAX + 1];
	for (size_t k = 0; k <= g->n_earlier; k++) {
		struct input copy = *given;
		if (k < g->n_earlier) {
			copy.line = g->earlier[k]->line;
			copy.n_lines = g->earlier[k]->n;
			copy.n_earlier = k;
		}
		told[k] = read_told(g, kit, summarise(g, &copy));
		for (size_t i = 0; i < k; i++) {
			if (is_few(g, told[i].all, told[k].all))
				return SINCE_TELLS;
			for (size_t t = 0; t < THEMES; t++)
				if (is_few(
					g, told[i].theme[t], told[k].theme[t]))
					return SINCE_TELLS;
		}
	}
	return 0;
}

/* The programs --------------------------------------------------------------------------------- */

static const char *
file_in(const struct group *g, const struct kit *kit, const char *name)
{
	return str_c(g->arena, str_fmt(g->arena, "%s/%s", kit->folder, name));
}

static const char *
earlier_name(const struct group *g, size_t k)
{
	return str_c(g->arena, str_fmt(g->arena, "%zu.csv", k));
}

static bool
write_file(const char *path, struct str text)
{
	FILE *file = fopen(path, "w");
	bool fine = file && fwrite(text.s, 1, text.n, file) == text.n;
	return file && fclose(file) == 0 && fine;
}

static struct str
read_file(struct arena *arena, const char *path)
{
	struct buf buf = BUF(arena);
	FILE *file = fopen(path, "r");
	char bytes[4096];
	for (size_t n = 1; file && n > 0;) {
		n = fread(bytes, 1, sizeof(bytes), file);
		buf_add(&buf, (struct str){ bytes, n });
	}
	if (file)
		(void)fclose(file);
	return buf_str(&buf);
}

/* A cell of a table, and what stands after it. */
static void
add_cell(struct buf *table, struct str text, char after)
{
	buf_char(table, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '"')
			buf_char(table, '"');
		buf_char(table, text.s[i]);
	}
	buf_char(table, '"');
	buf_char(table, after);
}

/* A mark that is no consent word, as people write it. */
static struct str
odd_mark(const struct note *note)
{
	static const char *const marks[] = { "yes", "Zanqira says yes",
		"ok by t\xc3\xa9odric", "y" };
	return str_from(marks[note->dots % (int)COUNTOF(marks)]);
}

/* The cells of a note as people write them.  Values that a message names, since
 * they are from a closed list, are none that has to stay in the room. */
static struct str
cell_of(const struct group *g, const struct line *line, int column)
{
	const struct note *note = &line->note;
	struct buf text = BUF(g->arena);
	switch (column) {
	case NOTES_SESSION:
		return note->session->id;
	case NOTES_KIND:
		return str_from(notes_kind_words[note->kind]);
	case NOTES_DOTS:
		return str_fmt(g->arena, "%d", note->dots);
	case NOTES_CONSENT:
		return note->consent_unread
			   ? odd_mark(note)
			   : str_from(consent_words[note->consent]);
	case NOTES_SHOW:
		return note->show_ordered ? str_fmt(g->arena, "%d", note->show)
					  : str_from(note->show ? "yes" : "");
	case NOTES_THEME:
		for (size_t i = 0; i < note->n_themes; i++)
			buf_fmt(&text, "%.*s;", STR_ARG(line->theme[i]));
		return buf_str(&text);
	case NOTES_FLAG:
		for (int i = 0; notes_flag_words[i]; i++)
			if (note->flags & 1U << i)
				buf_fmt(&text, "%s;", notes_flag_words[i]);
		return buf_str(&text);
	case NOTES_VOICE: /* of a role that is not known there is no report */
		return line->role < 0 ? STR("not said")
				      : note->column[NOTES_VOICE];
	case NOTES_PICTURE: /* so that no row is without words */
		return note->column[NOTES_TEXT].n ? note->column[NOTES_PICTURE]
						  : STR("12");
	case NOTES_STEP:
	case NOTES_QUESTION:
	case NOTES_KEY:
		return STR("");
	default:
		return note->column[column];
	}
}

static struct str
notes_table(const struct group *g, const struct line *line, size_t n)
{
	struct buf table = BUF(g->arena);
	for (int c = 0; notes_column_words[c]; c++)
		add_cell(&table, str_from(notes_column_words[c]),
		    notes_column_words[c + 1] ? ',' : '\n');
	for (size_t i = 0; i < n; i++)
		for (int c = 0; notes_column_words[c]; c++)
			add_cell(&table, cell_of(g, &line[i], c),
			    notes_column_words[c + 1] ? ',' : '\n');
	return buf_str(&table);
}

static struct str
answers_table(const struct group *g)
{
	static const char *const moments[] = { "before", "", "after" };
	static const char *const scores[] = { "", "0", "1", "2", "3", "4",
		"not sure" };
	struct buf table = BUF(g->arena);
	buf_add(&table, STR("session,voice,question,score,word,story,picture,"
			    "next,consent\n"));
	for (size_t i = 0; i < g->n_answers; i++) {
		const struct reflection *r = &g->answer[i].reflection;
		const struct str cells[] = {
			r->session ? r->session->id
				   : str_from(moments[r->moment]),
			r->column[REFLECTIONS_VOICE],
			r->question ? STR("care") : STR("2"),
			str_from(scores[r->score + 1]),
			r->column[REFLECTIONS_WORD],
			r->column[REFLECTIONS_STORY],
			r->column[REFLECTIONS_PICTURE],
			r->column[REFLECTIONS_NEXT],
			str_from(consent_words[r->consent]),
		};
		/* Who answered nothing has no row. */
		if (!cells[3].n && !cells[4].n && !cells[5].n && !cells[6].n &&
		    !cells[7].n)
			continue;
		for (size_t c = 0; c < COUNTOF(cells); c++)
			add_cell(&table, cells[c],
			    c + 1 < COUNTOF(cells) ? ',' : '\n');
	}
	return buf_str(&table);
}

/* Runs one of them in the folder; its outputs go to files there.  False: it
 * could not, or did not end as it should. */
static bool
run_program(const struct group *g, const struct kit *kit, const char *name,
    const char *const *argv)
{
	const char *path =
	    str_c(g->arena, str_fmt(g->arena, "%s/%s", kit->programs, name));
	char *args[ARGS_MAX] = { NULL };
	int status = 0;
	for (size_t i = 0; argv[i]; i++)
		args[i] = str_c(g->arena, str_from(argv[i]));
	pid_t child = fork();
	if (child == 0) {
		if (chdir(kit->folder) == 0 && freopen("out", "w", stdout) &&
		    freopen("said", "w", stderr))
			(void)execv(path, args);
		_exit(127);
	}
	return child > 0 && waitpid(child, &status, 0) == child &&
	       WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

/* The report as one of its readers wants it. */
static unsigned
check_report(const struct group *g, const struct kit *kit)
{
	static const char *const formats[] = { "md", "html", "text" };
	static const char *const lengths[] = { "full", "page", "easy" };
	size_t f = pick(g->random, COUNTOF(formats));
	size_t l = pick(g->random, COUNTOF(lengths));
	bool all = one_in(g->random, 2), sheet = one_in(g->random, 2);
	const char *review = sheet ? "review.html" : "review.csv";
	const char *argv[ARGS_MAX] = { "workshop-report", "-f", formats[f],
		"--length", lengths[l], "--names", kit->names, "--review",
		review };
	size_t n = 9;
	if (all)
		argv[n++] = "--all-notes";
	for (size_t k = 0; k < g->n_earlier; k++) {
		argv[n++] = "--previous";
		argv[n++] = earlier_name(g, k);
	}
	argv[n++] = "plan.yaml";
	argv[n++] = "notes.csv";
	if (!run_program(g, kit, argv[0], argv))
		return PROGRAM_FAILS;
	struct str out = read_file(g->arena, file_in(g, kit, "out"));
	struct str list = read_file(g->arena, file_in(g, kit, review));
	struct str said = read_file(g->arena, file_in(g, kit, "said"));
	unsigned wrong = check_text(g, out, f == HTML);
	/* An outcome with an error in its form makes no report. */
	if (diag_count(g->diag, DIAG_LEVEL_ERROR))
		return wrong | (out.n ? PROGRAM_FAILS : 0) |
		       check_messages(g, said);
	if (l == FULL && all && lines_missing(g, out))
		wrong |= LINE_MISSING;
	if (check_text(g, list, sheet) || lines_missing(g, list))
		wrong |= REVIEW_SHOWS;
	return wrong | check_messages(g, said);
}

/* What else opens these files. */
static unsigned
check_others(const struct group *g, const struct kit *kit)
{
	static const char *const check[] = { "workshop-check", "--all",
		"--outcome", "outcome.yaml", "plan.yaml", NULL };
	const char *const take_in[] = { "workshop-import", "--plan",
		"plan.yaml", "--names", kit->names, "-o", "taken.csv",
		"notes.csv", NULL };
	unsigned wrong = 0;
	if (!run_program(g, kit, take_in[0], take_in))
		return PROGRAM_FAILS;
	wrong |=
	    check_messages(g, read_file(g->arena, file_in(g, kit, "said")));
	wrong |= check_messages(g, read_file(g->arena, file_in(g, kit, "out")));
	if (!run_program(g, kit, check[0], check))
		return PROGRAM_FAILS;
	return wrong;
}

static unsigned
check_programs(const struct group *g, const struct kit *kit)
{
	bool fine =
	    write_file(file_in(g, kit, "plan.yaml"), g->plan_text) &&
	    write_file(file_in(g, kit, "outcome.yaml"), g->outcome_text) &&
	    write_file(file_in(g, kit, "notes.csv"),
		notes_table(g, g->line, g->n_lines)) &&
	    write_file(file_in(g, kit, "reflections.csv"), answers_table(g));
	for (size_t k = 0; k < g->n_earlier; k++)
		fine = write_file(file_in(g, kit, earlier_name(g, k)),
			   notes_table(
			       g, g->earlier[k]->line, g->earlier[k]->n)) &&
		       fine;
	return fine ? check_report(g, kit) | check_others(g, kit)
		    : PROGRAM_FAILS;
}

/* The run ------------------------------------------------------------------------------------ */

/* Gives the kit something else than what is judged by. */
static struct input
tamper_with(struct group *g, const struct kit *kit, enum tamper tamper)
{
	struct input given = input_of(g, kit);
	size_t at = g->n_lines ? pick(g->random, g->n_lines) : 0;
	struct line *line = ARENA_ARRAY(g->arena, struct line, NOTES_MAX + 1);
	memcpy(line, g->line, sizeof(g->line));
	for (size_t i = 0; i < g->n_lines; i++)
		line[i].note.theme = line[i].theme;
	given.line = line;
	if (tamper == OTHER_CONSENT) {
		line[at].note.consent = OUTCOME_QUOTE;
		line[at].note.consent_unread = false;
		line[at].note.flags = 0;
	}
	if (tamper == A_NOTE_LESS && g->n_lines)
		line[at] = line[g->n_lines - 1];
	for (size_t i = 0; i < g->n_gone && tamper == A_NOTE_GONE; i++)
		if (g->gone[i].word.n && given.n_lines == g->n_lines)
			line[given.n_lines++] = g->gone[i];
	if (tamper == NO_EARLIER)
		given.n_earlier = 0;
	if (tamper == SECRET_ID && g->n_lines)
		line[at].note.column[NOTES_NOTE] = STR(SECRET);
	if (tamper == NO_NAMES)
		given.redact = kit->no_names;
	return given;
}

static unsigned
judge(struct group *g, const struct kit *kit, enum tamper tamper)
{
	struct pages pages;
	make_group(g, tamper);
	const struct input given = tamper_with(g, kit, tamper);
	make_pages(g, kit, &given, true, &pages);
	unsigned wrong = check_words(g, &pages) | check_labels(g, &pages) |
			 check_who_came(g, &pages) | check_scores(g, &pages) |
			 check_order(g, kit, &pages) |
			 check_held(g, kit, &pages) |
			 check_said(g, kit, &pages);
	wrong |= g->n_earlier ? check_since(g, kit, &given)
			      : check_counts(g, kit, &pages);
	if (kit->programs && tamper == HONEST &&
	    one_in(g->random, PROGRAM_RUNS))
		wrong |= check_programs(g, kit);
	if (wrong && kit->show)
		printf("%.*s\n", STR_ARG(pages.text[FULL][HTML][ALL]));
	return wrong;
}

static unsigned
run_group(const struct kit *kit, uint64_t seed, enum tamper tamper)
{
	struct random random = { seed * 0x9E3779B97F4A7C15U + 1 };
	struct arena *arena = arena_new();
	struct group *g = ARENA_NEW(arena, struct group);
	g->random = &random;
	g->arena = arena;
	for (int i = 0; i < 4; i++)
		(void)pick(&random, 2);
	unsigned wrong = judge(g, kit, tamper);
	arena_free(arena);
	return wrong;
}

static void
tell(unsigned wrong, unsigned long long seed)
{
	for (size_t i = 0; i < COUNTOF(wrongs); i++)
		if (wrong & 1U << i)
			fprintf(stderr, "nobody: group %llu: %s\n", seed,
			    wrongs[i]);
}

/* A folder for files, with the names list in a folder of its own. */
static bool
make_folder(struct arena *arena, struct kit *kit)
{
	const char *place = getenv("TMPDIR");
	char *folder = str_c(
	    arena, str_fmt(arena, "%s/nobody-XXXXXX", place ? place : "/tmp"));
	if (!mkdtemp(folder))
		return false;
	kit->folder = folder;
	const char *lists = str_c(arena, str_fmt(arena, "%s/private", folder));
	kit->names = str_c(arena, str_fmt(arena, "%s/names.csv", lists));
	return mkdir(lists, 0700) == 0 &&
	       write_file(kit->names, STR(NAMES_LIST));
}

static void
remove_folder(struct arena *arena, const struct kit *kit)
{
	static const char *const files[] = { "private/names.csv", "plan.yaml",
		"outcome.yaml", "notes.csv", "reflections.csv", "0.csv",
		"1.csv", "2.csv", "out", "said", "review.csv", "review.html",
		"taken.csv", ".taken.csv.imported", "private", "" };
	for (size_t i = 0; kit->folder && i < COUNTOF(files); i++)
		(void)remove(str_c(
		    arena, str_fmt(arena, "%s/%s", kit->folder, files[i])));
}

int
main(int argc, char **argv)
{
	unsigned long long groups =
	    argc > 1 ? strtoull(argv[1], NULL, 10) : 20000;
	unsigned long long seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "nobody");
	struct kit kit = { .labels = label_load(STR("en-GB"), NULL),
		.no_names = redact_load(arena, diag, NULL),
		.programs = argc > 3 ? argv[3] : NULL,
		.show = groups == 1 };
	unsigned long long bad = 0;
	unsigned found = 0;
	if (make_folder(arena, &kit))
		kit.redact = redact_load(arena, diag, kit.names);
	for (unsigned long long i = 0; kit.redact && i < groups; i++) {
		unsigned wrong = run_group(&kit, seed + i, HONEST);
		bad += wrong != 0;
		if (wrong && bad <= 10)
			tell(wrong, seed + i);
	}
	kit.show = false;
	for (unsigned i = 0; kit.redact && i < CONTROLS; i++)
		found |= run_group(
		    &kit, seed + i, (enum tamper)(1 + i % (TAMPERS - 1)));
	if (found != ALL_WRONGS)
		fprintf(stderr, "nobody: the control did not fail: %u\n",
		    ALL_WRONGS & ~found);
	printf("%llu groups, %llu wrong\n", groups, bad);
	remove_folder(arena, &kit);
	arena_free(arena);
	return bad || found != ALL_WRONGS || !kit.redact;
}
