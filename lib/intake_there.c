/* SPDX-License-Identifier: MIT */
#include "intake_there.h"

#include <string.h>

#include "hash.h"
#include "intake_merge.h"
#include "word.h"

#define CONSENTS 8U /* a want is a number of rows times this, and a consent */

/* What people wrote freely. */
static const int words[] = { REFLECTIONS_WORD, REFLECTIONS_STORY,
	REFLECTIONS_PICTURE, REFLECTIONS_NEXT };

static recopy_fn on_header, on_row;

void
intake_there_start(struct intake_there *there)
{
	there->row = arena_new();
	there->said = hash_set_new();
	there->stories = hash_set_new();
	there->wants = hash_set_new();
	there->strict = hash_set_new();
	there->gone = hash_set_new();
	there->copy = (struct recopy){ .arena = there->arena,
		.diag = there->diag,
		.path = there->path,
		.header = on_header,
		.row = on_row,
		.context = there };
}

void
intake_there_end(struct intake_there *there)
{
	hash_set_free(there->gone);
	hash_set_free(there->strict);
	hash_set_free(there->wants);
	hash_set_free(there->stories);
	hash_set_free(there->said);
	arena_free(there->row);
}

/* What rows say ---------------------------------------------------------------*/

static struct hash
hash_parts(const struct intake_there *there, const struct str *part, size_t n)
{
	return hash_of(ledger_key(there->ledger), part, n);
}

struct hash
intake_there_hash(struct intake_there *there, const struct str *column)
{
	struct str part[REFLECTIONS_CONSENT + 1] = { STR("") };
	size_t hidden = 0;

	for (int c = 0; c < REFLECTIONS_CONSENT; c++)
		part[c] = str_lower(there->row, column[c]);
	for (size_t i = 0; i < COUNTOF(words); i++)
		part[words[i]] = redact_text(
		    there->redact, there->row, column[words[i]], &hidden);
	part[REFLECTIONS_CONSENT] = STR("said");
	return hash_parts(there, part, COUNTOF(part));
}

unsigned
intake_there_count(const struct intake_there *there, const struct hash *said)
{
	return hash_set_get(there->said, said);
}

/* What the ledger keeps of answers that were taken back, by what they said and
 * counted: those that must not come back ("taken"), and withdrawn rows of the
 * file ("gone"), since these are no news when they are met again. */
static struct hash
mark_of(struct intake_there *there, const char *tag, const struct hash *said,
    unsigned nth)
{
	const struct str part[] = { str_from(tag),
		{ (const char *)said->b, HASH_BYTES },
		str_fmt(there->row, "%u", nth) };

	return hash_parts(there, part, COUNTOF(part));
}

static bool
is_marked(struct intake_there *there, const char *tag, const struct hash *said,
    unsigned nth)
{
	struct hash mark = mark_of(there, tag, said, nth);

	return (*ledger_at(there->ledger, &mark) & LEDGER_CONSENT) ==
	       OUTCOME_WITHDRAWN;
}

/* Marks one more, or this one. */
static void
mark_it(struct intake_there *there, const char *tag, const struct hash *said,
    unsigned nth)
{
	struct hash mark = mark_of(there, tag, said, nth);
	unsigned *known = ledger_at(there->ledger, &mark);

	if ((*known & LEDGER_CONSENT) == OUTCOME_WITHDRAWN)
		return;
	*known = OUTCOME_WITHDRAWN;
	ledger_add(there->ledger, &mark, STR("-"), OUTCOME_WITHDRAWN);
}

bool
intake_there_taken(
    struct intake_there *there, const struct hash *said, unsigned nth)
{
	return is_marked(there, "taken", said, nth);
}

static void
take_back(struct intake_there *there, const struct hash *said)
{
	unsigned nth = 1;

	while (is_marked(there, "taken", said, nth))
		nth++;
	mark_it(there, "taken", said, nth);
}

void
intake_there_want(struct intake_there *there, const struct hash *said,
    enum outcome_consent consent)
{
	unsigned *want = hash_set_at(there->wants, said);
	unsigned strictest = *want % CONSENTS;

	if (!*want)
		*ARENA_PUSH(there->arena, &there->wanted) = *said;
	*want += CONSENTS;
	if ((unsigned)consent > strictest)
		*want += (unsigned)consent - strictest;
}

/* Whether a story like this is told already; from now on it is. */
bool
intake_there_tells(struct intake_there *there, const struct str *column)
{
	const struct str part[] = { dialect_loose(
					there->row, column[REFLECTIONS_STORY]),
		str_lower(there->row, column[REFLECTIONS_SESSION]),
		str_lower(there->row, column[REFLECTIONS_QUESTION]) };
	struct hash hash = hash_parts(there, part, COUNTOF(part));

	return part[0].n && (*hash_set_at(there->stories, &hash))++;
}

/* Rows ------------------------------------------------------------------------*/

struct row {
	struct intake_there *there;
	const struct verbatim_record *record;
	struct str column[REFLECTIONS_COLUMNS];
	struct hash said;
};

/* False if nothing stands in it. */
static bool
read_row(struct row *row)
{
	struct intake_there *there = row->there;
	struct cell_odd odd = { 0 };
	bool any = false;

	arena_reset(there->row);
	for (int c = 0; c < REFLECTIONS_COLUMNS; c++) {
		int at = there->layout->at[c];
		struct str *cell = &row->column[c];

		if (at < 0 ||
		    !cell_read(there->row,
			verbatim_value(there->row, row->record, (size_t)at),
			cell, &odd))
			*cell = STR("");
		any |= cell->n > 0;
	}
	row->said = intake_there_hash(there, row->column);
	return any;
}

static enum outcome_consent
consent_of(const struct row *row)
{
	struct str word = row->column[REFLECTIONS_CONSENT];
	enum outcome_consent consent = OUTCOME_CONSENT_BLANK;

	if (word.n)
		consent =
		    consent_read(&row->there->consents, row->there->row, word);
	return consent ? consent : OUTCOME_ASK;
}

/* What the row shall have at least. */
static enum outcome_consent
wanted_of(const struct row *row, enum outcome_consent has)
{
	struct intake_there *there = row->there;
	unsigned *want;
	enum outcome_consent wanted;

	if (there->withdraw && there->copy.number == (size_t)there->withdraw)
		return OUTCOME_WITHDRAWN;
	if (!there->wanted.n ||
	    hash_set_get(there->wants, &row->said) < CONSENTS)
		return has;
	want = hash_set_at(there->wants, &row->said);
	wanted = (enum outcome_consent)(*want % CONSENTS);
	if (wanted <= has) {
		++*hash_set_at(there->strict, &row->said);
		return has;
	}
	*want -= CONSENTS;
	return wanted;
}

/* Whether there is something to wipe. */
static bool
has_words(const struct row *row)
{
	for (size_t i = 0; i < COUNTOF(words); i++)
		if (row->column[words[i]].n)
			return true;
	for (size_t c = 0; c < row->record->n; c++)
		if (intake_layout_is_kept(row->there->layout, c) &&
		    verbatim_value(row->there->row, row->record, c).n)
			return true;
	return false;
}

/* A row that is withdrawn and has no words.  False if it is met for the first
 * time: then people withdrew it. */
static bool
meet_gone(struct intake_there *there, const struct str *column)
{
	struct str bare[REFLECTIONS_COLUMNS];
	struct hash said;
	unsigned nth;
	bool known;

	memcpy(bare, column, sizeof(bare));
	for (size_t i = 0; i < COUNTOF(words); i++)
		bare[words[i]] = STR("");
	said = intake_there_hash(there, bare);
	nth = ++*hash_set_at(there->gone, &said);
	known = is_marked(there, "gone", &said, nth);
	mark_it(there, "gone", &said, nth);
	return known;
}

void
intake_there_wiped(struct intake_there *there, const struct str *column)
{
	(void)meet_gone(there, column);
}

static void
tell_change(const struct row *row, enum outcome_consent from,
    enum outcome_consent to, bool wiped)
{
	struct intake_there *there = row->there;
	struct receipt *receipt = there->receipt;

	there->changed = true;
	if (receipt->n_changes++ >= RECEIPT_CHANGES_MAX)
		return;
	*ARENA_PUSH(there->arena, &receipt->changes) = (struct receipt_change){
		.id = str_fmt(there->arena, "row %zu", there->copy.number),
		.from = from,
		.to = to,
		.wiped = wiped,
		.picture =
		    str_dup(there->arena, row->column[REFLECTIONS_PICTURE]),
	};
}

/* Takes an answer out.  came: a capture said so, and the ledger knows it. */
static void
copy_gone(
    struct row *row, struct out *out, enum outcome_consent from, bool came)
{
	static const int wiped[] = { REFLECTIONS_CONSENT, REFLECTIONS_WORD,
		REFLECTIONS_STORY, REFLECTIONS_PICTURE, REFLECTIONS_NEXT };
	struct intake_there *there = row->there;
	struct str text[COUNTOF(wiped)] = { word_of(
	    outcome_consent_words, OUTCOME_WITHDRAWN) };
	const struct intake_change change = { wiped, text, COUNTOF(wiped),
		true };
	bool wipe = has_words(row);
	bool news = !meet_gone(there, row->column);

	if (!came && (wipe || news))
		take_back(there, &row->said);
	if (from == OUTCOME_WITHDRAWN && !wipe) {
		out_bytes(out, row->record->bytes);
		return;
	}
	intake_copy_changed(there->layout, out, row->record, &change);
	tell_change(row, from, OUTCOME_WITHDRAWN, wipe);
}

static void
copy_row(struct row *row, struct out *out)
{
	static const int column[] = { REFLECTIONS_CONSENT };
	struct intake_there *there = row->there;
	enum outcome_consent from = consent_of(row);
	enum outcome_consent to = wanted_of(row, from);
	const struct str text = word_of(outcome_consent_words, (int)to);
	const struct intake_change change = { column, &text, 1, false };
	bool by_hand = from == OUTCOME_WITHDRAWN ||
		       there->copy.number == (size_t)there->withdraw;

	if (to == OUTCOME_WITHDRAWN) {
		copy_gone(row, out, from, !by_hand);
	} else if (to == from) {
		out_bytes(out, row->record->bytes);
	} else {
		intake_copy_changed(there->layout, out, row->record, &change);
		tell_change(row, from, to, false);
	}
}

/* Gets to know a row that is there. */
static void
scan_row(struct row *row)
{
	struct intake_there *there = row->there;

	++*hash_set_at(there->said, &row->said);
	(void)intake_there_tells(there, row->column);
	there->last = there->copy.number;
	there->found |= there->copy.number == (size_t)there->withdraw;
}

/* The file --------------------------------------------------------------------*/

static bool
no_reflections(struct intake_there *there, size_t line)
{
	diag_add(there->diag, DIAG_INTO_NOT_REFLECTIONS,
	    (struct loc){ there->path, (int)line },
	    "this is no file of reflections: it needs the columns 'session' and 'question' in its first line, and one of 'score', 'word', 'story' and 'next'");
	diag_note(there->diag, (struct loc){ NULL },
	    "give the name of the file that import or walk made, or of a new one; captures stand behind the options");
	return false;
}

static bool
on_header(void *context, const struct verbatim_record *record, struct out *out)
{
	struct intake_there *there = context;
	struct intake_layout *layout = there->layout;
	const int *at = layout->at;

	if (out) {
		intake_copy_header(layout, out, record);
		there->changed |= layout->more.n > 0;
		return true;
	}
	if (!intake_layout_read(layout, there->diag, there->names,
		there->ledger, there->path, record))
		return false;
	return (at[REFLECTIONS_SESSION] >= 0 && at[REFLECTIONS_QUESTION] >= 0 &&
		   (at[REFLECTIONS_SCORE] >= 0 || at[REFLECTIONS_WORD] >= 0 ||
		       at[REFLECTIONS_STORY] >= 0 ||
		       at[REFLECTIONS_NEXT] >= 0)) ||
	       no_reflections(there, record->line);
}

static bool
on_row(void *context, const struct verbatim_record *record, struct out *out)
{
	struct intake_there *there = context;
	struct row row = { .there = there, .record = record };
	bool any = read_row(&row);

	if (out && any)
		copy_row(&row, out);
	else if (out)
		out_bytes(out, record->bytes);
	else if (any)
		scan_row(&row);
	return true;
}

bool
intake_there_scan(struct intake_there *there)
{
	struct recopy *copy = &there->copy;

	if (!recopy_read(copy, NULL) ||
	    !(copy->headed || no_reflections(there, 1)))
		return false;
	there->layout->style = copy->style;
	if (copy->end.n)
		there->layout->end = copy->end;
	there->receipt->cr = str_eq(copy->end, STR("\r"));
	return true;
}

/* What was wanted of rows that are no longer as they came. */
static void
tell_lost(const struct intake_there *there)
{
	size_t lost = 0;

	for (size_t i = 0; i < there->wanted.n; i++) {
		const struct hash *said = &there->wanted.v[i];
		unsigned left = hash_set_get(there->wants, said) / CONSENTS;
		unsigned strict = hash_set_get(there->strict, said);

		lost += left > strict ? left - strict : 0;
	}
	if (lost)
		diag_add(there->diag, DIAG_REFLECTIONS_NOT_FOUND,
		    (struct loc){ there->path },
		    "%zu %s again with a stricter consent, but no row says the same any more; if somebody put the words right, please change the consent there by hand",
		    lost, lost == 1 ? "answer came" : "answers came");
}

/* The file and the new rows, in UTF-8. */
static bool
copy_all(struct intake_there *there, struct out *added, struct out *out)
{
	if (!recopy_read(&there->copy, out))
		return false;
	if (!there->receipt->fresh)
		return true;
	there->changed = true;
	if (!there->copy.ended)
		out_bytes(out, there->layout->end);
	return recopy_ours(&there->copy, added, out, true);
}

bool
intake_there_copy(
    struct intake_there *there, struct out *added, struct out *out)
{
	struct out *plain = out;
	bool fine, fits = true;

	if (!str_eq(str_from(there->copy.encoding->name), STR("UTF-8")))
		plain = out_new(there->arena, there->path);
	fine = copy_all(there, added, plain);
	if (fine && plain != out)
		fits = recopy_encode(&there->copy, plain, out);
	if (plain != out)
		out_discard(plain);
	if (!fits)
		diag_add(there->diag, DIAG_INTO_ENCODING,
		    (struct loc){ there->path },
		    "this file is not UTF-8 and has no place for some letter of the new answers; save it as 'CSV UTF-8' and try again");
	tell_lost(there);
	return fine && fits;
}

bool
intake_there_mend(struct intake_there *there, struct out *file, struct out *out)
{
	bool fine;

	there->copy.style = there->layout->style;
	fine = recopy_ours(&there->copy, file, out, false);
	tell_lost(there);
	return fine;
}
