/* SPDX-License-Identifier: MIT */
#include "asking.h"

#include <stdlib.h>

#include "doc.h"

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

struct item {
	int session;
	struct str table, id, step, source, picture;
	enum what what;
};

/* A role that a note is by, and that nobody came as. */
struct nobody {
	int session, role;
	const char *file;
	size_t line, notes;
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
	bool list;             /* somebody wants all of it */
	struct voices *voices; /* by session */
	size_t withdrawn;
	struct {
		struct item *v;
		size_t n, cap;
	} items;
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
	asking->voices = ARENA_ARRAY(arena, struct voices, plan->sessions.n);
	return asking;
}

void
asking_list(struct asking *asking)
{
	asking->list = true;
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
	return str_dup(asking->arena,
	    redact_text(asking->redact, asking->arena, text, &n));
}

/* Its number, or where it stands. */
static struct str
id_of(const struct asking *asking, const struct note *note)
{
	if (note->column[NOTES_NOTE].n)
		return clean(asking, note->column[NOTES_NOTE]);
	return str_fmt(
	    asking->arena, "%s:%zu", file_base(asking->path), note->line);
}

static void
add_item(struct asking *asking, const struct note *note, enum what what)
{
	struct item *item = ARENA_PUSH(asking->arena, &asking->items);
	*item = (struct item){ .what = what, .id = id_of(asking, note) };
	/* Of what is a matter of a court or of safety, only that it is there.
	 */
	if (what == LEAVE_TO_SAFETY)
		return;
	item->session = note->session->number;
	item->step = clean(asking, note->column[NOTES_STEP]);
	item->table = clean(asking, note->column[NOTES_TABLE]);
	item->source = clean(asking, note->column[NOTES_SOURCE]);
	item->picture = clean(asking, note->column[NOTES_PICTURE]);
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
		if (known->session == session && known->role == at) {
			known->notes++;
			return;
		}
	}
	*ARENA_PUSH(asking->arena, &asking->nobodies) =
	    (struct nobody){ session, at, asking->path, note->line, 1 };
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
	note_nobody(asking, note);
	if (note->consent == OUTCOME_WITHDRAWN) {
		/* Without a list only the first are told. */
		if (asking->withdrawn++ < IDS_TOLD || asking->list)
			add_item(asking, note, DESTROY);
	} else if (asking->list) {
		add_asking(asking, note);
	}
	return true;
}

/* Messages ------------------------------------------------------------------- */

static void
tell_withdrawn(const struct asking *asking, struct diag *diag)
{
	struct str ids = STR("");
	size_t n = 0;
	for (size_t i = 0; i < asking->items.n; i++) {
		const struct item *item = &asking->items.v[i];
		if (item->what != DESTROY)
			continue;
		if (n++ < IDS_TOLD)
			ids = str_fmt(asking->arena, "%.*s%s'%.*s'",
			    STR_ARG(ids), ids.n ? ", " : "", STR_ARG(item->id));
	}
	n = asking->withdrawn;
	if (!n)
		return;
	diag_add(diag, DIAG_REPORT_WITHDRAWN, (struct loc){ NULL },
	    "%s%.*s%s: somebody changed their mind; please destroy what is left of it (the paper, the capture in 'source', the picture, earlier copies); --to-ask lists it",
	    n == 1 ? "" : "these notes are withdrawn: ", STR_ARG(ids),
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
		    "%zu %s by '%.*s', and 'came' of '%.*s' in the outcome has none; please look at both again, so that nobody is called what they are not",
		    nobody->notes, nobody->notes == 1 ? "note is" : "notes are",
		    STR_ARG(
			str_trim(session->people.v[nobody->role].role.text)),
		    STR_ARG(session->id));
	}
}

/* The list ------------------------------------------------------------------- */

static int
compare(const void *pa, const void *pb)
{
	const struct item *a = pa, *b = pb;
	if (a->session != b->session)
		return a->session < b->session ? -1 : 1;
	int c = str_cmp(a->table, b->table);
	if (c == 0)
		c = str_cmp(a->id, b->id);
	return c ? c : (int)a->what - (int)b->what;
}

static void
sort(struct asking *asking)
{
	if (asking->items.n)
		qsort(asking->items.v, asking->items.n,
		    sizeof(*asking->items.v), compare);
}

enum { SESSION, TABLE, NOTE, STEP, SOURCE, PICTURE, WHAT, COLUMNS };
static const enum label_id columns[COLUMNS] = { LABEL_ASKING_SESSION,
	LABEL_ASKING_TABLE, LABEL_ASKING_NOTE, LABEL_ASKING_STEP,
	LABEL_ASKING_SOURCE, LABEL_ASKING_PICTURE, LABEL_ASKING_WHAT };

static void
fill_cells(const struct asking *asking, const struct label_set *labels,
    const struct item *item, struct str cells[COLUMNS])
{
	cells[SESSION] = item->session
			     ? asking->plan->sessions.v[item->session - 1].id
			     : STR("");
	cells[TABLE] = item->table;
	cells[NOTE] = item->id;
	cells[STEP] = item->step;
	cells[SOURCE] = item->source;
	cells[PICTURE] = item->picture;
	cells[WHAT] = label(labels, what_labels[item->what]);
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
	sort(asking);
	OUT_LIT(out, "\xef\xbb\xbf");
	for (size_t i = 0; i < COLUMNS; i++)
		cells[i] = label(labels, columns[i]);
	write_row(out, cells);
	for (size_t i = 0; i < asking->items.n; i++) {
		fill_cells(asking, labels, &asking->items.v[i], cells);
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
			all = str_fmt(asking->arena, "%.*s%s%.*s", STR_ARG(all),
			    all.n ? ", " : "", STR_ARG(texts[i]));
	return all;
}

static void
put_item(const struct asking *asking, struct doc *doc,
    const struct label_set *labels, const struct item *item)
{
	struct str cells[COLUMNS];
	fill_cells(asking, labels, item, cells);
	const struct str where[] = { cells[SESSION], cells[STEP],
		cells[TABLE] };
	const struct str from[] = { cells[SOURCE], cells[PICTURE] };
	doc_open(doc, DOC_ROW, NULL);
	doc_put(doc, DOC_ROW_HEAD, NULL, cells[NOTE]);
	doc_put(doc, DOC_CELL, NULL, joined(asking, where, COUNTOF(where)));
	doc_put(doc, DOC_CELL, NULL, cells[WHAT]);
	doc_put(doc, DOC_CELL, NULL, joined(asking, from, COUNTOF(from)));
	doc_close(doc, DOC_ROW);
}

static void
put_table(const struct asking *asking, struct doc *doc,
    const struct label_set *labels)
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
	for (size_t i = 0; i < asking->items.n; i++)
		put_item(asking, doc, labels, &asking->items.v[i]);
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
	};
	sort(asking);
	struct doc *doc = doc_begin(asking->arena, out, DOC_HTML, &page);
	doc_open(doc, DOC_HEADER, NULL);
	doc_put(doc, DOC_KIND, NULL, label(labels, LABEL_ASKING_KEEP_SAFE));
	doc_put(doc, DOC_TITLE, NULL, page.title);
	doc_put(doc, DOC_PARAGRAPH, NULL, label(labels, LABEL_ASKING_HOW));
	doc_close(doc, DOC_HEADER);
	doc_open(doc, DOC_MAIN, NULL);
	if (asking->items.n)
		put_table(asking, doc, labels);
	else
		doc_put(
		    doc, DOC_PARAGRAPH, NULL, label(labels, LABEL_ASKING_NONE));
	doc_close(doc, DOC_MAIN);
	doc_end(doc);
}
