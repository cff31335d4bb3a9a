/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows are many widgets: past a number that nobody reads through, the others are counted. */

#include "isms-config.h"

#include "isms-counted-row.h"

#include <glib/gi18n-lib.h>

#define MOST_SHOWN 200u

static GtkWidget *
create_more (guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("%u more", "%u more", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "dimmed");
  return row;
}

static GtkWidget *
create_count (guint n)
{
  g_autofree char *count = g_strdup_printf ("%'u", n);
  GtkWidget *label = gtk_label_new (count);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/**
 * isms_counted_row_new:
 * @title: what they are
 * @items: those there are
 * @create: makes the row of one; gone through before this returns
 *
 * Main thread.
 *
 * Returns: (transfer floating): a row that opens to the first 200 of @items; insensitive where
 * there are none
 */
GtkWidget *
isms_counted_row_new (const char *title, GPtrArray *items, IsmsCountedRowFunc create)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), create_count (items->len));
  for (guint i = 0; i < MIN (items->len, MOST_SHOWN); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create (items->pdata[i]));
  if (items->len > MOST_SHOWN)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_more (items->len - MOST_SHOWN));
  gtk_widget_set_sensitive (row, items->len > 0);
  return row;
}
