/* SPDX-License-Identifier: MIT */
/*
 * mender: a text that is being mended.  It goes through the text line by line,
 * puts other bytes where some stand, and keeps what stood where before.  What
 * the modules of mend share; what is a trap, they know.
 */
#ifndef MENDER_H
#define MENDER_H

#include "buf.h"
#include "diag.h"

/* Deepest nesting that is looked into; from there on the text is left alone. */
#define MENDER_MAX_DEPTH 32
/* From this character on, ASCII characters are hidden: see mender_hide(). */
#define MENDER_HIDDEN 0xf700

/* From this column on (from 0), a line of the mended text is wider than it
 * was by so many characters. */
struct mender_shift {
	int line; /* from 0 */
	int col;
	int by;
};

struct mended {
	struct str text;
	/* In order of place. */
	struct {
		struct mender_shift *v;
		size_t n, cap;
	} shifts;
	bool changed;
};

/* A list or map in lines, whose entries begin at a column. */
struct mender_level {
	int col;
	bool list;
	struct str lead; /* as written before its first entry */
};

/* What the last line left behind. */
enum mender_left {
	MENDER_LEFT_NOTHING, /* a whole value */
	MENDER_LEFT_KEY,     /* a key or dash with its value still to come */
	MENDER_LEFT_WORDS, /* plain words, which a line further in goes on with */
	MENDER_LEFT_BLOCK, /* | or >, whose lines follow */
};

struct mender {
	struct arena *arena;
	struct diag *diag;
	const char *file;
	struct str text;
	struct mended mended;
	struct buf out;
	size_t copied; /* what stands before it in text is in out */

	size_t at;      /* where the line begins */
	size_t end;     /* its line feed, or the end of the text */
	int line;       /* from 0 */
	int wider;      /* by how much it is wider by now than it was */
	size_t counted; /* up to here the line has ... */
	int columns;    /* ... so many characters */

	struct mender_level level[MENDER_MAX_DEPTH];
	int depth;
	enum mender_left left;
	int parent;  /* the column of the entry that left it; -1 at the start */
	int block;   /* the column of a block's lines; 0: not known yet */
	int dropped; /* lines further in than this belong to one left out */
	bool stopped; /* nested too deep: the rest is left alone */
};

/* The byte at i; the end of the text is the end of a line. */
char mender_at(const struct mender *m, size_t i);
/* The column of byte i of this line, from 0, as it was written.  Asked for
 * from left to right, so that long lines stay cheap. */
int mender_column(struct mender *m, size_t i);
/* The place of byte i of this line, for messages. */
struct loc mender_place(struct mender *m, size_t i, int len);
/* Puts other bytes where n bytes stand.  Changes come from left to right. */
void mender_replace(struct mender *m, size_t i, size_t n, struct str with);
/* The same, where the line gets wider or narrower; what follows moves. */
void mender_replace_moving(
    struct mender *m, size_t i, size_t n, struct str with);
/* Takes a character's meaning away from it; mend_undo() puts it back. */
void mender_hide(struct mender *m, size_t i);

bool mender_is_blank(char c);
/* A blank, or the end of a line. */
bool mender_is_gap(char c);
/* A letter, a digit, "_" or "-". */
bool mender_is_word(char c);
bool mender_is_digit(char c);
/* The length of a blank at i that is not the one of the space bar; 0: none. */
size_t mender_odd_space(const struct mender *m, size_t i);
/* Past blanks of all kinds, in this line; odd ones become ordinary. */
size_t mender_skip_blanks(struct mender *m, size_t i);

/* The line feed that ends the line of byte i, or the end of the text. */
size_t mender_line_end(const struct mender *m, size_t i);
/* Goes on to the line after this one. */
void mender_next_line(struct mender *m);
/* Goes on to the line that byte i is in. */
void mender_go_to(struct mender *m, size_t i);
/* What this line leaves behind, and the column of the entry it belongs to. */
void mender_leave(struct mender *m, enum mender_left left, int parent);

#endif
