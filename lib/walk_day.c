/* SPDX-License-Identifier: MIT */
#include "walk_day.h"

#include "plan_groups.h"
#include "timetable.h"

#define FACT_CELLS   13
#define NARROW       64
#define NARROW_CELLS 6
#define LIVE_CELLS   9
#define MORE_MINUTES 5
#define DAY_MINUTES  1440

enum over { OVER_NOTHING, OVER_HELP, OVER_LIST };

struct walk_day {
	struct walk_day_setup setup;
	struct timetable timetable;
	struct daylog_step *step; /* how it went; as many as there are */
	long at;                  /* -1: not begun; n: at its end */
	enum over over;
	struct str message;
	enum screen_style tone;
};

static const struct label_set *
labels(const struct walk_day *day)
{
	return day->setup.phrase->labels;
}

static struct str
say(const struct walk_day *day, enum label_id id)
{
	return label(labels(day), id);
}

static bool
is(const struct walk_day *day, struct str line, enum label_id key)
{
	return walk_is(labels(day), line, key);
}

static long
count(const struct walk_day *day)
{
	return (long)day->timetable.n;
}

static const struct plan_step *
step_at(const struct walk_day *day, long i)
{
	return day->timetable.row[i].step;
}

static int
minutes_of(const struct walk_day *day, long i)
{
	const struct timetable_row *row = &day->timetable.row[i];

	if (day->step[i].out)
		return 0;
	return day->step[i].minutes >= 0 ? day->step[i].minutes
					 : row->ends - row->starts;
}

struct walk_day *
walk_day_new(const struct walk_day_setup *setup)
{
	struct walk_day *day = ARENA_NEW(setup->arena, struct walk_day);

	day->setup = *setup;
	day->timetable = timetable_of(setup->arena, setup->session);
	day->at = setup->steps ? setup->at : -1;
	day->step = setup->steps;
	if (!day->step) {
		struct daylog none = { 0 };

		day->step = daylog_steps(setup->arena, &none, setup->session,
		    setup->today, &day->at);
	}
	return day;
}

void
walk_day_set_now(struct walk_day *day, int minutes)
{
	day->setup.now = minutes;
}

/* The clock. ---------------------------------------------------------------- */

/* Where we stand at a moment of a live day that has begun.  Times here are
 * moments, not what the clock shows: it may change as the day goes. */
struct clock {
	int began;
	int gone;
	int takes; /* the step that is now, as far as can be seen */
	int left;  /* negative: over its time */
	int planned_end, end;
	int late; /* negative: ahead */
};

/* When the step that is now began: as the steps begin one after the other, a
 * time that comes twice is not before those of the steps before. */
static int
began_of(const struct walk_day *day)
{
	int moment = -1;

	for (long i = 0; i <= day->at; i++)
		if (day->step[i].began >= 0)
			moment = when_moment_from(
			    &day->setup.clocks, moment, day->step[i].began);
	return moment;
}

/* When the session would begin; where the plan does not say, when it did. */
static int
start_of(const struct walk_day *day)
{
	int starts = day->step[0].began;

	if (day->timetable.clock || starts < 0)
		starts = day->timetable.starts;
	return when_moment_from(&day->setup.clocks, 0, starts);
}

static struct clock
clock_of(const struct walk_day *day)
{
	struct clock clock = { .began = began_of(day) };

	clock.gone =
	    when_moment_from(&day->setup.clocks, clock.began, day->setup.now) -
	    clock.began;
	clock.takes = minutes_of(day, day->at);
	clock.left = clock.takes - clock.gone;
	if (clock.left < 0)
		clock.takes = clock.gone;
	clock.end = clock.began + clock.takes;
	for (long i = day->at + 1; i < count(day); i++)
		clock.end += minutes_of(day, i);
	clock.planned_end = start_of(day) + day->timetable.minutes;
	clock.late = clock.end - clock.planned_end;
	return clock;
}

/* Whether a step gave of its minutes already: it gives only once. */
static bool
is_shorter(const struct walk_day *day, long i)
{
	const struct timetable_row *row = &day->timetable.row[i];

	return minutes_of(day, i) < row->ends - row->starts;
}

/* What is left of the day as a timetable that ends as planned, so that the
 * rules of late days can be asked.  Of the step that is now at most what has
 * not gone yet can be given. */
static struct timetable
rest_of(
    const struct walk_day *day, struct arena *arena, const struct clock *clock)
{
	size_t n = (size_t)(count(day) - day->at);
	struct timetable rest = { .session = day->setup.session, .n = n };
	struct plan_step *step = ARENA_ARRAY(arena, struct plan_step, n);
	int ends = clock->planned_end;

	for (size_t i = 0; i < n; i++) {
		step[i] = *step_at(day, day->at + (long)i);
		if (is_shorter(day, day->at + (long)i))
			step[i].if_late.choice = PLAN_KEEP;
	}
	if (step->if_late.choice != PLAN_SHORTEN ||
	    clock->left < (clock->takes + 1) / 2)
		step->if_late.choice = PLAN_KEEP;
	if (step->kind.choice == PLAN_SPARE)
		step->kind.choice = PLAN_TALK; /* it is being used */
	rest.row = ARENA_ARRAY(arena, struct timetable_row, n);
	for (size_t i = n; i-- > 0;) {
		long at = day->at + (long)i;
		int takes = i ? minutes_of(day, at) : clock->takes;

		rest.row[i] = (struct timetable_row){
			.step = &step[i],
			.starts = ends - takes,
			.ends = ends,
		};
		ends -= takes;
	}
	rest.starts = ends;
	rest.ends = clock->planned_end;
	rest.minutes = rest.ends - rest.starts;
	return rest;
}

/* Events. ------------------------------------------------------------------- */

static bool
happen(struct walk_day *day, long i, enum daylog_what what, int minutes)
{
	const struct daylog_event event = {
		.session = day->setup.session->id,
		.step = step_at(day, i)->id,
		.what = what,
		.date = day->setup.today,
		.time = day->setup.now,
		.minutes = minutes,
	};
	struct str why = day->setup.keep(day->setup.context, &event);

	if (why.n) {
		day->message = label_fill(day->setup.arena, labels(day),
		    LABEL_WALK_TROUBLE, LABEL_ARGS({ "why", why }));
		day->tone = SCREEN_LATE;
		return false;
	}
	daylog_apply(day->step, day->timetable.n, (size_t)i, &event, &day->at);
	return true;
}

/* The next step that is not left out; n if there is none. */
static long
next_of(const struct walk_day *day, long i)
{
	for (i++; i < count(day); i++)
		if (!day->step[i].out)
			break;
	return i;
}

static enum walk_next
end_step(struct walk_day *day)
{
	long next = next_of(day, day->at);
	long last = count(day) - 1;

	if (!happen(day, day->at, DAYLOG_ENDED, 0))
		return WALK_GO_ON;
	if (next <= last)
		return happen(day, next, DAYLOG_BEGAN, 0), WALK_GO_ON;
	/* What was left out at the end ends with it. */
	if (day->at < count(day))
		(void)happen(day, last, DAYLOG_ENDED, 0);
	return day->at == count(day) ? WALK_DONE : WALK_GO_ON;
}

static enum walk_next
go_back(struct walk_day *day)
{
	long before = day->at - 1;

	while (before > 0 && day->step[before].began < 0)
		before--;
	if (before >= 0 && happen(day, day->at, DAYLOG_BACK, 0))
		(void)happen(day, before, DAYLOG_BEGAN, 0);
	return WALK_GO_ON;
}

static void
change_minutes(struct walk_day *day, int by)
{
	int minutes = minutes_of(day, day->at) + by;

	if (minutes >= 1 && minutes <= DAY_MINUTES)
		(void)happen(day, day->at, DAYLOG_MINUTES, minutes);
}

/* Cuts what the table of late days says. */
static enum walk_next
cut(struct walk_day *day)
{
	struct arena *arena = day->setup.arena;
	struct clock clock = clock_of(day);
	struct timetable rest = rest_of(day, arena, &clock);
	struct timetable_late late;

	if (clock.late <= 0)
		return WALK_GO_ON;
	late = timetable_late(arena, &rest, clock.late);
	for (size_t i = 0; i < rest.n; i++) {
		int was = rest.row[i].ends - rest.row[i].starts;
		int is_now = late.row[i].minutes;
		long at = day->at + (long)i;

		if (is_now == was)
			continue;
		if (!happen(
			day, at, is_now ? DAYLOG_MINUTES : DAYLOG_OUT, is_now))
			break;
	}
	return WALK_GO_ON;
}

/* Taking a line. ------------------------------------------------------------ */

static void
tell_wrong(struct walk_day *day, struct str line)
{
	day->message =
	    walk_wrong(day->setup.arena, labels(day), LABEL_WALK_NO_SUCH, line);
	day->tone = SCREEN_LATE;
}

static enum walk_next
more(struct walk_day *day)
{
	change_minutes(day, MORE_MINUTES);
	return WALK_GO_ON;
}

static enum walk_next
fewer(struct walk_day *day)
{
	change_minutes(day, -MORE_MINUTES);
	return WALK_GO_ON;
}

static enum walk_next
leave_out(struct walk_day *day)
{
	return happen(day, day->at, DAYLOG_OUT, 0) ? end_step(day) : WALK_GO_ON;
}

static const struct {
	enum label_id key;
	enum walk_next (*act)(struct walk_day *day);
} live_acts[] = {
	{ LABEL_WALK_KEY_END, end_step },
	{ LABEL_WALK_KEY_MORE, more },
	{ LABEL_WALK_KEY_FEWER, fewer },
	{ LABEL_WALK_KEY_CUT, cut },
	{ LABEL_WALK_KEY_BACK, go_back },
	{ LABEL_WALK_KEY_SKIP, leave_out },
};

/* In a rehearsal a time sets the clock.  Not "10", which could be anything. */
static bool
set_time(struct walk_day *day, struct str line)
{
	int n;

	return day->setup.rehearsal && !str_number(line, &n) &&
	       when_read_time(line, &day->setup.now);
}

static enum walk_next
take_live(struct walk_day *day, struct str line)
{
	if (set_time(day, line))
		return WALK_GO_ON;
	if (line.n == 0) { /* begin, or a look at the clock */
		if (day->at < 0)
			(void)happen(day, next_of(day, -1), DAYLOG_BEGAN, 0);
		return WALK_GO_ON;
	}
	for (size_t i = 0; day->at >= 0 && i < COUNTOF(live_acts); i++)
		if (is(day, line, live_acts[i].key))
			return live_acts[i].act(day);
	tell_wrong(day, line);
	return WALK_GO_ON;
}

static enum walk_next
take_step(struct walk_day *day, struct str line)
{
	if (is(day, line, LABEL_WALK_KEY_BACK))
		day->at -= day->at >= 0;
	else if (line.n == 0 || is(day, line, LABEL_WALK_KEY_SKIP))
		day->at++;
	else
		tell_wrong(day, line);
	return day->at < count(day) ? WALK_GO_ON : WALK_DONE;
}

static void
take_list(struct walk_day *day, struct str line)
{
	int n;

	if (line.n == 0 || is(day, line, LABEL_WALK_KEY_BACK)) {
		day->over = OVER_NOTHING;
	} else if (!day->setup.live && str_number(line, &n) && n >= 1 &&
		   n <= count(day)) {
		day->over = OVER_NOTHING;
		day->at = n - 1;
	} else {
		tell_wrong(day, line);
	}
}

static enum walk_next
take(void *state, struct str line)
{
	struct walk_day *day = state;

	line = str_trim(line);
	day->message = STR("");
	if (is(day, line, LABEL_WALK_KEY_STOP))
		return WALK_STOP;
	if (day->timetable.n == 0 || day->at >= count(day))
		return WALK_DONE;
	if (is(day, line, LABEL_WALK_KEY_HELP))
		day->over = OVER_HELP;
	else if (is(day, line, LABEL_WALK_KEY_WHERE))
		day->over = OVER_LIST;
	else if (day->over == OVER_HELP)
		day->over = OVER_NOTHING;
	else if (day->over == OVER_LIST)
		take_list(day, line);
	else
		return day->setup.live ? take_live(day, line)
				       : take_step(day, line);
	return WALK_GO_ON;
}

/* Drawing. ------------------------------------------------------------------ */

static struct str
number(struct screen *screen, long n)
{
	return str_fmt(screen_arena(screen), "%ld", n);
}

static struct str
at_clock(struct screen *screen, int minutes)
{
	return when_clock(screen_arena(screen), minutes % DAY_MINUTES);
}

/* What the clock shows at a moment. */
static struct str
at_moment(const struct walk_day *day, struct screen *screen, int moment)
{
	return at_clock(screen, when_shows_of_day(&day->setup.clocks, moment));
}

static struct str
in_minutes(const struct walk_day *day, struct screen *screen, int n)
{
	return label_count(
	    screen_arena(screen), labels(day), LABEL_MINUTES, (size_t)n);
}

static void
fact(const struct walk_day *day, struct screen *screen, enum label_id id,
    struct str text)
{
	bool narrow = screen_look(screen)->width < NARROW;

	if (text.n == 0)
		return;
	if (narrow && !screen_look(screen)->plain) {
		screen_text(screen, SCREEN_DIM, say(day, id));
		screen_item(screen, SCREEN_PLAIN, STR(""), 2, text);
	} else {
		screen_item(
		    screen, SCREEN_PLAIN, say(day, id), FACT_CELLS, text);
	}
}

/* The groups that a step works in, one line each. */
static void
draw_groups(const struct walk_day *day, struct screen *screen,
    const struct plan_step *step)
{
	const struct phrase *phrase = day->setup.phrase;
	struct arena *arena = screen_arena(screen);

	if (step->groups.n == 0)
		return;
	screen_gap(screen);
	screen_text(screen, SCREEN_DIM, say(day, LABEL_WALK_DAY_GROUPS));
	for (size_t i = 0; i < step->groups.n; i++) {
		const struct plan_breakout *group = &step->groups.v[i];
		struct str text = phrase_sentence(phrase, group->name.text);
		struct str who = phrase_list(phrase, &group->led_by);

		text = phrase_join(
		    phrase, text, phrase_sentence(phrase, group->place.text));
		if (who.n)
			text = phrase_join(phrase, text,
			    label_fill(arena, labels(day),
				LABEL_WALK_DAY_GROUP_LED,
				LABEL_ARGS({ "who", who })));
		text = phrase_join(phrase, text, group->ask.text);
		screen_item(screen, SCREEN_PLAIN, STR("  -"), 4, text);
	}
}

static struct str
things(const struct walk_day *day, const struct plan_step *step)
{
	return phrase_list(day->setup.phrase, &step->things);
}

static void
draw_facts(const struct walk_day *day, struct screen *screen,
    const struct plan_step *step)
{
	const struct phrase *phrase = day->setup.phrase;

	fact(day, screen, LABEL_WALK_DAY_WAYS, phrase_ways(phrase, step));
	fact(day, screen, LABEL_WALK_DAY_CHOICE, step->choice.text);
	fact(day, screen, LABEL_WALK_DAY_LEADS,
	    phrase_list(phrase,
		step->led_by.n ? &step->led_by : &day->setup.session->led_by));
	fact(day, screen, LABEL_WALK_DAY_THINGS, things(day, step));
	draw_groups(day, screen, step);
	screen_gap(screen);
	fact(day, screen, LABEL_WALK_DAY_SAY,
	    walk_prose(screen_arena(screen), step->say.text));
	fact(day, screen, LABEL_WALK_DAY_HOW,
	    walk_prose(screen_arena(screen), step->how.text));
}

static struct str
step_line(const struct walk_day *day, struct screen *screen, long i)
{
	const struct timetable_row *row = &day->timetable.row[i];

	return label_fill(screen_arena(screen), labels(day),
	    LABEL_WALK_DAY_STEP,
	    LABEL_ARGS({ "from", at_clock(screen, row->shows) },
		{ "to", at_clock(screen, row->shows_end) },
		{ "kind", phrase_step_kind(day->setup.phrase, row->step) },
		{ "minutes",
		    in_minutes(day, screen, row->ends - row->starts) }));
}

static void
draw_next(const struct walk_day *day, struct screen *screen, long next, int at)
{
	struct str text;

	if (next >= count(day))
		text = say(day, LABEL_WALK_DAY_THEN_END);
	else
		text = label_fill(screen_arena(screen), labels(day),
		    LABEL_WALK_DAY_NEXT,
		    LABEL_ARGS({ "time", at_clock(screen, at) },
			{ "what", phrase_does(
				      day->setup.phrase, step_at(day, next)) },
			{ "minutes",
			    in_minutes(day, screen, minutes_of(day, next)) }));
	screen_gap(screen);
	screen_text(screen, SCREEN_DIM, text);
}

/* The first screen of a session: where in the double diamond we are. */
static void
draw_start(const struct walk_day *day, struct screen *screen)
{
	const struct plan_session *session = day->setup.session;
	const struct phrase *phrase = day->setup.phrase;

	walk_stage(screen, labels(day), session->stage.choice);
	screen_text(screen, SCREEN_PLAIN, session->aim.text);
	screen_gap(screen);
	screen_text(screen, SCREEN_PLAIN, phrase_when(phrase, &day->timetable));
	screen_text(screen, SCREEN_PLAIN, phrase_where(phrase, session));
	screen_text(screen, SCREEN_PLAIN, phrase_who(phrase, session));
	walk_keys(screen, labels(day), LABEL_WALK_DOES_BEGIN,
	    WALK_WHERE | WALK_ALWAYS);
}

static void
draw_step(const struct walk_day *day, struct screen *screen)
{
	const struct plan_step *step = step_at(day, day->at);

	screen_text(screen, SCREEN_PLAIN, step_line(day, screen, day->at));
	screen_gap(screen);
	screen_text(screen, SCREEN_PLAIN, phrase_does(day->setup.phrase, step));
	screen_gap(screen);
	screen_text(screen, SCREEN_BOLD, step->ask.text);
	screen_gap(screen);
	draw_facts(day, screen, step);
	draw_next(
	    day, screen, day->at + 1, day->timetable.row[day->at].shows_end);
	walk_keys(screen, labels(day), LABEL_WALK_DOES_NEXT_STEP,
	    WALK_BACK | WALK_SKIP | WALK_WHERE | WALK_ALWAYS);
}

/* A part of the live screen, under a word that can be found at a glance. */
static void
live(const struct walk_day *day, struct screen *screen, enum label_id id,
    enum screen_style style, struct str text)
{
	bool narrow = screen_look(screen)->width < NARROW;

	if (text.n)
		screen_item(screen, style,
		    id == LABEL_IDS ? STR("") : say(day, id),
		    narrow ? NARROW_CELLS : LIVE_CELLS, text);
}

static void
draw_cuts(const struct walk_day *day, struct screen *screen,
    const struct clock *clock)
{
	struct arena *arena = screen_arena(screen);
	struct timetable rest = rest_of(day, arena, clock);
	struct timetable_late late = timetable_late(arena, &rest, clock->late);
	bool any = false;

	for (size_t i = 0; i < rest.n; i++) {
		int was = rest.row[i].ends - rest.row[i].starts;
		int now = late.row[i].minutes;
		struct str what =
		    phrase_does(day->setup.phrase, rest.row[i].step);

		if (now == was)
			continue;
		if (!any)
			live(day, screen, LABEL_IDS, SCREEN_PLAIN,
			    label_fill(arena, labels(day),
				LABEL_WALK_LIVE_TO_END,
				LABEL_ARGS(
				    { "time", at_moment(day, screen,
						  clock->planned_end) })));
		any = true;
		live(day, screen, LABEL_IDS, SCREEN_PLAIN,
		    label_fill(arena, labels(day),
			now ? LABEL_WALK_LIVE_SHORTEN : LABEL_WALK_LIVE_OUT,
			LABEL_ARGS({ "what", what },
			    { "was", number(screen, was) },
			    { "minutes", in_minutes(day, screen, now) },
			    { "n", number(screen, was - now) })));
	}
	if (!any)
		live(day, screen, LABEL_IDS, SCREEN_PLAIN,
		    say(day, LABEL_WALK_LIVE_NO_CUT));
	else if (late.over > 0)
		live(day, screen, LABEL_IDS, SCREEN_PLAIN,
		    label_fill(arena, labels(day), LABEL_WALK_LIVE_STILL,
			LABEL_ARGS(
			    { "minutes", in_minutes(day, screen, late.over) },
			    { "time", at_moment(day, screen, late.ends) })));
	if (any)
		screen_key(screen, say(day, LABEL_WALK_KEY_CUT),
		    say(day, LABEL_WALK_DOES_CUT));
}

static void
draw_clock(const struct walk_day *day, struct screen *screen,
    const struct clock *clock)
{
	enum label_id id = LABEL_WALK_LIVE_ON_TIME;
	int by = clock->late < 0 ? -clock->late : clock->late;

	if (clock->late > 0)
		id = LABEL_WALK_LIVE_BEHIND;
	else if (clock->late < 0)
		id = LABEL_WALK_LIVE_AHEAD;
	screen_gap(screen);
	live(day, screen, LABEL_WALK_LIVE_CLOCK,
	    clock->late > 0 ? SCREEN_LATE : SCREEN_GOOD,
	    label_fill(screen_arena(screen), labels(day), id,
		LABEL_ARGS({ "n", number(screen, by) },
		    { "time", at_moment(day, screen, clock->end) })));
	if (clock->late > 0)
		draw_cuts(day, screen, clock);
}

static void
draw_now(const struct walk_day *day, struct screen *screen,
    const struct clock *clock)
{
	const struct plan_step *step = step_at(day, day->at);
	struct arena *arena = screen_arena(screen);
	int left = clock->left < 0 ? -clock->left : clock->left;

	live(day, screen, LABEL_WALK_LIVE_NOW, SCREEN_BOLD,
	    phrase_does(day->setup.phrase, step));
	live(day, screen, LABEL_IDS,
	    clock->left < 0 ? SCREEN_LATE : SCREEN_PLAIN,
	    label_fill(arena, labels(day),
		clock->left < 0 ? LABEL_WALK_LIVE_OVER : LABEL_WALK_LIVE_LEFT,
		LABEL_ARGS(
		    { "kind", phrase_step_kind(day->setup.phrase, step) },
		    { "began", at_moment(day, screen, clock->began) },
		    { "ends", at_moment(day, screen,
				  clock->began + minutes_of(day, day->at)) },
		    { "n", number(screen, left) })));
	walk_bar(screen,
	    str_fmt(arena, "%*s",
		screen_look(screen)->width < NARROW ? NARROW_CELLS : LIVE_CELLS,
		""),
	    clock->gone, minutes_of(day, day->at));
	screen_gap(screen);
	live(day, screen, LABEL_WALK_LIVE_ASK, SCREEN_BOLD, step->ask.text);
	draw_groups(day, screen, step);
}

static void
live_keys(const struct walk_day *day, struct screen *screen)
{
	static const enum label_id keys[][2] = {
		{ LABEL_WALK_KEY_END, LABEL_WALK_DOES_END },
		{ LABEL_WALK_KEY_MORE, LABEL_WALK_DOES_MORE },
		{ LABEL_WALK_KEY_FEWER, LABEL_WALK_DOES_FEWER },
	};

	for (size_t i = 0; i < COUNTOF(keys); i++)
		screen_key(screen, say(day, keys[i][0]), say(day, keys[i][1]));
	walk_keys(screen, labels(day), LABEL_IDS,
	    WALK_BACK | WALK_SKIP | WALK_WHERE | WALK_ALWAYS);
}

static void
draw_live(const struct walk_day *day, struct screen *screen)
{
	struct clock clock = clock_of(day);
	long next = next_of(day, day->at);
	struct arena *arena = screen_arena(screen);

	draw_now(day, screen, &clock);
	screen_gap(screen);
	live(day, screen, LABEL_WALK_LIVE_NEXT, SCREEN_PLAIN,
	    next < count(day)
		? label_fill(arena, labels(day), LABEL_WALK_LIVE_THEN,
		      LABEL_ARGS({ "time", at_moment(day, screen,
					       clock.began + clock.takes) },
			  { "what", phrase_does(day->setup.phrase,
					step_at(day, next)) }))
		: say(day, LABEL_WALK_DAY_THEN_END));
	draw_clock(day, screen, &clock);
	live_keys(day, screen);
}

static struct str
list_words(const struct walk_day *day, struct screen *screen, long i)
{
	const struct daylog_step *step = &day->step[i];

	if (i == day->at)
		return say(day, LABEL_WALK_ASK_LIST_HERE);
	if (step->out)
		return say(day, LABEL_WALK_LIVE_LIST_OUT);
	if (step->ended >= 0)
		return label_fill(screen_arena(screen), labels(day),
		    LABEL_WALK_LIVE_LIST_DONE,
		    LABEL_ARGS({ "from", at_clock(screen, step->began) },
			{ "to", at_clock(screen, step->ended) }));
	return STR("");
}

static void
draw_list(const struct walk_day *day, struct screen *screen)
{
	struct arena *arena = screen_arena(screen);

	walk_stage(screen, labels(day), day->setup.session->stage.choice);
	for (long i = 0; i < count(day); i++) {
		struct str words = list_words(day, screen, i);
		struct str does =
		    phrase_does(day->setup.phrase, step_at(day, i));

		if (words.n)
			does = str_fmt(arena, "%.*s (%.*s)", STR_ARG(does),
			    STR_ARG(words));
		screen_item(screen, i == day->at ? SCREEN_BOLD : SCREEN_PLAIN,
		    str_fmt(arena, "%s %2ld  %.*s", i == day->at ? ">" : " ",
			i + 1,
			STR_ARG(at_clock(screen, day->timetable.row[i].shows))),
		    13, does);
	}
	walk_keys(screen, labels(day), LABEL_WALK_DOES_RETURN, WALK_ALWAYS);
	if (!day->setup.live)
		screen_prompt(screen, say(day, LABEL_WALK_ASK_LIST_PROMPT));
}

static struct str
place(const struct walk_day *day, struct screen *screen)
{
	struct arena *arena = screen_arena(screen);
	struct str n = number(screen, day->at + 1);
	struct str all = number(screen, count(day));
	struct str time = at_clock(screen, day->setup.now);

	if (day->at < 0 && day->setup.live)
		return label_fill(arena, labels(day), LABEL_WALK_LIVE_TIME,
		    LABEL_ARGS({ "time", time }));
	if (day->at < 0)
		return STR("");
	return label_fill(arena, labels(day),
	    day->setup.live ? LABEL_WALK_LIVE_PLACE : LABEL_WALK_DAY_PLACE,
	    LABEL_ARGS({ "time", time }, { "n", n }, { "all", all }));
}

static void
draw(const void *state, struct screen *screen)
{
	const struct walk_day *day = state;
	unsigned keys = WALK_BACK | WALK_SKIP | WALK_WHERE | WALK_ALWAYS;

	screen_head(screen, day->setup.session->title.text, place(day, screen));
	screen_prompt(screen, STR("> "));
	screen_text(screen, day->tone, day->message);
	screen_gap(screen);
	if (day->over == OVER_HELP) {
		if (day->setup.live)
			keys &= ~(unsigned)WALK_SKIP;
		walk_help(screen, labels(day), keys);
		if (day->setup.live)
			screen_text(screen, SCREEN_PLAIN,
			    say(day, LABEL_WALK_LIVE_HELP));
		if (day->setup.rehearsal)
			screen_text(screen, SCREEN_PLAIN,
			    say(day, LABEL_WALK_LIVE_REHEARSAL));
		walk_keys(screen, labels(day), LABEL_WALK_DOES_RETURN,
		    WALK_WHERE | WALK_ALWAYS);
	} else if (day->over == OVER_LIST) {
		draw_list(day, screen);
	} else if (day->at < 0) {
		draw_start(day, screen);
	} else if (day->setup.live && day->at < count(day)) {
		draw_live(day, screen);
	} else if (day->at < count(day)) {
		draw_step(day, screen);
	} else {
		walk_keys(
		    screen, labels(day), LABEL_WALK_DOES_FINISH, WALK_ALWAYS);
	}
}

struct walk_scene
walk_day_scene(struct walk_day *day)
{
	return (struct walk_scene){ .state = day, .draw = draw, .take = take };
}
