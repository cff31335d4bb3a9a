/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-weight-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-commit.h"

struct _IsmsWeightDialog
{
  AdwDialog parent_instance;

  GWeakRef parent;
  IsmsWorkspace *workspace;
  gint64 control;
  char *ref;
  GtkWidget *weight; /* as the records say, then 1 … 3 */
  GtkWidget *reason;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (IsmsWeightDialog, isms_weight_dialog, ADW_TYPE_DIALOG)

static char *
dup_reason (IsmsWeightDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static void
show_savable (IsmsWeightDialog *self)
{
  guint weight = adw_combo_row_get_selected (ADW_COMBO_ROW (self->weight));
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (self->reason, weight > 0);
  gtk_widget_set_sensitive (self->save, weight == 0 || *reason != '\0');
}

static void
save_cb (IsmsWeightDialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  guint weight = adw_combo_row_get_selected (ADW_COMBO_ROW (self->weight));
  g_autofree char *reason = dup_reason (self);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (!gtk_widget_get_sensitive (self->save))
    return;
  /* Translators: what a step does: the ref of a clause or control */
  label = g_strdup_printf (_ ("Weigh %s in the audit programme"), self->ref);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_audit_weight_set (step, self->control, weight, reason);
  adw_dialog_close (ADW_DIALOG (self));
  if (parent != NULL)
    isms_ui_commit (parent, step);
}

static void
isms_weight_dialog_dispose (GObject *object)
{
  g_clear_object (&ISMS_WEIGHT_DIALOG (object)->workspace);
  G_OBJECT_CLASS (isms_weight_dialog_parent_class)->dispose (object);
}

static void
isms_weight_dialog_finalize (GObject *object)
{
  g_weak_ref_clear (&ISMS_WEIGHT_DIALOG (object)->parent);
  g_free (ISMS_WEIGHT_DIALOG (object)->ref);
  G_OBJECT_CLASS (isms_weight_dialog_parent_class)->finalize (object);
}

static void
isms_weight_dialog_class_init (IsmsWeightDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_weight_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_weight_dialog_finalize;
}

static void
isms_weight_dialog_init (IsmsWeightDialog *self)
{
  g_weak_ref_init (&self->parent, NULL);
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
}

static GtkWidget *
create_header (IsmsWeightDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->save);
  return bar;
}

static GtkWidget *
create_group (IsmsWeightDialog *self, const IsmsAuditRow *row)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) weights = gtk_string_list_new (NULL);
  /* Translators: how much something weighs by what the records say: “High” */
  g_autofree char *derived =
      g_strdup_printf (_ ("As the records say: %s"), isms_audit_weight_get_words (row->derived));

  gtk_string_list_append (weights, derived);
  for (guint weight = 1; weight <= 3; weight++)
    gtk_string_list_append (weights, isms_audit_weight_get_words (weight));
  self->weight = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->weight), _ ("Weight"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->weight), G_LIST_MODEL (weights));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->weight), row->own ? row->weight : 0);
  self->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Reason"));
  gtk_editable_set_text (GTK_EDITABLE (self->reason), row->own ? row->why : "");
  g_signal_connect_swapped (self->weight, "notify::selected", G_CALLBACK (show_savable), self);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (show_savable), self);
  g_signal_connect_swapped (self->reason, "entry-activated", G_CALLBACK (save_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->weight);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reason);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("What weighs more is audited more often (9.2.2). By themselves, clauses weigh more, and "
         "controls that treat high risks, that failed, or that were not audited for two years."));
  return group;
}

/**
 * isms_weight_dialog_present:
 * @parent: a widget of the window
 * @workspace: where it is written
 * @row: a clause or control; not kept
 *
 * Asks how much it weighs, and why.
 */
void
isms_weight_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, const IsmsAuditRow *row)
{
  IsmsWeightDialog *self = g_object_new (ISMS_TYPE_WEIGHT_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *group = create_group (self, row);
  g_autofree char *title = g_strdup_printf ("%s %s", row->ref, row->title);

  g_weak_ref_set (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->control = row->control;
  self->ref = g_strdup (row->ref);
  gtk_widget_set_margin_top (group, 12);
  gtk_widget_set_margin_bottom (group, 24);
  gtk_widget_set_margin_start (group, 12);
  gtk_widget_set_margin_end (group, 12);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), group);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  show_savable (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->weight);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
