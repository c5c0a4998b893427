/* SPDX-License-Identifier: MIT */
#include "walk_ask.h"

#include <string.h>

#include "unit.h"

static const char plan_text[] =
    "kit: 1\ntitle: Warm\nquestion: How?\nowners: {lead: us, contact: us}\n"
    "people:\n  - {role: parent, knows_by: living}\n"
    "  - {role: worker, knows_by: learning}\n"
    "questions:\n  - 2\n  - {id: own, ask: Who is missing?, note: Here}\n"
    "sessions:\n  - {id: s1, title: First, stage: define,"
    " steps: [10 arrive: Tea]}\n";

struct world {
	struct arena *arena;
	struct walk_ask *ask;
	struct walk_scene scene;
	struct str saved; /* rows as they were saved */
	const char *full; /* what saving fails with; NULL: it works */
};

static struct str
save(void *context, const struct str column[REFLECTIONS_COLUMNS],
    struct str *row)
{
	struct world *world = context;
	struct str text = STR("");

	if (world->full)
		return str_from(world->full);
	for (int c = 0; c < REFLECTIONS_COLUMNS; c++)
		text = str_fmt(world->arena, "%.*s%s%.*s", STR_ARG(text),
		    c ? "," : "", STR_ARG(column[c]));
	world->saved = str_fmt(world->arena, "%.*s%s%.*s;",
	    STR_ARG(world->saved), row->n ? "!" : "", STR_ARG(text));
	*row = text;
	return STR("");
}

static void
set_up(struct world *world, const char *moment, const char *voice)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	struct walk_ask_setup setup = {
		.arena = arena,
		.plan =
		    plan_read(arena, diag, "plan.yaml", str_from(plan_text)),
		.labels = label_load(STR("en-GB"), NULL),
		.moment = str_from(moment),
		.voice = str_from(voice),
		.file = STR("reflections.csv"),
		.save = save,
		.context = world,
	};

	assert_int_equal(diag_count(diag, DIAG_LEVEL_ERROR), 0);
	setup.session = plan_session(setup.plan, setup.moment);
	*world = (struct world){ .arena = arena };
	world->ask = walk_ask_new(&setup);
	world->scene = walk_ask_scene(world->ask);
}

static struct str
shown(struct world *world)
{
	const struct screen_look look = { 80, 24, .plain = true };
	struct screen *screen = screen_new(world->arena, &look);

	world->scene.draw(world->scene.state, screen);
	return screen_lines(world->arena, screen);
}

/* Types lines, each up to a bar; what the last one came to. */
static enum walk_next
type(struct world *world, const char *lines)
{
	enum walk_next next = WALK_GO_ON;

	for (struct str rest = str_from(lines); rest.s;)
		next = world->scene.take(
		    world->scene.state, str_cut(rest, '|', &rest));
	return next;
}

/* Lines that are typed, what is saved of them, what is to be seen at the end,
 * and how it ends. */
static const struct {
	const char *typed, *saved, *seen;
	enum walk_next next;
} walks[] = {
	{ "", "", "Question 1 of 2", WALK_GO_ON },
	{ "|3|heard|a story|change|1",
	    "after,parent,2,3,heard,a story,,change,quote;",
	    "Saved. 1 answer is safe in reflections.csv.", WALK_GO_ON },
	/* Silence is never a yes. */
	{ "|n||||", "after,parent,2,not sure,,,,,ask;", "Question 2 of 2",
	    WALK_GO_ON },
	{ "|0||||5", "after,parent,2,0,,,,,private;", "Question 2 of 2",
	    WALK_GO_ON },
	{ "|p", "", "Passed. That is fine.", WALK_GO_ON },
	{ "|7", "", "There is no '7'. Please write 0, 1, 2, 3 or 4",
	    WALK_GO_ON },
	{ "|03", "", "There is no '03'", WALK_GO_ON },
	{ "|3||||6", "", "There is no '6'. Please write a number from 1",
	    WALK_GO_ON },
	{ "|", "", "0 to 4, n or p > ", WALK_GO_ON },
	/* A question that begins with "who" has no number. */
	{ "|p|3", "", "A story, if you like?", WALK_GO_ON },
	{ "|p|Sam's dad|||2", "after,parent,own,,Sam's dad,,,,reword;",
	    "That was the last question", WALK_GO_ON },
	{ "|p||||", "", "That was the last question", WALK_DONE },
	{ "|p|p", "", "0 answers are safe", WALK_GO_ON },
	{ "|p|p|n", "", "", WALK_NEW },
	/* Back, skip, where, help and stop. */
	{ "|3|b", "", "You said: 3, mostly", WALK_GO_ON },
	{ "|3|heard|b", "", "Now it says: heard", WALK_GO_ON },
	{ "|3|heard|b|-||", "", "What may happen", WALK_GO_ON },
	{ "|s", "", "Left for later.", WALK_GO_ON },
	{ "|s|p", "", "1 question was left for later.", WALK_GO_ON },
	{ "|s|p|", "", "Question 1 of 2", WALK_GO_ON },
	{ "|b", "", "There are 2 questions", WALK_GO_ON },
	{ "|w", "", ">  1  here", WALK_GO_ON },
	{ "|p|w", "", "passed", WALK_GO_ON },
	{ "|w|2", "", "Question 2 of 2", WALK_GO_ON },
	{ "|w|9", "", "There is no '9' in this list", WALK_GO_ON },
	{ "|w|", "", "Question 1 of 2", WALK_GO_ON },
	{ "|?", "", "b takes you one step back.", WALK_GO_ON },
	{ "|?|", "", "Question 1 of 2", WALK_GO_ON },
	{ "|3||q", "", "", WALK_STOP },
	/* An answer that is changed takes the place of the old one. */
	{ "|3||||1|b|2||||",
	    "after,parent,2,3,,,,,quote;!after,parent,2,2,,,,,quote;",
	    "Saved. 1 answer", WALK_GO_ON },
	{ "|3||||1|b|p", "after,parent,2,3,,,,,quote;",
	    "This answer is saved already.", WALK_GO_ON },
};

static void
test_walks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNTOF(walks); i++) {
		struct world world;
		enum walk_next next;

		set_up(&world, "after", "parent");
		next = type(&world, walks[i].typed);
		if (next != walks[i].next)
			fail_msg("'%s' ended with %d", walks[i].typed, next);
		assert_str(world.saved, walks[i].saved);
		if (str_find(shown(&world), str_from(walks[i].seen)) ==
			shown(&world).n &&
		    walks[i].seen[0])
			fail_msg("'%s' shows:\n%s", walks[i].typed,
			    str_c(world.arena, shown(&world)));
		arena_free(world.arena);
	}
}

/* Who answers, and when. */
static const struct {
	const char *moment, *voice, *typed, *seen;
} places[] = {
	{ "before", "", "", "1  the group, together" },
	{ "before", "", "9", "There is no '9' in this list" },
	{ "before", "", "1", "before, the group, together" },
	{ "before", "", "3", "before, worker" },
	{ "before", "", "4", "before, rather not say" },
	{ "before", "parent", "", "You are here: at the start" },
	{ "after", "parent", "", "You are here: Deliver, stage 4 of 4." },
	{ "s1", "group", "", "You are here: Define, stage 2 of 4." },
	{ "s1", "group", "", "First, the group, together" },
};

static void
test_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNTOF(places); i++) {
		struct world world;
		struct str text;

		set_up(&world, places[i].moment, places[i].voice);
		if (places[i].typed[0])
			(void)type(&world, places[i].typed);
		text = shown(&world);
		if (str_find(text, str_from(places[i].seen)) == text.n)
			fail_msg("%s, %s, '%s' shows:\n%s", places[i].moment,
			    places[i].voice, places[i].typed,
			    str_c(world.arena, text));
		arena_free(world.arena);
	}
}

static void
test_full_disk(void **state)
{
	struct world world;

	(void)state;
	set_up(&world, "after", "parent");
	world.full = "no space left";
	assert_int_equal(type(&world, "|3|heard|||1"), WALK_GO_ON);
	assert_true(str_find(shown(&world),
			STR("not saved yet: no space left")) < shown(&world).n);
	assert_str(walk_ask_why_unsaved(world.ask), "no space left");
	assert_int_equal(walk_ask_saved(world.ask), 0);
	world.full = NULL;
	(void)type(&world, "");
	assert_str(world.saved, "after,parent,2,3,heard,,,,quote;");
	assert_str(walk_ask_why_unsaved(world.ask), "");
	arena_free(world.arena);
}

/* What was begun is kept, to be asked about first. */
static void
test_settle(void **state)
{
	struct world world;

	(void)state;
	set_up(&world, "after", "parent");
	assert_false(walk_ask_begun(world.ask));
	(void)type(&world, "|3|heard");
	assert_true(walk_ask_begun(world.ask));
	assert_str(walk_ask_settle(world.ask), "");
	assert_str(world.saved, "after,parent,2,3,heard,,,,;");
	assert_false(walk_ask_finished(world.ask));
	arena_free(world.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walks),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_settle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
