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
 * Then, two to five copies of random notes, one after the other.  The attacker
 * takes each number of any of them away from that of any other, and from each
 * other, and must never find that a few did something.
 *
 * Last, for small groups every history in which notes could have come and gone
 * in three copies, or five, is published.  Those that look the same are what
 * the attacker cannot tell apart.  In none of these sets may it be sure that
 * something changed by a few.
 *
 * As a control all are done once more without the rules, and the last two with
 * copies that know only of the one before: then each must be found.
 *
 *     attacker [RUNS [SEED]]
 */
#include <assert.h>
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

/* Copies one after the other --------------------------------------------------- */

#define NOTES  60
#define THEMES 4
#define COPIES 5

static const char plan_text[] =
    "kit: 1\ntitle: Tea\nquestion: What helps?\n"
    "owners: {lead: us, contact: us}\n"
    "people:\n  - {role: parent, knows_by: living}\n"
    "sessions:\n  - id: s1\n    title: One\n    steps:\n      - 10 talk: Tea\n"
    "give_back: {hide_below: ";

/* What all copies of a group have. */
struct base {
	struct plan *plan;
	const struct outcome *outcome;
	const struct redact *redact;
	int hide;
	bool rules; /* else a copy knows nothing of the others */
	bool all;   /* else it knows only the last of them */
};

static struct base
make_base(struct arena *arena, const struct redact *redact, int hide)
{
	struct diag *diag = diag_new(arena, "attacker");
	struct base base = {
		.redact = redact, .hide = hide, .rules = true, .all = true
	};
	base.plan = plan_read(arena, diag, "plan.yaml",
	    str_fmt(arena, "%s%d}\n", plan_text, hide));
	base.outcome = outcome_load(arena, diag, base.plan, NULL);
	return base;
}

struct line {
	struct note note;
	struct str theme[2];
};

struct lines {
	struct line v[NOTES];
	size_t n;
};

static struct summary_builder *
add_all(struct arena *arena, const struct base *base, struct lines *lines)
{
	struct summary_builder *builder =
	    summary_begin(arena, base->plan, base->outcome, base->redact);
	for (size_t i = 0; i < lines->n; i++) {
		lines->v[i].note.theme = lines->v[i].theme;
		(void)summary_add(builder, &lines->v[i].note);
	}
	return builder;
}

/* The last of n copies, as it is published beside all before it. */
static const struct summary *
publish_copy(struct arena *arena, const struct base *base,
    struct lines *const *copy, size_t n)
{
	struct summary_builder *builder = add_all(arena, base, copy[n - 1]);
	for (size_t i = 0; base->rules && i + 1 < n; i++)
		if (base->all || i + 2 == n)
			summary_since(builder, add_all(arena, base, copy[i]));
	return summary_end(builder);
}

/* Taking away ------------------------------------------------------------------- */

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
static void
change(struct random *random, struct arena *arena, const struct plan *plan,
    struct lines *lines)
{
	if (lines->n && pick(random, 2)) {
		lines->v[pick(random, lines->n)] = lines->v[lines->n - 1];
		lines->n--;
	} else if (lines->n < NOTES) {
		make_line(random, arena, plan, &lines->v[lines->n],
		    lines->n + 100 + pick(random, 900));
		lines->n++;
	}
}

/* The numbers that anybody can read under a heading of a copy. */
struct numbers {
	bool told;
	long notes, dots, unseen;
};

/* Where there is no heading there is nothing, if all numbers are told;
 * otherwise its number may have been what was left out. */
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
	return (struct numbers){ !s->untold, 0, 0, 0 };
}

static bool
is_few(long difference, int hide)
{
	long n = difference < 0 ? -difference : difference;
	return n > 0 && n < hide;
}

/* Whether what changed under one heading of either copy is the doing of a
 * few. */
static bool
attack_theme(const struct summary *then, const struct summary *now,
    const struct summary_theme *theme, int hide)
{
	struct numbers a = read_theme(then, theme);
	struct numbers b = read_theme(now, theme);
	long all = (long)now->notes - (long)then->notes;
	if (!a.told || !b.told)
		return false;
	return is_few(b.notes - a.notes, hide) ||
	       is_few(b.dots - a.dots, hide) ||
	       is_few(b.unseen - a.unseen, hide) ||
	       (!then->untold && !now->untold &&
		   is_few(all - (b.notes - a.notes), hide));
}

/* Whether what changed between two copies is the doing of a few. */
static bool
attack_copies(const struct summary *then, const struct summary *now, int hide)
{
	long all = (long)now->notes - (long)then->notes;
	long held = (long)now->held - (long)then->held;
	bool whole = !then->untold && !now->untold;
	bool found = whole && is_few(all, hide);
	if (whole && now->tell_held && then->tell_held)
		found |= is_few(held, hide) || is_few(all + held, hide);
	for (size_t i = 0; i < now->themes.n; i++)
		found |= attack_theme(then, now, &now->themes.v[i], hide);
	for (size_t i = 0; i < then->themes.n; i++)
		found |= attack_theme(then, now, &then->themes.v[i], hide);
	if (whole)
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
		if (a.told && b.told && a.notes != b.notes)
			return true;
	}
	return false;
}

struct found {
	unsigned found, told;
};

/* Notes that change between copies; some copies are as the one before. */
static void
run_copies(struct random *random, const struct redact *redact,
    const struct base *how, struct found *result)
{
	struct arena *arena = arena_new();
	struct lines *copy[COPIES];
	const struct summary *summary[COPIES];
	struct base base = make_base(arena, redact, 3 + (int)pick(random, 4));
	size_t n = 2 + pick(random, COPIES - 1);
	bool found = false, told = false;
	base.rules = how->rules;
	base.all = how->all;
	for (size_t c = 0; c < n; c++) {
		size_t changes = pick(random, 4) ? pick(random, 30) : 0;
		copy[c] = ARENA_NEW(arena, struct lines);
		if (c)
			*copy[c] = *copy[c - 1];
		else
			changes = 2 * pick(random, NOTES);
		for (size_t i = 0; i < changes; i++)
			change(random, arena, base.plan, copy[c]);
		summary[c] = publish_copy(arena, &base, copy, c + 1);
		for (size_t k = 0; k < c; k++) {
			found |=
			    attack_copies(summary[k], summary[c], base.hide);
			told |= tells_something(summary[k], summary[c]);
		}
	}
	result->found += found;
	result->told += told;
	arena_free(arena);
}

/* Leaving out -------------------------------------------------------------------- */

/* What there can be a number of in the small groups of which every history is
 * published. */
enum thing {
	TEA,   /* notes of one theme that only count */
	WORDS, /* notes of it that all can read: no secret */
	DOTS,  /* on it */
	BUSES, /* notes of another theme that only count */
	HELD,  /* notes held back */
	WORKS, /* notes of what works well that only count */
	NOTHING
};

#define EDITIONS_MAX 5
#define PAIRS        (EDITIONS_MAX * (EDITIONS_MAX - 1) / 2)

/* Which histories: from 0 to most of two things, in so many copies.  With least
 * the control is found, too. */
static const struct model {
	enum thing thing[2];
	size_t editions;
	int least, most;
} models[] = {
	{ { TEA, WORDS }, 3, 4, 6 },
	{ { TEA, DOTS }, 3, 4, 6 },
	{ { TEA, BUSES }, 3, 4, 6 },
	{ { TEA, HELD }, 3, 4, 6 },
	{ { TEA, WORKS }, 3, 4, 6 },
	{ { HELD, WORKS }, 3, 4, 6 },
	{ { WORDS, WORKS }, 3, 4, 6 },
	{ { TEA, NOTHING }, 5, 4, 6 },
	{ { HELD, NOTHING }, 3, 12, 16 },
};

/* n of a thing. */
static void
add_thing(const struct base *base, struct lines *lines, enum thing thing, int n)
{
	static const enum outcome_consent marks[] = { [WORDS] = OUTCOME_QUOTE,
		[DOTS] = OUTCOME_COUNT,
		[HELD] = OUTCOME_PRIVATE,
		[WORKS] = OUTCOME_COUNT };
	bool dots = thing == DOTS;
	if (thing == NOTHING)
		return;
	for (int i = 0; i < (dots ? n > 0 : n); i++) {
		struct line *line = &lines->v[lines->n++];
		struct note *note = &line->note;
		*line =
		    (struct line){ { .session = &base->plan->sessions.v[0] },
			    { STR_INIT("Tea") } };
		note->consent = marks[thing] ? marks[thing] : OUTCOME_COUNT;
		note->n_themes = thing != WORKS;
		if (thing == BUSES)
			line->theme[0] = STR("Buses");
		if (thing == WORKS)
			note->kind = NOTES_STRENGTH;
		if (dots)
			note->kind = NOTES_VOTE;
		if (dots)
			note->dots = n;
		else
			note->column[NOTES_TEXT] = STR("words");
	}
}

/* All that can be read of a copy. */
static struct str
read_copy(struct arena *arena, const struct summary *s)
{
	struct str seen = str_fmt(arena, "%d %zu %d %d %zu %zu %d;", s->untold,
	    s->notes, s->any_held, s->tell_held, s->held, s->works_notes,
	    s->since.same);
	for (size_t i = 0; i < s->themes.n; i++) {
		const struct summary_theme *t = &s->themes.v[i];
		seen = str_fmt(arena, "%.*s %.*s %d %zu %ld %d %d %zu",
		    STR_ARG(seen), STR_ARG(t->name), t->untold, t->notes,
		    t->dots, t->fresh, t->more, t->quotes.n);
	}
	return seen;
}

/* Histories that look the same: the least and the most that a thing changed
 * from one copy to another, counted from 1. */
struct alike {
	int least[2][PAIRS], most[2][PAIRS];
	bool open; /* there may be more of them than are tried */
};

struct histories {
	const struct base *base;
	const struct model *model;
	int most;
	struct arena *arena;
	struct lines
	    *state; /* by how many there are of the one and the other */
	struct hash_set *sets;
	struct {
		struct alike *v;
		size_t n, cap;
	} alike;
	/* The history that is tried. */
	int now[EDITIONS_MAX][2];
	struct lines *copy[EDITIONS_MAX];
};

static void
learn(struct histories *all, struct alike *alike)
{
	size_t pair = 0;
	assert(alike);
	for (size_t j = 1; j < all->model->editions; j++)
		for (size_t i = 0; i < j; i++, pair++)
			for (size_t k = 0; k < 2; k++) {
				int changed = all->now[j][k] - all->now[i][k] +
					      all->most + 1;
				int *least = &alike->least[k][pair];
				int *most = &alike->most[k][pair];
				if (!*least || changed < *least)
					*least = changed;
				if (changed > *most)
					*most = changed;
				alike->open |= all->now[i][k] == all->most ||
					       all->now[j][k] == all->most;
			}
}

/* Every history that begins as this one does, of which n copies are out. */
static void
try_all(struct histories *all, size_t n, const struct hash *seen)
{
	struct arena *scratch = arena_new();
	int states = (all->most + 1) *
		     (all->model->thing[1] == NOTHING ? 1 : all->most + 1);
	for (int i = 0; i < states; i++) {
		arena_reset(scratch);
		all->now[n][0] = i % (all->most + 1);
		all->now[n][1] = i / (all->most + 1);
		all->copy[n] = &all->state[i];
		struct str page = read_copy(scratch,
		    publish_copy(scratch, all->base, all->copy, n + 1));
		struct hash hash = hash_of(seen, &page, 1);
		if (n + 1 < all->model->editions) {
			try_all(all, n + 1, &hash);
			continue;
		}
		unsigned *at = hash_set_at(all->sets, &hash);
		if (!*at) {
			(void)ARENA_PUSH(all->arena, &all->alike);
			*at = (unsigned)all->alike.n;
		}
		learn(all, &all->alike.v[*at - 1]);
	}
	arena_free(scratch);
}

/* Whether it is sure that a thing nobody can see was changed by a few. */
static bool
is_sure(const struct histories *all, const struct alike *alike)
{
	for (size_t k = 0; k < 2 && !alike->open; k++)
		for (size_t i = 0; i < PAIRS; i++)
			if (all->model->thing[k] < NOTHING &&
			    all->model->thing[k] != WORDS &&
			    alike->least[k][i] == alike->most[k][i] &&
			    alike->least[k][i] &&
			    is_few(alike->least[k][i] - all->most - 1,
				all->base->hide))
				return true;
	return false;
}

/* How many of the things that can be published tell of a few. */
static unsigned
attack_histories(const struct base *base, const struct model *model, int most)
{
	static const struct hash nothing = { { 0 } };
	struct histories all = { .base = base,
		.model = model,
		.most = most,
		.arena = arena_new(),
		.sets = hash_set_new() };
	int states = (most + 1) * (most + 1);
	unsigned found = 0;
	all.state = ARENA_ARRAY(all.arena, struct lines, (size_t)states);
	for (int i = 0; i < states; i++)
		for (int k = 0; k < 2; k++)
			add_thing(base, &all.state[i], model->thing[k],
			    k ? i / (most + 1) : i % (most + 1));
	try_all(&all, 0, &nothing);
	for (size_t i = 0; i < all.alike.n; i++)
		found += is_sure(&all, &all.alike.v[i]);
	hash_set_free(all.sets);
	arena_free(all.arena);
	return found;
}

/* The attacks --------------------------------------------------------------------- */

static bool
who_came(bool few)
{
	unsigned bad = 0, control = 0;
	for (unsigned i = 0; i < KINDS; i += few ? 4 : 1) {
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
	printf("who came: %u of %u kinds of group\n", bad, (unsigned)KINDS);
	return !bad && control;
}

static bool
taking_away(
    struct random *random, const struct redact *redact, unsigned long runs)
{
	static const struct base with = { .rules = true, .all = true },
				 without = { 0 }, last = { .rules = true };
	struct found found = { 0 }, control = { 0 }, blind = { 0 };
	for (unsigned long i = 0; i < runs; i++)
		run_copies(random, redact, &with, &found);
	for (unsigned i = 0; i < 200; i++)
		run_copies(random, redact, &without, &control);
	for (unsigned i = 0; i < 200; i++)
		run_copies(random, redact, &last, &blind);
	printf("copies: %u of %lu, %u told\n", found.found, runs, found.told);
	return !found.found && found.told && control.found && blind.found;
}

static bool
leaving_out(const struct redact *redact, bool few)
{
	struct arena *arena = arena_new();
	struct base base = make_base(arena, redact, 3);
	unsigned bad = 0, blind = 0;
	for (size_t i = 0; i < COUNTOF(models); i += few ? 4 : 1) {
		const struct model *model = &models[i];
		base.all = true;
		unsigned found = attack_histories(
		    &base, model, few ? model->least : model->most);
		if (found)
			fprintf(
			    stderr, "attacker: history %zu: %u\n", i, found);
		bad += found > 0;
		base.all = false;
		blind += !attack_histories(&base, model, model->least);
	}
	printf("histories: %u of %zu\n", bad, COUNTOF(models));
	arena_free(arena);
	return !bad && !blind;
}

int
main(int argc, char **argv)
{
	unsigned long runs = argc > 1 ? strtoul(argv[1], NULL, 10) : 20000;
	struct random random = { (argc > 2 ? strtoul(argv[2], NULL, 10) : 1) *
				     0x9E3779B97F4A7C15U +
				 1 };
	struct arena *arena = arena_new();
	const struct redact *redact =
	    redact_load(arena, diag_new(arena, "attacker"), NULL);
	bool few = runs < 20000;
	bool came = who_came(few);
	bool away = taking_away(&random, redact, runs);
	bool left = leaving_out(redact, few);
	if (!came || !away || !left)
		fprintf(stderr,
		    "attacker: somebody was found, or a control was not\n");
	arena_free(arena);
	return !came || !away || !left;
}
