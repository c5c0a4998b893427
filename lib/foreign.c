/* SPDX-License-Identifier: MIT */
#include "foreign.h"

#define SAVE_AS                                                                \
	"open it, save it as 'CSV UTF-8' (File, Save As, or Export), and give that file"
#define UNPACK "unpack it, and give the CSV file that is in it"
#define TYPE_UP                                                                \
	"type up what it shows, a note a row, and put its number under 'picture'"

/* How a file begins, and what has to stand near its beginning as well; the
 * first that fits counts. */
static const struct {
	struct str begins;
	size_t at; /* where */
	struct str holds;
	struct foreign is;
} kinds[] = {
	{ STR_INIT("PK\x03\x04"), 0, STR_INIT("xl/"),
	    { "an Excel workbook", SAVE_AS } },
	{ STR_INIT("PK\x03\x04"), 0, STR_INIT("opendocument.spreadsheet"),
	    { "a LibreOffice sheet", SAVE_AS } },
	{ STR_INIT("PK\x03\x04"), 0, STR_INIT("Index/"),
	    { "an Apple Numbers or Pages file",
		"open it, choose File, Export To, CSV, and give that file" } },
	{ STR_INIT("PK\x03\x04"), 0, STR_INIT("word/"),
	    { "a Word document",
		"put its notes into a table, a note a row, and save that as 'CSV UTF-8'" } },
	{ STR_INIT("PK\x03\x04"), 0, STR_INIT("opendocument.text"),
	    { "a LibreOffice document",
		"put its notes into a table, a note a row, and save that as 'CSV UTF-8'" } },
	{ STR_INIT("PK\x03\x04"), 0, STR_INIT("ppt/"),
	    { "a set of slides", TYPE_UP } },
	{ STR_INIT("PK\x03\x04"), 0, STR_INIT("_chat.txt"),
	    { "a packed chat", "unpack it, and give the text file in it" } },
	{ STR_INIT("PK\x03\x04"), 0, STR_INIT(""), { "a ZIP file", UNPACK } },
	{ STR_INIT("\xd0\xcf\x11\xe0"), 0, STR_INIT(""),
	    { "an old Excel or Word file", SAVE_AS } },
	{ STR_INIT("%PDF-"), 0, STR_INIT(""),
	    { "a PDF",
		"export the board or sheet again, as CSV; or type it up" } },
	{ STR_INIT("\x89PNG"), 0, STR_INIT(""), { "a picture", TYPE_UP } },
	{ STR_INIT("\xff\xd8\xff"), 0, STR_INIT(""), { "a photo", TYPE_UP } },
	{ STR_INIT("GIF8"), 0, STR_INIT(""), { "a picture", TYPE_UP } },
	{ STR_INIT("ftyphei"), 4, STR_INIT(""), { "a photo", TYPE_UP } },
	{ STR_INIT("ftypmif"), 4, STR_INIT(""), { "a photo", TYPE_UP } },
	{ STR_INIT("ftyp"), 4, STR_INIT(""),
	    { "a film or a voice note", TYPE_UP } },
	{ STR_INIT("WEBP"), 8, STR_INIT(""), { "a picture", TYPE_UP } },
	{ STR_INIT("RIFF"), 0, STR_INIT(""),
	    { "a film or a voice note", TYPE_UP } },
	{ STR_INIT("OggS"), 0, STR_INIT(""), { "a voice note", TYPE_UP } },
	{ STR_INIT("ID3"), 0, STR_INIT(""), { "a voice note", TYPE_UP } },
	{ STR_INIT("\x1f\x8b\x08"), 0, STR_INIT(""),
	    { "a packed file", UNPACK } },
	{ STR_INIT("7z\xbc\xaf"), 0, STR_INIT(""),
	    { "a packed file", UNPACK } },
	{ STR_INIT("Rar!"), 0, STR_INIT(""), { "a packed file", UNPACK } },
	{ STR_INIT("SQLite format 3"), 0, STR_INIT(""),
	    { "a database", "export its notes as CSV" } },
	{ STR_INIT("bplist00"), 0, STR_INIT(""),
	    { "a link or setting of an Apple computer",
		"open it, download the file it leads to, and give that one" } },
	{ STR_INIT("[InternetShortcut]"), 0, STR_INIT(""),
	    { "a link to a web page",
		"open it, download the file it leads to, and give that one" } },
	{ STR_INIT("{\\rtf"), 0, STR_INIT(""),
	    { "a text with formatting (RTF)",
		"save it as plain text, or put its notes into a table" } },
};

static const struct foreign web = {
	"a web page",
	"it may be where the site asks you to sign in; sign in there, and export the board again, as CSV"
};
static const struct foreign xml = { "XML", "export again, as CSV" };
static const struct foreign json = { "JSON", "export again, as CSV" };
static const struct foreign plan = { "a plan or an outcome",
	"a plan is given with --plan, and an outcome stands beside it", true };
static const struct foreign mail = { "a calendar or an address card",
	"export the notes as CSV, and give that file" };

static bool
starts_at(struct str head, size_t at, struct str begins)
{
	return str_starts(str_from_byte(head, at), begins);
}

/* Without the byte order mark and blanks before it. */
static struct str
text_of(struct str head)
{
	if (str_starts(head, STR("\xef\xbb\xbf")))
		head = str_from_byte(head, 3);
	return str_trim(head);
}

static bool
begins_case(struct str text, struct str begins)
{
	return str_eq_case(str_head(text, begins.n), begins);
}

/* Whether it begins with one of these, and then, blanks aside, another. */
static bool
is_json(struct str text)
{
	struct str rest = str_trim(str_from_byte(text, 1));

	return (str_starts(text, STR("{")) && str_starts(rest, STR("\""))) ||
	       (str_starts(text, STR("[")) && str_starts(rest, STR("{")));
}

/* The first line that is no comment is of a plan. */
static bool
is_plan(struct str text)
{
	while (text.n && text.s[0] == '#')
		(void)str_cut(text, '\n', &text);
	text = str_trim(text);
	return str_starts(text, STR("kit:"));
}

const struct foreign *
foreign_look(struct str head)
{
	struct str text = text_of(head);

	for (size_t i = 0; i < COUNTOF(kinds); i++)
		if (starts_at(head, kinds[i].at, kinds[i].begins) &&
		    (!kinds[i].holds.n ||
			str_find(head, kinds[i].holds) < head.n))
			return &kinds[i].is;
	if (begins_case(text, STR("<!doctype html")) ||
	    begins_case(text, STR("<html")))
		return &web;
	if (str_starts(text, STR("<?xml")))
		return &xml;
	if (is_json(text))
		return &json;
	if (is_plan(text))
		return &plan;
	if (str_starts(text, STR("BEGIN:V")))
		return &mail;
	return NULL;
}
