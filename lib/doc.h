/* SPDX-License-Identifier: MIT */
/*
 * doc: a page as a stream of events (open, text, close), written as Markdown,
 * HTML or plain text by one of three writers.  A page is laid out once;
 * nobody who lays one out can forget an end tag or an escape.
 *
 * All text given to doc_text() is literal: it comes out as the same words in
 * every format, whatever it holds.  It must be valid UTF-8; control characters
 * and characters that turn the direction of writing come out as U+FFFD or not
 * at all.  A line break in it is a new line; other white space is one blank.
 * What people write as Markdown goes through doc_markdown().
 *
 * Paragraphs, headings, quotes and inline elements that hold no words are left
 * out.  How elements nest is checked by assert.
 */
#ifndef DOC_H
#define DOC_H

#include "out.h"
#include "svg.h"

enum doc_format {
	DOC_MARKDOWN,
	DOC_HTML,
	DOC_TEXT,
	DOC_BARE_WORDS, /* no page: what a code is made of (bare.h) */
};

/* What can stand on a page.  Blocks hold blocks or inline text as noted. */
enum doc_element {
	/* regions of a page, in this order */
	DOC_HEADER, /* holds DOC_KIND, DOC_TITLE, paragraphs, facts */
	DOC_NAV, /* contents: a DOC_HEADING (not counted) and a list of links */
	DOC_MAIN,
	DOC_FOOTER,

	DOC_SECTION, /* blocks; a heading inside is one level deeper */
	DOC_PANEL, /* a section set off from the page (in short, what to say) */
	DOC_LEAF,  /* a section that is a side of paper to write on */
	DOC_SLIP, /* in DOC_LEAF: a paragraph and a list, beside room to write */
	DOC_TITLE,   /* inline: the one heading of level 1 */
	DOC_HEADING, /* inline; its level is the depth of sections and steps */
	DOC_KIND,    /* inline: what kind of page this is, above the title */
	DOC_PARAGRAPH, /* inline */
	DOC_LIST,      /* DOC_ITEMs */
	DOC_ITEM,      /* inline or blocks */
	DOC_FACTS,     /* pairs of DOC_TERM and DOC_FACT: short, side by side */
	DOC_TERM,      /* inline */
	DOC_FACT,      /* inline */
	DOC_WALL,      /* DOC_NOTEs */
	DOC_NOTE,      /* DOC_QUOTE, then DOC_BYLINE: a sticky note */
	DOC_QUOTE, /* inline: somebody's own words; the writers set the marks */
	DOC_BYLINE, /* inline: who said it */
	DOC_TABLE,  /* DOC_CAPTION, one DOC_ROW of DOC_COLUMNs, then DOC_ROWs */
	DOC_CAPTION, /* inline; a heading of the section's level with its id */
	DOC_ROW, /* DOC_COLUMNs (the first row), else DOC_ROW_HEAD and DOC_CELLs */
	DOC_COLUMN,   /* inline: the head of a column */
	DOC_ROW_HEAD, /* inline: the head of a row */
	DOC_CELL,     /* inline */
	DOC_STEPS,    /* a run sheet: DOC_STEPs in order of time */
	DOC_STEP, /* DOC_HEADING (DOC_TIME first inside it), blocks, DOC_SIDE */
	DOC_SIDE, /* last in DOC_STEP: DOC_FACTS set beside it */
	DOC_PASSAGE, /* blocks: only from doc_markdown() */

	/* inline */
	DOC_STRONG,
	DOC_EMPHASIS,
	DOC_TIME, /* with .datetime */
	DOC_LINK, /* with .href: http, https, mailto or #id; else only its text */
	DOC_BREAK, /* a new line; holds nothing */
	DOC_CODE,  /* only from doc_markdown() */

	/* drawings */
	DOC_FIGURE,      /* only from doc_figure(), as the four that follow */
	DOC_FIGURE_NAME, /* inline */
	DOC_FIGURE_TEXT, /* inline */
	DOC_LEGEND,      /* inline */
	DOC_LEGEND_END,  /* inline: at one end of a legend */
	DOC_DRAWING,     /* only from doc_drawing(); holds nothing */

	DOC_ELEMENTS
};

enum doc_style {
	DOC_PLAIN,
	DOC_SOFT,  /* paragraph: quieter */
	DOC_LEDE,  /* paragraph: the sentence under the title */
	DOC_ASK,   /* paragraph: the exact question, in large type */
	DOC_DRAFT, /* paragraph: not yet checked; set off so nobody misses it */
	DOC_NUMBERED, /* list */
	DOC_TICKS,    /* list, or head of a row: boxes to tick */
	DOC_BARE,     /* list: no bullets (contents) */
	DOC_TIMES,    /* list: each item begins with a DOC_TIME */
	DOC_IDEA,   /* note: in other words, no quotation marks, dashed edge */
	DOC_REST,   /* step: a break or spare time */
	DOC_NUMBER, /* column and cell: figures, aligned at the end */
	DOC_NARROW, /* column: does not wrap (dates) */
	DOC_KEEP,   /* section: never cut by a page */
	DOC_TALL,   /* slip: of a whole side, to draw on */
	DOC_BLANK, /* paragraph: with room behind it, to be filled in by hand */
	DOC_WORDS, /* facts: a term, then a sentence below it */
	DOC_STAGES, /* list: of the four stages, under the double diamond */
	DOC_SCALE,  /* list: points of a scale to mark, and one apart from it */
};

struct doc_attrs {
	enum doc_style style;
	struct str id;   /* letters, digits, dash; not "main" or "contents" */
	struct str lang; /* BCP 47, where it differs from the page's */
	bool rtl;        /* written from right to left */
	struct str href;
	struct str datetime;
	bool current; /* item: you are here */
	int start;    /* numbered list: its first number, where that is not 1 */
	const struct svg *drawing;
};

struct doc_page {
	struct str title; /* for <title> and the running title on paper */
	struct str lang;  /* BCP 47 */
	bool rtl;
	struct str skip; /* "Skip to the summary": HTML only */
	struct str
	    state; /* the draft words, at the foot of each sheet; may be blank */
	bool large; /* large type: the page for everyone */
	bool one;   /* meant for one side of paper: set closer there */
	bool chat; /* plain text is pasted into a chat: no lines are broken, and
		    * headings stand right over what they head */
	bool pictures; /* each part has room for a picture at its side */
	int columns;   /* of plain text, where they are fewer than 80; else 0 */
	bool
	    contents; /* the contents stand beside the text where there is room */
	/* Quotation marks of the page's language, opening and closing. */
	struct str quote_open;
	struct str quote_close;
	/* The twelve months in it, or NULL: where lines end as they fit, a day
	 * stays with its month. */
	const struct str *month;
};

struct doc;

/* Begins a page on out.  What page points to must outlive the doc. */
struct doc *doc_begin(struct arena *arena, struct out *out,
    enum doc_format format, const struct doc_page *page);
/* Ends the page; closes nothing that is still open (that is a mistake of ours,
 * and asserted). */
void doc_end(struct doc *doc);

/* attrs may be NULL; what it points to must last until the element closes.  A
 * table takes its name from the caption, which must come first. */
void doc_open(
    struct doc *doc, enum doc_element element, const struct doc_attrs *attrs);
/* Closes the innermost open element, which must be this one. */
void doc_close(struct doc *doc, enum doc_element element);
void doc_text(struct doc *doc, struct str text);
/* open, text, close. */
void doc_put(struct doc *doc, enum doc_element element,
    const struct doc_attrs *attrs, struct str text);

/* What people wrote as Markdown, as blocks, where blocks may stand: headings
 * become strong paragraphs, raw HTML is shown as the words it was, images
 * become their alternative text, code blocks paragraphs.  At most 16 KiB is
 * read as Markdown; longer text is shown as literal paragraphs.  Links that no
 * page may have (DOC_LINK) are only their words. */
void doc_markdown(struct doc *doc, struct str text);

/* A drawing, and the same in words. */
struct doc_figure {
	const struct svg *drawing;
	struct str name;   /* what it is: "The day from 10:00 to 12:45." */
	struct str text;   /* what it shows, in sentences: for everyone */
	struct str legend; /* a sentence for those who see it; may be blank */
	/* What stands at the two ends of the legend, if anything. */
	struct str begins, ends;
};

/* A figure, where paragraphs may stand.  Formats that do not draw have its
 * name and its text as a paragraph; a drawing has the text below it. */
void doc_figure(struct doc *doc, const struct doc_figure *figure);

/* A drawing of what words beside it say, in DOC_CELL, DOC_ITEM or DOC_FACT:
 * nothing but decoration, so formats that do not draw leave it out. */
void doc_drawing(struct doc *doc, const struct svg *drawing);

/* A format's name, as after --format: "md", "html", "text". */
const char *doc_format_name(enum doc_format format);

#endif
