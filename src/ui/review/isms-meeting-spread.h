/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A page of the meeting: at the start what is shown to all, at the end what is typed. Where there
 * is no room beside each other, they stand below each other and scroll as one. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @foot: stays beneath what is typed; or NULL. (transfer floating) */
GtkWidget *isms_meeting_spread_new (GtkWidget *shown, GtkWidget *typed, GtkWidget *foot);

G_END_DECLS
