/* SPDX-License-Identifier: MIT */
#include "rule.h"

#include "word.h"

static const struct {
	struct str id;
	enum label_id name;
} rules[] = {
#define DIAG(id, level, status, name) { STR_INIT(name), LABEL_RULE_##id },
#include "rule.def"
#undef DIAG
};

struct str
rule_name(const struct label_set *labels, struct str id)
{
	for (size_t i = 0; i < COUNTOF(rules); i++)
		if (word_same(rules[i].id, id))
			return label(labels, rules[i].name);
	return id;
}
