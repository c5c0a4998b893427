/* SPDX-License-Identifier: MIT */
/*
 * summary: what may be shown of a plan, an outcome and the notes.  Nothing else
 * is in it: words that may not be printed, numbers that are hidden, ids, tables
 * and sources never get here, so whoever lays it out cannot show them.  Every
 * text has been redacted.  The order of rows in the notes changes nothing.
 */
#ifndef SUMMARY_H
#define SUMMARY_H

#include <limits.h>

#include "notes.h"
#include "privacy.h"
#include "privacy_scores.h"
#include "redact.h"
#include "reflections.h"

/* How many quotes of a theme a report prints (workshop-report(1)). */
#define SUMMARY_QUOTES       5 /* in full */
#define SUMMARY_QUOTES_SHORT 2 /* in the shorter ones */

/* Of those under one heading so many are kept, and read back with the group,
 * unless all are to be printed; SUMMARY_QUOTES if there are very many headings.
 */
#define SUMMARY_QUOTES_READ 100

#define SUMMARY_SHOW_NONE INT_MAX /* nobody chose that quote */

struct summary_list {
	struct str *v;
	size_t n, cap;
};

/* Somebody's words, or an idea of theirs in other words. */
struct summary_quote {
	struct str text;
	struct str voice; /* what to call them; blank: someone who took part */
	struct str lang;  /* BCP 47, where it was said; blank: the page's */
	bool idea;        /* in other words */
	int rank;         /* in which it is chosen, of its heading: 1 first */
	bool few;         /* said where few came: for those who read it first */
	/* By which they are chosen and sorted. */
	struct str fold;
	int show; /* 1, 2, 3 ... the group's order; then "yes"; then all others */
	int dots;
	int session, role; /* role -1: not known */
	/* Where its words stand while notes come in (summary_choose.h). */
	char *room;
	size_t room_n;
};
struct summary_quotes {
	struct summary_quote *v;
	size_t n, cap;
	size_t all; /* how many may be printed, kept here or not */
	/* Where all of them are, if they are kept whole; read with
	 * summary_read(). */
	struct summary_whole *whole;
	size_t list;
	bool heaped; /* while notes come in: v is a heap, the last chosen first
		      */
};

/* What was heard under one heading. */
struct summary_theme {
	struct str name;      /* blank: notes of one kind without a theme */
	enum notes_kind kind; /* of those */
	size_t notes;
	long dots;
	/* Beside earlier copies. */
	bool untold; /* few notes changed: notes and dots are not told (0) */
	bool fresh;  /* it is in none of them */
	bool more;   /* it has more notes */
	struct summary_quotes quotes;  /* in the order to print */
	struct summary_quotes differs; /* where we saw it differently */
	struct str fold;
	size_t met; /* while notes come in: the last of them */
};

struct summary_action {
	struct str what, who, when; /* who, when blank: not agreed yet */
};

/* How many came as one role. */
struct summary_part {
	struct str role;
	enum privacy_part show;
	int number; /* only where it is shown */
};

struct summary_session {
	struct str title;
	int number;
	int stage; /* plan_stage */
	struct form_date date;
	bool done;  /* something is known to have come of it */
	bool known; /* somebody wrote down who came */
	long came;
	bool split; /* the parts may be shown */
	struct summary_part *part;
	size_t n_parts;
};

struct summary_change {
	struct str said, because, will, who, know_by, how_many, proof;
	int answer; /* outcome_answer */
	int state;  /* outcome_state */
	struct form_date when;
};

struct summary_tried {
	struct str try, heard, changed;
	struct form_date on;
};

/* What the group means to try, as planned. */
struct summary_loop {
	struct str try, with;
	struct form_date hear_on, change_on;
};

struct summary_decision {
	struct str what;
	struct summary_list who;
	struct form_date on;
};

/* Where the group chose another way than the kit's rules. */
struct summary_different {
	struct str rule, because;
	struct summary_list agreed_by;
};

/* A thing and what is said of it. */
struct summary_pair {
	struct str word, meaning, link;
};
struct summary_pairs {
	struct summary_pair *v;
	size_t n, cap;
};

/* What the whole group answered together. */
struct summary_own {
	enum reflections_moment moment;
	int session; /* its number; 0: before or after */
	int score;   /* as in struct reflection */
	struct str word, story, next;
};

/* A question that the group asks itself, and what came of it. */
struct summary_question {
	struct str id, ask, note;
	struct privacy_scores scores[REFLECTIONS_MOMENTS]; /* of people */
	struct summary_list words; /* each once, in the order to print */
	struct summary_quotes stories;
	struct {
		struct summary_own *v;
		size_t n, cap;
	} own;
};

struct summary {
	/* From the plan. */
	struct str title, question, place, setting, group, missing, lang;
	struct form_date give_back, change_mind_by, started, review;
	struct summary_list puts_in, does, soon, later, in_the_end, know_by;
	struct str unsettles, learn, influence;
	int rung; /* plan_rung */
	struct str each, together, money_held_by;
	struct {
		struct summary_decision *v;
		size_t n, cap;
	} decides;
	struct summary_list strengths;
	struct str support, contact, lead, approver, consent, after;
	int legal, finance, improvement; /* plan_signoff */
	int hide_below;
	struct {
		struct summary_different *v;
		size_t n, cap;
	} differently;
	struct summary_pairs partners, glossary;
	struct summary_pairs chosen; /* said instead of: what not */
	struct {
		struct summary_loop *v;
		size_t n, cap;
	} loops;
	struct {
		struct summary_session *v;
		size_t n, cap;
	} sessions;

	/* From the outcome; the first six are Markdown. */
	struct str in_short, letter, thanks, question_now, next, did_not_work;
	struct str checked_by; /* who read it, if anybody did */
	struct {
		struct summary_change *v;
		size_t n, cap;
	} changes;
	struct {
		struct summary_tried *v;
		size_t n, cap;
	} tried;

	/* From the notes. */
	struct {
		struct summary_theme *v;
		size_t n, cap;
	} themes;
	struct summary_quotes works, compost;
	struct summary_quotes decided, parked; /* kept whole, not in v */
	struct {
		struct summary_action *v;
		size_t n, cap;
	} actions;
	size_t works_notes;
	size_t notes; /* that count */
	bool untold; /* notes, held and works_notes are not told: few changed */
	struct {
		bool given; /* there is an earlier copy */
		bool same;  /* all numbers are as in the last of them */
	} since;
	bool any_held;
	bool tell_held; /* their number may be told */
	size_t held;    /* 0 unless tell_held */

	/* For those who read it first, never for the page: roles that fewer
	 * than hide_below came as, somewhere. */
	struct summary_list few_came;
	/* From the reflections. */
	struct {
		struct summary_question *v;
		size_t n, cap;
	} reflected; /* all questions; none if nobody answered any */
	bool
	    moment[REFLECTIONS_MOMENTS]; /* people answered some of them then */
	struct summary_quotes could_change;
	bool answers_held; /* some are not told */

	struct summary_whole *whole; /* what is kept whole (summary_whole.h) */

	/* For facilitators only, never for the page: what is left out. */
	struct summary_left_out {
		size_t to_ask, to_look, no_share_as;
		size_t answers_to_ask;
		struct summary_list lang; /* in which quotes are printed */
	} left_out;
};

/* A summary in the making. */
struct summary_builder;

/* All must outlive the summary. */
struct summary_builder *summary_begin(struct arena *arena,
    const struct plan *plan, const struct outcome *outcome,
    const struct redact *redact);

/* From now on trace (summary_trace.h) remembers what each note stands behind.
 * It is no part of the summary. */
struct summary_trace;
void summary_follow(
    struct summary_builder *builder, struct summary_trace *trace);

/* Another builder has taken in the notes of an earlier copy, which people may
 * have: no number is told that, beside what that copy told, gives a few away.
 * Called for every copy that went out, in the order in which they did, since
 * what each told depends on those before it.  It is gone with the summary. */
void summary_since(
    struct summary_builder *builder, struct summary_builder *earlier);

/* Keeps all quotes that may be printed, not only those chosen first: on disk,
 * if they are many. */
void summary_keep_all(struct summary_builder *builder);

/* Takes one note in; context is the builder (a notes_fn).  Always true. */
bool summary_add(void *context, const struct note *note);

/* The summary; the builder is gone. */
const struct summary *summary_end(struct summary_builder *builder);

/* Reads the quotes of a heading, in the order to print: those that were kept
 * in v; or all, where all are kept.  One heading at a time. */
struct summary_reader {
	const struct summary_quotes *quotes;
	size_t next;
	bool all;
	struct summary_quote quote; /* its rank is not known */
};
struct summary_reader summary_read(
    const struct summary_quotes *quotes, bool all);
/* The next one, good until the next call; NULL at the end. */
const struct summary_quote *summary_next(struct summary_reader *reader);

/* Whether all could be read that was kept on disk; else diag is told. */
bool summary_fine(const struct summary *summary, struct diag *diag);
/* Gives the files back; what was kept whole is gone. */
void summary_close(const struct summary *summary);

#endif
