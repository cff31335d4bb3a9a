/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The filters of a register: a chip for each field that is worth one, and a button to clear all. */

#pragma once

#include <adwaita.h>

#include "isms-filter-chip.h"
#include "isms-query.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FILTER_BAR (isms_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFilterBar, isms_filter_bar, ISMS, FILTER_BAR, AdwBin)

/* Signal "changed": the person chose otherwise. */
GtkWidget *isms_filter_bar_new (IsmsWorkspace *workspace, const IsmsKind *kind);
/* Puts the filters into @query; and takes them from there. */
void isms_filter_bar_apply (IsmsFilterBar *self, IsmsQuery *query);
void isms_filter_bar_adopt (IsmsFilterBar *self, IsmsQuery *query);
/* For saved views: "a{sas}". */
GVariant *isms_filter_bar_dup_state (IsmsFilterBar *self);
void isms_filter_bar_set_state (IsmsFilterBar *self, GVariant *state);
void isms_filter_bar_clear (IsmsFilterBar *self);
guint isms_filter_bar_get_n_active (IsmsFilterBar *self);
guint isms_filter_bar_get_n_chips (IsmsFilterBar *self);
IsmsFilterChip *isms_filter_bar_find (IsmsFilterBar *self, const char *field);

G_END_DECLS
