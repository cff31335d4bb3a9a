/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The statement of a risk. */

#include "isms-config.h"

#include "isms-statement-group.h"

#include <glib/gi18n-lib.h>

#include "isms-record-form.h"
#include "isms-scenario-dialog.h"
#include "isms-scenario.h"

struct _IsmsStatementGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *risk;
  gulong notify_id;
  GtkWidget *statement;
  GtkWidget *suggest;
};

G_DEFINE_FINAL_TYPE (IsmsStatementGroup, isms_statement_group, ADW_TYPE_PREFERENCES_GROUP)

static gint64
find_asset (IsmsStatementGroup *self)
{
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (GArray) ids = isms_record_load_links (isms_workspace_get_reader (self->workspace),
                                                   kind, isms_record_get_id (self->risk),
                                                   isms_kind_find_field (kind, "assets"), NULL);

  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static void
suggest_cb (IsmsStatementGroup *self)
{
  if (self->risk != NULL)
    adw_dialog_present (isms_scenario_dialog_new (self->workspace, find_asset (self),
                                                  isms_record_get_id (self->risk)),
                        GTK_WIDGET (self));
}

static void
show_statement (IsmsStatementGroup *self)
{
  g_autofree char *words = NULL;

  if (self->risk == NULL)
    return;
  words = isms_scenario_dup_statement (isms_record_get_text (self->risk, "cause"),
                                       isms_record_get_text (self->risk, "event"),
                                       isms_record_get_text (self->risk, "consequence"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->statement),
      *words != '\0' ? words : _ ("Say what may happen, because of what, and what it would mean."));
  gtk_widget_set_visible (self->suggest, !isms_workspace_get_read_only (self->workspace));
}

static void
isms_statement_group_dispose (GObject *object)
{
  IsmsStatementGroup *self = ISMS_STATEMENT_GROUP (object);

  isms_statement_group_set_risk (self, NULL);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_statement_group_parent_class)->dispose (object);
}

static void
isms_statement_group_class_init (IsmsStatementGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_statement_group_dispose;
}

static void
isms_statement_group_init (IsmsStatementGroup *self)
{
  self->statement = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->statement), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->statement), _ ("In One Sentence"));
  gtk_widget_add_css_class (self->statement, "property");
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self->statement), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->statement);
  self->suggest = adw_button_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->suggest), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->suggest),
                                 _ ("Take from the _Catalogues…"));
  g_signal_connect_object (self->suggest, "activated", G_CALLBACK (suggest_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->suggest);
}

/**
 * isms_statement_group_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): a group without a risk
 */
GtkWidget *
isms_statement_group_new (IsmsWorkspace *workspace)
{
  IsmsStatementGroup *self = g_object_new (ISMS_TYPE_STATEMENT_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_statement_group_set_risk:
 * @self: the group
 * @risk: (nullable): whose statement to show
 */
void
isms_statement_group_set_risk (IsmsStatementGroup *self, IsmsRecord *risk)
{
  if (self->risk != NULL)
    g_clear_signal_handler (&self->notify_id, self->risk);
  g_set_object (&self->risk, risk);
  if (risk == NULL)
    return;
  self->notify_id = g_signal_connect_object (risk, "notify", G_CALLBACK (show_statement), self,
                                             G_CONNECT_SWAPPED);
  show_statement (self);
}

static void
set_risk (GtkWidget *group, IsmsRecord *record)
{
  isms_statement_group_set_risk (ISMS_STATEMENT_GROUP (group), record);
}

/**
 * isms_statement_group_register:
 *
 * Puts it into the forms of risks, beneath the title. Further calls do nothing.
 */
void
isms_statement_group_register (void)
{
  static const IsmsFormGroup group = {
    .kind = "risk",
    .early = TRUE,
    .create = isms_statement_group_new,
    .set_record = set_risk,
  };
  static gboolean done;

  if (!done)
    isms_record_form_add_group (&group);
  done = TRUE;
}
