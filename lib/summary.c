/* SPDX-License-Identifier: MIT */
#include "summary.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "buf.h"
#include "hash.h"
#include "prose.h"
#include "utf8.h"

#define SHOW_YES  (INT_MAX - 1) /* chosen by the group, in no order */
#define SHOW_NONE INT_MAX

/* A role of a session whose words may be printed. */
struct speaker {
	int role;
	struct str label; /* what to call it, known at the end */
};

/* What is known of one session while notes come in. */
struct voices {
	enum outcome_consent unmarked; /* what no mark means */
	bool noted;                    /* there are notes of it */
	struct speaker *v;
	size_t n, cap;
};

struct summary_builder {
	struct arena *arena;
	struct arena *scratch; /* for one note */
	const struct plan *plan;
	const struct outcome *outcome;
	const struct redact *redact;
	struct voices *voices;   /* by session */
	struct hash_set *themes; /* the place of a theme in out, from 1 */
	struct summary *out;
	size_t held;
};

/* Without what would give somebody away. */
static struct str
clean(const struct summary_builder *b, struct str text)
{
	size_t n = 0;
	return redact_text(b->redact, b->arena, str_trim(text), &n);
}

/* The same for an address that is given so that people use it. */
static struct str
clean_address(const struct summary_builder *b, struct str text)
{
	size_t n = 0;
	return redact_names(b->redact, b->arena, str_trim(text), &n);
}

/* What people see of a Markdown text, and where its links lead. */
struct prose {
	struct buf words, links;
};

/* Whether words go on from what stands before an element into it. */
static bool
is_inline(enum prose_kind kind)
{
	return kind == PROSE_STRONG || kind == PROSE_EMPHASIS ||
	       kind == PROSE_LINK || kind == PROSE_CODE || kind == PROSE_TEXT;
}

static void
add_prose(void *context, enum prose_kind kind, bool entering, struct str text)
{
	struct prose *prose = context;
	struct buf *words = &prose->words;
	if (kind == PROSE_TEXT)
		buf_add(words, text);
	if (kind == PROSE_LINK && entering) {
		buf_add(&prose->links, text);
		buf_char(&prose->links, '\n');
	}
	if (kind == PROSE_BREAK)
		buf_char(words, '\n');
	else if (!is_inline(kind) && words->n && words->v[words->n - 1] != '\n')
		buf_add(words, STR("\n\n"));
}

/* Words as Markdown that says just these. */
static struct str
as_markdown(struct arena *arena, struct str words)
{
	struct buf text = BUF(arena);
	words = str_trim(words);
	for (size_t i = 0; i < words.n; i++) {
		char c = words.s[i];
		bool starts = !text.n || text.v[text.n - 1] == '\n';
		if (starts && (c == ' ' || c == '\t'))
			continue;
		/* [name] is no link, since no ( or : follows unescaped. */
		if (str_has(STR("!\"#$%&'()*+,-./:;<=>?@\\^_`{|}~"), c))
			buf_char(&text, '\\');
		buf_char(&text, c);
	}
	return buf_str(&text);
}

/* The same for Markdown.  A name can be hidden from us by marks inside it, and
 * be whole again on the page (An*n*a): then the marks go, too. */
static struct str
clean_markdown(const struct summary_builder *b, struct str text)
{
	struct prose prose = { BUF(b->arena), BUF(b->arena) };
	text = clean(b, text);
	if (!prose_read(b->arena, text, add_prose, &prose))
		return text;
	struct str words = buf_str(&prose.words), links = buf_str(&prose.links);
	struct str cleaned = clean(b, words);
	if (str_eq(cleaned, str_trim(words)) &&
	    str_eq(clean(b, links), str_trim(links)))
		return text;
	return as_markdown(b->arena, cleaned);
}

/* Sorting ------------------------------------------------------------------ */

static int
compare_words(const struct summary_quote *a, const struct summary_quote *b)
{
	int c = str_cmp(a->fold, b->fold);
	if (c == 0)
		c = str_cmp(a->text, b->text);
	if (c == 0)
		c = str_cmp(a->lang, b->lang);
	return c ? c : (int)a->idea - (int)b->idea;
}

/* The order in which quotes are chosen: nothing in it depends on the order of
 * rows. */
static int
compare_choice(const void *pa, const void *pb)
{
	const struct summary_quote *a = pa, *b = pb;
	if (a->show != b->show)
		return a->show < b->show ? -1 : 1;
	if (a->dots != b->dots)
		return a->dots > b->dots ? -1 : 1;
	int c = compare_words(a, b);
	if (c == 0)
		c = a->session - b->session;
	return c ? c : a->role - b->role;
}

/* The order in which they are printed: the group's, then that of the alphabet,
 * so that tables and turns are lost. */
static int
compare_print(const void *pa, const void *pb)
{
	const struct summary_quote *a = pa, *b = pb;
	if (a->show != b->show)
		return a->show < b->show ? -1 : 1;
	int c = compare_words(a, b);
	return c ? c : str_cmp(a->voice, b->voice);
}

/* The themes with the most notes first, the untagged last, by kind. */
static int
compare_themes(const void *pa, const void *pb)
{
	const struct summary_theme *a = pa, *b = pb;
	if ((a->name.n == 0) != (b->name.n == 0))
		return a->name.n ? -1 : 1;
	if (a->name.n == 0)
		return (int)a->kind - (int)b->kind;
	if (a->notes != b->notes)
		return a->notes > b->notes ? -1 : 1;
	int c = str_cmp(a->fold, b->fold);
	return c ? c : str_cmp(a->name, b->name);
}

static int
compare_actions(const void *pa, const void *pb)
{
	const struct summary_action *a = pa, *b = pb;
	int c = str_cmp(a->what, b->what);
	if (c == 0)
		c = str_cmp(a->who, b->who);
	return c ? c : str_cmp(a->when, b->when);
}

static int
compare_texts(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Notes -------------------------------------------------------------------- */

/* A text as it is compared: without case, accents or blanks. */
static struct str
theme_key(struct arena *arena, struct str name)
{
	struct str fold = utf8_fold(arena, name);
	char *key = arena_alloc(arena, fold.n, 1);
	size_t n = 0;
	for (size_t i = 0; i < fold.n; i++)
		if (fold.s[i] != ' ')
			key[n++] = fold.s[i];
	return (struct str){ key, n };
}

/* The theme of that name, or with a blank name that of a kind.  A note that
 * somebody still has to look at (named false) counts in a theme and does not
 * give it its name: that, too, could give somebody away. */
static struct summary_theme *
find_theme(struct summary_builder *b, struct str name, enum notes_kind kind,
    bool named)
{
	static const struct hash key = { { 0 } };
	struct str fold = theme_key(b->scratch, name);
	struct str parts[] = { fold,
		fold.n ? STR("") : str_from(notes_kind_words[kind]) };
	struct hash hash = hash_of(&key, parts, COUNTOF(parts));
	unsigned *at = hash_set_at(b->themes, &hash);
	if (*at == 0) {
		struct summary_theme *new_theme =
		    ARENA_PUSH(b->arena, &b->out->themes);
		new_theme->kind = kind;
		new_theme->fold = str_dup(b->arena, fold);
		*at = (unsigned)b->out->themes.n;
	}
	struct summary_theme *theme = &b->out->themes.v[*at - 1];
	/* Of several spellings the first in the alphabet, whichever came
	 * first. */
	if (fold.n && named &&
	    (!theme->name.n || str_cmp(name, theme->name) < 0))
		theme->name = str_dup(b->arena, name);
	return theme;
}

/* The language of a note; blank if it is the page's own. */
static struct str
quote_language(const struct summary_builder *b, struct str lang)
{
	if (str_eq_case(lang, b->plan->language.text))
		return STR("");
	return str_dup(b->arena, lang);
}

static void
note_language(struct summary_builder *b, struct str lang)
{
	struct summary_list *list = &b->out->left_out.lang;
	if (!lang.n)
		return;
	for (size_t i = 0; i < list->n; i++)
		if (str_eq_case(list->v[i], lang))
			return;
	*ARENA_PUSH(b->arena, list) = lang;
}

static struct speaker *
find_speaker(const struct voices *voices, int role)
{
	for (size_t i = 0; i < voices->n; i++)
		if (voices->v[i].role == role)
			return &voices->v[i];
	return NULL;
}

static void
add_speaker(const struct summary_builder *b, struct voices *voices, int role)
{
	if (!find_speaker(voices, role))
		ARENA_PUSH(b->arena, voices)->role = role;
}

/* Fills in what may be printed of a note.  False: nothing may, or there is
 * nothing to print. */
static bool
make_quote(struct summary_builder *b, const struct note *note,
    const struct privacy_rule *rule, struct summary_quote *quote)
{
	struct str text = note->column[NOTES_TEXT];
	*quote = (struct summary_quote){ .dots = note->dots,
		.show = SHOW_NONE,
		.session = note->session->number - 1,
		.role = -1 };
	if (rule->in_other_words) {
		text = note->column[NOTES_SHARE_AS];
		quote->idea = true;
		if (!text.n)
			b->out->left_out.no_share_as++;
	} else if (!rule->words) {
		return false;
	}
	if (!text.n)
		return false;
	quote->text = str_dup(b->arena, clean(b, text));
	quote->fold = utf8_fold(b->arena, quote->text);
	/* Other words are the facilitator's, in the language of the page. */
	if (!quote->idea)
		quote->lang = quote_language(b, note->column[NOTES_LANG]);
	if (note->show)
		quote->show = note->show_ordered ? note->show : SHOW_YES;
	const struct plan_people *people = &note->session->people;
	const struct plan_person *role =
	    plan_role(people, note->column[NOTES_VOICE]);
	if (role) {
		quote->role = (int)(role - people->v);
		add_speaker(b, &b->voices[quote->session], quote->role);
	}
	note_language(b, quote->lang);
	return true;
}

/* Counts a note in its themes, and puts quote (may be NULL) on their walls. */
static void
add_to_themes(struct summary_builder *b, const struct note *note,
    const struct summary_quote *quote, bool has_words)
{
	static const struct str none = STR_INIT("");
	size_t n = note->n_themes ? note->n_themes : 1;
	for (size_t i = 0; i < n; i++) {
		struct str name = note->n_themes ? note->theme[i] : none;
		struct summary_theme *theme =
		    find_theme(b, name, note->kind, note->flags == 0);
		bool again = false;
		for (size_t k = 0; k < i && !again; k++)
			again = str_eq(
			    theme_key(b->scratch, note->theme[k]), theme->fold);
		if (again)
			continue;
		theme->notes += has_words;
		theme->dots += note->dots;
		if (!quote)
			continue;
		bool differs = note->kind == NOTES_DIFFERS && theme->fold.n;
		*ARENA_PUSH(b->arena,
		    differs ? &theme->differs : &theme->quotes) = *quote;
	}
}

static void
add_action(struct summary_builder *b, const struct note *note,
    const struct summary_quote *quote)
{
	struct summary_action *action = ARENA_PUSH(b->arena, &b->out->actions);
	action->what = quote->text;
	action->who = str_dup(b->arena, clean(b, note->column[NOTES_WHO]));
	action->when = str_dup(b->arena, clean(b, note->column[NOTES_WHEN]));
}

/* The list that quotes of a kind go to; NULL: the walls of their themes. */
static struct summary_quotes *
list_of(struct summary *out, enum notes_kind kind)
{
	assert(out);
	switch (kind) {
	case NOTES_STRENGTH:
		return &out->works;
	case NOTES_COMPOST:
		return &out->compost;
	case NOTES_DECISION:
		return &out->decided;
	case NOTES_PARKED:
		return &out->parked;
	case NOTES_IDEA:
	case NOTES_NEED:
	case NOTES_WORRY:
	case NOTES_STORY:
	case NOTES_A_QUESTION:
	case NOTES_DIFFERS:
	case NOTES_VOTE:
	case NOTES_ACTION:
	case NOTES_KINDS:
		break;
	}
	return NULL;
}

static void
add_counted(struct summary_builder *b, const struct note *note,
    const struct summary_quote *quote, bool has_words)
{
	struct summary_quotes *list = list_of(b->out, note->kind);
	bool wall = !list && note->kind != NOTES_ACTION;
	b->out->notes += has_words;
	b->out->works_notes += note->kind == NOTES_STRENGTH;
	if (wall || note->n_themes)
		add_to_themes(b, note, wall ? quote : NULL, has_words);
	if (!quote)
		return;
	if (list)
		*ARENA_PUSH(b->arena, list) = *quote;
	else if (!wall)
		add_action(b, note, quote);
}

static enum privacy_flag
flag_of(unsigned flags)
{
	if (flags & (NOTES_FLAG_COURT | NOTES_FLAG_SAFETY))
		return PRIVACY_NEVER;
	return flags ? PRIVACY_LOOK_FIRST : PRIVACY_NO_FLAG;
}

bool
summary_add(void *context, const struct note *note)
{
	struct summary_builder *b = context;
	assert(note->session);
	arena_reset(b->scratch);
	struct voices *voices = &b->voices[note->session->number - 1];
	voices->noted = true;
	struct privacy_rule rule =
	    privacy_rule(&(struct privacy_note){ .mark = note->consent,
			     .unread = note->consent_unread,
			     .story = note->kind == NOTES_STORY,
			     .flag = flag_of(note->flags) },
		voices->unmarked);
	struct summary_left_out *left_out = &b->out->left_out;
	bool usable =
	    rule.consent == OUTCOME_QUOTE || rule.consent == OUTCOME_REWORD;
	left_out->to_ask += rule.to_ask;
	left_out->to_look += rule.counted && usable && note->flags;
	/* Dots that stand by themselves are no note. */
	bool has_words =
	    note->kind != NOTES_VOTE || note->column[NOTES_TEXT].n ||
	    note->column[NOTES_SHARE_AS].n || note->column[NOTES_PICTURE].n;
	if (!rule.counted) {
		b->held += has_words;
		return true;
	}
	struct summary_quote quote;
	bool printed = make_quote(b, note, &rule, &quote);
	add_counted(b, note, printed ? &quote : NULL, has_words);
	return true;
}

/* From the plan and the outcome --------------------------------------------- */

static void
clean_list(const struct summary_builder *b, struct summary_list *list,
    const struct form_texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		*ARENA_PUSH(b->arena, list) = clean(b, texts->v[i].text);
}

static void
take_plan(struct summary_builder *b)
{
	const struct plan *plan = b->plan;
	struct summary *out = b->out;
	out->title = clean(b, plan->title.text);
	out->question = clean(b, plan->question.text);
	out->place = clean(b, plan->place.text);
	out->setting = clean(b, plan->setting.text);
	out->group = clean(b, plan->group.name.text);
	out->missing = clean(b, plan->group.missing.text);
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
	out->unsettles = clean(b, plan->inquiry.unsettles.text);
	out->learn = clean(b, plan->inquiry.learn.text);
	out->influence = clean(b, plan->inquiry.influence.text);
	clean_list(b, &out->strengths, &plan->strengths);
	out->support = clean_address(b, plan->safe.support.text);
	out->consent = clean(b, plan->safe.consent.text);
	out->contact = clean_address(b, plan->owners.contact.text);
	out->lead = clean(b, plan->owners.lead.text);
	out->approver = clean(b, plan->owners.approver.text);
	out->legal = plan->owners.legal.choice;
	out->finance = plan->owners.finance.choice;
	out->improvement = plan->owners.improvement.choice;
	out->after = clean(b, plan->after.text);
}

static void
take_power(struct summary_builder *b)
{
	const struct plan_power *power = &b->plan->power;
	struct summary *out = b->out;
	out->rung = power->rung.choice;
	out->each = clean(b, power->each.text);
	out->together = clean(b, power->together.text);
	out->money_held_by = clean(b, power->money_held_by.text);
	for (size_t i = 0; i < power->decisions.n; i++) {
		const struct plan_decision *from = &power->decisions.v[i];
		struct summary_decision *decision =
		    ARENA_PUSH(b->arena, &out->decides);
		decision->what = clean(b, from->what.text);
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
		pair->word = clean(b, from->name.text);
		pair->meaning = clean(b, from->pays.text);
		pair->link = clean(b, from->link.text);
	}
	for (size_t i = 0; i < plan->glossary.n; i++) {
		struct summary_pair *pair =
		    ARENA_PUSH(b->arena, &out->glossary);
		pair->word = clean(b, plan->glossary.v[i].word.text);
		pair->meaning = clean(b, plan->glossary.v[i].meaning.text);
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
		to->rule = clean(b, from->rule.text);
		to->because = clean(b, from->because.text);
		clean_list(b, &to->agreed_by, &from->agreed_by);
	}
}

static void
take_outcome(struct summary_builder *b)
{
	const struct outcome *outcome = b->outcome;
	struct summary *out = b->out;
	out->in_short = clean_markdown(b, outcome->in_short.text);
	out->letter = clean_markdown(b, outcome->letter.text);
	out->thanks = clean_markdown(b, outcome->thanks.text);
	out->question_now = clean_markdown(b, outcome->question_now.text);
	out->next = clean_markdown(b, outcome->next.text);
	out->did_not_work = clean_markdown(b, outcome->did_not_work.text);
	out->checked_by = clean(b, outcome->checked.by.text);
	for (size_t i = 0; i < outcome->changes.n; i++) {
		const struct outcome_change *from = &outcome->changes.v[i];
		struct summary_change *to = ARENA_PUSH(b->arena, &out->changes);
		to->said = clean(b, from->said.text);
		to->because = clean(b, from->because.text);
		to->will = clean(b, from->will.text);
		to->who = clean(b, from->who.text);
		to->know_by = clean(b, from->know_by.text);
		to->how_many = clean(b, from->how_many.text);
		to->proof = clean(b, from->proof.text);
		to->answer = from->answer.choice;
		to->state = from->state.choice;
		to->when = from->when;
	}
	for (size_t i = 0; i < outcome->tried.n; i++) {
		const struct outcome_tried *from = &outcome->tried.v[i];
		struct summary_tried *to = ARENA_PUSH(b->arena, &out->tried);
		to->try = clean(b, from->try.text);
		to->heard = clean(b, from->heard.text);
		to->changed = clean(b, from->changed.text);
		to->on = from->on;
	}
}

/* Who came to a session, as far as it may be told. */
static void
take_parts(struct summary_builder *b, const struct plan_session *session,
    const struct outcome_session *happened, struct summary_session *to)
{
	size_t n = happened->came.n;
	int *part = ARENA_ARRAY(b->arena, int, n);
	bool *open = ARENA_ARRAY(b->arena, bool, n);
	enum privacy_part *show = ARENA_ARRAY(b->arena, enum privacy_part, n);
	to->known = n > 0;
	to->part = ARENA_ARRAY(b->arena, struct summary_part, n);
	to->n_parts = n;
	for (size_t i = 0; i < n; i++) {
		const struct outcome_came *came = &happened->came.v[i];
		const struct plan_person *person =
		    plan_role(&session->people, came->role.text);
		int knows = person ? person->knows_by.choice : 0;
		part[i] = came->number;
		open[i] = knows == PLAN_LEARNING || knows == PLAN_HELPING;
		to->came += came->number;
	}
	to->split = privacy_split(part, open, n, b->out->hide_below, show);
	for (size_t i = 0; i < n && to->split; i++)
		to->part[i] = (struct summary_part){
			.role = clean(b, happened->came.v[i].role.text),
			.show = show[i],
			.number = show[i] == PRIVACY_SHOWN ? part[i] : 0,
		};
}

static void
take_sessions(struct summary_builder *b)
{
	for (size_t i = 0; i < b->plan->sessions.n; i++) {
		const struct plan_session *from = &b->plan->sessions.v[i];
		const struct outcome_session *happened =
		    outcome_session(b->outcome, from->id);
		struct summary_session *to =
		    ARENA_PUSH(b->arena, &b->out->sessions);
		to->title = clean(b, from->title.text);
		to->number = from->number;
		to->stage = from->stage.choice;
		to->date = from->date;
		to->done = happened || b->voices[i].noted;
		if (happened)
			take_parts(b, from, happened, to);
	}
}

struct summary_builder *
summary_begin(struct arena *arena, const struct plan *plan,
    const struct outcome *outcome, const struct redact *redact)
{
	struct summary_builder *b = ARENA_NEW(arena, struct summary_builder);
	b->arena = arena;
	b->scratch = arena_new();
	b->plan = plan;
	b->outcome = outcome;
	b->redact = redact;
	b->themes = hash_set_new();
	b->out = ARENA_NEW(arena, struct summary);
	b->out->hide_below = plan->give_back.hide_below.n;
	b->voices = ARENA_ARRAY(arena, struct voices, plan->sessions.n);
	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		b->voices[i].unmarked = privacy_unmarked(
		    &session->people, outcome_session(outcome, session->id));
	}
	return b;
}

/* The end ------------------------------------------------------------------ */

/* What those who spoke in session i may be called. */
static void
label_speakers(struct summary_builder *b, size_t i)
{
	const struct plan_session *session = &b->plan->sessions.v[i];
	struct voices *voices = &b->voices[i];
	size_t n = session->people.n;
	arena_reset(b->scratch);
	bool *spoke = ARENA_ARRAY(b->scratch, bool, n);
	struct str *label = ARENA_ARRAY(b->scratch, struct str, n);
	for (size_t k = 0; k < voices->n; k++)
		spoke[voices->v[k].role] = true;
	privacy_labels(b->scratch, &session->people,
	    outcome_session(b->outcome, session->id), b->out->hide_below, spoke,
	    label);
	for (size_t k = 0; k < voices->n; k++)
		voices->v[k].label = clean(b, label[voices->v[k].role]);
}

static void
arrange(const struct summary_builder *b, struct summary_quotes *quotes)
{
	for (size_t i = 0; i < quotes->n; i++) {
		struct summary_quote *quote = &quotes->v[i];
		const struct speaker *speaker =
		    find_speaker(&b->voices[quote->session], quote->role);
		if (speaker)
			quote->voice = speaker->label;
	}
	if (!quotes->n)
		return;
	qsort(quotes->v, quotes->n, sizeof(*quotes->v), compare_choice);
	for (size_t i = 0; i < quotes->n && i < SUMMARY_QUOTES; i++)
		quotes->v[i].chosen = true;
	qsort(quotes->v, quotes->n, sizeof(*quotes->v), compare_print);
}

/* Leaves out themes that have no name that may be shown. */
static void
drop_unnamed(struct summary *out)
{
	size_t n = 0;
	for (size_t i = 0; i < out->themes.n; i++)
		if (out->themes.v[i].name.n || !out->themes.v[i].fold.n)
			out->themes.v[n++] = out->themes.v[i];
	out->themes.n = n;
}

static void
arrange_all(struct summary_builder *b)
{
	struct summary *out = b->out;
	drop_unnamed(out);
	for (size_t i = 0; i < b->plan->sessions.n; i++)
		if (b->voices[i].n)
			label_speakers(b, i);
	for (size_t i = 0; i < out->themes.n; i++) {
		struct summary_theme *theme = &out->themes.v[i];
		arrange(b, &theme->quotes);
		arrange(b, &theme->differs);
		theme->name = clean(b, theme->name);
	}
	arrange(b, &out->works);
	arrange(b, &out->compost);
	arrange(b, &out->decided);
	arrange(b, &out->parked);
	if (out->themes.n)
		qsort(out->themes.v, out->themes.n, sizeof(*out->themes.v),
		    compare_themes);
	if (out->actions.n)
		qsort(out->actions.v, out->actions.n, sizeof(*out->actions.v),
		    compare_actions);
	struct summary_list *lang = &out->left_out.lang;
	if (lang->n)
		qsort(lang->v, lang->n, sizeof(*lang->v), compare_texts);
}

const struct summary *
summary_end(struct summary_builder *b)
{
	struct summary *out = b->out;
	take_plan(b);
	take_power(b);
	take_pairs(b);
	take_differently(b);
	take_outcome(b);
	take_sessions(b);
	arrange_all(b);
	out->any_held = b->held > 0;
	out->tell_held = privacy_tell_held(b->held, out->hide_below);
	out->held = out->tell_held ? b->held : 0;
	hash_set_free(b->themes);
	arena_free(b->scratch);
	return out;
}
