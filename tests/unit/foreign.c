/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "foreign.h"

#define ZIP "PK\x03\x04\x14\0\x06\0[Content_Types].xml "

static void
files_of_other_kinds_are_named(void **state)
{
	static const struct {
		struct str head;
		const char *what; /* NULL: it may be a table */
	} cases[] = {
		{ STR_INIT(ZIP "_rels/.rels xl/workbook.xml"),
		    "an Excel workbook" },
		{ STR_INIT("PK\x03\x04mimetypeapplication/"
			   "vnd.oasis.opendocument.spreadsheet"),
		    "a LibreOffice sheet" },
		{ STR_INIT("PK\x03\x04Index/Document.iwa"),
		    "an Apple Numbers or Pages file" },
		{ STR_INIT(ZIP "word/document.xml"), "a Word document" },
		{ STR_INIT("PK\x03\x04WhatsApp_chat.txt"), "a packed chat" },
		{ STR_INIT("PK\x03\x04Posts.csv"), "a ZIP file" },
		{ STR_INIT("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
		    "an old Excel or Word file" },
		{ STR_INIT("%PDF-1.7\n"), "a PDF" },
		{ STR_INIT("\x89PNG\r\n\x1a\n"), "a picture" },
		{ STR_INIT("\xff\xd8\xff\xe0"), "a photo" },
		{ STR_INIT("\0\0\0\x18"
			   "ftypheic"),
		    "a photo" },
		{ STR_INIT("\0\0\0\x18"
			   "ftypM4A "),
		    "a film or a voice note" },
		{ STR_INIT("\x1f\x8b\x08\0"), "a packed file" },
		{ STR_INIT("\xef\xbb\xbf\n <!DOCTYPE HTML>"), "a web page" },
		{ STR_INIT("<html lang=en>"), "a web page" },
		{ STR_INIT("<?xml version='1.0'?>"), "XML" },
		{ STR_INIT("{ \"notes\": []}"), "JSON" },
		{ STR_INIT("[\n {\"a\":1}]"), "JSON" },
		{ STR_INIT("# ours\nkit: 1\ntitle: x\n"),
		    "a plan or an outcome" },
		{ STR_INIT("{\\rtf1\\ansi"), "a text with formatting (RTF)" },
		{ STR_INIT("BEGIN:VCALENDAR\r\n"),
		    "a calendar or an address card" },
		{ STR_INIT(""), NULL },
		{ STR_INIT("session,text\n"), NULL },
		{ STR_INIT("\xef\xbb\xbf\"text\";b\n"), NULL },
		{ STR_INIT("\xff\xfes\0e\0"), NULL },
		{ STR_INIT("[12/03/2026, 10:14:03] Zoe: hello\n"), NULL },
		{ STR_INIT("{name},text\n"), NULL },
		{ STR_INIT("<b>Note</b>,text\n"), NULL },
		{ STR_INIT("# Notes\nTea\n"), NULL },
		{ STR_INIT("P"), NULL },
		{ STR_INIT("kitchen: tea\n"), NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		const struct foreign *is = foreign_look(cases[i].head);

		assert_int_equal(is != NULL, cases[i].what != NULL);
		if (is) {
			assert_string_equal(is->what, cases[i].what);
			assert_true(is->instead[0] != '\0');
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_of_other_kinds_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
