/* SPDX-License-Identifier: MIT */
#include "markup.h"

#include "buf.h"
#include "utf8.h"

#define ENTITY_MAX 10 /* characters between & and ; */

static const struct {
	struct str name, text;
} entities[] = {
	{ STR_INIT("amp"), STR_INIT("&") },
	{ STR_INIT("lt"), STR_INIT("<") },
	{ STR_INIT("gt"), STR_INIT(">") },
	{ STR_INIT("quot"), STR_INIT("\"") },
	{ STR_INIT("apos"), STR_INIT("'") },
	{ STR_INIT("nbsp"), STR_INIT(" ") },
	{ STR_INIT("ndash"), STR_INIT("\xe2\x80\x93") },
	{ STR_INIT("mdash"), STR_INIT("\xe2\x80\x94") },
	{ STR_INIT("hellip"), STR_INIT("\xe2\x80\xa6") },
	{ STR_INIT("lsquo"), STR_INIT("\xe2\x80\x98") },
	{ STR_INIT("rsquo"), STR_INIT("\xe2\x80\x99") },
	{ STR_INIT("ldquo"), STR_INIT("\xe2\x80\x9c") },
	{ STR_INIT("rdquo"), STR_INIT("\xe2\x80\x9d") },
	{ STR_INIT("pound"), STR_INIT("\xc2\xa3") },
	{ STR_INIT("euro"), STR_INIT("\xe2\x82\xac") },
};

/* The number of a character, in decimal or after x in hexadecimal; 0 if it is
 * none. */
static unsigned
read_number(struct str digits)
{
	unsigned base = 10, n = 0;

	if (digits.n && (digits.s[0] == 'x' || digits.s[0] == 'X')) {
		base = 16;
		digits = str_from_byte(digits, 1);
	}
	for (size_t i = 0; i < digits.n && n < 0x110000; i++) {
		char c = digits.s[i];
		unsigned value =
		    c >= '0' && c <= '9'   ? (unsigned)(c - '0')
		    : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
		    : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10)
					   : base;

		if (value >= base)
			return 0;
		n = n * base + value;
	}
	return n < 0x110000 && (n < 0xD800 || n > 0xDFFF) ? n : 0;
}

/* Adds the character of an entity; false if there is none of that name. */
static bool
add_entity(struct buf *buf, struct str name)
{
	char bytes[4];
	unsigned c;

	for (size_t i = 0; i < COUNTOF(entities); i++)
		if (str_eq(entities[i].name, name)) {
			buf_add(buf, entities[i].text);
			return true;
		}
	if (!name.n || name.s[0] != '#')
		return false;
	c = read_number(str_from_byte(name, 1));
	/* What cannot be seen is not for us to bring in. */
	if (c < ' ' && c != '\n' && c != '\t')
		return false;
	buf_add(buf, (struct str){ bytes, utf8_put(c, bytes) });
	return true;
}

struct str
markup_entities(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);

	if (!str_has(text, '&'))
		return text;
	while (text.n) {
		size_t at = str_find(text, STR("&"));
		struct str name, rest;

		buf_add(&buf, str_head(text, at));
		text = str_from_byte(text, at);
		if (!text.n)
			break;
		rest = str_from_byte(text, 1);
		at = str_find(str_head(rest, ENTITY_MAX + 1), STR(";"));
		name = str_head(rest, at);
		if (at < rest.n && at <= ENTITY_MAX && rest.s[at] == ';' &&
		    add_entity(&buf, name)) {
			text = str_from_byte(rest, at + 1);
			continue;
		}
		buf_char(&buf, '&');
		text = rest;
	}
	return buf_str(&buf);
}

/* The bytes of the tag that s begins with; 0 if it is none: "<3" is not. */
static size_t
tag_length(struct str s)
{
	unsigned char next = s.n > 1 ? (unsigned char)s.s[1] : 0;
	size_t end;

	if (!((next | 0x20) >= 'a' && (next | 0x20) <= 'z') && next != '/' &&
	    next != '!')
		return 0;
	end = str_find(s, STR(">"));
	return end < s.n ? end + 1 : 0;
}

static bool
ends_line(struct str tag)
{
	static const struct str ends[] = { STR_INIT("<br"), STR_INIT("</p"),
		STR_INIT("</li"), STR_INIT("</div"), STR_INIT("</h") };

	for (size_t i = 0; i < COUNTOF(ends); i++)
		if (str_eq_case(str_head(tag, ends[i].n), ends[i]))
			return true;
	return false;
}

struct str
markup_html(struct arena *arena, struct str text)
{
	struct buf buf = BUF(arena);
	bool closed = true; /* some tag may still be closed */

	if (!str_has(text, '<'))
		return str_trim(markup_entities(arena, text));
	while (text.n) {
		size_t at = str_find(text, STR("<")), tag;

		buf_add(&buf, str_head(text, at));
		text = str_from_byte(text, at);
		if (!text.n)
			break;
		tag = closed ? tag_length(text) : 0;
		/* Without any > ahead there is no need to look again. */
		closed = closed && (tag || str_has(text, '>'));
		if (ends_line(str_head(text, tag)))
			buf_char(&buf, '\n');
		if (!tag)
			buf_char(&buf, '<');
		text = str_from_byte(text, tag ? tag : 1);
	}
	return str_trim(markup_entities(arena, buf_str(&buf)));
}
