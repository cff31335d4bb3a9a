/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the person may choose about the program itself. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISMS_TYPE_PREFERENCES (isms_preferences_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPreferences, isms_preferences, ISMS, PREFERENCES, AdwPreferencesDialog)

AdwDialog *isms_preferences_new (GSettings *settings);

G_END_DECLS
