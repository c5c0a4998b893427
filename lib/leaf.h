/* SPDX-License-Identifier: MIT */
/*
 * leaf: the words and small elements of which both agendas and the sheets to
 * write on are laid out.
 */
#ifndef LEAF_H
#define LEAF_H

#include "doc.h"
#include "phrase.h"

struct leaf_settings {
	const struct plan_session *only; /* NULL: all, with an overview */
	struct when_date today;
	int columns; /* of plain text; 0: as on paper */
};

/* A page being written. */
struct leaf {
	struct phrase phrase;
	struct doc *doc;
	const struct plan *plan;
	struct when_date today;
};

/* A page about a plan, or where only is not NULL about that session; what the
 * plan's language says about every page is filled in. */
struct doc_page leaf_page(const struct phrase *phrase,
    const struct plan_session *only, enum label_id skip);

/* A label; one that is filled in; one with a number; "35 minutes". */
struct str leaf_word(const struct leaf *leaf, enum label_id id);
struct str leaf_fill(
    const struct leaf *leaf, enum label_id id, const struct label_arg *args);
struct str leaf_count(const struct leaf *leaf, enum label_id id, size_t n);
struct str leaf_minutes(const struct leaf *leaf, int n);
/* "a, b and c". */
struct str leaf_roles(const struct leaf *leaf, const struct form_texts *roles);

void leaf_heading(const struct leaf *leaf, enum label_id id);
void leaf_paragraph(
    const struct leaf *leaf, enum doc_style style, struct str text);
/* A pair of facts, and an item; left out where there is nothing to say. */
void leaf_fact(const struct leaf *leaf, enum label_id term, struct str text);
void leaf_item(const struct leaf *leaf, struct str text);
/* "The choice: you can draw", the first words strong; or nothing. */
void leaf_lead_in(const struct leaf *leaf, enum label_id id, struct str text);
void leaf_list_open(const struct leaf *leaf, enum doc_style style);
/* The time of day, as an element of that kind; past midnight only its words. */
void leaf_time(const struct leaf *leaf, int at);

/* Where a session sits: the double diamond with its stage as the one that is
 * here, and the four stages with what each is for; named: with the names that
 * people who plan use.  Nothing for a session
 * without a stage.  With NULL it is the session that is next, or has no day
 * yet, on the day that is today. */
void leaf_stages(
    const struct leaf *leaf, const struct plan_session *session, bool named);

#endif
