/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The points of one scale, or the levels, of a method being made: each opens to what can be said of
 * it; they can be added, removed and moved. */

#pragma once

#include <adwaita.h>

#include "isms-method-draft.h"

G_BEGIN_DECLS

#define ISMS_TYPE_METHOD_POINTS (isms_method_points_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMethodPoints, isms_method_points, ISMS, METHOD_POINTS, AdwBin)

GtkWidget *isms_method_points_new (IsmsMethodDraft *draft, IsmsScale scale);
GtkWidget *isms_method_points_new_for_levels (IsmsMethodDraft *draft);
/* For tests: from 1. */
GtkWidget *isms_method_points_get_row (IsmsMethodPoints *self, int number);

G_END_DECLS
