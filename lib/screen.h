/* SPDX-License-Identifier: MIT */
/*
 * screen: what a person sees at one moment: a head, a body, the keys that work
 * here, and a prompt.  Laid out for a terminal of any size, or as plain lines
 * that are read one after another.  Nothing is written here: term shows it.
 *
 * All text is shown safely: control characters and characters that turn the
 * direction of writing become visible, and where the terminal has no UTF-8 all
 * is ASCII.  What has a colour also has a word.
 */
#ifndef SCREEN_H
#define SCREEN_H

#include "str.h"

struct screen_look {
	int width, height; /* of the terminal, in cells */
	bool plain;  /* lines only: a screen reader, a slow line, a pipe */
	bool utf8;   /* more than ASCII can be shown */
	bool colour; /* and bold */
};

enum screen_style {
	SCREEN_PLAIN,
	SCREEN_BOLD,
	SCREEN_DIM,
	SCREEN_GOOD, /* saved, done, on time */
	SCREEN_LATE, /* behind */
	SCREEN_STYLES
};

struct screen;

/* All of it lives in the arena. */
struct screen *screen_new(struct arena *arena, const struct screen_look *look);
const struct screen_look *screen_look(const struct screen *screen);
/* For texts that are made for this screen only. */
struct arena *screen_arena(const struct screen *screen);

/* The head: what this is, and where in it we are.  Either may be blank. */
void screen_head(struct screen *screen, struct str left, struct str right);

/* The body.  A gap is one blank line; none in plain lines. */
void screen_gap(struct screen *screen);
/* Text; a line break in it begins a new paragraph. */
void screen_text(
    struct screen *screen, enum screen_style style, struct str text);
/* Lines to be copied as they are, with the blanks at their beginning. */
void screen_exact(struct screen *screen, struct str text);
/* A word, number or letter in a column of so many cells, and text beside it, of
 * one or more paragraphs. */
void screen_item(struct screen *screen, enum screen_style style,
    struct str mark, size_t column, struct str text);
/* A line of a picture in ASCII, without colour but for the part from byte from
 * to byte to; not in plain lines.  / \ | - # are drawn finer where they can. */
void screen_picture(
    struct screen *screen, struct str line, size_t from, size_t to);

/* The foot: what stands before the keys in plain lines, and on a terminal
 * where there is more than it can show; each key with what it does; and the
 * prompt, which is the last line. */
void screen_words(struct screen *screen, struct str lead, struct str more);
void screen_key(struct screen *screen, struct str key, struct str does);
void screen_prompt(struct screen *screen, struct str prompt);

/* The rows of a terminal, at most its height, each at most its width, with
 * what was typed after the prompt.  at is the byte in it where the cursor
 * stands.  A body that is too long loses its gaps, and is then shown from line
 * *scroll on, which is corrected if it is past the end. */
struct screen_frame {
	struct str *row; /* with the escape sequences of colours */
	size_t n;
	size_t cursor_row, cursor_column; /* from 0 */
	bool more;                        /* not all of the body is shown */
};
struct screen_frame screen_frame(struct arena *arena,
    const struct screen *given, struct str typed, size_t at, size_t *scroll);

/* All of it as lines, one a paragraph; the prompt has no end of line. */
struct str screen_lines(struct arena *arena, const struct screen *screen);

#endif
