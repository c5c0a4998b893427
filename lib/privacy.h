/* SPDX-License-Identifier: MIT */
/*
 * privacy: who may be heard, and how.  What may be done with the words of a
 * note, what a voice may be called, and which numbers may stand beside a total.
 * It decides and prints nothing; whoever prints asks here first.  Where it is
 * in doubt, less is shown.
 */
#ifndef PRIVACY_H
#define PRIVACY_H

#include "outcome.h"

/* What the flags of a note ask for. */
enum privacy_flag {
	PRIVACY_NO_FLAG,
	PRIVACY_LOOK_FIRST, /* name, child, check: a person looks and clears it */
	PRIVACY_NEVER,      /* court, safety: neither printed nor counted */
};

struct privacy_note {
	enum outcome_consent mark; /* on the note itself */
	bool unread;               /* there was a mark that we could not read */
	bool story;
	enum privacy_flag flag;
};

struct privacy_rule {
	enum outcome_consent consent; /* what holds; never blank */
	bool words;                   /* its own words may be printed */
	bool in_other_words; /* what stands in share_as may be printed */
	bool counted;        /* it counts in its themes */
	bool to_ask;         /* somebody still has to ask */
};

/* What a note without a mark means in a session: what was agreed there, if it
 * was read aloud, paper with an X stayed in the room, all looked back at the
 * wall, and a lived role of people agreed; otherwise to ask first.  session
 * may be NULL. */
enum outcome_consent privacy_unmarked(
    const struct plan_people *people, const struct outcome_session *session);

/* What may be done with a note of a session where no mark means unmarked. */
struct privacy_rule privacy_rule(
    const struct privacy_note *note, enum outcome_consent unmarked);

/* Whether it is no secret how many came as a role: staff and helpers. */
bool privacy_is_open(const struct plan_person *person);

/* How one part of a total that everybody knows may be shown. */
enum privacy_part {
	PRIVACY_SHOWN,
	PRIVACY_FEWER,    /* fewer than hide_below */
	PRIVACY_AT_LEAST, /* hide_below or more: hidden so that a smaller part
			   * cannot be worked out by taking away */
};

/* Decides how each of n parts may be shown.  open[i]: that number is no secret
 * (staff); it is always shown and hides nothing.  False: only the total may be
 * shown.  Whoever knows the total and these rules, or has this program, cannot
 * work out a number that is hidden, unless it is the only one. */
bool privacy_split(const int *part, const bool *open, size_t n, int hide_below,
    enum privacy_part *show);

/* How many came to a session, and how the number of each role may be shown. */
struct privacy_parts {
	bool split; /* else only the total may be shown */
	long total;
	size_t n; /* as many as the session has in came, in that order */
	bool *open;
	enum privacy_part *show;
};

/* Decides for all who came to a session, in the arena. */
struct privacy_parts privacy_parts(struct arena *arena,
    const struct plan_people *people, const struct outcome_session *session,
    int hide_below);

/* What the voice of each role of people may be called in one session, into
 * label[people->n]: a role, one of its wider labels, or blank for "someone who
 * took part".  Each label in use stands for hide_below people or more, by
 * nothing but what privacy_parts() lets everybody know; where there is none,
 * all are blank.  So whoever sees the labels learns no more of who came than
 * from the numbers.  spoke[i]: words of that role will be printed.  session
 * NULL, or nobody wrote down who came: all labels are blank. */
void privacy_labels(struct arena *arena, const struct plan_people *people,
    const struct outcome_session *session, int hide_below, const bool *spoke,
    struct str *label);

/* Whether a number may be told to somebody who knows what it was before: the
 * difference is nothing, or hide_below or more. */
bool privacy_tell_since(long before, long now, int hide_below);

/* Whether so many notes held back may be told as a number. */
bool privacy_tell_held(size_t held, int hide_below);

#endif
