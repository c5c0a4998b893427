/* SPDX-License-Identifier: MIT */
#include "keeping.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"

#define LINKS_MAX 40

void
keeping_tell(struct diag *diag, const struct plan *plan, struct when_date today)
{
	const struct form_date *until = &plan->safe.keep_until;
	if (!until->date.year || when_cmp(until->date, today) >= 0)
		return;
	struct arena *arena = arena_new();
	diag_add(diag, DIAG_KEEP_UNTIL_PASSED, until->loc,
	    "'keep_until' was %.*s, and people were promised this; please destroy the paper, what was typed, the names list and all drafts; or ask the group, and write a new date",
	    STR_ARG(when_words(arena, until->date)));
	arena_free(arena);
}

static bool
is_file(const char *path)
{
	return path && strcmp(path, "-") != 0;
}

/* Where a symbolic link leads, also one to nothing: output goes there. */
static const char *
follow(struct arena *arena, const char *path)
{
	char target[PATH_MAX];
	for (int i = 0; i < LINKS_MAX; i++) {
		ssize_t n = readlink(path, target, sizeof(target));
		if (n <= 0 || (size_t)n == sizeof(target))
			break;
		path = file_beside(arena, path,
		    str_c(arena, (struct str){ target, (size_t)n }));
	}
	return path;
}

/* The real path of the folder that path is in; false if it is not there. */
static bool
folder_of(struct arena *arena, const char *path, char folder[PATH_MAX])
{
	if (!is_file(path))
		return realpath(".", folder) != NULL;
	return realpath(file_beside(arena, follow(arena, path), "."), folder) !=
	       NULL;
}

static bool
is_within(const char *folder, const char *outer)
{
	size_t n = strlen(outer);
	return strncmp(folder, outer, n) == 0 &&
	       (folder[n] == '\0' || folder[n] == '/' ||
		   strcmp(outer, "/") == 0);
}

bool
keeping_together(struct arena *arena, const char *one, const char *other)
{
	char a[PATH_MAX], b[PATH_MAX];
	return folder_of(arena, one, a) && folder_of(arena, other, b) &&
	       strcmp(a, b) == 0;
}

/* Whether path lies in the folder of other, or below it. */
static bool
is_inside(struct arena *arena, const char *path, const char *other)
{
	char folder[PATH_MAX], outer[PATH_MAX];
	return folder_of(arena, path, folder) &&
	       folder_of(arena, other, outer) && is_within(folder, outer);
}

/* Where the names list is, or should be; NULL: nobody knows. */
static const char *
names_path(const struct keeping *keeping)
{
	if (keeping->names)
		return is_file(keeping->names) ? keeping->names : NULL;
	if (!keeping->plan || !keeping->plan->safe.names_list.text.n ||
	    !is_file(keeping->plan_path))
		return NULL;
	return file_beside(keeping->arena, keeping->plan_path,
	    str_c(keeping->arena, keeping->plan->safe.names_list.text));
}

bool
keeping_beside_plan(const struct keeping *keeping)
{
	const char *names = names_path(keeping);
	return names && is_inside(keeping->arena, keeping->plan_path, names);
}

bool
keeping_apart(
    const struct keeping *keeping, const char *const *outputs, size_t n)
{
	const char *names = names_path(keeping);
	if (!names || keeping_beside_plan(keeping))
		return true;
	for (size_t i = 0; i < n; i++) {
		if (!is_file(outputs[i]) ||
		    !is_inside(keeping->arena, outputs[i], names))
			continue;
		diag_add(keeping->diag, keeping->code, (struct loc){ NULL },
		    "'%s' is in the folder of the names list, which is private and only read; please choose another folder",
		    outputs[i]);
		return false;
	}
	return true;
}
