/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The letter of a risk level on its tone. The level's name stands beside it: never colour alone. */

#pragma once

#include <gtk/gtk.h>

#include "isms-method.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LEVEL_BADGE (isms_level_badge_get_type ())
G_DECLARE_FINAL_TYPE (IsmsLevelBadge, isms_level_badge, ISMS, LEVEL_BADGE, GtkWidget)

GtkWidget *isms_level_badge_new (void);
void isms_level_badge_set_level (IsmsLevelBadge *self, const IsmsLevel *level); /* NULL: empty */

/* The level of that name in the method in force, else the one of that rank. Read once and again
 * only after steps. Valid until the next step. */
const IsmsLevel *isms_level_find (IsmsWorkspace *workspace, const char *name, int rank);

G_END_DECLS
