/* SPDX-License-Identifier: MIT */
/*
 * html: pages as one self-contained HTML file: the style inside, no script,
 * nothing fetched, and a policy that allows nothing else.
 */
#ifndef HTML_H
#define HTML_H

#include "writer.h"

extern const struct writer html_writer;

#endif
