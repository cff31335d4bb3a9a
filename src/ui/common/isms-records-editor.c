/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records of any kind that this one is for: a button to remove each, and a search to add one.
 */

#include "isms-config.h"

#include "isms-editors.h"

#include <glib/gi18n-lib.h>

#include "isms-search.h"

#define MAX_HITS 30

struct _IsmsRecordsEditor
{
  IsmsFieldEditor parent_instance;

  GPtrArray *keys; /* of char * */
  GtkWidget *wrap;
  GtkWidget *add;
  GtkWidget *search;
  GtkWidget *list;
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (IsmsRecordsEditor, isms_records_editor, ISMS_TYPE_FIELD_EDITOR)

static void show_pills (IsmsRecordsEditor *self);

static void
remove_cb (GtkButton *button, IsmsRecordsEditor *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "value");
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, &index))
    return;
  gtk_widget_grab_focus (self->add);
  g_ptr_array_remove_index (self->keys, index);
  show_pills (self);
  isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

/* "A.5.15 Access control" */
static char *
dup_label (IsmsRecordsEditor *self, const char *key)
{
  IsmsWorkspace *workspace = isms_field_editor_get_workspace (ISMS_FIELD_EDITOR (self));
  gint64 id;
  const IsmsKind *kind = isms_kind_split_key (g_ascii_strtoll (key, NULL, 10), &id);
  g_autoptr (IsmsRecord) record =
      kind != NULL ? isms_record_load (isms_workspace_get_reader (workspace), kind, id, NULL)
                   : NULL;

  return record != NULL ? g_strdup_printf ("%s %s", isms_record_get_ref (record),
                                           isms_record_get_title (record))
                        : g_strdup (_ ("(deleted)"));
}

static GtkWidget *
create_pill (IsmsRecordsEditor *self, const char *key)
{
  g_autofree char *label = dup_label (self, key);
  g_autofree char *tip = NULL;
  GtkWidget *pill = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (pill), box);
  /* Translators: takes a linked record away: "Remove Laptops" */
  tip = g_strdup_printf (_ ("Remove %s"), label);
  gtk_widget_set_tooltip_text (pill, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data_full (G_OBJECT (pill), "value", g_strdup (key), g_free);
  g_signal_connect_object (pill, "clicked", G_CALLBACK (remove_cb), self, 0);
  return pill;
}

static void
show_pills (IsmsRecordsEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->wrap)) != self->add)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->wrap), child);
  for (guint i = 0; i < self->keys->len; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (self->wrap), create_pill (self, self->keys->pdata[i]));
  adw_wrap_box_reorder_child_after (ADW_WRAP_BOX (self->wrap), self->add,
                                    gtk_widget_get_last_child (self->wrap));
}

/* --- The search --- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, IsmsRecordsEditor *self)
{
  const char *key = g_object_get_data (G_OBJECT (row), "value");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add));
  if (g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->keys, g_strdup (key));
  show_pills (self);
  isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

static GtkWidget *
create_hit (const IsmsKind *kind, const IsmsSearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = g_strdup_printf ("%s %s", hit->ref, hit->title);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_kind_make_key (kind, hit->row));
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
  g_object_set_data_full (G_OBJECT (row), "value", g_steal_pointer (&key), g_free);
  return row;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsRecordsEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = isms_search_finish (ISMS_STORE (source), result, &error);
  IsmsRecord *record = isms_field_editor_get_record (ISMS_FIELD_EDITOR (self));

  /* A search that was overtaken has nothing to say. */
  if (hits == NULL || self->list == NULL)
    return;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < hits->len; i++)
    {
      const IsmsSearchHit *hit = hits->pdata[i];
      const IsmsKind *kind = isms_kind_find_number (hit->table);

      if (kind != NULL && record != NULL && kind != isms_record_get_kind (record))
        gtk_list_box_append (GTK_LIST_BOX (self->list), create_hit (kind, hit));
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
search_changed_cb (GtkSearchEntry *entry, IsmsRecordsEditor *self)
{
  IsmsWorkspace *workspace = isms_field_editor_get_workspace (ISMS_FIELD_EDITOR (self));

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  isms_search_async (isms_workspace_get_store (workspace),
                     gtk_editable_get_text (GTK_EDITABLE (entry)), MAX_HITS, self->searching,
                     found_cb, g_object_ref (self));
}

/* Enter takes the first. */
static void
search_activated_cb (GtkSearchEntry *entry, IsmsRecordsEditor *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    row_activated_cb (GTK_LIST_BOX (self->list), row, self);
}

static void
popover_show_cb (GtkWidget *popover, IsmsRecordsEditor *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  gtk_widget_grab_focus (self->search);
}

static GtkWidget *
create_popover (IsmsRecordsEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *placeholder = gtk_label_new (_ ("Type a ref or words of what it is for"));

  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Find a record"));
  gtk_label_set_wrap (GTK_LABEL (placeholder), TRUE);
  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), placeholder);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 300, 200);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, 0);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self, 0);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_show_cb), self, 0);
  return popover;
}

static GtkWidget *
create_add_button (IsmsRecordsEditor *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), create_popover (self));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Add a Record"));
  return button;
}

/* --- The row --- */

static GtkWidget *
isms_records_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsRecordsEditor *self = ISMS_RECORDS_EDITOR (editor);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ (isms_field_editor_get_field (editor)->label));

  self->wrap = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->wrap), 6);
  self->add = create_add_button (self);
  adw_wrap_box_append (ADW_WRAP_BOX (self->wrap), self->add);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->wrap);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
isms_records_editor_show (IsmsFieldEditor *editor)
{
  IsmsRecordsEditor *self = ISMS_RECORDS_EDITOR (editor);
  g_autofree char *text = isms_field_editor_dup_stored (editor);
  g_auto (GStrv) keys = g_strsplit (text, " ", -1);

  g_ptr_array_set_size (self->keys, 0);
  for (guint i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0' && !g_str_equal (text, ISMS_FIELD_EDITOR_MIXED))
      g_ptr_array_add (self->keys, g_strdup (keys[i]));
  show_pills (self);
}

static char *
isms_records_editor_dup_text (IsmsFieldEditor *editor)
{
  IsmsRecordsEditor *self = ISMS_RECORDS_EDITOR (editor);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->keys->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) self->keys->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
isms_records_editor_dispose (GObject *object)
{
  IsmsRecordsEditor *self = ISMS_RECORDS_EDITOR (object);

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->list = NULL;

  G_OBJECT_CLASS (isms_records_editor_parent_class)->dispose (object);
}

static void
isms_records_editor_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_RECORDS_EDITOR (object)->keys);

  G_OBJECT_CLASS (isms_records_editor_parent_class)->finalize (object);
}

static void
isms_records_editor_class_init (IsmsRecordsEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_records_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_records_editor_finalize;
  editor_class->create_row = isms_records_editor_create_row;
  editor_class->show = isms_records_editor_show;
  editor_class->dup_text = isms_records_editor_dup_text;
}

static void
isms_records_editor_init (IsmsRecordsEditor *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
}
