/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "buf.h"
#include "hash.h"
#include "report_about.h"
#include "report_changes.h"
#include "report_easy.h"
#include "report_felt.h"
#include "report_felt_short.h"
#include "report_first.h"
#include "report_group.h"
#include "report_heard.h"
#include "report_paper.h"
#include "report_short.h"
#include "report_tried.h"
#include "utf8.h"

/* Which parts there are ------------------------------------------------------- */

static bool
always(const struct summary *s)
{
	(void)s;
	return true;
}

static bool
has_since(const struct summary *s)
{
	return s->since.given;
}

static bool
has_works(const struct summary *s)
{
	return s->works.n || s->works_notes || s->strengths.n;
}

static bool
has_power(const struct summary *s)
{
	return s->rung || s->each.n || s->together.n || s->money_held_by.n ||
	       s->decides.n;
}

static bool
has_agreed(const struct summary *s)
{
	return s->decided.all || s->actions.n;
}

static bool
has_tried(const struct summary *s)
{
	return s->tried.n > 0;
}

static bool
has_loops(const struct summary *s)
{
	return s->loops.n > 0;
}

static bool
has_compost(const struct summary *s)
{
	return s->compost.n > 0;
}

static bool
has_parked(const struct summary *s)
{
	return s->parked.all > 0;
}

static bool
has_felt(const struct summary *s)
{
	return s->reflected.n > 0;
}

static bool
has_next(const struct summary *s)
{
	return s->next.n || s->after.n;
}

static bool
has_support(const struct summary *s)
{
	return s->support.n > 0;
}

static bool
has_differently(const struct summary *s)
{
	return s->differently.n > 0;
}

static bool
has_words(const struct summary *s)
{
	return s->glossary.n > 0 || s->chosen.n > 0;
}

/* The parts in their order; the contents are made from the same table. */
static const struct part {
	const char *id;
	enum label_id name;
	bool (*there)(const struct summary *summary);
	void (*write)(const struct page *page);
} full_parts[] = {
	{ "short", LABEL_REPORT_SHORT, always, report_heard_short },
	{ "since", LABEL_REPORT_SINCE, has_since, report_heard_since },
	{ "thanks", LABEL_REPORT_THANKS, report_group_has_thanks,
	    report_group_thanks },
	{ "who", LABEL_REPORT_WHO, always, report_group_who },
	{ "did", LABEL_REPORT_DID, always, report_group_did },
	{ "heard", LABEL_REPORT_HEARD, always, report_heard_themes },
	{ "works", LABEL_REPORT_WORKS, has_works, report_heard_works },
	{ "power", LABEL_REPORT_POWER, has_power, report_group_power },
	{ "decided", LABEL_REPORT_DECIDED, always, report_changes_decided },
	{ "not-now", LABEL_REPORT_NOT_NOW, always, report_changes_not_now },
	{ "agreed", LABEL_REPORT_AGREED, has_agreed, report_changes_agreed },
	{ "tried", LABEL_REPORT_TRIED, has_tried, report_tried_all },
	{ "loops", LABEL_REPORT_LOOPS, has_loops, report_tried_planned },
	{ "did-not-work", LABEL_REPORT_DID_NOT_WORK, always,
	    report_changes_did_not_work },
	{ "compost", LABEL_REPORT_COMPOST, has_compost, report_heard_compost },
	{ "parked", LABEL_REPORT_PARKED, has_parked, report_heard_parked },
	{ "felt", LABEL_REPORT_FELT, has_felt, report_felt },
	{ "next", LABEL_REPORT_NEXT, has_next, report_changes_next },
	{ "limits", LABEL_REPORT_LIMITS, always, report_about_limits },
	{ "hard", LABEL_REPORT_HARD, has_support, report_about_hard },
	{ "wrong", LABEL_REPORT_WRONG, always, report_about_wrong },
	{ "care", LABEL_REPORT_CARE, always, report_about_care },
	{ "differently", LABEL_REPORT_DIFFERENTLY, has_differently,
	    report_about_differently },
	{ "words", LABEL_REPORT_WORDS, has_words, report_about_words },
};

static const struct part easy_parts[] = {
	{ "short", LABEL_REPORT_SHORT, always, report_heard_short },
	{ "decided", LABEL_REPORT_DECIDED, always, report_easy_decided },
	{ "not-now", LABEL_REPORT_NOT_NOW, always, report_changes_not_now },
	{ "works", LABEL_REPORT_WORKS, has_works, report_heard_works },
	{ "heard", LABEL_REPORT_HEARD, always, report_heard_themes },
	{ "felt", LABEL_REPORT_FELT, has_felt, report_felt_short_easy },
	{ "did-not-work", LABEL_REPORT_DID_NOT_WORK, always,
	    report_changes_did_not_work },
	{ "who", LABEL_REPORT_WHO, always, report_group_who },
	{ "thanks", LABEL_REPORT_THANKS, report_group_has_thanks,
	    report_group_thanks },
	{ "next", LABEL_REPORT_NEXT, has_next, report_changes_next },
	{ "limits", LABEL_REPORT_LIMITS, always, report_about_limits },
	{ "hard", LABEL_REPORT_HARD, has_support, report_about_hard },
	{ "wrong", LABEL_REPORT_WRONG, always, report_about_wrong },
	{ "words", LABEL_REPORT_WORDS, has_words, report_about_words },
};

/* What is different about each length. */
static const struct shape {
	enum label_id kind;
	const struct part *part; /* NULL: those of report_short */
	size_t n;
	int quotes; /* of a theme */
	bool easy, one, contents, credit;
} shapes[] = {
	[REPORT_FULL] = { LABEL_REPORT_KIND, full_parts, COUNTOF(full_parts),
	    SUMMARY_QUOTES, .contents = true, .credit = true },
	[REPORT_PAGE] = { LABEL_REPORT_KIND_PAGE, NULL, 0, SUMMARY_QUOTES_SHORT,
	    .one = true },
	[REPORT_EASY] = { LABEL_REPORT_KIND_EASY, easy_parts,
	    COUNTOF(easy_parts), SUMMARY_QUOTES_SHORT, .easy = true },
};

/* The page --------------------------------------------------------------------- */

/* The same in few words. */
static void
draft_in_short(const struct page *page, struct str code)
{
	doc_open(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_DRAFT });
	doc_text(page->doc, page_word(page, LABEL_REPORT_STATE));
	doc_text(page->doc, STR(" "));
	doc_text(
	    page->doc, page_fill(page, LABEL_REPORT_SHORT_CODE, "code", code));
	doc_close(page->doc, DOC_PARAGRAPH);
}

static void
draft(const struct page *page, struct str code)
{
	doc_open(page->doc, DOC_PARAGRAPH,
	    &(struct doc_attrs){ .style = DOC_DRAFT });
	page_put_word(page, DOC_STRONG, LABEL_REPORT_DRAFT);
	doc_text(page->doc, STR(" "));
	doc_text(page->doc, page_word(page, LABEL_REPORT_DRAFT_WHY));
	doc_text(page->doc, STR(" "));
	doc_text(
	    page->doc, page_fill(page, LABEL_REPORT_DRAFT_CODE, "code", code));
	doc_close(page->doc, DOC_PARAGRAPH);
}

/* A page on its way out. */
struct writing {
	struct page page;
	const struct shape *shape;
	const struct report_page *copy; /* NULL: only what every copy has */
	struct report_short shown;      /* of a page that is short */
	int frame_lines;                /* of that, tenths, without its parts */
};

/* What a page is, from whom, for when, and who has read it: inline. */
static void
about(const struct page *page, const struct shape *shape,
    const struct report_page *copy)
{
	const struct summary *s = page->summary;
	if (s->group.n) {
		doc_text(page->doc,
		    page_sentence(page, page_word(page, shape->kind)));
		doc_text(page->doc, STR(" "));
	}
	if (!s->group.n || !shape->one) {
		doc_text(page->doc, report_first_from(page));
		doc_text(page->doc, STR(" "));
	}
	if (page_known(&s->give_back)) {
		doc_text(
		    page->doc, page_fill(page, LABEL_REPORT_TO_SHARE, "date",
				   page_date_text(page, &s->give_back,
				       LABEL_TO_BE_AGREED)));
	}
	if (copy && copy->state == REPORT_CHECKED && s->checked_by.n) {
		doc_text(page->doc, STR(" "));
		doc_text(page->doc,
		    page_fill(page, LABEL_REPORT_READ_BY, "by", s->checked_by));
	}
}

static void
header(const struct writing *writing)
{
	const struct page *page = &writing->page;
	const struct shape *shape = writing->shape;
	const struct report_page *copy = writing->copy;
	doc_open(page->doc, DOC_HEADER, NULL);
	report_first_name(page, shape->kind);
	page_put(page, DOC_TITLE, page->summary->title);
	if (copy && copy->state == REPORT_DRAFT)
		(shape->one ? draft_in_short : draft)(page, copy->code);
	report_first_words(page);
	if (!shape->one) {
		doc_open(page->doc, DOC_PARAGRAPH,
		    &(struct doc_attrs){ .style = DOC_SOFT });
		about(page, shape, copy);
		doc_close(page->doc, DOC_PARAGRAPH);
	}
	if (shape->easy)
		report_easy_note(page);
	doc_close(page->doc, DOC_HEADER);
}

static void
contents(const struct page *page, const struct shape *shape)
{
	doc_open(page->doc, DOC_NAV, NULL);
	page_put_word(page, DOC_HEADING, LABEL_REPORT_CONTENTS);
	doc_open(page->doc, DOC_LIST, &(struct doc_attrs){ .style = DOC_BARE });
	for (size_t i = 0; i < shape->n; i++) {
		const struct part *part = &shape->part[i];
		if (!part->there(page->summary))
			continue;
		doc_open(page->doc, DOC_ITEM, NULL);
		doc_put(page->doc, DOC_LINK,
		    &(struct doc_attrs){
			.href = str_fmt(page->arena, "#%s", part->id) },
		    page_word(page, part->name));
		doc_close(page->doc, DOC_ITEM);
	}
	doc_close(page->doc, DOC_LIST);
	doc_close(page->doc, DOC_NAV);
}

/* Where the double diamond comes from. */
static void
credit(const struct page *page)
{
	static const struct str hole = STR_INIT("{link}");
	struct str text = page_word(page, LABEL_REPORT_CREDIT);
	size_t at = str_find(text, hole);
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	doc_text(page->doc, str_head(text, at));
	doc_put(page->doc, DOC_LINK,
	    &(struct doc_attrs){
		.href = STR("https://www.designcouncil.org.uk") },
	    page_word(page, LABEL_REPORT_CREDIT_LINK));
	doc_text(page->doc, str_from_byte(text, at + hole.n));
	doc_close(page->doc, DOC_PARAGRAPH);
}

static void
footer(const struct writing *writing)
{
	const struct page *page = &writing->page;
	const struct report_page *copy = writing->copy;
	doc_open(page->doc, DOC_FOOTER, NULL);
	if (writing->shape->credit && report_group_has_stages(page->summary))
		credit(page);
	doc_open(page->doc, DOC_PARAGRAPH, NULL);
	if (writing->shape->one && !writing->shown.chat) {
		about(page, writing->shape, copy);
		doc_text(page->doc, STR(" "));
	}
	if (!writing->shape->part &&
	    report_short_is_cut(page->summary, &writing->shown)) {
		doc_text(page->doc, page_word(page, LABEL_REPORT_SHORT_MORE));
		doc_text(page->doc, STR(" "));
	}
	if (copy && !writing->shown.chat)
		doc_text(page->doc,
		    page_fill(page, LABEL_REPORT_MADE, "date",
			label_date(page->arena, page->labels, copy->today)));
	doc_close(page->doc, DOC_PARAGRAPH);
	doc_close(page->doc, DOC_FOOTER);
}

static void
parts(const struct page *page, const struct shape *shape)
{
	for (size_t i = 0; i < shape->n; i++)
		if (shape->part[i].there(page->summary))
			shape->part[i].write(page);
}

static void
write_page(struct writing *writing, struct out *out, enum doc_format format)
{
	struct page *page = &writing->page;
	const struct shape *shape = writing->shape;
	const struct report_page *copy = writing->copy;
	const struct doc_page doc_page = {
		.title = page_fill(
		    page, LABEL_REPORT_TITLE, "title", page->summary->title),
		.lang = page->summary->lang,
		.rtl = str_eq(
		    page_word(page, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = page_word(page, LABEL_REPORT_SKIP),
		.state = copy && copy->state == REPORT_DRAFT
			     ? page_word(page, LABEL_REPORT_STATE)
			     : STR(""),
		.contents = shape->contents,
		.one = shape->one,
		.chat = shape->one,
		.large = shape->easy,
		.pictures = shape->easy,
		.quote_open = page_word(page, LABEL_QUOTE_OPEN),
		.quote_close = page_word(page, LABEL_QUOTE_CLOSE),
		.month = label_months(page->labels),
	};
	page->doc = doc_begin(page->arena, out, format, &doc_page);
	header(writing);
	if (shape->contents)
		contents(page, shape);
	doc_open(page->doc, DOC_MAIN, NULL);
	parts(page, shape);
	for (size_t i = 0; i < REPORT_SHORT_PARTS && !shape->part; i++)
		report_short_part(page, &writing->shown, i);
	doc_close(page->doc, DOC_MAIN);
	footer(writing);
	doc_end(page->doc);
}

/* Whether a chat message is short enough. */
static bool
fits_chat(void *context)
{
	const struct writing *writing = context;
	struct arena *arena = arena_new();
	struct out *out = out_memory(arena);
	struct writing message = *writing;
	bool fine;
	message.page.arena = arena;
	write_page(&message, out, DOC_TEXT);
	fine = utf8_count(out_text(out)) < REPORT_CHAT;
	arena_free(arena);
	return fine;
}

/* Whether the page has room on one side of A4. */
static bool
fits_paper(void *context)
{
	const struct writing *writing = context;
	return writing->frame_lines +
		   report_paper_parts(&writing->page, &writing->shown) <=
	       REPORT_PAPER_SIDE;
}

/* What header and footer take of a side of paper. */
static int
frame_lines(const struct writing *writing)
{
	struct arena *arena = arena_new();
	struct out *out = out_memory(arena);
	struct writing frame = *writing;
	const struct doc_page doc_page = { .chat = true };
	int tenths;
	frame.page.arena = arena;
	frame.page.doc = doc_begin(arena, out, DOC_TEXT, &doc_page);
	header(&frame);
	footer(&frame);
	doc_end(frame.page.doc);
	tenths = report_paper_lines(out_text(out), REPORT_PAPER_LETTERS) +
		 report_paper_first(&writing->page);
	arena_free(arena);
	return tenths;
}

/* Chooses what is shown.  It is measured as a draft, so that nothing moves when
 * it is none any more. */
static void
fill(struct writing *writing)
{
	const struct report_page *copy = writing->copy;
	struct report_page draft_copy = *copy;
	draft_copy.state = REPORT_DRAFT;
	writing->copy = &draft_copy;
	writing->frame_lines = frame_lines(writing);
	report_short_fill(writing->page.summary, &writing->shown,
	    writing->shown.chat ? fits_chat : fits_paper, writing);
	writing->copy = copy;
}

void
report_write(struct arena *arena, struct out *out,
    const struct label_set *labels, const struct summary *summary,
    const struct report_page *copy)
{
	const struct shape *shape = &shapes[copy->length];
	bool chat = shape->one && copy->format == DOC_TEXT;
	struct writing writing = {
		.page = { .arena = arena,
		    .labels = labels,
		    .summary = summary,
		    .quotes = shape->quotes,
		    .easy = shape->easy,
		    .all_notes = copy->all_notes,
		    .today = copy->today },
		.shape = shape,
		.copy = copy,
		.shown.chat = chat,
		.shown.lists = chat,
	};
	if (!shape->part)
		fill(&writing);
	write_page(&writing, out, copy->format);
}

/* The bare words, in memory or in an unnamed file. */
static struct out *
write_words(struct arena *arena, const struct label_set *labels,
    const struct summary *summary)
{
	struct out *out = out_new(arena, NULL);
	for (size_t i = 0; i < COUNTOF(shapes); i++) {
		struct writing writing = {
			.page = { .arena = arena,
			    .labels = labels,
			    .summary = summary,
			    /* Once is enough for what people said. */
			    .all_notes = i == REPORT_FULL,
			    .easy = shapes[i].easy },
			.shape = &shapes[i],
		};
		report_short_all(summary, &writing.shown);
		write_page(&writing, out, DOC_BARE_WORDS);
	}
	return out;
}

static void
add_words(void *context, struct str bytes)
{
	buf_add(context, bytes);
}

struct str
report_words(struct arena *arena, const struct label_set *labels,
    const struct summary *summary, struct out *to)
{
	struct out *out = write_words(arena, labels, summary);
	struct buf words = BUF(arena);
	out_replay(out, add_words, &words, to);
	out_discard(out);
	return buf_str(&words);
}

static const struct hash public_key = { { 0 } };

/* Words on their way into a hash.  Only so much is held: what goes on behind it
 * is hashed together with the hash of what stood before. */
#define HASHED_MAX ((size_t)1024 * 1024)
struct hashing {
	struct buf words;
	struct hash before;
	bool more; /* there is something before */
};

static struct hash
hash_words(const struct hashing *hashing)
{
	const struct str parts[] = { buf_str(&hashing->words),
		{ (const char *)hashing->before.b, HASH_BYTES } };
	return hash_of(&public_key, parts, hashing->more ? 2 : 1);
}

static void
add_to_hash(void *context, struct str bytes)
{
	struct hashing *hashing = context;
	while (bytes.n) {
		size_t room = HASHED_MAX - hashing->words.n;
		buf_add(&hashing->words, str_head(bytes, room));
		bytes = str_from_byte(bytes, room);
		if (!bytes.n)
			return;
		hashing->before = hash_words(hashing);
		hashing->more = true;
		hashing->words.n = 0;
	}
}

struct str
report_code(struct arena *arena, const struct label_set *labels,
    const struct summary *summary, struct out *to)
{
	/* No vowels, so that no code is a word, and nothing that looks like
	 * something else. */
	static const char letters[] = "23456789BCDFGHJKMNPQRSTVWXYZ";
	struct out *out = write_words(arena, labels, summary);
	struct hashing hashing = { .words = BUF(arena) };
	out_replay(out, add_to_hash, &hashing, to);
	struct hash hash = hash_words(&hashing);
	out_discard(out);
	unsigned long long n = 0;
	for (size_t i = 0; i < sizeof(n); i++)
		n = n << 8 | hash.b[i];
	char code[4];
	for (size_t i = 0; i < sizeof(code); i++) {
		code[i] = letters[n % (sizeof(letters) - 1)];
		n /= sizeof(letters) - 1;
	}
	return str_dup(arena, (struct str){ code, sizeof(code) });
}

bool
report_code_fits(struct str code, struct str typed)
{
	return code.n && str_eq_case(code, str_trim(typed));
}
