/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The columns of a register, made from the fields of its kind: which, in what order, how wide,
 * sorted by what. Remembered for each kind. */

#pragma once

#include <gtk/gtk.h>

#include "isms-list.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_COLUMNS (isms_columns_get_type ())
G_DECLARE_FINAL_TYPE (IsmsColumns, isms_columns, ISMS, COLUMNS, GObject)

/* Signal "sort-changed": the person clicked a heading. */

IsmsColumns *isms_columns_new (GtkColumnView *view,
                               IsmsWorkspace *workspace,
                               const IsmsKind *kind,
                               IsmsList *list,
                               GSettings *settings);
/* The field to sort by, or NULL. */
const char *isms_columns_get_sort (IsmsColumns *self, gboolean *descending);
void isms_columns_set_sort (IsmsColumns *self, const char *field, gboolean descending);
/* Which, in order, how wide: "a(si)". Empty: those that the kind begins with. */
void isms_columns_lend (IsmsColumns *self, const char *field, gboolean descending);
void isms_columns_take_back (IsmsColumns *self);
GVariant *isms_columns_dup_state (IsmsColumns *self);
void isms_columns_set_state (IsmsColumns *self, GVariant *state);
gboolean isms_columns_get_shown (IsmsColumns *self, const char *field);
void isms_columns_set_shown (IsmsColumns *self, const char *field, gboolean shown);
/* To be called with each width of the view. */
void isms_columns_fit (IsmsColumns *self, int width);
/* The choice, order and widths that the kind begins with. */
void isms_columns_reset (IsmsColumns *self);
/* A list of check rows for a popover. */
GtkWidget *isms_columns_create_chooser (IsmsColumns *self);

G_END_DECLS
