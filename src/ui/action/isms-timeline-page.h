/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The time line of the Actions destination: bars from start to due, in groups. */

#pragma once

#include "isms-action-pane.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TIMELINE_PAGE (isms_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTimelinePage, isms_timeline_page, ISMS, TIMELINE_PAGE, IsmsActionPane)

GtkWidget *isms_timeline_page_new (IsmsWorkspace *workspace);
void isms_timeline_page_group (IsmsTimelinePage *self, IsmsActionGrouping grouping);
guint isms_timeline_page_get_n_rows (IsmsTimelinePage *self); /* with the headings */

G_END_DECLS
