/* SPDX-License-Identifier: MIT */
#include "leaf.h"

#include <assert.h>

struct doc_page
leaf_page(const struct phrase *phrase, const struct plan_session *only,
    enum label_id skip)
{
	const struct label_set *labels = phrase->labels;

	return (struct doc_page){
		.title = only ? only->title.text : phrase->plan->title.text,
		.lang = phrase->plan->language.text,
		.rtl =
		    str_eq(label(labels, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = label(labels, skip),
		.quote_open = label(labels, LABEL_QUOTE_OPEN),
		.quote_close = label(labels, LABEL_QUOTE_CLOSE),
		.month = label_months(labels),
	};
}

/* Words. --------------------------------------------------------------------- */

struct str
leaf_word(const struct leaf *leaf, enum label_id id)
{
	return label(leaf->phrase.labels, id);
}

struct str
leaf_fill(
    const struct leaf *leaf, enum label_id id, const struct label_arg *args)
{
	return label_fill(leaf->phrase.arena, leaf->phrase.labels, id, args);
}

struct str
leaf_count(const struct leaf *leaf, enum label_id id, size_t n)
{
	return label_count(leaf->phrase.arena, leaf->phrase.labels, id, n);
}

struct str
leaf_minutes(const struct leaf *leaf, int n)
{
	return leaf_count(leaf, LABEL_MINUTES, (size_t)(n > 0 ? n : 0));
}

struct str
leaf_roles(const struct leaf *leaf, const struct form_texts *roles)
{
	return phrase_list(&leaf->phrase, roles);
}

/* Elements. ------------------------------------------------------------------ */

void
leaf_heading(const struct leaf *leaf, enum label_id id)
{
	doc_put(leaf->doc, DOC_HEADING, NULL, leaf_word(leaf, id));
}

void
leaf_paragraph(const struct leaf *leaf, enum doc_style style, struct str text)
{
	doc_put(leaf->doc, DOC_PARAGRAPH, &(struct doc_attrs){ .style = style },
	    text);
}

void
leaf_fact(const struct leaf *leaf, enum label_id term, struct str text)
{
	if (text.n == 0)
		return;
	doc_put(leaf->doc, DOC_TERM, NULL, leaf_word(leaf, term));
	doc_put(leaf->doc, DOC_FACT, NULL, text);
}

void
leaf_item(const struct leaf *leaf, struct str text)
{
	if (text.n)
		doc_put(leaf->doc, DOC_ITEM, NULL, text);
}

void
leaf_lead_in(const struct leaf *leaf, enum label_id id, struct str text)
{
	if (text.n == 0)
		return;
	doc_open(leaf->doc, DOC_PARAGRAPH, NULL);
	doc_put(leaf->doc, DOC_STRONG, NULL, leaf_word(leaf, id));
	doc_text(leaf->doc, STR(" "));
	doc_text(leaf->doc, text);
	doc_close(leaf->doc, DOC_PARAGRAPH);
}

void
leaf_list_open(const struct leaf *leaf, enum doc_style style)
{
	doc_open(leaf->doc, DOC_LIST, &(struct doc_attrs){ .style = style });
}

void
leaf_time(const struct leaf *leaf, int at)
{
	struct str clock = when_clock(leaf->phrase.arena, at);
	const struct doc_attrs time = { .datetime = clock };

	doc_put(leaf->doc, DOC_TIME, at < TIMETABLE_DAY ? &time : NULL, clock);
}

/* The double diamond. --------------------------------------------------------- */

/* The first session with a stage whose day has not gone by. */
static const struct plan_session *
next_session(const struct leaf *leaf)
{
	for (size_t i = 0; i < leaf->plan->sessions.n; i++) {
		const struct plan_session *session = &leaf->plan->sessions.v[i];

		if (session->stage.choice != PLAN_STAGE_BLANK &&
		    (!session->date.date.year ||
			when_cmp(session->date.date, leaf->today) >= 0))
			return session;
	}
	return NULL;
}

/* Whether any session has a stage. */
static bool
has_stages(const struct plan *plan)
{
	for (size_t i = 0; i < plan->sessions.n; i++)
		if (plan->sessions.v[i].stage.choice != PLAN_STAGE_BLANK)
			return true;
	return false;
}

/* "Discover. Done. We find out together what it is like." */
static void
write_stage(const struct leaf *leaf, int stage, int here, bool named)
{
	const struct phrase *phrase = &leaf->phrase;
	enum label_id state = stage < here    ? LABEL_REPORT_DONE
			      : stage == here ? LABEL_REPORT_HERE
					      : LABEL_REPORT_TO_COME;
	struct str words =
	    leaf_word(leaf, (enum label_id)(LABEL_PLAN_STAGE_WORDS_1 + stage));
	struct str name =
	    leaf_word(leaf, (enum label_id)(LABEL_PLAN_STAGE_1 + stage));

	doc_open(leaf->doc, DOC_ITEM,
	    &(struct doc_attrs){ .current = stage == here });
	doc_put(leaf->doc, DOC_STRONG, NULL,
	    phrase_sentence(phrase, named ? name : words));
	doc_text(leaf->doc, STR(" "));
	doc_text(leaf->doc, phrase_sentence(phrase, leaf_word(leaf, state)));
	if (named) {
		doc_text(leaf->doc, STR(" "));
		doc_text(leaf->doc, phrase_sentence(phrase, words));
	}
	doc_close(leaf->doc, DOC_ITEM);
}

void
leaf_stages(
    const struct leaf *leaf, const struct plan_session *session, bool named)
{
	const struct plan_session *at = session ? session : next_session(leaf);
	int here = at ? (int)at->stage.choice - PLAN_DISCOVER : SVG_STAGES;
	struct svg drawing = svg_diamonds(leaf->phrase.arena, here);
	struct str text = leaf_word(leaf, LABEL_STAGES_DONE);

	if (session ? here < 0 : !has_stages(leaf->plan))
		return;
	if (at)
		text = leaf_count(leaf, LABEL_STAGES_HERE, (size_t)here + 1);
	doc_figure(leaf->doc, &(struct doc_figure){
				  .drawing = &drawing,
				  .name = leaf_word(leaf, LABEL_STAGES_NAME),
				  .text = text,
			      });
	leaf_list_open(leaf, DOC_STAGES);
	for (int stage = 0; stage < SVG_STAGES; stage++)
		write_stage(leaf, stage, here, named);
	doc_close(leaf->doc, DOC_LIST);
}
