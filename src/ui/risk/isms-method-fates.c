/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Items are made for the rows that are seen; each holds the list, which holds the preview. */

#include "isms-config.h"

#include "isms-method-fates.h"

#include <glib/gi18n-lib.h>

#include "isms-level-badge.h"
#include "isms-risk-words.h"
#include "isms-text.h"

struct _IsmsMethodFates
{
  GObject parent_instance;

  IsmsMethodPreview *preview;
};

#define ISMS_TYPE_METHOD_FATE (isms_method_fate_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMethodFate, isms_method_fate, ISMS, METHOD_FATE, GObject)

struct _IsmsMethodFate
{
  GObject parent_instance;

  IsmsMethodFates *fates;
  guint index;
};

G_DEFINE_FINAL_TYPE (IsmsMethodFate, isms_method_fate, G_TYPE_OBJECT)

static GType
isms_method_fates_get_item_type (GListModel *model)
{
  return ISMS_TYPE_METHOD_FATE;
}

static guint
isms_method_fates_get_n_items (GListModel *model)
{
  return ISMS_METHOD_FATES (model)->preview->rows->len;
}

static gpointer
isms_method_fates_get_item (GListModel *model, guint position)
{
  IsmsMethodFate *item;

  if (position >= isms_method_fates_get_n_items (model))
    return NULL;
  item = g_object_new (ISMS_TYPE_METHOD_FATE, NULL);
  item->fates = g_object_ref (ISMS_METHOD_FATES (model));
  item->index = position;
  return item;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = isms_method_fates_get_item_type;
  iface->get_n_items = isms_method_fates_get_n_items;
  iface->get_item = isms_method_fates_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsMethodFates,
                               isms_method_fates,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
isms_method_fate_finalize (GObject *object)
{
  g_object_unref (ISMS_METHOD_FATE (object)->fates);
  G_OBJECT_CLASS (isms_method_fate_parent_class)->finalize (object);
}

static void
isms_method_fate_class_init (IsmsMethodFateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_method_fate_finalize;
}

static void
isms_method_fate_init (IsmsMethodFate *self)
{
}

static void
isms_method_fates_finalize (GObject *object)
{
  isms_method_preview_free (ISMS_METHOD_FATES (object)->preview);
  G_OBJECT_CLASS (isms_method_fates_parent_class)->finalize (object);
}

static void
isms_method_fates_class_init (IsmsMethodFatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_method_fates_finalize;
}

static void
isms_method_fates_init (IsmsMethodFates *self)
{
}

/* --- A row --- */

typedef struct
{
  GtkLabel *title;
  IsmsText *ref;
  GtkLabel *fate;
  GtkLabel *places;
  IsmsLevelBadge *before;
  IsmsLevelBadge *after;
} Row;

static GtkWidget *
create_line (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
create_caption (void)
{
  GtkWidget *label = create_line ();

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  row->title = GTK_LABEL (create_line ());
  row->ref = ISMS_TEXT (isms_text_new (0, 48));
  gtk_widget_add_css_class (GTK_WIDGET (row->ref), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->ref), "dimmed");
  row->places = GTK_LABEL (create_caption ());
  row->fate = GTK_LABEL (create_caption ());
  gtk_widget_remove_css_class (GTK_WIDGET (row->fate), "dimmed");
  row->before = ISMS_LEVEL_BADGE (isms_level_badge_new ());
  row->after = ISMS_LEVEL_BADGE (isms_level_badge_new ());
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->ref));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->places));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->fate));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
  gtk_widget_add_css_class (arrow, "dimmed");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->before));
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->after));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  g_object_set_data_full (G_OBJECT (item), "isms-row", row, g_free);
  gtk_list_item_set_child (item, box);
}

static const char *
get_level_name (const IsmsLevel *level)
{
  return level != NULL ? level->name : _ ("no level");
}

/* "Moderate → Medium"; what crosses the line says so. */
static char *
dup_fate (const IsmsMethodPreviewRow *row)
{
  const char *before = get_level_name (row->level_before);
  const char *after = get_level_name (row->level_after);

  if (row->crosses)
    return row->level_after->acceptable
               /* Translators: two levels of a risk, before and after. */
               ? g_strdup_printf (_ ("%s → %s, now acceptable"), before, after)
               /* Translators: two levels of a risk, before and after. */
               : g_strdup_printf (_ ("%s → %s, no longer acceptable"), before, after);
  if (g_str_equal (before, after))
    return g_strdup (after);
  /* Translators: two levels of a risk, before and after. */
  return g_strdup_printf (_ ("%s → %s"), before, after);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Row *widgets = g_object_get_data (G_OBJECT (item), "isms-row");
  IsmsMethodFate *fate = gtk_list_item_get_item (item);
  IsmsMethodPreview *preview = fate->fates->preview;
  const IsmsMethodPreviewRow *row =
      &g_array_index (preview->rows, IsmsMethodPreviewRow, fate->index);
  g_autofree char *before = isms_risk_words_dup_place (row->former, row->before[0], row->before[1]);
  g_autofree char *after = isms_risk_words_dup_place (preview->to, row->after[0], row->after[1]);
  g_autofree char *places = g_strdup_printf (_ ("%s → %s"), before, after);
  g_autofree char *levels = dup_fate (row);
  g_autofree char *ref =
      row->owner != NULL ? g_strdup_printf ("%s · %s", row->ref, row->owner) : g_strdup (row->ref);
  g_autofree char *words = g_strdup_printf ("%s, %s, %s, %s", row->title, ref, places, levels);

  gtk_label_set_text (widgets->title, row->title);
  isms_text_set_text (widgets->ref, ref);
  gtk_label_set_text (widgets->places, places);
  gtk_label_set_text (widgets->fate, levels);
  isms_level_badge_set_level (widgets->before, row->level_before);
  isms_level_badge_set_level (widgets->after, row->level_after);
  gtk_list_item_set_accessible_label (item, words);
}

/**
 * isms_method_fates_new:
 * @preview: (transfer full): what becomes of the risks
 *
 * Returns: (transfer full): its rows
 */
IsmsMethodFates *
isms_method_fates_new (IsmsMethodPreview *preview)
{
  IsmsMethodFates *self = g_object_new (ISMS_TYPE_METHOD_FATES, NULL);

  self->preview = preview;
  return self;
}

IsmsMethodPreview *
isms_method_fates_get_preview (IsmsMethodFates *self)
{
  return self->preview;
}

/**
 * isms_method_fates_new_factory:
 *
 * Returns: (transfer full): what makes the rows of a list view
 */
GtkListItemFactory *
isms_method_fates_new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
