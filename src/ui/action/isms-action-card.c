/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-action-card.h"

#include <glib/gi18n-lib.h>

#include "isms-action-words.h"
#include "isms-person.h"

#define TITLE_LINES 3
#define PADDING 9

struct _IsmsActionCard
{
  GtkBox parent_instance;

  gint64 id;
  char *tip; /* what there is no room for */
  GtkLabel *ref;
  GtkLabel *source;
  GtkWidget *priority; /* but for the usual one */
  GtkImage *priority_icon;
  GtkLabel *priority_word;
  GtkLabel *title;
  GtkWidget *last;
  GtkWidget *day;
  GtkImage *day_icon;
  GtkLabel *day_words;
  GtkLabel *initials;
};

G_DEFINE_FINAL_TYPE (IsmsActionCard, isms_action_card, GTK_TYPE_BOX)

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, gboolean expands)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expands);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* A sign and its word. */
static GtkWidget *
add_sign (GtkWidget *box, GtkImage **icon, GtkLabel **word)
{
  GtkWidget *sign = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  *icon = GTK_IMAGE (gtk_image_new ());
  gtk_image_set_pixel_size (*icon, 12);
  gtk_box_append (GTK_BOX (sign), GTK_WIDGET (*icon));
  *word = add_label (sign, "caption", FALSE);
  gtk_box_append (GTK_BOX (box), sign);
  return sign;
}

/* Asked for rather than set: setting one makes GTK look beneath the pointer each time. */
static gboolean
isms_action_card_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  IsmsActionCard *self = ISMS_ACTION_CARD (widget);

  gtk_tooltip_set_text (tooltip, self->tip);
  return self->tip != NULL;
}

static void
isms_action_card_finalize (GObject *object)
{
  g_free (ISMS_ACTION_CARD (object)->tip);
  G_OBJECT_CLASS (isms_action_card_parent_class)->finalize (object);
}

static void
isms_action_card_class_init (IsmsActionCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_action_card_finalize;
  GTK_WIDGET_CLASS (klass)->query_tooltip = isms_action_card_query_tooltip;
}

static void
isms_action_card_init (IsmsActionCard *self)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->ref = add_label (first, "caption-heading", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->ref), "numeric");
  gtk_label_set_ellipsize (self->ref, PANGO_ELLIPSIZE_NONE);
  self->source = add_label (first, "caption", TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "dimmed");
  self->priority = add_sign (first, &self->priority_icon, &self->priority_word);
  gtk_box_append (GTK_BOX (self), first);

  self->title = add_label (GTK_WIDGET (self), "body", TRUE);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->title, TITLE_LINES);
  gtk_label_set_max_width_chars (self->title, 1); /* as wide as there is room */

  self->last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->day = add_sign (self->last, &self->day_icon, &self->day_words);
  gtk_label_set_wrap (self->day_words, TRUE);
  gtk_label_set_lines (self->day_words, 2);
  gtk_widget_set_valign (GTK_WIDGET (self->day_icon), GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->day, TRUE);
  self->initials = add_label (self->last, "caption-heading", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->initials), "dimmed");
  gtk_box_append (GTK_BOX (self), self->last);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_margin_start (child, PADDING);
      gtk_widget_set_margin_end (child, PADDING);
    }
  gtk_widget_set_margin_top (first, PADDING);
  gtk_widget_set_margin_bottom (self->last, PADDING);
}

GtkWidget *
isms_action_card_new (void)
{
  return g_object_new (ISMS_TYPE_ACTION_CARD, NULL);
}

static void
show_priority (IsmsActionCard *self, const IsmsActionItem *item)
{
  gboolean high = g_str_equal (item->priority->value, "high");

  gtk_widget_set_visible (self->priority, !g_str_equal (item->priority->value, "normal"));
  gtk_image_set_from_icon_name (self->priority_icon, high ? "go-up-symbolic" : "go-down-symbolic");
  gtk_label_set_text (self->priority_word, _ (item->priority->label));
}

static void
show_day (IsmsActionCard *self, const IsmsActionItem *item)
{
  g_autofree char *words = isms_action_words_dup_day (item);

  gtk_label_set_text (self->day_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->day_icon), *words != '\0');
  gtk_image_set_from_icon_name (self->day_icon, item->overdue ? "dialog-warning-symbolic"
                                                : item->state == ISMS_ACTION_DONE
                                                    ? "object-select-symbolic"
                                                    : "alarm-symbolic");
  gtk_widget_set_css_classes (self->day,
                              (const char *[]) { item->overdue ? "warning" : "dimmed", NULL });
}

/**
 * isms_action_card_set_item:
 * @self: a card
 * @item: the action that it shows now
 */
void
isms_action_card_set_item (IsmsActionCard *self, const IsmsActionItem *item)
{
  g_autofree char *source = isms_action_words_dup_source (item);
  g_autofree char *initials = isms_person_dup_initials (item->owner);

  self->id = item->id;
  gtk_label_set_text (self->ref, item->ref);
  gtk_label_set_text (self->source, source);
  gtk_label_set_text (self->title, item->title);
  gtk_label_set_text (self->initials, initials);
  g_free (self->tip);
  self->tip = isms_action_words_dup_tip (item);
  show_priority (self, item);
  show_day (self, item);
}

gint64
isms_action_card_get_id (IsmsActionCard *self)
{
  return self->id;
}
