/* SPDX-License-Identifier: MIT */
/*
 * report_group: the parts of a report about the group: thanks, who took part,
 * what was done, and who decides.
 */
#ifndef REPORT_GROUP_H
#define REPORT_GROUP_H

#include "page.h"

/* Whether there is anybody to thank: not before the first session. */
bool report_group_has_thanks(const struct summary *summary);
/* Whether a session is of a stage; the double diamond is not told of else. */
bool report_group_has_stages(const struct summary *summary);
void report_group_thanks(const struct page *page);
void report_group_who(const struct page *page);
void report_group_did(const struct page *page);
void report_group_power(const struct page *page);

#endif
