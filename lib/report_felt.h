/* SPDX-License-Identifier: MIT */
/*
 * report_felt: how it felt: the questions that the group asks itself, before,
 * during and after, side by side.
 */
#ifndef REPORT_FELT_H
#define REPORT_FELT_H

#include "page.h"

void report_felt(const struct page *page);

#endif
