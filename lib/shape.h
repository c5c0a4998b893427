/* SPDX-License-Identifier: MIT */
/*
 * shape: finds out how notes stand in a file and makes rows in our columns of
 * its records: a note a row, a theme a column, a question a column, or a list;
 * by the profile of a board, by loose names of headers, or as the user says.
 * Where two shapes are possible it asks.
 *
 * A record is a row for notes and lists, and a cell, filled or empty, for
 * columns and answers.
 */
#ifndef SHAPE_H
#define SHAPE_H

#include "answers.h"
#include "redact.h"

/* A record of a plain table, which the caller reads by at[]. */
typedef bool shape_plain_fn(void *context, const struct csv_record *record);

/* What was found. */
struct shape_found {
	const struct profile *profile; /* NULL: none; known by loose names */
	enum profile_shape shape;
	const struct str *header; /* as written, of all tables */
	int *use;                 /* their column of ours; -1: none */
	size_t n_headers;         /* 0: nothing could be read */
	size_t tables;            /* more than one have titles or headers */
	/* Of the plain table at hand. */
	size_t width;
	struct str title; /* stands for its theme or table; may be blank */
	enum notes_column title_is;
	bool votes; /* it has headings and their dots */
	/* Records that were not given on. */
	size_t rows; /* all that shape has counted */
	size_t blanks;
	size_t merged;
	size_t not_notes;
};

struct shape_job {
	struct arena *arena;
	struct diag *diag;
	const char *file; /* for messages */
	const char *const *columns;
	const struct dialect *dialect;
	const struct dialect_names *names;
	struct dialect_map *map;       /* may be NULL */
	const struct redact *redact;   /* may be NULL */
	const struct profile_set *set; /* may be NULL */
	const struct profile *profile; /* as the user says; may be NULL */
	enum profile_shape shape;      /* as the user says; may be blank */
	int *at;                       /* of the plain table: our columns */
	struct cell_odd *odd;
	struct shape_found *found;
	/* Where rows go.  False stops the reading. */
	shape_plain_fn *plain;
	gather_fn *row;
	void *context;
};

struct shape;
/* job must outlive it. */
struct shape *shape_new(const struct shape_job *job);
void shape_free(struct shape *shape);

/* Takes the next record of the file.  False stops the reading: then
 * shape_failed() tells a problem from a caller who has seen enough. */
bool shape_record(struct shape *shape, const struct csv_record *record);
/* At the end of the file. */
bool shape_end(struct shape *shape);
bool shape_failed(const struct shape *shape);

/* Instead of all that, for a chat: the profile by which a file that begins so is
 * read, NULL if it is none; and its messages, as chat_read() has them. */
const struct profile *shape_chat(struct shape *shape, struct str head);
bool shape_message(
    struct shape *shape, const struct csv_record *record, bool words);

/* Whether a record of a plain table may be read at once, without asking. */
bool shape_is_plain(const struct shape *shape, const struct csv_record *record);

#endif
