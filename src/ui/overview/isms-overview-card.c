/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-overview-card.h"

#include <glib/gi18n-lib.h>

/* An action of the window with its target, when the row or the button is activated. */
static void
lead (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (widget), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
}

/**
 * isms_overview_card_init:
 * @self: (out caller-allocates): a card
 * @title: its heading
 * @more: (nullable): the label of the button that leads to all of it
 * @destination: (nullable): where that leads
 * @tab: (nullable): the tab there
 */
void
isms_overview_card_init (IsmsOverviewCard *self,
                         const char *title,
                         const char *more,
                         const char *destination,
                         const char *tab)
{
  self->group = adw_preferences_group_new ();
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), title);
  if (more != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (more);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      lead (button, "win.show-place", g_variant_new ("(ss)", destination, tab));
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), button);
    }
}

/**
 * isms_overview_card_clear:
 * @self: a card, whose widgets are gone or go with their page
 */
void
isms_overview_card_clear (IsmsOverviewCard *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

/**
 * isms_overview_card_empty:
 * @self: a card
 *
 * Returns: which of its rows had the focus; -1: none
 */
int
isms_overview_card_empty (IsmsOverviewCard *self)
{
  GtkRoot *root = gtk_widget_get_root (self->group);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int focused = -1;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row)))
        focused = (int) i;
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  return focused;
}

/**
 * isms_overview_card_add_row:
 * @self: a card
 * @title: of the row
 * @subtitle: (nullable): beneath it
 * @icon: (nullable): before it
 * @style: (nullable): a class of the icon
 *
 * Returns: (transfer none): the row, which leads nowhere yet
 */
GtkWidget *
isms_overview_card_add_row (IsmsOverviewCard *self,
                            const char *title,
                            const char *subtitle,
                            const char *icon,
                            const char *style)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);

      if (style != NULL)
        gtk_widget_add_css_class (image, style);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * isms_overview_card_lead:
 * @row: of a card
 * @action: of the window
 * @target: (transfer floating): its target
 *
 * Activating @row activates @action.
 */
void
isms_overview_card_lead (GtkWidget *row, const char *action, GVariant *target)
{
  lead (row, action, target);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/**
 * isms_overview_card_lead_to_record:
 * @row: of a card
 * @kind: the name of a kind
 * @id: of a record
 */
void
isms_overview_card_lead_to_record (GtkWidget *row, const char *kind, gint64 id)
{
  isms_overview_card_lead (row, "win.show-record", g_variant_new ("(sx)", kind, id));
}

/**
 * isms_overview_card_lead_to_place:
 * @row: of a card
 * @destination: the id of a destination
 * @tab: the name of one of its tabs
 */
void
isms_overview_card_lead_to_place (GtkWidget *row, const char *destination, const char *tab)
{
  isms_overview_card_lead (row, "win.show-place", g_variant_new ("(ss)", destination, tab));
}
