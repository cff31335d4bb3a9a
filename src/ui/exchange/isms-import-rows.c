/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Each row with its sign, its title, its line and what is said about it. */

#include "isms-config.h"

#include "isms-import-rows.h"

#include <glib/gi18n-lib.h>

#include "isms-fate-list.h"
#include "isms-import-making.h"

struct _IsmsImportRows
{
  AdwBin parent_instance;

  AdwToggleGroup *fates;
  IsmsImportMaking *making;
  GtkStack *faces;
  AdwStatusPage *empty;
  GtkListView *view;

  IsmsFateList *list;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IsmsImportRows, isms_import_rows, ADW_TYPE_BIN)

static const char *
get_icon (const IsmsImportRow *row)
{
  if (row->messages != NULL && row->fate != ISMS_FATE_PROBLEM)
    return "dialog-information-symbolic";
  switch (row->fate)
    {
    case ISMS_FATE_NEW:
      return "list-add-symbolic";
    case ISMS_FATE_UPDATE:
      return "document-edit-symbolic";
    case ISMS_FATE_UNCHANGED:
      return "object-select-symbolic";
    case ISMS_FATE_PROBLEM:
      return "dialog-warning-symbolic";
    case ISMS_FATE_EMPTY:
    default:
      return "list-remove-symbolic";
    }
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
update_face (IsmsImportRows *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  gtk_stack_set_visible_child_name (self->faces, n > 0 ? "rows" : "empty");
}

static void
fates_changed_cb (IsmsImportRows *self)
{
  static const char *const names[] = { "all", "new", "changed", "remarks" };
  const char *name = adw_toggle_group_get_active_name (self->fates);

  for (guint i = 0; i < G_N_ELEMENTS (names) && self->list != NULL; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      isms_fate_list_set_fates (self->list, (IsmsFates) i);
}

static void
making_changed_cb (IsmsImportRows *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
setup_cb (IsmsImportRows *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new ();

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), make_label (NULL));
  gtk_box_append (GTK_BOX (text), make_label ("dimmed"));
  gtk_box_append (GTK_BOX (text), make_label (NULL));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (IsmsImportRows *self, GtkListItem *item)
{
  const IsmsImportRow *row = isms_fate_item_get_row (gtk_list_item_get_item (item));
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  GtkWidget *where = gtk_widget_get_next_sibling (title);
  GtkWidget *messages = gtk_widget_get_next_sibling (where);
  /* Translators: what becomes of a row of a file ("New"), and its line */
  g_autofree char *fate =
      g_strdup_printf (_ ("%s · Line %u"), isms_fate_get_label (row->fate), row->line);
  g_autofree char *words =
      row->changes != NULL ? g_strdup_printf ("%s · %s", fate, row->changes) : g_strdup (fate);
  g_autofree char *spoken =
      g_strdup_printf ("%s, %s. %s", row->title, words, row->messages != NULL ? row->messages : "");

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_icon (row));
  gtk_label_set_text (GTK_LABEL (title), row->title);
  gtk_widget_set_visible (title, *row->title != '\0');
  gtk_label_set_text (GTK_LABEL (where), words);
  gtk_label_set_text (GTK_LABEL (messages), row->messages != NULL ? row->messages : "");
  gtk_widget_set_visible (messages, row->messages != NULL);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
isms_import_rows_dispose (GObject *object)
{
  IsmsImportRows *self = ISMS_IMPORT_ROWS (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_IMPORT_ROWS);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (isms_import_rows_parent_class)->dispose (object);
}

static void
isms_import_rows_class_init (IsmsImportRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_import_rows_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (ISMS_TYPE_IMPORT_MAKING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-import-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsImportRows, fates);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportRows, making);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportRows, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportRows, empty);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportRows, view);
  gtk_widget_class_bind_template_callback (widget_class, fates_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, making_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
isms_import_rows_init (IsmsImportRows *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = isms_fate_list_new ();
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  gtk_list_view_set_model (self->view, selection);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_face), self,
                           G_CONNECT_SWAPPED);
}

/**
 * isms_import_rows_set_import:
 * @import: (nullable): what is imported; changed by the person's choices
 */
void
isms_import_rows_set_import (IsmsImportRows *self, IsmsImport *import)
{
  isms_import_making_set_import (self->making, import);
}

/**
 * isms_import_rows_set_plan:
 * @plan: (nullable): whose rows to show
 */
void
isms_import_rows_set_plan (IsmsImportRows *self, IsmsImportPlan *plan)
{
  gboolean bare = plan != NULL && isms_import_plan_get_n_rows (plan) == 0;

  isms_fate_list_set_plan (self->list, plan);
  isms_import_making_set_plan (self->making, plan);
  adw_status_page_set_title (self->empty, bare ? _ ("The File Has No Rows") : _ ("No Such Rows"));
  adw_status_page_set_icon_name (self->empty,
                                 bare ? "dialog-warning-symbolic" : "edit-find-symbolic");
  update_face (self);
}
