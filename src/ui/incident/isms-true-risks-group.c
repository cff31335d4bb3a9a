/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row leads to its risk, its button to where that is rated. */

#include "isms-config.h"

#include "isms-true-risks-group.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-incident.h"

struct _IsmsTrueRisksGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsTrueRisksGroup, isms_true_risks_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_risks (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_incident_load_risks (database, id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_kind_is_touched (isms_kind_find ("risk"), change)
         || isms_change_touches (change, "incident")
         || isms_change_touches (change, "incident_risk");
}

static void
activated_cb (GtkWidget *row, gpointer data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (row, "win.show-record", "(sx)", "risk", *id);
}

static void
rate_cb (GtkWidget *button, gpointer data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  gtk_widget_activate_action (button, "win.edit-record", "(sxs)", "risk", *id, "rating");
}

static void
keep_id (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&id, sizeof id), g_free);
}

/* "R-014 · High, rated on 3 May 2026: before this incident" */
static char *
dup_facts (const IsmsIncidentRisk *risk)
{
  g_autofree char *day = isms_day_dup_words (risk->rated_on);

  if (risk->level == NULL)
    /* Translators: the ref of a risk */
    return g_strdup_printf (_ ("%s · not rated yet"), risk->ref);
  if (risk->is_open)
    /* Translators: the ref of a risk, its level, a day */
    return g_strdup_printf (_ ("%s · %s, rated on %s: before this incident"), risk->ref,
                            risk->level, day);
  /* Translators: the ref of a risk, its level, a day */
  return g_strdup_printf (_ ("%s · %s, rated again on %s"), risk->ref, risk->level, day);
}

static GtkWidget *
create_button (const IsmsIncidentRisk *risk)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Rate _Again"));
  /* Translators: what is spoken of a button: the ref of a risk */
  g_autofree char *spoken = g_strdup_printf (_ ("Rate %s again"), risk->ref);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  keep_id (button, risk->id);
  g_signal_connect (button, "clicked", G_CALLBACK (rate_cb), NULL);
  return button;
}

static GtkWidget *
create_row (IsmsTrueRisksGroup *self, const IsmsIncidentRisk *risk)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *sign = gtk_image_new_from_icon_name (risk->is_open ? "dialog-warning-symbolic"
                                                                : "object-select-symbolic");
  g_autofree char *facts = dup_facts (risk);

  gtk_widget_add_css_class (sign, risk->is_open ? "warning" : "success");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), risk->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  if (risk->is_open && !isms_workspace_get_read_only (self->workspace))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (risk));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  keep_id (row, risk->id);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

static void
show_risks (IsmsLateGroup *group, gpointer answer, guint limit)
{
  GPtrArray *risks = answer;

  for (guint i = 0; i < MIN (risks->len, limit); i++)
    isms_late_group_add_row (group, create_row (ISMS_TRUE_RISKS_GROUP (group), risks->pdata[i]));
  if (risks->len > limit)
    isms_late_group_add_row (group, isms_late_group_create_more (group));
}

static void
isms_true_risks_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_TRUE_RISKS_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_true_risks_group_parent_class)->dispose (object);
}

static void
isms_true_risks_group_class_init (IsmsTrueRisksGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_true_risks_group_dispose;
  late->read = read_risks;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_risks;
}

static void
isms_true_risks_group_init (IsmsTrueRisksGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Risks That Came True"));
}

/**
 * isms_true_risks_group_new:
 * @workspace: where the incident lives
 *
 * Returns: (transfer floating): of no incident yet
 */
GtkWidget *
isms_true_risks_group_new (IsmsWorkspace *workspace)
{
  IsmsTrueRisksGroup *self = g_object_new (ISMS_TYPE_TRUE_RISKS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
