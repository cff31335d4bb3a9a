/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The newest period stands first. One that is missing opens the dialog at itself, one with a value
 * its record. */

#include "isms-config.h"

#include "isms-periods-group.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-measure-dialog.h"
#include "isms-metric-figures.h"
#include "isms-series-view.h"

struct _IsmsPeriodsGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
  GtkWidget *button; /* weak */
};

G_DEFINE_FINAL_TYPE (IsmsPeriodsGroup, isms_periods_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_series (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_series_load (database, id, error);
}

static void
free_series (gpointer data)
{
  isms_series_free (data);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "metric") || isms_change_touches (change, "measurement")
         || isms_change_touches (change, "person");
}

/* The rows may be others than those the dialog was opened from. */
static void
closed_cb (IsmsPeriodsGroup *self)
{
  if (self->button != NULL)
    gtk_widget_grab_focus (self->button);
}

static void
record_cb (GtkWidget *row, IsmsPeriodsGroup *self)
{
  IsmsRecord *metric = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  IsmsMeasureDialog *dialog;

  if (metric == NULL)
    return;
  dialog =
      isms_measure_dialog_present (GTK_WIDGET (self), self->workspace, isms_record_get_id (metric),
                                   g_object_get_data (G_OBJECT (row), "start"));
  if (dialog != NULL)
    g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static void
show_cb (GtkWidget *row, gpointer data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (row, "win.show-record", "(sx)", "measurement", *id);
}

static void
add_chart (IsmsLateGroup *group, const IsmsSeries *series)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *chart = isms_series_view_new (series);

  gtk_widget_set_margin_top (chart, 12);
  gtk_widget_set_margin_bottom (chart, 6);
  gtk_widget_set_margin_start (chart, 12);
  gtk_widget_set_margin_end (chart, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), chart);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  isms_late_group_add_row (group, row);
}

static void
add_button (IsmsPeriodsGroup *self)
{
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("_Record…"));
  gtk_widget_set_sensitive (button, !isms_workspace_get_read_only (self->workspace));
  g_signal_connect_object (button, "activated", G_CALLBACK (record_cb), self, G_CONNECT_DEFAULT);
  isms_late_group_add_row (ISMS_LATE_GROUP (self), button);
  g_set_weak_pointer (&self->button, button);
}

static GtkWidget *
create_sign (const IsmsPeriod *period)
{
  static const struct
  {
    const char *status, *icon, *style;
  } signs[] = {
    { "good", "object-select-symbolic", "success" },
    { "watch", "dialog-warning-symbolic", "warning" },
    { "act", "dialog-error-symbolic", "error" },
  };
  GtkWidget *image = gtk_image_new ();

  if (period->missing)
    gtk_image_set_from_icon_name (GTK_IMAGE (image), "dialog-question-symbolic");
  for (guint i = 0; period->has_value && i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (period->status, signs[i].status) == 0)
      {
        gtk_image_set_from_icon_name (GTK_IMAGE (image), signs[i].icon);
        gtk_widget_add_css_class (image, signs[i].style);
      }
  return image;
}

static void
add_fact (GString *facts, const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

/* "Good · 3 Apr 2027 · Noor Haddad · After the update" */
static char *
dup_facts (const IsmsPeriod *period)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *day =
      period->measured_on != NULL ? isms_day_dup_words (period->measured_on) : NULL;

  if (!period->has_value)
    add_fact (facts, period->missing ? _ ("Missing") : _ ("Open"));
  else
    add_fact (facts, isms_metric_figures_get_status (period->status));
  add_fact (facts, day);
  add_fact (facts, period->computed ? _ ("By Parapet") : period->measured_by);
  add_fact (facts, period->note);
  return g_string_free_and_steal (facts);
}

static void
add_period (IsmsPeriodsGroup *self, const IsmsSeries *series, const IsmsPeriod *period)
{
  g_autofree char *words = isms_metric_dup_period_words (period->start, series->months);
  g_autofree char *facts = dup_facts (period);
  g_autofree char *value = period->has_value ? isms_metric_figures_dup_value (series, period->value)
                                             : g_strdup (_ ("No value"));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (period));
  gtk_widget_add_css_class (label, period->has_value ? "numeric" : "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  if (period->id != 0)
    {
      g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&period->id, sizeof period->id),
                              g_free);
      g_signal_connect (row, "activated", G_CALLBACK (show_cb), NULL);
    }
  else
    {
      g_object_set_data_full (G_OBJECT (row), "start", g_strdup (period->start), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (record_cb), self, G_CONNECT_DEFAULT);
    }
  gtk_list_box_row_set_activatable (
      GTK_LIST_BOX_ROW (row), period->id != 0 || !isms_workspace_get_read_only (self->workspace));
  isms_late_group_add_row (ISMS_LATE_GROUP (self), row);
}

static gboolean
has_values (const IsmsSeries *series)
{
  for (guint i = 0; i < series->periods->len; i++)
    if (((const IsmsPeriod *) series->periods->pdata[i])->has_value)
      return TRUE;
  return FALSE;
}

static void
show_series (IsmsLateGroup *group, gpointer answer, guint limit)
{
  IsmsPeriodsGroup *self = ISMS_PERIODS_GROUP (group);
  const IsmsSeries *series = answer;
  guint n = series->periods->len;

  if (has_values (series))
    add_chart (group, series);
  add_button (self);
  for (guint i = 0; i < MIN (n, limit); i++)
    add_period (self, series, series->periods->pdata[n - 1 - i]);
  if (n > limit)
    isms_late_group_add_row (group, isms_late_group_create_more (group));
}

static void
isms_periods_group_dispose (GObject *object)
{
  g_clear_weak_pointer (&ISMS_PERIODS_GROUP (object)->button);
  g_clear_object (&ISMS_PERIODS_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_periods_group_parent_class)->dispose (object);
}

static void
isms_periods_group_class_init (IsmsPeriodsGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_periods_group_dispose;
  late->read = read_series;
  late->free_answer = free_series;
  late->is_touched = is_touched;
  late->show = show_series;
}

static void
isms_periods_group_init (IsmsPeriodsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Values"));
}

/**
 * isms_periods_group_new:
 * @workspace: where the metric lives
 *
 * Returns: (transfer floating): of no metric yet
 */
GtkWidget *
isms_periods_group_new (IsmsWorkspace *workspace)
{
  IsmsPeriodsGroup *self = g_object_new (ISMS_TYPE_PERIODS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
