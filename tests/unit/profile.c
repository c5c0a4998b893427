/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "notes.h"
#include "profile.h"

struct fixture {
	struct arena *arena;
	struct diag *diag;
	const struct profile_set *set;
};

static int
set_up(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
	f->set = profile_load(f->arena, f->diag, notes_column_words);
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

/* Headers split at |. */
static struct profile_row
split(struct fixture *f, const char *headers)
{
	struct {
		struct str *v;
		size_t n, cap;
	} list = { 0 };
	struct str *loose;

	for (struct str rest = str_from(headers); rest.s;)
		*ARENA_PUSH(f->arena, &list) = str_cut(rest, '|', &rest);
	loose = ARENA_ARRAY(f->arena, struct str, list.n);
	for (size_t i = 0; i < list.n; i++)
		loose[i] = dialect_loose(f->arena, list.v[i]);
	return (struct profile_row){ list.v, loose, list.n };
}

static void
every_profile_is_whole(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(diag_total(f->diag), 0);
	assert_true(f->set->n > 15);
	for (size_t i = 0; i < f->set->n; i++) {
		const struct profile *profile = &f->set->v[i];

		assert_ptr_equal(profile_find(f->set, profile->id), profile);
		for (size_t j = 0; j < profile->known_by.n; j++)
			assert_true(profile->known_by.v[j].n > 0);
	}
	assert_null(profile_find(f->set, STR("parabola")));
}

/* Each is known by each of its own headers, and by no fewer. */
static void
headers_name_their_profile(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < f->set->n; i++) {
		const struct profile *profile = &f->set->v[i];

		for (size_t j = 0; j < profile->known_by.n; j++) {
			const struct profile_headers *known =
			    &profile->known_by.v[j];
			struct str loose[32], shown[32] = { { NULL } };
			struct profile_row row = { shown, loose, known->n };

			for (size_t k = 0; k < known->n; k++)
				loose[k] = known->v[k].loose;
			assert_ptr_equal(profile_known(f->set, &row), profile);
			for (size_t k = 0; k < known->n; k++) {
				loose[k] = STR("somethingelse");
				if (profile->known_by.n == 1)
					assert_ptr_not_equal(
					    profile_known(f->set, &row),
					    profile);
				loose[k] = known->v[k].loose;
			}
		}
	}
}

static void
close_is_not_the_same(void **state)
{
	static const char *const headers[][2] = {
		{ "Timestamp|What helped?", "google-forms" },
		{ "What helped?|Timestamp", "" },
		{ "note_id|author_id|author|text|column_id|column|rank|stack|voting_0",
		    "scrumlr" },
		{ "note_id|author_id|author|text|column_id|rank|stack", "" },
		{ "Text|BG Color|Area", "" },
		{ "rank|stack|note_id|author_id|author|text|column_id|column",
		    "scrumlr" },
		{ "To improve|Went well", "" },
		{ "Went well|To improve|Action items|", "funretro" },
		{ "timestamp|datetime|comment-id|author-id|agrees|disagrees|moderated|comment-body",
		    "polis" },
		{ "note|session|step|table|kind|text", "" },
		{ "", "" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(headers); i++) {
		struct profile_row row = split(f, headers[i][0]);
		const struct profile *profile = profile_known(f->set, &row);

		assert_str(profile ? profile->id : STR(""), headers[i][1]);
	}
}

/* The columns of a row under a profile: "text=a theme=b". */
static struct str
read_row(struct fixture *f, const char *id, const char *headers,
    const char *cells, enum profile_verdict wanted)
{
	struct profile_row row = split(f, headers);
	struct profile_row record = split(f, cells);
	struct csv_record csv = { record.shown, record.n, 1, false };
	struct profile_match *match = profile_match(
	    f->arena, profile_find(f->set, str_from(id)), &row, NULL);
	struct str column[NOTES_CAPTURE_COLUMNS] = { { NULL } };
	struct str text = STR("");
	struct cell_odd odd = { 0 };
	size_t bad;

	assert_int_equal(
	    profile_read(f->arena, match, &csv, column, &odd, &bad), wanted);
	for (int c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		if (column[c].n && wanted == PROFILE_A_NOTE)
			text = str_fmt(f->arena, "%.*s%s%s=%.*s", STR_ARG(text),
			    text.n ? " " : "", notes_column_words[c],
			    STR_ARG(column[c]));
	return text;
}

static void
rows_are_read_as_the_profile_says(void **state)
{
#define SCRUMLR "text|column|voting_0|voting_1|stack|note_id"
#define TRELLO  "Card Name|Card Description|Labels|List Name|Archived"
#define PARABOL "content|type|reflectionGroup|votes"
	static const struct {
		const char *profile, *headers, *cells, *columns;
		enum profile_verdict verdict;
	} rows[] = {
		{ "scrumlr", SCRUMLR, "a|b|3|1|null|x", "text=a theme=b dots=1",
		    PROFILE_A_NOTE },
		{ "scrumlr", SCRUMLR, "a|null", "text=a", PROFILE_A_NOTE },
		{ "scrumlr", SCRUMLR, "null|b", "", PROFILE_NOT_A_NOTE },
		{ "trello", TRELLO, "a||x, y (red), (blue)|L;M|false",
		    "text=a theme=L,M;x, y", PROFILE_A_NOTE },
		{ "trello", TRELLO, "a|a|||", "text=a", PROFILE_A_NOTE },
		{ "trello", TRELLO, "a|b|||TRUE", "", PROFILE_NOT_A_NOTE },
		{ "trello", TRELLO, "||x (red)|L|", "", PROFILE_NOT_A_NOTE },
		{ "parabol", PARABOL, "a|Task|g|4",
		    "kind=action text=a theme=g dots=4", PROFILE_A_NOTE },
		{ "parabol", PARABOL, "a|Poll|g|4", "", PROFILE_NOT_A_NOTE },
		{ "padlet", "Subject|Body", "<b>|<p>x</p>", "text=x",
		    PROFILE_A_NOTE },
		{ "padlet", "Subject|Body", "a|\xff", "", PROFILE_BAD_BYTES },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(rows); i++)
		assert_str(read_row(f, rows[i].profile, rows[i].headers,
			       rows[i].cells, rows[i].verdict),
		    rows[i].columns);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_profile_is_whole),
		TEST(headers_name_their_profile),
		TEST(close_is_not_the_same),
		TEST(rows_are_read_as_the_profile_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
