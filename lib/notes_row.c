/* SPDX-License-Identifier: MIT */
#include "notes_row.h"

#include "tally.h"
#include "word.h"

#define DOTS_MAX     9999
#define MEANINGS_MAX 256 /* more are found out again each time */

/* Columns in which most cells are one of a few, in their order. */
#define FEW_VALUES                                                             \
	(1U << NOTES_SESSION | 1U << NOTES_STEP | 1U << NOTES_TABLE |          \
	    1U << NOTES_KIND | 1U << NOTES_VOICE | 1U << NOTES_THEME |         \
	    1U << NOTES_CONSENT | 1U << NOTES_FLAG)

/* A row, and what it takes to read it. */
struct making {
	struct notes_maker *maker;
	const struct notes_context *notes;
	struct arena *arena;
	struct notes_row *row;
	struct note *note;
	unsigned known; /* bit c: column c was known from rows before */
};

static bool
is_known(const struct making *making, enum notes_column column)
{
	return making->known >> column & 1;
}

/* Leaves the row out; always false. */
static bool
refuse(struct notes_row *row, enum diag_code code, enum notes_column column,
    const char *why)
{
	row->code = code;
	row->column = column;
	row->why = why;
	row->tells = true;
	return false;
}

static void
doubt(struct making *making, enum diag_code code, struct str value)
{
	*ARENA_PUSH(making->arena, &making->row->doubts) =
	    (struct notes_doubt){ code, value };
}

void
notes_row_refuse_extra(struct notes_row *row)
{
	(void)refuse(row, DIAG_NOTES_EXTRA_CELLS, NOTES_CAPTURE_COLUMNS,
	    "this row has more cells than the header; words with a comma in them need quotation marks around them");
}

void
notes_row_refuse_bytes(struct notes_row *row, enum notes_column column)
{
	(void)refuse(row, DIAG_NOTES_BAD_BYTES, column,
	    "a cell of this row holds bytes that are no text; save the file again as 'CSV UTF-8'");
}

/* What a cell means may depend on the session. */
static unsigned
scope_of(const struct making *making, int column)
{
	const struct plan *plan = making->notes->plan;
	const struct note *note = making->note;
	const struct plan_session *session = note->session;

	if (column != NOTES_STEP && column != NOTES_VOICE)
		return (unsigned)column;
	if (!session && !note->column[NOTES_SESSION].n)
		session = making->maker->session;
	if (!session)
		return (unsigned)column;
	return (unsigned)(session - plan->sessions.v + 1) *
		   NOTES_CAPTURE_COLUMNS +
	       (unsigned)column;
}

/* Whether a cell as it stands in its record was known before; then its column
 * is read. */
static bool
recall(struct making *making, int column, struct str raw)
{
	const struct notes_maker *maker = making->maker;
	struct note *note = making->note;
	const struct notes_meaning *meaning;
	int number;

	if (!(FEW_VALUES >> column & 1) ||
	    !memo_get(maker->memo, scope_of(making, column), raw, &number))
		return false;
	meaning = &maker->meanings[number];
	note->column[column] = meaning->value;
	note->clear |= (unsigned)meaning->clear << column;
	making->known |= 1U << column;
	if (column == NOTES_SESSION) {
		note->session = meaning->what;
	} else if (column == NOTES_STEP) {
		note->step = meaning->what;
	} else if (column == NOTES_KIND) {
		note->kind = (enum notes_kind)meaning->n;
	} else if (column == NOTES_CONSENT) {
		note->consent = (enum outcome_consent)meaning->n;
	} else if (column == NOTES_FLAG) {
		note->flags = meaning->n;
	} else if (column == NOTES_THEME) {
		note->theme = meaning->what;
		note->n_themes = meaning->n;
	}
	return true;
}

/* The themes of a note, which are views of its column, as views of value. */
static const struct str *
copy_themes(struct arena *arena, const struct note *note, struct str value)
{
	struct str *themes = ARENA_ARRAY(arena, struct str, note->n_themes);

	for (size_t i = 0; i < note->n_themes; i++)
		themes[i] =
		    (struct str){ value.s + (note->theme[i].s -
						note->column[NOTES_THEME].s),
			    note->theme[i].n };
	return themes;
}

/* Keeps what a cell of a good row meant. */
static void
remember(struct making *making, int column, struct str raw)
{
	struct notes_maker *maker = making->maker;
	const struct redact *redact = making->notes->redact;
	const struct note *note = making->note;
	struct notes_meaning meaning = { 0 };

	/* What stands for a blank cell is no meaning of it. */
	if (maker->n_meanings == MEANINGS_MAX || raw.n > MEMO_TEXT_MAX ||
	    !cell_trim(raw).n)
		return;
	meaning.value = str_dup(maker->arena, note->column[column]);
	meaning.clear = redact && redact_is_clear(redact, meaning.value);
	if (column == NOTES_SESSION) {
		meaning.what = note->session;
	} else if (column == NOTES_STEP) {
		meaning.what = note->step;
	} else if (column == NOTES_KIND) {
		meaning.n = note->kind;
	} else if (column == NOTES_CONSENT) {
		meaning.n = note->consent;
	} else if (column == NOTES_FLAG) {
		meaning.n = note->flags;
	} else if (column == NOTES_THEME) {
		meaning.what = copy_themes(maker->arena, note, meaning.value);
		meaning.n = (unsigned)note->n_themes;
	}
	maker->meanings[maker->n_meanings] = meaning;
	memo_put(
	    maker->memo, scope_of(making, column), raw, maker->n_meanings++);
}

static bool
has_odd(const struct notes_row *row)
{
	return row->odd.controls || row->odd.bidis || row->odd.lost;
}

/* Of a row with nothing to tell of. */
static void
remember_all(struct making *making)
{
	const struct notes_row *row = making->row;
	const struct notes_layout *layout = row->layout;
	const struct csv_record *record = row->record;
	unsigned missing = FEW_VALUES & ~making->known;

	if (row->doubts.n || row->commas || has_odd(row))
		return;
	for (size_t i = 0; i < layout->n_columns; i++) {
		int c = layout->column[i];
		size_t at = (size_t)layout->at[c];

		if (missing >> c & 1 && at < record->n)
			remember(making, c, record->field[at]);
	}
}

static bool
read_cells(struct making *making)
{
	struct notes_row *row = making->row;
	const struct notes_layout *layout = row->layout;
	const struct csv_record *record = row->record;

	for (size_t i = layout->width; i < record->n; i++)
		if (str_trim(record->field[i]).n) {
			notes_row_refuse_extra(row);
			return false;
		}
	for (size_t i = 0; i < layout->n_columns; i++) {
		int c = layout->column[i];
		size_t at = (size_t)layout->at[c];
		struct str *cell = &making->note->column[c];

		if (at >= record->n || !record->field[at].n ||
		    recall(making, c, record->field[at]))
			continue;
		if (record->plain) {
			*cell = cell_read_plain(record->field[at], &row->odd);
		} else if (!cell_read(making->arena, record->field[at], cell,
			       &row->odd)) {
			notes_row_refuse_bytes(row, (enum notes_column)c);
			return false;
		}
	}
	if (layout->title.n && !making->note->column[layout->title_is].n)
		making->note->column[layout->title_is] = layout->title;
	if (layout->votes && !making->note->column[NOTES_KIND].n)
		making->note->column[NOTES_KIND] = STR("vote");
	return true;
}

/* Whether nothing is filled but what a sheet fills in beforehand. */
static bool
is_blank_row(const struct notes_row *row)
{
	const int *at = row->layout->at;

	for (size_t i = 0; i < row->record->n; i++) {
		int here = (int)i;

		if (here != at[NOTES_SESSION] && here != at[NOTES_STEP] &&
		    here != at[NOTES_QUESTION] && here != at[NOTES_TABLE] &&
		    cell_trim(row->record->field[i]).n)
			return false;
	}
	return true;
}

/* Whether a value that is no list's and no plan's holds a name. */
static bool
names_somebody(const struct making *making, struct str value)
{
	const struct redact *redact = making->notes->redact;
	size_t n = 0;

	if (redact)
		(void)redact_text(redact, making->arena, value, &n);
	return n > 0;
}

/* Of rows that name none. */
static const struct plan_session *
default_session(const struct notes_context *notes)
{
	const struct plan *plan = notes->plan;

	if (plan && notes->only_session.n)
		return plan_session(plan, notes->only_session);
	return plan && plan->sessions.n == 1 ? &plan->sessions.v[0] : NULL;
}

static bool
read_session(struct making *making)
{
	const struct notes_context *notes = making->notes;
	const struct plan *plan = notes->plan;
	struct str *id = &making->note->column[NOTES_SESSION];

	if (is_known(making, NOTES_SESSION))
		return true;
	if (!id->n)
		*id = notes->only_session;
	if (!plan)
		return !id->n ||
		       (cell_is_id(*id) && !names_somebody(making, *id)) ||
		       refuse(making->row, DIAG_NOTES_UNKNOWN_SESSION,
			   NOTES_SESSION,
			   "a session is named by its id: letters, digits and dashes, such as s1");
	making->note->session =
	    id->n ? plan_session(plan, *id) : making->maker->session;
	if (making->note->session) {
		*id = making->note->session->id;
		return true;
	}
	if (id->n)
		return refuse(making->row, DIAG_NOTES_UNKNOWN_SESSION,
		    NOTES_SESSION,
		    str_c(making->arena,
			str_fmt(making->arena,
			    "the session of this row is not in the plan; use an id that stands there, %s",
			    plan_such_as(making->arena, plan))));
	if (making->row->layout->at[NOTES_SESSION] >= 0)
		return refuse(making->row, DIAG_NOTES_NO_SESSION, NOTES_SESSION,
		    "this row names no session, and the plan has more than one; fill in 'session', or give --session");
	return refuse(making->row, DIAG_NOTES_NO_SESSION, NOTES_SESSION,
	    "no column of this file says which session its notes come from, and the plan has more than one; give --session");
}

static bool
read_step(struct making *making)
{
	const struct notes_context *notes = making->notes;
	struct str *id = &making->note->column[NOTES_STEP];

	if (is_known(making, NOTES_STEP))
		return true;
	if (!id->n)
		*id = notes->only_step;
	if (!id->n || !notes->plan)
		return true;
	making->note->step = plan_step(making->note->session, *id);
	if (!making->note->step)
		return refuse(making->row, DIAG_NOTES_UNKNOWN_STEP, NOTES_STEP,
		    "the step of this row is not in the plan of its session; use its id or number, or leave it blank");
	*id = making->note->step->id;
	return true;
}

/* Votes behind the words, where the user says so; else they are words. */
static void
read_tally(struct making *making)
{
	struct str *column = making->note->column;
	struct str tally = making->notes->tally;

	if (column[NOTES_DOTS].n || !column[NOTES_TEXT].n)
		return;
	if (tally.n)
		making->row->tallied =
		    tally_cut(tally, &column[NOTES_TEXT], &column[NOTES_DOTS]);
	else
		making->row->seems = tally_seems(column[NOTES_TEXT]);
}

static bool
read_dots(struct making *making)
{
	struct str dots = making->note->column[NOTES_DOTS];

	if (!dots.n || (str_number(dots, &making->note->dots) &&
			   making->note->dots <= DOTS_MAX))
		return true;
	return refuse(making->row, DIAG_NOTES_BAD_DOTS, NOTES_DOTS,
	    "'dots' is a whole number from 0 to 9999, or blank");
}

static void
read_kind(struct making *making)
{
	struct str *kind = &making->note->column[NOTES_KIND];
	int i;

	if (is_known(making, NOTES_KIND))
		return;
	i = kind->n ? cell_word(*kind, notes_kind_words) : NOTES_IDEA;
	if (i < 0) {
		doubt(making, DIAG_NOTES_UNKNOWN_KIND, *kind);
		i = NOTES_IDEA;
	}
	making->note->kind = (enum notes_kind)i;
	if (kind->n)
		*kind = str_from(notes_kind_words[i]);
}

static void
read_voice(struct making *making)
{
	static const char *const others[] = { "mixed", "not said", NULL };
	struct str *voice = &making->note->column[NOTES_VOICE];
	const struct plan_person *person = NULL;
	int other;

	if (is_known(making, NOTES_VOICE))
		return;
	other = cell_word(*voice, others);
	if (!voice->n || (other < 0 && !making->note->session))
		return;
	if (other < 0)
		person = plan_role(&making->note->session->people, *voice);
	if (other < 0 && !person)
		doubt(making, DIAG_NOTES_UNKNOWN_VOICE, *voice);
	if (person)
		*voice = person->role.text;
	else
		*voice = str_from(other < 0 ? "not said" : others[other]);
}

static void
read_consent(struct making *making)
{
	struct str *word = &making->note->column[NOTES_CONSENT];

	if (!word->n || is_known(making, NOTES_CONSENT))
		return;
	making->note->consent =
	    consent_read(&making->maker->consent, making->arena, *word);
	if (making->note->consent == OUTCOME_CONSENT_BLANK) {
		doubt(making, DIAG_NOTES_UNKNOWN_CONSENT, *word);
		making->note->consent = OUTCOME_ASK;
		making->note->consent_unread = true;
	}
	*word = word_of(outcome_consent_words, (int)making->note->consent);
}

static void
read_flags(struct making *making)
{
	struct str rest = making->note->column[NOTES_FLAG];

	while (rest.n && !is_known(making, NOTES_FLAG)) {
		struct str word = cell_cut(rest, STR(";,/&+\n"), &rest);
		int i = cell_word(word, notes_flag_words);

		if (!word.n)
			continue;
		if (i < 0)
			doubt(making, DIAG_NOTES_UNKNOWN_FLAG, word);
		making->note->flags |= i < 0 ? NOTES_FLAG_CHECK : 1U << i;
	}
}

static void
read_show(struct making *making)
{
	static const char *const yes[] = { "yes", "y", "true", NULL };
	static const char *const no[] = { "no", "n", "false", "0", NULL };
	struct str word = making->note->column[NOTES_SHOW];
	int order;

	if (!word.n || cell_word(word, no) >= 0)
		return;
	if (cell_word(word, yes) >= 0) {
		making->note->show = 1;
	} else if (str_number(word, &order)) {
		making->note->show = order;
		making->note->show_ordered = true;
	} else {
		doubt(making, DIAG_NOTES_UNKNOWN_SHOW, word);
		making->note->column[NOTES_SHOW] = STR("");
	}
}

static void
read_lang(struct making *making)
{
	struct str *lang = &making->note->column[NOTES_LANG];

	if (!lang->n ||
	    (cell_is_language(*lang) && !names_somebody(making, *lang)))
		return;
	doubt(making, DIAG_NOTES_UNKNOWN_LANG, *lang);
	*lang = STR("");
}

static size_t
count(struct str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.s[i] == c;
	return n;
}

static void
read_themes(struct making *making)
{
	struct str rest = making->note->column[NOTES_THEME];
	struct str *themes = NULL;
	size_t n = 0;

	if (is_known(making, NOTES_THEME))
		return;
	if (rest.n)
		themes = ARENA_ARRAY(
		    making->arena, struct str, count(rest, ';') + 1);
	while (rest.n) {
		struct str theme = cell_cut(rest, STR(";"), &rest);

		if (!theme.n)
			continue;
		themes[n++] = theme;
		making->row->commas += str_has(theme, ',');
		if (cell_is_date(theme))
			doubt(making, DIAG_NOTES_DATE_IN_THEME, STR(""));
	}
	making->note->theme = themes;
	making->note->n_themes = n;
}

static void
read_table(struct making *making)
{
	if (!is_known(making, NOTES_TABLE) &&
	    cell_is_date(making->note->column[NOTES_TABLE]))
		doubt(making, DIAG_NOTES_DATE_IN_TABLE, STR(""));
}

/* Words may be missing where something else says what is meant. */
static bool
has_words(struct making *making)
{
	const struct note *note = making->note;

	if (note->column[NOTES_TEXT].n || note->column[NOTES_PICTURE].n ||
	    note->consent == OUTCOME_WITHDRAWN ||
	    (note->kind == NOTES_VOTE && note->n_themes))
		return true;
	return refuse(making->row, DIAG_NOTES_NO_WORDS, NOTES_TEXT,
	    "this row has no words in 'text'; that is fine only for a vote with a theme, a picture, or a note that was withdrawn");
}

static bool
read_note(struct making *making)
{
	read_tally(making);
	if (!read_session(making) || !read_step(making) || !read_dots(making))
		return false;
	read_kind(making);
	read_voice(making);
	read_consent(making);
	read_flags(making);
	read_show(making);
	read_lang(making);
	read_themes(making);
	read_table(making);
	return has_words(making);
}

static void
finish(struct making *making)
{
	const struct notes_reading *reading = making->maker->reading;
	struct notes_row *row = making->row;

	if (read_note(making) && reading->ready)
		making->note->ready = reading->ready(
		    reading->ready_context, making->note, making->arena);
	row->tells |= row->doubts.n || row->tallied || row->seems ||
		      row->commas || has_odd(row);
}

struct notes_maker *
notes_maker_new(
    const struct notes_context *notes, const struct notes_reading *reading)
{
	struct arena *arena = arena_new();
	struct notes_maker *maker = ARENA_NEW(arena, struct notes_maker);

	*maker = (struct notes_maker){ .arena = arena,
		.notes = notes,
		.reading = reading,
		.session = default_session(notes),
		.consent = { .arena = arena, .labels = notes->labels },
		.memo = memo_new(arena),
		.meanings =
		    ARENA_ARRAY(arena, struct notes_meaning, MEANINGS_MAX) };
	if (!notes->labels)
		maker->consent.labels = plan_labels(notes->plan);
	return maker;
}

void
notes_row_finish(
    struct notes_maker *maker, struct arena *arena, struct notes_row *row)
{
	struct making making = { maker, maker->notes, arena, row, &row->note,
		0 };

	finish(&making);
}

void
notes_row_read(struct notes_maker *maker, struct arena *arena,
    const struct notes_layout *layout, const struct csv_record *record,
    struct notes_row *row)
{
	struct making making = { maker, maker->notes, arena, row, &row->note,
		0 };

	row->layout = layout;
	row->record = row->note.record = record;
	row->note.line = record->line;
	row->blank = record->blank || is_blank_row(row);
	if (row->blank || !read_cells(&making))
		return;
	finish(&making);
	if (!row->why && (making.known & FEW_VALUES) != FEW_VALUES)
		remember_all(&making);
}
