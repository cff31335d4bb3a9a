/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A toast cuts its title where the window ends; these wrap. */

#include "isms-toast.h"

#define MAX_LINES 3
#define MIN_CHARS 12
#define MAX_CHARS 72

/* The overlay asks for a height before it knows the width, and so a toast that is wider than there
 * is room for squeezes its button: the lines are made short enough for all of it beforehand. */
static void
root_changed_cb (GtkWidget *label)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (label, ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *toast = label;
  int width;

  if (overlay == NULL || gtk_widget_get_width (overlay) == 0)
    return;
  while (gtk_widget_get_parent (toast) != overlay)
    toast = gtk_widget_get_parent (toast);
  for (int chars = MAX_CHARS; chars >= MIN_CHARS; chars--)
    {
      gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
      gtk_widget_measure (toast, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      if (width <= gtk_widget_get_width (overlay))
        break;
    }
}

/* The overlay announces titles, not widgets in their place. */
static void
map_cb (GtkWidget *label)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (label), gtk_label_get_label (GTK_LABEL (label)),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * isms_toast_new:
 * @words: what it says; no markup
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
isms_toast_new (const char *words)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  g_signal_connect (label, "notify::root", G_CALLBACK (root_changed_cb), NULL);
  g_signal_connect (label, "map", G_CALLBACK (map_cb), NULL);
  adw_toast_set_custom_title (toast, label);
  return toast;
}
