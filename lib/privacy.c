/* SPDX-License-Identifier: MIT */
#include "privacy.h"

#include <assert.h>

#include "hash.h"

/* Whether text says no: "no", "No, we forgot", "not this time". */
static bool
says_no(struct str text)
{
	static const struct str words[] = { STR_INIT("no"), STR_INIT("n"),
		STR_INIT("not"), STR_INIT("never"), STR_INIT("none"),
		STR_INIT("false") };
	text = str_trim(text);
	size_t n = 0;
	while (n < text.n && ((text.s[n] >= 'a' && text.s[n] <= 'z') ||
				 (text.s[n] >= 'A' && text.s[n] <= 'Z')))
		n++;
	for (size_t i = 0; i < COUNTOF(words); i++)
		if (str_eq_case(str_head(text, n), words[i]))
			return true;
	return false;
}

enum outcome_consent
privacy_unmarked(
    const struct plan_people *people, const struct outcome_session *session)
{
	if (!session)
		return OUTCOME_ASK;
	const struct outcome_agreed *agreed = &session->agreed;
	if (!str_trim(agreed->read_aloud.text).n ||
	    says_no(agreed->read_aloud.text) ||
	    agreed->x_paper.choice != FORM_YES ||
	    agreed->look_back.choice != FORM_YES)
		return OUTCOME_ASK;
	const struct plan_person *by = plan_role(people, agreed->by.text);
	if (!by || !plan_is_lived(by))
		return OUTCOME_ASK;
	int unmarked = agreed->unmarked.choice;
	if (unmarked < OUTCOME_QUOTE || unmarked > OUTCOME_ASK)
		return OUTCOME_ASK;
	return (enum outcome_consent)unmarked;
}

static enum outcome_consent
in_effect(const struct privacy_note *note, enum outcome_consent unmarked)
{
	if (note->unread)
		return OUTCOME_ASK;
	if (note->mark != OUTCOME_CONSENT_BLANK)
		return note->mark;
	/* A story, or a note that somebody was worried about, is asked for. */
	if (note->story || note->flag != PRIVACY_NO_FLAG)
		return OUTCOME_ASK;
	return unmarked;
}

struct privacy_rule
privacy_rule(const struct privacy_note *note, enum outcome_consent unmarked)
{
	assert(unmarked != OUTCOME_CONSENT_BLANK);
	struct privacy_rule rule = { .consent = in_effect(note, unmarked) };
	if (note->flag == PRIVACY_NEVER)
		return rule;
	bool clear = note->flag == PRIVACY_NO_FLAG;
	switch (rule.consent) {
	case OUTCOME_QUOTE:
		rule.words = clear;
		rule.counted = true;
		break;
	case OUTCOME_REWORD:
		rule.in_other_words = clear;
		rule.counted = true;
		break;
	case OUTCOME_COUNT:
		rule.counted = true;
		break;
	case OUTCOME_ASK:
		rule.to_ask = true;
		break;
	case OUTCOME_CONSENT_BLANK:
	case OUTCOME_PRIVATE:
	case OUTCOME_WITHDRAWN:
		break;
	}
	return rule;
}

/* Numbers ------------------------------------------------------------------- */

bool
privacy_is_open(const struct plan_person *person)
{
	return person->knows_by.choice == PLAN_LEARNING ||
	       person->knows_by.choice == PLAN_HELPING;
}

/* The parts of a total that are secrets. */
struct secrets {
	long small, large; /* how many are below hide_below, and how many not */
	long sum, small_sum;
};

static struct secrets
count_secrets(const int *part, const bool *open, size_t n, int hide_below)
{
	struct secrets secrets = { 0 };
	for (size_t i = 0; i < n; i++) {
		bool small = part[i] < hide_below;
		if (open[i])
			continue;
		secrets.small += small;
		secrets.large += !small;
		secrets.sum += part[i];
		secrets.small_sum += small ? part[i] : 0;
	}
	return secrets;
}

bool
privacy_split(const int *part, const bool *open, size_t n, int hide_below,
    enum privacy_part *show)
{
	struct secrets all = count_secrets(part, open, n, hide_below);
	long most = hide_below - 1;
	/* Small parts that are as large or as small as they can be, or nearly,
	 * do not hide each other: if only the very last were treated so, that
	 * would tell of it. */
	bool alone = all.small == 1 || all.small_sum <= 1 ||
		     all.small_sum >= all.small * most - 1;
	for (size_t i = 0; i < n; i++) {
		show[i] = PRIVACY_SHOWN;
		if (!open[i] && part[i] < hide_below)
			show[i] = PRIVACY_FEWER;
		else if (!open[i] && all.small && alone)
			/* All: that one is the smallest would tell, too. */
			show[i] = PRIVACY_AT_LEAST;
	}
	if (!all.small || !alone)
		return true;
	return all.large && all.sum != all.large * hide_below &&
	       all.sum != (all.small + all.large) * most;
}

struct privacy_parts
privacy_parts(struct arena *arena, const struct plan_people *people,
    const struct outcome_session *session, int hide_below)
{
	size_t n = session->came.n;
	struct privacy_parts parts = {
		.n = n,
		.open = ARENA_ARRAY(arena, bool, n),
		.show = ARENA_ARRAY(arena, enum privacy_part, n),
	};
	int *number = ARENA_ARRAY(arena, int, n);
	for (size_t i = 0; i < n; i++) {
		const struct outcome_came *came = &session->came.v[i];
		const struct plan_person *person =
		    plan_role(people, came->role.text);
		number[i] = came->number;
		parts.open[i] = person && privacy_is_open(person);
		parts.total += came->number;
	}
	parts.split =
	    privacy_split(number, parts.open, n, hide_below, parts.show);
	return parts;
}

/* Labels of voices --------------------------------------------------------- */

/* What everybody can know of how many there are.  Labels are made of nothing
 * else, so that they tell nothing more. */
struct range {
	long least, most;
};

static void
add_range(struct range *sum, struct range part)
{
	sum->least += part.least;
	sum->most += part.most;
}

/* The labels of one session.  A role of n has its own label, from 0; a wider
 * label that is no role is n + the first person who has it; the widest, for
 * anybody, is 2n. */
struct labels {
	struct arena *arena;
	const struct plan_people *people;
	size_t n;
	size_t anybody;
	struct hash_set *known; /* the label of a text, from 1 */
	size_t *wider;          /* of each label, the one above it */
	int hide_below;
	long total;           /* of all who came */
	struct range all;     /* as they add up */
	struct range *came;   /* as each role */
	struct range *behind; /* of those who came, who could be called this */
	struct range *called; /* who are called this */
	bool *alone;          /* too few are called this */
	size_t *at;           /* what each role is called */
};

/* Where the label of a text stands, from 1; 0 if it has none yet.  However
 * often a text is written it is one label: two would tell voices apart. */
static unsigned *
label_of(const struct labels *labels, struct str text)
{
	static const struct hash key = { { 0 } };
	struct str lower = str_lower(labels->arena, str_trim(text));
	struct hash hash = hash_of(&key, &lower, 1);
	return hash_set_at(labels->known, &hash);
}

/* Gives each role, and then each wider label that is none, its number. */
static void
number_labels(struct labels *labels)
{
	for (size_t i = labels->n; i-- > 0;)
		*label_of(labels, labels->people->v[i].role.text) =
		    (unsigned)(i + 1);
	for (size_t i = 0; i < labels->n; i++) {
		struct str up = labels->people->v[i].broader.text;
		unsigned *label = label_of(labels, up);
		if (*label == 0)
			*label = (unsigned)(labels->n + i + 1);
		labels->wider[i] =
		    str_trim(up).n ? *label - 1 : labels->anybody;
		labels->wider[labels->n + i] = labels->anybody;
	}
}

/* Whether the labels above role i go round in a circle. */
static bool
goes_round(const struct labels *labels, size_t i)
{
	size_t steps = 0;
	for (size_t at = i; at != labels->anybody; at = labels->wider[at])
		if (steps++ > labels->n)
			return true;
	return false;
}

/* Whether everybody can know that too few are among these: by their numbers, or
 * by those of all others, taken away from the total. */
static bool
is_few(const struct labels *labels, struct range these)
{
	long rest = labels->total - (labels->all.most - these.most);
	return these.least < labels->hide_below && rest < labels->hide_below;
}

/* What is published of a part of the total. */
static struct range
published(const struct labels *labels, const struct outcome_came *came,
    bool open, const enum privacy_part *show)
{
	if (open || (show && *show == PRIVACY_SHOWN))
		return (struct range){ came->number, came->number };
	if (show && *show == PRIVACY_FEWER)
		return (struct range){ 0, labels->hide_below - 1 };
	return (struct range){ show ? labels->hide_below : 0, labels->total };
}

static void
count_people(struct labels *labels, const struct outcome_session *session)
{
	size_t n = session->came.n;
	struct privacy_parts parts = privacy_parts(
	    labels->arena, labels->people, session, labels->hide_below);
	labels->total = parts.total;
	/* Where nothing but the total is told, nor is who wrote down none. */
	for (size_t i = 0; i < labels->n && !parts.split; i++)
		if (!privacy_is_open(&labels->people->v[i]))
			labels->came[i].most = parts.total;
	for (size_t k = 0; k < n; k++) {
		const struct outcome_came *came = &session->came.v[k];
		const struct plan_person *role =
		    plan_role(labels->people, came->role.text);
		struct range range = published(labels, came, parts.open[k],
		    parts.split ? &parts.show[k] : NULL);
		if (!role)
			add_range(&labels->all, range);
		else
			add_range(
			    &labels->came[role - labels->people->v], range);
	}
	for (size_t i = 0; i < labels->n; i++) {
		add_range(&labels->all, labels->came[i]);
		for (size_t at = i; at != labels->anybody;
		     at = labels->wider[at])
			add_range(&labels->behind[at], labels->came[i]);
	}
}

static struct labels
make_labels(struct arena *arena, const struct plan_people *people,
    int hide_below, struct hash_set *known)
{
	size_t n = people->n;
	struct labels labels = {
		.arena = arena,
		.people = people,
		.n = n,
		.anybody = 2 * n,
		.known = known,
		.hide_below = hide_below,
		.wider = ARENA_ARRAY(arena, size_t, 2 * n + 1),
		.came = ARENA_ARRAY(arena, struct range, n),
		.behind = ARENA_ARRAY(arena, struct range, 2 * n + 1),
		.called = ARENA_ARRAY(arena, struct range, 2 * n + 1),
		.alone = ARENA_ARRAY(arena, bool, 2 * n + 1),
		.at = ARENA_ARRAY(arena, size_t, n),
	};
	number_labels(&labels);
	for (size_t i = 0; i < n; i++)
		if (goes_round(&labels, i))
			labels.wider[i] = labels.anybody;
	return labels;
}

/* What role i is called in the end: the widest label above it that would
 * single out those who had to take it, or else its own. */
static struct str
final_label(const struct labels *labels, size_t i)
{
	size_t label = labels->at[i];
	for (size_t at = label; at != labels->anybody; at = labels->wider[at])
		if (labels->alone[at])
			label = at;
	if (labels->alone[labels->anybody])
		label = labels->anybody;
	if (label < labels->n)
		return str_trim(labels->people->v[label].role.text);
	if (label < labels->anybody)
		return str_trim(
		    labels->people->v[label - labels->n].broader.text);
	return STR("");
}

void
privacy_labels(struct arena *arena, const struct plan_people *people,
    const struct outcome_session *session, int hide_below, const bool *spoke,
    struct str *label)
{
	struct hash_set *known = hash_set_new();
	struct labels labels = make_labels(arena, people, hide_below, known);
	size_t i;
	if (session)
		count_people(&labels, session);
	/* Each takes the narrowest label that enough people stand behind. */
	for (i = 0; i < people->n; i++) {
		size_t at = i;
		while (
		    at != labels.anybody && is_few(&labels, labels.behind[at]))
			at = labels.wider[at];
		labels.at[i] = at;
		add_range(&labels.called[at], labels.came[i]);
	}
	/* Where those are few who took a wider label, since all others are
	 * called something narrower, all take it.  A role of which all know
	 * that nobody came as it, and that says nothing, is nobody who could be
	 * singled out. */
	for (i = 0; i < people->n; i++)
		if ((spoke[i] || labels.came[i].most > 0) &&
		    is_few(&labels, labels.called[labels.at[i]]))
			labels.alone[labels.at[i]] = true;
	for (i = 0; i < people->n; i++)
		label[i] = final_label(&labels, i);
	hash_set_free(known);
}

/* Notes held back ---------------------------------------------------------- */

bool
privacy_tell_held(size_t held, int hide_below)
{
	/* One to four are never told, even where the group hides fewer. */
	size_t least = hide_below > 5 ? (size_t)hide_below : 5;
	return held == 0 || held >= least;
}

bool
privacy_tell_since(long before, long now, int hide_below)
{
	long changed = before < now ? now - before : before - now;
	return changed == 0 || changed >= hide_below;
}
