/* SPDX-License-Identifier: MIT */
/*
 * form: reads a YAML tree into a struct by a table of its keys.  The table is
 * the one place where a key, its type and its limits stand; the manual and the
 * schema are compared with it by tests.  Blank and missing are the same.
 * Every problem is added to diag; reading goes on with a stand-in.
 */
#ifndef FORM_H
#define FORM_H

#include <stddef.h>

#include "form_value.h"

struct form_table {
	/* For messages: "'welcome'" for what stands under a key of that name,
	 * "a session" for anything else. */
	const char *what;
	const struct form_field *field;
	size_t n;
	size_t size; /* of the struct; for FORM_LIST */
	/* The place of the whole thing, a struct loc in the struct; -1: none. */
	long loc_offset;
	/* May be NULL: sees each map before its keys are read (a step's short
	 * form), and may return another node in its stead, or NULL after a
	 * problem that leaves nothing to read. */
	const struct yaml_node *(*before)(
	    struct form *form, const struct yaml_node *node);
};

/* To write a table down: fields of OF, which is the struct that it reads. */
#define FORM_KEY(name, member, ...)                                            \
	{                                                                      \
		.key = (name), .offset = offsetof(OF, member),                 \
		.type = __VA_ARGS__                                            \
	}
#define FORM_NAMED(member, ...) FORM_KEY(#member, member, __VA_ARGS__)
#define FORM_WORDS(list)        .words = (list)
/* Its fields, and what it is in messages. */
#define FORM_TABLE(name, fields, title, ...)                                   \
	const struct form_table name = { .what = (title),                      \
		.field = (fields),                                             \
		.n = COUNTOF(fields),                                          \
		.size = sizeof(OF),                                            \
		__VA_ARGS__ }
#define FORM_PLACED ((long)offsetof(OF, loc))
#define FORM_LOOSE  (-1)

/* Reads a map into a zeroed struct. A blank node leaves it zeroed; required
 * keys are then missing at its place. */
void form_read(struct form *form, const struct form_table *table,
    const struct yaml_node *node, void *into);

/* Reads one value by a field, for FORM_OTHER functions. */
void form_read_value(struct form *form, const struct form_field *field,
    const struct yaml_node *node, void *into);

/* Fills what is blank in a struct from another one, key by key.  For tables of
 * texts, choices, dates, numbers and numbers of people only. */
void form_fill(const struct form_table *table, void *into, const void *from);

#endif
