/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One page of a report on the screen. */

#pragma once

#include <gtk/gtk.h>

#include "isms-report.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PAGE_VIEW (isms_page_view_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPageView, isms_page_view, ISMS, PAGE_VIEW, GtkWidget)

GtkWidget *isms_page_view_new (void);
/* @zoom: 1 is the size of the paper; 0 is as wide as there is room for. */
void isms_page_view_show (IsmsPageView *self, IsmsReportPages *pages, guint page, double zoom);
void isms_page_view_clear (IsmsPageView *self);

G_END_DECLS
