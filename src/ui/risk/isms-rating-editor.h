/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The three ratings of a risk side by side, and all that were given before (6.1.2 d). */

#pragma once

#include <adwaita.h>

#include "isms-rating-form.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RATING_EDITOR (isms_rating_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsRatingEditor, isms_rating_editor, ISMS, RATING_EDITOR, AdwPreferencesGroup)

GtkWidget *isms_rating_editor_new (IsmsWorkspace *workspace);
/* Follows the risk from then on; NULL lets go of it. */
void isms_rating_editor_set_risk (IsmsRatingEditor *self, IsmsRisk *risk);
/* For tests. */
/* Focus to the grid of the current rating. */
void isms_rating_editor_focus (IsmsRatingEditor *self);
IsmsRatingForm *isms_rating_editor_get_form (IsmsRatingEditor *self, IsmsPosture posture);
GtkEntry *isms_rating_editor_get_entry (IsmsRatingEditor *self);
guint isms_rating_editor_get_n_ratings (IsmsRatingEditor *self);

G_END_DECLS
