/* SPDX-License-Identifier: MIT */
/*
 * intake_capture: which captures are the same one again.  Two tables of people
 * may give the same scores, and both count; the same file may come twice, and
 * counts once.  So what has no words of its own is known only within its
 * capture, and a capture by the name of its file and folder (of a form without
 * digits, since a form is downloaded again as "Form (1)"), or if it holds the
 * same as one that came before, whatever its name is.
 */
#ifndef INTAKE_CAPTURE_H
#define INTAKE_CAPTURE_H

#include "ledger.h"

struct intake_capture {
	struct arena *arena;
	struct ledger *ledger;
	const char *path; /* "-": standard input */
	bool form;
	struct hash whole; /* of all that it holds, in whatever order */
};

/* Its number, from 1, which the ledger knows from now on. */
unsigned intake_capture_number(const struct intake_capture *capture);

#endif
