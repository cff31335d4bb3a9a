/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A person in the list of a sitting: what was recorded of them, and what shall be. */

#pragma once

#include <gio/gio.h>

#include "isms-attendance.h"
#include "isms-training.h"

G_BEGIN_DECLS

/* Signal "changed". */
#define ISMS_TYPE_SEAT_ITEM (isms_seat_item_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSeatItem, isms_seat_item, ISMS, SEAT_ITEM, GObject)

IsmsSeatItem *isms_seat_item_new (const IsmsSeat *seat, int pass_mark);
gint64 isms_seat_item_get_person (IsmsSeatItem *self);
const char *isms_seat_item_get_name (IsmsSeatItem *self);
char *isms_seat_item_dup_facts (IsmsSeatItem *self);
/* As it will stand: a choice's value; NULL: nothing is recorded. */
const char *isms_seat_item_get_result (IsmsSeatItem *self);
void isms_seat_item_set_result (IsmsSeatItem *self, const char *result);
/* What is typed as the score. FALSE: it is no number from 0 to 100. */
const char *isms_seat_item_get_score (IsmsSeatItem *self);
gboolean isms_seat_item_set_score (IsmsSeatItem *self, const char *text);
gboolean isms_seat_item_is_valid (IsmsSeatItem *self);
/* Is it another than what was recorded? */
gboolean isms_seat_item_is_changed (IsmsSeatItem *self);
IsmsAttendanceMark isms_seat_item_get_mark (IsmsSeatItem *self);

G_END_DECLS
