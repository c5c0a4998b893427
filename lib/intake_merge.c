/* SPDX-License-Identifier: MIT */
#include "intake_merge.h"

#include <string.h>

#include "hash.h"
#include "utf8.h"
#include "word.h"

#define ODD_ID (1U << 31) /* else a number of the session itself */

/* One row. */
struct row {
	struct intake_merge *merge;
	const struct verbatim_record *record;
	struct str id, session;
	bool keyed;
	struct hash key;
};

static recopy_fn on_header, on_row;

void
intake_merge_start(struct intake_merge *merge)
{
	merge->row = arena_new();
	merge->wants = hash_set_new();
	merge->keyless = hash_set_new();
	merge->alike = hash_set_new();
	merge->copy = (struct recopy){ .arena = merge->arena,
		.diag = merge->diag,
		.path = merge->path,
		.header = on_header,
		.row = on_row,
		.context = merge };
}

void
intake_merge_end(struct intake_merge *merge)
{
	hash_set_free(merge->alike);
	hash_set_free(merge->keyless);
	hash_set_free(merge->wants);
	arena_free(merge->row);
}

/* What is wanted of rows -----------------------------------------------------*/

enum outcome_consent
intake_merge_tighten(enum outcome_consent has, enum outcome_consent comes)
{
	if (comes <= has)
		return has;
	if (has == OUTCOME_CONSENT_BLANK && comes < OUTCOME_ASK)
		return OUTCOME_ASK;
	return comes;
}

static struct hash
hash_of_id(struct intake_merge *merge, struct str id)
{
	const struct str parts[] = { str_lower(merge->row, id), STR("id") };

	return hash_of(ledger_key(merge->ledger), parts, COUNTOF(parts));
}

static void
want(struct intake_merge *merge, const struct hash *hash,
    enum outcome_consent consent)
{
	unsigned *wanted = hash_set_at(merge->wants, hash);

	if ((unsigned)consent > *wanted)
		*wanted = (unsigned)consent;
	merge->n_wants++;
}

void
intake_merge_want(struct intake_merge *merge, const struct hash *key,
    struct str id, enum outcome_consent consent)
{
	struct hash hash;

	if (key)
		want(merge, key, consent);
	if (!id.n)
		return;
	hash = hash_of_id(merge, id);
	want(merge, &hash, consent);
}

bool
intake_merge_has_id(struct intake_merge *merge, struct str id)
{
	struct hash hash = hash_of_id(merge, id);

	return hash_set_get(merge->keyless, &hash) > 0;
}

/* Notes that look alike ------------------------------------------------------*/

/* The id of a note in one number. */
static unsigned
pack_id(struct intake_merge *merge, struct str session, struct str id)
{
	struct str name;
	unsigned n = ledger_number(id, &name);

	if (n && str_eq(name, session) &&
	    str_eq(id, str_fmt(merge->row, "%.*s-%03u", STR_ARG(name), n)))
		return n;
	*ARENA_PUSH(merge->arena, &merge->odd_ids) = str_dup(merge->arena, id);
	return ODD_ID | (unsigned)(merge->odd_ids.n - 1);
}

static struct str
unpack_id(struct intake_merge *merge, struct str session, unsigned packed)
{
	if (packed & ODD_ID)
		return merge->odd_ids.v[packed & ~ODD_ID];
	return str_fmt(merge->arena, "%.*s-%03u", STR_ARG(session), packed);
}

/* Remembers the words of a note by their hash; told: a note that is new. */
static void
compare(struct intake_merge *merge, struct str session, struct str text,
    struct str id, bool told)
{
	struct receipt *receipt = merge->receipt;
	const struct str parts[] = { dialect_loose(merge->row, text),
		str_lower(merge->row, session) };
	struct hash hash;
	unsigned *first;

	if (!parts[0].n || !id.n)
		return;
	hash = hash_of(ledger_key(merge->ledger), parts, COUNTOF(parts));
	first = hash_set_at(merge->alike, &hash);
	if (!*first) {
		*first = pack_id(merge, session, id);
	} else if (told && receipt->n_pairs++ < RECEIPT_CHANGES_MAX) {
		*ARENA_PUSH(merge->arena, &receipt->pairs) =
		    (struct receipt_pair){ unpack_id(merge, session, *first),
			    str_dup(merge->arena, id) };
	}
}

void
intake_merge_compare(struct intake_merge *merge, struct str session,
    struct str text, struct str id)
{
	arena_reset(merge->row);
	compare(merge, session, text, id, true);
}

/* Rows -----------------------------------------------------------------------*/

/* What a cell says; blank if it is not there, or no text. */
static struct str
value(const struct row *row, enum notes_column column)
{
	int at = row->merge->layout->at[column];
	struct cell_odd odd = { 0 };
	struct str cell;

	if (at < 0 ||
	    !cell_read(row->merge->row,
		verbatim_value(row->merge->row, row->record, (size_t)at), &cell,
		&odd))
		return STR("");
	return cell;
}

static bool
read_row(struct row *row)
{
	arena_reset(row->merge->row);
	row->id = value(row, NOTES_NOTE);
	row->session = value(row, NOTES_SESSION);
	row->keyed = hash_read(
	    str_lower(row->merge->row, value(row, NOTES_KEY)), &row->key);
	return row->record->n > 1 || row->id.n;
}

/* Finds the note that is to be withdrawn, or one with an id like that. */
static void
look_for(struct row *row)
{
	struct intake_merge *merge = row->merge;
	const struct str ids[] = { merge->nearest, row->id };
	struct str nearest;

	if (!merge->withdraw.n || !row->id.n)
		return;
	if (str_eq_case(row->id, merge->withdraw)) {
		merge->found = true;
		intake_merge_want(merge, row->keyed ? &row->key : NULL, row->id,
		    OUTCOME_WITHDRAWN);
		return;
	}
	nearest = str_nearest(merge->withdraw, ids, COUNTOF(ids));
	if (nearest.n && !str_eq(nearest, merge->nearest))
		merge->nearest = str_dup(merge->arena, nearest);
}

/* Gets to know a row that is there. */
static void
scan_row(struct row *row)
{
	struct intake_merge *merge = row->merge;
	struct str name;
	unsigned *known;

	ledger_taken(merge->ledger, row->id, row->session);
	if (row->keyed) {
		known = ledger_at(merge->ledger, &row->key);
		merge->n_keys++;
		merge->n_known += (*known & LEDGER_KNOWN) != 0;
		if (!(*known & (LEDGER_KNOWN | INTAKE_THERE))) {
			/* The importer was stopped before its sidecar. */
			*known |= LEDGER_CONSENT;
			ledger_add(merge->ledger, &row->key,
			    ledger_number(row->id, &name) ? row->id : STR("-"),
			    LEDGER_CONSENT);
		}
		*known |= INTAKE_THERE;
	} else if (row->id.n) {
		struct hash hash = hash_of_id(merge, row->id);

		*hash_set_at(merge->keyless, &hash) = 1;
	}
	look_for(row);
	compare(merge, row->session, value(row, NOTES_TEXT), row->id, false);
}

static enum outcome_consent
consent_of(const struct row *row)
{
	struct intake_merge *merge = row->merge;
	struct str word = value(row, NOTES_CONSENT);
	enum outcome_consent consent;

	if (!word.n)
		return OUTCOME_CONSENT_BLANK;
	consent = consent_read(&merge->consents, merge->row, word);
	return consent ? consent : OUTCOME_ASK;
}

static enum outcome_consent
wanted_of(const struct row *row)
{
	struct intake_merge *merge = row->merge;
	struct hash hash;

	if (!merge->n_wants)
		return OUTCOME_CONSENT_BLANK;
	if (row->keyed)
		return (enum outcome_consent)hash_set_get(
		    merge->wants, &row->key);
	hash = hash_of_id(merge, row->id);
	return (enum outcome_consent)hash_set_get(merge->wants, &hash);
}

/* Whether there is something to wipe. */
static bool
has_words(const struct row *row)
{
	if (value(row, NOTES_TEXT).n || value(row, NOTES_SHARE_AS).n)
		return true;
	for (size_t c = 0; c < row->record->n; c++)
		if (intake_layout_is_kept(row->merge->layout, c) &&
		    verbatim_value(row->merge->row, row->record, c).n)
			return true;
	return false;
}

/* Whatever comes later, the words of this note do not come back. */
static void
remember_withdrawn(const struct row *row)
{
	struct intake_merge *merge = row->merge;
	const struct str parts[] = { value(row, NOTES_TEXT), row->session,
		value(row, NOTES_STEP), value(row, NOTES_TABLE) };
	struct str name, id = row->id;
	struct hash key = row->key;
	unsigned *known;

	if (!row->keyed && !parts[0].n)
		return;
	if (!row->keyed) /* as if it had been captured so */
		key = hash_of(ledger_key(merge->ledger), parts, COUNTOF(parts));
	known = ledger_at(merge->ledger, &key);
	if ((*known & LEDGER_CONSENT) == OUTCOME_WITHDRAWN)
		return;
	*known = (*known & ~(unsigned)LEDGER_CONSENT) | OUTCOME_WITHDRAWN;
	if (!ledger_number(id, &name))
		id = STR("-");
	ledger_add(merge->ledger, &key, id, OUTCOME_WITHDRAWN);
}

static void
tell_change(const struct row *row, enum outcome_consent from,
    enum outcome_consent to, bool wiped)
{
	struct intake_merge *merge = row->merge;
	struct receipt *receipt = merge->receipt;
	struct arena *arena = merge->arena;

	merge->changed = true;
	merge->n_asked += from == OUTCOME_CONSENT_BLANK && to == OUTCOME_ASK &&
			  wanted_of(row) < OUTCOME_ASK;
	if (receipt->n_changes++ >= RECEIPT_CHANGES_MAX)
		return;
	*ARENA_PUSH(arena, &receipt->changes) = (struct receipt_change){
		.id = str_dup(arena, row->id),
		.from = from,
		.to = to,
		.wiped = wiped,
		.source = str_dup(arena, value(row, NOTES_SOURCE)),
		.picture = str_dup(arena, value(row, NOTES_PICTURE)),
	};
}

static void
copy_row(struct row *row, struct out *out)
{
	static const int wiped[] = { NOTES_CONSENT, NOTES_TEXT,
		NOTES_SHARE_AS };
	enum outcome_consent from = consent_of(row);
	enum outcome_consent to = intake_merge_tighten(from, wanted_of(row));
	bool gone = to == OUTCOME_WITHDRAWN;
	bool wipe = gone && has_words(row);
	struct str text[COUNTOF(wiped)] = { STR("") };
	const struct intake_change change = { wiped, text,
		gone ? COUNTOF(wiped) : 1, gone };

	if (gone)
		remember_withdrawn(row);
	if (to == from && !wipe) {
		out_bytes(out, row->record->bytes);
		return;
	}
	text[0] = word_of(outcome_consent_words, (int)to);
	intake_copy_changed(row->merge->layout, out, row->record, &change);
	tell_change(row, from, to, wipe);
}

/* The header ------------------------------------------------------------------*/

static bool
refuse(struct intake_merge *merge, enum diag_code code, size_t line,
    const char *why)
{
	diag_add(merge->diag, code, (struct loc){ merge->path, (int)line },
	    "%s", why);
	return false;
}

static bool
no_notes(struct intake_merge *merge, size_t line)
{
	(void)refuse(merge, DIAG_INTO_NOT_NOTES, line,
	    "this is no file of notes: it needs the columns 'note', 'session' and 'text' in its first line");
	diag_note(merge->diag, (struct loc){ NULL },
	    "give the name of the file that import made, or of a new one; captures stand behind the options; a file of reflections needs --reflections");
	return false;
}

static bool
on_header(void *context, const struct verbatim_record *record, struct out *out)
{
	struct intake_merge *merge = context;
	struct intake_layout *layout = merge->layout;

	if (out) {
		intake_copy_header(layout, out, record);
		merge->changed |= layout->more.n > 0;
		return true;
	}
	if (!intake_layout_read(layout, merge->diag, merge->names,
		merge->ledger, merge->path, record))
		return false;
	return (layout->at[NOTES_NOTE] >= 0 && layout->at[NOTES_SESSION] >= 0 &&
		   layout->at[NOTES_TEXT] >= 0) ||
	       no_notes(merge, record->line);
}

/* Reading --------------------------------------------------------------------*/

static bool
on_row(void *context, const struct verbatim_record *record, struct out *out)
{
	struct intake_merge *merge = context;
	struct row row = { .merge = merge, .record = record };

	if (!read_row(&row)) {
		if (out)
			out_bytes(out, record->bytes);
	} else if (out) {
		copy_row(&row, out);
	} else {
		scan_row(&row);
	}
	return true;
}

/* Whether the file and its sidecar belong together. */
static bool
check_ledger(struct intake_merge *merge, bool there)
{
	if (there && (!ledger_size(merge->ledger) || merge->n_known))
		return true;
	if (!merge->n_keys)
		return true;
	if (!there)
		(void)refuse(merge, DIAG_LEDGER_MISSING, 0,
		    "its notes have keys, but what import remembers of them is not beside it, so old notes could come twice");
	else
		(void)refuse(merge, DIAG_LEDGER_OTHER, 0,
		    "what import remembers beside this file is of another file, so old notes could come twice");
	diag_note(merge->diag, (struct loc){ NULL },
	    "bring '%s' here from where the notes came from; or import all captures into a new file with -o",
	    file_base(ledger_sidecar(merge->arena, merge->path)));
	return false;
}

bool
intake_merge_scan(struct intake_merge *merge, bool there)
{
	struct recopy *copy = &merge->copy;

	if (!recopy_read(copy, NULL) || !(copy->headed || no_notes(merge, 1)) ||
	    !check_ledger(merge, there))
		return false;
	merge->layout->style = copy->style;
	if (copy->end.n)
		merge->layout->end = copy->end;
	merge->receipt->cr = str_eq(copy->end, STR("\r"));
	return true;
}

/* Writing ---------------------------------------------------------------------*/

static void
append(void *context, struct str bytes)
{
	out_bytes(context, bytes);
}

/* Copies what we wrote ourselves. */
static bool
copy_ours(
    struct intake_merge *merge, struct out *from, struct out *out, bool headed)
{
	if (merge->n_wants)
		return recopy_ours(&merge->copy, from, out, headed);
	out_replay(from, append, out, out);
	return true;
}

/* Marks that became 'ask' are said aloud. */
static void
tell_asked(const struct intake_merge *merge)
{
	if (merge->n_asked)
		diag_add(merge->diag, DIAG_CONSENT_ASK,
		    (struct loc){ merge->path },
		    "%zu %s no mark for consent and came again with one; 'ask' now, so please ask",
		    merge->n_asked,
		    merge->n_asked == 1 ? "note had" : "notes had");
}

/* The file and the new rows, in UTF-8. */
static bool
copy_all(struct intake_merge *merge, struct out *added, struct out *out)
{
	if (!recopy_read(&merge->copy, out))
		return false;
	if (!merge->receipt->fresh)
		return true;
	merge->changed = true;
	if (!merge->copy.ended)
		out_bytes(out, merge->layout->end);
	return copy_ours(merge, added, out, true);
}

bool
intake_merge_copy(
    struct intake_merge *merge, struct out *added, struct out *out)
{
	struct out *plain = out;
	bool fine, fits = true;

	if (!str_eq(str_from(merge->copy.encoding->name), STR("UTF-8")))
		plain = out_new(merge->arena, merge->path);
	fine = copy_all(merge, added, plain);
	if (fine && plain != out)
		fits = recopy_encode(&merge->copy, plain, out);
	if (plain != out)
		out_discard(plain);
	if (!fits)
		return refuse(merge, DIAG_INTO_ENCODING, 0,
		    "this file is not UTF-8 and has no place for some letter of the new notes; save it as 'CSV UTF-8' and try again");
	tell_asked(merge);
	return fine;
}

bool
intake_merge_mend(struct intake_merge *merge, struct out *file, struct out *out)
{
	bool fine;

	merge->copy.style = merge->layout->style;
	fine = copy_ours(merge, file, out, false);

	tell_asked(merge);
	return fine;
}
