/* SPDX-License-Identifier: MIT */
#include "gather.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"

/* A column that is filled; most are not. */
struct filled {
	size_t column;
	struct str text;
};

struct held {
	struct csv_record record;
	struct filled *filled; /* but for text and theme */
	size_t n_filled;
	struct str text, theme;
	struct gather_tie tie;
	size_t at;    /* its place in the file */
	size_t root;  /* the place of what it belongs to at last; its own */
	bool heading; /* others lie in it */
	bool merged;
};

struct gather {
	struct arena *arena;
	struct {
		struct held *v;
		size_t n, cap;
	} rows;
	const struct held **by_id; /* sorted; those with an id */
	size_t n_ids;
};

struct gather *
gather_new(void)
{
	struct arena *arena = arena_new();
	struct gather *gather = ARENA_NEW(arena, struct gather);

	gather->arena = arena;
	return gather;
}

void
gather_free(struct gather *gather)
{
	if (gather)
		arena_free(gather->arena);
}

static struct csv_record
keep_record(struct gather *gather, const struct csv_record *record)
{
	struct str *field = ARENA_ARRAY(gather->arena, struct str, record->n);
	struct csv_record copy = *record;

	for (size_t i = 0; i < record->n; i++)
		field[i] = str_dup(gather->arena, record->field[i]);
	copy.field = field;
	return copy;
}

void
gather_add(
    struct gather *gather, const struct gather_row *row, struct gather_tie tie)
{
	struct held *held = ARENA_PUSH(gather->arena, &gather->rows);
	size_t n = 0;

	held->record = keep_record(gather, row->record);
	held->text = str_dup(gather->arena, row->column[NOTES_TEXT]);
	held->theme = str_dup(gather->arena, row->column[NOTES_THEME]);
	for (size_t c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		n += row->column[c].n > 0;
	held->filled = ARENA_ARRAY(gather->arena, struct filled, n);
	for (size_t c = 0; c < NOTES_CAPTURE_COLUMNS; c++)
		if (row->column[c].n && c != NOTES_TEXT && c != NOTES_THEME)
			held->filled[held->n_filled++] = (struct filled){ c,
				str_dup(gather->arena, row->column[c]) };
	held->tie = tie;
	held->tie.id = str_dup(gather->arena, tie.id);
	held->tie.parent = str_dup(gather->arena, tie.parent);
	held->at = held->root = gather->rows.n - 1;
}

/* Boards -------------------------------------------------------------------*/

static int
compare_ids(const void *a, const void *b)
{
	const struct held *one = *(const struct held *const *)a;
	const struct held *other = *(const struct held *const *)b;
	int order = str_cmp(one->tie.id, other->tie.id);

	return order ? order : one->at < other->at ? -1 : one->at > other->at;
}

static void
sort_ids(struct gather *gather)
{
	size_t n = gather->rows.n;

	gather->by_id = ARENA_ARRAY(gather->arena, const struct held *, n);
	for (size_t i = 0; i < n; i++)
		if (gather->rows.v[i].tie.id.n)
			gather->by_id[gather->n_ids++] = &gather->rows.v[i];
	qsort(gather->by_id, gather->n_ids, sizeof(struct held *), compare_ids);
}

/* The first row with this id; NULL if there is none. */
static struct held *
find(struct gather *gather, struct str id)
{
	size_t low = 0, high = gather->n_ids;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(gather->by_id[middle]->tie.id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == gather->n_ids || !str_eq(gather->by_id[low]->tie.id, id))
		return NULL;
	return &gather->rows.v[gather->by_id[low]->at];
}

static bool
same_note(const struct held *a, const struct held *b)
{
	return str_eq(a->text, b->text);
}

/* Rows with one id and the same words are one note with all their themes. */
static void
merge(struct gather *gather, struct gather_count *count)
{
	for (size_t i = 0; i < gather->n_ids;) {
		struct held *first = &gather->rows.v[gather->by_id[i]->at];
		struct buf themes = BUF(gather->arena);

		buf_add(&themes, first->theme);
		for (i++; i < gather->n_ids &&
			  str_eq(gather->by_id[i]->tie.id, first->tie.id);
		     i++) {
			struct held *next =
			    &gather->rows.v[gather->by_id[i]->at];
			struct str theme = next->theme;

			if (!same_note(first, next))
				continue;
			next->merged = true;
			count->merged++;
			if (theme.n && themes.n)
				buf_char(&themes, ';');
			buf_add(&themes, theme);
		}
		first->theme = buf_str(&themes);
	}
}

/* Puts notes behind the one they lie on, in its theme. */
static void
stack(struct gather *gather)
{
	for (size_t i = 0; i < gather->rows.n; i++) {
		struct held *held = &gather->rows.v[i];
		struct held *parent = held;

		/* Stacks are flat; a ring of them ends here. */
		for (int depth = 0; parent->tie.parent.n && depth < 8;
		     depth++) {
			struct held *next = find(gather, parent->tie.parent);

			if (!next)
				break;
			parent = next;
		}
		if (parent->tie.parent.n && find(gather, parent->tie.parent))
			continue; /* a ring: each stays where it is */
		held->root = parent->at;
		if (parent != held)
			held->theme = parent->theme;
	}
}

static int
compare_roots(const void *a, const void *b)
{
	const struct held *one = a, *other = b;
	bool one_is_root = one->at == one->root;
	bool other_is_root = other->at == other->root;

	if (one->root != other->root)
		return one->root < other->root ? -1 : 1;
	if (one_is_root != other_is_root)
		return one_is_root ? -1 : 1;
	return one->at < other->at ? -1 : one->at > other->at;
}

/* The words of the headings that a row lies in are its themes. */
static void
head(struct gather *gather)
{
	for (size_t i = 0; i < gather->rows.n; i++) {
		struct held *held = &gather->rows.v[i];
		struct buf themes = BUF(gather->arena);

		for (struct str rest = held->tie.parent; rest.s;) {
			struct str id = cell_trim(str_cut(rest, '|', &rest));
			struct held *heading = id.n ? find(gather, id) : NULL;
			struct str theme;
			char *plain;

			if (!heading || heading == held)
				continue;
			heading->heading = true;
			theme = heading->text;
			plain = str_c(gather->arena, theme);
			for (size_t j = 0; j < theme.n; j++)
				if (plain[j] == ';' || plain[j] == '\n')
					plain[j] = ',';
			if (themes.n && theme.n)
				buf_char(&themes, ';');
			buf_add(&themes, (struct str){ plain, theme.n });
		}
		if (themes.n)
			held->theme = buf_str(&themes);
	}
}

static bool
give(struct gather *gather, gather_fn *fn, void *context)
{
	for (size_t i = 0; i < gather->rows.n; i++) {
		const struct held *held = &gather->rows.v[i];
		struct str column[NOTES_CAPTURE_COLUMNS] = { { NULL } };
		const struct gather_row row = {
			.record = &held->record, .column = column, .bad = -1
		};

		if (held->merged || held->heading)
			continue;
		column[NOTES_TEXT] = held->text;
		column[NOTES_THEME] = held->theme;
		for (size_t j = 0; j < held->n_filled; j++)
			column[held->filled[j].column] = held->filled[j].text;
		if (!fn(context, &row))
			return false;
	}
	return true;
}

bool
gather_board(struct gather *gather, const struct profile *profile,
    gather_fn *fn, void *context, struct gather_count *count)
{
	sort_ids(gather);
	if (profile->parent.choice == PROFILE_PARENT_STACK) {
		stack(gather);
		if (gather->rows.n)
			qsort(gather->rows.v, gather->rows.n,
			    sizeof(struct held), compare_roots);
	} else if (profile->parent.choice == PROFILE_PARENT_THEME) {
		head(gather);
		for (size_t i = 0; i < gather->rows.n; i++)
			count->not_notes += gather->rows.v[i].heading;
	} else {
		merge(gather, count);
	}
	return give(gather, fn, context);
}
