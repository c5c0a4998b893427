/* SPDX-License-Identifier: MIT */
/*
 * agenda_log: how the days went: for each session of a log of true times, what
 * was planned beside what was.
 */
#ifndef AGENDA_LOG_H
#define AGENDA_LOG_H

#include "daylog.h"
#include "doc.h"
#include "phrase.h"

/* Writes the page; only: this session, NULL for all.  Of each session its last
 * day in the log counts; one that is not in the log is left out. */
void agenda_log_write(const struct phrase *phrase, struct out *out,
    enum doc_format format, const struct plan_session *only,
    const struct daylog *log);

/* Whether the log has anything of this session; of any, where it is NULL. */
bool agenda_log_has(
    const struct daylog *log, const struct plan_session *session);

#endif
