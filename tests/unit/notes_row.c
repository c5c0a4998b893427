/* SPDX-License-Identifier: MIT */
/* notes_row: what was found out of rows before changes nothing of a row. */
#include "unit.h"

#include "buf.h"
#include "notes_row.h"

#define ROWS 40000

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
	"    people: [{role: young person, knows_by: living, number: 8}]\n"    \
	"    steps:\n"                                                         \
	"      - {id: talk, minutes: 5, kind: talk, do: Talk}\n"               \
	"      - {id: weeks, minutes: 5, kind: talk, do: Talk}\n"
#define TWO                                                                    \
	"  - id: walk\n"                                                       \
	"    title: Two\n"                                                     \
	"    steps:\n"                                                         \
	"      - {id: talk, minutes: 5, kind: talk, do: Talk}\n"

/* What stands in the cells of a column, "|" between them. */
static const struct {
	enum notes_column column;
	const char *cells;
} columns[] = {
	{ NOTES_SESSION, "door|walk|Door| walk |run||'door|\xc2\xa0walk" },
	{ NOTES_STEP, "talk|weeks|Talk|1|2||bus" },
	{ NOTES_TABLE, "1|2||3-4|4-Mar|2026-02-01|Table 7|a\x01"
		       "z|a\xe2\x80\xaez" },
	{ NOTES_KIND, "idea|Need|worry |dream|| |story|vote" },
	{ NOTES_TEXT, "More tea|d?t or l?t ph?ng|=tea|||bus \xe2\x80\xaeno" },
	{ NOTES_VOICE,
	    "parent|Parent|young person|link worker|mixed|Not said||aunt" },
	{ NOTES_THEME,
	    "Food|Food; Buses|Food,tea|| |;;| Home ;Food|1/2/26|Nh?ng vi?c" },
	{ NOTES_DOTS, "1|2||many|0" },
	{ NOTES_CONSENT, "quote|Reword|count|ask|private|withdrawn|yes||" },
	{ NOTES_FLAG, "court|name; check|child,safety|odd|||" },
	{ NOTES_SHOW, "yes|2||maybe" },
	{ NOTES_LANG, "cy|pt-BR||Welsh, I think" },
};

static const struct plan *
plan_of(struct arena *arena, struct str text)
{
	struct diag *diag = diag_new(arena, "test");
	const struct plan *plan = plan_read(arena, diag, "plan.yaml", text);

	assert_int_equal(diag_count(diag, DIAG_LEVEL_ERROR), 0);
	return plan;
}

static size_t
pick(unsigned *seed, size_t n)
{
	*seed = *seed * 1103515245U + 12345U;
	return (*seed >> 16) % n;
}

static struct str
pick_cell(const char *cells, unsigned *seed)
{
	struct str rest = str_from(cells), cell;
	size_t n = 1;

	for (const char *c = cells; *c; c++)
		n += *c == '|';
	for (n = pick(seed, n); n-- > 0;)
		(void)str_cut(rest, '|', &rest);
	cell = str_cut(rest, '|', &rest);
	return cell;
}

static void
tell_note(struct buf *text, const struct notes_row *row)
{
	const struct note *note = &row->note;

	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		if (note->column[c].n)
			buf_fmt(text, "%s=%.*s ", notes_column_words[c],
			    STR_ARG(note->column[c]));
	buf_fmt(text, "%p %p %d %d %d %d %x %d %d %d\n",
	    (const void *)note->session, (const void *)note->step,
	    (int)note->kind, note->dots, (int)note->consent,
	    note->consent_unread, note->flags, note->show, note->show_ordered,
	    row->blank);
	for (size_t i = 0; i < note->n_themes; i++)
		buf_fmt(text, "[%.*s]", STR_ARG(note->theme[i]));
}

/* All that a row tells: a note, or why it is none. */
static struct str
told(struct arena *arena, const struct notes_row *row)
{
	struct buf text = BUF(arena);

	if (!row->why)
		tell_note(&text, row);
	for (size_t i = 0; i < row->doubts.n; i++)
		buf_fmt(&text, "%d:%.*s;", (int)row->doubts.v[i].code,
		    STR_ARG(row->doubts.v[i].value));
	buf_fmt(&text, "%s %d %d %zu %zu %zu %d %zu", row->why ? row->why : "",
	    (int)row->code, (int)row->column, row->odd.controls, row->odd.bidis,
	    row->odd.lost, row->seems, row->commas);
	return buf_str(&text);
}

static struct notes_layout
layout_of_all(void)
{
	struct notes_layout layout = { .width = COUNTOF(columns) };

	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		layout.at[c] = -1;
	for (size_t i = 0; i < COUNTOF(columns); i++) {
		layout.at[columns[i].column] = (int)i;
		layout.column[layout.n_columns++] = (int)columns[i].column;
	}
	return layout;
}

/* Rows made by one who remembers are those of one who cannot: notes, problems
 * and doubts. */
static void
agree(const struct notes_context *context, unsigned seed, size_t *good)
{
	const struct notes_reading reading = { 0 };
	struct notes_layout layouts[] = { layout_of_all(), layout_of_all() };
	struct notes_maker *maker = notes_maker_new(context, &reading);
	struct arena *arena = arena_new();

	/* A table of votes, under a title. */
	layouts[1].votes = true;
	layouts[1].title = STR("Second table");
	layouts[1].title_is = NOTES_THEME;
	for (size_t i = 0; i < ROWS; i++) {
		const struct notes_layout *layout = &layouts[i / 7 % 2];
		struct notes_maker *new = notes_maker_new(context, &reading);
		struct notes_row row = { 0 }, again = { 0 };
		struct str field[COUNTOF(columns)];
		struct csv_record record = { .field = field,
			.n = COUNTOF(columns),
			.line = i + 1,
			.plain = true };

		arena_reset(arena);
		for (size_t f = 0; f < record.n; f++) {
			field[f] =
			    str_dup(arena, pick_cell(columns[f].cells, &seed));
			record.plain &= str_is_plain(field[f]);
		}
		notes_row_read(maker, arena, layout, &record, &row);
		notes_row_read(new, arena, layout, &record, &again);
		assert_str(
		    told(arena, &row), str_c(arena, told(arena, &again)));
		*good += !row.why && !row.blank;
		arena_free(new->arena);
	}
	assert_true(maker->n_meanings > 20);
	arena_free(arena);
	arena_free(maker->arena);
}

static void
memory_changes_nothing(void **state)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	struct notes_context context = { .arena = arena,
		.diag = diag,
		.redact = redact_load(arena, diag, NULL) };
	size_t good = 0;

	(void)state;
	agree(&context, 1, &good);
	assert_in_range(good, ROWS / 20, ROWS);
	good = 0;
	context.plan = plan_of(arena, STR(PLAN TWO));
	agree(&context, 2, &good);
	assert_in_range(good, ROWS / 20, ROWS);
	good = 0;
	context.only_session = STR("walk");
	agree(&context, 3, &good);
	assert_in_range(good, ROWS / 20, ROWS);
	good = 0;
	context.only_session = STR("");
	context.plan = plan_of(arena, STR(PLAN));
	agree(&context, 4, &good);
	assert_in_range(good, ROWS / 20, ROWS);
	arena_free(arena);
}

/* Where redact is known to change nothing, it is so. */
static void
what_is_clear_stays(void **state)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	const struct notes_context context = { .arena = arena,
		.diag = diag,
		.redact = redact_load(arena, diag, NULL) };
	const struct notes_reading reading = { 0 };
	const struct notes_layout layout = layout_of_all();
	struct notes_maker *maker = notes_maker_new(&context, &reading);
	static const char *const tables[] = { "by the door", "07700 900123",
		"by the door", "07700 900123" };

	(void)state;
	for (size_t i = 0; i < COUNTOF(tables); i++) {
		struct str field[COUNTOF(columns)] = {
			[2] = str_from(tables[i]), [4] = STR("tea")
		};
		struct csv_record record = { .field = field,
			.n = COUNTOF(columns),
			.line = i + 1,
			.plain = true };
		struct notes_row row = { 0 };

		notes_row_read(maker, arena, &layout, &record, &row);
		assert_null(row.why);
		assert_int_equal(
		    row.note.clear >> NOTES_TABLE & 1, i == 2 ? 1 : 0);
	}
	arena_free(maker->arena);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_changes_nothing),
		cmocka_unit_test(what_is_clear_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
