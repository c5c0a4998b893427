/* SPDX-License-Identifier: MIT */
/*
 * consent: what a word, or a sentence of the sheet, says may happen to
 * somebody's words.
 */
#ifndef CONSENT_H
#define CONSENT_H

#include "label.h"
#include "outcome.h"

/* Set the first two; the rest is made when it is first needed. */
struct consent_reader {
	struct arena *arena; /* outlives the reader */
	const struct label_set *labels;
	struct str sentence[OUTCOME_WITHDRAWN + 1]; /* loose */
};

/* What word means: one of the six words in any case, or the sentence of the
 * sheet for it; OUTCOME_CONSENT_BLANK if it is none of them.  "yes" is none: it
 * could mean three things.  scratch is used while it compares. */
enum outcome_consent consent_read(
    struct consent_reader *reader, struct arena *scratch, struct str word);

#endif
