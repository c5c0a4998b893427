/* SPDX-License-Identifier: MIT */
/*
 * clocks: what the clocks of a time zone do on a day, by the C library and the
 * tables of the system (the zoneinfo files of RFC 8536, under their IANA names).
 */
#ifndef CLOCKS_H
#define CLOCKS_H

#include "diag.h"
#include "when.h"

enum clocks_result {
	CLOCKS_KNOWN,
	CLOCKS_NO_ZONE, /* the system has none of that name */
	CLOCKS_FAILED,  /* it cannot be read, which diag was told */
};

/* How the clocks of a zone change on each of n days; change is set for all of
 * them, on a day without a year to no change.  While this runs, TZ stands in
 * the environment; after it, all is as it was. */
enum clocks_result clocks_changes(struct arena *arena, struct diag *diag,
    struct str zone, const struct when_date *date, size_t n,
    struct when_change *change);

#endif
