/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a window does with metrics: what Parapet counts itself is recorded when a workspace is
 * opened and when a day begins, and the starter set is added. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-metric.h"
#include "isms-window-private.h"

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWorkspace *workspace = isms_window_get_workspace (ISMS_WINDOW (widget));
  g_autoptr (GError) error = NULL;
  int missing = isms_metric_count_missing_starters (isms_workspace_get_reader (workspace), &error);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (missing < 0)
    {
      isms_ui_report_error (widget, error);
      return;
    }
  if (missing == 0)
    {
      gtk_widget_activate_action (widget, "win.toast", "s",
                                  _ ("All metrics of the starter set are there"));
      return;
    }
  label = g_strdup_printf (ngettext ("Added %d metric of the starter set",
                                     "Added %d metrics of the starter set", missing),
                           missing);
  step = isms_store_begin (isms_workspace_get_store (workspace), label);
  isms_metric_add_starters (step);
  isms_ui_commit (widget, step);
}

/*< private >
 * isms_window_record_metrics:
 *
 * Records what Parapet counts itself, in the background, for periods that have begun without a
 * value: one step, or none (9.1). Nothing in a window that only reads.
 */
void
isms_window_record_metrics (IsmsWindow *self)
{
  g_autoptr (IsmsStep) step = NULL;

  if (self->workspace == NULL || isms_workspace_get_read_only (self->workspace))
    return;
  step = isms_store_begin (isms_workspace_get_store (self->workspace), _ ("Recorded measurements"));
  isms_step_set_actor (step, "Parapet");
  isms_metric_record_computed (step);
  isms_ui_commit (GTK_WIDGET (self), step);
}

/*< private >
 * isms_window_class_install_metrics:
 */
void
isms_window_class_install_metrics (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-metrics", NULL, add_cb);
}
