/* SPDX-License-Identifier: MIT */
#include "report_group.h"

#include "svg.h"

static void
partners(const struct page *page)
{
	const struct summary_pairs *pairs = &page->summary->partners;
	if (!pairs->n)
		return;
	page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_PARTNERS);
	doc_open(page->doc, DOC_LIST, NULL);
	for (size_t i = 0; i < pairs->n; i++) {
		const struct summary_pair *pair = &pairs->v[i];
		doc_open(page->doc, DOC_ITEM, NULL);
		if (pair->link.n)
			doc_put(page->doc, DOC_LINK,
			    &(struct doc_attrs){ .href = pair->link },
			    pair->word);
		else
			doc_text(page->doc, pair->word);
		if (pair->meaning.n) {
			doc_text(page->doc, STR(": "));
			doc_text(page->doc, pair->meaning);
		}
		doc_close(page->doc, DOC_ITEM);
	}
	doc_close(page->doc, DOC_LIST);
}

bool
report_group_has_thanks(const struct summary *s)
{
	bool any = s->letter.n || s->thanks.n || s->partners.n || s->notes ||
		   s->any_held || s->untold;
	for (size_t i = 0; i < s->sessions.n; i++)
		any = any || s->sessions.v[i].done;
	return any;
}

void
report_group_thanks(const struct page *page)
{
	const struct summary *s = page->summary;
	page_part_open(page, DOC_SECTION, "thanks", LABEL_REPORT_THANKS);
	if (s->letter.n)
		doc_markdown(page->doc, s->letter);
	if (s->thanks.n)
		doc_markdown(page->doc, s->thanks);
	if (!s->letter.n && !s->thanks.n)
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_THANKS_WORDS);
	page_paragraph(
	    page, DOC_SOFT, page_word(page, LABEL_REPORT_THANKS_NAMES));
	partners(page);
	doc_close(page->doc, DOC_SECTION);
}

/* "15 people: practitioner 4, parent 5 or more". */
static struct str
who_came(const struct page *page, const struct summary_session *session)
{
	if (!session->split)
		return page_count(page, LABEL_PEOPLE, (size_t)session->came);
	struct str *part =
	    ARENA_ARRAY(page->arena, struct str, session->n_parts);
	for (size_t i = 0; i < session->n_parts; i++) {
		const struct summary_part *from = &session->part[i];
		struct str number = str_fmt(page->arena, "%d", from->number);
		struct str least =
		    str_fmt(page->arena, "%d", page->summary->hide_below);
		if (from->show == PRIVACY_FEWER)
			number =
			    page_fill(page, LABEL_REPORT_FEWER, "n", least);
		else if (from->show == PRIVACY_AT_LEAST)
			number =
			    page_fill(page, LABEL_REPORT_AT_LEAST, "n", least);
		part[i] = label_fill(page->arena, page->labels,
		    LABEL_REPORT_WHO_PART,
		    LABEL_ARGS({ "role", from->role }, { "number", number }));
	}
	struct str parts =
	    label_list(page->arena, page->labels, part, session->n_parts);
	struct str n = str_fmt(page->arena, "%ld", session->came);
	return label_fill(page->arena, page->labels, LABEL_REPORT_WHO_SESSION,
	    LABEL_ARGS({ "n", n }, { "parts", parts }));
}

void
report_group_who(const struct page *page)
{
	const struct summary *s = page->summary;
	size_t known_of = 0;
	bool unsplit = false;
	page_part_open(page, DOC_SECTION, "who", LABEL_REPORT_WHO);
	for (size_t i = 0; i < s->sessions.n; i++) {
		known_of += s->sessions.v[i].known;
		unsplit = unsplit ||
			  (s->sessions.v[i].known && !s->sessions.v[i].split);
	}
	if (!known_of)
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_WHO_UNKNOWN);
	else
		page_facts_open(page, DOC_PLAIN);
	for (size_t i = 0; i < s->sessions.n; i++)
		if (s->sessions.v[i].known)
			page_fact(page, s->sessions.v[i].title,
			    who_came(page, &s->sessions.v[i]));
	if (known_of)
		doc_close(page->doc, DOC_FACTS);
	if (known_of > 1)
		page_paragraph(
		    page, DOC_SOFT, page_word(page, LABEL_REPORT_WHO_TWICE));
	if (unsplit)
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_NO_SPLIT);
	if (s->missing.n)
		page_said(page, LABEL_REPORT_MISSING, s->missing);
	doc_close(page->doc, DOC_SECTION);
}

/* One session, as an item of a list. */
static void
session_item(const struct page *page, const struct summary_session *session,
    enum label_id state)
{
	struct str date =
	    page_date_text(page, &session->date, LABEL_TO_BE_AGREED);
	doc_open(page->doc, DOC_ITEM,
	    &(struct doc_attrs){ .current = state == LABEL_REPORT_HERE });
	page_put(page, DOC_STRONG, session->title);
	doc_put(page->doc, DOC_BREAK, NULL, STR(""));
	if (session->stage)
		doc_text(page->doc,
		    label_fill(page->arena, page->labels, LABEL_REPORT_SESSION,
			LABEL_ARGS({ "stage", page_word(page,
						  page_nth(LABEL_PLAN_STAGE_1,
						      session->stage)) },
			    { "date", date },
			    { "state", page_word(page, state) })));
	else
		doc_text(
		    page->doc, label_fill(page->arena, page->labels,
				   LABEL_REPORT_SESSION_NO_STAGE,
				   LABEL_ARGS({ "date", date },
				       { "state", page_word(page, state) })));
	doc_close(page->doc, DOC_ITEM);
}

/* The last session that is done; their number if none is. */
static size_t
last_done(const struct summary *s)
{
	size_t last = s->sessions.n;
	for (size_t i = 0; i < s->sessions.n; i++)
		if (s->sessions.v[i].done)
			last = i;
	return last;
}

/* "Discover. Done." */
static void
stage_item(const struct page *page, int stage, int here)
{
	enum label_id state = stage < here    ? LABEL_REPORT_DONE
			      : stage == here ? LABEL_REPORT_HERE
					      : LABEL_REPORT_TO_COME;
	doc_open(page->doc, DOC_ITEM,
	    &(struct doc_attrs){ .current = stage == here });
	page_put(page, DOC_STRONG,
	    page_sentence(page,
		page_word(page, page_nth(LABEL_PLAN_STAGE_1, stage + 1))));
	doc_text(page->doc, STR(" "));
	doc_text(page->doc, page_sentence(page, page_word(page, state)));
	doc_close(page->doc, DOC_ITEM);
}

/* The double diamond, with the stage of the last session that is done; after
 * the last of the last stage all are done.  Left out where nothing is known. */
static void
diamonds(const struct page *page)
{
	const struct summary *s = page->summary;
	size_t last = last_done(s);
	if (last == s->sessions.n || !s->sessions.v[last].stage)
		return;
	int here = s->sessions.v[last].stage - PLAN_DISCOVER;
	if (last + 1 == s->sessions.n && here + 1 == SVG_STAGES)
		here = SVG_STAGES;
	struct svg drawing = svg_diamonds(page->arena, here);
	doc_figure(page->doc,
	    &(struct doc_figure){
		.drawing = &drawing,
		.name = page_word(page, LABEL_REPORT_DIAMOND),
		.text = here == SVG_STAGES ? page_word(page, LABEL_STAGES_DONE)
					   : page_count(page, LABEL_STAGES_HERE,
						 (size_t)here + 1),
	    });
	doc_open(
	    page->doc, DOC_LIST, &(struct doc_attrs){ .style = DOC_STAGES });
	for (int stage = 0; stage < SVG_STAGES; stage++)
		stage_item(page, stage, here);
	doc_close(page->doc, DOC_LIST);
}

static void
sessions(const struct page *page)
{
	const struct summary *s = page->summary;
	size_t last = last_done(s);
	doc_open(
	    page->doc, DOC_LIST, &(struct doc_attrs){ .style = DOC_NUMBERED });
	for (size_t i = 0; i < s->sessions.n; i++) {
		const struct summary_session *session = &s->sessions.v[i];
		enum label_id state = LABEL_REPORT_TO_COME;
		if (i == last && last + 1 < s->sessions.n)
			state = LABEL_REPORT_HERE;
		else if (session->done)
			state = LABEL_REPORT_DONE;
		else if (page_has_come(page, &session->date))
			state = LABEL_REPORT_NOT_WRITTEN_UP;
		session_item(page, session, state);
	}
	doc_close(page->doc, DOC_LIST);
}

static void
aim(const struct page *page)
{
	const struct summary *s = page->summary;
	const struct {
		enum label_id name;
		const struct summary_list *list;
	} rows[] = {
		{ LABEL_REPORT_AIM_PUTS_IN, &s->puts_in },
		{ LABEL_REPORT_AIM_DOES, &s->does },
		{ LABEL_REPORT_AIM_SOON, &s->soon },
		{ LABEL_REPORT_AIM_LATER, &s->later },
		{ LABEL_REPORT_AIM_IN_THE_END, &s->in_the_end },
		{ LABEL_REPORT_AIM_KNOW_BY, &s->know_by },
	};
	size_t written = 0;
	doc_open(page->doc, DOC_SECTION, NULL);
	page_put_word(page, DOC_HEADING, LABEL_REPORT_AIM);
	for (size_t i = 0; i < COUNTOF(rows); i++)
		written += rows[i].list->n;
	if (written) {
		page_facts_open(page, DOC_PLAIN);
		for (size_t i = 0; i < COUNTOF(rows); i++)
			page_fact(page, page_word(page, rows[i].name),
			    page_list(page, rows[i].list));
		doc_close(page->doc, DOC_FACTS);
	} else {
		page_put_word(page, DOC_PARAGRAPH, LABEL_NOT_WRITTEN_YET);
	}
	doc_close(page->doc, DOC_SECTION);
}

static void
inquiry(const struct page *page)
{
	const struct summary *s = page->summary;
	const struct {
		enum label_id name;
		struct str text;
	} rows[] = {
		{ LABEL_REPORT_UNSETTLES, s->unsettles },
		{ LABEL_REPORT_LEARN, s->learn },
		{ LABEL_REPORT_INFLUENCE, s->influence },
	};
	if (!s->unsettles.n && !s->learn.n && !s->influence.n)
		return;
	doc_open(page->doc, DOC_SECTION, NULL);
	page_put_word(page, DOC_HEADING, LABEL_REPORT_INQUIRY);
	page_facts_open(page, DOC_WORDS);
	for (size_t i = 0; i < COUNTOF(rows); i++)
		page_fact(page, page_word(page, rows[i].name),
		    rows[i].text.n
			? rows[i].text
			: page_word(page, LABEL_REPORT_NOT_ANSWERED));
	doc_close(page->doc, DOC_FACTS);
	doc_close(page->doc, DOC_SECTION);
}

bool
report_group_has_stages(const struct summary *s)
{
	for (size_t i = 0; i < s->sessions.n; i++)
		if (s->sessions.v[i].stage)
			return true;
	return false;
}

void
report_group_did(const struct page *page)
{
	page_part_open(page, DOC_SECTION, "did", LABEL_REPORT_DID);
	diamonds(page);
	if (report_group_has_stages(page->summary))
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_DID_STAGES);
	if (page->summary->sessions.n)
		sessions(page);
	else
		page_put_word(page, DOC_PARAGRAPH, LABEL_REPORT_NO_SESSIONS);
	aim(page);
	inquiry(page);
	doc_close(page->doc, DOC_SECTION);
}

static void
who_decides_what(const struct page *page)
{
	static const enum label_id columns[] = { LABEL_REPORT_DECIDES_WHAT,
		LABEL_REPORT_DECIDES_WHO, LABEL_REPORT_DECIDES_ON };
	const struct summary *s = page->summary;
	doc_open(page->doc, DOC_SECTION, NULL);
	page_table_open(
	    page, "decides", LABEL_REPORT_DECIDES, columns, COUNTOF(columns));
	for (size_t i = 0; i < s->decides.n; i++) {
		doc_open(page->doc, DOC_ROW, NULL);
		page_put(page, DOC_ROW_HEAD, s->decides.v[i].what);
		page_cell(page,
		    page_capital(page, page_list(page, &s->decides.v[i].who)));
		page_put_date(
		    page, DOC_CELL, &s->decides.v[i].on, LABEL_NOT_AGREED_YET);
		doc_close(page->doc, DOC_ROW);
	}
	doc_close(page->doc, DOC_TABLE);
	doc_close(page->doc, DOC_SECTION);
}

void
report_group_power(const struct page *page)
{
	const struct summary *s = page->summary;
	page_part_open(page, DOC_SECTION, "power", LABEL_REPORT_POWER);
	if (s->rung || s->each.n || s->together.n || s->money_held_by.n) {
		page_facts_open(page, DOC_WORDS);
		if (s->rung)
			page_fact(page, page_word(page, LABEL_REPORT_RUNG),
			    page_word(
				page, page_nth(LABEL_REPORT_RUNG_1, s->rung)));
		page_fact_if(page, LABEL_REPORT_POWER_EACH, s->each);
		page_fact_if(page, LABEL_REPORT_POWER_TOGETHER, s->together);
		page_fact_if(page, LABEL_REPORT_POWER_MONEY, s->money_held_by);
		doc_close(page->doc, DOC_FACTS);
	}
	if (s->decides.n)
		who_decides_what(page);
	doc_close(page->doc, DOC_SECTION);
}
