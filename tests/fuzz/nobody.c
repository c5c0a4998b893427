/* SPDX-License-Identifier: MIT */
/*
 * nobody: nobody can be picked out of a report.
 *
 * Random groups with their plan, outcome and notes are made into reports.  What
 * may be printed, and how, is worked out here a second time from what the
 * formats promise.  Every text that may not be printed holds SECRET, every one
 * that must be holds a word of its own, and names of the names list are planted
 * wherever people write.  Then somebody who knows who came, the plan and the
 * rules reads the page.
 *
 * As a control the kit is given something else than what is judged by (other
 * consents, no names list, a lower hide_below, a note less): then each of the
 * checks must fail.
 *
 *     nobody [GROUPS [SEED]]
 *
 * With one group its page is printed, too, if something is wrong with it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "report.h"
#include "summary_reflect.h"
#include "utf8.h"

#define SECRET       "xqz" /* in whatever may not be printed */
#define PUBLIC       "vjk" /* begins a word that stands for one note */
#define ROLES_MAX    6
#define SESSIONS_MAX 4
#define NOTES_MAX    48
#define ANSWERS_MAX  60
#define CONTROLS     300
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
	ALL_WRONGS = 511,
};
static const char *const wrongs[] = { "a secret is shown", "a name is shown",
	"a line is missing", "a label picks somebody out",
	"a small number of who came is told", "a count is wrong",
	"the order of rows changes the page",
	"what is held back changes the page",
	"a score, or how many gave it, is told" };

/* What the kit is given that is not so, as a control. */
enum tamper {
	HONEST,
	OTHER_CONSENT,
	NO_NAMES,
	LOW_HIDE_BELOW,
	A_NOTE_LESS,
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
static const char names_list[] = "find,use\n"
				 "Zanqira,\n"
				 "Wilhelmine Okoro,[our worker]\n"
				 "Téodric,Sam\n"
				 "Sam,Sam\n" /* a list may say so */
				 "O'Brasken,[my son]\n";
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
	"ask" };

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

struct group {
	struct random *random;
	struct arena *arena;
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
	unsigned n_words; /* given out */
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
	static const enum notes_column hidden[] = { NOTES_NOTE, NOTES_STEP,
		NOTES_TABLE, NOTES_MOMENT, NOTES_COLOUR, NOTES_FLAG,
		NOTES_SOURCE, NOTES_KEY, NOTES_QUESTION };
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
	struct diag *diag = diag_new(g->arena, "nobody");
	struct plan *plan = plan_read(g->arena, diag, "plan.yaml",
	    str_fmt(g->arena, "%.*s%d\n", STR_ARG(yaml), hide));
	if (!plan || diag_count(diag, DIAG_LEVEL_ERROR)) {
		fprintf(stderr, "nobody: a plan that cannot be read\n");
		exit(1);
	}
	return plan;
}

static void
make_group(struct group *g, enum tamper tamper)
{
	g->hide = 3 + (int)pick(g->random, one_in(g->random, 4) ? 18 : 4);
	g->short_too = one_in(g->random, 8);
	if (tamper == LOW_HIDE_BELOW)
		g->hide = 12;
	g->n_roles = 1 + (int)pick(g->random, ROLES_MAX);
	g->n_sessions = 1 + (int)pick(g->random, SESSIONS_MAX);
	struct str yaml = make_plan(g);
	g->plan = read_plan(g, yaml, tamper == LOW_HIDE_BELOW ? 3 : g->hide);
	g->outcome = outcome_read(g->arena, diag_new(g->arena, "nobody"),
	    g->plan, "outcome.yaml", make_outcome(g));
	g->n_lines = pick(g->random, one_in(g->random, 3) ? NOTES_MAX : 12);
	for (size_t i = 0; i < g->n_lines; i++)
		make_line(g, &g->line[i]);
	g->n_answers = pick(g->random, one_in(g->random, 3) ? ANSWERS_MAX : 9);
	for (size_t i = 0; i < g->n_answers; i++)
		make_answer(g, &g->answer[i]);
}

/* Reports ------------------------------------------------------------------------- */

enum { MD, HTML, TEXT, FORMATS };

enum { CHAT, PAPER, EASY, SHORTER };

struct kit {
	const struct label_set *labels;
	const struct redact *redact, *no_names;
	bool show; /* the page, if something is wrong with it */
};

/* The pages of one group: with all notes, and with a few. */
struct pages {
	struct str all[FORMATS], few[FORMATS];
	/* The shorter lengths of it. */
	struct str shorter[SHORTER];
};

static const struct summary *
summarise(const struct group *g, const struct redact *redact,
    const struct line *line, const struct answer *answer)
{
	struct summary_builder *builder =
	    summary_begin(g->arena, g->plan, g->outcome, redact);
	for (size_t i = 0; i < g->n_lines; i++)
		(void)summary_add(builder, &line[i].note);
	for (size_t i = 0; i < g->n_answers; i++)
		(void)summary_reflect_add(builder, &answer[i].reflection);
	return summary_end(builder);
}

static struct str
lay_out(const struct group *g, const struct kit *kit,
    const struct summary *summary, int format, bool all)
{
	static const enum doc_format formats[] = { DOC_MARKDOWN, DOC_HTML,
		DOC_TEXT };
	struct out *out = out_memory(g->arena);
	report_write(g->arena, out, kit->labels, summary,
	    &(struct report_page){ .format = formats[format],
		.all_notes = all,
		.today = { 2026, 5, 1 } });
	return out_text(out);
}

static struct str
lay_out_shorter(const struct group *g, const struct kit *kit,
    const struct summary *summary, int which)
{
	static const struct report_page pages[] = {
		[CHAT] = { .format = DOC_TEXT, .length = REPORT_PAGE },
		[PAPER] = { .format = DOC_HTML, .length = REPORT_PAGE },
		[EASY] = { .format = DOC_HTML, .length = REPORT_EASY },
	};
	struct report_page page = pages[which];
	struct out *out = out_memory(g->arena);
	page.today = (struct when_date){ 2026, 5, 1 };
	report_write(g->arena, out, kit->labels, summary, &page);
	return out_text(out);
}

static void
make_pages(const struct group *g, const struct kit *kit,
    const struct redact *redact, const struct line *line,
    const struct answer *answer, struct pages *pages)
{
	const struct summary *summary = summarise(g, redact, line, answer);
	for (int i = 0; i < FORMATS; i++) {
		pages->all[i] = lay_out(g, kit, summary, i, true);
		pages->few[i] = lay_out(g, kit, summary, i, false);
	}
	for (int i = 0; i < SHORTER; i++)
		pages->shorter[i] = g->short_too
					? lay_out_shorter(g, kit, summary, i)
					: STR("");
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

static unsigned
check_words(const struct group *g, const struct pages *pages)
{
	unsigned wrong = 0;
	for (int i = 0; i < FORMATS; i++) {
		struct str all = pages->all[i];
		if (has(all, STR(SECRET)) || has(pages->few[i], STR(SECRET)))
			wrong |= SECRET_SHOWN;
		if (has_name(g->arena,
			i == HTML ? seen(g->arena, all, true) : all) ||
		    (i == HTML &&
			has_name(g->arena, seen(g->arena, all, false))))
			wrong |= NAME_SHOWN;
		for (size_t k = 0; k < g->n_lines; k++)
			if (g->line[k].word.n && !has(all, g->line[k].word))
				wrong |= LINE_MISSING;
		for (size_t k = 0; k < g->n_answers; k++)
			for (size_t w = 0; w < COUNTOF(answer_words); w++)
				if (g->answer[k].word[w].n &&
				    !has(all, g->answer[k].word[w]))
					wrong |= LINE_MISSING;
	}
	for (int i = 0; i < SHORTER; i++)
		if (has(pages->shorter[i], STR(SECRET)))
			wrong |= SECRET_SHOWN;
		else if (has_name(g->arena,
			     i == CHAT
				 ? pages->shorter[i]
				 : seen(g->arena, pages->shorter[i], true)))
			wrong |= NAME_SHOWN;
	return wrong;
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
	struct str said = between(pages->all[HTML], mark, STR("</dd>"));
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
		if (!str_eq(byline(pages->all[HTML], line->word),
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
		if (!str_eq(byline(pages->all[HTML], answer->word[1]),
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
	return told_of(g, pages->all[HTML], which) != (named ? n : 0);
}

static unsigned
check_counts(
    const struct group *g, const struct kit *kit, const struct pages *pages)
{
	struct str text = flat(g->arena, pages->all[TEXT]);
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
	struct str html = pages->all[HTML];
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

static bool
same_pages(const struct pages *a, const struct pages *b)
{
	for (int i = 0; i < FORMATS; i++)
		if (!str_eq(a->all[i], b->all[i]) ||
		    !str_eq(a->few[i], b->few[i]))
			return false;
	for (int i = 0; i < SHORTER; i++)
		if (!str_eq(a->shorter[i], b->shorter[i]))
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
	make_pages(g, kit, kit->redact, line, answer, &again);
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
	hold_four(other);
	for (size_t i = 0; i < other->n_answers; i++)
		if (!other->answer[i].counted ||
		    other->answer[i].reflection.consent != OUTCOME_QUOTE)
			disguise_answer(other, &other->answer[i]);
	make_pages(other, kit, kit->redact, other->line, other->answer, &again);
	return same_pages(pages, &again) ? 0 : HELD_TELLS;
}

/* The run ------------------------------------------------------------------------------------ */

/* Gives the kit something else than what is judged by. */
static void
tamper_with(struct group *g, enum tamper tamper, struct line *line)
{
	size_t at = g->n_lines ? pick(g->random, g->n_lines) : 0;
	memcpy(line, g->line, sizeof(g->line));
	for (size_t i = 0; i < g->n_lines; i++)
		line[i].note.theme = line[i].theme;
	if (tamper == OTHER_CONSENT) {
		line[at].note.consent = OUTCOME_QUOTE;
		line[at].note.consent_unread = false;
		line[at].note.flags = 0;
	}
	if (tamper == A_NOTE_LESS && g->n_lines)
		line[at] = line[g->n_lines - 1];
}

static unsigned
judge(struct group *g, const struct kit *kit, enum tamper tamper)
{
	struct pages pages;
	struct line *line = ARENA_ARRAY(g->arena, struct line, NOTES_MAX);
	make_group(g, tamper);
	tamper_with(g, tamper, line);
	make_pages(g, kit, tamper == NO_NAMES ? kit->no_names : kit->redact,
	    line, g->answer, &pages);
	unsigned wrong = check_words(g, &pages) | check_labels(g, &pages) |
			 check_who_came(g, &pages) |
			 check_counts(g, kit, &pages) |
			 check_scores(g, &pages) | check_order(g, kit, &pages) |
			 check_held(g, kit, &pages);
	if (wrong && kit->show)
		printf("%.*s\n", STR_ARG(pages.all[HTML]));
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

/* The names list, as redact_load() reads it. */
static const struct redact *
load_names(struct arena *arena)
{
	const char *folder = getenv("TMPDIR");
	char *path = str_c(arena,
	    str_fmt(arena, "%s/nobody-XXXXXX", folder ? folder : "/tmp"));
	int fd = mkstemp(path);
	if (fd < 0 || write(fd, names_list, sizeof(names_list) - 1) !=
			  (ssize_t)sizeof(names_list) - 1)
		return NULL;
	const struct redact *redact =
	    redact_load(arena, diag_new(arena, "nobody"), path);
	(void)close(fd);
	(void)unlink(path);
	return redact;
}

int
main(int argc, char **argv)
{
	unsigned long long groups =
	    argc > 1 ? strtoull(argv[1], NULL, 10) : 20000;
	unsigned long long seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	struct arena *arena = arena_new();
	struct kit kit = { label_load(STR("en-GB"), NULL), load_names(arena),
		redact_load(arena, diag_new(arena, "nobody"), NULL),
		groups == 1 };
	unsigned long long bad = 0;
	unsigned found = 0;
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
	arena_free(arena);
	return bad || found != ALL_WRONGS || !kit.redact;
}
