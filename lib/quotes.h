/* SPDX-License-Identifier: MIT */
/*
 * quotes: people's words on a page.
 */
#ifndef QUOTES_H
#define QUOTES_H

#include "page.h"

/* One of them, whether it is among the few or not. */
void quotes_one(const struct page *page, const struct summary_quote *quote);

/* Those that are to be printed, each with what to call who said it. */
void quotes_wall(const struct page *page, const struct summary_quotes *quotes);

/* All of them, as words that the group made its own: without who said them. */
void quotes_list(const struct page *page, const struct summary_quotes *quotes);

#endif
