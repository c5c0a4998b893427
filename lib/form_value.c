/* SPDX-License-Identifier: MIT */
#include "form_value.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include "prose.h"
#include "utf8.h"
#include "word.h"

#define ID_MAX   64   /* characters in an id */
#define DAYS_MAX 3660 /* ten years after a session */

const char *const form_value_answers[] = { "yes", "no", "partly", "not needed",
	"y=yes", "n=no", "true=yes", "false=no", NULL };
const char *const form_value_yes_no[] = { "yes", "no", "", "not needed",
	"y=yes", "n=no", "true=yes", "false=no", NULL };

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Texts --------------------------------------------------------------------*/

/* Whether node is a text; if not, says so. */
static bool
is_words(struct form *form, const struct form_field *field,
    const struct yaml_node *node)
{
	if (node->kind == YAML_TEXT)
		return true;
	if (node->n == 0) /* [] and {} are blank */
		return false;
	diag_add(form->diag, DIAG_PLAN_NOT_WORDS, node->loc,
	    node->kind == YAML_LIST
		? "'%s' takes plain words here, not a list"
		: "'%s' takes words here, and these look like keys; put "
		  "quotes around words that hold a colon",
	    field->key);
	return false;
}

static bool
ends_in_question_mark(struct str text)
{
	static const char *const after[] = { "\"", "'", ")", "]", "”", "’", "»",
		" " };
	bool cut = true;

	while (cut) {
		cut = false;
		for (size_t i = 0; i < COUNTOF(after); i++)
			if (str_ends(text, str_from(after[i]))) {
				text.n -= strlen(after[i]);
				cut = true;
			}
	}
	return str_ends(text, STR("?")) || str_ends(text, STR("？")) ||
	       str_ends(text, STR("؟"));
}

static void
check_text(struct form *form, const struct form_field *field,
    const struct form_text *text)
{
	if (field->type == FORM_QUESTION && !ends_in_question_mark(text->text))
		diag_add(form->diag, DIAG_PLAN_NO_QUESTION_MARK, text->loc,
		    "'%s' is a question; please end it with a '?'", field->key);
	if (field->type == FORM_MARKDOWN &&
	    text->text.n > (size_t)(PROSE_MAX_BYTES))
		diag_add(form->diag, DIAG_PLAN_TOO_LONG, text->loc,
		    "'%s' is longer than a page can take; please keep it to "
		    "about 2,500 words",
		    field->key);
	if (field->most && utf8_count(text->text) > (size_t)field->most)
		diag_add(form->diag, DIAG_PLAN_TOO_LONG, text->loc,
		    "'%s' has %zu letters; please keep it to %d, and put the "
		    "rest in 'how'",
		    field->key, utf8_count(text->text), field->most);
}

static void
read_text(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_text *into)
{
	if (!is_words(form, field, node))
		return;
	into->text = str_trim(node->text);
	into->loc = node->loc;
	if (into->text.n)
		check_text(form, field, into);
}

static void
read_id(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_text *into)
{
	struct form_text text = { 0 };
	bool good = true;

	read_text(form, field, node, &text);
	for (size_t i = 0; i < text.text.n; i++) {
		char c = lower(text.text.s[i]);

		good &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			c == '-';
	}
	if (good && text.text.n <= ID_MAX) {
		*into = text;
		return;
	}
	diag_add(form->diag, DIAG_PLAN_BAD_ID, text.loc,
	    "'%.*s' cannot be an id; use up to %d letters (a to z), digits and "
	    "dashes, as in 'first-day'",
	    STR_ARG(word_clip(text.text)), ID_MAX);
}

/* Whether text has the form of a BCP 47 tag: cy, en-GB, zh-Hans. */
static bool
is_language(struct str text)
{
	bool first = true;

	for (struct str rest = text; rest.s; first = false) {
		struct str part = str_cut(rest, '-', &rest);

		if (part.n < (first ? 2 : 1) || part.n > (first ? 3 : 8))
			return false;
		for (size_t i = 0; i < part.n; i++) {
			char c = lower(part.s[i]);
			bool digit = c >= '0' && c <= '9';

			if ((c < 'a' || c > 'z') && (first || !digit))
				return false;
		}
	}
	return true;
}

static void
read_language(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_text *into)
{
	struct form_text text = { 0 };

	read_text(form, field, node, &text);
	if (!text.text.n || is_language(text.text)) {
		*into = text;
		return;
	}
	diag_add(form->diag, DIAG_PLAN_BAD_LANGUAGE, text.loc,
	    "'%.*s' is not a language tag; write 'en-GB' for British English, "
	    "'cy' for Welsh, 'pl' for Polish",
	    STR_ARG(word_clip(text.text)));
}

/* One text of a list; a word of a closed list becomes that word. */
static void
read_item(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_texts *into)
{
	struct form_text text = { 0 };

	read_text(form, field, node, &text);
	if (text.text.n && field->words)
		text.text = word_of(
		    field->words, word_read(form->arena, form->diag,
				      field->words, text.text, text.loc));
	if (text.text.n)
		*ARENA_PUSH(form->arena, into) = text;
}

static void
read_texts(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_texts *into)
{
	into->loc = node->loc;
	if (node->kind != YAML_LIST) {
		read_item(form, field, node, into);
		return;
	}
	for (size_t i = 0; i < node->n; i++)
		read_item(form, field, node->item[i], into);
}

static void
read_pairs(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_pairs *into)
{
	into->loc = node->loc;
	if (yaml_is_blank(node))
		return;
	if (node->kind != YAML_MAP) {
		diag_add(form->diag, DIAG_PLAN_NOT_KEYS, node->loc,
		    "'%s' takes pairs; write each on its own line below, as "
		    "in 'this word: that word'",
		    field->key);
		return;
	}
	for (size_t i = 0; i < node->n; i++) {
		struct form_pair *pair = ARENA_PUSH(form->arena, into);

		pair->word.text = node->pair[i].key;
		pair->word.loc = node->pair[i].loc;
		read_text(form, field, node->pair[i].value, &pair->meaning);
	}
}

/* Numbers ------------------------------------------------------------------*/

/* A text that must be typed: its words, or blank (after a problem, too). */
static struct str
words_of(struct form *form, const struct form_field *field,
    const struct yaml_node *node)
{
	return is_words(form, field, node) ? str_trim(node->text)
					   : (struct str){ 0 };
}

/* The digits at the front of text, as in "2 days". */
static struct str
leading_digits(struct str text)
{
	size_t n = 0;

	while (n < text.n && text.s[n] >= '0' && text.s[n] <= '9')
		n++;
	return str_head(text, n);
}

static bool
in_range(const struct form_field *field, int n)
{
	return n >= field->low && (!field->high || n <= field->high);
}

static struct str
range_words(struct form *form, const struct form_field *field)
{
	if (!field->high)
		return STR("");
	if (field->low == field->high)
		return str_fmt(form->arena, "; it must be %d", field->low);
	return str_fmt(
	    form->arena, "; it can be %d to %d", field->low, field->high);
}

static void
read_number(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_number *into)
{
	struct str text = words_of(form, field, node);
	int n;

	into->loc = node->loc;
	if (!text.n)
		return;
	into->given = str_number(text, &into->n) && in_range(field, into->n);
	if (into->given)
		return;
	diag_add(form->diag, DIAG_PLAN_BAD_NUMBER, node->loc,
	    "'%.*s' does not fit '%s', which takes a whole number%.*s",
	    STR_ARG(word_clip(text)), field->key,
	    STR_ARG(range_words(form, field)));
	if (str_number(leading_digits(text), &n) && in_range(field, n))
		diag_note(form->diag, (struct loc){ 0 }, "did you mean %d?", n);
}

static void
read_length(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_number *into)
{
	struct str text = words_of(form, field, node);
	int meant;

	into->loc = node->loc;
	if (!text.n)
		return;
	into->given = when_read_length(text, &into->n, &meant) &&
		      in_range(field, into->n);
	if (into->given)
		return;
	if (meant && in_range(field, meant))
		diag_add(form->diag, DIAG_PLAN_BAD_LENGTH, node->loc,
		    "'%.*s' is not a number of minutes; did you mean %d?",
		    STR_ARG(word_clip(text)), meant);
	else
		diag_add(form->diag, DIAG_PLAN_BAD_LENGTH, node->loc,
		    "'%.*s' is not a number of minutes%.*s",
		    STR_ARG(word_clip(text)),
		    STR_ARG(range_words(form, field)));
}

/* Takes "-", an en dash or "to" between two numbers off the front. */
static bool
take_to(struct str *s)
{
	static const char *const between[] = { "-", "–", "—", "to" };

	*s = str_trim(*s);
	for (size_t i = 0; i < COUNTOF(between); i++)
		if (str_starts(*s, str_from(between[i]))) {
			*s = str_trim(str_from_byte(*s, strlen(between[i])));
			return true;
		}
	return false;
}

static void
read_people(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_people *into)
{
	struct str text = words_of(form, field, node);
	struct str low = leading_digits(text);
	struct str rest = str_from_byte(text, low.n);

	into->loc = node->loc;
	if (!text.n)
		return;
	if (str_number(low, &into->low)) {
		into->high = into->low;
		into->given = !rest.n || (take_to(&rest) &&
					     str_number(rest, &into->high) &&
					     into->low <= into->high);
	}
	if (!into->given)
		diag_add(form->diag, DIAG_PLAN_BAD_PEOPLE, node->loc,
		    "'%.*s' is not a number of people; write '12', '8-10', or "
		    "leave it blank if it is not known yet",
		    STR_ARG(word_clip(text)));
}

/* Takes a sign of money off the front or the end. */
static struct str
without_sign(struct str text)
{
	static const char *const signs[] = { "£", "€", "$" };

	for (size_t i = 0; i < COUNTOF(signs); i++) {
		struct str sign = str_from(signs[i]);

		if (str_starts(text, sign))
			return str_trim(str_from_byte(text, sign.n));
		if (str_ends(text, sign))
			return str_trim(str_head(text, text.n - sign.n));
	}
	return text;
}

static void
read_money(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_money *into)
{
	struct str text = words_of(form, field, node);
	struct str plain = without_sign(text);
	struct str whole = leading_digits(plain);
	struct str rest = str_from_byte(plain, whole.n);
	int units;
	int parts = 0;

	into->loc = node->loc;
	into->text = text;
	if (!text.n)
		return;
	if (rest.n == 3 && (rest.s[0] == '.' || rest.s[0] == ','))
		into->given = str_number(str_from_byte(rest, 1), &parts);
	else
		into->given = !rest.n;
	into->given = into->given && str_number(whole, &units) &&
		      units <= INT_MAX / 100 - 1;
	if (into->given)
		into->hundredths = (long)units * 100 + parts;
	else
		diag_add(form->diag, DIAG_PLAN_BAD_MONEY, node->loc,
		    "'%.*s' is not an amount of money; write it as '25' or "
		    "'25.00', and words in 'pay_as'",
		    STR_ARG(word_clip(text)));
}

static void
read_choice(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_choice *into)
{
	struct str text = words_of(form, field, node);

	into->loc = node->loc;
	if (text.n)
		into->choice = word_read(
		    form->arena, form->diag, field->words, text, node->loc);
}

/* Dates and times ----------------------------------------------------------*/

/* Takes a word and the blanks around it off the front. */
static struct str
take_word(struct str *s)
{
	struct str trimmed = str_trim(*s);

	return str_cut(trimmed, ' ', s);
}

/* "14 days after s4" */
static bool
read_after(struct str text, struct form_date *into)
{
	static const struct {
		const char *word;
		int days;
	} units[] = { { "day", 1 }, { "days", 1 }, { "week", 7 },
		{ "weeks", 7 } };
	struct str rest = text;
	int n;
	int each = 0;
	struct str unit;

	if (!str_number(take_word(&rest), &n) || n > DAYS_MAX)
		return false;
	unit = take_word(&rest);
	for (size_t i = 0; i < COUNTOF(units); i++)
		if (str_eq_case(unit, str_from(units[i].word)))
			each = units[i].days;
	if (!each || !str_eq_case(take_word(&rest), STR("after")))
		return false;
	into->session = str_trim(rest);
	into->days = n * each;
	into->state = FORM_DATE_AFTER;
	return into->session.n > 0 && !str_has(into->session, ' ');
}

static void
bad_date(struct form *form, enum when_result result, const struct form_date *at)
{
	struct str text = word_clip(at->text);

	if (result == WHEN_SHORT_YEAR)
		diag_add(form->diag, DIAG_PLAN_BAD_DATE, at->loc,
		    "'%.*s' has a year of two digits; please write all four, "
		    "as in 2024",
		    STR_ARG(text));
	else if (result == WHEN_NO_SUCH_DAY)
		diag_add(form->diag, DIAG_PLAN_BAD_DATE, at->loc,
		    "there is no day '%.*s'; please look at the calendar again",
		    STR_ARG(text));
	else
		diag_add(form->diag, DIAG_PLAN_BAD_DATE, at->loc,
		    "'%.*s' is not a date we can read; write '8 February "
		    "2024', '14 days after s4' or 'to be agreed'",
		    STR_ARG(text));
}

static void
read_date(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_date *into)
{
	enum when_result result;

	into->text = words_of(form, field, node);
	into->loc = node->loc;
	if (!into->text.n)
		return;
	if (word_same(into->text, STR("to be agreed"))) {
		into->state = FORM_DATE_TO_BE_AGREED;
		return;
	}
	if (read_after(into->text, into)) {
		*ARENA_PUSH(form->arena, &form->waiting) = into;
		return;
	}
	into->state = FORM_DATE_BLANK;
	result = when_read_date(into->text, &into->date);
	if (result == WHEN_SAID_BACK)
		diag_add(form->diag, DIAG_PLAN_READ_AS, into->loc,
		    "'%.*s' is read as %.*s", STR_ARG(into->text),
		    STR_ARG(when_words(form->arena, into->date)));
	if (result == WHEN_OK || result == WHEN_SAID_BACK)
		into->state = FORM_DATE_KNOWN;
	else
		bad_date(form, result, into);
}

static void
read_time(struct form *form, const struct form_field *field,
    const struct yaml_node *node, struct form_time *into)
{
	struct str text = words_of(form, field, node);

	into->loc = node->loc;
	if (!text.n)
		return;
	into->given = when_read_time(text, &into->minutes);
	if (!into->given)
		diag_add(form->diag, DIAG_PLAN_BAD_TIME, node->loc,
		    "'%.*s' is not a time of day; write '10:00' or '2pm'",
		    STR_ARG(word_clip(text)));
}

/* All kinds ----------------------------------------------------------------*/

void
form_value_read(struct form *form, const struct form_field *field,
    const struct yaml_node *node, void *into)
{
	switch (field->type) {
	case FORM_TEXT:
	case FORM_QUESTION:
	case FORM_MARKDOWN:
		read_text(form, field, node, into);
		break;
	case FORM_TEXTS:
		read_texts(form, field, node, into);
		break;
	case FORM_NUMBER:
		read_number(form, field, node, into);
		break;
	case FORM_LENGTH:
		read_length(form, field, node, into);
		break;
	case FORM_PEOPLE:
		read_people(form, field, node, into);
		break;
	case FORM_MONEY:
		read_money(form, field, node, into);
		break;
	case FORM_CHOICE:
		read_choice(form, field, node, into);
		break;
	case FORM_DATE:
		read_date(form, field, node, into);
		break;
	case FORM_TIME:
		read_time(form, field, node, into);
		break;
	case FORM_ID:
		read_id(form, field, node, into);
		break;
	case FORM_LANGUAGE:
		read_language(form, field, node, into);
		break;
	case FORM_PAIRS:
		read_pairs(form, field, node, into);
		break;
	case FORM_STRUCT:
	case FORM_LIST:
	case FORM_OTHER:
		assert(false); /* these are read by form */
	}
}
