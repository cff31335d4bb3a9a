/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first of what is offered lets everything through. */

#include "isms-config.h"

#include "isms-choice-drop.h"

struct _IsmsChoiceDrop
{
  GtkWidget parent_instance;

  GtkDropDown *drop;
  GPtrArray *items; /* of IsmsChoiceItem */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (IsmsChoiceDrop, isms_choice_drop, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
free_item (gpointer data)
{
  IsmsChoiceItem *item = data;

  g_free (item->value);
  g_free (item->label);
  g_free (item);
}

/**
 * isms_choice_items_new:
 *
 * Returns: (transfer full) (element-type IsmsChoiceItem): nothing to choose from yet
 */
GPtrArray *
isms_choice_items_new (void)
{
  return g_ptr_array_new_with_free_func (free_item);
}

void
isms_choice_items_add (GPtrArray *items, const char *value, const char *label)
{
  IsmsChoiceItem *item = g_new0 (IsmsChoiceItem, 1);

  item->value = g_strdup (value);
  item->label = g_strdup (label);
  g_ptr_array_add (items, item);
}

static void
selected_cb (IsmsChoiceDrop *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
isms_choice_drop_dispose (GObject *object)
{
  IsmsChoiceDrop *self = ISMS_CHOICE_DROP (object);

  if (self->drop != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->drop)));
  G_OBJECT_CLASS (isms_choice_drop_parent_class)->dispose (object);
}

static void
isms_choice_drop_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_CHOICE_DROP (object)->items);
  G_OBJECT_CLASS (isms_choice_drop_parent_class)->finalize (object);
}

static void
isms_choice_drop_class_init (IsmsChoiceDropClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_choice_drop_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_choice_drop_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_choice_drop_init (IsmsChoiceDrop *self)
{
  self->items = isms_choice_items_new ();
  self->drop = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->drop), GTK_WIDGET (self));
  g_signal_connect_object (self->drop, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * isms_choice_drop_new:
 * @tip: what it is about
 * @searched: whether it is searched by words, as there may be many
 *
 * Returns: (transfer floating): a choice of nothing yet
 */
GtkWidget *
isms_choice_drop_new (const char *tip, gboolean searched)
{
  IsmsChoiceDrop *self = g_object_new (ISMS_TYPE_CHOICE_DROP, NULL);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop), GTK_ACCESSIBLE_PROPERTY_LABEL, tip,
                                  -1);
  if (searched)
    {
      g_autoptr (GtkExpression) words =
          gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      gtk_drop_down_set_expression (self->drop, words);
      gtk_drop_down_set_enable_search (self->drop, TRUE);
      gtk_drop_down_set_search_match_mode (self->drop, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
    }
  return GTK_WIDGET (self);
}

static gboolean
is_same (GPtrArray *left, GPtrArray *right)
{
  if (left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    {
      const IsmsChoiceItem *one = left->pdata[i];
      const IsmsChoiceItem *other = right->pdata[i];

      if (!g_str_equal (one->value, other->value) || !g_str_equal (one->label, other->label))
        return FALSE;
    }
  return TRUE;
}

static guint
find (IsmsChoiceDrop *self, const char *value)
{
  for (guint i = 0; value != NULL && i < self->items->len; i++)
    if (g_str_equal (((const IsmsChoiceItem *) self->items->pdata[i])->value, value))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/**
 * isms_choice_drop_take:
 * @self: a choice
 * @items: (transfer full) (element-type IsmsChoiceItem): what is offered
 */
void
isms_choice_drop_take (IsmsChoiceDrop *self, GPtrArray *items)
{
  g_autofree char *value = g_strdup (isms_choice_drop_get_value (self));
  g_autoptr (GtkStringList) labels = NULL;
  guint selected;

  if (is_same (self->items, items))
    {
      g_ptr_array_unref (items);
      return;
    }
  g_ptr_array_unref (self->items);
  self->items = items;
  labels = gtk_string_list_new (NULL);
  for (guint i = 0; i < items->len; i++)
    gtk_string_list_append (labels, ((const IsmsChoiceItem *) items->pdata[i])->label);
  selected = find (self, value);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->drop, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
  self->filling = FALSE;
  if (value != NULL && selected == GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, changed_signal, 0); /* what was chosen is gone */
}

static const IsmsChoiceItem *
get_selected (IsmsChoiceDrop *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop);

  return selected < self->items->len ? self->items->pdata[selected] : NULL;
}

const char *
isms_choice_drop_get_value (IsmsChoiceDrop *self)
{
  const IsmsChoiceItem *item = get_selected (self);

  return item != NULL ? item->value : NULL;
}

const char *
isms_choice_drop_get_label (IsmsChoiceDrop *self)
{
  const IsmsChoiceItem *item = get_selected (self);

  return item != NULL ? item->label : NULL;
}

gboolean
isms_choice_drop_choose (IsmsChoiceDrop *self, const char *value)
{
  guint position = find (self, value);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_drop_down_set_selected (self->drop, position);
  return TRUE;
}

gboolean
isms_choice_drop_is_active (IsmsChoiceDrop *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop);

  return selected != GTK_INVALID_LIST_POSITION && selected != 0;
}
