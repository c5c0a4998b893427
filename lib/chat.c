/* SPDX-License-Identifier: MIT */
#include "chat.h"

#include "buf.h"
#include "stamp.h"

#define SENDER_MAX 120 /* bytes of a name */
#define TAIL_MAX   300 /* bytes that the program puts behind words */

/* The program puts it before its own words, in any language. */
#define PROGRAM STR("\xe2\x80\x8e")

bool
chat_is(struct str head)
{
	while (head.n) {
		struct str line = str_cut(head, '\n', &head);

		stamp_skip_blanks(&line);
		if (str_trim(line).n)
			return stamp_take(&line);
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

/* Whether a quotation in it goes on: 'Ama created group "Tea'. */
static bool
is_quoting(struct str sender)
{
	static const struct {
		struct str open, close;
	} marks[] = {
		{ STR_INIT("\""), STR_INIT("\"") },
		{ STR_INIT("\xe2\x80\x9e"), STR_INIT("\xe2\x80\x9c") },
		{ STR_INIT("\xe2\x80\x9c"), STR_INIT("\xe2\x80\x9d") },
		{ STR_INIT("\xc2\xab"), STR_INIT("\xc2\xbb") },
	};

	for (size_t i = 0; i < COUNTOF(marks); i++) {
		size_t at = str_find(sender, marks[i].open);
		struct str rest = str_from_byte(sender, at + marks[i].open.n);

		if (at < sender.n && str_find(rest, marks[i].close) == rest.n)
			return true;
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

	if (at == first.n || !at || at > SENDER_MAX || is_quoting(sender))
		return false;
	for (size_t i = 0; i < chat->profile->not_people.n; i++)
		if (str_find(sender, chat->profile->not_people.v[i].text) <
		    sender.n)
			return false;
	*text = str_from_byte(*text, at + 1);
	return true;
}

/* "<Media omitted>", in any language. */
static bool
is_in_angles(struct str text)
{
	struct str inside;

	if (text.n < 3 || text.s[0] != '<' || text.s[text.n - 1] != '>')
		return false;
	inside = str_head(str_from_byte(text, 1), text.n - 2);
	return !str_has(inside, '<') && !str_has(inside, '>') &&
	       !str_has(inside, '\n');
}

/* Whether a line of a message is the program's, or the place of a picture. */
static bool
is_left_out(const struct chat *chat, struct str line)
{
	struct str plain = line;

	stamp_skip_blanks(&plain);
	line = str_trim(line);
	plain = cell_trim(plain);
	return plain.n && (str_starts(line, PROGRAM) || is_in_angles(plain) ||
			      is_one(&chat->profile->not_messages, plain));
}

/* The last place of needle near the end of s; s.n if it is not there. */
static size_t
find_last(struct str s, struct str needle)
{
	size_t from = s.n > TAIL_MAX ? s.n - TAIL_MAX : 0, found = s.n;

	for (;;) {
		size_t at = str_find(str_from_byte(s, from), needle) + from;

		if (at >= s.n)
			return found;
		found = at;
		from = at + needle.n;
	}
}

/* What the program adds behind words: "<This message was edited>", or where
 * their picture stands. */
static struct str
cut_tail(const struct chat *chat, struct str text)
{
	const struct form_texts *words = &chat->profile->not_messages;

	for (;;) {
		size_t mark, angle;
		struct str tail;

		text = cell_trim(text);
		mark = find_last(text, PROGRAM);
		angle = find_last(text, STR("<"));
		tail = cell_trim(str_from_byte(text, mark + PROGRAM.n));
		if (mark < text.n &&
		    (is_in_angles(tail) || is_one(words, tail)))
			text = str_head(text, mark);
		else if (angle < text.n &&
			 is_in_angles(str_from_byte(text, angle)) &&
			 is_one(words, str_from_byte(text, angle)))
			text = str_head(text, angle);
		else
			return text;
	}
}

/* Puts [name] for each person that a message turns to: the program marks where
 * such a name begins and ends. */
static struct str
hide_mentions(struct arena *arena, struct str text)
{
	const struct str open = STR("@\xe2\x81\xa8");
	const struct str close = STR("\xe2\x81\xa9");
	struct buf plain = BUF(arena);

	for (;;) {
		size_t at = str_find(text, open);
		struct str rest = str_from_byte(text, at + open.n);
		struct str name = str_head(rest, SENDER_MAX);
		size_t end = str_find(name, close);

		buf_add(&plain, str_head(text, at));
		if (at == text.n)
			return buf_str(&plain);
		if (end < name.n && str_find(name, STR("\n")) > end) {
			buf_add(&plain, STR("[name]"));
			rest = str_from_byte(rest, end + close.n);
		} else {
			buf_add(&plain, open);
		}
		text = rest;
	}
}

static bool
give(struct chat *chat)
{
	struct str text = buf_str(&chat->message);
	struct csv_record record = { &text, 1, chat->line, false };
	bool words = take_sender(chat, &text);

	/* A picture may have words below it. */
	while (words && text.n) {
		struct str first = str_head(text, str_find(text, STR("\n")));

		if (cell_trim(first).n && !is_left_out(chat, first))
			break;
		text = str_from_byte(text, first.n + 1);
	}
	if (words)
		text = hide_mentions(chat->arena, cut_tail(chat, text));
	stamp_skip_blanks(&text);
	text = cell_trim(text);
	chat->open = false;
	return chat->fn(chat->context, &record, words && text.n);
}

static bool
on_line(struct chat *chat, struct str line)
{
	struct str rest = line;
	bool first = stamp_take(&rest);

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
