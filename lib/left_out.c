/* SPDX-License-Identifier: MIT */
#include "left_out.h"

static const struct loc nowhere = { NULL };

static void
tell_waiting(struct diag *diag, const struct summary_left_out *left)
{
	const struct {
		size_t n;
		const char *what;
	} waiting[] = {
		{ left->to_ask,
		    "notes wait for somebody to ask (consent 'ask'); --to-ask lists them" },
		{ left->to_look,
		    "notes wait for somebody to look and clear the flag; --to-ask lists them" },
		{ left->no_share_as,
		    "notes wait for other words in 'share_as' (consent 'reword'); --to-ask lists them" },
		{ left->answers_to_ask,
		    "answers wait for somebody to ask (consent 'ask' in the reflections)" },
	};
	for (size_t i = 0; i < COUNTOF(waiting); i++)
		if (waiting[i].n)
			diag_add(diag, DIAG_REPORT_LEFT_OUT, nowhere, "some %s",
			    waiting[i].what);
}

static void
tell_not_agreed(struct diag *diag, const struct plan *plan,
    const struct outcome_session *session)
{
	const struct plan_session *planned = plan_session(plan, session->id);
	const struct form_choice *wanted = &session->agreed.unmarked;
	if (planned && wanted->choice && wanted->choice != OUTCOME_ASK &&
	    privacy_unmarked(&planned->people, session) == OUTCOME_ASK)
		diag_add(diag, DIAG_REPORT_NOT_AGREED, wanted->loc,
		    "notes of '%.*s' without a mark are 'ask': 'read_aloud', 'x_paper: yes', 'look_back: yes' and 'by' with a lived role belong together",
		    STR_ARG(session->id));
}

void
left_out_tell(struct diag *diag, const struct plan *plan,
    const struct outcome *outcome, const struct summary *summary)
{
	const struct summary_list *lang = &summary->left_out.lang;
	tell_waiting(diag, &summary->left_out);
	for (size_t i = 0; i < lang->n; i++)
		diag_add(diag, DIAG_REPORT_LANGUAGE, nowhere,
		    "words in '%.*s' are printed; if only one or two people speak it, ask them first",
		    STR_ARG(lang->v[i]));
	for (size_t i = 0; i < outcome->sessions.n; i++)
		tell_not_agreed(diag, plan, &outcome->sessions.v[i]);
}
