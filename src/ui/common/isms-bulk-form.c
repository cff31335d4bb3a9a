/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What stands beside a list while several records are selected. */

#include "isms-config.h"

#include "isms-bulk-form.h"

#include <glib/gi18n-lib.h>

#include "isms-bulk.h"

struct _IsmsBulkForm
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  IsmsSelection *selection;
  GPtrArray *editors;

  AdwPreferencesPage *page;
  AdwPreferencesGroup *fields;
  GtkWidget *archive;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (IsmsBulkForm, isms_bulk_form, ADW_TYPE_BIN)

/* What several records may well share. */
static gboolean
can_set (const IsmsField *field)
{
  if ((field->flags & (ISMS_FIELD_COMPUTED | ISMS_FIELD_INTERNAL)) != 0)
    return FALSE;
  return field->kind == ISMS_FIELD_CHOICE || field->kind == ISMS_FIELD_REFERENCE
         || field->kind == ISMS_FIELD_DATE || field->kind == ISMS_FIELD_TIME;
}

static IsmsStep *
prepare_cb (IsmsFieldEditor *editor,
            const char *text,
            const char *create,
            gpointer user_data,
            GError **error)
{
  IsmsBulkForm *self = user_data;

  return isms_bulk_prepare_set (self->workspace, self->selection,
                                isms_field_editor_get_field (editor), text, create, error);
}

static void
archive_cb (AdwButtonRow *row, IsmsBulkForm *self)
{
  isms_bulk_archive (GTK_WIDGET (self), self->workspace, self->selection, TRUE);
}

static void
remove_cb (AdwButtonRow *row, IsmsBulkForm *self)
{
  isms_bulk_delete (GTK_WIDGET (self), self->workspace, self->selection);
}

static void
add_editors (IsmsBulkForm *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      IsmsFieldEditor *editor;

      if (!can_set (&self->kind->fields[i]))
        continue;
      editor = isms_field_editor_new (self->workspace, &self->kind->fields[i], prepare_cb, self);
      adw_preferences_group_add (self->fields, isms_field_editor_get_row (editor));
      adw_preferences_group_add (self->fields, isms_field_editor_get_message_row (editor));
      g_ptr_array_add (self->editors, editor);
    }
}

static GtkWidget *
add_button (IsmsBulkForm *self, AdwPreferencesGroup *group, const char *title, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
  return row;
}

static void
isms_bulk_form_dispose (GObject *object)
{
  IsmsBulkForm *self = ISMS_BULK_FORM (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (isms_bulk_form_parent_class)->dispose (object);
}

static void
isms_bulk_form_class_init (IsmsBulkFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_bulk_form_dispose;
}

static void
isms_bulk_form_init (IsmsBulkForm *self)
{
  self->editors = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_field_editor_release);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

/**
 * isms_bulk_form_new:
 * @workspace: a workspace
 * @kind: of the records
 * @selection: the records
 *
 * Returns: (transfer floating): a form for all that is selected
 */
GtkWidget *
isms_bulk_form_new (IsmsWorkspace *workspace, const IsmsKind *kind, IsmsSelection *selection)
{
  IsmsBulkForm *self = g_object_new (ISMS_TYPE_BULK_FORM, NULL);
  AdwPreferencesGroup *actions = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->selection = g_object_ref (selection);
  self->fields = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->fields, _ ("Set for All Selected"));
  add_editors (self);
  gtk_widget_set_visible (GTK_WIDGET (self->fields), self->editors->len > 0);
  self->archive = add_button (self, actions, _ ("_Archive"), G_CALLBACK (archive_cb));
  self->remove = add_button (self, actions, _ ("_Delete"), G_CALLBACK (remove_cb));
  gtk_widget_add_css_class (self->remove, "destructive-action");
  adw_preferences_page_add (self->page, self->fields);
  adw_preferences_page_add (self->page, actions);
  g_object_bind_property (workspace, "read-only", self->page, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return GTK_WIDGET (self);
}

/**
 * isms_bulk_form_reset:
 * @self: a form
 *
 * Forgets what was set: the selection is another one.
 */
void
isms_bulk_form_reset (IsmsBulkForm *self)
{
  g_return_if_fail (ISMS_IS_BULK_FORM (self));

  for (guint i = 0; i < self->editors->len; i++)
    isms_field_editor_revert (self->editors->pdata[i]);
}

/**
 * isms_bulk_form_find_editor:
 * @self: a form
 * @field: a field's name
 *
 * Returns: (transfer none) (nullable): the editor of that field
 */
IsmsFieldEditor *
isms_bulk_form_find_editor (IsmsBulkForm *self, const char *field)
{
  g_return_val_if_fail (ISMS_IS_BULK_FORM (self), NULL);

  for (guint i = 0; i < self->editors->len; i++)
    if (g_str_equal (isms_field_editor_get_field (self->editors->pdata[i])->name, field))
      return self->editors->pdata[i];
  return NULL;
}
