/* SPDX-License-Identifier: MIT */
/* rule: what the rules of fairness are called, for people. */
#ifndef RULE_H
#define RULE_H

#include "label.h"

/* The name of a rule in plain words ("Who leads") for the public name of its
 * code; id as it is where there is no such rule. */
struct str rule_name(const struct label_set *labels, struct str id);

#endif
