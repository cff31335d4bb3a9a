/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row leads to the record that shows it: the control that is owned, the other audit, the holiday.
 */

#include "isms-config.h"

#include "isms-independence-group.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-plan.h"

struct _IsmsIndependenceGroup
{
  IsmsLateGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsIndependenceGroup, isms_independence_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_warnings (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_audit_plan_load_warnings (database, id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_audit_plan_is_touched (change);
}

static void
activated_cb (GtkWidget *row, gpointer data)
{
  const IsmsAuditWarning *warning = g_object_get_data (G_OBJECT (row), "warning");

  gtk_widget_activate_action (row, "win.show-record", "(sx)", warning->kind->name, warning->id);
}

static GtkWidget *
create_sign (const IsmsAuditWarning *warning)
{
  GtkWidget *sign = gtk_image_new_from_icon_name (warning->remark ? "dialog-information-symbolic"
                                                                  : "dialog-warning-symbolic");
  const char *spoken = warning->remark     ? _ ("Good to know")
                       : warning->conflict ? _ ("Conflict")
                                           : _ ("Not independent");

  gtk_widget_add_css_class (sign, warning->remark ? "dim-label" : "warning");
  gtk_widget_set_tooltip_text (sign, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return sign;
}

/* @warnings is kept for as long as the row is there. */
static GtkWidget *
create_row (IsmsLateGroup *group, GPtrArray *warnings, IsmsAuditWarning *warning)
{
  GtkWidget *row = adw_action_row_new ();
  IsmsRecord *record = isms_late_group_get_record (group);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), warning->sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (warning));
  if (warning->kind == isms_record_get_kind (record) && warning->id == isms_record_get_id (record))
    return row;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "warnings", g_ptr_array_ref (warnings),
                          (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (row), "warning", warning);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

static void
show_warnings (IsmsLateGroup *group, gpointer answer, guint limit)
{
  GPtrArray *warnings = answer;

  for (guint i = 0; i < MIN (warnings->len, limit); i++)
    isms_late_group_add_row (group, create_row (group, warnings, warnings->pdata[i]));
  if (warnings->len > limit)
    isms_late_group_add_row (group, isms_late_group_create_more (group));
}

static void
isms_independence_group_class_init (IsmsIndependenceGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  late->read = read_warnings;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_warnings;
}

static void
isms_independence_group_init (IsmsIndependenceGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Independence and Conflicts"));
}

/**
 * isms_independence_group_new:
 * @workspace: where the audit lives
 *
 * Returns: (transfer floating): of no audit yet
 */
GtkWidget *
isms_independence_group_new (IsmsWorkspace *workspace)
{
  IsmsIndependenceGroup *self = g_object_new (ISMS_TYPE_INDEPENDENCE_GROUP, NULL);

  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}

static void
set_record (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

static const IsmsFormGroup form_group = {
  .kind = "audit",
  .early = TRUE,
  .create = isms_independence_group_new,
  .set_record = set_record,
};

/**
 * isms_independence_group_add:
 *
 * The forms of audits have one. To be called in the class_init of the page of audits.
 */
void
isms_independence_group_add (void)
{
  isms_record_form_add_group (&form_group);
}
