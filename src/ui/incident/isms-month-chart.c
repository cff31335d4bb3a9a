/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The keyboard and a screen reader have the figures beneath it; here they are told in a sentence.
 */

#include "isms-config.h"

#include "isms-month-chart.h"

#include <glib/gi18n-lib.h>

#include "isms-incident.h"
#include "isms-stack-chart.h"

struct _IsmsMonthChart
{
  GtkWidget parent_instance;

  IsmsStackChart *chart;
};

G_DEFINE_FINAL_TYPE (IsmsMonthChart, isms_month_chart, GTK_TYPE_WIDGET)

enum
{
  PART_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
hit (IsmsMonthChart *self, double x, double y, guint *bar, guint *part)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return isms_stack_chart_hit (self->chart, gtk_widget_get_pango_context (widget),
                               gtk_widget_get_width (widget), gtk_widget_get_height (widget), x, y,
                               bar, part);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, IsmsMonthChart *self)
{
  guint bar, part;

  if (hit (self, x, y, &bar, &part))
    g_signal_emit (self, signals[PART_CLICKED], 0, bar, part);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, IsmsMonthChart *self)
{
  guint bar, part;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   hit (self, x, y, &bar, &part) ? "pointer" : NULL);
}

static void
isms_month_chart_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 260 : 220;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 760 : 260;
}

static void
isms_month_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsMonthChart *self = ISMS_MONTH_CHART (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  isms_stack_chart_draw (self->chart, cr, gtk_widget_get_pango_context (widget),
                         isms_palette_get (dark ? ISMS_PALETTE_DARK : ISMS_PALETTE_LIGHT), width,
                         height);
  cairo_destroy (cr);
}

static void
isms_month_chart_finalize (GObject *object)
{
  isms_stack_chart_free (ISMS_MONTH_CHART (object)->chart);
  G_OBJECT_CLASS (isms_month_chart_parent_class)->finalize (object);
}

static void
isms_month_chart_class_init (IsmsMonthChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_month_chart_finalize;
  widget_class->measure = isms_month_chart_measure;
  widget_class->snapshot = isms_month_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[PART_CLICKED] =
      g_signal_new ("part-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
isms_month_chart_init (IsmsMonthChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/* Of the severity of an incident: the palette's tone. What is not said is only outlined. */
static const int tones[ISMS_INCIDENT_N_SEVERITIES] = { 0, 2, 3, 4, 5 };

/* "H" for high. */
static char *
dup_sign (guint severity)
{
  const char *label =
      severity > 0 ? _ (isms_incident_severities[severity - 1].label) : "\342\200\223";

  return g_strndup (label, (gsize) (g_utf8_next_char (label) - label));
}

static IsmsStackChart *
create_chart (const IsmsIncidentTrends *trends)
{
  IsmsStackChart *chart = isms_stack_chart_new ();

  for (guint i = 0; i < ISMS_INCIDENT_N_SEVERITIES; i++)
    {
      g_autofree char *sign = dup_sign (i);

      isms_stack_chart_add_part (chart, tones[i], sign);
    }
  for (guint i = 0; i < trends->months->len; i++)
    {
      const IsmsIncidentMonth *month = trends->months->pdata[i];
      g_autofree char *day = g_strconcat (month->name, "-15T12:00:00Z", NULL);
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (day, NULL);
      g_autofree char *label = g_date_time_format (time, "%b");
      g_autofree char *year = g_date_time_format (time, "%Y");

      isms_stack_chart_add_bar (chart, label, year, month->counts);
    }
  return chart;
}

/* "Incidents by month, from December 2024 to May 2026: 14 in all, most in March 2026 (4)." */
static char *
dup_description (const IsmsIncidentTrends *trends)
{
  const IsmsIncidentMonth *first = trends->months->pdata[0];
  const IsmsIncidentMonth *last = trends->months->pdata[trends->months->len - 1];
  const IsmsIncidentMonth *most = first;
  g_autofree char *from = isms_month_dup_words (first->name);
  g_autofree char *to = isms_month_dup_words (last->name);
  g_autofree char *worst = NULL;
  guint n = 0;

  for (guint i = 0; i < trends->months->len; i++)
    {
      const IsmsIncidentMonth *month = trends->months->pdata[i];

      n += month->n;
      most = month->n >= most->n ? month : most;
    }
  worst = isms_month_dup_words (most->name);
  /* Translators: two months, a number, the month with the most, how many these were */
  return g_strdup_printf (
      _ ("Incidents by month, from %s to %s: %u in all, most of them in %s (%u)."), from, to, n,
      worst, most->n);
}

/**
 * isms_month_chart_new:
 * @trends: what to draw; it is not kept
 *
 * Returns: (transfer floating): the chart
 */
GtkWidget *
isms_month_chart_new (const IsmsIncidentTrends *trends)
{
  IsmsMonthChart *self = g_object_new (ISMS_TYPE_MONTH_CHART, NULL);
  g_autofree char *words = dup_description (trends);

  self->chart = create_chart (trends);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}

/**
 * isms_month_dup_words:
 * @month: "2026-11"
 *
 * Returns: (transfer full): the month as people read it: "November 2026"
 */
char *
isms_month_dup_words (const char *month)
{
  g_autofree char *day = g_strconcat (month, "-15T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (day, NULL);

  /* Translators: a month and its year, by strftime's letters: November 2026 */
  return time != NULL ? g_date_time_format (time, C_ ("month", "%B %Y")) : g_strdup (month);
}
