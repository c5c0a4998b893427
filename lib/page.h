/* SPDX-License-Identifier: MIT */
/*
 * page: the words and the small elements of which the parts of a report are
 * laid out.  Nothing a part prints comes from anywhere but the summary and the
 * labels.
 */
#ifndef PAGE_H
#define PAGE_H

#include "doc.h"
#include "label.h"
#include "summary.h"

/* A page that is being laid out. */
struct page {
	struct arena *arena;
	struct doc *doc;
	const struct label_set *labels;
	const struct summary *summary;
	bool all_notes; /* every quote that may be printed, not only a few */
	int quotes;     /* else so many of a theme */
	bool easy;      /* in easy words: a sentence a line */
	struct when_date today; /* blank: not known, so no day has come */
};

/* The label that says it in easy words, where it must; else id itself. */
enum label_id page_label(const struct page *page, enum label_id id);

/* A label. */
struct str page_word(const struct page *page, enum label_id id);
/* One of several labels that follow each other; number counts from 1. */
enum label_id page_nth(enum label_id first, int number);
/* A label with one number, and one with one argument. */
struct str page_count(const struct page *page, enum label_id id, size_t n);
struct str page_fill(const struct page *page, enum label_id id,
    const char *name, struct str value);
/* "a, b and c". */
struct str page_list(const struct page *page, const struct summary_list *list);
/* With a capital at its start, where that is a plain letter. */
struct str page_capital(const struct page *page, struct str text);
/* With a full stop at its end, if it ends in no mark. */
struct str page_sentence(const struct page *page, struct str text);

/* Whether a date is known; a date so many days after one that is not is not. */
bool page_known(const struct form_date *date);
/* Whether a day is here, or over. */
bool page_has_come(const struct page *page, const struct form_date *date);
/* A date in words; for a blank one the label otherwise. */
struct str page_date_text(const struct page *page, const struct form_date *date,
    enum label_id otherwise);

/* A paragraph of our own words; in easy words one for each sentence. */
void page_lines(const struct page *page, struct str text);

/* An element of one text, of one label (a paragraph as page_lines() has it), of
 * one date; page_date() is only what such an element holds. */
void page_put(
    const struct page *page, enum doc_element element, struct str text);
void page_put_word(
    const struct page *page, enum doc_element element, enum label_id id);
void page_date(const struct page *page, const struct form_date *date,
    enum label_id otherwise);
void page_put_date(const struct page *page, enum doc_element element,
    const struct form_date *date, enum label_id otherwise);
void page_paragraph(
    const struct page *page, enum doc_style style, struct str text);
/* "Who was not there: text". */
void page_said(const struct page *page, enum label_id id, struct str text);

void page_facts_open(const struct page *page, enum doc_style style);
/* A pair of a list of facts; blank text is "not written yet". */
void page_fact(const struct page *page, struct str term, struct str text);
/* The same, left out where there is nothing to say. */
void page_fact_if(const struct page *page, enum label_id id, struct str text);

/* A part of the page: a section, or a panel. */
void page_part_open(const struct page *page, enum doc_element element,
    const char *id, enum label_id name);
void page_part_open_style(const struct page *page, enum doc_element element,
    enum doc_style style, const char *id, enum label_id name);
/* A table of its own, with the heads of its n columns. */
void page_table_open(const struct page *page, const char *id,
    enum label_id name, const enum label_id *column, size_t n);
/* A cell; one that is not agreed yet says so. */
void page_cell(const struct page *page, struct str text);

#endif
