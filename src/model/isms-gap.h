/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The gap assessment: every clause of the standard looked at by those who run the ISMS, before
 * somebody else does. */

#pragma once

#include "isms-record.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_GAP_ITEM (isms_gap_item_get_type ())
G_DECLARE_FINAL_TYPE (IsmsGapItem, isms_gap_item, ISMS, GAP_ITEM, IsmsRecord)

/* The choices of a result: "open", "conforms", "partly", "no". */
extern const IsmsChoice isms_gap_results[];

/* Adds an item, not looked at, for each clause that can be assessed and has none. Committing says
 * in the step's label how many. */
void isms_gap_add_missing (IsmsStep *step);
/* How many it would add; -1 on error. */
int isms_gap_count_missing (IsmsDatabase *database, GError **error);
/* A result of each of @items (element-type gint64); @person: who assessed them, or 0. */
void isms_gap_record (IsmsStep *step, GArray *items, const char *result, gint64 person);

G_END_DECLS
