/* SPDX-License-Identifier: MIT */
/*
 * asking: what people still have to do about notes: whom to ask, which flag to
 * look at, what to destroy.  No words of a note stand in it, so that a list
 * left on a bus gives nobody away: who asks looks them up in the notes.
 */
#ifndef ASKING_H
#define ASKING_H

#include "label.h"
#include "ruling.h"

struct asking;

/* All must outlive it.  Ask for the list with asking_list() before notes are
 * added; else only what asking_tell() says is kept. */
struct asking *asking_new(struct arena *arena, const struct plan *plan,
    const struct outcome *outcome, const struct redact *redact);

void asking_list(struct asking *asking);

/* The notes that come from now on stand in the file at path. */
void asking_file(struct asking *asking, const char *path);

/* Takes one note in; context is the asking (a notes_fn).  Always true. */
bool asking_add(void *context, const struct note *note);

/* Tells the person who runs the program what must be destroyed, by id, and
 * which notes are by a voice that nobody came as. */
void asking_tell(const struct asking *asking, struct diag *diag);

/* The list, by session and table: for a spreadsheet, or as a web page.  It may
 * have to be kept in a file: asking_fine() is false if that let us down, and
 * tells diag. */
void asking_write_csv(
    struct asking *asking, struct out *out, const struct label_set *labels);
void asking_write_html(
    struct asking *asking, struct out *out, const struct label_set *labels);
bool asking_fine(const struct asking *asking, struct diag *diag);

/* The end of it. */
void asking_close(struct asking *asking);

#endif
