/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The line above a checklist: of which audit it is, and how far that is. */

#pragma once

#include "isms-list-pane.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FIELDWORK_BAR (isms_fieldwork_bar_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFieldworkBar, isms_fieldwork_bar, ISMS, FIELDWORK_BAR, AdwBin)

/* Of the audit that @pane lists, whichever that is. */
GtkWidget *isms_fieldwork_bar_new (IsmsWorkspace *workspace, IsmsListPane *pane);
const char *isms_fieldwork_bar_get_words (IsmsFieldworkBar *self);

G_END_DECLS
