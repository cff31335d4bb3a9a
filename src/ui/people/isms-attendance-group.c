/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A button that records, then each result with who has it. */

#include "isms-config.h"

#include "isms-attendance-group.h"

#include <glib/gi18n-lib.h>

#include "isms-attendance-dialog.h"
#include "isms-attendance.h"
#include "isms-training.h"

#define MOST_SHOWN 200u /* of each result; the others are counted */

struct _IsmsAttendanceGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsAttendanceGroup, isms_attendance_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_seats (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_training_load_seats (database, id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "session")
         || isms_kind_is_touched (isms_kind_find ("person"), change);
}

static void
record_cb (IsmsAttendanceGroup *self)
{
  IsmsRecord *session = isms_late_group_get_record (ISMS_LATE_GROUP (self));

  if (session != NULL)
    isms_attendance_dialog_present (GTK_WIDGET (self), self->workspace, session);
}

static void
activated_cb (AdwActionRow *row, gpointer data)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", "attendance", *id);
}

static GtkWidget *
create_seat (const IsmsSeat *seat)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) facts = g_string_new (seat->unit);

  if (seat->score != ISMS_NO_SCORE)
    {
      g_string_append (facts, facts->len > 0 ? " · " : "");
      /* Translators: what somebody reached in a test */
      g_string_append_printf (facts, ngettext ("%d point", "%d points", (gulong) seat->score),
                              seat->score);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), seat->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts->str);
  if (seat->attendance == 0)
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id",
                          g_memdup2 (&seat->attendance, sizeof seat->attendance), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

static GtkWidget *
create_more (guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("%u more", "%u more", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "dimmed");
  return row;
}

/* @result NULL: those who are not listed yet, and lack the course or will soon. */
static void
add_result (IsmsAttendanceGroup *self, GPtrArray *seats, const char *result, const char *title)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *count = NULL;
  GtkWidget *label;
  guint n = 0;

  for (guint i = 0; i < seats->len; i++)
    {
      const IsmsSeat *seat = seats->pdata[i];

      if (g_strcmp0 (seat->result, result) != 0
          || (result == NULL && g_strcmp0 (seat->state, "valid") == 0))
        continue;
      if (n < MOST_SHOWN)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_seat (seat));
      n++;
    }
  if (n == 0)
    {
      g_object_ref_sink (row);
      g_object_unref (row);
      return;
    }
  if (n > MOST_SHOWN)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_more (n - MOST_SHOWN));
  count = g_strdup_printf ("%'u", n);
  label = gtk_label_new (count);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), label);
  isms_late_group_add_row (ISMS_LATE_GROUP (self), row);
}

static gboolean
is_ready (IsmsAttendanceGroup *self, IsmsRecord *session)
{
  const char *day = isms_record_get_text (session, "held_on");

  return !isms_workspace_get_read_only (self->workspace) && day != NULL && *day != '\0'
         && isms_record_get_reference (session, "course") != 0;
}

static void
show_seats (IsmsLateGroup *group, gpointer answer, guint limit)
{
  IsmsAttendanceGroup *self = ISMS_ATTENDANCE_GROUP (group);
  IsmsRecord *session = isms_late_group_get_record (group);
  GtkWidget *button = adw_button_row_new ();
  gboolean ready = session != NULL && is_ready (self, session);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("_Record Attendance…"));
  gtk_widget_set_sensitive (button, ready);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      ready || isms_workspace_get_read_only (self->workspace)
          ? NULL
          : _ ("Attendance is recorded once the session has a course and a date."));
  g_signal_connect_object (button, "activated", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  isms_late_group_add_row (group, button);
  for (const IsmsChoice *choice = isms_attendance_results; choice->value != NULL; choice++)
    add_result (self, answer, choice->value, _ (choice->label));
  add_result (self, answer, NULL, _ ("Not Listed, and Due"));
}

static void
isms_attendance_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_ATTENDANCE_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_attendance_group_parent_class)->dispose (object);
}

static void
isms_attendance_group_class_init (IsmsAttendanceGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_attendance_group_dispose;
  late->read = read_seats;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_seats;
}

static void
isms_attendance_group_init (IsmsAttendanceGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Attendance"));
}

/**
 * isms_attendance_group_new:
 * @workspace: where the session lives
 *
 * Returns: (transfer floating): of no session yet
 */
GtkWidget *
isms_attendance_group_new (IsmsWorkspace *workspace)
{
  IsmsAttendanceGroup *self = g_object_new (ISMS_TYPE_ATTENDANCE_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
