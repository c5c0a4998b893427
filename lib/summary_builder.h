/* SPDX-License-Identifier: MIT */
/*
 * summary_builder: what the rooms of summary share while a summary is made.
 * Nobody else includes it: it points to what may not be printed.
 */
#ifndef SUMMARY_BUILDER_H
#define SUMMARY_BUILDER_H

#include "hash.h"
#include "memo.h"
#include "summary.h"

/* What is known of one session while notes come in; by role of its people: */
struct summary_voices {
	enum outcome_consent unmarked; /* what no mark means */
	bool noted;                    /* there are notes of it */
	bool few; /* each of its words should be looked at */
	/* Words of that role may be printed; NULL: of none. */
	bool *spoke;
	struct str *label; /* what to call it, known at the end */
};

struct summary_builder {
	struct arena *arena;
	struct arena *scratch; /* for one note */
	const struct plan *plan;
	const struct outcome *outcome;
	const struct redact *redact;
	struct summary_voices *voices; /* by session */
	struct hash_set *themes;       /* the place of a theme in out, from 1 */
	size_t untagged[NOTES_KINDS];  /* the same of those without a name */
	struct memo *theme_memo;       /* the same, by its name as written */
	struct memo *role_memo;        /* a role, by session and voice */
	size_t met;                    /* notes so far */
	size_t most;                   /* quotes that are kept of a heading */
	size_t kept;                   /* quotes so far, of all headings */
	bool all;                      /* they are all kept besides */
	struct summary_trace *trace;   /* NULL: nobody asks */
	struct {
		struct summary_builder **v;
		size_t n, cap;
	} earlier;                       /* of earlier copies */
	struct summary_answers *answers; /* by question; NULL: there are none */
	struct hash_set *words; /* the place of a word of a question, from 1 */
	struct summary *out;
	size_t held;
};

/* The theme of that name as it is compared, or with a blank one that of a kind;
 * NULL: there is none. */
struct summary_theme *summary_builder_theme(
    struct summary_builder *b, struct str fold, enum notes_kind kind);

#endif
