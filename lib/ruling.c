/* SPDX-License-Identifier: MIT */
#include "ruling.h"

enum privacy_flag
ruling_flag(const struct note *note)
{
	if (note->flags & (NOTES_FLAG_COURT | NOTES_FLAG_SAFETY))
		return PRIVACY_NEVER;
	return note->flags ? PRIVACY_LOOK_FIRST : PRIVACY_NO_FLAG;
}

struct privacy_rule
ruling_of(const struct note *note, enum outcome_consent unmarked)
{
	return privacy_rule(&(struct privacy_note){ .mark = note->consent,
				.unread = note->consent_unread,
				.story = note->kind == NOTES_STORY,
				.flag = ruling_flag(note) },
	    unmarked);
}

bool
ruling_has_words(const struct note *note)
{
	return note->kind != NOTES_VOTE || note->column[NOTES_TEXT].n ||
	       note->column[NOTES_SHARE_AS].n || note->column[NOTES_PICTURE].n;
}
