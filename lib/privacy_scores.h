/* SPDX-License-Identifier: MIT */
/*
 * privacy_scores: what may be told of the scores that people gave to one
 * question.  A score of a small group points to people just as a note does, so
 * numbers are told only in steps and averages only in halves.
 */
#ifndef PRIVACY_SCORES_H
#define PRIVACY_SCORES_H

#include "privacy.h"

#define PRIVACY_SCORES_POINTS 5 /* from 0, not yet, to 4 */
#define PRIVACY_SCORES_PARTS  6 /* and not sure */

/* The answers of one occasion, where each person answers once. */
struct privacy_occasion {
	int part[PRIVACY_SCORES_PARTS];
	long came; /* how many were there; below 0: not known */
};

/* All numbers of people are multiples of step, and mean "so many or more". */
struct privacy_scores {
	int step;     /* hide_below, and at least 5 */
	int answered; /* on the occasion with most answers; 0: fewer than step,
		       * and nothing else is told */
	bool average; /* may be told: */
	int halves;   /* the average in half points, 0 to 8 */
	int edge;     /* below 0: "or less"; above 0: "or more" */
	bool unsure;  /* how many were not sure may be told, in part */
	bool split;   /* all parts may be told: */
	int part[PRIVACY_SCORES_PARTS]; /* 0: fewer than step */
};

/* Decides it for n occasions.
 *
 * From one step of answers on, if as many gave a point: their average, to the
 * nearest half, where both ends of the scale are told only as "or less" and "or
 * more", so that it is never sure that all said the same.  From four steps on
 * instead the parts, as privacy_split() allows; then the average is worked out
 * from what is told, and tells nothing new.  Who knows how many answered, and
 * has this program, can work out no number of people from 1 to step - 1. */
struct privacy_scores privacy_scores(
    const struct privacy_occasion *occasion, size_t n, int hide_below);

#endif
