/* SPDX-License-Identifier: MIT */
#include "plan.h"

#include <string.h>

#include "file.h"
#include "foreign.h"
#include "lookup.h"
#include "plan_clocks.h"
#include "plan_dates.h"
#include "plan_groups.h"
#include "plan_questions.h"
#include "plan_roles.h"
#include "plan_table.h"
#include "word.h"

#define HIDE_BELOW 5

/* Sessions and steps -------------------------------------------------------*/

static void
number_steps(struct form *form, struct plan_session *session)
{
	struct lookup ids = { 0 };

	for (size_t i = 0; i < session->steps.n; i++) {
		struct plan_step *step = &session->steps.v[i];
		struct loc loc;

		step->number = (int)i + 1;
		step->own_id = step->given_id.text.n > 0;
		step->id = step->own_id
			       ? step->given_id.text
			       : str_fmt(form->arena, "%d", step->number);
		loc = step->own_id ? step->given_id.loc : step->loc;
		lookup_add(form, &ids, step->id, loc, i);
	}
	lookup_sort(&ids);
	lookup_twice(form, &ids, "step id");
}

static void
number_sessions(struct form *form, struct plan *plan)
{
	struct lookup ids = { 0 };

	for (size_t i = 0; i < plan->sessions.n; i++) {
		struct plan_session *session = &plan->sessions.v[i];
		bool given = session->given_id.text.n > 0;

		session->number = (int)i + 1;
		session->id =
		    given ? session->given_id.text
			  : str_fmt(form->arena, "s%d", session->number);
		lookup_add(form, &ids, session->id,
		    given ? session->given_id.loc : session->loc, i);
		if (!session->kind.choice)
			session->kind.choice = PLAN_WORKSHOP;
		number_steps(form, session);
	}
	lookup_sort(&ids);
	lookup_twice(form, &ids, "session id");
}

/* Loading ------------------------------------------------------------------*/

static void
fill_defaults(struct form *form, struct plan *plan)
{
	if (!plan->language.text.n)
		plan->language.text = STR("en-GB");
	if (!plan->give_back.hide_below.given)
		plan->give_back.hide_below.n = HIDE_BELOW;
	plan_questions_default(form, plan);
}

static void
finish(struct form *form, struct plan *plan)
{
	fill_defaults(form, plan);
	plan_questions_check(form, plan);
	number_sessions(form, plan);
	plan_roles_settle(form, plan);
	plan_dates_settle_sessions(form, plan);
	plan_dates_settle(form, plan);
	plan_clocks_settle(form, plan);
	for (size_t i = 0; i < plan->sessions.n; i++) {
		struct plan_session *session = &plan->sessions.v[i];

		form_fill(
		    &plan_table_welcome, &session->welcome, &plan->welcome);
		plan_dates_check_times(form, session);
		plan_groups_check(form, session);
	}
}

static const struct yaml_node *
sessions_node(const struct yaml_node *root)
{
	const struct yaml_node *node = yaml_get(root, STR("sessions"));

	return node ? node : root;
}

struct plan *
plan_read(
    struct arena *arena, struct diag *diag, const char *file, struct str text)
{
	struct form form = { .arena = arena, .diag = diag, .file = file };
	struct plan *plan = ARENA_NEW(arena, struct plan);
	struct yaml_document document = yaml_read(arena, diag, file, text);

	if (yaml_is_blank(document.root))
		return NULL;
	form.cut_short = document.cut_short;
	plan->file = file;
	form_read(&form, plan_table(), document.root, plan);
	finish(&form, plan);
	if (!plan->sessions.n && !document.cut_short)
		diag_add(diag, DIAG_PLAN_NO_SESSIONS,
		    sessions_node(document.root)->loc,
		    "there is no session in this plan yet; add one below "
		    "'sessions' when you are ready");
	return plan;
}

/* The labels beside the plan, if there are any. */
static void
load_own_labels(struct arena *arena, struct diag *diag, struct plan *plan)
{
	const char *path = file_beside(arena, plan->file, "labels.yaml");

	if (file_exists(path))
		plan->labels = label_own(arena, diag, path, plan_labels(plan));
}

struct plan *
plan_load(struct arena *arena, struct diag *diag, const char *path)
{
	const struct foreign *foreign;
	struct plan *plan;
	struct str text;

	if (!file_read(arena, diag, path, YAML_MAX_BYTES, &text))
		return NULL;
	foreign = foreign_look(text);
	if (foreign && !foreign->is_plan) {
		diag_add(diag, DIAG_NOT_A_PLAN, (struct loc){ path },
		    "this is %s, not a plan; a plan is plain text, as 'workshop new' writes it",
		    foreign->what);
		return NULL;
	}
	plan = plan_read(arena, diag, file_label(path), text);
	if (!plan)
		return NULL;
	if (strcmp(path, "-") == 0)
		plan->file = NULL;
	else
		load_own_labels(arena, diag, plan);
	return plan;
}

const struct label_set *
plan_labels(const struct plan *plan)
{
	if (plan && plan->labels)
		return plan->labels;
	return label_load(plan ? plan->language.text : STR(""), NULL);
}

/* Finding things -----------------------------------------------------------*/

const struct plan_session *
plan_session(const struct plan *plan, struct str id)
{
	for (size_t i = 0; i < plan->sessions.n; i++)
		if (str_eq_case(plan->sessions.v[i].id, id))
			return &plan->sessions.v[i];
	return NULL;
}

const struct plan_step *
plan_step(const struct plan_session *session, struct str id)
{
	for (size_t i = 0; i < session->steps.n; i++)
		if (str_eq_case(session->steps.v[i].id, id))
			return &session->steps.v[i];
	return NULL;
}

bool
plan_asks(const struct plan_step *step)
{
	for (size_t i = 0; i < step->groups.n; i++)
		if (step->groups.v[i].ask.text.n)
			return true;
	return step->ask.text.n > 0;
}

const struct plan_person *
plan_role(const struct plan_people *people, struct str role)
{
	role = str_trim(role);
	for (size_t i = 0; i < people->n; i++)
		if (str_eq_case(people->v[i].role.text, role))
			return &people->v[i];
	return NULL;
}

bool
plan_is_lived(const struct plan_person *person)
{
	return person->knows_by.choice == PLAN_LIVING ||
	       person->knows_by.choice == PLAN_BOTH;
}

const char *
plan_such_as(struct arena *arena, const struct plan *plan)
{
	struct str id = plan->sessions.n ? plan->sessions.v[0].id : STR("s1");

	return str_c(arena, str_fmt(arena, "such as '%.*s'", STR_ARG(id)));
}

struct str *
plan_session_ids(struct arena *arena, const struct plan *plan)
{
	struct str *ids = ARENA_ARRAY(arena, struct str, plan->sessions.n);

	for (size_t i = 0; i < plan->sessions.n; i++)
		ids[i] = plan->sessions.v[i].id;
	return ids;
}

bool
plan_pick_session(const struct plan *plan, struct diag *diag, const char *id,
    const struct plan_session **picked)
{
	struct arena *arena;
	const struct str *ids;
	struct str meant;

	*picked = id ? plan_session(plan, str_from(id)) : NULL;
	if (*picked || !id)
		return true;
	arena = arena_new();
	ids = plan_session_ids(arena, plan);
	meant =
	    word_did_you_mean(arena, diag, str_from(id), ids, plan->sessions.n);
	diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
	    "--session: the plan has no session '%s'%.*s", id, STR_ARG(meant));
	if (!meant.n)
		word_tell_known(arena, diag, ids, plan->sessions.n);
	arena_free(arena);
	return false;
}
