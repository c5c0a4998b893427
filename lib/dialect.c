/* SPDX-License-Identifier: MIT */
#include "dialect.h"

#include <string.h>

#include "builtin.h"
#include "foreign.h"
#include "utf8.h"
#include "word.h"
#include "yaml.h"

#define RECORDS_LOOKED_AT 100

/* Header names that are as good as each other; a column has several of these,
 * the best first. */
struct names {
	size_t column;
	struct {
		struct str *v;
		size_t n, cap;
	} names;
};

struct dialect_names {
	const char *const *words; /* our columns */
	size_t n_words;
	struct {
		struct names *v;
		size_t n, cap;
	} lines;
};

/* Takes one record off *text: the number of its fields, 0 if it is blank or
 * ends inside quotes.  A quotation mark counts only where a field begins, so
 * that a stray one does not hide the rest of the file. */
static size_t
count_fields(struct str *text, char delimiter)
{
	bool quoted = false, begins = true, blank = true;
	size_t fields = 1, i;

	for (i = 0; i < text->n; i++) {
		char c = text->s[i];

		if (quoted) {
			quoted = c != '"';
			/* A doubled one closes and opens again. */
			begins = !quoted;
		} else if (c == '\n' || c == '\r') {
			break;
		} else if (c == delimiter) {
			fields++;
			begins = true;
		} else if (c == '"' && begins) {
			quoted = true;
			blank = false;
		} else if (c != ' ' && c != '\t') {
			begins = blank = false;
		}
	}
	*text = str_from_byte(*text, i + 1);
	return quoted || (blank && fields == 1) ? 0 : fields;
}

/* How well head reads with this delimiter. */
struct score {
	size_t equal; /* records with as many fields as the first */
	size_t fields;
	size_t records;
};

static struct score
try_delimiter(struct str head, char delimiter)
{
	struct score score = { 0 };

	while (head.n && score.records < RECORDS_LOOKED_AT) {
		size_t fields = count_fields(&head, delimiter);

		if (!fields)
			continue;
		if (!score.records)
			score.fields = fields;
		score.records++;
		score.equal += fields == score.fields;
	}
	if (score.fields < 2)
		score.equal = 0;
	return score;
}

/* Whether a is better: more of its records are equal (as a share), then more
 * fields. */
static bool
better(struct score a, struct score b)
{
	size_t mine = a.equal * (b.records ? b.records : 1);
	size_t yours = b.equal * (a.records ? a.records : 1);

	return mine > yours || (mine == yours && a.fields > b.fields);
}

static bool
read_sep_line(struct str head, struct dialect *dialect)
{
	const struct str sep = STR("sep=");

	if (head.n < 6 || !str_eq_case(str_head(head, sep.n), sep) ||
	    !str_has(STR(",;\t|"), head.s[4]) ||
	    !str_has(STR("\r\n"), head.s[5]))
		return false;
	dialect->sep_line = true;
	dialect->delimiter = head.s[4];
	return true;
}

static const struct {
	char c;
	const char *word, *many;
} delimiters[] = { { ',', "comma", "commas" },
	{ ';', "semicolon", "semicolons" }, { '\t', "tab", "tabs" },
	{ '|', "pipe", "pipes" } };

char
dialect_delimiter(struct str text)
{
	for (size_t i = 0; i < COUNTOF(delimiters); i++)
		if (str_eq_case(text, str_from(delimiters[i].word)) ||
		    (text.n == 1 && text.s[0] == delimiters[i].c))
			return delimiters[i].c;
	return 0;
}

const char *
dialect_delimiters(char delimiter)
{
	size_t i = 0;

	while (delimiters[i].c != delimiter)
		i++;
	return delimiters[i].many;
}

struct dialect
dialect_guess(struct str head)
{
	struct dialect dialect = { .delimiter = delimiters[0].c };
	size_t line = str_find(head, STR("\n"));
	struct score best;

	dialect.crlf = line > 0 && line < head.n && head.s[line - 1] == '\r';
	if (read_sep_line(head, &dialect))
		return dialect;
	best = try_delimiter(head, dialect.delimiter);
	for (size_t i = 1; i < COUNTOF(delimiters); i++) {
		struct score score = try_delimiter(head, delimiters[i].c);

		if (better(score, best)) {
			best = score;
			dialect.delimiter = delimiters[i].c;
		}
	}
	return dialect;
}

/* Whether a file is something else than a table, which is told. */
static bool
is_foreign(struct diag *diag, struct file_stream *stream)
{
	const struct foreign *foreign =
	    foreign_look(file_peek(stream, FOREIGN_PEEK));

	if (!foreign)
		return false;
	diag_add(diag, DIAG_NOT_A_TABLE, (struct loc){ file_name(stream) },
	    "this is %s, not a table in CSV", foreign->what);
	diag_note(diag, (struct loc){ NULL }, "%s", foreign->instead);
	return true;
}

bool
dialect_open(struct arena *arena, struct diag *diag, struct file_stream *stream,
    const struct dialect_orders *orders, struct dialect *dialect)
{
	const struct encoding *encoding = NULL;

	if (!is_foreign(diag, stream))
		encoding = encoding_read(
		    arena, diag, stream, orders ? orders->encoding : NULL);
	if (!encoding)
		return false;
	*dialect = dialect_guess(file_peek(stream, DIALECT_PEEK));
	dialect->encoding = encoding;
	if (orders && orders->delimiter)
		dialect->delimiter = orders->delimiter;
	return !file_failed(stream);
}

struct str
dialect_loose(struct arena *arena, struct str text)
{
	struct str rest = utf8_fold(arena, text);
	char *loose = ARENA_ARRAY(arena, char, rest.n + 1);
	size_t n = 0;

	while (rest.n) {
		struct str here = rest;
		unsigned c = utf8_next(&rest);

		here.n -= rest.n;
		if (!utf8_is_letter(c) && !utf8_is_digit(c))
			continue;
		memcpy(loose + n, here.s, here.n);
		n += here.n;
	}
	return (struct str){ loose, n };
}

static bool
find_word(struct str word, const char *const *words, size_t n, struct str *all)
{
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		all[i] = str_from(words[i]);
		found |= str_eq_case(all[i], word);
	}
	return found;
}

static bool
bad_map(struct diag *diag, struct str entry, struct str near)
{
	diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
	    "--map does not understand '%.*s'%s%.*s%s", STR_ARG(entry),
	    near.n ? "; did you mean '" : "", STR_ARG(near),
	    near.n ? "'?" : "");
	diag_note(diag, (struct loc){ NULL },
	    "write it as --map \"HEADER=column,HEADER=column\", such as --map \"Post-it=text,Group=theme\"");
	return false;
}

/* The same of one that does not end in the name of a column. */
static bool
bad_column(struct arena *arena, struct diag *diag, struct str entry,
    struct str word, const struct str *columns, size_t n)
{
	struct str near = str_nearest(word, columns, n);

	(void)bad_map(diag, entry, near);
	if (!near.n)
		diag_note(diag, (struct loc){ NULL }, "a column is %.*s",
		    STR_ARG(word_or_list(arena, columns, n)));
	return false;
}

/* "HEADER=column"; the last = counts, so a header may hold one. */
static bool
read_entry(struct arena *arena, struct diag *diag, struct str entry,
    const char *const *columns, size_t n, struct dialect_map *map)
{
	struct str *all = ARENA_ARRAY(arena, struct str, n);
	struct str header, word;
	struct dialect_map_entry *added;
	size_t at = entry.n;

	while (at > 0 && entry.s[at - 1] != '=')
		at--;
	if (!at)
		return bad_map(diag, entry, STR(""));
	header = str_trim(str_head(entry, at - 1));
	word = str_trim(str_from_byte(entry, at));
	if (!header.n)
		return bad_map(diag, entry, STR(""));
	if (!find_word(word, columns, n, all) && word.n)
		return bad_column(arena, diag, entry, word, all, n);
	added = ARENA_PUSH(arena, map);
	added->shown = header;
	added->header = dialect_loose(arena, header);
	added->column = -1;
	for (size_t i = 0; i < n; i++)
		if (str_eq_case(all[i], word))
			added->column = (int)i;
	return true;
}

/* Takes "HEADER=column" off *rest: up to the comma behind an =, as a header may
 * hold commas itself. */
static struct str
take_entry(struct str *rest)
{
	struct str from = *rest, part;

	do
		part = str_cut(*rest, ',', rest);
	while (rest->s && !str_has(part, '='));
	return str_trim(
	    (struct str){ from.s, (size_t)(part.s + part.n - from.s) });
}

struct dialect_map_entry *
dialect_map_entry(struct dialect_map *map, struct str header, struct str loose)
{
	for (size_t i = 0; i < map->n; i++) {
		struct dialect_map_entry *entry = &map->v[i];

		/* A header of signs alone is compared as it stands. */
		if (entry->header.n ? str_eq(loose, entry->header)
				    : str_eq(str_trim(header), entry->shown))
			return entry;
	}
	return NULL;
}

bool
dialect_read_map(struct arena *arena, struct diag *diag, struct str text,
    const char *const *columns, size_t n, struct dialect_map *map)
{
	bool fine = true;

	if (!utf8_valid(text, NULL))
		return bad_map(diag, STR("..."), STR(""));
	for (struct str rest = text; rest.s;) {
		struct str entry = take_entry(&rest);

		if (entry.n)
			fine &= read_entry(arena, diag, entry, columns, n, map);
	}
	return fine && (map->n || bad_map(diag, text, STR("")));
}

static void
add_names(struct arena *arena, struct dialect_names *names, size_t column,
    const struct yaml_node *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		const struct yaml_node *line = lines->item[i];
		struct names *added = ARENA_PUSH(arena, &names->lines);

		added->column = column;
		for (size_t j = 0; j < line->n; j++)
			*ARENA_PUSH(arena, &added->names) =
			    dialect_loose(arena, line->item[j]->text);
	}
}

const struct dialect_names *
dialect_names_new(struct arena *arena, const char *const *columns, size_t n)
{
	struct dialect_names *names = ARENA_NEW(arena, struct dialect_names);
	struct diag *diag = diag_new(arena, "columns.yaml");
	struct yaml_node *root = yaml_read(
	    arena, diag, "columns.yaml", builtin_find(STR("columns.yaml")))
				     .root;

	names->words = columns;
	names->n_words = n;
	for (size_t i = 0; i < root->n; i++)
		for (size_t c = 0; c < n; c++)
			if (str_eq(root->pair[i].key, str_from(columns[c])))
				add_names(arena, names, c, root->pair[i].value);
	return names;
}

/* The headers of one file while they are matched. */
struct match {
	const struct dialect_names *names;
	struct diag *diag;
	const struct dialect_headers *headers;
	struct str *loose;
	bool *taken;
	int *at;
};

static bool
is_one_of(struct str loose, const struct names *line)
{
	for (size_t i = 0; i < line->names.n; i++)
		if (str_eq(loose, line->names.v[i]))
			return true;
	return false;
}

static bool
two_for_one(struct match *match, size_t a, size_t b, size_t column)
{
	struct str first = str_trim(match->headers->v[a]);
	const char *word = match->names->words[column];

	if (!match->diag)
		return false;
	diag_add(match->diag, DIAG_COLUMN_TWICE, match->headers->loc,
	    "columns %zu and %zu, '%.*s' and '%.*s', could both be our column '%s'",
	    a + 1, b + 1, STR_ARG(first),
	    STR_ARG(str_trim(match->headers->v[b])), word);
	diag_note(match->diag, (struct loc){ NULL },
	    "say which is meant with --map \"%.*s=%s\"", STR_ARG(first), word);
	return false;
}

/* Looks among the headers that are free for a name of this line. */
static bool
match_line(struct match *match, const struct names *line)
{
	for (size_t i = 0; i < match->headers->n; i++) {
		if (match->taken[i] || !is_one_of(match->loose[i], line))
			continue;
		if (match->at[line->column] >= 0)
			return two_for_one(match,
			    (size_t)match->at[line->column], i, line->column);
		match->at[line->column] = (int)i;
		match->taken[i] = true;
	}
	return true;
}

static bool
match_map(struct match *match, struct dialect_map *map)
{
	for (size_t j = 0; j < match->headers->n; j++) {
		struct dialect_map_entry *entry = dialect_map_entry(
		    map, match->headers->v[j], match->loose[j]);

		if (!entry)
			continue;
		match->taken[j] = true;
		entry->used |= match->diag != NULL;
		if (entry->column < 0)
			continue;
		if (match->at[entry->column] >= 0)
			return two_for_one(match,
			    (size_t)match->at[entry->column], j,
			    (size_t)entry->column);
		match->at[entry->column] = (int)j;
	}
	return true;
}

bool
dialect_match(const struct dialect_names *names, struct arena *arena,
    struct diag *diag, const struct dialect_headers *headers,
    struct dialect_map *map, int *at)
{
	struct match match = { names, diag, headers,
		ARENA_ARRAY(arena, struct str, headers->n),
		ARENA_ARRAY(arena, bool, headers->n), at };
	bool fine;

	for (size_t i = 0; i < headers->n; i++)
		match.loose[i] = dialect_loose(arena, headers->v[i]);
	for (size_t c = 0; c < names->n_words; c++)
		at[c] = -1;
	fine = !map || match_map(&match, map);
	for (size_t i = 0; i < names->lines.n; i++) {
		const struct names *line = &names->lines.v[i];

		/* A lower line counts only where no higher one did. */
		if (at[line->column] < 0)
			fine &= match_line(&match, line);
	}
	return fine;
}
