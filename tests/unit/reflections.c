/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "out.h"
#include "reflections.h"

#define PLAN                                                                   \
	"kit: 1\n"                                                             \
	"title: Riverbend\n"                                                   \
	"question: What helps?\n"                                              \
	"owners: {lead: all of us, contact: hello@example.org}\n"              \
	"people:\n"                                                            \
	"  - {role: parent, knows_by: living, number: 8}\n"                    \
	"  - {role: Link worker, knows_by: learning, number: 4}\n"             \
	"questions: [6, care, {id: kettle, ask: 'Is the kettle on?'}]\n"       \
	"sessions:\n"                                                          \
	"  - id: door\n"                                                       \
	"    title: One\n"                                                     \
	"    people: [{role: cook, knows_by: helping, number: 1}]\n"           \
	"    steps: [10 break]\n"                                              \
	"  - {id: walk, title: Two, steps: [10 break]}\n"

struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct reflections_context context;
	struct reflections_file file;
	struct out *seen;
};

static int
set_up(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
	f->context.arena = f->arena;
	f->context.diag = f->diag;
	f->context.plan = plan_read(f->arena, f->diag, "plan.yaml", STR(PLAN));
	assert_int_equal(diag_count(f->diag, DIAG_LEVEL_ERROR), 0);
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	test_free(f);
	return 0;
}

/* "LINE moment question score consent: session voice ...". */
static bool
on_reflection(void *context, const struct reflection *r)
{
	struct fixture *f = context;

	out_fmt(f->seen, "%zu %s %d %d%s %d:", r->line,
	    reflections_moment_words[r->moment], r->question, r->score,
	    r->group ? " group" : "", (int)r->consent);
	for (int c = 0; c < REFLECTIONS_COLUMNS; c++)
		out_fmt(
		    f->seen, "%s%.*s", c ? "|" : " ", STR_ARG(r->column[c]));
	OUT_LIT(f->seen, "\n");
	return true;
}

static void
on_problem(void *context, const struct reflections_problem *problem)
{
	struct fixture *f = context;

	out_fmt(f->seen, "%zu! %s: %.*s\n", problem->record->line,
	    problem->column < REFLECTIONS_COLUMNS
		? reflections_column_words[problem->column]
		: "row",
	    STR_ARG(problem->value));
	assert_true(problem->why.n > 0);
}

static bool
read_text(struct fixture *f, struct str text)
{
	const char *folder = getenv("TMPDIR");
	char *path = str_c(f->arena, str_fmt(f->arena, "%s/reflections.XXXXXX",
					 folder ? folder : "/tmp"));
	int fd = mkstemp(path);
	bool fine;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.s, text.n), text.n);
	assert_int_equal(close(fd), 0);
	f->seen = out_memory(f->arena);
	fine = reflections_read(
	    &f->context, path, on_reflection, on_problem, f, &f->file);
	assert_int_equal(unlink(path), 0);
	if (fine)
		assert_int_equal(f->file.rows,
		    f->file.answers + f->file.blanks + f->file.problems);
	return fine;
}

static void
rows_are_typed(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f,
	    STR("session,voice,question,score,word,story,picture,next,consent\n"
		"DOOR,Cook,6,3,warm,,,,quote\n"
		"before,parent,Care,not sure,,,,,count\n"
		"after,group,Is the kettle on?,4,,Toast,12,More,\n"
		"walk,not said,kettle,,,A story,,,private\n"
		"walk,,q6,0,,,,,withdrawn\n")));
	assert_str(out_text(f->seen),
	    "2 during 0 3 1: door|cook|6|3|warm||||quote\n"
	    "3 before 1 5 3: before|parent|care|not sure|||||count\n"
	    "4 after 2 4 group 4: after|group|kettle|4||Toast|12|More|\n"
	    "5 during 2 -1 5: walk|not said|kettle|||A story|||private\n"
	    "6 during 0 0 6: walk||6|0|||||withdrawn\n");
	assert_int_equal(diag_total(f->diag), 0);
}

/* Each way to write a score, and what it is; -2: a problem. */
static void
scores_are_read_as_people_write_them(void **state)
{
	static const struct {
		struct str text;
		int score;
	} cases[] = {
		{ STR_INIT("0"), 0 },
		{ STR_INIT(" 4 "), 4 },
		{ STR_INIT("Not yet"), 0 },
		{ STR_INIT("about half"), 2 },
		{ STR_INIT("3 - mostly"), 3 },
		{ STR_INIT("As much as we can."), 4 },
		{ STR_INIT("Not sure"), REFLECTIONS_NOT_SURE },
		{ STR_INIT("not_sure"), REFLECTIONS_NOT_SURE },
		{ STR_INIT("5"), -2 },
		{ STR_INIT("3.5"), -2 },
		{ STR_INIT("-1"), -2 },
		{ STR_INIT("99999999999"), -2 },
		{ STR_INIT("2 - mostly"), -2 },
		{ STR_INIT("?"), -2 },
		{ STR_INIT("yes"), -2 },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		size_t before =
		    diag_count_code(f->diag, DIAG_REFLECTIONS_BAD_SCORE);

		assert_true(read_text(f,
		    str_fmt(f->arena,
			"session,question,score,consent\nwalk,6,%.*s,quote\n",
			STR_ARG(cases[i].text))));
		if (cases[i].score == -2)
			assert_str(out_text(f->seen),
			    str_c(
				f->arena, str_fmt(f->arena, "2! score: %.*s\n",
					      STR_ARG(cases[i].text))));
		else
			assert_true(str_starts(out_text(f->seen),
			    str_fmt(f->arena, "2 during 0 %d 1: walk||6|%s|",
				cases[i].score,
				cases[i].score == REFLECTIONS_NOT_SURE
				    ? "not sure"
				    : (const char *[]){ "0", "1", "2", "3",
					  "4" }[cases[i].score])));
		assert_int_equal(
		    diag_count_code(f->diag, DIAG_REFLECTIONS_BAD_SCORE) -
			before,
		    cases[i].score == -2);
	}
}

static void
rows_that_cannot_be_placed_are_left_out(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("session,question,score\n"
				     "shed,6,1\n"
				     ",6,1\n"
				     "door,7,1\n"
				     "door,,1\n"
				     "door,6,1,extra\n"
				     "door,6,\xff\xc3\xa9\n"
				     "door,6,1\n")));
	assert_str(out_text(f->seen), "2! session: shed\n"
				      "3! session: \n"
				      "4! question: 7\n"
				      "5! question: \n"
				      "6! row: \n"
				      "7! score: \xff\xc3\xa9\n"
				      "8 during 0 1 4: door||6|1|||||\n");
	assert_int_equal(
	    diag_count_code(f->diag, DIAG_REFLECTIONS_UNKNOWN_SESSION), 1);
	assert_int_equal(
	    diag_count_code(f->diag, DIAG_REFLECTIONS_NO_SESSION), 1);
	assert_int_equal(
	    diag_count_code(f->diag, DIAG_REFLECTIONS_UNKNOWN_QUESTION), 2);
	assert_int_equal(diag_count_code(f->diag, DIAG_NOTES_EXTRA_CELLS), 1);
	assert_int_equal(diag_count_code(f->diag, DIAG_NOTES_BAD_BYTES), 1);
	f->context.only_session = STR("Before");
	assert_true(read_text(f, STR("question,score\n6,1\n")));
	assert_str(out_text(f->seen), "2 before 0 1 4: before||6|1|||||\n");
}

static void
odd_voices_and_consents_are_mended_and_told_once(void **state)
{
	struct fixture *f = *state;
	struct diag_item item;

	assert_true(read_text(f, STR("session,voice,question,score,consent\n"
				     "walk,cook,6,1,yes\n"
				     "walk,cook,6,1,Yes\n"
				     "door,parent,6,1,yes\n")));
	assert_str(out_text(f->seen), "2 during 0 1 4: walk|not said|6|1|||||"
				      "ask\n"
				      "3 during 0 1 4: walk|not said|6|1|||||"
				      "ask\n"
				      "4 during 0 1 4: door|parent|6|1|||||"
				      "ask\n");
	assert_int_equal(
	    diag_count_code(f->diag, DIAG_REFLECTIONS_UNKNOWN_VOICE), 1);
	assert_int_equal(
	    diag_count_code(f->diag, DIAG_REFLECTIONS_UNKNOWN_CONSENT), 2);
	assert_true(diag_at(f->diag, 0, &item));
	assert_true(str_starts(item.text, STR("2 answers have the voice")));
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_FINE);
}

static void
files_come_in_many_dialects(void **state)
{
	struct fixture *f = *state;

	assert_true(
	    read_text(f, STR("\xef\xbb\xbf"
			     "Session;The question;How much?;"
			     "One thing to change;Helper\r\n"
			     "walk;6;2;'=more;a\r\nwalk;6;;;b\r\n;;;;\r\n")));
	assert_str(out_text(f->seen), "2 during 0 2 4: walk||6|2||||=more|\n");
	assert_int_equal(f->file.blanks, 2);
	assert_int_equal(f->file.dialect.delimiter, ';');
	assert_false(read_text(f, STR("session,text,dots\nwalk,a,1\n")));
	assert_int_equal(diag_count_code(f->diag, DIAG_COLUMN_NO_ANSWER), 1);
	assert_false(read_text(f, STR("\n\n")));
	assert_int_equal(diag_count_code(f->diag, DIAG_EMPTY_FILE), 1);
}

/* What the user says of a file is not guessed, and what a header was taken for
 * is told. */
static void
what_is_said_of_a_file_holds(void **state)
{
	static const int form_use[] = { -1, REFLECTIONS_SCORE,
		REFLECTIONS_STORY, REFLECTIONS_VOICE, -1 };
	static const int table_use[] = { REFLECTIONS_QUESTION, -1,
		REFLECTIONS_SCORE, REFLECTIONS_SESSION };
	struct fixture *f = *state;

	f->context.only_session = STR("after");
	assert_true(read_text(
	    f, STR("Timestamp,Is the kettle on?,kettle why,Voice,kettle\n"
		   "x,3,a,parent,4\n")));
	assert_true(f->file.form);
	for (size_t i = 0; i < COUNTOF(form_use); i++)
		assert_int_equal(f->file.use[i], form_use[i]);
	f->context.shape = PROFILE_NOTES;
	assert_false(read_text(f, STR("Is the kettle on?\n3\n")));
	assert_int_equal(diag_count_code(f->diag, DIAG_COLUMN_NO_ANSWER), 1);
	f->context.shape = PROFILE_ANSWERS;
	assert_false(read_text(f, STR("question,score\n6,3\n")));
	assert_true(read_text(f, STR("question,care\n6,3\n")));
	assert_str(out_text(f->seen), "2 after 1 3 4: after||care|3|||||\n");
	f->context.shape = PROFILE_SHAPE_BLANK;
	f->context.orders = (struct dialect_orders){ "latin1", '|' };
	assert_true(read_text(
	    f, STR("question|word, one|score|session\n6|caf\xe9|3|door\n")));
	assert_false(f->file.form);
	for (size_t i = 0; i < COUNTOF(table_use); i++)
		assert_int_equal(f->file.use[i], table_use[i]);
	assert_int_equal(f->file.dialect.encoding->how, ENCODING_ORDERED);
}

static void
a_scale_from_1_to_5_is_suspected(void **state)
{
	static const struct {
		struct str rows;
		size_t suspected;
	} cases[] = {
		{ STR_INIT("door,6,5\ndoor,6,1\n"), 1 },
		{ STR_INIT("door,6,5\ndoor,6,0\n"), 0 },
		{ STR_INIT("door,6,4\ndoor,6,1\n"), 0 },
		{ STR_INIT("door,6,6\ndoor,6,1\n"), 0 },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		size_t before =
		    diag_count_code(f->diag, DIAG_REFLECTIONS_SCALE);

		assert_true(read_text(
		    f, str_fmt(f->arena, "session,question,score\n%.*s",
			   STR_ARG(cases[i].rows))));
		assert_int_equal(
		    diag_count_code(f->diag, DIAG_REFLECTIONS_SCALE) - before,
		    cases[i].suspected);
	}
}

/* A person a row; who and when are never read. */
static void
forms_have_a_column_for_each_question(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f,
	    STR("Timestamp,Email,Voice,"
		"\"6. To what extent are we treating each person as someone who "
		"knows a lot from their own life?\","
		"Why? (6),Is the kettle on? [One word],Is the kettle on?,"
		"Can we quote this?,Session\n"
		"x,a@example.org,parent,Mostly,They asked,hot,4,count,walk\n"
		"x,a@example.org,parent,,,,not sure,quote,after\n"
		"x,a@example.org,parent,7,WORDS,,,quote,walk\n"
		"x,a@example.org,parent,,,,,quote,walk\n")));
	assert_str(out_text(f->seen),
	    "2 during 0 3 3: walk|parent|6|3||They asked|||count\n"
	    "2 during 2 4 3: walk|parent|kettle|4|hot||||count\n"
	    "3 after 2 5 1: after|parent|kettle|not sure|||||quote\n"
	    "4! score: 7\n");
	assert_int_equal(f->file.blanks, 4);
	f->context.only_session = STR("before");
	assert_true(read_text(
	    f, STR("care,Consent given\n0,quote\n4,It stays in the room\n")));
	assert_str(out_text(f->seen),
	    "2 before 1 0 1: before||care|0|||||quote\n"
	    "3 before 1 4 5: before||care|4|||||"
	    "private\n");
}

static void
without_a_plan_ids_have_the_form_of_ids(void **state)
{
	struct fixture *f = *state;

	f->context.plan = NULL;
	assert_true(read_text(f, STR("session,voice,question,score\n"
				     "x9,dad,99,1\n"
				     "a b,dad,99,1\n"
				     "x9,dad,What is it?,1\n")));
	assert_str(out_text(f->seen), "2 during -1 1 4: x9|dad|99|1|||||\n"
				      "3! session: a b\n"
				      "4! question: What is it?\n");
}

static void
rows_are_made_fit_to_be_kept(void **state)
{
	static const struct {
		const char *consent, *story, *kept_consent, *kept_story;
		size_t hidden;
	} cases[] = {
		{ "quote", "It was calm", "quote", "It was calm", 0 },
		{ "quote", "Ask me on 07700 900123", "quote",
		    "Ask me on [phone]", 1 },
		{ "quote", "After the court hearing", "ask",
		    "After the court hearing", 0 },
		{ "count", "After the court hearing", "count",
		    "After the court hearing", 0 },
		{ "withdrawn", "It was calm", "withdrawn", "", 0 },
	};
	struct fixture *f = *state;
	const struct redact *redact = redact_load(f->arena, f->diag, NULL);

	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct str column[REFLECTIONS_COLUMNS] = {
			[REFLECTIONS_STORY] = str_from(cases[i].story),
			[REFLECTIONS_CONSENT] = str_from(cases[i].consent),
		};
		size_t hidden = 0;
		bool asks =
		    reflections_clean(redact, f->arena, column, &hidden);

		assert_str(column[REFLECTIONS_STORY], cases[i].kept_story);
		assert_str(column[REFLECTIONS_CONSENT], cases[i].kept_consent);
		assert_int_equal(hidden, cases[i].hidden);
		assert_int_equal(asks, !str_eq(str_from(cases[i].consent),
					   str_from(cases[i].kept_consent)));
	}
}

static void
rows_are_written(void **state)
{
	struct fixture *f = *state;
	const struct csv_style comma = { ',', false },
			       semicolon = { ';', true };
	const struct str column[REFLECTIONS_COLUMNS] = {
		[REFLECTIONS_SESSION] = STR("walk"),
		[REFLECTIONS_QUESTION] = STR("6"),
		[REFLECTIONS_WORD] = STR("=warm; \"very\""),
		[REFLECTIONS_CONSENT] = STR("quote"),
	};
	struct out *out = out_memory(f->arena);

	reflections_write_header(out, &comma);
	reflections_write(out, &comma, column);
	assert_str(out_text(out),
	    "session,voice,question,score,word,story,picture,next,consent\n"
	    "walk,,6,,\"'=warm; \"\"very\"\"\",,,,quote\n");
	assert_true(read_text(
	    f, STR("Consent;mood;word;question;session\r\nask;;a;6;door\r\n")));
	out = out_memory(f->arena);
	reflections_write_as(out, &semicolon, &f->file, column);
	assert_str(out_text(out), "quote;;\"'=warm; \"\"very\"\"\";6;walk\r\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    rows_are_typed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    scores_are_read_as_people_write_them, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    rows_that_cannot_be_placed_are_left_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    odd_voices_and_consents_are_mended_and_told_once, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    files_come_in_many_dialects, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    forms_have_a_column_for_each_question, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_said_of_a_file_holds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_scale_from_1_to_5_is_suspected, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    without_a_plan_ids_have_the_form_of_ids, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    rows_are_made_fit_to_be_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    rows_are_written, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
