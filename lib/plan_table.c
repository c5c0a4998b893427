/* SPDX-License-Identifier: MIT */
#include "plan_table.h"

#include "plan_questions.h"
#include "plan_short.h"

#define KIT_VERSION      1
#define STEP_MINUTES_MAX 240
#define STEP_LETTERS_MAX 120

/* A date if it is one, otherwise words ("until the book is printed"). */
static void
read_keep_until(struct form *form, const struct yaml_node *node, void *into)
{
	static const struct form_field as_text = { .key = "keep_until",
		.type = FORM_TEXT };
	static const struct form_field as_date = { .key = "keep_until",
		.type = FORM_DATE };
	struct plan_safe *safe = into;
	struct when_date date;

	form_read_value(form, &as_text, node, &safe->keep_until_text);
	if (when_read_date(safe->keep_until_text.text, &date) != WHEN_NOT_READ)
		form_read_value(form, &as_date, node, &safe->keep_until);
}

#define OF struct plan_owners
static const struct form_field owners_fields[] = {
	FORM_NAMED(lead, FORM_TEXT, .required = true),
	FORM_NAMED(contact, FORM_TEXT, .required = true),
	FORM_NAMED(started, FORM_DATE),
	FORM_NAMED(review, FORM_DATE),
	FORM_NAMED(approver, FORM_TEXT),
	FORM_NAMED(legal, FORM_CHOICE, FORM_WORDS(plan_words_signoff)),
	FORM_NAMED(finance, FORM_CHOICE, FORM_WORDS(plan_words_signoff)),
	FORM_NAMED(improvement, FORM_CHOICE, FORM_WORDS(plan_words_signoff)),
	FORM_NAMED(priority, FORM_TEXT),
	FORM_NAMED(key_words, FORM_TEXTS),
};
static FORM_TABLE(
    owners_table, owners_fields, "'owners'", .loc_offset = FORM_LOOSE);
#undef OF

#define OF struct plan_aim
static const struct form_field aim_fields[] = {
	FORM_NAMED(puts_in, FORM_TEXTS),
	FORM_NAMED(does, FORM_TEXTS),
	FORM_NAMED(soon, FORM_TEXTS),
	FORM_NAMED(later, FORM_TEXTS),
	FORM_NAMED(in_the_end, FORM_TEXTS),
	FORM_NAMED(know_by, FORM_TEXTS),
};
static FORM_TABLE(aim_table, aim_fields, "'aim'", .loc_offset = FORM_LOOSE);
#undef OF

#define OF struct plan_inquiry
static const struct form_field inquiry_fields[] = {
	FORM_NAMED(unsettles, FORM_TEXT),
	FORM_NAMED(learn, FORM_TEXT),
	FORM_NAMED(influence, FORM_TEXT),
};
static FORM_TABLE(
    inquiry_table, inquiry_fields, "'inquiry'", .loc_offset = FORM_LOOSE);
#undef OF

#define OF struct plan_group
static const struct form_field group_fields[] = {
	FORM_NAMED(name, FORM_TEXT),
	FORM_NAMED(named_by, FORM_TEXT),
	FORM_NAMED(join, FORM_TEXT),
	FORM_NAMED(pace, FORM_TEXT),
	FORM_NAMED(reach, FORM_TEXTS),
	FORM_NAMED(missing, FORM_TEXT),
	FORM_NAMED(only_for, FORM_TEXT),
};
static FORM_TABLE(
    group_table, group_fields, "'group'", .loc_offset = FORM_LOOSE);
#undef OF

#define OF struct plan_person
static const struct form_field person_fields[] = {
	FORM_NAMED(role, FORM_TEXT, .required = true),
	FORM_NAMED(knows_by, FORM_CHOICE, FORM_WORDS(plan_words_knows)),
	FORM_NAMED(number, FORM_PEOPLE),
	FORM_NAMED(broader, FORM_TEXT),
};
FORM_TABLE(plan_table_person, person_fields, "an entry of 'people'",
    .loc_offset = FORM_PLACED);
#undef OF

#define OF struct plan_decision
static const struct form_field decision_fields[] = {
	FORM_NAMED(what, FORM_TEXT),
	FORM_NAMED(who, FORM_TEXTS),
	FORM_NAMED(on, FORM_DATE),
};
static FORM_TABLE(decision_table, decision_fields, "an entry of 'decisions'",
    .loc_offset = FORM_PLACED);
#undef OF

#define OF struct plan_power
static const struct form_field power_fields[] = {
	FORM_NAMED(rung, FORM_CHOICE, FORM_WORDS(plan_words_rung)),
	FORM_NAMED(each, FORM_TEXT),
	FORM_NAMED(together, FORM_TEXT),
	FORM_NAMED(decisions, FORM_LIST, .table = &decision_table),
	FORM_NAMED(money_held_by, FORM_TEXT),
};
static FORM_TABLE(
    power_table, power_fields, "'power'", .loc_offset = FORM_LOOSE);
#undef OF

#define OF struct plan_thanks
static const struct form_field thanks_fields[] = {
	FORM_NAMED(pay, FORM_MONEY),
	FORM_NAMED(pay_per, FORM_CHOICE, FORM_WORDS(plan_words_pay_per)),
	FORM_NAMED(pay_as, FORM_TEXT),
	FORM_NAMED(instead, FORM_TEXT),
	FORM_NAMED(costs, FORM_TEXTS),
	FORM_NAMED(paid, FORM_TEXT),
	FORM_NAMED(benefits_advice, FORM_CHOICE, FORM_WORDS(form_value_yes_no)),
	FORM_NAMED(can_say_no, FORM_CHOICE, FORM_WORDS(form_value_yes_no)),
	FORM_NAMED(credit, FORM_TEXT),
};
static FORM_TABLE(
    thanks_table, thanks_fields, "'thanks'", .loc_offset = FORM_LOOSE);
#undef OF

#define OF struct plan_welcome
static const struct form_field welcome_fields[] = {
	FORM_NAMED(venue, FORM_TEXT),
	FORM_NAMED(neutral, FORM_CHOICE, FORM_WORDS(form_value_answers)),
	FORM_NAMED(step_free, FORM_CHOICE, FORM_WORDS(form_value_answers)),
	FORM_NAMED(quiet_room, FORM_CHOICE, FORM_WORDS(form_value_answers)),
	FORM_NAMED(toilets, FORM_TEXT),
	FORM_NAMED(food, FORM_TEXT),
	FORM_NAMED(travel, FORM_TEXT),
	FORM_NAMED(childcare, FORM_TEXT),
	FORM_NAMED(greeter, FORM_TEXT),
	FORM_NAMED(needs_asked, FORM_DATE),
	FORM_NAMED(badges, FORM_TEXT),
	FORM_NAMED(dress, FORM_TEXT),
	FORM_NAMED(interpreter, FORM_TEXT),
};
FORM_TABLE(
    plan_table_welcome, welcome_fields, "'welcome'", .loc_offset = FORM_LOOSE);
#undef OF

#define OF struct plan_safe
static const struct form_field safe_fields[] = {
	FORM_NAMED(consent, FORM_TEXT),
	FORM_NAMED(photos, FORM_CHOICE, FORM_WORDS(plan_words_photos)),
	FORM_NAMED(change_mind_by, FORM_DATE),
	FORM_NAMED(limits, FORM_TEXT),
	FORM_NAMED(support, FORM_TEXT),
	FORM_NAMED(call_within, FORM_NUMBER, .low = 0, .high = 365),
	FORM_NAMED(supervision_every, FORM_NUMBER, .low = 0, .high = 52),
	FORM_NAMED(kept_apart, FORM_TEXT),
	FORM_NAMED(safe_together, FORM_TEXT),
	FORM_NAMED(keep_until, FORM_OTHER, .read = read_keep_until),
	FORM_NAMED(names_list, FORM_TEXT),
};
static FORM_TABLE(safe_table, safe_fields, "'safe'", .loc_offset = FORM_LOOSE);
#undef OF

#define OF struct plan_partner
static const struct form_field partner_fields[] = {
	FORM_NAMED(name, FORM_TEXT),
	FORM_NAMED(link, FORM_TEXT),
	FORM_NAMED(pays, FORM_TEXT),
};
static FORM_TABLE(partner_table, partner_fields, "an entry of 'partners'",
    .loc_offset = FORM_PLACED);
#undef OF

#define OF struct plan_resource
static const struct form_field resource_fields[] = {
	FORM_NAMED(title, FORM_TEXT),
	FORM_NAMED(author, FORM_TEXT),
	FORM_NAMED(link, FORM_TEXT),
};
static FORM_TABLE(resource_table, resource_fields, "an entry of 'resources'",
    .loc_offset = FORM_PLACED);
#undef OF

#define OF struct plan_breakout
static const struct form_field breakout_fields[] = {
	FORM_NAMED(name, FORM_TEXT),
	FORM_NAMED(led_by, FORM_TEXTS),
	FORM_NAMED(place, FORM_TEXT),
	FORM_NAMED(ask, FORM_QUESTION),
	FORM_NAMED(number, FORM_NUMBER),
};
static FORM_TABLE(breakout_table, breakout_fields, "an entry of 'groups'",
    .loc_offset = FORM_PLACED);
#undef OF

#define OF struct plan_step
static const struct form_field step_fields[] = {
	FORM_KEY("id", given_id, FORM_ID),
	FORM_NAMED(minutes, FORM_LENGTH, .required = true, .low = 1,
	    .high = STEP_MINUTES_MAX),
	FORM_NAMED(kind, FORM_CHOICE, .required = true,
	    FORM_WORDS(plan_words_step_kind)),
	FORM_KEY("do", does, FORM_TEXT, .most = STEP_LETTERS_MAX),
	FORM_NAMED(how, FORM_MARKDOWN),
	FORM_NAMED(say, FORM_MARKDOWN),
	FORM_NAMED(ask, FORM_QUESTION),
	FORM_NAMED(ways, FORM_TEXTS, FORM_WORDS(plan_words_ways)),
	FORM_NAMED(choice, FORM_TEXT),
	FORM_NAMED(things, FORM_TEXTS),
	FORM_NAMED(led_by, FORM_TEXTS),
	FORM_NAMED(groups, FORM_LIST, .table = &breakout_table),
	FORM_NAMED(dots, FORM_NUMBER, .low = 0, .high = 9999),
	FORM_NAMED(if_late, FORM_CHOICE, FORM_WORDS(plan_words_if_late)),
};
static FORM_TABLE(step_table, step_fields, "a step", .loc_offset = FORM_PLACED,
    .before = plan_short_step);
#undef OF

#define OF struct plan_session
static const struct form_field session_fields[] = {
	FORM_KEY("id", given_id, FORM_ID),
	FORM_NAMED(title, FORM_TEXT, .required = true),
	FORM_NAMED(aim, FORM_TEXT),
	FORM_NAMED(kind, FORM_CHOICE, FORM_WORDS(plan_words_session_kind)),
	FORM_NAMED(stage, FORM_CHOICE, FORM_WORDS(plan_words_stage)),
	FORM_NAMED(date, FORM_DATE),
	FORM_NAMED(starts, FORM_TIME),
	FORM_NAMED(ends, FORM_TIME),
	FORM_NAMED(repeats, FORM_TEXT),
	FORM_NAMED(where, FORM_CHOICE, FORM_WORDS(plan_words_where)),
	FORM_NAMED(welcome, FORM_STRUCT, .table = &plan_table_welcome),
	FORM_NAMED(people, FORM_LIST, .table = &plan_table_person),
	FORM_NAMED(led_by, FORM_TEXTS),
	FORM_NAMED(tables, FORM_NUMBER, .low = 1, .high = 200),
	FORM_NAMED(steps, FORM_LIST, .table = &step_table),
};
static FORM_TABLE(
    session_table, session_fields, "a session", .loc_offset = FORM_PLACED);
#undef OF

#define OF struct plan_loop
static const struct form_field loop_fields[] = {
	FORM_NAMED(try, FORM_TEXT),
	FORM_NAMED(with, FORM_TEXT),
	FORM_NAMED(hear_on, FORM_DATE),
	FORM_NAMED(change_on, FORM_DATE),
};
static FORM_TABLE(
    loop_table, loop_fields, "an entry of 'loops'", .loc_offset = FORM_PLACED);
#undef OF

#define OF struct plan_give_back
static const struct form_field give_back_fields[] = {
	FORM_NAMED(on, FORM_DATE),
	FORM_NAMED(how, FORM_TEXTS),
	FORM_NAMED(read_first_by, FORM_TEXTS),
	FORM_NAMED(hide_below, FORM_NUMBER, .low = 3, .high = 20),
};
static FORM_TABLE(
    give_back_table, give_back_fields, "'give_back'", .loc_offset = FORM_LOOSE);
#undef OF

#define OF struct plan_different
static const struct form_field different_fields[] = {
	FORM_NAMED(rule, FORM_TEXT),
	FORM_NAMED(because, FORM_TEXT),
	FORM_NAMED(agreed_by, FORM_TEXTS),
	FORM_NAMED(until, FORM_DATE),
};
static FORM_TABLE(different_table, different_fields,
    "an entry of 'chose_differently'", .loc_offset = FORM_PLACED);
#undef OF

#define OF struct plan
static const struct form_field whole_fields[] = {
	FORM_NAMED(kit, FORM_NUMBER, .low = KIT_VERSION, .high = KIT_VERSION),
	FORM_NAMED(title, FORM_TEXT, .required = true),
	FORM_NAMED(question, FORM_QUESTION, .required = true),
	FORM_NAMED(place, FORM_TEXT),
	FORM_NAMED(setting, FORM_TEXT),
	FORM_NAMED(language, FORM_LANGUAGE),
	FORM_NAMED(timezone, FORM_TEXT),
	FORM_NAMED(revision, FORM_NUMBER),
	FORM_NAMED(owners, FORM_STRUCT, .table = &owners_table),
	FORM_NAMED(aim, FORM_STRUCT, .table = &aim_table),
	FORM_NAMED(inquiry, FORM_STRUCT, .table = &inquiry_table),
	FORM_NAMED(group, FORM_STRUCT, .table = &group_table),
	FORM_NAMED(people, FORM_LIST, .table = &plan_table_person),
	FORM_NAMED(power, FORM_STRUCT, .table = &power_table),
	FORM_NAMED(thanks, FORM_STRUCT, .table = &thanks_table),
	FORM_NAMED(welcome, FORM_STRUCT, .table = &plan_table_welcome),
	FORM_NAMED(safe, FORM_STRUCT, .table = &safe_table),
	FORM_NAMED(words, FORM_PAIRS),
	FORM_NAMED(glossary, FORM_PAIRS),
	FORM_NAMED(strengths, FORM_TEXTS),
	FORM_NAMED(partners, FORM_LIST, .table = &partner_table),
	FORM_NAMED(resources, FORM_LIST, .table = &resource_table),
	FORM_NAMED(after, FORM_TEXT),
	FORM_NAMED(led_by, FORM_TEXTS),
	FORM_NAMED(questions, FORM_OTHER, .table = &plan_questions_table,
	    .read = plan_questions_read),
	FORM_NAMED(sessions, FORM_LIST, .table = &session_table),
	FORM_NAMED(loops, FORM_LIST, .table = &loop_table),
	FORM_NAMED(give_back, FORM_STRUCT, .table = &give_back_table),
	FORM_NAMED(chose_differently, FORM_LIST, .table = &different_table),
	FORM_NAMED(promises, FORM_TEXTS),
};
static FORM_TABLE(
    whole_table, whole_fields, "the plan", .loc_offset = FORM_LOOSE);
#undef OF

const struct form_table *
plan_table(void)
{
	return &whole_table;
}
