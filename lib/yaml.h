/* SPDX-License-Identifier: MIT */
/*
 * yaml: the small subset of YAML that the kit reads (workshop-plan(5)), over
 * libyaml's events (the only file that includes it), as a tree in which every
 * key and value knows its place.  Every value is text; whoever knows the key
 * gives it a type.
 *
 * One document; no anchors, aliases or tags; no duplicate keys; depth 32; at
 * most 1 MiB; valid UTF-8 without control characters.  The traps that people
 * fall into (a tab, a curly quote, a missing space after a colon, a colon
 * inside plain words, @ or a backtick at the start) each have a plain message
 * of their own, and reading goes on after them, so that one run finds all.
 */
/* Not YAML_H, which is that of libyaml. */
#ifndef KIT_YAML_H
#define KIT_YAML_H

#include "diag.h"

#define YAML_MAX_BYTES ((size_t)1024 * 1024)
#define YAML_MAX_DEPTH 32

enum yaml_kind {
	YAML_TEXT, /* also a blank value */
	YAML_LIST,
	YAML_MAP,
};

struct yaml_pair;

struct yaml_node {
	enum yaml_kind kind;
	struct loc loc; /* of the first character; len covers a one-line text */
	struct str text; /* YAML_TEXT: trimmed unless quoted or a block */
	bool quoted;
	struct yaml_node **item; /* YAML_LIST */
	struct yaml_pair *pair;  /* YAML_MAP, in the order written */
	size_t n;
};

struct yaml_pair {
	struct str key;
	struct loc loc; /* of the key */
	struct yaml_node
	    *value; /* never NULL; blank text if nothing was given */
};

struct yaml_document {
	struct yaml_node
	    *root; /* never NULL; a blank text if there was nothing */
	/* Reading stopped early: what is missing may stand further down, so
	 * nobody should say that it is missing. */
	bool cut_short;
};

/* Reads text, which came from file (its name for messages, kept).  Problems go
 * to diag, with text as their source.  Everything returned lives in the arena,
 * as does text if it must outlive the call. */
struct yaml_document yaml_read(
    struct arena *arena, struct diag *diag, const char *file, struct str text);

/* Blank and missing are the same: no words, no items, no keys. */
bool yaml_is_blank(const struct yaml_node *node);

/* The value of key in a map; NULL if it is not there or node is no map. */
const struct yaml_node *yaml_get(const struct yaml_node *node, struct str key);

#endif
