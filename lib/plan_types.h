/* SPDX-License-Identifier: MIT */
/*
 * plan_types: what a plan holds.  Text is valid UTF-8 without control
 * characters but newline; every value keeps its place.
 */
#ifndef PLAN_TYPES_H
#define PLAN_TYPES_H

#include "form.h"
#include "plan_words.h"

struct plan_owners {
	struct form_text lead, contact, approver, priority;
	struct form_date started, review;
	struct form_choice legal, finance, improvement; /* plan_signoff */
	struct form_texts key_words;
};

struct plan_aim {
	struct form_texts puts_in, does, soon, later, in_the_end, know_by;
};

struct plan_inquiry {
	struct form_text unsettles, learn, influence;
};

struct plan_group {
	struct form_text name, named_by, join, pace, missing, only_for;
	struct form_texts reach;
};

struct plan_person {
	struct form_text role;
	struct form_choice knows_by; /* plan_knows */
	struct form_people number;
	struct form_text broader; /* a wider label */
	struct loc loc;
};
struct plan_people {
	struct plan_person *v;
	size_t n, cap;
};

struct plan_decision {
	struct form_text what;
	struct form_texts who; /* roles */
	struct form_date on;
	struct loc loc;
};

struct plan_power {
	struct form_choice rung; /* plan_rung */
	struct form_text each, together, money_held_by;
	struct {
		struct plan_decision *v;
		size_t n, cap;
	} decisions;
};

struct plan_thanks {
	struct form_money pay;
	struct form_choice pay_per; /* plan_pay_per */
	struct form_text pay_as, instead, paid, credit;
	struct form_texts costs;
	struct form_choice benefits_advice, can_say_no; /* form_answer */
};

struct plan_welcome {
	struct form_text venue, toilets, food, travel, childcare, greeter,
	    badges, dress, interpreter;
	struct form_choice neutral, step_free, quiet_room; /* form_answer */
	struct form_date needs_asked;
};

struct plan_safe {
	struct form_text consent, limits, support, kept_apart, safe_together,
	    keep_until_text, names_list;
	struct form_choice photos; /* plan_photos */
	struct form_date change_mind_by, keep_until;
	struct form_number call_within;       /* days */
	struct form_number supervision_every; /* weeks */
};

struct plan_partner {
	struct form_text name, link, pays;
	struct loc loc;
};

struct plan_resource {
	struct form_text title, author, link;
	struct loc loc;
};

/* A chosen question: a number 1-10, a theme, or one of the group's own. */
struct plan_question {
	struct form_text id;   /* "1" to "10", a theme, or its own id */
	struct form_text ask;  /* blank: the kit's own words */
	struct form_text note; /* how it applies to this project */
	struct loc loc;
};

struct plan_breakout {
	struct form_text name, place, ask;
	struct form_texts led_by;
	struct form_number number;
	struct loc loc;
};

struct plan_step {
	struct str id; /* never blank: its number, if none is given */
	bool own_id;   /* the id was given */
	struct form_text given_id;
	int number; /* from 1, in its session */
	struct form_number minutes;
	struct form_choice
	    kind;              /* plan_step_kind; may be blank after an error */
	struct form_text does; /* what happens */
	struct form_text how, say; /* Markdown */
	struct form_text ask;      /* makes a capture sheet */
	struct form_texts ways;    /* of plan_words_ways */
	struct form_text choice;
	struct form_texts things; /* "4 flipcharts" */
	struct form_texts led_by; /* roles */
	struct {
		struct plan_breakout *v;
		size_t n, cap;
	} groups;
	struct form_number dots;
	struct form_choice if_late; /* plan_if_late */
	struct loc loc;
};

struct plan_session {
	struct str id; /* never blank */
	struct form_text given_id;
	int number; /* from 1 */
	struct form_text title, aim, repeats;
	struct form_choice kind;  /* plan_session_kind, workshop by default */
	struct form_choice stage; /* plan_stage */
	struct form_date date;
	struct form_time starts, ends;
	struct when_change clocks; /* of that day, where the zone is known */
	struct form_choice where;  /* plan_where */
	/* The plan's, with the session's own keys and roles put over them. */
	struct plan_welcome welcome;
	struct plan_people people;
	bool own_people;
	struct form_texts led_by;
	struct form_number tables;
	struct {
		struct plan_step *v;
		size_t n, cap;
	} steps;
	struct loc loc;
};

struct plan_loop {
	struct form_text try, with;
	struct form_date hear_on, change_on;
	struct loc loc;
};

struct plan_give_back {
	struct form_date on;
	struct form_texts how, read_first_by;
	struct form_number hide_below; /* 5 by default */
};

struct plan_different {
	struct form_text rule, because;
	struct form_texts agreed_by;
	struct form_date until;
	struct loc loc;
};

struct plan {
	const char *file; /* its name for messages; NULL from standard input */
	const struct label_set *labels; /* the group's own; else NULL */
	struct form_number kit;
	struct form_text title, question, place, setting, language, timezone;
	struct form_number revision;
	struct plan_owners owners;
	struct plan_aim aim;
	struct plan_inquiry inquiry;
	struct plan_group group;
	struct plan_people people;
	struct plan_power power;
	struct plan_thanks thanks;
	struct plan_welcome welcome;
	struct plan_safe safe;
	struct form_pairs words, glossary;
	struct form_texts strengths;
	struct {
		struct plan_partner *v;
		size_t n, cap;
	} partners;
	struct {
		struct plan_resource *v;
		size_t n, cap;
	} resources;
	struct form_text after;
	struct form_texts led_by;
	struct {
		struct plan_question *v;
		size_t n, cap;
	} questions;
	struct {
		struct plan_session *v;
		size_t n, cap;
	} sessions;
	struct {
		struct plan_loop *v;
		size_t n, cap;
	} loops;
	struct plan_give_back give_back;
	struct {
		struct plan_different *v;
		size_t n, cap;
	} chose_differently;
	struct form_texts promises;
};

#endif
