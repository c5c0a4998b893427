/* SPDX-License-Identifier: MIT */
/* Who is there, who leads and who decides. */
#include "lint_rule.h"

#include "word.h"

/* Who leads a step, said there, or else of its session or the plan. */
static const struct form_texts *
leaders(const struct lint *lint, const struct plan_session *session,
    const struct plan_step *step)
{
	if (step->led_by.n)
		return &step->led_by;
	return session->led_by.n ? &session->led_by : &lint->plan->led_by;
}

static bool
group_has_lived(
    const struct plan_session *session, const struct plan_step *step)
{
	for (size_t i = 0; i < step->groups.n; i++)
		if (lint_has_lived(&session->people, &step->groups.v[i].led_by))
			return true;
	return false;
}

/* The minutes of all steps, and of those that only staff lead. */
static void
add_minutes(const struct lint *lint, const struct plan_session *session,
    long *all, long *staff)
{
	for (size_t i = 0; i < session->steps.n; i++) {
		const struct plan_step *step = &session->steps.v[i];
		const struct form_texts *led = leaders(lint, session, step);

		*all += step->minutes.n;
		if (led->n && !lint_has_lived(&session->people, led) &&
		    !group_has_lived(session, step))
			*staff += step->minutes.n;
	}
}

static bool
session_has_lived(const struct plan_session *session)
{
	if (lint_has_lived(&session->people, &session->led_by))
		return true;
	for (size_t i = 0; i < session->steps.n; i++)
		if (lint_has_lived(
			&session->people, &session->steps.v[i].led_by) ||
		    group_has_lived(session, &session->steps.v[i]))
			return true;
	return false;
}

/* Whether somebody with lived experience leads any part. */
static bool
plan_has_lived(const struct plan *plan)
{
	bool lived = lint_has_lived(&plan->people, &plan->led_by);

	for (size_t i = 0; i < plan->sessions.n && !lived; i++)
		lived = session_has_lived(&plan->sessions.v[i]);
	return lived;
}

static void
only_staff_lead(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	long all = 0, staff = 0;

	for (size_t i = 0; i < plan->sessions.n; i++)
		add_minutes(lint, &plan->sessions.v[i], &all, &staff);
	if (!plan_has_lived(plan))
		lint_say(lint, DIAG_LEVEL_MUST, plan->led_by.loc,
		    plan->led_by.n
			? "nobody with lived experience leads any part"
			: "no 'led_by' names anybody with lived experience");
	else if (staff * 2 > all)
		lint_say(lint, DIAG_LEVEL_SHOULD, plan->led_by.loc,
		    "staff lead %ld of the %ld minutes", staff, all);
	lint_good(lint, plan->led_by.loc);
}

/* To co-produce is to put it into practice together.  Where they lead nothing
 * at all, that is said already. */
static void
staff_deliver_alone(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	size_t n = plan_has_lived(plan) ? plan->sessions.n : 0;

	for (size_t i = 0; i < n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		const struct form_texts *led =
		    session->led_by.n ? &session->led_by : &plan->led_by;

		if (session->stage.choice != PLAN_DELIVER)
			continue;
		if (session_has_lived(session) ||
		    lint_has_lived(&session->people, led))
			lint_good(lint, session->loc);
		else
			lint_say(lint, DIAG_LEVEL_SHOULD, session->loc,
			    "nobody with lived experience leads session "
			    "'%.*s', where it gets real",
			    STR_ARG(session->id));
	}
}

/* How many roles see it in their own way. */
static size_t
views(const struct plan_people *people)
{
	size_t n = 0;

	for (size_t i = 0; i < people->n; i++)
		n += people->v[i].knows_by.choice != PLAN_HELPING;
	return n;
}

static void
one_view_only(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		size_t n = views(&session->people);

		if (session->stage.choice != PLAN_DISCOVER || !n)
			continue;
		if (n > 1)
			lint_good(lint, session->loc);
		else
			lint_say(lint, DIAG_LEVEL_THINK, session->loc,
			    "only one role is in session '%.*s', where you "
			    "look at it from all sides",
			    STR_ARG(session->id));
	}
}

static void
weigh(struct lint *lint, const struct plan_people *people, struct loc loc)
{
	struct lint_people lived = lint_count(people, true);
	struct lint_people learned = lint_count(people, false);

	if (!lived.known || !lived.roles)
		return;
	if (lived.n < learned.n)
		lint_say(lint, DIAG_LEVEL_SHOULD, loc,
		    "there are %d staff to %d people with lived experience",
		    learned.n, lived.n);
	else
		lint_good(lint, loc);
}

/* A visitor to one session counts there only. */
static void
outnumbered(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	if (plan->people.n)
		weigh(lint, &plan->people, plan->people.v[0].loc);
	for (size_t i = 0; i < plan->sessions.n; i++)
		if (plan->sessions.v[i].own_people)
			weigh(lint, &plan->sessions.v[i].people,
			    plan->sessions.v[i].loc);
}

static void
alone_at_the_table(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	struct loc loc = plan->people.n ? plan->people.v[0].loc : lint->whole;

	if (!lint->lived.roles) {
		lint_say(lint, DIAG_LEVEL_MUST, loc,
		    "nobody under 'people' knows this from their own life");
		return;
	}
	if (!lint->lived.known)
		return;
	if (lint->lived.n < 2)
		lint_say(lint, DIAG_LEVEL_MUST, loc,
		    "there is only %d person with lived experience",
		    lint->lived.n);
	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		struct lint_people lived = lint_count(&session->people, true);

		if (lived.known && session->tables.n > 1 &&
		    lived.n / 2 < session->tables.n)
			lint_say(lint, DIAG_LEVEL_MUST, session->tables.loc,
			    "%d people with lived experience at %d tables: "
			    "somebody would be alone at one",
			    lived.n, session->tables.n);
	}
	lint_good(lint, loc);
}

/* The first decision in which somebody with lived experience has a say. */
static const struct plan_decision *
shared_decision(const struct plan *plan)
{
	for (size_t i = 0; i < plan->power.decisions.n; i++)
		if (lint_has_lived(
			&plan->people, &plan->power.decisions.v[i].who))
			return &plan->power.decisions.v[i];
	return NULL;
}

static void
no_say_in_decisions(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	const struct plan_decision *shared = shared_decision(plan);

	if (shared)
		lint_good(lint, shared->loc);
	else if (plan->power.decisions.n)
		lint_say(lint, DIAG_LEVEL_MUST, plan->power.decisions.v[0].loc,
		    "nobody with lived experience has a say in any of the %zu "
		    "decisions",
		    plan->power.decisions.n);
	else
		lint_say(lint, DIAG_LEVEL_MUST, plan->power.rung.loc,
		    "there is no decision that the group makes or shares");
}

static void
one_kind_of_power(struct lint *lint)
{
	const struct form_text *each = &lint->plan->power.each;
	const struct form_text *together = &lint->plan->power.together;

	if (each->text.n && together->text.n)
		lint_good(lint, each->loc);
	else if (each->text.n)
		lint_say(lint, DIAG_LEVEL_THINK, each->loc,
		    "we see what each person can choose, but not what the "
		    "group can do 'together'");
	else if (together->text.n)
		lint_say(lint, DIAG_LEVEL_THINK, together->loc,
		    "we see what the group can do together, but not what "
		    "'each' person can choose");
}

static bool
says_co_design(const struct plan *plan)
{
	static const char words[] = "co-design*|codesign*|co-produc*|coproduc*";

	return lint_has(plan->title.text, words) ||
	       lint_any_has(&plan->aim.does, words) ||
	       lint_any_has(&plan->aim.soon, words) ||
	       lint_any_has(&plan->aim.later, words);
}

static void
rung_mismatch(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	const struct form_choice *rung = &plan->power.rung;

	if (rung->choice >= PLAN_CO_DESIGN && !shared_decision(plan))
		lint_say(lint, DIAG_LEVEL_SHOULD, rung->loc,
		    "this is called %.*s; nobody with lived experience "
		    "decides a thing",
		    STR_ARG(word_of(plan_words_rung, rung->choice)));
	else if (rung->choice && rung->choice < PLAN_CO_DESIGN &&
		 says_co_design(plan))
		lint_say(lint, DIAG_LEVEL_SHOULD, rung->loc,
		    "the plan speaks of co-design, and its rung is '%.*s'",
		    STR_ARG(word_of(plan_words_rung, rung->choice)));
	else if (rung->choice)
		lint_good(lint, rung->loc);
}

static void
named_for_them(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	const struct form_text *by = &plan->group.named_by;

	if (!by->text.n) {
		lint_say(lint, DIAG_LEVEL_THINK, plan->group.name.loc,
		    "the plan does not say who chose the group's name");
		return;
	}
	for (size_t i = 0; i < plan->people.n; i++)
		if (plan_is_lived(&plan->people.v[i]) &&
		    lint_has(by->text,
			str_c(lint->arena, plan->people.v[i].role.text)))
			lint_good(lint, by->loc);
	if (lint_has(by->text,
		"we|us|group|member|everyone|everybody|together|parent|"
		"young people|child|children|mum|dad|mother|father|carer|famil*|lad|women|men|they|"
		"themselves|resident|neighbour|tenant"))
		lint_good(lint, by->loc);
	if (!lint->good)
		lint_say(lint, DIAG_LEVEL_THINK, by->loc,
		    "the group's name was chosen for it");
}

static void
dads_left_out(struct lint *lint)
{
	static const char dads[] =
	    "dad|father*|male|men|man|grandad|granddad|grandfather*|stepdad|"
	    "stepfather*|uncle|brother|boy";
	const struct plan *plan = lint->plan;

	if (!lint->families || plan->group.only_for.text.n)
		return;
	for (size_t i = 0; i < plan->people.n; i++)
		if (lint_has(plan->people.v[i].role.text, dads))
			lint_good(lint, plan->people.v[i].loc);
	if (lint_any_has(&plan->group.reach, dads) ||
	    lint_has(plan->title.text, dads))
		lint_good(lint, plan->group.reach.loc);
	if (!lint->good)
		lint_say(lint, DIAG_LEVEL_THINK, plan->group.reach.loc,
		    "neither 'reach' nor any role speaks of dads or male "
		    "carers");
}

static void
case_worker_in_room(struct lint *lint)
{
	const struct form_text *apart = &lint->plan->safe.kept_apart;

	if (!lint->families || !lint->learned.roles)
		return;
	if (apart->text.n)
		lint_good(lint, apart->loc);
	else
		lint_say(lint, DIAG_LEVEL_MUST, apart->loc,
		    "staff are in the room, and 'kept_apart' does not say what "
		    "never goes into a family's file");
}

#define SUPERVISION_WEEKS 6

static void
no_supervision(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	const struct form_number *every = &plan->safe.supervision_every;

	for (size_t i = 0; i < plan->people.n; i++) {
		const struct plan_person *person = &plan->people.v[i];

		if (person->knows_by.choice != PLAN_BOTH)
			continue;
		if (!every->given)
			lint_say(lint, DIAG_LEVEL_MUST, person->loc,
			    "'supervision_every' is blank: when can a '%.*s' "
			    "talk the work through?",
			    STR_ARG(word_clip(person->role.text)));
		else if (every->n > SUPERVISION_WEEKS)
			lint_say(lint, DIAG_LEVEL_MUST, every->loc,
			    "%d weeks between times to talk the work through "
			    "is long; %d at most is kinder",
			    every->n, SUPERVISION_WEEKS);
		else
			lint_good(lint, every->loc);
	}
}

static bool
has_interpreter(const struct plan *plan)
{
	static const char words[] = "interpret*|translat*|signer";

	for (size_t i = 0; i < plan->people.n; i++)
		if (lint_has(plan->people.v[i].role.text, words))
			return true;
	for (size_t i = 0; i < plan->sessions.n; i++)
		if (plan->sessions.v[i].welcome.interpreter.text.n)
			return true;
	return plan->welcome.interpreter.text.n > 0;
}

static void
reach_without_means(struct lint *lint)
{
	static const char tongues[] =
	    "language|sign language|bsl|welsh|arabic|polish|urdu|punjabi|"
	    "panjabi|bengali|gujarati|hindi|tamil|somali|romanian|kurdish|"
	    "ukrainian|russian|portuguese|spanish|french|italian|turkish|"
	    "farsi|persian|dari|pashto|tigrinya|amharic|yoruba|cantonese|"
	    "mandarin|chinese|vietnamese|albanian|bulgarian|lithuanian|"
	    "slovak|czech|hungarian|gaelic|irish|roma|romani";
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->group.reach.n; i++) {
		const struct form_text *reach = &plan->group.reach.v[i];

		if (!lint_has(reach->text, tongues))
			continue;
		if (has_interpreter(plan))
			lint_good(lint, reach->loc);
		else
			lint_say(lint, DIAG_LEVEL_SHOULD, reach->loc,
			    "people who speak another language are asked; no "
			    "interpreter is there");
	}
}

static void
nobody_must_answer(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->power.decisions.n; i++) {
		const struct plan_decision *decision =
		    &plan->power.decisions.v[i];

		if (decision->on.state != FORM_DATE_BLANK)
			lint_good(lint, decision->loc);
	}
	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_step *answer =
		    lint_step(&plan->sessions.v[i], PLAN_ANSWER);

		if (answer)
			lint_good(lint, answer->loc);
	}
	if (!lint->good)
		lint_say(lint, DIAG_LEVEL_SHOULD, lint->whole,
		    "no session has an 'answer' step, and no decision has a "
		    "date");
}

static void
not_looking_for_strengths(struct lint *lint)
{
	static const char strong[] =
	    "work|works|worked|strong*|strength*|keep|proud*|already|good at";
	const struct plan *plan = lint->plan;

	if (plan->strengths.n)
		lint_good(lint, plan->strengths.loc);
	for (size_t i = 0; i < plan->sessions.n && !lint->good; i++)
		for (size_t j = 0; j < plan->sessions.v[i].steps.n; j++) {
			const struct form_text *ask =
			    &plan->sessions.v[i].steps.v[j].ask;

			if (lint_has(ask->text, strong))
				lint_good(lint, ask->loc);
		}
	if (!lint->good)
		lint_say(lint, DIAG_LEVEL_SHOULD, plan->strengths.loc,
		    "'strengths' is blank, and no question asks what already "
		    "works");
}

static const struct lint_rule rules[] = {
	{ DIAG_ONLY_STAFF_LEAD,
	    { "People who lead a part of the day own the day.",
		"Ask a parent to lead the welcome, with help. Put the "
		"role in 'led_by'.",
		5 },
	    "people with lived experience lead", only_staff_lead },
	{ DIAG_STAFF_DELIVER_ALONE,
	    { "A group that made a thing together can run it together.",
		"Let the people it is for lead a part of it, with help.", 8 },
	    "people with lived experience lead where it gets real",
	    staff_deliver_alone },
	{ DIAG_ONE_VIEW_ONLY,
	    { "A thing looks different from each side.",
		"Ask who else lives with this, and who works with it.", 2 },
	    "more than one role looks at it first", one_view_only },
	{ DIAG_OUTNUMBERED,
	    { "It is hard to speak freely in a room full of staff.",
		"Ask fewer staff to come, or more people who live with it.",
		2 },
	    "staff do not outnumber the others", outnumbered },
	{ DIAG_ALONE_AT_THE_TABLE,
	    { "One person alone is asked to speak for everyone.",
		"Bring at least two people with lived experience to each "
		"table.",
		2 },
	    "nobody is the only one of their kind", alone_at_the_table },
	{ DIAG_NO_SAY_IN_DECISIONS,
	    { "Being asked is not the same as having a say.",
		"Find one decision for the group: what we work on, how it "
		"works, how we speak about it, or who we work with.",
		8 },
	    "people with lived experience make decisions",
	    no_say_in_decisions },
	{ DIAG_ONE_KIND_OF_POWER,
	    { "A choice of one's own and strength as a group each do what the "
	      "other cannot.",
		"Fill in both 'each' and 'together' under 'power'.", 8 },
	    "there is power for each person and for the group",
	    one_kind_of_power },
	{ DIAG_RUNG_MISMATCH,
	    { "People lose trust when a name promises more than they get.",
		"Share a decision, or call it what it is. Asking is fine when "
		"it is called asking.",
		3 },
	    "the plan calls the way of working by its name", rung_mismatch },
	{ DIAG_NAMED_FOR_THEM,
	    { "A name that people chose is a name they can own.",
		"Ask the group what it wants to be called, and note it in "
		"'named_by'.",
		8 },
	    "the group chose its own name", named_for_them },
	{ DIAG_WHO_IS_MISSING,
	    { "What we make will fit those who were there.",
		"Name a group of people who are not here yet, never a person, "
		"and say when you will ask them.",
		2 },
	    "the plan says who is still missing", NULL,
	    offsetof(struct plan, group.missing),
	    "'missing' is blank: who should be here and is not yet?" },
	{ DIAG_DADS_LEFT_OUT,
	    { "Many family groups are all mums because nobody asked the dads.",
		"Ask dads and male carers in a way that suits them. If the "
		"group is for some people only, say so in 'only_for'.",
		2 },
	    "dads and male carers were thought of", dads_left_out },
	{ DIAG_CASE_WORKER_IN_ROOM,
	    { "It is hard to speak freely to somebody who writes about "
	      "you.",
		"Say out loud what never goes in a family's file. "
		"Write it in 'kept_apart'.",
		9 },
	    "the plan says what stays out of families' files",
	    case_worker_in_room },
	{ DIAG_NO_SUPERVISION,
	    { "Using your own story at work is heavy work.",
		"Plan time with a supervisor at least every 6 weeks.", 9 },
	    "people who use their own story at work get time to talk it "
	    "through",
	    no_supervision },
	{ DIAG_REACH_WITHOUT_MEANS,
	    { "An invitation that people cannot read or answer is not one.",
		"Book one, and write it under 'interpreter'.", 2 },
	    "people who speak other languages are asked, and helped to take "
	    "part",
	    reach_without_means },
	{ DIAG_NOBODY_MUST_ANSWER,
	    { "People who speak up deserve to know who will say yes or no.",
		"Plan an 'answer' step with a person who can say yes, "
		"or set a day for a decision.",
		3 },
	    "somebody will answer, on a day that is known",
	    nobody_must_answer },
	{ DIAG_NOBODY_KEEPS_IT_GOING,
	    { "Much good work ends on the last day, when nobody owns it.",
		"Say who looks after it then, even if it is a first idea.", 8 },
	    "somebody keeps it going", NULL, offsetof(struct plan, after),
	    "'after' is blank: who keeps this going after the last day?" },
	{ DIAG_NOT_LOOKING_FOR_STRENGTHS,
	    { "People and places have strengths long before we come.",
		"Ask what already works here before you ask what is wrong.",
		10 },
	    "the plan looks for what already works",
	    not_looking_for_strengths },
};
const struct lint_rules lint_power_rules = { rules, COUNTOF(rules) };
