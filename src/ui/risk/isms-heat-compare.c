/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A button that says what it is, with a calendar. */

#include "isms-config.h"

#include "isms-heat-compare.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-risk-words.h"

struct _IsmsHeatCompare
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkBox *box;
  GtkCalendar *calendar; /* NULL until it is first shown */

  char *since;
  gboolean filling;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (IsmsHeatCompare, isms_heat_compare, ADW_TYPE_BIN)

static void
choose (IsmsHeatCompare *self, const char *since)
{
  if (g_strcmp0 (since, self->since) == 0)
    return;
  isms_heat_compare_set_since (self, since);
  g_signal_emit (self, changed_signal, 0);
}

static void
choose_date (IsmsHeatCompare *self, GDateTime *date)
{
  g_autofree char *day = isms_day_of (date);

  choose (self, day);
}

static void
show_since (IsmsHeatCompare *self)
{
  g_autofree char *day = self->since != NULL ? isms_day_dup_words (self->since) : NULL;
  g_autofree char *label = NULL;

  /* Translators: a button: what movement is measured from. */
  label = day != NULL ? g_strdup_printf (_ ("Since %s"), day) : g_strdup (_ ("From Inherent"));
  gtk_menu_button_set_label (self->button, label);
}

/* The calendar opens at the day that is compared with. */
static void
show_in_calendar (IsmsHeatCompare *self)
{
  g_autoptr (GDateTime) date = NULL;
  GDate day;

  if (self->calendar == NULL || !isms_day_parse (self->since, &day))
    return;
  date = g_date_time_new_local (g_date_get_year (&day), (int) g_date_get_month (&day),
                                g_date_get_day (&day), 0, 0, 0);
  self->filling = TRUE;
  if (date != NULL)
    gtk_calendar_select_day (self->calendar, date);
  self->filling = FALSE;
}

static void
inherent_clicked_cb (IsmsHeatCompare *self)
{
  gtk_popover_popdown (self->popover);
  choose (self, NULL);
}

static void
days_clicked_cb (IsmsHeatCompare *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -90);

  gtk_popover_popdown (self->popover);
  choose_date (self, then);
}

static void
year_clicked_cb (IsmsHeatCompare *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_years (now, -1);

  gtk_popover_popdown (self->popover);
  choose_date (self, then);
}

/* It stays open: the next day may be the better one. */
static void
day_selected_cb (IsmsHeatCompare *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  if (!self->filling)
    choose_date (self, date);
}

/* A calendar is dear to make, and seldom asked for. */
static void
show_cb (IsmsHeatCompare *self)
{
  if (self->calendar == NULL)
    {
      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->box, GTK_WIDGET (self->calendar));
    }
  show_in_calendar (self);
}

static void
isms_heat_compare_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* it would be taken away behind the bin's back */
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_HEAT_COMPARE);
  G_OBJECT_CLASS (isms_heat_compare_parent_class)->dispose (object);
}

static void
isms_heat_compare_finalize (GObject *object)
{
  g_free (ISMS_HEAT_COMPARE (object)->since);
  G_OBJECT_CLASS (isms_heat_compare_parent_class)->finalize (object);
}

static void
isms_heat_compare_class_init (IsmsHeatCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_heat_compare_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_heat_compare_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-heat-compare.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatCompare, button);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatCompare, popover);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatCompare, box);
  gtk_widget_class_bind_template_callback (widget_class, inherent_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);

  changed_signal = g_signal_new ("since-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_heat_compare_init (IsmsHeatCompare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_since (self);
}

const char *
isms_heat_compare_get_since (IsmsHeatCompare *self)
{
  return self->since;
}

/**
 * isms_heat_compare_set_since:
 * @self: a button
 * @since: (nullable): YYYY-MM-DD; %NULL: the inherent ratings
 *
 * Shows the choice. Says nothing.
 */
void
isms_heat_compare_set_since (IsmsHeatCompare *self, const char *since)
{
  if (g_set_str (&self->since, since))
    show_since (self);
}
