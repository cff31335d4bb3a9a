/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The method's grid made small, to choose one place on it. */

#pragma once

#include <gtk/gtk.h>

#include "isms-method.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RATING_GRID (isms_rating_grid_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRatingGrid, isms_rating_grid, ISMS, RATING_GRID, GtkWidget)

/* Signal "changed": the person chose another place. */
void isms_rating_grid_set_method (IsmsRatingGrid *self, IsmsMethod *method);
void isms_rating_grid_set_place (IsmsRatingGrid *self, int likelihood, int impact); /* 0, 0: none */
void isms_rating_grid_get_place (IsmsRatingGrid *self, int *likelihood, int *impact);
void isms_rating_grid_set_label (IsmsRatingGrid *self, const char *label);
gboolean
isms_rating_grid_hit (IsmsRatingGrid *self, double x, double y, int *likelihood, int *impact);

G_END_DECLS
