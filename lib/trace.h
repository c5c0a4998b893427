/* SPDX-License-Identifier: MIT */
/*
 * trace: a table for the working group only, of which notes stand behind each
 * printed line and number.  Never for anybody who reads the report.
 */
#ifndef TRACE_H
#define TRACE_H

#include "label.h"
#include "summary_trace.h"

/* One row for each line and note, sorted, as CSV.  False if a file that the
 * rows were kept in let us down, which is told to diag. */
bool trace_write(struct arena *arena, struct diag *diag, struct out *out,
    const struct label_set *labels, const struct summary *summary,
    const struct summary_trace *trace);

#endif
