/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "notes.h"
#include "out.h"

struct fixture {
	struct arena *arena;
	struct diag *diag;
	struct notes_context context;
	const struct profile_set *set;
	struct notes_file file;
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
	f->context.set = &f->set;
	f->context.names = dialect_names_new(
	    f->arena, notes_column_words, NOTES_CAPTURE_COLUMNS);
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

/* "text<theme>" for each note, with its dots, kind and consent. */
static bool
on_note(void *context, const struct note *note)
{
	static const enum notes_column shown[] = { NOTES_THEME, NOTES_TABLE,
		NOTES_DOTS, NOTES_KIND, NOTES_CONSENT };
	struct fixture *f = context;

	if (note->column[NOTES_TEXT].n)
		out_bytes(f->seen, note->column[NOTES_TEXT]);
	OUT_LIT(f->seen, "<");
	for (size_t i = 0; i < COUNTOF(shown); i++)
		if (note->column[shown[i]].n)
			out_fmt(f->seen, "%c%.*s", "tTdkc"[i],
			    STR_ARG(note->column[shown[i]]));
	OUT_LIT(f->seen, "> ");
	return true;
}

static bool
read_text(struct fixture *f, struct str text, enum profile_shape shape)
{
	const struct notes_reading reading = { .fn = on_note, .context = f };
	const char *folder = getenv("TMPDIR");
	char *path = str_c(f->arena,
	    str_fmt(f->arena, "%s/shape.XXXXXX", folder ? folder : "/tmp"));
	int fd = mkstemp(path);
	bool fine;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.s, text.n), text.n);
	assert_int_equal(close(fd), 0);
	f->seen = out_memory(f->arena);
	f->context.shape = shape;
	fine = notes_read_capture(&f->context, path, &reading, &f->file);
	assert_int_equal(unlink(path), 0);
	return fine;
}

/* Rows, and what became of them. */
static void
assert_counts(const struct fixture *f, size_t rows, size_t notes, size_t blanks,
    size_t problems, size_t not_notes)
{
	const struct notes_file *file = &f->file;

	assert_int_equal(file->rows, rows);
	assert_int_equal(file->notes, notes);
	assert_int_equal(file->blanks, blanks);
	assert_int_equal(file->problems, problems);
	assert_int_equal(file->not_notes, not_notes);
}

static const struct {
	const char *text, *notes;
	enum profile_shape asked, found;
	size_t rows, n, blanks, problems, not_notes;
} shaped[] = {
	{ "Note,Theme\na,x\n,\nb,\n", "a<tx> b<> ", 0, PROFILE_NOTES, 3, 2, 1,
	    0, 0 },
	/* Columns: said, or by the titles of a board. */
	{ "One,Two\na,b\n,c\nd\n", "a<tOne> b<tTwo> c<tTwo> d<tOne> ",
	    PROFILE_COLUMNS, PROFILE_COLUMNS, 6, 4, 2, 0, 0 },
	{ "Start,Stop,Continue,\na,,b,\n", "a<tStart> b<tContinue> ", 0,
	    PROFILE_COLUMNS, 3, 2, 1, 0, 0 },
	{ "One,,One\na,b,c,d\n", "a<tOne> b<> c<tOne> ", PROFILE_COLUMNS,
	    PROFILE_COLUMNS, 4, 3, 0, 1, 0 },
	/* Known headers are columns all the same, if people say so. */
	{ "Note,Theme\na,x\n", "a<tNote> x<tTheme> ", PROFILE_COLUMNS,
	    PROFILE_COLUMNS, 2, 2, 0, 0, 0 },
	/* Answers: by question, then by words. */
	{ "Timestamp,Name,What?,Why?\n1,z,b,d\n2,y,a,\n3,x,c,c\n",
	    "a<> b<> c<> c<> d<> ", 0, PROFILE_ANSWERS, 6, 5, 1, 0, 0 },
	{ "What?,Your email (optional)\na,x@example.org\n", "a<> ",
	    PROFILE_ANSWERS, PROFILE_ANSWERS, 1, 1, 0, 0, 0 },
	{ "What?,May we quote your words?\na,quote\nb,Yes\nc,\nd,It stays in the room\n",
	    "a<cquote> b<cask> c<> d<cprivate> ", PROFILE_ANSWERS,
	    PROFILE_ANSWERS, 4, 4, 0, 0, 0 },
	{ "What?\na,\"b\"\nc\n", "a<> c<> ", PROFILE_ANSWERS, PROFILE_ANSWERS,
	    3, 2, 0, 1, 0 },
	/* A time stamp in a table of notes makes no form of it. */
	{ "Timestamp,Note,Theme\n1,a,x\n", "a<tx> ", 0, PROFILE_NOTES, 1, 1, 0,
	    0, 0 },
	/* Lists. */
	{ "a\nb\n", "a<> b<> ", 0, PROFILE_LIST, 2, 2, 0, 0, 0 },
	{ "Note\na\nb\n", "a<> b<> ", 0, PROFILE_NOTES, 2, 2, 0, 0, 0 },
	{ "Tea:\na\n\nCake:\nb\nc: d\n", "a<tTea> b<tCake> c: d<tCake> ", 0,
	    PROFILE_LIST, 6, 3, 1, 0, 2 },
	{ "What helped?\na\nb?\n", "a<tWhat helped?> b?<tWhat helped?> ", 0,
	    PROFILE_LIST, 3, 2, 0, 0, 1 },
	{ "a, b\n1,000,,\n\ne\n", "a, b<> 1,000<> e<> ", PROFILE_LIST,
	    PROFILE_LIST, 4, 3, 1, 0, 0 },
	/* Votes. */
	{ "Heading,Dots\nTea,3\nCake,\n", "<tTead3kvote> <tCakekvote> ", 0,
	    PROFILE_NOTES, 2, 2, 0, 0, 0 },
	/* Titles above and between, and headers again. */
	{ "Our day,\n\nNote,Votes\na,1\n", "a<d1> ", 0, PROFILE_NOTES, 3, 1, 1,
	    0, 1 },
	{ "Tea,\nNote,Votes\na,1\n\nTable 2,\nVotes,Note\n3,b\n",
	    "a<tTead1> b<TTable 2d3> ", 0, PROFILE_NOTES, 6, 2, 1, 0, 3 },
	{ "Note,Votes\na,1\nNote,Votes\nb,2\n", "a<d1> b<d2> ", 0,
	    PROFILE_NOTES, 3, 2, 0, 0, 1 },
	{ "Note,Votes\na,1\n\nHeading,Dots\nTea,4\n", "a<d1> <tTead4kvote> ", 0,
	    PROFILE_NOTES, 4, 2, 1, 0, 1 },
	{ "note,theme\na,x\n\nOur votes\nheading,dots\nTea,4\n",
	    "a<tx> <tTead4kvote> ", 0, PROFILE_NOTES, 5, 2, 1, 0, 2 },
	{ "note,theme\na,x\n\nnote,group,dots\nb,y,4\n", "a<tx> b<tyd4> ", 0,
	    PROFILE_NOTES, 4, 2, 1, 0, 1 },
	/* A row is no heading because it holds one of our words. */
	{ "Note,Theme\na,x\n\nidea,list\n", "a<tx> idea<tlist> ", 0,
	    PROFILE_NOTES, 3, 2, 1, 0, 0 },
	{ "Note,Theme\n\nalone,\n\nalone,\nb,x\n", "alone<> alone<> b<tx> ", 0,
	    PROFILE_NOTES, 5, 3, 2, 0, 0 },
	{ "x\ny,z\n\n1,2\nText,Theme,Table,Dots\na,b,c,4\n", "a<tbTcd4> ", 0,
	    PROFILE_NOTES, 5, 1, 1, 0, 3 },
};

static void
shapes_are_found(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(shaped); i++) {
		assert_true(
		    read_text(f, str_from(shaped[i].text), shaped[i].asked));
		assert_str(out_text(f->seen), shaped[i].notes);
		assert_int_equal(f->file.found.shape, shaped[i].found);
		assert_counts(f, shaped[i].rows, shaped[i].n, shaped[i].blanks,
		    shaped[i].problems, shaped[i].not_notes);
	}
}

static void
what_could_be_two_is_asked(void **state)
{
	static const struct {
		const char *text;
		enum diag_code code;
		enum profile_shape asked;
	} files[] = {
		{ "What hurts,Where\nThe queue,Door\n", DIAG_COLUMN_NO_TEXT,
		    0 },
		{ "Our third meeting\n", DIAG_COLUMN_NO_TEXT, 0 },
		{ "One,Two\na,b\n", DIAG_COLUMN_NO_TEXT, PROFILE_NOTES },
		{ "Name,Email\na,b\n", DIAG_COLUMN_NO_TEXT, PROFILE_ANSWERS },
		{ "What?,Your role,Voice\na,b,c\n", DIAG_COLUMN_TWICE,
		    PROFILE_ANSWERS },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(files); i++) {
		f->diag = f->context.diag = diag_new(f->arena, "test");
		assert_false(
		    read_text(f, str_from(files[i].text), files[i].asked));
		assert_int_equal(diag_count_code(f->diag, files[i].code), 1);
		assert_int_equal(diag_total(f->diag), 1);
	}
}

/* The same for the same seed. */
static unsigned
draw(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245U + 12345U;
	return (*seed >> 16) % below;
}

/* A table of cells that are blank, plain, or as odd as ours come. */
static struct str
random_table(struct fixture *f, unsigned *seed)
{
	static const char *const cells[] = { "", "", " ", "a", "tea", "b;c",
		"Note", "idea", "Text", "Theme", "Dots", "3", "-1", "What?",
		"Tea:", "\"x\ny\"", "\"p, q\"", "\xff", "Timestamp", "quote" };
	struct out *out = out_memory(f->arena);
	unsigned rows = draw(seed, 40);

	for (unsigned i = 0; i < rows; i++) {
		unsigned n = draw(seed, 6);

		for (unsigned j = 0; j < n; j++)
			out_fmt(out, "%s%s", j ? "," : "",
			    cells[draw(seed, COUNTOF(cells))]);
		OUT_LIT(out, "\n");
	}
	return out_text(out);
}

/* Whatever is read, each record is one of five things. */
static void
the_sum_is_right_for_every_shape(void **state)
{
	struct fixture *f = *state;
	unsigned seed = 20240208;
	size_t read[PROFILE_LIST + 1] = { 0 };

	f->set = profile_load(f->arena, f->diag, notes_column_words);
	for (int i = 0; i < 4000; i++) {
		enum profile_shape shape =
		    (enum profile_shape)(i % (PROFILE_LIST + 1));
		struct arena *arena = arena_new();
		struct fixture here = { .arena = arena,
			.diag = diag_new(arena, "test") };

		here.context = f->context;
		here.context.arena = arena;
		here.context.diag = here.diag;
		if (read_text(&here, random_table(&here, &seed), shape)) {
			const struct notes_file *file = &here.file;

			assert_int_equal(file->rows,
			    file->notes + file->blanks + file->problems +
				file->merged + file->not_notes);
			read[shape]++;
		}
		arena_free(arena);
	}
	for (int i = 0; i <= PROFILE_LIST; i++)
		assert_true(read[i] > 40);
}

/* Rows of a board that repeat, lie on each other (also in rings), stand in
 * frames, are of a kind that is no note, or have a cell too many, which must be
 * told. */
static void
the_sum_is_right_for_every_board(void **state)
{
	static const char *const headers[] = {
		"id,document,tag,content",
		"note_id,author_id,author,text,column_id,column,rank,stack,voting_0",
		"Id,Name,Shape Library,Page ID,Contained By,Text Area 1",
		"reflectionGroup,author,votes,type,createdAt,discussionThread,prompt,content"
	};
	static const char *const cells[] = { "", "1", "2", "3", "1|2", "a",
		"null", "Reflection", "Task", "Page", "\xff" };
	struct fixture *f = *state;
	unsigned seed = 20240208;
	static const unsigned widths[COUNTOF(headers)] = { 4, 9, 6, 8 };
	size_t merged = 0, not_notes = 0;

	for (unsigned i = 0; i < 800; i++) {
		struct out *out = out_memory(f->arena);
		const char *header = headers[i % COUNTOF(headers)];
		unsigned rows = draw(&seed, 20), extra = 0;

		out_fmt(out, "%s\n", header);
		for (unsigned j = 0; j < rows; j++) {
			for (unsigned k = 0; k < widths[i % COUNTOF(headers)];
			     k++)
				out_fmt(out, "%s%s", k ? "," : "",
				    cells[draw(&seed, COUNTOF(cells))]);
			if (draw(&seed, 8) == 0) {
				OUT_LIT(out, ",,more");
				extra++;
			}
			OUT_LIT(out, "\n");
		}
		assert_true(read_text(f, out_text(out), 0));
		assert_non_null(f->file.found.profile);
		assert_int_equal(f->file.rows, rows);
		assert_int_equal(f->file.rows,
		    f->file.notes + f->file.blanks + f->file.problems +
			f->file.merged + f->file.not_notes);
		assert_true(f->file.problems >= extra);
		merged += f->file.merged;
		not_notes += f->file.not_notes;
	}
	assert_true(merged > 0 && not_notes > 0);
}

static void
many_columns_are_no_trouble(void **state)
{
	struct fixture *f = *state;
	struct out *out = out_memory(f->arena);
	const enum profile_shape shapes[] = { PROFILE_COLUMNS,
		PROFILE_ANSWERS };

	for (int row = 0; row < 3; row++) {
		for (int i = 0; i < 9999; i++)
			out_fmt(out, "h%d,", row ? row : i);
		OUT_LIT(out, "end\n");
	}
	for (size_t i = 0; i < COUNTOF(shapes); i++) {
		assert_true(read_text(f, out_text(out), shapes[i]));
		assert_int_equal(f->file.notes, 20000);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(shapes_are_found),
		TEST(what_could_be_two_is_asked),
		TEST(the_sum_is_right_for_every_shape),
		TEST(the_sum_is_right_for_every_board),
		TEST(many_columns_are_no_trouble),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
