/* SPDX-License-Identifier: MIT */
/*
 * plan_words: the closed lists of words of a plan, each with its enum: as
 * word.h has them.
 */
#ifndef PLAN_WORDS_H
#define PLAN_WORDS_H

enum plan_knows {
	PLAN_KNOWS_BLANK,
	PLAN_LIVING,
	PLAN_LEARNING,
	PLAN_BOTH,
	PLAN_HELPING
};

enum plan_stage {
	PLAN_STAGE_BLANK,
	PLAN_DISCOVER,
	PLAN_DEFINE,
	PLAN_DEVELOP,
	PLAN_DELIVER
};

enum plan_rung {
	PLAN_RUNG_BLANK,
	PLAN_INFORMING,
	PLAN_ASKING,
	PLAN_ENGAGING,
	PLAN_CO_DESIGN,
	PLAN_CO_PRODUCTION
};

enum plan_where {
	PLAN_WHERE_BLANK,
	PLAN_INDOORS,
	PLAN_OUTDOORS,
	PLAN_ONLINE,
	PLAN_MIXED
};

enum plan_session_kind {
	PLAN_SESSION_BLANK,
	PLAN_WORKSHOP,
	PLAN_DROP_IN,
	PLAN_LEARNING_DAY
};

enum plan_step_kind {
	PLAN_STEP_BLANK,
	PLAN_ARRIVE,
	PLAN_WELCOME,
	PLAN_AGREE,
	PLAN_CHECK_IN,
	PLAN_TELL,
	PLAN_TALK,
	PLAN_MAKE,
	PLAN_MOVE,
	PLAN_WALK,
	PLAN_ACT,
	PLAN_SORT,
	PLAN_VOTE,
	PLAN_DECIDE,
	PLAN_ANSWER,
	PLAN_TEST,
	PLAN_BREAK,
	PLAN_MEAL,
	PLAN_CELEBRATE,
	PLAN_QUIET,
	PLAN_SPARE,
	PLAN_CHECK_OUT,
	PLAN_STEP_KINDS
};

enum plan_if_late { PLAN_LATE_BLANK, PLAN_KEEP, PLAN_SHORTEN, PLAN_SKIP };

enum plan_signoff {
	PLAN_SIGNOFF_BLANK,
	PLAN_AGREED,
	PLAN_WAITING,
	PLAN_NOT_NEEDED
};

enum plan_pay_per {
	PLAN_PAY_BLANK,
	PLAN_PER_HOUR,
	PLAN_PER_SESSION,
	PLAN_PER_DAY
};

enum plan_photos {
	PLAN_PHOTOS_BLANK,
	PLAN_PHOTOS_NONE,
	PLAN_PHOTOS_NO_FACES,
	PLAN_PHOTOS_WRITTEN_YES
};

extern const char *const plan_words_knows[];
extern const char *const plan_words_stage[];
extern const char *const plan_words_rung[];
extern const char *const plan_words_where[];
extern const char *const plan_words_session_kind[];
extern const char *const plan_words_step_kind[];
extern const char *const plan_words_if_late[];
extern const char *const plan_words_signoff[];
extern const char *const plan_words_pay_per[];
extern const char *const plan_words_photos[];
extern const char *const plan_words_ways[];

#endif
