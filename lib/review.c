/* SPDX-License-Identifier: MIT */
#include "review.h"

#include "csv.h"
#include "doc.h"
#include "hash.h"
#include "lines.h"
#include "utf8.h"

static const struct csv_style style = { ',', true };

/* An empty box, to be ticked by hand. */
static const struct str box = STR_INIT("\xe2\x98\x90");

/* Why somebody should look twice at a line. */
enum {
	LOOK_WORDS = 1,
	LOOK_ROLE = 2,
	LOOK_LANGUAGE = 4,
	LOOK_FEW = 8,
	LOOK_OURS = 16, /* no reason: the kit's own words */
};
static const enum label_id reasons[] = { LABEL_REVIEW_LOOK_WORDS,
	LABEL_REVIEW_LOOK_ROLE, LABEL_REVIEW_LOOK_LANGUAGE,
	LABEL_REVIEW_LOOK_FEW, LABEL_REVIEW_OURS };

struct reader {
	struct arena *arena;
	struct arena *scratch; /* for one line */
	const struct review *review;
	struct lines lines;
	struct hash_set *quotes; /* by their words: LOOK_LANGUAGE, LOOK_FEW */
	struct hash_set *ours;
};

static unsigned *
at(struct hash_set *set, struct str text)
{
	static const struct hash key = { { 0 } };
	struct hash hash = hash_of(&key, &text, 1);
	return hash_set_at(set, &hash);
}

static void
know_quotes(struct reader *reader, const struct summary_quotes *quotes)
{
	struct summary_reader all = summary_read(quotes, true);
	const struct summary_quote *quote;
	while ((quote = summary_next(&all))) {
		unsigned look = (quote->lang.n ? LOOK_LANGUAGE : 0) |
				(quote->few ? LOOK_FEW : 0);
		arena_reset(reader->scratch);
		if (look)
			*at(reader->quotes,
			    lines_flat(reader->scratch, quote->text)) |= look;
	}
}

static struct reader
begin(struct arena *arena, const struct review *review)
{
	const struct summary *s = review->summary;
	const struct summary_quotes *lists[] = { &s->works, &s->compost,
		&s->decided, &s->parked };
	struct reader reader = { arena, arena_new(), review,
		lines_read(arena, review->words), hash_set_new(),
		hash_set_new() };
	for (size_t i = 0; i < COUNTOF(lists); i++)
		know_quotes(&reader, lists[i]);
	for (size_t i = 0; i < s->themes.n; i++) {
		know_quotes(&reader, &s->themes.v[i].quotes);
		know_quotes(&reader, &s->themes.v[i].differs);
	}
	for (int id = 0; id < LABEL_IDS; id++)
		*at(reader.ours, label(review->labels, (enum label_id)id)) = 1;
	return reader;
}

static void
end(struct reader *reader)
{
	hash_set_free(reader->quotes);
	hash_set_free(reader->ours);
	arena_free(reader->scratch);
}

/* Whether text speaks of a role, as a whole word. */
static bool
speaks_of(struct arena *arena, struct str text, struct str role)
{
	struct str words = str_fmt(arena, " %.*s ", STR_ARG(text));
	char *letters = str_c(arena, words);
	for (size_t i = 0; i < words.n; i++)
		if (str_has(STR(",.;:!?()|\"'"), letters[i]))
			letters[i] = ' ';
	words = (struct str){ letters, words.n };
	struct str one = str_fmt(arena, " %.*s ", STR_ARG(role));
	struct str many = str_fmt(arena, " %.*ss ", STR_ARG(role));
	return str_find(words, one) < words.n ||
	       str_find(words, many) < words.n;
}

static unsigned
look_at(struct reader *reader, const struct line *line)
{
	const struct review *review = reader->review;
	const struct summary_list *few = &review->summary->few_came;
	struct str fold = utf8_fold(reader->scratch, line->text);
	size_t n = 0;
	bool look;
	if (!line->by.n && *at(reader->ours, line->text))
		return LOOK_OURS;
	(void)redact_look_twice(
	    review->redact, reader->scratch, line->text, &n, &look);
	unsigned why = *at(reader->quotes, line->text);
	why |= look ? LOOK_WORDS : 0;
	for (size_t i = 0; i < few->n; i++)
		if (speaks_of(reader->scratch, fold,
			utf8_fold(reader->scratch, few->v[i])))
			why |= LOOK_ROLE;
	return why;
}

/* "A court, an age or a rare fact. Said where few people came."  Good until it
 * is asked of the next line. */
static struct str
why(struct reader *reader, const struct line *line)
{
	arena_reset(reader->scratch);
	unsigned look = look_at(reader, line);
	struct str text = STR("");
	for (size_t i = 0; i < COUNTOF(reasons); i++) {
		if (!(look & 1U << i))
			continue;
		text = str_fmt(reader->scratch, "%.*s%s%.*s", STR_ARG(text),
		    text.n ? " " : "",
		    STR_ARG(label(reader->review->labels, reasons[i])));
	}
	return text;
}

static struct str
part_name(const struct reader *reader, const struct line *line)
{
	return line->part.n ? line->part
			    : label(reader->review->labels, LABEL_REVIEW_TOP);
}

/* "These words have the code K7Q2 ..." */
static struct str
about_code(struct arena *arena, const struct review *review)
{
	return label_fill(arena, review->labels, LABEL_REVIEW_CODE,
	    LABEL_ARGS({ "code", review->code }));
}

/* CSV ---------------------------------------------------------------------- */

static void
write_row(struct out *out, const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_field(out, &style, cells[i], i == 0);
	csv_end(out, &style);
}

void
review_write_csv(
    struct arena *arena, struct out *out, const struct review *review)
{
	static const enum label_id columns[] = { LABEL_REVIEW_LINE,
		LABEL_REVIEW_PART, LABEL_REVIEW_WORDS, LABEL_REVIEW_BY,
		LABEL_REVIEW_LOOK, LABEL_REVIEW_KEEP, LABEL_REVIEW_CHANGE,
		LABEL_REVIEW_OUT };
	struct reader reader = begin(arena, review);
	struct str cells[COUNTOF(columns)];
	OUT_LIT(out, "\xef\xbb\xbf");
	for (size_t i = 0; i < COUNTOF(columns); i++)
		cells[i] = label(review->labels, columns[i]);
	write_row(out, cells, COUNTOF(cells));
	write_row(out,
	    (const struct str[COUNTOF(columns)]){
		[2] = about_code(arena, review) },
	    COUNTOF(cells));
	for (size_t i = 0; i < reader.lines.n; i++) {
		const struct line *line = &reader.lines.v[i];
		write_row(out,
		    (const struct str[COUNTOF(columns)]){
			str_fmt(arena, "%zu", i + 1), part_name(&reader, line),
			line->text, line->by, why(&reader, line) },
		    COUNTOF(cells));
	}
	end(&reader);
}

/* HTML --------------------------------------------------------------------- */

static void
put(struct doc *doc, const struct review *review, enum doc_element element,
    enum label_id id)
{
	doc_put(doc, element, NULL, label(review->labels, id));
}

static void
open_part(struct reader *reader, struct doc *doc, size_t first)
{
	static const struct {
		enum label_id name;
		enum doc_style style;
	} columns[] = { { LABEL_REVIEW_LINE, DOC_NARROW },
		{ LABEL_REVIEW_WORDS, DOC_PLAIN },
		{ LABEL_REVIEW_KEEP, DOC_NARROW },
		{ LABEL_REVIEW_CHANGE, DOC_NARROW },
		{ LABEL_REVIEW_OUT, DOC_NARROW } };
	doc_open(doc, DOC_TABLE, NULL);
	doc_put(doc, DOC_CAPTION,
	    &(struct doc_attrs){
		.id = str_fmt(reader->arena, "line-%zu", first + 1) },
	    part_name(reader, &reader->lines.v[first]));
	doc_open(doc, DOC_ROW, NULL);
	for (size_t i = 0; i < COUNTOF(columns); i++)
		doc_put(doc, DOC_COLUMN,
		    &(struct doc_attrs){ .style = columns[i].style },
		    label(reader->review->labels, columns[i].name));
	doc_close(doc, DOC_ROW);
}

static void
put_line(struct reader *reader, struct doc *doc, size_t i)
{
	const struct line *line = &reader->lines.v[i];
	struct str reason = why(reader, line);
	doc_open(doc, DOC_ROW, NULL);
	doc_put(doc, DOC_ROW_HEAD, NULL, str_fmt(reader->arena, "%zu", i + 1));
	doc_open(doc, DOC_CELL, NULL);
	doc_text(doc, line->text);
	if (line->by.n) {
		doc_put(doc, DOC_BREAK, NULL, STR(""));
		doc_text(doc, STR("\xe2\x80\x93 "));
		doc_text(doc, line->by);
	}
	if (reason.n) {
		doc_put(doc, DOC_BREAK, NULL, STR(""));
		doc_put(doc, DOC_STRONG, NULL, reason);
	}
	doc_close(doc, DOC_CELL);
	for (int k = 0; k < 3; k++)
		doc_put(doc, DOC_CELL, NULL, box);
	doc_close(doc, DOC_ROW);
}

static void
put_header(struct arena *arena, struct doc *doc, const struct review *review)
{
	doc_open(doc, DOC_HEADER, NULL);
	put(doc, review, DOC_KIND, LABEL_REVIEW_KIND);
	doc_put(doc, DOC_TITLE, NULL, review->summary->title);
	put(doc, review, DOC_PARAGRAPH, LABEL_REVIEW_HOW);
	put(doc, review, DOC_PARAGRAPH, LABEL_REVIEW_STRIKE);
	doc_put(doc, DOC_PARAGRAPH, NULL, about_code(arena, review));
	doc_put(doc, DOC_PARAGRAPH, &(struct doc_attrs){ .style = DOC_BLANK },
	    label(review->labels, LABEL_REVIEW_SIGN));
	doc_close(doc, DOC_HEADER);
}

void
review_write_html(
    struct arena *arena, struct out *out, const struct review *review)
{
	const struct label_set *labels = review->labels;
	struct reader reader = begin(arena, review);
	const struct doc_page page = {
		.title = label_fill(arena, labels, LABEL_REVIEW_TITLE,
		    LABEL_ARGS({ "title", review->summary->title })),
		.lang = review->summary->lang,
		.rtl =
		    str_eq(label(labels, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = label(labels, LABEL_REVIEW_SKIP),
		.state = label(labels, LABEL_REPORT_STATE),
		.quote_open = label(labels, LABEL_QUOTE_OPEN),
		.quote_close = label(labels, LABEL_QUOTE_CLOSE),
		.month = label_months(labels),
	};
	struct doc *doc = doc_begin(arena, out, DOC_HTML, &page);
	put_header(arena, doc, review);
	doc_open(doc, DOC_MAIN, NULL);
	for (size_t i = 0; i < reader.lines.n; i++) {
		bool first = i == 0 || !str_eq(reader.lines.v[i].part,
					   reader.lines.v[i - 1].part);
		if (first && i)
			doc_close(doc, DOC_TABLE);
		if (first)
			open_part(&reader, doc, i);
		put_line(&reader, doc, i);
	}
	if (reader.lines.n)
		doc_close(doc, DOC_TABLE);
	doc_close(doc, DOC_MAIN);
	doc_end(doc);
	end(&reader);
}
