/* SPDX-License-Identifier: MIT */
#include "plan_roles.h"

#include "lookup.h"
#include "plan_table.h"
#include "word.h"

#define SESSION_ROLES_MAX 100000 /* roles of all sessions that have their own */

struct roles {
	struct form *form;
	struct lookup of_plan;
	struct lookup of_all; /* of the plan and of all sessions */
};

void
plan_roles_unknown(struct form *form, const struct form_text *role,
    const struct str *known, size_t n)
{
	struct str meant = word_did_you_mean(
	    form->arena, form->diag, str_trim(role->text), known, n);

	diag_add(form->diag, DIAG_PLAN_UNKNOWN_ROLE, role->loc,
	    "'%.*s' is not a role in 'people'%.*s",
	    STR_ARG(word_clip(role->text)), STR_ARG(meant));
	if (str_has(role->text, ','))
		diag_note(form->diag, (struct loc){ 0 },
		    "write several roles as a list, as in [parent, worker]");
	else if (!meant.n)
		word_tell_known(form->arena, form->diag, known, n);
}

static void
check_roles(struct roles *roles, const struct form_texts *texts)
{
	struct form *form = roles->form;

	for (size_t i = 0; i < texts->n; i++) {
		const struct lookup_known *known;

		if (lookup_find(form, &roles->of_all, texts->v[i].text))
			continue;
		known = lookup_known(form, &roles->of_all);
		plan_roles_unknown(form, &texts->v[i], known->v, known->n);
	}
}

/* A wider label may be any words, but one that nearly is a role is meant as
 * that role. */
static void
check_broader(struct roles *roles, const struct plan_people *people)
{
	struct form *form = roles->form;

	for (size_t i = 0; i < people->n; i++) {
		const struct form_text *broader = &people->v[i].broader;
		const struct lookup_known *known;

		if (!broader->text.n ||
		    lookup_find(form, &roles->of_all, broader->text))
			continue;
		known = lookup_known(form, &roles->of_all);
		if (str_nearest(str_trim(broader->text), known->v, known->n).n)
			plan_roles_unknown(form, broader, known->v, known->n);
	}
}

/* Says where wider labels lead back to where they began. */
static void
check_broader_ends(struct roles *roles, const struct plan_people *people)
{
	struct form *form = roles->form;
	/* For each role, in which walk it was last met, from 1. */
	size_t *met = ARENA_ARRAY(form->arena, size_t, people->n);

	for (size_t i = 0; i < people->n; i++)
		for (size_t at = i; !met[at];) {
			const struct lookup_name *next;

			met[at] = i + 1;
			next = lookup_find(
			    form, &roles->of_plan, people->v[at].broader.text);
			if (!next)
				break;
			if (met[next->at] == i + 1)
				diag_add(form->diag, DIAG_PLAN_GOES_ROUND,
				    people->v[at].broader.loc,
				    "the wider label '%.*s' leads back to "
				    "where it began; give a label that holds "
				    "more people",
				    STR_ARG(
					word_clip(people->v[at].broader.text)));
			at = next->at;
		}
}

static void
gather(struct roles *roles, const struct plan *plan)
{
	struct form *form = roles->form;

	for (size_t i = 0; i < plan->people.n; i++) {
		const struct form_text *role = &plan->people.v[i].role;

		if (!role->text.n)
			continue;
		lookup_add(form, &roles->of_plan, role->text, role->loc, i);
		lookup_add(form, &roles->of_all, role->text, role->loc, i);
	}
	lookup_sort(&roles->of_plan);
	lookup_twice(form, &roles->of_plan, "role");
	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_people *people = &plan->sessions.v[i].people;
		struct lookup own = { 0 };

		for (size_t j = 0; j < people->n; j++) {
			const struct form_text *role = &people->v[j].role;

			if (!role->text.n)
				continue;
			lookup_add(form, &own, role->text, role->loc, j);
			lookup_add(form, &roles->of_all, role->text, role->loc,
			    plan->people.n);
		}
		lookup_sort(&own);
		lookup_twice(form, &own, "role");
	}
	lookup_sort(&roles->of_all);
}

static void
check_all(struct roles *roles, const struct plan *plan)
{
	check_roles(roles, &plan->led_by);
	check_roles(roles, &plan->give_back.read_first_by);
	for (size_t i = 0; i < plan->power.decisions.n; i++)
		check_roles(roles, &plan->power.decisions.v[i].who);
	for (size_t i = 0; i < plan->chose_differently.n; i++)
		check_roles(roles, &plan->chose_differently.v[i].agreed_by);
	check_broader(roles, &plan->people);
	check_broader_ends(roles, &plan->people);
	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		check_roles(roles, &session->led_by);
		check_broader(roles, &session->people);
		for (size_t j = 0; j < session->steps.n; j++) {
			const struct plan_step *step = &session->steps.v[j];

			check_roles(roles, &step->led_by);
			for (size_t k = 0; k < step->groups.n; k++)
				check_roles(roles, &step->groups.v[k].led_by);
		}
	}
}

/* The plan's people with the session's put over them, role by role, key by
 * key; roles that only the session has come after. */
static void
put_people_over(struct roles *roles, const struct plan_people *base,
    struct plan_people *people)
{
	struct form *form = roles->form;
	struct plan_people own = *people;

	*people = (struct plan_people){ 0 };
	people->v =
	    ARENA_ARRAY(form->arena, struct plan_person, base->n + own.n);
	people->cap = base->n + own.n;
	for (size_t i = 0; i < base->n; i++)
		people->v[people->n++] = base->v[i];
	for (size_t i = 0; i < own.n; i++) {
		const struct lookup_name *name =
		    lookup_find(form, &roles->of_plan, own.v[i].role.text);

		if (name) {
			form_fill(
			    &plan_table_person, &own.v[i], &base->v[name->at]);
			people->v[name->at] = own.v[i];
		} else {
			people->v[people->n++] = own.v[i];
		}
	}
}

/* Puts the people of each session that has its own over those of the plan. */
static void
put_sessions_over(struct roles *roles, struct plan *plan)
{
	size_t total = 0;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		struct plan_session *session = &plan->sessions.v[i];

		session->own_people = session->people.n > 0;
		if (!session->own_people) {
			session->people = plan->people;
			continue;
		}
		total += plan->people.n + session->people.n;
		if (total <= SESSION_ROLES_MAX)
			put_people_over(roles, &plan->people, &session->people);
		else
			diag_add(roles->form->diag, DIAG_TOO_LARGE,
			    session->loc,
			    "there are too many roles in too many sessions; "
			    "please make two plans of this one");
	}
}

void
plan_roles_settle(struct form *form, struct plan *plan)
{
	struct roles roles = { .form = form };

	gather(&roles, plan);
	if (!form->cut_short)
		check_all(&roles, plan);
	put_sessions_over(&roles, plan);
}
