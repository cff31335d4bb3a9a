/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is saved is a step; it comes back to the view by the change feed. */

#include "isms-config.h"

#include "isms-loss-tolerance.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-estimate-text.h"
#include "isms-money.h"

struct _IsmsLossTolerance
{
  GtkPopover parent_instance;

  AdwEntryRow *loss_row;
  AdwSpinRow *chance_row;
  GtkLabel *problem;
  GtkWidget *remove_button;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsLossTolerance, isms_loss_tolerance, GTK_TYPE_POPOVER)

static void
commit (IsmsLossTolerance *self, const IsmsTolerance *tolerance)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace), "");
  g_autoptr (GError) error = NULL;

  if (isms_tolerance_set (step, tolerance, &error))
    isms_ui_commit (GTK_WIDGET (self), step);
  else
    isms_ui_report_error (GTK_WIDGET (self), error);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
changed_cb (IsmsLossTolerance *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
save_cb (IsmsLossTolerance *self)
{
  IsmsTolerance tolerance = { -1, (int) adw_spin_row_get_value (self->chance_row) };
  g_autoptr (GError) error = NULL;

  if (!isms_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->loss_row)),
                         isms_workspace_get_currency (self->workspace), &tolerance.loss, &error)
      || tolerance.loss < 0)
    {
      gtk_label_set_text (self->problem,
                          error != NULL ? error->message : _ ("A loss cannot be less than zero."));
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->loss_row));
      return;
    }
  commit (self, &tolerance);
}

static void
remove_cb (IsmsLossTolerance *self)
{
  commit (self, &(IsmsTolerance) { -1, 0 });
}

static void
isms_loss_tolerance_dispose (GObject *object)
{
  IsmsLossTolerance *self = ISMS_LOSS_TOLERANCE (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_LOSS_TOLERANCE);
  G_OBJECT_CLASS (isms_loss_tolerance_parent_class)->dispose (object);
}

static void
isms_loss_tolerance_class_init (IsmsLossToleranceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_loss_tolerance_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-loss-tolerance.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsLossTolerance, loss_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossTolerance, chance_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossTolerance, problem);
  gtk_widget_class_bind_template_child (widget_class, IsmsLossTolerance, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
isms_loss_tolerance_init (IsmsLossTolerance *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_loss_tolerance_new:
 * @workspace: whose tolerance
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
isms_loss_tolerance_new (IsmsWorkspace *workspace)
{
  IsmsLossTolerance *self = g_object_new (ISMS_TYPE_LOSS_TOLERANCE, NULL);
  g_autofree char *title = NULL;

  self->workspace = g_object_ref (workspace);
  /* Translators: an entry for an amount; %s is a currency: "EUR" */
  title = g_strdup_printf (_ ("Loss a Year, in %s"), isms_workspace_get_currency (workspace));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->loss_row), title);
  return GTK_WIDGET (self);
}

/**
 * isms_loss_tolerance_show:
 * @self: a popover
 * @tolerance: what holds
 */
void
isms_loss_tolerance_show (IsmsLossTolerance *self, const IsmsTolerance *tolerance)
{
  g_autofree char *text = tolerance->loss >= 0
                              ? isms_estimate_text_dup_money (
                                    tolerance->loss, isms_workspace_get_currency (self->workspace))
                              : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->loss_row), text);
  if (tolerance->chance > 0)
    adw_spin_row_set_value (self->chance_row, tolerance->chance);
  gtk_widget_set_sensitive (self->remove_button, tolerance->loss >= 0);
}
