/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first-run page, and the chooser whenever no workspace is open. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISMS_TYPE_WELCOME (isms_welcome_get_type ())
G_DECLARE_FINAL_TYPE (IsmsWelcome, isms_welcome, ISMS, WELCOME, AdwBin)

void isms_welcome_set_settings (IsmsWelcome *self, GSettings *settings);
void isms_welcome_refresh (IsmsWelcome *self);
void isms_welcome_push (IsmsWelcome *self, AdwNavigationPage *page);
void isms_welcome_open_menu (IsmsWelcome *self);

G_END_DECLS
