/* SPDX-License-Identifier: MIT */
/*
 * md: pages as Markdown that reads well as it stands, and that CommonMark and
 * GitHub's Markdown read back as the same words and no other structure.
 */
#ifndef MD_H
#define MD_H

#include "writer.h"

extern const struct writer md_writer;

#endif
