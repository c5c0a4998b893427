/* SPDX-License-Identifier: MIT */
/*
 * column: the columns of workshop-notes(5), in their order, and what else a
 * capture may have.  Their words are notes_column_words.
 */
#ifndef COLUMN_H
#define COLUMN_H

enum notes_column {
	NOTES_NOTE,
	NOTES_SESSION,
	NOTES_STEP,
	NOTES_TABLE,
	NOTES_KIND,
	NOTES_TEXT,
	NOTES_VOICE,
	NOTES_MOMENT,
	NOTES_THEME,
	NOTES_DOTS,
	NOTES_COLOUR,
	NOTES_PICTURE,
	NOTES_CONSENT,
	NOTES_SHARE_AS,
	NOTES_FLAG,
	NOTES_SHOW,
	NOTES_LANG,
	NOTES_WHO,
	NOTES_WHEN,
	NOTES_SOURCE,
	NOTES_KEY,
	NOTES_COLUMNS,
	/* Columns of a sheet that are not kept. */
	NOTES_QUESTION = NOTES_COLUMNS,
	NOTES_CAPTURE_COLUMNS
};

#endif
