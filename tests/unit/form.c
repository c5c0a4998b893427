/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "form.h"
#include "word.h"

enum size { SIZE_BLANK, SMALL, LARGE };

static const char *const sizes[] = { "small", "large", "big|large",
	"little=small", NULL };

struct inner {
	struct form_text name;
	struct loc loc;
};

struct outer {
	struct form_text text, question, id, language;
	struct form_texts texts, ways;
	struct form_number number, length;
	struct form_people people;
	struct form_money money;
	struct form_choice choice, answer;
	struct form_date date;
	struct form_time time;
	struct form_pairs pairs;
	struct inner one;
	struct {
		struct inner *v;
		size_t n, cap;
	} many;
};

#define FIELD(member, ...)                                                     \
	{                                                                      \
		.key = #member, .offset = offsetof(struct outer, member),      \
		.type = __VA_ARGS__                                            \
	}

static const struct form_field inner_fields[] = {
	{ .key = "name",
	    .offset = offsetof(struct inner, name),
	    .type = FORM_TEXT,
	    .required = true },
};
static const struct form_table inner_table = { .what = "an inner",
	.field = inner_fields,
	.n = COUNTOF(inner_fields),
	.size = sizeof(struct inner),
	.loc_offset = (long)offsetof(struct inner, loc) };

static const struct form_field outer_fields[] = {
	FIELD(text, FORM_TEXT, .most = 10),
	FIELD(question, FORM_QUESTION),
	FIELD(id, FORM_ID),
	FIELD(language, FORM_LANGUAGE),
	FIELD(texts, FORM_TEXTS),
	FIELD(ways, FORM_TEXTS, .words = sizes),
	FIELD(number, FORM_NUMBER, .low = 3, .high = 20),
	FIELD(length, FORM_LENGTH, .low = 1, .high = 240),
	FIELD(people, FORM_PEOPLE),
	FIELD(money, FORM_MONEY),
	FIELD(choice, FORM_CHOICE, .words = sizes),
	FIELD(answer, FORM_CHOICE, .words = form_value_answers),
	FIELD(date, FORM_DATE),
	FIELD(time, FORM_TIME),
	FIELD(pairs, FORM_PAIRS),
	FIELD(one, FORM_STRUCT, .table = &inner_table),
	FIELD(many, FORM_LIST, .table = &inner_table),
};
static const struct form_table outer_table = { .what = "the outer",
	.field = outer_fields,
	.n = COUNTOF(outer_fields),
	.size = sizeof(struct outer),
	.loc_offset = -1 };

struct fixture {
	struct form form;
	struct outer outer;
};

static int
set_up(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->form.arena = arena_new();
	f->form.diag = diag_new(f->form.arena, "test");
	f->form.file = "plan.yaml";
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->form.arena);
	test_free(f);
	return 0;
}

/* Reads text; what is missing is not told. */
static struct outer *
read(struct fixture *f, const char *text)
{
	struct yaml_document document =
	    yaml_read(f->form.arena, f->form.diag, "plan.yaml", str_from(text));

	f->outer = (struct outer){ 0 };
	f->form.cut_short = true;
	form_read(&f->form, &outer_table, document.root, &f->outer);
	return &f->outer;
}

/* Reads text, and the only thing told is of this code. */
static struct outer *
told(struct fixture *f, const char *text, enum diag_code code)
{
	size_t total = diag_total(f->form.diag);
	size_t before = diag_count_code(f->form.diag, code);
	struct outer *outer = read(f, text);

	if (diag_count_code(f->form.diag, code) != before + 1 ||
	    diag_total(f->form.diag) != total + 1)
		fail_msg("not told %s, or more than that: %s", diag_name(code),
		    text);
	return outer;
}

static void
values(void **state)
{
	struct fixture *f = *state;
	const struct outer *o = read(f, "text: ' some '\n"
					"question: \"Is it (so?)\"\n"
					"id: day-1\n"
					"language: zh-Hans\n"
					"texts: only one\n"
					"ways: [Small, little, LARGE]\n"
					"number: 3\n"
					"length: 240\n"
					"people: 8 – 10\n"
					"money: £1.50\n"
					"choice: lar-ge\n"
					"answer: Not needed\n"
					"date: 8 Feb 2024\n"
					"time: 2pm\n"
					"pairs: {this: that, these: those}\n"
					"one: {name: x}\n"
					"many: [{name: y}, {name: z}, ]\n");

	assert_int_equal(diag_total(f->form.diag), 0);
	assert_str(o->text.text, "some");
	assert_int_equal(o->text.loc.line, 1);
	assert_str(o->id.text, "day-1");
	assert_str(o->language.text, "zh-Hans");
	assert_int_equal(o->texts.n, 1);
	assert_str(o->texts.v[0].text, "only one");
	assert_int_equal(o->ways.n, 3);
	assert_str(o->ways.v[1].text, "small");
	assert_str(o->ways.v[2].text, "large");
	assert_true(o->number.given);
	assert_int_equal(o->number.n, 3);
	assert_int_equal(o->length.n, 240);
	assert_true(o->people.given);
	assert_int_equal(o->people.low, 8);
	assert_int_equal(o->people.high, 10);
	assert_int_equal(o->money.hundredths, 150);
	assert_str(o->money.text, "£1.50");
	assert_int_equal(o->choice.choice, LARGE);
	assert_int_equal(o->answer.choice, FORM_NOT_NEEDED);
	assert_int_equal(o->date.state, FORM_DATE_KNOWN);
	assert_int_equal(o->date.date.month, 2);
	assert_int_equal(o->time.minutes, 840);
	assert_int_equal(o->pairs.n, 2);
	assert_str(o->pairs.v[1].word.text, "these");
	assert_str(o->pairs.v[1].meaning.text, "those");
	assert_str(o->one.name.text, "x");
	assert_int_equal(o->many.n, 2);
	assert_str(o->many.v[1].name.text, "z");
	assert_int_equal(o->many.v[1].loc.line, 17);
	assert_int_equal(o->many.v[1].loc.col, 19);
}

static void
blanks(void **state)
{
	struct fixture *f = *state;
	const struct outer *o = read(f,
	    "text:\nquestion:\nid:\nlanguage:\ntexts:\nways: []\nnumber:\n"
	    "length:\npeople:\nmoney:\nchoice:\nanswer:\ndate:\ntime:\n"
	    "pairs:\none:\nmany:\n");

	assert_int_equal(diag_total(f->form.diag), 0);
	assert_int_equal(o->texts.n + o->ways.n + o->pairs.n + o->many.n, 0);
	assert_false(o->number.given || o->length.given || o->people.given ||
		     o->money.given || o->time.given);
	assert_int_equal(o->choice.choice + (int)o->date.state, 0);
}

static void
answers(void **state)
{
	static const struct {
		const char *text;
		enum form_answer answer;
	} cases[] = {
		{ "answer: y", FORM_YES },
		{ "answer: TRUE", FORM_YES },
		{ "answer: n", FORM_NO },
		{ "answer: false", FORM_NO },
		{ "answer: partly", FORM_PARTLY },
		{ "answer: not-needed", FORM_NOT_NEEDED },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(cases); i++)
		assert_int_equal(
		    read(f, cases[i].text)->answer.choice, cases[i].answer);
	assert_int_equal(diag_total(f->form.diag), 0);
	assert_int_equal(word_find(form_value_yes_no, STR("partly")), 0);
	assert_str(word_of(form_value_yes_no, FORM_NOT_NEEDED), "not needed");
}

static void
dates(void **state)
{
	struct fixture *f = *state;
	const struct outer *o = read(f, "date: 2 weeks after s4");

	assert_int_equal(o->date.state, FORM_DATE_AFTER);
	assert_int_equal(o->date.days, 14);
	assert_str(o->date.session, "s4");
	assert_int_equal(f->form.waiting.n, 1);
	assert_ptr_equal(f->form.waiting.v[0], &o->date);
	o = read(f, "date: to be agreed");
	assert_int_equal(o->date.state, FORM_DATE_TO_BE_AGREED);
	assert_int_equal(diag_total(f->form.diag), 0);
	o = told(f, "date: 8/2/2024", DIAG_PLAN_READ_AS);
	assert_int_equal(o->date.state, FORM_DATE_KNOWN);
	assert_str(o->date.text, "8/2/2024");
	o = told(f, "date: 14 days after the end", DIAG_PLAN_BAD_DATE);
	assert_int_equal(o->date.state, FORM_DATE_BLANK);
}

static void
refusals(void **state)
{
	static const struct {
		const char *text;
		enum diag_code code;
	} cases[] = {
		{ "texd: a", DIAG_PLAN_UNKNOWN_KEY },
		{ "Text: a", DIAG_PLAN_UNKNOWN_KEY },
		{ "zebra: a", DIAG_PLAN_UNKNOWN_KEY },
		{ "text: a long text", DIAG_PLAN_TOO_LONG },
		{ "text: [a]", DIAG_PLAN_NOT_WORDS },
		{ "text: {a: b}", DIAG_PLAN_NOT_WORDS },
		{ "texts: [[a]]", DIAG_PLAN_NOT_WORDS },
		{ "question: Is it", DIAG_PLAN_NO_QUESTION_MARK },
		{ "id: a b", DIAG_PLAN_BAD_ID },
		{ "id: é", DIAG_PLAN_BAD_ID },
		{ "language: en_GB", DIAG_PLAN_BAD_LANGUAGE },
		{ "language: e", DIAG_PLAN_BAD_LANGUAGE },
		{ "language: en-", DIAG_PLAN_BAD_LANGUAGE },
		{ "ways: [small, tiny]", DIAG_PLAN_UNKNOWN_WORD },
		{ "ways: [big]", DIAG_PLAN_READ_AS },
		{ "number: 2", DIAG_PLAN_BAD_NUMBER },
		{ "number: 21", DIAG_PLAN_BAD_NUMBER },
		{ "number: 3.5", DIAG_PLAN_BAD_NUMBER },
		{ "number: 99999999999999999999", DIAG_PLAN_BAD_NUMBER },
		{ "length: 1h30", DIAG_PLAN_BAD_LENGTH },
		{ "length: 241", DIAG_PLAN_BAD_LENGTH },
		{ "people: 10-8", DIAG_PLAN_BAD_PEOPLE },
		{ "people: -8", DIAG_PLAN_BAD_PEOPLE },
		{ "people: 8-", DIAG_PLAN_BAD_PEOPLE },
		{ "money: 1.5", DIAG_PLAN_BAD_MONEY },
		{ "money: 1.-5", DIAG_PLAN_BAD_MONEY },
		{ "money: 99999999999", DIAG_PLAN_BAD_MONEY },
		{ "choice: huge", DIAG_PLAN_UNKNOWN_WORD },
		{ "choice: big", DIAG_PLAN_READ_AS },
		{ "date: 8/2/24", DIAG_PLAN_BAD_DATE },
		{ "date: 31/4/2024", DIAG_PLAN_BAD_DATE },
		{ "date: 99999 days after s1", DIAG_PLAN_BAD_DATE },
		{ "time: 25:00", DIAG_PLAN_BAD_TIME },
		{ "pairs: [a]", DIAG_PLAN_NOT_KEYS },
		{ "one: a", DIAG_PLAN_NOT_KEYS },
		{ "one: [a]", DIAG_PLAN_NOT_KEYS },
		{ "one: name:x", DIAG_YAML_MISSING_SPACE },
		{ "many: a", DIAG_PLAN_NOT_LIST },
		{ "many: [a]", DIAG_PLAN_NOT_KEYS },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(cases); i++)
		told(f, cases[i].text, cases[i].code);
}

/* A key that nearly is one is read as that one, unless that is there, too. */
static void
near_keys(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
	    told(f, "numbr: 5", DIAG_PLAN_UNKNOWN_KEY)->number.n, 5);
	assert_int_equal(
	    told(f, "number: 6\nnumbr: 5", DIAG_PLAN_UNKNOWN_KEY)->number.n, 6);
}

static void
missing(void **state)
{
	struct fixture *f = *state;
	struct outer outer = { 0 };
	struct yaml_document document = yaml_read(f->form.arena, f->form.diag,
	    "plan.yaml", STR("number: 5\nmany:\n  - name:\n"));
	struct diag_item item;

	form_read(&f->form, &outer_table, document.root, &outer);
	assert_int_equal(
	    diag_count_code(f->form.diag, DIAG_PLAN_MISSING_KEY), 2);
	assert_true(diag_at(f->form.diag, 0, &item)); /* of the absent map */
	assert_int_equal(item.loc.line, 1);
	assert_true(diag_at(f->form.diag, 1, &item)); /* of the blank key */
	assert_int_equal(item.loc.line, 3);
}

static void
filling(void **state)
{
	struct fixture *f = *state;
	struct inner into = { 0 };
	struct inner from = { .name = { STR("there"), { 0 } } };

	form_fill(&inner_table, &into, &from);
	assert_str(into.name.text, "there");
	from.name.text = STR("other");
	form_fill(&inner_table, &into, &from);
	assert_str(into.name.text, "there");
	assert_int_equal(diag_total(f->form.diag), 0);
}

static void
words(void **state)
{
	(void)state;
	assert_true(word_same(STR("Check-in"), STR("check in")));
	assert_true(word_same(STR("check_in "), STR("checkin")));
	assert_false(word_same(STR("check"), STR("check-in")));
	assert_str(word_clip(STR("one line\nand another")), "one line");
	assert_int_equal(
	    word_clip(STR("words words words words words words words words "
			  "words"))
		.n,
	    40);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(values),
		TEST(blanks),
		TEST(answers),
		TEST(dates),
		TEST(refusals),
		TEST(near_keys),
		TEST(missing),
		TEST(filling),
		TEST(words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
