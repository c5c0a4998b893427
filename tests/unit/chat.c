/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "chat.h"

static void
the_first_line_tells_a_chat(void **state)
{
	static const struct {
		const char *line;
		bool chat;
	} lines[] = {
		{ "12/02/2024, 10:15 - Ama: words", true },
		{ "12/02/24, 10:15 - Messages are encrypted", true },
		{ "[12/02/2024, 10:15:01] Ama: words", true },
		{ "\xe2\x80\x8e[12/02/2024, 10:15:01 am] Ama: words", true },
		{ "2/12/24, 10:15\xe2\x80\xafPM - Ama: words", true },
		{ "12.02.24, 10:15 - Ama: words", true },
		{ "2024-02-12, 10.15 - Ama: words", true },
		{ "12/02/2024 10:15 - Ama: words", true },
		{ "\xef\xbb\xbf\n\n12/02/2024, 10:15 p. m. - Ama: x", true },
		{ "", false },
		{ "\n\n", false },
		{ "text,theme", false },
		{ "12/02/2024,10,words", false },
		{ "12/02/2024, 10:15,words", false },
		{ "12/02/2024", false },
		{ "12/02/2024, 10:15 words - more", false },
		{ "[12/02/2024, 10:15:01 Ama: words", false },
		{ "3/5/2026 14:07:09,Blue", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(lines); i++)
		assert_int_equal(
		    chat_is(str_from(lines[i].line)), lines[i].chat);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_line_tells_a_chat),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
