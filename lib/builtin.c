/* SPDX-License-Identifier: MIT */
#include "builtin.h"

struct str
builtin_find(struct str name)
{
	for (size_t i = 0; i < builtin_count; i++)
		if (str_eq(builtin_files[i].name, name))
			return builtin_files[i].text;
	return STR("");
}
