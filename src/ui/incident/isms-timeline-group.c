/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A line at the side ties the rows together: a full dot where the incident went on to another
 * state, an open one for an entry, which the row leads to. The row to type in stands
 * first, where it stays while the others are made anew. */

#include "isms-config.h"

#include "isms-timeline-group.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-incident-entry.h"
#include "isms-incident.h"

#define RAIL 20
#define DOT 4.5

struct _IsmsTimelineGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (IsmsTimelineGroup, isms_timeline_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_events (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_incident_load_timeline (database, id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "incident_entry") || isms_change_touches (change, "incident")
         || isms_change_touches (change, "person");
}

/* --- The line at the side --- */

typedef struct
{
  gboolean is_first;
  gboolean is_last;
  gboolean is_moment;
} Place;

static void
draw_rail (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Place *place = data;
  const double x = width / 2.0, y = height / 2.0;
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (area), &color);
  color.alpha *= 0.55f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  if (!place->is_first)
    {
      cairo_move_to (cr, x, 0);
      cairo_line_to (cr, x, y - DOT - 1);
    }
  if (!place->is_last)
    {
      cairo_move_to (cr, x, y + DOT + 1);
      cairo_line_to (cr, x, height);
    }
  cairo_stroke (cr);
  cairo_arc (cr, x, y, DOT, 0, 2 * G_PI);
  if (place->is_moment)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

static GtkWidget *
create_rail (const Place *place)
{
  GtkWidget *rail = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (rail), RAIL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (rail), draw_rail,
                                  g_memdup2 (place, sizeof *place), g_free);
  gtk_widget_set_vexpand (rail, TRUE);
  return rail;
}

/* --- The rows --- */

static void
activated_cb (GtkWidget *row, gpointer data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (row, "win.show-record", "(sx)", "incident_entry", *id);
}

/* "5 Nov 2026, 14:05 · Ada Osei" */
static char *
dup_facts (const IsmsIncidentEvent *event)
{
  g_autofree char *time =
      event->time != NULL ? isms_day_dup_moment (event->time) : g_strdup (_ ("At no time known"));

  return event->person != NULL ? g_strdup_printf ("%s · %s", time, event->person)
                               : g_steal_pointer (&time);
}

static GtkWidget *
create_row (const IsmsIncidentEvent *event, const Place *place)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean has_note = event->note != NULL && *event->note != '\0';
  g_autofree char *facts = dup_facts (event);
  g_autofree char *words =
      has_note ? g_strdup_printf ("%s\n%s", event->title, event->note) : g_strdup (event->title);

  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), facts);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_rail (place));
  if (event->entry == 0)
    return row;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&event->entry, sizeof event->entry),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  return row;
}

/* The group hides while it has no rows, and with it the row to type in. */
static GtkWidget *
create_nothing (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nothing Noted Yet"));
  gtk_widget_add_css_class (row, "dimmed");
  return row;
}

static void
show_events (IsmsLateGroup *group, gpointer answer, guint limit)
{
  GPtrArray *events = answer;

  for (guint i = 0; i < MIN (events->len, limit); i++)
    {
      const IsmsIncidentEvent *event = events->pdata[i];
      const Place place = { i == 0, i + 1 == events->len, event->entry == 0 };

      isms_late_group_add_row (group, create_row (event, &place));
    }
  if (events->len > limit)
    isms_late_group_add_row (group, isms_late_group_create_more (group));
  if (events->len == 0)
    isms_late_group_add_row (group, create_nothing ());
}

/* --- A new entry --- */

/* Its tick would stay where the text goes by other hands, and offer to add nothing. */
static void
clear_entry (IsmsTimelineGroup *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
}

static void
add_typed (IsmsTimelineGroup *self)
{
  IsmsRecord *incident = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  g_autofree char *what =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (incident == NULL || *what == '\0')
    return;
  clear_entry (self);
  /* Translators: what a step did; an incident's ref */
  label =
      g_strdup_printf (_ ("Added an entry to the timeline of %s"), isms_record_get_ref (incident));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_incident_entry_create (step, isms_record_get_id (incident), what,
                              isms_workspace_get_acting_person (self->workspace));
  isms_ui_commit (GTK_WIDGET (self), step);
}

static void
isms_timeline_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_TIMELINE_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_timeline_group_parent_class)->dispose (object);
}

static void
isms_timeline_group_class_init (IsmsTimelineGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_timeline_group_dispose;
  late->read = read_events;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show_events;
}

static void
isms_timeline_group_init (IsmsTimelineGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Timeline"));
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Add Entry"));
  gtk_widget_set_tooltip_text (
      self->entry, _ ("It gets the time that it is now. If it was earlier, begin with when: "
                      "“14:05 Called the provider”."));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
  g_signal_connect_object (self->entry, "apply", G_CALLBACK (add_typed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);
}

/**
 * isms_timeline_group_new:
 * @workspace: where the incident lives
 *
 * Returns: (transfer floating): the timeline of no incident yet
 */
GtkWidget *
isms_timeline_group_new (IsmsWorkspace *workspace)
{
  IsmsTimelineGroup *self = g_object_new (ISMS_TYPE_TIMELINE_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  g_object_bind_property (workspace, "read-only", self->entry, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return GTK_WIDGET (self);
}

/**
 * isms_timeline_group_set_record:
 * @self: a group
 * @incident: (nullable): whose timeline
 *
 * What was typed for the incident before and not added yet is added to it.
 */
void
isms_timeline_group_set_record (IsmsTimelineGroup *self, IsmsRecord *incident)
{
  g_return_if_fail (ISMS_IS_TIMELINE_GROUP (self));

  if (isms_late_group_get_record (ISMS_LATE_GROUP (self)) == incident)
    return;
  add_typed (self);
  isms_late_group_set_record (ISMS_LATE_GROUP (self), incident);
}

GtkWidget *
isms_timeline_group_get_entry (IsmsTimelineGroup *self)
{
  return self->entry;
}
