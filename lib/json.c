/* SPDX-License-Identifier: MIT */
#include "json.h"

void
json_text(struct out *out, struct str text)
{
	OUT_LIT(out, "\"");
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (c == '"' || c == '\\')
			out_char(out, '\\');
		if (c < 0x20 || c == 0x7f)
			out_fmt(out, "\\u%04x", c);
		else
			out_char(out, text.s[i]);
	}
	OUT_LIT(out, "\"");
}

void
json_text_or_null(struct out *out, struct str text)
{
	if (text.n)
		json_text(out, text);
	else
		OUT_LIT(out, "null");
}
