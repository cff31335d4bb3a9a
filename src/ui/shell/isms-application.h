/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The application: its windows, the files it is given, what all windows share. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISMS_TYPE_APPLICATION (isms_application_get_type ())
G_DECLARE_FINAL_TYPE (IsmsApplication, isms_application, ISMS, APPLICATION, AdwApplication)

IsmsApplication *isms_application_new (GApplicationFlags flags);
gboolean isms_application_is_open (IsmsApplication *self, const char *path);
void isms_application_take_time (IsmsApplication *self, GDateTime *now);
GSettings *isms_application_get_settings (IsmsApplication *self);

G_END_DECLS
