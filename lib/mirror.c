/* SPDX-License-Identifier: MIT */
#include "mirror.h"

#include "reflections.h"

#define QUESTIONS_MAX 2 /* of a page: more is a form, not a question */

/* Voices -------------------------------------------------------------------- */

/* Those who are there to help (interpreters, creche workers) may answer, too,
 * but no rows are kept free for them. */
static bool
is_asked(const struct plan_person *person)
{
	return person->knows_by.choice != PLAN_HELPING;
}

/* The roles of a plan, then the group; how many in *n. */
static struct str *
voices_of(struct arena *arena, const struct plan *plan, size_t *n)
{
	struct str *voices = ARENA_ARRAY(arena, struct str, plan->people.n + 1);

	*n = 0;
	for (size_t i = 0; i < plan->people.n; i++)
		if (is_asked(&plan->people.v[i]))
			voices[(*n)++] = plan->people.v[i].role.text;
	voices[(*n)++] = STR("group");
	return voices;
}

/* A table ------------------------------------------------------------------- */

/* The part-th of n shares of rows, the first ones larger by one; at least a
 * row. */
static int
share(int rows, size_t part, size_t n)
{
	int parts = (int)n;
	int most = rows / parts + ((int)part < rows % parts ? 1 : 0);

	return most > 0 ? most : 1;
}

void
mirror_write_table(struct arena *arena, struct out *out,
    const struct plan *plan, const struct mirror_settings *settings)
{
	static const struct csv_style style = { .delimiter = ',' };
	struct questions questions = questions_of(arena, plan);
	struct str column[REFLECTIONS_COLUMNS] = {
		[REFLECTIONS_SESSION] = settings->session,
	};
	size_t n;
	struct str *voices = voices_of(arena, plan, &n);

	if (settings->bom)
		OUT_LIT(out, "\xef\xbb\xbf");
	reflections_write_header(out, &style);
	for (size_t q = 0; q < questions.n; q++) {
		/* Its words, too, so that nobody has to look them up. */
		column[REFLECTIONS_QUESTION] = str_fmt(arena, "%.*s: %.*s",
		    STR_ARG(questions.v[q].id), STR_ARG(questions.v[q].ask));
		for (size_t v = 0; v < n; v++) {
			column[REFLECTIONS_VOICE] = voices[v];
			for (int i = share(settings->rows, v, n); i > 0; i--)
				reflections_write(out, &style, column);
		}
	}
}

/* Pages --------------------------------------------------------------------- */

struct page {
	const struct phrase *phrase;
	struct doc *doc;
	struct questions questions;
	struct str when; /* blank: to be filled in */
};

static struct str
say(const struct page *page, enum label_id id)
{
	return label(page->phrase->labels, id);
}

static void
put(const struct page *page, enum doc_element element, enum doc_style style,
    enum label_id id)
{
	doc_put(page->doc, element, &(struct doc_attrs){ .style = style },
	    say(page, id));
}

static void
open_list(const struct page *page, enum doc_style style)
{
	doc_open(page->doc, DOC_LIST, &(struct doc_attrs){ .style = style });
}

static void
item(const struct page *page, struct str text)
{
	doc_put(page->doc, DOC_ITEM, NULL, text);
}

/* The labels from first to last, as a list. */
static void
write_list(const struct page *page, enum doc_style style, enum label_id first,
    enum label_id last)
{
	open_list(page, style);
	for (int id = (int)first; id <= (int)last; id++)
		item(page, say(page, (enum label_id)id));
	doc_close(page->doc, DOC_LIST);
}

static void
write_guide(const struct page *page)
{
	doc_open(page->doc, DOC_SECTION, NULL);
	put(page, DOC_HEADING, DOC_PLAIN, LABEL_MIRROR_GUIDE);
	write_list(page, DOC_PLAIN, LABEL_MIRROR_GUIDE_1, LABEL_MIRROR_GUIDE_6);
	doc_close(page->doc, DOC_SECTION);
}

/* When it is, and whose answers these are. */
static void
write_head(const struct page *page)
{
	const struct plan_people *people = &page->phrase->plan->people;
	const struct phrase *phrase = page->phrase;

	if (page->when.n)
		doc_put(page->doc, DOC_PARAGRAPH,
		    &(struct doc_attrs){ .style = DOC_SOFT }, page->when);
	else
		put(page, DOC_PARAGRAPH, DOC_BLANK, LABEL_MIRROR_WHEN);
	put(page, DOC_PARAGRAPH, DOC_SOFT, LABEL_MIRROR_AS);
	open_list(page, DOC_TICKS);
	for (size_t i = 0; i < people->n; i++)
		if (is_asked(&people->v[i]))
			item(page,
			    phrase_capital(phrase, people->v[i].role.text));
	item(page, say(page, LABEL_MIRROR_GROUP));
	item(page, say(page, LABEL_MIRROR_NOT_SAID));
	doc_close(page->doc, DOC_LIST);
}

/* The points of the scale, with their words, to mark. */
static void
write_scale(const struct page *page)
{
	open_list(page, DOC_SCALE);
	for (int i = 0; i < REFLECTIONS_SCORES; i++) {
		doc_open(page->doc, DOC_ITEM, NULL);
		if (i < REFLECTIONS_POINTS) {
			doc_put(page->doc, DOC_STRONG, NULL,
			    str_fmt(page->phrase->arena, "%d", i));
			doc_put(page->doc, DOC_BREAK, NULL, STR(""));
		}
		doc_text(page->doc,
		    say(page, (enum label_id)((int)LABEL_SCALE_0 + i)));
		doc_close(page->doc, DOC_ITEM);
	}
	doc_close(page->doc, DOC_LIST);
}

static void
write_question(const struct page *page, const struct questions_item *question)
{
	doc_put(page->doc, DOC_HEADING, NULL,
	    label_fill(page->phrase->arena, page->phrase->labels,
		LABEL_MIRROR_QUESTION,
		LABEL_ARGS({ "id", phrase_capital(page->phrase, question->id) },
		    { "ask", question->ask })));
	if (question->note.n)
		doc_put(page->doc, DOC_PARAGRAPH,
		    &(struct doc_attrs){ .style = DOC_SOFT }, question->note);
	write_scale(page);
	put(page, DOC_PARAGRAPH, DOC_BLANK, LABEL_MIRROR_WORD);
	put(page, DOC_PARAGRAPH, DOC_BLANK, LABEL_MIRROR_STORY);
}

/* A side of paper with n questions. */
static void
write_leaf(const struct page *page, size_t first, size_t n)
{
	doc_open(page->doc, DOC_LEAF, NULL);
	write_head(page);
	for (size_t i = first; i < first + n; i++)
		write_question(page, &page->questions.v[i]);
	put(page, DOC_PARAGRAPH, DOC_BLANK, LABEL_MIRROR_NEXT);
	put(page, DOC_PARAGRAPH, DOC_SOFT, LABEL_MIRROR_CONSENT);
	write_list(page, DOC_TICKS, LABEL_CONSENT_QUOTE, LABEL_CONSENT_PRIVATE);
	doc_close(page->doc, DOC_LEAF);
}

/* As many on each page as on the others, as near as that goes. */
static void
write_leaves(const struct page *page)
{
	size_t n = page->questions.n;
	size_t pages = (n + QUESTIONS_MAX - 1) / QUESTIONS_MAX;
	size_t done = 0;

	for (size_t i = 0; i < pages; i++) {
		size_t here = (n - done) / (pages - i);

		here += (n - done) % (pages - i) > 0;
		write_leaf(page, done, here);
		done += here;
	}
}

/* "Before we began", the title of a session, or blank. */
static struct str
when_of(const struct phrase *phrase, struct str session)
{
	const struct plan_session *in = plan_session(phrase->plan, session);

	if (str_eq(session, STR("before")))
		return label(phrase->labels, LABEL_MIRROR_BEFORE);
	if (str_eq(session, STR("after")))
		return label(phrase->labels, LABEL_MIRROR_AFTER);
	return session.n && in ? in->title.text : STR("");
}

void
mirror_write_pages(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct mirror_settings *settings)
{
	const struct label_set *labels = phrase->labels;
	struct page page = {
		.phrase = phrase,
		.questions = questions_of(phrase->arena, phrase->plan),
		.when = when_of(phrase, settings->session),
	};
	const struct doc_page doc_page = {
		.title = phrase->plan->title.text,
		.lang = phrase->plan->language.text,
		.rtl =
		    str_eq(label(labels, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = label(labels, LABEL_PAPER_SKIP),
		.quote_open = label(labels, LABEL_QUOTE_OPEN),
		.quote_close = label(labels, LABEL_QUOTE_CLOSE),
		.month = label_months(labels),
	};

	page.doc = doc_begin(phrase->arena, out, format, &doc_page);
	doc_open(page.doc, DOC_HEADER, NULL);
	put(&page, DOC_KIND, DOC_PLAIN, LABEL_MIRROR_KIND);
	doc_put(page.doc, DOC_TITLE, NULL, doc_page.title);
	put(&page, DOC_PARAGRAPH, DOC_LEDE, LABEL_MIRROR_LEDE);
	doc_close(page.doc, DOC_HEADER);
	doc_open(page.doc, DOC_MAIN, NULL);
	write_guide(&page);
	write_leaves(&page);
	doc_close(page.doc, DOC_MAIN);
	doc_end(page.doc);
}
