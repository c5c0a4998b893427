/* SPDX-License-Identifier: MIT */
/*
 * ruling: what may be done with the words of a note, by its own marks and
 * flags (privacy decides).
 */
#ifndef RULING_H
#define RULING_H

#include "notes.h"
#include "privacy.h"

/* The rule for a note of a session where no mark means unmarked. */
struct privacy_rule ruling_of(
    const struct note *note, enum outcome_consent unmarked);

/* What its flags ask for. */
enum privacy_flag ruling_flag(const struct note *note);

/* Whether it is more than dots that stand by themselves. */
bool ruling_has_words(const struct note *note);

#endif
