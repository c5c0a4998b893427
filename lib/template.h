/* SPDX-License-Identifier: MIT */
/*
 * template: plans to start from (workshops/templates/).  Each is a whole plan
 * that teaches in its remarks.  Its first line says what it is for.
 *
 * A date stands in a template as
 *     date: to be agreed   # 28 days after the first day
 * ("the first day" itself, or days before it), so that it can be counted.
 */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "out.h"
#include "when.h"

/* The one that people get who name none. */
#define TEMPLATE_USUAL "double-diamond"

/* The template of that name; blank if there is none, with the problem and the
 * name that was probably meant in diag. */
struct str template_find(
    struct arena *arena, struct diag *diag, struct str name);

/* Writes the name of each template and what it is for, a line each. */
void template_list(struct out *out);

/* Writes a template.  With a first day, its dates are counted from it, as far
 * as there are such dates. */
void template_write(struct out *out, struct arena *arena, struct str text,
    struct when_date first);

#endif
