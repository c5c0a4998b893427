/* SPDX-License-Identifier: MIT */
#include "asking.h"

#include <string.h>

#include "buf.h"
#include "doc.h"
#include "sorted.h"

#define IDS_TOLD 12 /* in one message */

static const struct csv_style style = { ',', true };

/* What there is to do about a note. */
enum what {
	ASK_WORDS,
	ASK_STORY,
	ASK_UNREAD,
	ASK_SHARE_AS,
	LOOK_AT_FLAG,
	LEAVE_TO_SAFETY,
	DESTROY,
};
static const enum label_id what_labels[] = { LABEL_ASKING_WORDS,
	LABEL_ASKING_STORY, LABEL_ASKING_UNREAD, LABEL_ASKING_SHARE_AS,
	LABEL_ASKING_FLAG, LABEL_ASKING_SAFETY, LABEL_ASKING_DESTROY };

enum { TABLE, NOTE, STEP, SOURCE, PICTURE, TEXTS };

/* Of what is a matter of a court or of safety only that it is there. */
struct item {
	int session; /* its number; 0: not told */
	enum what what;
	struct str text[TEXTS];
};

/* A role that a note is by, and that nobody came as. */
struct nobody {
	int session, role;
	const char *file;
	size_t line;
};

/* What is known of those who came to a session; by role: */
struct voices {
	bool looked;
	bool any_missing; /* there is a role that nobody came as */
	bool *came;
};

struct asking {
	struct arena *arena;
	const struct plan *plan;
	const struct outcome *outcome;
	const struct redact *redact;
	const char *path;
	struct arena *scratch; /* for one note */
	struct sorted *items;  /* NULL: nobody wants the list */
	struct voices *voices; /* by session */
	size_t withdrawn;
	struct str ids; /* of the first of them, to be told */
	struct {
		struct nobody *v;
		size_t n, cap;
	} nobodies;
};

struct asking *
asking_new(struct arena *arena, const struct plan *plan,
    const struct outcome *outcome, const struct redact *redact)
{
	struct asking *asking = ARENA_NEW(arena, struct asking);
	asking->arena = arena;
	asking->plan = plan;
	asking->outcome = outcome;
	asking->redact = redact;
	asking->scratch = arena_new();
	asking->voices = ARENA_ARRAY(arena, struct voices, plan->sessions.n);
	return asking;
}

void
asking_list(struct asking *asking)
{
	asking->items = sorted_new(asking->arena);
}

bool
asking_fine(const struct asking *asking, struct diag *diag)
{
	return !asking->items || sorted_fine(asking->items, diag);
}

void
asking_close(struct asking *asking)
{
	if (asking->items)
		sorted_close(asking->items);
	arena_free(asking->scratch);
}

void
asking_file(struct asking *asking, const char *path)
{
	asking->path = file_label(path);
}

/* Notes ---------------------------------------------------------------------- */

static struct str
clean(const struct asking *asking, struct str text)
{
	size_t n = 0;
	return text.n ? redact_text(asking->redact, asking->scratch, text, &n)
		      : text;
}

/* Its number, or where it stands. */
static struct str
id_of(const struct asking *asking, const struct note *note)
{
	if (note->column[NOTES_NOTE].n)
		return clean(asking, note->column[NOTES_NOTE]);
	return str_fmt(
	    asking->scratch, "%s:%zu", file_base(asking->path), note->line);
}

static struct str
record_of(struct arena *arena, const struct item *item)
{
	struct buf record = BUF(arena);
	buf_add(&record, (struct str){ (const char *)item, sizeof(*item) });
	for (size_t i = 0; i < TEXTS; i++)
		buf_add(&record, item->text[i]);
	return buf_str(&record);
}

static struct item
read_item(struct str record)
{
	struct item item;
	memcpy(&item, record.s, sizeof(item));
	record = str_from_byte(record, sizeof(item));
	for (size_t i = 0; i < TEXTS; i++) {
		item.text[i] = str_head(record, item.text[i].n);
		record = str_from_byte(record, item.text[i].n);
	}
	return item;
}

static void
add_item(struct asking *asking, const struct note *note, enum what what)
{
	struct item item = { .what = what };
	item.text[NOTE] = id_of(asking, note);
	if (what != LEAVE_TO_SAFETY) {
		item.session = note->session->number;
		item.text[STEP] = clean(asking, note->column[NOTES_STEP]);
		item.text[TABLE] = clean(asking, note->column[NOTES_TABLE]);
		item.text[SOURCE] = clean(asking, note->column[NOTES_SOURCE]);
		item.text[PICTURE] = clean(asking, note->column[NOTES_PICTURE]);
	}
	sorted_add(asking->items, record_of(asking->scratch, &item));
}

/* One that somebody took back: told to whoever runs the program, too. */
static void
add_withdrawn(struct asking *asking, const struct note *note)
{
	if (asking->items)
		add_item(asking, note, DESTROY);
	if (asking->withdrawn++ < IDS_TOLD)
		asking->ids = str_fmt(asking->arena, "%.*s%s'%.*s'",
		    STR_ARG(asking->ids), asking->ids.n ? ", " : "",
		    STR_ARG(id_of(asking, note)));
}

static enum what
what_to_ask(const struct note *note)
{
	if (note->consent_unread)
		return ASK_UNREAD;
	return note->kind == NOTES_STORY ? ASK_STORY : ASK_WORDS;
}

/* Looks once for roles of a session that nobody came as, although somebody
 * wrote down who came: where there are none, voices need no look. */
static void
look_who_came(struct asking *asking, const struct plan_session *session,
    struct voices *voices)
{
	const struct outcome_session *happened =
	    outcome_session(asking->outcome, session->id);
	const struct plan_people *people = &session->people;
	voices->looked = true;
	if (!happened || !happened->came.n)
		return;
	voices->came = ARENA_ARRAY(asking->arena, bool, people->n);
	for (size_t i = 0; i < happened->came.n; i++) {
		const struct outcome_came *some = &happened->came.v[i];
		const struct plan_person *role =
		    plan_role(people, some->role.text);
		if (role && some->number)
			voices->came[role - people->v] = true;
	}
	for (size_t i = 0; i < people->n; i++)
		voices->any_missing |= !voices->came[i];
}

static void
note_nobody(struct asking *asking, const struct note *note)
{
	struct voices *voices = &asking->voices[note->session->number - 1];
	const struct plan_people *people = &note->session->people;
	const struct plan_person *role;
	int session = note->session->number, at;
	if (!voices->looked)
		look_who_came(asking, note->session, voices);
	if (!voices->any_missing)
		return;
	role = plan_role(people, note->column[NOTES_VOICE]);
	if (!role || voices->came[role - people->v])
		return;
	at = (int)(role - people->v);
	for (size_t i = 0; i < asking->nobodies.n; i++) {
		struct nobody *known = &asking->nobodies.v[i];
		if (known->session == session && known->role == at)
			return;
	}
	*ARENA_PUSH(asking->arena, &asking->nobodies) =
	    (struct nobody){ session, at, asking->path, note->line };
}

/* Whom to ask about a note that nobody took back, and what to look at. */
static void
add_asking(struct asking *asking, const struct note *note)
{
	enum outcome_consent unmarked = privacy_unmarked(&note->session->people,
	    outcome_session(asking->outcome, note->session->id));
	struct privacy_rule rule = ruling_of(note, unmarked);
	enum privacy_flag flag = ruling_flag(note);
	if (rule.consent == OUTCOME_PRIVATE)
		return;
	if (flag == PRIVACY_NEVER) {
		add_item(asking, note, LEAVE_TO_SAFETY);
		return;
	}
	if (rule.to_ask && ruling_has_words(note))
		add_item(asking, note, what_to_ask(note));
	if (rule.consent == OUTCOME_REWORD && !note->column[NOTES_SHARE_AS].n)
		add_item(asking, note, ASK_SHARE_AS);
	if (flag == PRIVACY_LOOK_FIRST && rule.consent != OUTCOME_COUNT)
		add_item(asking, note, LOOK_AT_FLAG);
}

bool
asking_add(void *context, const struct note *note)
{
	struct asking *asking = context;
	arena_reset(asking->scratch);
	note_nobody(asking, note);
	if (note->consent == OUTCOME_WITHDRAWN)
		add_withdrawn(asking, note);
	else if (asking->items)
		add_asking(asking, note);
	return true;
}

/* Messages ------------------------------------------------------------------- */

static void
tell_withdrawn(const struct asking *asking, struct diag *diag)
{
	size_t n = asking->withdrawn;
	if (!n)
		return;
	diag_add(diag, DIAG_REPORT_WITHDRAWN, (struct loc){ NULL },
	    "%s%.*s%s: somebody changed their mind; please destroy what is left of it (the paper, the capture in 'source', the picture, earlier copies); --to-ask lists it",
	    n == 1 ? "" : "these notes are withdrawn: ", STR_ARG(asking->ids),
	    n == 1         ? " is withdrawn"
	    : n > IDS_TOLD ? " and more"
			   : "");
}

void
asking_tell(const struct asking *asking, struct diag *diag)
{
	tell_withdrawn(asking, diag);
	for (size_t i = 0; i < asking->nobodies.n; i++) {
		const struct nobody *nobody = &asking->nobodies.v[i];
		const struct plan_session *session =
		    &asking->plan->sessions.v[nobody->session - 1];
		diag_add(diag, DIAG_REPORT_NOBODY_CAME,
		    (struct loc){ nobody->file, (int)nobody->line, 0, 0 },
		    "a note here is by '%.*s', and 'came' of '%.*s' in the outcome has none; please look at both again, so that nobody is called what they are not",
		    STR_ARG(
			str_trim(session->people.v[nobody->role].role.text)),
		    STR_ARG(session->id));
	}
}

/* The list ------------------------------------------------------------------- */

static int
compare(const void *context, struct str one, struct str other)
{
	struct item a = read_item(one), b = read_item(other);
	(void)context;
	if (a.session != b.session)
		return a.session < b.session ? -1 : 1;
	int c = str_cmp(a.text[TABLE], b.text[TABLE]);
	if (c == 0)
		c = str_cmp(a.text[NOTE], b.text[NOTE]);
	return c ? c : (int)a.what - (int)b.what;
}

/* The next item of the list; false at its end. */
static bool
next_item(const struct asking *asking, struct item *item)
{
	struct str record;
	bool any = sorted_next(asking->items, &record);
	arena_reset(asking->scratch);
	if (any)
		*item = read_item(record);
	return any;
}

enum {
	SESSION_CELL,
	TABLE_CELL,
	NOTE_CELL,
	STEP_CELL,
	SOURCE_CELL,
	PICTURE_CELL,
	WHAT_CELL,
	COLUMNS
};
static const enum label_id columns[COLUMNS] = { LABEL_ASKING_SESSION,
	LABEL_ASKING_TABLE, LABEL_ASKING_NOTE, LABEL_ASKING_STEP,
	LABEL_ASKING_SOURCE, LABEL_ASKING_PICTURE, LABEL_ASKING_WHAT };

static void
fill_cells(const struct asking *asking, const struct label_set *labels,
    const struct item *item, struct str cells[COLUMNS])
{
	cells[SESSION_CELL] =
	    item->session ? asking->plan->sessions.v[item->session - 1].id
			  : STR("");
	for (size_t i = 0; i < TEXTS; i++)
		cells[TABLE_CELL + i] = item->text[i];
	cells[WHAT_CELL] = label(labels, what_labels[item->what]);
}

static void
write_row(struct out *out, const struct str cells[COLUMNS])
{
	for (size_t i = 0; i < COLUMNS; i++)
		csv_field(out, &style, cells[i], i == 0);
	csv_end(out, &style);
}

void
asking_write_csv(
    struct asking *asking, struct out *out, const struct label_set *labels)
{
	struct str cells[COLUMNS];
	struct item item;
	sorted_sort(asking->items, compare, NULL);
	OUT_LIT(out, "\xef\xbb\xbf");
	for (size_t i = 0; i < COLUMNS; i++)
		cells[i] = label(labels, columns[i]);
	write_row(out, cells);
	while (next_item(asking, &item)) {
		fill_cells(asking, labels, &item, cells);
		write_row(out, cells);
	}
}

/* "s1, path, 2": what is known of them. */
static struct str
joined(const struct asking *asking, const struct str *texts, size_t n)
{
	struct str all = STR("");
	for (size_t i = 0; i < n; i++)
		if (texts[i].n)
			all = str_fmt(asking->scratch, "%.*s%s%.*s",
			    STR_ARG(all), all.n ? ", " : "", STR_ARG(texts[i]));
	return all;
}

static void
put_item(const struct asking *asking, struct doc *doc,
    const struct label_set *labels, const struct item *item)
{
	struct str cells[COLUMNS];
	fill_cells(asking, labels, item, cells);
	const struct str where[] = { cells[SESSION_CELL], cells[STEP_CELL],
		cells[TABLE_CELL] };
	const struct str from[] = { cells[SOURCE_CELL], cells[PICTURE_CELL] };
	doc_open(doc, DOC_ROW, NULL);
	doc_put(doc, DOC_ROW_HEAD, NULL, cells[NOTE_CELL]);
	doc_put(doc, DOC_CELL, NULL, joined(asking, where, COUNTOF(where)));
	doc_put(doc, DOC_CELL, NULL, cells[WHAT_CELL]);
	doc_put(doc, DOC_CELL, NULL, joined(asking, from, COUNTOF(from)));
	doc_close(doc, DOC_ROW);
}

/* item is the first of them. */
static void
put_table(const struct asking *asking, struct doc *doc,
    const struct label_set *labels, struct item *item)
{
	static const enum label_id heads[] = { LABEL_ASKING_NOTE,
		LABEL_ASKING_WHERE, LABEL_ASKING_WHAT, LABEL_ASKING_SOURCE };
	doc_open(doc, DOC_TABLE, NULL);
	doc_put(doc, DOC_CAPTION, &(struct doc_attrs){ .id = STR("list") },
	    label(labels, LABEL_ASKING_LIST));
	doc_open(doc, DOC_ROW, NULL);
	for (size_t i = 0; i < COUNTOF(heads); i++)
		doc_put(doc, DOC_COLUMN, NULL, label(labels, heads[i]));
	doc_close(doc, DOC_ROW);
	do
		put_item(asking, doc, labels, item);
	while (next_item(asking, item));
	doc_close(doc, DOC_TABLE);
}

void
asking_write_html(
    struct asking *asking, struct out *out, const struct label_set *labels)
{
	const struct doc_page page = {
		.title = label(labels, LABEL_ASKING_TITLE),
		.lang = asking->plan->language.text,
		.rtl =
		    str_eq(label(labels, LABEL_LANGUAGE_DIRECTION), STR("rtl")),
		.skip = label(labels, LABEL_ASKING_SKIP),
		.state = label(labels, LABEL_ASKING_KEEP_SAFE),
		.quote_open = label(labels, LABEL_QUOTE_OPEN),
		.quote_close = label(labels, LABEL_QUOTE_CLOSE),
		.month = label_months(labels),
	};
	struct item item;
	sorted_sort(asking->items, compare, NULL);
	struct doc *doc = doc_begin(asking->arena, out, DOC_HTML, &page);
	doc_open(doc, DOC_HEADER, NULL);
	doc_put(doc, DOC_KIND, NULL, label(labels, LABEL_ASKING_KEEP_SAFE));
	doc_put(doc, DOC_TITLE, NULL, page.title);
	doc_put(doc, DOC_PARAGRAPH, NULL, label(labels, LABEL_ASKING_HOW));
	doc_close(doc, DOC_HEADER);
	doc_open(doc, DOC_MAIN, NULL);
	if (next_item(asking, &item))
		put_table(asking, doc, labels, &item);
	else
		doc_put(
		    doc, DOC_PARAGRAPH, NULL, label(labels, LABEL_ASKING_NONE));
	doc_close(doc, DOC_MAIN);
	doc_end(doc);
}
