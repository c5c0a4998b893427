/* SPDX-License-Identifier: MIT */
/*
 * term: the terminal: its size, its keys, and showing a screen on it.  The only
 * file that knows termios and escape sequences.
 *
 * On a terminal a screen has all of it to itself (the alternate screen, so what
 * stood there before comes back); a line is typed and edited in its last row.
 * Where standard input or output is no terminal, where TERM is "dumb", or where
 * it is asked for, everything is plain lines and the system edits what is
 * typed.
 *
 * ANSI sequences and termios, no curses: six sequences are needed, which each
 * terminal knows, also one that is too new for the system's terminfo; curses
 * measures characters by the locale of the C library, and the kit by Unicode;
 * and a screen here is a text that tests read.
 *
 * Signals that end a program are taken while it is open: the terminal is put
 * back first.
 */
#ifndef TERM_H
#define TERM_H

#include "diag.h"
#include "screen.h"

struct term;

/* Opens the terminal; plain: lines only.  There can be only one. */
struct term *term_open(struct arena *arena, bool plain, bool colour);

/* How it looks just now. */
struct screen_look term_look(const struct term *term);

/* Whether a person is there, who can type a line again. */
bool term_has_person(const struct term *term);

/* Shows a screen, which must last until the next one; keeps what is typed. */
void term_show(struct term *term, const struct screen *screen);

enum term_event {
	TERM_LINE,    /* a line was typed, or came from a file */
	TERM_REDRAW,  /* the size changed: make the screen again */
	TERM_TIME,    /* so much time went by */
	TERM_END,     /* nothing more will come */
	TERM_STOPPED, /* by a signal */
	TERM_LOST,    /* what was shown could not be written */
};

/* Waits for what happens next, at most so many seconds (0: for ever).  line is
 * valid UTF-8 without control characters, in the arena. */
enum term_event term_wait(
    struct term *term, struct arena *arena, unsigned seconds, struct str *line);

/* Puts what was taken by TERM_LINE back, as if it was not sent yet. */
void term_put_back(struct term *term, struct str line);

/* Puts the terminal back as it was.  Adds a problem if something could not be
 * shown.  Returns the signal that ended it; 0 if none did. */
int term_close(struct term *term, struct diag *diag);

/* A last line, after term_close(). */
void term_say(struct term *term, struct str text);

#endif
