/* SPDX-License-Identifier: MIT */
#include "unknown.h"

#include "utf8.h"

#define VALUES_MAX  50 /* different values told of one file */
#define VALUE_SHOWN 40 /* characters; longer is no word of a list */

void
unknown_add(struct arena *arena, struct unknown_list *list, enum diag_code code,
    struct str value, size_t line)
{
	struct unknown *unknown;

	for (size_t i = 0; i < list->n; i++) {
		unknown = &list->v[i];
		if (unknown->code == code && str_eq(unknown->value, value)) {
			unknown->count++;
			return;
		}
	}
	if (list->n == VALUES_MAX) {
		list->more++;
		return;
	}
	unknown = ARENA_PUSH(arena, list);
	unknown->code = code;
	unknown->value = str_dup(arena, value);
	unknown->count = 1;
	unknown->line = line;
}

void
unknown_tell(const struct unknown_place *place, const struct unknown *unknown,
    const struct unknown_words *words)
{
	struct str value = unknown->value;
	size_t hidden = 0;

	if (place->redact)
		value =
		    redact_text(place->redact, place->arena, value, &hidden);
	if (utf8_count(value) > VALUE_SHOWN)
		value = STR("...");
	diag_add(place->diag, unknown->code,
	    (struct loc){ place->file, (int)unknown->line, 0, 0 },
	    "%zu %s %s '%.*s', %s", unknown->count,
	    unknown->count == 1 ? place->one : place->many, words->what,
	    STR_ARG(value), words->instead);
	diag_note(place->diag, (struct loc){ NULL }, "%s", words->hint);
}

void
unknown_tell_more(
    const struct unknown_place *place, const struct unknown_list *list)
{
	if (list->more)
		diag_note(place->diag, (struct loc){ NULL },
		    "and %zu more values that we do not know, mended in the same way",
		    list->more);
}
