/* SPDX-License-Identifier: MIT */
#include "receipt.h"

#include "hash.h"
#include "reflections.h"
#include "utf8.h"
#include "word.h"

#define LINE_WIDTH   80
#define INDENT       15 /* of what is said about a file */
#define HEADER_WIDTH 40

/* A receipt while it is written. */
struct telling {
	struct arena *arena;
	const struct receipt *receipt;
	struct out *out;
};

struct list {
	struct out *out;
	size_t column;         /* where the line has come to; 0: nothing yet */
	struct hash_set *told; /* what is told only once; NULL: nothing */
};

/* Each table of a file has headers, and many the same. */
static struct list
list_of_headers(const struct telling *telling, const struct notes_file *file)
{
	return (struct list){ telling->out, 0,
		file->found.tables > 1 ? hash_set_new() : NULL };
}

static bool
is_told(const struct list *list, struct str item)
{
	static const struct hash key;
	struct hash hash;

	if (!list->told)
		return false;
	hash = hash_of(&key, &item, 1);
	return (*hash_set_at(list->told, &hash))++ > 0;
}

/* Adds an item to a list that begins with a name and is wrapped. */
static void
list_item(struct list *list, const char *name, struct str item)
{
	size_t width = utf8_width(item);

	if (is_told(list, item))
		return;
	if (!list->column) {
		out_fmt(list->out, "  %-*s", INDENT - 2, name);
		list->column = INDENT;
	} else if (list->column + width + 2 > LINE_WIDTH) {
		out_fmt(list->out, ",\n%*s", INDENT, "");
		list->column = INDENT;
	} else {
		OUT_LIT(list->out, ", ");
		list->column += 2;
	}
	out_visible(list->out, item);
	list->column += width;
}

static void
list_end(struct list *list)
{
	if (list->column)
		OUT_LIT(list->out, "\n");
	hash_set_free(list->told);
}

struct str
receipt_shown(
    struct arena *arena, const struct receipt *receipt, struct str text)
{
	size_t fit, hidden = 0;

	text = cell_readable(arena, text);
	if (receipt->redact)
		text = redact_text(receipt->redact, arena, text, &hidden);
	text = str_line(arena, text);
	fit = utf8_fit(text, HEADER_WIDTH);
	if (fit < text.n)
		return str_fmt(arena, "%.*s...", STR_ARG(str_head(text, fit)));
	return text;
}

static struct str
header_shown(const struct telling *telling, struct str header, size_t column)
{
	if (!header.n)
		return str_fmt(
		    telling->arena, "column %zu, which has no header", column);
	return receipt_shown(telling->arena, telling->receipt, header);
}

static int
column_of(const struct notes_file *file, size_t header)
{
	return file->found.use[header];
}

/* How notes stand in it, and how we know. */
static void
tell_shape(const struct telling *telling, const struct notes_file *file)
{
	static const char *const shapes[] = { [PROFILE_NOTES] =
						  "one note a row",
		[PROFILE_COLUMNS] = "a theme a column, a note a cell",
		[PROFILE_ANSWERS] = "a person a row, a question a column",
		[PROFILE_LIST] = "a list, one note after the other" };
	static const char *const checked[] = { [PROFILE_REAL] = "a real export",
		[PROFILE_CODE] = "the exporter's own code",
		[PROFILE_READER] = "somebody else's reader of it" };
	const struct shape_found *found = &file->found;
	const struct profile *profile = found->profile;
	const char *shape =
	    found->votes ? "votes, one heading a row" : shapes[found->shape];

	if (telling->receipt->reflections && found->shape == PROFILE_NOTES)
		shape = "one answer a row";
	out_fmt(telling->out, "  %-*s%s%s", INDENT - 2, "taken as", shape,
	    found->tables > 1 ? ", in several tables" : "");
	if (profile)
		out_fmt(telling->out, "; %.*s, checked against %s",
		    STR_ARG(profile->name.text),
		    checked[profile->checked.choice]);
	OUT_LIT(telling->out, "\n");
}

/* Of notes ids, sources and keys are made anew, and the question stands in the
 * plan. */
static bool
is_kept_column(const struct receipt *receipt, int column)
{
	if (receipt->reflections)
		return column >= 0;
	return column > NOTES_NOTE && column < NOTES_SOURCE;
}

static struct str
column_word(const struct receipt *receipt, int column)
{
	return str_from(receipt->reflections ? reflections_column_words[column]
					     : notes_column_words[column]);
}

/* Whether --keep names a header of this file, and its cells are copied. */
static bool
is_asked_for(struct arena *arena, const struct receipt *receipt,
    const struct notes_file *file, size_t header)
{
	struct str loose = dialect_loose(arena, file->found.header[header]);

	if (!notes_has_rows(file))
		return false;
	for (size_t i = 0; i < receipt->n_keep; i++)
		if (str_eq(loose,
			dialect_loose(arena, str_from(receipt->keep[i]))))
			return true;
	return false;
}

bool
receipt_is_unknown(struct arena *arena, const struct receipt *receipt,
    const struct notes_file *file, size_t header)
{
	return file->found.header[header].n && column_of(file, header) < 0 &&
	       !is_asked_for(arena, receipt, file, header);
}

static void
tell_read(const struct telling *telling, const struct notes_file *file)
{
	struct list list = list_of_headers(telling, file);

	for (size_t i = 0; i < file->found.n_headers; i++) {
		int c = column_of(file, i);
		struct str word, shown;

		if (!is_kept_column(telling->receipt, c)) {
			if (is_asked_for(
				telling->arena, telling->receipt, file, i))
				list_item(&list, "columns",
				    header_shown(
					telling, file->found.header[i], i + 1));
			continue;
		}
		word = column_word(telling->receipt, c);
		shown = header_shown(telling, file->found.header[i], i + 1);
		if (!str_eq(shown, word))
			shown = str_fmt(telling->arena, "%.*s -> %.*s",
			    STR_ARG(shown), STR_ARG(word));
		list_item(&list, "columns", shown);
	}
	list_end(&list);
}

static void
tell_dropped(const struct telling *telling, const struct notes_file *file)
{
	struct list list = list_of_headers(telling, file);
	size_t unnamed = 0, last = 0;

	for (size_t i = 0; i < file->found.n_headers; i++) {
		if (is_kept_column(telling->receipt, column_of(file, i)) ||
		    is_asked_for(telling->arena, telling->receipt, file, i))
			continue;
		if (file->found.header[i].n) {
			list_item(&list, "not copied",
			    header_shown(
				telling, file->found.header[i], i + 1));
		} else {
			unnamed++;
			last = i + 1;
		}
	}
	if (unnamed == 1)
		list_item(
		    &list, "not copied", header_shown(telling, STR(""), last));
	else if (unnamed)
		list_item(&list, "not copied",
		    str_fmt(telling->arena, "%zu columns that have no header",
			unnamed));
	list_end(&list);
}

/* How the bytes of a file were read. */
static void
tell_dialect(struct out *out, const struct dialect *dialect)
{
	const struct encoding *encoding = dialect->encoding;

	out_fmt(out, "\n  %-*s%s%s%s, %s between cells\n", INDENT - 2,
	    "read as", encoding->name,
	    encoding->mark ? " with a byte order mark" : "",
	    encoding->how == ENCODING_GUESSED   ? " (a guess: it is not UTF-8)"
	    : encoding->how == ENCODING_ORDERED ? " (as --encoding says)"
						: "",
	    dialect_delimiters(dialect->delimiter));
}

static void
tell_file(const struct telling *telling, const struct notes_file *file)
{
	struct out *out = telling->out;

	if (!file->found.n_headers)
		return;
	out_visible(out, receipt_shown(telling->arena, telling->receipt,
			     str_from(file->name)));
	tell_dialect(out, &file->dialect);
	tell_shape(telling, file);
	if (file->found.header[0].n || file->found.shape != PROFILE_LIST) {
		tell_read(telling, file);
		tell_dropped(telling, file);
	}
	OUT_LIT(out, "\n");
}

struct receipt_sums
receipt_add_up(const struct receipt *receipt)
{
	struct receipt_sums sums = { 0 };

	for (size_t i = 0; i < receipt->files.n; i++) {
		const struct notes_file *file = &receipt->files.v[i];

		sums.rows += file->rows;
		sums.merged += file->merged;
		sums.not_notes += file->not_notes;
		sums.blanks += file->blanks;
		sums.problems += file->problems;
	}
	return sums;
}

/* What was counted: a record is a row or a cell, as its file is. */
struct unit {
	const char *one, *many;
};

static struct unit
unit_of(const struct receipt *receipt)
{
	static const struct unit units[] = { { "row", "rows" },
		{ "cell", "cells" }, { "row or cell", "rows and cells" } };
	static const struct unit answers[] = { { "row", "rows" },
		{ "answer", "answers" },
		{ "row or answer", "rows and answers" } };
	const struct unit *unit = receipt->reflections ? answers : units;
	bool rows = !receipt->files.n, cells = false;

	for (size_t i = 0; i < receipt->files.n; i++) {
		enum profile_shape shape = receipt->files.v[i].found.shape;
		bool cell =
		    shape == PROFILE_COLUMNS || shape == PROFILE_ANSWERS;

		cells |= cell;
		rows |= !cell;
	}
	return unit[!cells ? 0 : !rows ? 1 : 2];
}

static void
count_unit(struct out *out, size_t n, struct unit unit, const char *what)
{
	if (n)
		out_fmt(out, "  %5zu  %s%s\n", n, n == 1 ? unit.one : unit.many,
		    what);
}

static void
tell_counts(const struct receipt *receipt, struct out *out)
{
	struct receipt_sums sums = receipt_add_up(receipt);
	struct unit unit = unit_of(receipt);
	const char *noun = receipt->reflections ? "answer" : "note";
	const char *article = receipt->reflections ? "an " : "a ";

	out_fmt(out, "  %5zu  %s read\n    ---\n", sums.rows,
	    sums.rows == 1 ? unit.one : unit.many);
	out_fmt(out, "  %5zu  new %s%s\n", receipt->fresh, noun,
	    receipt->fresh == 1 ? "" : "s");
	if (receipt->repeats)
		out_fmt(out, "  %5zu  repeat%s of %s%s%s we already have\n",
		    receipt->repeats, receipt->repeats == 1 ? "" : "s",
		    receipt->repeats == 1 ? article : "", noun,
		    receipt->repeats == 1 ? "" : "s");
	count_unit(out, sums.merged, unit, " merged into another note");
	count_unit(out, sums.not_notes, unit,
	    sums.not_notes == 1 ? " that is no note, such as a title"
				: " that are no notes, such as titles");
	if (sums.blanks)
		out_fmt(out, "  %5zu  blank %s, skipped\n", sums.blanks,
		    sums.blanks == 1 ? unit.one : unit.many);
	count_unit(out, sums.problems, unit, " with a problem, left out");
	out_fmt(out, "    ---\n  %5zu  so every %s is accounted for\n\n",
	    receipt->fresh + receipt->repeats + sums.merged + sums.not_notes +
		sums.blanks + sums.problems,
	    unit.one);
}

/* One line of what was done to the words, if anything. */
static void
said(struct out *out, const char *name, size_t n, const char *one,
    const char *many)
{
	if (n)
		out_fmt(out, "  %-*s%zu %s\n", INDENT - 2, name, n,
		    n == 1 ? one : many);
}

static void
tell_notes(const struct receipt *receipt, struct out *out)
{
	said(out, "consent", receipt->unmarked, "note has no mark for consent",
	    "notes have no mark for consent");
	said(out, "withdrawn", receipt->wiped,
	    "note was withdrawn; its words are gone",
	    "notes were withdrawn; their words are gone");
	said(out, "again", receipt->again,
	    "note that was taken out of the file is back in it",
	    "notes that were taken out of the file are back in it");
	said(out, "please look", receipt->looked,
	    "note may point to somebody: flag 'check'",
	    "notes may point to somebody: flag 'check'");
}

static void
tell_answers(const struct receipt *receipt, struct out *out)
{
	said(out, "consent", receipt->unmarked,
	    "answer has no mark for consent, so somebody has to ask",
	    "answers have no mark for consent, so somebody has to ask");
	said(out, "withdrawn", receipt->wiped,
	    "answer was withdrawn; its words are gone",
	    "answers were withdrawn; their words are gone");
	said(out, "again", receipt->again,
	    "answer that was taken out of the file is back in it",
	    "answers that were taken out of the file are back in it");
	said(out, "please look", receipt->looked,
	    "answer may point to somebody: consent 'ask'",
	    "answers may point to somebody: consent 'ask'");
}

static void
tell_words(const struct receipt *receipt, struct out *out)
{
	size_t controls = 0, bidis = 0, tallies = 0;

	for (size_t i = 0; i < receipt->files.n; i++) {
		controls += receipt->files.v[i].odd.controls;
		bidis += receipt->files.v[i].odd.bidis;
		tallies += receipt->files.v[i].tallies;
	}
	said(out, "hidden", receipt->hidden,
	    "name, number, address or link is replaced",
	    "names, numbers, addresses and links are replaced");
	if (receipt->reflections)
		tell_answers(receipt, out);
	else
		tell_notes(receipt, out);
	said(out, "votes", tallies,
	    "note had its votes behind its words; they are its dots now",
	    "notes had their votes behind their words; they are their dots now");
	said(out, "changed", controls, "control character is shown as U+FFFD",
	    "control characters are shown as U+FFFD");
	said(out, "changed", bidis,
	    "character that turns the writing direction is taken out",
	    "characters that turn the writing direction are taken out");
}

static void
tell_safety(const struct receipt *receipt, struct out *out)
{
	if (!receipt->safety)
		return;
	out_fmt(out,
	    "\n  FOR THE LEAD, TODAY\n  %zu %s about someone's safety. It is never printed.\n  Read it in the notes, and decide together what to do: ",
	    receipt->safety,
	    receipt->safety == 1 ? "note may be" : "notes may be");
	for (size_t i = 0; i < receipt->safety && i < RECEIPT_SAFETY_SHOWN; i++)
		out_fmt(out, "%s%.*s", i ? ", " : "",
		    STR_ARG(receipt->safety_ids[i]));
	OUT_LIT(out, "\n");
}

static struct str
consent_shown(enum outcome_consent consent)
{
	return consent ? word_of(outcome_consent_words, (int)consent)
		       : STR("no mark");
}

/* Where the words of a note that is gone still stand. */
static void
tell_remains(const struct telling *telling, const struct receipt_change *change)
{
	struct arena *arena = telling->arena;
	struct out *out = telling->out;
	struct str picture =
	    receipt_shown(arena, telling->receipt, change->picture);

	if (!change->source.n && !picture.n)
		return;
	OUT_LIT(out, "\n             please destroy as well: ");
	out_visible(
	    out, receipt_shown(arena, telling->receipt, change->source));
	if (picture.n) {
		out_fmt(out, "%spicture ", change->source.n ? ", " : "");
		out_visible(out, picture);
	}
}

static void
tell_changes(const struct telling *telling)
{
	const struct receipt *receipt = telling->receipt;
	struct out *out = telling->out;

	for (size_t i = 0; i < receipt->changes.n; i++) {
		const struct receipt_change *change = &receipt->changes.v[i];

		OUT_LIT(out, "  changed    ");
		out_visible(
		    out, receipt_shown(telling->arena, receipt, change->id));
		if (change->from != change->to)
			out_fmt(out, ": consent was %.*s, and is now %.*s",
			    STR_ARG(consent_shown(change->from)),
			    STR_ARG(consent_shown(change->to)));
		if (change->wiped)
			out_fmt(out, "%s its words are wiped",
			    change->from != change->to ? ";" : ":");
		if (change->to == OUTCOME_WITHDRAWN)
			tell_remains(telling, change);
		OUT_LIT(out, "\n");
	}
	if (receipt->n_changes > receipt->changes.n)
		out_fmt(out, "  changed    and %zu more %s\n",
		    receipt->n_changes - receipt->changes.n,
		    receipt->reflections ? "answers" : "notes");
}

static void
tell_pairs(const struct telling *telling)
{
	const struct receipt *receipt = telling->receipt;

	for (size_t i = 0; i < receipt->pairs.n; i++)
		out_fmt(telling->out,
		    "  look alike %.*s and %.*s: both are kept\n",
		    STR_ARG(receipt->pairs.v[i].one),
		    STR_ARG(receipt->pairs.v[i].other));
	if (receipt->n_pairs > receipt->pairs.n)
		out_fmt(telling->out, "  look alike and %zu more pairs\n",
		    receipt->n_pairs - receipt->pairs.n);
}

static void
tell_where(const struct receipt *receipt, struct out *out)
{
	if (receipt->dry_run) {
		OUT_LIT(out, "\nNothing was written: this was a dry run.\n");
		return;
	}
	if (receipt->unchanged)
		OUT_LIT(out, "\nNothing had to be changed in ");
	else
		out_fmt(out, "\nThe %s went to ",
		    receipt->reflections ? "answers" : "notes");
	out_visible(out, str_from(receipt->notes));
	if (receipt->problems) {
		OUT_LIT(out, ", rows with a problem to ");
		out_visible(out, str_from(receipt->problems));
	}
	OUT_LIT(out, ".\n");
	if (receipt->files.n)
		OUT_LIT(out, "The captures were not changed.\n");
}

void
receipt_write(
    struct arena *arena, const struct receipt *receipt, struct out *out)
{
	const struct telling telling = { arena, receipt, out };

	for (size_t i = 0; i < receipt->files.n; i++)
		tell_file(&telling, &receipt->files.v[i]);
	if (receipt->files.n && !receipt->refused)
		tell_counts(receipt, out);
	if (receipt->refused || (!receipt->notes && !receipt->dry_run)) {
		OUT_LIT(out, "Nothing was written.\n");
		return;
	}
	tell_words(receipt, out);
	tell_changes(&telling);
	tell_pairs(&telling);
	tell_safety(receipt, out);
	if (receipt->cr)
		out_fmt(out,
		    "  %-*slines end in CR alone in this file, as old programs write them; new ones, too\n",
		    INDENT - 2, "line ends");
	tell_where(receipt, out);
}
