/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The periods to choose from reach back before the first value, so that a past that is known from
 * elsewhere can be recorded. */

#include "isms-config.h"

#include "isms-measure-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-metric-figures.h"
#include "isms-number.h"

#define EARLIER 36 /* periods before the first that has a value or should */

struct _IsmsMeasureDialog
{
  AdwDialog parent_instance;

  IsmsWorkspace *workspace;
  gint64 metric;
  IsmsSeries *series;
  GPtrArray *starts; /* of the periods that can be chosen, the newest first. (element-type utf8) */
  GtkWidget *period;
  GtkWidget *value;
  GtkWidget *day;
  GtkWidget *note;
  GtkWidget *done; /* what was recorded last */
  GtkWidget *button;
  IsmsStep *step; /* that is being committed; or NULL */
};

G_DEFINE_FINAL_TYPE (IsmsMeasureDialog, isms_measure_dialog, ADW_TYPE_DIALOG)

static const IsmsPeriod *
find_period (IsmsMeasureDialog *self, const char *start)
{
  for (guint i = 0; i < self->series->periods->len; i++)
    if (g_strcmp0 (((const IsmsPeriod *) self->series->periods->pdata[i])->start, start) == 0)
      return self->series->periods->pdata[i];
  return NULL;
}

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* ISO 8601 of what was typed; NULL: no day, or one that is still to come. */
static char *
parse_day (IsmsMeasureDialog *self)
{
  g_autofree char *text = dup_text (self->day);
  g_autofree char *today = isms_day_today ();
  g_autofree char *iso = isms_day_read (text);

  return iso != NULL && strcmp (iso, today) <= 0 ? g_steal_pointer (&iso) : NULL;
}

static gboolean
parse_value (IsmsMeasureDialog *self, double *value)
{
  g_autofree char *text = dup_text (self->value);

  return isms_number_parse (text, FALSE, value);
}

static void
mark_row (GtkWidget *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
show_recordable (IsmsMeasureDialog *self)
{
  g_autofree char *text = dup_text (self->value);
  g_autofree char *day = parse_day (self);
  double value;
  gboolean good = parse_value (self, &value);

  mark_row (self->value, !good && *text != '\0');
  mark_row (self->day, day == NULL);
  gtk_widget_set_sensitive (self->button, good && day != NULL && self->step == NULL);
}

/* What the period has, or nothing. */
static void
show_period (IsmsMeasureDialog *self)
{
  const IsmsPeriod *period = find_period (self, isms_measure_dialog_get_period (self));
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_words (
      period != NULL && period->measured_on != NULL ? period->measured_on : today);
  g_autofree char *value =
      period != NULL && period->has_value ? isms_number_dup_edited (period->value) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->value), value != NULL ? value : "");
  gtk_editable_set_text (GTK_EDITABLE (self->day), day);
  gtk_editable_set_text (GTK_EDITABLE (self->note),
                         period != NULL && period->note != NULL ? period->note : "");
  show_recordable (self);
}

static gboolean
read_series (IsmsMeasureDialog *self, GError **error)
{
  IsmsSeries *series =
      isms_series_load (isms_workspace_get_reader (self->workspace), self->metric, error);

  if (series == NULL)
    return FALSE;
  isms_series_free (self->series);
  self->series = series;
  return TRUE;
}

static char *
dup_earlier (const char *start, guint months)
{
  GDate date;

  isms_day_parse (start, &date);
  g_date_subtract_months (&date, months);
  return isms_day_write (&date);
}

static char *
dup_period_label (IsmsMeasureDialog *self, const char *start)
{
  const IsmsPeriod *period = find_period (self, start);
  g_autofree char *words = isms_metric_dup_period_words (start, self->series->months);
  g_autofree char *value = NULL;

  if (period != NULL && period->missing)
    /* Translators: a period that has no value */
    return g_strdup_printf (_ ("%s: missing"), words);
  if (period == NULL || !period->has_value)
    return g_steal_pointer (&words);
  value = isms_metric_figures_dup_value (self->series, period->value);
  /* Translators: a period and its value */
  return g_strdup_printf (_ ("%s: %s"), words, value);
}

static void
fill_periods (IsmsMeasureDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const IsmsPeriod *first = self->series->periods->pdata[0];

  g_ptr_array_set_size (self->starts, 0);
  for (guint i = self->series->periods->len; i > 0; i--)
    g_ptr_array_add (self->starts,
                     g_strdup (((IsmsPeriod *) self->series->periods->pdata[i - 1])->start));
  for (guint i = 1; i <= EARLIER; i++)
    g_ptr_array_add (self->starts, dup_earlier (first->start, i * (guint) self->series->months));
  for (guint i = 0; i < self->starts->len; i++)
    {
      g_autofree char *label = dup_period_label (self, self->starts->pdata[i]);

      gtk_string_list_append (labels, label);
    }
  g_signal_handlers_block_by_func (self->period, show_period, self);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->period), G_LIST_MODEL (labels));
  g_signal_handlers_unblock_by_func (self->period, show_period, self);
}

static void
choose_period (IsmsMeasureDialog *self, const char *start)
{
  for (guint i = 0; i < self->starts->len; i++)
    if (g_strcmp0 (self->starts->pdata[i], start) == 0)
      {
        g_signal_handlers_block_by_func (self->period, show_period, self);
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->period), i);
        g_signal_handlers_unblock_by_func (self->period, show_period, self);
      }
  show_period (self);
}

/* The first that is missing after @start, else the first of all, else the one that is if it is
 * open; NULL: each has its value. */
static const char *
find_next (IsmsMeasureDialog *self, const char *start)
{
  const char *first = NULL;

  for (guint i = 0; i < self->series->periods->len; i++)
    {
      const IsmsPeriod *period = self->series->periods->pdata[i];

      if (period->has_value)
        continue;
      if (start != NULL && strcmp (period->start, start) > 0
          && (period->missing || strcmp (period->start, self->series->current) <= 0))
        return period->start;
      if (first == NULL)
        first = period->start;
    }
  return first;
}

static void
tell_done (IsmsMeasureDialog *self, const char *start)
{
  g_autofree char *period = dup_period_label (self, start);
  /* Translators: a period and its value: "Recorded: March 2027: 96 %" */
  g_autofree char *words = g_strdup_printf (_ ("Recorded: %s"), period);

  gtk_label_set_label (GTK_LABEL (self->done), words);
  gtk_widget_set_visible (self->done, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
go_on (IsmsMeasureDialog *self)
{
  g_autofree char *start = g_strdup (isms_measure_dialog_get_period (self));
  g_autoptr (GError) error = NULL;
  const char *next;

  if (!read_series (self, &error))
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  fill_periods (self);
  tell_done (self, start);
  next = find_next (self, start);
  if (next == NULL)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  choose_period (self, next);
  gtk_widget_grab_focus (self->value);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsMeasureDialog) self = user_data;
  g_autoptr (IsmsStep) step = g_steal_pointer (&self->step);
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (isms_step_commit_finish (step, result, &error))
    {
      go_on (self);
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->done), error->message);
  gtk_widget_set_visible (self->done, TRUE);
  show_recordable (self);
}

static void
record_cb (IsmsMeasureDialog *self)
{
  const char *start = isms_measure_dialog_get_period (self);
  g_autofree char *day = parse_day (self);
  g_autofree char *note = dup_text (self->note);
  g_autofree char *label = NULL;
  double value;

  if (self->step != NULL || day == NULL || !parse_value (self, &value))
    return;
  label = isms_metric_dup_record_label (self->series->ref, start, self->series->months);
  self->step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_metric_record (self->step, self->metric, start, value, day, *note != '\0' ? note : NULL);
  show_recordable (self);
  isms_step_commit_async (self->step, NULL, committed_cb, g_object_ref (self));
}

/* --- Building --- */

static GtkWidget *
add_entry (IsmsMeasureDialog *self, GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (show_recordable), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
add_unit (IsmsMeasureDialog *self)
{
  GtkWidget *label;

  if (self->series->unit == NULL || *self->series->unit == '\0')
    return;
  label = gtk_label_new (self->series->unit);
  gtk_widget_add_css_class (label, "dimmed");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->value), label);
}

static GtkWidget *
create_list (IsmsMeasureDialog *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->period = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->period), _ ("Period"));
  gtk_list_box_append (GTK_LIST_BOX (list), self->period);
  self->value = add_entry (self, list, _ ("Value"));
  self->day = add_entry (self, list, _ ("Measured"));
  self->note = add_entry (self, list, _ ("Note"));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->value), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  TRUE, -1);
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (show_period), self,
                           G_CONNECT_SWAPPED);
  return list;
}

static void
build (IsmsMeasureDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), create_list (self));
  add_unit (self);
  self->done = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->done), TRUE);
  gtk_widget_add_css_class (self->done, "dimmed");
  gtk_widget_set_visible (self->done, FALSE);
  gtk_box_append (GTK_BOX (box), self->done);
  self->button = gtk_button_new_with_mnemonic (_ ("_Record"));
  gtk_widget_add_css_class (self->button, "pill");
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (record_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->button);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), self->series->title);
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  adw_dialog_set_focus (ADW_DIALOG (self), self->value);
}

static void
isms_measure_dialog_dispose (GObject *object)
{
  IsmsMeasureDialog *self = ISMS_MEASURE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->series, isms_series_free);
  g_clear_pointer (&self->starts, g_ptr_array_unref);
  G_OBJECT_CLASS (isms_measure_dialog_parent_class)->dispose (object);
}

static void
isms_measure_dialog_class_init (IsmsMeasureDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_measure_dialog_dispose;
}

static void
isms_measure_dialog_init (IsmsMeasureDialog *self)
{
  self->starts = g_ptr_array_new_with_free_func (g_free);
}

/**
 * isms_measure_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the metric lives
 * @metric: the id of a metric
 * @start: (nullable): the first day of the period that it begins with; %NULL: the first that is
 *   missing, else the one that is
 *
 * Returns: (transfer none) (nullable): the dialog; %NULL where the metric cannot be read, which the
 *   window says
 */
IsmsMeasureDialog *
isms_measure_dialog_present (GtkWidget *parent,
                             IsmsWorkspace *workspace,
                             gint64 metric,
                             const char *start)
{
  g_autoptr (IsmsMeasureDialog) self =
      g_object_ref_sink (g_object_new (ISMS_TYPE_MEASURE_DIALOG, NULL));
  g_autoptr (GError) error = NULL;

  self->workspace = g_object_ref (workspace);
  self->metric = metric;
  if (!read_series (self, &error))
    {
      isms_ui_report_error (parent, error);
      return NULL;
    }
  build (self);
  fill_periods (self);
  if (start == NULL)
    start = find_next (self, NULL);
  choose_period (self, start != NULL ? start : self->series->current);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}

GtkWidget *
isms_measure_dialog_get_value_row (IsmsMeasureDialog *self)
{
  return self->value;
}

/**
 * isms_measure_dialog_get_period:
 * @self: a dialog
 *
 * Returns: (transfer none): the first day of the period that is shown
 */
const char *
isms_measure_dialog_get_period (IsmsMeasureDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->period));

  return self->starts->pdata[MIN (selected, self->starts->len - 1)];
}
