/* SPDX-License-Identifier: MIT */
#include "alike.h"

static const struct alike letters[] = { { 0x251, 'a' }, { 0x261, 'g' },
	{ 0x269, 'i' }, { 0x26A, 'i' }, { 0x28F, 'y' }, { 0x37F, 'J' },
	{ 0x391, 'A' }, { 0x392, 'B' }, { 0x395, 'E' }, { 0x396, 'Z' },
	{ 0x397, 'H' }, { 0x399, 'I' }, { 0x39A, 'K' }, { 0x39C, 'M' },
	{ 0x39D, 'N' }, { 0x39F, 'O' }, { 0x3A1, 'P' }, { 0x3A4, 'T' },
	{ 0x3A5, 'Y' }, { 0x3A7, 'X' }, { 0x3B1, 'a' }, { 0x3B3, 'y' },
	{ 0x3B7, 'n' }, { 0x3B9, 'i' }, { 0x3BD, 'v' }, { 0x3BF, 'o' },
	{ 0x3C1, 'p' }, { 0x3C3, 'o' }, { 0x3C5, 'u' }, { 0x3DC, 'F' },
	{ 0x3F3, 'j' }, { 0x3FA, 'M' }, { 0x405, 'S' }, { 0x406, 'I' },
	{ 0x408, 'J' }, { 0x410, 'A' }, { 0x412, 'B' }, { 0x415, 'E' },
	{ 0x41A, 'K' }, { 0x41C, 'M' }, { 0x41D, 'H' }, { 0x41E, 'O' },
	{ 0x420, 'P' }, { 0x421, 'C' }, { 0x422, 'T' }, { 0x423, 'Y' },
	{ 0x425, 'X' }, { 0x42C, 'b' }, { 0x430, 'a' }, { 0x433, 'r' },
	{ 0x435, 'e' }, { 0x43E, 'o' }, { 0x440, 'p' }, { 0x441, 'c' },
	{ 0x443, 'y' }, { 0x445, 'x' }, { 0x448, 'w' }, { 0x455, 's' },
	{ 0x456, 'i' }, { 0x458, 'j' }, { 0x461, 'w' }, { 0x474, 'V' },
	{ 0x475, 'v' }, { 0x4AE, 'Y' }, { 0x4AF, 'y' }, { 0x4BB, 'h' },
	{ 0x4BD, 'e' }, { 0x4C0, 'l' }, { 0x4CF, 'l' }, { 0x501, 'd' },
	{ 0x50C, 'G' }, { 0x51B, 'q' }, { 0x51C, 'W' }, { 0x51D, 'w' },
	{ 0x1D04, 'c' }, { 0x1D0F, 'o' }, { 0x1D1C, 'u' }, { 0x1D20, 'v' },
	{ 0x1D21, 'w' }, { 0x1D22, 'z' }, { 0xA731, 's' } };

const struct alike *
alike_all(size_t *n)
{
	*n = COUNTOF(letters);
	return letters;
}

unsigned
alike_latin(unsigned c)
{
	size_t low = 0, high = COUNTOF(letters);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (letters[middle].c < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low < COUNTOF(letters) && letters[low].c == c
		   ? letters[low].latin
		   : 0;
}

bool
alike_is_own(unsigned c)
{
	bool greek = (c >= 0x370 && c <= 0x3FF) || (c >= 0x1F00 && c <= 0x1FFF);
	bool cyrillic = c >= 0x400 && c <= 0x52F;

	return (greek || cyrillic) && !alike_latin(c);
}
