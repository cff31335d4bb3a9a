/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One posture of one risk: where it stands, and a new rating with its reason. */

#pragma once

#include <gtk/gtk.h>

#include "isms-rating-grid.h"
#include "isms-risk.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RATING_FORM (isms_rating_form_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRatingForm, isms_rating_form, ISMS, RATING_FORM, GtkWidget)

/* Signal "save" (int likelihood, int impact, const char *why). */
GtkWidget *isms_rating_form_new (IsmsPosture posture);
IsmsPosture isms_rating_form_get_posture (IsmsRatingForm *self);
/* Shows the risk's rating; a choice that was not saved is given up if it is another risk or rating.
 */
void isms_rating_form_set_risk (IsmsRatingForm *self, IsmsRisk *risk, IsmsMethod *method);
/* For tests. */
IsmsRatingGrid *isms_rating_form_get_grid (IsmsRatingForm *self);
GtkEntry *isms_rating_form_get_entry (IsmsRatingForm *self);
GtkButton *isms_rating_form_get_button (IsmsRatingForm *self);
const char *isms_rating_form_get_words (IsmsRatingForm *self);

G_END_DECLS
