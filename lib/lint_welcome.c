/* SPDX-License-Identifier: MIT */
/* Thanks, costs, and the place. */
#include "lint_rule.h"

#include "word.h"

static void
no_thanks(struct lint *lint)
{
	const struct plan_thanks *thanks = &lint->plan->thanks;

	if (!lint->lived.roles)
		return;
	if (thanks->pay.given && thanks->pay.hundredths > 0)
		lint_good(lint, thanks->pay.loc);
	else if (thanks->instead.text.n)
		lint_good(lint, thanks->instead.loc);
	else
		lint_say(lint, DIAG_LEVEL_MUST, thanks->pay.loc,
		    "people with lived experience get no pay, and nothing "
		    "'instead'");
}

/* Whether some session needs a way to get there, or all of them may. */
static bool
has_journey(const struct plan *plan)
{
	for (size_t i = 0; i < plan->sessions.n; i++)
		if (!lint_is_online(&plan->sessions.v[i]))
			return true;
	return plan->sessions.n == 0;
}

#define NOT_NEEDED "not needed|nobody needs|none needed"

static void
out_of_pocket(struct lint *lint)
{
	static const char travel[] =
	    "travel*|bus|buses|taxi|train|fare|fuel|petrol|mileage|transport|"
	    "parking|tram|all|everything|" NOT_NEEDED;
	static const char care[] =
	    "childcare|child care|creche*|cr\xc3\xa8"
	    "che*|childmind*|babysit*|sitter|minding|mind the child*|"
	    "mind the kid*|look after the child*|nursery|all|everything|" NOT_NEEDED;
	const struct plan *plan = lint->plan;
	const struct form_texts *costs = &plan->thanks.costs;
	bool no_travel = has_journey(plan) && !lint_any_has(costs, travel) &&
			 !lint_has(plan->welcome.travel.text,
			     "paid|pay|free|booked|walking|" NOT_NEEDED);
	bool no_care = lint->parents && !lint_any_has(costs, care) &&
		       !plan->welcome.childcare.text.n;

	if (!lint->lived.roles)
		return;
	if (no_travel || no_care)
		lint_say(lint, DIAG_LEVEL_MUST, costs->loc,
		    "the costs you cover do not name %s%s%s",
		    no_travel ? "travel" : "",
		    no_travel && no_care ? " or " : "",
		    no_care ? "childcare" : "");
	else if (costs->n)
		lint_good(lint, costs->loc);
}

static void
benefits_surprise(struct lint *lint)
{
	const struct plan_thanks *thanks = &lint->plan->thanks;
	bool advice = thanks->benefits_advice.choice == FORM_YES;
	bool no = thanks->can_say_no.choice == FORM_YES;

	if (thanks->pay.hundredths <= 0)
		return;
	if (advice && no)
		lint_good(lint, thanks->benefits_advice.loc);
	else
		lint_say(lint, DIAG_LEVEL_SHOULD, thanks->pay.loc,
		    "there is pay, but no yes to %s%s%s",
		    advice ? "" : "'benefits_advice'",
		    !advice && !no ? " or " : "", no ? "" : "'can_say_no'");
}

static void
no_credit_choice(struct lint *lint)
{
	const struct form_text *credit = &lint->plan->thanks.credit;
	bool all = lint_has(credit->text, "all|everyone|everybody|full") &&
		   lint_has(credit->text, "name|named|names");

	if (!credit->text.n)
		lint_say(lint, DIAG_LEVEL_THINK, credit->loc,
		    "'credit' is blank: how are people thanked by name, or "
		    "not?");
	else if (all && !lint_has(credit->text,
			    "choose*|choice|pick*|ask*|wants|like*|no name"))
		lint_say(lint, DIAG_LEVEL_THINK, credit->loc,
		    "everyone is to be named, and nobody is asked");
	else
		lint_good(lint, credit->loc);
}

static void
getting_there(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		const struct plan_welcome *welcome = &session->welcome;

		if (lint_is_online(session))
			continue;
		if (!welcome->travel.text.n)
			lint_say(lint, DIAG_LEVEL_SHOULD, welcome->travel.loc,
			    "'travel' is blank: how will people get here?");
		else if (lint->parents && !welcome->childcare.text.n)
			lint_say(lint, DIAG_LEVEL_SHOULD,
			    welcome->childcare.loc,
			    "'childcare' is blank: who looks after the "
			    "children?");
		else
			lint_good(lint, welcome->travel.loc);
	}
}

#define NEEDS_FOOD 60 /* minutes */

/* The step in which people eat; NULL if there is none. */
static const struct plan_step *
find_meal(const struct plan_session *session)
{
	for (size_t i = 0; i < session->steps.n; i++)
		if (session->steps.v[i].kind.choice == PLAN_MEAL)
			return &session->steps.v[i];
	return NULL;
}

static void
no_food(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		const struct plan_step *meal = find_meal(session);
		int minutes = lint_minutes(session);

		if (lint_is_online(session) || minutes <= NEEDS_FOOD)
			continue;
		if (session->welcome.food.text.n)
			lint_good(lint, session->welcome.food.loc);
		else if (meal)
			lint_good(lint, meal->loc);
		else
			lint_say(lint, DIAG_LEVEL_SHOULD, session->loc,
			    "session '%.*s' is %d minutes long, and 'food' is "
			    "blank",
			    STR_ARG(session->id), minutes);
	}
}

static void
welcome_left_open(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_welcome *welcome =
		    &plan->sessions.v[i].welcome;

		if (lint_is_online(&plan->sessions.v[i]))
			continue;
		if (!welcome->venue.text.n)
			lint_say(lint, DIAG_LEVEL_THINK, welcome->venue.loc,
			    "'venue' is blank: where do people go?");
		else if (!welcome->toilets.text.n)
			lint_say(lint, DIAG_LEVEL_THINK, welcome->toilets.loc,
			    "'toilets' is blank: where are they, and can "
			    "everyone use one?");
		else
			lint_good(lint, welcome->toilets.loc);
	}
}

static void
venue_not_neutral(struct lint *lint)
{
	static const char offices[] =
	    "council|civic|social services|social care|police|court|"
	    "contact centre|town hall|job centre|jobcentre";
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		const struct plan_welcome *welcome = &session->welcome;
		int neutral = welcome->neutral.choice;

		if (lint_is_online(session))
			continue;
		if (neutral == FORM_YES)
			lint_good(lint, welcome->neutral.loc);
		else if (lint_means(welcome->venue.text, offices))
			lint_say(lint, DIAG_LEVEL_SHOULD, welcome->venue.loc,
			    "'%.*s' may bring back hard memories",
			    STR_ARG(word_clip(welcome->venue.text)));
		else if (neutral == FORM_NO)
			lint_say(lint, DIAG_LEVEL_SHOULD, welcome->neutral.loc,
			    "this place is not neutral for everyone");
		else if (!neutral && !lint_is_outdoors(session))
			lint_say(lint, DIAG_LEVEL_SHOULD, welcome->neutral.loc,
			    "'neutral' is blank: has nobody a hard memory of "
			    "this place?");
	}
}

static void
venue_hard_to_enter(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		const struct form_choice *step_free =
		    &session->welcome.step_free;

		if (lint_is_online(session))
			continue;
		if (step_free->choice == FORM_NO)
			lint_say(lint, DIAG_LEVEL_MUST, step_free->loc,
			    "there are steps on the way in");
		else if (step_free->choice)
			lint_good(lint, step_free->loc);
		else if (lint_is_outdoors(session))
			lint_say(lint, DIAG_LEVEL_THINK, session->loc,
			    "'step_free' is blank: can wheels go all the way "
			    "in session '%.*s'?",
			    STR_ARG(session->id));
		else
			lint_say(lint, DIAG_LEVEL_MUST, step_free->loc,
			    "'step_free' is blank: we cannot tell if everyone "
			    "can get in");
	}
}

static void
nowhere_quiet(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		const struct form_choice *quiet = &session->welcome.quiet_room;

		if (lint_is_online(session) || lint_is_outdoors(session))
			continue;
		if (quiet->choice == FORM_YES || quiet->choice == FORM_PARTLY)
			lint_good(lint, quiet->loc);
		else
			lint_say(lint, DIAG_LEVEL_SHOULD, quiet->loc,
			    quiet->choice == FORM_NO ? "there is no quiet room"
						     : "'quiet_room' is blank");
	}
}

#define NEEDS_DAYS 7

static void
needs_not_asked(struct lint *lint)
{
	const struct form_date *asked = &lint->plan->welcome.needs_asked;
	struct when_date day = lint_day(asked);
	long days;

	if (!day.year) {
		bool open =
		    asked->state != FORM_DATE_BLANK || !lint->first.year;

		lint_say(lint, open ? DIAG_LEVEL_THINK : DIAG_LEVEL_MUST,
		    asked->loc,
		    open
			? "no day is set yet to ask what people need"
			: "'needs_asked' is blank: when do you ask what people "
			  "need?");
		return;
	}
	days = when_day_number(lint->first) - when_day_number(day);
	if (lint->first.year && days < 0)
		lint_say(lint, DIAG_LEVEL_MUST, asked->loc,
		    "people are asked what they need after the first session");
	else if (lint->first.year && days < NEEDS_DAYS)
		lint_say(lint, DIAG_LEVEL_MUST, asked->loc,
		    "people are asked what they need only %ld day%s before "
		    "the first session",
		    days, days == 1 ? "" : "s");
	else
		lint_good(lint, asked->loc);
}

static void
look_at_badges(struct lint *lint, const struct form_text *badges)
{
	static const char titles[] =
	    "title|job|role|organisation|organization|lanyard|staff pass|"
	    "id card";

	if (lint_means(badges->text, titles))
		lint_say(lint, DIAG_LEVEL_SHOULD, badges->loc,
		    "badges show more than a first name: '%.*s'",
		    STR_ARG(word_clip(badges->text)));
	else if (badges->text.n)
		lint_good(lint, badges->loc);
}

static void
titles_on_badges(struct lint *lint)
{
	look_at_badges(lint, &lint->plan->welcome.badges);
	for (size_t i = 0; i < lint->plan->sessions.n; i++)
		look_at_badges(lint, &lint->plan->sessions.v[i].welcome.badges);
}

static void
online_needs_data(struct lint *lint)
{
	static const char data[] =
	    "data|phone|wifi|wi-fi|internet|broadband|tablet|laptop|all|"
	    "everything|" NOT_NEEDED;
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		if (!lint_is_online(session))
			continue;
		if (lint_any_has(&plan->thanks.costs, data))
			lint_good(lint, plan->thanks.costs.loc);
		else
			lint_say(lint, DIAG_LEVEL_THINK, session->where.loc,
			    "session '%.*s' is online, and 'costs' do not name "
			    "phone data",
			    STR_ARG(session->id));
	}
}

static const struct lint_rule rules[] = {
	{ DIAG_NO_THANKS,
	    { "Staff are paid to be here; the others give their own time.",
		"Offer pay or vouchers. If there is no money, say under "
		"'instead' what you will do and why.",
		9 },
	    "people are thanked for their time", no_thanks },
	{ DIAG_OUT_OF_POCKET,
	    { "Nobody should have to pay to take part.",
		"Add what people spend to 'costs', and pay it on the day.", 9 },
	    "people's costs are covered", out_of_pocket },
	{ DIAG_BENEFITS_SURPRISE,
	    { "Pay can change what somebody gets in benefits.",
		"Offer free advice first, and let people say no to the money.",
		9 },
	    "people get advice on benefits and can say no to pay",
	    benefits_surprise },
	{ DIAG_NO_CREDIT_CHOICE,
	    { "Some people want to be seen; for some it is not safe.",
		"Let each person pick: first name, another name, or none.", 6 },
	    "people choose how they are named", no_credit_choice },
	{ DIAG_GETTING_THERE,
	    { "If the way there is hard, people stay at home.",
		"Say what you do about taxis, buses and a creche, under "
		"'welcome'.",
		4 },
	    "the plan helps people to get there", getting_there },
	{ DIAG_NO_FOOD,
	    { "Nobody thinks well when hungry, and food says you matter.",
		"Plan something to eat and drink, and ask what people can "
		"eat.",
		1 },
	    "there is food", no_food },
	{ DIAG_NO_FAMILIAR_FACE,
	    { "Walking into a room of strangers is hard.",
		"Ask somebody whom people know to stand at the door.", 1 },
	    "somebody they know meets people at the door", NULL,
	    offsetof(struct plan, welcome.greeter),
	    "'greeter' is blank: whom will people know when they walk in?" },
	{ DIAG_WELCOME_LEFT_OPEN,
	    { "People who do not know the place will want to ask.",
		"Write where it is and where the toilets are, or 'we tell you "
		"by then'.",
		4 },
	    "people know the place and its toilets", welcome_left_open },
	{ DIAG_VENUE_NOT_NEUTRAL,
	    { "A place can carry the worst day of somebody's life.",
		"Ask the group where people already feel at home.", 1 },
	    "the place is neutral", venue_not_neutral },
	{ DIAG_VENUE_HARD_TO_ENTER,
	    { "Who cannot get in cannot take part.",
		"Visit the place, and check there is a way in with no steps. "
		"'partly' is an answer.",
		4 },
	    "the plan knows how people get in", venue_hard_to_enter },
	{ DIAG_NOWHERE_QUIET,
	    { "Some talk is heavy, and some rooms are loud.",
		"Find a small room or a corner where people can rest.", 1 },
	    "there is somewhere quiet", nowhere_quiet },
	{ DIAG_NEEDS_NOT_ASKED,
	    { "Ramps, interpreters and diets take time to sort out.",
		"Ask everyone what they need at least 7 days before.", 4 },
	    "people are asked what they need in good time", needs_not_asked },
	{ DIAG_TITLES_ON_BADGES,
	    { "A title on a badge tells people who counts.",
		"Use first names or no badges, and leave lanyards away.", 5 },
	    "badges show no titles", titles_on_badges },
	{ DIAG_ONLINE_NEEDS_DATA,
	    { "A video call can use up a month of phone data.",
		"Add phone data to 'costs', or offer a call by phone.", 9 },
	    "the cost of going online is covered", online_needs_data },
};
const struct lint_rules lint_welcome_rules = { rules, COUNTOF(rules) };
