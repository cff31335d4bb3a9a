/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of the map share: a new workspace, and the page with the map in a window. */

#pragma once

#include "isms-edit.h"
#include "isms-heat-page.h"
#include "isms-ui-test.h"

G_BEGIN_DECLS

typedef struct
{
  IsmsWorkspace *workspace;
  IsmsStore *store;
  GtkWindow *window; /* NULL until it is opened, as what follows */
  IsmsHeatPage *page;
  IsmsHeatMap *map;
  IsmsHeatSource *source;
  gint64 risk; /* the one that a test is about */
} IsmsHeatDesk;

void isms_heat_desk_set_up (IsmsHeatDesk *self);
void isms_heat_desk_open_page (IsmsHeatDesk *self, int width, int height);
void isms_heat_desk_tear_down (IsmsHeatDesk *self, gconstpointer data);
IsmsRisk *isms_heat_desk_load (IsmsHeatDesk *self, gint64 id);
void isms_heat_desk_commit (IsmsStep *step);

G_END_DECLS
