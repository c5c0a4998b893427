/* SPDX-License-Identifier: MIT */
#include "summary_clean.h"

#include "buf.h"
#include "prose.h"

struct str
summary_clean(const struct summary_builder *b, struct str text)
{
	size_t n = 0;
	return redact_contacts(b->redact, b->arena, str_trim(text), &n);
}

struct str
summary_clean_words(
    const struct summary_builder *b, struct arena *arena, struct str text)
{
	size_t n = 0;
	return redact_text(b->redact, arena, str_trim(text), &n);
}

struct str
summary_clean_address(const struct summary_builder *b, struct str text)
{
	size_t n = 0;
	return redact_names(b->redact, b->arena, str_trim(text), &n);
}

/* What people see of a Markdown text, and where its links lead. */
struct prose {
	struct buf words, links;
};

/* Whether words go on from what stands before an element into it. */
static bool
is_inline(enum prose_kind kind)
{
	return kind == PROSE_STRONG || kind == PROSE_EMPHASIS ||
	       kind == PROSE_LINK || kind == PROSE_CODE || kind == PROSE_TEXT;
}

static void
add_prose(void *context, enum prose_kind kind, bool entering, struct str text)
{
	struct prose *prose = context;
	struct buf *words = &prose->words;
	if (kind == PROSE_TEXT)
		buf_add(words, text);
	if (kind == PROSE_LINK && entering) {
		buf_add(&prose->links, text);
		buf_char(&prose->links, '\n');
	}
	if (kind == PROSE_BREAK)
		buf_char(words, '\n');
	else if (!is_inline(kind) && words->n && words->v[words->n - 1] != '\n')
		buf_add(words, STR("\n\n"));
}

/* Words as Markdown that says just these. */
static struct str
as_markdown(struct arena *arena, struct str words)
{
	struct buf text = BUF(arena);
	words = str_trim(words);
	for (size_t i = 0; i < words.n; i++) {
		char c = words.s[i];
		bool starts = !text.n || text.v[text.n - 1] == '\n';
		if (starts && (c == ' ' || c == '\t'))
			continue;
		/* [name] is no link, since no ( or : follows unescaped. */
		if (str_has(STR("!\"#$%&'()*+,-./:;<=>?@\\^_`{|}~"), c))
			buf_char(&text, '\\');
		buf_char(&text, c);
	}
	return buf_str(&text);
}

struct str
summary_clean_markdown(const struct summary_builder *b, struct str text)
{
	struct prose prose = { BUF(b->arena), BUF(b->arena) };
	text = summary_clean(b, text);
	if (!prose_read(b->arena, text, add_prose, &prose))
		return text;
	struct str words = buf_str(&prose.words), links = buf_str(&prose.links);
	struct str cleaned = summary_clean(b, words);
	if (str_eq(cleaned, str_trim(words)) &&
	    str_eq(summary_clean(b, links), str_trim(links)))
		return text;
	return as_markdown(b->arena, cleaned);
}
