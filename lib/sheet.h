/* SPDX-License-Identifier: MIT */
/*
 * sheet: a blank capture sheet to type notes into, as CSV: a block of rows for
 * each question of a plan.  What nobody types into comes back through import
 * as blank rows.
 */
#ifndef SHEET_H
#define SHEET_H

#include "out.h"
#include "plan.h"

#define SHEET_ROWS     20 /* for each question, unless told otherwise */
#define SHEET_ROWS_MAX 1000

struct sheet_settings {
	const struct plan_session *session; /* only this one; NULL: all */
	/* For each question, spread over the tables; if there are more tables
	 * than rows, the table is left to whoever writes. */
	int rows;
	bool bom; /* a byte-order mark at the start, for old spreadsheets */
};

/* Whether a step of a session (NULL: of any) has a question; if not, that is
 * a problem in diag. */
bool sheet_has_questions(struct diag *diag, const struct plan *plan,
    const struct plan_session *only);

/* Writes the sheet.  False, with the problem in diag, if no step has a
 * question; nothing is written then. */
bool sheet_write(struct out *out, struct diag *diag, const struct plan *plan,
    const struct sheet_settings *settings);

#endif
