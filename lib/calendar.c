/* SPDX-License-Identifier: MIT */
#include "calendar.h"

#include "buf.h"
#include "hash.h"
#include "ics.h"
#include "plan_clocks.h"

/* A calendar being made. */
struct maker {
	struct phrase phrase;
	struct diag *diag;
	const struct calendar_settings *settings;
	struct ics ics;
};

static struct str
say(const struct maker *maker, enum label_id id)
{
	return label(maker->phrase.labels, id);
}

static struct str
fill(const struct maker *maker, enum label_id id, const struct label_arg *args)
{
	return label_fill(maker->phrase.arena, maker->phrase.labels, id, args);
}

/* The same for each run, other for other plans and for the other readers, so
 * that one calendar never undoes the other. */
static struct str
uid_of(const struct maker *maker, struct str id)
{
	const struct plan *plan = maker->phrase.plan;
	struct arena *arena = maker->phrase.arena;
	const struct str parts[] = {
		maker->settings->everyone ? STR("everyone")
					  : STR("facilitator"),
		plan->title.text,
		plan->place.text,
		id,
	};
	const struct hash key = { { 0 } };
	struct hash hash = hash_of(&key, parts, COUNTOF(parts));

	return str_fmt(arena, "%.*s-%.*s@workshop-kit.invalid", STR_ARG(id),
	    STR_ARG(hash_text(arena, &hash)));
}

/* A line of a description, if there is something to say. */
static void
line(struct buf *text, struct str words)
{
	if (words.n == 0)
		return;
	buf_add(text, words);
	buf_char(text, '\n');
}

static void
fact(const struct maker *maker, struct buf *text, enum label_id term,
    struct str words)
{
	if (words.n)
		line(text, fill(maker, LABEL_FACT_LINE,
			       LABEL_ARGS({ "fact", say(maker, term) },
				   { "text", words })));
}

/* "10:30 Draw the street", and for the people leading the question. */
static void
step(const struct maker *maker, struct buf *text,
    const struct timetable_row *row)
{
	if (maker->settings->everyone && row->step->kind.choice == PLAN_SPARE)
		return;
	line(text, phrase_join(&maker->phrase,
		       when_clock(maker->phrase.arena, row->shows),
		       phrase_does(&maker->phrase, row->step)));
	if (!maker->settings->everyone)
		line(text, row->step->ask.text);
}

static struct str
description(const struct maker *maker, const struct timetable *timetable)
{
	const struct plan *plan = maker->phrase.plan;
	const struct plan_session *session = timetable->session;
	bool everyone = maker->settings->everyone;
	struct buf text = BUF(maker->phrase.arena);

	if (everyone)
		line(&text, say(maker, LABEL_INVITE_LEDE));
	else
		fact(maker, &text, LABEL_FACT_AIM, session->aim.text);
	line(&text, phrase_clocks(&maker->phrase, timetable));
	line(&text, phrase_sentence(&maker->phrase, session->repeats.text));
	for (size_t i = 0; i < timetable->n; i++)
		step(maker, &text, &timetable->row[i]);
	if (timetable->n == 0)
		line(&text, say(maker, everyone ? LABEL_INVITE_NO_STEPS
						: LABEL_AGENDA_NO_STEPS));
	fact(maker, &text, LABEL_FACT_CONTACT, plan->owners.contact.text);
	return str_trim(buf_str(&text));
}

/* Without steps it is the end that the plan has. */
static int
end_of(const struct timetable *timetable)
{
	const struct plan_session *session = timetable->session;

	if (timetable->n || !session->ends.given)
		return timetable->ends;
	return when_moment(
	    &session->clocks, timetable->starts, session->ends.minutes);
}

static void
add_session(struct maker *maker, const struct plan_session *session)
{
	struct timetable timetable = timetable_of(maker->phrase.arena, session);

	if (!session->date.date.year || !timetable.clock) {
		diag_add(maker->diag, DIAG_CALENDAR_NO_DATE, session->loc,
		    "session '%.*s' has no %s yet, so it is not in the "
		    "calendar",
		    STR_ARG(session->id),
		    session->date.date.year ? "'starts'" : "'date'");
		return;
	}
	*ARENA_PUSH(maker->phrase.arena, &maker->ics.events) =
	    (struct ics_event){
		    .uid = uid_of(maker, session->id),
		    .title = session->title.text,
		    .place = phrase_where(&maker->phrase, session),
		    .text = description(maker, &timetable),
		    .date = session->date.date,
		    .starts = timetable.starts,
		    .ends = end_of(&timetable),
		    .clocks = session->clocks,
	    };
}

/* A day to remember something, if it is known. */
static void
add_day(struct maker *maker, const char *id, const struct form_date *date,
    struct str title)
{
	if (!date->date.year)
		return;
	*ARENA_PUSH(maker->phrase.arena, &maker->ics.events) =
	    (struct ics_event){
		    .uid = uid_of(maker, str_from(id)),
		    .title = title,
		    .alarm = title,
		    .date = date->date,
		    .all_day = true,
	    };
}

/* The day to ask people of a session what they need, where it is its own. */
static void
add_needs(struct maker *maker, const struct plan_session *session)
{
	const struct plan *plan = maker->phrase.plan;
	const struct form_date *asked = &session->welcome.needs_asked;

	if (!maker->settings->only &&
	    when_cmp(asked->date, plan->welcome.needs_asked.date) == 0)
		return;
	add_day(maker,
	    str_c(maker->phrase.arena, str_fmt(maker->phrase.arena,
					   "needs-%.*s", STR_ARG(session->id))),
	    asked,
	    fill(maker, LABEL_CALENDAR_NEEDS,
		LABEL_ARGS({ "title", session->title.text })));
}

static void
add_days(struct maker *maker)
{
	const struct plan *plan = maker->phrase.plan;
	const struct label_arg *title =
	    LABEL_ARGS({ "title", plan->title.text });

	add_day(maker, "needs", &plan->welcome.needs_asked,
	    fill(maker, LABEL_CALENDAR_NEEDS, title));
	add_day(maker, "give-back", &plan->give_back.on,
	    fill(maker, LABEL_CALENDAR_GIVE_BACK, title));
}

static void
add_all(struct maker *maker)
{
	const struct plan *plan = maker->phrase.plan;
	const struct plan_session *only = maker->settings->only;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		if (only && only != session)
			continue;
		add_session(maker, session);
		if (!maker->settings->everyone)
			add_needs(maker, session);
	}
	if (!only && !maker->settings->everyone)
		add_days(maker);
}

bool
calendar_write(const struct phrase *phrase, struct out *out, struct diag *diag,
    const struct calendar_settings *settings)
{
	const struct plan *plan = phrase->plan;
	struct maker maker = {
		.phrase = *phrase,
		.diag = diag,
		.settings = settings,
		.ics = {
			.title = plan->title.text,
			.zone = plan->timezone.text,
			.revision = plan->revision.n,
			.today = settings->today,
		},
	};

	add_all(&maker);
	if (maker.ics.events.n == 0) {
		diag_add(diag, DIAG_CALENDAR_EMPTY,
		    settings->only ? settings->only->loc
				   : (struct loc){ .file = plan->file },
		    "no session has a date and a start yet, so there is "
		    "nothing to put in a calendar; give a session a 'date' "
		    "and 'starts'");
		return false;
	}
	/* The C library, which a plan is read by, may know more of them. */
	if (ics_write(phrase->arena, out, &maker.ics))
		return true;
	plan_clocks_no_zone(diag, plan);
	return false;
}
