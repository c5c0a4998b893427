/* SPDX-License-Identifier: MIT */
#include "intake_capture.h"

#include <stdlib.h>

#include "buf.h"
#include "dialect.h"
#include "file.h"

/* The folder that a file is in, by its last name only, so that a project can be
 * moved. */
static struct str
folder_of(const struct intake_capture *capture)
{
	struct arena *arena = capture->arena;
	char *real = realpath(file_beside(arena, capture->path, "."), NULL);
	struct str name = STR("");

	if (real)
		name = str_dup(arena, str_from(file_base(real)));
	free(real);
	return name;
}

static struct str
name_of(const struct intake_capture *capture)
{
	struct str name = str_from(file_base(capture->path));
	struct buf letters = BUF(capture->arena);

	if (!capture->form)
		return name;
	name = dialect_loose(capture->arena, name);
	for (size_t i = 0; i < name.n; i++)
		if (name.s[i] < '0' || name.s[i] > '9')
			buf_char(&letters, name.s[i]);
	return buf_str(&letters);
}

static unsigned
number_of(const struct intake_capture *capture, const struct hash *key)
{
	return *ledger_at(capture->ledger, key) / LEDGER_NUMBER;
}

static void
remember(const struct intake_capture *capture, const struct hash *key,
    unsigned number)
{
	unsigned *known = ledger_at(capture->ledger, key);

	if (*known)
		return;
	*known = number * LEDGER_NUMBER + LEDGER_KNOWN;
	ledger_add(capture->ledger, key,
	    str_fmt(capture->arena, "%s-%03u", ledger_capture, number), 0);
}

unsigned
intake_capture_number(const struct intake_capture *capture)
{
	const struct str by_name[] = { STR("name"), folder_of(capture),
		name_of(capture) };
	const struct str by_content[] = { STR("whole"),
		{ (const char *)capture->whole.b, HASH_BYTES } };
	const struct hash *key = ledger_key(capture->ledger);
	struct hash name = hash_of(key, by_name, COUNTOF(by_name));
	struct hash whole = hash_of(key, by_content, COUNTOF(by_content));
	unsigned number = number_of(capture, &name);

	if (!number)
		number = number_of(capture, &whole);
	if (!number)
		number = ledger_next(capture->ledger, str_from(ledger_capture));
	remember(capture, &name, number);
	remember(capture, &whole, number);
	return number;
}
