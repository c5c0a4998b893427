/* SPDX-License-Identifier: MIT */
/*
 * lookup: names that things have in a file (roles, ids), to find things by
 * them, ASCII case and blanks at the ends aside.  Add all, sort, then find.
 */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "form.h"

struct lookup_name {
	struct str key;  /* lower case */
	struct str text; /* as written */
	struct loc loc;
	size_t at; /* its place in the list it is a name of */
};

struct lookup {
	struct lookup_name *v;
	size_t n, cap;
	/* Each of them once, made when it is first needed. */
	struct lookup_known {
		struct str *v;
		size_t n;
	} known;
};

void lookup_add(struct form *form, struct lookup *names, struct str text,
    struct loc loc, size_t at);
void lookup_sort(struct lookup *names);
/* NULL if there is none. */
const struct lookup_name *lookup_find(
    struct form *form, const struct lookup *names, struct str text);
/* Those that there are, for a message about one that is not known. */
const struct lookup_known *lookup_known(
    struct form *form, struct lookup *names);
/* Says which of them stand twice; what is "role". */
void lookup_twice(
    struct form *form, const struct lookup *names, const char *what);

#endif
