/* SPDX-License-Identifier: MIT */
#include "prose.h"

#include <stdlib.h>

#include <cmark.h>

/* Of PROSE_DEPTH, a list and its item count once here. */
#define BLOCK_DEPTH  6
#define INLINE_DEPTH 10

/* Where memory ends cmark's own functions would abort. */
static void *
mem_calloc(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (!p)
		arena_exhausted();
	return p;
}

static void *
mem_realloc(void *old, size_t size)
{
	void *p = realloc(old, size);

	if (!p)
		arena_exhausted();
	return p;
}

struct reader {
	struct arena *arena;
	prose_fn *fn;
	void *context;
	int blocks;  /* lists and quotes that are open */
	int inlines; /* inline elements that are open */
};

static struct str
literal(cmark_node *node)
{
	return str_from(cmark_node_get_literal(node));
}

static void
say(const struct reader *reader, struct str text)
{
	reader->fn(reader->context, PROSE_TEXT, true, text);
}

/* An element all of whose words are its literal. */
static void
whole(const struct reader *reader, enum prose_kind kind, cmark_node *node)
{
	reader->fn(reader->context, kind, true, STR(""));
	say(reader, literal(node));
	reader->fn(reader->context, kind, false, STR(""));
}

static bool
is_tight(cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph);
	cmark_node *list = cmark_node_parent(item);

	return cmark_node_get_type(item) == CMARK_NODE_ITEM &&
	       cmark_node_get_list_tight(list);
}

static void
paragraph(const struct reader *reader, cmark_node *node, bool entering)
{
	/* Deeper than this its item was left out, and so its list. */
	if (reader->blocks > BLOCK_DEPTH || !is_tight(node))
		reader->fn(reader->context, PROSE_PARAGRAPH, entering, STR(""));
}

static void
block(
    struct reader *reader, enum prose_kind kind, bool entering, struct str text)
{
	reader->blocks += entering;
	if (reader->blocks <= BLOCK_DEPTH)
		reader->fn(reader->context, kind, entering, text);
	reader->blocks -= !entering;
}

static void
list(struct reader *reader, cmark_node *node, bool entering)
{
	if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
		block(reader, PROSE_LIST, entering, STR(""));
	else
		block(reader, PROSE_NUMBERED, entering,
		    str_fmt(
			reader->arena, "%d", cmark_node_get_list_start(node)));
}

static void
span(
    struct reader *reader, enum prose_kind kind, bool entering, const char *url)
{
	reader->inlines += entering;
	if (reader->inlines <= INLINE_DEPTH)
		reader->fn(reader->context, kind, entering, str_from(url));
	reader->inlines -= !entering;
}

static void
event(struct reader *reader, cmark_node *node, bool entering)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		paragraph(reader, node, entering);
		break;
	case CMARK_NODE_HEADING:
		reader->fn(reader->context, PROSE_HEADING, entering, STR(""));
		break;
	case CMARK_NODE_LIST:
		list(reader, node, entering);
		break;
	case CMARK_NODE_ITEM:
		if (reader->blocks <= BLOCK_DEPTH)
			reader->fn(
			    reader->context, PROSE_ITEM, entering, STR(""));
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		block(reader, PROSE_QUOTE, entering, STR(""));
		break;
	case CMARK_NODE_CODE_BLOCK:
		whole(reader, PROSE_CODE_BLOCK, node);
		break;
	case CMARK_NODE_HTML_BLOCK:
		whole(reader, PROSE_PARAGRAPH, node);
		break;
	case CMARK_NODE_CODE:
		whole(reader, PROSE_CODE, node);
		break;
	case CMARK_NODE_TEXT:
	case CMARK_NODE_HTML_INLINE:
		say(reader, literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		say(reader, STR(" "));
		break;
	case CMARK_NODE_LINEBREAK:
		reader->fn(reader->context, PROSE_BREAK, true, STR(""));
		break;
	case CMARK_NODE_STRONG:
		span(reader, PROSE_STRONG, entering, NULL);
		break;
	case CMARK_NODE_EMPH:
		span(reader, PROSE_EMPHASIS, entering, NULL);
		break;
	case CMARK_NODE_LINK:
		span(reader, PROSE_LINK, entering, cmark_node_get_url(node));
		break;
	case CMARK_NODE_NONE:
	case CMARK_NODE_DOCUMENT:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_THEMATIC_BREAK:
	case CMARK_NODE_CUSTOM_INLINE:
	case CMARK_NODE_IMAGE: /* its words follow as text */
		break;
	}
}

static cmark_node *
parse(cmark_mem *mem, struct str text)
{
	cmark_parser *parser =
	    cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, mem);
	cmark_node *document;

	cmark_parser_feed(parser, text.n ? text.s : "", text.n);
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return document;
}

bool
prose_read(struct arena *arena, struct str text, prose_fn *fn, void *context)
{
	cmark_mem mem = { mem_calloc, mem_realloc, free };
	struct reader reader = { arena, fn, context, 0, 0 };
	cmark_event_type type;
	cmark_node *document;
	cmark_iter *iter;

	if (text.n > PROSE_MAX_BYTES)
		return false;
	document = parse(&mem, text);
	iter = cmark_iter_new(document);
	while ((type = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		event(&reader, cmark_iter_get_node(iter),
		    type == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
	cmark_node_free(document);
	return true;
}
