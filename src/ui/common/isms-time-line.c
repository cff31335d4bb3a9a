/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-time-line.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "isms-day.h"

#define INDENT 24

struct _IsmsTimeLine
{
  GtkBox parent_instance;

  GtkWidget *words;
  GtkWidget *first; /* the first line of them */
  GtkWidget *title;
  GtkWidget *overdue;
  GtkWidget *progress;
  GtkWidget *end; /* or NULL */
  GtkWidget *facts;
  GtkWidget *cost;
  IsmsTimeBar *bar;
  char *name; /* of the bar */
  char *said;
};

G_DEFINE_FINAL_TYPE (IsmsTimeLine, isms_time_line, GTK_TYPE_BOX)

enum
{
  MOVED,
  PLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
moved_cb (IsmsTimeLine *self, int start, int due)
{
  g_signal_emit (self, signals[MOVED], 0, start, due);
}

static void
placed_cb (IsmsTimeLine *self, int day)
{
  g_signal_emit (self, signals[PLACED], 0, day);
}

/* --- Building --- */

static GtkWidget *
add_label (GtkWidget *box, gboolean expands, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_label_set_xalign (GTK_LABEL (label), expands ? 0 : 1);
  gtk_widget_set_hexpand (label, expands);
  if (expands)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 1); /* as wide as there is room */
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* Asked for rather than set: setting one makes GTK look beneath the pointer each time. */
static gboolean
query_tooltip_cb (IsmsTimeLine *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, self->said);
  return self->said != NULL;
}

static void
build_words (IsmsTimeLine *self)
{
  static const char *const plain[] = { NULL };
  static const char *const small[] = { "caption", "dimmed", NULL };
  static const char *const number[] = { "caption", "numeric", NULL };
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = add_label (self->first, TRUE, plain);
  self->overdue = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->overdue, "warning");
  gtk_box_append (GTK_BOX (self->first), self->overdue);
  self->progress = add_label (self->first, FALSE, number);
  self->facts = add_label (second, TRUE, small);
  self->cost = add_label (second, FALSE, number);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->words, 4);
  gtk_widget_set_margin_bottom (self->words, 4);
  gtk_box_append (GTK_BOX (self->words), self->first);
  gtk_box_append (GTK_BOX (self->words), second);
  gtk_widget_set_has_tooltip (self->words, TRUE);
  g_signal_connect_swapped (self->words, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  gtk_box_append (GTK_BOX (self), self->words);
}

static void
isms_time_line_finalize (GObject *object)
{
  g_free (ISMS_TIME_LINE (object)->name);
  g_free (ISMS_TIME_LINE (object)->said);
  G_OBJECT_CLASS (isms_time_line_parent_class)->finalize (object);
}

static void
isms_time_line_class_init (IsmsTimeLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_time_line_finalize;
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[PLACED] = g_signal_new ("placed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
isms_time_line_init (IsmsTimeLine *self)
{
  build_words (self);
  self->bar = ISMS_TIME_BAR (isms_time_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bar));
  gtk_box_set_spacing (GTK_BOX (self), 12);
  g_signal_connect_swapped (self->bar, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->bar, "placed", G_CALLBACK (placed_cb), self);
}

/**
 * isms_time_line_new:
 *
 * Returns: (transfer floating): a line that says nothing yet
 */
GtkWidget *
isms_time_line_new (void)
{
  return g_object_new (ISMS_TYPE_TIME_LINE, NULL);
}

/**
 * isms_time_line_set_end:
 * @self: a line that has none yet
 * @end: (transfer floating): what stands at the end of the first line of words
 */
void
isms_time_line_set_end (IsmsTimeLine *self, GtkWidget *end)
{
  g_return_if_fail (self->end == NULL);

  self->end = end;
  gtk_box_append (GTK_BOX (self->first), end);
}

GtkWidget *
isms_time_line_get_end (IsmsTimeLine *self)
{
  return self->end;
}

int
isms_time_layout_get_width (IsmsTimeLayout layout)
{
  switch (layout)
    {
    case ISMS_TIME_WIDE:
      return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 440, NULL);
    case ISMS_TIME_MEDIUM:
      return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 300, NULL);
    case ISMS_TIME_NARROW:
    default:
      return -1;
    }
}

/**
 * isms_time_line_set_layout:
 * @self: a line
 * @layout: where the time line stands
 */
void
isms_time_line_set_layout (IsmsTimeLine *self, IsmsTimeLayout layout)
{
  gboolean narrow = layout == ISMS_TIME_NARROW;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self), narrow ? 0 : 12);
  gtk_widget_set_size_request (self->words, isms_time_layout_get_width (layout), -1);
  gtk_widget_set_hexpand (self->words, narrow);
}

/**
 * isms_time_line_set_words:
 * @self: a line
 * @words: what it says; copied
 *
 * To be called before isms_time_line_set_bar (), which takes the bar's name from it.
 */
void
isms_time_line_set_words (IsmsTimeLine *self, const IsmsTimeWords *words)
{
  g_autofree char *progress =
      words->progress >= 0 ? g_strdup_printf (_ ("%d %%"), words->progress) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->title), words->title);
  gtk_label_set_text (GTK_LABEL (self->facts), words->facts);
  gtk_label_set_text (GTK_LABEL (self->cost), words->cost);
  gtk_label_set_text (GTK_LABEL (self->progress), progress);
  gtk_widget_set_margin_start (self->title, words->heading ? 0 : INDENT);
  gtk_widget_set_margin_start (self->facts, words->heading ? 0 : INDENT);
  gtk_widget_set_visible (self->progress, words->progress >= 0);
  gtk_widget_set_visible (self->overdue, words->overdue);
  if (words->heading)
    gtk_widget_add_css_class (self->title, "heading");
  else
    gtk_widget_remove_css_class (self->title, "heading");
  g_set_str (&self->said, words->said);
  g_free (self->name);
  self->name = words->heading ? g_strdup (words->title)
                              : g_strdup_printf ("%s, %s", words->title, words->facts);
}

const char *
isms_time_line_get_said (IsmsTimeLine *self)
{
  return self->said;
}

void
isms_time_line_set_bar (IsmsTimeLine *self,
                        const IsmsTimelineSpan *span,
                        const IsmsTimelineBar *bar,
                        gboolean movable)
{
  isms_time_bar_set_bar (self->bar, span, bar, self->name, movable);
}

/**
 * isms_time_line_set_ranges:
 * @self: a line
 * @span: the days of the whole time line; copied
 * @ranges: (element-type IsmsTimelineRange): many bars; held
 */
void
isms_time_line_set_ranges (IsmsTimeLine *self, const IsmsTimelineSpan *span, GArray *ranges)
{
  isms_time_bar_set_ranges (self->bar, span, ranges, self->name);
}

/**
 * isms_time_line_set_summary:
 * @self: a line
 * @span: the days of the whole time line; copied
 * @range: what many bars make up
 */
void
isms_time_line_set_summary (IsmsTimeLine *self,
                            const IsmsTimelineSpan *span,
                            const IsmsTimelineRange *range)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (IsmsTimelineRange));

  if (range->first != 0)
    g_array_append_val (ranges, *range);
  isms_time_line_set_ranges (self, span, ranges);
}

/**
 * isms_time_line_get_bar:
 * @self: a line
 *
 * Returns: (transfer none): the bar, for what stands behind it and its tip
 */
IsmsTimeBar *
isms_time_line_get_bar (IsmsTimeLine *self)
{
  return self->bar;
}

/**
 * isms_time_line_dup_days:
 * @start_on: (nullable): a day, ISO 8601
 * @due: (nullable): one that is not earlier
 *
 * Returns: (transfer full): from when to when, as a line says it
 */
char *
isms_time_line_dup_days (const char *start_on, const char *due)
{
  g_autofree char *start = isms_day_dup_words (start_on);
  g_autofree char *end = isms_day_dup_words (due);

  if (*start != '\0' && *end != '\0')
    return g_strdup_printf ("%s – %s", start, end);
  if (*end != '\0')
    /* Translators: the day on which something is due */
    return g_strdup_printf (_ ("due %s"), end);
  if (*start != '\0')
    /* Translators: the day from which on something is done */
    return g_strdup_printf (_ ("from %s"), start);
  return g_strdup (_ ("no dates"));
}
