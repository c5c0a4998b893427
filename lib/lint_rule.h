/* SPDX-License-Identifier: MIT */
/* lint_rule: what the rules of lint share.  For lint_*.c only. */
#ifndef LINT_RULE_H
#define LINT_RULE_H

#include "hash.h"
#include "lint.h"

struct lint;

struct lint_rule {
	enum diag_code code;
	struct diag_advice advice;
	const char *good; /* of a plan that does it well */
	void (*look)(struct lint *lint);
	/* Without look: the place of a form_text in struct plan that should
	 * not be blank, and what to say if it is. */
	size_t blank;
	const char *says;
	bool always; /* nobody can choose differently */
};

/* One theme of rules. */
struct lint_rules {
	const struct lint_rule *v;
	size_t n;
};
extern const struct lint_rules lint_power_rules;
extern const struct lint_rules lint_welcome_rules;
extern const struct lint_rules lint_time_rules;
extern const struct lint_rules lint_safe_rules;
extern const struct lint_rules lint_words_rules;
extern const struct lint_rules lint_aims_rules;

/* People of one kind of knowing. */
struct lint_people {
	int n;      /* at least so many */
	bool known; /* all of their numbers are given */
	size_t roles;
};

/* An aim, and where it stood first. */
struct lint_aim {
	const struct plan *plan;
	struct loc loc;
	bool shared; /* other plans may well have the same */
};
struct lint_seen {
	struct arena *arena;
	struct hash key;
	struct hash_set
	    *set; /* of folded words; counts places in aims from 1 */
	struct {
		struct lint_aim *v;
		size_t n, cap;
	} aims;
};

/* One run over one plan. */
struct lint {
	struct arena *arena;
	struct diag *diag;
	const struct plan *plan;
	const struct outcome *outcome; /* may be NULL */
	struct when_date today;
	struct lint_seen *seen;
	struct loc whole; /* the plan as a whole */
	bool families;    /* it is about families */
	bool parents;     /* some roles look after children */
	struct lint_people lived, learned;
	struct when_date first; /* day of the first session, if known */
	struct when_date last;  /* latest day known */
	bool dated;             /* all sessions have one, and there are some */
	const bool *chosen;     /* by code: the group chose differently */
	/* The rule at hand. */
	const struct lint_rule *rule;
	bool found;
	bool good;
	struct loc good_at;
	struct loc said_at; /* of what was said last */
};

/* Says what the rule at hand saw; the same of the same place only once. */
void lint_say(struct lint *lint, enum diag_level level, struct loc loc,
    const char *fmt, ...) PRINTF_LIKE(4, 5);
/* The plan does here what the rule at hand asks. */
void lint_good(struct lint *lint, struct loc loc);

/* Whether one of words ("mum|famil*|job title", * for any end) stands in text,
 * as a whole word or plural, in any ASCII case. */
bool lint_has(struct str text, const char *words);
bool lint_any_has(const struct form_texts *texts, const char *words);
/* The same, but not after a "no" or "without" in the same sentence. */
bool lint_means(struct str text, const char *words);

/* Whether a lived role is among those texts. */
bool lint_has_lived(
    const struct plan_people *people, const struct form_texts *roles);
struct lint_people lint_count(const struct plan_people *people, bool lived);

/* The day of a date; no year if it is not known. */
struct when_date lint_day(const struct form_date *date);
/* Whether a and b are both days, and a is before b. */
bool lint_before(struct when_date a, struct when_date b);

bool lint_is_online(const struct plan_session *session);
bool lint_is_outdoors(const struct plan_session *session);
/* People come and go as they like. */
bool lint_is_drop_in(const struct plan_session *session);
int lint_minutes(const struct plan_session *session);
/* The first step of that kind; NULL. */
const struct plan_step *lint_step(
    const struct plan_session *session, enum plan_step_kind kind);
/* How many of its steps ask something. */
size_t lint_asks(const struct plan_session *session);

/* Visits the plan's own words: all texts but ids, links and names of roles in
 * lists of them, the left side of words, and titles of resources.  section is
 * the key at the top of the plan, key the one of the text. */
typedef void lint_visit(void *context, const char *section, const char *key,
    const struct form_text *text);
void lint_texts(const struct plan *plan, lint_visit *visit, void *context);

#endif
