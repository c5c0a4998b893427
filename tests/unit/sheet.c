/* SPDX-License-Identifier: MIT */
#include "sheet.h"

#include "unit.h"

#define HEADER                                                                 \
	"session,step,question,table,kind,text,voice,theme,dots,picture,"      \
	"consent,flag\n"

/* A plan of one session with a step that asks, and one that does not. */
struct sample {
	const char *name;
	const char *ask;
	int tables;               /* 0: not given */
	const char *groups[3][2]; /* name and question */
	int rows;
	const char *sheet; /* without the header */
};

static const struct sample samples[] = {
	{ "a block of rows", "What helped?", 0, { { 0 } }, 2,
	    "s1,4,What helped?,,,,,,,,,\ns1,4,What helped?,,,,,,,,,\n" },
	{ "spread over the tables, the first with more", "Why?", 2, { { 0 } },
	    3,
	    "s1,4,Why?,1,,,,,,,,\ns1,4,Why?,1,,,,,,,,\ns1,4,Why?,2,,,,,,,,\n" },
	{ "a row for each table", "Why?", 2, { { 0 } }, 2,
	    "s1,4,Why?,1,,,,,,,,\ns1,4,Why?,2,,,,,,,,\n" },
	{ "more tables than rows", "Why?", 2000000000, { { 0 } }, 1,
	    "s1,4,Why?,,,,,,,,,\n" },
	{ "more groups than rows", "Why?", 0, { { "Red" }, { "Blue" } }, 1,
	    "s1,4,Why?,Red,,,,,,,,\ns1,4,Why?,Blue,,,,,,,,\n" },
	{ "groups ask their own question, or the step's", "Why?", 2,
	    { { "Red", "Red why?" }, { "Blue", NULL } }, 2,
	    "s1,4,Red why?,Red,,,,,,,,\ns1,4,Why?,Blue,,,,,,,,\n" },
	{ "only one group asks", NULL, 0, { { "Red", "Red why?" }, { "Blue" } },
	    2, "s1,4,Red why?,Red,,,,,,,,\n" },
	{ "formulas and commas are only words", "=1+1, or \"two\"?", 0,
	    { { 0 } }, 1, "s1,4,\"'=1+1, or \"\"two\"\"?\",,,,,,,,,\n" },
};

static struct plan *
build(struct arena *arena, const struct sample *sample)
{
	struct plan *plan = ARENA_NEW(arena, struct plan);
	struct plan_session *session = ARENA_PUSH(arena, &plan->sessions);
	struct plan_step *step;

	session->id = STR("s1");
	session->tables.given = sample->tables > 0;
	session->tables.n = sample->tables;
	ARENA_PUSH(arena, &session->steps)->id = STR("3");
	step = ARENA_PUSH(arena, &session->steps);
	step->id = STR("4");
	step->ask.text = str_from(sample->ask);
	for (size_t i = 0; i < 3 && sample->groups[i][0]; i++) {
		struct plan_breakout *group = ARENA_PUSH(arena, &step->groups);

		group->name.text = str_from(sample->groups[i][0]);
		group->ask.text = str_from(sample->groups[i][1]);
	}
	return plan;
}

static void
test_write(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++) {
		struct arena *arena = arena_new();
		struct diag *diag = diag_new(arena, "test");
		struct out *out = out_memory(arena);
		const struct sheet_settings settings = {
			.rows = samples[i].rows,
			.bom = i == 0,
		};
		struct str want = str_fmt(arena, "%s" HEADER "%s",
		    i == 0 ? "\xef\xbb\xbf" : "", samples[i].sheet);

		print_message("# %s\n", samples[i].name);
		assert_true(sheet_write(
		    out, diag, build(arena, &samples[i]), &settings));
		assert_str(out_text(out), str_c(arena, want));
		assert_int_equal(diag_total(diag), 0);
		arena_free(arena);
	}
}

/* Only the session that is meant; where nothing is asked, a kind problem. */
static void
test_session(void **state)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	struct out *out = out_memory(arena);
	struct plan *plan = build(arena, &samples[0]);
	struct sheet_settings settings = { .rows = 1 };

	(void)state;
	ARENA_PUSH(arena, &plan->sessions)->id = STR("s2");
	settings.session = &plan->sessions.v[0];
	assert_true(sheet_write(out, diag, plan, &settings));
	assert_str(out_text(out), HEADER "s1,4,What helped?,,,,,,,,,\n");
	settings.session = &plan->sessions.v[1];
	out = out_memory(arena);
	assert_false(sheet_write(out, diag, plan, &settings));
	assert_str(out_text(out), "");
	assert_int_equal(diag_count_code(diag, DIAG_NO_QUESTION), 1);
	assert_int_equal(diag_status(diag), DIAG_STATUS_INPUT);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_session),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
