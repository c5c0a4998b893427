/* SPDX-License-Identifier: MIT */
#include "walk_wrap.h"

#include "unit.h"

static const char plan_text[] =
    "kit: 1\ntitle: Warm\nquestion: How?\nowners: {lead: us, contact: us}\n"
    "people:\n  - {role: worker, knows_by: learning}\n"
    "  - {role: parent, knows_by: living}\n"
    "sessions:\n  - {id: s1, title: First, stage: define,"
    " steps: [10 arrive: Tea]}\n";

static const char outcome_text[] =
    "kit: 1\nsessions: {s1: {came: {parent: 9},"
    " agreed: {x_paper: y, by: parent, unmarked: count}}}\n";

struct world {
	struct arena *arena;
	struct walk_scene scene;
	struct str kept;
	enum walk_kept answer;
};

static enum walk_kept
keep(void *context, const struct outcome_edit *edit, struct str *why)
{
	struct world *world = context;

	*why = world->answer == WALK_TO_PASTE
		   ? outcome_edit_lines(world->arena, edit)
		   : STR("no space left");
	if (world->answer == WALK_KEPT)
		world->kept = str_fmt(world->arena, "%.*s%.*s.%.*s=%.*s;",
		    STR_ARG(world->kept), STR_ARG(edit->part),
		    STR_ARG(edit->key), STR_ARG(edit->value));
	return world->answer;
}

static void
set_up(struct world *world, const char *outcome)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	struct plan *plan =
	    plan_read(arena, diag, "plan.yaml", str_from(plan_text));
	struct walk_wrap_setup setup = {
		.arena = arena,
		.labels = label_load(STR("en-GB"), NULL),
		.session = plan_session(plan, STR("s1")),
		.file = STR("outcome.yaml"),
		.keep = keep,
		.context = world,
	};

	if (outcome)
		setup.known =
		    outcome_session(outcome_read(arena, diag, plan,
					"outcome.yaml", str_from(outcome)),
			STR("s1"));
	assert_int_equal(diag_count(diag, DIAG_LEVEL_ERROR), 0);
	*world = (struct world){ .arena = arena };
	world->scene = walk_wrap_scene(walk_wrap_new(&setup));
}

static struct str
shown(struct world *world)
{
	const struct screen_look look = { 80, 24, .plain = true };
	struct screen *screen = screen_new(world->arena, &look);

	world->scene.draw(world->scene.state, screen);
	return screen_lines(world->arena, screen);
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

static const struct {
	const char *outcome, *typed, *kept, *seen;
	enum walk_next next;
} walks[] = {
	{ NULL, "?|", "", "How many came as: worker?", WALK_GO_ON },
	{ NULL, "3|9|1|1|1|1|1",
	    "came.worker=3;came.parent=9;agreed.read_aloud=start and end;"
	    "agreed.x_paper=yes;agreed.look_back=yes;agreed.by=parent;"
	    "agreed.unmarked=quote;",
	    "Saved in outcome.yaml.", WALK_GO_ON },
	{ NULL, "3|9|4|2|2|1|4|",
	    "came.worker=3;came.parent=9;"
	    "agreed.read_aloud=no;agreed.x_paper=no;"
	    "agreed.look_back=no;agreed.by=parent;"
	    "agreed.unmarked=ask;",
	    "", WALK_DONE },
	/* Who says nothing says nothing. */
	{ NULL, "||||||", "", "That was all.", WALK_GO_ON },
	{ NULL, "0", "came.worker=0;", "as: parent?", WALK_GO_ON },
	{ NULL, "many", "", "'many' is no answer here.", WALK_GO_ON },
	{ NULL, "10001", "", "'10001' is no answer here.", WALK_GO_ON },
	{ NULL, "||5", "", "'5' is no answer here.", WALK_GO_ON },
	{ NULL, "|||||2", "", "'2' is no answer here.", WALK_GO_ON },
	{ NULL, "3|b", "came.worker=3;", "outcome.yaml says: 3.", WALK_GO_ON },
	{ NULL, "s", "", "as: parent?", WALK_GO_ON },
	{ NULL, "w", "", ">  1  -", WALK_GO_ON },
	{ NULL, "w|6", "", "Who agreed this for the group?", WALK_GO_ON },
	{ NULL, "?", "", "b takes you one step back.", WALK_GO_ON },
	{ NULL, "3|q", "came.worker=3;", "", WALK_STOP },
	/* What is there already is kept with Enter. */
	{ outcome_text, "", "", "outcome.yaml says: 9.", WALK_GO_ON },
	{ outcome_text, "w", "", "4  yes", WALK_GO_ON },
	{ outcome_text, "w", "", "7  count", WALK_GO_ON },
	{ outcome_text, "|8", "came.parent=8;", "Saved", WALK_GO_ON },
};

static void
test_walks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNTOF(walks); i++) {
		struct world world;
		struct str text;

		set_up(&world, walks[i].outcome);
		assert_int_equal(type(&world, walks[i].typed), walks[i].next);
		assert_str(world.kept, walks[i].kept);
		text = shown(&world);
		if (str_find(text, str_from(walks[i].seen)) == text.n &&
		    walks[i].seen[0])
			fail_msg("'%s' lacks '%s':\n%s", walks[i].typed,
			    walks[i].seen, str_c(world.arena, text));
		arena_free(world.arena);
	}
}

static void
test_not_kept(void **state)
{
	struct world world;
	struct str text;

	(void)state;
	set_up(&world, NULL);
	world.answer = WALK_NOT_KEPT;
	(void)type(&world, "3");
	text = shown(&world);
	assert_true(
	    str_find(text, STR("not saved yet: no space left")) < text.n);
	assert_true(str_find(text, STR("as: worker?")) < text.n);
	world.answer = WALK_TO_PASTE;
	(void)type(&world, "3||||||");
	text = shown(&world);
	assert_true(str_find(text,
			STR("Please write it there yourself:\nsessions:\n"
			    "  s1:\n    came:\n      worker: 3\n")) < text.n);
	arena_free(world.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walks),
		cmocka_unit_test(test_not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
