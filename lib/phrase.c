/* SPDX-License-Identifier: MIT */
#include "phrase.h"

#include <assert.h>

#include "word.h"

/* Labels of a closed list stand in its order, so that one is found from the
 * other. */
static_assert(
    LABEL_STEP_CHECK_OUT - LABEL_STEP_ARRIVE == PLAN_CHECK_OUT - PLAN_ARRIVE,
    "a label for each kind of step");
static_assert(
    LABEL_PLAN_STAGE_4 - LABEL_PLAN_STAGE_1 == PLAN_DELIVER - PLAN_DISCOVER,
    "a label for each stage");
static_assert(LABEL_PLAN_PHOTOS_3 - LABEL_PLAN_PHOTOS_1 ==
		  PLAN_PHOTOS_WRITTEN_YES - PLAN_PHOTOS_NONE,
    "a label for each rule about photos");

/* The label of the choice-th word of a list whose labels begin at first. */
static enum label_id
nth(enum label_id first, int choice)
{
	assert(choice > 0);
	return (enum label_id)((int)first + choice - 1);
}

static struct str
say(const struct phrase *phrase, enum label_id id)
{
	return label(phrase->labels, id);
}

/* Fills a label that has one gap. */
static struct str
say_with(const struct phrase *phrase, enum label_id id, const char *name,
    struct str value)
{
	return label_fill(
	    phrase->arena, phrase->labels, id, LABEL_ARGS({ name, value }));
}

struct phrase
phrase_begin(struct arena *arena, const struct plan *plan)
{
	struct phrase phrase = {
		.arena = arena,
		.labels = plan_labels(plan),
		.plan = plan,
	};

	for (size_t i = 0; i < plan->sessions.n; i++)
		if (plan->sessions.v[i].where.choice != PLAN_ONLINE)
			phrase.at_a_place = true;
	return phrase;
}

struct str
phrase_capital(const struct phrase *phrase, struct str text)
{
	char *copy;

	text = str_trim(text);
	/* Leaves "iPads" and "e.g." as they are. */
	if (text.n < 2 || text.s[0] < 'a' || text.s[0] > 'z' ||
	    ((text.s[1] < 'a' || text.s[1] > 'z') && text.s[1] != ' '))
		return text;
	copy = str_c(phrase->arena, text);
	copy[0] = (char)(copy[0] - 'a' + 'A');
	return (struct str){ copy, text.n };
}

struct str
phrase_sentence(const struct phrase *phrase, struct str text)
{
	static const struct str ends[] = { STR_INIT("."), STR_INIT("!"),
		STR_INIT("?"), STR_INIT(":"), STR_INIT("\xe2\x80\xa6"),
		STR_INIT(".”"), STR_INIT(".\"") };

	text = phrase_capital(phrase, text);
	for (size_t i = 0; i < COUNTOF(ends); i++)
		if (str_ends(text, ends[i]))
			return text;
	return text.n ? str_fmt(phrase->arena, "%.*s.", STR_ARG(text)) : text;
}

struct str
phrase_list(const struct phrase *phrase, const struct form_texts *texts)
{
	struct str *list = ARENA_ARRAY(phrase->arena, struct str, texts->n);

	for (size_t i = 0; i < texts->n; i++)
		list[i] = texts->v[i].text;
	return label_list(phrase->arena, phrase->labels, list, texts->n);
}

struct str
phrase_join(const struct phrase *phrase, struct str first, struct str second)
{
	if (first.n == 0 || second.n == 0)
		return first.n ? first : second;
	return str_fmt(
	    phrase->arena, "%.*s %.*s", STR_ARG(first), STR_ARG(second));
}

bool
phrase_wanted(const struct form_text *text)
{
	return text->text.n && !str_eq_case(text->text, STR("not needed"));
}

static struct str
days_after(const struct phrase *phrase, const struct form_date *date)
{
	const struct plan_session *session =
	    plan_session(phrase->plan, date->session);
	struct str name = session ? session->title.text : date->session;

	return label_fill(phrase->arena, phrase->labels, LABEL_PLAN_DAYS_AFTER,
	    LABEL_ARGS({ "n", str_fmt(phrase->arena, "%d", date->days) },
		{ "session", name }));
}

struct str
phrase_date(const struct phrase *phrase, const struct form_date *date)
{
	switch (date->state) {
	case FORM_DATE_BLANK:
		break;
	case FORM_DATE_AFTER:
		if (!date->date.year)
			return days_after(phrase, date);
		return label_date(phrase->arena, phrase->labels, date->date);
	case FORM_DATE_KNOWN:
		return label_date(phrase->arena, phrase->labels, date->date);
	case FORM_DATE_TO_BE_AGREED:
		return say(phrase, LABEL_TO_BE_AGREED);
	}
	return STR("");
}

static struct str
day_of(const struct phrase *phrase, const struct plan_session *session)
{
	const struct form_date *date = &session->date;

	if (date->date.year)
		return label_weekday_date(
		    phrase->arena, phrase->labels, date->date);
	if (date->state == FORM_DATE_AFTER)
		return days_after(phrase, date);
	return say(phrase, LABEL_PLAN_DATE_OPEN);
}

struct str
phrase_clocks(const struct phrase *phrase, const struct timetable *timetable)
{
	const struct when_change *change = &timetable->session->clocks;
	const struct label_arg *args = LABEL_ARGS(
	    { "start", when_clock(phrase->arena, timetable->starts) },
	    { "from", when_clock(phrase->arena, change->at) },
	    { "to", when_clock(phrase->arena, change->at + change->by) });
	struct str text = STR("");

	if (!timetable->clock)
		return text;
	if (when_twice(change, timetable->starts))
		text = label_fill(phrase->arena, phrase->labels,
		    LABEL_PLAN_CLOCKS_TWICE, args);
	if (!timetable_clocks_change(timetable))
		return text;
	return phrase_join(phrase, text,
	    label_fill(phrase->arena, phrase->labels,
		change->by > 0 ? LABEL_PLAN_CLOCKS_FORWARD
			       : LABEL_PLAN_CLOCKS_BACK,
		args));
}

struct str
phrase_when(const struct phrase *phrase, const struct timetable *timetable)
{
	const struct plan_session *session = timetable->session;
	enum label_id id = session->kind.choice == PLAN_DROP_IN
			       ? LABEL_PLAN_TIMES_DROP_IN
			       : LABEL_PLAN_TIMES;
	struct str from = when_clock(phrase->arena, timetable->starts);
	struct str to = when_clock(phrase->arena, timetable->shows_end);
	struct str when, more;

	if (!timetable->clock && !session->date.date.year &&
	    session->date.state != FORM_DATE_AFTER)
		id = LABEL_PLAN_WHEN_OPEN;
	else if (!timetable->clock)
		id = LABEL_PLAN_START_OPEN;
	else if (timetable->n == 0)
		id = LABEL_PLAN_STARTS;
	when = label_fill(phrase->arena, phrase->labels, id,
	    LABEL_ARGS({ "date", day_of(phrase, session) }, { "from", from },
		{ "to", to }));
	more = phrase_join(phrase, phrase_clocks(phrase, timetable),
	    phrase_sentence(phrase, session->repeats.text));
	if (more.n)
		when = phrase_join(phrase, phrase_sentence(phrase, when), more);
	return when;
}

enum label_id
phrase_label(const struct phrase *phrase, const struct plan_session *session,
    enum label_id id)
{
	static const struct {
		enum label_id id;
		enum plan_where where;
		enum label_id instead;
	} other[] = {
		{ LABEL_FACT_TRAVEL, PLAN_ONLINE, LABEL_FACT_TRAVEL_ONLINE },
		{ LABEL_FACT_GREETER, PLAN_ONLINE, LABEL_FACT_GREETER_ONLINE },
		{ LABEL_FACT_GREETER, PLAN_OUTDOORS, LABEL_FACT_GREETER_OUT },
		{ LABEL_FACT_BRING, PLAN_ONLINE, LABEL_FACT_BRING_ONLINE },
		{ LABEL_AGENDA_BRING, PLAN_ONLINE, LABEL_AGENDA_BRING_ONLINE },
		{ LABEL_AGENDA_AFTER_TYPE, PLAN_ONLINE,
		    LABEL_AGENDA_AFTER_TYPE_ONLINE },
	};
	bool all_online = !phrase->at_a_place && phrase->plan->sessions.n > 0;
	int where = all_online ? PLAN_ONLINE : PLAN_WHERE_BLANK;

	if (session)
		where = session->where.choice;
	for (size_t i = 0; i < COUNTOF(other); i++)
		if (other[i].id == id && (int)other[i].where == where)
			return other[i].instead;
	return id;
}

#define PART(member) offsetof(struct plan_welcome, member)

const struct phrase_part phrase_parts[] = {
	{ PART(travel), LABEL_FACT_TRAVEL, true },
	{ PART(food), LABEL_FACT_FOOD, true },
	{ PART(childcare), LABEL_FACT_CHILDCARE, true },
	{ PART(interpreter), LABEL_FACT_INTERPRETER, true },
	{ PART(toilets), LABEL_FACT_TOILETS, false },
	{ PART(greeter), LABEL_FACT_GREETER, true },
	{ PART(badges), LABEL_FACT_BADGES, false },
	{ PART(dress), LABEL_FACT_DRESS, false },
};
const size_t phrase_part_count = COUNTOF(phrase_parts);

const struct form_text *
phrase_part_text(
    const struct plan_welcome *welcome, const struct phrase_part *part)
{
	const char *base = (const char *)welcome;

	return (const struct form_text *)(const void *)(base + part->offset);
}

static void
forget_if_same(struct form_text *text, const struct form_text *usual)
{
	if (str_eq(text->text, usual->text))
		text->text = STR("");
}

static void
forget_if_equal(struct form_choice *answer, const struct form_choice *usual)
{
	if (answer->choice == usual->choice)
		answer->choice = FORM_ANSWER_BLANK;
}

const struct plan_welcome *
phrase_welcome(const struct phrase *phrase, const struct plan_session *session)
{
	const struct plan_welcome *usual = &phrase->plan->welcome;
	struct plan_welcome *own;

	if (session->where.choice != PLAN_ONLINE || !phrase->at_a_place)
		return &session->welcome;
	own = ARENA_NEW(phrase->arena, struct plan_welcome);
	*own = session->welcome;
	forget_if_same(&own->venue, &usual->venue);
	forget_if_same(&own->travel, &usual->travel);
	forget_if_same(&own->food, &usual->food);
	forget_if_same(&own->childcare, &usual->childcare);
	forget_if_same(&own->toilets, &usual->toilets);
	forget_if_same(&own->greeter, &usual->greeter);
	forget_if_equal(&own->neutral, &usual->neutral);
	forget_if_equal(&own->step_free, &usual->step_free);
	forget_if_equal(&own->quiet_room, &usual->quiet_room);
	return own;
}

struct str
phrase_where(const struct phrase *phrase, const struct plan_session *session)
{
	struct str venue = phrase_welcome(phrase, session)->venue.text;
	struct str how = STR("");

	switch ((enum plan_where)session->where.choice) {
	case PLAN_OUTDOORS:
		how = say(phrase, LABEL_PLAN_OUTDOORS);
		break;
	case PLAN_ONLINE:
		how = say(phrase, LABEL_PLAN_ONLINE);
		break;
	case PLAN_MIXED:
		how = say(phrase, LABEL_PLAN_MIXED);
		break;
	case PLAN_INDOORS:
	case PLAN_WHERE_BLANK:
		break;
	}
	if (venue.n == 0 && session->where.choice != PLAN_ONLINE)
		venue = say(phrase, LABEL_PLAN_PLACE_OPEN);
	if (how.n == 0)
		return phrase_capital(phrase, venue);
	return phrase_join(phrase, phrase_sentence(phrase, venue), how);
}

/* "8 to 10", or "12". */
static struct str
range(const struct phrase *phrase, long low, long high)
{
	struct str from = str_fmt(phrase->arena, "%ld", low);

	if (low == high)
		return from;
	return label_fill(phrase->arena, phrase->labels, LABEL_PLAN_RANGE,
	    LABEL_ARGS({ "low", from },
		{ "high", str_fmt(phrase->arena, "%ld", high) }));
}

struct str
phrase_who(const struct phrase *phrase, const struct plan_session *session)
{
	const struct plan_people *people = &session->people;
	struct str *roles = ARENA_ARRAY(phrase->arena, struct str, people->n);
	struct str who;
	bool known = true;
	long low = 0;
	long high = 0;

	if (people->n == 0)
		return STR("");
	for (size_t i = 0; i < people->n; i++) {
		const struct form_people *number = &people->v[i].number;

		roles[i] = people->v[i].role.text;
		known = known && number->given;
		low += number->low;
		high += number->high;
		if (number->given)
			roles[i] = label_fill(phrase->arena, phrase->labels,
			    LABEL_PLAN_ROLE_NUMBER,
			    LABEL_ARGS({ "role", roles[i] },
				{ "n", range(phrase, number->low,
					   number->high) }));
	}
	who = label_list(phrase->arena, phrase->labels, roles, people->n);
	if (known)
		who = label_fill(phrase->arena, phrase->labels, LABEL_PLAN_WHO,
		    LABEL_ARGS({ "people", say_with(phrase, LABEL_PEOPLE, "n",
					       range(phrase, low, high)) },
			{ "roles", who }));
	if (session->tables.given && session->tables.n > 0)
		who = label_fill(phrase->arena, phrase->labels,
		    LABEL_PLAN_TABLES,
		    LABEL_ARGS({ "who", who },
			{ "n",
			    str_fmt(phrase->arena, "%d", session->tables.n) }));
	return who;
}

struct str
phrase_stage(const struct phrase *phrase, const struct plan_session *session)
{
	if (session->kind.choice == PLAN_DROP_IN)
		return say(phrase, LABEL_PLAN_DROP_IN);
	if (session->kind.choice == PLAN_LEARNING_DAY)
		return say(phrase, LABEL_PLAN_LEARNING_DAY);
	if (session->stage.choice == PLAN_STAGE_BLANK)
		return STR("");
	return say(phrase, nth(LABEL_PLAN_STAGE_1, session->stage.choice));
}

struct str
phrase_stage_words(
    const struct phrase *phrase, const struct plan_session *session)
{
	if (session->stage.choice == PLAN_STAGE_BLANK)
		return STR("");
	return say(
	    phrase, nth(LABEL_PLAN_STAGE_WORDS_1, session->stage.choice));
}

struct str
phrase_step_kind(const struct phrase *phrase, const struct plan_step *step)
{
	if (step->kind.choice == PLAN_STEP_BLANK)
		return STR("");
	return say(phrase, nth(LABEL_STEP_ARRIVE, step->kind.choice));
}

struct str
phrase_does(const struct phrase *phrase, const struct plan_step *step)
{
	if (step->does.text.n)
		return phrase_capital(phrase, step->does.text);
	return phrase_step_kind(phrase, step);
}

struct str
phrase_row(const struct phrase *phrase, const struct timetable_row *row)
{
	if (!row->continues)
		return phrase_does(phrase, row->step);
	return say_with(phrase, LABEL_PLAN_CONTINUED, "what",
	    phrase_does(phrase, row->continues));
}

/* The label of a way of joining in; the plan knows no others. */
static struct str
way(const struct phrase *phrase, struct str word)
{
	for (int i = 0; i <= LABEL_WAY_CHAT - LABEL_WAY_TALK; i++)
		if (str_eq_case(word, word_of(plan_words_ways, i + 1)))
			return say(phrase, nth(LABEL_WAY_TALK, i + 1));
	return word;
}

struct str
phrase_ways(const struct phrase *phrase, const struct plan_step *step)
{
	size_t n = step->ways.n;
	struct str *ways = ARENA_ARRAY(phrase->arena, struct str, n);

	for (size_t i = 0; i < n; i++)
		ways[i] = way(phrase, step->ways.v[i].text);
	return label_list(phrase->arena, phrase->labels, ways, n);
}

/* "£25 an hour".  The sign is the plan's: a wrong one would be a wrong
 * promise. */
static struct str
pay(const struct phrase *phrase)
{
	const struct plan_thanks *thanks = &phrase->plan->thanks;
	struct str amount = str_trim(thanks->pay.text);

	if (!thanks->pay.given)
		return STR("");
	if (str_ends(amount, STR(".00")))
		amount = str_head(amount, amount.n - 3);
	switch ((enum plan_pay_per)thanks->pay_per.choice) {
	case PLAN_PER_HOUR:
		return say_with(phrase, LABEL_PLAN_PAY_HOUR, "amount", amount);
	case PLAN_PER_SESSION:
		return say_with(
		    phrase, LABEL_PLAN_PAY_SESSION, "amount", amount);
	case PLAN_PER_DAY:
		return say_with(phrase, LABEL_PLAN_PAY_DAY, "amount", amount);
	case PLAN_PAY_BLANK:
		break;
	}
	return amount;
}

struct str
phrase_pay(const struct phrase *phrase)
{
	struct str how = phrase->plan->thanks.pay_as.text;
	struct str money = pay(phrase);

	if (money.n && how.n)
		money =
		    label_fill(phrase->arena, phrase->labels, LABEL_PLAN_PAY_AS,
			LABEL_ARGS({ "pay", money }, { "how", how }));
	return phrase_sentence(phrase, money);
}

/* Adds a label with what the plan says, if it says something, as a sentence. */
static struct str
and_say(const struct phrase *phrase, struct str before, enum label_id id,
    const char *name, struct str value)
{
	if (value.n == 0)
		return before;
	return phrase_join(phrase, before,
	    phrase_sentence(phrase, say_with(phrase, id, name, value)));
}

struct str
phrase_money(const struct phrase *phrase)
{
	const struct plan_thanks *thanks = &phrase->plan->thanks;
	struct str money = phrase_pay(phrase);
	bool offered = money.n || phrase_wanted(&thanks->instead);

	money =
	    and_say(phrase, money, LABEL_PLAN_PAID, "how", thanks->paid.text);
	if (phrase_wanted(&thanks->instead))
		money = and_say(phrase, money, LABEL_PLAN_PAY_INSTEAD,
		    "instead", thanks->instead.text);
	money = and_say(phrase, money, LABEL_PLAN_COSTS, "costs",
	    phrase_list(phrase, &thanks->costs));
	if (offered && thanks->can_say_no.choice == FORM_YES)
		money = phrase_join(
		    phrase, money, say(phrase, LABEL_PLAN_CAN_SAY_NO));
	if (offered && thanks->benefits_advice.choice == FORM_YES)
		money = phrase_join(
		    phrase, money, say(phrase, LABEL_PLAN_BENEFITS));
	return money;
}

struct str
phrase_photos(const struct phrase *phrase)
{
	int photos = phrase->plan->safe.photos.choice;

	if (photos == PLAN_PHOTOS_BLANK)
		return STR("");
	return say(phrase, nth(LABEL_PLAN_PHOTOS_1, photos));
}

struct when_date
phrase_change_mind_day(
    const struct phrase *phrase, const struct plan_session *session)
{
	const struct plan *plan = phrase->plan;
	struct when_date by = plan->safe.change_mind_by.date;

	for (size_t i = 0; i < plan->sessions.n; i++)
		if ((!session || session == &plan->sessions.v[i]) &&
		    when_cmp(by, plan->sessions.v[i].date.date) <= 0)
			return (struct when_date){ 0 };
	return by;
}

struct str
phrase_change_mind(
    const struct phrase *phrase, const struct plan_session *session)
{
	struct when_date by = phrase_change_mind_day(phrase, session);

	if (!by.year)
		return say(phrase, LABEL_PLAN_CHANGE_MIND);
	return say_with(phrase, LABEL_PLAN_CHANGE_MIND_BY, "date",
	    label_date(phrase->arena, phrase->labels, by));
}

struct when_date
phrase_call_day(const struct phrase *phrase, const struct plan_session *session)
{
	const struct form_number *within = &phrase->plan->safe.call_within;

	if (!within->given || !session->date.date.year)
		return (struct when_date){ 0 };
	return when_add_days(session->date.date, within->n);
}
