/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "digest.h"
#include "ledger.h"

static void
numbers_stand_behind_the_last_dash(void **state)
{
	static const struct {
		const char *id, *session;
		unsigned n;
	} cases[] = {
		{ "s1-004", "s1", 4 },
		{ "n-1", "n", 1 },
		{ "day-2-017", "day-2", 17 },
		{ "s1-4b", "", 0 },
		{ "s1", "", 0 },
		{ "-4", "", 0 },
		{ "4", "", 0 },
		{ "", "", 0 },
		{ "s1-", "", 0 },
		{ "s1-0", "s1", 0 },
		{ "s1-99999999999999999999", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct str session = STR("");
		unsigned n = ledger_number(str_from(cases[i].id), &session);

		assert_int_equal(n, cases[i].n);
		if (n)
			assert_true(
			    str_eq(session, str_from(cases[i].session)));
	}
}

static void
numbers_go_on_behind_those_that_are_taken(void **state)
{
	struct arena *arena = arena_new();
	struct ledger *ledger = ledger_new(arena, NULL);

	(void)state;
	assert_int_equal(ledger_next(ledger, STR("s1")), 1);
	ledger_taken(ledger, STR("s1-041"), STR("s1"));
	ledger_taken(ledger, STR("S1-040"), STR("s1"));
	assert_int_equal(ledger_next(ledger, STR("S1")), 42);
	assert_int_equal(ledger_next(ledger, STR("s2")), 1);
	/* That is somebody's own numbering. */
	ledger_taken(ledger, STR("s2-900"), STR("s3"));
	assert_int_equal(ledger_next(ledger, STR("s2")), 2);
	ledger_free(ledger);
	arena_free(arena);
}

/* What is written is read again, also in pieces and by the next importer. */
static void
a_sidecar_comes_back(void **state)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	const char *path = ledger_sidecar(arena, "unit-ledger.tmp");
	struct ledger *ledger = ledger_new(arena, path);
	struct hash keys[3];
	bool there;

	(void)state;
	assert_string_equal(path, ".unit-ledger.tmp.imported");
	for (size_t i = 0; i < COUNTOF(keys); i++)
		keys[i] = hash_new_key();
	assert_true(ledger_load(ledger, diag, false, &there));
	assert_false(there);
	ledger_add(ledger, &keys[0], STR("s1-001"), OUTCOME_QUOTE);
	ledger_add(ledger, &keys[1], STR("s1-002"), 0);
	ledger_add(ledger, &keys[2], STR("s1-003"), OUTCOME_QUOTE);
	ledger_add(ledger, &keys[2], STR("s1-003"), OUTCOME_WITHDRAWN);
	ledger_taken(ledger, STR("s1-008"), STR("s1"));
	assert_true(ledger_commit(ledger, diag));
	ledger_free(ledger);

	ledger = ledger_new(arena, path);
	assert_true(ledger_load(ledger, diag, false, &there));
	assert_true(there);
	assert_int_equal(*ledger_at(ledger, &keys[0]),
	    LEDGER_KNOWN | OUTCOME_QUOTE | 1 * LEDGER_NUMBER);
	assert_int_equal(
	    *ledger_at(ledger, &keys[1]), LEDGER_KNOWN | 2 * LEDGER_NUMBER);
	assert_int_equal(*ledger_at(ledger, &keys[2]),
	    LEDGER_KNOWN | OUTCOME_WITHDRAWN | 3 * LEDGER_NUMBER);
	assert_int_equal(ledger_next(ledger, STR("s1")), 9);
	ledger_free(ledger);

	/* Afresh: what was withdrawn stays so, ids begin again. */
	ledger = ledger_new(arena, path);
	assert_true(ledger_load(ledger, diag, true, &there));
	assert_int_equal(*ledger_at(ledger, &keys[0]), 0);
	assert_int_equal(*ledger_at(ledger, &keys[2]), OUTCOME_WITHDRAWN);
	assert_int_equal(ledger_next(ledger, STR("s1")), 1);
	ledger_free(ledger);
	assert_int_equal(remove(path), 0);
	arena_free(arena);
}

static void
damage_is_told_with_its_line(void **state)
{
	static const struct {
		const char *text;
		int line; /* 0: fine */
	} cases[] = {
		{ "00112233445566778899aabbccddeeff\n", 0 },
		{ "00112233445566778899aabbccddeeff\r\n- s1-004\r\n", 0 },
		{ "", 1 },
		{ "00112233445566778899aabbccddeeff", 1 },
		{ "00112233445566778899aabbccddee\n", 1 },
		{ "00112233445566778899aabbccddeeff\nwhat\n", 2 },
		{ "00112233445566778899aabbccddeeff\n- s1\n", 2 },
		{ "00112233445566778899aabbccddeeff\n"
		  "00112233445566778899aabbccddeeff s1-001 maybe\n",
		    2 },
	};
	const char *path = "unit-ledger-damage.tmp";

	(void)state;
	for (size_t i = 0; i < COUNTOF(cases); i++) {
		struct arena *arena = arena_new();
		struct diag *diag = diag_new(arena, "test");
		struct out *out = out_new(arena, path);
		struct ledger *ledger = ledger_new(arena, path);
		struct diag_item item;
		bool there;

		out_bytes(out, str_from(cases[i].text));
		assert_true(out_commit(out, diag));
		assert_int_equal(
		    ledger_load(ledger, diag, false, &there), !cases[i].line);
		if (cases[i].line) {
			assert_true(diag_at(diag, 0, &item));
			assert_int_equal(item.code, DIAG_LEDGER_DAMAGED);
			assert_int_equal(item.loc.line, cases[i].line);
		}
		ledger_free(ledger);
		arena_free(arena);
	}
	assert_int_equal(remove(path), 0);
}

static void
write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* The consent that a new ledger of the file knows of a key. */
static unsigned
known_of(struct arena *arena, struct diag *diag, const struct hash *key)
{
	struct ledger *ledger =
	    ledger_new(arena, ledger_sidecar(arena, "unit-promise.tmp"));
	unsigned known;
	bool there;

	ledger_file(ledger, "unit-promise.tmp");
	assert_true(ledger_load(ledger, diag, false, &there));
	assert_true(there);
	known = *ledger_at(ledger, key) & LEDGER_CONSENT;
	ledger_free(ledger);
	return known;
}

/* The importer is stopped at one moment after another. */
static void
a_promise_holds_only_for_its_file(void **state)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena, "test");
	const char *path = ledger_sidecar(arena, "unit-promise.tmp");
	struct ledger *ledger = ledger_new(arena, path);
	struct out *out = out_memory(arena);
	struct hash old = hash_new_key(), new = hash_new_key();
	bool there;

	(void)state;
	(void)remove(path);
	write_file("unit-promise.tmp", "old\n");
	assert_true(ledger_load(ledger, diag, false, &there));
	ledger_add(ledger, &old, STR("-"), OUTCOME_QUOTE);
	assert_true(ledger_commit(ledger, diag));
	ledger_free(ledger);
	ledger = ledger_new(arena, path);
	ledger_file(ledger, "unit-promise.tmp");
	assert_true(ledger_load(ledger, diag, false, &there));
	ledger_add(ledger, &new, STR("-"), OUTCOME_COUNT);
	OUT_LIT(out, "old\nnew\n");
	assert_true(ledger_promise(ledger, diag, out));
	ledger_free(ledger);
	/* Before the file was written, and after. */
	assert_int_equal(known_of(arena, diag, &old), OUTCOME_QUOTE);
	assert_int_equal(known_of(arena, diag, &new), 0);
	write_file("unit-promise.tmp", "old\nnew\n");
	assert_int_equal(known_of(arena, diag, &old), OUTCOME_QUOTE);
	assert_int_equal(known_of(arena, diag, &new), OUTCOME_COUNT);
	/* The next one keeps it, whatever people change then. */
	ledger = ledger_new(arena, path);
	ledger_file(ledger, "unit-promise.tmp");
	assert_true(ledger_load(ledger, diag, false, &there));
	assert_true(ledger_commit(ledger, diag));
	ledger_free(ledger);
	write_file("unit-promise.tmp", "mended\n");
	assert_int_equal(known_of(arena, diag, &new), OUTCOME_COUNT);
	assert_int_equal(diag_total(diag), 0);
	(void)remove(path);
	(void)remove("unit-promise.tmp");
	arena_free(arena);
}

/* However the bytes are cut. */
static void
a_digest_is_of_all_bytes(void **state)
{
	enum { N = 3 * DIGEST_BLOCK };
	static char bytes[N];
	const struct hash key = hash_new_key();
	struct hash seen[4];
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < N; i++)
		bytes[i] = (char)('a' + i % 7);
	for (size_t piece = 1; piece < N; piece = piece * 5 + 3) {
		struct digest digest = { .key = key };

		for (size_t at = 0; at < N; at += piece)
			digest_add(&digest,
			    str_head(
				(struct str){ bytes + at, N - at }, piece));
		seen[0] = digest_end(&digest);
		if (n++)
			assert_memory_equal(&seen[0], &seen[1], sizeof(*seen));
		seen[1] = seen[0];
	}
	assert_true(n > 3);
	for (size_t length = N - 1; length <= N; length += 1) {
		struct digest digest = { .key = key };

		digest_add(&digest, (struct str){ bytes, length });
		seen[2 + N - length] = digest_end(&digest);
	}
	assert_memory_equal(&seen[2], &seen[1], sizeof(*seen));
	assert_memory_not_equal(&seen[3], &seen[1], sizeof(*seen));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_stand_behind_the_last_dash),
		cmocka_unit_test(numbers_go_on_behind_those_that_are_taken),
		cmocka_unit_test(a_sidecar_comes_back),
		cmocka_unit_test(damage_is_told_with_its_line),
		cmocka_unit_test(a_promise_holds_only_for_its_file),
		cmocka_unit_test(a_digest_is_of_all_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
