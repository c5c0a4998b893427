/* SPDX-License-Identifier: MIT */
#include "walk.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "append.h"
#include "buf.h"
#include "walk_ask.h"
#include "walk_book.h"
#include "walk_show.h"
#include "word.h"

struct walk {
	const struct walk_job *job;
	const struct label_set *labels;
	struct walk_show show;
	/* The reflections. */
	struct reflections_file file;
	struct csv_style style;
	struct walk_book *book; /* NULL: into no file that can be read again */
	size_t replayed;        /* entries of the book that were acted on */
	bool replaying;
};

static const struct loc nowhere = { NULL };

bool
walk_pick_voice(const struct plan *plan, const struct plan_session *session,
    struct diag *diag, struct str given, struct str *voice)
{
	const struct plan_people *people =
	    session ? &session->people : &plan->people;
	const struct plan_person *person = plan_role(people, given);
	struct arena *arena;
	struct str *known;

	*voice = given;
	if (person)
		*voice = person->role.text;
	if (person || given.n == 0 || str_eq(given, STR("group")) ||
	    str_eq(given, STR("not said")))
		return true;
	arena = arena_new();
	known = ARENA_ARRAY(arena, struct str, people->n + 2);
	for (size_t i = 0; i < people->n; i++)
		known[i] = people->v[i].role.text;
	known[people->n] = STR("group");
	known[people->n + 1] = STR("not said");
	diag_add(diag, DIAG_USAGE, nowhere,
	    "--voice takes a role of the plan, 'group' or 'not said': %.*s",
	    STR_ARG(word_or_list(arena, known, people->n + 2)));
	arena_free(arena);
	return false;
}

/* Keeps a line that was typed, before it is acted on. */
static struct str
keep(void *context, struct str line)
{
	struct walk *walk = context;
	struct diag *diag = diag_new(walk->job->arena, "");

	if (walk->book)
		(void)walk_book_add(walk->book, diag, WALK_TYPED, line);
	return walk_first_problem(diag);
}

/* The reflections. ---------------------------------------------------------- */

/* Whether a spreadsheet that has the file open would write over ours. */
static bool
is_open_elsewhere(const struct walk_job *job)
{
	struct str name = str_from(file_base(job->into));
	const char *lock = file_beside(job->arena, job->into,
	    str_c(job->arena,
		str_fmt(job->arena, ".~lock.%.*s#", STR_ARG(name))));
	const char *owner = file_beside(job->arena, job->into,
	    str_c(job->arena, str_fmt(job->arena, "~$%.*s", STR_ARG(name))));

	if (!file_exists(lock) && !file_exists(owner))
		return false;
	diag_add(job->diag, DIAG_FILE_OPEN_ELSEWHERE, (struct loc){ job->into },
	    "a spreadsheet has this file open; close it there first, so that "
	    "nothing is lost");
	return true;
}

static bool
is_device(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && !S_ISREG(about.st_mode);
}

static bool
see_row(void *context, const struct reflection *reflection)
{
	(void)context;
	(void)reflection;
	return true;
}

/* Says again, to the person, what was said of the file. */
static void
pass_on(const struct diag *from, struct diag *to)
{
	struct diag_item item;

	for (size_t i = 0; diag_at(from, i, &item); i++)
		diag_add(to, item.code, item.loc, "%.*s", STR_ARG(item.text));
}

/* Whether the file is UTF-8, as a row that is added will be. */
static bool
is_utf8(struct walk *walk)
{
	const struct encoding *encoding = walk->file.dialect.encoding;

	if (!encoding || str_eq(str_from(encoding->name), STR("UTF-8")))
		return true;
	diag_add(walk->job->diag, DIAG_NOT_TEXT,
	    (struct loc){ walk->job->into },
	    "this file is %s, and answers are added in UTF-8; save it as 'CSV "
	    "UTF-8', or give another file with --into",
	    encoding->name);
	return false;
}

/* Whether there is a column for each part of an answer. */
static bool
has_columns(struct walk *walk)
{
	for (int c = 0; c < REFLECTIONS_COLUMNS; c++) {
		if (c == REFLECTIONS_PICTURE || walk->file.at[c] >= 0)
			continue;
		diag_add(walk->job->diag, DIAG_WALK_NO_COLUMN,
		    (struct loc){ walk->job->into, 1, 0, 0 },
		    "this file has no column '%s'; add it to its first line, "
		    "or give another file with --into",
		    reflections_column_words[c]);
		return false;
	}
	return true;
}

/* Finds out how the file of the reflections is written, and mends its end.
 * False if rows cannot be added to it. */
static bool
look_at_file(struct walk *walk)
{
	const struct walk_job *job = walk->job;
	/* What is wrong in its rows is for who reads them. */
	struct diag *diag = diag_new(job->arena, "");
	const struct reflections_context context = {
		.arena = job->arena,
		.diag = diag,
		.plan = job->plan,
		.labels = walk->labels,
	};
	struct append append;
	bool empty;

	walk->style.delimiter = ',';
	if (is_open_elsewhere(job))
		return false;
	if (!file_exists(job->into) || is_device(job->into))
		return true;
	if (!append_open(&append, job->arena, job->diag, job->into, false))
		return false;
	empty = append.end == 0;
	append_close(&append);
	if (empty)
		return true;
	if (!reflections_read(
		&context, job->into, see_row, NULL, NULL, &walk->file)) {
		pass_on(diag, job->diag);
		return false;
	}
	walk->style.delimiter = walk->file.dialect.delimiter;
	walk->style.crlf = walk->file.dialect.crlf;
	return is_utf8(walk) && has_columns(walk);
}

static struct str
row_text(struct walk *walk, const struct str column[REFLECTIONS_COLUMNS])
{
	struct out *out = out_memory(walk->job->arena);

	if (walk->file.n_headers)
		reflections_write_as(out, &walk->style, &walk->file, column);
	else
		reflections_write(out, &walk->style, column);
	return out_text(out);
}

static struct str
header_text(struct walk *walk)
{
	struct out *out = out_memory(walk->job->arena);

	reflections_write_header(out, &walk->style);
	return out_text(out);
}

/* The next entry of the book, if it has this mark; it is used up then. */
static bool
replay(struct walk *walk, enum walk_mark mark, struct str *text)
{
	struct walk_entry entry;

	if (walk->replayed >= walk_book_count(walk->book))
		return false;
	entry = walk_book_entry(walk->book, walk->replayed);
	if (entry.mark != mark)
		return false;
	walk->replayed++;
	*text = entry.text;
	return true;
}

/* Where a walk that was cut short meant to put its last row; -1 if it did not
 * get that far. */
static off_t
meant_place(struct str text)
{
	int n;

	return str_number(text, &n) ? (off_t)n : -1;
}

/* Puts row in its place, unless a walk that was cut short at that moment did
 * so: began is where it meant to, -1 if there was none. */
static bool
put_row(struct walk *walk, struct append *append, struct diag *diag,
    const struct str rows[2], off_t began)
{
	struct str old = rows[0], row = rows[1];
	struct str place;

	if (old.n && began >= 0 && append_has(append, diag, row))
		return true;
	if (!old.n && began >= 0 && append_stands(append, diag, began, row))
		return true;
	place = str_fmt(walk->job->arena, "%lld", (long long)append->end);
	if (walk->book && !walk_book_add(walk->book, diag, WALK_SAVING, place))
		return false;
	if (old.n)
		return append_swap(append, diag, old, row);
	return append_row(append, diag, header_text(walk), row);
}

/* A walk_ask_save. */
static struct str
save(void *context, const struct str column[REFLECTIONS_COLUMNS],
    struct str *row)
{
	struct walk *walk = context;
	const struct walk_job *job = walk->job;
	struct diag *diag = diag_new(job->arena, "");
	const struct str rows[2] = { *row, row_text(walk, column) };
	struct append append;
	struct str text = STR("");
	off_t began = -1;
	bool fine;

	if (walk->replaying && replay(walk, WALK_SAVING, &text))
		began = meant_place(text);
	if (walk->replaying && replay(walk, WALK_SAVED, &text)) {
		*row = rows[1];
		return STR("");
	}
	/* It did not work then; somebody tried again, or gave up. */
	if (walk->replaying && walk->replayed < walk_book_count(walk->book))
		return STR("?");
	if (!append_open(&append, job->arena, diag, job->into, false))
		return walk_first_problem(diag);
	fine = put_row(walk, &append, diag, rows, began);
	append_close(&append);
	if (!fine)
		return walk_first_problem(diag);
	if (walk->book)
		(void)walk_book_add(walk->book, diag, WALK_SAVED, STR(""));
	*row = rows[1];
	return STR("");
}

/* The questions. ------------------------------------------------------------ */

static struct str
moment_of(const struct walk_job *job)
{
	if (job->session)
		return job->session->id;
	return job->when == WALK_BEFORE ? STR("before") : STR("after");
}

static struct walk_ask *
new_ask(struct walk *walk)
{
	const struct walk_job *job = walk->job;
	const struct walk_ask_setup setup = {
		.arena = job->arena,
		.plan = job->plan,
		.labels = walk->labels,
		.moment = moment_of(job),
		.session = job->session,
		.voice = job->voice,
		.file = str_from(file_base(job->into)),
		.save = save,
		.context = walk,
	};

	return walk_ask_new(&setup);
}

/* Which walk it is: gone on with only if all of this is the same. */
static struct str
book_head(const struct walk *walk)
{
	const struct walk_job *job = walk->job;
	struct questions questions = questions_of(job->arena, job->plan);
	struct buf buf = BUF(job->arena);

	buf_fmt(
	    &buf, "%.*s, %.*s:", STR_ARG(moment_of(job)), STR_ARG(job->voice));
	for (size_t i = 0; i < questions.n; i++)
		buf_fmt(&buf, " %.*s", STR_ARG(questions.v[i].id));
	return buf_str(&buf);
}

static bool
open_book(struct walk *walk)
{
	const struct walk_job *job = walk->job;

	if (is_device(job->into))
		return true;
	walk->book =
	    walk_book_open(job->arena, job->diag, job->into, book_head(walk));
	return walk->book != NULL;
}

/* Does again what the book holds. */
static void
replay_all(struct walk *walk, struct walk_ask *ask)
{
	struct walk_scene scene = walk_ask_scene(ask);

	walk->replaying = true;
	while (walk->book && walk->replayed < walk_book_count(walk->book)) {
		struct walk_entry entry =
		    walk_book_entry(walk->book, walk->replayed++);

		if (entry.mark == WALK_TYPED)
			(void)scene.take(scene.state, entry.text);
	}
	walk->replaying = false;
}

/* The offer to go on with a walk that was not finished. */
struct offer {
	const struct walk *walk;
	const struct walk_ask *ask;
	struct str message;
};

static void
draw_offer(const void *state, struct screen *screen)
{
	const struct offer *offer = state;
	const struct label_set *labels = offer->walk->labels;
	struct arena *arena = screen_arena(screen);

	screen_head(screen, offer->walk->job->plan->title.text,
	    walk_ask_place(offer->ask, arena));
	screen_text(screen, SCREEN_LATE, offer->message);
	screen_text(screen, SCREEN_PLAIN,
	    label_fill(arena, labels, LABEL_WALK_ASK_RESUME,
		LABEL_ARGS(
		    { "n", str_fmt(arena, "%zu", walk_ask_saved(offer->ask)) },
		    { "file", str_from(file_base(offer->walk->job->into)) },
		    { "place", walk_ask_place(offer->ask, arena) })));
	screen_gap(screen);
	screen_item(screen, SCREEN_PLAIN, label(labels, LABEL_WALK_KEY_ENTER),
	    8,
	    label_fill(arena, labels, LABEL_WALK_ASK_RESUME_GO_ON,
		LABEL_ARGS(
		    { "n", str_fmt(arena, "%zu", walk_ask_at(offer->ask)) })));
	screen_item(screen, SCREEN_PLAIN, label(labels, LABEL_WALK_KEY_NEW), 8,
	    label(labels, LABEL_WALK_ASK_RESUME_NEW));
	walk_keys(screen, labels, LABEL_WALK_DOES_GO_ON, 0);
	screen_key(screen, label(labels, LABEL_WALK_KEY_NEW),
	    label(labels, LABEL_WALK_DOES_NEW));
	screen_key(screen, label(labels, LABEL_WALK_KEY_STOP),
	    label(labels, LABEL_WALK_DOES_STOP));
	screen_prompt(screen, STR("> "));
}

static enum walk_next
take_offer(void *state, struct str line)
{
	struct offer *offer = state;
	const struct label_set *labels = offer->walk->labels;

	line = str_trim(line);
	offer->message = STR("");
	if (line.n == 0)
		return WALK_DONE;
	if (walk_is(labels, line, LABEL_WALK_KEY_NEW))
		return WALK_NEW;
	if (walk_is(labels, line, LABEL_WALK_KEY_STOP))
		return WALK_STOP;
	offer->message = walk_wrong(
	    offer->walk->job->arena, labels, LABEL_WALK_NO_SUCH, line);
	return WALK_GO_ON;
}

/* Closes the book of a walk that nobody goes on with, and opens a new one. */
static bool
begin_again(struct walk *walk, struct walk_ask *ask)
{
	struct str why = walk_ask_settle(ask);

	if (why.n) {
		diag_add(walk->job->diag, DIAG_CANNOT_WRITE,
		    (struct loc){ walk->job->into }, "%.*s", STR_ARG(why));
		return false;
	}
	if (walk->book)
		walk_book_close(walk->book, true);
	walk->book = NULL;
	walk->replayed = 0;
	return open_book(walk);
}

/* Begins where a walk stopped, if somebody wants to.  NULL: they do not want
 * to walk at all. */
static struct walk_ask *
begin(struct walk *walk)
{
	struct walk_ask *ask = new_ask(walk);
	struct offer offer = { .walk = walk, .ask = ask };
	const struct walk_scene scene = { &offer, draw_offer, take_offer };
	struct walk_book *book = walk->book;
	enum walk_next next;

	replay_all(walk, ask);
	if (!walk_ask_begun(ask))
		return ask;
	walk->book = NULL; /* what is typed here is no part of the walk */
	next = walk_show(&walk->show, &scene);
	walk->book = book;
	if (next == WALK_DONE)
		return ask;
	if (next == WALK_NEW && begin_again(walk, ask))
		return new_ask(walk);
	return NULL;
}

/* What came of a walk. */
struct end {
	size_t saved;
	bool finished;
	bool nothing_left; /* to go on with */
};

/* One person after another. */
static void
ask_all(struct walk *walk, struct end *end)
{
	struct walk_ask *ask = begin(walk);
	enum walk_next next = WALK_NEW;

	while (ask) {
		struct walk_scene scene = walk_ask_scene(ask);

		next = walk_show(&walk->show, &scene);
		end->saved += walk_ask_saved(ask);
		if (next != WALK_NEW)
			break;
		ask = begin_again(walk, ask) ? new_ask(walk) : NULL;
	}
	if (!ask)
		return;
	if (walk->show.trouble.n)
		diag_add(walk->job->diag, DIAG_CANNOT_WRITE,
		    (struct loc){ walk->job->into }, "%.*s",
		    STR_ARG(walk->show.trouble));
	if (walk_ask_why_unsaved(ask).n)
		diag_add(walk->job->diag, DIAG_CANNOT_WRITE,
		    (struct loc){ walk->job->into }, "%.*s",
		    STR_ARG(walk_ask_why_unsaved(ask)));
	end->finished = walk_ask_finished(ask);
	end->nothing_left = end->finished || !walk_ask_begun(ask);
}

int
walk_questions(const struct walk_job *job)
{
	struct walk walk = { .job = job };
	struct end end = { 0 };
	int signal;

	walk.labels = label_load(job->plan->language.text, NULL);
	if (!look_at_file(&walk) || !open_book(&walk))
		return 0;
	walk.show = (struct walk_show){ .arena = job->arena,
		.labels = walk.labels,
		.keep = keep,
		.context = &walk };
	walk_show_open(&walk.show, job->plain, job->colour);
	ask_all(&walk, &end);
	if (walk.book)
		walk_book_close(walk.book, end.nothing_left);
	signal = walk_show_close(&walk.show, job->diag);
	term_say(walk.show.term,
	    label_fill(job->arena, walk.labels,
		end.finished ? LABEL_WALK_ASK_SAFE : LABEL_WALK_ASK_STOPPED,
		LABEL_ARGS({ "n", str_fmt(job->arena, "%zu", end.saved) },
		    { "file", str_from(file_base(job->into)) })));
	return signal;
}
