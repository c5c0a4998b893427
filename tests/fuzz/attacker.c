/* SPDX-License-Identifier: MIT */
/*
 * attacker: somebody who has this program, knows the plan and how many came in
 * all, and reads what is published.
 *
 * First, who came.  For small groups every way in which people could have come
 * and spoken is published; those that look the same are what the attacker, who
 * knows how many staff came, cannot tell apart.  In none of these sets may a role that few came as have
 * one number only.
 *
 * Then, two copies of random notes, one after the other.  The attacker takes
 * each number of the one away from that of the other, and from each other, and
 * must never find that a few did something.
 *
 * As a control both are done once more without the rules: then each must be
 * found.
 *
 *     attacker [COPIES [SEED]]
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "summary.h"

#define ROLES 3

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

/* Who came -------------------------------------------------------------------- */

/* What is known of a group beforehand. */
struct kind {
	int hide;
	int most; /* of one role */
	struct plan_person person[ROLES];
	struct plan_people people;
	bool without_rules; /* only numbers below hide are hidden */
};

/* One way to have come and spoken. */
struct way {
	int came[ROLES];
	bool spoke[ROLES];
	unsigned set; /* those that look the same, from 1 */
};

static void
make_kind(struct kind *kind, unsigned n)
{
	static const char *const roles[ROLES] = { "parent", "dad", "aunt" };
	static const char *const wider[] = { "", "family", "parent" };
	static const int hides[] = { 3, 4 };
	kind->hide = hides[n % COUNTOF(hides)];
	kind->most = 2 * kind->hide + 3;
	n /= COUNTOF(hides);
	for (size_t i = 0; i < ROLES; i++) {
		struct plan_person *person = &kind->person[i];
		*person = (struct plan_person){ 0 };
		person->role.text = str_from(roles[i]);
		person->knows_by.choice = PLAN_LIVING;
		person->broader.text = str_from(wider[n % COUNTOF(wider)]);
		n /= COUNTOF(wider);
	}
	if (n)
		kind->person[ROLES - 1].knows_by.choice = PLAN_LEARNING;
	kind->people.v = kind->person;
	kind->people.n = ROLES;
}

#define KINDS (2 * 3 * 3 * 3 * 2)

/* The n-th way; false past the last. */
static bool
make_way(const struct kind *kind, size_t n, struct way *way)
{
	for (size_t i = 0; i < ROLES; i++) {
		way->came[i] = (int)(n % (size_t)(kind->most + 1));
		n /= (size_t)(kind->most + 1);
		way->spoke[i] = n % 2;
		n /= 2;
	}
	return n == 0;
}

static bool
can_be(const struct way *way)
{
	for (size_t i = 0; i < ROLES; i++)
		if (way->spoke[i] && !way->came[i])
			return false;
	return true;
}

/* What is published of a way to have come: the parts, the total, and which
 * labels stand beside words. */
static struct hash
publish(struct arena *arena, const struct kind *kind, const struct way *way)
{
	static const struct hash key = { { 0 } };
	struct outcome_came came[ROLES];
	struct outcome_session session = { 0 };
	enum privacy_part show[ROLES];
	struct str label[ROLES], seen = STR("");
	bool open[ROLES];
	int total = 0;
	for (size_t i = 0; i < ROLES; i++) {
		came[i] =
		    (struct outcome_came){ kind->person[i].role, way->came[i] };
		open[i] = privacy_is_open(&kind->person[i]);
		total += way->came[i];
	}
	session.came.v = came;
	session.came.n = ROLES;
	bool split = privacy_split(way->came, open, ROLES, kind->hide, show);
	privacy_labels(
	    arena, &kind->people, &session, kind->hide, way->spoke, label);
	for (size_t i = 0; i < ROLES && kind->without_rules; i++) {
		split = true;
		show[i] =
		    way->came[i] < kind->hide ? PRIVACY_FEWER : PRIVACY_SHOWN;
	}
	for (size_t i = 0; i < ROLES; i++)
		seen = str_fmt(arena, "%.*s %d", STR_ARG(seen),
		    open[i] ? way->came[i]
		    : !split
			? -1
			: (int)show[i] * 100 +
			      (show[i] == PRIVACY_SHOWN ? way->came[i] : 0));
	/* Each label once, in an order that tells nothing. */
	static const char *const words[] = { "parent", "dad", "aunt", "family",
		"" };
	for (size_t w = 0; w < COUNTOF(words); w++)
		for (size_t i = 0; i < ROLES; i++)
			if (way->spoke[i] &&
			    str_eq(label[i], str_from(words[w]))) {
				seen = str_fmt(arena, "%.*s '%s'",
				    STR_ARG(seen), words[w]);
				break;
			}
	seen = str_fmt(arena, "%.*s of %d", STR_ARG(seen), total);
	return hash_of(&key, &seen, 1);
}

/* The least and the most that could have come as a role, and were few, in a set
 * of ways. */
struct guess {
	int least[ROLES], most[ROLES];
	bool few[ROLES]; /* in one of them */
	int total;       /* of all but staff: the same in all of them */
};

static bool
finds_somebody(const struct kind *kind, const struct guess *guess)
{
	bool found = false;
	/* More people than this can also have come in ways that are not here. */
	if (guess->total > kind->most)
		return false;
	/* That nobody came is no secret. */
	if (guess->total == 0)
		return false;
	for (size_t i = 0; i < ROLES; i++) {
		found |= guess->few[i] && guess->least[i] == guess->most[i];
	}
	return found;
}

/* How many ways to have come give somebody away. */
static unsigned
attack_who_came(struct kind *kind)
{
	struct arena *arena = arena_new();
	struct hash_set *sets = hash_set_new();
	size_t n = 0, most = (size_t)(kind->most + 1) * 2;
	struct guess *guess =
	    ARENA_ARRAY(arena, struct guess, most * most * most + 1);
	struct arena *scratch = arena_new();
	struct way way;
	unsigned found = 0;
	for (size_t at = 0; make_way(kind, at, &way); at++) {
		if (!can_be(&way))
			continue;
		arena_reset(scratch);
		struct hash hash = publish(scratch, kind, &way);
		unsigned *set = hash_set_at(sets, &hash);
		if (!*set)
			*set = (unsigned)++n;
		struct guess *g = &guess[*set];
		g->total = 0;
		for (size_t i = 0; i < ROLES; i++) {
			/* from 1, so that 0 is nothing yet */
			int came = way.came[i] + 1;
			if (!g->least[i] || came < g->least[i])
				g->least[i] = came;
			if (came > g->most[i])
				g->most[i] = came;
			if (privacy_is_open(&kind->person[i]))
				continue;
			g->total += way.came[i];
			g->few[i] |= way.came[i] < kind->hide;
		}
	}
	for (size_t i = 1; i <= n; i++)
		found += finds_somebody(kind, &guess[i]);
	arena_free(scratch);
	hash_set_free(sets);
	arena_free(arena);
	return found;
}

/* Two copies ------------------------------------------------------------------ */

#define NOTES  60
#define THEMES 4

static const char plan_text[] =
    "kit: 1\ntitle: Tea\nquestion: What helps?\n"
    "owners: {lead: us, contact: us}\n"
    "people:\n  - {role: parent, knows_by: living}\n"
    "sessions:\n  - id: s1\n    title: One\n    steps:\n      - 10 talk: Tea\n"
    "give_back: {hide_below: ";

struct line {
	struct note note;
	struct str theme[2];
};

static void
make_line(struct random *random, struct arena *arena, const struct plan *plan,
    struct line *line, size_t number)
{
	static const char *const themes[THEMES] = { "Tea", "Buses", "Letters",
		"Beds" };
	static const enum outcome_consent marks[] = { OUTCOME_QUOTE,
		OUTCOME_QUOTE, OUTCOME_COUNT, OUTCOME_PRIVATE, OUTCOME_REWORD };
	*line = (struct line){ { .session = &plan->sessions.v[0] },
		{ { NULL, 0 } } };
	struct note *note = &line->note;
	note->column[NOTES_TEXT] = str_fmt(arena, "words %zu", number);
	note->consent = marks[pick(random, COUNTOF(marks))];
	note->kind = pick(random, 6) ? NOTES_IDEA : NOTES_STRENGTH;
	note->dots = pick(random, 3) ? 0 : (int)pick(random, 9);
	note->n_themes = pick(random, 8) ? 1 : pick(random, 3);
	for (size_t i = 0; i < note->n_themes; i++)
		line->theme[i] = str_from(themes[pick(random, THEMES)]);
}

/* A note that is there no more, or one more. */
static size_t
change(struct random *random, struct arena *arena, const struct plan *plan,
    struct line *line, size_t n)
{
	if (n && pick(random, 2)) {
		line[pick(random, n)] = line[n - 1];
		return n - 1;
	}
	if (n < NOTES) {
		make_line(random, arena, plan, &line[n], n + 100);
		return n + 1;
	}
	return n;
}

static struct summary_builder *
add_all(struct arena *arena, const struct plan *plan,
    const struct redact *redact, struct line *line, size_t n)
{
	const struct outcome *outcome =
	    outcome_load(arena, diag_new(arena, "attacker"), plan, NULL);
	struct summary_builder *builder =
	    summary_begin(arena, plan, outcome, redact);
	for (size_t i = 0; i < n; i++) {
		line[i].note.theme = line[i].theme;
		(void)summary_add(builder, &line[i].note);
	}
	return builder;
}

/* The numbers that anybody can read under a heading of a copy; all 0 where
 * there is none. */
struct numbers {
	bool told;
	long notes, dots, unseen;
};

static struct numbers
read_theme(const struct summary *s, const struct summary_theme *like)
{
	for (size_t i = 0; i < s->themes.n; i++) {
		const struct summary_theme *t = &s->themes.v[i];
		if (str_eq(t->fold, like->fold) &&
		    (t->fold.n || t->kind == like->kind))
			return (struct numbers){ !t->untold, (long)t->notes,
				t->dots,
				(long)(t->notes - t->quotes.n - t->differs.n) };
	}
	return (struct numbers){ true, 0, 0, 0 };
}

static bool
is_few(long difference, int hide)
{
	long n = difference < 0 ? -difference : difference;
	return n > 0 && n < hide;
}

/* Whether what changed between two copies is the doing of a few. */
static bool
attack_copies(const struct summary *then, const struct summary *now, int hide)
{
	bool whole = !now->untold;
	long all = (long)now->notes - (long)then->notes;
	bool found = whole && is_few(all, hide);
	if (whole && now->tell_held && then->tell_held)
		found |= is_few((long)now->held - (long)then->held, hide) ||
			 is_few(all + (long)now->held - (long)then->held, hide);
	for (size_t i = 0; i < now->themes.n; i++) {
		const struct summary_theme *theme = &now->themes.v[i];
		struct numbers a = read_theme(then, theme);
		struct numbers b = read_theme(now, theme);
		if (!b.told)
			continue;
		found |= is_few(b.notes - a.notes, hide) ||
			 is_few(b.dots - a.dots, hide) ||
			 is_few(b.unseen - a.unseen, hide) ||
			 (whole && is_few(all - (b.notes - a.notes), hide));
	}
	if (!now->since.no_works)
		found |= is_few(
		    (long)now->works_notes - (long)then->works_notes, hide);
	return found;
}

/* Whether a number is told although it changed: else nothing is proven. */
static bool
tells_something(const struct summary *then, const struct summary *now)
{
	for (size_t i = 0; i < now->themes.n; i++) {
		struct numbers a = read_theme(then, &now->themes.v[i]);
		struct numbers b = read_theme(now, &now->themes.v[i]);
		if (b.told && a.notes != b.notes)
			return true;
	}
	return false;
}

struct found {
	unsigned found, told;
};

static void
run_copies(struct random *random, const struct redact *redact, bool rules,
    struct found *result)
{
	struct arena *arena = arena_new();
	struct line *line = ARENA_ARRAY(arena, struct line, NOTES);
	int hide = 3 + (int)pick(random, 4);
	size_t n = pick(random, NOTES), changes = pick(random, 30);
	struct plan *plan = plan_read(arena, diag_new(arena, "attacker"),
	    "plan.yaml", str_fmt(arena, "%s%d}\n", plan_text, hide));
	for (size_t i = 0; i < n; i++)
		make_line(random, arena, plan, &line[i], i);
	const struct summary *then =
	    summary_end(add_all(arena, plan, redact, line, n));
	struct summary_builder *earlier = add_all(arena, plan, redact, line, n);
	for (size_t i = 0; i < changes; i++)
		n = change(random, arena, plan, line, n);
	struct summary_builder *builder = add_all(arena, plan, redact, line, n);
	if (rules)
		summary_since(builder, earlier);
	else
		(void)summary_end(earlier);
	const struct summary *now = summary_end(builder);
	result->found += attack_copies(then, now, hide);
	result->told += tells_something(then, now);
	arena_free(arena);
}

int
main(int argc, char **argv)
{
	unsigned long copies = argc > 1 ? strtoul(argv[1], NULL, 10) : 20000;
	struct random random = { (argc > 2 ? strtoul(argv[2], NULL, 10) : 1) *
				     0x9E3779B97F4A7C15U +
				 1 };
	struct arena *arena = arena_new();
	const struct redact *redact =
	    redact_load(arena, diag_new(arena, "attacker"), NULL);
	struct found with = { 0 }, without = { 0 };
	unsigned bad = 0, control = 0, step = copies < 20000 ? 4 : 1;
	for (unsigned i = 0; i < KINDS; i += step) {
		struct kind kind = { 0 };
		make_kind(&kind, i);
		unsigned found = attack_who_came(&kind);
		if (found && bad < 5)
			fprintf(stderr, "attacker: who came: kind %u: %u\n", i,
			    found);
		bad += found > 0;
		kind.without_rules = true;
		control += i % 8 == 0 && attack_who_came(&kind);
	}
	for (unsigned long i = 0; i < copies; i++)
		run_copies(&random, redact, true, &with);
	for (unsigned i = 0; i < 200; i++)
		run_copies(&random, redact, false, &without);
	printf(
	    "who came: %u of %u kinds of group; copies: %u of %lu, %u told\n",
	    bad, (unsigned)KINDS, with.found, copies, with.told);
	if (!control || !without.found || !with.told)
		fprintf(stderr, "attacker: the control did not fail\n");
	arena_free(arena);
	return bad || with.found || !control || !without.found || !with.told;
}
