/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The row of an editor of many records: a pill for each, which takes it away, and what adds one. */

#include "isms-config.h"

#include "isms-editors.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_pill (IsmsFieldEditor *editor, const char *value, const char *label, GCallback remove)
{
  g_autofree char *tip = NULL;
  GtkWidget *pill = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (pill), box);
  /* Translators: takes a linked record away: "Remove Laptops" */
  tip = g_strdup_printf (_ ("Remove %s"), label);
  gtk_widget_set_tooltip_text (pill, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data_full (G_OBJECT (pill), "value", g_strdup (value), g_free);
  g_signal_connect_object (pill, "clicked", remove, editor, 0);
  return pill;
}

/* FALSE where these are what is shown. */
static gboolean
keep_words (GtkWidget *wrap, GStrv words)
{
  const char *const *shown = g_object_get_data (G_OBJECT (wrap), "shown");

  if (shown != NULL && g_strv_equal (shown, (const char *const *) words))
    {
      g_strfreev (words);
      return FALSE;
    }
  g_object_set_data_full (G_OBJECT (wrap), "shown", words, (GDestroyNotify) g_strfreev);
  return TRUE;
}

/**
 * isms_field_editor_show_pills:
 * @editor: an editor of many records
 * @wrap: the box of its row; what adds one is in it, last
 * @words: (transfer full): a record's value, what its pill says, and so on
 * @remove: called as a button's "clicked" with @editor; the button's data "value" says which
 *
 * Pills stay while they say the same: a press on one is not lost when its record is read again.
 */
void
isms_field_editor_show_pills (IsmsFieldEditor *editor,
                              GtkWidget *wrap,
                              GStrv words,
                              GCallback remove)
{
  GtkWidget *add = gtk_widget_get_last_child (wrap);
  GtkWidget *child;

  if (!keep_words (wrap, words))
    return;
  while ((child = gtk_widget_get_first_child (wrap)) != add)
    adw_wrap_box_remove (ADW_WRAP_BOX (wrap), child);
  for (guint i = 0; words[i] != NULL; i += 2)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), create_pill (editor, words[i], words[i + 1], remove));
  adw_wrap_box_reorder_child_after (ADW_WRAP_BOX (wrap), add, gtk_widget_get_last_child (wrap));
}

/**
 * isms_field_editor_create_wrap_row:
 * @editor: an editor of many records
 * @add: (transfer floating): what adds one
 * @wrap: (out) (transfer none): the box, @add in it
 *
 * Returns: (transfer floating): the row of the editor
 */
GtkWidget *
isms_field_editor_create_wrap_row (IsmsFieldEditor *editor, GtkWidget *add, GtkWidget **wrap)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ (isms_field_editor_get_field (editor)->label));

  *wrap = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (*wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (*wrap), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (*wrap), add);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), *wrap);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}
