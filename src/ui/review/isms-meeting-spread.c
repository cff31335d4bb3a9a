/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Both sides scroll by themselves as long as they stand beside each other. Widths follow the size
 * of the text (sp). */

#include "isms-config.h"

#include "isms-meeting-spread.h"

#define NARROW "max-width: 800sp"
#define WIDE "min-width: 1500sp"
#define TYPED_WIDTH 430
#define TYPED_WIDTH_WIDE 700

static GtkWidget *
create_side (GtkWidget *content)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
set_value (AdwBreakpoint *breakpoint, gpointer object, const char *property, int value)
{
  g_auto (GValue) wanted = G_VALUE_INIT;
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), property);

  g_value_init (&wanted, pspec->value_type);
  if (G_VALUE_HOLDS_ENUM (&wanted))
    g_value_set_enum (&wanted, value);
  else
    g_value_set_int (&wanted, value);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (object), property, &wanted);
}

static AdwBreakpoint *
create_breakpoint (const char *condition)
{
  return adw_breakpoint_new (adw_breakpoint_condition_parse (condition));
}

/* Below each other, in the one scroller around. */
static AdwBreakpoint *
create_narrow (GtkWidget *box, GtkWidget *shown, GtkWidget *end, GtkWidget *typed)
{
  AdwBreakpoint *narrow = create_breakpoint (NARROW);

  set_value (narrow, box, "orientation", GTK_ORIENTATION_VERTICAL);
  set_value (narrow, gtk_widget_get_next_sibling (shown), "orientation",
             GTK_ORIENTATION_HORIZONTAL);
  set_value (narrow, shown, "vscrollbar-policy", GTK_POLICY_NEVER);
  set_value (narrow, typed, "vscrollbar-policy", GTK_POLICY_NEVER);
  set_value (narrow, end, "width-request", -1);
  return narrow;
}

/**
 * isms_meeting_spread_new:
 * @shown: what all in the room see
 * @typed: what is typed
 * @foot: (nullable): what stays on show beneath @typed
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
isms_meeting_spread_new (GtkWidget *shown, GtkWidget *typed, GtkWidget *foot)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  GtkWidget *around = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *shown_side = create_side (shown);
  GtkWidget *typed_side = create_side (typed);
  AdwBreakpoint *wide = create_breakpoint (WIDE);

  gtk_widget_set_hexpand (shown_side, TRUE);
  gtk_widget_set_hexpand (end, FALSE); /* whatever is in it */
  gtk_widget_set_size_request (end, TYPED_WIDTH, -1);
  gtk_box_append (GTK_BOX (end), typed_side);
  if (foot != NULL)
    {
      gtk_widget_set_margin_start (foot, 18);
      gtk_widget_set_margin_end (foot, 18);
      gtk_widget_set_margin_bottom (foot, 12);
      gtk_box_append (GTK_BOX (end), foot);
    }
  gtk_box_append (GTK_BOX (box), shown_side);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), end);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (around), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (around), box);
  set_value (wide, end, "width-request", TYPED_WIDTH_WIDE);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), wide);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin),
                                     create_narrow (box, shown_side, end, typed_side));
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), around);
  gtk_widget_set_size_request (bin, 320, 200);
  return bin;
}
