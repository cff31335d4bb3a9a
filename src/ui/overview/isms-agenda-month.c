/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The cells stay and say what is on other days. One of them takes the focus: the day that the
 * person is on; the arrow keys go from there, also into the month before or after. */

#include "isms-config.h"

#include "isms-agenda-month.h"

#include <glib/gi18n-lib.h>

#include "isms-agenda-words.h"
#include "isms-day-rows.h"
#include "isms-day.h"
#include "isms-time-scale.h"
#include "isms-week.h"

#define DAYS 7
#define N_LINES 3

typedef struct
{
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *words;
} Line;

typedef struct
{
  GtkWidget *button;
  GtkLabel *number;
  Line lines[N_LINES];
  GtkLabel *more;
} Cell;

struct _IsmsAgendaMonth
{
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkLabel *names[DAYS];
  Cell cells[ISMS_AGENDA_DAYS];
  GPtrArray *rows; /* or NULL */
  int first;
  int month; /* its first day */
  int today;
  int day;
  gboolean narrow;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (IsmsAgendaMonth, isms_agenda_month, ADW_TYPE_BIN)

enum
{
  WENT,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Showing --- */

static gboolean
is_in_month (IsmsAgendaMonth *self, int day)
{
  GDate date, month;

  g_date_clear (&date, 1);
  g_date_clear (&month, 1);
  g_date_set_julian (&date, (guint32) day);
  g_date_set_julian (&month, (guint32) self->month);
  return g_date_get_month (&date) == g_date_get_month (&month);
}

static void
show_line (Line *line, const IsmsAgendaItem *item)
{
  gboolean late = item->overdue && !item->over && !item->cancelled;

  gtk_widget_set_visible (GTK_WIDGET (line->icon), late);
  gtk_label_set_text (line->words, item->title);
  gtk_widget_remove_css_class (line->box, "error");
  gtk_widget_remove_css_class (line->box, "dimmed");
  if (late)
    gtk_widget_add_css_class (line->box, "error");
  else if (item->over || item->cancelled)
    gtk_widget_add_css_class (line->box, "dimmed");
}

/* "Wednesday, 2 December 2026, 3 items: …", all of them in words. */
static char *
dup_said (IsmsAgendaMonth *self, int day, GPtrArray *items)
{
  g_autofree char *words = isms_agenda_words_dup_day (day);
  GString *said = g_string_new (words);

  if (items->len == 0)
    /* Translators: follows a day, as a screen reader says it */
    g_string_append (said, _ (", nothing"));
  else
    /* Translators: follows a day, as a screen reader says it; their titles follow */
    g_string_append_printf (said, ngettext (", %u item", ", %u items", items->len), items->len);
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (said, "%s%s", i == 0 ? ": " : "; ",
                            ((const IsmsAgendaItem *) items->pdata[i])->title);
  return g_string_free_and_steal (said);
}

/* One that would stand alone behind "+1" has the last line. */
static guint
show_lines (IsmsAgendaMonth *self, Cell *cell, GPtrArray *items)
{
  guint n = self->narrow ? 0 : items->len <= N_LINES ? items->len : N_LINES - 1;

  for (guint i = 0; i < N_LINES; i++)
    {
      gtk_widget_set_visible (cell->lines[i].box, i < n);
      if (i < n)
        show_line (&cell->lines[i], items->pdata[i]);
    }
  return n;
}

static gboolean
has_late (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (((const IsmsAgendaItem *) items->pdata[i])->overdue)
      return TRUE;
  return FALSE;
}

static void
show_cell (IsmsAgendaMonth *self, guint place, GPtrArray *items)
{
  Cell *cell = &self->cells[place];
  int day = self->first + (int) place;
  guint n = show_lines (self, cell, items);
  g_autofree char *said = dup_said (self, day, items);
  g_autofree char *number = NULL;
  g_autofree char *more = n == 0 ? g_strdup_printf ("%u", items->len)
                                 /* Translators: so many more on a day of a calendar */
                                 : g_strdup_printf (_ ("+%u"), items->len - n);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  number = g_strdup_printf ("%d", g_date_get_day (&date));
  gtk_label_set_text (cell->number, number);
  gtk_label_set_text (cell->more, more);
  gtk_widget_set_visible (GTK_WIDGET (cell->more), items->len > n);
  gtk_widget_remove_css_class (GTK_WIDGET (cell->more), "error");
  if (has_late (items))
    gtk_widget_add_css_class (GTK_WIDGET (cell->more), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (cell->number), "accent");
  if (day == self->today)
    gtk_widget_add_css_class (GTK_WIDGET (cell->number), "accent");
  gtk_widget_set_opacity (gtk_button_get_child (GTK_BUTTON (cell->button)),
                          is_in_month (self, day) ? 1 : 0.55);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  said, -1);
}

/* What is on each of the days; what takes several is on all of them. (element-type GPtrArray) */
static GPtrArray *
sort_by_day (IsmsAgendaMonth *self)
{
  GPtrArray *days = g_ptr_array_new_full (ISMS_AGENDA_DAYS, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < ISMS_AGENDA_DAYS; i++)
    g_ptr_array_add (days, g_ptr_array_new ());
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      IsmsAgendaItem *item = isms_day_row_get_data (self->rows->pdata[i]);
      int from = MAX (isms_day_get_number (item->day), self->first);
      int to = MIN (isms_day_get_number (item->last), self->first + ISMS_AGENDA_DAYS - 1);

      for (int day = from; day <= to; day++)
        g_ptr_array_add (days->pdata[day - self->first], item);
    }
  return days;
}

static void
show_days (IsmsAgendaMonth *self)
{
  g_autoptr (GPtrArray) days = sort_by_day (self);

  for (guint i = 0; i < ISMS_AGENDA_DAYS; i++)
    show_cell (self, i, days->pdata[i]);
}

static void
show_names (IsmsAgendaMonth *self)
{
  for (int i = 0; i < DAYS; i++)
    {
      GDate date;
      char words[64];

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) (self->first + i));
      g_date_strftime (words, sizeof words, "%a", &date);
      gtk_label_set_text (self->names[i], words);
    }
}

/* --- Going --- */

static gboolean
has_focus (IsmsAgendaMonth *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->grid)) != NULL;
}

static int
read_key (IsmsAgendaMonth *self, guint key, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean plain = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;

  if (plain && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    return self->day - DAYS;
  if (plain && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    return self->day + DAYS;
  return isms_time_scale_read_key (key, state, rtl, self->day, self->today);
}

static gboolean
key_pressed_cb (IsmsAgendaMonth *self, guint key, guint code, GdkModifierType state)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
  int day;

  if (enter && (state & GDK_CONTROL_MASK) == 0)
    {
      g_signal_emit (self, signals[OPENED], 0, self->day);
      return GDK_EVENT_STOP;
    }
  day = read_key (self, key, state);
  if (day == 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[WENT], 0, day);
  return GDK_EVENT_STOP;
}

static void
toggled_cb (IsmsAgendaMonth *self, GtkToggleButton *button)
{
  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < ISMS_AGENDA_DAYS; i++)
    if (self->cells[i].button == GTK_WIDGET (button))
      {
        int day = self->first + (int) i;

        gtk_widget_set_focusable (GTK_WIDGET (button), TRUE);
        gtk_widget_grab_focus (GTK_WIDGET (button));
        g_signal_emit (self, signals[WENT], 0, day);
        return;
      }
}

/* --- The widget --- */

static void
create_line (GtkWidget *box, Line *line)
{
  line->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  line->icon = GTK_IMAGE (gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  line->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_image_set_pixel_size (line->icon, 12);
  gtk_label_set_xalign (line->words, 0);
  gtk_label_set_ellipsize (line->words, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (line->box, "caption");
  gtk_box_append (GTK_BOX (line->box), GTK_WIDGET (line->icon));
  gtk_box_append (GTK_BOX (line->box), GTK_WIDGET (line->words));
  gtk_box_append (GTK_BOX (box), line->box);
}

static void
create_cell (IsmsAgendaMonth *self, guint place)
{
  Cell *cell = &self->cells[place];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  cell->button = gtk_toggle_button_new ();
  cell->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (cell->number, 0);
  gtk_widget_add_css_class (GTK_WIDGET (cell->number), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->number));
  for (guint i = 0; i < N_LINES; i++)
    create_line (box, &cell->lines[i]);
  cell->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (cell->more, 0);
  gtk_widget_add_css_class (GTK_WIDGET (cell->more), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (cell->more), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->more));
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (cell->button), box);
  gtk_widget_add_css_class (cell->button, "flat");
  gtk_widget_set_hexpand (cell->button, TRUE);
  gtk_widget_set_vexpand (cell->button, TRUE);
  if (place > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (cell->button),
                                 GTK_TOGGLE_BUTTON (self->cells[0].button));
  g_signal_connect_object (cell->button, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, cell->button, (int) place % DAYS, 1 + (int) place / DAYS, 1, 1);
}

static void
isms_agenda_month_finalize (GObject *object)
{
  g_clear_pointer (&ISMS_AGENDA_MONTH (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (isms_agenda_month_parent_class)->finalize (object);
}

static void
isms_agenda_month_class_init (IsmsAgendaMonthClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_agenda_month_finalize;
  signals[WENT] = g_signal_new ("went", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
isms_agenda_month_init (IsmsAgendaMonth *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_row_spacing (self->grid, 2);
  gtk_grid_set_column_spacing (self->grid, 2);
  for (int i = 0; i < DAYS; i++)
    {
      self->names[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->names[i]), "caption-heading");
      gtk_widget_add_css_class (GTK_WIDGET (self->names[i]), "dimmed");
      gtk_grid_attach (self->grid, GTK_WIDGET (self->names[i]), i, 0, 1, 1);
    }
  for (guint i = 0; i < ISMS_AGENDA_DAYS; i++)
    create_cell (self, i);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Month"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

/**
 * isms_agenda_month_new:
 *
 * Returns: (transfer floating): a month without anything yet
 */
GtkWidget *
isms_agenda_month_new (void)
{
  return g_object_new (ISMS_TYPE_AGENDA_MONTH, NULL);
}

/**
 * isms_agenda_month_find_first:
 * @month: its first day, Julian
 *
 * Returns: the first day of its first week, as weeks begin here
 */
int
isms_agenda_month_find_first (int month)
{
  IsmsWeek week;

  isms_week_init (&week);
  return isms_week_get_start (&week, month);
}

/**
 * isms_agenda_month_show:
 * @self: a month
 * @rows: (element-type IsmsDayRow): what is on its days; held
 * @month: its first day, Julian
 * @today: today
 */
void
isms_agenda_month_show (IsmsAgendaMonth *self, GPtrArray *rows, int month, int today)
{
  g_autoptr (GPtrArray) before = self->rows;

  self->rows = g_ptr_array_ref (rows);
  self->month = month;
  self->today = today;
  self->first = isms_agenda_month_find_first (month);
  show_names (self);
  show_days (self);
  isms_agenda_month_set_day (self, self->day);
}

/**
 * isms_agenda_month_set_day:
 * @self: a month
 * @day: where the person is, a Julian day; in no cell yet, where another month is to be shown first
 */
void
isms_agenda_month_set_day (IsmsAgendaMonth *self, int day)
{
  GtkWidget *cell = isms_agenda_month_get_cell (self, day);
  gboolean focused = has_focus (self);

  self->day = day;
  if (cell == NULL)
    return;
  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (cell), TRUE);
  self->filling = FALSE;
  gtk_widget_set_focusable (cell, TRUE);
  if (focused)
    gtk_widget_grab_focus (cell);
  for (guint i = 0; i < ISMS_AGENDA_DAYS; i++)
    if (self->cells[i].button != cell)
      gtk_widget_set_focusable (self->cells[i].button, FALSE);
}

/**
 * isms_agenda_month_set_narrow:
 * @self: a month
 * @narrow: whether there is no room for words
 */
void
isms_agenda_month_set_narrow (IsmsAgendaMonth *self, gboolean narrow)
{
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->first != 0)
    show_days (self);
}

/**
 * isms_agenda_month_get_cell:
 * @self: a month
 * @day: a Julian day
 *
 * Returns: (transfer none) (nullable): where that day is
 */
GtkWidget *
isms_agenda_month_get_cell (IsmsAgendaMonth *self, int day)
{
  int place = day - self->first;

  return self->first != 0 && place >= 0 && place < ISMS_AGENDA_DAYS ? self->cells[place].button
                                                                    : NULL;
}
