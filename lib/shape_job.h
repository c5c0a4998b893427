/* SPDX-License-Identifier: MIT */
/*
 * shape_job: what whoever reads a file asks of shape, and what is found.
 */
#ifndef SHAPE_JOB_H
#define SHAPE_JOB_H

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
	struct dialect_map *map;     /* may be NULL */
	const struct redact *redact; /* may be NULL */
	/* Where all profiles are, or NULL until they are needed: then they are
	 * read into the arena. */
	const struct profile_set **set;
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

#endif
