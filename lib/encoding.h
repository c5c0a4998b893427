/* SPDX-License-Identifier: MIT */
/*
 * encoding: which bytes stand for which characters.  Captures come in UTF-8, in
 * UTF-16 or in a code page of Windows; all else in the kit is UTF-8.  Over
 * iconv (the only file that includes it).
 */
#ifndef ENCODING_H
#define ENCODING_H

#include "file.h"

struct encoding {
	const char *name; /* for people and for iconv: "UTF-8", "UTF-16LE" */
	bool mark;        /* the file begins with a byte-order mark */
	enum {
		ENCODING_SEEN,    /* in its mark, or it is UTF-8 */
		ENCODING_GUESSED, /* from its bytes */
		ENCODING_ORDERED, /* by the user */
	} how;
};

/* Whether name is an encoding that can be read; if not, the problem is added
 * (wrong use). */
bool encoding_known(struct diag *diag, const char *name);

/* From now on stream gives UTF-8, without a byte-order mark; call it before
 * file_next().  ordered is a known name, or NULL to see from the bytes.  A mark
 * is believed before an order.  What is no text in its encoding becomes the
 * byte 0xFF, which is no UTF-8 either, so that its row can be told.
 *
 * Without a mark or a NUL in every second byte, a file is UTF-8, unless it
 * holds bytes that are not, and no character of UTF-8 beyond ASCII anywhere:
 * then it is Windows-1252.  That is seen only when such a byte comes, so look
 * at what is returned when the file has been read.  NULL after a problem. */
const struct encoding *encoding_read(struct arena *arena, struct diag *diag,
    struct file_stream *stream, const char *ordered);

/* text, which is UTF-8, in another encoding, without a byte-order mark; in the
 * arena.  False if that encoding has no place for some character. */
bool encoding_write(struct arena *arena, const struct encoding *encoding,
    struct str text, struct str *bytes);

#endif
