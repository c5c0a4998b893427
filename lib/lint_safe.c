/* SPDX-License-Identifier: MIT */
/* Consent, safety, privacy and giving back. */
#include "lint_rule.h"

#include "redact.h"

static void
no_consent_step(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	const struct plan_session *first =
	    plan->sessions.n ? &plan->sessions.v[0] : NULL;

	if (!plan->safe.consent.text.n)
		lint_say(lint, DIAG_LEVEL_MUST, plan->safe.consent.loc,
		    "'consent' is blank: how do people say yes or no to the "
		    "use of their words?");
	if (first && first->steps.n && !lint_step(first, PLAN_AGREE) &&
	    !(lint_is_drop_in(first) && lint_step(first, PLAN_WELCOME)))
		lint_say(lint, DIAG_LEVEL_MUST, first->loc,
		    "the first session, '%.*s', has no 'agree' step",
		    STR_ARG(first->id));
	lint_good(lint, plan->safe.consent.loc);
}

static void
consent_once_only(struct lint *lint)
{
	const struct plan *plan = lint->plan;

	for (size_t i = 0; i < plan->sessions.n; i++) {
		const struct plan_session *session = &plan->sessions.v[i];
		size_t asks = lint_asks(session);

		if (!asks)
			continue;
		if (lint_step(session, PLAN_AGREE) ||
		    lint_step(session, PLAN_WELCOME))
			lint_good(lint, session->loc);
		else
			lint_say(lint, DIAG_LEVEL_MUST, session->loc,
			    "session '%.*s' asks %zu question%s with no "
			    "'agree' or 'welcome' step",
			    STR_ARG(session->id), asks, asks == 1 ? "" : "s");
	}
}

static void
agreement_not_recorded(struct lint *lint)
{
	const struct outcome *outcome = lint->outcome;

	for (size_t i = 0; outcome && i < outcome->sessions.n; i++) {
		const struct outcome_session *session = &outcome->sessions.v[i];
		const struct outcome_agreed *agreed = &session->agreed;

		if (agreed->read_aloud.text.n || agreed->x_paper.choice ||
		    agreed->look_back.choice || agreed->by.text.n)
			lint_good(lint, session->loc);
		else
			lint_say(lint, DIAG_LEVEL_THINK, session->loc,
			    "session '%.*s' does not say what was agreed about "
			    "words",
			    STR_ARG(session->id));
	}
}

static void
no_changing_minds(struct lint *lint)
{
	const struct form_date *by = &lint->plan->safe.change_mind_by;
	struct when_date day = lint_day(by);
	struct when_date out = lint_day(&lint->plan->give_back.on);

	if (!day.year) {
		bool open = by->state != FORM_DATE_BLANK || !lint->dated;

		lint_say(lint, open ? DIAG_LEVEL_THINK : DIAG_LEVEL_MUST,
		    by->loc,
		    open ? "no day is set yet for 'change_mind_by'"
			 : "'change_mind_by' is blank");
		return;
	}
	/* Words are safe before that day, and not on it. */
	if (lint->last.year && !lint_before(lint->last, day))
		lint_say(lint, DIAG_LEVEL_MUST, by->loc,
		    "'change_mind_by' does not come after the session on %.*s",
		    STR_ARG(when_words(lint->arena, lint->last)));
	else if (lint_before(out, day))
		lint_say(lint, DIAG_LEVEL_MUST, by->loc,
		    "'change_mind_by' comes after the summary goes out on "
		    "%.*s",
		    STR_ARG(when_words(lint->arena, out)));
	else
		lint_good(lint, by->loc);
}

static void
photos_without_yes(struct lint *lint)
{
	const struct form_choice *photos = &lint->plan->safe.photos;

	if (photos->choice)
		lint_good(lint, photos->loc);
	else
		lint_say(
		    lint, DIAG_LEVEL_MUST, photos->loc, "'photos' is blank");
}

#define CALL_DAYS 7

static void
no_aftercare(struct lint *lint)
{
	const struct plan_safe *safe = &lint->plan->safe;

	if (!safe->support.text.n)
		lint_say(lint, DIAG_LEVEL_MUST, safe->support.loc,
		    "'support' is blank: who can people talk to, on the day "
		    "and after?");
	if (!safe->call_within.given)
		lint_say(lint, DIAG_LEVEL_MUST, safe->call_within.loc,
		    "'call_within' is blank: how soon does somebody ask how "
		    "people are?");
	else if (safe->call_within.n > CALL_DAYS)
		lint_say(lint, DIAG_LEVEL_MUST, safe->call_within.loc,
		    "%d days is a long wait for a call", safe->call_within.n);
	lint_good(lint, safe->support.loc);
}

static void
not_safe_together(struct lint *lint)
{
	const struct form_text *safe = &lint->plan->safe.safe_together;

	if (!lint->families)
		return;
	if (safe->text.n)
		lint_good(lint, safe->loc);
	else
		lint_say(lint, DIAG_LEVEL_MUST, safe->loc,
		    "'safe_together' is blank: could somebody meet a person "
		    "they are not safe with?");
}

/* Private details ----------------------------------------------------------*/

struct search {
	struct lint *lint;
	struct redact *patterns;
	struct arena *scratch;
};

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The length of a UK postcode at the start of text; 0 if there is none. */
static size_t
postcode_length(struct str text)
{
	size_t at = 0;

	while (at < 2 && at < text.n && is_upper(text.s[at]))
		at++;
	if (!at || at >= text.n || !is_digit(text.s[at++]))
		return 0;
	/* A second sign of the district, before the blank. */
	if (at + 1 < text.n && text.s[at] != ' ' && text.s[at + 1] == ' ')
		at += is_digit(text.s[at]) || is_upper(text.s[at]);
	if (at + 3 >= text.n || text.s[at] != ' ' ||
	    !is_digit(text.s[at + 1]) || !is_upper(text.s[at + 2]) ||
	    !is_upper(text.s[at + 3]))
		return 0;
	return at + 4;
}

static bool
is_letter_or_digit(char c)
{
	return is_upper(c) || is_digit(c) || (c >= 'a' && c <= 'z');
}

static bool
has_postcode(struct str text)
{
	for (size_t at = 0; at < text.n; at++) {
		size_t n;

		if (at && is_letter_or_digit(text.s[at - 1]))
			continue;
		n = postcode_length(str_from_byte(text, at));
		if (n &&
		    (at + n >= text.n || !is_letter_or_digit(text.s[at + n])))
			return true;
	}
	return false;
}

/* Whether a word begins with a capital and goes on in small letters. */
static bool
is_name_word(struct str word)
{
	return word.n > 1 && is_upper(word.s[0]) && !is_upper(word.s[1]);
}

/* "Mrs Field": a title and a name. */
static bool
has_titled_name(struct str text)
{
	bool title = false;

	for (struct str rest = text; rest.s;) {
		struct str word = str_cut(rest, ' ', &rest);

		if (title && is_name_word(word))
			return true;
		title = str_eq(word, STR("Mr")) || str_eq(word, STR("Mrs")) ||
			str_eq(word, STR("Ms")) || str_eq(word, STR("Miss")) ||
			str_eq(word, STR("Dr")) || str_eq(word, STR("Mr."));
	}
	return false;
}

/* A whole value of two words that look like a first and a last name. */
static bool
is_full_name(struct str text)
{
	static const char no_names[] =
	    "the|team|group|council|head|lead|leader|manager|director|chair|"
	    "board|hub|service|partnership|panel|steering|joint|parent|"
	    "practitioner|officer|worker|social|family|project|committee|"
	    "deputy|strategic|senior|all|everyone";
	struct str last;
	struct str first = str_cut(text, ' ', &last);

	return is_name_word(first) && is_name_word(last) &&
	       !str_has(last, ' ') && !lint_has(text, no_names);
}

static bool
may_be_contact(struct str section, struct str key)
{
	return str_eq(section, STR("welcome")) ||
	       str_eq(section, STR("partners")) ||
	       (str_eq(section, STR("safe")) && str_eq(key, STR("support")));
}

#define PIECE 4096 /* bytes looked at together */

/* Where a text that is too long to be looked at in one go can be cut. */
static size_t
piece_length(struct str text)
{
	size_t n = PIECE;

	while (n < text.n && text.s[n] != ' ' && n < (size_t)2 * PIECE)
		n++;
	while (n < text.n && ((unsigned char)text.s[n] & 0xC0) == 0x80)
		n++;
	return n;
}

/* Whether there is an email address or a telephone number. */
static bool
has_address(const struct search *search, struct str text)
{
	size_t n = 0;

	while (text.n && !n) {
		size_t length = piece_length(text);

		arena_reset(search->scratch);
		(void)redact_contacts(search->patterns, search->scratch,
		    str_head(text, length), &n);
		text = str_from_byte(text, length);
	}
	return n > 0;
}

static void
look_for_private(void *context, const char *section, const char *key,
    const struct form_text *text)
{
	const struct search *search = context;

	if (!text->text.n || may_be_contact(str_from(section), str_from(key)))
		return;
	if (has_address(search, text->text))
		lint_say(search->lint, DIAG_LEVEL_MUST, text->loc,
		    "'%s' holds an email address or a telephone number", key);
	else if (has_postcode(text->text))
		lint_say(search->lint, DIAG_LEVEL_MUST, text->loc,
		    "'%s' holds a postcode", key);
	else if (has_titled_name(text->text) ||
		 ((str_eq(str_from(key), STR("lead")) ||
		      str_eq(str_from(key), STR("approver")) ||
		      str_eq(str_from(key), STR("role")) ||
		      str_eq(str_from(key), STR("named_by"))) &&
		     is_full_name(text->text)))
		lint_say(search->lint, DIAG_LEVEL_THINK, text->loc,
		    "'%s' looks like somebody's full name", key);
}

static void
private_details_in_plan(struct lint *lint)
{
	struct search search = { lint,
		redact_load(lint->arena, lint->diag, NULL), arena_new() };
	const struct form_text *list = &lint->plan->safe.names_list;

	lint_texts(lint->plan, look_for_private, &search);
	arena_free(search.scratch);
	if (list->text.n && !str_has(list->text, '/'))
		lint_say(lint, DIAG_LEVEL_MUST, list->loc,
		    "the names list is in the same folder as the plan");
	else if (list->text.n)
		lint_good(lint, list->loc);
}

/* Giving back --------------------------------------------------------------*/

#define GIVE_BACK_DAYS 28

static void
look_at_give_back_day(struct lint *lint)
{
	const struct form_date *on = &lint->plan->give_back.on;
	struct when_date day = lint_day(on);
	long days = when_day_number(day) - when_day_number(lint->last);

	if (!day.year) {
		bool open = on->state != FORM_DATE_BLANK || !lint->dated;

		lint_say(lint, open ? DIAG_LEVEL_THINK : DIAG_LEVEL_MUST,
		    on->loc,
		    open ? "no day is set yet to tell people what happened"
			 : "'give_back' has no 'on': when will everyone hear "
			   "what happened?");
	} else if (lint->last.year && days > GIVE_BACK_DAYS) {
		lint_say(lint, DIAG_LEVEL_SHOULD, on->loc,
		    "people wait %ld days after the last session to hear what "
		    "happened",
		    days);
	}
}

static void
no_give_back_date(struct lint *lint)
{
	const struct plan *plan = lint->plan;
	const struct form_texts *by = &plan->give_back.read_first_by;

	look_at_give_back_day(lint);
	if (!lint_has_lived(&plan->people, by))
		lint_say(lint, DIAG_LEVEL_SHOULD, by->loc,
		    "nobody with lived experience reads it first "
		    "('read_first_by')");
	lint_good(lint, plan->give_back.on.loc);
}

static void
staff_have_no_actions(struct lint *lint)
{
	const struct outcome *outcome = lint->outcome;
	const struct form_text *first = NULL;

	for (size_t i = 0; outcome && i < outcome->changes.n; i++) {
		const struct form_text *who = &outcome->changes.v[i].who;
		const struct plan_person *person =
		    plan_role(&lint->plan->people, who->text);

		if (!who->text.n)
			continue;
		if (!person || !plan_is_lived(person)) {
			lint_good(lint, who->loc);
			return;
		}
		if (!first)
			first = who;
	}
	if (first)
		lint_say(lint, DIAG_LEVEL_THINK, first->loc,
		    "no change here is for staff to make");
}

static const struct lint_rule rules[] = {
	{ DIAG_NO_CONSENT_STEP,
	    { "People need to know what happens to their words before they "
	      "speak.",
		"Say how in 'consent', and plan an 'agree' step before any "
		"notes are taken.",
		9 },
	    "people agree what happens to their words", no_consent_step },
	{ DIAG_CONSENT_ONCE_ONLY,
	    { "People join late, and some were not there the first time.",
		"Read the agreement out loud each time, in an 'agree' or a "
		"'welcome' step.",
		9 },
	    "the agreement is said out loud in each session",
	    consent_once_only },
	{ DIAG_AGREEMENT_NOT_RECORDED,
	    { "With no agreement, a note without a mark means 'ask me first'.",
		"Fill in 'agreed' for this session in the outcome.", 9 },
	    "the outcome says what was agreed about words",
	    agreement_not_recorded },
	{ DIAG_NO_CHANGING_MINDS,
	    { "Words can be taken back at any time; the date says until when "
	      "they are in no copy yet.",
		"Set 'change_mind_by' after the last session, and before the "
		"summary goes out.",
		9 },
	    "people know until when they can change their mind in time",
	    no_changing_minds },
	{ DIAG_PHOTOS_WITHOUT_YES,
	    { "Being in the room is not a yes to being in a picture.",
		"Choose: none, no faces, or with a written yes.", 9 },
	    "the plan says what may be photographed", photos_without_yes },
	{ DIAG_NO_LIMITS_TOLD,
	    { "People must know, before they speak, what you cannot keep to "
	      "yourself.",
		"Say at the start: if someone may be at risk, we have to tell "
		"someone.",
		9 },
	    "people hear what cannot be kept secret", NULL,
	    offsetof(struct plan, safe.limits),
	    "'limits' is blank: when can you not keep a secret?", true },
	{ DIAG_NO_AFTERCARE,
	    { "A day of hard stories does not end at the door.",
		"Name who people can talk to, and ask how they are within 7 "
		"days.",
		1 },
	    "somebody asks how people are afterwards", no_aftercare },
	{ DIAG_NOT_SAFE_TOGETHER,
	    { "Two people in one room can be a danger to one of them.",
		"Ask each person before the first day who they must not meet, "
		"and say so in 'safe_together'.",
		1 },
	    "the plan keeps people apart who are not safe together",
	    not_safe_together },
	{ DIAG_PRIVATE_DETAILS_IN_PLAN,
	    { "Plans are copied and passed on; private details go with them.",
		"Write roles here. Names and numbers belong in the locked "
		"names list, in a folder of its own.",
		9 },
	    "names are kept in a folder apart", private_details_in_plan,
	    .always = true },
	{ DIAG_NO_GIVE_BACK_DATE,
	    { "A day to hear what happened is a promise people can hold you "
	      "to.",
		"Set a day within 28 days of the last session, and let one "
		"of the group read it first.",
		3 },
	    "people hear back soon, and one of them reads it first",
	    no_give_back_date },
	{ DIAG_STAFF_HAVE_NO_ACTIONS,
	    { "People in hard times should not carry the change alone.",
		"Ask what staff will do, and by when.", 9 },
	    "staff carry a part of the change", staff_have_no_actions },
};
const struct lint_rules lint_safe_rules = { rules, COUNTOF(rules) };
