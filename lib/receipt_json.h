/* SPDX-License-Identifier: MIT */
/*
 * receipt_json: the receipt as one line of JSON, for programs; its members
 * stand in workshop-import(1).
 */
#ifndef RECEIPT_JSON_H
#define RECEIPT_JSON_H

#include "receipt.h"

/* status is what the program ends with. */
void receipt_json_write(struct arena *arena, const struct receipt *receipt,
    enum diag_status status, struct out *out);

#endif
