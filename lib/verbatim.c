/* SPDX-License-Identifier: MIT */
#include "verbatim.h"

#include <string.h>

#include "buf.h"

#define RECORD_MAX ((size_t)16 * 1024 * 1024)
#define FIELDS_MAX 10000

enum state {
	BEFORE,  /* nothing of the field yet, or blanks */
	BARE,    /* in a field without quotation marks */
	INSIDE,  /* between quotation marks */
	CLOSING, /* behind one that may close the field */
	BEHIND,  /* blanks behind a closed field */
	ENDING   /* behind a CR that ends the record */
};

struct verbatim {
	struct arena *arena;
	struct diag *diag;
	const char *name;
	char delimiter;
	verbatim_fn *fn;
	void *context;
	enum state state;
	bool stopped;
	/* The record in hand: what earlier bytes held of it, then from start. */
	struct buf kept;
	struct str bytes;
	size_t start;
	struct verbatim_field *field;
	size_t n, cap;
	bool quoted;
	size_t field_start; /* in the record */
	size_t line, here;  /* where it began, and where we are */
	bool after_cr;
	size_t quote_line;
};

struct verbatim *
verbatim_new(struct diag *diag, const char *name, char delimiter,
    verbatim_fn *fn, void *context)
{
	struct arena *arena = arena_new();
	struct verbatim *verbatim = ARENA_NEW(arena, struct verbatim);

	*verbatim = (struct verbatim){ .arena = arena,
		.diag = diag,
		.name = name,
		.delimiter = delimiter,
		.fn = fn,
		.context = context,
		.kept = BUF(arena),
		.line = 1,
		.here = 1 };
	return verbatim;
}

void
verbatim_free(struct verbatim *verbatim)
{
	arena_free(verbatim->arena);
}

static bool
wrong(struct verbatim *verbatim, enum diag_code code, size_t line,
    const char *what)
{
	diag_add(verbatim->diag, code,
	    (struct loc){ verbatim->name, (int)line }, "%s", what);
	verbatim->stopped = true;
	return false;
}

/* How far the byte at i is from the record's first. */
static size_t
place(const struct verbatim *verbatim, size_t i)
{
	return verbatim->kept.n + i - verbatim->start;
}

static bool
end_field(struct verbatim *verbatim, size_t i)
{
	struct verbatim_field *field;

	if (verbatim->n == FIELDS_MAX)
		return wrong(verbatim, DIAG_TOO_LARGE, verbatim->line,
		    "this row has too many cells");
	verbatim->field = arena_grow(verbatim->arena, verbatim->field,
	    &verbatim->cap, verbatim->n + 1, sizeof(*verbatim->field));
	field = &verbatim->field[verbatim->n++];
	field->start = verbatim->field_start;
	field->n = place(verbatim, i) - verbatim->field_start;
	field->quoted = verbatim->quoted;
	verbatim->field_start = place(verbatim, i) + 1;
	verbatim->quoted = false;
	verbatim->state = BEFORE;
	return true;
}

/* Gives out the record, whose fields are all ended; it goes up to i. */
static bool
end_record(struct verbatim *verbatim, size_t i, size_t n_end)
{
	struct str here = { verbatim->bytes.s + verbatim->start,
		i - verbatim->start };
	struct verbatim_record record = { .bytes = here,
		.n_end = n_end,
		.field = verbatim->field,
		.n = verbatim->n,
		.line = verbatim->line };

	if (verbatim->kept.n) {
		buf_add(&verbatim->kept, here);
		record.bytes = buf_str(&verbatim->kept);
	}
	verbatim->kept.n = 0;
	verbatim->start = i;
	verbatim->n = 0;
	verbatim->field_start = 0;
	verbatim->line = verbatim->here;
	verbatim->state = BEFORE;
	verbatim->stopped = !verbatim->fn(verbatim->context, &record);
	return !verbatim->stopped;
}

/* A byte that is not between quotation marks. */
static bool
take_open(struct verbatim *verbatim, size_t i)
{
	char c = verbatim->bytes.s[i];

	if (c == verbatim->delimiter)
		return end_field(verbatim, i);
	if (c == '\n') {
		verbatim->here++;
		return end_field(verbatim, i) && end_record(verbatim, i + 1, 1);
	}
	if (c == '\r') {
		verbatim->here++;
		if (!end_field(verbatim, i))
			return false;
		verbatim->state = ENDING;
		return true;
	}
	if (c == ' ' || c == '\t') {
		if (verbatim->state == CLOSING)
			verbatim->state = BEHIND;
		return true;
	}
	if (c == '"' && verbatim->state == BEFORE) {
		verbatim->state = INSIDE;
		verbatim->quoted = true;
		verbatim->quote_line = verbatim->here;
		return true;
	}
	if (c == '"' || (verbatim->state != BEFORE && verbatim->state != BARE))
		return wrong(verbatim, DIAG_CSV_QUOTE, verbatim->here,
		    "a quotation mark is out of place around here; inside a cell it is written twice, and the whole cell stands in quotation marks");
	verbatim->state = BARE;
	return true;
}

static void
take_quoted(struct verbatim *verbatim, size_t i)
{
	char c = verbatim->bytes.s[i];

	if (c == '"')
		verbatim->state = CLOSING;
	/* A CR LF is one line end. */
	if (c == '\r' || (c == '\n' && !verbatim->after_cr))
		verbatim->here++;
	verbatim->after_cr = c == '\r';
}

static bool
take(struct verbatim *verbatim, size_t i)
{
	char c = verbatim->bytes.s[i];

	if (verbatim->state == ENDING) {
		if (c == '\n')
			return end_record(verbatim, i + 1, 2);
		if (!end_record(verbatim, i, 1))
			return false;
	}
	if (verbatim->state == CLOSING && c == '"') {
		verbatim->state = INSIDE; /* it was a doubled one */
		return true;
	}
	if (verbatim->state != INSIDE)
		return take_open(verbatim, i);
	take_quoted(verbatim, i);
	return true;
}

bool
verbatim_feed(struct verbatim *verbatim, struct str bytes)
{
	verbatim->bytes = bytes;
	verbatim->start = 0;
	for (size_t i = 0; i < bytes.n; i++)
		if (!take(verbatim, i))
			return false;
	buf_add(&verbatim->kept, str_from_byte(bytes, verbatim->start));
	verbatim->start = 0;
	verbatim->bytes = STR("");
	if (verbatim->kept.n <= RECORD_MAX)
		return true;
	return wrong(verbatim, DIAG_TOO_LARGE, verbatim->line,
	    "this row is too large; a quotation mark that opens a cell here may never be closed");
}

bool
verbatim_end(struct verbatim *verbatim)
{
	if (verbatim->stopped)
		return false;
	if (verbatim->state == ENDING)
		return end_record(verbatim, 0, 1);
	if (verbatim->state == INSIDE)
		return wrong(verbatim, DIAG_CSV_QUOTE_OPEN,
		    verbatim->quote_line,
		    "a cell that begins with a quotation mark in this line is never closed; put a quotation mark at its end");
	if (!verbatim->kept.n)
		return true;
	return end_field(verbatim, 0) && end_record(verbatim, 0, 0);
}

struct str
verbatim_raw(const struct verbatim_record *record, size_t i)
{
	if (i >= record->n)
		return STR("");
	return str_head(str_from_byte(record->bytes, record->field[i].start),
	    record->field[i].n);
}

struct str
verbatim_value(
    struct arena *arena, const struct verbatim_record *record, size_t i)
{
	struct str raw = str_trim(verbatim_raw(record, i));
	struct buf plain = BUF(arena);

	if (i >= record->n || !record->field[i].quoted)
		return raw;
	raw = (struct str){ raw.s + 1, raw.n - 2 };
	if (!str_has(raw, '"'))
		return raw;
	while (raw.n) {
		size_t n = str_find(raw, STR("\""));

		buf_add(&plain, str_head(raw, n + 1));
		raw = str_from_byte(raw, n + 2);
	}
	return buf_str(&plain);
}
