/* SPDX-License-Identifier: MIT */
#include "diag.h"

#include <stdlib.h>
#include <string.h>

#include "out.h"
#include "utf8.h"

#define ERRORS_SHOWN   20 /* form errors shown of one file */
#define ADVICE_SHOWN   10 /* advice shown of one file, but for each must */
#define SOURCE_COLUMNS 90 /* widest piece of a source line shown */

/* A line under a problem. */
struct remark {
	struct loc loc;
	struct str text;
};

struct problem {
	struct diag_item item;
	int file_order;
	size_t order; /* as added */
	struct {
		struct remark *v;
		size_t n, cap;
	} remarks;
};

/* Where the lines of a text begin; made when the first one is shown. */
struct lines {
	struct str *v;
	size_t n, cap;
};

struct source {
	const char *file;
	struct str text;
	struct lines *lines;
};

/* All problems in order of place, kept until there are more of them. */
struct order {
	const struct problem **v;
	size_t n;
};

struct diag {
	struct arena *arena;
	const char *program;
	struct order *order;
	bool strict;
	struct {
		struct problem *v;
		size_t n, cap;
	} problems;
	struct {
		const char **v;
		size_t n, cap;
	} files; /* in the order first met */
	struct {
		struct source *v;
		size_t n, cap;
	} sources;
};

static const struct {
	enum diag_level level;
	enum diag_status status;
	const char *name;
} codes[] = {
#define DIAG(id, level, status, name)                                          \
	{ DIAG_LEVEL_##level, DIAG_STATUS_##status, name },
#include "diag.def"
#undef DIAG
};

static const struct {
	const char *word;
	const char *colour;
} levels[DIAG_LEVELS] = {
	[DIAG_LEVEL_ERROR] = { "error", "\033[1;31m" },
	[DIAG_LEVEL_MUST] = { "must", "\033[1;31m" },
	[DIAG_LEVEL_SHOULD] = { "should", "\033[1;33m" },
	[DIAG_LEVEL_THINK] = { "think", "\033[1;36m" },
	[DIAG_LEVEL_NOTE] = { "note", "\033[1m" },
	[DIAG_LEVEL_GOOD] = { "good", "\033[1;32m" },
};

struct diag *
diag_new(struct arena *arena, const char *program)
{
	struct diag *diag = ARENA_NEW(arena, struct diag);

	diag->arena = arena;
	diag->program = program;
	diag->order = ARENA_NEW(arena, struct order);
	return diag;
}

static int
file_order(struct diag *diag, const char *file)
{
	if (!file)
		return -1;
	for (size_t i = 0; i < diag->files.n; i++)
		if (strcmp(diag->files.v[i], file) == 0)
			return (int)i;
	*ARENA_PUSH(diag->arena, &diag->files) = file;
	return (int)diag->files.n - 1;
}

void
diag_source(struct diag *diag, const char *file, struct str text)
{
	struct lines *lines = ARENA_NEW(diag->arena, struct lines);

	*ARENA_PUSH(diag->arena, &diag->sources) =
	    (struct source){ file, text, lines };
}

static void
keep(struct diag *diag, const struct diag_item *item)
{
	int order = file_order(diag, item->loc.file);
	struct problem *problem = ARENA_PUSH(diag->arena, &diag->problems);

	problem->file_order = order;
	problem->order = diag->problems.n;
	problem->item = *item;
}

void
diag_add(struct diag *diag, enum diag_code code, struct loc loc,
    const char *fmt, ...)
{
	struct diag_item item = { code, codes[code].level, loc, STR(""), NULL };
	va_list args;

	va_start(args, fmt);
	item.text = str_vfmt(diag->arena, fmt, args);
	va_end(args);
	keep(diag, &item);
}

void
diag_advise(struct diag *diag, enum diag_code code, enum diag_level level,
    struct loc loc, struct str text, const struct diag_advice *advice)
{
	const struct diag_item item = { code, level, loc, text, advice };

	keep(diag, &item);
}

void
diag_note(struct diag *diag, struct loc loc, const char *fmt, ...)
{
	struct problem *last;
	struct remark *remark;
	va_list args;

	if (!diag->problems.n)
		return;
	last = &diag->problems.v[diag->problems.n - 1];
	remark = ARENA_PUSH(diag->arena, &last->remarks);
	remark->loc = loc;
	va_start(args, fmt);
	remark->text = str_vfmt(diag->arena, fmt, args);
	va_end(args);
}

size_t
diag_count(const struct diag *diag, enum diag_level level)
{
	size_t n = 0;

	for (size_t i = 0; i < diag->problems.n; i++)
		n += diag->problems.v[i].item.level == level;
	return n;
}

size_t
diag_count_code(const struct diag *diag, enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < diag->problems.n; i++)
		n += diag->problems.v[i].item.code == code;
	return n;
}

size_t
diag_total(const struct diag *diag)
{
	return diag->problems.n;
}

void
diag_strict(struct diag *diag)
{
	diag->strict = true;
}

enum diag_status
diag_status(const struct diag *diag)
{
	enum diag_status worst = DIAG_STATUS_FINE;

	for (size_t i = 0; i < diag->problems.n; i++) {
		const struct diag_item *item = &diag->problems.v[i].item;
		enum diag_status status = DIAG_STATUS_FINE;

		if (item->level == codes[item->code].level)
			status = codes[item->code].status;
		if (diag->strict && item->level < DIAG_LEVEL_NOTE &&
		    status == DIAG_STATUS_FINE)
			status = DIAG_STATUS_INPUT;
		if (status > worst)
			worst = status;
	}
	return worst;
}

const char *
diag_name(enum diag_code code)
{
	return codes[code].name;
}

enum diag_level
diag_level(enum diag_code code)
{
	return codes[code].level;
}

bool
diag_is_fault(enum diag_code code)
{
	return codes[code].status > DIAG_STATUS_INPUT;
}

const char *
diag_level_word(enum diag_level level)
{
	return levels[level].word;
}

static int
by_place(const void *a, const void *b)
{
	const struct problem *x = *(const struct problem *const *)a;
	const struct problem *y = *(const struct problem *const *)b;

	if (x->file_order != y->file_order)
		return x->file_order < y->file_order ? -1 : 1;
	if (x->item.loc.line != y->item.loc.line)
		return x->item.loc.line < y->item.loc.line ? -1 : 1;
	if (x->item.loc.col != y->item.loc.col)
		return x->item.loc.col < y->item.loc.col ? -1 : 1;
	/* What is said of a file as a whole has no place: what matters most. */
	if (!x->item.loc.line && x->item.level != y->item.level)
		return x->item.level < y->item.level ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

/* The problems in order of place; diag->problems.n of them. */
static const struct problem **
sorted(const struct diag *diag)
{
	struct order *order = diag->order;

	if (order->v && order->n == diag->problems.n)
		return order->v;
	order->n = diag->problems.n;
	order->v = ARENA_ARRAY(diag->arena, const struct problem *, order->n);
	for (size_t i = 0; i < order->n; i++)
		order->v[i] = &diag->problems.v[i];
	if (order->n)
		qsort(order->v, order->n, sizeof(*order->v), by_place);
	return order->v;
}

bool
diag_at(const struct diag *diag, size_t i, struct diag_item *item)
{
	if (i >= diag->problems.n)
		return false;
	*item = sorted(diag)[i]->item;
	return true;
}

static void
colour(struct out *out, const struct diag_style *style, const char *code)
{
	if (style->colour)
		out_bytes(out, str_from(code));
}

static void
render_place(const struct diag *diag, struct out *out, struct loc loc)
{
	out_visible(out, str_from(loc.file ? loc.file : diag->program));
	if (loc.file && loc.line)
		out_fmt(out, ":%d", loc.line);
	if (loc.file && loc.line && loc.col)
		out_fmt(out, ":%d", loc.col);
	OUT_LIT(out, ": ");
}

/* Splits a text into its lines, once. */
static void
find_lines(const struct diag *diag, const struct source *source)
{
	if (source->lines->n)
		return;
	for (struct str rest = source->text; rest.s;) {
		struct str line = str_cut(rest, '\n', &rest);

		if (str_ends(line, STR("\r")))
			line.n--;
		*ARENA_PUSH(diag->arena, source->lines) = line;
	}
}

/* The line of a file whose text is known; false if it is not. */
static bool
source_line(const struct diag *diag, struct loc loc, struct str *line)
{
	for (size_t i = diag->sources.n; i-- > 0;) {
		const struct source *source = &diag->sources.v[i];

		if (strcmp(source->file, loc.file) != 0)
			continue;
		find_lines(diag, source);
		if (loc.line < 1 || (size_t)loc.line > source->lines->n)
			continue;
		*line = source->lines->v[loc.line - 1];
		return true;
	}
	return false;
}

/* A piece of a source line as it is shown: a tab is one blank. */
static size_t
shown(struct out *out, struct arena *arena, struct str piece)
{
	struct out *kept = out_memory(arena);
	struct str text;

	for (struct str rest = piece; rest.s;) {
		out_visible(kept, str_cut(rest, '\t', &rest));
		if (rest.s)
			OUT_LIT(kept, " ");
	}
	text = out_text(kept);
	if (out)
		out_bytes(out, text);
	return utf8_width(text);
}

/* Cuts n characters off the front of *s. */
static struct str
take_chars(struct str *s, int n)
{
	struct str head = *s;

	while (n-- > 0 && s->n)
		(void)utf8_next(s);
	head.n -= s->n;
	return head;
}

static void
render_source(const struct diag *diag, struct out *out, struct loc loc,
    const struct diag_style *style)
{
	struct str line, before, marked, cut = STR("");
	int len = loc.len > 0 ? loc.len : 1;
	size_t pad;

	if (!loc.file || loc.line < 1 || !source_line(diag, loc, &line) ||
	    !utf8_valid(line, NULL))
		return;
	before = take_chars(&line, loc.col - 1);
	if (utf8_width(before) > SOURCE_COLUMNS / 2) {
		(void)take_chars(
		    &before, (int)utf8_count(before) - SOURCE_COLUMNS / 3);
		cut = STR("...");
	}
	marked = take_chars(&line, len);
	if (marked.n > utf8_fit(marked, SOURCE_COLUMNS / 2))
		marked.n = utf8_fit(marked, SOURCE_COLUMNS / 2);
	out_fmt(out, "%5d | %.*s", loc.line, STR_ARG(cut));
	pad = cut.n + shown(out, diag->arena, before);
	len = (int)shown(out, diag->arena, marked);
	(void)shown(out, diag->arena,
	    str_head(line, utf8_fit(line, SOURCE_COLUMNS / 2)));
	out_fmt(out, "\n      | %*s", (int)pad, "");
	colour(out, style, "\033[1;32m");
	OUT_LIT(out, "^");
	while (len-- > 1)
		OUT_LIT(out, "~");
	colour(out, style, "\033[0m");
	OUT_LIT(out, "\n");
}

/* What was noted with a problem: a second place, or a hint. */
static void
render_remarks(const struct diag *diag, struct out *out,
    const struct problem *problem, const struct diag_style *style)
{
	for (size_t i = 0; i < problem->remarks.n; i++) {
		const struct remark *remark = &problem->remarks.v[i];

		if (remark->loc.line)
			render_place(diag, out, remark->loc);
		else
			OUT_LIT(out, "    ");
		out_visible(out, remark->text);
		OUT_LIT(out, "\n");
		if (style->source)
			render_source(diag, out, remark->loc, style);
	}
}

static void
render_problem(const struct diag *diag, struct out *out,
    const struct problem *problem, const struct diag_style *style)
{
	enum diag_level level = problem->item.level;

	render_place(diag, out, problem->item.loc);
	colour(out, style, levels[level].colour);
	out_fmt(out, "%s:", levels[level].word);
	colour(out, style, "\033[0m");
	OUT_LIT(out, " ");
	out_visible(out, problem->item.text);
	out_fmt(out, " [%s]\n", codes[problem->item.code].name);
	if (style->source)
		render_source(diag, out, problem->item.loc, style);
	if (problem->item.advice && level != DIAG_LEVEL_GOOD)
		out_fmt(out, "    why: %s\n    try: %s\n",
		    problem->item.advice->why, problem->item.advice->try);
	render_remarks(diag, out, problem, style);
}

/* What the rule of the first of n problems saw at the places that follow: a
 * line each, and no advice again. */
static void
render_again(const struct diag *diag, struct out *out,
    const struct problem **order, size_t n, const struct diag_style *style)
{
	const struct diag_item *first = &order[0]->item;

	for (size_t i = 1; i < n; i++) {
		const struct problem *problem = order[i];

		if (!problem || problem->item.code != first->code ||
		    problem->item.level != first->level)
			continue;
		OUT_LIT(out, "    ");
		if (problem->item.loc.line)
			out_fmt(out, "line %d: ", problem->item.loc.line);
		out_visible(out, problem->item.text);
		OUT_LIT(out, "\n");
		render_remarks(diag, out, problem, style);
		order[i] = NULL;
	}
}

static bool
wanted(const struct problem *problem, enum diag_which which)
{
	bool good = problem->item.level == DIAG_LEVEL_GOOD;

	if (good || which == DIAG_PRAISE)
		return good && which == DIAG_PRAISE;
	return which == DIAG_ALL ||
	       diag_is_fault(problem->item.code) == (which == DIAG_FAULTS);
}

/* What of one file is shown, and what is not. */
struct tally {
	size_t of[DIAG_LEVELS];
	size_t room[DIAG_LEVELS];
	size_t hidden[DIAG_LEVELS];
};

/* The problems of a file that are shown; NULL once one has been. */
struct chosen {
	const struct problem **v;
	size_t n;
};

/* Form errors and advice are shown only as far as people will read. */
static bool
is_limited(const struct problem *problem)
{
	if (problem->item.level == DIAG_LEVEL_ERROR)
		return codes[problem->item.code].status == DIAG_STATUS_INPUT;
	return problem->item.advice && problem->item.level != DIAG_LEVEL_MUST &&
	       problem->item.level != DIAG_LEVEL_GOOD;
}

/* Counts the n problems of a file. */
static struct tally
count_file(
    const struct problem **order, size_t n, const struct diag_style *style)
{
	struct tally tally = { .room = { [DIAG_LEVEL_ERROR] = ERRORS_SHOWN,
				   [DIAG_LEVEL_SHOULD] = ADVICE_SHOWN } };
	size_t shoulds = 0;

	for (size_t i = 0; i < n; i++) {
		if (!wanted(order[i], style->which))
			continue;
		tally.of[order[i]->item.level]++;
		shoulds += is_limited(order[i]) &&
			   order[i]->item.level == DIAG_LEVEL_SHOULD;
	}
	if (shoulds < ADVICE_SHOWN)
		tally.room[DIAG_LEVEL_THINK] = ADVICE_SHOWN - shoulds;
	return tally;
}

/* "a: 5 things to look at: 1 error, 4 should" and then, if there are any. */
static void
render_count(const struct diag *diag, struct out *out, struct loc loc,
    const size_t *of, const char *then)
{
	const char *before = ": ";
	size_t n = 0;

	for (int i = 0; i < DIAG_LEVEL_NOTE; i++)
		n += of[i];
	if (!n)
		return;
	loc.line = 0;
	render_place(diag, out, loc);
	if (then)
		out_fmt(out, "and %zu more", n);
	else
		out_fmt(
		    out, "%zu %s to look at", n, n == 1 ? "thing" : "things");
	for (int i = 0; i < DIAG_LEVEL_NOTE; i++) {
		if (!of[i])
			continue;
		out_fmt(out, "%s%zu %s%s", before, of[i], levels[i].word,
		    i == DIAG_LEVEL_ERROR && of[i] > 1 ? "s" : "");
		before = ", ";
	}
	out_fmt(out, "%s\n", then ? then : "");
}

/* Chooses which of the first n problems are shown; counts those that are not. */
static struct chosen
choose(const struct diag *diag, const struct problem **order, size_t n,
    struct tally *tally, const struct diag_style *style)
{
	struct chosen chosen = {
		ARENA_ARRAY(diag->arena, const struct problem *, n), 0
	};

	for (size_t i = 0; i < n; i++) {
		enum diag_level level = order[i]->item.level;

		if (!wanted(order[i], style->which))
			continue;
		if (style->all || !is_limited(order[i]) || tally->room[level]) {
			tally->room[level] -= tally->room[level] > 0;
			chosen.v[chosen.n++] = order[i];
		} else {
			tally->hidden[level]++;
		}
	}
	return chosen;
}

/* Renders the n problems of one file. */
static void
render_file(const struct diag *diag, struct out *out,
    const struct problem **order, size_t n, const struct diag_style *style)
{
	struct tally tally = count_file(order, n, style);
	struct chosen chosen = choose(diag, order, n, &tally, style);
	struct loc loc = order[0]->item.loc;

	if (style->count)
		render_count(diag, out, loc, tally.of, NULL);
	for (size_t i = 0; i < chosen.n; i++) {
		if (!chosen.v[i])
			continue;
		render_problem(diag, out, chosen.v[i], style);
		if (chosen.v[i]->item.advice)
			render_again(
			    diag, out, chosen.v + i, chosen.n - i, style);
	}
	render_count(diag, out, loc, tally.hidden,
	    style->count ? "; --all shows them" : "; mend some and look again");
}

/* How many of the first n problems are of one file. */
static size_t
of_file(const struct problem **order, size_t n)
{
	size_t i = 0;

	while (i < n && order[i]->file_order == order[0]->file_order)
		i++;
	return i;
}

void
diag_render(
    const struct diag *diag, struct out *out, const struct diag_style *style)
{
	const struct problem **order = sorted(diag);

	for (size_t i = 0, n; i < diag->problems.n; i += n) {
		n = of_file(order + i, diag->problems.n - i);
		render_file(diag, out, order + i, n, style);
	}
}
