/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows of the sidebar: one for each destination, under the parts of the cycle. */

#include "isms-config.h"

#include "isms-sidebar.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_row (const IsmsDestination *destination)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *words = g_dgettext (GETTEXT_PACKAGE, destination->label);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (destination->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.destination");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", destination->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static void
set_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  guint n;
  const IsmsDestination *all = isms_destinations (&n);
  const char *group = all[gtk_list_box_row_get_index (row)].group;
  GtkWidget *label;

  if (group == NULL
      || (before && g_strcmp0 (all[gtk_list_box_row_get_index (before)].group, group) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "sidebar", group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "sidebar-group");
  gtk_list_box_row_set_header (row, label);
}

/**
 * isms_sidebar_fill:
 * @list: an empty list
 *
 * Each row is the action "win.destination".
 */
void
isms_sidebar_fill (GtkListBox *list)
{
  guint n;
  const IsmsDestination *all = isms_destinations (&n);

  for (guint i = 0; i < n; i++)
    gtk_list_box_append (list, create_row (&all[i]));
  gtk_list_box_set_header_func (list, set_header_cb, NULL, NULL);
}

static gboolean
has_focus (gpointer widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/**
 * isms_sidebar_select:
 * @list: a list that was filled
 * @destination: (nullable): the one on show
 */
void
isms_sidebar_select (GtkListBox *list, const IsmsDestination *destination)
{
  guint n;
  const IsmsDestination *all = isms_destinations (&n);
  GtkListBoxRow *row = NULL;

  if (destination)
    row = gtk_list_box_get_row_at_index (list, (int) (destination - all));
  gtk_list_box_select_row (list, row);
  /* The person went there by a key that is not of the list: the ring goes along. */
  if (row != NULL && has_focus (list) && !has_focus (row))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * isms_sidebar_get_destination:
 * @row: of a list that was filled
 *
 * Returns: where it leads
 */
const IsmsDestination *
isms_sidebar_get_destination (GtkListBoxRow *row)
{
  guint n;

  return &isms_destinations (&n)[gtk_list_box_row_get_index (row)];
}
