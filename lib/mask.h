/* SPDX-License-Identifier: MIT */
/*
 * mask: sixty-four bytes looked at together: bit i of what comes back tells
 * something of byte i.  With SSE2, which every 64-bit PC has, sixteen are done
 * at once, and elsewhere (or with MASK_PORTABLE) eight.
 */
#ifndef MASK_H
#define MASK_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__) && !defined(MASK_PORTABLE)
#include <emmintrin.h>
#endif

#define MASK_BYTES ((size_t)64)

/* In each function bytes has MASK_BYTES of them.  The loops are short and much
 * used, so they are written out. */

#if defined(__SSE2__) && !defined(MASK_PORTABLE)

#define MASK_PART ((size_t)16)

static inline __m128i
mask_load(const char *bytes)
{
	__m128i part;

	memcpy(&part, bytes, sizeof(part));
	return part;
}

/* A bit for each byte whose highest bit is set. */
static inline uint64_t
mask_tops(__m128i part)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(part);
}

static inline uint64_t
mask_part_is(const char *bytes, char c)
{
	return mask_tops(_mm_cmpeq_epi8(mask_load(bytes), _mm_set1_epi8(c)));
}

/* Moved to the highest of signed bytes, what is below the first is less. */
static inline uint64_t
mask_part_between(
    const char *bytes, unsigned char ignored, char first, char last)
{
	__m128i part =
	    _mm_or_si128(mask_load(bytes), _mm_set1_epi8((char)ignored));

	part = _mm_add_epi8(part, _mm_set1_epi8((char)(127 - last)));
	return mask_tops(_mm_cmpgt_epi8(
	    part, _mm_set1_epi8((char)(127 - last + first - 1))));
}

static inline uint64_t
mask_part_high(const char *bytes)
{
	return mask_tops(mask_load(bytes));
}

static inline uint64_t
mask_part_either(const char *bytes, char a, char b)
{
	__m128i part = mask_load(bytes);

	return mask_tops(_mm_or_si128(_mm_cmpeq_epi8(part, _mm_set1_epi8(a)),
	    _mm_cmpeq_epi8(part, _mm_set1_epi8(b))));
}

#else

#define MASK_PART ((size_t)8)
#define MASK_ONES ((uint64_t)0x0101010101010101)
#define MASK_LOW  (MASK_ONES * 0x7F)

/* The lowest byte is the first, whatever the machine. */
static inline uint64_t
mask_load(const char *bytes)
{
	uint64_t part;

	memcpy(&part, bytes, sizeof(part));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	part = __builtin_bswap64(part);
#endif
	return part;
}

static inline uint64_t
mask_tops(uint64_t part)
{
	return (part & ~MASK_LOW) / 128 * 0x0102040810204080 >> 56;
}

static inline uint64_t
mask_part_is(const char *bytes, char c)
{
	uint64_t part = mask_load(bytes) ^ MASK_ONES * (unsigned char)c;

	return mask_tops(~(((part & MASK_LOW) + MASK_LOW) | part));
}

/* Of ASCII, as first and last are. */
static inline uint64_t
mask_part_between(
    const char *bytes, unsigned char ignored, char first, char last)
{
	uint64_t part = mask_load(bytes) | MASK_ONES * ignored;
	uint64_t low = part & MASK_LOW;
	uint64_t from = low + MASK_ONES * (uint64_t)(128 - first);
	uint64_t beyond = low + MASK_ONES * (uint64_t)(127 - last);

	return mask_tops(from & ~beyond & ~part);
}

static inline uint64_t
mask_part_high(const char *bytes)
{
	return mask_tops(mask_load(bytes));
}

static inline uint64_t
mask_part_either(const char *bytes, char a, char b)
{
	return mask_part_is(bytes, a) | mask_part_is(bytes, b);
}

#endif

/* Which bytes are c. */
static inline uint64_t
mask_is(const char *bytes, char c)
{
	uint64_t mask = 0;

#pragma GCC unroll 8
	for (size_t i = 0; i < MASK_BYTES; i += MASK_PART)
		mask |= mask_part_is(bytes + i, c) << i;
	return mask;
}

/* Which are a or b. */
static inline uint64_t
mask_either(const char *bytes, char a, char b)
{
	uint64_t mask = 0;

#pragma GCC unroll 8
	for (size_t i = 0; i < MASK_BYTES; i += MASK_PART)
		mask |= mask_part_either(bytes + i, a, b) << i;
	return mask;
}

/* Which are from first to last, both of ASCII, whatever their bits in ignored
 * (0x20: in any case of letters), which first and last have. */
static inline uint64_t
mask_between(const char *bytes, unsigned char ignored, char first, char last)
{
	uint64_t mask = 0;

#pragma GCC unroll 8
	for (size_t i = 0; i < MASK_BYTES; i += MASK_PART)
		mask |= mask_part_between(bytes + i, ignored, first, last) << i;
	return mask;
}

/* Which are no ASCII. */
static inline uint64_t
mask_high(const char *bytes)
{
	uint64_t mask = 0;

#pragma GCC unroll 8
	for (size_t i = 0; i < MASK_BYTES; i += MASK_PART)
		mask |= mask_part_high(bytes + i) << i;
	return mask;
}

/* From each odd one of some bits, the first, the third and so on, up to the bit
 * before the next: what stands in quotation marks, if these are the bits. */
static inline uint64_t
mask_inside(uint64_t mask)
{
#pragma GCC unroll 8
	for (unsigned n = 1; n < MASK_BYTES; n *= 2)
		mask ^= mask << n;
	return mask;
}

/* The place of the lowest bit; mask must not be 0. */
static inline size_t
mask_first(uint64_t mask)
{
	return (size_t)__builtin_ctzll(mask);
}

/* The place behind the highest bit; 0 if mask is. */
static inline size_t
mask_end(uint64_t mask)
{
	return mask ? MASK_BYTES - (size_t)__builtin_clzll(mask) : 0;
}

/* The bits below n, at most 64. */
static inline uint64_t
mask_below(size_t n)
{
	return ((uint64_t)(n < MASK_BYTES) << n % MASK_BYTES) - 1;
}

#endif
