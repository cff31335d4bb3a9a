/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks why a risk moves, before anything is written. */

#pragma once

#include <gtk/gtk.h>

#include "isms-risk.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MOVE_POPOVER (isms_move_popover_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMovePopover, isms_move_popover, ISMS, MOVE_POPOVER, GtkPopover)

/* Signals: "confirmed" (const char *why), "cancelled", and "stepped" (GtkDirectionType): the arrow
 * keys still move the risk while nothing is written in the entry. */
GtkWidget *isms_move_popover_new (void);
void isms_move_popover_set_move (
    IsmsMovePopover *self, IsmsRisk *risk, IsmsMethod *method, int from[2], int to[2]);
void isms_move_popover_start (IsmsMovePopover *self);
/* For tests. */
GtkEntry *isms_move_popover_get_entry (IsmsMovePopover *self);
GtkButton *isms_move_popover_get_button (IsmsMovePopover *self);

G_END_DECLS
