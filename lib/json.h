/* SPDX-License-Identifier: MIT */
/*
 * json: the pieces of JSON (RFC 8259) that programs write for other programs.
 */
#ifndef JSON_H
#define JSON_H

#include "out.h"

/* A text, valid UTF-8, with its quotation marks. */
void json_text(struct out *out, struct str text);

/* The same, or null where it is blank. */
void json_text_or_null(struct out *out, struct str text);

#endif
