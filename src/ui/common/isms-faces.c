/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Made of libadwaita's own widgets. */

#include "isms-config.h"

#include "isms-faces.h"

/**
 * isms_face_new_status:
 * @icon_name: a symbolic icon
 * @title: what is so, translated
 * @description: why, or what to do about it, translated
 *
 * Returns: (transfer floating): a status page
 */
GtkWidget *
isms_face_new_status (const char *icon_name, const char *title, const char *description)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), description);
  return status;
}

/* Beside what is there already, or beneath it where that is wider. */
static void
add_child (AdwStatusPage *status, GtkWidget *button)
{
  GtkWidget *before = adw_status_page_get_child (status);
  GtkWidget *both;

  if (before == NULL)
    {
      adw_status_page_set_child (status, button);
      return;
    }
  both = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (both), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (both), 12);
  gtk_widget_set_halign (both, GTK_ALIGN_CENTER);
  g_object_ref (before);
  adw_status_page_set_child (status, both);
  adw_wrap_box_append (ADW_WRAP_BOX (both), before);
  adw_wrap_box_append (ADW_WRAP_BOX (both), button);
  g_object_unref (before);
}

/**
 * isms_face_add_button:
 * @status: of isms_face_new_status ()
 * @label: with a mnemonic, translated
 * @suggested: is it what one comes here for?
 *
 * Returns: (transfer none): the button below its words, after the one that is there
 */
GtkWidget *
isms_face_add_button (GtkWidget *status, const char *label, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  add_child (ADW_STATUS_PAGE (status), button);
  return button;
}

/**
 * isms_face_new_column:
 * @box: what is read
 * @width: at most, in pixels
 *
 * Returns: (transfer floating): scrolls over @box, in the middle of what there is
 */
GtkWidget *
isms_face_new_column (GtkWidget *box, int width)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}
