/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* All that is shown begins on the first of a month. */

#include "isms-config.h"

#include "isms-time-turner.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"

struct _IsmsTimeTurner
{
  AdwBin parent_instance;

  IsmsTimeZoom zoom;
  IsmsTimeZoom before; /* a month is shown: what was */
  GDate from;
  GtkLabel *words;
  GtkDropDown *chooser;
};

G_DEFINE_FINAL_TYPE (IsmsTimeTurner, isms_time_turner, ADW_TYPE_BIN)

static guint changed_signal;

static int
count_months (IsmsTimeZoom zoom)
{
  switch (zoom)
    {
    case ISMS_TIME_MONTH:
      return 1;
    case ISMS_TIME_HALF_YEAR:
      return 6;
    case ISMS_TIME_THREE_YEARS:
      return 36;
    case ISMS_TIME_YEAR:
    default:
      return 12;
    }
}

static char *
dup_month (const GDate *day, const char *format)
{
  g_autoptr (GDateTime) time =
      g_date_time_new_utc (g_date_get_year (day), (int) g_date_get_month (day), 1, 0, 0, 0);

  return g_date_time_format (time, format);
}

static char *
dup_words (IsmsTimeTurner *self)
{
  int year = g_date_get_year (&self->from);

  switch (self->zoom)
    {
    case ISMS_TIME_MONTH:
      /* Translators: a month of a calendar, in the words of strftime: November 2026 */
      return dup_month (&self->from, _ ("%B %Y"));
    case ISMS_TIME_HALF_YEAR:
      if (g_date_get_month (&self->from) == G_DATE_JANUARY)
        /* Translators: half a year */
        return g_strdup_printf (_ ("1st Half of %d"), year);
      return g_strdup_printf (_ ("2nd Half of %d"), year);
    case ISMS_TIME_THREE_YEARS:
      return g_strdup_printf ("%d – %d", year, year + 2);
    case ISMS_TIME_YEAR:
    default:
      return g_strdup_printf ("%d", year);
    }
}

static void
show (IsmsTimeTurner *self)
{
  g_autofree char *words = dup_words (self);

  gtk_label_set_text (self->words, words);
  g_signal_emit (self, changed_signal, 0);
}

/* The half year, year or month that a day is in; three years begin with its year. */
static void
begin_at (IsmsTimeTurner *self, const GDate *day)
{
  int months = MIN (count_months (self->zoom), 12);
  int month = ((int) g_date_get_month (day) - 1) / months * months + 1;

  g_date_set_dmy (&self->from, 1, (GDateMonth) month, g_date_get_year (day));
}

static int
read_today (GDate *day)
{
  g_autofree char *today = isms_day_today ();
  int number = isms_day_get_number (today);

  g_date_clear (day, 1);
  g_date_set_julian (day, (guint32) number);
  return number;
}

/* Where today is, if it is shown, else where the first day is. */
static void
zoom (IsmsTimeTurner *self, IsmsTimeZoom to)
{
  int from, until;
  GDate day;
  int today = read_today (&day);

  if (to == self->zoom)
    return;
  isms_time_turner_get_days (self, &from, &until);
  if (today < from || today >= until)
    day = self->from;
  self->zoom = to;
  begin_at (self, &day);
  show (self);
}

static void
back_cb (IsmsTimeTurner *self)
{
  isms_time_turner_turn (self, -1);
}

static void
forward_cb (IsmsTimeTurner *self)
{
  isms_time_turner_turn (self, 1);
}

static void
today_cb (IsmsTimeTurner *self)
{
  GDate day;

  read_today (&day);
  begin_at (self, &day);
  show (self);
}

static void
chosen_cb (IsmsTimeTurner *self)
{
  self->before = (IsmsTimeZoom) gtk_drop_down_get_selected (self->chooser);
  if (self->zoom != ISMS_TIME_MONTH)
    zoom (self, self->before);
}

/* --- Building --- */

static GtkWidget *
add_button (IsmsTimeTurner *self, GtkWidget *box, const char *icon, const char *tip, GCallback func)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_swapped (button, "clicked", func, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_chooser (IsmsTimeTurner *self)
{
  const char *const names[] = { _ ("Half a Year"), _ ("Year"), _ ("Three Years"), NULL };
  GtkWidget *chooser = gtk_drop_down_new_from_strings (names);

  gtk_widget_set_tooltip_text (chooser, _ ("How Much Is Shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How Much Is Shown"), -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), ISMS_TIME_YEAR);
  self->chooser = GTK_DROP_DOWN (chooser);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
  return chooser;
}

static void
isms_time_turner_class_init (IsmsTimeTurnerClass *klass)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_time_turner_init (IsmsTimeTurner *self)
{
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *turn = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *today = gtk_button_new_with_mnemonic (_ ("_Today"));
  GDate day;

  self->zoom = self->before = ISMS_TIME_YEAR;
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->words, 16);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "heading");
  gtk_widget_add_css_class (turn, "linked");
  add_button (self, turn, "go-previous-symbolic", _ ("Earlier"), G_CALLBACK (back_cb));
  gtk_box_append (GTK_BOX (turn), today);
  add_button (self, turn, "go-next-symbolic", _ ("Later"), G_CALLBACK (forward_cb));
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_cb), self);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box), turn);
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->words));
  adw_wrap_box_append (ADW_WRAP_BOX (box), create_chooser (self));
  adw_bin_set_child (ADW_BIN (self), box);
  read_today (&day);
  begin_at (self, &day);
  show (self);
}

/**
 * isms_time_turner_new:
 *
 * Returns: (transfer floating): shows the year that it is
 */
GtkWidget *
isms_time_turner_new (void)
{
  return g_object_new (ISMS_TYPE_TIME_TURNER, NULL);
}

/**
 * isms_time_turner_get_days:
 * @self: a turner
 * @from: (out): the first day, Julian
 * @to: (out): the day after the last
 */
void
isms_time_turner_get_days (IsmsTimeTurner *self, int *from, int *to)
{
  GDate end = self->from;

  g_date_add_months (&end, (guint) count_months (self->zoom));
  *from = (int) g_date_get_julian (&self->from);
  *to = (int) g_date_get_julian (&end);
}

/**
 * isms_time_turner_show_day:
 * @self: a turner
 * @day: a Julian day
 *
 * Does nothing where the day is shown already.
 */
void
isms_time_turner_show_day (IsmsTimeTurner *self, int day)
{
  int from, to;
  GDate date;

  isms_time_turner_get_days (self, &from, &to);
  if (day >= from && day < to)
    return;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  begin_at (self, &date);
  show (self);
}

/**
 * isms_time_turner_set_zoom:
 * @self: a turner
 * @zoom: how much is shown; not a month
 */
void
isms_time_turner_set_zoom (IsmsTimeTurner *self, IsmsTimeZoom to)
{
  gtk_drop_down_set_selected (self->chooser, (guint) to);
}

IsmsTimeZoom
isms_time_turner_get_zoom (IsmsTimeTurner *self)
{
  return self->zoom;
}

/**
 * isms_time_turner_set_month:
 * @self: a turner
 * @month: whether a month of a calendar is shown
 */
void
isms_time_turner_set_month (IsmsTimeTurner *self, gboolean month)
{
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), !month);
  zoom (self, month ? ISMS_TIME_MONTH : self->before);
}

/**
 * isms_time_turner_turn:
 * @self: a turner
 * @by: 1: forward; -1: back
 *
 * By as much as is shown, but no more than a year.
 */
void
isms_time_turner_turn (IsmsTimeTurner *self, int by)
{
  int months = MIN (count_months (self->zoom), 12);

  if (by > 0)
    g_date_add_months (&self->from, (guint) (by * months));
  else
    g_date_subtract_months (&self->from, (guint) (-by * months));
  show (self);
}

const char *
isms_time_turner_get_words (IsmsTimeTurner *self)
{
  return gtk_label_get_text (self->words);
}
