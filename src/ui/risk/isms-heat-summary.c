/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Hidden as long as there is nothing to say. A screen reader hears it when a day has come to rest,
 * not of each day that passes. */

#include "isms-config.h"

#include "isms-heat-summary.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-heat-movement.h"
#include "isms-risk-words.h"

struct _IsmsHeatSummary
{
  GtkBox parent_instance;

  GtkLabel *movement;
  GtkLabel *hint;
  GtkLabel *past;
  char *announced; /* what was last said of movement */
};

G_DEFINE_FINAL_TYPE (IsmsHeatSummary, isms_heat_summary, GTK_TYPE_BOX)

static void
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
show_movement (IsmsHeatSummary *self, IsmsHeatSource *source)
{
  IsmsRiskMovement sums;
  g_autoptr (GArray) moves = isms_heat_source_dup_moves (source, &sums);
  g_autofree char *hint = moves != NULL ? isms_heat_movement_dup_hint (moves) : NULL;
  g_autofree char *words = NULL;

  if (moves != NULL)
    words = isms_heat_movement_dup_summary (&sums, isms_heat_source_get_since (source));
  show_words (self->movement, words);
  show_words (self->hint, hint);
  if (!isms_heat_source_is_passing (source) && g_set_str (&self->announced, words) && words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_past (IsmsHeatSummary *self, IsmsHeatSource *source)
{
  const char *day = isms_heat_source_get_day (source);
  g_autofree char *date = day != NULL ? isms_day_dup_words (day) : NULL;
  g_autofree char *words = NULL;

  /* While days pass the slider says which: a label that changes all the time is dear. */
  if (day != NULL && isms_heat_source_is_passing (source))
    words = g_strdup (_ ("Nothing can be moved in the past."));
  else if (day != NULL)
    /* Translators: the %s is a date. */
    words = g_strdup_printf (_ ("As it stood on %s. Nothing can be moved in the past."), date);
  show_words (self->past, words);
}

static GtkLabel *
add_label (IsmsHeatSummary *self, gboolean status, gboolean dimmed)
{
  GtkWidget *label = g_object_new (
      GTK_TYPE_LABEL, "visible", FALSE, "xalign", 0.0, "wrap", TRUE, "accessible-role",
      status ? GTK_ACCESSIBLE_ROLE_STATUS : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  if (dimmed)
    gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
isms_heat_summary_finalize (GObject *object)
{
  g_free (ISMS_HEAT_SUMMARY (object)->announced);
  G_OBJECT_CLASS (isms_heat_summary_parent_class)->finalize (object);
}

static void
isms_heat_summary_class_init (IsmsHeatSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_heat_summary_finalize;
}

static void
isms_heat_summary_init (IsmsHeatSummary *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->movement = add_label (self, TRUE, FALSE);
  self->hint = add_label (self, FALSE, TRUE);
  self->past = add_label (self, TRUE, TRUE);
}

/**
 * isms_heat_summary_show:
 * @self: a summary
 * @source: what the map shows
 *
 * Says it. To be called whenever that changes.
 */
void
isms_heat_summary_show (IsmsHeatSummary *self, IsmsHeatSource *source)
{
  show_movement (self, source);
  show_past (self, source);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (GTK_WIDGET (self->movement))
                              || gtk_widget_get_visible (GTK_WIDGET (self->past)));
}

const char *
isms_heat_summary_get_movement (IsmsHeatSummary *self)
{
  return gtk_label_get_text (self->movement);
}
