/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "notes.h"
#include "out.h"

#define PLAN                                                                   \
	"kit: 1\n"                                                             \
	"title: Riverbend\n"                                                   \
	"question: What helps?\n"                                              \
	"owners: {lead: all of us, contact: hello@example.org}\n"              \
	"people:\n"                                                            \
	"  - {role: parent, knows_by: living, number: 8}\n"                    \
	"  - {role: Link worker, knows_by: learning, number: 4}\n"             \
	"sessions:\n"                                                          \
	"  - id: door\n"                                                       \
	"    title: One\n"                                                     \
	"    steps:\n"                                                         \
	"      - {minutes: 5, kind: talk, do: Talk}\n"                         \
	"      - {id: weeks, minutes: 5, kind: talk, do: Talk}\n"

#define TWO_SESSIONS                                                           \
	PLAN "  - id: walk\n"                                                  \
	     "    title: Two\n"                                                \
	     "    steps:\n"                                                    \
	     "      - {minutes: 5, kind: talk, do: Talk}\n"

struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct notes_context context;
	struct notes_file file;
	struct out *seen;
};

static const char *
path_of(struct fixture *f, struct str text)
{
	const char *folder = getenv("TMPDIR");
	char *path = str_c(f->arena,
	    str_fmt(f->arena, "%s/notes.XXXXXX", folder ? folder : "/tmp"));
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.s, text.n), text.n);
	assert_int_equal(close(fd), 0);
	return path;
}

static int
set_up(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
	f->seen = out_memory(f->arena);
	f->context.arena = f->arena;
	f->context.diag = f->diag;
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

static void
use_plan(struct fixture *f, struct str text)
{
	const char *path = path_of(f, text);

	f->context.plan = plan_load(f->arena, f->diag, path);
	assert_non_null(f->context.plan);
	assert_int_equal(diag_count(f->diag, DIAG_LEVEL_ERROR), 0);
	assert_int_equal(unlink(path), 0);
}

/* "LINE column=value ..." for each column that is filled, and for each
 * problem "LINE! column: value". */
static bool
on_note(void *context, const struct note *note)
{
	struct fixture *f = context;

	out_fmt(f->seen, "%zu", note->line);
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		if (note->column[c].n)
			out_fmt(f->seen, " %s=%.*s", notes_column_words[c],
			    STR_ARG(note->column[c]));
	OUT_LIT(f->seen, "\n");
	return true;
}

static void
on_problem(void *context, const struct notes_problem *problem)
{
	struct fixture *f = context;

	out_fmt(f->seen, "%zu! %s: %.*s\n", problem->record->line,
	    problem->column < NOTES_CAPTURE_COLUMNS
		? notes_column_words[problem->column]
		: "row",
	    STR_ARG(problem->value));
	assert_true(problem->why.n > 0);
}

static bool
read_notes(struct fixture *f, struct str text)
{
	const struct notes_reading reading = {
		.fn = on_note, .problem = on_problem, .context = f
	};
	const char *path = path_of(f, text);
	bool fine;

	f->seen = out_memory(f->arena);
	fine = notes_read_capture(&f->context, path, &reading, &f->file);
	assert_int_equal(unlink(path), 0);
	if (fine)
		assert_int_equal(f->file.rows,
		    f->file.notes + f->file.blanks + f->file.problems +
			f->file.merged + f->file.not_notes);
	return fine;
}

/* Whether a problem with this code was told that has these words. */
static void
assert_told(struct fixture *f, enum diag_code code, const char *words)
{
	struct diag_item item;

	for (size_t i = 0; diag_at(f->diag, i, &item); i++)
		if (item.code == code &&
		    str_find(item.text, str_from(words)) < item.text.n)
			return;
	fail_msg("not told: %s %s", diag_name(code), words);
}

static void
rows_find_their_place(void **state)
{
	struct fixture *f = *state;

	use_plan(f, STR(TWO_SESSIONS));
	assert_true(read_notes(f, STR("session,step,text\n"
				      "door,weeks,a\n"
				      "DOOR,1,b\n"
				      "door,,c\n"
				      ",weeks,d\n"
				      "shed,,e\n"
				      "walk,weeks,f\n")));
	assert_str(out_text(f->seen), "2 session=door step=weeks text=a\n"
				      "3 session=door step=1 text=b\n"
				      "4 session=door text=c\n"
				      "5! session: \n"
				      "6! session: shed\n"
				      "7! step: weeks\n");
	assert_int_equal(diag_count_code(f->diag, DIAG_NOTES_NO_SESSION), 1);
	assert_int_equal(
	    diag_count_code(f->diag, DIAG_NOTES_UNKNOWN_SESSION), 1);
	assert_int_equal(diag_count_code(f->diag, DIAG_NOTES_UNKNOWN_STEP), 1);
	f->context.only_session = STR("walk");
	f->context.only_step = STR("1");
	assert_true(read_notes(f, STR("session,step,text\n,,a\ndoor,,b\n")));
	assert_str(out_text(f->seen), "2 session=walk step=1 text=a\n"
				      "3 session=door step=1 text=b\n");
}

static void
one_session_is_meant_where_none_is_named(void **state)
{
	struct fixture *f = *state;

	use_plan(f, STR(PLAN));
	assert_true(read_notes(f, STR("Note\na\n")));
	assert_str(out_text(f->seen), "2 session=door text=a\n");
}

static void
without_a_plan_rows_say_where(void **state)
{
	struct fixture *f = *state;

	assert_true(read_notes(f, STR("session,step,voice,text\n"
				      ",,,a\nx9,by the door,dad,b\n"
				      "a b,,,c\n")));
	assert_str(out_text(f->seen), "2 text=a\n"
				      "3 session=x9 step=by the door text=b "
				      "voice=dad\n"
				      "4! session: a b\n");
}

static void
words_are_cleaned(void **state)
{
	struct fixture *f = *state;

	assert_true(read_notes(
	    f, STR("text\n"
		   "\" \xc2\xa0 a\r\nb\rc \xe2\x80\x8b\"\n"
		   "a\x1b[2Jb\xc2\x9b\n"
		   "x\xe2\x80\xaey\xe2\x81\xa6z\xd8\x9c\n"
		   "'=1+1\n"
		   "''-x\n"
		   "\xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x98\x95 \xd8\xa7\n")));
	assert_str(out_text(f->seen),
	    "2 text=a\nb\nc\n"
	    "5 text=a\xef\xbf\xbd[2Jb\xef\xbf\xbd\n"
	    "6 text=xyz\n"
	    "7 text==1+1\n"
	    "8 text='-x\n"
	    "9 text=\xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x98\x95 \xd8\xa7\n");
	assert_int_equal(f->file.odd.controls, 2);
	assert_int_equal(f->file.odd.bidis, 3);
}

static void
what_is_no_text_is_a_problem(void **state)
{
	struct fixture *f = *state;

	assert_true(read_notes(f, STR("text,theme,author\n"
				      "a\0b,c,d\n"
				      "\xff,c,d\n"
				      "a,caf\xe9,d\n"
				      "caf\xc3\xa9,c,\xe9\n")));
	assert_int_equal(diag_count_code(f->diag, DIAG_NOTES_BAD_BYTES), 3);
	assert_true(str_ends(out_text(f->seen),
	    STR("3! text: \xff\n4! theme: caf\xe9\n5 text=caf\xc3\xa9 theme=c\n")));
}

static void
rows_may_be_short_but_not_long(void **state)
{
	struct fixture *f = *state;

	assert_true(read_notes(f, STR("text,theme\na\nb,c,\nd,e, f\n,,g\n")));
	assert_str(out_text(f->seen),
	    "2 text=a\n3 text=b theme=c\n4! row: \n5! row: \n");
	assert_int_equal(diag_count_code(f->diag, DIAG_NOTES_EXTRA_CELLS), 2);
}

static void
blank_rows_of_a_sheet_are_skipped(void **state)
{
	struct fixture *f = *state;

	use_plan(f, STR(PLAN));
	assert_true(read_notes(f,
	    STR("session,step,question,table,kind,text,dots,picture,consent,mood\n"
		"door,weeks,What?,1,,,,,,\n"
		"\n,,,,,,,,,\n"
		"door,weeks,What?,1,idea,,,,,\n"
		"door,,,,,,,,,glad\n"
		"door,,,,vote,,3,,,\n"
		"door,,,,,,,IMG 1,,\n"
		"door,,,,,,,,withdrawn,\n")));
	assert_int_equal(f->file.blanks, 3);
	assert_int_equal(diag_count_code(f->diag, DIAG_NOTES_NO_WORDS), 3);
	assert_int_equal(f->file.notes, 2);
	assert_true(read_notes(f, STR("kind,theme,text\nvote,Letters,\n")));
	assert_int_equal(f->file.notes, 1);
}

/* Typed values are looked at through a note of their own. */
struct typed {
	struct arena *arena;
	struct note note;
	size_t n;
};

static bool
keep(void *context, const struct note *note)
{
	struct typed *typed = context;

	typed->note = *note;
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		typed->note.column[c] = str_dup(typed->arena, note->column[c]);
	typed->n++;
	return true;
}

static struct note
read_one(struct fixture *f, const char *header, const char *row)
{
	const char *path =
	    path_of(f, str_fmt(f->arena, "text,%s\nwords,%s\n", header, row));
	struct typed typed = { .arena = f->arena };

	assert_true(notes_read(&f->context, path, keep, &typed));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(typed.n, 1);
	return typed.note;
}

static void
consent_is_read_strictly(void **state)
{
	static const struct {
		const char *cell;
		enum outcome_consent consent;
		bool unread;
	} cells[] = {
		{ "", OUTCOME_CONSENT_BLANK, false },
		{ "quote", OUTCOME_QUOTE, false },
		{ " REWORD ", OUTCOME_REWORD, false },
		{ "Count", OUTCOME_COUNT, false },
		{ "ask", OUTCOME_ASK, false },
		{ "private", OUTCOME_PRIVATE, false },
		{ "withdrawn", OUTCOME_WITHDRAWN, false },
		{ "\"You can use my words, without my name\"", OUTCOME_QUOTE,
		    false },
		{ "\"you can use the idea, NOT my exact words\"",
		    OUTCOME_REWORD, false },
		{ "\"Count it, do not show it\"", OUTCOME_COUNT, false },
		{ "Ask me first.", OUTCOME_ASK, false },
		{ "It stays in the room", OUTCOME_PRIVATE, false },
		{ "i have changed my mind", OUTCOME_WITHDRAWN, false },
		{ "yes", OUTCOME_ASK, true },
		{ "Y", OUTCOME_ASK, true },
		{ "quote me", OUTCOME_ASK, true },
		{ "no", OUTCOME_ASK, true },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(cells); i++) {
		struct note note = read_one(f, "consent", cells[i].cell);

		assert_int_equal(note.consent, cells[i].consent);
		assert_int_equal(note.consent_unread, cells[i].unread);
	}
	assert_int_equal(
	    diag_count_code(f->diag, DIAG_NOTES_UNKNOWN_CONSENT), 4);
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_FINE);
}

static void
closed_lists_fall_back(void **state)
{
	struct fixture *f = *state;
	struct note note;

	use_plan(f, STR(PLAN));
	note = read_one(
	    f, "kind,voice,flag,show,lang", "Worry,PARENT,child; Safety,2,cy");
	assert_int_equal(note.kind, NOTES_WORRY);
	assert_str(note.column[NOTES_VOICE], "parent");
	assert_int_equal(note.flags, NOTES_FLAG_CHILD | NOTES_FLAG_SAFETY);
	assert_true(note.show == 2 && note.show_ordered);
	note = read_one(f, "kind,voice,flag,show,lang", ",Mixed,,yes,");
	assert_int_equal(note.kind, NOTES_IDEA);
	assert_str(note.column[NOTES_VOICE], "mixed");
	assert_true(note.show == 1 && !note.show_ordered);
	assert_int_equal(diag_total(f->diag), 0);
	note = read_one(f, "kind,voice,flag,show,lang",
	    "risk,dad,name;odd,perhaps,\"></p>\"");
	assert_int_equal(note.kind, NOTES_IDEA);
	assert_str(note.column[NOTES_VOICE], "not said");
	assert_int_equal(note.flags, NOTES_FLAG_NAME | NOTES_FLAG_CHECK);
	assert_int_equal(note.show, 0);
	assert_int_equal(note.column[NOTES_LANG].n, 0);
	assert_told(f, DIAG_NOTES_UNKNOWN_KIND, "1 note has the kind 'risk'");
	assert_told(f, DIAG_NOTES_UNKNOWN_VOICE, "'dad'");
	assert_told(f, DIAG_NOTES_UNKNOWN_FLAG, "'odd'");
	assert_told(f, DIAG_NOTES_UNKNOWN_SHOW, "'perhaps'");
	assert_told(f, DIAG_NOTES_UNKNOWN_LANG, "language");
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_FINE);
}

static void
languages_have_codes(void **state)
{
	static const char *const good[] = { "cy", "pt-BR", "zh-Hant-TW",
		"yue" };
	static const char *const bad[] = { "Welsh", "e", "e1", "en_GB", "en-",
		"en-somethinglong", "c\xc3\xbd" };
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(good); i++)
		assert_str(
		    read_one(f, "lang", good[i]).column[NOTES_LANG], good[i]);
	for (size_t i = 0; i < COUNTOF(bad); i++)
		assert_int_equal(
		    read_one(f, "lang", bad[i]).column[NOTES_LANG].n, 0);
}

static void
one_warning_a_value(void **state)
{
	struct fixture *f = *state;
	struct diag_item item;

	assert_true(read_notes(f,
	    STR("text,consent\na,Y\nb,Y\nc,y\nd,Y\n"
		"e,this is far too long to be a word of any of our lists\n")));
	assert_int_equal(diag_total(f->diag), 3);
	assert_true(diag_at(f->diag, 0, &item));
	assert_int_equal(item.loc.line, 2);
	assert_told(
	    f, DIAG_NOTES_UNKNOWN_CONSENT, "3 notes have the consent 'Y'");
	assert_told(
	    f, DIAG_NOTES_UNKNOWN_CONSENT, "1 note has the consent '...'");
}

static void
dots_are_numbers(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_one(f, "dots", "").dots, 0);
	assert_int_equal(read_one(f, "dots", " 9999 ").dots, 9999);
	assert_true(read_notes(
	    f, STR("text,dots\na,10000\nb,-1\nc,many\nd,1.5\ne,7\n")));
	assert_int_equal(f->file.problems, 4);
	assert_int_equal(f->file.notes, 1);
	assert_int_equal(diag_count_code(f->diag, DIAG_NOTES_BAD_DOTS), 4);
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_INPUT);
}

static void
themes_are_a_list(void **state)
{
	struct fixture *f = *state;
	struct note note = read_one(f, "theme", "Letters; ;Food ;");

	assert_int_equal(note.n_themes, 2);
	assert_int_equal(read_one(f, "theme", " ; ").n_themes, 0);
}

static void
dates_of_spreadsheets_are_suspected(void **state)
{
	static const struct {
		const char *cell;
		bool suspect;
	} cells[] = { { "01/02/26", true }, { "1/2/2026", true },
		{ "2026-02-01", true }, { "4-Mar", true }, { "Mar-26", true },
		{ "01.02.26", true }, { "1-2", false },
		{ "Table 1/2/3", false }, { "12", false }, { "A/B/C", false },
		{ "4-Mark", false } };
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(cells); i++) {
		f->diag = diag_new(f->arena, "test");
		f->context.diag = f->diag;
		(void)read_one(f, "table", cells[i].cell);
		assert_int_equal(
		    diag_count_code(f->diag, DIAG_NOTES_DATE_IN_TABLE),
		    cells[i].suspect);
		(void)read_one(f, "theme", cells[i].cell);
		assert_int_equal(
		    diag_count_code(f->diag, DIAG_NOTES_DATE_IN_THEME),
		    cells[i].suspect);
	}
}

static void
whole_files_may_be_refused(void **state)
{
	static const struct {
		struct str text;
		enum diag_code code;
	} files[] = {
		{ STR_INIT(""), DIAG_EMPTY_FILE },
		{ STR_INIT("\xef\xbb\xbf\n\n"), DIAG_EMPTY_FILE },
		{ STR_INIT("\xff\xfet\0e\0x\0t\0,\0\x3c\xd8\n\0"),
		    DIAG_NOT_TEXT },
		{ STR_INIT("text,th\xe9me\na,\xc3\xa9\n"), DIAG_NOT_TEXT },
		{ STR_INIT("Where it hurts,What we do\na,b\n"),
		    DIAG_COLUMN_NO_TEXT },
		{ STR_INIT("Note,Comment\na,b\n"), DIAG_COLUMN_TWICE },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(files); i++) {
		f->diag = diag_new(f->arena, "test");
		f->context.diag = f->diag;
		assert_false(read_notes(f, files[i].text));
		assert_int_equal(diag_count_code(f->diag, files[i].code), 1);
		assert_int_equal(diag_total(f->diag), 1);
	}
	assert_false(notes_read(&f->context, "/nowhere", keep, NULL));
}

/* A row whose quotation marks cannot be read is left out alone; but a report is
 * not made without it. */
static void
marks_may_refuse_a_row(void **state)
{
	struct fixture *f = *state;
	const struct str text = STR("text,theme\n\"a,b\n\"c\",d\n");
	const char *path = path_of(f, text);

	assert_true(read_notes(f, text));
	assert_int_equal(f->file.notes, 1);
	assert_int_equal(f->file.problems, 1);
	assert_told(f, DIAG_CSV_QUOTE_OPEN, "never closed");
	f->diag = diag_new(f->arena, "test");
	f->context.diag = f->diag;
	assert_false(notes_read(&f->context, path, keep, NULL));
	assert_int_equal(diag_count_code(f->diag, DIAG_CSV_QUOTE_OPEN), 1);
	assert_int_equal(unlink(path), 0);
}

/* A file without headers begins with somebody's words: none are shown. */
static void
words_never_stand_in_a_message(void **state)
{
	struct fixture *f = *state;
	struct diag_style style = { .all = true };
	struct out *out = out_memory(f->arena);

	assert_false(read_notes(f,
	    STR("Nobody told us when the visits would end,and why it was so\n")));
	assert_false(read_notes(f, STR("Secret\n")));
	assert_true(read_notes(f, STR("Secret\nwords\n")));
	assert_true(read_notes(f, STR("text,dots,session\nSecret,Secret,s1\n"
				      "Secret,,Secret words\nSecret\xff,,\n"
				      "Secret,,,Secret\n")));
	diag_render(f->diag, out, &style);
	assert_int_equal(
	    str_find(out_text(out), STR("Secret")), out_text(out).n);
	assert_int_equal(
	    str_find(out_text(out), STR("Nobody")), out_text(out).n);
}

static void
many_problems_are_counted(void **state)
{
	struct fixture *f = *state;
	struct out *text = out_memory(f->arena);

	OUT_LIT(text, "Idea,Votes\n");
	for (int i = 0; i < 1000; i++)
		OUT_LIT(text, "a,b\n");
	assert_true(read_notes(f, out_text(text)));
	assert_int_equal(f->file.problems, 1000);
	assert_true(diag_total(f->diag) < 200);
	assert_told(f, DIAG_NOTES_MORE, "1000 rows");
}

/* Notes that were told of, and not given yet: where they stand. */
struct ahead {
	struct arena *arena;
	struct str text[NOTES_AHEAD];
	size_t told, given, most;
};

static void
on_soon(void *context, const struct note *note)
{
	struct ahead *ahead = context;

	assert_in_range(ahead->told - ahead->given, 0, NOTES_AHEAD - 1);
	ahead->text[ahead->told++ % NOTES_AHEAD] =
	    str_dup(ahead->arena, note->column[NOTES_TEXT]);
	if (ahead->told - ahead->given > ahead->most)
		ahead->most = ahead->told - ahead->given;
}

static bool
on_told(void *context, const struct note *note)
{
	struct ahead *ahead = context;
	struct str told = ahead->text[ahead->given++ % NOTES_AHEAD];

	assert_true(ahead->given <= ahead->told);
	assert_true(str_eq(note->column[NOTES_TEXT], told));
	return true;
}

/* Each note is told of before it is given, with the same words: rows of tables
 * under several headers, with accents, broken ones between them, and a list,
 * whose notes are gone sooner. */
static void
notes_are_told_of_before(void **state)
{
	struct fixture *f = *state;
	struct ahead ahead = { .arena = f->arena };
	const struct notes_reading reading = {
		.fn = on_told, .soon = on_soon, .context = &ahead
	};
	struct buf table = BUF(f->arena), list = BUF(f->arena);
	const char *path;

	buf_fmt(&table, "Idea,Votes\n");
	for (int i = 0; i < 500; i++) {
		if (i % 90 == 89)
			buf_fmt(&table, i / 90 % 2 ? "\nIdea,Votes\n"
						   : "\nVotes,Idea,Kind\n");
		if ((i + 1) / 90 % 2)
			buf_fmt(&table, "%s,Table %d caf\xc3\xa9,idea\n",
			    i % 7 ? "1" : "many", i);
		else
			buf_fmt(&table, "Row %d,%s\n", i, i % 7 ? "" : "many");
	}
	path = path_of(f, buf_str(&table));
	assert_true(notes_read_capture(&f->context, path, &reading, &f->file));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(ahead.given, 428);
	assert_int_equal(ahead.told, 428);
	assert_int_equal(ahead.most, NOTES_AHEAD);

	for (int i = 0; i < 60; i++)
		buf_fmt(&list, "Line %d\n", i);
	path = path_of(f, buf_str(&list));
	ahead.most = 0;
	assert_true(notes_read_capture(&f->context, path, &reading, &f->file));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(ahead.given, 428 + 60);
	assert_int_equal(ahead.told, 428 + 60);
	assert_int_equal(ahead.most, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(rows_find_their_place),
		TEST(one_session_is_meant_where_none_is_named),
		TEST(without_a_plan_rows_say_where),
		TEST(words_are_cleaned),
		TEST(what_is_no_text_is_a_problem),
		TEST(rows_may_be_short_but_not_long),
		TEST(blank_rows_of_a_sheet_are_skipped),
		TEST(consent_is_read_strictly),
		TEST(closed_lists_fall_back),
		TEST(languages_have_codes),
		TEST(one_warning_a_value),
		TEST(dots_are_numbers),
		TEST(themes_are_a_list),
		TEST(dates_of_spreadsheets_are_suspected),
		TEST(whole_files_may_be_refused),
		TEST(marks_may_refuse_a_row),
		TEST(words_never_stand_in_a_message),
		TEST(many_problems_are_counted),
		TEST(notes_are_told_of_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
