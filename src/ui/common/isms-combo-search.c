/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the search of a row, Enter chooses nothing and Escape takes two presses. Here Enter chooses
 * the first that was found, and Escape closes. */

#include "isms-combo-search.h"

static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_inside (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_popover (GtkEditable *entry)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
}

static void
activate_cb (GtkEditable *entry)
{
  GtkWidget *popover = find_popover (entry);
  GtkWidget *list = popover != NULL ? find_inside (popover, GTK_TYPE_LIST_VIEW) : NULL;
  GtkSelectionModel *found = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;

  if (found == NULL || g_list_model_get_n_items (G_LIST_MODEL (found)) == 0)
    return;
  if (*gtk_editable_get_text (entry) != '\0')
    gtk_selection_model_select_item (found, 0, TRUE);
  g_signal_emit_by_name (list, "activate", 0);
}

static void
stop_search_cb (GtkEditable *entry)
{
  GtkWidget *popover = find_popover (entry);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/**
 * isms_combo_search_enable:
 * @row: a row with an expression
 *
 * Lets its choices be searched.
 */
void
isms_combo_search_enable (AdwComboRow *row)
{
  GtkWidget *entry;

  adw_combo_row_set_enable_search (row, TRUE);
  entry = find_inside (GTK_WIDGET (row), GTK_TYPE_SEARCH_ENTRY);
  if (entry == NULL)
    return;
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), NULL);
  g_signal_connect (entry, "stop-search", G_CALLBACK (stop_search_cb), NULL);
}
