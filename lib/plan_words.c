/* SPDX-License-Identifier: MIT */
#include "plan_words.h"

#include <stddef.h>

const char *const plan_words_knows[] = { "living", "learning", "both",
	"helping", NULL };
const char *const plan_words_stage[] = { "discover", "define", "develop",
	"deliver", "explore|discover", "refine|define", "reframe|define",
	"ideate|develop", "create|develop", "prototype|develop", "test|deliver",
	"catalyse|deliver", "catalyze|deliver", NULL };
const char *const plan_words_rung[] = { "informing", "asking", "engaging",
	"co-design", "co-production", NULL };
const char *const plan_words_where[] = { "indoors", "outdoors", "online",
	"mixed", NULL };
const char *const plan_words_session_kind[] = { "workshop", "drop-in",
	"learning day", NULL };
const char *const plan_words_step_kind[] = { "arrive", "welcome", "agree",
	"check-in", "tell", "talk", "make", "move", "walk", "act", "sort",
	"vote", "decide", "answer", "test", "break", "meal", "celebrate",
	"quiet", "spare", "check-out", NULL };
const char *const plan_words_if_late[] = { "keep", "shorten", "skip", NULL };
const char *const plan_words_signoff[] = { "agreed", "waiting", "not needed",
	NULL };
const char *const plan_words_pay_per[] = { "hour", "session", "day", NULL };
const char *const plan_words_photos[] = { "none", "no faces",
	"with a written yes", "no|none", NULL };
const char *const plan_words_ways[] = { "talk", "listen", "draw", "make",
	"move", "walk", "watch", "write", "read", "sign", "chat", NULL };
