/* SPDX-License-Identifier: MIT */
#include "redact.h"

#include "birth.h"
#include "buf.h"
#include "builtin.h"
#include "csv.h"
#include "dialect.h"
#include "lexicon.h"
#include "pattern.h"
#include "spelt.h"
#include "utf8.h"
#include "yaml.h"

/* What phrases of look-twice.yaml are for, if not for a look. */
#define HARMLESS STR("harmless")
#define AGE      STR("age")

struct redact {
	struct lexicon *names;
	struct spelt *spelt; /* the same, where they are not written as words */
	struct lexicon *look_twice;
	struct lexicon *people; /* "my sister": a name may follow */
	struct lexicon *all;    /* the phrases of both, for a first glance */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
add_name(struct redact *redact, struct str find, struct str use)
{
	spelt_add(redact->spelt, find, use);
	return lexicon_add(redact->names, find, use) &&
	       lexicon_add(redact->all, find, use);
}

/* How a name may be written besides: other bytes for some of its own. */
struct spelling {
	struct str from, to;
};

/* Adds find as it is with all of these, if that is another word. */
static void
add_spelled(struct arena *arena, struct redact *redact, struct str find,
    const struct spelling *spelling, size_t n, struct str use)
{
	struct buf spelled = BUF(arena);
	struct str rest = find;

	while (rest.n) {
		size_t i = 0;

		while (i < n && !str_starts(rest, spelling[i].from))
			i++;
		if (i < n)
			buf_add(&spelled, spelling[i].to);
		else
			buf_char(&spelled, rest.s[0]);
		rest = str_from_byte(rest, i < n ? spelling[i].from.n : 1);
	}
	if (!str_eq(buf_str(&spelled), find))
		(void)add_name(redact, buf_str(&spelled), use);
}

/* Names such as O'Brien and Anne-Marie are also written in one, and so are
 * first and last names, as in the name of a picture.  Where a letter is not at
 * hand, two stand in for it. */
static void
add_spellings(
    struct arena *arena, struct redact *redact, struct str find, struct str use)
{
	static const struct spelling joined[] = { { STR_INIT("'"), { 0 } },
		{ STR_INIT("-"), { 0 } }, { STR_INIT("\xe2\x80\x99"), { 0 } },
		{ STR_INIT("\xe2\x80\x90"), { 0 } },
		{ STR_INIT("\xe2\x80\x91"), { 0 } },
		/* and where names stand apart */
		{ STR_INIT(" "), { 0 } }, { STR_INIT("\xc2\xa0"), { 0 } } };
	static const struct spelling letters[] = { { STR_INIT("\xc3\xa4"),
						       STR_INIT("ae") },
		{ STR_INIT("\xc3\x84"), STR_INIT("Ae") },
		{ STR_INIT("\xc3\xb6"), STR_INIT("oe") },
		{ STR_INIT("\xc3\x96"), STR_INIT("Oe") },
		{ STR_INIT("\xc3\xbc"), STR_INIT("ue") },
		{ STR_INIT("\xc3\x9c"), STR_INIT("Ue") },
		{ STR_INIT("\xc3\xb8"), STR_INIT("oe") },
		{ STR_INIT("\xc3\x98"), STR_INIT("Oe") },
		{ STR_INIT("\xc3\xa5"), STR_INIT("aa") },
		{ STR_INIT("\xc3\x85"), STR_INIT("Aa") } };

	add_spelled(arena, redact, find, joined, COUNTOF(joined) - 2, use);
	add_spelled(arena, redact, find, joined, COUNTOF(joined), use);
	add_spelled(arena, redact, find, letters, COUNTOF(letters), use);
}

/* A text that is looked through. */
struct scan {
	const struct redact *redact;
	struct arena *arena;
	struct pattern_scan of;
	struct spelt_text spelt;
};

typedef bool cut_fn(struct scan *scan, size_t i, struct pattern_cut *cut);

/* A name with digits typed to it: "zora1", "2zora". */
static const struct lexicon_phrase *
find_glued(struct scan *scan, const struct lexicon_token *token)
{
	struct str rest = { scan->of.text.s + token->start,
		token->end - token->start };
	const struct lexicon_phrase *phrase = NULL;

	while (rest.n && !phrase) {
		struct lexicon_tokens word;
		size_t n = 0;

		while (n < rest.n && !is_digit(rest.s[n]))
			n++;
		if (n > 0) {
			word = lexicon_tokenise(scan->arena, str_head(rest, n));
			phrase = word.n != 1 ? NULL
					     : lexicon_find(scan->redact->names,
						   &word, 0);
		}
		rest = str_from_byte(rest, n + 1);
	}
	return phrase;
}

/* A name that is written as a word, or a few, and begins with word i. */
static bool
word_cut(struct scan *scan, size_t i, struct pattern_cut *cut)
{
	const struct lexicon_token *token = &scan->of.tokens.v[i];
	const struct lexicon_phrase *phrase =
	    lexicon_find(scan->redact->names, &scan->of.tokens, i);
	size_t words = phrase ? phrase->n : 1;

	if (!phrase && token->digits)
		phrase = find_glued(scan, token);
	if (phrase)
		*cut = (struct pattern_cut){ token->start, token[words - 1].end,
			phrase->use };
	return phrase;
}

/* A name that begins with word i. */
static bool
name_cut(struct scan *scan, size_t i, struct pattern_cut *cut)
{
	bool word = word_cut(scan, i, cut);
	struct spelt_found spelt;

	if (!scan->spelt.odd)
		return word;
	if (spelt_find(scan->redact->spelt, &scan->spelt, i, &spelt) &&
	    (!word || spelt.end > cut->end)) {
		scan->of.doubtful |= !spelt.sure;
		if (spelt.sure) {
			*cut = (struct pattern_cut){ scan->of.tokens.v[i].start,
				spelt.end, spelt.use };
			return true;
		}
	}
	return word;
}

static bool
contact_cut(struct scan *scan, size_t i, struct pattern_cut *cut)
{
	return pattern_contact(&scan->of, i, cut) || name_cut(scan, i, cut);
}

static bool
any_cut(struct scan *scan, size_t i, struct pattern_cut *cut)
{
	return (pattern_may(&scan->of, i) && pattern_any(&scan->of, i, cut)) ||
	       name_cut(scan, i, cut);
}

static struct scan
new_scan(const struct redact *redact, struct arena *arena, struct str text)
{
	return (struct scan){ .redact = redact,
		.arena = arena,
		.of = pattern_scan(arena, text) };
}

static struct str
replace(struct scan *scan, cut_fn *find, size_t *n)
{
	struct str text = scan->of.text;
	struct buf clean = BUF(scan->arena);
	size_t done = 0; /* bytes of text that are in clean, or cut */
	bool any = false;

	scan->spelt = spelt_look(scan->redact->spelt, text, &scan->of.tokens);

	for (size_t i = 0; i < scan->of.tokens.n; i++) {
		struct pattern_cut cut;

		if (scan->of.tokens.v[i].start < done || !find(scan, i, &cut))
			continue;
		if (cut.start > done)
			buf_add(&clean, str_head(str_from_byte(text, done),
					    cut.start - done));
		buf_add(&clean, cut.use);
		done = cut.end;
		any = true;
		++*n;
	}
	if (!any)
		return text;
	buf_add(&clean, str_from_byte(text, done));
	return buf_str(&clean);
}

/* Most texts hold nothing that must go, which is seen at a glance. */
static bool
is_clear(const struct lexicon *lexicon, struct str text)
{
	struct glance_sight seen;

	return lexicon_has_none(lexicon, text, &seen) &&
	       pattern_has_none(text, &seen);
}

struct str
redact_text(const struct redact *redact, struct arena *arena, struct str text,
    size_t *n)
{
	struct scan scan;

	if (is_clear(redact->names, text))
		return text;
	scan = new_scan(redact, arena, text);
	return replace(&scan, any_cut, n);
}

struct str
redact_names(const struct redact *redact, struct arena *arena, struct str text,
    size_t *n)
{
	struct scan scan = new_scan(redact, arena, text);

	return replace(&scan, name_cut, n);
}

struct str
redact_contacts(const struct redact *redact, struct arena *arena,
    struct str text, size_t *n)
{
	struct scan scan = new_scan(redact, arena, text);

	return replace(&scan, contact_cut, n);
}

bool
redact_is_clear(const struct redact *redact, struct str text)
{
	return is_clear(redact->all, text);
}

/* Whether word i begins a phrase such as "my sister", and a word with a capital
 * letter follows that is likely a name, and none of the list. */
static bool
is_likely_name(const struct scan *scan, size_t i)
{
	const struct redact *redact = scan->redact;
	const struct lexicon_tokens *tokens = &scan->of.tokens;
	const struct lexicon_phrase *phrase =
	    lexicon_find(redact->people, tokens, i);

	while (phrase) {
		const struct lexicon_token *last, *next;
		struct str gap, word;

		i += phrase->n;
		if (i >= tokens->n)
			return false;
		next = &tokens->v[i];
		last = next - 1;
		gap = (struct str){ scan->of.text.s + last->end,
			next->start - last->end };
		word = str_from_byte(scan->of.text, next->start);
		/* "I" is none, but "my nan Jo". */
		if ((!str_eq(gap, STR(" ")) && !str_eq(gap, STR(", "))) ||
		    next->end - next->start < 2 ||
		    !utf8_is_upper(utf8_next(&word)))
			return false;
		phrase = lexicon_find(redact->names, tokens, i);
		if (!phrase)
			return true;
	}
	return false;
}

/* Whether word i is one that ages of children are written with. */
static bool
is_small_number(const struct scan *scan, size_t i)
{
	static const struct str numbers[] = { STR_INIT("one"), STR_INIT("two"),
		STR_INIT("three"), STR_INIT("four"), STR_INIT("five"),
		STR_INIT("six"), STR_INIT("seven"), STR_INIT("eight"),
		STR_INIT("nine"), STR_INIT("ten"), STR_INIT("eleven"),
		STR_INIT("twelve"), STR_INIT("thirteen"), STR_INIT("fourteen"),
		STR_INIT("fifteen"), STR_INIT("sixteen"),
		STR_INIT("seventeen") };

	for (size_t n = 0; n < COUNTOF(numbers); n++)
		if (str_eq_case(scan->of.tokens.v[i].plain, numbers[n]))
			return true;
	return false;
}

/* Whether a person should look at it before it is shown. */
static bool
is_doubtful(const struct scan *scan)
{
	const struct lexicon_tokens *tokens = &scan->of.tokens;

	for (size_t i = 0; i < tokens->n; i++) {
		const struct lexicon_phrase *phrase =
		    lexicon_find(scan->redact->look_twice, tokens, i);
		bool look = phrase && !str_eq(phrase->use, HARMLESS) &&
			    (!str_eq(phrase->use, AGE) ||
				(i > 0 && is_small_number(scan, i - 1)));

		if (look || is_likely_name(scan, i))
			return true;
		if (phrase)
			i += phrase->n - 1;
	}
	return scan->of.doubtful;
}

struct str
redact_look_twice(const struct redact *redact, struct arena *arena,
    struct str text, size_t *n, bool *look)
{
	struct scan scan;
	struct str clean;

	*look = false;
	if (redact_is_clear(redact, text))
		return text;
	scan = new_scan(redact, arena, text);
	clean = replace(&scan, any_cut, n);
	*look = is_doubtful(&scan);
	return clean;
}

/* Adds phrases to lexicon, and to what a first glance must see. */
static void
add_all(struct redact *redact, struct lexicon *lexicon,
    const struct yaml_node *list, struct str use)
{
	for (size_t i = 0; i < list->n; i++) {
		(void)lexicon_add(lexicon, list->item[i]->text, use);
		(void)lexicon_add(redact->all, list->item[i]->text, use);
	}
}

/* The lists of look-twice.yaml. */
static void
load_look_twice(struct arena *arena, struct redact *redact)
{
	struct diag *diag = diag_new(arena, "look-twice.yaml");
	const struct yaml_node *root = yaml_read(arena, diag, "look-twice.yaml",
	    builtin_find(STR("look-twice.yaml")))
					   .root;
	const struct yaml_node *harmless = yaml_get(root, STR("harmless"));
	const struct yaml_node *people = yaml_get(root, STR("people"));

	add_all(
	    redact, redact->look_twice, yaml_get(root, STR("look")), STR(""));
	add_all(redact, redact->look_twice, yaml_get(root, STR("ages")), AGE);
	for (size_t i = 0; i < harmless->n; i++)
		(void)lexicon_add(
		    redact->look_twice, harmless->item[i]->text, HARMLESS);
	for (size_t i = 0; i < people->n; i++) {
		struct str my =
		    str_fmt(arena, "my %.*s", STR_ARG(people->item[i]->text));

		(void)lexicon_add(redact->people, my, STR(""));
		(void)lexicon_add(redact->all, my, STR(""));
	}
}

struct list {
	struct arena *arena;
	struct diag *diag;
	const char *name;
	struct redact *redact;
	bool headed;
	bool bad;
	size_t find, use; /* columns; SIZE_MAX: there is none */
};

static void
bad_row(struct list *list, enum diag_code code, size_t line, const char *why)
{
	list->bad = true;
	diag_add(list->diag, code, (struct loc){ list->name, (int)line, 0, 0 },
	    "%s", why);
}

static bool
read_list_header(struct list *list, const struct csv_record *record)
{
	list->headed = true;
	list->find = list->use = record->n;
	for (size_t i = record->n; i-- > 0;) {
		struct str loose;

		if (!utf8_valid(record->field[i], NULL))
			continue;
		loose = dialect_loose(list->arena, record->field[i]);
		if (str_eq(loose, STR("find")))
			list->find = i;
		else if (str_eq(loose, STR("use")))
			list->use = i;
	}
	if (list->find < record->n)
		return true;
	bad_row(list, DIAG_NAMES_NO_HEADER, record->line,
	    "a names list begins with the line 'find,use'");
	return false;
}

static bool
on_name(void *context, const struct csv_record *record)
{
	struct list *list = context;
	struct str find = STR(""), use = STR("");

	if (record->blank)
		return true;
	if (!list->headed)
		return read_list_header(list, record);
	if (list->find < record->n)
		find = str_trim(record->field[list->find]);
	if (list->use < record->n)
		use = str_trim(record->field[list->use]);
	if (!utf8_valid(find, NULL) || !utf8_valid(use, NULL) ||
	    str_has(find, '\0') || str_has(use, '\0')) {
		bad_row(list, DIAG_NAMES_BAD_ROW, record->line,
		    "this row holds bytes that are no text; save the list as 'CSV UTF-8'");
		return true;
	}
	use = use.n ? str_dup(list->arena, use) : STR("[name]");
	if (!add_name(list->redact, find, use))
		bad_row(list, DIAG_NAMES_BAD_ROW, record->line,
		    "this row has no word to look for under 'find'");
	add_spellings(list->arena, list->redact, find, use);
	return true;
}

static bool
load_names(struct arena *arena, struct diag *diag, const char *path,
    struct redact *redact)
{
	struct list list = { arena, diag, file_label(path), redact,
		.bad = false };
	struct file_stream *stream = file_open(arena, diag, path);
	struct dialect dialect;
	bool fine;

	if (!stream)
		return false;
	fine = dialect_open(arena, diag, stream, NULL, &dialect) &&
	       csv_read(stream, diag, dialect.delimiter, on_name, &list);
	file_close(stream);
	if (fine && !list.headed)
		bad_row(&list, DIAG_EMPTY_FILE, 0,
		    "there is nothing in this names list; it begins with the line 'find,use'");
	return fine && !list.bad;
}

struct redact *
redact_load(struct arena *arena, struct diag *diag, const char *path)
{
	struct redact *redact = ARENA_NEW(arena, struct redact);

	redact->names = lexicon_new(arena, false);
	redact->spelt = spelt_new(arena);
	redact->look_twice = lexicon_new(arena, true);
	redact->people = lexicon_new(arena, false);
	redact->all = lexicon_new(arena, true);
	birth_show(redact->names);
	birth_show(redact->all);
	load_look_twice(arena, redact);
	if (path && !load_names(arena, diag, path, redact))
		return NULL;
	return redact;
}
