/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records of any kind that this one is for: a button to remove each, and a search to add one.
 */

#include "isms-config.h"

#include "isms-editors.h"

#include <glib/gi18n-lib.h>

#include "isms-record-search.h"

struct _IsmsRecordsEditor
{
  IsmsFieldEditor parent_instance;

  GPtrArray *keys; /* of char * */
  GtkWidget *wrap;
  GtkWidget *add;
  IsmsRecordSearch *search;
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

static void
show_pills (IsmsRecordsEditor *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->keys->len; i++)
    {
      g_strv_builder_add (builder, self->keys->pdata[i]);
      g_strv_builder_take (builder, dup_label (self, self->keys->pdata[i]));
    }
  isms_field_editor_show_pills (ISMS_FIELD_EDITOR (self), self->wrap, g_strv_builder_end (builder),
                                G_CALLBACK (remove_cb));
}

static void
picked_cb (IsmsRecordSearch *search, gint64 picked, IsmsRecordsEditor *self)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, picked);

  if (g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->keys, g_steal_pointer (&key));
  show_pills (self);
  isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

static GtkWidget *
create_add_button (IsmsRecordsEditor *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  IsmsWorkspace *workspace = isms_field_editor_get_workspace (ISMS_FIELD_EDITOR (self));

  self->search = ISMS_RECORD_SEARCH (isms_record_search_new (workspace));
  isms_record_search_set_field (self->search,
                                isms_field_editor_get_field (ISMS_FIELD_EDITOR (self)));
  g_signal_connect_object (self->search, "picked", G_CALLBACK (picked_cb), self, 0);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->search));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Add a Record"));
  return button;
}

/* --- The row --- */

static GtkWidget *
isms_records_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsRecordsEditor *self = ISMS_RECORDS_EDITOR (editor);

  self->add = create_add_button (self);
  return isms_field_editor_create_wrap_row (editor, self->add, &self->wrap);
}

static void
isms_records_editor_show (IsmsFieldEditor *editor)
{
  IsmsRecordsEditor *self = ISMS_RECORDS_EDITOR (editor);
  g_autofree char *text = isms_field_editor_dup_stored (editor);
  g_auto (GStrv) keys = g_strsplit (text, " ", -1);
  IsmsRecord *record = isms_field_editor_get_record (editor);

  isms_record_search_leave_out (self->search,
                                record != NULL ? isms_record_get_kind (record) : NULL);
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
isms_records_editor_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_RECORDS_EDITOR (object)->keys);

  G_OBJECT_CLASS (isms_records_editor_parent_class)->finalize (object);
}

static void
isms_records_editor_class_init (IsmsRecordsEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

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
