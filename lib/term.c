/* SPDX-License-Identifier: MIT */
#include "term.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

#include "buf.h"
#include "out.h"
#include "utf8.h"

#define LINE_MAX_BYTES ((size_t)16 * 1024)
#define QUEUE_BYTES    1024
#define ESC_WAIT_MS    50 /* the rest of a key's sequence comes sooner */

struct term {
	struct arena *arena;
	bool plain;
	bool keyboard; /* standard input is a terminal */
	bool colour, utf8;
	struct termios before;
	bool raw;
	int signal; /* that ended it */
	int lost;   /* an errno of writing */
	/* What is typed, and the byte in it where the cursor stands. */
	char *v;
	size_t n, cap, at;
	/* What was read and not used yet. */
	unsigned char queue[QUEUE_BYTES];
	size_t queued;
	bool ended;
	/* What is shown, and in which of the two arenas its rows are. */
	const struct screen *screen;
	struct arena *side[2];
	int here;
	struct screen_frame frame;
	struct screen_look shown; /* blank: all must be drawn */
	size_t scroll;
	sigset_t usual; /* the signals that were let through before */
};

/* Signals. ------------------------------------------------------------------ */

/* A handler can reach nothing else. */
static volatile sig_atomic_t ending;  /* the signal that asks us to end */
static volatile sig_atomic_t resized; /* the size changed, or we go on again */
static volatile sig_atomic_t pausing; /* Ctrl-Z */

static void
take_ending(int signal)
{
	ending = signal;
}

static void
take_resize(int signal)
{
	(void)signal;
	resized = 1;
}

static void
take_pause(int signal)
{
	(void)signal;
	pausing = 1;
}

static const struct {
	int signal;
	void (*take)(int signal);
} handled[] = {
	{ SIGINT, take_ending },
	{ SIGTERM, take_ending },
	{ SIGHUP, take_ending },
	{ SIGQUIT, take_ending },
	{ SIGWINCH, take_resize },
	{ SIGCONT, take_resize },
	{ SIGTSTP, take_pause },
};

/* They come only while term_wait() waits, so none is missed. */
static void
handle_signals(struct term *term)
{
	sigset_t held;

	(void)sigemptyset(&held);
	for (size_t i = 0; i < COUNTOF(handled); i++) {
		struct sigaction action = { .sa_handler = handled[i].take };

		(void)sigemptyset(&action.sa_mask);
		(void)sigaddset(&held, handled[i].signal);
		(void)sigaction(handled[i].signal, &action, NULL);
	}
	(void)sigprocmask(SIG_BLOCK, &held, &term->usual);
}

static void
leave_signals(const struct term *term)
{
	for (size_t i = 0; i < COUNTOF(handled); i++)
		(void)signal(handled[i].signal, SIG_DFL);
	(void)sigprocmask(SIG_SETMASK, &term->usual, NULL);
}

/* Writing. ------------------------------------------------------------------ */

static void
put(struct term *term, struct str s)
{
	while (s.n && !term->lost) {
		ssize_t done = write(STDOUT_FILENO, s.s, s.n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			term->lost = errno;
		else
			s = str_from_byte(s, (size_t)done);
	}
}

/* Takes each key at once, and shows nothing by itself; Ctrl-C still works. */
static void
go_raw(struct term *term)
{
	struct termios raw = term->before;

	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
	raw.c_iflag &= ~(tcflag_t)(IXON | INLCR | IGNCR);
	raw.c_iflag |= ICRNL;
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	(void)tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	put(term, STR("\x1b[?1049h\x1b[H\x1b[2J"));
	term->raw = true;
	term->shown = (struct screen_look){ 0 };
}

static void
leave_raw(struct term *term)
{
	if (!term->raw)
		return;
	put(term, STR("\x1b[0m\x1b[?25h\x1b[?1049l"));
	(void)tcsetattr(STDIN_FILENO, TCSADRAIN, &term->before);
	term->raw = false;
}

/* Opening. ------------------------------------------------------------------ */

/* Whether the environment names UTF-8; the C library is left in its own
 * locale. */
static bool
has_utf8(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	struct str value = STR("");
	struct str rest = value;

	for (size_t i = 0; i < COUNTOF(names) && value.n == 0; i++)
		value = str_from(getenv(names[i]));
	(void)str_cut(value, '.', &rest);
	(void)str_cut(rest, '@', &value);
	rest = str_head(rest, rest.n - (value.s ? value.n + 1 : 0));
	return str_eq_case(rest, STR("UTF-8")) ||
	       str_eq_case(rest, STR("utf8"));
}

static bool
is_dumb(void)
{
	const char *name = getenv("TERM");

	return !name || !*name || strcmp(name, "dumb") == 0;
}

struct term *
term_open(struct arena *arena, bool plain, bool colour)
{
	struct term *term = ARENA_NEW(arena, struct term);

	term->arena = arena;
	term->keyboard = isatty(STDIN_FILENO);
	term->plain = plain || !term->keyboard || !isatty(STDOUT_FILENO) ||
		      is_dumb() || tcgetattr(STDIN_FILENO, &term->before) != 0;
	term->colour = colour && !term->plain;
	term->utf8 = has_utf8();
	term->side[0] = arena_new();
	term->side[1] = arena_new();
	handle_signals(term);
	if (!term->plain)
		go_raw(term);
	return term;
}

struct screen_look
term_look(const struct term *term)
{
	struct screen_look look = { 80, 24, term->plain, term->utf8,
		term->colour };
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col &&
	    size.ws_row) {
		look.width = size.ws_col;
		look.height = size.ws_row;
	}
	return look;
}

bool
term_has_person(const struct term *term)
{
	return term->keyboard;
}

/* Showing. ------------------------------------------------------------------ */

/* Draws the rows that differ from what is there. */
static void
paint(struct term *term)
{
	struct screen_look look = term_look(term);
	struct arena *arena = term->side[!term->here];
	struct screen_frame old = term->frame;
	struct buf buf;
	bool all = look.width != term->shown.width ||
		   look.height != term->shown.height;

	arena_reset(arena);
	buf = BUF(arena);
	term->frame = screen_frame(arena, term->screen,
	    (struct str){ term->v, term->n }, term->at, &term->scroll);
	buf_add(&buf, all ? STR("\x1b[?25l\x1b[H\x1b[2J") : STR("\x1b[?25l"));
	for (size_t i = 0; i < term->frame.n; i++)
		if (all || i >= old.n ||
		    !str_eq(term->frame.row[i], old.row[i]))
			buf_fmt(&buf, "\x1b[%zu;1H\x1b[K%.*s", i + 1,
			    STR_ARG(term->frame.row[i]));
	for (size_t i = term->frame.n; !all && i < old.n; i++)
		buf_fmt(&buf, "\x1b[%zu;1H\x1b[K", i + 1);
	buf_fmt(&buf, "\x1b[%zu;%zuH\x1b[?25h", term->frame.cursor_row + 1,
	    term->frame.cursor_column + 1);
	put(term, buf_str(&buf));
	term->here = !term->here;
	term->shown = look;
}

void
term_show(struct term *term, const struct screen *screen)
{
	struct arena *arena = term->side[0];

	term->screen = screen;
	term->scroll = 0;
	if (!term->plain) {
		paint(term);
		return;
	}
	arena_reset(arena);
	put(term, screen_lines(arena, screen));
}

/* Editing. ------------------------------------------------------------------ */

enum key {
	KEY_NONE, /* one that does nothing here */
	KEY_PART, /* the rest has not come yet */
	KEY_TEXT,
	KEY_ENTER,
	KEY_END_OF_INPUT,
	KEY_DELETE_BACK,
	KEY_DELETE,
	KEY_DELETE_WORD,
	KEY_CLEAR,
	KEY_LEFT,
	KEY_RIGHT,
	KEY_HOME,
	KEY_END,
	KEY_UP,
	KEY_DOWN,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_DRAW,
};

static const struct {
	unsigned char byte;
	enum key key;
} control_keys[] = {
	{ '\r', KEY_ENTER },
	{ '\n', KEY_ENTER },
	{ 0x7F, KEY_DELETE_BACK },
	{ 0x08, KEY_DELETE_BACK },
	{ 0x04, KEY_END_OF_INPUT },
	{ 0x15, KEY_CLEAR },
	{ 0x17, KEY_DELETE_WORD },
	{ 0x01, KEY_HOME },
	{ 0x05, KEY_END },
	{ 0x0C, KEY_DRAW },
};

/* What follows ESC [ or ESC O. */
static const struct {
	const char *sequence;
	enum key key;
} sequence_keys[] = {
	{ "A", KEY_UP },
	{ "B", KEY_DOWN },
	{ "C", KEY_RIGHT },
	{ "D", KEY_LEFT },
	{ "H", KEY_HOME },
	{ "F", KEY_END },
	{ "1~", KEY_HOME },
	{ "7~", KEY_HOME },
	{ "4~", KEY_END },
	{ "8~", KEY_END },
	{ "3~", KEY_DELETE },
	{ "5~", KEY_PAGE_UP },
	{ "6~", KEY_PAGE_DOWN },
};

/* The key of an escape sequence; *used is how many bytes it has. */
static enum key
sequence_key(const unsigned char *queue, size_t n, size_t *used)
{
	struct str sequence;
	size_t end = 2;

	if (n < 2)
		return KEY_PART;
	*used = 2;
	if (queue[1] != '[' && queue[1] != 'O')
		return KEY_NONE; /* Alt and a letter */
	while (end < n && (queue[end] < 0x40 || queue[end] > 0x7E))
		end++;
	if (end == n)
		return KEY_PART;
	*used = end + 1;
	sequence = (struct str){ (const char *)queue + 2, end - 1 };
	for (size_t i = 0; i < COUNTOF(sequence_keys); i++)
		if (str_eq(sequence, str_from(sequence_keys[i].sequence)))
			return sequence_keys[i].key;
	return KEY_NONE;
}

/* How many bytes the character that begins so has. */
static size_t
length_of(unsigned char first)
{
	if (first < 0xC2)
		return 1;
	if (first < 0xE0)
		return 2;
	return first < 0xF0 ? 3 : 4;
}

static enum key
next_key(const unsigned char *queue, size_t n, size_t *used)
{
	*used = 1;
	if (queue[0] == 0x1B)
		return sequence_key(queue, n, used);
	for (size_t i = 0; i < COUNTOF(control_keys); i++)
		if (queue[0] == control_keys[i].byte)
			return control_keys[i].key;
	if (queue[0] < 0x20)
		return KEY_NONE;
	*used = length_of(queue[0]);
	if (*used > n)
		return KEY_PART;
	return KEY_TEXT;
}

/* What somebody typed, as text: a byte that is no UTF-8 is taken for the
 * letter that it is in Latin-1; control characters are left out. */
static struct str
as_text(struct arena *arena, struct str typed)
{
	struct buf buf = BUF(arena);

	while (typed.n) {
		struct str here = typed;
		unsigned c = utf8_next(&typed);
		char letter[4];

		if (c == 0)
			c = (unsigned char)here.s[0];
		if (c == '\t')
			c = ' ';
		if (!utf8_is_control(c) && c != '\n')
			buf_add(
			    &buf, (struct str){ letter, utf8_put(c, letter) });
	}
	return buf_str(&buf);
}

static size_t
char_before(const struct term *term, size_t at)
{
	while (at > 0) {
		struct str rest;

		do
			at--;
		while (at > 0 && ((unsigned char)term->v[at] & 0xC0) == 0x80);
		rest = (struct str){ term->v + at, term->n - at };
		(void)utf8_next(&rest);
		/* A mark belongs to the letter before it. */
		if (utf8_width((struct str){
			term->v + at, term->n - at - rest.n }) > 0)
			break;
	}
	return at;
}

static size_t
char_after(const struct term *term, size_t at)
{
	struct str rest = { term->v + at, term->n - at };

	while (rest.n) {
		struct str next;

		(void)utf8_next(&rest);
		next = rest;
		(void)utf8_next(&next);
		if (utf8_width(str_head(rest, rest.n - next.n)) > 0)
			break;
	}
	return term->n - rest.n;
}

static void
cut(struct term *term, size_t from, size_t to)
{
	memmove(term->v + from, term->v + to, term->n - to);
	term->n -= to - from;
	term->at = from;
}

static void
insert(struct term *term, struct str text)
{
	if (text.n == 0 || term->n + text.n > LINE_MAX_BYTES)
		return;
	term->v =
	    arena_grow(term->arena, term->v, &term->cap, term->n + text.n, 1);
	memmove(term->v + term->at + text.n, term->v + term->at,
	    term->n - term->at);
	memcpy(term->v + term->at, text.s, text.n);
	term->n += text.n;
	term->at += text.n;
}

static size_t
word_before(const struct term *term)
{
	size_t at = term->at;

	while (at > 0 && term->v[at - 1] == ' ')
		at--;
	while (at > 0 && term->v[at - 1] != ' ')
		at--;
	return at;
}

static void
scroll_by(struct term *term, int lines)
{
	if (lines < 0 && term->scroll < (size_t)-lines)
		term->scroll = 0;
	else
		term->scroll += (size_t)lines;
}

/* Does what a key that changes the line or the view does. */
static void
edit(struct term *term, enum key key)
{
	int page = term->shown.height / 2;

	if (key == KEY_DELETE_BACK && term->at)
		cut(term, char_before(term, term->at), term->at);
	else if (key == KEY_DELETE)
		cut(term, term->at, char_after(term, term->at));
	else if (key == KEY_DELETE_WORD)
		cut(term, word_before(term), term->at);
	else if (key == KEY_CLEAR)
		cut(term, 0, term->n);
	else if (key == KEY_LEFT)
		term->at = char_before(term, term->at);
	else if (key == KEY_RIGHT)
		term->at = char_after(term, term->at);
	else if (key == KEY_HOME)
		term->at = 0;
	else if (key == KEY_END)
		term->at = term->n;
	else if (key == KEY_UP || key == KEY_DOWN)
		scroll_by(term, key == KEY_UP ? -1 : 1);
	else if (key == KEY_PAGE_UP || key == KEY_PAGE_DOWN)
		scroll_by(term, key == KEY_PAGE_UP ? -page : page);
	else if (key == KEY_DRAW)
		term->shown = (struct screen_look){ 0 };
}

static void
take_line(struct term *term, struct arena *arena, struct str *line)
{
	*line = as_text(arena, (struct str){ term->v, term->n });
	term->n = term->at = 0;
}

static void
used_up(struct term *term, size_t used)
{
	term->queued -= used;
	memmove(term->queue, term->queue + used, term->queued);
}

/* Uses the keys that are there.  True once a line is whole, or input ended. */
static bool
use_keys(struct term *term, struct arena *arena, struct str *line,
    enum term_event *event)
{
	while (term->queued) {
		size_t used;
		enum key key = next_key(term->queue, term->queued, &used);

		if (key == KEY_PART)
			break;
		if (key == KEY_TEXT)
			insert(term,
			    as_text(arena,
				(struct str){ (char *)term->queue, used }));
		else
			edit(term, key);
		used_up(term, used);
		if (key == KEY_END_OF_INPUT && term->n == 0) {
			*event = TERM_END;
			return true;
		}
		if (key == KEY_ENTER) {
			take_line(term, arena, line);
			*event = TERM_LINE;
			return true;
		}
	}
	return false;
}

/* Uses lines as they come, already edited. */
static bool
use_lines(struct term *term, struct arena *arena, struct str *line,
    enum term_event *event)
{
	struct str got = { (char *)term->queue, term->queued };
	size_t end = str_find(got, STR("\n"));

	insert(term, str_head(got, end));
	used_up(term, end < got.n ? end + 1 : end);
	if (end == got.n && !(term->ended && term->n))
		return false;
	take_line(term, arena, line);
	*event = TERM_LINE;
	/* What was piped in is not seen otherwise. */
	if (!term->keyboard)
		put(term, str_fmt(arena, "%.*s\n", STR_ARG(*line)));
	return true;
}

/* Waiting. ------------------------------------------------------------------ */

static void
pause_here(struct term *term)
{
	struct sigaction action = { .sa_handler = take_pause };
	sigset_t stop;

	pausing = 0;
	leave_raw(term);
	(void)signal(SIGTSTP, SIG_DFL);
	(void)sigemptyset(&stop);
	(void)sigaddset(&stop, SIGTSTP);
	(void)raise(SIGTSTP);
	(void)sigprocmask(SIG_UNBLOCK, &stop, NULL); /* stands still here */
	(void)sigprocmask(SIG_BLOCK, &stop, NULL);
	(void)sigemptyset(&action.sa_mask);
	(void)sigaction(SIGTSTP, &action, NULL);
	if (!term->plain)
		go_raw(term);
}

/* Whether a signal came that term_wait() has to tell. */
static bool
use_signals(struct term *term, enum term_event *event)
{
	if (pausing)
		pause_here(term);
	if (ending) {
		term->signal = ending;
		*event = TERM_STOPPED;
		return true;
	}
	if (resized) {
		resized = 0;
		*event = TERM_REDRAW;
		return !term->plain;
	}
	return false;
}

/* Waits until there is something to read: 1; 0 after that time; -1 after a
 * signal. */
static int
wait_for_input(const struct term *term, unsigned seconds)
{
	struct timespec time = { .tv_sec = (time_t)seconds };
	bool part = term->queued > 0 && !term->plain;
	fd_set set;

	FD_ZERO(&set);
	FD_SET(STDIN_FILENO, &set);
	if (part)
		time = (struct timespec){ 0, ESC_WAIT_MS * 1000000L };
	return pselect(STDIN_FILENO + 1, &set, NULL, NULL,
	    seconds || part ? &time : NULL, &term->usual);
}

/* Reads more.  What is left of a key that never came whole is dropped. */
static void
read_more(struct term *term)
{
	ssize_t n;

	if (term->queued == QUEUE_BYTES)
		term->queued = 0;
	n = read(STDIN_FILENO, term->queue + term->queued,
	    QUEUE_BYTES - term->queued);
	if (n > 0)
		term->queued += (size_t)n;
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		term->ended = true;
}

enum term_event
term_wait(
    struct term *term, struct arena *arena, unsigned seconds, struct str *line)
{
	enum term_event event = TERM_END;

	for (;;) {
		int ready;

		if (term->lost)
			return TERM_LOST;
		if (use_signals(term, &event))
			return event;
		if (term->plain ? use_lines(term, arena, line, &event)
				: use_keys(term, arena, line, &event))
			return event;
		if (term->ended)
			return TERM_END;
		if (!term->plain)
			paint(term);
		ready = wait_for_input(term, seconds);
		if (ready > 0)
			read_more(term);
		else if (ready == 0 && term->queued && !term->plain)
			used_up(term, term->queued); /* Esc alone */
		else if (ready == 0)
			return TERM_TIME;
	}
}

void
term_put_back(struct term *term, struct str line)
{
	term->at = term->n;
	if (!term->plain)
		insert(term, line);
}

int
term_close(struct term *term, struct diag *diag)
{
	leave_raw(term);
	leave_signals(term);
	arena_free(term->side[0]);
	arena_free(term->side[1]);
	if (term->lost && term->signal != SIGHUP)
		diag_add(diag, DIAG_CANNOT_WRITE,
		    (struct loc){ "standard output" }, "cannot write: %s",
		    out_reason(term->lost));
	return term->signal;
}

void
term_say(struct term *term, struct str text)
{
	put(term, text);
	put(term, STR("\n"));
}
