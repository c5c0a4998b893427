/* SPDX-License-Identifier: MIT */
#include "screen.h"

#include "buf.h"
#include "out.h"
#include "utf8.h"

#define PAGE_CELLS 80 /* no wider than this, on whatever terminal */
#define TEXT_CELLS 64 /* what is good to read */
#define MARGIN     4
#define NARROW     64 /* cells: no margin, and the head on two lines */

enum line_kind { LINE_TEXT, LINE_GAP, LINE_RULE };

struct screen_line {
	enum line_kind kind;
	struct str text;
};
struct screen_part {
	struct screen_line *v;
	size_t n, cap;
};
struct screen_keys {
	struct {
		struct str key, does;
	} * v;
	size_t n, cap;
};

struct screen {
	struct arena *arena;
	struct screen_look look;
	struct str left, right; /* the head */
	struct screen_part body;
	struct str lead, more, prompt;
	struct screen_keys keys;
};

static const char *const style_codes[SCREEN_STYLES] = { "", "1", "2", "32",
	"1;33" };

struct screen *
screen_new(struct arena *arena, const struct screen_look *look)
{
	struct screen *screen = ARENA_NEW(arena, struct screen);

	screen->arena = arena;
	screen->look = *look;
	if (screen->look.width < 20)
		screen->look.width = 20;
	if (screen->look.height < 5)
		screen->look.height = 5;
	return screen;
}

const struct screen_look *
screen_look(const struct screen *screen)
{
	return &screen->look;
}

struct arena *
screen_arena(const struct screen *screen)
{
	return screen->arena;
}

/* Text that can do nothing to a terminal. */
static struct str
safe(struct screen *screen, struct str text)
{
	struct out *out = out_memory(screen->arena);

	out_visible(out, text);
	text = out_text(out);
	return screen->look.utf8 ? text : utf8_ascii(screen->arena, text);
}

static struct str
styled(struct screen *screen, enum screen_style style, struct str text)
{
	if (!screen->look.colour || style == SCREEN_PLAIN || text.n == 0)
		return text;
	return str_fmt(screen->arena, "\x1b[%sm%.*s\x1b[0m", style_codes[style],
	    STR_ARG(text));
}

static void
add(struct screen_part *part, struct arena *arena, enum line_kind kind,
    struct str text)
{
	*ARENA_PUSH(arena, part) = (struct screen_line){ kind, text };
}

static struct str
blanks(struct arena *arena, size_t n)
{
	return str_fmt(arena, "%*s", (int)n, "");
}

static size_t
page_width(const struct screen *screen)
{
	size_t width = (size_t)screen->look.width;

	return width < PAGE_CELLS ? width : PAGE_CELLS;
}

static size_t
margin(const struct screen *screen)
{
	return screen->look.width < NARROW ? 0 : MARGIN;
}

static size_t
text_width(const struct screen *screen)
{
	size_t width = (size_t)screen->look.width - margin(screen);

	return width < TEXT_CELLS ? width : TEXT_CELLS;
}

/* Takes from *text what fits on a line of so many cells: whole words, or a part
 * of one that is longer than a line. */
static struct str
take_line(struct str *text, size_t width)
{
	size_t fits = utf8_fit(*text, width);
	size_t end = fits;
	struct str line;

	if (fits < text->n) {
		while (end > 0 && text->s[end] != ' ')
			end--;
		if (end == 0)
			end = fits;
	}
	if (end == 0) { /* a character that is wider than the line */
		struct str rest = *text;

		(void)utf8_next(&rest);
		end = text->n - rest.n;
	}
	line = str_trim(str_head(*text, end));
	*text = str_from_byte(*text, end);
	while (text->n && text->s[0] == ' ')
		*text = str_from_byte(*text, 1);
	return line;
}

/* Adds text in lines of so many cells; first stands before the first one, and
 * as many blanks as it is wide before the others. */
static void
wrap(struct screen *screen, struct screen_part *part, struct str first,
    enum screen_style style, struct str text)
{
	size_t indent = utf8_width(first);
	size_t width = margin(screen) + text_width(screen);
	struct str before = first;

	width = width > indent + 8 ? width - indent : 8;
	do {
		struct str line = take_line(&text, width);

		add(part, screen->arena, LINE_TEXT,
		    str_fmt(screen->arena, "%.*s%.*s", STR_ARG(before),
			STR_ARG(styled(screen, style, line))));
		before = blanks(screen->arena, indent);
	} while (text.n);
}

void
screen_head(struct screen *screen, struct str left, struct str right)
{
	screen->left = safe(screen, left);
	screen->right = safe(screen, right);
}

void
screen_gap(struct screen *screen)
{
	size_t n = screen->body.n;

	if (n && screen->body.v[n - 1].kind != LINE_GAP)
		add(&screen->body, screen->arena, LINE_GAP, STR(""));
}

void
screen_text(struct screen *screen, enum screen_style style, struct str text)
{
	struct str first = screen->look.plain
			       ? STR("")
			       : blanks(screen->arena, margin(screen));

	for (struct str rest = text; rest.s;) {
		struct str line =
		    safe(screen, str_trim(str_cut(rest, '\n', &rest)));

		if (line.n == 0)
			continue;
		if (screen->look.plain)
			add(&screen->body, screen->arena, LINE_TEXT, line);
		else
			wrap(screen, &screen->body, first, style, line);
	}
}

void
screen_exact(struct screen *screen, struct str text)
{
	int indent = screen->look.plain ? 0 : (int)margin(screen);

	for (struct str rest = text; rest.s;) {
		struct str line = safe(screen, str_cut(rest, '\n', &rest));

		if (line.n)
			add(&screen->body, screen->arena, LINE_TEXT,
			    str_fmt(screen->arena, "%*s%.*s", indent, "",
				STR_ARG(line)));
	}
}

/* One paragraph of an item. */
static void
add_item(struct screen *screen, enum screen_style style, struct str mark,
    size_t column, struct str text)
{
	size_t width = utf8_width(mark);

	text = safe(screen, str_trim(text));
	if (screen->look.plain) {
		struct str line = str_fmt(screen->arena, "%.*s%s%.*s",
		    STR_ARG(mark), mark.n && text.n ? "  " : "", STR_ARG(text));

		add(&screen->body, screen->arena, LINE_TEXT, str_trim(line));
		return;
	}
	wrap(screen, &screen->body,
	    str_fmt(screen->arena, "%*s%.*s%*s", (int)margin(screen), "",
		STR_ARG(mark), width < column ? (int)(column - width) : 1, ""),
	    style, text);
}

void
screen_item(struct screen *screen, enum screen_style style, struct str mark,
    size_t column, struct str text)
{
	struct str rest = str_trim(text);

	mark = safe(screen, mark);
	do {
		struct str line = str_cut(rest, '\n', &rest);

		if (!line.n && rest.s)
			continue;
		add_item(screen, style, mark, column, line);
		mark = STR("");
	} while (rest.s);
}

/* A finer sign for an ASCII one. */
static struct str
finer(char c)
{
	switch (c) {
	case '/':
		return STR("\xe2\x95\xb1");
	case '\\':
		return STR("\xe2\x95\xb2");
	case '|':
		return STR("\xe2\x94\x82");
	case '-':
		return STR("\xe2\x94\x80");
	case '#':
		return STR("\xe2\x96\x88");
	default:
		return STR("");
	}
}

static struct str
drawn(struct screen *screen, struct str line)
{
	struct buf buf = BUF(screen->arena);

	if (!screen->look.utf8)
		return line;
	for (size_t i = 0; i < line.n; i++) {
		struct str sign = finer(line.s[i]);

		if (sign.n)
			buf_add(&buf, sign);
		else
			buf_char(&buf, line.s[i]);
	}
	return buf_str(&buf);
}

void
screen_picture(struct screen *screen, struct str line, size_t from, size_t to)
{
	struct str here = str_head(str_from_byte(line, from), to - from);

	if (screen->look.plain)
		return;
	line = str_fmt(screen->arena, "%*s%.*s%.*s%.*s", (int)margin(screen),
	    "", STR_ARG(drawn(screen, str_head(line, from))),
	    STR_ARG(styled(screen, SCREEN_GOOD, drawn(screen, here))),
	    STR_ARG(drawn(screen, str_from_byte(line, to))));
	add(&screen->body, screen->arena, LINE_TEXT, line);
}

void
screen_words(struct screen *screen, struct str lead, struct str more)
{
	screen->lead = safe(screen, lead);
	screen->more = safe(screen, more);
}

void
screen_key(struct screen *screen, struct str key, struct str does)
{
	size_t n = screen->keys.n;

	(void)ARENA_PUSH(screen->arena, &screen->keys);
	screen->keys.v[n].key = safe(screen, key);
	screen->keys.v[n].does = safe(screen, does);
}

void
screen_prompt(struct screen *screen, struct str prompt)
{
	screen->prompt = safe(screen, prompt);
}

/* A frame for a terminal. --------------------------------------------------- */

static struct str
rule(struct screen *screen)
{
	struct buf buf = BUF(screen->arena);

	for (size_t i = 0; i < page_width(screen); i++)
		buf_char(&buf, '-');
	return styled(screen, SCREEN_DIM, drawn(screen, buf_str(&buf)));
}

static struct screen_part
head_lines(struct screen *screen)
{
	struct screen_part part = { 0 };
	size_t width = page_width(screen);
	size_t need = utf8_width(screen->left) + utf8_width(screen->right) + 2;
	struct str left = screen->left;

	if (left.n == 0 && screen->right.n == 0)
		return part;
	if (need <= width && (screen->look.width >= NARROW || !left.n)) {
		add(&part, screen->arena, LINE_TEXT,
		    str_fmt(screen->arena, "%.*s%*s%.*s",
			STR_ARG(styled(screen, SCREEN_BOLD, left)),
			(int)(width - need + 2), "", STR_ARG(screen->right)));
	} else {
		while (left.n) {
			struct str line = take_line(&left, width);

			add(&part, screen->arena, LINE_TEXT,
			    styled(screen, SCREEN_BOLD, line));
		}
		for (struct str right = screen->right; right.n;) {
			struct str line = take_line(&right, width);

			add(&part, screen->arena, LINE_TEXT, line);
		}
	}
	add(&part, screen->arena, LINE_RULE, rule(screen));
	return part;
}

/* The keys, as many on a line as there is room for. */
static struct screen_part
foot_lines(struct screen *screen)
{
	struct screen_part part = { 0 };
	struct str line = STR("");
	size_t used = 0;

	add(&part, screen->arena, LINE_RULE, rule(screen));
	for (size_t i = 0; i < screen->keys.n; i++) {
		struct str key = screen->keys.v[i].key;
		struct str does = screen->keys.v[i].does;
		size_t cells = utf8_width(key) + 1 + utf8_width(does);

		if (used && used + 3 + cells > page_width(screen)) {
			add(&part, screen->arena, LINE_TEXT, line);
			line = STR("");
			used = 0;
		}
		line = str_fmt(screen->arena, "%.*s%s%.*s %.*s", STR_ARG(line),
		    used ? "   " : "",
		    STR_ARG(styled(screen, SCREEN_BOLD, key)),
		    STR_ARG(styled(screen, SCREEN_DIM, does)));
		used += cells + (used ? 3 : 0);
	}
	if (line.n)
		add(&part, screen->arena, LINE_TEXT, line);
	return part;
}

/* The prompt with what was typed, cut anywhere, and where its cursor is. */
static struct screen_part
prompt_lines(
    struct screen *screen, struct str typed, size_t at, struct screen_frame *to)
{
	struct screen_part part = { 0 };
	struct str text =
	    str_fmt(screen->arena, "%.*s%.*s ", STR_ARG(screen->prompt),
		STR_ARG(screen->look.utf8 ? typed
					  : utf8_ascii(screen->arena, typed)));
	size_t cursor = screen->prompt.n + at;
	size_t width = (size_t)screen->look.width;

	while (text.n) {
		size_t fits = utf8_fit(text, width);

		if (fits == 0)
			fits = text.n;
		if (cursor < fits) {
			to->cursor_row = part.n;
			to->cursor_column = utf8_width(str_head(text, cursor));
			cursor = (size_t)-1;
		} else if (cursor != (size_t)-1) {
			cursor -= fits;
		}
		add(&part, screen->arena, LINE_TEXT, str_head(text, fits));
		text = str_from_byte(text, fits);
	}
	return part;
}

static struct screen_part
without_gaps(struct screen *screen)
{
	struct screen_part part = { 0 };

	for (size_t i = 0; i < screen->body.n; i++)
		if (screen->body.v[i].kind != LINE_GAP)
			add(&part, screen->arena, LINE_TEXT,
			    screen->body.v[i].text);
	return part;
}

static void
copy_rows(struct arena *arena, struct screen_frame *frame,
    const struct screen_part *part, size_t from, size_t n)
{
	for (size_t i = from; i < from + n && i < part->n; i++)
		frame->row[frame->n++] = str_dup(arena, part->v[i].text);
}

struct screen_frame
screen_frame(struct arena *arena, const struct screen *given, struct str typed,
    size_t at, size_t *scroll)
{
	struct screen copy = *given;
	struct screen *screen = &copy;
	struct screen_frame frame = { 0 };
	struct screen_part head, foot, prompt;
	struct screen_part body = screen->body;
	size_t height = (size_t)screen->look.height;
	size_t room, skip;

	screen->arena = arena;
	head = head_lines(screen);
	foot = foot_lines(screen);
	prompt = prompt_lines(screen, typed, at, &frame);
	room = head.n + foot.n + prompt.n + 3 <= height
		   ? height - head.n - foot.n - prompt.n
		   : 0;
	if (room == 0) { /* on a tiny one the head has to go, then the keys */
		head.n = 0;
		if (foot.n + prompt.n + 1 > height)
			foot.n = 0;
		room =
		    foot.n + prompt.n < height ? height - foot.n - prompt.n : 0;
	}
	if (body.n > room)
		body = without_gaps(screen);
	frame.more = body.n > room;
	if (*scroll + room > body.n)
		*scroll = body.n > room ? body.n - room : 0;
	frame.row =
	    ARENA_ARRAY(arena, struct str, head.n + body.n + foot.n + prompt.n);
	copy_rows(arena, &frame, &head, 0, head.n);
	copy_rows(arena, &frame, &body, *scroll, room);
	if (frame.more && foot.n)
		foot.v[0].text = styled(screen, SCREEN_LATE, screen->more);
	copy_rows(arena, &frame, &foot, 0, foot.n);
	skip = prompt.n > height ? prompt.n - height : 0;
	frame.cursor_row += frame.n;
	frame.cursor_row -= frame.cursor_row >= skip ? skip : 0;
	copy_rows(arena, &frame, &prompt, skip, prompt.n);
	return frame;
}

/* Plain lines. -------------------------------------------------------------- */

struct str
screen_lines(struct arena *arena, const struct screen *screen)
{
	struct buf buf = BUF(arena);

	if (screen->left.n || screen->right.n)
		buf_fmt(&buf, "%.*s%s%.*s\n", STR_ARG(screen->left),
		    screen->left.n && screen->right.n ? ". " : "",
		    STR_ARG(screen->right));
	for (size_t i = 0; i < screen->body.n; i++)
		if (screen->body.v[i].kind == LINE_TEXT)
			buf_fmt(
			    &buf, "%.*s\n", STR_ARG(screen->body.v[i].text));
	for (size_t i = 0; i < screen->keys.n; i++)
		buf_fmt(&buf, "%.*s%.*s %.*s%s", i ? 0 : (int)screen->lead.n,
		    screen->lead.s, STR_ARG(screen->keys.v[i].key),
		    STR_ARG(screen->keys.v[i].does),
		    i + 1 < screen->keys.n ? ", " : ".\n");
	buf_add(&buf, screen->prompt);
	return buf_str(&buf);
}
