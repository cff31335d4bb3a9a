/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A filter by one field: a button with its values, and when some are chosen, what they are and a
 * button to take them away. */

#pragma once

#include <adwaita.h>

#include "isms-picker.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FILTER_CHIP (isms_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFilterChip, isms_filter_chip, ISMS, FILTER_CHIP, AdwBin)

/* Signals: "changed": the person chose otherwise. "closed": the list that a click opens. */
GtkWidget *
isms_filter_chip_new (IsmsWorkspace *workspace, const IsmsKind *kind, const IsmsField *field);
const IsmsField *isms_filter_chip_get_field (IsmsFilterChip *self);
IsmsPicker *isms_filter_chip_get_picker (IsmsFilterChip *self);
void isms_filter_chip_set_values (IsmsFilterChip *self, const char *const *values);
GStrv isms_filter_chip_dup_values (IsmsFilterChip *self);
/* "Owner: A. Osei", or the field's label. */
const char *isms_filter_chip_get_label (IsmsFilterChip *self);
gboolean isms_filter_chip_is_active (IsmsFilterChip *self);
/* Who acts is another now: TRUE where that changes what it lets through. */
gboolean isms_filter_chip_show_acting (IsmsFilterChip *self);
void isms_filter_chip_popup (IsmsFilterChip *self);

G_END_DECLS
