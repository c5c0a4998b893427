/* SPDX-License-Identifier: MIT */
#include "several.h"

#include "hash.h"

#define VALUE_MAX 80 /* bytes; longer is a sentence */
#define CELLS_MIN 2  /* with several values */

/* The first value of a cell; what follows it is left in *rest. */
static struct str
cut(struct str cell, struct str between, struct str *rest)
{
	size_t at = str_find(cell, between);

	*rest = str_from_byte(cell, at < cell.n ? at + between.n : cell.n);
	return str_trim(str_head(cell, at));
}

static struct hash
hash_of_value(struct str value)
{
	static const struct hash key;

	return hash_of(&key, &value, 1);
}

static void
count_values(struct hash_set *seen, struct str cell, struct str between)
{
	while (cell.n) {
		struct str value = cut(cell, between, &cell);
		struct hash hash = hash_of_value(value);

		if (value.n)
			++*hash_set_at(seen, &hash);
	}
}

/* How many values of a cell stand in another one, too; 0 if one of them is a
 * sentence.  Some people add one of their own. */
static size_t
values_of(const struct hash_set *seen, struct str cell, struct str between)
{
	size_t n = 0;

	while (cell.n) {
		struct str value = cut(cell, between, &cell);
		struct hash hash = hash_of_value(value);

		if (value.n > VALUE_MAX)
			return 0;
		n += value.n && hash_set_get(seen, &hash) > 1;
	}
	return n;
}

static size_t
count_cells(const struct str *cell, size_t n, struct str between)
{
	struct hash_set *seen = hash_set_new();
	size_t parted = 0, found = 0;

	for (size_t i = 0; i < n; i++)
		count_values(seen, cell[i], between);
	for (size_t i = 0; i < n; i++) {
		parted += str_find(str_trim(cell[i]), between) < cell[i].n;
		found += values_of(seen, cell[i], between) > 1;
	}
	hash_set_free(seen);
	return found >= CELLS_MIN && found * 2 >= parted ? found : 0;
}

size_t
several_count(const struct str *cell, size_t n, struct str *between)
{
	static const struct str marks[] = { STR_INIT(";"), STR_INIT(", ") };

	for (size_t i = 0; i < COUNTOF(marks); i++) {
		size_t found = count_cells(cell, n, marks[i]);

		*between = marks[i];
		if (found)
			return found;
	}
	return 0;
}
