/* SPDX-License-Identifier: MIT */
/*
 * profile: what we know of the exports of one board or form, as data: a file
 * each under workshops/profiles/, which are compiled in.  A new board is a new
 * file there and its line in meson.build.
 */
#ifndef PROFILE_H
#define PROFILE_H

#include "cell.h"
#include "column.h"
#include "csv.h"
#include "dialect.h"
#include "form_value.h"

/* How notes stand in a file. */
enum profile_shape {
	PROFILE_SHAPE_BLANK,
	PROFILE_NOTES,   /* a row is a note */
	PROFILE_COLUMNS, /* a column is a theme, a cell is a note */
	PROFILE_ANSWERS, /* a row is a person, a column a question */
	PROFILE_LIST,    /* one column, or a chat */
};
/* As word.h has them, and from 0 as options have them, without the blank. */
extern const char *const profile_shape_words[];

/* How we know what such an export looks like. */
enum profile_checked {
	PROFILE_CHECKED_BLANK,
	PROFILE_REAL,   /* a real export */
	PROFILE_CODE,   /* the exporter's own code */
	PROFILE_READER, /* a program of somebody else that reads it */
};

enum profile_votes {
	PROFILE_VOTES_BLANK,
	PROFILE_VOTES_EACH,  /* for this note */
	PROFILE_VOTES_GROUP, /* the total of its group, again in each row */
};

enum profile_parent {
	PROFILE_PARENT_BLANK,
	PROFILE_PARENT_STACK, /* the note that this one lies on */
	PROFILE_PARENT_THEME, /* the heading or frame that it lies in */
};

enum profile_markup {
	PROFILE_MARKUP_BLANK,
	PROFILE_ENTITIES,
	PROFILE_HTML,
};

/* A header, loose; prefix: it only begins so ("voting_*"). */
struct profile_header {
	struct str loose;
	struct str shown;
	bool prefix;
};
struct profile_headers {
	struct profile_header *v;
	size_t n, cap;
};

/* The headers that a column of ours is read from, all of them. */
struct profile_source {
	size_t column;
	struct profile_headers headers;
};

struct profile {
	struct str id; /* "nextcloud-deck": the name of its file */
	struct form_text name;
	struct form_choice checked; /* enum profile_checked */
	struct form_text source;    /* where that can be looked up */
	struct form_choice shape;   /* enum profile_shape; never blank */
	/* Its files have all headers of one of these, or begin with them. */
	struct {
		struct profile_headers *v;
		size_t n, cap;
	} known_by;
	struct form_choice known_at_start; /* enum form_answer */
	/* Its headers are translated: when people name this profile, the first
	 * headers of a file are those of known_by, whatever they say. */
	struct form_choice translated;
	struct {
		struct profile_source *v;
		size_t n, cap;
	} sources;
	struct form_texts blanks;    /* words that stand for nothing */
	struct form_pairs split;     /* header: what is between its values */
	struct form_choice brackets; /* values end in "(something)" */
	struct form_choice markup;   /* enum profile_markup */
	struct form_choice votes;    /* enum profile_votes */
	/* Rows: what their kind is, and which are no notes. */
	struct form_text kind_from;
	struct form_pairs kinds;
	struct form_text left_out_by;
	struct form_texts left_out;
	struct form_texts ends_at; /* alone in a row: no notes from here on */
	/* Words are the last column, and commas in them stand as they are. */
	struct form_choice words_to_end; /* enum form_answer */
	/* Rows that belong together. */
	struct form_text id_from;
	struct form_text parent_from;
	struct form_choice parent; /* enum profile_parent */
	struct form_texts not_questions;
	/* Chats: lines that are no messages, and what stands where a message
	 * has its sender if it is none. */
	struct form_choice chat; /* enum form_answer */
	struct form_texts not_messages, not_people;
};

/* All of them, in the order of meson.build.  Problems, which only a test
 * should ever see, go to diag. */
struct profile_set {
	struct profile *v;
	size_t n, cap;
};
const struct profile_set *profile_load(
    struct arena *arena, struct diag *diag, const char *const *columns);

/* "a, b and c": the ids of all, for a message. */
struct str profile_list(struct arena *arena, const struct profile_set *set);

/* The profile of that id; NULL if there is none. */
const struct profile *profile_find(
    const struct profile_set *set, struct str id);

/* The profile of chats. */
const struct profile *profile_chat(const struct profile_set *set);

/* The headers of a file, as written and loose. */
struct profile_row {
	const struct str *shown;
	const struct str *loose;
	size_t n;
};

/* The profile whose headers these are; NULL if they are of none.  Of several,
 * the one that asks for more. */
const struct profile *profile_known(
    const struct profile_set *set, const struct profile_row *headers);
/* Whether they are its headers. */
bool profile_is(
    const struct profile *profile, const struct profile_row *headers);

/* How many headers such a file has before its own: those that it is known by, or
 * the first of them where they are translated. */
size_t profile_lead(
    const struct profile *profile, const struct profile_row *headers);

/* Where in a file everything stands. */
struct profile_place {
	size_t column;
	size_t header;
	struct str split; /* blank: one value */
};
struct profile_match {
	const struct profile *profile;
	struct profile_place *v;
	size_t n, cap;
	int kind, left_out, id, parent; /* headers; -1: not in this file */
};

/* Finds the places; map may be NULL, and goes before what the profile says. */
struct profile_match *profile_match(struct arena *arena,
    const struct profile *profile, const struct profile_row *headers,
    struct dialect_map *map);

enum profile_verdict {
	PROFILE_A_NOTE,
	PROFILE_NOT_A_NOTE,
	PROFILE_BAD_BYTES, /* in *bad */
};

/* Reads a record into our columns. */
enum profile_verdict profile_read(struct arena *arena,
    const struct profile_match *match, const struct csv_record *record,
    struct str *column, struct cell_odd *odd, size_t *bad);

/* Whether word, without case, is one of words. */
bool profile_has(const struct form_texts *words, struct str word);

#endif
