/* SPDX-License-Identifier: MIT */
#include "csv_loose.h"

#include <string.h>

/* What stands between two delimiters or line ends, without blanks. */
struct piece {
	struct str text;
	bool opens, closes; /* it begins, ends with a mark */
	size_t marks;       /* in it */
};

/* Where a record is before a piece, and the piece. */
struct step {
	struct str text;
	uint64_t starts, open;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct str
trim(struct str text)
{
	while (text.n && is_blank(text.s[0]))
		text = str_from_byte(text, 1);
	while (text.n && is_blank(text.s[text.n - 1]))
		text.n--;
	return text;
}

static size_t
count_marks(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.s[i] == '"';
	return n;
}

static struct piece
look(struct str text)
{
	struct piece piece = { .text = trim(text) };

	if (!piece.text.n)
		return piece;
	piece.opens = piece.text.s[0] == '"';
	piece.closes = piece.text.s[piece.text.n - 1] == '"';
	piece.marks = count_marks(piece.text);
	return piece;
}

static struct csv_loose_ways
both(struct csv_loose_ways a, struct csv_loose_ways b)
{
	return (struct csv_loose_ways){ a.one | b.one,
		a.two | b.two | (a.one & b.one) };
}

static struct csv_loose_ways
only(struct csv_loose_ways ways, uint64_t mask)
{
	return (struct csv_loose_ways){ ways.one & mask, ways.two & mask };
}

/* The cells that a piece may be by itself, without marks around it. */
static uint64_t
bare_cells(const struct csv_loose_rules *rules, const struct piece *piece)
{
	if ((piece->marks && !rules->bare) ||
	    (piece->opens && (piece->closes || piece->marks % 2)))
		return 0;
	return ~rules->quoted;
}

/* Takes a piece: the cells that may end with it. */
static struct csv_loose_ways
take(struct csv_loose *loose, struct str text)
{
	const struct csv_loose_ways none = { 0, 0 };
	struct piece piece = look(text);
	struct csv_loose_ways before = loose->open;
	struct csv_loose_ways bare =
	    only(loose->starts, bare_cells(&loose->rules, &piece));

	loose->cells++;
	if (piece.opens && loose->starts.one) {
		loose->opened = true;
		loose->open = both(before, loose->starts);
	}
	if (!piece.closes)
		return both(bare, none);
	/* One mark alone does not end the cell that it opens. */
	return both(bare, piece.text.n > 1 ? loose->open : before);
}

void
csv_loose_begin(struct csv_loose *loose, const struct csv_loose_rules *rules)
{
	*loose = (struct csv_loose){ .rules = *rules, .starts = { 1, 0 } };
}

struct csv_loose_ways
csv_loose_line(struct csv_loose *loose, struct str line)
{
	struct csv_loose_ways ends;

	for (struct str rest = line;;) {
		ends =
		    take(loose, str_cut(rest, loose->rules.delimiter, &rest));
		if (!rest.s)
			break;
		loose->starts.one = ends.one << 1;
		loose->starts.two = ends.two << 1;
	}
	loose->starts = (struct csv_loose_ways){ 0, 0 };
	return ends;
}

unsigned
csv_loose_count(struct csv_loose_ways ways, size_t n)
{
	uint64_t bit;

	if (!n || n > CSV_LOOSE_CELLS)
		return 0;
	bit = (uint64_t)1 << (n - 1);
	return (unsigned)((ways.one & bit) != 0) +
	       (unsigned)((ways.two & bit) != 0);
}

size_t
csv_loose_only(struct csv_loose_ways ways)
{
	size_t n = 1;

	if (!ways.one || ways.two || ways.one & (ways.one - 1))
		return 0;
	while (ways.one >>= 1)
		n++;
	return n;
}

/* Splitting ----------------------------------------------------------------*/

struct str
csv_loose_take_line(struct str *text, bool *whole)
{
	struct str line;
	size_t n = 0, end;

	while (n < text->n && text->s[n] != '\n' && text->s[n] != '\r')
		n++;
	*whole = n < text->n;
	end = n + *whole;
	if (end < text->n && text->s[n] == '\r' && text->s[end] == '\n')
		end++;
	line = str_head(*text, n);
	*text = str_from_byte(*text, end);
	return line;
}

struct steps {
	struct step *v;
	size_t n, cap;
};

/* Goes through text once more, and keeps where it is at each piece. */
static void
go(struct arena *arena, const struct csv_loose_rules *rules, struct str text,
    struct steps *steps)
{
	struct csv_loose loose;
	bool whole;

	csv_loose_begin(&loose, rules);
	do {
		struct str line = csv_loose_take_line(&text, &whole);
		struct csv_loose_ways ends = { 0, 0 };

		do {
			struct str piece =
			    str_cut(line, rules->delimiter, &line);
			struct step *step = ARENA_PUSH(arena, steps);

			*step = (struct step){ piece, loose.starts.one,
				loose.open.one };
			ends = take(&loose, piece);
			loose.starts = (struct csv_loose_ways){ ends.one << 1,
				ends.two << 1 };
		} while (line.s);
		loose.starts = (struct csv_loose_ways){ 0, 0 };
	} while (whole);
}

/* Whether all marks in it are written twice. */
static bool
is_doubled(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] == '"' && (++i == text.n || text.s[i] != '"'))
			return false;
	return true;
}

static struct csv_loose_cell
make_cell(struct str text, bool quoted)
{
	struct csv_loose_cell cell = { .text = trim(text), .quoted = quoted };

	if (!quoted)
		return cell;
	cell.text = str_head(str_from_byte(cell.text, 1), cell.text.n - 2);
	cell.doubled = is_doubled(cell.text);
	return cell;
}

void
csv_loose_split(struct arena *arena, const struct csv_loose_rules *rules,
    struct str text, size_t n, struct csv_loose_cell *cell)
{
	struct steps steps = { NULL, 0, 0 };
	size_t last;

	go(arena, rules, text, &steps);
	last = steps.n;
	/* Back from the end, where just one way leads. */
	while (n--) {
		uint64_t bit = (uint64_t)1 << n;
		const struct step *to = &steps.v[--last];
		struct piece piece = look(to->text);
		bool bare = to->starts & bit & bare_cells(rules, &piece);
		const struct step *from = to;

		/* A cell in marks begins where it was not open before. */
		while (!bare && from->open & bit)
			from--;
		last = (size_t)(from - steps.v);
		cell[n] = make_cell(
		    (struct str){ from->text.s,
			(size_t)(to->text.s + to->text.n - from->text.s) },
		    !bare);
	}
}

/* Strictly -----------------------------------------------------------------*/

/* Where a cell in marks that text begins with ends, behind its last mark; 0 if
 * it does not. */
static size_t
find_close(struct str text)
{
	for (size_t i = 1; i < text.n; i++) {
		if (text.s[i] != '"')
			continue;
		if (i + 1 == text.n || text.s[i + 1] != '"')
			return i + 1;
		i++;
	}
	return 0;
}

/* Takes one cell off *text, with the delimiter behind it; *more: there was one.
 * False if it is not written as it should be. */
static bool
take_strict(struct str *text, char delimiter, bool *more, bool *quoted)
{
	size_t end = 0;

	while (text->n && is_blank(text->s[0]) && text->s[0] != delimiter)
		*text = str_from_byte(*text, 1);
	*quoted = text->n && text->s[0] == '"';
	if (*quoted) {
		end = find_close(*text);
		if (!end)
			return false;
		while (end < text->n && is_blank(text->s[end]) &&
		       text->s[end] != delimiter)
			end++;
		if (end < text->n && text->s[end] != delimiter)
			return false;
	} else {
		while (end < text->n && text->s[end] != delimiter)
			if (str_has(STR("\"\r\n"), text->s[end++]))
				return false;
	}
	*more = end < text->n;
	*text = str_from_byte(*text, end + *more);
	return true;
}

size_t
csv_loose_strict(struct str text, char delimiter, uint64_t *quoted)
{
	size_t n = 0;
	bool more = true, marks;

	*quoted = 0;
	for (; more; n++) {
		if (!take_strict(&text, delimiter, &more, &marks))
			return 0;
		if (marks && n < CSV_LOOSE_CELLS)
			*quoted |= (uint64_t)1 << n;
	}
	return n;
}
