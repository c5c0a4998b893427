/* SPDX-License-Identifier: MIT */
#include "receipt.h"

#include "utf8.h"

#define LINE_WIDTH   80
#define INDENT       15 /* of what is said about a file */
#define HEADER_WIDTH 40

/* A receipt while it is written. */
struct telling {
	struct arena *arena;
	const struct redact *redact;
	struct out *out;
};

struct list {
	struct out *out;
	size_t column; /* where the line has come to; 0: nothing yet */
};

/* Adds an item to a list that begins with a name and is wrapped. */
static void
list_item(struct list *list, const char *name, struct str item)
{
	size_t width = utf8_width(item);

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
}

/* A header as shown: not too long, and without names. */
static struct str
header_shown(const struct telling *telling, struct str header, size_t column)
{
	struct arena *arena = telling->arena;
	size_t fit, hidden = 0;

	if (!header.n)
		return str_fmt(
		    arena, "column %zu, which has no header", column);
	header = str_line(
	    arena, redact_text(telling->redact, arena, header, &hidden));
	fit = utf8_fit(header, HEADER_WIDTH);
	if (fit < header.n)
		return str_fmt(
		    arena, "%.*s...", STR_ARG(str_head(header, fit)));
	return header;
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
		[PROFILE_READER] = "somebody else's reader of it",
		[PROFILE_SAID] = "what its users say of it" };
	const struct shape_found *found = &file->found;
	const struct profile *profile = found->profile;

	out_fmt(telling->out, "  %-*s%s%s", INDENT - 2, "taken as",
	    found->votes ? "votes, one heading a row" : shapes[found->shape],
	    found->tables > 1 ? ", in several tables" : "");
	if (profile)
		out_fmt(telling->out, "; %.*s, checked against %s",
		    STR_ARG(profile->name.text),
		    checked[profile->checked.choice]);
	OUT_LIT(telling->out, "\n");
}

/* Ids, sources and keys are made anew; the question stands in the plan. */
static bool
is_kept_column(int column)
{
	return column > NOTES_NOTE && column < NOTES_SOURCE;
}

static void
tell_read(const struct telling *telling, const struct notes_file *file)
{
	struct list list = { telling->out, 0 };

	for (size_t i = 0; i < file->found.n_headers; i++) {
		int c = column_of(file, i);
		struct str word, shown;

		if (!is_kept_column(c))
			continue;
		word = str_from(notes_column_words[c]);
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
	struct list list = { telling->out, 0 };
	size_t unnamed = 0, last = 0;

	for (size_t i = 0; i < file->found.n_headers; i++) {
		if (is_kept_column(column_of(file, i)))
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
	size_t hidden = 0;

	out_visible(out,
	    redact_text(telling->redact, telling->arena,
		cell_readable(telling->arena, str_from(file->name)), &hidden));
	tell_dialect(out, &file->dialect);
	tell_shape(telling, file);
	if (file->found.header[0].n || file->found.shape != PROFILE_LIST) {
		tell_read(telling, file);
		tell_dropped(telling, file);
	}
	OUT_LIT(out, "\n");
}

static void
count_line(struct out *out, size_t n, const char *one, const char *many)
{
	if (n)
		out_fmt(out, "  %5zu  %s\n", n, n == 1 ? one : many);
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
	bool rows = !receipt->files.n, cells = false;

	for (size_t i = 0; i < receipt->files.n; i++) {
		enum profile_shape shape = receipt->files.v[i].found.shape;
		bool cell =
		    shape == PROFILE_COLUMNS || shape == PROFILE_ANSWERS;

		cells |= cell;
		rows |= !cell;
	}
	return units[!cells ? 0 : !rows ? 1 : 2];
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
	size_t rows = 0, blanks = 0, problems = 0, merged = 0, not_notes = 0;
	struct unit unit = unit_of(receipt);

	for (size_t i = 0; i < receipt->files.n; i++) {
		rows += receipt->files.v[i].rows;
		blanks += receipt->files.v[i].blanks;
		problems += receipt->files.v[i].problems;
		merged += receipt->files.v[i].merged;
		not_notes += receipt->files.v[i].not_notes;
	}
	out_fmt(out, "  %5zu  %s read\n    ---\n", rows,
	    rows == 1 ? unit.one : unit.many);
	out_fmt(out, "  %5zu  new %s\n", receipt->fresh,
	    receipt->fresh == 1 ? "note" : "notes");
	count_line(out, receipt->repeats, "repeat of a note we already have",
	    "repeats of notes we already have");
	count_unit(out, merged, unit, " merged into another note");
	count_unit(out, not_notes, unit,
	    not_notes == 1 ? " that is no note, such as a title"
			   : " that are no notes, such as titles");
	if (blanks)
		out_fmt(out, "  %5zu  blank %s, skipped\n", blanks,
		    blanks == 1 ? unit.one : unit.many);
	count_unit(out, problems, unit, " with a problem, left out");
	out_fmt(out, "    ---\n  %5zu  so every %s is accounted for\n\n",
	    receipt->fresh + receipt->repeats + merged + not_notes + blanks +
		problems,
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
tell_words(const struct receipt *receipt, struct out *out)
{
	size_t controls = 0, bidis = 0;

	for (size_t i = 0; i < receipt->files.n; i++) {
		controls += receipt->files.v[i].odd.controls;
		bidis += receipt->files.v[i].odd.bidis;
	}
	said(out, "hidden", receipt->hidden,
	    "name, email address or phone number is replaced",
	    "names, email addresses and phone numbers are replaced");
	said(out, "consent", receipt->unmarked, "note has no mark for consent",
	    "notes have no mark for consent");
	said(out, "withdrawn", receipt->wiped,
	    "note was withdrawn; its words are gone",
	    "notes were withdrawn; their words are gone");
	said(out, "please look", receipt->looked,
	    "note may point to somebody: flag 'check'",
	    "notes may point to somebody: flag 'check'");
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

void
receipt_write(struct arena *arena, const struct redact *redact,
    const struct receipt *receipt, struct out *out)
{
	const struct telling telling = { arena, redact, out };

	for (size_t i = 0; i < receipt->files.n; i++)
		tell_file(&telling, &receipt->files.v[i]);
	if (receipt->refused || (!receipt->notes && !receipt->dry_run)) {
		OUT_LIT(out, "Nothing was written.\n\n");
		return;
	}
	tell_counts(receipt, out);
	tell_words(receipt, out);
	tell_safety(receipt, out);
	if (receipt->dry_run) {
		OUT_LIT(out, "\nNothing was written: this was a dry run.\n");
		return;
	}
	OUT_LIT(out, "\nThe notes went to ");
	out_visible(out, str_from(receipt->notes));
	if (receipt->problems) {
		OUT_LIT(out, ", rows with a problem to ");
		out_visible(out, str_from(receipt->problems));
	}
	OUT_LIT(out, ".\nThe captures were not changed.\n");
}
