/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is typed is looked for in the background; an answer that was overtaken is dropped. */

#include "isms-config.h"

#include "isms-record-search.h"

#include <glib/gi18n-lib.h>

#include "isms-search.h"

#define MAX_HITS 30
#define MAX_SOUGHT 300 /* where some of what is found is not offered */

struct _IsmsRecordSearch
{
  GtkPopover parent_instance;

  IsmsWorkspace *workspace;
  const IsmsKind *left_out; /* or NULL */
  const IsmsField *field;   /* for which records are sought, or NULL */
  GtkWidget *entry;
  GtkWidget *list; /* NULL once it is gone */
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (IsmsRecordSearch, isms_record_search, GTK_TYPE_POPOVER)

static guint picked_signal;

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, IsmsRecordSearch *self)
{
  const gint64 *key = g_object_get_data (G_OBJECT (row), "key");
  gint64 picked = *key;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, picked_signal, 0, picked);
}

static GtkWidget *
create_hit (const IsmsKind *kind, const IsmsSearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = g_strdup_printf ("%s %s", hit->ref, hit->title);
  gint64 key = isms_kind_make_key (kind, hit->row);
  /* Translators: a found record and its kind, as it is spoken: "A.5.15 Access control, Control" */
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), text, _ (kind->label));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (kind->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _ (kind->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "key", g_memdup2 (&key, sizeof key), g_free);
  return row;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsRecordSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = isms_search_finish (ISMS_STORE (source), result, &error);

  /* A search that was overtaken has nothing to say. */
  if (hits == NULL || self->list == NULL)
    return;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < hits->len; i++)
    {
      const IsmsSearchHit *hit = hits->pdata[i];
      const IsmsKind *kind = isms_kind_find_number (hit->table);

      if (kind != NULL && kind != self->left_out
          && (self->field == NULL || isms_field_takes (self->field, kind->name)))
        gtk_list_box_append (GTK_LIST_BOX (self->list), create_hit (kind, hit));
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
stop_searching (IsmsRecordSearch *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
search_changed_cb (GtkSearchEntry *entry, IsmsRecordSearch *self)
{
  guint limit = MAX_HITS;

  stop_searching (self);
  self->searching = g_cancellable_new ();
  if (self->field != NULL && self->field->targets != NULL)
    limit = MAX_SOUGHT;
  isms_search_async (isms_workspace_get_store (self->workspace),
                     gtk_editable_get_text (GTK_EDITABLE (entry)), limit, self->searching, found_cb,
                     g_object_ref (self));
}

/* Enter takes the first. */
static void
search_activated_cb (GtkSearchEntry *entry, IsmsRecordSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    row_activated_cb (GTK_LIST_BOX (self->list), row, self);
}

static void
show_cb (IsmsRecordSearch *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  gtk_widget_grab_focus (self->entry);
}

static void
isms_record_search_dispose (GObject *object)
{
  IsmsRecordSearch *self = ISMS_RECORD_SEARCH (object);

  stop_searching (self);
  g_clear_object (&self->workspace);
  self->list = NULL;
  G_OBJECT_CLASS (isms_record_search_parent_class)->dispose (object);
}

static void
isms_record_search_class_init (IsmsRecordSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_record_search_dispose;
  /**
   * IsmsRecordSearch::picked:
   * @key: what isms_kind_split_key () takes apart
   *
   * A record was chosen; the popover is closed.
   */
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
isms_record_search_init (IsmsRecordSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *hint = gtk_label_new (_ ("Type a ref or words of what it is for"));

  self->entry = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), _ ("Find a record"));
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), hint);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 300, 200);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, 0);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (search_activated_cb), self, 0);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
}

/**
 * isms_record_search_new:
 * @workspace: what is searched
 *
 * Returns: (transfer floating): a popover for a menu button
 */
GtkWidget *
isms_record_search_new (IsmsWorkspace *workspace)
{
  IsmsRecordSearch *self = g_object_new (ISMS_TYPE_RECORD_SEARCH, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_record_search_leave_out:
 * @self: a search
 * @kind: (nullable): of the records that are not offered; %NULL: all are
 */
void
isms_record_search_leave_out (IsmsRecordSearch *self, const IsmsKind *kind)
{
  g_return_if_fail (ISMS_IS_RECORD_SEARCH (self));

  self->left_out = kind;
}

/**
 * isms_record_search_set_field:
 * @self: a search
 * @field: of kind %ISMS_FIELD_RECORDS
 *
 * From now on only records that the field may hold are offered.
 */
void
isms_record_search_set_field (IsmsRecordSearch *self, const IsmsField *field)
{
  g_return_if_fail (ISMS_IS_RECORD_SEARCH (self));

  self->field = field;
}
