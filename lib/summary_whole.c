/* SPDX-License-Identifier: MIT */
#include "summary_whole.h"

#include <string.h>

#include "buf.h"

struct summary_whole {
	const struct summary_builder *builder;
	struct sorted *sorted;
	/* By the number of a heading, from 1: where its first quote is. */
	struct {
		size_t *v;
		size_t n, cap;
	} place;
};

/* What stands in a record before the words. */
struct head {
	size_t list;
	struct summary_quote quote; /* its texts have their lengths only */
};

static void
put(struct buf *record, const void *bytes, size_t n)
{
	buf_add(record, (struct str){ bytes, n });
}

void
summary_whole_add(struct summary_builder *b, struct summary_quotes *quotes,
    const struct summary_quote *quote)
{
	struct summary_whole *whole = b->out->whole;
	struct buf record = BUF(b->scratch);
	struct head head = { .quote = *quote };
	if (!whole) {
		whole = ARENA_NEW(b->arena, struct summary_whole);
		whole->builder = b;
		whole->sorted = sorted_new(b->arena);
		b->out->whole = whole;
	}
	if (!quotes->whole) {
		(void)ARENA_PUSH(b->arena, &whole->place);
		quotes->whole = whole;
		quotes->list = whole->place.n;
	}
	head.list = quotes->list;
	put(&record, &head, sizeof(head));
	put(&record, quote->fold.s, quote->fold.n);
	put(&record, quote->text.s, quote->text.n);
	put(&record, quote->lang.s, quote->lang.n);
	sorted_add(whole->sorted, buf_str(&record));
}

/* A record is a head again, with its words. */
static struct head
read_head(const struct summary_whole *whole, struct str record)
{
	const struct summary_voices *voices;
	struct head head;
	struct summary_quote *quote = &head.quote;
	memcpy(&head, record.s, sizeof(head));
	record = str_from_byte(record, sizeof(head));
	quote->fold = str_head(record, quote->fold.n);
	record = str_from_byte(record, quote->fold.n);
	quote->text = str_head(record, quote->text.n);
	quote->lang = str_from_byte(record, quote->text.n);
	voices = &whole->builder->voices[quote->session];
	if (quote->role >= 0)
		quote->voice = voices->label[quote->role];
	quote->few = voices->few;
	return head;
}

int
summary_whole_compare(
    const struct summary_quote *a, const struct summary_quote *b)
{
	if (a->show != b->show)
		return a->show < b->show ? -1 : 1;
	int c = summary_choose_words(a, b);
	return c ? c : str_cmp(a->voice, b->voice);
}

static int
compare(const void *context, struct str a, struct str b)
{
	struct head one = read_head(context, a), other = read_head(context, b);
	if (one.list != other.list)
		return one.list < other.list ? -1 : 1;
	return summary_whole_compare(&one.quote, &other.quote);
}

void
summary_whole_sort(struct summary_builder *b)
{
	struct summary_whole *whole = b->out->whole;
	size_t list = 0;
	struct str record;
	if (!whole)
		return;
	sorted_sort(whole->sorted, compare, whole);
	for (size_t at = sorted_place(whole->sorted);
	     sorted_next(whole->sorted, &record);
	     at = sorted_place(whole->sorted)) {
		struct head head = read_head(whole, record);
		if (head.list != list)
			whole->place.v[head.list - 1] = at;
		list = head.list;
	}
}

struct summary_reader
summary_read(const struct summary_quotes *quotes, bool all)
{
	struct summary_reader reader = { quotes, .all = all && quotes->whole };
	if (reader.all)
		sorted_seek(quotes->whole->sorted,
		    quotes->whole->place.v[quotes->list - 1]);
	return reader;
}

const struct summary_quote *
summary_next(struct summary_reader *reader)
{
	const struct summary_quotes *quotes = reader->quotes;
	struct str record;
	struct head head;
	if (!reader->all)
		return reader->next < quotes->n ? &quotes->v[reader->next++]
						: NULL;
	if (reader->next++ == quotes->all ||
	    !sorted_next(quotes->whole->sorted, &record))
		return NULL;
	head = read_head(quotes->whole, record);
	reader->quote = head.quote;
	return &reader->quote;
}

bool
summary_fine(const struct summary *summary, struct diag *diag)
{
	return !summary->whole || sorted_fine(summary->whole->sorted, diag);
}

void
summary_close(const struct summary *summary)
{
	if (summary->whole)
		sorted_close(summary->whole->sorted);
}
