/* SPDX-License-Identifier: MIT */
#include "walk_day.h"

#include "unit.h"

static const char plan_text[] =
    "kit: 1\ntitle: Warm\nquestion: How?\nowners: {lead: us, contact: us}\n"
    "people:\n  - {role: parent, knows_by: living, number: 9}\n"
    "sessions:\n"
    "  - id: s1\n    title: First\n    aim: To hear\n    stage: define\n"
    "    date: 2026-03-03\n    starts: 10:00\n    led_by: parent\n"
    "    steps:\n"
    "      - 20 arrive: Tea\n"
    "      - id: map\n        minutes: 30\n        kind: make\n"
    "        do: Draw\n        ask: What helped?\n        ways: [draw]\n"
    "        choice: Or listen\n        things: [2 pens]\n"
    "        say: |\n          Some **strong** words.\n\n          More.\n"
    "        if_late: shorten\n"
    "        groups:\n          - {name: Window, place: Left, led_by: parent,"
    " ask: And here?, number: 4}\n"
    "          - {name: Door, number: 5}\n"
    "      - 15 break: Air\n"
    "      - {minutes: 20, kind: talk, do: Chat, if_late: skip}\n"
    "      - 5 spare: Time\n";

#define TODAY                                                                  \
	{                                                                      \
		2026, 3, 3                                                     \
	}

struct world {
	struct arena *arena;
	struct phrase phrase;
	struct walk_day *day;
	struct walk_scene scene;
	struct str kept; /* the rows of its log */
	const char *full;
};

static struct str
keep(void *context, const struct daylog_event *event)
{
	struct world *world = context;

	if (world->full)
		return str_from(world->full);
	world->kept = str_fmt(world->arena, "%.*s%.*s", STR_ARG(world->kept),
	    STR_ARG(daylog_row(world->arena, event)));
	return STR("");
}

static void
set_up(struct world *world, bool live)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	const struct plan *plan =
	    plan_read(arena, diag, "plan.yaml", str_from(plan_text));
	struct walk_day_setup setup = {
		.arena = arena,
		.phrase = &world->phrase,
		.session = plan_session(plan, STR("s1")),
		.live = live,
		.rehearsal = live,
		.today = TODAY,
		.now = 600,
		.keep = keep,
		.context = world,
	};

	assert_int_equal(diag_count(diag, DIAG_LEVEL_ERROR), 0);
	*world = (struct world){ .arena = arena,
		.phrase = phrase_begin(arena, plan) };
	world->day = walk_day_new(&setup);
	world->scene = walk_day_scene(world->day);
}

static struct str
shown(struct world *world, bool plain, int width)
{
	const struct screen_look look = { width, 60, .plain = plain };
	struct screen *screen = screen_new(world->arena, &look);
	struct screen_frame frame;
	struct str all = STR("");
	size_t scroll = 0;

	world->scene.draw(world->scene.state, screen);
	if (plain)
		return screen_lines(world->arena, screen);
	frame = screen_frame(world->arena, screen, all, 0, &scroll);
	for (size_t i = 0; i < frame.n; i++)
		all = str_fmt(world->arena, "%.*s%.*s\n", STR_ARG(all),
		    STR_ARG(frame.row[i]));
	return all;
}

static enum walk_next
type(struct world *world, const char *lines)
{
	enum walk_next next = WALK_GO_ON;

	for (struct str rest = str_from(lines); rest.s;)
		next = world->scene.take(
		    world->scene.state, str_cut(rest, '|', &rest));
	return next;
}

/* Lines that are typed, and what is to be seen then; the last may be NULL. */
static const struct {
	bool live;
	const char *typed;
	enum walk_next next;
	const char *seen[4];
} walks[] = {
	/* One step at a time. */
	{ false, "?|", WALK_GO_ON,
	    { "You are here: Define, stage 2 of 4.", "To hear",
		"Tuesday 3 March 2026, 10:00 to 11:30" } },
	{ false, "", WALK_GO_ON,
	    { "First. step 1 of 5", "10:00 to 10:20    Arrive, 20 minutes",
		"Tea", "Next, 10:20: Draw, 30 minutes." } },
	{ false, "|", WALK_GO_ON,
	    { "What helped?", "Join in by  drawing", "Leads  parent",
		"Bring  2 pens" } },
	{ false, "|", WALK_GO_ON,
	    { "Say  Some strong words.\nMore.", "In groups:",
		"-  Window. Left. Led by parent. And here?", "-  Door." } },
	{ false, "||b", WALK_GO_ON, { "step 1 of 5" } },
	{ false, "|s", WALK_GO_ON, { "step 2 of 5" } },
	{ false, "||||", WALK_GO_ON, { "This is the last step." } },
	{ false, "|||||", WALK_DONE, { 0 } },
	{ false, "||w", WALK_GO_ON, { ">  2  10:20", "5  11:25" } },
	{ false, "|w|4", WALK_GO_ON, { "step 4 of 5" } },
	{ false, "|w|9", WALK_GO_ON, { "There is no '9' here." } },
	{ false, "|x", WALK_GO_ON, { "There is no 'x' here." } },
	{ false, "|?", WALK_GO_ON, { "b takes you one step back." } },
	{ false, "|q", WALK_STOP, { 0 } },
	/* Live. */
	{ true, "", WALK_GO_ON,
	    { "it is 10:00, step 1 of 5", "Now  Tea",
		"Arrive, began 10:00, ends 10:20, 20 minutes left",
		"Clock  On time. We end at 11:30." } },
	{ true, "|10:07", WALK_GO_ON,
	    { "it is 10:07", "13 minutes left", "Next  10:20  Draw" } },
	{ true, "|10:25", WALK_GO_ON,
	    { "was to end 10:20, 5 minutes over",
		"5 minutes behind. We would end at 11:35.",
		"To end at 11:30:", "leave out: Time  (5 minutes)\nType" } },
	{ true, "|10:40", WALK_GO_ON,
	    { "20 minutes behind.", "To end at 11:30:",
		"leave out: Chat  (20 minutes)\nType", "c cut as shown" } },
	{ true, "|11:00", WALK_GO_ON,
	    { "40 minutes behind.", "shorten: Draw, 30 to 15 minutes",
		"leave out: Chat" } },
	{ true, "|11:20", WALK_GO_ON,
	    { "60 minutes behind.",
		"Then we would still end 20 minutes late, at 11:50." } },
	{ true, "|10:25|c", WALK_GO_ON,
	    { "On time. We end at 11:30.", "5 minutes over" } },
	{ true, "|11:00|c|11:05", WALK_GO_ON,
	    { "5 minutes behind.", "Nothing more may be cut." } },
	{ true, "|10:15|e", WALK_GO_ON,
	    { "5 minutes ahead. We would end at 11:25.", "Ask  What helped?",
		"In groups:", "-  Window. Left." } },
	{ true, "|+", WALK_GO_ON,
	    { "ends 10:25, 25 minutes left", "5 minutes behind." } },
	{ true, "|-|-", WALK_GO_ON,
	    { "ends 10:10, 10 minutes left", "10 minutes ahead." } },
	{ true, "|-|-|-|-", WALK_GO_ON, { "5 minutes left" } },
	{ true, "|10:20|e|10:21|b", WALK_GO_ON,
	    { "Now  Tea", "began 10:00", "1 minute over" } },
	{ true, "|10:20|e|s", WALK_GO_ON, { "Now  Air", "30 minutes ahead" } },
	{ true, "|10:20|e|s|b", WALK_GO_ON, { "Now  Draw" } },
	{ true, "|10:20|e|w", WALK_GO_ON,
	    { "Tea (10:00 to 10:20)", ">  2  10:20  Draw (here)" } },
	{ true, "|e|e|e|e", WALK_GO_ON, { "This is the last step." } },
	{ true, "|e|e|e|e|e", WALK_DONE, { 0 } },
	{ true, "|?", WALK_GO_ON,
	    { "e ends this step", "the clock stands still" } },
	{ true, "|20", WALK_GO_ON, { "There is no '20' here." } },
	{ true, "|q", WALK_STOP, { 0 } },
};

static void
test_walks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNTOF(walks); i++) {
		struct world world;
		struct str text;

		set_up(&world, walks[i].live);
		assert_int_equal(type(&world, walks[i].typed), walks[i].next);
		text = shown(&world, true, 80);
		for (size_t s = 0; s < 4 && walks[i].seen[s]; s++)
			if (str_find(text, str_from(walks[i].seen[s])) ==
			    text.n)
				fail_msg("'%s' lacks '%s':\n%s", walks[i].typed,
				    walks[i].seen[s], str_c(world.arena, text));
		arena_free(world.arena);
	}
}

static void
test_screen(void **state)
{
	struct world world;

	(void)state;
	set_up(&world, true);
	(void)type(&world, "|10:25");
	assert_str(shown(&world, false, 40),
	    "First\n"
	    "it is 10:25, step 1 of 5\n"
	    "----------------------------------------\n"
	    "Now   Tea\n"
	    "      Arrive, began 10:00, was to end\n"
	    "      10:20, 5 minutes over\n"
	    "      [####################]\n"
	    "\n"
	    "Next  10:25  Draw\n"
	    "\n"
	    "Clock 5 minutes behind. We would end at\n"
	    "      11:35.\n"
	    "      To end at 11:30:\n"
	    "      leave out: Time  (5 minutes)\n"
	    "----------------------------------------\n"
	    "c cut as shown   e end this step\n"
	    "+ 5 more   - 5 fewer   b back   s skip\n"
	    "w where am I   q stop, nothing is lost\n"
	    "? help\n"
	    ">  \n");
	arena_free(world.arena);
}

#define ROW(step, event, time) "s1," step "," event ",2026-03-03," time ","

/* What is kept of a day, and that it is gone on with from there. */
static void
test_log(void **state)
{
	struct world world;
	struct daylog log = { 0 };
	struct daylog_step *steps;
	const struct plan_session *session;
	long at;

	(void)state;
	set_up(&world, true);
	(void)type(&world, "|10:25|+|c|e|10:30|b|10:40|e|s");
	assert_str(world.kept,
	    ROW("1", "began", "10:00") "\n" ROW("1", "minutes",
		"10:25") "25\n" ROW("5", "left out", "10:25") "\n" ROW("1",
		"ended",
		"10:25") "\n" ROW("map", "began", "10:25") "\n" ROW("map",
		"back", "10:30") "\n" ROW("1", "began", "10:30") "\n" ROW("1",
		"ended", "10:40") "\n" ROW("map", "began",
		"10:40") "\n" ROW("map", "left out", "10:40") "\n" ROW("map",
		"ended", "10:40") "\n" ROW("3", "began", "10:40") "\n");
	session = &world.phrase.plan->sessions.v[0];
	for (int i = 0; i < 4; i++) {
		static const struct daylog_event events[] = {
			{ STR_INIT("S1"), STR_INIT("1"), DAYLOG_BEGAN, TODAY,
			    600, 0 },
			{ STR_INIT("s1"), STR_INIT("1"), DAYLOG_ENDED, TODAY,
			    610, 0 },
			{ STR_INIT("s2"), STR_INIT("2"), DAYLOG_BEGAN, TODAY,
			    610, 0 },
			{ STR_INIT("s1"), STR_INIT("map"), DAYLOG_BEGAN,
			    { 2026, 3, 4 }, 615, 0 },
		};

		*ARENA_PUSH(world.arena, &log) = events[i];
	}
	steps = daylog_steps(
	    world.arena, &log, session, (struct when_date)TODAY, &at);
	assert_int_equal(at, 0);
	assert_int_equal(steps[0].began, 600);
	assert_int_equal(steps[0].ended, 610);
	assert_int_equal(steps[1].began, -1);
	/* Of the last day there is. */
	steps = daylog_steps(
	    world.arena, &log, session, (struct when_date){ 0 }, &at);
	assert_int_equal(at, 1);
	assert_int_equal(steps[0].began, -1);
	assert_int_equal(steps[1].began, 615);
	arena_free(world.arena);
}

static void
test_full_disk(void **state)
{
	struct world world;
	struct str text;

	(void)state;
	set_up(&world, true);
	world.full = "no space left";
	(void)type(&world, "");
	text = shown(&world, true, 80);
	assert_true(
	    str_find(text, STR("not saved yet: no space left")) < text.n);
	assert_true(str_find(text, STR("Now ")) == text.n);
	arena_free(world.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walks),
		cmocka_unit_test(test_screen),
		cmocka_unit_test(test_log),
		cmocka_unit_test(test_full_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
