/* SPDX-License-Identifier: MIT */
/*
 * dialect: how a capture is written: its encoding, delimiter and line ends,
 * guessed from its content, never from its name; and which of its columns is
 * which of ours, by loose header names (workshops/columns.yaml) or by a map
 * that the user gives.
 */
#ifndef DIALECT_H
#define DIALECT_H

#include "diag.h"
#include "encoding.h"

struct dialect {
	const struct encoding *encoding; /* known for sure when all is read */
	char delimiter;                  /* comma, semicolon, tab or | */
	bool crlf;
	bool sep_line; /* its first line only names the delimiter: "sep=;" */
};

/* What the user says of all files, so that it is not guessed. */
struct dialect_orders {
	const char *encoding; /* a known one; NULL: guess */
	char delimiter;       /* 0: guess */
};

/* The delimiter that is meant by itself or by a word: comma, semicolon, tab,
 * pipe.  0 if it is none of them. */
char dialect_delimiter(struct str text);
/* "commas", "semicolons" ... */
const char *dialect_delimiters(char delimiter);

/* How much of a file dialect_guess() wants to see. */
#define DIALECT_PEEK ((size_t)256 * 1024)

/* Looks at the beginning of a file, and makes stream give UTF-8.  orders may be
 * NULL.  False after a problem. */
bool dialect_open(struct arena *arena, struct diag *diag,
    struct file_stream *stream, const struct dialect_orders *orders,
    struct dialect *dialect);

/* Guesses from the first bytes of a file, in UTF-8 (all but the encoding): the delimiter that gives the most
 * equal number of fields over the first records; ties go to the one that gives
 * more fields, then to the comma. */
struct dialect dialect_guess(struct str head);

/* text for comparing headers and words of closed lists: folded, and without
 * blanks and punctuation.  In the arena. */
struct str dialect_loose(struct arena *arena, struct str text);

/* "HEADER=column,...", as given by the user. */
struct dialect_map_entry {
	struct str header; /* loose */
	struct str shown;  /* as given */
	int column;        /* -1: do not read it */
	bool used;         /* some file has this header */
};
struct dialect_map {
	struct dialect_map_entry *v;
	size_t n, cap;
};

/* Reads a map; columns are n words of ours.  False after a problem (wrong
 * use). */
bool dialect_read_map(struct arena *arena, struct diag *diag, struct str text,
    const char *const *columns, size_t n, struct dialect_map *map);

/* The entry for a header, as written and loose; NULL if it is not mapped. */
struct dialect_map_entry *dialect_map_entry(
    struct dialect_map *map, struct str header, struct str loose);

/* The names of workshops/columns.yaml, made ready for comparing. */
struct dialect_names;
const struct dialect_names *dialect_names_new(
    struct arena *arena, const char *const *columns, size_t n);

/* The headers of one file, valid UTF-8, and where they stand. */
struct dialect_headers {
	const struct str *v;
	size_t n;
	struct loc loc;
};

/* Which header is which column: at[c] is the place of column c among the
 * headers, -1 where it has none.  at has room for all columns.  map may be
 * NULL.  False after a problem: two headers for one column; diag may be NULL,
 * then nothing is said of it, and no map is marked as used. */
bool dialect_match(const struct dialect_names *names, struct arena *arena,
    struct diag *diag, const struct dialect_headers *headers,
    struct dialect_map *map, int *at);

#endif
