/* SPDX-License-Identifier: MIT */
/* mask: each bit tells what a look at its byte alone would tell. */
#include "unit.h"

#include "mask.h"

#define BLOCKS 20000

/* The same bytes each time, each byte as likely as another. */
static void
fill(char *block, unsigned *seed)
{
	for (size_t i = 0; i < MASK_BYTES; i++) {
		*seed = *seed * 1103515245U + 12345U;
		block[i] = (char)(*seed >> 16);
	}
}

static void
each_bit_is_of_its_byte(void **state)
{
	char block[MASK_BYTES];
	unsigned seed = 20240208;

	(void)state;
	for (size_t round = 0; round < BLOCKS; round++) {
		char c;

		fill(block, &seed);
		c = block[round % MASK_BYTES];
		for (size_t i = 0; i < MASK_BYTES; i++) {
			unsigned char b = (unsigned char)block[i];
			unsigned any = b | 0x20U;

			assert_int_equal(
			    mask_is(block, c) >> i & 1, block[i] == c);
			assert_int_equal(mask_either(block, c, 'a') >> i & 1,
			    block[i] == c || block[i] == 'a');
			assert_int_equal(mask_high(block) >> i & 1, b >= 0x80);
			assert_int_equal(
			    mask_between(block, 0, '0', '9') >> i & 1,
			    b >= '0' && b <= '9');
			assert_int_equal(
			    mask_between(block, 0, ' ', '~') >> i & 1,
			    b >= ' ' && b <= '~');
			assert_int_equal(
			    mask_between(block, 0x20, 'a', 'z') >> i & 1,
			    any >= 'a' && any <= 'z');
		}
	}
}

static void
inside_are_those_from_an_odd_one(void **state)
{
	uint64_t mask = 0x8000F0A1D3010081;

	(void)state;
	for (size_t round = 0; round < BLOCKS; round++) {
		bool inside = false;

		for (size_t i = 0; i < MASK_BYTES; i++) {
			inside ^= mask >> i & 1;
			assert_int_equal(mask_inside(mask) >> i & 1, inside);
		}
		mask = mask * 6364136223846793005ULL + 1442695040888963407ULL;
	}
}

static void
the_first_the_end_and_those_below(void **state)
{
	(void)state;
	for (size_t i = 0; i < MASK_BYTES; i++) {
		uint64_t bit = (uint64_t)1 << i;

		assert_int_equal(mask_first(bit), i);
		assert_int_equal(mask_first(bit | (uint64_t)1 << 63), i);
		assert_int_equal(mask_end(bit), i + 1);
		assert_int_equal(mask_end(bit | 1), i + 1);
		assert_true(mask_below(i) == bit - 1);
	}
	assert_true(mask_below(MASK_BYTES) == ~(uint64_t)0);
	assert_int_equal(mask_end(0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_bit_is_of_its_byte),
		cmocka_unit_test(inside_are_those_from_an_odd_one),
		cmocka_unit_test(the_first_the_end_and_those_below),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
