/* SPDX-License-Identifier: MIT */
#include "walk_view.h"

#include "buf.h"
#include "prose.h"
#include "utf8.h"
#include "word.h"

#define STAGES     4
#define FIELD      6  /* cells of a half of a diamond */
#define PICTURE    34 /* cells of both */
#define BAR_CELLS  36
#define BAR_SHORT  20
#define NARROW_BAR 64

bool
walk_is(const struct label_set *labels, struct str line, enum label_id key)
{
	return str_eq_case(line, label(labels, key));
}

void
walk_keys(struct screen *screen, const struct label_set *labels,
    enum label_id enter, unsigned keys)
{
	static const struct {
		unsigned bit;
		enum label_id key, does;
	} all[] = {
		{ WALK_BACK, LABEL_WALK_KEY_BACK, LABEL_WALK_DOES_BACK },
		{ WALK_SKIP, LABEL_WALK_KEY_SKIP, LABEL_WALK_DOES_SKIP },
		{ WALK_WHERE, LABEL_WALK_KEY_WHERE, LABEL_WALK_DOES_WHERE },
		{ WALK_ALWAYS, LABEL_WALK_KEY_STOP, LABEL_WALK_DOES_STOP },
		{ WALK_ALWAYS, LABEL_WALK_KEY_HELP, LABEL_WALK_DOES_HELP },
	};

	screen_words(screen, label(labels, LABEL_WALK_KEYS),
	    label(labels, LABEL_WALK_MORE));
	if (enter != LABEL_IDS)
		screen_key(screen, label(labels, LABEL_WALK_KEY_ENTER),
		    label(labels, enter));
	for (size_t i = 0; i < COUNTOF(all); i++)
		if (keys & all[i].bit)
			screen_key(screen, label(labels, all[i].key),
			    label(labels, all[i].does));
}

void
walk_help(struct screen *screen, const struct label_set *labels, unsigned keys)
{
	static const struct {
		unsigned bit;
		enum label_id text;
	} all[] = {
		{ WALK_ALWAYS, LABEL_WALK_HELP_KEYS },
		{ WALK_BACK, LABEL_WALK_HELP_BACK },
		{ WALK_SKIP, LABEL_WALK_HELP_SKIP },
		{ WALK_WHERE, LABEL_WALK_HELP_WHERE },
		{ WALK_ALWAYS, LABEL_WALK_HELP_STOP },
	};

	for (size_t i = 0; i < COUNTOF(all); i++) {
		if (!(keys & all[i].bit))
			continue;
		screen_text(screen, SCREEN_PLAIN, label(labels, all[i].text));
		screen_gap(screen);
	}
}

/* A word in the middle of so many cells. */
static struct str
centred(struct arena *arena, struct str word, size_t cells)
{
	size_t width = utf8_width(word);
	size_t before = width < cells ? (cells - width) / 2 : 0;

	return str_fmt(arena, "%*s%.*s%*s", (int)before, "", STR_ARG(word),
	    width + before < cells ? (int)(cells - width - before) : 0, "");
}

/* The row through the middle of both, with what is done and where we are. */
static void
middle(struct screen *screen, struct arena *arena,
    const struct label_set *labels, int here)
{
	struct buf buf = BUF(arena);
	size_t from = 0;
	size_t to = 0;

	for (int stage = 1; stage <= STAGES; stage++) {
		struct str word = STR("");

		if (stage < here)
			word = label(labels, LABEL_WALK_DONE);
		else if (stage == here)
			word = label(labels, LABEL_WALK_HERE);
		buf_add(&buf, stage == 3 ? STR("   /") : STR(""));
		buf_add(&buf, stage == 1 ? STR("/") : STR(""));
		buf_add(&buf, stage % 2 ? STR("") : STR("|"));
		if (stage == here)
			from = buf.n;
		buf_add(&buf, centred(arena, word, FIELD));
		if (stage == here)
			to = buf.n;
		buf_add(&buf, stage % 2 ? STR("") : STR("\\"));
	}
	screen_picture(screen, buf_str(&buf), from, to);
}

static void
names(
    struct screen *screen, struct arena *arena, const struct label_set *labels)
{
	struct buf buf = BUF(arena);

	for (int stage = 0; stage < STAGES; stage++) {
		buf_add(
		    &buf, centred(arena,
			      label(labels,
				  (enum label_id)(LABEL_PLAN_STAGE_1 + stage)),
			      FIELD + 2));
		buf_add(&buf, stage == 1 ? STR("  ") : STR(""));
	}
	screen_picture(screen, buf_str(&buf), 0, 0);
}

void
walk_diamond(struct screen *screen, const struct label_set *labels, int here)
{
	static const char *const above[] = {
		"      /|\\               /|\\",
		"    /  |  \\           /  |  \\",
		"  /    |    \\       /    |    \\",
	};
	static const char *const below[] = {
		"  \\    |    /       \\    |    /",
		"    \\  |  /           \\  |  /",
		"      \\|/               \\|/",
	};
	struct arena *arena = screen_arena(screen);

	if (screen_look(screen)->width < PICTURE)
		return;
	for (size_t i = 0; i < COUNTOF(above); i++)
		screen_picture(screen, str_from(above[i]), 0, 0);
	middle(screen, arena, labels, here);
	for (size_t i = 0; i < COUNTOF(below); i++)
		screen_picture(screen, str_from(below[i]), 0, 0);
	names(screen, arena, labels);
	screen_gap(screen);
}

void
walk_stage(struct screen *screen, const struct label_set *labels, int here)
{
	struct arena *arena = screen_arena(screen);
	enum label_id name = LABEL_PLAN_STAGE_1;

	walk_diamond(screen, labels, here);
	if (here > 0)
		screen_text(screen, SCREEN_PLAIN,
		    label_fill(arena, labels, LABEL_WALK_YOU_ARE_HERE,
			LABEL_ARGS({ "stage", label(labels,
						  (enum label_id)(
						      (int)name + here - 1)) },
			    { "n", str_fmt(arena, "%d", here) })));
	screen_gap(screen);
}

static void
add_prose(void *context, enum prose_kind kind, bool entering, struct str text)
{
	struct buf *buf = context;

	if (kind == PROSE_TEXT)
		buf_add(buf, text);
	else if (kind == PROSE_BREAK)
		buf_char(buf, ' ');
	else if (kind == PROSE_ITEM && entering)
		buf_add(buf, STR("\n- "));
	else if (!entering &&
		 (kind == PROSE_PARAGRAPH || kind == PROSE_HEADING ||
		     kind == PROSE_ITEM || kind == PROSE_CODE_BLOCK))
		buf_char(buf, '\n');
}

struct str
walk_prose(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);

	return prose_read(arena, text, add_prose, &buf) ? buf_str(&buf) : text;
}

void
walk_bar(struct screen *screen, struct str before, int done, int all)
{
	struct buf buf = BUF(screen_arena(screen));
	int cells =
	    screen_look(screen)->width < NARROW_BAR ? BAR_SHORT : BAR_CELLS;
	size_t from;

	if (done > all)
		done = all;
	if (all > 0 && all < cells)
		cells = cells / all * all;
	buf_add(&buf, before);
	buf_char(&buf, '[');
	from = buf.n;
	for (int i = 0; i < cells; i++)
		buf_char(&buf, all > 0 && i < done * cells / all ? '#' : '-');
	buf_char(&buf, ']');
	screen_picture(screen, buf_str(&buf), from,
	    from + (all > 0 ? (size_t)(done * cells / all) : 0));
}

struct str
walk_wrong(struct arena *arena, const struct label_set *labels,
    enum label_id id, struct str line)
{
	return label_fill(
	    arena, labels, id, LABEL_ARGS({ "what", word_clip(line) }));
}
