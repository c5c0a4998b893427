/* SPDX-License-Identifier: MIT */
#include "sheet.h"

#include <stdio.h>

#include "csv.h"
#include "notes.h"

static const struct csv_style style = { .delimiter = ',' };

/* The columns of a sheet, in this order: FORMATS promises it. */
static const enum notes_column columns[] = { NOTES_SESSION, NOTES_STEP,
	NOTES_QUESTION, NOTES_TABLE, NOTES_KIND, NOTES_TEXT, NOTES_VOICE,
	NOTES_THEME, NOTES_DOTS, NOTES_PICTURE, NOTES_CONSENT, NOTES_FLAG };

/* One question, asked at one table or in one group. */
struct block {
	struct str session;
	struct str step;
	struct str question;
	struct str table;
};

static void
write_header(struct out *out)
{
	for (size_t i = 0; i < COUNTOF(columns); i++)
		csv_field(out, &style, str_from(notes_column_words[columns[i]]),
		    i == 0);
	csv_end(out, &style);
}

static void
write_block(struct out *out, const struct block *block, int rows)
{
	struct str column[NOTES_CAPTURE_COLUMNS] = {
		[NOTES_SESSION] = block->session,
		[NOTES_STEP] = block->step,
		[NOTES_QUESTION] = block->question,
		[NOTES_TABLE] = block->table,
	};

	for (int row = 0; row < rows; row++) {
		for (size_t i = 0; i < COUNTOF(columns); i++)
			csv_field(out, &style, column[columns[i]], i == 0);
		csv_end(out, &style);
	}
}

/* The rows of the part-th of n equal shares, the first ones larger by one; at
 * least a row. */
static int
share(int rows, int part, int n)
{
	int most = rows / n + (part < rows % n ? 1 : 0);

	return most > 0 ? most : 1;
}

/* A step that works in groups asks each of them, where a group has its own
 * question that one. */
static void
write_groups(
    struct out *out, const struct plan_step *step, struct block block, int rows)
{
	int n = (int)step->groups.n;

	for (int i = 0; i < n; i++) {
		const struct plan_breakout *group = &step->groups.v[i];

		block.table = group->name.text;
		block.question =
		    group->ask.text.n ? group->ask.text : step->ask.text;
		if (block.question.n)
			write_block(out, &block, share(rows, i, n));
	}
}

static void
write_tables(struct out *out, int tables, struct block block, int rows)
{
	for (int i = 0; i < tables; i++) {
		char number[16];
		int n = snprintf(number, sizeof(number), "%d", i + 1);

		block.table = (struct str){ number, (size_t)n };
		write_block(out, &block, share(rows, i, tables));
	}
}

static void
write_step(struct out *out, const struct plan_session *session,
    const struct plan_step *step, int rows)
{
	struct block block = {
		.session = session->id,
		.step = step->id,
		.question = step->ask.text,
	};

	if (!plan_asks(step))
		return;
	if (step->groups.n)
		write_groups(out, step, block, rows);
	else if (session->tables.given && session->tables.n > 0 &&
		 session->tables.n <= rows)
		write_tables(out, session->tables.n, block, rows);
	else
		write_block(out, &block, rows);
}

static size_t
count_questions(const struct plan *plan, const struct plan_session *only)
{
	size_t questions = 0;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		if (only && only != session)
			continue;
		for (size_t s = 0; s < session->steps.n; s++)
			questions += plan_asks(&session->steps.v[s]);
	}
	return questions;
}

bool
sheet_has_questions(
    struct diag *diag, const struct plan *plan, const struct plan_session *only)
{
	if (count_questions(plan, only) > 0)
		return true;
	diag_add(diag, DIAG_NO_QUESTION,
	    only ? only->loc : (struct loc){ .file = plan->file },
	    "no step has a question yet, so there is nothing to write down; "
	    "give a step an 'ask', such as 'ask: What helped?'");
	return false;
}

bool
sheet_write(struct out *out, struct diag *diag, const struct plan *plan,
    const struct sheet_settings *settings)
{
	if (!sheet_has_questions(diag, plan, settings->session))
		return false;
	if (settings->bom)
		OUT_LIT(out, "\xef\xbb\xbf");
	write_header(out);
	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];

		if (settings->session && settings->session != session)
			continue;
		for (size_t s = 0; s < session->steps.n; s++)
			write_step(
			    out, session, &session->steps.v[s], settings->rows);
	}
	return true;
}
