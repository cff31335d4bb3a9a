/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The tree is read as it is opened. It ends, because no asset depends on itself by any way. */

#include "isms-config.h"

#include "isms-dependency-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-error.h"
#include "isms-query.h"

/* One line of the tree: a heading, an asset, or that what stands here could not be read. */
#define ISMS_TYPE_DEPENDENCY (isms_dependency_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDependency, isms_dependency, ISMS, DEPENDENCY, GObject)

struct _IsmsDependency
{
  GObject parent_instance;

  gboolean upward;   /* what needs it, not what it needs */
  gboolean heading;  /* of the asset that the dialog is about */
  IsmsRecord *asset; /* whose children these are; NULL: not read */
  char *sentence;    /* why */
};

G_DEFINE_FINAL_TYPE (IsmsDependency, isms_dependency, G_TYPE_OBJECT)

struct _IsmsDependencyDialog
{
  AdwDialog parent_instance;

  IsmsWorkspace *workspace;
  GtkTreeListModel *model;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (IsmsDependencyDialog, isms_dependency_dialog, ADW_TYPE_DIALOG)

static void
isms_dependency_finalize (GObject *object)
{
  g_clear_object (&ISMS_DEPENDENCY (object)->asset);
  g_free (ISMS_DEPENDENCY (object)->sentence);
  G_OBJECT_CLASS (isms_dependency_parent_class)->finalize (object);
}

static void
isms_dependency_class_init (IsmsDependencyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_dependency_finalize;
}

static void
isms_dependency_init (IsmsDependency *self)
{
}

static IsmsDependency *
create_line (IsmsRecord *asset, gboolean upward, gboolean heading)
{
  IsmsDependency *line = g_object_new (ISMS_TYPE_DEPENDENCY, NULL);

  line->asset = g_object_ref (asset);
  line->upward = upward;
  line->heading = heading;
  return line;
}

static GArray *
load_next (IsmsDependencyDialog *self, IsmsDependency *line, GError **error)
{
  const IsmsKind *kind = isms_kind_find ("asset");
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  gint64 id = isms_record_get_id (line->asset);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const char *const values[] = { text, NULL };
  g_autoptr (IsmsQuery) query = NULL;

  if (!line->upward)
    return isms_record_load_links (reader, kind, id, isms_kind_find_field (kind, "depends_on"),
                                   error);
  query = isms_query_new (kind);
  isms_query_filter (query, "depends_on", values);
  return isms_query_run (query, reader, NULL, error);
}

static GListModel *
create_unread (const GError *error)
{
  GListStore *children = g_list_store_new (ISMS_TYPE_DEPENDENCY);
  g_autoptr (IsmsDependency) line = g_object_new (ISMS_TYPE_DEPENDENCY, NULL);

  line->sentence = isms_error_dup_read_sentence (error);
  g_list_store_append (children, line);
  return G_LIST_MODEL (children);
}

static GListModel *
create_children_cb (gpointer item, gpointer user_data)
{
  IsmsDependencyDialog *self = user_data;
  IsmsDependency *line = item;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = line->asset != NULL ? load_next (self, line, &error) : NULL;
  g_autoptr (GPtrArray) assets = NULL;
  GListStore *children;

  if (error != NULL)
    return create_unread (error);
  if (ids == NULL || ids->len == 0)
    return NULL;
  assets =
      isms_record_load_many (isms_workspace_get_reader (self->workspace), isms_kind_find ("asset"),
                             (const gint64 *) ids->data, ids->len, &error);
  if (assets == NULL)
    return create_unread (error);
  children = g_list_store_new (ISMS_TYPE_DEPENDENCY);
  for (guint i = 0; i < assets->len; i++)
    if (assets->pdata[i] != NULL)
      {
        g_autoptr (IsmsDependency) child = create_line (assets->pdata[i], line->upward, FALSE);

        g_list_store_append (children, child);
      }
  return G_LIST_MODEL (children);
}

static char *
dup_title (IsmsDependency *line, gboolean any)
{
  if (line->asset == NULL)
    return g_strdup (line->sentence);
  if (!line->heading)
    return g_strdup_printf ("%s %s", isms_record_get_ref (line->asset),
                            isms_record_get_title (line->asset));
  if (line->upward)
    return g_strdup (any ? _ ("Is needed by") : _ ("Is needed by nothing"));
  return g_strdup (any ? _ ("Depends on") : _ ("Depends on nothing"));
}

static char *
dup_need (IsmsRecord *asset, const char *field)
{
  gint64 need = isms_record_get_int (asset, field);

  return need != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, need) : g_strdup ("–");
}

static char *
dup_facts (IsmsDependency *line)
{
  g_autofree char *kind = isms_record_dup_display (
      line->asset, isms_kind_find_field (isms_kind_find ("asset"), "kind"));
  g_autofree char *c = dup_need (line->asset, "effective_c");
  g_autofree char *i = dup_need (line->asset, "effective_i");
  g_autofree char *a = dup_need (line->asset, "effective_a");

  if (*kind == '\0')
    g_set_str (&kind, _ ("No Kind"));
  /* Translators: an asset's kind, and its needs for confidentiality, integrity, availability */
  return g_strdup_printf (_ ("%s · C %s · I %s · A %s"), kind, c, i, a);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *facts = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (facts), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (facts), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (facts, "caption");
  gtk_widget_add_css_class (facts, "dim-label");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), facts);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (IsmsDependency) line = gtk_tree_list_row_get_item (row);
  GtkWidget *title = gtk_widget_get_first_child (gtk_tree_expander_get_child (expander));
  GtkWidget *facts = gtk_widget_get_next_sibling (title);
  g_autofree char *words = dup_title (line, gtk_tree_list_row_is_expandable (row));
  gboolean asset = !line->heading && line->asset != NULL;
  g_autofree char *more = asset ? dup_facts (line) : NULL;
  g_autofree char *spoken = more != NULL ? g_strdup_printf ("%s, %s", words, more) : NULL;

  gtk_tree_expander_set_list_row (expander, row);
  gtk_label_set_text (GTK_LABEL (title), words);
  gtk_label_set_text (GTK_LABEL (facts), more != NULL ? more : "");
  gtk_widget_set_visible (facts, more != NULL);
  if (line->heading)
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
  gtk_list_item_set_activatable (item, asset);
  gtk_list_item_set_accessible_label (item, spoken != NULL ? spoken : words);
}

static void
activate_cb (IsmsDependencyDialog *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  g_autoptr (IsmsDependency) line = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (line == NULL || line->heading || line->asset == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", "asset",
                              isms_record_get_id (line->asset));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
isms_dependency_dialog_dispose (GObject *object)
{
  IsmsDependencyDialog *self = ISMS_DEPENDENCY_DIALOG (object);

  g_clear_object (&self->model);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_dependency_dialog_parent_class)->dispose (object);
}

static void
isms_dependency_dialog_class_init (IsmsDependencyDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_dependency_dialog_dispose;
}

static void
isms_dependency_dialog_init (IsmsDependencyDialog *self)
{
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
}

static void
fill (IsmsDependencyDialog *self, IsmsRecord *asset)
{
  GListStore *roots = g_list_store_new (ISMS_TYPE_DEPENDENCY);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkNoSelection *selection;
  g_autofree char *title =
      g_strdup_printf ("%s %s", isms_record_get_ref (asset), isms_record_get_title (asset));

  for (guint upward = 0; upward < 2; upward++)
    {
      g_autoptr (IsmsDependency) root = create_line (asset, upward == 1, TRUE);

      g_list_store_append (roots, root);
    }
  self->model =
      gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE, FALSE, create_children_cb, self, NULL);
  for (guint i = 2; i > 0; i--)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, i - 1);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dependencies"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scrolled);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
}

/**
 * isms_dependency_dialog_new:
 * @workspace: a workspace
 * @asset: an asset
 *
 * Returns: (transfer floating): what it depends on and what depends on it
 */
AdwDialog *
isms_dependency_dialog_new (IsmsWorkspace *workspace, IsmsRecord *asset)
{
  IsmsDependencyDialog *self = g_object_new (ISMS_TYPE_DEPENDENCY_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  fill (self, asset);
  return ADW_DIALOG (self);
}

/**
 * isms_dependency_dialog_get_model:
 * @self: the dialog
 *
 * Returns: (transfer none): its lines, a #GtkTreeListModel
 */
GListModel *
isms_dependency_dialog_get_model (IsmsDependencyDialog *self)
{
  return G_LIST_MODEL (self->model);
}
