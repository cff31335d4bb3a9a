/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A selection over an IsmsList in a bitset: select-all of a million costs nothing, no record is
 * held. */

#pragma once

#include <gtk/gtk.h>

#include "isms-list.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SELECTION (isms_selection_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSelection, isms_selection, ISMS, SELECTION, GObject)

/* Implements GListModel, GtkSectionModel and GtkSelectionModel. Keeps what is selected by id when
 * the list swaps. */
IsmsSelection *isms_selection_new (IsmsList *list);
IsmsList *isms_selection_get_list (IsmsSelection *self);
GArray *isms_selection_dup_ids (IsmsSelection *self); /* (element-type gint64), in list order */
/* The one selected, or NULL when none or several are. (transfer full) */
IsmsRecord *isms_selection_dup_single (IsmsSelection *self);

G_END_DECLS
