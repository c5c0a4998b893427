/* SPDX-License-Identifier: MIT */
#include "csv_again.h"

/* The table ----------------------------------------------------------------*/

void
csv_table_add_again(struct csv_table *table, size_t n, bool blank)
{
	if (blank) {
		table->fresh = true;
		return;
	}
	if (table->fresh) {
		table->width = n;
		table->learned = 0;
		table->quoted = ~(uint64_t)0;
	}
	/* What is alone may be the title of another table. */
	table->fresh = n == 1;
	table->previous = n;
	if (n > table->widest)
		table->widest = n;
}

void
csv_table_add(struct csv_table *table, size_t n, uint64_t quoted, bool blank)
{
	if (!blank && n > 1 && n == table->width && csv_table_learns(table)) {
		table->learned++;
		table->quoted &= quoted;
	}
	csv_table_add_again(table, n, blank);
}

/* Cells that are always in marks, as far as is known. */
static uint64_t
always(const struct csv_table *table)
{
	return table->learned ? table->quoted : 0;
}

/* The record ---------------------------------------------------------------*/

void
csv_again_begin(struct csv_again *again, struct csv_table *table)
{
	*again = (struct csv_again){ .table = table,
		.rules = { table->delimiter, always(table), false } };
	csv_loose_begin(&again->loose, &again->rules);
}

/* The first lines are a record. */
static bool
take(struct csv_again *again, size_t lines, size_t cells)
{
	again->taken = lines;
	again->cells = cells;
	return true;
}

/* They are none. */
static bool
refuse(struct csv_again *again, size_t lines, enum csv_trouble trouble)
{
	again->taken = lines;
	again->trouble = trouble;
	return true;
}

/* The first lines are all there is of it.  The first of them may be a record
 * where rows are not as alike as it seemed. */
static bool
give_up(struct csv_again *again, size_t lines)
{
	struct csv_table *table = again->table;

	if (!again->anyway)
		return refuse(
		    again, lines, again->marks % 2 ? CSV_UNCLOSED : CSV_NO_WAY);
	table->quoted = 0;
	again->rules.quoted = 0;
	again->rules.bare = true;
	return take(again, 1, table->width);
}

/* The ways of a line by itself. */
static struct csv_loose_ways
read_alone(const struct csv_again *again, struct str line, uint64_t quoted,
    bool bare, bool *opened)
{
	const struct csv_loose_rules rules = { again->table->delimiter, quoted,
		bare };
	struct csv_loose loose;
	struct csv_loose_ways ways;

	csv_loose_begin(&loose, &rules);
	ways = csv_loose_line(&loose, line);
	*opened = loose.opened;
	return ways;
}

/* Whether cells are rather the rest of a row: a mark has no partner, and there are
 * too few. */
static bool
is_rest(const struct csv_again *again, size_t n)
{
	return !again->table->fresh && n < again->table->width &&
	       again->marks % 2;
}

/* The first line is a record that has other cells than its table, or some with
 * marks that are its own words' at both ends. */
static bool
take_other(struct csv_again *again, struct str line, struct csv_loose_ways ways)
{
	const struct csv_table *table = again->table;
	uint64_t quoted = again->rules.quoted;
	bool opened;
	struct csv_loose_ways free = read_alone(again, line, 0, true, &opened);

	/* A mark without a partner is rather the rest of a row. */
	again->anyway =
	    again->marks % 2 == 0 && csv_loose_count(free, table->width) == 1;
	if (!opened || !table->width) {
		again->rules.quoted = 0;
		again->rules.bare = true;
		if (csv_loose_only(free) &&
		    !is_rest(again, csv_loose_only(free)))
			return take(again, 1, csv_loose_only(free));
		again->rules = again->loose.rules;
	}
	if (csv_loose_count(ways, table->previous) == 1)
		return take(again, 1, table->previous);
	if (csv_loose_count(ways, table->widest) == 1)
		return take(again, 1, table->widest);
	ways = read_alone(again, line, quoted, true, &opened);
	again->rules.bare = csv_loose_count(ways, table->width) == 1;
	return again->rules.bare && take(again, 1, table->width);
}

static bool
take_first(struct csv_again *again, struct str line, struct csv_loose_ways ways)
{
	unsigned n = csv_loose_count(ways, again->table->width);

	while (line.n && (line.s[0] == ' ' || line.s[0] == '\t'))
		line = str_from_byte(line, 1);
	again->quoted = line.n && line.s[0] == '"';
	if (n == 1)
		return take(again, 1, again->table->width);
	if (n > 1)
		return refuse(again, 1, CSV_TWO_WAYS);
	if (take_other(again, line, ways))
		return true;
	return !again->loose.open.one && give_up(again, 1);
}

/* Whether a line is good CSV and looks like the other rows: it surely begins a
 * record. */
static bool
begins(const struct csv_again *again, struct str line)
{
	const struct csv_table *table = again->table;
	uint64_t quoted;
	size_t n = csv_loose_strict(line, table->delimiter, &quoted);

	if (!n || (table->width && n != table->width))
		return false;
	return table->learned ? !(again->rules.quoted & ~quoted)
			      : (quoted & 1) == again->quoted;
}

/* Whether a line could be a row by itself. */
static bool
is_row(const struct csv_again *again, struct str line)
{
	bool opened;

	return csv_loose_count(
	    read_alone(again, line, again->rules.quoted, true, &opened),
	    again->table->width);
}

bool
csv_again_line(struct csv_again *again, struct str line)
{
	size_t width = again->table->width;
	/* The lines before could be a row whose mark was not closed. */
	bool row = again->loose.cells + 1 >= width + again->lines;
	struct csv_loose_ways ways = csv_loose_line(&again->loose, line);
	unsigned n = csv_loose_count(ways, width);

	again->lines++;
	for (size_t i = 0; i < line.n; i++)
		again->marks += line.s[i] == '"';
	if (again->lines == 1)
		return take_first(again, line, ways);
	again->begins = begins(again, line) ? again->begins + 1 : 0;
	if (again->begins && n && !row)
		return refuse(again, again->lines, CSV_TWO_WAYS);
	/* Where rows are not alike, words of a cell may look like one. */
	if (again->begins && (n || again->rules.quoted || again->begins > 1))
		return give_up(again, again->lines - again->begins);
	again->torn |= row && is_row(again, line);
	if (n == 1 && !again->torn)
		return take(again, again->lines, width);
	return n && refuse(again, again->lines, CSV_TWO_WAYS);
}

void
csv_again_end(struct csv_again *again)
{
	(void)give_up(again, again->lines - again->begins);
}
