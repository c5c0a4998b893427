/* SPDX-License-Identifier: MIT */
/*
 * outcome: workshop-outcome(5), what happened: who came, what was agreed about
 * the words on the notes, and what will change.  Read whole, beside its plan;
 * roles and sessions are checked against it.
 */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "plan.h"

/* What a note's words may be used for; the order is from open to closed. */
enum outcome_consent {
	OUTCOME_CONSENT_BLANK,
	OUTCOME_QUOTE,
	OUTCOME_REWORD,
	OUTCOME_COUNT,
	OUTCOME_ASK,
	OUTCOME_PRIVATE,
	OUTCOME_WITHDRAWN,
};

enum outcome_answer {
	OUTCOME_ANSWER_BLANK,
	OUTCOME_YES,
	OUTCOME_PARTLY,
	OUTCOME_NOT_NOW,
	OUTCOME_NO,
	OUTCOME_WAITING
};

enum outcome_state {
	OUTCOME_STATE_BLANK,
	OUTCOME_PLANNED,
	OUTCOME_DOING,
	OUTCOME_DONE,
	OUTCOME_STOPPED
};

extern const char *const outcome_consent_words[]; /* quote, reword ... */
extern const char *const outcome_answer_words[];
extern const char *const outcome_state_words[];

struct outcome_came {
	struct form_text role;
	int number;
};

struct outcome_agreed {
	struct form_text read_aloud;
	struct form_choice x_paper, look_back; /* form_answer */
	struct form_text by;
	struct form_choice
	    unmarked; /* outcome_consent: quote to ask; ask if blank */
};

struct outcome_session {
	struct str id;
	struct {
		struct outcome_came *v;
		size_t n, cap;
	} came; /* n 0: not known */
	struct outcome_agreed agreed;
	struct loc loc;
};

struct outcome_change {
	struct form_text said, because, will, who, know_by, how_many, proof;
	struct form_choice answer; /* outcome_answer */
	struct form_date when;
	struct form_choice state; /* outcome_state */
	struct loc loc;
};

struct outcome_tried {
	struct form_text try, heard, changed;
	struct form_date on;
	struct loc loc;
};

struct outcome_checked {
	struct form_text by, code;
	struct form_date on;
};

struct outcome {
	const char *file; /* NULL: there is no outcome, all of it is blank */
	struct form_number kit;
	struct {
		struct outcome_session *v;
		size_t n, cap;
	} sessions;
	struct form_text in_short, letter, thanks, question_now,
	    next; /* Markdown */
	struct {
		struct outcome_change *v;
		size_t n, cap;
	} changes;
	struct {
		struct outcome_tried *v;
		size_t n, cap;
	} tried;
	struct form_text did_not_work; /* Markdown */
	struct outcome_checked checked;
};

/* Reads the outcome at path; NULL path gives a blank outcome (file NULL).
 * NULL if it could not be read at all.  Without a plan (NULL) its roles and
 * sessions are not checked, and dates after a session are not settled. */
struct outcome *outcome_load(struct arena *arena, struct diag *diag,
    const struct plan *plan, const char *path);
/* The same from text, which came from file. */
struct outcome *outcome_read(struct arena *arena, struct diag *diag,
    const struct plan *plan, const char *file, struct str text);

/* The table of all keys of the format, for tests of manual and schema. */
const struct form_table *outcome_table(void);

/* What the outcome says of a session; NULL if it says nothing. */
const struct outcome_session *outcome_session(
    const struct outcome *outcome, struct str id);

#endif
