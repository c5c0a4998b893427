/* SPDX-License-Identifier: MIT */
#include "privacy_scores.h"

#define LEAST_PEOPLE 5
/* Steps of answers, from which on: */
#define STEPS_ENDS  3 /* more of the ends of the scale is told */
#define STEPS_SPLIT 4 /* the parts are told */

#define UNSURE PRIVACY_SCORES_POINTS

static long
sum_of(const struct privacy_occasion *occasion, int n_parts)
{
	long sum = 0;

	for (int i = 0; i < n_parts; i++)
		sum += occasion->part[i];
	return sum;
}

/* How many people must have answered then. */
static long
people_of(const struct privacy_occasion *occasion)
{
	long answers = sum_of(occasion, PRIVACY_SCORES_PARTS);

	return occasion->came >= 0 && occasion->came < answers ? occasion->came
							       : answers;
}

/* The average of all these points, in halves; ends are as far as it is told. */
static void
tell_average(struct privacy_scores *told, const long point[], int low, int high)
{
	long n = 0;
	long sum = 0;

	for (int i = 0; i < PRIVACY_SCORES_POINTS; i++) {
		n += point[i];
		sum += i * point[i];
	}
	if (!n)
		return;
	told->average = true;
	told->halves = (int)((4 * sum + n) / (2 * n));
	if (told->halves <= low) {
		told->halves = low;
		told->edge = -1;
	} else if (told->halves >= high) {
		told->halves = high;
		told->edge = 1;
	}
}

/* The parts, as far as privacy_split() shows them, and in steps. */
static void
tell_parts(struct privacy_scores *told, const struct privacy_occasion *occasion)
{
	static const bool open[PRIVACY_SCORES_PARTS] = { false };
	enum privacy_part show[PRIVACY_SCORES_PARTS];
	long point[PRIVACY_SCORES_POINTS] = { 0 };

	if (!privacy_split(
		occasion->part, open, PRIVACY_SCORES_PARTS, told->step, show))
		return;
	told->split = told->unsure = true;
	for (int i = 0; i < PRIVACY_SCORES_PARTS; i++) {
		if (show[i] == PRIVACY_SHOWN)
			told->part[i] =
			    occasion->part[i] / told->step * told->step;
		else if (show[i] == PRIVACY_AT_LEAST)
			told->part[i] = told->step;
		if (i < PRIVACY_SCORES_POINTS)
			point[i] = told->part[i];
	}
	tell_average(told, point, 1, 2 * (PRIVACY_SCORES_POINTS - 1) - 1);
}

struct privacy_scores
privacy_scores(
    const struct privacy_occasion *occasion, size_t n, int hide_below)
{
	struct privacy_scores told = {
		.step = hide_below > LEAST_PEOPLE ? hide_below : LEAST_PEOPLE,
	};
	const struct privacy_occasion *most = NULL;
	long point[PRIVACY_SCORES_POINTS] = { 0 };
	int low = 1;

	for (size_t i = 0; i < n; i++) {
		if (!most || people_of(&occasion[i]) > people_of(most))
			most = &occasion[i];
		for (int p = 0; p < PRIVACY_SCORES_POINTS; p++)
			point[p] += occasion[i].part[p];
	}
	if (!most)
		return told;
	told.answered = (int)(people_of(most) / told.step) * told.step;
	if (told.answered >= STEPS_SPLIT * told.step) {
		tell_parts(&told, most);
		return told;
	}
	if (!told.answered || sum_of(most, PRIVACY_SCORES_POINTS) < told.step)
		return told;
	if (told.answered < STEPS_ENDS * told.step)
		low = 2;
	tell_average(&told, point, low, 2 * (PRIVACY_SCORES_POINTS - 1) - low);
	told.unsure = true;
	if (most->part[UNSURE] >= told.step)
		told.part[UNSURE] = told.step;
	return told;
}
