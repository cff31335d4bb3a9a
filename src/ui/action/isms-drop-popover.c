/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-drop-popover.h"

#include <glib/gi18n-lib.h>

struct _IsmsDropPopover
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (IsmsDropPopover, isms_drop_popover, GTK_TYPE_POPOVER)

static guint confirmed_signal;

static char *
dup_reason (IsmsDropPopover *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
confirm_cb (IsmsDropPopover *self)
{
  g_autofree char *reason = dup_reason (self);

  if (*reason == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_signal_emit (self, confirmed_signal, 0, reason);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
changed_cb (IsmsDropPopover *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (self->button, *reason != '\0');
}

static void
isms_drop_popover_class_init (IsmsDropPopoverClass *klass)
{
  confirmed_signal = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
isms_drop_popover_init (IsmsDropPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 24);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Why?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (confirm_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  self->button = gtk_button_new ();
  gtk_button_set_can_shrink (GTK_BUTTON (self->button), TRUE);
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_sensitive (self->button, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (confirm_cb), self);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * isms_drop_popover_new:
 *
 * Returns: (transfer floating): a popover that asks
 */
GtkWidget *
isms_drop_popover_new (void)
{
  return g_object_new (ISMS_TYPE_DROP_POPOVER, NULL);
}

/**
 * isms_drop_popover_ask:
 * @self: a popover that has a parent
 * @ref: the ref of the action
 */
void
isms_drop_popover_ask (IsmsDropPopover *self, const char *ref)
{
  /* Translators: a button; an action's ref */
  g_autofree char *label = g_strdup_printf (_ ("Drop %s"), ref);

  gtk_button_set_label (GTK_BUTTON (self->button), label);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}
