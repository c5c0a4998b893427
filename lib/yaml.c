/* SPDX-License-Identifier: MIT */
#include "yaml.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h> /* NOLINT(readability-duplicate-include): libyaml */

#include "buf.h"
#include "mend.h"
#include "utf8.h"

/* The text as bytes ---------------------------------------------------------*/

/* A place that is found by going through a text from its start. */
struct walk {
	struct str rest;
	struct loc loc;
};

/* Takes one character; false at the end. */
static bool
step(struct walk *walk, unsigned *c)
{
	if (!walk->rest.n)
		return false;
	if (walk->rest.s[0] == '\n') {
		walk->loc.line++;
		walk->loc.col =
		    -1; /* the first character after it has column 1 */
	}
	walk->loc.col++;
	*c = utf8_next(&walk->rest);
	return true;
}

/* UTF-16, told by its mark or by a NUL beside each letter. */
static bool
is_utf16(struct str text)
{
	return str_starts(text, STR("\xff\xfe")) ||
	       str_starts(text, STR("\xfe\xff")) ||
	       (text.n >= 4 &&
		   ((!text.s[0] && !text.s[2]) || (!text.s[1] && !text.s[3])));
}

/* Makes invalid bytes U+FFFD; says where the first one is. */
static struct str
as_utf8(
    struct arena *arena, struct diag *diag, const char *file, struct str text)
{
	struct buf buf = BUF(arena);
	struct loc loc = { file, 1, 1, 1 };
	struct str rest = text;
	size_t bad;
	size_t n = 0;

	while (!utf8_valid(rest, &bad)) {
		buf_add(&buf, str_head(rest, bad));
		buf_add(&buf, UTF8_REPLACEMENT);
		rest = str_from_byte(rest, bad + 1);
		if (n++)
			continue;
		for (struct str s = buf_str(&buf); s.n;) {
			struct str line = str_cut(s, '\n', &s);

			if (s.s)
				loc.line++;
			else
				loc.col = (int)utf8_count(line);
		}
	}
	if (!n)
		return text;
	buf_add(&buf, rest);
	diag_add(diag, DIAG_NOT_TEXT, loc,
	    "there are bytes here that are no text; please save the file "
	    "again as UTF-8");
	return buf_str(&buf);
}

/* Without a mark at its start, with lines that end in "\n". */
static struct str
with_plain_lines(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);

	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_from_byte(text, 3);
	if (!str_has(text, '\r'))
		return text;
	for (struct str rest = text; rest.s;) {
		buf_add(&buf, str_cut(rest, '\r', &rest));
		if (rest.s)
			buf_char(&buf, '\n');
		if (str_starts(rest, STR("\n")))
			rest = str_from_byte(rest, 1);
	}
	return buf_str(&buf);
}

/* What libyaml takes for the end of a line, and people cannot see. */
static bool
is_odd_line_end(unsigned c)
{
	return c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool
is_refused(unsigned c)
{
	return (utf8_is_control(c) && !is_odd_line_end(c)) ||
	       (c & 0xfffe) == 0xfffe || c == 0xfeff;
}

/* Makes blanks of control characters (said, once a line) and of the odd ends
 * of lines that word processors put into a text. */
static struct str
without_controls(
    struct arena *arena, struct diag *diag, const char *file, struct str text)
{
	struct buf buf = BUF(arena);
	struct walk walk = { text, { file, 1, 0, 1 } };
	const char *from = text.s;
	int told = 0;
	unsigned c;

	for (struct str at = text; step(&walk, &c); at = walk.rest) {
		if (!is_odd_line_end(c) && !is_refused(c))
			continue;
		if (is_refused(c) && told != walk.loc.line) {
			told = walk.loc.line;
			diag_add(diag, DIAG_YAML_CONTROL_CHARACTER, walk.loc,
			    "this line holds a character that cannot be seen "
			    "(U+%04X); please delete it",
			    c);
		}
		buf_add(&buf, (struct str){ from, (size_t)(at.s - from) });
		buf_char(&buf, ' ');
		from = walk.rest.s;
	}
	if (from == text.s)
		return text;
	buf_add(&buf, (struct str){ from, text.n - (size_t)(from - text.s) });
	return buf_str(&buf);
}

/* The tree -----------------------------------------------------------------*/

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	struct diag *diag;
	const char *file;
	struct mended mended;
	bool failed; /* nothing more can be read */
};

static struct loc
place(const struct reader *r, yaml_mark_t mark)
{
	int line = (int)mark.line;

	return (struct loc){ r->file, line + 1,
		mend_column(&r->mended, line, (int)mark.column) + 1, 0 };
}

static struct loc
span(const struct reader *r, yaml_mark_t from, yaml_mark_t to)
{
	struct loc loc = place(r, from);

	if (from.line == to.line)
		loc.len = place(r, to).col - loc.col;
	return loc;
}

/* What libyaml says, and what people can do about it. */
static const struct {
	const char *says;
	const char *plain;
	bool at_context; /* the place to look at is where it began */
} complaints[] = {
	{ "mapping values are not allowed in this context",
	    "there is a colon here that does not fit; if it is part of the "
	    "words, put quotes around them",
	    false },
	{ "block sequence entries are not allowed in this context",
	    "a dash for a list does not fit here; begin the list on the next "
	    "line",
	    false },
	{ "could not find expected ':'",
	    "this line has no key; write it as 'key: words'", true },
	{ "did not find expected key",
	    "this does not fit with the lines above; check that it lines up "
	    "with them, and that brackets and quotes are closed",
	    false },
	{ "did not find expected '-' indicator",
	    "this does not fit with the list above; check that the dashes "
	    "line up",
	    false },
	{ "did not find expected ',' or ']'",
	    "a comma is missing here, or a ']' to close the list", false },
	{ "did not find expected ',' or '}'",
	    "a comma is missing here, or a '}' to close it", false },
	{ "found unexpected end of stream",
	    "the quote that begins here is never closed", true },
	{ "found unexpected document indicator",
	    "the quote that begins here is never closed", true },
	{ "found character that cannot start any token",
	    "this character cannot stand at the start; put quotes around the "
	    "words",
	    false },
	{ "did not find expected <document start>",
	    "we cannot read on from here; what comes before has ended", false },
};

static void
complain(struct reader *r)
{
	const yaml_parser_t *parser = &r->parser;
	struct loc at = place(r, parser->problem_mark);
	struct loc began = place(r, parser->context_mark);
	const char *plain =
	    "we cannot read on from here; check brackets, quotes and how the "
	    "lines line up";
	bool at_context = false;

	r->failed = true;
	if (parser->error == YAML_MEMORY_ERROR)
		arena_exhausted();
	for (size_t i = 0; i < COUNTOF(complaints); i++)
		if (parser->problem &&
		    strcmp(parser->problem, complaints[i].says) == 0) {
			plain = complaints[i].plain;
			at_context = complaints[i].at_context;
		}
	diag_add(r->diag, DIAG_YAML_SYNTAX,
	    at_context && parser->context ? began : at, "%s", plain);
	if (!at_context && parser->context && began.line != at.line)
		diag_note(r->diag, began, "it began here");
}

/* The next event, to be deleted; false when reading is over. */
static bool
next(struct reader *r, yaml_event_t *event)
{
	if (r->failed)
		return false;
	if (yaml_parser_parse(&r->parser, event))
		return true;
	complain(r);
	return false;
}

static struct yaml_node *
new_node(struct reader *r, enum yaml_kind kind, struct loc loc)
{
	struct yaml_node *node = ARENA_NEW(r->arena, struct yaml_node);

	node->kind = kind;
	node->loc = loc;
	return node;
}

static void
refuse_anchor(
    struct reader *r, const yaml_event_t *event, const yaml_char_t *anchor)
{
	if (anchor)
		diag_add(r->diag, DIAG_YAML_ANCHOR, place(r, event->start_mark),
		    "a '&' or '*' at the start has a meaning of its own in "
		    "this kind of file, and plans do not use it; write the "
		    "words out, or put quotes around them");
}

static void
refuse_tag(struct reader *r, const yaml_event_t *event, const yaml_char_t *tag)
{
	if (tag)
		diag_add(r->diag, DIAG_YAML_TAG, place(r, event->start_mark),
		    "a '!' at the start has a meaning of its own in this kind "
		    "of file, and plans do not use it; put quotes around the "
		    "words");
}

/* The text of a scalar: blanks for tabs, no characters that were hidden. */
static struct str
text_of(struct reader *r, const yaml_event_t *event, struct loc loc)
{
	struct str text = { (const char *)event->data.scalar.value,
		event->data.scalar.length };
	struct buf buf = BUF(r->arena);

	text = mend_undo(r->arena, &r->mended, str_dup(r->arena, text));
	for (struct str rest = text; rest.n;) {
		struct str head = rest;
		unsigned c = utf8_next(&rest);

		head.n -= rest.n;
		if (is_refused(c)) /* written as an escape, "\x1b" */
			diag_add(r->diag, DIAG_YAML_CONTROL_CHARACTER, loc,
			    "these words hold a character that cannot be seen "
			    "(U+%04X); please delete it",
			    c);
		if (c == '\t' || is_refused(c) || is_odd_line_end(c))
			buf_char(&buf, ' ');
		else
			buf_add(&buf, head);
	}
	return buf_str(&buf);
}

/* Without blanks at the ends, also those that do not break a line. */
static struct str
trim(struct str text)
{
	static const char *const odd[] = { "\u00a0", "\u200b", "\u2009",
		"\u202f", "\u3000" };
	bool cut = true;

	while (cut) {
		cut = false;
		text = str_trim(text);
		for (size_t i = 0; i < COUNTOF(odd); i++) {
			struct str space = str_from(odd[i]);

			if (str_starts(text, space))
				text = str_from_byte(text, space.n);
			else if (str_ends(text, space))
				text.n -= space.n;
			else
				continue;
			cut = true;
		}
	}
	return text;
}

static struct yaml_node *read_node(
    struct reader *r, const yaml_event_t *event, int depth);

static struct yaml_node *
read_text(struct reader *r, const yaml_event_t *event)
{
	struct yaml_node *node =
	    new_node(r, YAML_TEXT, span(r, event->start_mark, event->end_mark));
	yaml_scalar_style_t style = event->data.scalar.style;

	refuse_anchor(r, event, event->data.scalar.anchor);
	refuse_tag(r, event, event->data.scalar.tag);
	node->text = text_of(r, event, node->loc);
	node->quoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
		       style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	if (style == YAML_PLAIN_SCALAR_STYLE)
		node->text = trim(node->text);
	return node;
}

static struct yaml_node *
read_list(struct reader *r, const yaml_event_t *start, int depth)
{
	struct yaml_node *node =
	    new_node(r, YAML_LIST, place(r, start->start_mark));
	size_t cap = 0;
	yaml_event_t event;
	bool more = true;

	while (more && next(r, &event)) {
		more = event.type != YAML_SEQUENCE_END_EVENT;
		if (more) {
			node->item = arena_grow(r->arena, node->item, &cap,
			    node->n + 1, sizeof(struct yaml_node *));
			node->item[node->n++] = read_node(r, &event, depth);
		}
		yaml_event_delete(&event);
	}
	return node;
}

/* The value after a key, blank if there is none to be had. */
static struct yaml_node *
read_value(struct reader *r, struct loc key, int depth)
{
	struct yaml_node *node;
	yaml_event_t event;

	if (!next(r, &event)) {
		key.len = 0;
		return new_node(r, YAML_TEXT, key);
	}
	node = read_node(r, &event, depth);
	yaml_event_delete(&event);
	return node;
}

/* Reads a pair into map, or refuses its key. */
static void
read_pair(struct reader *r, const yaml_event_t *event, struct yaml_node *map,
    size_t *cap, int depth)
{
	struct yaml_node *key = read_node(r, event, depth);
	struct yaml_node *value = read_value(r, key->loc, depth);
	struct yaml_pair *pair;

	if (key->kind != YAML_TEXT) {
		if (!r->failed)
			diag_add(r->diag, DIAG_YAML_ODD_KEY, key->loc,
			    "what stands before a colon must be plain words; "
			    "put quotes around these if they are words");
		return;
	}
	if (str_eq(key->text, STR("<<"))) {
		diag_add(r->diag, DIAG_YAML_MERGE_KEY, key->loc,
		    "'<<' takes keys over from elsewhere, and plans do not "
		    "use it; write the keys out here");
		return;
	}
	map->pair = arena_grow(
	    r->arena, map->pair, cap, map->n + 1, sizeof(*map->pair));
	pair = &map->pair[map->n++];
	pair->key = key->text;
	pair->loc = key->loc;
	pair->value = value;
}

/* A pair, and its place in the map. */
struct ranked {
	const struct yaml_pair *pair;
	size_t at;
};

static int
by_key(const void *a, const void *b)
{
	const struct ranked *x = a;
	const struct ranked *y = b;
	int order = str_cmp(x->pair->key, y->pair->key);

	return order ? order : (x->at > y->at) - (x->at < y->at);
}

/* Says which keys stand twice, and keeps the first of each. */
static void
refuse_duplicates(struct reader *r, struct yaml_node *map)
{
	struct ranked *order = ARENA_ARRAY(r->arena, struct ranked, map->n);
	bool *again = ARENA_ARRAY(r->arena, bool, map->n);
	const struct yaml_pair *first;
	size_t kept = 0;

	for (size_t i = 0; i < map->n; i++)
		order[i] = (struct ranked){ &map->pair[i], i };
	if (map->n < 2)
		return;
	qsort(order, map->n, sizeof(*order), by_key);
	first = order[0].pair;
	for (size_t i = 1; i < map->n; i++) {
		if (!str_eq(order[i].pair->key, first->key)) {
			first = order[i].pair;
			continue;
		}
		again[order[i].at] = true;
		diag_add(r->diag, DIAG_YAML_DUPLICATE_KEY, order[i].pair->loc,
		    "'%.*s' is given twice; please make one of the two",
		    STR_ARG(first->key));
		diag_note(r->diag, first->loc, "first given here");
	}
	for (size_t i = 0; i < map->n; i++)
		if (!again[i])
			map->pair[kept++] = map->pair[i];
	map->n = kept;
}

static struct yaml_node *
read_map(struct reader *r, const yaml_event_t *start, int depth)
{
	struct yaml_node *node =
	    new_node(r, YAML_MAP, place(r, start->start_mark));
	size_t cap = 0;
	yaml_event_t event;
	bool more = true;

	while (more && next(r, &event)) {
		more = event.type != YAML_MAPPING_END_EVENT;
		if (more)
			read_pair(r, &event, node, &cap, depth);
		yaml_event_delete(&event);
	}
	refuse_duplicates(r, node);
	return node;
}

static bool
too_deep(struct reader *r, const yaml_event_t *event, int depth)
{
	if (depth <= YAML_MAX_DEPTH)
		return false;
	diag_add(r->diag, DIAG_YAML_TOO_DEEP, place(r, event->start_mark),
	    "this is nested more than %d deep; please write it in a flatter "
	    "way",
	    YAML_MAX_DEPTH);
	r->failed = true;
	return true;
}

static struct yaml_node *
read_node(struct reader *r, const yaml_event_t *event, int depth)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return read_text(r, event);
	case YAML_SEQUENCE_START_EVENT:
		if (too_deep(r, event, depth + 1))
			break;
		refuse_anchor(r, event, event->data.sequence_start.anchor);
		refuse_tag(r, event, event->data.sequence_start.tag);
		return read_list(r, event, depth + 1);
	case YAML_MAPPING_START_EVENT:
		if (too_deep(r, event, depth + 1))
			break;
		refuse_anchor(r, event, event->data.mapping_start.anchor);
		refuse_tag(r, event, event->data.mapping_start.tag);
		return read_map(r, event, depth + 1);
	case YAML_ALIAS_EVENT:
		refuse_anchor(r, event, event->data.alias.anchor);
		break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		assert(false); /* libyaml balances its events */
	}
	return new_node(r, YAML_TEXT, place(r, event->start_mark));
}

static struct yaml_node *
read_stream(struct reader *r)
{
	struct yaml_node *root = NULL;
	yaml_event_t event;
	bool more = true;
	bool started = false;

	while (more && next(r, &event)) {
		switch (event.type) {
		case YAML_STREAM_END_EVENT:
			more = false;
			break;
		case YAML_DOCUMENT_START_EVENT:
			more = !started;
			if (started)
				diag_add(r->diag, DIAG_YAML_SECOND_DOCUMENT,
				    place(r, event.start_mark),
				    "a second document begins here; a file "
				    "holds one, so please make two files");
			started = true;
			break;
		case YAML_SCALAR_EVENT:
		case YAML_SEQUENCE_START_EVENT:
		case YAML_MAPPING_START_EVENT:
		case YAML_ALIAS_EVENT:
			root = read_node(r, &event, 0);
			break;
		case YAML_NO_EVENT:
		case YAML_STREAM_START_EVENT:
		case YAML_DOCUMENT_END_EVENT:
		case YAML_SEQUENCE_END_EVENT:
		case YAML_MAPPING_END_EVENT:
			break;
		}
		yaml_event_delete(&event);
	}
	if (!root)
		root = new_node(r, YAML_TEXT, (struct loc){ r->file, 1, 1, 0 });
	return root;
}

/* Reading ------------------------------------------------------------------*/

static struct yaml_document
parse(struct arena *arena, struct diag *diag, const char *file, struct str text)
{
	struct reader r = { .arena = arena, .diag = diag, .file = file };
	struct yaml_document document;

	r.mended = mend_text(arena, diag, file, text);
	if (!yaml_parser_initialize(&r.parser)) {
		complain(&r);
	} else {
		yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
		yaml_parser_set_input_string(&r.parser,
		    (const unsigned char
			    *)(r.mended.text.n
				   ? r.mended.text.s
				   : ""), /* it does not take NULL */
		    r.mended.text.n);
	}
	document.root = read_stream(&r);
	document.cut_short = r.failed;
	yaml_parser_delete(&r.parser);
	return document;
}

struct yaml_document
yaml_read(
    struct arena *arena, struct diag *diag, const char *file, struct str text)
{
	const struct loc whole = { .file = file };
	struct yaml_document document = {
		.root = ARENA_NEW(arena, struct yaml_node),
		.cut_short = true,
	};

	document.root->loc = (struct loc){ file, 1, 1, 0 };
	if (text.n > YAML_MAX_BYTES) {
		diag_add(diag, DIAG_TOO_LARGE, whole,
		    "this file is larger than 1 MiB; a plan is a few pages "
		    "long, so please look whether it is the right file");
	} else if (is_utf16(text)) {
		diag_add(diag, DIAG_NOT_TEXT, whole,
		    "this file is saved as UTF-16; please save it again as "
		    "UTF-8");
	} else {
		text = with_plain_lines(arena, text);
		text = as_utf8(arena, diag, file, text);
		diag_source(diag, file, text);
		document = parse(arena, diag, file,
		    without_controls(arena, diag, file, text));
		if (yaml_is_blank(document.root) && !document.cut_short)
			diag_add(diag, DIAG_EMPTY_FILE, whole,
			    "there is nothing in this file yet");
	}
	return document;
}

bool
yaml_is_blank(const struct yaml_node *node)
{
	return node->kind == YAML_TEXT ? str_trim(node->text).n == 0
				       : node->n == 0;
}

const struct yaml_node *
yaml_get(const struct yaml_node *node, struct str key)
{
	for (size_t i = 0; node->kind == YAML_MAP && i < node->n; i++)
		if (str_eq(node->pair[i].key, key))
			return node->pair[i].value;
	return NULL;
}
