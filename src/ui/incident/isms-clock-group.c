/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A clock goes on while it is looked at: its words are made anew each minute. */

#include "isms-config.h"

#include "isms-clock-group.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-incident.h"
#include "isms-record-form.h"

#define MINUTE 60

struct _IsmsClockGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsRecord *incident;
  gulong notify_id;
  guint tick_id;
  GtkWidget *clock;
  GtkWidget *sign;
  GtkWidget *times;
  GtkWidget *flaws;
};

G_DEFINE_FINAL_TYPE (IsmsClockGroup, isms_clock_group, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  const char *state;
  const char *icon;
  const char *css_class;
} signs[] = {
  { "overdue", "dialog-error-symbolic", "error" },
  { "running", "alarm-symbolic", "warning" },
  { "unclear", "dialog-question-symbolic", "warning" },
  { "late", "dialog-warning-symbolic", "warning" },
  { "notified", "object-select-symbolic", "success" },
  { "waived", "object-select-symbolic", "dim-label" },
};

/* What was loaded as running may have run out since. */
static const char *
get_state (IsmsRecord *incident, GDateTime *now)
{
  const char *state = isms_record_get_text (incident, "notification");
  const gint64 by = isms_day_get_seconds (isms_record_get_text (incident, "notify_by"));

  return g_strcmp0 (state, "running") == 0 && by < g_date_time_to_unix (now) ? "overdue" : state;
}

static void
show_sign (IsmsClockGroup *self, const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    gtk_widget_remove_css_class (self->sign, signs[i].css_class);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (signs[i].state, state) == 0)
      {
        gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), signs[i].icon);
        gtk_widget_add_css_class (self->sign, signs[i].css_class);
      }
}

static void
show_clock (IsmsClockGroup *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("incident"), "notification");
  const char *state = get_state (self->incident, now);
  const IsmsChoice *choice = isms_field_find_choice (field, state);
  g_autofree char *words = isms_incident_dup_clock (self->incident, now);
  /* Translators: how it stands with telling the authority: "Notification: Clock running" */
  g_autofree char *title =
      g_strdup_printf (_ ("Notification: %s"), choice != NULL ? _ (choice->label) : "");

  gtk_widget_set_visible (self->clock, words != NULL && choice != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->clock), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->clock), words != NULL ? words : "");
  show_sign (self, state);
}

static void
add_time (GString *text, IsmsRecord *incident, IsmsIncidentTime time, const char *field)
{
  g_autofree char *words = NULL;

  if (!isms_record_is_set (incident, field))
    return;
  words = isms_incident_dup_time (time, isms_record_get_real (incident, field));
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static void
show_times (IsmsClockGroup *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_time (text, self->incident, ISMS_INCIDENT_DETECT, "hours_to_detect");
  add_time (text, self->incident, ISMS_INCIDENT_CONTAIN, "hours_to_contain");
  add_time (text, self->incident, ISMS_INCIDENT_CLOSE, "hours_to_close");
  gtk_widget_set_visible (self->times, text->len > 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->times), text->str);
}

static void
show_flaws (IsmsClockGroup *self)
{
  g_autofree char *words = isms_record_form_dup_flaws (self->incident);

  gtk_widget_set_visible (self->flaws, *words != '\0');
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->flaws), words);
}

static void
show_incident (IsmsClockGroup *self)
{
  if (self->incident == NULL)
    return;
  show_clock (self);
  show_times (self);
  show_flaws (self);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->clock)
                                                 || gtk_widget_get_visible (self->times)
                                                 || gtk_widget_get_visible (self->flaws));
}

/* What answers it is far down in the form. */
static const char *
get_answer (IsmsClockGroup *self)
{
  const char *state = isms_record_get_text (self->incident, "notification");
  const char *personal = isms_record_get_text (self->incident, "personal_data");

  if (g_strcmp0 (state, "waived") == 0)
    return "no_notice_because";
  if (g_strcmp0 (state, "unclear") != 0)
    return "notified_at";
  return g_strcmp0 (personal, "yes") == 0 ? "detected_at" : "personal_data";
}

static void
clock_activated_cb (IsmsClockGroup *self)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (self), ISMS_TYPE_RECORD_FORM);

  if (form != NULL && self->incident != NULL)
    isms_record_form_focus_field (ISMS_RECORD_FORM (form), get_answer (self));
}

static gboolean
tick_cb (gpointer data)
{
  show_incident (data);
  return G_SOURCE_CONTINUE;
}

static void
isms_clock_group_map (GtkWidget *widget)
{
  IsmsClockGroup *self = ISMS_CLOCK_GROUP (widget);

  GTK_WIDGET_CLASS (isms_clock_group_parent_class)->map (widget);
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (MINUTE, tick_cb, self);
}

static void
isms_clock_group_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&ISMS_CLOCK_GROUP (widget)->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (isms_clock_group_parent_class)->unmap (widget);
}

static void
isms_clock_group_dispose (GObject *object)
{
  IsmsClockGroup *self = ISMS_CLOCK_GROUP (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->incident != NULL)
    g_clear_signal_handler (&self->notify_id, self->incident);
  g_clear_object (&self->incident);
  G_OBJECT_CLASS (isms_clock_group_parent_class)->dispose (object);
}

static void
isms_clock_group_class_init (IsmsClockGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_clock_group_dispose;
  GTK_WIDGET_CLASS (klass)->map = isms_clock_group_map;
  GTK_WIDGET_CLASS (klass)->unmap = isms_clock_group_unmap;
}

static GtkWidget *
add_row (IsmsClockGroup *self, const char *title, const char *icon, GtkWidget **sign)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_widget_set_visible (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  if (sign != NULL)
    *sign = image;
  return row;
}

static void
isms_clock_group_init (IsmsClockGroup *self)
{
  GtkWidget *flaw;

  self->clock = add_row (self, "", "alarm-symbolic", &self->sign);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->clock),
                             gtk_image_new_from_icon_name ("go-down-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->clock), TRUE);
  g_signal_connect_object (self->clock, "activated", G_CALLBACK (clock_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->flaws = add_row (self, _ ("Stands Out"), "dialog-warning-symbolic", &flaw);
  gtk_widget_add_css_class (flaw, "warning");
  self->times = add_row (self, _ ("How Long It Took"), "document-open-recent-symbolic", NULL);
}

/**
 * isms_clock_group_new:
 * @workspace: where the incident lives
 *
 * Returns: (transfer floating): of no incident yet
 */
GtkWidget *
isms_clock_group_new (IsmsWorkspace *workspace)
{
  return g_object_new (ISMS_TYPE_CLOCK_GROUP, NULL);
}

/**
 * isms_clock_group_set_record:
 * @self: a group
 * @incident: (nullable): whose clock
 */
void
isms_clock_group_set_record (IsmsClockGroup *self, IsmsRecord *incident)
{
  g_return_if_fail (ISMS_IS_CLOCK_GROUP (self));

  if (self->incident != NULL)
    g_clear_signal_handler (&self->notify_id, self->incident);
  g_set_object (&self->incident, incident);
  if (incident == NULL)
    return;
  self->notify_id = g_signal_connect_object (incident, "notify", G_CALLBACK (show_incident), self,
                                             G_CONNECT_SWAPPED);
  show_incident (self);
}

GtkWidget *
isms_clock_group_get_row (IsmsClockGroup *self)
{
  return self->clock;
}
