/* SPDX-License-Identifier: MIT */
/*
 * report_heard: the parts of a report made of what people said.
 */
#ifndef REPORT_HEARD_H
#define REPORT_HEARD_H

#include "page.h"

void report_heard_short(const struct page *page);
void report_heard_since(const struct page *page);
void report_heard_themes(const struct page *page);
void report_heard_works(const struct page *page);
void report_heard_compost(const struct page *page);
void report_heard_parked(const struct page *page);

#endif
