/* SPDX-License-Identifier: MIT */
#include "plan_groups.h"

/* How many are expected: at least those who are not there to help, at most
 * all.  Not known where a number is missing. */
static struct plan_size
expected(const struct plan_session *session)
{
	struct plan_size size = { 0 };

	for (size_t i = 0; i < session->people.n; i++) {
		const struct plan_person *person = &session->people.v[i];

		if (!person->number.given)
			return (struct plan_size){ 0 };
		if (person->knows_by.choice != PLAN_HELPING)
			size.low += person->number.low;
		size.high += person->number.high;
	}
	return size;
}

/* Those who join in, and are to be shared out. */
static struct plan_size
joining(const struct plan_session *session)
{
	struct plan_size size = { 0 };

	for (size_t i = 0; i < session->people.n; i++) {
		const struct plan_person *person = &session->people.v[i];

		if (person->knows_by.choice == PLAN_HELPING)
			continue;
		if (!person->number.given)
			return (struct plan_size){ 0 };
		size.low += person->number.low;
		size.high += person->number.high;
	}
	return size;
}

/* The sum of the numbers that groups say, and how many say none. */
static long
sum_of(const struct plan_step *step, size_t *without)
{
	long sum = 0;

	*without = 0;
	for (size_t i = 0; i < step->groups.n; i++)
		if (step->groups.v[i].number.given)
			sum += step->groups.v[i].number.n;
		else
			++*without;
	return sum;
}

struct plan_size
plan_groups_size(
    const struct plan_session *session, const struct plan_step *step, size_t i)
{
	const struct form_number *number = &step->groups.v[i].number;
	struct plan_size size = joining(session);
	size_t without;
	long sum = sum_of(step, &without);
	long n = (long)without;

	if (number->given)
		return (struct plan_size){ number->n, number->n };
	/* Not with more groups than people. */
	if (size.low - sum < n)
		return (struct plan_size){ 0 };
	size.low = (size.low - sum) / n;
	size.high = (size.high - sum + n - 1) / n;
	return size;
}

bool
plan_groups_numbered(const struct plan_step *step)
{
	size_t without;

	(void)sum_of(step, &without);
	return without < step->groups.n;
}

static void
check_step(struct form *form, const struct plan_size *people,
    const struct plan_step *step)
{
	size_t without;
	long sum = sum_of(step, &without);
	const struct plan_breakout *group = step->groups.v;
	struct str wanted;

	/* Each group that says no number has somebody in it. */
	if (without == step->groups.n || (sum + (long)without <= people->high &&
					     (without || sum >= people->low)))
		return;
	while (!group->number.given)
		group++;
	wanted = str_fmt(form->arena, "%ld", people->high);
	if (people->low != people->high)
		wanted = str_fmt(
		    form->arena, "%ld to %ld", people->low, people->high);
	diag_add(form->diag, DIAG_PLAN_GROUPS_DO_NOT_ADD_UP, group->number.loc,
	    "the groups of this step are for %ld people%s, and %.*s are "
	    "expected; please change a 'number' here or in 'people'",
	    sum, without ? " and more" : "", STR_ARG(wanted));
}

void
plan_groups_check(struct form *form, const struct plan_session *session)
{
	struct plan_size people = expected(session);

	if (people.high == 0)
		return;
	for (size_t i = 0; i < session->steps.n; i++)
		if (session->steps.v[i].groups.n)
			check_step(form, &people, &session->steps.v[i]);
}
