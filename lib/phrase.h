/* SPDX-License-Identifier: MIT */
/*
 * phrase: what a plan says about a day, in short sentences: the plan's values
 * in the kit's own words.  Both agendas are laid out from these, so that they
 * never say two different things.  A value that is not given has a blank
 * phrase, unless noted.  All phrases are in the arena.
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "label.h"
#include "timetable.h"

/* What phrases are made from. */
struct phrase {
	struct arena *arena;
	const struct label_set *labels;
	const struct plan *plan;
	bool at_a_place; /* some session is not online */
};

/* Loads the labels of the plan's language. */
struct phrase phrase_begin(struct arena *arena, const struct plan *plan);

/* Text as a sentence of its own: a capital at the start, where that is a plain
 * letter, and a full stop, where it ends without a mark. */
struct str phrase_capital(const struct phrase *phrase, struct str text);
struct str phrase_sentence(const struct phrase *phrase, struct str text);
/* "a, b and c". */
struct str phrase_list(
    const struct phrase *phrase, const struct form_texts *texts);

/* Two texts with a blank between them, or the one that is not blank. */
struct str phrase_join(
    const struct phrase *phrase, struct str first, struct str second);

/* Whether a text was given, and asks for something ("not needed" does not). */
bool phrase_wanted(const struct form_text *text);

/* "8 February 2024", "14 days after “Our stories”", "To be agreed together". */
struct str phrase_date(
    const struct phrase *phrase, const struct form_date *date);

/* "Thursday 8 February 2024, 10:00 to 12:45. Every second week."  Never blank. */
struct str phrase_when(
    const struct phrase *phrase, const struct timetable *timetable);
/* "At 01:00 the clocks go forward to 02:00.", where they do. */
struct str phrase_clocks(
    const struct phrase *phrase, const struct timetable *timetable);
/* The venue, and whether it is outdoors or online.  Never blank. */
struct str phrase_where(
    const struct phrase *phrase, const struct plan_session *session);
/* "19 people: parent (12), practitioner (7), at 3 tables". */
struct str phrase_who(
    const struct phrase *phrase, const struct plan_session *session);

/* "Discover", or for a session without a stage "Drop-in", "Learning day". */
struct str phrase_stage(
    const struct phrase *phrase, const struct plan_session *session);
/* The same in plain words: "we find out together what it is like". */
struct str phrase_stage_words(
    const struct phrase *phrase, const struct plan_session *session);

struct str phrase_step_kind(
    const struct phrase *phrase, const struct plan_step *step);
/* What happens in a step; for a bare "- 10 break" the kind's own name. */
struct str phrase_does(
    const struct phrase *phrase, const struct plan_step *step);
/* The same for a step that is planned: a part of it that goes on after a break
 * says so. */
struct str phrase_row(
    const struct phrase *phrase, const struct timetable_row *row);
/* "drawing and talking". */
struct str phrase_ways(
    const struct phrase *phrase, const struct plan_step *step);

/* What people are paid, and how: a sentence. */
struct str phrase_pay(const struct phrase *phrase);
/* What people are paid, how, and what it may mean for them: sentences. */
struct str phrase_money(const struct phrase *phrase);
struct str phrase_photos(const struct phrase *phrase);
/* The day before which people who change their minds are in no copy, for a page
 * of a session, or with NULL of all of them.  No date (year 0) where none is
 * known, or none after the last day of the page: nobody could keep to it. */
struct when_date phrase_change_mind_day(
    const struct phrase *phrase, const struct plan_session *session);
/* Never blank: the promise holds without a date, too. */
struct str phrase_change_mind(
    const struct phrase *phrase, const struct plan_session *session);

/* The day by which people are called after a session: no date (year 0) where
 * either is not known. */
struct when_date phrase_call_day(
    const struct phrase *phrase, const struct plan_session *session);

/* The welcome of a session.  If it is online while others meet at a place,
 * what the plan says about that place is left out. */
const struct plan_welcome *phrase_welcome(
    const struct phrase *phrase, const struct plan_session *session);

/* A label in the words for where a session is: nobody stands at the door of a
 * call.  With session NULL: for all of them. */
enum label_id phrase_label(const struct phrase *phrase,
    const struct plan_session *session, enum label_id id);

/* The parts of a welcome that are a text, with the word for each. */
struct phrase_part {
	size_t offset; /* of its struct form_text in struct plan_welcome */
	enum label_id fact;
	bool everyone; /* also for the people who come */
};
extern const struct phrase_part phrase_parts[];
extern const size_t phrase_part_count;
const struct form_text *phrase_part_text(
    const struct plan_welcome *welcome, const struct phrase_part *part);

#endif
