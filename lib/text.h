/* SPDX-License-Identifier: MIT */
/*
 * text: pages as plain text of 72 columns, for a terminal, an email or a chat.
 */
#ifndef TEXT_H
#define TEXT_H

#include "writer.h"

extern const struct writer text_writer;

#endif
