/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One posture of one risk: where it stands, and where the person would put it. */

#pragma once

#include <gtk/gtk.h>

#include "isms-rating-grid.h"
#include "isms-risk.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RATING_FORM (isms_rating_form_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRatingForm, isms_rating_form, ISMS, RATING_FORM, GtkWidget)

/* Signal "changed": the person chose a place. */
GtkWidget *isms_rating_form_new (IsmsPosture posture);
/* Shows the risk's rating; a choice that was not saved is given up if it is another risk or rating.
 */
void isms_rating_form_set_risk (IsmsRatingForm *self, IsmsRisk *risk, IsmsMethod *method);
/* FALSE: the choice is what the risk has. */
gboolean isms_rating_form_get_choice (IsmsRatingForm *self, int *likelihood, int *impact);
void isms_rating_form_choose (IsmsRatingForm *self, int likelihood, int impact);
void isms_rating_form_reset (IsmsRatingForm *self);
IsmsRatingGrid *isms_rating_form_get_grid (IsmsRatingForm *self);
const char *isms_rating_form_get_words (IsmsRatingForm *self); /* for tests */

G_END_DECLS
