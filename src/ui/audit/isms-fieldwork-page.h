/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The checklist of one audit, answered by keys from item to item, and how far it is. */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

/* A register of checklist items. (transfer floating) */
GtkWidget *isms_fieldwork_page_new (IsmsTabsPage *page);
/* Its key for each of isms_audit_results, in the same order. */
guint isms_fieldwork_page_get_key (guint result);
/* From a widget in an audit's form: to the first item that has no result yet. */
void isms_fieldwork_page_open (GtkWidget *widget, IsmsWorkspace *workspace, gint64 audit);

G_END_DECLS
