/* SPDX-License-Identifier: MIT */
#include "outcome_edit.h"

#include "unit.h"

static const char plan_text[] =
    "kit: 1\ntitle: Warm\nquestion: How?\nowners: {lead: us, contact: us}\n"
    "people:\n  - {role: parent, knows_by: living}\n"
    "  - {role: 'team: lead', knows_by: learning}\n"
    "sessions:\n  - {id: s1, title: First, stage: define,"
    " steps: [10 arrive: Tea]}\n"
    "  - {id: s2, title: Second, stage: develop,"
    " steps: [10 arrive: Tea]}\n";

#define S1 "kit: 1\nsessions:\n  s1:\n"

/* An outcome, what is put into s1, and what it becomes; NULL: it is refused. */
static const struct {
	const char *before, *part, *key, *value, *after;
} edits[] = {
	/* Nothing there yet, at any depth. */
	{ "", "came", "parent", "9", S1 "    came:\n      parent: 9\n" },
	{ "kit: 1", "came", "parent", "9", S1 "    came:\n      parent: 9\n" },
	{ "# ours\nkit: 1\nnext: tea\n# end\n", "came", "parent", "9",
	    "# ours\nkit: 1\nnext: tea\nsessions:\n  s1:\n    came:\n"
	    "      parent: 9\n# end\n" },
	{ "kit: 1\nsessions: # who\nnext: tea\n", "came", "parent", "9",
	    "kit: 1\nsessions: # who\n  s1:\n    came:\n      parent: 9\n"
	    "next: tea\n" },
	{ S1 "# why\n  s2:\n    came: {parent: 1}\n", "came", "parent", "9",
	    S1 "    came:\n      parent: 9\n# why\n  s2:\n"
	       "    came: {parent: 1}\n" },
	{ S1 "    came:\n\nnext: tea\n", "came", "parent", "9",
	    S1 "    came:\n      parent: 9\n\nnext: tea\n" },
	/* A value that is there already is replaced, and nothing around it. */
	{ S1 "    came: { parent: 8 } # dads too\n", "came", "parent", "9",
	    S1 "    came: { parent: 9 } # dads too\n" },
	{ S1 "    came:\n      parent:   8   # dads too\n", "came", "parent",
	    "9", S1 "    came:\n      parent:   9   # dads too\n" },
	{ S1 "    came:\n      parent:\n", "came", "parent", "9",
	    S1 "    came:\n      parent: 9\n" },
	{ S1 "    came:\n      Parent: '8'\n", "came", "parent", "9",
	    S1 "    came:\n      Parent: 9\n" },
	{ S1 "    agreed: {read_aloud: \"start\", by: parent}\n", "agreed",
	    "read_aloud", "start and end",
	    S1 "    agreed: {read_aloud: start and end, by: parent}\n" },
	/* A new one beside others. */
	{ S1 "    came: {parent: 8}\n", "came", "team: lead", "2",
	    S1 "    came: {parent: 8, 'team: lead': 2}\n" },
	{ S1 "    came: {}\n", "came", "parent", "9",
	    S1 "    came: {parent: 9}\n" },
	{ S1 "    came:\n        parent: 8\n    agreed:\n      by: parent\n",
	    "came", "team: lead", "2",
	    S1 "    came:\n        parent: 8\n        'team: lead': 2\n"
	       "    agreed:\n      by: parent\n" },
	{ S1 "    came: {parent: 8}", "agreed", "x_paper", "yes",
	    S1 "    came: {parent: 8}\n    agreed:\n      x_paper: yes\n" },
	{ "kit: 1\nsessions:\n  s2:\n    came: {parent: 1}\nin_short: |\n"
	  "  Hi.\n\n  # no remark\n",
	    "came", "parent", "9",
	    "kit: 1\nsessions:\n  s2:\n    came: {parent: 1}\n  s1:\n"
	    "    came:\n      parent: 9\nin_short: |\n  Hi.\n\n"
	    "  # no remark\n" },
	{ "kit: 1\nin_short: |\n  Hi.\n\n  # no remark\n", "came", "parent",
	    "9",
	    "kit: 1\nin_short: |\n  Hi.\n\n  # no remark\nsessions:\n"
	    "  s1:\n    came:\n      parent: 9\n" },
	{ "kit: 1\nchanges:\n- said: tea\n  answer: yes\n", "came", "parent",
	    "9",
	    "kit: 1\nchanges:\n- said: tea\n  answer: yes\nsessions:\n  s1:\n"
	    "    came:\n      parent: 9\n" },
	/* Letters of more than one byte, and the ends of lines of Windows. */
	{ "kit: 1\nnext: é日本\nsessions: {s1: {came: {parent: 8}}}\n", "came",
	    "parent", "9",
	    "kit: 1\nnext: é日本\nsessions: {s1: {came: {parent: 9}}}\n" },
	{ "kit: 1\r\nnext: tea\r\n", "came", "parent", "9",
	    "kit: 1\r\nnext: tea\r\nsessions:\r\n  s1:\r\n    came:\r\n"
	    "      parent: 9\r\n" },
	/* What people say is written so that it means the same. */
	{ "kit: 1\n", "agreed", "read_aloud", "yes: Sam's way # all",
	    S1 "    agreed:\n      read_aloud: 'yes: Sam''s way # all'\n" },
	/* Not safe, or not right already. */
	{ "{kit: 1}\n", "came", "parent", "9", NULL },
	{ "kit: 1\nsessions: {s2: {came: {parent: 1}}}\n", "came", "parent",
	    "9", NULL },
	{ S1 "    came: nobody\n", "came", "parent", "9", NULL },
	{ "kit: 1\nsesions: {}\n", "came", "parent", "9", NULL },
	{ "kit: 1\n", "came", "nurse", "9", NULL },
	{ "kit: 1\n...\n", "came", "parent", "9",
	    S1 "    came:\n      parent: 9\n...\n" },
	{ S1 "    agreed:\n      read_aloud: |\n        start\n", "agreed",
	    "read_aloud", "no", NULL },
};

static void
test_put(void **state)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	struct plan *plan =
	    plan_read(arena, diag, "plan.yaml", str_from(plan_text));

	(void)state;
	assert_int_equal(diag_count(diag, DIAG_LEVEL_ERROR), 0);
	for (size_t i = 0; i < COUNTOF(edits); i++) {
		const struct outcome_edit edit = { STR("s1"),
			str_from(edits[i].part), str_from(edits[i].key),
			str_from(edits[i].value) };
		struct str text = str_from(edits[i].before);
		bool done =
		    outcome_edit_put(arena, plan, "outcome.yaml", &edit, &text);

		if (done != (edits[i].after != NULL))
			fail_msg("%zu: %s\n%s", i, edits[i].before,
			    done ? str_c(arena, text) : "was refused");
		assert_str(
		    text, edits[i].after ? edits[i].after : edits[i].before);
	}
	arena_free(arena);
}

static void
test_lines(void **state)
{
	struct arena *arena = arena_new();
	const struct outcome_edit edit = { STR("s1"), STR("came"),
		STR("team: lead"), STR("2") };

	(void)state;
	assert_str(outcome_edit_lines(arena, &edit),
	    "sessions:\n  s1:\n    came:\n      'team: lead': 2\n");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
