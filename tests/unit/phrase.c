/* SPDX-License-Identifier: MIT */
#include "phrase.h"

#include "unit.h"

struct world {
	struct arena *arena;
	struct plan *plan;
	struct plan_session *session;
	struct phrase phrase;
};

static struct world
build(void)
{
	struct world world = { .arena = arena_new() };

	world.plan = ARENA_NEW(world.arena, struct plan);
	world.plan->language.text = STR("en-GB");
	world.session = ARENA_PUSH(world.arena, &world.plan->sessions);
	world.session->id = STR("s1");
	world.session->title.text = STR("Our stories");
	world.phrase = phrase_begin(world.arena, world.plan);
	return world;
}

static void
set(struct form_text *text, const char *words)
{
	text->text = str_from(words);
}

static void
add_text(struct world *world, struct form_texts *texts, const char *words)
{
	set(ARENA_PUSH(world->arena, texts), words);
}

static void
test_sentence(void **state)
{
	static const char *const samples[][2] = {
		{ "", "" },
		{ "hot lunch", "Hot lunch." },
		{ " Taxis booked. Ask us! ", "Taxis booked. Ask us!" },
		{ "iPads for all", "iPads for all." },
		{ "e.g. a hall", "e.g. a hall." },
		{ "a hall", "A hall." },
		{ "\xc3\xa9tage 2", "\xc3\xa9tage 2." },
		{ "why?", "Why?" },
		{ "and so on\xe2\x80\xa6", "And so on\xe2\x80\xa6" },
		{ "x", "x." },
	};
	struct world world = build();

	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++)
		assert_str(
		    phrase_sentence(&world.phrase, str_from(samples[i][0])),
		    samples[i][1]);
	arena_free(world.arena);
}

static void
test_date(void **state)
{
	const struct when_date day = { 2024, 2, 8 };
	const struct {
		struct form_date date;
		const char *phrase;
	} samples[] = {
		{ { .state = FORM_DATE_BLANK }, "" },
		{ { .state = FORM_DATE_KNOWN, .date = day },
		    "8 February 2024" },
		{ { .state = FORM_DATE_AFTER, .date = day, .days = 3 },
		    "8 February 2024" },
		{ { .state = FORM_DATE_AFTER,
		      .days = 14,
		      .session = STR("s1") },
		    "14 days after “Our stories”" },
		{ { .state = FORM_DATE_AFTER, .days = 1, .session = STR("s1") },
		    "1 day after “Our stories”" },
		{ { .state = FORM_DATE_TO_BE_AGREED },
		    "To be agreed together" },
	};
	struct world world = build();

	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++)
		assert_str(phrase_date(&world.phrase, &samples[i].date),
		    samples[i].phrase);
	arena_free(world.arena);
}

static void
test_when(void **state)
{
	const struct {
		int year;    /* 0: no date */
		int starts;  /* -1: not given */
		int minutes; /* 0: no steps */
		enum plan_session_kind kind;
		const char *repeats;
		const char *phrase;
	} samples[] = {
		{ 2024, 600, 90, PLAN_WORKSHOP, NULL,
		    "Thursday 8 February 2024, 10:00 to 11:30" },
		{ 2024, 600, 0, PLAN_WORKSHOP, NULL,
		    "Thursday 8 February 2024, from 10:00" },
		{ 2024, -1, 90, PLAN_WORKSHOP, NULL,
		    "Thursday 8 February 2024. Start time to be agreed" },
		{ 0, 600, 90, PLAN_WORKSHOP, NULL,
		    "Date to be agreed together, 10:00 to 11:30" },
		{ 0, -1, 90, PLAN_WORKSHOP, NULL,
		    "Date and time to be agreed together" },
		{ 2024, 600, 90, PLAN_DROP_IN, "every Thursday in May",
		    "Thursday 8 February 2024. Come any time from 10:00 to "
		    "11:30. Every Thursday in May." },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++) {
		struct world world = build();
		struct plan_session *session = world.session;
		struct timetable timetable;

		if (samples[i].year) {
			session->date.state = FORM_DATE_KNOWN;
			session->date.date =
			    (struct when_date){ samples[i].year, 2, 8 };
		}
		session->kind.choice = (int)samples[i].kind;
		session->starts.given = samples[i].starts >= 0;
		session->starts.minutes = samples[i].starts;
		set(&session->repeats, samples[i].repeats);
		if (samples[i].minutes) {
			struct plan_step *step =
			    ARENA_PUSH(world.arena, &session->steps);

			step->minutes.given = true;
			step->minutes.n = samples[i].minutes;
		}
		timetable = timetable_of(world.arena, session);
		assert_str(
		    phrase_when(&world.phrase, &timetable), samples[i].phrase);
		arena_free(world.arena);
	}
}

static void
test_where(void **state)
{
	static const struct {
		const char *venue;
		enum plan_where where;
		const char *phrase;
	} samples[] = {
		{ "the old boathouse", PLAN_INDOORS, "The old boathouse" },
		{ "the green.", PLAN_OUTDOORS, "The green. We are outdoors." },
		{ NULL, PLAN_ONLINE, "We meet online." },
		{ "a hall", PLAN_MIXED,
		    "A hall. Come in person, or join online." },
		{ NULL, PLAN_WHERE_BLANK, "Place to be agreed together" },
	};
	struct world world = build();

	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++) {
		set(&world.session->welcome.venue, samples[i].venue);
		world.session->where.choice = (int)samples[i].where;
		assert_str(phrase_where(&world.phrase, world.session),
		    samples[i].phrase);
	}
	arena_free(world.arena);
}

/* An online session does not take over the place where others meet. */
static void
test_welcome(void **state)
{
	static const struct {
		enum plan_where other; /* where the other session is */
		const char *own;       /* venue; NULL: the plan's */
		const char *venue, *food, *interpreter;
	} samples[] = {
		{ PLAN_INDOORS, NULL, "", "", "Welsh" },
		{ PLAN_INDOORS, "a video call", "a video call", "", "Welsh" },
		{ PLAN_ONLINE, NULL, "a hall", "soup", "Welsh" },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++) {
		struct world world = build();
		struct plan_welcome *usual = &world.plan->welcome;
		const struct plan_welcome *welcome;

		set(&usual->venue, "a hall");
		set(&usual->food, "soup");
		set(&usual->interpreter, "Welsh");
		usual->step_free.choice = FORM_YES;
		ARENA_PUSH(world.arena, &world.plan->sessions)->where.choice =
		    (int)samples[i].other;
		world.session = &world.plan->sessions.v[0];
		world.session->where.choice = PLAN_ONLINE;
		world.session->welcome = *usual;
		if (samples[i].own)
			set(&world.session->welcome.venue, samples[i].own);
		world.phrase = phrase_begin(world.arena, world.plan);
		welcome = phrase_welcome(&world.phrase, world.session);
		assert_str(welcome->venue.text, samples[i].venue);
		assert_str(welcome->food.text, samples[i].food);
		assert_str(welcome->interpreter.text, samples[i].interpreter);
		assert_int_equal(welcome->step_free.choice,
		    samples[i].other == PLAN_ONLINE ? FORM_YES
						    : FORM_ANSWER_BLANK);
		world.session->where.choice = PLAN_MIXED;
		assert_ptr_equal(phrase_welcome(&world.phrase, world.session),
		    &world.session->welcome);
		arena_free(world.arena);
	}
}

static void
add_role(struct world *world, const char *role, int low, int high)
{
	struct plan_person *person =
	    ARENA_PUSH(world->arena, &world->session->people);

	set(&person->role, role);
	person->number.given = high > 0;
	person->number.low = low;
	person->number.high = high;
}

static void
test_who(void **state)
{
	struct world world = build();

	(void)state;
	assert_str(phrase_who(&world.phrase, world.session), "");
	add_role(&world, "parent", 8, 10);
	add_role(&world, "practitioner", 5, 5);
	assert_str(phrase_who(&world.phrase, world.session),
	    "13 to 15 people: parent (8 to 10) and practitioner (5)");
	add_role(&world, "interpreter", 0, 0);
	world.session->tables.given = true;
	world.session->tables.n = 3;
	assert_str(phrase_who(&world.phrase, world.session),
	    "parent (8 to 10), practitioner (5) and interpreter, at 3 tables");
	arena_free(world.arena);
}

static void
test_lists(void **state)
{
	struct world world = build();
	struct plan_step step = { .kind.choice = PLAN_CHECK_OUT };

	(void)state;
	assert_str(phrase_step_kind(&world.phrase, &step), "Check-out");
	assert_str(phrase_does(&world.phrase, &step), "Check-out");
	set(&step.does, "one word each");
	assert_str(phrase_does(&world.phrase, &step), "One word each");
	add_text(&world, &step.ways, "talk");
	add_text(&world, &step.ways, "chat");
	assert_str(
	    phrase_ways(&world.phrase, &step), "talking and chat messages");
	world.session->stage.choice = PLAN_DELIVER;
	assert_str(phrase_stage(&world.phrase, world.session), "Deliver");
	assert_str(phrase_stage_words(&world.phrase, world.session),
	    "we finish it and share it");
	world.session->kind.choice = PLAN_DROP_IN;
	assert_str(phrase_stage(&world.phrase, world.session), "Drop-in");
	arena_free(world.arena);
}

static void
test_money(void **state)
{
	struct world world = build();
	struct plan_thanks *thanks = &world.plan->thanks;

	(void)state;
	assert_str(phrase_money(&world.phrase), "");
	thanks->can_say_no.choice = FORM_YES;
	thanks->benefits_advice.choice = FORM_YES;
	add_text(&world, &thanks->costs, "travel");
	add_text(&world, &thanks->costs, "phone data");
	assert_str(
	    phrase_money(&world.phrase), "We pay for travel and phone data.");
	thanks->pay.given = true;
	thanks->pay.text = STR("£25.00");
	thanks->pay_per.choice = PLAN_PER_HOUR;
	set(&thanks->pay_as, "cash or bank");
	set(&thanks->paid, "on the day");
	set(&thanks->instead, "not needed");
	assert_str(phrase_money(&world.phrase),
	    "£25 an hour: cash or bank. Paid on the day. We pay for "
	    "travel and phone data. You can say no to the money. It can "
	    "change your benefits: you can get free advice first.");
	arena_free(world.arena);
}

static void
test_safe(void **state)
{
	struct world world = build();
	struct plan_safe *safe = &world.plan->safe;
	struct str before = phrase_change_mind(&world.phrase, NULL);

	(void)state;
	assert_true(str_find(before, STR("at any time")) < before.n);
	safe->change_mind_by.state = FORM_DATE_KNOWN;
	safe->change_mind_by.date = (struct when_date){ 2024, 6, 13 };
	assert_false(str_eq(before, phrase_change_mind(&world.phrase, NULL)));
	assert_str(phrase_photos(&world.phrase), "");
	safe->photos.choice = PLAN_PHOTOS_NO_FACES;
	assert_str(phrase_photos(&world.phrase), "Photos show no faces.");

	assert_int_equal(phrase_call_day(&world.phrase, world.session).year, 0);
	safe->call_within.given = true;
	safe->call_within.n = 2;
	assert_int_equal(phrase_call_day(&world.phrase, world.session).year, 0);
	world.session->date.state = FORM_DATE_KNOWN;
	world.session->date.date = (struct when_date){ 2024, 2, 28 };
	assert_str(when_iso(world.arena,
		       phrase_call_day(&world.phrase, world.session)),
	    "2024-03-01");
	arena_free(world.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentence),
		cmocka_unit_test(test_date),
		cmocka_unit_test(test_when),
		cmocka_unit_test(test_where),
		cmocka_unit_test(test_welcome),
		cmocka_unit_test(test_who),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_safe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
