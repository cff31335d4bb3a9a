/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a window does with the catalogues of threats and vulnerabilities: risks are suggested from
 * them, and what they lack is added. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-catalogue.h"
#include "isms-commit.h"
#include "isms-scenario-dialog.h"
#include "isms-window-private.h"

/* The asset that is open where one looks, or 0. */
static gint64
find_asset (IsmsWindow *self)
{
  const char *tab = NULL;
  gint64 record = 0;

  isms_page_get_place (isms_window_get_page (self), &tab, &record);
  return g_strcmp0 (tab, "asset") == 0 ? record : 0;
}

static void
suggest_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);

  adw_dialog_present (isms_scenario_dialog_new (self->workspace, find_asset (self), 0), widget);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWorkspace *workspace = isms_window_get_workspace (ISMS_WINDOW (widget));
  g_autoptr (GError) error = NULL;
  int missing = isms_catalogue_count_missing (isms_workspace_get_reader (workspace), &error);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (missing < 0)
    {
      isms_ui_report_error (widget, error);
      return;
    }
  if (missing == 0)
    {
      gtk_widget_activate_action (widget, "win.toast", "s", _ ("The catalogues are complete"));
      return;
    }
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Added %d missing catalogue entry",
                                        "Added %d missing catalogue entries", missing),
                           missing);
  step = isms_store_begin (isms_workspace_get_store (workspace), label);
  isms_catalogue_add (step);
  isms_ui_commit (widget, step);
}

/*< private >
 * isms_window_class_install_catalogue:
 */
void
isms_window_class_install_catalogue (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.suggest-risks", NULL, suggest_cb);
  gtk_widget_class_install_action (widget_class, "win.add-catalogue", NULL, add_cb);
}
