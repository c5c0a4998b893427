/* SPDX-License-Identifier: MIT */
/*
 * yaml-agree: what is good YAML is read without a word, and as it was meant.
 *
 * Random trees are written down in all the ways in which plans may be written:
 * lists and maps in lines and in brackets; texts plain, in quotes, and in lines
 * of their own; with remarks, blank lines, any indent and both ends of lines.
 * libyaml alone must take the text, or this test is wrong about what is good.
 * Then yaml_read() must say nothing about it, and give back the very tree.
 *
 *     yaml-agree [TREES [SEED]]
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "buf.h"
#include "out.h"
#include "yaml.h" /* NOLINT(readability-duplicate-include): ours */

#define MAX_PARTS 4 /* of a list or map */

static const char *const words[] = { "tea", "Tea", "and", "a", "10:00",
	"9:30-10", "10", "2026-03-03", "12.5", "1,000", "£25", "+44", "no", "~",
	"null", "https://example.org/a?b=c#d", "us@example.org", "@you", "C#",
	"b#c", "#", "#1", "it's", "parents'", "'s", "rock'n'roll", "'so'",
	"\"so\"", "“so”", "“so", "so”", "‘so’", "’s", "50%", "%", "&", "&c",
	"me!", "!", "!so", "*", "*so*", "**so**", "-", "--", "---", "-5", "–",
	"—", "...", "…", "?", "so?", "?so", ":", ":)", "so:", "a:b", "title:so",
	"(a)", "[a]", "[", "]", "{a}", "{", "}", ",", "so,", "a,b", ";", "|",
	"|so", ">", "<b>", "=", "`so`", "a/b", "\\", "\\n", "C:\\so", "a_b",
	"check-in", "café", "Zoë", "日本語", "👍🏽", "e\u0301", "مرحبا",
	"10\u00a0000", "so\u2009?", "a\tb" };

/* Words that a plan has before a colon. */
static const char *const keys[] = { "title", "led_by", "a", "b", "kind", "10",
	"10 break", "15 min check-in", "10:00", "parents' room", "C#", "café",
	"日本語", "a:b", "x@y", "what we want", "Yes!", "100%", "“so” far",
	"a (b)", "a/b", "no", "Où\u00a0?", "two  blanks", "it: so", "# so",
	"[a]", "'", "\"", "- so", "{a", "a, b" };

struct writer {
	struct arena *arena;
	struct buf out;
	uint64_t state;
	bool after_block; /* a text in lines of its own ended right above */
};

static size_t
pick(struct writer *w, size_t n)
{
	w->state ^= w->state << 13;
	w->state ^= w->state >> 7;
	w->state ^= w->state << 17;
	return (size_t)(w->state >> 11) % n;
}

static bool
one_in(struct writer *w, size_t n)
{
	return pick(w, n) == 0;
}

/* Random trees --------------------------------------------------------------*/

static struct str
some_words(struct writer *w)
{
	struct buf buf = BUF(w->arena);
	size_t n = 1 + pick(w, 6);

	for (size_t i = 0; i < n; i++)
		buf_fmt(&buf, "%s%s",
		    !i              ? ""
		    : one_in(w, 20) ? "  "
				    : " ",
		    words[pick(w, COUNTOF(words))]);
	return buf_str(&buf);
}

static struct yaml_node *
random_text(struct writer *w)
{
	struct yaml_node *node = ARENA_NEW(w->arena, struct yaml_node);
	struct buf buf = BUF(w->arena);
	size_t lines = one_in(w, 6) ? 1 + pick(w, 4) : 1;

	if (one_in(w, 12))
		return node;
	for (size_t i = 0; i < lines; i++) {
		struct str line = some_words(w);
		const char *indent = i && one_in(w, 4) ? "  " : "";

		if (i && i + 1 < lines && one_in(w, 4))
			line = (struct str){ 0 };
		buf_fmt(&buf, "%s%s%.*s", i ? "\n" : "", line.n ? indent : "",
		    STR_ARG(line));
	}
	node->text = buf_str(&buf);
	return node;
}

static bool
has_key(const struct yaml_node *map, struct str key)
{
	return yaml_get(map, key) != NULL;
}

static struct yaml_node *
random_tree(struct writer *w, int depth)
{
	struct yaml_node *node = ARENA_NEW(w->arena, struct yaml_node);
	size_t n = pick(w, MAX_PARTS + 1);

	if (!depth)
		return random_text(w);
	node->kind = one_in(w, 2) ? YAML_LIST : YAML_MAP;
	node->item = ARENA_ARRAY(w->arena, struct yaml_node *, n);
	node->pair = ARENA_ARRAY(w->arena, struct yaml_pair, n);
	while (node->n < n) {
		struct yaml_node *part =
		    random_tree(w, one_in(w, 3) ? depth - 1 : 0);
		struct str key = str_from(keys[pick(w, COUNTOF(keys))]);

		if (has_key(node, key))
			key = str_fmt(
			    w->arena, "%.*s %zu", STR_ARG(key), node->n);
		node->item[node->n] = part;
		node->pair[node->n].key = key;
		node->pair[node->n++].value = part;
	}
	return node;
}

/* Texts ---------------------------------------------------------------------*/

/* Where a text stands. */
enum place {
	AFTER, /* a colon or dash, in its line */
	BELOW, /* the same, on a line of its own */
	FLOW,  /* inside brackets */
	KEY,
	FLOW_KEY,
};

static bool
has(struct str text, const char *part)
{
	return str_find(text, str_from(part)) < text.n;
}

static bool
has_any(struct str text, const char *any)
{
	for (; *any; any++)
		if (str_has(text, *any))
			return true;
	return false;
}

/* Where a text in curly quotes ends with which this one begins; 0 if it does
 * not begin with one, and more than there is if that is not closed. */
static size_t
curly_end(struct str text)
{
	static const char *const marks[][2] = { { "“", "”" }, { "‘", "’" } };

	for (size_t i = 0; i < COUNTOF(marks); i++) {
		struct str rest = str_from_byte(text, 3);
		size_t a = str_find(rest, str_from(marks[i][0]));
		size_t b = str_find(rest, str_from(marks[i][1]));

		if (str_starts(text, str_from(marks[i][0])))
			return (a < b ? a : b) + 6;
	}
	return 0;
}

/* "15 break:Tea", which is meant as a step. */
static bool
is_like_step(struct str text)
{
	return str_starts(text, STR("10 ")) &&
	       (has(text, " a:b") || has(text, " title:so"));
}

/* Whether a text may be written without quotes.  What begins with "-5" at the
 * start of a line is meant as a list, and curly quotes around all of a text, or
 * around a comma in brackets, as quotes. */
static bool
may_be_plain(struct str text, enum place place)
{
	bool flow = place == FLOW || place == FLOW_KEY;
	int first = text.n ? text.s[0] : '\n';
	int second = text.n > 1 ? text.s[1] : ' ';

	if (strchr(",[]{}#&*!|>'\"%@`\n ", first) ||
	    (strchr("-?:", first) && (second == ' ' || flow)) ||
	    (first == '-' && place != AFTER) || curly_end(text) == text.n ||
	    is_like_step(text))
		return false;
	if (flow && (has_any(text, ",[]{}") || curly_end(text) > text.n))
		return false;
	return !has(text, ": ") && !has(text, " #") && !has_any(text, "\n\t") &&
	       !str_ends(text, STR(":"));
}

static void
put(struct writer *w, struct str s)
{
	buf_add(&w->out, s);
}

static void
put_blanks(struct writer *w, size_t n)
{
	while (n--)
		buf_char(&w->out, ' ');
}

/* Whether a line may break at the blank at i. */
static bool
may_break(struct str text, size_t i, bool plain)
{
	struct str next = str_from_byte(text, i + 1);

	if (text.s[i] != ' ' || !i || text.s[i - 1] == ' ' || !next.n ||
	    next.s[0] == ' ' || next.s[0] == '\n' || text.s[i - 1] == '\n')
		return false;
	/* A dash at the start of a line is meant as that of a list. */
	return !plain || !str_starts(str_head(next, 2), STR("-")) ||
	       (next.n > 1 && next.s[1] != ' ');
}

/* A byte of a text in double quotes. */
static void
put_double(struct writer *w, char c)
{
	if (c == '"' || c == '\\')
		buf_fmt(&w->out, "\\%c", c);
	else if (c == '\n')
		put(w, STR("\\n"));
	else
		buf_char(&w->out, c);
}

/* A text with this quote around it, or 0 for none; lines may break where their
 * indent is not -1. */
static void
put_quoted(struct writer *w, struct str text, char quote, int parent)
{
	if (quote)
		buf_char(&w->out, quote);
	for (size_t i = 0; i < text.n; i++) {
		if (parent >= -1 && may_break(text, i, !quote) &&
		    one_in(w, 12)) {
			buf_char(&w->out, '\n');
			put_blanks(w, (size_t)parent + 2 + pick(w, 3));
		} else if (quote == '"') {
			put_double(w, text.s[i]);
		} else {
			put(w, (struct str){ text.s + i, 1 });
			if (quote && text.s[i] == quote)
				buf_char(&w->out, quote);
		}
	}
	if (quote)
		buf_char(&w->out, quote);
}

/* A text in one of the ways that suit it and its place. */
static void
put_text(struct writer *w, struct str text, enum place place, int parent)
{
	bool key = place == KEY || place == FLOW_KEY;
	int breaks = key || one_in(w, 2) ? -2 : parent;

	if (may_be_plain(text, place) && !one_in(w, 4))
		put_quoted(w, text, '\0', breaks);
	else if (one_in(w, 2) && !str_has(text, '\n'))
		put_quoted(w, text, '\'', breaks);
	else
		put_quoted(w, text, '"', breaks);
}

/* A text in lines of its own, after | or >. */
static void
put_block(struct writer *w, struct yaml_node *node, int parent)
{
	bool folded = one_in(w, 2) && !str_has(node->text, '\n');
	bool strip = one_in(w, 2);
	size_t indent = (size_t)parent + 2 + pick(w, 3);
	bool start = true;

	buf_fmt(&w->out, "%s%s%s\n", folded ? ">" : "|", strip ? "-" : "",
	    one_in(w, 8) ? " # so" : "");
	for (size_t i = 0; i < node->text.n; i++) {
		char c = node->text.s[i];

		if (start && c != '\n')
			put_blanks(w, indent);
		start = c == '\n';
		if (folded && may_break(node->text, i, false) && one_in(w, 4)) {
			start = true;
			c = '\n';
		}
		buf_char(&w->out, c);
	}
	buf_char(&w->out, '\n');
	if (!strip)
		node->text = str_fmt(w->arena, "%.*s\n", STR_ARG(node->text));
	w->after_block = true;
}

/* Lists and maps in brackets --------------------------------------------------*/

/* What may stand between two parts. */
static void
put_gap(struct writer *w, int parent)
{
	if (!one_in(w, 8)) {
		put_blanks(w, pick(w, 3));
		return;
	}
	put(w, one_in(w, 4) ? STR(" # so: [it {is\n") : STR("\n"));
	put_blanks(w, (size_t)parent + 2 + pick(w, 4));
}

static void
put_flow(struct writer *w, const struct yaml_node *node, int parent)
{
	bool map = node->kind == YAML_MAP;

	if (node->kind == YAML_TEXT) {
		put_text(w, node->text, FLOW, parent);
		return;
	}
	buf_char(&w->out, map ? '{' : '[');
	put_gap(w, parent);
	for (size_t i = 0; i < node->n; i++) {
		if (map) {
			put_text(w, node->pair[i].key, FLOW_KEY, parent);
			put(w, STR(": "));
			put_flow(w, node->pair[i].value, parent);
		} else {
			put_flow(w, node->item[i], parent);
		}
		put_gap(w, parent);
		if (i + 1 < node->n || one_in(w, 8))
			buf_char(&w->out, ',');
		if (i + 1 < node->n)
			put_gap(w, parent);
	}
	buf_char(&w->out, map ? '}' : ']');
}

/* Lists and maps in lines -----------------------------------------------------*/

/* The end of a line, and perhaps lines that mean nothing. */
static void
end_line(struct writer *w)
{
	if (!w->after_block) {
		if (one_in(w, 10))
			put(w, STR("  # so: it is"));
		put_blanks(w, one_in(w, 20) ? 2 : 0);
		buf_char(&w->out, '\n');
	}
	for (; one_in(w, 6); buf_char(&w->out, '\n')) {
		if (!w->after_block)
			put_blanks(w, pick(w, 6));
		if (one_in(w, 2))
			put(w, STR("#- it's \"so\": [it {is"));
	}
	w->after_block = false;
}

static void put_lines(
    struct writer *w, struct yaml_node *node, size_t indent, bool within);

/* What stands after a colon or dash of an entry at parent. */
static void
put_value(struct writer *w, struct yaml_node *node, size_t parent, bool dash)
{
	bool text = node->kind == YAML_TEXT;
	size_t blanks = 1 + pick(w, one_in(w, 4) ? 3 : 1);
	size_t further = 1 + pick(w, 4);

	if (!node->n && text && !node->text.n && one_in(w, 2)) {
		end_line(w);
	} else if (text && one_in(w, 5) && node->text.n) {
		put_blanks(w, blanks);
		put_block(w, node, (int)parent);
		end_line(w);
	} else if (text || !node->n || one_in(w, 4)) {
		bool below = one_in(w, 10);

		if (below)
			buf_char(&w->out, '\n');
		put_blanks(w, below ? parent + further : blanks);
		if (text)
			put_text(
			    w, node->text, below ? BELOW : AFTER, (int)parent);
		else
			put_flow(w, node, (int)parent);
		end_line(w);
	} else if (dash && one_in(w, 2)) {
		put_blanks(w, blanks);
		put_lines(w, node, parent + 1 + blanks, true);
	} else {
		end_line(w);
		if (!dash && node->kind == YAML_LIST && one_in(w, 2))
			further = 0;
		put_lines(w, node, parent + further, false);
	}
}

/* A list or map whose entries begin in a column; within: the line of the first
 * one was begun. */
static void
put_lines(struct writer *w, struct yaml_node *node, size_t indent, bool within)
{
	for (size_t i = 0; i < node->n; i++) {
		if (i || !within)
			put_blanks(w, indent);
		if (node->kind == YAML_LIST) {
			buf_char(&w->out, '-');
			put_value(w, node->item[i], indent, true);
			continue;
		}
		put_text(w, node->pair[i].key, KEY, -1);
		put_blanks(w, one_in(w, 20) ? 1 : 0);
		buf_char(&w->out, ':');
		put_value(w, node->pair[i].value, indent, false);
	}
}

static struct str
with_crlf(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);

	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '\n')
			buf_char(&buf, '\r');
		buf_char(&buf, text.s[i]);
	}
	return buf_str(&buf);
}

static struct str
put_document(struct writer *w, struct yaml_node *root)
{
	w->out = BUF(w->arena);
	w->after_block = false;
	if (one_in(w, 10))
		put(w, STR("\ufeff"));
	if (one_in(w, 5))
		put(w, STR("# so: it is\n\n"));
	if (one_in(w, 10))
		put(w, STR("---\n"));
	if (one_in(w, 6)) {
		put_flow(w, root, -1);
		end_line(w);
	} else {
		put_lines(w, root, one_in(w, 10) ? 1 : 0, false);
	}
	if (one_in(w, 10))
		put(w, STR("...\n"));
	return one_in(w, 4) ? with_crlf(w->arena, buf_str(&w->out))
			    : buf_str(&w->out);
}

/* Reading -------------------------------------------------------------------*/

/* Whether libyaml alone takes a text. */
static bool
is_taken(struct str text)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool fine = true;
	bool more = true;

	if (!yaml_parser_initialize(&parser))
		return false;
	yaml_parser_set_input_string(
	    &parser, (const unsigned char *)text.s, text.n);
	while (fine && more) {
		fine = yaml_parser_parse(&parser, &event);
		if (!fine)
			(void)fprintf(stderr, "libyaml: %zu:%zu %s\n",
			    parser.problem_mark.line + 1,
			    parser.problem_mark.column + 1,
			    parser.problem ? parser.problem : "");
		more = fine && event.type != YAML_STREAM_END_EVENT;
		if (fine)
			yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return fine;
}

/* Whether a text was read as it was meant: blanks stand for tabs. */
static bool
same_text(struct str got, struct str meant)
{
	bool same = got.n == meant.n;

	for (size_t i = 0; same && i < got.n; i++)
		same = got.s[i] == (meant.s[i] == '\t' ? ' ' : meant.s[i]);
	if (!same)
		(void)fprintf(stderr, "got:   '%.*s'\nmeant: '%.*s'\n",
		    STR_ARG(got), STR_ARG(meant));
	return same;
}

static bool
same_tree(const struct yaml_node *got, const struct yaml_node *meant)
{
	if (got->kind != meant->kind || got->n != meant->n) {
		(void)fprintf(stderr, "another kind or number at %d:%d\n",
		    got->loc.line, got->loc.col);
		return false;
	}
	if (got->kind == YAML_TEXT)
		return same_text(got->text, meant->text);
	for (size_t i = 0; i < got->n; i++) {
		bool map = got->kind == YAML_MAP;

		if (map && !same_text(got->pair[i].key, meant->pair[i].key))
			return false;
		if (!same_tree(map ? got->pair[i].value : got->item[i],
			map ? meant->pair[i].value : meant->item[i]))
			return false;
	}
	return true;
}

static bool
try_tree(struct writer *w, int depth)
{
	static const struct diag_style style = { .source = true };
	struct diag *diag = diag_new(w->arena, "yaml-agree");
	struct out *said = out_memory(w->arena);
	struct yaml_node *root = random_tree(w, depth);
	struct yaml_document document;
	struct str text;
	bool fine;

	if (root->kind == YAML_TEXT || !root->n)
		return true;
	text = put_document(w, root);
	document = yaml_read(w->arena, diag, "plan.yaml", text);
	diag_render(diag, said, &style);
	fine = is_taken(text) && !out_text(said).n &&
	       same_tree(document.root, root);
	if (!fine)
		(void)fprintf(stderr, "%.*s--- in\n%.*s---\n",
		    STR_ARG(out_text(said)), STR_ARG(text));
	return fine;
}

int
main(int argc, char **argv)
{
	size_t trees = argc > 1 ? strtoul(argv[1], NULL, 10) : 100000;
	struct writer w = { .arena = arena_new(),
		.state = argc > 2 ? strtoul(argv[2], NULL, 10) : 20240208 };
	size_t failures = 0;

	for (size_t i = 0; i < trees && failures < 10; i++) {
		failures += !try_tree(&w, 1 + (int)(i * 4 / trees));
		arena_reset(w.arena);
	}
	(void)printf("%zu trees: %zu were read otherwise\n", trees, failures);
	arena_free(w.arena);
	return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
