/* SPDX-License-Identifier: MIT */
#include "profile.h"

#include <string.h>

#include "buf.h"
#include "builtin.h"
#include "form.h"
#include "markup.h"
#include "word.h"

const char *const profile_shape_words[] = { "notes", "columns", "answers",
	"list", NULL };

static const char *const checked_words[] = { "a real export",
	"the exporter's code", "somebody's reader", NULL };
static const char *const votes_words[] = { "each", "group", NULL };
static const char *const parent_words[] = { "stack", "theme", NULL };
static const char *const markup_words[] = { "entities", "html", NULL };

/* Reading ------------------------------------------------------------------*/

static struct profile_header
read_header(struct arena *arena, struct str text)
{
	struct profile_header header = { .shown = text };

	header.prefix = str_ends(text, STR("*"));
	if (header.prefix)
		text.n--;
	header.loose = dialect_loose(arena, text);
	return header;
}

/* A header, or a list of them. */
static void
add_headers(struct arena *arena, const struct yaml_node *node,
    struct profile_headers *into)
{
	if (node->kind == YAML_TEXT && node->text.n)
		*ARENA_PUSH(arena, into) = read_header(arena, node->text);
	for (size_t i = 0; node->kind == YAML_LIST && i < node->n; i++)
		add_headers(arena, node->item[i], into);
}

static void
read_known_by(struct form *form, const struct yaml_node *node, void *into)
{
	struct profile *profile = into;

	for (size_t i = 0; node->kind == YAML_LIST && i < node->n; i++)
		add_headers(form->arena, node->item[i],
		    ARENA_PUSH(form->arena, &profile->known_by));
}

static void
read_columns(struct form *form, const struct yaml_node *node, void *into)
{
	struct profile *profile = into;

	for (size_t i = 0; node->kind == YAML_MAP && i < node->n; i++) {
		struct profile_source *source =
		    ARENA_PUSH(form->arena, &profile->sources);

		/* As a word for now: profile_load() knows the columns. */
		source->column = i;
		add_headers(form->arena, node->pair[i].value, &source->headers);
	}
}

#define OF struct profile
static const struct form_field profile_fields[] = {
	FORM_NAMED(name, FORM_TEXT, .required = true),
	FORM_NAMED(
	    checked, FORM_CHOICE, .required = true, FORM_WORDS(checked_words)),
	FORM_NAMED(source, FORM_TEXT, .required = true),
	FORM_NAMED(shape, FORM_CHOICE, .required = true,
	    FORM_WORDS(profile_shape_words)),
	FORM_KEY("known_by", id, FORM_OTHER, .read = read_known_by),
	FORM_NAMED(known_at_start, FORM_CHOICE, FORM_WORDS(form_value_yes_no)),
	FORM_NAMED(translated, FORM_CHOICE, FORM_WORDS(form_value_yes_no)),
	FORM_KEY("columns", id, FORM_OTHER, .read = read_columns),
	FORM_NAMED(blanks, FORM_TEXTS),
	FORM_NAMED(split, FORM_PAIRS),
	FORM_NAMED(brackets, FORM_CHOICE, FORM_WORDS(form_value_yes_no)),
	FORM_NAMED(markup, FORM_CHOICE, FORM_WORDS(markup_words)),
	FORM_NAMED(votes, FORM_CHOICE, FORM_WORDS(votes_words)),
	FORM_NAMED(kind_from, FORM_TEXT),
	FORM_NAMED(kinds, FORM_PAIRS),
	FORM_NAMED(left_out_by, FORM_TEXT),
	FORM_NAMED(left_out, FORM_TEXTS),
	FORM_NAMED(ends_at, FORM_TEXTS),
	FORM_NAMED(words_to_end, FORM_CHOICE, FORM_WORDS(form_value_yes_no)),
	FORM_NAMED(id_from, FORM_TEXT),
	FORM_NAMED(parent_from, FORM_TEXT),
	FORM_NAMED(parent, FORM_CHOICE, FORM_WORDS(parent_words)),
	FORM_NAMED(not_questions, FORM_TEXTS),
	FORM_NAMED(chat, FORM_CHOICE, FORM_WORDS(form_value_yes_no)),
	FORM_NAMED(not_messages, FORM_TEXTS),
	FORM_NAMED(not_people, FORM_TEXTS),
};
static FORM_TABLE(
    profile_table, profile_fields, "a profile", .loc_offset = FORM_LOOSE);
#undef OF

/* Puts the columns of ours in the place of their words. */
static void
name_columns(struct form *form, const struct yaml_node *columns,
    const char *const *words, struct profile *profile)
{
	for (size_t i = 0; i < profile->sources.n; i++) {
		struct str word = columns->pair[i].key;
		int c = cell_word(word, words);

		if (c < 0)
			diag_add(form->diag, DIAG_PLAN_UNKNOWN_KEY,
			    columns->pair[i].loc, "'%.*s' is no column of ours",
			    STR_ARG(word));
		profile->sources.v[i].column = (size_t)(c < 0 ? 0 : c);
	}
}

static void
read_profile(struct arena *arena, struct diag *diag,
    const struct builtin_file *file, const char *const *columns,
    struct profile *profile)
{
	const char *name = str_c(arena, file->name);
	struct form form = { .arena = arena, .diag = diag, .file = name };
	struct yaml_node *root = yaml_read(arena, diag, name, file->text).root;
	const struct yaml_node *places;

	form_read(&form, &profile_table, root, profile);
	places = yaml_get(root, STR("columns"));
	if (places)
		name_columns(&form, places, columns, profile);
}

const struct profile_set *
profile_load(struct arena *arena, struct diag *diag, const char *const *columns)
{
	const struct str folder = STR("profiles/"), end = STR(".yaml");
	struct profile_set *set = ARENA_NEW(arena, struct profile_set);

	for (size_t i = 0; i < builtin_count; i++) {
		struct str name = builtin_files[i].name;
		struct profile *profile;

		if (!str_starts(name, folder))
			continue;
		profile = ARENA_PUSH(arena, set);
		read_profile(arena, diag, &builtin_files[i], columns, profile);
		name = str_from_byte(name, folder.n);
		profile->id = str_head(name, name.n - end.n);
	}
	return set;
}

struct str
profile_list(struct arena *arena, const struct profile_set *set)
{
	struct buf list = BUF(arena);

	for (size_t i = 0; i < set->n; i++)
		buf_fmt(&list, "%s%.*s",
		    !i               ? ""
		    : i + 1 < set->n ? ", "
				     : " and ",
		    STR_ARG(set->v[i].id));
	return buf_str(&list);
}

const struct profile *
profile_find(const struct profile_set *set, struct str id)
{
	for (size_t i = 0; i < set->n; i++)
		if (str_eq_case(set->v[i].id, id))
			return &set->v[i];
	return NULL;
}

const struct profile *
profile_chat(const struct profile_set *set)
{
	for (size_t i = 0; i < set->n; i++)
		if (set->v[i].chat.choice == FORM_YES)
			return &set->v[i];
	return NULL;
}

bool
profile_has(const struct form_texts *words, struct str word)
{
	for (size_t i = 0; i < words->n; i++)
		if (str_eq_case(words->v[i].text, word))
			return true;
	return false;
}

/* Knowing ------------------------------------------------------------------*/

static bool
is_header(const struct profile_header *header, struct str loose)
{
	return header->prefix ? str_starts(loose, header->loose)
			      : str_eq(header->loose, loose);
}

/* The place of a header from this one on; -1 if there is none. */
static int
place_of(const struct profile_row *headers, const struct profile_header *header,
    size_t from)
{
	for (size_t i = from; i < headers->n; i++)
		if (is_header(header, headers->loose[i]))
			return (int)i;
	return -1;
}

static bool
has_all(const struct profile *profile, const struct profile_headers *known,
    const struct profile_row *headers)
{
	for (size_t i = 0; i < known->n; i++) {
		if (profile->known_at_start.choice != FORM_YES) {
			if (place_of(headers, &known->v[i], 0) < 0)
				return false;
		} else if (i >= headers->n ||
			   !is_header(&known->v[i], headers->loose[i])) {
			return false;
		}
	}
	return true;
}

/* How many headers this profile asks for and finds; 0 if one is missing. */
static size_t
fits(const struct profile *profile, const struct profile_row *headers)
{
	size_t best = 0;

	for (size_t i = 0; i < profile->known_by.n; i++) {
		const struct profile_headers *known = &profile->known_by.v[i];

		if (known->n > best && has_all(profile, known, headers))
			best = known->n;
	}
	return best;
}

bool
profile_is(const struct profile *profile, const struct profile_row *headers)
{
	return fits(profile, headers) > 0;
}

const struct profile *
profile_known(const struct profile_set *set, const struct profile_row *headers)
{
	const struct profile *found = NULL;
	size_t most = 0;

	for (size_t i = 0; i < set->n; i++) {
		size_t n = fits(&set->v[i], headers);

		if (n > most) {
			most = n;
			found = &set->v[i];
		}
	}
	return found;
}

size_t
profile_lead(const struct profile *profile, const struct profile_row *headers)
{
	size_t n = fits(profile, headers);

	return n || !profile->known_by.n ? n : profile->known_by.v[0].n;
}

/* Finding the places -------------------------------------------------------*/

/* The headers of a file while their places are looked for. */
struct matching {
	struct arena *arena;
	const struct profile_row *headers;
	struct profile_match *match;
	bool *taken; /* headers */
	bool *given; /* columns, by the map */
};

static void
add_place(struct matching *matching, size_t column, size_t header)
{
	const struct form_pairs *split = &matching->match->profile->split;
	struct profile_place *place =
	    ARENA_PUSH(matching->arena, matching->match);
	struct str loose = matching->headers->loose[header];

	*place = (struct profile_place){ .column = column, .header = header };
	for (size_t i = 0; i < split->n; i++)
		if (str_eq(loose,
			dialect_loose(matching->arena, split->v[i].word.text)))
			place->split = split->v[i].meaning.text;
}

static void
place_map(struct matching *matching, struct dialect_map *map)
{
	const struct profile_row *headers = matching->headers;

	for (size_t j = 0; map && j < headers->n; j++) {
		struct dialect_map_entry *entry = dialect_map_entry(
		    map, headers->shown[j], headers->loose[j]);

		if (!entry)
			continue;
		entry->used = matching->taken[j] = true;
		if (entry->column < 0)
			continue;
		matching->given[entry->column] = true;
		add_place(matching, (size_t)entry->column, j);
	}
}

/* Only the last of several is taken as a number: earlier rounds of voting are
 * not added to it. */
static void
place_source(struct matching *matching, const struct profile_source *source)
{
	const struct profile_row *headers = matching->headers;

	for (size_t i = 0; i < source->headers.n; i++) {
		const struct profile_header *header = &source->headers.v[i];
		int last = -1, at;
		size_t from = 0;

		while ((at = place_of(headers, header, from)) >= 0) {
			from = (size_t)at + 1;
			if (matching->taken[at])
				continue;
			last = at;
			if (source->column == NOTES_DOTS)
				continue;
			matching->taken[at] = true;
			add_place(matching, source->column, (size_t)at);
			if (!header->prefix)
				break;
		}
		if (source->column == NOTES_DOTS && last >= 0) {
			matching->taken[last] = true;
			add_place(matching, source->column, (size_t)last);
		}
	}
}

static int
place_named(
    struct arena *arena, const struct profile_row *headers, struct str name)
{
	struct profile_header header = read_header(arena, name);

	return header.loose.n ? place_of(headers, &header, 0) : -1;
}

/* The first headers as the profile has them, where they are translated. */
static struct profile_row
untranslated(struct arena *arena, const struct profile *profile,
    const struct profile_row *headers)
{
	const struct profile_headers *known = &profile->known_by.v[0];
	struct str *loose = ARENA_ARRAY(arena, struct str, headers->n);
	struct profile_row row = { headers->shown, loose, headers->n };

	for (size_t i = 0; i < headers->n; i++)
		loose[i] = i < known->n ? known->v[i].loose : headers->loose[i];
	return row;
}

struct profile_match *
profile_match(struct arena *arena, const struct profile *profile,
    const struct profile_row *headers, struct dialect_map *map)
{
	struct profile_match *match = ARENA_NEW(arena, struct profile_match);
	struct profile_row row = *headers;
	struct matching matching = { arena, &row, match,
		ARENA_ARRAY(arena, bool, headers->n),
		ARENA_ARRAY(arena, bool, NOTES_CAPTURE_COLUMNS) };

	match->profile = profile;
	place_map(&matching, map);
	if (profile->translated.choice == FORM_YES && !fits(profile, headers))
		row = untranslated(arena, profile, headers);
	for (size_t i = 0; i < profile->sources.n; i++)
		if (!matching.given[profile->sources.v[i].column])
			place_source(&matching, &profile->sources.v[i]);
	match->kind = place_named(arena, &row, profile->kind_from.text);
	match->left_out = place_named(arena, &row, profile->left_out_by.text);
	match->id = place_named(arena, &row, profile->id_from.text);
	match->parent = place_named(arena, &row, profile->parent_from.text);
	return match;
}

/* Records ------------------------------------------------------------------*/

/* A record on its way into our columns. */
struct reading {
	struct arena *arena;
	const struct profile_match *match;
	const struct csv_record *record;
	struct str *column;
	struct buf text, themes; /* of any length, from any number of cells */
};

/* The cell under a header, trimmed; blank if the row is too short. */
static struct str
raw(const struct csv_record *record, int header)
{
	if (header < 0 || (size_t)header >= record->n)
		return STR("");
	return cell_trim(record->field[header]);
}

/* A theme, behind those that are there.  A semicolon in it is part of it. */
static void
add_theme(struct reading *reading, struct str theme)
{
	char *copy;

	if (reading->match->profile->brackets.choice == FORM_YES) {
		size_t at = theme.n;

		while (at > 0 && theme.s[at - 1] != '(')
			at--;
		theme = at ? str_head(theme, at - 1) : theme;
	}
	theme = cell_trim(theme);
	if (!theme.n || profile_has(&reading->match->profile->blanks, theme))
		return;
	copy = str_c(reading->arena, theme);
	for (size_t i = 0; i < theme.n; i++)
		if (copy[i] == ';')
			copy[i] = ',';
	theme.s = copy;
	if (reading->themes.n)
		buf_char(&reading->themes, ';');
	buf_add(&reading->themes, theme);
}

static void
add_themes(struct reading *reading, struct str cell, struct str split)
{
	while (split.n && cell.n) {
		size_t at = str_find(cell, split);

		add_theme(reading, str_head(cell, at));
		cell = str_from_byte(cell, at + split.n);
	}
	add_theme(reading, cell);
}

static void
add_cell(
    struct reading *reading, const struct profile_place *place, struct str cell)
{
	const struct profile *profile = reading->match->profile;
	struct str *column = &reading->column[place->column];

	if (profile->markup.choice == PROFILE_HTML)
		cell = markup_html(reading->arena, cell);
	else if (profile->markup.choice == PROFILE_ENTITIES)
		cell = markup_entities(reading->arena, cell);
	cell = cell_trim(cell);
	if (place->column == NOTES_THEME) {
		add_themes(reading, cell, place->split);
		return;
	}
	if (profile_has(&profile->blanks, cell))
		return;
	if (place->column != NOTES_TEXT) {
		if (!column->n)
			*column = cell;
		return;
	}
	if (!cell.n || str_eq(cell, buf_str(&reading->text)))
		return;
	if (reading->text.n)
		buf_char(&reading->text, '\n');
	buf_add(&reading->text, cell);
}

/* Whether the kind of this row makes it a note; then it is in its column. */
static bool
read_kind(struct reading *reading)
{
	const struct profile_match *match = reading->match;
	const struct form_pairs *kinds = &match->profile->kinds;
	struct str kind = raw(reading->record, match->kind);

	if (match->left_out >= 0 && profile_has(&match->profile->left_out,
					raw(reading->record, match->left_out)))
		return false;
	if (match->kind < 0)
		return true;
	for (size_t i = 0; i < kinds->n; i++)
		if (str_eq_case(kinds->v[i].word.text, kind)) {
			reading->column[NOTES_KIND] = kinds->v[i].meaning.text;
			return true;
		}
	return false;
}

enum profile_verdict
profile_read(struct arena *arena, const struct profile_match *match,
    const struct csv_record *record, struct str *column, struct cell_odd *odd,
    size_t *bad)
{
	struct reading reading = { arena, match, record, column, BUF(arena),
		BUF(arena) };

	if (!read_kind(&reading))
		return PROFILE_NOT_A_NOTE;
	for (size_t i = 0; i < match->n; i++) {
		const struct profile_place *place = &match->v[i];
		struct str cell;

		if (place->header >= record->n)
			continue;
		if (!cell_read(
			arena, record->field[place->header], &cell, odd)) {
			*bad = place->column;
			return PROFILE_BAD_BYTES;
		}
		add_cell(&reading, place, cell);
	}
	column[NOTES_TEXT] = buf_str(&reading.text);
	column[NOTES_THEME] = buf_str(&reading.themes);
	/* A board has cards and shapes without words. */
	return column[NOTES_TEXT].n || column[NOTES_PICTURE].n
		   ? PROFILE_A_NOTE
		   : PROFILE_NOT_A_NOTE;
}
