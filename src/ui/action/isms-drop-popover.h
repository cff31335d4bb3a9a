/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks why an action is dropped. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ISMS_TYPE_DROP_POPOVER (isms_drop_popover_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDropPopover, isms_drop_popover, ISMS, DROP_POPOVER, GtkPopover)

/* Signal "confirmed" (const char *): the reason, never empty. Without it, nothing is dropped. */
GtkWidget *isms_drop_popover_new (void);
/* @ref: the action's. Opens with an empty entry that has the focus. */
void isms_drop_popover_ask (IsmsDropPopover *self, const char *ref);

G_END_DECLS
