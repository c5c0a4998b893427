/* SPDX-License-Identifier: MIT */
/*
 * intake_reflect: takes in answers to the questions that a group asks itself,
 * and writes reflections.csv (workshop-reflections(5)), as intake does for
 * notes: tables are a stream, and what a form gave out is sorted by question and
 * by what was said, so that nothing ties a person's answers together.
 */
#ifndef INTAKE_REFLECT_H
#define INTAKE_REFLECT_H

#include "intake_check.h"

/* Does the job; its folder is locked.  As intake_run(). */
void intake_reflect(struct arena *arena, struct diag *diag,
    const struct intake_job *job, struct intake_files *files,
    struct receipt *receipt);

#endif
