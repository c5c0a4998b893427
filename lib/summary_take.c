/* SPDX-License-Identifier: MIT */
#include "summary_take.h"

#include "summary_clean.h"

static void
clean_list(const struct summary_builder *b, struct summary_list *list,
    const struct form_texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		*ARENA_PUSH(b->arena, list) =
		    summary_clean(b, texts->v[i].text);
}

static void
take_project(struct summary_builder *b)
{
	const struct plan *plan = b->plan;
	struct summary *out = b->out;
	out->title = summary_clean(b, plan->title.text);
	out->question = summary_clean(b, plan->question.text);
	out->place = summary_clean(b, plan->place.text);
	out->setting = summary_clean(b, plan->setting.text);
	out->group = summary_clean(b, plan->group.name.text);
	out->missing = summary_clean(b, plan->group.missing.text);
	out->lang = plan->language.text;
	out->give_back = plan->give_back.on;
	out->change_mind_by = plan->safe.change_mind_by;
	out->started = plan->owners.started;
	out->review = plan->owners.review;
	clean_list(b, &out->puts_in, &plan->aim.puts_in);
	clean_list(b, &out->does, &plan->aim.does);
	clean_list(b, &out->soon, &plan->aim.soon);
	clean_list(b, &out->later, &plan->aim.later);
	clean_list(b, &out->in_the_end, &plan->aim.in_the_end);
	clean_list(b, &out->know_by, &plan->aim.know_by);
	out->unsettles = summary_clean(b, plan->inquiry.unsettles.text);
	out->learn = summary_clean(b, plan->inquiry.learn.text);
	out->influence = summary_clean(b, plan->inquiry.influence.text);
	clean_list(b, &out->strengths, &plan->strengths);
	out->support = summary_clean_address(b, plan->safe.support.text);
	out->consent = summary_clean(b, plan->safe.consent.text);
	out->contact = summary_clean_address(b, plan->owners.contact.text);
	out->lead = summary_clean(b, plan->owners.lead.text);
	out->approver = summary_clean(b, plan->owners.approver.text);
	out->legal = plan->owners.legal.choice;
	out->finance = plan->owners.finance.choice;
	out->improvement = plan->owners.improvement.choice;
	out->after = summary_clean(b, plan->after.text);
}

static void
take_power(struct summary_builder *b)
{
	const struct plan_power *power = &b->plan->power;
	struct summary *out = b->out;
	out->rung = power->rung.choice;
	out->each = summary_clean(b, power->each.text);
	out->together = summary_clean(b, power->together.text);
	out->money_held_by = summary_clean(b, power->money_held_by.text);
	for (size_t i = 0; i < power->decisions.n; i++) {
		const struct plan_decision *from = &power->decisions.v[i];
		struct summary_decision *decision =
		    ARENA_PUSH(b->arena, &out->decides);
		decision->what = summary_clean(b, from->what.text);
		decision->on = from->on;
		clean_list(b, &decision->who, &from->who);
	}
}

static void
take_pairs(struct summary_builder *b)
{
	const struct plan *plan = b->plan;
	struct summary *out = b->out;
	for (size_t i = 0; i < plan->partners.n; i++) {
		const struct plan_partner *from = &plan->partners.v[i];
		struct summary_pair *pair =
		    ARENA_PUSH(b->arena, &out->partners);
		pair->word = summary_clean(b, from->name.text);
		pair->meaning = summary_clean(b, from->pays.text);
		pair->link = summary_clean(b, from->link.text);
	}
	for (size_t i = 0; i < plan->words.n; i++) {
		if (!plan->words.v[i].meaning.text.n)
			continue;
		*ARENA_PUSH(b->arena, &out->chosen) = (struct summary_pair){
			.word = summary_clean(b, plan->words.v[i].meaning.text),
			.meaning = summary_clean(b, plan->words.v[i].word.text),
		};
	}
	for (size_t i = 0; i < plan->glossary.n; i++) {
		struct summary_pair *pair =
		    ARENA_PUSH(b->arena, &out->glossary);
		pair->word = summary_clean(b, plan->glossary.v[i].word.text);
		pair->meaning =
		    summary_clean(b, plan->glossary.v[i].meaning.text);
	}
}

static void
take_loops(struct summary_builder *b)
{
	for (size_t i = 0; i < b->plan->loops.n; i++) {
		const struct plan_loop *from = &b->plan->loops.v[i];
		struct summary_loop *to = ARENA_PUSH(b->arena, &b->out->loops);
		to->try = summary_clean(b, from->try.text);
		to->with = summary_clean(b, from->with.text);
		to->hear_on = from->hear_on;
		to->change_on = from->change_on;
	}
}

static void
take_differently(struct summary_builder *b)
{
	for (size_t i = 0; i < b->plan->chose_differently.n; i++) {
		const struct plan_different *from =
		    &b->plan->chose_differently.v[i];
		struct summary_different *to =
		    ARENA_PUSH(b->arena, &b->out->differently);
		to->rule = summary_clean(b, from->rule.text);
		to->because = summary_clean(b, from->because.text);
		clean_list(b, &to->agreed_by, &from->agreed_by);
	}
}

void
summary_take_plan(struct summary_builder *b)
{
	take_project(b);
	take_power(b);
	take_pairs(b);
	take_loops(b);
	take_differently(b);
}

void
summary_take_outcome(struct summary_builder *b)
{
	const struct outcome *outcome = b->outcome;
	struct summary *out = b->out;
	out->in_short = summary_clean_markdown(b, outcome->in_short.text);
	out->letter = summary_clean_markdown(b, outcome->letter.text);
	out->thanks = summary_clean_markdown(b, outcome->thanks.text);
	out->question_now =
	    summary_clean_markdown(b, outcome->question_now.text);
	out->next = summary_clean_markdown(b, outcome->next.text);
	out->did_not_work =
	    summary_clean_markdown(b, outcome->did_not_work.text);
	out->checked_by = summary_clean(b, outcome->checked.by.text);
	for (size_t i = 0; i < outcome->changes.n; i++) {
		const struct outcome_change *from = &outcome->changes.v[i];
		struct summary_change *to = ARENA_PUSH(b->arena, &out->changes);
		to->said = summary_clean(b, from->said.text);
		to->because = summary_clean(b, from->because.text);
		to->will = summary_clean(b, from->will.text);
		to->who = summary_clean(b, from->who.text);
		to->know_by = summary_clean(b, from->know_by.text);
		to->how_many = summary_clean(b, from->how_many.text);
		to->proof = summary_clean(b, from->proof.text);
		to->answer = from->answer.choice;
		to->state = from->state.choice;
		to->when = from->when;
	}
	for (size_t i = 0; i < outcome->tried.n; i++) {
		const struct outcome_tried *from = &outcome->tried.v[i];
		struct summary_tried *to = ARENA_PUSH(b->arena, &out->tried);
		to->try = summary_clean(b, from->try.text);
		to->heard = summary_clean(b, from->heard.text);
		to->changed = summary_clean(b, from->changed.text);
		to->on = from->on;
	}
}

/* A role that few came as. */
static void
add_few(struct summary_builder *b, struct str role)
{
	struct summary_list *list = &b->out->few_came;
	for (size_t i = 0; i < list->n; i++)
		if (str_eq_case(list->v[i], str_trim(role)))
			return;
	*ARENA_PUSH(b->arena, list) = str_trim(role);
}

/* Who came to a session, as far as it may be told. */
static void
take_parts(struct summary_builder *b, const struct plan_session *session,
    const struct outcome_session *happened, struct summary_session *to)
{
	size_t n = happened->came.n;
	struct privacy_parts parts = privacy_parts(
	    b->arena, &session->people, happened, b->out->hide_below);
	to->known = n > 0;
	to->part = ARENA_ARRAY(b->arena, struct summary_part, n);
	to->n_parts = n;
	to->came = parts.total;
	to->split = parts.split;
	for (size_t i = 0; i < n; i++) {
		const struct outcome_came *came = &happened->came.v[i];
		bool shown = parts.show[i] == PRIVACY_SHOWN;
		if (!parts.open[i] && came->number < b->out->hide_below)
			add_few(b, came->role.text);
		if (to->split)
			to->part[i] = (struct summary_part){
				.role = summary_clean(b, came->role.text),
				.show = parts.show[i],
				.number = shown ? came->number : 0,
			};
	}
}

void
summary_take_sessions(struct summary_builder *b)
{
	for (size_t i = 0; i < b->plan->sessions.n; i++) {
		const struct plan_session *from = &b->plan->sessions.v[i];
		const struct outcome_session *happened =
		    outcome_session(b->outcome, from->id);
		struct summary_session *to =
		    ARENA_PUSH(b->arena, &b->out->sessions);
		to->title = summary_clean(b, from->title.text);
		to->number = from->number;
		to->stage = from->stage.choice;
		to->date = from->date;
		to->done = happened || b->voices[i].noted;
		if (happened)
			take_parts(b, from, happened, to);
	}
}
