/* SPDX-License-Identifier: MIT */
#include "link.h"

#include "buf.h"

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
	       (c >= 'A' && c <= 'F');
}

/* All of s from these characters, letters or digits. */
static bool
only(struct str s, struct str others)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!is_alnum(s.s[i]) && !str_has(others, s.s[i]))
			return false;
	return true;
}

/* A host with an optional port: "example.org:8080". */
static bool
is_host(struct str s)
{
	struct str port;
	struct str name = str_cut(s, ':', &port);
	int number = 0;

	if (!name.n || !is_alnum(name.s[0]) || !only(name, STR(".-")))
		return false;
	return !port.s || (str_number(port, &number) && number <= 65535);
}

static size_t
host_length(struct str s)
{
	size_t n = 0;

	while (n < s.n && !str_has(STR("/?#"), s.s[n]))
		n++;
	return n;
}

static bool
is_mail(struct str s)
{
	struct str query;
	struct str address = str_cut(s, '?', &query);
	struct str host;
	struct str user = str_cut(address, '@', &host);

	return user.n && only(user, STR(".+-_")) && is_host(host) &&
	       !str_has(host, ':');
}

/* Keeps an escape that is already there, makes one of what needs it.  A second
 * # has no meaning in an address. */
static void
add_encoded(struct buf *buf, struct str s)
{
	bool fragment = false;
	size_t i;

	for (i = 0; i < s.n; i++) {
		char c = s.s[i];
		bool plain =
		    is_alnum(c) || str_has(STR("-._~:/?@!$&'*+,;="), c);

		if (c == '#' && !fragment)
			plain = fragment = true;
		if (c == '%' && i + 2 < s.n && is_hex(s.s[i + 1]) &&
		    is_hex(s.s[i + 2]))
			plain = true;
		if (plain)
			buf_char(buf, c);
		else
			buf_fmt(buf, "%%%02X", (unsigned)(unsigned char)c);
	}
}

struct str
link_clean(struct arena *arena, struct str href)
{
	struct buf buf = BUF(arena);
	struct str rest;
	struct str scheme;

	href = str_trim(href);
	if (str_starts(href, STR("#"))) {
		rest = str_from_byte(href, 1);
		return rest.n && only(rest, STR("-")) ? str_dup(arena, href)
						      : STR("");
	}
	scheme = str_lower(arena, str_cut(href, ':', &rest));
	if (str_eq(scheme, STR("mailto"))) {
		if (!is_mail(rest))
			return STR("");
	} else if (str_eq(scheme, STR("http")) ||
		   str_eq(scheme, STR("https"))) {
		struct str place = str_from_byte(rest, 2);

		if (!str_starts(rest, STR("//")) ||
		    !is_host(str_head(place, host_length(place))))
			return STR("");
	} else {
		return STR("");
	}
	buf_add(&buf, scheme);
	buf_char(&buf, ':');
	add_encoded(&buf, rest);
	return buf_str(&buf);
}
