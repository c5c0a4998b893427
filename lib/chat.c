/* SPDX-License-Identifier: MIT */
#include "chat.h"

#include "buf.h"

#define SENDER_MAX 120 /* bytes of a name */

/* Beginnings ---------------------------------------------------------------*/

/* Takes digits off *s, low to high of them. */
static bool
take_digits(struct str *s, size_t low, size_t high)
{
	size_t n = 0;

	while (n < s->n && s->s[n] >= '0' && s->s[n] <= '9')
		n++;
	*s = str_from_byte(*s, n);
	return n >= low && n <= high;
}

/* Takes one of these characters off *s; its place from 1, 0 if there is none. */
static int
take_one(struct str *s, const char *marks)
{
	for (int i = 0; marks[i]; i++)
		if (s->n && s->s[0] == marks[i]) {
			*s = str_from_byte(*s, 1);
			return i + 1;
		}
	return 0;
}

/* Blanks, narrow ones too, and marks of the writing direction. */
static void
skip_blanks(struct str *s)
{
	static const struct str blanks[] = { STR_INIT(" "),
		STR_INIT("\xc2\xa0"), STR_INIT("\xe2\x80\xaf"),
		STR_INIT("\xe2\x80\x8e"), STR_INIT("\xe2\x80\x8f"),
		STR_INIT("\xef\xbb\xbf") };
	size_t before;

	do {
		before = s->n;
		for (size_t i = 0; i < COUNTOF(blanks); i++)
			if (str_starts(*s, blanks[i]))
				*s = str_from_byte(*s, blanks[i].n);
	} while (s->n < before);
}

static bool
take_date(struct str *s)
{
	return take_digits(s, 1, 4) && take_one(s, "/.-") &&
	       take_digits(s, 1, 2) && take_one(s, "/.-") &&
	       take_digits(s, 2, 4);
}

/* 10:15, 10.15, 10:15:01, 10:15 am, 10:15 p.m. */
static bool
take_time(struct str *s)
{
	static const struct str halves[] = { STR_INIT("am"), STR_INIT("pm"),
		STR_INIT("a.m."), STR_INIT("p.m."), STR_INIT("a. m."),
		STR_INIT("p. m.") };
	struct str rest;

	if (!take_digits(s, 1, 2) || !take_one(s, ":.") ||
	    !take_digits(s, 2, 2))
		return false;
	if (take_one(s, ":.") && !take_digits(s, 2, 2))
		return false;
	rest = *s;
	skip_blanks(&rest);
	for (size_t i = 0; i < COUNTOF(halves); i++)
		if (str_eq_case(str_head(rest, halves[i].n), halves[i])) {
			*s = str_from_byte(rest, halves[i].n);
			break;
		}
	return true;
}

/* Whether a line begins a message; *rest is what follows the time. */
static bool
begins(struct str line, struct str *rest)
{
	bool bracket;

	skip_blanks(&line);
	bracket = take_one(&line, "[") > 0;
	if (!take_date(&line))
		return false;
	(void)take_one(&line, ",");
	skip_blanks(&line);
	if (!take_time(&line))
		return false;
	if (bracket && !take_one(&line, "]"))
		return false;
	skip_blanks(&line);
	if (!bracket && !take_one(&line, "-"))
		return false;
	skip_blanks(&line);
	*rest = line;
	return true;
}

bool
chat_is(struct str head)
{
	struct str rest;

	while (head.n) {
		struct str line = str_cut(head, '\n', &head);

		skip_blanks(&line);
		if (str_trim(line).n)
			return begins(line, &rest);
	}
	return false;
}

/* Messages -----------------------------------------------------------------*/

struct chat {
	const struct profile *profile;
	chat_fn *fn;
	void *context;
	/* The message at hand. */
	struct arena *arena; /* reset at each message */
	struct buf message;
	bool open;
	size_t line;
	/* A line that goes on in the next piece of the file. */
	struct arena *line_arena; /* reset at each line */
	struct buf part;
	size_t here; /* the line, from 1 */
};

/* "image omitted", "*(file attached)", "<attached:*". */
static bool
is_one(const struct form_texts *words, struct str text)
{
	for (size_t i = 0; i < words->n; i++) {
		struct str word = words->v[i].text;
		const struct str star = STR("*");

		if (str_starts(word, star)) {
			word = str_from_byte(word, 1);
			if (text.n > word.n &&
			    str_eq_case(
				str_from_byte(text, text.n - word.n), word))
				return true;
		} else if (str_ends(word, star)) {
			word.n--;
			if (str_eq_case(str_head(text, word.n), word))
				return true;
		} else if (str_eq_case(text, word)) {
			return true;
		}
	}
	return false;
}

/* Takes the sender off; false if there is none, as in lines of the program. */
static bool
take_sender(const struct chat *chat, struct str *text)
{
	struct str first = str_head(*text, str_find(*text, STR("\n")));
	size_t at = str_find(first, STR(":"));
	struct str sender = str_head(first, at);

	if (at == first.n || !at || at > SENDER_MAX)
		return false;
	for (size_t i = 0; i < chat->profile->not_people.n; i++)
		if (str_find(sender, chat->profile->not_people.v[i].text) <
		    sender.n)
			return false;
	*text = str_from_byte(*text, at + 1);
	return true;
}

static bool
give(struct chat *chat)
{
	struct str text = buf_str(&chat->message);
	struct csv_record record = { &text, 1, chat->line, false };
	bool words = take_sender(chat, &text);

	/* A picture may have words below it. */
	while (words) {
		struct str first = str_head(text, str_find(text, STR("\n")));
		struct str plain = first;

		skip_blanks(&plain);
		plain = cell_trim(plain);
		if (!is_one(&chat->profile->not_messages, plain) &&
		    (plain.n || first.n == text.n))
			break;
		if (first.n == text.n) {
			words = false;
			break;
		}
		text = str_from_byte(text, first.n + 1);
	}
	skip_blanks(&text);
	text = cell_trim(text);
	chat->open = false;
	return chat->fn(chat->context, &record, words && text.n);
}

static bool
on_line(struct chat *chat, struct str line)
{
	struct str rest = STR("");
	bool first = begins(line, &rest);

	if (line.n && line.s[line.n - 1] == '\r')
		line.n--;
	if (rest.n && rest.s[rest.n - 1] == '\r')
		rest.n--;
	if (!first && chat->open) {
		buf_char(&chat->message, '\n');
		buf_add(&chat->message, line);
		return true;
	}
	if (!first && !str_trim(line).n)
		return true;
	if (chat->open && !give(chat))
		return false;
	arena_reset(chat->arena);
	chat->message = BUF(chat->arena);
	/* What stands before the first message has no sender, so is none. */
	if (first)
		buf_add(&chat->message, rest);
	chat->open = true;
	chat->line = chat->here;
	return true;
}

static bool
too_large(const struct chat *chat, struct diag *diag, const char *name)
{
	if (chat->part.n <= CSV_FIELD_MAX && chat->message.n <= CSV_FIELD_MAX)
		return false;
	diag_add(diag, DIAG_TOO_LARGE,
	    (struct loc){ name, (int)chat->here, 0, 0 },
	    "this message is too large; one may have %zu KiB",
	    CSV_FIELD_MAX / 1024);
	return true;
}

/* The lines of a piece of the file; false to stop. */
static bool
on_piece(struct chat *chat, struct str bytes)
{
	for (;;) {
		size_t at = str_find(bytes, STR("\n"));
		struct str line;

		buf_add(&chat->part, str_head(bytes, at));
		if (at == bytes.n)
			return true;
		line = buf_str(&chat->part);
		if (!on_line(chat, line))
			return false;
		arena_reset(chat->line_arena);
		chat->part = BUF(chat->line_arena);
		chat->here++;
		bytes = str_from_byte(bytes, at + 1);
	}
}

static bool
read_all(struct chat *chat, struct file_stream *stream, struct diag *diag)
{
	struct str bytes;

	while ((bytes = file_next(stream)).n) {
		if (!on_piece(chat, bytes))
			return true;
		if (too_large(chat, diag, file_name(stream)))
			return false;
	}
	if (file_failed(stream))
		return false;
	if (chat->part.n && !on_line(chat, buf_str(&chat->part)))
		return true;
	if (chat->open)
		(void)give(chat);
	return true;
}

bool
chat_read(struct file_stream *stream, struct diag *diag,
    const struct profile *profile, chat_fn *fn, void *context)
{
	struct chat chat = { .profile = profile,
		.fn = fn,
		.context = context,
		.arena = arena_new(),
		.line_arena = arena_new(),
		.here = 1 };
	bool fine;

	chat.message = BUF(chat.arena);
	chat.part = BUF(chat.line_arena);
	fine = read_all(&chat, stream, diag);
	arena_free(chat.line_arena);
	arena_free(chat.arena);
	return fine;
}
