/* SPDX-License-Identifier: MIT */
#include "consent.h"

#include "cell.h"
#include "dialect.h"
#include "word.h"

static const enum label_id sentences[] = {
	[OUTCOME_QUOTE] = LABEL_CONSENT_QUOTE,
	[OUTCOME_REWORD] = LABEL_CONSENT_REWORD,
	[OUTCOME_COUNT] = LABEL_CONSENT_COUNT,
	[OUTCOME_ASK] = LABEL_CONSENT_ASK,
	[OUTCOME_PRIVATE] = LABEL_CONSENT_PRIVATE,
	[OUTCOME_WITHDRAWN] = LABEL_CONSENT_WITHDRAWN,
};

static void
load_sentences(struct consent_reader *reader)
{
	for (int i = OUTCOME_QUOTE; i <= OUTCOME_WITHDRAWN; i++)
		reader->sentence[i] = dialect_loose(
		    reader->arena, label(reader->labels, sentences[i]));
}

enum outcome_consent
consent_read(
    struct consent_reader *reader, struct arena *scratch, struct str word)
{
	struct str loose;
	int known = cell_word(word, outcome_consent_words);

	if (known >= 0)
		return (enum outcome_consent)(known + 1);
	if (!reader->sentence[OUTCOME_QUOTE].n) /* few files have them */
		load_sentences(reader);
	loose = dialect_loose(scratch, word);
	for (int i = OUTCOME_QUOTE; i <= OUTCOME_WITHDRAWN; i++)
		if (str_eq(loose, reader->sentence[i]))
			return (enum outcome_consent)i;
	return OUTCOME_CONSENT_BLANK;
}
