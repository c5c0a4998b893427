/* SPDX-License-Identifier: MIT */
#include "timetable.h"

#include "unit.h"

#include <string.h>

#define STEPS_MAX 6
#define BLANK     (-1)

/* A session as a row of a table: its start, its steps, what must come out. */
struct sample {
	const char *name;
	int starts; /* BLANK: not given */
	struct {
		enum plan_step_kind kind;
		int minutes;
	} step[STEPS_MAX];
	const char *clocks; /* of each step, and of the end */
	int unbroken[STEPS_MAX];
	int minutes;
	int longest;
};

static const struct sample samples[] = {
	{ "a morning", 600,
	    { { PLAN_ARRIVE, 30 }, { PLAN_AGREE, 20 }, { PLAN_MAKE, 40 },
		{ PLAN_BREAK, 15 }, { PLAN_TELL, 35 }, { PLAN_CHECK_OUT, 10 } },
	    "10:00 10:30 10:50 11:30 11:45 12:20 12:30",
	    { 0, 20, 60, 0, 35, 45 }, 150, 60 },
	{ "no start counts from nothing", BLANK,
	    { { PLAN_TALK, 45 }, { PLAN_MEAL, 30 }, { PLAN_TALK, 50 } },
	    "00:00 00:45 01:15 02:05", { 45, 0, 50 }, 125, 50 },
	{ "no steps", 570, { { 0 } }, "09:30", { 0 }, 0, 0 },
	{ "spare time is no pause that people can count on", 540,
	    { { PLAN_TALK, 50 }, { PLAN_SPARE, 10 }, { PLAN_TALK, 50 } },
	    "09:00 09:50 10:00 10:50", { 50, 60, 110 }, 110, 110 },
	{ "just before midnight", 1380, { { PLAN_CELEBRATE, 59 } },
	    "23:00 23:59", { 59 }, 59, 59 },
};

static size_t
count_steps(const struct sample *sample)
{
	size_t n = 0;

	while (n < STEPS_MAX && sample->step[n].kind != PLAN_STEP_BLANK)
		n++;
	return n;
}

static struct plan_session *
build(struct arena *arena, const struct sample *sample)
{
	struct plan_session *session = ARENA_NEW(arena, struct plan_session);

	session->id = STR("s1");
	session->starts.given = sample->starts != BLANK;
	session->starts.minutes = sample->starts;
	for (size_t i = 0; i < count_steps(sample); i++) {
		struct plan_step *step = ARENA_PUSH(arena, &session->steps);

		step->kind.choice = (int)sample->step[i].kind;
		step->minutes.given = true;
		step->minutes.n = sample->step[i].minutes;
		step->loc.line = (int)i + 10;
	}
	return session;
}

static void
test_of(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t s = 0; s < COUNTOF(samples); s++) {
		const struct sample *sample = &samples[s];
		const struct plan_session *session = build(arena, sample);
		struct timetable timetable = timetable_of(arena, session);
		struct str clocks = str_from(sample->clocks);

		print_message("# %s\n", sample->name);
		assert_ptr_equal(timetable.session, session);
		assert_int_equal(timetable.n, count_steps(sample));
		assert_int_equal(timetable.clock, sample->starts != BLANK);
		assert_int_equal(timetable.minutes, sample->minutes);
		assert_int_equal(timetable.longest, sample->longest);
		for (size_t i = 0; i < timetable.n; i++) {
			const struct timetable_row *row = &timetable.row[i];

			assert_ptr_equal(row->step, &session->steps.v[i]);
			assert_true(str_eq(str_cut(clocks, ' ', &clocks),
			    when_clock(arena, row->starts)));
			assert_int_equal(
			    row->ends - row->starts, sample->step[i].minutes);
			assert_int_equal(row->unbroken, sample->unbroken[i]);
		}
		assert_true(str_eq(clocks, when_clock(arena, timetable.ends)));
	}
	arena_free(arena);
}

/* What goes on after a break: the words of each step, and of which one it is
 * a part ('.': of none). */
static void
test_continued(void **state)
{
	static const struct {
		const char
		    *kinds; /* t talk, m make, b break, l meal, s spare */
		const char *words[STEPS_MAX];
		const char *first;
		int spare;
	} cases[] = {
		{ "mbm", { "Draw", "Tea", "draw" }, "..0", 0 },
		{ "mbm", { "Draw", "Tea", NULL }, "..0", 0 },
		{ "mblmbm", { "Draw", "", "", NULL, "", "Draw" }, "...0.0", 0 },
		{ "mbt", { "Draw", "Tea", "Draw" }, "...", 0 },
		{ "mbm", { "Draw", "Tea", "Paint" }, "...", 0 },
		{ "msm", { "Draw", "", "Draw" }, "...", 30 },
		{ "mm", { "Draw", "Draw" }, "..", 0 },
		{ "bm", { "Tea", NULL }, "..", 0 },
		{ "sbs", { "Air", "Tea", "Air" }, "...", 60 },
	};
	static const char letters[] = "tmbls";
	static const enum plan_step_kind kinds[] = { PLAN_TALK, PLAN_MAKE,
		PLAN_BREAK, PLAN_MEAL, PLAN_SPARE };

	(void)state;
	for (size_t c = 0; c < COUNTOF(cases); c++) {
		struct arena *arena = arena_new();
		struct sample sample = { .starts = 600 };
		struct plan_session *session;
		struct timetable timetable;

		for (size_t i = 0; cases[c].kinds[i]; i++) {
			sample.step[i].kind =
			    kinds[strchr(letters, cases[c].kinds[i]) - letters];
			sample.step[i].minutes = 30;
		}
		session = build(arena, &sample);
		for (size_t i = 0; i < session->steps.n; i++)
			session->steps.v[i].does.text =
			    str_from(cases[c].words[i]);
		timetable = timetable_of(arena, session);
		assert_int_equal(timetable.spare, cases[c].spare);
		for (size_t i = 0; i < timetable.n; i++) {
			char first = cases[c].first[i];

			assert_ptr_equal(timetable.row[i].continues,
			    first == '.' ? NULL
					 : &session->steps.v[first - '0']);
		}
		arena_free(arena);
	}
}

static void
test_rest(void **state)
{
	static const enum plan_step_kind rests[] = { PLAN_BREAK, PLAN_MEAL,
		PLAN_SPARE };
	int found = 0;

	(void)state;
	for (int kind = PLAN_ARRIVE; kind < PLAN_STEP_KINDS; kind++)
		found += timetable_is_rest(
		    &(struct plan_step){ .kind.choice = kind });
	assert_int_equal(found, COUNTOF(rests));
	for (size_t i = 0; i < COUNTOF(rests); i++)
		assert_true(timetable_is_rest(
		    &(struct plan_step){ .kind.choice = (int)rests[i] }));
}

/* Steps of a morning that starts at 10:00, and what is left of each. */
struct late_sample {
	const char *name;
	struct {
		enum plan_step_kind kind;
		int minutes;
		enum plan_if_late if_late;
	} step[STEPS_MAX];
	int behind;
	int left[STEPS_MAX];
	const char *clocks; /* of each step, and of the end */
	int over;
	bool can_give;
};

static const struct late_sample late_samples[] = {
	{ "spare time first, and only what is needed",
	    { { PLAN_TALK, 30, PLAN_SKIP }, { PLAN_SPARE, 15, 0 },
		{ PLAN_TELL, 20, 0 } },
	    10, { 30, 5, 20 }, "10:10 10:40 10:45 11:05", 0, true },
	{ "then what may be left out, the last one first, all of it",
	    { { PLAN_TALK, 15, PLAN_SKIP }, { PLAN_VOTE, 15, PLAN_SKIP },
		{ PLAN_SPARE, 5, 0 }, { PLAN_TELL, 20, 0 } },
	    10, { 15, 0, 5, 20 }, "10:10 10:25 10:30 10:35 10:55", 0, true },
	{ "what is left out gives spare time back, as much as it can",
	    { { PLAN_TALK, 30, PLAN_SKIP }, { PLAN_SPARE, 10, 0 },
		{ PLAN_TELL, 20, 0 } },
	    35, { 0, 5, 20 }, "10:35 10:35 10:40 11:00", 0, true },
	{ "then what may be shortened, to a half, by five minutes",
	    { { PLAN_TALK, 35, PLAN_SHORTEN }, { PLAN_VOTE, 5, PLAN_SKIP },
		{ PLAN_TELL, 25, PLAN_SHORTEN } },
	    20, { 30, 0, 15 }, "10:20 10:50 10:50 11:05", 0, true },
	{ "a length that is not of fives",
	    { { PLAN_TALK, 30, PLAN_SHORTEN }, { PLAN_SPARE, 7, 0 } }, 10,
	    { 25, 0 }, "10:10 10:35 10:37", 0, true },
	{ "breaks, meals, arrivals and what is kept give nothing",
	    { { PLAN_ARRIVE, 30, PLAN_SKIP }, { PLAN_BREAK, 20, PLAN_SKIP },
		{ PLAN_MEAL, 30, PLAN_SHORTEN }, { PLAN_SPARE, 10, PLAN_KEEP },
		{ PLAN_AGREE, 10, PLAN_KEEP }, { PLAN_TALK, 20, 0 } },
	    30, { 30, 20, 30, 10, 10, 20 },
	    "10:30 11:00 11:20 11:50 12:00 12:10 12:30", 30, false },
	{ "what is not enough ends late",
	    { { PLAN_TALK, 20, PLAN_SHORTEN }, { PLAN_TELL, 20, 0 } }, 30,
	    { 10, 20 }, "10:30 10:40 11:00", 20, true },
	{ "too short to be shortened", { { PLAN_TALK, 9, PLAN_SHORTEN } }, 10,
	    { 9 }, "10:10 10:19", 10, false },
};

static void
check_late(struct arena *arena, const struct late_sample *sample)
{
	struct sample steps = { .starts = 600 };
	struct plan_session *session;
	struct timetable timetable;
	struct timetable_late late;
	struct str clocks = str_from(sample->clocks);

	print_message("# %s\n", sample->name);
	for (size_t i = 0; i < STEPS_MAX; i++) {
		steps.step[i].kind = sample->step[i].kind;
		steps.step[i].minutes = sample->step[i].minutes;
	}
	session = build(arena, &steps);
	for (size_t i = 0; i < session->steps.n; i++)
		session->steps.v[i].if_late.choice =
		    (int)sample->step[i].if_late;
	timetable = timetable_of(arena, session);
	late = timetable_late(arena, &timetable, sample->behind);
	assert_int_equal(timetable_can_give(&timetable), sample->can_give);
	assert_int_equal(late.behind, sample->behind);
	for (size_t i = 0; i < timetable.n; i++) {
		assert_int_equal(late.row[i].minutes, sample->left[i]);
		assert_true(str_eq(str_cut(clocks, ' ', &clocks),
		    when_clock(arena, late.row[i].starts)));
	}
	assert_true(str_eq(clocks, when_clock(arena, late.ends)));
	assert_int_equal(late.over, sample->over);
}

static void
test_late(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNTOF(late_samples); i++)
		check_late(arena, &late_samples[i]);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_of),
		cmocka_unit_test(test_continued),
		cmocka_unit_test(test_rest),
		cmocka_unit_test(test_late),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
