/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the files of the window share: its parts, opening a workspace (isms-window-opening.c), going
 * from place to place in it (isms-window-places.c), and the window as such (isms-window.c). */

#pragma once

#include "isms-destinations.h"
#include "isms-opening.h"
#include "isms-steps.h"
#include "isms-trail.h"
#include "isms-welcome.h"
#include "isms-window.h"

G_BEGIN_DECLS

struct _IsmsWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *faces;
  AdwNavigationSplitView *split;
  AdwNavigationPage *content_page;
  GtkListBox *sidebar;
  GtkMenuButton *workspace_button;
  GtkMenuButton *menu_button;
  GtkMenuButton *page_menu_button;
  GMenuModel *primary_menu;
  GMenuModel *page_menu;
  GtkWidget *new_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  AdwBanner *banner;
  GtkStack *pages;
  GtkWidget *loading_spinner;
  IsmsWelcome *welcome; /* made when it is first shown */

  GSettings *settings;
  IsmsSteps *steps;
  IsmsWorkspace *workspace;
  char *path; /* of the workspace, or of the one being opened */
  IsmsOpening *opening;
  guint backup_timeout;
  const IsmsDestination *destination;
  IsmsTrail *trail; /* where Alt+Left and Alt+Right lead */
  gboolean going;   /* to another place: it is noted once it is reached */
  gboolean clicked; /* a row of the sidebar was selected, and may be activated by the same click */
};

void isms_window_notify_workspace (IsmsWindow *self);
void isms_window_notify_loading (IsmsWindow *self);
void isms_window_update_actions (IsmsWindow *self);

void isms_window_release_workspace (IsmsWindow *self);
IsmsWelcome *isms_window_ensure_welcome (IsmsWindow *self);
void isms_window_await_opening (IsmsWindow *self, const char *path, IsmsOpening *opening);

void isms_window_class_install_making (GtkWidgetClass *widget_class);

void isms_window_class_install_places (GtkWidgetClass *widget_class);
void isms_window_class_install_catalogue (GtkWidgetClass *widget_class);
void isms_window_class_install_metrics (GtkWidgetClass *widget_class);
gint64 isms_window_find_review (IsmsWindow *self);
void isms_window_class_install_review (GtkWidgetClass *widget_class);
void isms_window_fill_sidebar (IsmsWindow *self);
void isms_window_go_to_start (IsmsWindow *self);
void isms_window_clear_pages (IsmsWindow *self);
void isms_window_show_content_changed (IsmsWindow *self);
gboolean isms_window_is_narrow (IsmsWindow *self);

G_END_DECLS
