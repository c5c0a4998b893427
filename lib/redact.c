/* SPDX-License-Identifier: MIT */
#include "redact.h"

#include "buf.h"
#include "builtin.h"
#include "csv.h"
#include "dialect.h"
#include "lexicon.h"
#include "pattern.h"
#include "utf8.h"
#include "yaml.h"

struct redact {
	struct lexicon *names;
	struct lexicon *look_twice;
	struct lexicon *all; /* the phrases of both, for a first glance */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
add_name(struct redact *redact, struct str find, struct str use)
{
	return lexicon_add(redact->names, find, use) &&
	       lexicon_add(redact->all, find, use);
}

/* Names such as O'Brien and Anne-Marie are also written in one. */
static void
add_joined(
    struct arena *arena, struct redact *redact, struct str find, struct str use)
{
	static const struct str marks[] = { STR_INIT("'"), STR_INIT("-"),
		STR_INIT("\xe2\x80\x99"), STR_INIT("\xe2\x80\x90"),
		STR_INIT("\xe2\x80\x91") };
	struct buf joined = BUF(arena);
	bool any = false;

	while (find.n) {
		size_t n = 0;

		for (size_t i = 0; i < COUNTOF(marks); i++)
			if (str_starts(find, marks[i]))
				n = marks[i].n;
		any |= n > 0;
		if (!n) {
			buf_char(&joined, find.s[0]);
			n = 1;
		}
		find = str_from_byte(find, n);
	}
	if (any)
		(void)add_name(redact, buf_str(&joined), use);
}

/* A text that is looked through. */
struct scan {
	const struct redact *redact;
	struct arena *arena;
	struct pattern_scan of;
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

/* A name that begins with word i. */
static bool
name_cut(struct scan *scan, size_t i, struct pattern_cut *cut)
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
	return (struct scan){ redact, arena, pattern_scan(arena, text) };
}

static struct str
replace(struct scan *scan, cut_fn *find, size_t *n)
{
	struct str text = scan->of.text;
	struct buf clean = BUF(scan->arena);
	size_t done = 0; /* bytes of text that are in clean, or cut */
	bool any = false;

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
	struct lexicon_sight seen;

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
	*look = scan.of.doubtful;
	for (size_t i = 0; i < scan.of.tokens.n && !*look; i++)
		*look = lexicon_find(redact->look_twice, &scan.of.tokens, i);
	return clean;
}

/* The words of look-twice.yaml are a list of texts. */
static void
load_look_twice(struct arena *arena, struct redact *redact)
{
	struct diag *diag = diag_new(arena, "look-twice.yaml");
	const struct yaml_node *root = yaml_read(arena, diag, "look-twice.yaml",
	    builtin_find(STR("look-twice.yaml")))
					   .root;

	for (size_t i = 0; i < root->n; i++) {
		struct str text = root->item[i]->text;

		(void)lexicon_add(redact->look_twice, text, STR(""));
		(void)lexicon_add(redact->all, text, STR(""));
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
	add_joined(list->arena, list->redact, find, use);
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
	redact->look_twice = lexicon_new(arena, true);
	redact->all = lexicon_new(arena, true);
	load_look_twice(arena, redact);
	if (path && !load_names(arena, diag, path, redact))
		return NULL;
	return redact;
}
