/* SPDX-License-Identifier: MIT */
#include "privacy.h"

#include <string.h>

#include "unit.h"

#define PEOPLE_MAX 6

/* A plan's people and who came, as a table of roles that ends with NULL. */
struct role {
	const char *role;
	const char *broader;
	enum plan_knows knows;
	int came;      /* -1: the outcome does not name this role */
	bool stranger; /* came, and is none of the session's people */
};

struct world {
	struct plan_person person[PEOPLE_MAX];
	struct plan_people people;
	struct outcome_came came[PEOPLE_MAX];
	struct outcome_session session;
};

static void
make_world(struct world *w, const struct role *role)
{
	*w = (struct world){ .people.v = w->person };
	w->session.came.v = w->came;
	for (; role->role; role++) {
		if (!role->stranger) {
			struct plan_person *person = &w->person[w->people.n++];
			person->role.text = str_from(role->role);
			person->broader.text = str_from(role->broader);
			person->knows_by.choice = (int)role->knows;
		}
		if (role->came < 0)
			continue;
		struct outcome_came *came = &w->came[w->session.came.n++];
		came->role.text = str_from(role->role);
		came->number = role->came;
	}
	/* What stands behind the last of them is none of them. */
	if (w->people.n < PEOPLE_MAX)
		w->person[w->people.n].broader = w->person[0].role;
}

static const struct role a_parent[] = { { "parent", NULL, PLAN_LIVING, 9 },
	{ "peer supporter", NULL, PLAN_BOTH, 2 },
	{ "practitioner", NULL, PLAN_LEARNING, 4 },
	{ "interpreter", NULL, PLAN_HELPING, 1 }, { NULL } };

/* What a note without a mark means ------------------------------------------ */

static const struct agreement {
	const char *read_aloud;
	enum form_answer x_paper, look_back;
	const char *by;
	enum outcome_consent unmarked, meant;
} agreements[] = {
	{ "start and end", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE,
	    OUTCOME_QUOTE },
	{ "yes", FORM_YES, FORM_YES, " Peer Supporter ", OUTCOME_REWORD,
	    OUTCOME_REWORD },
	{ "at the start", FORM_YES, FORM_YES, "parent", OUTCOME_COUNT,
	    OUTCOME_COUNT },
	{ "at the start", FORM_YES, FORM_YES, "parent", OUTCOME_ASK,
	    OUTCOME_ASK },
	/* not said: ask */
	{ "at the start", FORM_YES, FORM_YES, "parent", OUTCOME_CONSENT_BLANK,
	    OUTCOME_ASK },
	/* not read aloud */
	{ "", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "  ", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "no", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "No", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "No, we forgot", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE,
	    OUTCOME_ASK },
	{ "FALSE", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "false", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ " no", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "not this time", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE,
	    OUTCOME_ASK },
	/* a word that only begins like no */
	{ "noon and evening", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE,
	    OUTCOME_QUOTE },
	{ "nozzle team, at noon", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE,
	    OUTCOME_QUOTE },
	{ "NOZZLE TEAM, AT NOON", FORM_YES, FORM_YES, "parent", OUTCOME_QUOTE,
	    OUTCOME_QUOTE },
	/* paper, wall */
	{ "yes", FORM_ANSWER_BLANK, FORM_YES, "parent", OUTCOME_QUOTE,
	    OUTCOME_ASK },
	{ "yes", FORM_NO, FORM_YES, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "yes", FORM_PARTLY, FORM_YES, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "yes", FORM_NOT_NEEDED, FORM_YES, "parent", OUTCOME_QUOTE,
	    OUTCOME_ASK },
	{ "yes", FORM_YES, FORM_ANSWER_BLANK, "parent", OUTCOME_QUOTE,
	    OUTCOME_ASK },
	{ "yes", FORM_YES, FORM_NO, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "yes", FORM_YES, FORM_PARTLY, "parent", OUTCOME_QUOTE, OUTCOME_ASK },
	/* who agreed */
	{ "yes", FORM_YES, FORM_YES, "", OUTCOME_QUOTE, OUTCOME_ASK },
	{ "yes", FORM_YES, FORM_YES, "practitioner", OUTCOME_QUOTE,
	    OUTCOME_ASK },
	{ "yes", FORM_YES, FORM_YES, "interpreter", OUTCOME_QUOTE,
	    OUTCOME_ASK },
	{ "yes", FORM_YES, FORM_YES, "everyone", OUTCOME_QUOTE, OUTCOME_ASK },
	/* more closed than a session can agree */
	{ "yes", FORM_YES, FORM_YES, "parent", OUTCOME_PRIVATE, OUTCOME_ASK },
};

static enum outcome_consent
unmarked_of(struct world *w, const struct agreement *a)
{
	make_world(w, a_parent);
	w->session.agreed = (struct outcome_agreed){
		.read_aloud.text = str_from(a->read_aloud),
		.x_paper.choice = (int)a->x_paper,
		.look_back.choice = (int)a->look_back,
		.by.text = str_from(a->by),
		.unmarked.choice = (int)a->unmarked,
	};
	return privacy_unmarked(&w->people, &w->session);
}

static void
an_agreement_counts_only_when_it_is_whole(void **state)
{
	(void)state;
	struct world w;
	for (size_t i = 0; i < COUNTOF(agreements); i++) {
		enum outcome_consent got = unmarked_of(&w, &agreements[i]);
		if (got != agreements[i].meant)
			fail_msg("agreement %zu: %d", i, (int)got);
	}
	assert_int_equal(privacy_unmarked(&w.people, NULL), OUTCOME_ASK);
}

/* What may be done with a note ------------------------------------------------ */

/* w its words, o in other words, c counted, a to ask; by the consent that
 * holds and by flag. */
static const char *const allowed[][3] = {
	[OUTCOME_QUOTE] = { "wc", "c", "" },
	[OUTCOME_REWORD] = { "oc", "c", "" },
	[OUTCOME_COUNT] = { "c", "c", "" },
	[OUTCOME_ASK] = { "a", "a", "" },
	[OUTCOME_PRIVATE] = { "", "", "" },
	[OUTCOME_WITHDRAWN] = { "", "", "" },
};

static void
rule_letters(const struct privacy_rule *rule, char out[5])
{
	size_t n = 0;
	if (rule->words)
		out[n++] = 'w';
	if (rule->in_other_words)
		out[n++] = 'o';
	if (rule->counted)
		out[n++] = 'c';
	if (rule->to_ask)
		out[n++] = 'a';
	out[n] = '\0';
}

static enum outcome_consent
holds(const struct privacy_note *note, const struct agreement *a)
{
	if (note->unread)
		return OUTCOME_ASK;
	if (note->mark)
		return note->mark;
	return note->story || note->flag ? OUTCOME_ASK : a->meant;
}

static void
check_rule(const struct privacy_note *note, const struct agreement *a)
{
	struct world w;
	enum outcome_consent want = holds(note, a);
	struct privacy_rule rule = privacy_rule(note, unmarked_of(&w, a));
	char got[5];
	rule_letters(&rule, got);
	if (rule.consent != want || strcmp(got, allowed[want][note->flag]) != 0)
		fail_msg("mark %d unread %d story %d flag %d agreed %d: "
			 "consent %d, '%s'",
		    (int)note->mark, note->unread, note->story, (int)note->flag,
		    (int)a->meant, (int)rule.consent, got);
}

/* Every mark, read or not, with every agreement, kind and flag. */
static void
every_note_in_every_session(void **state)
{
	(void)state;
	size_t seen = 0;
	for (int mark = 0; mark <= OUTCOME_WITHDRAWN; mark++)
		for (int bits = 0; bits < 12; bits++)
			for (size_t a = 0; a < COUNTOF(agreements); a++) {
				struct privacy_note note = {
					.mark = (enum outcome_consent)mark,
					.unread = bits & 1,
					.story = bits & 2,
					.flag = (enum privacy_flag)(bits / 4),
				};
				check_rule(&note, &agreements[a]);
				seen++;
			}
	assert_int_equal(seen, COUNTOF(agreements) * 7 * 12);
}

/* What a voice may be called -------------------------------------------------- */

/* labels: the roles in order, split at "|"; blank is the widest. */
static const struct label_case {
	const char *what;
	struct role role[PEOPLE_MAX];
	const char *spoke; /* one letter a role: y or - */
	const char *labels;
} label_cases[] = {
	{ "enough of each",
	    { { "parent", NULL, PLAN_LIVING, 9 },
		{ "worker", NULL, PLAN_LEARNING, 5 } },
	    "yy", "parent|worker" },
	{ "enough of each, who could be called something wider",
	    { { "dad", "parent", PLAN_LIVING, 5 },
		{ "mum", "parent", PLAN_LIVING, 6 } },
	    "yy", "dad|mum" },
	{ "nobody wrote down who came",
	    { { "parent", NULL, PLAN_LIVING, -1 },
		{ "worker", NULL, PLAN_LEARNING, -1 } },
	    "yy", "|" },
	{ "a few take the wider label, and so do the rest",
	    { { "dad", "parent", PLAN_LIVING, 2 },
		{ "mum", "parent", PLAN_LIVING, 6 },
		{ "worker", NULL, PLAN_LEARNING, 5 } },
	    "yyy", "parent|parent|worker" },
	{ "the wider label is a role of its own that has enough",
	    { { "dad", "parent", PLAN_LIVING, 2 },
		{ "parent", NULL, PLAN_LIVING, 5 } },
	    "yy", "parent|parent" },
	{ "three that took the wider label would be singled out",
	    { { "parent", NULL, PLAN_LIVING, 6 },
		{ "worker", NULL, PLAN_LEARNING, 3 } },
	    "yy", "|" },
	{ "those singled out say nothing, and still came",
	    { { "parent", NULL, PLAN_LIVING, 6 },
		{ "worker", NULL, PLAN_LEARNING, 3 } },
	    "y-", "|" },
	{ "enough share the widest label",
	    { { "parent", NULL, PLAN_LIVING, 9 },
		{ "peer", NULL, PLAN_BOTH, 3 },
		{ "gran", NULL, PLAN_LIVING, 2 },
		{ "worker", NULL, PLAN_LEARNING, 1 } },
	    "yyyy", "parent|||" },
	{ "enough, but only by a number that is hidden",
	    { { "parent", NULL, PLAN_LIVING, 9 },
		{ "peer", NULL, PLAN_BOTH, 2 },
		{ "worker", NULL, PLAN_LEARNING, 4 } },
	    "yyy", "||" },
	{ "no split, and a label that is true of all who live it",
	    { { "dad", "parent", PLAN_LIVING, 3 },
		{ "mum", "parent", PLAN_LIVING, 4 },
		{ "worker", NULL, PLAN_LEARNING, 5 } },
	    "yyy", "parent|parent|worker" },
	{ "no split, and one who lives it has no such label",
	    { { "dad", "parent", PLAN_LIVING, 3 },
		{ "mum", "parent", PLAN_LIVING, 5 },
		{ "peer", NULL, PLAN_BOTH, -1 } },
	    "yy-", "||" },
	{ "no split, and a label with staff enough",
	    { { "peer", "worker", PLAN_BOTH, 3 },
		{ "worker", NULL, PLAN_LEARNING, 5 } },
	    "yy", "worker|worker" },
	{ "climbs twice",
	    { { "dad", "parent", PLAN_LIVING, 1 },
		{ "parent", "family", PLAN_LIVING, 2 },
		{ "gran", "family", PLAN_LIVING, 2 },
		{ "worker", NULL, PLAN_LEARNING, 8 } },
	    "yyyy", "family|family|family|worker" },
	{ "a wider label that is no role",
	    { { "dad", "family member", PLAN_LIVING, 4 },
		{ "mum", "Family member ", PLAN_LIVING, 4 } },
	    "yy", "family member|family member" },
	{ "one spelling, that of the role",
	    { { "dad", "PARENT", PLAN_LIVING, 2 },
		{ "parent", NULL, PLAN_LIVING, 5 } },
	    "yy", "parent|parent" },
	{ "came says parent, the note says dad",
	    { { "dad", "parent", PLAN_LIVING, -1 },
		{ "parent", NULL, PLAN_LIVING, 9 } },
	    "yy", "parent|parent" },
	{ "came says mum and dad, the note says parent",
	    { { "dad", "parent", PLAN_LIVING, 5 },
		{ "mum", "parent", PLAN_LIVING, 5 },
		{ "parent", NULL, PLAN_LIVING, 0 } },
	    "yyy", "parent|parent|parent" },
	{ "a role that is only planned hides nobody",
	    { { "parent", NULL, PLAN_LIVING, 9 },
		{ "interpreter", NULL, PLAN_HELPING, -1 } },
	    "y-", "parent|" },
	{ "somebody spoke whom nobody counted",
	    { { "parent", NULL, PLAN_LIVING, 9 },
		{ "interpreter", NULL, PLAN_HELPING, -1 } },
	    "yy", "|" },
	{ "wider labels in a circle",
	    { { "dad", "parent", PLAN_LIVING, 2 },
		{ "parent", "dad", PLAN_LIVING, 1 },
		{ "worker", NULL, PLAN_LEARNING, 7 } },
	    "yyy", "||" },
	{ "wider than itself",
	    { { "dad", "Dad", PLAN_LIVING, 2 },
		{ "worker", NULL, PLAN_LEARNING, 7 } },
	    "yy", "|" },
	{ "above all roles stands a label that is none",
	    { { "dad", "parent", PLAN_LIVING, 2 },
		{ "parent", "family", PLAN_LIVING, 9 } },
	    "yy", "parent|parent" },
	{ "few staff of each kind, and enough of both",
	    { { "dad", "parent", PLAN_LIVING, 2 },
		{ "parent", NULL, PLAN_LIVING, 9 },
		{ "worker", "staff", PLAN_LEARNING, 3 },
		{ "helper", "staff", PLAN_HELPING, 3 } },
	    "yyyy", "parent|parent|staff|staff" },
	{ "few of each, and no more than enough by what all can know",
	    { { "dad", "parent", PLAN_LIVING, 4 },
		{ "mum", "parent", PLAN_LIVING, 4 },
		{ "gran", NULL, PLAN_LIVING, 3 },
		{ "aunt", NULL, PLAN_LIVING, 2 } },
	    "yyyy", "parent|parent||" },
	{ "enough came, but as a role that is none of the session's",
	    { { "parent", NULL, PLAN_LIVING, 3 },
		{ "visitor", NULL, PLAN_LIVING, 9, true } },
	    "y", "" },
	{ "a group of four", { { "parent", NULL, PLAN_LIVING, 4 } }, "y", "" },
};

static void
a_voice_has_enough_people_behind_it(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t c = 0; c < COUNTOF(label_cases); c++) {
		const struct label_case *it = &label_cases[c];
		struct world w;
		make_world(&w, it->role);
		bool spoke[PEOPLE_MAX];
		struct str label[PEOPLE_MAX], rest = str_from(it->labels);
		for (size_t i = 0; i < w.people.n; i++)
			spoke[i] = it->spoke[i] == 'y';
		privacy_labels(arena, &w.people, &w.session, 5, spoke, label);
		for (size_t i = 0; i < w.people.n; i++) {
			struct str want = str_cut(rest, '|', &rest);
			if (!str_eq(label[i], want))
				fail_msg("%s: role %zu is '%.*s'", it->what, i,
				    STR_ARG(label[i]));
		}
	}
	arena_free(arena);
}

/* Whether role may be called label: it is its own, or above it, or blank. */
static bool
may_be_called(const struct world *w, size_t role, struct str label)
{
	struct str at = w->person[role].role.text;
	while (at.n && !str_eq(at, label)) {
		const struct plan_person *up = plan_role(&w->people, at);
		at = up ? up->broader.text : STR("");
	}
	return str_eq(at, label);
}

static void
check_labels(struct arena *arena, const struct world *w, const bool *spoke)
{
	struct str label[PEOPLE_MAX];
	privacy_labels(arena, &w->people, &w->session, 3, spoke, label);
	for (size_t i = 0; i < w->people.n; i++) {
		int called = 0, others = 0;
		assert_true(may_be_called(w, i, label[i]));
		for (size_t k = 0; k < w->people.n; k++) {
			bool alike = str_eq(label[k], label[i]);
			called += alike ? w->came[k].number : 0;
			others += !alike && (spoke[k] || w->came[k].number);
		}
		/* Enough are called the same, or nobody is told apart. */
		if (spoke[i] || w->came[i].number)
			assert_true(
			    called >= 3 || (!label[i].n && others == 0));
	}
}

/* Sessions of up to five roles, with wider labels of every shape. */
static void
whoever_is_told_apart_is_one_of_enough(void **state)
{
	static const char *const names[] = { "a", "b", "c", "d", "e", "family",
		NULL };
	struct arena *arena = arena_new();
	uint32_t dice = 1;
	(void)state;
	for (int turn = 0; turn < 20000; turn++) {
		struct role role[PEOPLE_MAX] = { { NULL } };
		bool spoke[PEOPLE_MAX] = { false };
		struct world w;
		for (size_t i = 0; i < 5; i++) {
			/* Above a role stands a later one, so nothing goes
			 * round. */
			dice = dice * 1664525 + 1013904223;
			size_t up = i + 1 + (dice >> 20) % (6 - i);
			role[i].role = names[i];
			role[i].broader = names[up];
			role[i].came = (int)((dice >> 10) % 6);
			spoke[i] = dice >> 31;
		}
		make_world(&w, role);
		check_labels(arena, &w, spoke);
		arena_reset(arena);
	}
	arena_free(arena);
}

/* Labels that stand for what everybody can read of who came: 3 roles that up
 * to 7 came as. */
#define LOOKS ((size_t)22 * 11 * 11 * 11)

/* What is published of numbers, as one number. */
static int
look_of(struct arena *arena, const struct world *w, int hide_below)
{
	struct privacy_parts parts =
	    privacy_parts(arena, &w->people, &w->session, hide_below);
	int look = (int)parts.total;
	for (size_t i = 0; i < 3; i++) {
		int part = w->came[i].number;
		if (!parts.open[i] && !parts.split)
			part = 10;
		else if (!parts.open[i] && parts.show[i] != PRIVACY_SHOWN)
			part = parts.show[i] == PRIVACY_FEWER ? 8 : 9;
		look = look * 11 + part;
	}
	return look;
}

/* The labels, as one number: their first letters. */
static int
labels_of(struct arena *arena, const struct world *w, int hide_below)
{
	bool spoke[PEOPLE_MAX] = { true, true, true };
	struct str label[PEOPLE_MAX];
	int code = 1;
	privacy_labels(
	    arena, &w->people, &w->session, hide_below, spoke, label);
	for (size_t i = 0; i < 3; i++)
		code = code * 32 + (label[i].n ? label[i].s[0] - 'a' + 1 : 0);
	return code;
}

static void
check_looks(struct arena *arena, struct world *w, int hide_below)
{
	int *known = ARENA_ARRAY(arena, int, LOOKS);
	struct arena *scratch = arena_new();
	for (int code = 0; code < 8 * 8 * 8; code++) {
		for (int i = 0; i < 3; i++)
			w->came[i].number = code >> 3 * i & 7;
		int labels = labels_of(scratch, w, hide_below);
		int *first = &known[look_of(scratch, w, hide_below)];
		if (*first == 0)
			*first = labels;
		assert_int_equal(labels, *first);
		arena_reset(scratch);
	}
	arena_free(scratch);
}

/* Whoever came: where the numbers look the same, so do the labels.  With wider
 * labels of every shape, and one role of staff or none. */
static void
labels_tell_no_more_than_numbers(void **state)
{
	static const char *const wider[] = { NULL, "family", "parent" };
	struct arena *arena = arena_new();
	(void)state;
	for (int kind = 0; kind < 3 * 3 * 3 * 2 * 3; kind++) {
		struct world w;
		const struct role role[] = {
			{ "parent", wider[kind % 3], PLAN_LIVING, 0 },
			{ "dad", wider[kind / 3 % 3], PLAN_LIVING, 0 },
			{ "aunt", wider[kind / 9 % 3],
			    kind / 27 % 2 ? PLAN_LEARNING : PLAN_LIVING, 0 },
			{ NULL },
		};
		make_world(&w, role);
		check_looks(arena, &w, 3 + kind / 54);
		arena_reset(arena);
	}
	arena_free(arena);
}

static void
hide_below_is_the_groups_own(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct world w;
	make_world(&w, (const struct role[]){
			   { "parent", NULL, PLAN_LIVING, 9 },
			   { "practitioner", NULL, PLAN_LEARNING, 4 },
			   { NULL },
		       });
	bool spoke[PEOPLE_MAX] = { true, true };
	struct str label[PEOPLE_MAX];
	privacy_labels(arena, &w.people, &w.session, 5, spoke, label);
	assert_int_equal(label[1].n, 0);
	privacy_labels(arena, &w.people, &w.session, 3, spoke, label);
	assert_true(str_eq(label[1], STR("practitioner")));
	privacy_labels(arena, &w.people, &w.session, 10, spoke, label);
	assert_int_equal(label[0].n, 0);
	privacy_labels(arena, &w.people, NULL, 3, spoke, label);
	assert_int_equal(label[0].n, 0);
	arena_free(arena);
}

/* Parts of a total ---------------------------------------------------------- */

/* shown: for each part s shown, f fewer than 5, m 5 or more; NULL: no split. */
static const struct split_case {
	int part[PEOPLE_MAX];
	const char *open; /* "-" a secret, "o" open; its length is n */
	const char *shown;
} split_cases[] = {
	{ { 9, 6 }, "--", "ss" },
	{ { 9, 2 }, "--", "mf" },
	{ { 9, 2, 4 }, "--o", "mfs" },
	{ { 9, 4 }, "-o", "ss" },
	/* all the others: that one is the smallest would tell */
	{ { 12, 9, 2 }, "---", "mmf" },
	{ { 5, 5, 1 }, "---", "mmf" },
	{ { 9, 5, 0 }, "---", "mmf" },
	{ { 9, 0 }, "--", "mf" },
	/* only the small part is a secret */
	{ { 3, 4 }, "-o", NULL },
	{ { 3 }, "-", NULL },
	/* two small parts hide each other */
	{ { 12, 3, 2 }, "---", "sff" },
	{ { 2, 3 }, "--", "ff" },
	/* but not where they are as large or as small as they can be */
	{ { 12, 4, 4 }, "---", "mff" },
	{ { 13, 0, 0 }, "---", "mff" },
	{ { 4, 4 }, "--", NULL },
	/* nor where they nearly are, or the others would be told */
	{ { 12, 4, 3 }, "---", "mff" },
	{ { 13, 1, 0 }, "---", "mff" },
	{ { 5, 3 }, "--", NULL },
	{ { 5, 4, 3 }, "---", NULL },
	{ { 6, 2 }, "--", NULL },
	{ { 5, 5, 2 }, "---", NULL },
	{ { 7, 2 }, "--", "mf" },
	/* nobody beside exactly five: both would follow */
	{ { 5, 0 }, "--", NULL },
	{ { 5, 5, 0 }, "---", NULL },
};

static void
no_part_follows_by_taking_away(void **state)
{
	(void)state;
	for (size_t c = 0; c < COUNTOF(split_cases); c++) {
		const struct split_case *it = &split_cases[c];
		size_t n = strlen(it->open);
		bool open[PEOPLE_MAX] = { false };
		enum privacy_part show[PEOPLE_MAX];
		for (size_t i = 0; i < n; i++)
			open[i] = it->open[i] == 'o';
		/* What stands behind the last part is not its own. */
		show[n] = PRIVACY_AT_LEAST;
		bool split = privacy_split(it->part, open, n, 5, show);
		if (split != (it->shown != NULL))
			fail_msg("split %zu", c);
		assert_int_equal(show[n], PRIVACY_AT_LEAST);
		for (size_t i = 0; it->shown && i < n; i++)
			if ("sfm"[show[i]] != it->shown[i])
				fail_msg("split %zu, part %zu", c, i);
	}
}

/* What a reader knows of a part: from least to most. */
struct range {
	int least, most;
};

static struct range
known_of(enum privacy_part show, int part, int total)
{
	if (show == PRIVACY_SHOWN)
		return (struct range){ part, part };
	if (show == PRIVACY_FEWER)
		return (struct range){ 0, 2 };
	return (struct range){ 3, total };
}

/* What a reader can work out of one of n parts, with the total: what is left
 * for it when all others are as large, and as small, as they can be. */
static struct range
worked_out_of(const enum privacy_part *show, const int *part, size_t n,
    size_t which, int total)
{
	struct range own = known_of(show[which], part[which], total);
	struct range rest = { total, total };
	for (size_t i = 0; i < n; i++) {
		if (i == which)
			continue;
		struct range other = known_of(show[i], part[i], total);
		rest.least -= other.most;
		rest.most -= other.least;
	}
	if (rest.least > own.least)
		own.least = rest.least;
	if (rest.most < own.most)
		own.most = rest.most;
	return own;
}

static void
check_split(const int *part, size_t n)
{
	const bool open[4] = { false };
	enum privacy_part show[4];
	int total = 0;
	if (!privacy_split(part, open, n, 3, show))
		return;
	for (size_t i = 0; i < n; i++)
		total += part[i];
	for (size_t i = 0; i < n; i++) {
		struct range range = worked_out_of(show, part, n, i, total);
		assert_true(range.least <= part[i] && part[i] <= range.most);
		if (show[i] == PRIVACY_FEWER)
			assert_true(range.least < range.most);
	}
}

/* All splits of up to four parts of at most 7, hiding fewer than 3: whoever
 * knows the total and the rules still cannot tell a small part. */
static void
no_small_part_can_be_worked_out(void **state)
{
	(void)state;
	for (int code = 0; code < 8 * 8 * 8 * 8; code++) {
		int part[4] = { code & 7, code >> 3 & 7, code >> 6 & 7,
			code >> 9 };
		for (size_t n = 1; n <= 4; n++)
			check_split(part, n);
	}
}

/* The parts of a total, and how they are shown. */
struct parts {
	int part[4];
	bool split;
	enum privacy_part show[4];
};

/* All ways to make a total below 16 of n parts, into list; how many there
 * are. */
static size_t
all_parts(struct parts *list, size_t n, int total, int hide_below)
{
	const bool open[4] = { false };
	size_t found = 0;
	for (int code = 0; code >> 4 * (n - 1) == 0; code++) {
		struct parts it = { { code & 15, code >> 4 & 15, code >> 8 } };
		int rest = total;
		for (size_t i = 0; i + 1 < n; i++)
			rest -= it.part[i];
		if (rest < 0)
			continue;
		it.part[n - 1] = rest;
		it.split = privacy_split(it.part, open, n, hide_below, it.show);
		list[found++] = it;
	}
	return found;
}

static bool
look_alike(const struct parts *a, const struct parts *b, size_t n)
{
	if (a->split != b->split)
		return false;
	for (size_t i = 0; i < n && a->split; i++)
		if (a->show[i] != b->show[i] ||
		    (a->show[i] == PRIVACY_SHOWN && a->part[i] != b->part[i]))
			return false;
	return true;
}

/* Whether part i of one of the list is hidden, and all that look like it have
 * the same number there. */
static bool
follows(const struct parts *list, size_t found, const struct parts *it,
    size_t n, size_t i)
{
	if (it->split && it->show[i] == PRIVACY_SHOWN)
		return false;
	for (size_t j = 0; j < found; j++)
		if (list[j].part[i] != it->part[i] &&
		    look_alike(it, &list[j], n))
			return false;
	return true;
}

/* Whoever runs this very program with all that may have been, and keeps what
 * gives the same page, is still left with more than one number for each part
 * that is hidden. */
static void
not_even_with_the_program(void **state)
{
	(void)state;
	static struct parts list[1000];
	for (int code = 0; code < 15 * 3 * 3; code++) {
		int total = 1 + code % 15, hide_below = 3 + code / 15 % 3;
		size_t n = 2 + (size_t)code / 45;
		size_t found = all_parts(list, n, total, hide_below);
		for (size_t k = 0; k < found * n; k++) {
			const struct parts *it = &list[k / n];
			if (follows(list, found, it, n, k % n))
				fail_msg("hide %d, %zu: %d %d %d %d",
				    hide_below, n, it->part[0], it->part[1],
				    it->part[2], it->part[3]);
		}
	}
}

static void
a_few_notes_held_back_are_not_counted(void **state)
{
	(void)state;
	assert_true(privacy_tell_held(0, 5));
	for (size_t held = 1; held < 5; held++) {
		assert_false(privacy_tell_held(held, 5));
		assert_false(privacy_tell_held(held, 3));
	}
	assert_true(privacy_tell_held(5, 5));
	assert_true(privacy_tell_held(5, 3));
	assert_false(privacy_tell_held(9, 10));
	assert_true(privacy_tell_held(10, 10));
}

static void
what_few_did_since_is_not_told(void **state)
{
	(void)state;
	assert_true(privacy_tell_since(7, 7, 3));
	for (long few = 1; few < 3; few++) {
		assert_false(privacy_tell_since(7, 7 + few, 3));
		assert_false(privacy_tell_since(7, 7 - few, 3));
	}
	assert_true(privacy_tell_since(7, 10, 3));
	assert_true(privacy_tell_since(7, 4, 3));
	assert_false(privacy_tell_since(7, 10, 4));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_agreement_counts_only_when_it_is_whole),
		cmocka_unit_test(every_note_in_every_session),
		cmocka_unit_test(a_voice_has_enough_people_behind_it),
		cmocka_unit_test(whoever_is_told_apart_is_one_of_enough),
		cmocka_unit_test(labels_tell_no_more_than_numbers),
		cmocka_unit_test(hide_below_is_the_groups_own),
		cmocka_unit_test(no_part_follows_by_taking_away),
		cmocka_unit_test(no_small_part_can_be_worked_out),
		cmocka_unit_test(not_even_with_the_program),
		cmocka_unit_test(a_few_notes_held_back_are_not_counted),
		cmocka_unit_test(what_few_did_since_is_not_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
