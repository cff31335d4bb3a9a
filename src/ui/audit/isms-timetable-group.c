/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row leads to its session, and is taken away by its button. The row to type in stands first,
 * where it stays while the others are made anew. */

#include "isms-config.h"

#include "isms-timetable-group.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-session.h"
#include "isms-bulk.h"
#include "isms-commit.h"
#include "isms-day.h"

struct _IsmsTimetableGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (IsmsTimetableGroup, isms_timetable_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_sessions (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_audit_session_load (database, id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "audit_session")
         || isms_change_touches (change, "audit_session_person")
         || isms_change_touches (change, "person");
}

/* --- The rows --- */

static void
activated_cb (GtkWidget *row, gpointer data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (row, "win.show-record", "(sx)", "audit_session", *id);
}

static void
remove_cb (GtkWidget *button, IsmsTimetableGroup *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (IsmsRecord) session = isms_record_load (isms_workspace_get_reader (self->workspace),
                                                     isms_kind_find ("audit_session"), *id, NULL);

  if (session != NULL)
    isms_bulk_delete_one (GTK_WIDGET (self), self->workspace, session);
}

/* "Petra Novotná with Ola Berg · Room 2" */
static char *
dup_facts (const IsmsAuditSessionRow *session)
{
  GString *facts = g_string_new (session->auditor);

  if (session->auditees != NULL && session->auditor != NULL)
    /* Translators: behind the name of an auditor: the names of those who are audited */
    g_string_append_printf (facts, _ (" with %s"), session->auditees);
  else if (session->auditees != NULL)
    /* Translators: the names of those who are audited; no auditor is named */
    g_string_append_printf (facts, _ ("With %s"), session->auditees);
  if (session->place != NULL)
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", session->place);
  return g_string_free_and_steal (facts);
}

static GtkWidget *
create_clock (const IsmsAuditSessionRow *session)
{
  g_autofree char *clock = isms_audit_session_dup_clock (session->starts_at, session->minutes);
  GtkWidget *label = gtk_label_new (clock);

  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
create_remove (IsmsTimetableGroup *self, const IsmsAuditSessionRow *session)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: the title of a session of an audit */
  g_autofree char *label = g_strdup_printf (_ ("Delete “%s”"), session->title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&session->id, sizeof session->id),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
create_row (IsmsTimetableGroup *self, const IsmsAuditSessionRow *session)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (session);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), session->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_clock (session));
  if (!isms_workspace_get_read_only (self->workspace))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove (self, session));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&session->id, sizeof session->id),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

/* Of the place where the program runs. */
static char *
dup_day (const IsmsAuditSessionRow *session)
{
  g_autoptr (GDateTime) time =
      session->starts_at != NULL ? g_date_time_new_from_iso8601 (session->starts_at, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *day = local != NULL ? isms_day_of (local) : NULL;

  return day != NULL ? isms_day_dup_words (day) : g_strdup (_ ("At no time known"));
}

static GtkWidget *
create_heading (const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_add_css_class (row, "dimmed");
  return row;
}

static void
show_sessions (IsmsLateGroup *group, gpointer answer, guint limit)
{
  GPtrArray *sessions = answer;
  g_autofree char *day = NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      g_autofree char *now = dup_day (sessions->pdata[i]);

      if (g_strcmp0 (now, day) != 0)
        isms_late_group_add_row (group, create_heading (now));
      g_set_str (&day, now);
      isms_late_group_add_row (group,
                               create_row (ISMS_TIMETABLE_GROUP (group), sessions->pdata[i]));
    }
  if (sessions->len == 0)
    isms_late_group_add_row (group, create_heading (_ ("Nothing Planned Yet")));
}

/* --- A new session --- */

/* Its tick would stay where the text goes by other hands, and offer to add nothing. */
static void
clear_entry (IsmsTimetableGroup *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
}

static void
add_typed (IsmsTimetableGroup *self)
{
  IsmsRecord *audit = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (audit == NULL || *words == '\0')
    return;
  clear_entry (self);
  /* Translators: what a step did; an audit's ref */
  label =
      g_strdup_printf (_ ("Added a session to the timetable of %s"), isms_record_get_ref (audit));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_audit_session_create (step, isms_workspace_get_reader (self->workspace),
                             isms_record_get_id (audit), words);
  isms_ui_commit (GTK_WIDGET (self), step);
}

static void
isms_timetable_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_TIMETABLE_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_timetable_group_parent_class)->dispose (object);
}

static void
isms_timetable_group_class_init (IsmsTimetableGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_timetable_group_dispose;
  late->read = read_sessions;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_sessions;
}

static void
isms_timetable_group_init (IsmsTimetableGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Timetable"));
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Add Session"));
  gtk_widget_set_tooltip_text (
      self->entry, _ ("It begins when the last one ends. For another time, begin with it: “09:30 "
                      "Leavers”, “09:30–10:15 Leavers”."));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
  g_signal_connect_object (self->entry, "apply", G_CALLBACK (add_typed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);
}

/**
 * isms_timetable_group_new:
 * @workspace: where the audit lives
 *
 * Returns: (transfer floating): the timetable of no audit yet
 */
GtkWidget *
isms_timetable_group_new (IsmsWorkspace *workspace)
{
  IsmsTimetableGroup *self = g_object_new (ISMS_TYPE_TIMETABLE_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  g_object_bind_property (workspace, "read-only", self->entry, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return GTK_WIDGET (self);
}

/**
 * isms_timetable_group_set_record:
 * @self: a group
 * @audit: (nullable): whose timetable
 *
 * What was typed for the audit before and not added yet is added to it.
 */
void
isms_timetable_group_set_record (IsmsTimetableGroup *self, IsmsRecord *audit)
{
  g_return_if_fail (ISMS_IS_TIMETABLE_GROUP (self));

  if (isms_late_group_get_record (ISMS_LATE_GROUP (self)) == audit)
    return;
  add_typed (self);
  isms_late_group_set_record (ISMS_LATE_GROUP (self), audit);
}
