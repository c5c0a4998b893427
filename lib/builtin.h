/* SPDX-License-Identifier: MIT */
/*
 * builtin: the files under workshops/ that are compiled in (made by
 * workshops/embed.py at build time).
 */
#ifndef BUILTIN_H
#define BUILTIN_H

#include "str.h"

struct builtin_file {
	struct str name; /* as under workshops/: "columns.yaml" */
	struct str text;
};

/* The file of that name; its text is blank if there is none. */
struct str builtin_find(struct str name);

/* The base64 SHA-256 of page.css, for the Content-Security-Policy. */
extern const char builtin_style_sha256[];

extern const struct builtin_file builtin_files[];
extern const size_t builtin_count;

#endif
