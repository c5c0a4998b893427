/* SPDX-License-Identifier: MIT */
#include "template.h"

#include "builtin.h"
#include "word.h"

#define NAME_WIDTH 20 /* of the longest name, and two blanks */

static const struct str folder = STR_INIT("templates/");
static const struct str ending = STR_INIT(".yaml");
static const struct str not_agreed = STR_INIT("to be agreed");

/* The name that people type; blank if the file is no template. */
static struct str
name_of(const struct builtin_file *file)
{
	struct str name = file->name;

	if (!str_starts(name, folder) || !str_ends(name, ending))
		return (struct str){ 0 };
	name = str_from_byte(name, folder.n);
	return str_head(name, name.n - ending.n);
}

struct str
template_find(struct arena *arena, struct diag *diag, struct str name)
{
	struct str *names = ARENA_ARRAY(arena, struct str, builtin_count);
	size_t n = 0;

	for (size_t i = 0; i < builtin_count; i++) {
		struct str known = name_of(&builtin_files[i]);

		if (!known.n)
			continue;
		if (word_same(known, name))
			return builtin_files[i].text;
		names[n++] = known;
	}
	diag_add(diag, DIAG_USAGE, (struct loc){ NULL },
	    "there is no template '%.*s'%.*s (-l lists them all)",
	    STR_ARG(word_clip(name)),
	    STR_ARG(word_did_you_mean(arena, diag, name, names, n)));
	if (str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml")))
		diag_note(diag, (struct loc){ NULL },
		    "a file to write is named after -o: -o %.*s",
		    STR_ARG(word_clip(name)));
	return (struct str){ 0 };
}

void
template_list(struct out *out)
{
	for (size_t i = 0; i < builtin_count; i++) {
		struct str name = name_of(&builtin_files[i]);
		struct str rest;
		struct str about = str_cut(builtin_files[i].text, '\n', &rest);

		if (name.n)
			out_fmt(out, "%-*.*s%.*s\n", NAME_WIDTH, STR_ARG(name),
			    STR_ARG(str_from_byte(about, 2)));
	}
}

/* Reads "the first day", "28 days after the first day" or "21 days before the
 * first day". */
static bool
read_gap(struct str remark, long *days)
{
	struct str rest;
	int n;

	*days = 0;
	if (str_eq(remark, STR("the first day")))
		return true;
	if (!str_number(str_cut(remark, ' ', &rest), &n))
		return false;
	*days = str_eq(rest, STR("days before the first day")) ? -n : n;
	return *days < 0 || str_eq(rest, STR("days after the first day"));
}

/* A line with its date counted; false if there is none to count. */
static bool
write_counted(struct out *out, struct arena *arena, struct str line,
    struct when_date first)
{
	struct str after = str_from_byte(line, str_find(line, not_agreed));
	struct str remark;
	struct when_date date;
	long days;

	after = str_from_byte(after, not_agreed.n);
	(void)str_cut(after, '#', &remark);
	if (!read_gap(str_trim(remark), &days))
		return false;
	date = when_add_days(first, days);
	if (!when_valid(date))
		return false;
	out_bytes(out, str_head(line, line.n - after.n - not_agreed.n));
	/* As wide as the words it replaces, so that remarks stay in line. */
	out_fmt(out, "%-*.*s%.*s\n", (int)not_agreed.n,
	    STR_ARG(when_iso(arena, date)), STR_ARG(after));
	return true;
}

void
template_write(struct out *out, struct arena *arena, struct str text,
    struct when_date first)
{
	for (struct str rest = text; rest.n;) {
		struct str line = str_cut(rest, '\n', &rest);

		if (!first.year || !write_counted(out, arena, line, first))
			out_fmt(out, "%.*s\n", STR_ARG(line));
	}
}
