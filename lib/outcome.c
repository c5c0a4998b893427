/* SPDX-License-Identifier: MIT */
#include "outcome.h"

#include "file.h"
#include "plan_dates.h"
#include "plan_roles.h"
#include "word.h"

const char *const outcome_consent_words[] = { "quote", "reword", "count", "ask",
	"private", "withdrawn", NULL };
const char *const outcome_answer_words[] = { "yes", "partly", "not now", "no",
	"waiting", NULL };
const char *const outcome_state_words[] = { "planned", "doing", "done",
	"stopped", NULL };

/* What a group may agree about notes without a mark. */
static const char *const unmarked_words[] = { "quote", "reword", "count", "ask",
	NULL };

/* Tables -------------------------------------------------------------------*/

#define READ(name, function)                                                   \
	{                                                                      \
		.key = (name), .type = FORM_OTHER, .read = (function)          \
	}

#define OF struct outcome_agreed
static const struct form_field agreed_fields[] = {
	FORM_NAMED(read_aloud, FORM_TEXT),
	FORM_NAMED(x_paper, FORM_CHOICE, FORM_WORDS(form_value_yes_no)),
	FORM_NAMED(look_back, FORM_CHOICE, FORM_WORDS(form_value_yes_no)),
	FORM_NAMED(by, FORM_TEXT),
	FORM_NAMED(unmarked, FORM_CHOICE, FORM_WORDS(unmarked_words)),
};
static FORM_TABLE(
    agreed_table, agreed_fields, "'agreed'", .loc_offset = FORM_LOOSE);
#undef OF

static void read_came(
    struct form *form, const struct yaml_node *node, void *into);

#define OF struct outcome_session
static const struct form_field session_fields[] = {
	READ("came", read_came),
	FORM_NAMED(agreed, FORM_STRUCT, .table = &agreed_table),
};
static FORM_TABLE(
    session_table, session_fields, "a session", .loc_offset = FORM_PLACED);
#undef OF

#define OF struct outcome_change
static const struct form_field change_fields[] = {
	FORM_NAMED(said, FORM_TEXT),
	FORM_NAMED(answer, FORM_CHOICE, FORM_WORDS(outcome_answer_words)),
	FORM_NAMED(because, FORM_TEXT),
	FORM_NAMED(will, FORM_TEXT),
	FORM_NAMED(who, FORM_TEXT),
	FORM_NAMED(when, FORM_DATE),
	FORM_NAMED(know_by, FORM_TEXT),
	FORM_NAMED(state, FORM_CHOICE, FORM_WORDS(outcome_state_words)),
	FORM_NAMED(how_many, FORM_TEXT),
	FORM_NAMED(proof, FORM_TEXT),
};
static FORM_TABLE(change_table, change_fields, "an entry of 'changes'",
    .loc_offset = FORM_PLACED);
#undef OF

#define OF struct outcome_tried
static const struct form_field tried_fields[] = {
	FORM_NAMED(try, FORM_TEXT),
	FORM_NAMED(heard, FORM_TEXT),
	FORM_NAMED(changed, FORM_TEXT),
	FORM_NAMED(on, FORM_DATE),
};
static FORM_TABLE(tried_table, tried_fields, "an entry of 'tried'",
    .loc_offset = FORM_PLACED);
#undef OF

#define OF struct outcome_checked
static const struct form_field checked_fields[] = {
	FORM_NAMED(by, FORM_TEXT),
	FORM_NAMED(on, FORM_DATE),
	FORM_NAMED(code, FORM_TEXT),
};
static FORM_TABLE(
    checked_table, checked_fields, "'checked'", .loc_offset = FORM_LOOSE);
#undef OF

static void read_sessions(
    struct form *form, const struct yaml_node *node, void *into);

#define OF struct outcome
static const struct form_field whole_fields[] = {
	FORM_NAMED(kit, FORM_NUMBER, .low = 1, .high = 1),
	{ .key = "sessions",
	    .type = FORM_OTHER,
	    .table = &session_table,
	    .read = read_sessions },
	FORM_NAMED(in_short, FORM_MARKDOWN),
	FORM_NAMED(letter, FORM_MARKDOWN),
	FORM_NAMED(thanks, FORM_MARKDOWN),
	FORM_NAMED(question_now, FORM_MARKDOWN),
	FORM_NAMED(next, FORM_MARKDOWN),
	FORM_NAMED(changes, FORM_LIST, .table = &change_table),
	FORM_NAMED(tried, FORM_LIST, .table = &tried_table),
	FORM_NAMED(did_not_work, FORM_MARKDOWN),
	FORM_NAMED(checked, FORM_STRUCT, .table = &checked_table),
};
static FORM_TABLE(
    whole_table, whole_fields, "the outcome", .loc_offset = FORM_LOOSE);
#undef OF

const struct form_table *
outcome_table(void)
{
	return &whole_table;
}

/* Sessions -----------------------------------------------------------------*/

/* Who came: a map of roles to numbers. */
static void
read_came(struct form *form, const struct yaml_node *node, void *into)
{
	static const struct form_field number = { .key = "came",
		.type = FORM_NUMBER };
	struct outcome_session *session = into;

	if (yaml_is_blank(node))
		return;
	if (node->kind != YAML_MAP) {
		diag_add(form->diag, DIAG_PLAN_NOT_KEYS, node->loc,
		    "'came' takes roles and how many of each came, as in "
		    "{parent: 9, practitioner: 3}");
		return;
	}
	for (size_t i = 0; i < node->n; i++) {
		const struct yaml_pair *pair = &node->pair[i];
		struct outcome_came *came;
		struct form_number n = { 0 };

		form_read_value(form, &number, pair->value, &n);
		if (!n.given)
			continue;
		came = ARENA_PUSH(form->arena, &session->came);
		came->role.text = str_trim(pair->key);
		came->role.loc = pair->loc;
		came->number = n.n;
	}
}

static void
read_sessions(struct form *form, const struct yaml_node *node, void *into)
{
	struct outcome *outcome = into;

	if (yaml_is_blank(node))
		return;
	if (node->kind != YAML_MAP) {
		diag_add(form->diag, DIAG_PLAN_NOT_KEYS, node->loc,
		    "'sessions' takes the ids of sessions, each on a line of "
		    "its own, as in 's1:'");
		return;
	}
	for (size_t i = 0; i < node->n; i++) {
		struct outcome_session *session =
		    ARENA_PUSH(form->arena, &outcome->sessions);

		form_read(form, &session_table, node->pair[i].value, session);
		session->id = str_trim(node->pair[i].key);
		session->loc = node->pair[i].loc;
	}
}

/* Checks against the plan ---------------------------------------------------*/

static void
unknown_role(struct form *form, const struct plan_people *people,
    const struct form_text *role)
{
	struct str *known = ARENA_ARRAY(form->arena, struct str, people->n);

	for (size_t i = 0; i < people->n; i++)
		known[i] = people->v[i].role.text;
	plan_roles_unknown(form, role, known, people->n);
}

/* The person of a role; NULL if it is blank, or after a problem. */
static const struct plan_person *
check_role(struct form *form, const struct plan_people *people,
    const struct form_text *role)
{
	const struct plan_person *person;

	if (!role->text.n)
		return NULL;
	person = plan_role(people, role->text);
	if (!person)
		unknown_role(form, people, role);
	return person;
}

static void
check_agreed(struct form *form, const struct plan_people *people,
    struct outcome_agreed *agreed)
{
	const struct plan_person *by = check_role(form, people, &agreed->by);

	if (by && !plan_is_lived(by))
		diag_add(form->diag, DIAG_OUTCOME_NOT_LIVED, agreed->by.loc,
		    "'%.*s' is not a role of people who know this by living "
		    "it, so notes without a mark stay 'ask'",
		    STR_ARG(word_clip(agreed->by.text)));
	if (!agreed->unmarked.choice)
		agreed->unmarked.choice = OUTCOME_ASK;
}

static void
check_session(
    struct form *form, const struct plan *plan, struct outcome_session *session)
{
	const struct plan_session *planned = plan_session(plan, session->id);
	const struct plan_people *people =
	    planned ? &planned->people : &plan->people;

	for (size_t i = 0; i < session->came.n; i++)
		check_role(form, people, &session->came.v[i].role);
	check_agreed(form, people, &session->agreed);
	if (!planned)
		plan_dates_unknown_session(form, session->id, session->loc,
		    plan_session_ids(form->arena, plan), plan->sessions.n);
}

static void
check_change(struct form *form, const struct outcome_change *change)
{
	int answer = change->answer.choice;

	if (answer != OUTCOME_PARTLY && answer != OUTCOME_NOT_NOW &&
	    answer != OUTCOME_NO)
		return;
	if (!change->because.text.n)
		diag_add(form->diag, DIAG_OUTCOME_NO_BECAUSE,
		    change->answer.loc,
		    "people who hear '%.*s' need a reason; please add "
		    "'because: ...'",
		    STR_ARG(word_of(outcome_answer_words, answer)));
}

static void
check(struct form *form, const struct plan *plan, struct outcome *outcome)
{
	for (size_t i = 0; i < outcome->changes.n && !form->cut_short; i++)
		check_change(form, &outcome->changes.v[i]);
	if (!plan)
		return;
	for (size_t i = 0; i < outcome->sessions.n; i++)
		check_session(form, plan, &outcome->sessions.v[i]);
	check_role(form, &plan->people, &outcome->checked.by);
	plan_dates_settle(form, plan);
}

struct outcome *
outcome_read(struct arena *arena, struct diag *diag, const struct plan *plan,
    const char *file, struct str text)
{
	struct form form = { .arena = arena, .diag = diag, .file = file };
	struct outcome *outcome = ARENA_NEW(arena, struct outcome);
	struct yaml_document document = yaml_read(arena, diag, file, text);

	if (yaml_is_blank(document.root))
		return NULL;
	form.cut_short = document.cut_short;
	outcome->file = file;
	form_read(&form, &whole_table, document.root, outcome);
	check(&form, plan, outcome);
	return outcome;
}

struct outcome *
outcome_load(struct arena *arena, struct diag *diag, const struct plan *plan,
    const char *path)
{
	struct str text;

	if (!path)
		return ARENA_NEW(arena, struct outcome);
	if (!file_read(arena, diag, path, YAML_MAX_BYTES, &text))
		return NULL;
	return outcome_read(arena, diag, plan, file_label(path), text);
}

const struct outcome_session *
outcome_session(const struct outcome *outcome, struct str id)
{
	for (size_t i = 0; i < outcome->sessions.n; i++)
		if (str_eq_case(outcome->sessions.v[i].id, id))
			return &outcome->sessions.v[i];
	return NULL;
}
