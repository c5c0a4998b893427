/* SPDX-License-Identifier: MIT */
/*
 * mirror: the questions that a group asks itself, to answer on paper or in a
 * table: reflections that are still blank.
 */
#ifndef MIRROR_H
#define MIRROR_H

#include "doc.h"
#include "phrase.h"

struct mirror_settings {
	struct str session; /* an id, "before", "after"; blank: left open */
	int rows; /* of a table, for each question, shared by all voices */
	bool bom; /* a byte-order mark at the start of a table */
};

/* Writes a table with blank rows for each question and voice.  The plan must
 * be free of errors. */
void mirror_write_table(struct arena *arena, struct out *out,
    const struct plan *plan, const struct mirror_settings *settings);

/* Writes pages to print and fill in by hand, with at most two questions
 * each. */
void mirror_write_pages(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct mirror_settings *settings);

#endif
