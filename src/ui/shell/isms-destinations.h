/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destinations of the sidebar, in its order: one line each. */

#pragma once

#include "isms-page.h"
#include "isms-tabs-page.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *group; /* N_(): the part of the cycle it stands under; NULL: of all, first */
  const char *label; /* N_(), Header Case */
  const char *icon_name;
  const char *const *kinds; /* of the records that are shown here; NULL-terminated. A tab that is
                             * named as one is where they are; elsewhere Ctrl+N makes the first. */
  GtkWidget *(*create) (IsmsWorkspace *workspace);          /* an IsmsPage */
  void (*tab_created) (IsmsTabsPage *page, GtkWidget *tab); /* NULL: what is done for most tabs */
  void (*connect) (GtkWidget *page, IsmsWorkspace *workspace); /* NULL: nothing of its own */
} IsmsDestination;

const IsmsDestination *isms_destinations (guint *n_destinations);
GtkWidget *isms_destination_create_page (const IsmsDestination *self, IsmsWorkspace *workspace);
const IsmsDestination *isms_destination_find (const char *id);
const IsmsDestination *isms_destination_find_kind (const char *kind);

G_END_DECLS
