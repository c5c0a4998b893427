/* SPDX-License-Identifier: MIT */
/*
 * cell: what people and spreadsheets leave in the cells of a table, and what
 * they meant by it.
 */
#ifndef CELL_H
#define CELL_H

#include "str.h"

/* Characters that were not kept as they are. */
struct cell_odd {
	size_t controls; /* became U+FFFD */
	size_t bidis;    /* were taken out */
	size_t lost;     /* words with ? where a letter may have been: "d?t" */
};

/* Without white space at its ends, also such as spreadsheets and chat programs
 * leave there: no-break, ideographic and zero-width blanks. */
struct str cell_trim(struct str s);

/* A cell as people meant it: trimmed, without the guard of a formula, its line
 * ends as \n; what cannot be seen is replaced or taken out, and added to *odd.
 * False if it is no text: bad UTF-8, or NUL. */
bool cell_read(struct arena *arena, struct str raw, struct str *cell,
    struct cell_odd *odd);

/* The same for printable ASCII, which most cells are. */
struct str cell_read_plain(struct str raw, struct cell_odd *odd);

/* Bytes that may be no text, as text that can be shown. */
struct str cell_readable(struct arena *arena, struct str bytes);

/* The part of s before the first of these separators, trimmed; what follows is
 * left in *rest, blank at the end. */
struct str cell_cut(struct str s, struct str separators, struct str *rest);

/* The place of s in words, in any case; -1 if it is none of them. */
int cell_word(struct str s, const char *const *words);

/* Letters, digits and dashes; not blank, not long. */
bool cell_is_id(struct str s);

/* A language code, by its form only: cy, pt-BR, zh-Hant. */
bool cell_is_language(struct str s);

/* 01/02/26, 2026-02-01, 4-Mar and Mar-26 are what a spreadsheet makes of
 * "1-2-26" or "4/3". */
bool cell_is_date(struct str s);

#endif
