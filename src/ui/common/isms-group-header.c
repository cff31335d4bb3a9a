/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The heading above each group of a grouped list: "A. Osei · 12". */

#include "isms-config.h"

#include "isms-group-header.h"

#include <glib/gi18n-lib.h>

#include "isms-slots.h"

/* What a record is for is called by its title, too. */
static char *
dup_value (IsmsRecord *record, const IsmsField *field)
{
  char *value = isms_record_dup_display (record, field);
  const char *title = (field->flags & ISMS_FIELD_FOR) != 0
                              && isms_kind_find_field (isms_record_get_kind (record), "for_title")
                          ? isms_record_get_text (record, "for_title")
                          : NULL;
  g_autofree char *ref = NULL;

  if (title == NULL || *value == '\0')
    return value;
  ref = value;
  return g_strdup_printf ("%s %s", ref, title);
}

static void
show_header (GtkListHeader *header, const IsmsField *field)
{
  GtkWidget *label = gtk_list_header_get_child (header);
  IsmsSlot *slot = gtk_list_header_get_item (header);
  IsmsRecord *record = slot != NULL ? isms_slot_fill (slot) : NULL;
  g_autofree char *value = record != NULL ? dup_value (record, field) : NULL;
  g_autofree char *text = NULL;

  if (value == NULL || *value == '\0')
    {
      g_free (value);
      value = g_strdup (field->unset != NULL ? _ (field->unset) : _ ("Not Set"));
    }
  /* Translators: heading of a group of a list: what they share, and how many they are */
  text = g_strdup_printf (_ ("%s · %'u"), value, slot != NULL ? isms_slot_count_section (slot) : 0);
  gtk_label_set_label (GTK_LABEL (label), text);
}

static void
n_items_cb (GtkListHeader *header, GParamSpec *pspec, gpointer field)
{
  show_header (header, field);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, const IsmsField *field)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (label, 4);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
  g_signal_connect (header, "notify::n-items", G_CALLBACK (n_items_cb), (gpointer) field);
}

static void
slot_changed_cb (IsmsSlot *slot, GtkListHeader *header)
{
  show_header (header, g_object_get_data (G_OBJECT (header), "field"));
}

static void
parent_cb (GtkWidget *heading)
{
  GdkRGBA color;

  g_signal_handlers_disconnect_by_func (heading, parent_cb, NULL);
  gtk_widget_get_color (heading, &color); /* its style is known now, and new to nobody */
  gtk_widget_set_visible (heading, TRUE);
}

/* What comes between visible siblings has GTK 4.18 take all that follows, and all within, for moved
 * to another parent, and look up its styles from the beginning. What comes unseen, and shows itself
 * there, does not. */
static void
come_unseen (GtkListHeader *header)
{
  GtkWidget *heading = gtk_widget_get_parent (gtk_list_header_get_child (header));

  if (gtk_widget_get_parent (heading) != NULL)
    return;
  gtk_widget_set_visible (heading, FALSE);
  g_signal_connect (heading, "notify::parent", G_CALLBACK (parent_cb), NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, const IsmsField *field)
{
  come_unseen (header);
  show_header (header, field);
  g_object_set_data (G_OBJECT (header), "field", (gpointer) field);
  g_signal_connect (gtk_list_header_get_item (header), "changed", G_CALLBACK (slot_changed_cb),
                    header);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_header_get_item (header), slot_changed_cb, header);
}

/**
 * isms_group_header_factory_new:
 * @field: what the list is grouped by
 *
 * Returns: (transfer full): a factory for the headings
 */
GtkListItemFactory *
isms_group_header_factory_new (const IsmsField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) field);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) field);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
