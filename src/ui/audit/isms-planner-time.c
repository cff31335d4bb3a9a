/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its lines are put together on the main thread: of a year there are few. */

#include "isms-config.h"

#include "isms-planner-time.h"

#include <glib/gi18n-lib.h>

#include "isms-day-moving.h"
#include "isms-planner-popover.h"
#include "isms-planner-row.h"
#include "isms-planner-words.h"

struct _IsmsPlannerTime
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsPlanner *planner; /* or NULL */
  int from;
  int to;
  int day;
  gboolean by_person;
  GArray *lines;
  GArray *marks; /* of all */
  IsmsRows *rows;
  IsmsTimeView *view;
  IsmsPlannerPopover *popover;
};

G_DEFINE_FINAL_TYPE (IsmsPlannerTime, isms_planner_time, ADW_TYPE_BIN)

enum
{
  PLACED,
  WENT,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Rows --- */

static void
fill_row (GObject *row, const IsmsRowsEntry *entry, gpointer data)
{
  IsmsPlannerTime *self = data;

  isms_planner_row_fill (ISMS_PLANNER_ROW (row), self->planner,
                         &g_array_index (self->lines, IsmsPlannerLine, entry->first));
}

static void
list_rows (IsmsPlannerTime *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (IsmsRowsEntry));
  g_autoptr (GArray) before = self->lines;

  self->lines = self->planner != NULL
                    ? isms_planner_list_lines (self->planner, self->by_person, self->from, self->to)
                    : g_array_new (FALSE, FALSE, sizeof (IsmsPlannerLine));
  for (guint i = 0; i < self->lines->len; i++)
    {
      const IsmsRowsEntry entry = { g_array_index (self->lines, IsmsPlannerLine, i).key, i, 0 };

      g_array_append_val (entries, entry);
    }
  isms_rows_take (self->rows, entries);
}

/* --- A line --- */

static void
show_popover (IsmsPlannerTime *self, GtkWidget *widget)
{
  IsmsPlannerRow *row = g_object_get_data (G_OBJECT (widget), "planner-row");
  const IsmsPlannerAudit *audit = row != NULL ? isms_planner_row_get_audit (row) : NULL;

  if (audit != NULL)
    isms_planner_popover_show (self->popover, widget, NULL, isms_planner_row_get_planner (row),
                               audit);
}

static void
warning_cb (GtkWidget *button, IsmsPlannerTime *self)
{
  show_popover (self, button);
}

/* Space, where the bar has the focus. */
static gboolean
key_pressed_cb (IsmsTimeLine *line,
                guint key,
                guint code,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  IsmsTimeBar *bar = isms_time_line_get_bar (line);
  IsmsPlannerTime *self = g_object_get_data (G_OBJECT (controller), "planner-time");

  if (key != GDK_KEY_space || !gtk_widget_has_focus (GTK_WIDGET (bar)))
    return GDK_EVENT_PROPAGATE;
  show_popover (self, GTK_WIDGET (bar));
  return GDK_EVENT_STOP;
}

/* A sign and how many there are, no higher than the line. */
static GtkWidget *
create_chip (IsmsPlannerTime *self)
{
  GtkWidget *chip = adw_bin_new ();
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "dialog-warning-symbolic");
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "warning");
  gtk_widget_add_css_class (chip, "count-chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (chip), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (warning_cb), self, G_CONNECT_DEFAULT);
  return chip;
}

static void
set_up_line (IsmsTimeLine *line, gpointer owner)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  isms_time_line_set_end (line, create_chip (owner));
  g_object_set_data (G_OBJECT (keys), "planner-time", owner);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), line,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (line), keys);
}

/* What the popover is about. */
static void
hold_row (GtkWidget *widget, IsmsPlannerRow *row)
{
  g_object_set_data_full (G_OBJECT (widget), "planner-row", row != NULL ? g_object_ref (row) : NULL,
                          g_object_unref);
}

static void
show_warning (GtkWidget *chip, IsmsPlannerRow *row, const char *warning)
{
  const IsmsPlannerAudit *audit = row != NULL ? isms_planner_row_get_audit (row) : NULL;
  GtkWidget *button = adw_bin_get_child (ADW_BIN (chip));
  g_autofree char *count =
      g_strdup_printf ("%u", audit != NULL && audit->warnings != NULL ? audit->warnings->len : 0);

  gtk_widget_set_visible (chip, warning != NULL);
  gtk_widget_set_tooltip_text (button, warning);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (button))),
                                count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  warning != NULL ? warning : "", -1);
  hold_row (button, row);
}

static void
show_audit (IsmsPlannerTime *self, IsmsTimeLine *line, IsmsPlannerRow *row)
{
  IsmsPlanner *planner = isms_planner_row_get_planner (row);
  const IsmsPlannerAudit *audit = isms_planner_row_get_audit (row);
  IsmsTimeBar *bar = isms_time_line_get_bar (line);
  g_autofree char *word = NULL;
  g_autofree char *warning = NULL;
  const IsmsTimelineBar shown = isms_planner_words_make_bar (audit, &word, &warning);
  g_autofree char *title = g_strdup_printf ("%s %s", audit->ref, audit->title);
  g_autofree char *facts = isms_planner_words_dup_facts (planner, audit);
  g_autofree char *said = isms_planner_words_dup_said (planner, audit);
  g_autofree char *tip = isms_planner_words_dup_tip (planner, audit);
  g_autoptr (GArray) marks = isms_planner_words_create_marks_of (
      planner, (const guint *) audit->people->data, audit->people->len, TRUE, self->from, self->to);
  const IsmsTimeWords words = {
    .title = title, .facts = facts, .cost = "", .said = said, .progress = -1
  };

  show_warning (isms_time_line_get_end (line), row, warning);
  hold_row (GTK_WIDGET (bar), row);
  isms_time_line_set_words (line, &words);
  isms_time_bar_set_anchor (bar, &self->day);
  isms_time_bar_set_marks (bar, marks);
  isms_time_bar_set_tip (bar, tip);
  isms_time_line_set_bar (line, isms_time_view_get_span (self->view), &shown,
                          isms_planner_audit_is_open (audit)
                              && !isms_workspace_get_read_only (self->workspace));
}

/* What somebody audits, all of it on one line. */
static GArray *
create_ranges (IsmsPlannerTime *self, const IsmsPlanner *planner, const IsmsPlannerPerson *person)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (IsmsTimelineRange));

  for (guint i = 0; person != NULL && i < person->audits->len; i++)
    {
      const IsmsPlannerAudit *audit =
          planner->audits->pdata[g_array_index (person->audits, guint, i)];
      const IsmsTimelineRange range = { audit->first, audit->last + 1 };

      if (!g_str_equal (audit->state->value, "cancelled")
          && isms_planner_audit_is_in (audit, self->from, self->to))
        g_array_append_val (ranges, range);
    }
  return ranges;
}

static char *
dup_heading (const IsmsPlannerLine *line, const IsmsPlannerPerson *person)
{
  if (person != NULL)
    return isms_planner_words_dup_person (person);
  /* Translators: a heading: audits that nobody is to carry out yet */
  return g_strdup (line->kind == ISMS_PLANNER_NOBODY ? _ ("Nobody Yet")
                                                     /* Translators: a heading: audits */
                                                     : _ ("Without a Date"));
}

/* How much somebody has to do, and when they are away. */
static char *
dup_heading_facts (IsmsPlannerTime *self, IsmsPlannerRow *row, guint n_audits)
{
  const IsmsPlannerLine *line = isms_planner_row_get_line (row);
  g_autofree char *count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u audit", "%u audits", n_audits), n_audits);
  g_autofree char *away = NULL;

  if (line->kind == ISMS_PLANNER_NOBODY)
    return g_strdup (_ ("A lead auditor is still to be chosen."));
  if (line->kind == ISMS_PLANNER_WITHOUT_DATE)
    return g_strdup (_ ("Left or right on its line, or a double click, gives it a date."));
  away = isms_planner_words_dup_away (isms_planner_row_get_planner (row), line->person, self->from,
                                      self->to);
  return away != NULL ? g_strdup_printf ("%s · %s", count, away) : g_steal_pointer (&count);
}

static void
show_heading (IsmsPlannerTime *self, IsmsTimeLine *line, IsmsPlannerRow *row)
{
  IsmsPlanner *planner = isms_planner_row_get_planner (row);
  const IsmsPlannerLine *shown = isms_planner_row_get_line (row);
  const IsmsPlannerPerson *person = isms_planner_row_get_person (row);
  IsmsTimeBar *bar = isms_time_line_get_bar (line);
  g_autoptr (GArray) ranges = create_ranges (self, planner, person);
  g_autoptr (GArray) marks = isms_planner_words_create_marks_of (
      planner, &shown->person, person != NULL, TRUE, self->from, self->to);
  g_autofree char *title = dup_heading (shown, person);
  g_autofree char *facts = dup_heading_facts (self, row, ranges->len);
  g_autofree char *said = g_strdup_printf ("%s, %s", title, facts);
  const IsmsTimeWords words = {
    .title = title, .facts = facts, .cost = "", .said = said, .progress = -1, .heading = TRUE
  };

  show_warning (isms_time_line_get_end (line), NULL, NULL);
  hold_row (GTK_WIDGET (bar), NULL);
  isms_time_line_set_words (line, &words);
  isms_time_bar_set_marks (bar, marks);
  isms_time_bar_set_tip (bar, NULL);
  isms_time_line_set_ranges (line, isms_time_view_get_span (self->view), ranges);
}

static void
show_line (IsmsTimeLine *line, gpointer row, gpointer owner)
{
  if (isms_planner_row_get_audit (row) != NULL)
    show_audit (owner, line, row);
  else
    show_heading (owner, line, row);
}

/* --- What the person does --- */

static void
touch_row (gpointer row)
{
  isms_planner_row_touch (row);
}

/* The bar was let go: one step. A day without a last one stays one. */
static void
move_bar (gpointer row, int start, int due, gpointer owner)
{
  static const IsmsDayMoving moving = { "audit", "starts_on", "ends_on" };
  IsmsPlannerTime *self = owner;
  const IsmsPlannerAudit *audit = isms_planner_row_get_audit (row);

  isms_day_moving_commit (&moving, GTK_WIDGET (self), self->workspace, audit->id, start,
                          audit->one_day && start == due ? 0 : due, touch_row, row);
  g_signal_emit (self, signals[MOVED], 0, start, due);
}

static void
activate_row (gpointer row, gpointer owner)
{
  const IsmsPlannerAudit *audit = isms_planner_row_get_audit (row);
  const IsmsPlannerPerson *person = isms_planner_row_get_person (row);

  if (audit != NULL)
    gtk_widget_activate_action (owner, "win.show-record", "(sx)", "audit", audit->id);
  else if (person != NULL)
    gtk_widget_activate_action (owner, "win.show-record", "(sx)", "person", person->id);
}

static void
place (int day, gpointer owner)
{
  g_signal_emit (owner, signals[PLACED], 0, day);
}

static void
go (int day, gpointer owner)
{
  g_signal_emit (owner, signals[WENT], 0, day);
}

static const IsmsTimeViewFuncs view_funcs = {
  .set_up = set_up_line,
  .show = show_line,
  .moved = move_bar,
  .activated = activate_row,
  .placed = place,
  .went = go,
};

/* --- Building --- */

static void
isms_planner_time_dispose (GObject *object)
{
  IsmsPlannerTime *self = ISMS_PLANNER_TIME (object);

  g_clear_pointer (&self->popover, isms_planner_popover_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  if (self->rows != NULL)
    isms_rows_clear (self->rows);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->planner, isms_planner_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  G_OBJECT_CLASS (isms_planner_time_parent_class)->dispose (object);
}

static void
isms_planner_time_class_init (IsmsPlannerTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_planner_time_dispose;
  signals[PLACED] = g_signal_new ("placed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[WENT] = g_signal_new ("went", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
isms_planner_time_init (IsmsPlannerTime *self)
{
  self->rows = isms_rows_new (ISMS_TYPE_PLANNER_ROW, fill_row, self);
}

/**
 * isms_planner_time_new:
 * @workspace: whose audits
 *
 * Returns: (transfer floating): a time line that shows nothing yet
 */
GtkWidget *
isms_planner_time_new (IsmsWorkspace *workspace)
{
  IsmsPlannerTime *self = g_object_new (ISMS_TYPE_PLANNER_TIME, NULL);

  self->workspace = g_object_ref (workspace);
  self->view = ISMS_TIME_VIEW (isms_time_view_new (self->rows, _ ("Audits"), &view_funcs, self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
  self->popover = isms_planner_popover_new (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * isms_planner_time_show:
 * @self: a time line
 * @planner: what is shown; held
 * @from: the first day, Julian
 * @to: the day after the last
 */
void
isms_planner_time_show (IsmsPlannerTime *self, IsmsPlanner *planner, int from, int to)
{
  g_autoptr (IsmsPlanner) before = self->planner;

  self->planner = isms_planner_ref (planner);
  self->from = from;
  self->to = to;
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = isms_planner_words_create_marks (planner, from, to);
  isms_time_view_set_days (self->view, from, to);
  isms_time_view_set_marks (self->view, self->marks);
  list_rows (self);
}

/* The day on the scale that something new comes to. */
void
isms_planner_time_set_day (IsmsPlannerTime *self, int day)
{
  self->day = day;
  isms_time_view_set_day (self->view, day);
}

void
isms_planner_time_focus (IsmsPlannerTime *self)
{
  isms_time_view_focus_rows (self->view);
}

void
isms_planner_time_set_by_person (IsmsPlannerTime *self, gboolean by_person)
{
  self->by_person = by_person;
  list_rows (self);
}

gboolean
isms_planner_time_get_by_person (IsmsPlannerTime *self)
{
  return self->by_person;
}

guint
isms_planner_time_get_n_rows (IsmsPlannerTime *self)
{
  return isms_rows_get_n_entries (self->rows);
}
