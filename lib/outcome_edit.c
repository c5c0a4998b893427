/* SPDX-License-Identifier: MIT */
#include "outcome_edit.h"

#include "buf.h"
#include "utf8.h"

#define LEVELS 4 /* sessions, the session, the part, the key */

struct editor {
	struct arena *arena;
	struct str text;
	struct str end_of_line;
	struct str path[LEVELS];
	struct str value;
	/* What to put where. */
	size_t from, to;
	struct str put;
};

/* Places. ------------------------------------------------------------------- */

/* The byte of a place, counted in lines and characters. */
static size_t
byte_of(struct str text, struct loc loc)
{
	struct str rest = text;

	if (str_starts(rest, STR("\xef\xbb\xbf")))
		rest = str_from_byte(rest, 3);
	for (int line = 1; line < loc.line; line++) {
		size_t end = str_find(rest, STR("\n"));

		rest = str_from_byte(rest, end + 1);
	}
	for (int col = 1; col < loc.col; col++)
		(void)utf8_next(&rest);
	return text.n - rest.n;
}

/* The byte after n characters. */
static size_t
after_chars(struct str text, size_t at, int n)
{
	struct str rest = str_from_byte(text, at);

	while (n-- > 0)
		(void)utf8_next(&rest);
	return text.n - rest.n;
}

static char
byte_at(const struct editor *editor, size_t at)
{
	if (at >= editor->text.n)
		return '\0';
	return editor->text.s[at];
}

static bool
is_flow(const struct editor *editor, const struct yaml_node *map)
{
	return byte_at(editor, byte_of(editor->text, map->loc)) == '{';
}

/* How the line at a byte stands to a key with so many blanks before it. */
enum line { LINE_EMPTY, LINE_INSIDE, LINE_BEYOND };

static enum line
line_of(const struct editor *editor, size_t at, size_t indent)
{
	size_t blanks = 0;
	char first;

	while (byte_at(editor, at + blanks) == ' ')
		blanks++;
	first = byte_at(editor, at + blanks);
	if (str_has(STR("\r\n"), first) || first == '\0')
		return LINE_EMPTY;
	if (blanks > indent || (blanks == indent && first == '-'))
		return LINE_INSIDE;
	return first == '#' ? LINE_EMPTY : LINE_BEYOND;
}

/* The end of the lines that belong to a key with so many blanks before it,
 * whose line begins at byte at: all that is further in, and lists beside it. */
static size_t
end_of_block(const struct editor *editor, size_t at, size_t indent)
{
	struct str text = editor->text;
	size_t end = 0;

	while (at < text.n) {
		enum line line =
		    end ? line_of(editor, at, indent) : LINE_INSIDE;

		if (line == LINE_BEYOND)
			break;
		at += str_find(str_from_byte(text, at), STR("\n"));
		if (at < text.n)
			at++;
		if (line == LINE_INSIDE)
			end = at;
	}
	return end;
}

/* Writing. ------------------------------------------------------------------ */

/* A text as YAML, in quotes where it could mean something else. */
static struct str
scalar(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);
	bool plain = text.n > 0;

	for (size_t i = 0; i < text.n && plain; i++) {
		char c = text.s[i];

		plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			(c >= '0' && c <= '9') || (i && c == ' ') ||
			(i && (c == '-' || c == '_')) ||
			(unsigned char)c >= 0x80;
	}
	if (plain)
		return text;
	buf_char(&buf, '\'');
	for (size_t i = 0; i < text.n; i++) {
		buf_char(&buf, text.s[i]);
		if (text.s[i] == '\'')
			buf_char(&buf, '\'');
	}
	buf_char(&buf, '\'');
	return buf_str(&buf);
}

/* The lines of the path from this level on, each further in than the last. */
static struct str
nested(const struct editor *editor, int level, size_t indent)
{
	struct buf buf = BUF(editor->arena);

	for (; level < LEVELS; level++, indent += 2) {
		buf_fmt(&buf, "%*s%.*s:", (int)indent, "",
		    STR_ARG(scalar(editor->arena, editor->path[level])));
		if (level == LEVELS - 1)
			buf_fmt(&buf, " %.*s",
			    STR_ARG(scalar(editor->arena, editor->value)));
		buf_add(&buf, editor->end_of_line);
	}
	return buf_str(&buf);
}

static void
replace(struct editor *editor, size_t from, size_t to, struct str put)
{
	editor->from = from;
	editor->to = to;
	editor->put = put;
}

/* Puts whole lines at a byte where a line begins, or at the end. */
static void
put_lines(struct editor *editor, size_t at, struct str lines)
{
	if (at > 0 && editor->text.s[at - 1] != '\n')
		lines = str_fmt(editor->arena, "%.*s%.*s",
		    STR_ARG(editor->end_of_line), STR_ARG(lines));
	replace(editor, at, at, lines);
}

/* The byte after a key and its colon; 0 if it is written in quotes. */
static size_t
after_colon(const struct editor *editor, const struct yaml_pair *pair)
{
	size_t at = byte_of(editor->text, pair->loc);

	if (!str_starts(str_from_byte(editor->text, at), pair->key))
		return 0;
	at += pair->key.n;
	while (byte_at(editor, at) == ' ')
		at++;
	return byte_at(editor, at) == ':' ? at + 1 : 0;
}

/* Puts the value in the place of what a key has now. */
static bool
set_value(struct editor *editor, const struct yaml_pair *pair)
{
	const struct yaml_node *old = pair->value;
	struct str value = scalar(editor->arena, editor->value);
	size_t from = byte_of(editor->text, old->loc);

	if (old->kind != YAML_TEXT || str_has(STR("|>"), byte_at(editor, from)))
		return false;
	if (yaml_is_blank(old) && !old->quoted) {
		from = after_colon(editor, pair);
		replace(editor, from, from,
		    str_fmt(editor->arena, " %.*s", STR_ARG(value)));
		return from > 0;
	}
	replace(
	    editor, from, after_chars(editor->text, from, old->loc.len), value);
	return old->loc.len > 0;
}

/* Adds the last level to a map in braces. */
static bool
add_to_flow(struct editor *editor, const struct yaml_node *map, int level)
{
	struct str pair = str_fmt(editor->arena, "%.*s: %.*s",
	    STR_ARG(scalar(editor->arena, editor->path[LEVELS - 1])),
	    STR_ARG(scalar(editor->arena, editor->value)));
	const struct yaml_node *last;
	size_t at = byte_of(editor->text, map->loc) + 1;

	if (level != LEVELS - 1)
		return false;
	if (map->n == 0) {
		replace(editor, at, at, pair);
		return true;
	}
	last = map->pair[map->n - 1].value;
	if (last->kind != YAML_TEXT || last->loc.len == 0)
		return false;
	at = after_chars(
	    editor->text, byte_of(editor->text, last->loc), last->loc.len);
	replace(
	    editor, at, at, str_fmt(editor->arena, ", %.*s", STR_ARG(pair)));
	return true;
}

static bool
add_pair(struct editor *editor, const struct yaml_node *map, int level)
{
	const struct yaml_pair *last;
	size_t indent;

	if (is_flow(editor, map))
		return add_to_flow(editor, map, level);
	last = &map->pair[map->n - 1];
	indent = (size_t)map->pair[0].loc.col - 1;
	put_lines(editor,
	    end_of_block(editor,
		byte_of(
		    editor->text, (struct loc){ NULL, last->loc.line, 1, 0 }),
		indent),
	    nested(editor, level, indent));
	return true;
}

static const struct yaml_pair *
find_pair(const struct yaml_node *map, struct str key)
{
	for (size_t i = 0; i < map->n; i++)
		if (str_eq_case(str_trim(map->pair[i].key), key))
			return &map->pair[i];
	return NULL;
}

/* Finds where the edit goes.  False where that is not safe. */
static bool
find_place(struct editor *editor, const struct yaml_node *map)
{
	for (int level = 0; level < LEVELS; level++) {
		const struct yaml_pair *pair;

		if (map->kind != YAML_MAP)
			return false;
		pair = find_pair(map, editor->path[level]);
		if (!pair)
			return add_pair(editor, map, level);
		if (level == LEVELS - 1)
			return set_value(editor, pair);
		if (pair->value->kind == YAML_TEXT &&
		    yaml_is_blank(pair->value)) {
			struct loc line = { NULL, pair->loc.line, 1, 0 };
			size_t indent = (size_t)pair->loc.col - 1;

			if (is_flow(editor, map) || pair->value->quoted)
				return false;
			put_lines(editor,
			    end_of_block(
				editor, byte_of(editor->text, line), indent),
			    nested(editor, level + 1, indent + 2));
			return true;
		}
		map = pair->value;
	}
	return false;
}

/* Reading it again. --------------------------------------------------------- */

static bool
same(const struct yaml_node *a, const struct yaml_node *b)
{
	if (a->kind != b->kind || a->n != b->n || !str_eq(a->text, b->text))
		return false;
	for (size_t i = 0; i < a->n; i++) {
		if (a->kind == YAML_LIST && !same(a->item[i], b->item[i]))
			return false;
		if (a->kind == YAML_MAP &&
		    (!str_eq(a->pair[i].key, b->pair[i].key) ||
			!same(a->pair[i].value, b->pair[i].value)))
			return false;
	}
	return true;
}

/* Whether now is old with the value at the path, and nothing else.  old NULL:
 * there was nothing of it. */
static bool
only_differs(const struct editor *editor, const struct yaml_node *old,
    const struct yaml_node *now, int level)
{
	const struct yaml_pair *was, *is;
	size_t n;

	if (level == LEVELS)
		return now->kind == YAML_TEXT &&
		       str_eq(now->text, editor->value);
	if (old && old->kind != YAML_MAP)
		old = NULL;
	n = old ? old->n : 0;
	if (now->kind != YAML_MAP || now->n < n || now->n > n + 1)
		return false;
	was = old ? find_pair(old, editor->path[level]) : NULL;
	is = find_pair(now, editor->path[level]);
	if (!is || (now->n == n) != (was != NULL))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!str_eq(old->pair[i].key, now->pair[i].key) ||
		    (&old->pair[i] != was &&
			!same(old->pair[i].value, now->pair[i].value)))
			return false;
	return only_differs(
	    editor, was ? was->value : NULL, is->value, level + 1);
}

static bool
reads_well(const struct editor *editor, const struct plan *plan,
    const char *file, const struct yaml_node *old, struct str text)
{
	struct diag *diag = diag_new(editor->arena, "");
	struct yaml_document now = yaml_read(editor->arena, diag, file, text);

	return only_differs(editor, old, now.root, 0) &&
	       outcome_read(editor->arena, diag, plan, file, text) &&
	       diag_count(diag, DIAG_LEVEL_ERROR) == 0;
}

bool
outcome_edit_put(struct arena *arena, const struct plan *plan, const char *file,
    const struct outcome_edit *edit, struct str *text)
{
	struct diag *diag = diag_new(arena, "");
	struct editor editor = { .arena = arena,
		.text = *text,
		.end_of_line = STR("\n"),
		.path = { STR("sessions"), edit->session, edit->part,
		    edit->key },
		.value = edit->value };
	struct yaml_document old;
	struct str made;

	if (str_find(*text, STR("\r\n")) < text->n)
		editor.end_of_line = STR("\r\n");
	if (str_trim(*text).n == 0)
		editor.text = STR("kit: 1\n");
	old = yaml_read(arena, diag, file, editor.text);
	if (diag_count(diag, DIAG_LEVEL_ERROR) || old.root->kind != YAML_MAP ||
	    is_flow(&editor, old.root) || !find_place(&editor, old.root))
		return false;
	made = str_fmt(arena, "%.*s%.*s%.*s",
	    STR_ARG(str_head(editor.text, editor.from)), STR_ARG(editor.put),
	    STR_ARG(str_from_byte(editor.text, editor.to)));
	if (!reads_well(&editor, plan, file, old.root, made))
		return false;
	*text = made;
	return true;
}

struct str
outcome_edit_lines(struct arena *arena, const struct outcome_edit *edit)
{
	struct editor editor = { .arena = arena,
		.end_of_line = STR("\n"),
		.path = { STR("sessions"), edit->session, edit->part,
		    edit->key },
		.value = edit->value };

	return nested(&editor, 0, 0);
}
