/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include "unit.h"

/* Markdown in a section that is called Part, inside another one, and its lines:
 * "part|text|by;". */
static const struct {
	const char *markdown;
	const char *lines;
} samples[] = {
	{ "", "" },
	{ "One.", "Part|One.|;" },
	{ "One\ntwo.\n\nThree.", "Part|One two.|;Part|Three.|;" },
	{ "- a\n- b\n  - c", "Part|a|;Part|b|;Part|c|;" },
	{ "**Strong** and *soft*.", "Part|Strong and soft.|;" },
	{ "[here](https://example.org)", "Part|here (https://example.org)|;" },
	{ "Twice.\n\nTwice.", "Part|Twice.|;" },
	{ "> kept", "Part|kept|;" },
	{ "# Head\n\ntext", "Part|Head|;Part|text|;" },
};

static struct doc *
begin(struct arena *arena, struct out *out)
{
	static const struct doc_page page = { .lang = STR_INIT("en") };
	struct doc *doc = doc_begin(arena, out, DOC_BARE_WORDS, &page);
	doc_open(doc, DOC_MAIN, NULL);
	doc_open(doc, DOC_SECTION, NULL);
	doc_put(doc, DOC_HEADING, NULL, STR("Part"));
	return doc;
}

static struct str
end(struct arena *arena, struct out *out, struct doc *doc)
{
	doc_close(doc, DOC_SECTION);
	doc_close(doc, DOC_MAIN);
	doc_end(doc);
	struct lines lines = lines_read(arena, out_text(out));
	struct str all = STR("");
	for (size_t i = 0; i < lines.n; i++)
		all = str_fmt(arena, "%.*s%.*s|%.*s|%.*s;", STR_ARG(all),
		    STR_ARG(lines.v[i].part), STR_ARG(lines.v[i].text),
		    STR_ARG(lines.v[i].by));
	return all;
}

static void
test_markdown(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNTOF(samples); i++) {
		struct arena *arena = arena_new();
		struct out *out = out_memory(arena);
		struct doc *doc = begin(arena, out);
		doc_markdown(doc, str_from(samples[i].markdown));
		assert_str(end(arena, out, doc), samples[i].lines);
		arena_free(arena);
	}
}

/* The elements that a report has beside paragraphs. */
static void
test_elements(void **state)
{
	struct arena *arena = arena_new();
	struct out *out = out_memory(arena);
	struct doc *doc = begin(arena, out);
	(void)state;
	doc_open(doc, DOC_WALL, NULL);
	doc_open(doc, DOC_NOTE, NULL);
	doc_put(doc, DOC_QUOTE, NULL, STR("Tea\nfirst"));
	doc_put(doc, DOC_BYLINE, NULL, STR("A parent"));
	doc_close(doc, DOC_NOTE);
	doc_close(doc, DOC_WALL);
	doc_open(doc, DOC_FACTS, NULL);
	doc_put(doc, DOC_TERM, NULL, STR("Who leads"));
	doc_put(doc, DOC_FACT, NULL, STR("We all"));
	doc_close(doc, DOC_FACTS);
	doc_open(doc, DOC_SECTION, NULL);
	doc_put(doc, DOC_HEADING, NULL, STR("Theme"));
	doc_open(doc, DOC_TABLE, NULL);
	doc_put(doc, DOC_CAPTION, NULL, STR("Table"));
	doc_open(doc, DOC_ROW, NULL);
	doc_put(doc, DOC_COLUMN, NULL, STR("We said"));
	doc_close(doc, DOC_ROW);
	doc_open(doc, DOC_ROW, NULL);
	doc_put(doc, DOC_ROW_HEAD, NULL, STR("a"));
	doc_put(doc, DOC_CELL, NULL, STR(""));
	doc_put(doc, DOC_CELL, NULL, STR("b"));
	doc_close(doc, DOC_ROW);
	doc_close(doc, DOC_TABLE);
	doc_close(doc, DOC_SECTION);
	assert_str(end(arena, out, doc),
	    "Part|Tea first|A parent;Part|Who leads | We all|;"
	    "Part|Theme|;Part|Table|;Part|a | b|;");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_elements),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
