/* SPDX-License-Identifier: MIT */
/*
 * answers: a file in which a row is a person and a column a question, as forms
 * give it out.  Who answered and when is never copied, and nothing of what is
 * given on tells which answers came from the same person.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "gather.h"

#define ANSWERS_NOT_COPIED (-1)

/* What is under each header: NOTES_TEXT for a question; NOTES_CONSENT,
 * NOTES_VOICE and such for what holds for the whole row; ANSWERS_NOT_COPIED
 * for who and when.  profile and map may be NULL; the map goes first, "text"
 * in it makes a question.  columns are our words.  use has room for all
 * headers.  False after a problem: two headers for one column, or no question
 * at all. */
struct answers_job {
	struct arena *arena;
	struct diag *diag;
	struct loc loc; /* of the headers */
	const char *const *columns;
	const struct profile *profile;
	struct dialect_map *map;
};
bool answers_match(
    const struct answers_job *job, const struct profile_row *headers, int *use);

/* Answers wait here for the end of their file.  Headers and use are those of
 * answers_match(), and so is profile. */
struct answers;
struct answers *answers_new(
    const struct profile *profile, const struct profile_row *headers, int *use);
void answers_free(struct answers *answers);

/* Keeps the answers of a row; each cell under a question, and each filled one
 * under no header, is counted.  A row that begins with a word that the profile
 * leaves out holds no answers, and such words in it tell which columns are no
 * questions. */
struct answers_count {
	size_t cells;
	size_t blanks;
	size_t not_notes;
};
void answers_add(struct answers *answers, const struct csv_record *record,
    struct cell_odd *odd, struct answers_count *count);

/* Says of which questions people ticked several answers, since each such cell is
 * kept whole, as one note. */
void answers_tell_several(
    struct answers *answers, struct diag *diag, const char *file);

/* Gives the answers to fn, question by question, and under each by their
 * words.  Their place is the question.  False if fn stopped. */
bool answers_give(struct answers *answers, gather_fn *fn, void *context);

#endif
