/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows are made anew whenever something changed that an acceptance goes by. */

#include "isms-config.h"

#include "isms-acceptance-group.h"

#include <glib/gi18n-lib.h>

#include "isms-acceptance-dialog.h"
#include "isms-acceptance.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-risk-words.h"

struct _IsmsAcceptanceGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *risk;
  GPtrArray *rows; /* borrowed from the tree */
};

G_DEFINE_FINAL_TYPE (IsmsAcceptanceGroup, isms_acceptance_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_icon (IsmsAcceptanceState state)
{
  switch (state)
    {
    case ISMS_ACCEPTANCE_VALID:
      return "object-select-symbolic";
    case ISMS_ACCEPTANCE_LAPSED:
      return "dialog-warning-symbolic";
    case ISMS_ACCEPTANCE_WITHDRAWN:
      return "edit-undo-symbolic";
    case ISMS_ACCEPTANCE_SUPERSEDED:
    default:
      return "document-open-recent-symbolic";
    }
}

static void
append (GString *text, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", more);
}

/* "Ada Osei on 12 Nov 2026, at High, until 12 May 2027" */
static char *
dup_who (const IsmsAcceptance *acceptance)
{
  g_autofree char *day = isms_day_dup_words (acceptance->accepted_on);
  g_autofree char *until =
      acceptance->expires_on != NULL ? isms_day_dup_words (acceptance->expires_on) : NULL;

  if (until != NULL)
    /* Translators: who accepted a risk, when, its level then, until when that holds */
    return g_strdup_printf (_ ("%s on %s, level %s, until %s"), acceptance->person, day,
                            acceptance->level, until);
  /* Translators: who accepted a risk, when, its level then */
  return g_strdup_printf (_ ("%s on %s, level %s"), acceptance->person, day, acceptance->level);
}

static char *
dup_details (const IsmsAcceptance *acceptance)
{
  g_autofree char *who = dup_who (acceptance);
  g_autofree char *because = isms_acceptance_dup_because (acceptance->because);
  GString *text = g_string_new (NULL);

  if (acceptance->state == ISMS_ACCEPTANCE_LAPSED)
    append (text, because);
  append (text, who);
  append (text, acceptance->words);
  if (acceptance->reason != NULL)
    {
      /* Translators: the reason why a risk above the acceptance line was accepted follows */
      g_autofree char *reason =
          g_strdup_printf (_ ("Above the line because: %s"), acceptance->reason);

      append (text, reason);
    }
  if (acceptance->withdrawn_on != NULL)
    {
      g_autofree char *day = isms_day_dup_words (acceptance->withdrawn_on);
      /* Translators: a day, and why an acceptance was withdrawn on it */
      g_autofree char *words =
          g_strdup_printf (_ ("Withdrawn on %s: %s"), day, acceptance->withdrawn_why);

      append (text, words);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_row (const IsmsAcceptance *acceptance)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (acceptance->state));
  g_autofree char *details = dup_details (acceptance);
  /* Translators: what was accepted, and whether that holds: "Plan approval: lapsed" */
  g_autofree char *title = g_strdup_printf (
      _ ("%s: %s"),
      acceptance->what == ISMS_ACCEPT_PLAN ? _ ("Plan approval") : _ ("Risk acceptance"),
      isms_acceptance_state_get_label (acceptance->state));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (acceptance->state == ISMS_ACCEPTANCE_VALID)
    gtk_widget_add_css_class (icon, "success");
  else if (acceptance->state == ISMS_ACCEPTANCE_LAPSED)
    gtk_widget_add_css_class (icon, "warning");
  return row;
}

static void
add_row (IsmsAcceptanceGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
accept_cb (AdwButtonRow *row, IsmsAcceptanceGroup *self)
{
  isms_acceptance_dialog_present (GTK_WIDGET (self), self->workspace, self->risk, ISMS_ACCEPT_RISK);
}

static void
approve_cb (AdwButtonRow *row, IsmsAcceptanceGroup *self)
{
  isms_acceptance_dialog_present (GTK_WIDGET (self), self->workspace, self->risk, ISMS_ACCEPT_PLAN);
}

static void
withdraw_cb (AdwButtonRow *row, IsmsAcceptanceGroup *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "acceptance");

  isms_acceptance_withdraw_present (GTK_WIDGET (self), self->workspace, self->risk, *id);
}

static GtkWidget *
add_button (IsmsAcceptanceGroup *self, const char *label, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_sensitive (row, !isms_workspace_get_read_only (self->workspace));
  g_signal_connect_object (row, "activated", callback, self, 0);
  add_row (self, row);
  return row;
}

/* The newest of each, as long as it was not withdrawn. */
static const IsmsAcceptance *
find_newest (GPtrArray *list, IsmsAcceptanceWhat what)
{
  for (guint i = 0; i < list->len; i++)
    {
      const IsmsAcceptance *acceptance = list->pdata[i];

      if (acceptance->what == what)
        return acceptance->state == ISMS_ACCEPTANCE_WITHDRAWN ? NULL : acceptance;
    }
  return NULL;
}

static void
add_what (IsmsAcceptanceGroup *self, const IsmsAcceptance *newest, gboolean accepts)
{
  GtkWidget *button;

  if (newest != NULL)
    add_row (self, create_row (newest));
  if (newest == NULL || newest->state != ISMS_ACCEPTANCE_VALID)
    {
      if (accepts)
        add_button (self, _ ("_Accept Risk…"), G_CALLBACK (accept_cb));
      else if (isms_acceptance_has_plan (isms_workspace_get_reader (self->workspace),
                                         isms_record_get_id (self->risk)))
        add_button (self, _ ("Approve _Plan…"), G_CALLBACK (approve_cb));
    }
  if (newest == NULL)
    return;
  button = add_button (self, accepts ? _ ("_Withdraw Acceptance…") : _ ("Withdraw A_pproval…"),
                       G_CALLBACK (withdraw_cb));
  g_object_set_data_full (G_OBJECT (button), "acceptance",
                          g_memdup2 (&newest->id, sizeof newest->id), g_free);
}

static void
add_earlier (IsmsAcceptanceGroup *self,
             GPtrArray *list,
             const IsmsAcceptance *risk,
             const IsmsAcceptance *plan)
{
  GtkWidget *earlier = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const IsmsAcceptance *acceptance = list->pdata[i];

      if (acceptance == risk || acceptance == plan)
        continue;
      if (earlier == NULL)
        {
          earlier = adw_expander_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (earlier), _ ("Earlier Acceptances"));
        }
      adw_expander_row_add_row (ADW_EXPANDER_ROW (earlier), create_row (acceptance));
    }
  if (earlier != NULL)
    add_row (self, earlier);
}

static void
show_acceptances (IsmsAcceptanceGroup *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsAcceptance *risk, *plan;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (self->risk == NULL || reader == NULL)
    return;
  list = isms_acceptance_load (reader, isms_record_get_id (self->risk), &error);
  if (list == NULL)
    {
      add_row (self, isms_ui_create_unread_row (error));
      return;
    }
  risk = find_newest (list, ISMS_ACCEPT_RISK);
  plan = find_newest (list, ISMS_ACCEPT_PLAN);
  add_what (self, risk, TRUE);
  add_what (self, plan, FALSE);
  add_earlier (self, list, risk, plan);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsAcceptanceGroup *self)
{
  static const char *const tables[] = { "acceptance",    "rating",
                                        "risk",          "action",
                                        "method",        "control",
                                        "control_check", "control_check_result" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (isms_change_touches (change, tables[i]))
      {
        show_acceptances (self);
        return;
      }
}

static void
isms_acceptance_group_dispose (GObject *object)
{
  IsmsAcceptanceGroup *self = ISMS_ACCEPTANCE_GROUP (object);

  g_clear_object (&self->risk);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_acceptance_group_parent_class)->dispose (object);
}

static void
isms_acceptance_group_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_ACCEPTANCE_GROUP (object)->rows);
  G_OBJECT_CLASS (isms_acceptance_group_parent_class)->finalize (object);
}

static void
isms_acceptance_group_class_init (IsmsAcceptanceGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_acceptance_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_acceptance_group_finalize;
}

static void
isms_acceptance_group_init (IsmsAcceptanceGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Acceptance"));
}

/**
 * isms_acceptance_group_new:
 * @workspace: where the risk lives
 *
 * Returns: (transfer floating): the acceptances of no risk yet
 */
GtkWidget *
isms_acceptance_group_new (IsmsWorkspace *workspace)
{
  IsmsAcceptanceGroup *self = g_object_new (ISMS_TYPE_ACCEPTANCE_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_acceptance_group_set_risk:
 * @self: a group
 * @risk: (nullable): whose acceptances
 */
void
isms_acceptance_group_set_risk (IsmsAcceptanceGroup *self, IsmsRecord *risk)
{
  if (g_set_object (&self->risk, risk))
    show_acceptances (self);
}
