/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A record whose bar was let go elsewhere on a time line, or in a calendar. */

#pragma once

#include <gtk/gtk.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

/* Of what records a bar is, and which of their fields are its ends. */
typedef struct
{
  const char *kind;
  const char *first;
  const char *last;
} IsmsDayMoving;

/* One step; Julian days, 0 for none. Unless it is written, @refused is called with @data, which is
 * held until then. */
void isms_day_moving_commit (const IsmsDayMoving *self,
                             GtkWidget *widget,
                             IsmsWorkspace *workspace,
                             gint64 id,
                             int first,
                             int last,
                             void (*refused) (gpointer data),
                             gpointer data);

G_END_DECLS
